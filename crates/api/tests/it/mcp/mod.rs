//! Roster's own MCP: over raw HTTP in both eras, each tool as everybody, rehearsals.

mod lists;
mod rehearsals;
mod transport;
mod walk;

use crate::world::{Call, Caller, Reply, World, text};
use hyper::Method;
use roster_api::{mcp::Listed, operation::Operation};
use serde_json::{Map, Value, json};

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
pub(crate) async fn shown(world: &World, caller: Caller) -> Vec<Value> {
    let mut listed = ask(world, caller, "tools/list", json!({})).await;
    serde_json::from_value(listed["result"]["tools"].take()).unwrap()
}

/// What a tool answers: its result, or the error of the protocol.
pub(crate) async fn call(world: &World, caller: Caller, tool: &str, arguments: Value) -> Value {
    let mut answer = ask(world, caller, "tools/call", json!({"name": tool, "arguments": arguments})).await;
    if answer.get("result").is_some() { answer["result"].take() } else { answer }
}

/// The text of a result.
pub(crate) fn said(result: &Value) -> &str {
    result["content"][0]["text"].as_str().unwrap_or_else(|| panic!("no text in {result}"))
}

/// For whom a tool's example succeeds.
pub(crate) fn caller_of(operation: &Operation) -> Caller {
    let needs = |name: &str| operation.need.permissions().iter().any(|permission| permission.as_str().starts_with(name));
    if needs("accounts.") || operation.name == "organizations.create" {
        Caller::Operator
    } else if operation.example.path.contains("{accounts_organization}") {
        Caller::Founder
    } else {
        Caller::Owner
    }
}

/// The example of a tool's row as arguments; `choose` may give other values for what it names.
pub(crate) fn arguments(world: &World, tool: &Listed, choose: impl Fn(&str) -> Option<String>) -> Value {
    let values = world.values("mcp");
    let fill = |template: &str| {
        values.iter().fold(template.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), &choose(name).unwrap_or_else(|| value.clone()))
        })
    };
    let (path, query) = tool.operation.example.path.split_once('?').unwrap_or((tool.operation.example.path, ""));
    let mut arguments = Map::new();
    let mut put = |native: &str, value: String| {
        if let Some((name, _)) = tool.arguments.iter().find(|(_, known)| *known == native) {
            let value = value.parse::<bool>().map_or_else(|_| value.into(), Value::from);
            arguments.insert((*name).to_owned(), value);
        }
    };
    for (pattern, actual) in tool.operation.path.split('/').zip(path.split('/')) {
        if let Some(native) = pattern.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            put(native, fill(actual));
        }
    }
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        put(name, fill(value));
    }
    if let Ok(body) = serde_json::from_str::<Value>(&fill(tool.operation.example.body)) {
        arguments.insert("body".to_owned(), body);
    }
    arguments.into()
}
