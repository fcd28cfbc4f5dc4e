//! Clients in Python: `requirements.txt` with everything pinned, and tests for pytest.

use std::path::PathBuf;
use std::process::Command;

use super::client::{self, Missing, Place, Runner};
use super::corpus;
use super::libtest::number_before;
use super::report::Suite;
use crate::process;

pub(super) const RUNNER: Runner = Runner { prepare, read, begins_test: |line| line.starts_with("def test_") };

/// What the pinned packages ask for.
const OLDEST: (u32, u32) = (3, 11);

/// The command that runs the tests.
fn prepare(place: &Place) -> Result<Command, Missing> {
    let mut pytest = Command::new(environment(place)?.join("bin/python"));
    pytest
        .current_dir(&place.source)
        .args(["-m", "pytest", "-p", "no:cacheprovider", "--color=no", "-ra", "-q"])
        // No byte code beside the sources: a test run leaves the checkout as it was.
        .env("PYTHONDONTWRITEBYTECODE", "1");
    Ok(pytest)
}

/// A virtual environment that holds exactly the pinned packages.
pub(super) fn environment(place: &Place) -> Result<PathBuf, Missing> {
    let system = python()?;
    let venv = place.home.join("venv");
    let python = venv.join("bin/python");
    let wanted = format!("# {}\n{}", system.version, place.text("requirements.txt")?);
    place.install(&wanted, || {
        process::run(Command::new(&system.program).args(["-m", "venv"]).arg(&venv))
            .map_err(|error| Missing { reason: error, fix: "apt-get install python3-venv".to_owned() })?;
        let mut pip = Command::new(&python);
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
        process::run(pip.arg(place.source.join("requirements.txt"))).map_err(|_| client::not_installed("pip"))
    })?;
    Ok(venv)
}

/// Counts what pytest says: `FAILED …` and `ERROR …` lines by name, the rest from its last line.
fn read(name: &'static str, text: &str) -> Suite {
    let last = text.lines().next_back().unwrap_or("");
    let failures =
        text.lines().filter_map(|line| line.strip_prefix("FAILED ").or_else(|| line.strip_prefix("ERROR "))).map(str::to_owned).collect();
    // `SKIPPED [4] conftest.py:23: ROSTER_CORPUS is not set`
    let for_corpus = text.lines().filter(|line| line.ends_with(corpus::UNSET));
    let for_corpus = for_corpus.filter_map(|line| line.strip_prefix("SKIPPED [")?.split_once(']')?.0.parse::<usize>().ok()).sum();
    client::counted(name, number_before(last, " passed"), failures, number_before(last, " skipped"), for_corpus)
}

struct Python {
    program: PathBuf,
    version: String,
}

/// The machine's Python, if it is new enough and can make virtual environments.
fn python() -> Result<Python, Missing> {
    let program = process::on_path("python3")
        .ok_or_else(|| Missing { reason: "python3 is not installed".to_owned(), fix: "apt-get install python3 python3-venv".to_owned() })?;
    let script = "import sys; print(*sys.version_info[:3])";
    let version = process::output(Command::new(&program).args(["-c", script]))
        .map_err(|error| Missing { reason: error, fix: "apt-get install python3 python3-venv".to_owned() })?;
    let version = version.trim().to_owned();
    let mut numbers = version.split(' ').map(|number| number.parse().unwrap_or(0));
    if (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) < OLDEST {
        return Err(Missing {
            reason: format!("python3 is {}; the pinned packages need 3.11 or newer", version.replace(' ', ".")),
            fix: "put a newer python3 first on PATH".to_owned(),
        });
    }
    if !process::succeeds(Command::new(&program).args(["-c", "import venv, ensurepip"])) {
        return Err(Missing { reason: "python3 venv module missing".to_owned(), fix: "apt-get install python3-venv".to_owned() });
    }
    Ok(Python { program, version })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_pytest_is_counted() {
        let suite = read("x", "....F\nFAILED test_a.py::test_b - assert 1\n1 failed, 12 passed in 3.20s\n");
        assert_eq!(suite.passed, 12);
        assert_eq!(suite.failures, ["test_a.py::test_b - assert 1"]);
        assert!(suite.skips.is_empty());
        assert_eq!(read("x", "12 passed, 2 skipped in 1s").skips[0].tests, 2);
        let text = "SKIPPED [2] conftest.py:23: ROSTER_CORPUS is not set\nSKIPPED [1] a.py:1: not today\n12 passed, 3 skipped in 1s";
        let skips: Vec<_> = read("x", text).skips.iter().map(|skip| (skip.tests, skip.optional)).collect();
        assert_eq!(skips, [(1, false), (2, true)]);
    }
}
