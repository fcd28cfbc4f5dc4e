//! The tests that need capability files as their authors published them. Those belong to their authors and are no part of this
//! project; `ROSTER_CORPUS` names a folder with them.

use super::libtest;
use super::report::Suite;
use crate::workspace::Workspace;

/// What stands in the names of these tests; each is `#[ignore]`d, so that `cargo test` alone passes without the files.
pub(super) const MARK: &str = "corpus::";

const NAME: &str = "capability files";
const VARIABLE: &str = "ROSTER_CORPUS";

/// The reason that clients' suites give for tests which they skip for want of the files.
pub(super) const UNSET: &str = "ROSTER_CORPUS is not set";

pub(super) fn run(workspace: &Workspace, tests: usize) -> Suite {
    if std::env::var_os(VARIABLE).is_none() {
        return skipped(NAME, tests);
    }
    let mut command = workspace.cargo();
    command.args(["test", "--package", "roster-capability", "--tests", "--no-fail-fast", "--", "--ignored", MARK]);
    match libtest::run(&mut command) {
        Ok(counts) => counts.suite(NAME),
        Err(error) => Suite::broken(NAME, error),
    }
}

/// Tests of a suite that are left out for want of the files, as they may be.
pub(super) fn skipped(name: &'static str, tests: usize) -> Suite {
    let fix = format!("{VARIABLE}=DIR cargo xtask test");
    Suite::skipped(name, tests, "no folder of published capability files".to_owned(), fix).optional()
}
