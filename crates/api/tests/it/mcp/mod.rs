//! Roster's own MCP: over raw HTTP in both eras, as everybody, each tool.

mod lists;

use crate::world::{Call, Caller, Reply, World, text};
use hyper::Method;
use serde_json::{Value, json};

/// A message of the older era.
pub(crate) async fn send(world: &World, caller: Caller, method: &str, params: Value) -> Reply {
    let body = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
    world.call(caller, Call::new(Method::POST, "/mcp").body(body.to_string())).await
}

/// What a message of the older era is answered with.
pub(crate) async fn ask(world: &World, caller: Caller, method: &str, params: Value) -> Value {
    let answer = send(world, caller, method, params).await;
    assert_eq!(answer.status, 200, "{method}: {}", text(&answer));
    serde_json::from_slice(&answer.body).unwrap()
}

/// The tools that a caller is shown.
pub(crate) async fn tools(world: &World, caller: Caller) -> Vec<Value> {
    let mut listed = ask(world, caller, "tools/list", json!({})).await;
    serde_json::from_value(listed["result"]["tools"].take()).unwrap()
}

/// What a tool answers: its result, or the error of the protocol.
pub(crate) async fn call(world: &World, caller: Caller, tool: &str, arguments: Value) -> Value {
    let mut answer = ask(world, caller, "tools/call", json!({"name": tool, "arguments": arguments})).await;
    if answer.get("result").is_some() { answer["result"].take() } else { answer }
}
