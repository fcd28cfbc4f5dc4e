//! Faults, in the shape of the surface where they are met.

use super::world::World;
use crate::world::{header, text};
use roster_api::serve;
use serde_json::json;
use std::sync::Arc;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};

const PORTKEY: &str = "/portkey/v1/admin/users";

#[tokio::test]
async fn a_status_has_the_shape_of_its_surface_and_ends_after_so_many_times() {
    let world = World::new().await;
    let made = world.controls("POST", "/faults", r#"{"surface": "portkey", "status": 503, "times": 2}"#).await;
    assert_eq!(made, json!({"id": 1, "surface": "portkey", "status": 503, "drop": false, "times": 2, "met": 0}));
    let key = Some(world.key.as_str());
    for _ in 0..2 {
        let reply = world.try_call(key, "GET", PORTKEY, "").await.unwrap();
        assert_eq!(reply.status.as_u16(), 503);
        assert!(text(&reply).contains("\"errorCode\"") && !header(&reply.headers, "x-portkey-trace-id").is_empty(), "{}", text(&reply));
        assert_eq!(world.call_as(key, "GET", "/api/v1/me", "").await.0, 200, "another surface is not meant");
    }
    assert_eq!(world.call_as(key, "GET", PORTKEY, "").await.0, 200);
    assert_eq!(world.controls("GET", "/faults", "").await["faults"][0]["met"], 2);

    world.controls("DELETE", "/faults/1", "").await;
    for status in [400, 401, 403, 404, 408, 409, 413, 429, 500, 503] {
        world.controls("POST", "/faults", &json!({"path": "/api/v1/**", "method": "GET", "status": status, "times": 1}).to_string()).await;
        let reply = world.try_call(key, "GET", "/api/v1/me", "").await.unwrap();
        assert_eq!((reply.status.as_u16(), header(&reply.headers, "content-type")), (status, "application/problem+json"));
        assert_eq!(super::world::json(&reply)["status"], status);
    }
    world.controls("POST", "/faults", r#"{"path": "/portkey/*/admin/users", "status": 429, "retry_after_seconds": 7, "times": 1}"#).await;
    let reply = world.try_call(key, "GET", "/portkey/v2/admin/users", "").await.unwrap();
    assert_eq!((reply.status.as_u16(), header(&reply.headers, "retry-after")), (429, "7"));
    world.controls("DELETE", "/faults", "").await;
    assert_eq!(world.controls("GET", "/faults", "").await["faults"], json!([]));
}

#[tokio::test]
async fn what_proxies_answer_has_no_surfaces_shape() {
    let world = World::new().await;
    world.controls("POST", "/faults", r#"{"surface": "portkey", "status": 502, "times": 1}"#).await;
    let reply = world.try_call(Some(&world.key), "GET", PORTKEY, "").await.unwrap();
    assert_eq!((reply.status.as_u16(), text(&reply).as_str()), (502, "Bad Gateway"));
    assert!(header(&reply.headers, "content-type").starts_with("text/plain"));
    world.controls("POST", "/faults", r#"{"surface": "probes", "path": "/readyz", "status": 503}"#).await;
    let (status, _) = world.call_as(None, "GET", "/readyz", "").await;
    assert_eq!((status, world.call_as(None, "GET", "/livez", "").await.0), (503, 200));
}

#[tokio::test]
async fn a_late_answer_is_a_right_one() {
    let world = World::new().await;
    world.controls("POST", "/faults", r#"{"path": "/api/v1/me", "latency_ms": 60000, "status": 503, "times": 1}"#).await;
    world.controls("POST", "/faults", r#"{"path": "/api/v1/me", "latency_ms": 5, "times": 1}"#).await;
    // Time jumps to the next timer when nothing else is to be done; this one touches nothing but a timer.
    tokio::time::pause();
    let before = tokio::time::Instant::now();
    assert_eq!(world.call_as(Some(&world.key), "GET", "/api/v1/me", "").await.0, 503);
    assert!(before.elapsed() >= std::time::Duration::from_secs(60));
    tokio::time::resume();
    assert_eq!(world.call_as(Some(&world.key), "GET", "/api/v1/me", "").await.0, 200);
    assert_eq!(world.controls("GET", "/faults", "").await["faults"][1]["met"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dropped_connection_ends_without_a_byte() {
    let world = World::new().await;
    world.controls("POST", "/faults", r#"{"path": "/api/v1/me", "drop": true, "times": 1}"#).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (end, ended) = oneshot::channel::<()>();
    let serving = tokio::spawn(serve::serve(Arc::clone(&world.api), listener, async {
        let _ = ended.await;
    }));
    let request = format!("GET /api/v1/me HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {}\r\nConnection: close\r\n\r\n", world.key);
    let mut seen = Vec::new();
    for _ in 0..2 {
        let (mut stream, mut answer) = (TcpStream::connect(address).await.unwrap(), Vec::new());
        stream.write_all(request.as_bytes()).await.unwrap();
        let _ = stream.read_to_end(&mut answer).await;
        seen.push(String::from_utf8(answer).unwrap());
    }
    assert_eq!(seen[0], "");
    assert!(seen[1].starts_with("HTTP/1.1 200 "), "{}", seen[1]);
    drop(end);
    serving.await.unwrap();
}
