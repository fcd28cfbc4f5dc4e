//! The project's chores, one name each; continuous integration runs the same commands.
//!
//! To add a chore: a module with `run(&Workspace, &[String]) -> Outcome`, and a line in [`CHORES`].

mod bench;
mod check;
mod generate;
mod process;
mod test;
mod tidy;
mod torture;
mod workspace;

use std::process::ExitCode;

use process::Outcome;
use workspace::Workspace;

struct Chore {
    name: &'static str,
    summary: &'static str,
    run: fn(&Workspace, &[String]) -> Outcome,
}

const CHORES: &[Chore] = &[
    Chore { name: "check", summary: "formatting, lints, tidy and licences; --timings also times a clean release build", run: check::run },
    Chore { name: "test", summary: "every test: Rust, PostgreSQL, the vendors' clients; names what it left out", run: test::run },
    Chore { name: "bench", summary: "measure, and write docs/performance.md; --json for a line a figure", run: bench::run },
    Chore { name: "torture", summary: "the tests that get better with more rounds, for as long as they take", run: torture::run },
    Chore { name: "gen", summary: "write the generated files anew; --check fails when one is stale", run: generate::run },
    Chore { name: "ci", summary: "check, gen --check and test", run: ci },
    Chore { name: "tidy", summary: "the project's own rules: arrows, sizes, migrations, links", run: tidy::run },
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(name) = arguments.next() else {
        list();
        return ExitCode::SUCCESS;
    };
    let rest: Vec<String> = arguments.collect();
    let Some(chore) = CHORES.iter().find(|chore| chore.name == name) else {
        eprintln!("there is no chore `{name}`; these exist:");
        list();
        return ExitCode::from(2);
    };
    match Workspace::find().and_then(|workspace| (chore.run)(&workspace, &rest)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // A chore that ended with a report of its own has nothing to add: the report's last
            // line stays the last line.
            if !message.is_empty() {
                eprintln!("{message}");
            }
            ExitCode::FAILURE
        }
    }
}

fn list() {
    for chore in CHORES {
        println!("cargo xtask {:<8} {}", chore.name, chore.summary);
    }
}

/// All that a change has to pass, the quick parts first.
fn ci(workspace: &Workspace, arguments: &[String]) -> Outcome {
    process::only_flags(arguments, &[])?;
    check::run(workspace, &[])?;
    generate::run(workspace, &["--check".to_owned()])?;
    test::run(workspace, &[])
}
