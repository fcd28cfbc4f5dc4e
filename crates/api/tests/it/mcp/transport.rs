//! What the protocol asks of HTTP, in both eras.

use super::send;
use crate::world::{Call, Caller, Reply, World, header, text};
use hyper::Method;
use serde_json::{Value, json};

const META: &str = "io.modelcontextprotocol/protocolVersion";

fn body(answer: &Reply) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", text(answer)))
}

/// A message of the newer era, with its headers.
fn modern(method: &str, mut params: Value, version: &str) -> Call {
    params["_meta"] = json!({META: version, "io.modelcontextprotocol/clientCapabilities": {}});
    let call = Call::new(Method::POST, "/mcp").body(json!({"jsonrpc": "2.0", "id": "a", "method": method, "params": params}).to_string());
    let call = call.header("mcp-protocol-version", version).header("mcp-method", method);
    match params["name"].as_str() {
        Some(name) => call.header("mcp-name", name),
        None => call,
    }
}

fn initialize() -> Value {
    json!({"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}})
}

#[tokio::test]
async fn each_request_of_the_newer_era_stands_alone() {
    let world = World::new().await;
    const NEW: &str = "2026-07-28";
    let ask = async |call: Call| world.call(Caller::Owner, call).await;
    let discovered = ask(modern("server/discover", json!({}), NEW)).await;
    let result = &body(&discovered)["result"];
    assert_eq!((discovered.status.as_u16(), &result["resultType"]), (200, &"complete".into()));
    assert!(result["supportedVersions"].as_array().unwrap().contains(&NEW.into()));
    assert_eq!(result["capabilities"], json!({"tools": {}}), "nothing is declared that is not there");
    let listed = body(&ask(modern("tools/list", json!({}), NEW)).await);
    assert_eq!((&listed["result"]["cacheScope"], &listed["id"]), (&"private".into(), &"a".into()));
    assert!(listed["result"]["ttlMs"].is_u64());
    let called = ask(modern("tools/call", json!({"name": "get-me", "arguments": {}}), NEW)).await;
    assert_eq!(body(&called)["result"]["structuredContent"]["role"], "owner");
    assert!(!called.headers.contains_key("mcp-session-id"), "there are no sessions in this era");
    let without = |header: &str| {
        let mut call = modern("tools/list", json!({}), NEW);
        call.headers.retain(|(name, _)| name != header);
        call
    };
    for (what, call, status, code) in [
        ("another method in the header", without("mcp-method").header("mcp-method", "ping"), 400, -32020),
        ("no method in the header", without("mcp-method"), 400, -32020),
        ("another version in the header", without("mcp-protocol-version").header("mcp-protocol-version", "2025-11-25"), 400, -32020),
        ("a version that is not spoken", modern("tools/list", json!({}), "2099-01-01"), 400, -32022),
        ("a method that is not there", modern("no/such", json!({}), NEW), 404, -32601),
        ("prompts, which are not declared", modern("prompts/list", json!({}), NEW), 404, -32601),
        ("resources, which are not declared", modern("resources/list", json!({}), NEW), 404, -32601),
        ("templates, which are not declared", modern("resources/templates/list", json!({}), NEW), 404, -32601),
        ("subscriptions, which are not declared", modern("subscriptions/listen", json!({"notifications": {}}), NEW), 404, -32601),
        ("what the era has not", modern("ping", json!({}), NEW), 404, -32601),
    ] {
        let answer = ask(call).await;
        assert_eq!((answer.status.as_u16(), &body(&answer)["error"]["code"]), (status, &code.into()), "{what}: {}", text(&answer));
        assert_eq!(body(&answer)["id"], "a", "{what}");
    }
}

#[tokio::test]
async fn a_session_of_the_older_era_is_of_its_key() {
    let world = World::new().await;
    let begun = send(&world, Caller::Admin, "initialize", initialize()).await;
    let result = &body(&begun)["result"];
    assert_eq!((&result["protocolVersion"], &result["capabilities"]), (&"2025-11-25".into(), &json!({"tools": {}})));
    let id = header(&begun.headers, "mcp-session-id").to_owned();
    assert_eq!(id.len(), 112);
    let ping = |id: &str| {
        let body = r#"{"jsonrpc": "2.0", "id": 7, "method": "ping"}"#;
        Call::new(Method::POST, "/mcp").body(body).header("mcp-protocol-version", "2025-11-25").header("mcp-session-id", id)
    };
    assert_eq!(world.call(Caller::Admin, ping(&id)).await.status, 200);
    for (caller, id) in [(Caller::Owner, id.as_str()), (Caller::Admin, "x"), (Caller::Admin, &id[2..]), (Caller::Admin, "")] {
        let answer = world.call(caller, ping(id)).await;
        assert_eq!((answer.status.as_u16(), &body(&answer)["id"]), (404, &7.into()), "{caller:?} {id}");
    }
    let again = send(&world, Caller::Admin, "initialize", initialize()).await;
    assert_ne!(header(&again.headers, "mcp-session-id"), id);
    // It ends after a day, and at once with its key.
    world.clock.advance_micros(24 * 3600 * 1_000_000);
    assert_eq!(world.call(Caller::Admin, ping(&id)).await.status, 404);
    let id = header(&send(&world, Caller::Admin, "initialize", initialize()).await.headers, "mcp-session-id").to_owned();
    assert_eq!(world.call(Caller::Admin, ping(&id)).await.status, 200);
    let keys = world.call(Caller::Owner, Call::new(Method::GET, "/api/v1/organizations/acme/api-keys?limit=100")).await;
    let keys = body(&keys);
    let key = keys["data"].as_array().unwrap().iter().find(|key| key["name"] == "Key of Adam").unwrap();
    let path = format!("/api/v1/organizations/acme/api-keys/{}", key["id"].as_str().unwrap());
    assert_eq!(world.call(Caller::Owner, Call::new(Method::DELETE, path)).await.status, 204);
    assert_eq!(world.call(Caller::Admin, ping(&id)).await.status, 401);
}

#[tokio::test]
async fn only_messages_are_answered() {
    let world = World::new().await;
    for method in [Method::GET, Method::DELETE, Method::PUT] {
        let answer = world.call(Caller::Owner, Call::new(method.clone(), "/mcp")).await;
        assert_eq!((answer.status.as_u16(), header(&answer.headers, "allow")), (405, "POST"), "{method}");
    }
    for (sent, status, code) in [
        ("{", 400, -32700),
        ("[]", 400, -32700),
        (r#"[{"jsonrpc": "2.0", "id": 1, "method": "ping"}]"#, 400, -32700),
        (r#"{"id": 1, "method": "ping"}"#, 400, -32600),
        (r#"{"jsonrpc": "1.0", "id": 1, "method": "ping"}"#, 400, -32600),
        (r#"{"jsonrpc": "2.0", "id": 1, "result": {}}"#, 400, -32600),
    ] {
        let answer = world.call(Caller::Owner, Call::new(Method::POST, "/mcp").body(sent)).await;
        assert_eq!((answer.status.as_u16(), &body(&answer)["error"]["code"]), (status, &code.into()), "{sent}: {}", text(&answer));
    }
    let note = Call::new(Method::POST, "/mcp").body(r#"{"jsonrpc": "2.0", "method": "notifications/initialized"}"#);
    let answer = world.call(Caller::Owner, note).await;
    assert_eq!((answer.status.as_u16(), text(&answer).as_str()), (202, ""));
    for method in ["prompts/list", "resources/list", "resources/templates/list", "completion/complete", "logging/setLevel", "no/such"] {
        let params = match method {
            "completion/complete" => json!({"ref": {"type": "ref/prompt", "name": "x"}, "argument": {"name": "x", "value": "x"}}),
            "logging/setLevel" => json!({"level": "info"}),
            _ => json!({}),
        };
        let answer = send(&world, Caller::Owner, method, params).await;
        assert_eq!(body(&answer)["error"]["code"], -32601, "{method}: {}", text(&answer));
    }
}

#[tokio::test]
async fn pages_of_other_sites_are_refused() {
    let world = World::new().await;
    let ping = || Call::new(Method::POST, "/mcp").body(r#"{"jsonrpc": "2.0", "id": 1, "method": "ping"}"#);
    for (origin, status) in [
        ("http://evil.example", 403),
        ("null", 403),
        ("http://10.1.2.3", 403),
        ("http://localhost:6274", 200),
        ("http://127.0.0.1", 200),
        ("https://roster.example", 200),
    ] {
        let answer = world.call(Caller::Owner, ping().header("origin", origin)).await;
        assert_eq!(answer.status, status, "{origin}: {}", text(&answer));
        // Whoever has no key hears the same.
        let nobody = world.call(Caller::Nobody, ping().header("origin", origin)).await;
        assert_eq!(nobody.status.as_u16(), if status == 200 { 401 } else { 403 }, "{origin}");
    }
    let elsewhere = world.call(Caller::Owner, ping().header("host", "evil.example")).await;
    assert_eq!(elsewhere.status, 421);
}

#[tokio::test]
async fn there_is_no_authorization_server_to_be_sent_to() {
    let world = World::new().await;
    for path in
        ["/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-authorization-server"]
    {
        assert_eq!(world.call(Caller::Nobody, Call::new(Method::GET, path)).await.status, 404, "{path}");
    }
    let answer = send(&world, Caller::Nobody, "ping", json!({})).await;
    assert!(!header(&answer.headers, "www-authenticate").contains("resource_metadata"));
}

/// A field that it passes over keeps a call from being a regular one, so the library answers it.
#[tokio::test]
async fn a_regular_call_is_answered_as_the_library_answers_it() {
    let world = World::new().await;
    for (caller, tool, arguments) in [
        (Caller::Owner, "get-me", json!({})),
        (Caller::Owner, "list-users", json!({"current_page": 0, "page_size": 2})),
        (Caller::Owner, "list-users", json!({"page_size": "many"})),
        (Caller::Owner, "create-group", json!({"body": {"name": "Both ways"}, "dry_run": true})),
        (Caller::Owner, "get-user", json!({"userId": "nobody"})),
        (Caller::Owner, "no-such-tool", json!({})),
        (Caller::Weak, "create-group", json!({"body": {"name": "Not theirs"}})),
    ] {
        let params = json!({"name": tool, "arguments": arguments});
        let mut passed_over = params.clone();
        passed_over["passed-over"] = true.into();
        let both =
            (send(&world, caller, "tools/call", params.clone()).await, send(&world, caller, "tools/call", passed_over.clone()).await);
        assert_eq!((both.0.status, body(&both.0)), (both.1.status, body(&both.1)), "{tool}");
        let newer = async |params| world.call(caller, modern("tools/call", params, "2026-07-28")).await;
        let both = (newer(params).await, newer(passed_over).await);
        assert_eq!((both.0.status, body(&both.0)), (both.1.status, body(&both.1)), "{tool}");
    }
}
