//! Bodies that are none, or not what their row reads.

use super::{assert_refusal, assert_shape, example, invalid, rows};
use crate::world::{Call, Caller, World};
use hyper::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn bodies_that_are_no_object() {
    let world = World::new().await;
    for (surface, operation) in rows(&world) {
        let valid = example(&world, surface, &operation).body;
        let Ok(Value::Object(valid)) = serde_json::from_slice::<Value>(&valid) else { continue };
        // A field that the operation knows: what it does not know, some surfaces skip without a look.
        let name = valid.keys().next().unwrap().as_bytes();
        let with = |value: &[u8]| [b"{\"", name, b"\": ", value, b"}"].concat();
        for (what, body) in [
            ("cut off", [b"{\"", name, b"\": \"x\""].concat()),
            ("no JSON", b"name=x&email=y".to_vec()),
            ("an array", b"[{}]".to_vec()),
            ("text", b"\"x\"".to_vec()),
            ("null", b"null".to_vec()),
            ("a number", b"7".to_vec()),
            ("two objects", b"{} {}".to_vec()),
            ("bad UTF-8", with(b"\"\xff\xfe\"")),
            ("half a surrogate pair", with(b"\"\\ud800\"")),
            ("a number beyond all bounds", with(b"1e999999")),
            ("a byte-order mark", b"\xef\xbb\xbf{}".to_vec()),
        ] {
            let what = format!("{} {} with {what}", surface.name, operation.name);
            let call = Call { body: body.into(), ..example(&world, surface, &operation) };
            let answer = world.call(Caller::of(surface, &operation), call).await;
            assert_refusal(surface, &answer, invalid(surface), &what);
        }
        for depth in [200, 100_000] {
            let body = with(format!("{}1{}", "{\"x\":".repeat(depth), "}".repeat(depth)).as_bytes());
            let call = Call { body: body.into(), ..example(&world, surface, &operation) };
            let answer = world.call(Caller::of(surface, &operation), call).await;
            assert_refusal(surface, &answer, invalid(surface), &format!("{} {} nested {depth}", surface.name, operation.name));
        }
    }
}

#[tokio::test]
async fn fields_of_the_wrong_type() {
    let world = World::new().await;
    let wrong = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!(""),
        json!("\u{0}"),
        json!("x"),
        json!([]),
        json!([1]),
        json!({}),
        json!({"x": 1}),
    ];
    for (surface, operation) in rows(&world) {
        if operation.example.body.is_empty() {
            continue;
        }
        let call = example(&world, surface, &operation);
        // A form has no types.
        let Ok(valid) = serde_json::from_slice::<Value>(&call.body) else { continue };
        for name in valid.as_object().unwrap().keys() {
            for value in &wrong {
                let mut body = valid.clone();
                body[name] = value.clone();
                let call = Call { body: body.to_string().into(), ..call.clone() };
                let answer = world.call(Caller::of(surface, &operation), call).await;
                if !answer.status.is_success() {
                    assert_shape(surface, &answer, &format!("{} {} with {name}: {value}", surface.name, operation.name));
                }
            }
        }
    }
}

/// Every body that has, in place of one object below the top, an array of that object's values.
fn arrays_for_objects(value: &Value) -> Vec<Value> {
    let mut changed = Vec::new();
    let mut swap = |at: Value, child: &Value, put: &dyn Fn(&mut Value, Value)| {
        let array = child.as_object().map(|fields| fields.values().cloned().collect::<Value>());
        for other in array.into_iter().chain(arrays_for_objects(child)) {
            let mut whole = at.clone();
            put(&mut whole, other);
            changed.push(whole);
        }
    };
    match value {
        Value::Object(fields) => {
            for (name, child) in fields {
                swap(value.clone(), child, &|whole, other| whole[name] = other);
            }
        }
        Value::Array(items) => {
            for (index, child) in items.iter().enumerate() {
                swap(value.clone(), child, &|whole, other| whole[index] = other);
            }
        }
        _ => {}
    }
    changed
}

/// serde's structs read arrays too; here the caller hears of it, with the place.
#[tokio::test]
async fn array_for_an_object_at_every_depth() {
    let world = World::new().await;
    let mut cases = Vec::new();
    for (surface, operation) in rows(&world) {
        let call = example(&world, surface, &operation);
        let Ok(valid) = serde_json::from_slice::<Value>(&call.body) else { continue };
        cases.extend(
            arrays_for_objects(&valid)
                .into_iter()
                .map(|body| (call.method.clone(), call.path.clone(), body, Caller::of(surface, &operation))),
        );
    }
    assert!(cases.len() > 5, "the examples have objects in them");
    let fill = |surface: &str, text: &str| {
        let values = world.values(surface);
        values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    };
    for (surface, method, path, body) in [
        (
            "authzen",
            Method::POST,
            "/access/v1/evaluation",
            r#"{"subject": ["user", "{user}"], "action": ["read"], "resource": ["workspace", "{workspace}"]}"#,
        ),
        (
            "authzen",
            Method::POST,
            "/access/v1/evaluations",
            r#"{"subject": ["user", "{user}"], "action": ["read"], "resource": ["workspace", "{workspace}"]}"#,
        ),
        (
            "authzen",
            Method::POST,
            "/access/v1/evaluations",
            r#"{"evaluations": [[["user", "{user}"], ["read"], ["workspace", "{workspace}"]]]}"#,
        ),
        ("authzen", Method::POST, "/access/v1/evaluations", r#"{"evaluations": [], "options": ["execute_all"]}"#),
        (
            "authzen",
            Method::POST,
            "/access/v1/search/action",
            r#"{"subject": {"type": "user", "id": "{user}"}, "resource": {"type": "workspace", "id": "{workspace}"}, "page": [null, 3]}"#,
        ),
        ("api", Method::POST, "/api/v1/organizations/acme/workspaces", r#"{"name": "x", "limits": [1, 2]}"#),
        ("api", Method::POST, "/api/v1/organizations/acme/workspaces", r#"{"name": "x", "members": [["{user}", "member", null, null]]}"#),
        ("api", Method::PATCH, "/api/v1/organizations/acme/workspaces/shared", r#"{"limits": [1, 2]}"#),
        ("api", Method::POST, "/api/v1/organizations/acme/workspaces/shared/members", r#"{"members": [["{user}", "member", null, null]]}"#),
        (
            "api",
            Method::POST,
            "/api/v1/organizations/acme/api-keys",
            r#"{"name": "x", "owner": ["workspace", null, null], "workspace": "shared"}"#,
        ),
        ("api", Method::POST, "/api/v1/organizations/acme/api-keys", r#"{"name": "x", "limits": [1, 2]}"#),
        ("portkey", Method::POST, "/portkey/v1/admin/workspaces/{workspace}/users", r#"{"users": [["{user}", "admin"]]}"#),
        ("portkey", Method::POST, "/portkey/v1/admin/workspaces", r#"{"name": "x", "defaults": [1]}"#),
        (
            "openai",
            Method::POST,
            "/openai/v1/organization/invites",
            r#"{"email": "x", "role": "reader", "projects": [["{workspace}", "member"]]}"#,
        ),
    ] {
        cases.push((method, fill(surface, path), serde_json::from_str(&fill(surface, body)).unwrap(), Caller::Owner));
    }
    for (method, path, body, caller) in cases {
        let surface = world.api.surfaces().map(|(surface, _)| surface).find(|surface| path.starts_with(surface.prefix)).unwrap();
        let what = format!("{method} {path} {body}");
        let answer = world.call(caller, Call::new(method, path).body(body.to_string())).await;
        assert_refusal(surface, &answer, invalid(surface), &what);
        let said: Value = serde_json::from_slice(&answer.body).unwrap();
        let message = ["/detail", "/data/message", "/error/message"]
            .iter()
            .find_map(|place| said.pointer(place))
            .and_then(Value::as_str)
            .unwrap_or_default();
        assert!(message.contains(": invalid type: sequence, expected an object"), "{what}: {message}");
    }
}
