//! Where values of a call come from, and where they go.

use crate::world::World;
use serde_json::json;

#[tokio::test]
async fn parameters_of_every_place_are_sent() {
    let world = World::new(
        r#"
ikanos: 1.0.0-beta5
binds:
- namespace: env
  keys: {KEY: KEY}
capability:
  consumes:
    api:
      type: http
      baseUri: https://api.example/base/
      inputParameters:
        X-Version: {in: header, value: '2026-03-03'}
        tenant: {in: query, value: 't {{env.KEY}}'}
      resources:
        things:
          path: things/{{ id }}/{part}
          inputParameters:
            trace: {in: header}
          operations:
            find:
              method: GET
              inputParameters:
                id: {in: path}
                tags: {in: query}
                session: {in: cookie}
                limit: {in: query, value: '{{size}}'}
                fixed: {in: query, value: 7}
  exposes:
    web:
      type: rest
      port: 8080
      resources:
        things:
          path: /things/{{id}}
          operations:
            find:
              method: GET
              inputParameters:
                id: {in: path, type: string}
                part: {in: query, type: string}
                tag: {in: query, type: array}
                X-Trace: {in: header, type: string}
                sid: {in: cookie, type: string}
                size: {in: query, type: integer}
              call: api.find
              with:
                part: web.part
                tags: web.tag
                trace: web.X-Trace
                session: '{{sid}}'
                extra: 'n={{size}}'
"#,
    )
    .await;
    let url = format!("{}/things/a%2F1?part=p+q&tag=x&tag=y%26z&size=3&other=1", world.url("rest"));
    let got = world.send("GET", &url, &[("x-trace", "t1"), ("cookie", "a=b; sid=s9")], "").await;
    assert_eq!(got.status, 200, "{got:?}");
    let seen = world.upstream.one();
    assert_eq!(seen.line(), "GET /things/a%2F1/p%20q?tenant=t%20k-123&tags=x&tags=y%26z&limit=3&fixed=7&extra=n%3D3");
    assert_eq!(
        (seen.header("x-version"), seen.header("trace"), seen.header("cookie")),
        (Some("2026-03-03"), Some("t1"), Some("session=s9"))
    );

    world.send("GET", &format!("{}/things/1?part=p", world.url("rest")), &[], "").await;
    assert_eq!(world.upstream.one().line(), "GET /things/1/p?tenant=t%20k-123&fixed=7&extra=n%3D", "what is absent is left out");
}

const PLAIN: &str = r#"
ikanos: 1.0.0-beta5
capability:
  consumes:
    api:
      type: http
      baseUri: https://api.example
      resources:
        item:
          path: /items/{itemId}
          operations:
            get: {method: GET}
            note:
              method: POST
              inputParameters:
                X-Note: {in: header}
                pref: {in: cookie}
  exposes:
    tools:
      type: mcp
      port: 9090
      tools:
        get: {description: Get, call: api.get}
        note: {description: Note, call: api.note}
    web:
      type: rest
      port: 8080
      resources:
        item:
          path: /v1/items/{item_id}
          operations:
            get: {method: GET, call: api.get}
            note: {method: POST, call: api.note}
"#;

#[tokio::test]
async fn variables_of_a_path_that_nobody_declares_are_inputs() {
    let world = World::new(PLAIN).await;
    let item =
        json!({"type": "object", "properties": {"itemId": {"type": "string"}}, "required": ["itemId"], "additionalProperties": false});
    assert_eq!(world.tools().await[0], ("get".to_owned(), item));
    world.tool("get", json!({"itemId": "7"})).await;
    assert_eq!(world.upstream.one().line(), "GET /items/7");
    world.rest("GET /v1/items/8", None).await;
    assert_eq!(world.upstream.one().line(), "GET /items/8", "names of variables are matched loosely");
    assert_eq!(world.rest("GET /V1/items/8", None).await.status, 404, "and literal segments are not");
}

#[tokio::test]
async fn values_cannot_leave_their_place() {
    let world = World::new(PLAIN).await;
    for (arguments, name) in [
        (json!({"itemId": ".."}), "itemId"),
        (json!({"itemId": ""}), "itemId"),
        (json!({"itemId": "1", "X-Note": "a\r\nhost: evil.example"}), "X-Note"),
        (json!({"itemId": "1", "pref": "a; b=c"}), "pref"),
    ] {
        let result = world.tool("note", arguments.clone()).await;
        assert_eq!(result["isError"], json!(true), "{arguments}: {result}");
        assert!(result["content"][0]["text"].as_str().unwrap().contains(&format!("`{name}`")), "{result}");
    }
    for path in ["..", "%2e%2e", "."] {
        assert_eq!(world.rest(&format!("GET /v1/items/{path}"), None).await.status, 400, "{path}");
    }
    assert_eq!(world.upstream.take().len(), 0);
    world.tool("get", json!({"itemId": "{{itemId}}/../x?y#z\u{e9}"})).await;
    assert_eq!(world.upstream.one().line(), "GET /items/%7B%7BitemId%7D%7D%2F..%2Fx%3Fy%23z%C3%A9", "and is never read as a template");
}

#[tokio::test]
async fn a_name_that_a_step_or_a_variable_has_too_is_the_callers_alone() {
    let world = World::new(
        r#"
ikanos: 1.0.0-beta5
binds:
- namespace: env
  keys: {KEY: KEY}
capability:
  consumes:
    api:
      type: http
      baseUri: https://api.example
      resources:
        all:
          path: /all?by={{by}}&fixed=1
          operations:
            list: {method: GET, inputParameters: {KEY: {in: query}, list: {in: query}}}
  exposes:
    web:
      type: rest
      port: 8080
      resources:
        all:
          path: all
          operations:
            get:
              method: GET
              steps:
                list: {call: api.list, with: {by: '{{env.KEY}}'}}
                again: {call: api.list, with: {by: a&b}}
"#,
    )
    .await;
    world.upstream.answer_json(json!({"secret": 1}));
    assert_eq!(world.rest("GET /all", None).await.status, 200);
    let lines: Vec<String> = world.upstream.take().iter().map(crate::recorder::Seen::line).collect();
    assert_eq!(lines, ["GET /all?by=k-123&fixed=1", "GET /all?by=a%26b&fixed=1"]);
}
