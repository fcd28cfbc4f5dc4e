//! `cargo xtask gen`: files that are committed and made from code. `--check` says which are stale.

use std::fs;

use crate::process::{self, Outcome};
use crate::workspace::Workspace;

/// To add a generated file: a line here; the test or the command that makes it stands with the code
/// that it describes.
const GENERATED: &[Generated] = &[
    Generated { file: "docs/role-matrix.txt", how: How::Test(&["--package", "roster-core", "--test", "it", "matrix"]) },
    Generated { file: "docs/coverage.md", how: How::Test(&["--package", "roster-api", "--test", "it", "coverage"]) },
    Generated { file: "docs/api.md", how: How::Test(&["--package", "roster-api", "--test", "it", "documents"]) },
    Generated { file: "docs/openapi.json", how: How::Test(&["--package", "roster-api", "--test", "it", "openapi::the_committed"]) },
    Generated { file: "docs/cli.md", how: How::Output(&["run", "--quiet", "--package", "roster", "--", "docs", "cli"]) },
];

struct Generated {
    file: &'static str,
    how: How,
}

enum How {
    /// `cargo test` with these arguments; with `ROSTER_GEN=1` the test writes the file instead of
    /// comparing with it.
    Test(&'static [&'static str]),
    /// What cargo prints with these arguments.
    Output(&'static [&'static str]),
}

pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Outcome {
    process::only_flags(arguments, &["--check"])?;
    let check = !arguments.is_empty();
    let mut stale = Vec::new();
    for generated in GENERATED {
        let path = workspace.root.join(generated.file);
        // Compared with what lay on disk rather than with the last commit: who has regenerated and
        // not yet committed is up to date. In a fresh checkout the two are the same.
        let before = fs::read(&path).ok();
        generated.make(workspace)?;
        let after = fs::read(&path).ok();
        if after.is_none() {
            return Err(format!("the generator of {} left no file", generated.file));
        }
        if before != after {
            stale.push(generated.file);
        }
    }
    match (check, stale.as_slice()) {
        (_, []) => println!("gen: {} files are up to date", GENERATED.len()),
        (false, written) => println!("gen: wrote {}", written.join(", ")),
        (true, stale) => {
            return Err(format!(
                "gen: these were stale: {}\nthey are written anew now; look at the change and commit it",
                stale.join(", ")
            ));
        }
    }
    Ok(())
}

impl Generated {
    fn make(&self, workspace: &Workspace) -> Outcome {
        match self.how {
            How::Test(arguments) => process::run(workspace.cargo().args(["test", "--quiet"]).args(arguments).env("ROSTER_GEN", "1")),
            How::Output(arguments) => {
                let text = process::output(workspace.cargo().args(arguments))?;
                process::write(&workspace.root.join(self.file), &text)
            }
        }
    }
}
