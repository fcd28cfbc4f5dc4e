//! How long a sandbox takes to be as it was: what a test suite pays before each test.

use std::process::Command;
use std::time::Instant;

use serde_json::json;

use super::client::{Client, Request};
use super::figure::Figure;
use super::server::Server;
use crate::process::{self, Outcome};
use crate::workspace::Workspace;

const ROUNDS: usize = 100;
const TARGET_MS: f64 = 5.0;
const TOKEN: &str = "the-token-of-the-bench";

/// Each round makes a user and resets, so that there is something to take back. The time is that of the whole call.
pub(super) fn measure(workspace: &Workspace) -> Outcome<Figure> {
    let (address, control) = (process::free_address()?, process::free_address()?);
    let mut command = Command::new(workspace.server("release"));
    command.args(["demo", "--json", "--listen", &address.to_string(), "--sandbox", &control.to_string()]);
    let _server = Server::listening(command.env("ROSTER_SANDBOX_TOKEN", TOKEN), address)?;
    let connect = |address| Client::connect(address).map_err(|error| format!("{address}: {error}"));
    let (mut served, mut controlled) = (connect(address)?, connect(control)?);
    let call = |client: &mut Client, path: &str, key: &str, body| client.json(&Request::post(path, key, &body));
    call(&mut controlled, "/sandbox/v1/keys", TOKEN, json!({"key": "the bench", "as": {"organization": "example"}}))?;
    call(&mut controlled, "/sandbox/v1/snapshots", TOKEN, json!({"name": "bench"}))?;
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let user = json!({"email": "somebody@example.com"});
        call(&mut served, "/api/v1/organizations/example/users", "the bench", user)?;
        let begin = Instant::now();
        call(&mut controlled, "/sandbox/v1/reset", TOKEN, json!({"snapshot": "bench"}))?;
        times.push(begin.elapsed().as_secs_f64() * 1_000.0);
    }
    Figure::below("sandbox reset, the demo's organization", "ms", TARGET_MS, &mut times)
}
