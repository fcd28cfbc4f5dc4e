//! Inputs that nobody would write, made of those that somebody did: five rounds, each for its time.
//!
//! An input comes from its seed alone, so one that fails is made again with `ROSTER_FUZZ_SEED`. `ROSTER_FUZZ_SECONDS` says
//! how long a round runs; without it a round has a fixed number of inputs, the same in every test run.

mod json_path;
mod mutate;
mod table;
mod template;
mod value;
mod watch;
mod xml;
mod yaml;

use mutate::{Mutations, Random};
use std::{
    hash::{BuildHasher, RandomState},
    io::Write,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    time::Duration,
};
use tokio::time::Instant;
use watch::Watch;

/// What one round tries.
struct Round {
    name: &'static str,
    /// How many inputs where no time is given.
    inputs: u64,
    mutations: Mutations,
    /// Panics where something does not hold.
    check: fn(&[u8], &mut Random),
}

#[test]
fn yaml() {
    yaml::round().run();
}

#[test]
fn template() {
    template::round().run();
}

#[test]
fn json_path() {
    json_path::round().run();
}

#[test]
fn xml() {
    xml::round().run();
}

#[test]
fn csv() {
    table::round().run();
}

impl Round {
    fn run(&self) {
        let number =
            |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap_or_else(|_| panic!("{name} is no number")));
        let time = number("ROSTER_FUZZ_SECONDS").map(Duration::from_secs);
        let chosen = number("ROSTER_FUZZ_SEED");
        let first = chosen.unwrap_or_else(|| time.map_or(1, |_| RandomState::new().hash_one(self.name) >> 1));
        // A test run has no time for large inputs; a seed that was named makes what it made when it was found.
        let most = if time.is_some() || chosen.is_some() { self.mutations.most } else { self.mutations.most / 32 };
        let watch = Watch::begin(self.name);
        let began = Instant::now();
        let mut said = Duration::ZERO;
        let mut done = 0;
        while time.map_or(done < self.inputs, |time| began.elapsed() < time) {
            let seed = first.wrapping_add(done);
            self.try_one(seed, most, &watch);
            done += 1;
            if time.is_some() && began.elapsed() >= said {
                // Where the process dies without a word, such as for want of stack, this says where to look.
                say(&format!("fuzz {}: {done} inputs from seed {first}, the next has seed {}", self.name, seed.wrapping_add(1)));
                said += Duration::from_secs(30);
            }
        }
        say(&format!("fuzz {}: {done} inputs from seed {first} in {} s", self.name, began.elapsed().as_secs()));
    }

    fn try_one(&self, seed: u64, most: usize, watch: &Watch) {
        let mut random = Random::new(seed);
        let input = self.mutations.make(&mut random, most);
        watch.started(seed, &input);
        let tried = catch_unwind(AssertUnwindSafe(|| (self.check)(&input, &mut random)));
        watch.ended();
        if let Err(panic) = tried {
            say(&failed(self.name, seed, &input, "did not hold"));
            resume_unwind(panic);
        }
    }
}

/// What to print of an input that failed, and how to make it again.
fn failed(round: &str, seed: u64, input: &[u8], how: &str) -> String {
    let text = String::from_utf8_lossy(input);
    let shown: String = text.chars().take(4000).collect();
    let file = std::env::temp_dir().join(format!("roster-fuzz-{round}-{seed}"));
    let kept = std::fs::write(&file, input).map_or_else(|error| error.to_string(), |()| file.display().to_string());
    format!(
        "fuzz {round}: the input of seed {seed} {how} ({} bytes, whole in {kept}):\n{shown:?}\n\
         Again: ROSTER_FUZZ_SEED={seed} cargo test -p roster-capability --lib fuzz::{round}",
        input.len()
    )
}

/// Past the capture of tests: a process that is ended shows nothing of what was captured.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// The texts in a source file that stand between `r#"` and `"#`: what other tests have tried already.
fn raw_texts(source: &str) -> Vec<Vec<u8>> {
    let pieces = source.split("r#\"").skip(1).filter_map(|piece| piece.split("\"#").next());
    pieces.map(|text| text.replace("{{", "{").replace("}}", "}").into_bytes()).collect()
}
