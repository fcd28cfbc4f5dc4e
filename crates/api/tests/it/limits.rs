//! How many requests are answered: whose they are, what the headers say, and that every surface refuses in its own shape.

use crate::world::{Call, Caller, Reply, World, header, text};
use hyper::Method;
use roster_api::{Limits, Settings};

const SECOND: i64 = 1_000_000;

async fn world(limits: Limits) -> World {
    World::with(Settings { limits, trusted_proxies: vec!["127.0.0.1".parse().unwrap()], ..Settings::default() }).await
}

fn get(path: &str) -> Call {
    Call::new(Method::GET, path)
}

/// What is left, or in how many seconds to try again.
fn told(answer: &Reply) -> String {
    let [limit, retry] = ["ratelimit", "retry-after"].map(|name| header(&answer.headers, name));
    format!("{} {limit} {retry}", answer.status.as_u16()).trim_end().to_owned()
}

async fn with_wrong_key(world: &World, call: Call) -> Reply {
    world.call(Caller::Nobody, call.header("authorization", "Bearer a-key-that-nobody-issued-to-anybody")).await
}

#[tokio::test]
async fn each_key_has_a_quota_on_all_surfaces_together() {
    let world = world(Limits { key: 3, ..Limits::default() }).await;
    let answer = world.call(Caller::Owner, get("/api/v1/me")).await;
    assert_eq!(told(&answer), "200 \"key\";r=2;t=20");
    assert_eq!(header(&answer.headers, "ratelimit-policy"), "\"key\";q=3;w=60");
    assert_eq!(told(&world.call(Caller::Owner, get("/portkey/v1/admin/users")).await), "200 \"key\";r=1;t=40");
    assert_eq!(told(&world.call(Caller::Owner, get("/api/v1/organizations/none")).await), "404 \"key\";r=0;t=60");

    let native = world.call(Caller::Owner, get("/api/v1/me")).await;
    assert_eq!(told(&native), "429 \"key\";r=0;t=60 20");
    assert_eq!(header(&native.headers, "content-type"), "application/problem+json");
    assert!(text(&native).contains("\"code\":\"too_many_requests\""), "{}", text(&native));
    let portkey = world.call(Caller::Owner, get("/portkey/v1/admin/users")).await;
    assert_eq!(told(&portkey), "429 \"key\";r=0;t=60 20");
    assert!(text(&portkey).contains("\"errorCode\":\"AB06\""), "{}", text(&portkey));

    assert_eq!(told(&world.call(Caller::Admin, get("/api/v1/me")).await), "200 \"key\";r=2;t=20", "another key");
    world.clock.advance_micros(20 * SECOND);
    assert_eq!(told(&world.call(Caller::Owner, get("/api/v1/me")).await), "200 \"key\";r=0;t=60");
}

#[tokio::test]
async fn who_is_not_known_is_counted_by_address() {
    let world = world(Limits { address: 3, ..Limits::default() }).await;
    let public = || get("/.well-known/authzen-configuration");
    assert_eq!(told(&world.call(Caller::Nobody, public()).await), "200 \"address\";r=2;t=20");
    assert_eq!(told(&world.call(Caller::Nobody, get("/api/v1/me")).await), "401 \"address\";r=1;t=40");
    assert_eq!(told(&world.call(Caller::Nobody, get("/nothing/here")).await), "404 \"address\";r=0;t=60");
    for path in ["/.well-known/authzen-configuration", "/api/v1/me", "/nothing/here", "/portkey/v1/admin/users"] {
        assert_eq!(told(&world.call(Caller::Nobody, get(path)).await), "429 \"address\";r=0;t=60 20", "{path}");
    }
    assert_eq!(told(&world.call(Caller::Owner, get("/api/v1/me")).await), "200", "keys have their own");

    // The tests' address is a declared proxy.
    let from = |address: &str| public().header("x-forwarded-for", address);
    assert_eq!(told(&world.call(Caller::Nobody, from("192.0.2.1")).await), "200 \"address\";r=2;t=20");
    assert_eq!(told(&world.call(Caller::Nobody, from("192.0.2.9, 192.0.2.1")).await), "200 \"address\";r=1;t=40");
    assert_eq!(told(&world.call(Caller::Nobody, from("2001:db8::1")).await), "200 \"address\";r=2;t=20");
    assert_eq!(told(&world.call(Caller::Nobody, from("2001:db8::2")).await), "200 \"address\";r=1;t=40");
}

#[tokio::test]
async fn wrong_keys_are_soon_not_looked_at() {
    let world = world(Limits { key: 100, address: 100, failures: 2 }).await;
    assert_eq!(told(&world.call(Caller::Owner, get("/api/v1/me")).await), "200 \"key\";r=99;t=1");
    for left in [99, 98] {
        let answer = with_wrong_key(&world, get("/api/v1/me")).await;
        assert!(told(&answer).starts_with(&format!("401 \"address\";r={left};")), "{}", told(&answer));
    }
    assert_eq!(told(&with_wrong_key(&world, get("/api/v1/me")).await), "429 \"failures\";r=0;t=60 30");
    assert_eq!(told(&with_wrong_key(&world, get("/portkey/v1/admin/users")).await), "429 \"failures\";r=0;t=60 30");
    assert_eq!(told(&world.call(Caller::Admin, get("/api/v1/me")).await), "429 \"failures\";r=0;t=60 30", "a right one neither");
    assert_eq!(told(&world.call(Caller::Owner, get("/api/v1/me")).await), "200 \"key\";r=98;t=2", "but one that worked lately");
    world.clock.advance_micros(30 * SECOND);
    assert_eq!(told(&world.call(Caller::Admin, get("/api/v1/me")).await), "200 \"key\";r=99;t=1");
}

#[tokio::test]
async fn no_limit_no_header() {
    let world = world(Limits::default()).await;
    let answer = world.call(Caller::Owner, get("/api/v1/me")).await;
    assert!(!answer.headers.contains_key("ratelimit") && !answer.headers.contains_key("ratelimit-policy"));
    for _ in 0..20 {
        assert_eq!(told(&with_wrong_key(&world, get("/api/v1/me")).await), "401");
    }
}
