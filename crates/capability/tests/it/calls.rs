//! A regular call of a tool does not go through the library. It is answered as the library answers it.

use crate::{
    recorder::{Reply, Seen},
    rest::MEMBERS,
    world::{Got, World},
};
use serde_json::{Value, json};

const MODERN: &[(&str, &str)] = &[
    ("content-type", "application/json; charset=utf-8"),
    ("accept", "application/json, text/event-stream"),
    ("mcp-protocol-version", "2026-07-28"),
    ("mcp-method", "tools/call"),
    ("mcp-name", "get-member"),
];
const OLDER: &[(&str, &str)] =
    &[("content-type", "application/json"), ("accept", "text/event-stream,application/json"), ("mcp-protocol-version", "2025-11-25")];
const OLDEST: &[(&str, &str)] = &[("content-type", "APPLICATION/JSON"), ("accept", "application/json, text/event-stream")];

fn call(id: Value, headers: &[(&str, &str)], arguments: Value) -> Value {
    let mut params = json!({"name": "get-member", "arguments": arguments});
    if headers == MODERN {
        params["_meta"] = json!({
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientCapabilities": {"roots": {}, "extensions": {"x": {}}},
            "progressToken": 1,
        });
    }
    json!({"jsonrpc": "2.0", "id": id, "method": "tools/call", "params": params})
}

async fn post(world: &World, headers: &[(&str, &str)], body: &str) -> Got {
    world.send("POST", &format!("{}/mcp", world.url("mcp")), headers, body).await
}

/// What the library says: a field that it passes over keeps the call from being a regular one.
async fn by_the_library(world: &World, headers: &[(&str, &str)], call: &Value) -> Got {
    let mut call = call.clone();
    call["params"]["passed-over"] = json!(true);
    post(world, headers, &call.to_string()).await
}

#[tokio::test]
async fn it_is_answered_as_the_library_answers_it() {
    let replies: [fn(&Seen) -> Reply; 8] = [
        |_| Reply::json(&json!({"b": 1, "a": {"text": "\u{e9} \" \\ \n"}, "large": 12_345_678_901_234_567_890_u64, "real": 1.5})),
        |_| Reply::text(200, "application/json", " {\"spaced\" : [ ] }\n"),
        |_| Reply::json(&json!([1, 2])),
        |_| Reply::json(&Value::Null),
        |_| Reply { status: 204, headers: vec![], body: vec![] },
        |_| Reply::text(404, "application/json", "{\"error\": \"none\"}"),
        |_| Reply::text(302, "application/json", "{\"moved\": true}"),
        |_| Reply::text(200, "text/plain", "no JSON"),
    ];
    let world = World::new(MEMBERS).await;
    let here = json!({"workspaceId": "w", "userId": "u"});
    let arguments =
        [here.clone(), json!({"workspaceId": "w"}), json!({"workspaceId": "w", "userId": 5}), json!({"misspelt": 1}), Value::Null];
    for headers in [MODERN, OLDER, OLDEST] {
        for reply in replies {
            world.upstream.answer_with(reply);
            compare(&world, headers, &call(json!(7), headers, here.clone())).await;
        }
        for arguments in &arguments {
            compare(&world, headers, &call(json!("\u{e9}\"\\"), headers, arguments.clone())).await;
        }
        for id in [json!(0), json!(-1), json!(i64::MAX), json!(""), json!("7")] {
            compare(&world, headers, &call(id, headers, here.clone())).await;
        }
    }
}

/// A redirect that is not followed is no success, whatever comes with it.
#[tokio::test]
async fn a_redirect_with_a_body_is_an_error() {
    let world = World::new(MEMBERS).await;
    world.upstream.answer_with(|_| Reply::text(302, "application/json", "{\"moved\": true}"));
    let result = world.tool("get-member", json!({"workspaceId": "w", "userId": "u"})).await;
    assert_eq!((&result["isError"], &result["content"][0]["text"]), (&json!(true), &json!("{\"moved\": true}")));
}

async fn compare(world: &World, headers: &[(&str, &str)], call: &Value) {
    let ours = post(world, headers, &call.to_string()).await;
    let library = by_the_library(world, headers, call).await;
    assert_eq!((ours.status, ours.headers.get("content-type")), (library.status, library.headers.get("content-type")), "{call}");
    assert_eq!((ours.status, &ours.json()["id"]), (200, &call["id"]), "{call}: {ours:?}");
    assert_eq!(ours.json(), library.json(), "{call}");
}

/// Nothing is called where a rule is broken, and the answer is the library's.
#[tokio::test]
async fn what_breaks_a_rule_is_refused() {
    let world = World::new(MEMBERS).await;
    let regular = call(json!(1), MODERN, json!({"workspaceId": "w", "userId": "u"}));
    let with = |pointer: &str, value: Value| {
        let mut changed = regular.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        changed.to_string()
    };
    let header = |name: &str, value: &'static str| -> Vec<(&str, &str)> {
        MODERN.iter().map(|(known, other)| (*known, if *known == name { value } else { *other })).collect()
    };
    let version = "/params/_meta/io.modelcontextprotocol~1protocolVersion";
    let capabilities = "/params/_meta/io.modelcontextprotocol~1clientCapabilities";
    let text = regular.to_string();
    let refused = [
        (400, post(&world, &header("mcp-name", "list-members"), &text).await),
        (400, post(&world, &header("mcp-method", "tools/list"), &text).await),
        (400, post(&world, &header("mcp-protocol-version", "2025-11-25"), &text).await),
        (400, post(&world, &header("mcp-protocol-version", "2027-01-01"), &text).await),
        (406, post(&world, &header("accept", "application/json"), &text).await),
        (406, post(&world, &header("accept", "application/json, text/event-stream;q=0"), &text).await),
        (415, post(&world, &header("content-type", "text/plain"), &text).await),
        (400, post(&world, MODERN, &with(version, json!("2025-11-25"))).await),
        (400, post(&world, MODERN, &with(version, Value::Null)).await),
        (400, post(&world, MODERN, &with(capabilities, json!([]))).await),
        (400, post(&world, MODERN, &with("/params/_meta", json!({}))).await),
        (400, post(&world, &header("mcp-name", "no-tool"), &with("/params/name", json!("no-tool"))).await),
        (400, post(&world, MODERN, &with("/params/name", Value::Null)).await),
        (400, post(&world, MODERN, &with("/jsonrpc", json!("1.0"))).await),
        (400, post(&world, MODERN, &with("/id", json!(1.5))).await),
        (400, post(&world, MODERN, &text[..text.len() - 1]).await),
        (400, post(&world, MODERN, "").await),
    ];
    for (number, (status, got)) in refused.iter().enumerate() {
        assert_eq!(got.status, *status, "{number}: {got:?}");
        assert!(got.json()["error"]["code"].as_i64() < Some(0), "{number}: {got:?}");
    }
    let called = world.upstream.take();
    assert!(called.is_empty(), "{called:?}");
}
