//! Generated requests, right ones and wrong ones, on the OpenAI surface, and answers held against the vendor's description:
//! `clients/openai-schemathesis`. Its machine-readable description is not part of the project.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::client::Place;
use super::demo::Demo;
use super::python;
use crate::process::{self, Outcome};
use crate::workspace::Workspace;

pub(crate) const NAME: &str = "what the OpenAI surface answers is what its vendor describes";

const FOLDER: &str = "openai-schemathesis";
const CHECKS: &str = "not_a_server_error,response_schema_conformance,content_type_conformance,ignored_auth";

/// Each has a server of its own: requests also end keys and remove people, at last the key that they come with, and from then on
/// they find out little. Together with the identities they come to five minutes.
const TIMES: usize = 5;
const SECONDS: &str = "30";

/// As whom the requests are made.
const ROLES: [&str; 2] = ["owner", "viewer"];

/// Why it was left out and what mends that, if so.
pub(crate) fn run(workspace: &Workspace) -> Outcome<Option<String>> {
    let described = std::env::var_os("ROSTER_CONTRACTS").map(|folder| Path::new(&folder).join("openai.openapi.json"));
    let Some(described) = described.filter(|file| file.is_file()) else {
        return Ok(Some(
            "no description of the vendor's API: set ROSTER_CONTRACTS to the folder that holds openai.openapi.json".to_owned(),
        ));
    };
    let place = Place { source: workspace.root.join("clients").join(FOLDER), home: workspace.target.join("clients").join(FOLDER) };
    let venv = match python::environment(&place) {
        Ok(venv) => venv,
        Err(missing) => return Ok(Some(format!("{}: {}", missing.reason, missing.fix))),
    };
    process::run(workspace.cargo().args(["build", "--package", "roster"]))?;
    for _ in 0..TIMES {
        for role in ROLES {
            let demo = Demo::start(workspace, &place.home.join("server.log"), false)?;
            let key = key_with(&demo, role)?;
            let mut tool = Command::new(venv.join("bin/schemathesis"));
            tool.arg("--config-file").arg(place.source.join("schemathesis.toml")).arg("run").arg(&described);
            tool.args(["--url", &format!("{}/openai/v1", demo.url), "--checks", CHECKS, "--max-time", SECONDS, "--no-color"]);
            process::run(tool.current_dir(&place.home).env("ROSTER_KEY", key))?;
        }
    }
    Ok(None)
}

/// A key of the organization itself, which is nobody's to lose.
fn key_with(demo: &Demo, role: &str) -> Outcome<String> {
    let body = format!(r#"{{"name":"Generated requests","owner":{{"type":"organization","role":"{role}"}}}}"#);
    let answer = demo.call(&format!("POST /api/v1/organizations/{}/api-keys", demo.organization), &body)?;
    let made: Value = answer.split_once("\r\n\r\n").and_then(|(_, body)| serde_json::from_str(body).ok()).unwrap_or_default();
    made["secret"].as_str().map(str::to_owned).ok_or_else(|| "a new key has no `secret`".to_owned())
}
