//! Conditions on the state of an object: every native row that is about one says its state and heeds what is expected of it.

use crate::world::{Call, Caller, Reply, World, header, text};
use hyper::Method;
use roster_api::{dialects::native, operation::Operation};

const ANOTHER: &str = "\"0000000000000000-1\"";

/// The rows with this method whose path, read, is about one object.
fn rows(methods: &[Method]) -> Vec<Operation> {
    let rows = native::surface().operations;
    let tagged: Vec<_> =
        rows.iter().filter(|row| row.description.as_ref().is_some_and(|row| row.tagged) && row.method == Method::GET).collect();
    let paths: Vec<_> = tagged.iter().map(|row| row.path).collect();
    rows.into_iter().filter(|row| methods.contains(&row.method) && paths.contains(&row.path)).collect()
}

async fn tag_of(world: &World, caller: Caller, call: &Call) -> String {
    let path = call.path.split('?').next().unwrap();
    let read = world.call(caller, Call::new(Method::GET, path)).await;
    let tag = header(&read.headers, "etag").to_owned();
    assert!(tag.len() >= 20, "{path} answered {} without a state: {}", read.status, text(&read));
    tag
}

fn code(reply: &Reply) -> String {
    let body: serde_json::Value = serde_json::from_slice(&reply.body).unwrap_or_default();
    format!("{} {}", reply.status.as_u16(), body["code"].as_str().unwrap_or_default())
}

#[tokio::test]
async fn every_read_of_one_object_says_its_state() {
    let (world, surface) = (World::new().await, native::surface());
    let all = rows(&[Method::GET]);
    assert!(all.len() > 4);
    for row in all {
        let (caller, call) = (Caller::of(&surface, &row), world.example(&surface, &row, |_, _| None));
        let tag = tag_of(&world, caller, &call).await;
        let again = |known: &str| world.call(caller, call.clone().header("if-none-match", known));
        let known = again(&format!("{ANOTHER}, {tag}")).await;
        // What passes without a write, such as the last use of a key or a credential or the end of an invitation, is always told.
        let passes = ["api_keys.read", "credentials.read", "invitations.read"].contains(&row.name);
        assert_eq!(known.status, if passes { 200 } else { 304 }, "{}", row.name);
        assert_eq!(header(&known.headers, "etag"), tag);
        assert!(passes || known.body.is_empty());
        assert_eq!(again(ANOTHER).await.status, 200, "{}", row.name);
        assert_eq!(code(&again(&format!("W/{tag}")).await), "400 invalid", "{}", row.name);
        assert_eq!(code(&world.call(caller, call.clone().header("if-match", &tag)).await), "400 invalid", "{}", row.name);
    }
}

#[tokio::test]
async fn every_change_of_one_object_heeds_what_is_expected() {
    let surface = native::surface();
    let all = rows(&[Method::PATCH, Method::PUT, Method::DELETE]);
    assert!(all.len() > 8);
    for row in all {
        for expected in ["the state", "*"] {
            let world = World::new().await;
            let (caller, call) = (Caller::of(&surface, &row), world.example(&surface, &row, |_, _| None));
            let with = |expected: &str| world.call(caller, call.clone().header("if-match", expected));
            let tag = tag_of(&world, caller, &call).await;
            for malformed in ["", "x", "W/\"a\"", "\"a\" \"b\""] {
                assert_eq!(code(&with(malformed).await), "400 invalid", "{} with {malformed}", row.name);
            }
            for stale in [ANOTHER, "\"of another server\"", &format!("{}0\"", tag.trim_end_matches('"'))] {
                assert_eq!(code(&with(stale).await), "412 stale", "{} with {stale}", row.name);
            }
            assert_eq!(tag_of(&world, caller, &call).await, tag, "{} was not done", row.name);
            let done = if expected == "*" { with("*").await } else { with(&format!("{ANOTHER}, {tag}")).await };
            assert!(done.status.is_success(), "{} with {expected}: {}", row.name, text(&done));
            if row.method != Method::DELETE {
                assert_ne!(header(&done.headers, "etag"), tag, "{}", row.name);
                assert_eq!(tag_of(&world, caller, &call).await, header(&done.headers, "etag"), "{}", row.name);
                assert_eq!(code(&with(&tag).await), "412 stale", "{}: the earlier state is gone", row.name);
            }
        }
    }
}

/// To pass over a condition would do what its sender wanted to prevent.
#[tokio::test]
async fn a_condition_that_nothing_can_meet_is_refused() {
    let surface = native::surface();
    let conditional: Vec<_> = rows(&[Method::PATCH, Method::PUT, Method::DELETE]).iter().map(|row| row.name).collect();
    for row in native::surface().operations.iter().filter(|row| row.method != Method::GET && !conditional.contains(&row.name)) {
        let world = World::new().await;
        let caller = Caller::of(&surface, row);
        let call = world.example(&surface, row, |_, _| None).header("if-match", ANOTHER);
        let refused = code(&world.call(caller, call).await);
        assert!(matches!(refused.as_str(), "400 invalid" | "412 stale"), "{}: {refused}", row.name);
    }
}
