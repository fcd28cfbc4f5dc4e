//! The tests that need PostgreSQL, against a server of their own.

use super::cluster::{self, Cluster};
use super::libtest;
use super::report::Suite;
use crate::workspace::Workspace;

/// What stands in the names of these tests; each is `#[ignore]`d, so that `cargo test` alone passes
/// without a server.
pub(super) const MARK: &str = "postgres::";

const NAME: &str = "PostgreSQL";
const VARIABLE: &str = "ROSTER_TEST_POSTGRES";

pub(super) fn run(workspace: &Workspace, tests: usize) -> Suite {
    // Who names a server has chosen it: perhaps another version, perhaps one across a network.
    if let Ok(url) = std::env::var(VARIABLE) {
        return against(workspace, &url);
    }
    let Some(binaries) = cluster::binaries() else {
        return Suite::skipped(
            NAME,
            tests,
            "no server binaries (initdb, postgres) on PATH or in /usr/lib/postgresql".to_owned(),
            "apt-get install postgresql".to_owned(),
        );
    };
    match Cluster::start(workspace, &binaries) {
        Ok(cluster) => against(workspace, &cluster.url()),
        Err(error) => Suite::broken(NAME, error),
    }
}

fn against(workspace: &Workspace, url: &str) -> Suite {
    let mut command = workspace.cargo();
    // Not the examples in documentation: those have no server to talk to.
    command.args(["test", "--workspace", "--tests", "--no-fail-fast", "--", "--ignored", MARK]).env(VARIABLE, url);
    match libtest::run(&mut command) {
        Ok(counts) => counts.suite(NAME),
        Err(error) => Suite::broken(NAME, error),
    }
}
