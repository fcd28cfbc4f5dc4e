//! Vendors' clients and readers of the OpenAPI document, unmodified, against a running server: a folder
//! below `clients/` with tests and the pins of everything that they need. What a language has of its own is a [`Runner`].

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::demo::Demo;
use super::report::Suite;
use super::{called, corpus, node, python};
use crate::process::{self, Outcome};
use crate::workspace::Workspace;

/// To add a client: its folder and a line here.
pub(super) const CLIENTS: &[Client] = &[
    Client { name: "portkey-ai (Python)", folder: "portkey-python", runner: &python::RUNNER, world: None },
    Client { name: "portkey-ai (Node)", folder: "portkey-node", runner: &node::RUNNER, world: None },
    Client { name: "portkey-admin-mcp", folder: "portkey-admin-mcp", runner: &node::RUNNER, world: None },
    Client { name: "portkey-ai in a sandbox", folder: "sandbox-pytest", runner: &python::RUNNER, world: None },
    Client { name: "openai (Python)", folder: "openai-python", runner: &python::RUNNER, world: OPENAI },
    Client { name: "openai (Node)", folder: "openai-node", runner: &node::RUNNER, world: OPENAI },
    Client { name: "keycardai-api (Python)", folder: "keycard-python", runner: &python::RUNNER, world: KEYCARD },
    Client { name: "keycardai-api, newest", folder: "keycard-python-newest", runner: &python::RUNNER, world: KEYCARD_NEWEST },
    Client { name: "evo-sdk-common (Python)", folder: "evo-python", runner: &python::RUNNER, world: EVO },
    Client { name: "openapi-spec-validator", folder: "openapi-python", runner: &python::RUNNER, world: None },
    Client { name: "mcp, fastmcp (Python)", folder: "capability-python", runner: &python::RUNNER, world: None },
    Client { name: "Roster's MCP (Python)", folder: "mcp-python", runner: &python::RUNNER, world: None },
    Client { name: "MCP suite and inspector", folder: "mcp-conformance", runner: &node::RUNNER, world: None },
    Client { name: "Spectral", folder: "openapi-spectral", runner: &node::RUNNER, world: None },
];

const OPENAI: Option<World> =
    Some(World { records: "openai-python/world.json", calls: Some(Surface { name: "openai", title: "OpenAI Administration API" }) });
const KEYCARD: Option<World> =
    Some(World { records: "keycard-python/world.json", calls: Some(Surface { name: "keycard", title: "Keycard API" }) });
/// Newer versions of the client have fewer calls than there are operations.
const KEYCARD_NEWEST: Option<World> = Some(World { records: "keycard-python/world.json", calls: None });
const EVO: Option<World> =
    Some(World { records: "evo-python/world.json", calls: Some(Surface { name: "evo", title: "Seequent Evo Workspaces API" }) });

pub(super) struct Client {
    name: &'static str,
    /// Below `clients/`.
    folder: &'static str,
    runner: &'static Runner,
    world: Option<World>,
}

/// A suite that has its server as a sandbox, and brings a world of its own into it before each test.
struct World {
    /// What the world is imported from, below `clients/`.
    records: &'static str,
    /// The surface of which every operation is called.
    calls: Option<Surface>,
}

struct Surface {
    /// As the metrics call it.
    name: &'static str,
    /// As `docs/coverage.md` calls it.
    title: &'static str,
}

/// How a language installs what is pinned, runs tests and says what came of them.
pub(super) struct Runner {
    /// Installs the pins and gives the command that runs the tests.
    pub(super) prepare: fn(&Place) -> Result<Command, Missing>,
    /// Counts what that command printed.
    pub(super) read: fn(&'static str, &str) -> Suite,
    /// A line that begins a test, for saying how many are left out.
    pub(super) begins_test: fn(&str) -> bool,
}

/// Where a client's files lie.
pub(super) struct Place {
    /// The committed folder, which a run leaves as it was.
    pub(super) source: PathBuf,
    /// The folder below the target directory for all that a run makes.
    pub(super) home: PathBuf,
}

/// Something that the machine lacks: why, and the line that mends it.
pub(super) struct Missing {
    pub(super) reason: String,
    pub(super) fix: String,
}

impl Client {
    pub(super) fn run(&self, workspace: &Workspace) -> Suite {
        let place =
            Place { source: workspace.root.join("clients").join(self.folder), home: workspace.target.join("clients").join(self.folder) };
        match (self.runner.prepare)(&place) {
            Ok(tests) => self.against_demo(workspace, &place, tests).unwrap_or_else(|error| Suite::broken(self.name, error)),
            Err(missing) => Suite::skipped(self.name, place.count(self.runner.begins_test), missing.reason, missing.fix),
        }
    }

    fn against_demo(&self, workspace: &Workspace, place: &Place, mut tests: Command) -> Outcome<Suite> {
        let log = place.home.join("server.log");
        let demo = Demo::start(workspace, &log, self.world.is_some())?;
        // For a suite that starts a server of its own.
        tests.env("ROSTER", workspace.server("debug"));
        tests.env("ROSTER_URL", &demo.url).env("ROSTER_KEY", &demo.key).env("ROSTER_ORGANIZATION", &demo.organization);
        if let (Some(world), Some(sandbox)) = (&self.world, &demo.sandbox) {
            tests.env("ROSTER_SANDBOX_URL", &sandbox.url).env("ROSTER_SANDBOX_TOKEN", &sandbox.token);
            tests.env("ROSTER_WORLD", workspace.root.join("clients").join(world.records));
        }
        // For what is started by the tests themselves, such as a capability.
        tests.env("ROSTER_BINARY", workspace.server("debug")).env("ROSTER_EXAMPLES", workspace.root.join("examples"));
        eprintln!("$ {}", process::shown(&tests));
        let output = tests.output().map_err(|error| format!("cannot run `{}`: {error}", process::shown(&tests)))?;
        let text = String::from_utf8_lossy(&output.stdout);
        print!("{text}");
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        let mut suite = (self.runner.read)(self.name, &text);
        if !output.status.success() && suite.failures.is_empty() {
            suite.failures.push(format!("`{}`: {}", process::shown(&tests), output.status));
        }
        if suite.passed == 0 && suite.failures.is_empty() {
            suite.failures.push("no test ran".to_owned());
        }
        if let Some(World { calls: Some(Surface { name, title }), .. }) = &self.world {
            suite.failures.extend(called::not_called(workspace, &demo, name, title)?);
        }
        if !suite.failures.is_empty() {
            eprintln!("the server's own words: {}", log.display());
        }
        Ok(suite)
    }
}

impl Place {
    /// Has what is `wanted` installed in the home, once for each text of it: installing takes longer
    /// than the tests. The home is emptied first.
    pub(super) fn install(&self, wanted: &str, install: impl FnOnce() -> Result<(), Missing>) -> Result<(), Missing> {
        let stamp = self.home.join("installed.txt");
        if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
            return Ok(());
        }
        if self.home.exists() {
            fs::remove_dir_all(&self.home).map_err(|error| self.broken(error))?;
        }
        fs::create_dir_all(&self.home).map_err(|error| self.broken(error))?;
        install()?;
        // Last, so that an installation that broke off is never taken for a whole one.
        fs::write(&stamp, wanted).map_err(|error| self.broken(error))
    }

    /// The text of one of the client's committed files.
    pub(super) fn text(&self, file: &str) -> Result<String, Missing> {
        fs::read_to_string(self.source.join(file)).map_err(|error| self.broken(error))
    }

    pub(super) fn broken(&self, error: std::io::Error) -> Missing {
        Missing { reason: format!("cannot set up {}: {error}", self.home.display()), fix: format!("rm -r {}", self.home.display()) }
    }

    /// About how many tests lie in the folder: one that is made for several cases counts once.
    fn count(&self, begins_test: fn(&str) -> bool) -> usize {
        let files = fs::read_dir(&self.source).into_iter().flatten().flatten();
        files
            .filter_map(|entry| fs::read_to_string(entry.path()).ok())
            .map(|text| text.lines().filter(|line| begins_test(line)).count())
            .sum()
    }
}

/// What a package manager's failure comes to: it has printed why, and mostly it reached no packages.
pub(super) fn not_installed(manager: &str) -> Missing {
    Missing {
        reason: "the pinned packages could not be installed".to_owned(),
        fix: format!("see the message of {manager} above; it needs a package registry that it can reach"),
    }
}

/// The counts of a run that names its failures; what the tests skip of themselves is left out too, and so is what of it they skip for want
/// of published capability files.
pub(super) fn counted(name: &'static str, passed: usize, failures: Vec<String>, skipped: usize, for_corpus: usize) -> Suite {
    let mut suite = Suite { name, passed, failures, ..Suite::default() };
    if skipped > for_corpus {
        let reason = "skipped by the tests themselves".to_owned();
        suite.skips = Suite::skipped(name, skipped - for_corpus, reason, "their reasons stand in the output above".to_owned()).skips;
    }
    if for_corpus > 0 {
        suite.skips.extend(corpus::skipped(name, for_corpus).skips);
    }
    suite
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_installed_is_kept_until_it_is_to_be_something_else() {
        let home = std::env::temp_dir().join(format!("roster-xtask-{}", std::process::id()));
        let place = Place { source: home.clone(), home: home.clone() };
        let mut runs = 0;
        for wanted in ["a", "a", "b"] {
            place
                .install(wanted, || {
                    runs += 1;
                    assert!(fs::read_dir(&home).is_ok_and(|mut files| files.next().is_none()), "the home is empty");
                    fs::write(home.join("package"), "").map_err(|error| place.broken(error))
                })
                .map_err(|missing| missing.reason)
                .unwrap_or_default();
        }
        assert_eq!(runs, 2);
        let failed = place.install("c", || Err(not_installed("npm")));
        assert!(failed.is_err() && !home.join("installed.txt").exists());
        fs::remove_dir_all(&home).unwrap_or_default();
    }
}
