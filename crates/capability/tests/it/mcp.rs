//! MCP adapters: both eras, resources, prompts.

use crate::{
    recorder::Reply,
    rest::MEMBERS,
    world::{Folder, World},
};
use roster_capability::Serving;
use serde_json::{Value, json};

async fn legacy(world: &World, method: &str, params: Value) -> (u16, Value) {
    let request = json!({"jsonrpc": "2.0", "id": 7, "method": method, "params": params});
    let headers =
        [("content-type", "application/json"), ("accept", "application/json, text/event-stream"), ("mcp-protocol-version", "2025-11-25")];
    let got = world.send("POST", &format!("{}/anywhere", world.url("mcp")), &headers, &request.to_string()).await;
    (got.status, got.json())
}

#[tokio::test]
async fn both_eras_are_spoken_on_one_endpoint() {
    let world = World::new(MEMBERS).await;
    let found = world.mcp("server/discover", json!({})).await;
    assert!(found["result"]["supportedVersions"].as_array().unwrap().contains(&json!("2026-07-28")), "{found}");
    assert_eq!((&found["result"]["instructions"], &found["result"]["capabilities"]), (&json!("Tools for members."), &json!({"tools": {}})));

    let (status, begun) = legacy(
        &world,
        "initialize",
        json!({"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "c", "version": "1"}}),
    )
    .await;
    assert_eq!(
        (status, &begun["result"]["protocolVersion"], &begun["result"]["serverInfo"]["name"]),
        (200, &json!("2025-11-25"), &json!("members-mcp"))
    );
    let begin = || async {
        let params = json!({"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "c", "version": "1"}});
        let message = json!({"jsonrpc": "2.0", "id": 7, "method": "initialize", "params": params}).to_string();
        let headers = [("content-type", "application/json"), ("accept", "application/json, text/event-stream")];
        let got = world.send("POST", &format!("{}/mcp", world.url("mcp")), &headers, &message).await;
        got.headers["mcp-session-id"].to_str().unwrap().to_owned()
    };
    let ids = (begin().await, begin().await);
    assert!(ids.0 != ids.1 && ids.0.len() == 32, "{ids:?}");
    let (_, listed) = legacy(&world, "tools/list", json!({})).await;
    let modern = world.mcp("tools/list", json!({})).await;
    assert_eq!(listed["result"]["tools"], modern["result"]["tools"]);
    let (_, called) = legacy(&world, "tools/call", json!({"name": "get-member", "arguments": {"workspaceId": "w", "userId": "u"}})).await;
    assert_eq!(called["result"]["isError"], json!(false), "{called}");
    assert_eq!(world.upstream.one().line(), "GET /workspaces/w/users/u");

    let got = world.send("GET", &format!("{}/mcp", world.url("mcp")), &[("accept", "text/event-stream")], "").await;
    assert_eq!(got.status, 405, "there are no streams, and no sessions that would need them");
    for method in ["resources/list", "prompts/list"] {
        let (_, answer) = legacy(&world, method, json!({})).await;
        assert_eq!(answer["error"]["code"], json!(-32601), "{method} is not declared: {answer}");
    }
}

#[tokio::test]
async fn hints_are_said_as_they_are_written() {
    let world = World::new(MEMBERS).await;
    let listed = world.mcp("tools/list", json!({})).await;
    let tools = listed["result"]["tools"].as_array().unwrap();
    assert_eq!(tools[0]["annotations"], json!({"readOnlyHint": false, "destructiveHint": false, "idempotentHint": false}));
    assert_eq!(tools[1]["annotations"], json!({"readOnlyHint": true, "destructiveHint": false, "idempotentHint": true}));
    assert_eq!(tools[2].get("annotations"), None, "an absent hint stays absent");
}

#[tokio::test]
async fn what_is_no_object_is_text_alone() {
    let world = World::new(MEMBERS).await;
    world.upstream.answer_json(json!([1, 2]));
    let result = world.tool("list-members", json!({"workspaceId": "w"})).await;
    assert_eq!((&result["content"][0]["text"], result.get("structuredContent")), (&json!("[1,2]"), None));
    world.upstream.answer_with(|_| Reply { status: 204, headers: vec![], body: vec![] });
    let result = world.tool("list-members", json!({"workspaceId": "w"})).await;
    assert_eq!((&result["content"], &result["isError"]), (&json!([]), &json!(false)));
}

#[tokio::test]
async fn resources_are_read_and_prompts_are_filled() {
    let folder = Folder::new();
    folder.write("files/guide.md", "# Guide\n");
    folder.write("files/sub/data.bin", "x");
    folder.write("secret.txt", "not yours");
    std::os::unix::fs::symlink(folder.0.join("secret.txt"), folder.0.join("files/link.txt")).unwrap();
    folder.write("prompt.txt", "From a file: {{what}}");
    let path = folder.write(
        "capability.yaml",
        r#"
naftiko: 1.0.0-alpha2
info: {label: Library, description: d}
capability:
  consumes:
  - type: http
    namespace: api
    baseUri: https://api.example
    resources:
    - {name: all, path: '/users/{{userId}}', operations: [{name: get, method: GET}]}
  exposes:
  - type: mcp
    namespace: library
    port: 9090
    resources:
    - {name: schema, label: Schema, uri: 'data://schema', description: The schema, mimeType: application/json, call: api.get, with: {userId: fixed}}
    - {name: profile, uri: 'data://users/{user_id}/profile', description: A user, call: api.get, with: {userId: '{{user_id}}'}}
    - {name: docs, uri: 'docs://library', description: Files, location: 'file:///./files'}
    prompts:
    - name: outreach
      label: Outreach
      description: Write to somebody.
      arguments: [{name: who, description: Their name, required: true}, {name: tone, required: false}]
      template: [{role: user, content: 'Write to {{who}}. {{tone}}'}, {role: assistant, content: I will.}]
    - {name: from-file, arguments: [{name: what}], location: 'file:///./prompt.txt'}
"#,
    );
    let world = World::of(&path, Serving::default()).await;
    world.upstream.answer_with(|seen| {
        if seen.target == "/users/gone" { Reply::text(404, "text/plain", "") } else { Reply::json(&json!({"at": seen.target})) }
    });
    assert!(world.findings.is_empty(), "files are an answer: {:#?}", world.findings);
    let listed = world.mcp("resources/list", json!({})).await;
    let listed: Vec<(&str, &str)> = listed["result"]["resources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["uri"].as_str().unwrap(), one["mimeType"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(
        listed,
        [
            ("data://schema", "application/json"),
            ("docs://library/guide.md", "text/markdown; charset=utf-8"),
            ("docs://library/sub/data.bin", "application/octet-stream")
        ]
    );
    let templates = world.mcp("resources/templates/list", json!({})).await;
    assert_eq!(templates["result"]["resourceTemplates"][0]["uriTemplate"], json!("data://users/{user_id}/profile"));
    for (uri, text) in [
        ("data://schema", "{\"at\":\"/users/fixed\"}"),
        ("data://users/a%20b/profile", "{\"at\":\"/users/a%20b\"}"),
        ("docs://library/guide.md", "# Guide\n"),
    ] {
        let read = world.mcp("resources/read", json!({"uri": uri})).await;
        assert_eq!((&read["result"]["contents"][0]["text"], &read["result"]["contents"][0]["uri"]), (&json!(text), &json!(uri)), "{read}");
    }
    for uri in ["data://none", "data://users/gone/profile", "docs://library/link.txt", "docs://library/../secret.txt", "docs://library/sub"]
    {
        let read = world.mcp("resources/read", json!({"uri": uri})).await;
        assert!(read["error"]["code"].as_i64().unwrap() < 0, "{uri}: {read}");
        assert!(!read.to_string().contains("not yours"));
    }
    let prompts = world.mcp("prompts/list", json!({})).await;
    assert_eq!(
        prompts["result"]["prompts"][0],
        json!({"name": "outreach", "title": "Outreach", "description": "Write to somebody.", "arguments": [{"name": "who", "description": "Their name", "required": true}, {"name": "tone", "required": false}]})
    );
    let filled = world.mcp("prompts/get", json!({"name": "outreach", "arguments": {"who": "{{tone}}"}})).await;
    assert_eq!(
        filled["result"]["messages"],
        json!([{"role": "user", "content": {"type": "text", "text": "Write to {{tone}}. "}}, {"role": "assistant", "content": {"type": "text", "text": "I will."}}])
    );
    let filled = world.mcp("prompts/get", json!({"name": "from-file", "arguments": {"what": "x"}})).await;
    assert_eq!(filled["result"]["messages"][0]["content"]["text"], json!("From a file: x"));
    for arguments in [json!({"name": "outreach"}), json!({"name": "nothing"})] {
        assert_eq!(world.mcp("prompts/get", arguments).await["error"]["code"], json!(-32602));
    }
}

#[tokio::test]
async fn lists_say_how_long_they_may_be_kept() {
    let text = "ikanos: 1.0.0-beta5\ncapability:\n  exposes:\n    tools: {type: mcp, port: 1, ttlMs: 60000, cacheScope: public, tools: {hello: {description: Hi., outputParameters: [{value: 1}]}}}\n";
    let listed = World::new(text).await.mcp("tools/list", json!({})).await;
    assert_eq!((&listed["result"]["ttlMs"], &listed["result"]["cacheScope"]), (&json!(60000), &json!("public")));
    let listed = World::new(MEMBERS).await.mcp("tools/list", json!({})).await;
    assert_eq!((&listed["result"]["ttlMs"], &listed["result"]["cacheScope"]), (&json!(0), &json!("private")), "the protocol asks for both");
}
