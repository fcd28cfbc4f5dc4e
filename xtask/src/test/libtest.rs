//! Running `cargo test` with its output passed on as it comes, and counting what it says.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::report::Suite;
use crate::process::{self, Outcome};

/// What all test binaries of a run said together.
#[derive(Default, Debug, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: usize,
    pub(crate) failed: Vec<String>,
    pub(super) ignored: Vec<String>,
}

pub(crate) fn run(command: &mut Command) -> Outcome<Counts> {
    eprintln!("$ {}", process::shown(command));
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| format!("cannot run cargo: {error}"))?;
    let mut counts = Counts::default();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).split(b'\n') {
            let line = line.map_err(|error| format!("cannot read from cargo: {error}"))?;
            // A test may print anything; that is no reason to lose count.
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            counts.read(&line);
        }
    }
    let status = child.wait().map_err(|error| format!("cannot wait for cargo: {error}"))?;
    // A binary that was killed or aborted has no result line, and cargo's status is all there is.
    if !status.success() && counts.failed.is_empty() {
        counts.failed.push(format!("`{}`: {status}", process::shown(command)));
    }
    Ok(counts)
}

impl Counts {
    /// Takes in a line of libtest: a test's own (`test a::b ... FAILED`) for its name, or a binary's
    /// result for its count.
    fn read(&mut self, line: &str) {
        if let Some(result) = line.strip_prefix("test result: ") {
            self.passed += number_before(result, " passed");
        } else if let Some((name, verdict)) = line.strip_prefix("test ").and_then(|rest| rest.split_once(" ... ")) {
            if verdict == "FAILED" {
                self.failed.push(name.to_owned());
            } else if verdict.starts_with("ignored") {
                self.ignored.push(name.to_owned());
            }
        }
    }

    pub(super) fn suite(&self, name: &'static str) -> Suite {
        Suite { name, passed: self.passed, failures: self.failed.clone(), ..Suite::default() }
    }
}

/// The number right before a word, as in `ok. 12 passed; 0 failed`; 0 when the word is not there.
pub(super) fn number_before(text: &str, word: &str) -> usize {
    let before = text.split_once(word).map_or("", |(before, _)| before);
    let digits = before.rsplit(|c: char| !c.is_ascii_digit()).next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_several_binaries_add_up() {
        let mut counts = Counts::default();
        for line in [
            "running 4 tests",
            "test a::b ... ok",
            "test a::c - should panic ... FAILED",
            "test store::postgres::d ... ignored, needs PostgreSQL",
            "test src/lib.rs - x (line 3) ... ignored",
            "test result: FAILED. 1 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
        ] {
            counts.read(line);
        }
        assert_eq!(counts.passed, 13);
        assert_eq!(counts.failed, ["a::c - should panic"]);
        assert_eq!(counts.ignored, ["store::postgres::d", "src/lib.rs - x (line 3)"]);
    }
}
