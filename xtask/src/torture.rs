//! `cargo xtask torture`: tests that find more with more rounds, run for longer than a test run may
//! take, in the release profile so that threads meet as they do in production.

use crate::process::{self, Outcome};
use crate::test::{libtest, schemathesis};
use crate::workspace::Workspace;

/// To add one: the test reads its number of rounds from the environment and has a small default for
/// `cargo xtask test`; the line here gives it a large one.
const ROUNDS: &[Round] = &[
    Round {
        name: "kill -9 during a write load, then verify",
        test: &["--package", "roster", "--test", "it", "kill"],
        environment: &[("ROSTER_ROUNDS", "200")],
    },
    Round {
        name: "one invitation accepted, revoked, sent again and expired, all at once",
        test: &["--package", "roster-core", "--test", "it", "sqlite::invitations::whatever_happens_at_once"],
        environment: &[("ROSTER_ROUNDS", "10000")],
    },
    Round {
        name: "capability files that nobody would write, for ten minutes",
        test: &["--package", "roster-capability", "--lib", "fuzz::yaml"],
        environment: &[("ROSTER_FUZZ_SECONDS", "600")],
    },
    Round {
        name: "templates, likewise",
        test: &["--package", "roster-capability", "--lib", "fuzz::template"],
        environment: &[("ROSTER_FUZZ_SECONDS", "600")],
    },
    Round {
        name: "JSONPath, likewise",
        test: &["--package", "roster-capability", "--lib", "fuzz::json_path"],
        environment: &[("ROSTER_FUZZ_SECONDS", "600")],
    },
    Round {
        name: "answers in XML, likewise",
        test: &["--package", "roster-capability", "--lib", "fuzz::xml"],
        environment: &[("ROSTER_FUZZ_SECONDS", "600")],
    },
    Round {
        name: "answers in CSV, likewise",
        test: &["--package", "roster-capability", "--lib", "fuzz::csv"],
        environment: &[("ROSTER_FUZZ_SECONDS", "600")],
    },
    Round {
        name: "texts of capability files, many and short",
        test: &["--package", "roster-capability", "panic"],
        environment: &[("PROPTEST_CASES", "200000")],
    },
];

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
        command.args(["test", "--release"]).args(round.test).args(["--", "--nocapture"]).envs(round.environment.iter().copied());
        match libtest::run(&mut command) {
            Ok(counts) if !counts.failed.is_empty() => {
                failed.push(format!("{}: {}", round.name, counts.failed.join(", ")));
            }
            // A filter that matches nothing passes; here that means a test was renamed.
            Ok(counts) if counts.passed == 0 => {
                failed.push(format!("{}: no such test; correct its line in ROUNDS", round.name));
            }
            Ok(_) => {}
            Err(error) => failed.push(format!("{}: {error}", round.name)),
        }
    }
    eprintln!("torture: {}", schemathesis::NAME);
    let left_out = match schemathesis::run(workspace) {
        Ok(skip) => skip,
        Err(error) => {
            failed.push(format!("{}: {error}", schemathesis::NAME));
            None
        }
    };
    if failed.is_empty() {
        let held = ROUNDS.len() + usize::from(left_out.is_none());
        if let Some(skip) = left_out {
            println!("SKIPPED {}: {skip}", schemathesis::NAME);
        }
        println!("torture: {held} of {} held", ROUNDS.len() + 1);
        Ok(())
    } else {
        Err(failed.join("\n"))
    }
}
