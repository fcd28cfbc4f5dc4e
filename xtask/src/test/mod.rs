//! `cargo xtask test`: every test, with the set-up that it needs.
//!
//! To add a suite: a function that returns a [`Suite`], and a line in [`run`]. What a suite needs and
//! does not find is a [`Skip`] with the line that installs it, never a quiet pass: with
//! `ROSTER_REQUIRE_ALL=1`, as in continuous integration, it counts as a failure.

mod called;
mod client;
mod cluster;
mod corpus;
mod demo;
pub(crate) mod libtest;
mod node;
mod postgres;
mod python;
mod report;
pub(crate) mod schemathesis;

use std::time::{Duration, Instant};

use crate::process::{self, Outcome};
use crate::workspace::Workspace;
use report::{Report, Skip, Suite};

/// What the tests may take on two cores once everything is compiled.
const BUDGET: Duration = Duration::from_secs(600);

pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Outcome {
    process::only_flags(arguments, &[])?;
    let mut report = Report::new(std::env::var("ROSTER_REQUIRE_ALL").is_ok_and(|value| value == "1"));
    if let Err(error) = compile(workspace) {
        report.add(Suite::broken("compile", error));
        return report.finish();
    }
    let start = Instant::now();
    let (rust, left) = rust(workspace);
    report.add(rust);
    report.add(timed(|| postgres::run(workspace, left.postgres)));
    report.add(timed(|| corpus::run(workspace, left.corpus)));
    for client in client::CLIENTS {
        report.add(timed(|| client.run(workspace)));
    }
    let took = start.elapsed();
    if took > BUDGET {
        println!("warning: the tests took {} s; {} s is what they may take on two cores", took.as_secs(), BUDGET.as_secs());
    }
    report.finish()
}

fn compile(workspace: &Workspace) -> Outcome {
    process::run(workspace.cargo().args(["test", "--workspace", "--no-run"]))?;
    process::run(workspace.cargo().args(["build", "--package", "roster"]))
}

/// How many tests the Rust suite leaves to others.
#[derive(Default)]
struct Left {
    postgres: usize,
    corpus: usize,
}

/// The tests that need Rust alone, and how many they leave to other suites.
fn rust(workspace: &Workspace) -> (Suite, Left) {
    let start = Instant::now();
    let mut command = workspace.cargo();
    command.args(["test", "--workspace", "--no-fail-fast"]);
    let counts = match libtest::run(&mut command) {
        Ok(counts) => counts,
        Err(error) => return (Suite::broken("Rust", error), Left::default()),
    };
    let (postgres, others): (Vec<_>, Vec<_>) = counts.ignored.iter().partition(|name| name.contains(postgres::MARK));
    let (corpus, others): (Vec<_>, Vec<_>) = others.into_iter().partition(|name| name.contains(corpus::MARK));
    let skips = others.into_iter().map(|name| Skip {
        name: format!("Rust: {name}"),
        tests: 1,
        reason: "marked #[ignore], and no suite runs it".to_owned(),
        fix: "remove #[ignore], or give it a suite in xtask/src/test".to_owned(),
        optional: false,
    });
    let mut suite = counts.suite("Rust");
    suite.skips = skips.collect();
    suite.took = start.elapsed();
    (suite, Left { postgres: postgres.len(), corpus: corpus.len() })
}

fn timed(suite: impl FnOnce() -> Suite) -> Suite {
    let start = Instant::now();
    let mut suite = suite();
    suite.took = start.elapsed();
    suite
}
