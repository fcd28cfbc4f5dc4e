//! Answers: raw formats, outputs, mocks.

use crate::{recorder::Reply, world::World};
use serde_json::{Value, json};

/// A REST operation `GET /x` over an upstream's with this format and these outputs.
async fn world(format: &str, outputs: &str) -> World {
    World::new(&format!(
        r#"
naftiko: 1.0.0-alpha2
capability:
  consumes:
  - type: http
    namespace: api
    baseUri: https://api.example
    resources:
    - name: all
      path: /x
      operations:
      - {{name: get, method: GET{format}}}
  exposes:
  - type: rest
    namespace: web
    port: 8080
    resources:
    - path: /x
      operations:
      - method: GET
        call: api.get
{outputs}
  - type: mcp
    namespace: tools-mcp
    port: 9090
    tools:
    - name: get
      description: Get
      call: api.get
{}
"#,
        outputs.replace("        outputParameters", "      outputParameters")
    ))
    .await
}

async fn shaped(outputs: &str, answer: Value) -> Value {
    let world = world("", outputs).await;
    world.upstream.answer_json(answer);
    let got = world.rest("GET /x", None).await;
    assert_eq!(got.status, 200);
    let by_tool = world.tool("get", json!({})).await;
    let text = by_tool["content"][0]["text"].as_str().unwrap();
    assert_eq!(serde_json::from_str::<Value>(text).unwrap(), got.json(), "both adapters answer alike");
    got.json()
}

#[tokio::test]
async fn outputs_pick_parts_of_the_answer() {
    let answer = json!({"name": "Ada", "n": 2, "deep": {"list": [{"id": 1, "t": "x"}, {"id": 2}]}, "one": {"id": 9}});
    for (outputs, value) in [
        ("", answer.clone()),
        ("        outputParameters: [{type: object, mapping: $.}]", answer.clone()),
        ("        outputParameters: [{type: object, mapping: $.deep}]", json!({"list": [{"id": 1, "t": "x"}, {"id": 2}]})),
        ("        outputParameters: [{type: string, mapping: $.name}]", json!("Ada")),
        ("        outputParameters: [{type: string, mapping: $.name, maxLength: 2}]", json!("Ad")),
        ("        outputParameters: [{type: string, mapping: $.n}]", json!(2)),
        ("        outputParameters: [{type: string, mapping: $.gone}, {type: number, mapping: $.n}]", json!(2)),
        ("        outputParameters: [{type: string, mapping: $.gone}]", answer.clone()),
        (
            "        outputParameters: [{name: a, type: string, mapping: $.name}, {name: b, type: string, mapping: $.gone}]",
            json!({"a": "Ada", "b": null}),
        ),
        (
            "        outputParameters: [{type: array, mapping: $.deep.list, items: {type: object, properties: {id: {type: number, mapping: $.id}, t: {type: string, mapping: $.t}}}}]",
            json!([{"id": 1, "t": "x"}, {"id": 2, "t": null}]),
        ),
        (
            "        outputParameters: [{type: array, mapping: $.deep.list, items: [{type: object, properties: {id: {type: number, mapping: $.id}, t: {type: string, mapping: $.t}}}]}]",
            json!([{"id": 1, "t": "x"}, {"id": 2, "t": null}]),
        ),
        (
            "        outputParameters: [{type: array, mapping: $.deep.list, items: [{name: id, type: number, mapping: $.id}, {name: t, type: string, mapping: $.t}]}]",
            json!([{"id": 1, "t": "x"}, {"id": 2, "t": null}]),
        ),
        (
            "        outputParameters: [{type: array, mapping: $.one, items: {type: object, properties: {id: {mapping: $.id}}}}]",
            json!([{"id": 9}]),
        ),
        ("        outputParameters: [{type: array, mapping: '$.deep.list[*].id'}]", json!([1, 2])),
        (
            "        outputParameters: [{type: array, mapping: $.deep.list, items: {id: {type: number, mapping: $.id}, type: {type: string, mapping: $.t}}}]",
            json!([{"id": 1, "type": "x"}, {"id": 2, "type": null}]),
        ),
        (
            "        outputParameters: [{type: object, mapping: $.deep, properties: {who: {type: string, mapping: $.name}, in: {type: object, properties: {n: {type: number, mapping: $.n}}}, whole: {type: object, mapping: $.one, properties: {x: {mapping: $.x}}}}}]",
            json!({"who": "Ada", "in": {"n": 2}, "whole": {"id": 9}}),
        ),
        (
            "        outputParameters: [{type: object, properties: {k: {type: string, value: fixed, mapping: $.name}}}]",
            json!({"k": "fixed"}),
        ),
    ] {
        assert_eq!(shaped(outputs, answer.clone()).await, value, "{outputs}");
    }
}

#[tokio::test]
async fn formats_become_json() {
    let rows = json!([{"id": "1", "name": "A"}, {"id": "2", "name": "B"}]);
    for (format, text, value) in [
        ("csv", "id,name\n1,A\n2,B\n", rows.clone()),
        ("TSV", "id\tname\n1\tA\n2\tB\n", rows.clone()),
        ("psv", "id|name\n1|A\n2|B\n", rows.clone()),
        ("XML", "<r><u id='1'><name>A</name></u><u id='2'/></r>", json!({"u": [{"id": "1", "name": "A"}, {"id": "2"}]})),
        ("yaml", "a: [1, x]\n", json!({"a": [1, "x"]})),
    ] {
        let world = world(&format!(", outputRawFormat: {format}"), "").await;
        world.upstream.answer_with(move |_| Reply::text(200, "text/plain", text));
        let got = world.rest("GET /x", None).await;
        assert_eq!((got.status, got.json()), (200, value), "{format}");
        assert_eq!(got.headers["content-type"], "application/json");
    }
}

#[tokio::test]
async fn binary_content_is_passed_on_within_its_bound() {
    let world = world(", outputRawFormat: binary, maxBinarySize: 1KiB", "").await;
    let image = |size: usize| Reply { status: 200, headers: vec![("content-type", "image/png".into())], body: vec![7; size] };
    world.upstream.answer_with(move |_| image(1024));
    let got = world.rest("GET /x", None).await;
    assert_eq!((got.status, got.body.len(), &got.headers["content-type"]), (200, 1024, &"image/png".parse().unwrap()));
    let result = world.tool("get", json!({})).await;
    assert_eq!((&result["content"][0]["type"], &result["content"][0]["mimeType"]), (&json!("image"), &json!("image/png")));
    assert!(result["content"][0]["data"].as_str().unwrap().starts_with("BwcHBwcH"));
    world.upstream.answer_with(move |_| image(1025));
    assert_eq!(world.rest("GET /x", None).await.status, 502);
    let result = world.tool("get", json!({})).await;
    assert_eq!(result["isError"], json!(true));
    assert!(result["content"][0]["text"].as_str().unwrap().contains("1024 bytes"), "{result}");
    world.upstream.answer_with(|_| Reply::text(200, "audio/mpeg", "x"));
    assert_eq!(world.tool("get", json!({})).await["content"][0]["type"], json!("audio"));
    world.upstream.answer_with(|_| Reply::text(200, "application/pdf", "x"));
    let result = world.tool("get", json!({})).await;
    assert_eq!((&result["content"][0]["type"], &result["content"][0]["resource"]["blob"]), (&json!("resource"), &json!("eA==")));
}

#[tokio::test]
async fn a_unit_that_calls_nothing_answers_its_values() {
    let world = World::new(
        r#"
ikanos: 1.0.0-beta5
capability:
  exposes:
    web:
      type: rest
      port: 8080
      resources:
        hello:
          path: /hello/{who}
          operations:
            hello:
              method: GET
              outputParameters:
              - {name: text, type: string, value: 'Hello {{who}}'}
              - {name: who, type: string, value: '{{who}}'}
              - {name: n, type: number, value: 5}
              - {name: documented, type: string, const: x}
            empty: {method: DELETE, outputParameters: [{type: object, mapping: $.}]}
"#,
    )
    .await;
    let got = world.rest("GET /hello/Ada", None).await;
    assert_eq!((got.status, got.json()), (200, json!({"text": "Hello Ada", "who": "Ada", "n": 5, "documented": null})));
    let got = world.rest("DELETE /hello/Ada", None).await;
    assert_eq!((got.status, got.body.len()), (204, 0));
}
