//! Bodies: what a file describes, filled in, and what a caller gives.

use crate::world::World;
use serde_json::{Value, json};

/// An operation `send` with this body, and a tool for it whose inputs are what the body asks for.
async fn world(operation: &str) -> World {
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
      path: /send
      operations:
      - name: send
        method: POST
{operation}
  exposes:
  - type: mcp
    namespace: tools-mcp
    port: 9090
    tools:
    - {{name: send, description: Send, call: api.send}}
"#
    ))
    .await
}

async fn sent(operation: &str, arguments: Value) -> (Option<String>, String) {
    let world = world(operation).await;
    let result = world.tool("send", arguments).await;
    assert_eq!(result["isError"], json!(false), "{result}");
    let seen = world.upstream.one();
    (seen.header("content-type").map(str::to_owned), String::from_utf8(seen.body.to_vec()).unwrap())
}

fn as_json(body: &str) -> Value {
    serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {body}"))
}

#[tokio::test]
async fn a_template_of_json_takes_typed_values_and_escapes_text() {
    let body = "        body: |\n          {\"name\": \"{{name}}\", \"count\": {{count}}, \"list\": {{list}}, \"gone\": {{gone}}, \"s\": \"n{{count}}\"}\n";
    let (media_type, body) = sent(body, json!({"name": "a\"b\n", "count": 3, "list": [1, {"x": null}]})).await;
    assert_eq!(media_type.as_deref(), Some("application/json"));
    assert_eq!(as_json(&body), json!({"name": "a\"b\n", "count": 3, "list": [1, {"x": null}], "s": "n3"}));
}

#[tokio::test]
async fn a_body_as_data_is_a_tree_of_values() {
    let body = "        body: {type: json, data: {records: '{{tools.records}}', fixed: 1, nested: {a: ['{{x}}', 'is {{x}}']}}}\n";
    let (_, body) = sent(body, json!({"records": [{"id": 1}], "x": true})).await;
    assert_eq!(as_json(&body), json!({"records": [{"id": 1}], "fixed": 1, "nested": {"a": [true, "is true"]}}));
}

#[tokio::test]
async fn text_forms_and_parts_are_written_as_their_type_asks() {
    let xml = "        body: {type: xml, data: '<to>{{to}}</to>'}\n";
    assert_eq!(
        sent(xml, json!({"to": "<a & \"b\">"})).await,
        (Some("application/xml".into()), "<to>&lt;a &amp; &quot;b&quot;&gt;</to>".into())
    );
    let text = "        body: {type: text, data: 'Hello {{to}}'}\n";
    assert_eq!(sent(text, json!({"to": "you"})).await, (Some("text/plain".into()), "Hello you".into()));
    let sparql = "        body: {type: sparql, data: 'SELECT {{what}}'}\n";
    assert_eq!(sent(sparql, json!({"what": "?s"})).await, (Some("application/sparql-query".into()), "SELECT ?s".into()));
    for kind in ["form", "formUrlEncoded"] {
        let form = format!("        body: {{type: {kind}, data: {{To: '{{{{to}}}}', Tag: '{{{{tags}}}}', Gone: '{{{{gone}}}}', N: 1}}}}\n");
        assert_eq!(
            sent(&form, json!({"to": "a&b=c", "tags": ["x", "y z"]})).await,
            (Some("application/x-www-form-urlencoded".into()), "To=a%26b%3Dc&Tag=x&Tag=y%20z&N=1".into())
        );
    }
    let text_form = "        body: {type: formUrlEncoded, data: 'To={{to}}&N=1'}\n";
    assert_eq!(sent(text_form, json!({"to": "a&b"})).await.1, "To=a%26b&N=1");
    let parts = "        body: {type: multipartForm, data: [{name: file, value: '{{content}}', filename: a.txt, contentType: text/plain}, {name: gone, value: '{{gone}}'}]}\n";
    let (media_type, body) = sent(parts, json!({"content": "--roster-part-0\r\n"})).await;
    assert_eq!(media_type.as_deref(), Some("multipart/form-data; boundary=roster-part-1"), "a boundary that the content does not hold");
    assert_eq!(
        body,
        "--roster-part-1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n--roster-part-0\r\n\r\n--roster-part-1--\r\n"
    );
}

#[tokio::test]
async fn parameters_in_the_body_are_the_body_or_its_fields() {
    let whole = "        inputParameters: [{name: body, in: body, type: object}]\n";
    let (media_type, body) = sent(whole, json!({"body": {"a": [1]}})).await;
    assert_eq!((media_type.as_deref(), as_json(&body)), (Some("application/json"), json!({"a": [1]})));
    let fields = "        inputParameters: [{name: a, in: body, type: number}, {name: b, in: body}, {name: c, in: body, value: fixed}]\n";
    assert_eq!(as_json(&sent(fields, json!({"a": 1.5})).await.1), json!({"a": 1.5, "c": "fixed"}));
    let typed =
        "        inputParameters: [{name: a, in: body}, {name: Content-Type, in: header, value: application/x-www-form-urlencoded}]\n";
    assert_eq!(sent(typed, json!({"a": "x y"})).await, (Some("application/x-www-form-urlencoded".into()), "a=x%20y".into()));
    assert_eq!(sent("", json!({})).await, (None, String::new()), "an operation without a body sends none");
}

#[tokio::test]
async fn a_rest_body_gives_its_fields_to_what_is_called() {
    let world = World::new(
        r#"
naftiko: 1.0.0-alpha2
capability:
  consumes:
  - type: http
    namespace: api
    baseUri: https://api.example
    resources:
    - name: all
      path: /users/{team}
      operations:
      - name: create
        method: POST
        body: '{"id":"{{userId}}","name":"{{userName}}","all":{{everything}}}'
  exposes:
  - type: rest
    namespace: web
    port: 8080
    resources:
    - path: /users
      operations:
      - method: POST
        call: api.create
        inputParameters:
        - {name: userId, in: body, type: string, value: $.user.id}
        - {name: userName, in: body, type: string, value: "$.user['full name']"}
        - {name: everything, in: body}
        - {name: team, in: body, value: constant}
"#,
    )
    .await;
    let given = json!({"user": {"id": "u1", "full name": "Ada"}, "everything": {"x": 1}});
    assert_eq!(world.rest("POST /users", Some(&given)).await.status, 200);
    let seen = world.upstream.one();
    assert_eq!((seen.line(), seen.json()), ("POST /users/constant".into(), json!({"id": "u1", "name": "Ada", "all": {"x": 1}})));
}
