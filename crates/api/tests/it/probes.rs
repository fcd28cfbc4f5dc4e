//! What watches the server: `/livez`, `/readyz`, `/metrics`.

use crate::world::{Call, Caller, Reply, World, header, text};
use hyper::{Method, Request};
use roster_api::{Limits, Settings};
use roster_core::store::Store;
use std::{net::IpAddr, sync::Arc};

/// A request under whatever name, whatever comes of it.
async fn get(world: &World, path: &str, host: &str) -> Reply {
    let (parts, ()) = Request::builder().uri(path).header("host", host).body(()).unwrap().into_parts();
    let body = http_body_util::Empty::<bytes::Bytes>::new();
    Reply::of(world.api.answer(parts, body, IpAddr::from([127, 0, 0, 1])).await).await
}

/// The value of one series.
fn series(metrics: &str, name: &str) -> f64 {
    let line = metrics.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("{name} in {metrics}")).parse().unwrap()
}

#[tokio::test]
async fn a_server_that_works_is_live_and_ready() {
    let world = World::with(Settings { limits: Limits { address: 1, ..Limits::default() }, ..Settings::default() }).await;
    for _ in 0..3 {
        for (path, said) in [("/livez", r#"{"status":"live"}"#), ("/readyz", r#"{"status":"ready"}"#)] {
            // By any name, and as often as one likes.
            let answer = get(&world, path, "a-name.of-the-cluster").await;
            assert_eq!((answer.status.as_u16(), text(&answer).as_str()), (200, said));
            assert_eq!(header(&answer.headers, "cache-control"), "no-store");
        }
    }
    assert_eq!(world.call(Caller::Nobody, Call::new(Method::POST, "/livez")).await.status, 404);
}

#[tokio::test]
async fn who_can_not_read_the_store_is_not_ready_and_says_why() {
    let world = Arc::new(World::new().await);
    std::fs::remove_dir_all(&world.folder).unwrap();
    // A thread that has no connection yet.
    let asking = Arc::clone(&world);
    let ask = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async { (get(&asking, "/readyz", "localhost").await, get(&asking, "/livez", "localhost").await) })
    };
    let (ready, live) = std::thread::spawn(ask).join().unwrap();
    assert_eq!(ready.status, 503);
    assert_eq!(text(&ready), r#"{"status":"not ready","reasons":["the database does not answer"]}"#);
    assert_eq!(live.status, 200, "to start it anew would help nobody");
}

#[tokio::test]
async fn metrics_count_rows_and_name_nobody() {
    let world = World::with(Settings { limits: Limits { key: 4, ..Limits::default() }, ..Settings::default() }).await;
    for _ in 0..3 {
        world.call(Caller::Owner, Call::new(Method::GET, "/api/v1/me")).await;
    }
    let new = Call::new(Method::POST, "/api/v1/organizations/acme/users").body(r#"{"email": "new@acme.example"}"#);
    assert_eq!(world.call(Caller::Owner, new).await.status, 201);
    assert_eq!(world.call(Caller::Owner, Call::new(Method::GET, "/portkey/v1/admin/users")).await.status, 429);
    let wrong = Call::new(Method::GET, "/portkey/v1/admin/users").header("authorization", "Bearer wrong-wrong-wrong-wrong-wrong-wrong");
    assert_eq!(world.call(Caller::Nobody, wrong).await.status, 401);
    assert_eq!(world.call(Caller::Admin, Call::new(Method::GET, "/api/v1/nothing")).await.status, 404);

    let answer = get(&world, "/metrics", "localhost").await;
    assert_eq!(header(&answer.headers, "content-type"), "application/openmetrics-text; version=1.0.0; charset=utf-8");
    let metrics = text(&answer);
    let store = format!("roster_store_info{{backend=\"SQLite\",schema=\"{}\"}}", Store::schema_version());
    for (name, value) in [
        (r#"roster_requests_total{surface="api",operation="me.read",status="2xx"}"#, 3.0),
        (r#"roster_requests_total{surface="api",operation="me.read",status="4xx"}"#, 0.0),
        (r#"roster_requests_total{surface="api",operation="users.create",status="2xx"}"#, 1.0),
        (r#"roster_requests_total{surface="api",operation="none",status="4xx"}"#, 1.0),
        (r#"roster_requests_total{surface="portkey",operation="users.list",status="4xx"}"#, 2.0),
        (r#"roster_request_duration_seconds_count{surface="api"}"#, 5.0),
        (r#"roster_request_duration_seconds_bucket{le="0.0001",surface="api"}"#, 5.0),
        (r#"roster_refusals_total{code="not_found"}"#, 1.0),
        (r#"roster_refusals_total{code="unauthenticated"}"#, 1.0),
        (r#"roster_rate_limited_total{policy="key"}"#, 1.0),
        ("roster_authentication_failures_total", 1.0),
        ("roster_writes_waiting", 0.0),
        ("roster_failed_batches_total", 0.0),
        (store.as_str(), 1.0),
        (concat!(r#"roster_build_info{version=""#, env!("CARGO_PKG_VERSION"), r#""}"#), 1.0),
    ] {
        assert!((series(&metrics, name) - value).abs() < f64::EPSILON, "{name}: {}", series(&metrics, name));
    }
    let batches = series(&metrics, "roster_batch_size_count");
    assert!(batches > 1.0 && (series(&metrics, r#"roster_batch_size_bucket{le="+Inf"}"#) - batches).abs() < f64::EPSILON);
    assert!(series(&metrics, "roster_cache_entries") > 0.0 && series(&metrics, "roster_cache_fills_total") > 0.0);
    assert!(series(&metrics, "process_start_time_seconds") > 1_767_323_045.0);
    assert!(metrics.ends_with("# EOF\n"));
    for name in ["acme", "Ona", world.values("api")[0].1.as_str()] {
        assert!(!metrics.contains(name), "{name}");
    }
    assert_eq!(get(&world, "/metrics", "another.example").await.status, 421, "not under a name that was pointed here");
}
