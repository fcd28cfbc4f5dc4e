//! What no client should send: always a clear refusal in the surface's own shape, never a failure of the server.
//! ([`World::call`] asserts that no answer is a 5xx.)

use crate::world::{Call, Caller, Part, Reply, World, absent, text};
use hyper::{Method, Request, StatusCode, header::CONTENT_TYPE};
use proptest::{
    prelude::{Strategy, any, prop},
    strategy::ValueTree,
    test_runner::TestRunner,
};
use roster_api::{
    operation::{Need, Operation},
    refusal::Refusal,
    surface::Surface,
};
use roster_core::Error;
use serde_json::{Value, json};
use std::sync::Arc;

fn rows(world: &World) -> Vec<(&Surface, Arc<Operation>)> {
    world.api.surfaces().flat_map(|(surface, operations)| operations.iter().map(move |row| (surface, Arc::clone(row)))).collect()
}

/// A refusal has the surface's shape: its media type and the members of its body.
fn assert_refusal(surface: &Surface, answer: &Reply, status: StatusCode, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}", text(answer));
    assert_shape(surface, answer, what);
}

fn assert_shape(surface: &Surface, answer: &Reply, what: &str) {
    let pattern = (surface.refuse)(&Refusal::Core(Error::invalid("field", "message")), "id");
    assert_eq!(answer.headers.get(CONTENT_TYPE), pattern.headers.get(CONTENT_TYPE), "{what}");
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{what}: {error}: {}", text(answer)));
    let pattern: Value = serde_json::from_slice(pattern.body.whole().unwrap()).unwrap();
    let (body, pattern) = (body.as_object().unwrap(), pattern.as_object().unwrap());
    for name in pattern.keys().filter(|name| *name != "field") {
        assert!(body.contains_key(name), "{what}: no {name} in {}", text(answer));
    }
    assert!(answer.headers.contains_key(&surface.request_id_header), "{what}: no id of the request");
}

/// The status that the surface has for a value that breaks its rules.
fn invalid(surface: &Surface) -> StatusCode {
    (surface.refuse)(&Refusal::Core(Error::invalid("field", "message")), "id").status
}

fn example(world: &World, surface: &Surface, operation: &Operation) -> Call {
    world.example(surface, operation, |_, _| None)
}

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

#[tokio::test]
async fn ids_that_are_none() {
    let world = World::new().await;
    let odd = [
        "x",
        "%00",
        "%FF",
        "%C3%28",
        "..",
        "%2e%2e%2f",
        "0123456789abcdefghjkmnpqrs",
        "%20",
        "'%20OR%201=1--",
        "%F0%9F%92%A9",
        "-",
        "null",
    ];
    for (surface, operation) in rows(&world) {
        if !operation.example.path.replace("{organization}", "").contains('{') {
            continue;
        }
        // Three of them still fit into a path.
        let long = "a".repeat(2600);
        for id in odd.into_iter().chain(["(absent)", &long]) {
            // The organization stays, so that what lies below it is reached.
            let call = world.example(surface, &operation, |part, name| {
                let id = || if id == "(absent)" { absent(surface.name, name) } else { id.to_owned() };
                (part == Part::Path && name != "organization").then(id)
            });
            let what = format!("{} {} with {id}", surface.name, operation.name);
            let answer = world.call(Caller::of(surface, &operation), call).await;
            if !answer.status.is_success() {
                assert!(
                    answer.status == invalid(surface) || matches!(answer.status.as_u16(), 404 | 405),
                    "{what}: {} {}",
                    answer.status,
                    text(&answer)
                );
                assert_shape(surface, &answer, &what);
            }
        }
    }
}

#[tokio::test]
async fn queries_that_say_nothing() {
    let world = World::new().await;
    for (surface, operation) in rows(&world).into_iter().filter(|(_, operation)| operation.method == Method::GET) {
        let path = example(&world, surface, &operation).path;
        for query in [
            "%FF",
            "a=%FF",
            "%00=1",
            "&&&",
            "=",
            "name=%00",
            "name=%C3%28",
            "limit=1000000000",
            "limit=-1",
            "limit=99999999999999999999",
            "limit=NaN",
            "page_size=1000000000",
            "page_size=-1",
            "current_page=1000000000",
            "current_page=-1",
            "after=%F0%9F%92%A9",
            "after=ffffffffffffffffffffffffffffffffffffffffffffffff",
            "before=18446744073709551615",
            "before=0",
            "email=%00",
            "role=%00",
            "status=,,",
            "role=,",
            "workspace=%00",
            "workspace_id=%00",
            "name_contains=%25_%27",
            "type=x",
            "exclude=1",
            "order=sideways",
            "emails[]=%00",
            "emails[99999999999999999999]=x",
            "event_types[]=&event_types=x",
            "effective_at[gt]=99999999999999999999",
            "effective_at[lte]=-9223372036854775808",
            "tenant_only=maybe",
            "include_archived=2",
            "owner_project_access=none",
        ] {
            let answer = world.call(Caller::of(surface, &operation), Call::new(Method::GET, format!("{path}?{query}"))).await;
            if !answer.status.is_success() {
                let what = format!("{} {} with {query}", surface.name, operation.name);
                assert!(answer.status == invalid(surface) || answer.status == 404, "{what}: {} {}", answer.status, text(&answer));
                assert_shape(surface, &answer, &what);
            }
        }
    }
}

#[tokio::test]
async fn a_page_of_a_billion_is_refused_or_cut() {
    let world = World::new().await;
    for (path, query) in
        [("/api/v1/organizations/acme/users", "limit"), ("/portkey/v1/admin/users", "pageSize"), ("/openai/v1/organization/users", "limit")]
    {
        let answer = world.call(Caller::Owner, Call::new(Method::GET, format!("{path}?{query}=1000000000"))).await;
        assert!(answer.status == 400 || answer.body.len() < 100_000, "{path}: {} with {} bytes", answer.status, answer.body.len());
    }
}

#[tokio::test]
async fn requests_that_are_too_much() {
    let world = World::new().await;
    for (surface, operation) in rows(&world) {
        let what = format!("{} {}", surface.name, operation.name);
        let call = example(&world, surface, &operation);
        let caller = Caller::of(surface, &operation);
        if operation.method != Method::GET {
            let bytes = operation.most_body.max(10 << 20) + 1;
            let large = Call { body: vec![b' '; bytes].into(), ..call.clone() };
            assert_refusal(surface, &world.call(caller, large).await, StatusCode::PAYLOAD_TOO_LARGE, &what);
        }
        let many = (0..1000).fold(call.clone(), |call, at| call.header(&format!("x-{at}"), "1"));
        assert_refusal(surface, &world.call(caller, many).await, StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, &what);
        let long = Call {
            path: format!("{}{}", call.path, if call.path.contains('?') { "&x=" } else { "?x=" }) + &"y".repeat(9000),
            ..call.clone()
        };
        assert_refusal(surface, &world.call(caller, long).await, StatusCode::URI_TOO_LONG, &what);
        let elsewhere = call.clone().header("host", "evil.example");
        assert_refusal(surface, &world.call(caller, elsewhere).await, StatusCode::MISDIRECTED_REQUEST, &what);
        // Without a key nobody makes the server read ten megabytes: the refusal comes first.
        if !matches!(operation.need, Need::Public(_)) {
            let large = Call { body: vec![b' '; 10 << 20].into(), ..call };
            assert_refusal(surface, &world.call(Caller::Nobody, large).await, StatusCode::UNAUTHORIZED, &what);
        }
    }
}

#[tokio::test]
async fn methods_and_paths_that_are_not_there() {
    let world = World::new().await;
    for (surface, operation) in rows(&world) {
        let call = example(&world, surface, &operation);
        let what = format!("{} {}", surface.name, operation.name);
        let odd = Call { method: Method::from_bytes(b"BREW").unwrap(), ..call.clone() };
        let answer = world.call(Caller::Owner, odd).await;
        assert_refusal(surface, &answer, StatusCode::METHOD_NOT_ALLOWED, &what);
        let allow = answer.headers.get("allow").and_then(|value| value.to_str().ok()).unwrap_or_default();
        assert!(allow.split(", ").any(|method| method == operation.method.as_str()), "{what}: Allow: {allow}");
        // The same path with more below it.
        let path = call.path.split('?').next().unwrap_or_default();
        if !path.starts_with("/.well-known") {
            let answer = world.call(Caller::Owner, Call { path: format!("{path}/no/such/thing/here"), ..call.clone() }).await;
            assert_refusal(surface, &answer, StatusCode::NOT_FOUND, &what);
        }
        if operation.method == Method::GET {
            let caller = Caller::of(surface, &operation);
            let get = world.call(caller, call.clone()).await;
            let head = world.call(caller, Call { method: Method::HEAD, ..call }).await;
            assert_eq!(head.status, get.status, "{what}: HEAD is answered like GET");
        }
    }
    for surface in world.api.surfaces().map(|(surface, _)| surface) {
        for path in ["", "/", "/v1", "/v1/", "/v9/x", "//", "/v1//users", "/v1/%2e%2e/x"] {
            if surface.name == "mcp" && path.is_empty() {
                // That is its one row, for which another method is no other path.
                continue;
            }
            let answer = world.call(Caller::Owner, Call::new(Method::GET, format!("{}{path}", surface.prefix))).await;
            assert_refusal(surface, &answer, StatusCode::NOT_FOUND, &format!("{}{path}", surface.prefix));
        }
    }
}

#[tokio::test]
async fn a_request_without_a_host_is_refused() {
    let world = World::new().await;
    let (mut parts, ()) = Request::builder().uri("/api/v1/me").body(()).unwrap().into_parts();
    parts.headers.clear();
    let body = http_body_util::Empty::<bytes::Bytes>::new();
    let answer = Reply::of(world.api.answer(parts, body, std::net::IpAddr::from([127, 0, 0, 1])).await).await;
    assert_eq!(answer.status, 421);
}

#[tokio::test]
async fn a_request_with_two_hosts_is_refused() {
    let world = World::new().await;
    for (path, shape) in [
        ("/api/v1/me", "\"invalid\""),
        ("/portkey/v1/admin/users", "\"AB01\""),
        ("/openai/organization/users", "\"invalid_value\""),
        ("/", "\"invalid\""),
    ] {
        for other in ["localhost", "evil.example"] {
            let request = Request::builder().uri(path).header("host", "localhost").header("host", other).body(()).unwrap();
            let body = http_body_util::Empty::<bytes::Bytes>::new();
            let answer = Reply::of(world.api.answer(request.into_parts().0, body, [127, 0, 0, 1].into()).await).await;
            assert_eq!(answer.status, 400, "{path}: {}", text(&answer));
            assert!(text(&answer).contains(shape) && text(&answer).contains("only one Host header"), "{path}: {}", text(&answer));
        }
    }
}

#[tokio::test]
async fn keys_that_are_none() {
    let world = World::new().await;
    let real = world.key(Caller::Owner).unwrap().to_owned();
    let mut changed = real.clone();
    changed.replace_range(40..41, if &real[40..41] == "x" { "y" } else { "x" });
    for value in [
        "",
        "Bearer",
        "Bearer ",
        "Basic abc",
        "Bearer a b",
        "bearer \u{7f}",
        &real,
        &format!("Token {real}"),
        &format!("Bearer {changed}"),
        &format!("Bearer {real}x"),
        &format!("Bearer {}", "x".repeat(5000)),
        "Bearer rst_key_",
        "Bearer ÿþ",
    ] {
        let Ok(value) = hyper::header::HeaderValue::from_bytes(value.as_bytes()) else { continue };
        let mut request = Request::builder().uri("/api/v1/me").header("host", "localhost").body(()).unwrap();
        request.headers_mut().insert("authorization", value.clone());
        let answer =
            Reply::of(world.api.answer(request.into_parts().0, http_body_util::Empty::<bytes::Bytes>::new(), [127, 0, 0, 1].into()).await)
                .await;
        assert_eq!(answer.status, 401, "{value:?}: {}", text(&answer));
    }
}

/// Draws from a strategy with a seed that is always the same: a failure repeats by itself.
fn draw<T: std::fmt::Debug>(runner: &mut TestRunner, strategy: &impl Strategy<Value = T>) -> T {
    strategy.new_tree(runner).unwrap().current()
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = proptest::prop_oneof![
        proptest::strategy::Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "(user|admin|owner|workspace|2026-01-02T03:04:05Z|shared|-1|0)".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        proptest::prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-z_]{1,8}|user|users|id|role|type", inner), 0..4)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

#[tokio::test]
async fn random_bodies_never_fail_the_server() {
    let mut runner = TestRunner::deterministic();
    let json = any_json();
    for round in 0..40 {
        // Some of them delete what the others need.
        let world = World::new().await;
        for (surface, operation) in rows(&world) {
            let call = example(&world, surface, &operation);
            let Ok(Value::Object(mut body)) = serde_json::from_slice(&call.body) else { continue };
            let names: Vec<_> = body.keys().cloned().collect();
            let name = &names[draw(&mut runner, &(0..names.len()))];
            body[name] = draw(&mut runner, &json);
            body.insert(draw(&mut runner, &"[a-z_]{1,12}"), draw(&mut runner, &json));
            let call = Call { body: Value::Object(body).to_string().into(), ..call };
            let answer = world.call(Caller::of(surface, &operation), call.clone()).await;
            if !answer.status.is_success() {
                assert_shape(surface, &answer, &format!("round {round}: {call:?}"));
            }
        }
    }
}

#[tokio::test]
async fn random_paths_and_queries_never_fail_the_server() {
    let world = World::new().await;
    let mut runner = TestRunner::deterministic();
    let segment = "[a-z%0-9_.-]{0,12}|%[0-9A-F]{2}|organizations|organization|projects|groups|audit_logs|users|workspaces|acme|shared|admin|api-keys|v1|v2|evaluation";
    let path = prop::collection::vec(segment, 0..8).prop_map(|segments| segments.join("/"));
    let query =
        prop::collection::vec("[a-z_]{1,8}=[a-zA-Z0-9%+_.-]{0,12}|limit=[0-9]{1,4}|[&=%]{1,3}", 0..4).prop_map(|pairs| pairs.join("&"));
    let prefix = "/(api|access|portkey|openai|)(/v1|/v2|)";
    let methods = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS, Method::HEAD];
    for _ in 0..3000 {
        let uri = format!("{}/{}?{}", draw(&mut runner, &prefix), draw(&mut runner, &path), draw(&mut runner, &query));
        let method = methods[draw(&mut runner, &(0..methods.len()))].clone();
        // Not with a key that may delete what the rest needs.
        let answer = world.call(Caller::Viewer, Call::new(method, uri)).await;
        assert!(answer.status.as_u16() < 500);
    }
}
