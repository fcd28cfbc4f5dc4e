//! The token endpoint from the outside: who names itself how, and how many wrong tries are heard.

use crate::world::{Call, Caller, Reply, World, header, text};
use base64::{Engine, prelude::BASE64_STANDARD};
use hyper::Method;
use roster_api::{Limits, Settings};

const FORM: &str = "application/x-www-form-urlencoded";

fn ask(body: String) -> Call {
    Call::new(Method::POST, "/api/v1/token").body(body).header("content-type", FORM)
}

fn value(world: &World, name: &str) -> String {
    world.values("api").into_iter().find(|(known, _)| *known == name).unwrap().1
}

fn with_secret(world: &World, secret: &str) -> Call {
    ask(format!("grant_type=client_credentials&client_id={}&client_secret={secret}", value(world, "client_id")))
}

fn in_header(world: &World, secret: &str) -> Call {
    let named = BASE64_STANDARD.encode(format!("{}:{secret}", value(world, "client_id")));
    ask("grant_type=client_credentials".into()).header("authorization", &format!("Basic {named}"))
}

fn token(answer: &Reply) -> String {
    let body: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!((answer.status.as_u16(), &body["token_type"]), (200, &"Bearer".into()), "{body}");
    body["access_token"].as_str().unwrap().to_owned()
}

async fn who(world: &World, token: &str) -> Reply {
    world.call(Caller::Nobody, Call::new(Method::GET, "/api/v1/me").header("authorization", &format!("Bearer {token}"))).await
}

#[tokio::test]
async fn a_client_names_itself_in_the_header_or_in_the_form() {
    let world = World::new().await;
    let secret = value(&world, "client_secret");
    let by_secret = world.call(Caller::ServiceAccount, Call::new(Method::GET, "/api/v1/me")).await;
    for call in [with_secret(&world, &secret), in_header(&world, &secret)] {
        let answer = world.call(Caller::Nobody, call).await;
        assert_eq!(header(&answer.headers, "cache-control"), "no-store", "RFC 6749 §5.1");
        assert_eq!(text(&who(&world, &token(&answer)).await), text(&by_secret));
    }
    let refused = world.call(Caller::Nobody, in_header(&world, "wrong")).await;
    assert_eq!((refused.status.as_u16(), header(&refused.headers, "www-authenticate")), (401, "Basic realm=\"roster\""));
}

#[tokio::test]
async fn wrong_client_secrets_are_soon_not_looked_at() {
    let world = World::with(Settings { limits: Limits { key: 100, address: 100, failures: 3 }, ..Settings::default() }).await;
    let secret = value(&world, "client_secret");
    let held = token(&world.call(Caller::Nobody, with_secret(&world, &secret)).await);
    let unused = token(&world.call(Caller::Nobody, with_secret(&world, &secret)).await);
    assert_eq!(who(&world, &held).await.status, 200);
    for _ in 0..3 {
        assert_eq!(world.call(Caller::Nobody, with_secret(&world, "wrong")).await.status, 401);
    }
    for call in [with_secret(&world, "wrong"), in_header(&world, &secret)] {
        let answer = world.call(Caller::Nobody, call).await;
        assert!(answer.status == 429 && header(&answer.headers, "ratelimit").starts_with("\"failures\";r=0"), "{}", text(&answer));
    }
    assert_eq!(who(&world, &held).await.status, 200, "one that was shown lately is heard");
    assert_eq!(who(&world, &unused).await.status, 429);
}

#[tokio::test]
async fn tokens_have_the_quota_of_what_they_were_made_of() {
    let world = World::with(Settings { limits: Limits { key: 3, ..Limits::default() }, ..Settings::default() }).await;
    let secret = value(&world, "client_secret");
    let mut left = Vec::new();
    for _ in 0..3 {
        let token = token(&world.call(Caller::Nobody, with_secret(&world, &secret)).await);
        left.push(header(&who(&world, &token).await.headers, "ratelimit").to_owned());
    }
    assert_eq!(left, ["\"key\";r=2;t=20", "\"key\";r=1;t=40", "\"key\";r=0;t=60"]);
    assert_eq!(world.call(Caller::ServiceAccount, Call::new(Method::GET, "/api/v1/me")).await.status, 429);
}

#[tokio::test]
async fn an_exchange_is_done_once() {
    let world = World::new().await;
    let call = || Call::new(Method::POST, "/api/v1/organizations/acme/token").header("idempotency-key", "once");
    assert_eq!(world.call(Caller::Owner, call()).await.status, 201);
    let again = world.call(Caller::Owner, call()).await;
    assert!(again.status == 409 && text(&again).contains("secret_already_shown"), "{}", text(&again));
    let path = format!("/api/v1/organizations/{}/token", value(&world, "accounts_organization"));
    let call = || Call::new(Method::POST, path.clone()).header("idempotency-key", "once");
    assert_eq!(world.call(Caller::SignedIn, call()).await.status, 201);
    let again = world.call(Caller::SignedIn, call()).await;
    assert!(again.status == 409 && text(&again).contains("secret_already_shown"), "{}", text(&again));
}
