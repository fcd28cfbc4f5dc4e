//! What is said about a capability: descriptions, and the OpenAPI document.

use crate::{
    rest::MEMBERS,
    world::{Folder, load},
};
use roster_capability::{Capability, Options};
use serde_json::json;

#[test]
fn a_description_needs_none_of_the_variables() {
    let loaded = load(MEMBERS, &Options::default());
    let capability = loaded.capability.unwrap();
    let about = capability.describe();
    assert_eq!((&about["format"], &about["label"]), (&json!("1.0.0-alpha2"), &json!("Members")));
    let operation = &about["adapters"][0]["operations"][1];
    assert_eq!(
        operation["calls"],
        json!([{"upstream": "admin", "operation": "get", "method": "GET", "url": "https://admin.example/v1/workspaces/{workspaceId}/users"}])
    );
    assert_eq!(operation["inputs"][1], json!({"name": "page_size", "in": "query", "required": false, "schema": {"type": "number"}}));
    let tools = about["adapters"][1]["tools"].as_array().unwrap();
    assert_eq!(
        (&tools[0]["hints"], &tools[0]["input_schema"]["required"]),
        (&json!({"readOnly": false, "destructive": false, "idempotent": false}), &json!(["workspaceId"]))
    );
    let text = capability.describe_text();
    assert!(text.contains("  GET /v1/workspaces/{workspaceid}/users/{user-id}\n    workspaceId: string, required, in the path\n    userId: string, required, in the path\n    -> GET https://admin.example/v1/workspaces/{workspaceId}/users/{userId}\n"), "{text}");
    assert!(text.contains("  tool list-members (read-only, idempotent)\n    List members\n"), "{text}");
}

#[test]
fn the_openapi_document_says_what_is_served() {
    let capability = load(MEMBERS, &Options::default()).capability.unwrap();
    let document = capability.openapi(None).unwrap();
    assert_eq!(
        (&document["openapi"], &document["info"]["title"], &document["servers"][0]["url"]),
        (&json!("3.1.0"), &json!("Members"), &json!("http://127.0.0.1:8080"))
    );
    let paths = document["paths"].as_object().unwrap();
    assert_eq!(paths.keys().collect::<Vec<_>>(), ["/v1/workspaces/{workspaceid}/users", "/v1/workspaces/{workspaceid}/users/{user-id}"]);
    let list = &paths["/v1/workspaces/{workspaceid}/users"];
    assert_eq!(
        list["post"]["requestBody"]["content"]["application/json"]["schema"],
        json!({"type": "object", "description": "Who is added."})
    );
    assert_eq!(
        list["get"]["parameters"],
        json!([
            {"name": "workspaceid", "in": "path", "required": true, "schema": {"type": "string"}},
            {"name": "page_size", "in": "query", "required": false, "schema": {"type": "number"}},
            {"name": "role", "in": "query", "required": false, "schema": {"type": "string"}},
        ])
    );
    let ids: Vec<_> =
        paths.values().flat_map(|path| path.as_object().unwrap().values().map(|one| one["operationId"].as_str().unwrap())).collect();
    assert_eq!(ids, ["post", "get", "get-v1-workspaces-workspaceid-users-user-id"], "every id is there once");
}

#[test]
fn an_adapter_is_named_where_there_are_several() {
    let folder = Folder::new();
    let text = "ikanos: 1.0.0-beta5\ncapability:\n  exposes:\n    a: &a\n      type: rest\n      port: 1\n      authentication: {type: apikey, key: k, value: v}\n      resources: {x: {path: /x, operations: {get: {method: GET, outputParameters: [{name: v, value: 1}]}}}}\n    b: {<<: *a, port: 2}\n";
    let capability = Capability::load(&folder.write("c.yaml", text), &Options::default()).capability.unwrap();
    assert_eq!(capability.openapi(None).unwrap_err(), "it has several REST adapters, name one with --adapter: a, b");
    assert_eq!(capability.openapi(Some("c")).unwrap_err(), "it has no REST adapter `c`; there are: a, b");
    let document = capability.openapi(Some("b")).unwrap();
    assert_eq!(document["components"]["securitySchemes"], json!({"caller": {"type": "apiKey", "in": "header", "name": "k"}}));
    assert_eq!(document["servers"][0]["url"], json!("http://127.0.0.1:2"));
}
