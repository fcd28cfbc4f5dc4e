//! Every native change is carried out once, however often it is sent with the same key.

use crate::world::{Call, Caller, Reply, World, header, text};
use hyper::Method;
use roster_api::{
    dialects::native,
    operation::{Need, Operation},
};
use roster_core::{audit, secret};
use std::{fs, path::Path, sync::Arc};

/// The rows that change something for somebody with a key of an organization, who has it still afterwards.
fn changes() -> Vec<Operation> {
    let rows = native::surface().operations.into_iter();
    let stays = |row: &Operation| row.name != "organizations.delete" && matches!(row.need, Need::Permission(_) | Need::AnyOf(_));
    rows.filter(|row| row.method != Method::GET && stays(row)).collect()
}

async fn events(world: &World) -> u64 {
    audit::verify(&world.directory).await.unwrap().iter().map(|log| log.events).sum()
}

fn code(reply: &Reply) -> String {
    let body: serde_json::Value = serde_json::from_slice(&reply.body).unwrap_or_default();
    format!("{} {}", reply.status.as_u16(), body["code"].as_str().unwrap_or_default())
}

/// Whether any file of the store has this text.
fn is_stored(folder: &Path, text: &str) -> bool {
    let has = |path: &Path| fs::read(path).unwrap().windows(text.len()).any(|part| part == text.as_bytes());
    fs::read_dir(folder).unwrap().any(|file| has(&file.unwrap().path()))
}

#[tokio::test]
async fn every_change_is_answered_again_and_not_done_twice() {
    let surface = native::surface();
    let mut secrets = 0;
    for row in changes() {
        let world = World::new().await;
        let call = world.example(&surface, &row, |_, _| None).header("idempotency-key", "once");
        let first = world.call(Caller::of(&surface, &row), call.clone()).await;
        assert!(first.status.is_success(), "{}: {}", row.name, text(&first));
        assert!(!first.headers.contains_key("idempotency-replayed"), "{}", row.name);
        let before = events(&world).await;
        let again = world.call(Caller::of(&surface, &row), call.clone()).await;
        assert_eq!(events(&world).await, before, "{} was done twice", row.name);
        if let Some(id) = secret::shown_in(&first.body) {
            assert_eq!(code(&again), "409 secret_already_shown", "{}", row.name);
            let id = roster_core::id::ApiKeyId::from_bytes(id).to_string();
            assert!(text(&again).contains(&format!("\"id\":\"{id}\"")) && text(&first).contains(&id), "{}: {}", row.name, text(&again));
            let shown = text(&first);
            let at = shown.find("rst_").unwrap();
            let secret = shown[at..].split('"').next().unwrap();
            assert!(!is_stored(&world.folder, secret), "{} keeps its secret", row.name);
            secrets += 1;
        } else {
            let told = |reply: &Reply| {
                let headers = ["content-type", "etag", "location"].map(|name| header(&reply.headers, name).to_owned());
                (reply.status, headers, reply.body.clone())
            };
            assert_eq!(told(&again), told(&first), "{}", row.name);
            assert_eq!(header(&again.headers, "idempotency-replayed"), "true", "{}", row.name);
        }
        let other = if call.body.is_empty() { call.clone().body("{}") } else { call.clone().body([&call.body[..], b" "].concat()) };
        assert_eq!(code(&world.call(Caller::of(&surface, &row), other).await), "422 idempotency_key_reused", "{}", row.name);
    }
    assert!(secrets > 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_at_the_same_moment_make_one() {
    let world = Arc::new(World::new().await);
    for round in 0..20 {
        let before = events(&world).await;
        let path = "/api/v1/organizations/acme/workspaces";
        let call = Call::new(Method::POST, path).body(r#"{"name": "One"}"#).header("idempotency-key", &format!("round-{round}"));
        let tasks: Vec<_> = (0..6)
            .map(|_| {
                let (world, call) = (Arc::clone(&world), call.clone());
                tokio::spawn(async move { world.call(Caller::Owner, call).await })
            })
            .collect();
        let (mut bodies, mut first) = (Vec::new(), 0);
        for task in tasks {
            let reply = task.await.unwrap();
            match code(&reply).as_str() {
                "201 " => {
                    first += usize::from(!reply.headers.contains_key("idempotency-replayed"));
                    bodies.push(reply.body);
                }
                refused => assert_eq!(refused, "409 idempotency_key_in_use"),
            }
        }
        bodies.dedup();
        assert_eq!((first, bodies.len(), events(&world).await), (1, 1, before + 1), "round {round}");
    }
}

/// Why there are such keys: a client that gives up waiting asks again.
#[tokio::test]
async fn who_hangs_up_gets_the_answer_when_asking_again() {
    let world = World::new().await;
    let path = "/api/v1/organizations/acme/users";
    let call = Call::new(Method::POST, path).body(r#"{"email": "new@acme.example"}"#).header("idempotency-key", "lost");
    {
        let mut asked = std::pin::pin!(world.call(Caller::Owner, call.clone()));
        // Polled until the write waits, then dropped, as hyper does when its peer is gone.
        for _ in 0..3 {
            let polled = std::future::poll_fn(|context| std::task::Poll::Ready(asked.as_mut().poll(context).is_ready())).await;
            assert!(!polled, "the answer came before anybody could hang up");
            if events(&world).await > 0 {
                break;
            }
        }
    }
    let again = loop {
        let again = world.call(Caller::Owner, call.clone()).await;
        if code(&again) != "409 idempotency_key_in_use" {
            break again;
        }
        tokio::task::yield_now().await;
    };
    assert_eq!(again.status, 201, "{}", text(&again));
    assert_eq!(header(&again.headers, "idempotency-replayed"), "true");
}

#[tokio::test]
async fn a_key_belongs_to_somebody() {
    let world = World::new().await;
    let surface = native::surface();
    for row in surface.operations.iter().filter(|row| row.method != Method::GET && matches!(row.need, Need::Public(_))) {
        let call = world.example(&surface, row, |_, _| None).header("idempotency-key", "nobodys");
        assert_eq!(code(&world.call(Caller::Nobody, call).await), "400 invalid", "{}", row.name);
    }
    // Other surfaces have no such header.
    let add = Call::new(Method::POST, "/portkey/v1/admin/workspaces").body(r#"{"name": "Twice"}"#).header("idempotency-key", "x y");
    for _ in 0..2 {
        assert_eq!(world.call(Caller::Owner, add.clone()).await.status, 200);
    }
}
