//! `cargo xtask torture`: tests that find more with more rounds, run for longer than a test run may
//! take, in the release profile so that threads meet as they do in production.

use crate::process::{self, Outcome};
use crate::workspace::Workspace;

/// To add one: the test reads its number of rounds from the environment and has a small default for
/// `cargo xtask test`; the line here gives it a large one.
const ROUNDS: &[Round] = &[Round {
    name: "kill -9 during a write load, then verify",
    test: &["--package", "roster", "--test", "it", "kill"],
    environment: &[("ROSTER_ROUNDS", "200")],
}];

struct Round {
    name: &'static str,
    test: &'static [&'static str],
    environment: &'static [(&'static str, &'static str)],
}

pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Outcome {
    process::only_flags(arguments, &[])?;
    let mut failed = Vec::new();
    for round in ROUNDS {
        eprintln!("torture: {}", round.name);
        let mut command = workspace.cargo();
        command
            .args(["test", "--release"])
            .args(round.test)
            .args(["--", "--nocapture"])
            .envs(round.environment.iter().copied());
        if let Err(error) = process::run(&mut command) {
            failed.push(format!("{}: {error}", round.name));
        }
    }
    if failed.is_empty() {
        println!("torture: {} of {} held", ROUNDS.len(), ROUNDS.len());
        Ok(())
    } else {
        Err(failed.join("\n"))
    }
}
