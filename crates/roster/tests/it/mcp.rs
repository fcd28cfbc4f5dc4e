//! `roster mcp`: a line in, a line out, and nothing else on standard output.

use crate::{
    client::Desk,
    server::{Scratch, assert_fails, roster, run},
};
use serde_json::{Value, json};
use std::{
    io::Write,
    process::{Output, Stdio},
};

/// What the command answers to these lines, once its input has ended.
fn told(desk: &Desk, environment: &[(&str, &str)], lines: &[String]) -> (Output, Vec<Value>) {
    let mut command = roster(&desk.scratch.0);
    command.arg("mcp").env("ROSTER_URL", desk.url()).env("ROSTER_KEY", &desk.key).envs(environment.iter().copied());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all((lines.join("\n") + "\n").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let answers = String::from_utf8(output.stdout.clone()).unwrap();
    let answers = answers.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect();
    (output, answers)
}

fn message(id: u64, method: &str, params: Value) -> String {
    json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}).to_string()
}

fn modern(id: u64, method: &str, mut params: Value) -> String {
    params["_meta"] = json!({"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}});
    message(id, method, params)
}

#[test]
fn both_eras_are_handed_on() {
    let desk = Desk::new("mcp");
    let begin = json!({"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}});
    let group = |dry_run: bool| json!({"name": "create-group", "arguments": {"body": {"name": "Agents"}, "dry_run": dry_run}});
    let (output, answers) = told(
        &desk,
        &[],
        &[
            message(1, "initialize", begin),
            json!({"jsonrpc": "2.0", "method": "notifications/initialized"}).to_string(),
            message(2, "tools/call", group(true)),
            String::new(),
            modern(3, "tools/call", group(false)),
            modern(4, "tools/call", json!({"name": "a tool ünlike any", "arguments": {}})),
            "no message".into(),
            message(5, "ping", json!({})),
        ],
    );
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let ids: Vec<_> = answers.iter().map(|answer| answer["id"].clone()).collect();
    assert_eq!(ids, [json!(1), json!(2), json!(3), json!(4), Value::Null, json!(5)], "{answers:?}");
    assert_eq!(answers[0]["result"]["protocolVersion"], "2025-11-25");
    assert_eq!(answers[1]["result"]["structuredContent"]["changes"][0]["action"], "groups.create");
    assert_eq!((&answers[3]["error"]["code"], &answers[4]["error"]["code"]), (&json!(-32602), &json!(-32700)));
    assert_eq!(answers[5]["result"], json!({}));
    let made = desk.api("/groups?name=Agents");
    assert_eq!(made["total"], 1, "once: the rehearsal made none");
    assert_eq!(made["data"][0], answers[2]["result"]["structuredContent"]);
}

#[test]
fn what_is_wrong_with_the_key_or_the_server_is_each_messages_error() {
    let desk = Desk::new("mcp-refused");
    let ask = [message(7, "tools/list", json!({})), message(8, "ping", json!({}))];
    let (output, answers) = told(&desk, &[("ROSTER_KEY", "rst_key_00000000000000000000000000000000abc")], &ask);
    assert!(output.status.success());
    assert_eq!(answers.iter().map(|answer| answer["id"].clone()).collect::<Vec<_>>(), [7, 8]);
    assert_eq!(answers[0]["error"]["data"]["code"], "unauthenticated", "{answers:?}");
    let (output, answers) = told(&desk, &[("ROSTER_URL", "http://127.0.0.1:1")], &ask);
    assert!(output.status.success());
    let said = answers[0]["error"]["message"].as_str().unwrap();
    assert!(said.contains("can't reach http://127.0.0.1:1"), "{said}");
}

#[test]
fn a_server_that_is_no_address_is_refused_at_once() {
    let scratch = Scratch::new("mcp-no-key");
    let output = run(&scratch, &["mcp", "--url", "no address"]);
    assert_fails(&output, 2, &["--url"]);
}
