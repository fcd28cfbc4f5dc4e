//! Snapshots and the way back: nothing of what came after is shown.

use super::world::{World, directory};
use roster_api::Sandbox;
use roster_core::{Error, secret::SecretHash};
use serde_json::json;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

#[tokio::test]
async fn a_store_that_is_not_marked_has_no_sandbox() {
    let (directory, clock, _, folder) = directory(false).await;
    let refused = Sandbox::open(directory, clock, SecretHash::of("x")).await.err();
    assert!(matches!(&refused, Some(Error::Conflict(words)) if words.contains("roster init --sandbox")), "{refused:?}");
    let _ = std::fs::remove_dir_all(folder);
}

#[tokio::test]
async fn a_restored_world_shows_nothing_of_what_came_after() {
    let world = World::new().await;
    assert_eq!(world.emails().await, ["max@acme.example", "ona@acme.example"]);
    let (status, key) = world.call("POST", "/api-keys", r#"{"name": "k"}"#).await;
    assert_eq!(status, 201, "{key}");
    let secret = key["secret"].as_str().unwrap();
    world.controls("POST", "/snapshots", r#"{"name": "with-key"}"#).await;

    // A key that is revoked, one that is made, a user more; all of it has been read, and so cached.
    let path = format!("/api-keys/{}", key["id"].as_str().unwrap());
    assert_eq!(world.call("DELETE", &path, "").await.0, 204);
    let (_, late) = world.call("POST", "/api-keys", r#"{"name": "late"}"#).await;
    let late_secret = late["secret"].as_str().unwrap();
    let (status, user) = world.call("POST", "/users", r#"{"email": "late@acme.example"}"#).await;
    assert_eq!(status, 201, "{user}");
    let me = async |secret: &str| world.call_as(Some(secret), "GET", "/api/v1/me", "").await.0;
    assert_eq!((me(secret).await, me(late_secret).await, world.emails().await.len()), (401, 200, 3));

    let done = world.controls("POST", "/snapshots/with-key/restore", "").await;
    assert_eq!(done["snapshot"]["name"], "with-key");
    assert_eq!((me(secret).await, me(late_secret).await), (200, 401));
    assert_eq!(world.emails().await, ["max@acme.example", "ona@acme.example"]);
    let (_, again) = world.call("POST", "/users", r#"{"email": "late@acme.example"}"#).await;
    assert_ne!(again["id"], user["id"], "new ids are new");

    world.controls("POST", "/snapshots/ready/restore", "").await;
    assert_eq!((me(secret).await, me(late_secret).await), (401, 401));
    assert_eq!(world.call_as(Some(&world.key), "GET", "/api/v1/me", "").await.0, 200);
}

#[tokio::test]
async fn what_was_counted_in_memory_is_forgotten() {
    let world = World::new().await;
    let path = "/api/v1/me";
    for _ in 0..5 {
        assert_eq!(world.call_as(Some("wrong"), "GET", path, "").await.0, 401);
    }
    assert_eq!(world.call_as(Some("wrong"), "GET", path, "").await.0, 429);
    world.controls("POST", "/reset", r#"{"snapshot": "ready"}"#).await;
    assert_eq!(world.call_as(Some("wrong"), "GET", path, "").await.0, 401, "wrong keys are not counted any more");
}

#[tokio::test]
async fn a_reset_brings_everything_back_in_one_call() {
    let world = World::new().await;
    world.controls("PUT", "/clock", r#"{"now": "2030-01-01T00:00:00Z", "stands": true}"#).await;
    world.controls("POST", "/keys", r#"{"key": "My Admin API Key", "as": {"organization": "acme"}}"#).await;
    world.controls("POST", "/snapshots", r#"{"name": "set-up"}"#).await;

    world.controls("POST", "/clock/advance", r#"{"seconds": 86400}"#).await;
    world.controls("POST", "/faults", r#"{"status": 503}"#).await;
    world.controls("DELETE", "/keys/My%20Admin%20API%20Key", "").await;
    world.controls("POST", "/keys", r#"{"key": "Later", "as": {"organization": "acme"}}"#).await;
    world.controls("PUT", "/anonymous", r#"{"as": {"organization": "acme"}}"#).await;
    assert_eq!(world.call("GET", "/users", "").await.0, 503);

    let done = world.controls("POST", "/reset", r#"{"snapshot": "set-up"}"#).await;
    assert_eq!(done["now"], "2030-01-01T00:00:00.000Z");
    let state = world.controls("GET", "", "").await;
    assert_eq!((&state["keys"], &state["anonymous"], &state["faults"]), (&json!(["My Admin API Key"]), &json!([]), &json!([])));
    assert_eq!(state["clock"], json!({"now": "2030-01-01T00:00:00.000Z", "goes": "not at all"}));
    assert_eq!(world.call_as(Some("My Admin API Key"), "GET", "/api/v1/me", "").await.0, 200);
    assert_eq!(world.call_as(Some("Later"), "GET", "/api/v1/me", "").await.0, 401);
    assert_eq!(world.call_as(None, "GET", "/api/v1/me", "").await.0, 401);

    // Without a name: as the server was when it started, with no organization at all.
    world.controls("POST", "/reset", "").await;
    assert_eq!(world.call("GET", "/users", "").await.0, 401);
    assert_eq!(world.controls("GET", "/clock", "").await["goes"], "as the machine's");
}

#[tokio::test]
async fn snapshots_are_named_or_numbered_replaced_and_deleted() {
    let world = World::new().await;
    let names = async || {
        let listed = world.controls("GET", "/snapshots", "").await;
        listed["snapshots"].as_array().unwrap().iter().map(|each| each["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(world.controls("POST", "/snapshots", "").await["name"], "1");
    assert_eq!(world.controls("POST", "/snapshots", "{}").await["name"], "2");
    assert_eq!(names().await, ["start", "ready", "1", "2"]);
    world.controls("DELETE", "/snapshots/1", "").await;
    assert_eq!(world.controls("POST", "/snapshots", "").await["name"], "1");

    world.call("POST", "/users", r#"{"email": "more@acme.example"}"#).await;
    let replaced = world.controls("POST", "/snapshots", r#"{"name": "ready"}"#).await;
    assert!(replaced["bytes"].as_u64().unwrap() > 4096, "{replaced}");
    assert_eq!(names().await, ["start", "2", "1", "ready"]);
    world.controls("POST", "/snapshots/ready/restore", "").await;
    assert_eq!(world.emails().await.len(), 3);

    for path in ["/snapshots/none/restore", "/snapshots/none"] {
        let method = if path.ends_with("none") { "DELETE" } else { "POST" };
        let (status, refused) = world.control(method, path, "").await;
        let words = refused["detail"].as_str().unwrap();
        assert!(status == 400 && refused["field"] == "snapshot" && words.contains("start, 2, 1, ready"), "{refused}");
    }
    for number in 0..28 {
        world.controls("POST", "/snapshots", &json!({"name": format!("n{number}")}).to_string()).await;
    }
    let (status, refused) = world.control("POST", "/snapshots", "").await;
    assert_eq!((status, refused["code"].as_str()), (400, Some("limit_reached")), "{refused}");
    world.controls("POST", "/snapshots", r#"{"name": "n0"}"#).await;
}

/// Requests go on while the world is restored again and again: each sees one state or the other, and none fails.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_go_on_while_the_world_is_restored() {
    let world = Arc::new(World::new().await);
    for word in ["a", "b", "c"] {
        assert_eq!(world.call("POST", "/users", &json!({"email": format!("{word}@acme.example")}).to_string()).await.0, 201);
    }
    world.controls("POST", "/snapshots", r#"{"name": "more"}"#).await;
    let ended = Arc::new(AtomicBool::new(false));
    let clients = (0..4).map(|number| {
        let (world, ended) = (Arc::clone(&world), Arc::clone(&ended));
        tokio::spawn(async move {
            let mut requests = 0;
            while !ended.load(Ordering::Relaxed) {
                requests += 1;
                let (status, listed) = world.call("GET", "/users", "").await;
                assert_eq!(status, 200, "{listed}");
                // The list and the counter of it are two reads; nobody but the restorations changes what they find.
                let total = listed["total"].as_u64().unwrap();
                assert_eq!(listed["data"].as_array().unwrap().len() as u64, total, "{listed}");
                assert!(matches!(total, 2 | 5), "{listed}");
                let body = json!({"name": format!("w{number}-{requests}")}).to_string();
                let (status, made) = world.call("POST", "/workspaces", &body).await;
                assert_eq!(status, 201, "{made}");
                let path = format!("/workspaces/{}", made["id"].as_str().unwrap());
                let (status, read) = world.call("GET", &path, "").await;
                assert!(matches!(status, 200 | 404), "{read}");
            }
            requests
        })
    });
    let clients: Vec<_> = clients.collect();
    for round in 0..30 {
        let name = if round % 2 == 0 { "ready" } else { "more" };
        world.controls("POST", &format!("/snapshots/{name}/restore"), "").await;
        tokio::task::yield_now().await;
    }
    ended.store(true, Ordering::Relaxed);
    for client in clients {
        assert!(client.await.unwrap() > 0);
    }
    world.controls("POST", "/snapshots/ready/restore", "").await;
    assert_eq!(world.emails().await, ["max@acme.example", "ona@acme.example"]);
}
