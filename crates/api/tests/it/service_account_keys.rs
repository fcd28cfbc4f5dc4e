//! What surfaces that know no service accounts make of their keys.

use crate::world::{Call, Caller, World, text, written};
use hyper::Method;
use roster_core::id::ApiKeyId;
use serde_json::{Value, json};

async fn json_of(world: &World, caller: Caller, method: Method, path: &str, body: &Value) -> (u16, Value) {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    let answer = world.call(caller, Call::new(method, path).body(body)).await;
    let said = serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{path}: {error}: {}", text(&answer)));
    (answer.status.as_u16(), said)
}

/// Through Portkey's API they are as good as absent: not listed, not counted, not read, changed, rotated or ended.
#[tokio::test]
async fn portkey_knows_no_keys_of_service_accounts() {
    let world = World::new().await;
    let portkey = async |method, path: &str, body: Value| json_of(&world, Caller::Owner, method, path, &body).await;
    const LIST: &str = "/portkey/v1/api-keys?workspace_id=shared";
    let before = portkey(Method::GET, LIST, Value::Null).await;
    let new = json!({"name": "Robot", "workspace": "shared", "role": "viewer", "api_key": {"name": "Secret Key"}});
    let (status, made) = json_of(&world, Caller::Owner, Method::POST, "/api/v1/organizations/acme/service-accounts", &new).await;
    assert_eq!(status, 201, "{made}");
    let id = made["api_key"]["id"].as_str().unwrap();
    let native = format!("/api/v1/organizations/acme/api-keys/{id}");
    let known = json_of(&world, Caller::Owner, Method::GET, &native, &Value::Null).await;
    assert_eq!(known.0, 200);

    assert_eq!(portkey(Method::GET, LIST, Value::Null).await, before);
    let path = |bits| format!("/portkey/v1/api-keys/{}", written(bits, "portkey", "api_key"));
    let (theirs, absent) = (path(*ApiKeyId::parse(id).unwrap().as_bytes()), path([7; 16]));
    for (method, below, body) in [
        (Method::GET, "", Value::Null),
        (Method::PUT, "", json!({"name": "Renamed"})),
        (Method::POST, "/rotate", json!({})),
        (Method::DELETE, "", Value::Null),
    ] {
        let answer = portkey(method.clone(), &format!("{theirs}{below}"), body.clone()).await;
        assert_eq!((answer.0, answer.1["data"]["message"].is_string()), (404, true), "{method} {}", answer.1);
        let (status, said) = portkey(method, &format!("{absent}{below}"), body).await;
        assert_eq!((status, &said["data"]), (answer.0, &answer.1["data"]));
    }
    assert_eq!(json_of(&world, Caller::Owner, Method::GET, &native, &Value::Null).await, known);
}
