//! `--sandbox`: what it prints, what it refuses, and that what the documents show of it works.

use crate::server::{Scratch, Server, assert_fails, call, roster, run, run_json, stdout};
use serde_json::{Value, json};
use std::{net::TcpListener, process::Command};

const TOKEN: &str = "a-token-of-enough-letters";

/// The address and the path of a URL.
fn parts(url: &str) -> (&str, &str) {
    let rest = url.strip_prefix("http://").unwrap();
    rest.split_at(rest.find('/').unwrap())
}

fn control(url: &str, token: &str, method: &str, path: &str, body: &str) -> (u16, Value) {
    let (address, base) = parts(url);
    call(address, token, method, &format!("{base}{path}"), body).unwrap()
}

#[test]
fn the_demo_prints_a_control_that_works_when_pasted() {
    let scratch = Scratch::new("sandbox-demo");
    let (server, lines) = Server::demo_given(&scratch, &["--sandbox", "127.0.0.1:0"], &[]);
    let token = lines.iter().find_map(|line| line.trim().strip_prefix("export ROSTER_SANDBOX_TOKEN=")).unwrap();
    let key = lines.iter().find_map(|line| line.trim().strip_prefix("export ROSTER_KEY=")).unwrap();
    let curl = lines.iter().find_map(|line| line.trim().strip_prefix("curl -X POST ")).unwrap();
    let (url, rest) = curl.split_once(" -H ").unwrap();
    assert_eq!(rest, format!("\"Authorization: Bearer {token}\""));
    let users = "/api/v1/organizations/example/users";
    let total = || call(server.address(), key, "GET", users, "").unwrap().1["total"].clone();
    let before = total();
    assert_eq!(call(server.address(), key, "POST", users, r#"{"email": "more@example.com"}"#).unwrap().0, 201);
    assert_ne!(total(), before);
    let (address, path) = parts(url);
    assert_eq!(call(address, "wrong", "POST", path, "").unwrap().0, 401);
    assert_eq!(call(address, token, "POST", path, "").unwrap().0, 200);
    assert_eq!(total(), before);
    assert_eq!(call(server.address(), key, "POST", path, "").unwrap().0, 404, "what is served does not control");
}

#[test]
fn only_a_store_that_was_made_for_it_is_a_sandbox() {
    let scratch = Scratch::new("sandbox-real");
    let data = scratch.data();
    run_json(&scratch, &["init", "--json", "--data", &data]);
    let serve = run(&scratch, &["serve", "--data", &data, "--listen", "127.0.0.1:0", "--sandbox", "127.0.0.1:0"]);
    assert_fails(&serve, 1, &["not marked as a sandbox", "roster init --sandbox"]);
    assert_fails(&run(&scratch, &["init", "--sandbox", "--data", &data]), 1, &["already has an organization"]);

    let scratch = Scratch::new("sandbox-marked");
    let data = scratch.data();
    let made = run_json(&scratch, &["init", "--json", "--sandbox", "--data", &data, "--slug", "acme"]);
    assert_eq!(made["sandbox"], true);
    let key = made["key"].as_str().unwrap();
    for _ in 0..2 {
        let (server, lines) = Server::serve_with(&scratch, &["--sandbox", "127.0.0.1:0"], &[("ROSTER_SANDBOX_TOKEN", TOKEN)], 7);
        assert!(lines.iter().all(|line| !line.contains(TOKEN)), "it is known already: {lines:#?}");
        let url = lines[1].split(' ').find(|word| word.starts_with("http://")).unwrap();
        let users = "/api/v1/organizations/acme/users";
        let (status, made) = call(server.address(), key, "POST", users, r#"{"email": "more@example.com"}"#).unwrap();
        assert_eq!(status, 201, "what was reset is not there after a restart: {made}");
        let (status, done) = control(url, TOKEN, "POST", "/reset", r#"{"snapshot": "start"}"#);
        assert_eq!((status, &done["snapshot"]["name"]), (200, &"start".into()), "{done}");
        assert_eq!(call(server.address(), key, "GET", users, "").unwrap().1["total"], 1);
        server.kill();
    }
    // It is served without a control too, and the commands of the store know it.
    let server = Server::serve(&scratch);
    assert_eq!(call(server.address(), key, "GET", "/api/v1/me", "").unwrap().0, 200);
    server.kill();
    let verified = stdout(&run(&scratch, &["store", "audit", "verify", "--data", &data]));
    assert!(verified.contains("acme: ") && verified.matches("events, ok").count() == 2, "{verified}");
}

#[test]
fn a_sandbox_listens_on_this_machine_alone_and_keeps_its_token() {
    let scratch = Scratch::new("sandbox-refused");
    let data = scratch.data();
    run_json(&scratch, &["init", "--json", "--sandbox", "--data", &data]);
    for address in ["0.0.0.0:0", "[::]:0", "192.0.2.1:7401"] {
        assert_fails(&run(&scratch, &["serve", "--data", &data, "--sandbox", address]), 2, &[address, "loopback"]);
        assert_fails(&run(&scratch, &["demo", "--sandbox", address]), 2, &[address, "loopback"]);
    }
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    assert_fails(&run(&scratch, &["serve", "--data", &data, "--sandbox", &address]), 1, &["can't listen on", &address]);
    std::fs::write(scratch.0.join("token"), "with a blank in it").unwrap();
    for (name, value) in [("ROSTER_SANDBOX_TOKEN", "short"), ("ROSTER_SANDBOX_TOKEN_FILE", "token")] {
        let command = ["serve", "--data", &data, "--sandbox", "127.0.0.1:0"];
        assert_fails(&roster(&scratch.0).args(command).env(name, value).output().unwrap(), 2, &[name, "16 to 512"]);
        assert_fails(&roster(&scratch.0).args(["config", "check"]).env(name, value).output().unwrap(), 2, &[name, "16 to 512"]);
    }
    // Nobody is asked there: it is refused before.
    let url = "postgres://roster@127.0.0.1:1/roster";
    for command in [&["serve", "--sandbox", "127.0.0.1:0"][..], &["demo", "--sandbox", "127.0.0.1:0"], &["init", "--sandbox"]] {
        assert_fails(&run(&scratch, &[command, &["--database", url]].concat()), 2, &["--sandbox needs the embedded SQLite store"]);
    }
}

const DOCUMENT: &str = include_str!("../../../../docs/sandbox.md");

/// The blocks of a language in the document.
fn blocks(language: &str) -> Vec<&'static str> {
    let begin = format!("```{language}\n");
    DOCUMENT.split(begin.as_str()).skip(1).map(|rest| rest.split_once("```").unwrap().0).collect()
}

/// The pytest example is the one that `cargo xtask test` runs.
#[test]
fn the_documents_pytest_example_is_the_tested_one() {
    let files = [
        include_str!("../../../../clients/sandbox-pytest/conftest.py"),
        include_str!("../../../../clients/sandbox-pytest/test_members.py"),
    ];
    let blocks = blocks("python");
    assert!(blocks.len() >= 2);
    for part in blocks.iter().flat_map(|block| block.trim().split("\n\n\n")) {
        assert!(files.iter().any(|file| file.contains(part)), "not in clients/sandbox-pytest:\n{part}");
    }
}

/// Runs a script of the document with this program on the path; what it prints.
fn bash(scratch: &Scratch, script: &str, environment: &[(&str, &str)]) -> String {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_roster")).parent().unwrap().to_owned();
    let path = std::env::var_os("PATH").unwrap();
    let path = std::env::join_paths([program].into_iter().chain(std::env::split_paths(&path))).unwrap();
    let mut command = Command::new("bash");
    command.args(["-euo", "pipefail", "-c", script]).current_dir(&scratch.0).env("PATH", path).envs(environment.iter().copied());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{script}\n{}\n{}", stdout(&output), String::from_utf8_lossy(&output.stderr));
    stdout(&output)
}

/// The calls of the document, one after the other, as somebody reads on; a refusal ends it.
#[test]
fn the_documents_calls_succeed() {
    let scratch = Scratch::new("sandbox-document");
    let (server, lines) = Server::demo_given(&scratch, &["--sandbox", "127.0.0.1:0"], &[("ROSTER_SANDBOX_TOKEN", TOKEN)]);
    let url = lines.iter().find_map(|line| line.split(' ').find(|word| word.ends_with("/sandbox/v1"))).unwrap();
    let served = format!("http://{}", server.address());
    let scripts = blocks("sh");
    assert_eq!(scripts.len(), 5);
    let strictly = "curl() { command curl --silent --show-error --fail-with-body \"$@\"; echo; }\n";
    let environment = [("SANDBOX", url), ("ROSTER", served.as_str()), ("ROSTER_SANDBOX_TOKEN", TOKEN)];
    let said = bash(&scratch, &format!("{strictly}{}", scripts.join("\n")), &environment);
    for words in ["\"goes\":\"not at all\"", "\"retry_after_seconds\":2", "\"email\":\"zoe@example.com\"", "mia@example.com"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    // The last one has brought the beginning back.
    let state = control(url, TOKEN, "GET", "", "").1;
    assert_eq!((&state["faults"], &state["anonymous"], &state["keys"]), (&json!([]), &json!([]), &json!([])), "{state}");
}

/// The workflow of the document, with ports that are free here, and a call in the place of the tests.
#[test]
fn the_documents_workflow_serves_the_tests_that_follow() {
    let scratch = Scratch::new("sandbox-workflow");
    let free = || TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let (served, controlled) = (free(), free());
    let workflow = blocks("yaml")[0].replace("127.0.0.1:7400", &served).replace("127.0.0.1:7401", &controlled);
    let variables = workflow.lines().skip(1).take_while(|line| line.starts_with("  ") && !line.contains(" - "));
    let environment: Vec<_> = variables.filter_map(|line| line.trim().split_once(": ")).collect();
    assert_eq!(environment.len(), 3, "{environment:?}");
    let (_, step) = workflow.split_once("- run: |\n").unwrap();
    let step: Vec<_> = step.lines().take_while(|line| line.starts_with("      ")).map(str::trim).collect();
    let tests = "curl --silent --fail \"$PORTKEY_BASE_URL/admin/users\" -H \"Authorization: Bearer $PORTKEY_API_KEY\"";
    // The server's output would keep this one's open.
    let script = format!("trap 'kill %1' EXIT\n{}\n{tests}", step.join("\n").replacen(" &\n", " > log.txt &\n", 1));
    let said = bash(&scratch, &script, &environment);
    assert!(said.contains("\"name\":\"world\"") && said.contains("john.doe@example.com"), "{said}");
}
