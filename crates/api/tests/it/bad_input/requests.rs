//! Requests that are too much, go nowhere, or say not who sends them.

use super::{assert_refusal, example, rows};
use crate::world::{Call, Caller, Reply, World, text};
use hyper::{Method, Request, StatusCode};
use roster_api::operation::Need;

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
