//! The command line: files are checked, described and served.

use super::{Served, example};
use crate::server::{Scratch, assert_fails, roster, run, run_json, stdout};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::Stdio,
};

#[test]
fn files_are_checked_without_their_variables() {
    let scratch = Scratch::new("capability-check");
    let file = example("portkey-members.yaml");
    let checked = run(&scratch, &["capability", "check", &file]);
    assert!(checked.status.success());
    let bad = scratch.0.join("bad.yaml");
    std::fs::write(&bad, "ikanos: 1.0.0-beta5\ncapability:\n  exposes:\n    web: {type: rest, port: 1, resources: {x: {path: /x, operations: {get: {method: GET, call: a.b}}}}}\n").unwrap();
    let bad = bad.display().to_string();
    let output = run(&scratch, &["capability", "check", &bad]);
    assert_fails(&output, 1, &["3 errors, 0 warnings"]);
    assert!(
        stdout(&output).contains("bad.yaml:4:96: error: GET /x is not served: no upstream has the namespace `a`"),
        "{}",
        stdout(&output)
    );
    let lines = stdout(&run(&scratch, &["capability", "check", "--json", &bad, &file]));
    let findings: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let known = findings.iter().find(|finding| finding["code"] == json!("unknown-namespace")).unwrap();
    assert_eq!((&known["severity"], &known["line"], &known["file"]), (&json!("error"), &json!(4), &json!(bad)));
    assert_fails(&run(&scratch, &["capability", "serve", &bad]), 2, &["bad.yaml", "GET /x is not served"]);
    assert_fails(&run(&scratch, &["capability", "check", "--strict", &file]), 1, &["0 errors, 1 warning"]);
    assert_fails(&run(&scratch, &["capability", "check", "nowhere.yaml"]), 1, &["1 error, 0 warnings"]);
}

#[test]
fn a_file_says_what_it_serves() {
    let scratch = Scratch::new("capability-describe");
    let file = example("portkey-members.yaml");
    let text = stdout(&run(
        &scratch,
        &["capability", "describe", &file, "--upstream", "portkey=http://127.0.0.1:7400/portkey/v1", "--port", "members-rest=0"],
    ));
    for words in [
        "rest members-rest at 127.0.0.1, on a free port, open",
        "tool remove-workspace-member (destructive, idempotent)",
        "-> DELETE http://127.0.0.1:7400/portkey/v1/admin/workspaces/{workspaceId}/users/{userId}",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let about = run_json(&scratch, &["capability", "describe", "--json", &file]);
    assert_eq!(about["adapters"][1]["tools"].as_array().map(Vec::len), Some(5));
    let document: Value = serde_json::from_str(&stdout(&run(&scratch, &["capability", "openapi", &file]))).unwrap();
    assert_eq!((&document["openapi"], document["paths"].as_object().map(|paths| paths.len())), (&json!("3.1.0"), Some(2)));
}

#[test]
fn what_the_command_line_names_must_be_there() {
    let scratch = Scratch::new("capability-flags");
    let file = example("portkey-members.yaml");
    let serve = |more: &[&str]| {
        roster(&scratch.0).args([&["capability", "serve", &file][..], more].concat()).env("PORTKEY_API_KEY", "k").output().unwrap()
    };
    assert_fails(&serve(&["--upstream", "portkye=http://x"]), 2, &["--upstream", "portkye", "portkey"]);
    assert_fails(&serve(&["--port", "members=1"]), 2, &["--port", "members-rest, members-mcp"]);
    assert_fails(&serve(&["--upstream", "portkey=ftp://x"]), 2, &["`ftp://x` of --upstream does not begin with http:// or https://"]);
    assert_fails(&serve(&["--port", "members-rest=70000"]), 2, &["65535"]);
    assert_fails(
        &run(&scratch, &["capability", "serve", &file]),
        2,
        &["variable `PORTKEY_API_KEY` of bind `env` has no value", "set the environment variable PORTKEY_API_KEY"],
    );
}

#[test]
fn an_upstream_that_only_a_forward_names_can_be_put_elsewhere() {
    let scratch = Scratch::new("capability-forward");
    let path = scratch.0.join("forward.yaml");
    std::fs::write(&path, "ikanos: 1.0.0-beta5\ncapability:\n  consumes:\n    api: {type: http, baseUri: 'https://api.example', resources: {}}\n  exposes:\n    web: {type: rest, port: 0, resources: {all: {path: '/f/{{path}}', forward: {targetNamespace: api}}}}\n").unwrap();
    let mut command = roster(&scratch.0);
    command.args(["capability", "serve", "--upstream", "api=http://127.0.0.1:1"]).arg(&path);
    let served = Served::start(command);
    let (status, problem) = served.rest("GET", "/f/x", &Value::Null);
    assert_eq!((status, &problem["detail"]), (502, &json!("upstream `api` could not be reached")));
}

/// Over standard input and output: one line a message, nothing else on standard output, and the end of the input is the end.
#[test]
fn a_client_that_starts_the_command_speaks_over_its_pipes() {
    let scratch = Scratch::new("capability-stdio");
    let path: PathBuf = scratch.0.join("stdio.yaml");
    std::fs::write(&path, "ikanos: 1.0.0-beta5\ncapability:\n  exposes:\n    tools: {type: mcp, transport: stdio, description: Words., tools: {hello: {description: Greets., inputParameters: {who: {type: string}}, outputParameters: [{name: text, type: string, value: 'Hello {{who}}'}]}}}\n").unwrap();
    let mut child = roster(&scratch.0)
        .args(["capability", "serve"])
        .arg(&path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut ask = |request: Value| -> Value {
        writeln!(stdin, "{request}").unwrap();
        if request.get("id").is_none() { Value::Null } else { serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap() }
    };
    let begun = ask(
        json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "c", "version": "1"}}}),
    );
    assert_eq!(begun["result"]["instructions"], json!("Words."));
    ask(json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
    let called = ask(json!({"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "hello", "arguments": {"who": "Ada"}}}));
    assert_eq!(called["result"]["structuredContent"], json!({"text": "Hello Ada"}));
    drop(stdin);
    assert!(child.wait().unwrap().success());
    assert!(lines.next().is_none());
}
