//! Vendors' Python clients, unmodified, against a running server: a folder below `clients/` with
//! `requirements.txt` (everything pinned) and tests for pytest.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::demo::Demo;
use super::libtest::number_before;
use super::report::Suite;
use crate::process::{self, Outcome};
use crate::workspace::Workspace;

/// To add a client: its folder and a line here.
pub(super) const CLIENTS: &[Client] = &[Client { name: "portkey-ai (Python)", folder: "portkey-python" }];

/// What the pinned packages ask for.
const OLDEST_PYTHON: (u32, u32) = (3, 11);

pub(super) struct Client {
    name: &'static str,
    /// Below `clients/`.
    folder: &'static str,
}

/// Something that the machine lacks: why, and the line that mends it.
struct Missing {
    reason: String,
    fix: String,
}

impl Client {
    pub(super) fn run(&self, workspace: &Workspace) -> Suite {
        let tests = workspace.root.join("clients").join(self.folder);
        let home = workspace.target.join("clients").join(self.folder);
        let python = match environment(&home, &tests.join("requirements.txt")) {
            Ok(python) => python,
            Err(missing) => {
                return Suite::skipped(self.name, count_tests(&tests), missing.reason, missing.fix);
            }
        };
        self.pytest(workspace, &tests, &home, &python).unwrap_or_else(|error| Suite::broken(self.name, error))
    }

    fn pytest(&self, workspace: &Workspace, tests: &Path, home: &Path, python: &Path) -> Outcome<Suite> {
        let demo = Demo::start(workspace, &home.join("server.log"))?;
        let mut command = Command::new(python);
        command
            .current_dir(tests)
            .args(["-m", "pytest", "-p", "no:cacheprovider", "--color=no", "-ra", "-q"])
            // No byte code beside the sources: a test run leaves the checkout as it was.
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("ROSTER_URL", &demo.url)
            .env("ROSTER_KEY", &demo.key)
            .env("ROSTER_ORGANIZATION", &demo.organization);
        eprintln!("$ {}", process::shown(&command));
        let output = command.output().map_err(|error| format!("cannot run pytest: {error}"))?;
        let text = String::from_utf8_lossy(&output.stdout);
        print!("{text}");
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        let mut suite = read(self.name, &text);
        if !output.status.success() && suite.failures.is_empty() {
            suite.failures.push(format!("pytest: {}", output.status));
        }
        if !suite.failures.is_empty() {
            eprintln!("the server's own words: {}", home.join("server.log").display());
        }
        Ok(suite)
    }
}

/// Counts what pytest says: `FAILED …` and `ERROR …` lines by name, the rest from its last line.
fn read(name: &'static str, text: &str) -> Suite {
    let last = text.lines().next_back().unwrap_or("");
    let failures =
        text.lines().filter_map(|line| line.strip_prefix("FAILED ").or_else(|| line.strip_prefix("ERROR "))).map(str::to_owned).collect();
    let skipped = number_before(last, " skipped");
    let mut suite = if skipped == 0 {
        Suite::default()
    } else {
        Suite::skipped(
            name,
            skipped,
            "skipped by the tests themselves".to_owned(),
            "the reasons stand in pytest's own summary above".to_owned(),
        )
    };
    suite.name = name;
    suite.passed = number_before(last, " passed");
    suite.failures = failures;
    suite
}

/// The Python of a virtual environment that holds exactly the pinned packages. It is made anew only
/// when the pins or the Python changed: installing takes longer than the tests.
fn environment(home: &Path, requirements: &Path) -> Result<PathBuf, Missing> {
    let system = python()?;
    let broken = |error: std::io::Error| Missing {
        reason: format!("cannot set up {}: {error}", home.display()),
        fix: format!("rm -r {}", home.display()),
    };
    let wanted = format!("# {}\n{}", system.version, fs::read_to_string(requirements).map_err(broken)?);
    let (venv, stamp) = (home.join("venv"), home.join("installed.txt"));
    let python = venv.join("bin/python");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) && python.exists() {
        return Ok(python);
    }
    if home.exists() {
        fs::remove_dir_all(home).map_err(broken)?;
    }
    fs::create_dir_all(home).map_err(broken)?;
    process::run(Command::new(&system.program).args(["-m", "venv"]).arg(&venv))
        .map_err(|error| Missing { reason: error, fix: "apt-get install python3-venv".to_owned() })?;
    process::run(
        Command::new(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(requirements),
    )
    .map_err(|_| Missing {
        reason: "the pinned packages could not be installed".to_owned(),
        fix: "see pip's message above; it needs a package index that it can reach".to_owned(),
    })?;
    // Last, so that an installation that broke off is never taken for a whole one.
    fs::write(&stamp, &wanted).map_err(broken)?;
    Ok(python)
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
    if (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) < OLDEST_PYTHON {
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

/// About how many tests lie in a folder, for saying how much is left out.
fn count_tests(folder: &Path) -> usize {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("test_"))
        .filter_map(|entry| fs::read_to_string(entry.path()).ok())
        .map(|text| text.lines().filter(|line| line.starts_with("def test_")).count())
        .sum()
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
    }
}
