//! A REST adapter: values go where they belong, answers take their shape.

use crate::{recorder::Reply, world::World};
use serde_json::json;

/// The shape of most published files: no inputs are declared, `rest.x` and `tools.x` refer to the caller.
pub(crate) const MEMBERS: &str = r#"
naftiko: 1.0.0-alpha2
info:
  label: Members
  description: Members of workspaces.
binds:
- namespace: env
  keys:
    KEY: KEY
capability:
  consumes:
  - type: http
    namespace: admin
    baseUri: https://admin.example/v1
    authentication:
      type: bearer
      token: '{{env.KEY}}'
    resources:
    - name: members
      path: /workspaces/{workspaceId}/users
      operations:
      - name: post
        method: POST
        description: Add members
        inputParameters:
        - {name: workspaceId, in: path, type: string, required: true}
        - {name: body, in: body, type: object, description: Who is added., required: false}
      - name: get
        method: GET
        description: List members
        inputParameters:
        - {name: workspaceId, in: path, type: string, required: true}
        - {name: page_size, in: query, type: number}
        - {name: role, in: query, type: string}
    - name: member
      path: /workspaces/{workspaceId}/users/{userId}
      operations:
      - name: get
        method: GET
        description: Get a member
        inputParameters:
        - {name: workspaceId, in: path, type: string, required: true}
        - {name: userId, in: path, type: string, required: true}
  exposes:
  - type: rest
    namespace: members-rest
    port: 8080
    resources:
    - path: /v1/workspaces/{workspaceid}/users
      name: members
      operations:
      - method: POST
        name: post
        call: admin.post
        with: {workspaceId: rest.workspaceId, body: rest.body}
        outputParameters: [{type: object, mapping: $.}]
      - method: GET
        name: get
        call: admin.get
        with: {workspaceId: rest.workspaceId, page_size: rest.page_size, role: rest.role}
        outputParameters: [{type: object, mapping: $.}]
    - path: /v1/workspaces/{workspaceid}/users/{user-id}
      name: member
      operations:
      - method: GET
        name: get
        call: admin.get
        with: {workspaceId: rest.workspaceId, userId: rest.userId}
        outputParameters: [{type: object, mapping: $.}]
  - type: mcp
    namespace: members-mcp
    port: 9090
    transport: http
    description: Tools for members.
    tools:
    - name: add-member
      description: Add members
      hints: {readOnly: false, destructive: false, idempotent: false}
      call: admin.post
      with: {workspaceId: tools.workspaceId, body: tools.body}
      outputParameters: [{type: object, mapping: $.}]
    - name: list-members
      description: List members
      hints: {readOnly: true, destructive: false, idempotent: true}
      call: admin.get
      with: {workspaceId: tools.workspaceId, page_size: tools.page_size, role: tools.role}
      outputParameters: [{type: object, mapping: $.}]
    - name: get-member
      description: Get a member
      call: admin.get
      with: {workspaceId: tools.workspaceId, userId: tools.userId}
      outputParameters: [{type: object, mapping: $.}]
"#;

#[tokio::test]
async fn values_go_where_the_called_operation_has_them() {
    let world = World::new(MEMBERS).await;
    world.upstream.answer_with(|_| Reply::text(200, "application/json", "{\"data\": [1,  2]}"));
    let got = world.rest("GET /v1/workspaces/a%2Fb%20c/users?page_size=5&role=admin&role2=x", None).await;
    assert_eq!((got.status, got.body.as_ref()), (200, b"{\"data\": [1,  2]}".as_slice()), "the answer is passed on byte for byte");
    let seen = world.upstream.one();
    assert_eq!(seen.line(), "GET /workspaces/a%2Fb%20c/users?page_size=5&role=admin");
    assert_eq!(seen.header("authorization"), Some("Bearer k-123"));
    assert!(seen.body.is_empty());

    assert_eq!(world.rest("GET /v1/workspaces/w/users", None).await.status, 200);
    assert_eq!(world.upstream.one().line(), "GET /workspaces/w/users", "what the caller leaves out is left out");

    world.rest("GET /v1/workspaces/w/users/u%3Fx", None).await;
    assert_eq!(world.upstream.one().line(), "GET /workspaces/w/users/u%3Fx", "of two operations of one name the path tells which is meant");

    let added = json!({"users": [{"id": "u", "role": "admin"}]});
    world.upstream.answer_with(|_| Reply { status: 201, headers: vec![], body: vec![] });
    let got = world.rest("POST /v1/workspaces/w/users", Some(&added)).await;
    assert_eq!((got.status, got.body.len()), (201, 0));
    let seen = world.upstream.one();
    assert_eq!((seen.line(), seen.json()), ("POST /workspaces/w/users".into(), added));
    assert_eq!(seen.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn tools_have_the_inputs_of_what_they_call() {
    let world = World::new(MEMBERS).await;
    let workspace = json!({"type": "string"});
    assert_eq!(
        world.tools().await,
        [
            (
                "add-member".to_owned(),
                json!({
                    "type": "object",
                    "properties": {"workspaceId": workspace, "body": {"type": "object", "description": "Who is added."}},
                    "required": ["workspaceId"],
                    "additionalProperties": false,
                })
            ),
            (
                "list-members".to_owned(),
                json!({
                    "type": "object",
                    "properties": {"workspaceId": workspace, "page_size": {"type": "number"}, "role": {"type": "string"}},
                    "required": ["workspaceId"],
                    "additionalProperties": false,
                })
            ),
            (
                "get-member".to_owned(),
                json!({
                    "type": "object",
                    "properties": {"workspaceId": workspace, "userId": {"type": "string"}},
                    "required": ["workspaceId", "userId"],
                    "additionalProperties": false,
                })
            ),
        ]
    );
    world.upstream.answer_json(json!({"id": "u"}));
    let result = world.tool("get-member", json!({"workspaceId": "w", "userId": "u/1"})).await;
    assert_eq!(world.upstream.one().line(), "GET /workspaces/w/users/u%2F1");
    assert_eq!(result["structuredContent"], json!({"id": "u"}));
    assert_eq!(result["content"], json!([{"type": "text", "text": "{\"id\":\"u\"}"}]));
    assert_eq!(result["isError"], json!(false));
}
