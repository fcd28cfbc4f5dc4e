//! The tests that need capability files as their authors published them. Those belong to their authors and are no part of this
//! project; `ROSTER_CORPUS` names a folder with them.

use super::libtest;
use super::report::Suite;
use crate::workspace::Workspace;

/// What stands in the names of these tests; each is `#[ignore]`d, so that `cargo test` alone passes without the files.
pub(super) const MARK: &str = "corpus::";

const NAME: &str = "capability files";
const VARIABLE: &str = "ROSTER_CORPUS";

pub(super) fn run(workspace: &Workspace, tests: usize) -> Suite {
    if std::env::var_os(VARIABLE).is_none() {
        return Suite::skipped(
            NAME,
            tests,
            "no folder of published capability files".to_owned(),
            format!("{VARIABLE}=DIR cargo xtask test"),
        )
        .optional();
    }
    let mut command = workspace.cargo();
    command.args(["test", "--package", "roster-capability", "--tests", "--no-fail-fast", "--", "--ignored", MARK]);
    match libtest::run(&mut command) {
        Ok(counts) => counts.suite(NAME),
        Err(error) => Suite::broken(NAME, error),
    }
}
