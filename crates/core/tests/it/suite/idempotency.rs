//! Requests that are sent more than once are carried out once, whatever comes in between.

use crate::world::{SECOND, World, name_of, new_user, origin};
use roster_core::{
    Error, Result,
    access::OrganizationRole,
    audit,
    idempotency::{self, Attempt, KEPT, Kept, Key, MOST, MOST_BYTES, MOST_OF_ONE, Outcome, Repeat},
    store::Value,
    terms::Terms,
    user::{self, User},
};
use std::sync::Arc;

const CALLER: [u8; 16] = [7; 16];

/// A try at the request with this key and body.
fn attempt(key: &str, body: &str) -> Attempt {
    Attempt::new(CALLER, Key::try_from(key).unwrap(), &[b"POST", body.as_bytes()])
}

async fn create(world: &World, attempt: &Attempt, word: &str) -> Result<User> {
    let terms = Terms { attempt: Some(attempt.clone()), ..origin().into() };
    Ok(world.directory.change(&world.owner, terms, new_user(word, OrganizationRole::Member)).await?.value)
}

async fn answered(world: &World, attempt: &Attempt) -> Result<Option<Kept>> {
    idempotency::answered(&world.directory, &[world.organization], attempt).await
}

fn kept(body: &[u8]) -> Kept {
    Kept { status: 201, headers: vec![("content-type".into(), "application/json".into())], body: body.to_vec() }
}

async fn records(world: &World) -> i64 {
    world.number("SELECT COUNT(*) FROM idempotency_records WHERE organization_id = $1").await
}

async fn users(world: &World) -> i64 {
    world.number("SELECT COUNT(*) FROM users WHERE organization_id = $1").await
}

pub(in crate::suite) async fn a_request_is_carried_out_once_and_answered_again(world: World) {
    let (first, before) = (attempt("a", "one"), users(&world).await);
    assert_eq!(answered(&world, &first).await, Ok(None));
    create(&world, &first, "one").await.unwrap();
    // The server may end here: what is recorded without an answer is not done again.
    let again = attempt("a", "one");
    assert_eq!(answered(&world, &again).await, Err(Error::Repeated(Repeat::Unanswered)));
    assert_eq!(create(&world, &again, "another").await, Err(Error::Repeated(Repeat::Unanswered)));

    idempotency::keep(&world.directory, &first, Outcome::Answer(kept(b"{\"n\": \xff}"))).await;
    assert_eq!(answered(&world, &again).await, Ok(Some(kept(b"{\"n\": \xff}"))));
    assert_eq!(create(&world, &again, "another").await, Err(Error::Repeated(Repeat::Unanswered)), "whoever looked before it was kept");
    assert_eq!(answered(&world, &attempt("a", "two")).await, Err(Error::Repeated(Repeat::OtherRequest)));
    assert_eq!(create(&world, &attempt("a", "two"), "two").await, Err(Error::Repeated(Repeat::OtherRequest)));
    let another = Attempt::new([8; 16], Key::try_from("a").unwrap(), &[b"POST", b"one"]);
    assert_eq!(answered(&world, &another).await, Ok(None), "another caller's key is their own");
    create(&world, &another, "another").await.unwrap();
    assert_eq!(users(&world).await, before + 2);
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn the_same_request_at_the_same_moment_is_done_once(world: World) {
    let world = Arc::new(world);
    for round in 0..20 {
        let (key, before) = (format!("key-{round}"), users(&world).await);
        let tasks: Vec<_> = (0..8)
            .map(|number| {
                let (world, attempt) = (Arc::clone(&world), attempt(&key, "same"));
                tokio::spawn(async move { create(&world, &attempt, &format!("r{round}n{number}")).await })
            })
            .collect();
        let mut done = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => done += 1,
                Err(Error::Repeated(Repeat::Unanswered)) => {}
                Err(error) => panic!("{error}"),
            }
        }
        assert_eq!((done, users(&world).await), (1, before + 1), "round {round}");
    }
}

pub(in crate::suite) async fn what_was_refused_is_not_recorded(world: World) {
    let attempt = attempt("a", "one");
    let taken = world.user("taken", OrganizationRole::Member).await;
    let refused = create(&world, &attempt, "taken").await;
    assert!(matches!(refused, Err(Error::AlreadyExists { .. })), "{refused:?}");
    assert_eq!(answered(&world, &attempt).await, Ok(None));
    idempotency::keep(&world.directory, &attempt, Outcome::Answer(kept(b""))).await;
    assert_eq!(records(&world).await, 0);
    world.make(user::Delete { id: taken.id }).await;
    create(&world, &attempt, "taken").await.unwrap();
    assert_eq!(records(&world).await, 1);
}

pub(in crate::suite) async fn one_request_may_be_several_changes(world: World) {
    let attempt = attempt("a", "both");
    create(&world, &attempt, "one").await.unwrap();
    create(&world, &attempt, "two").await.unwrap();
    assert_eq!(records(&world).await, 1);
}

/// The record of a change that changes nothing is no reason for an audit event, nor for a new version.
pub(in crate::suite) async fn a_change_of_nothing_is_recorded_all_the_same(world: World) {
    let user = world.user("one", OrganizationRole::Member).await;
    let (attempt, before) = (attempt("a", "nothing"), audit::verify(&world.directory).await.unwrap());
    let terms = Terms { attempt: Some(attempt.clone()), ..origin().into() };
    let same = user::Update { given_name: Some(user.given_name.clone()), ..user::Update::of(user.id) };
    assert_eq!(world.directory.change(&world.owner, terms, same).await.unwrap().value, user);
    assert_eq!(records(&world).await, 1);
    let after = audit::verify(&world.directory).await.unwrap();
    assert_eq!(before.iter().map(|log| log.events).collect::<Vec<_>>(), after.iter().map(|log| log.events).collect::<Vec<_>>());
}

pub(in crate::suite) async fn a_secret_is_not_kept(world: World) {
    let attempt = attempt("a", "one");
    create(&world, &attempt, "one").await.unwrap();
    idempotency::keep(&world.directory, &attempt, Outcome::Secret([9; 16])).await;
    assert_eq!(answered(&world, &attempt).await, Err(Error::Repeated(Repeat::SecretShown([9; 16]))));
}

pub(in crate::suite) async fn records_expire_and_are_cleared_away(world: World) {
    for number in 0..3 {
        create(&world, &attempt(&format!("key-{number}"), "one"), &format!("n{number}")).await.unwrap();
    }
    world.clock.advance_micros(KEPT - 1);
    assert_eq!(answered(&world, &attempt("key-0", "one")).await, Err(Error::Repeated(Repeat::Unanswered)));
    world.clock.advance_micros(1);
    // An expired key is free for another request, before and after the record is cleared away.
    assert_eq!(answered(&world, &attempt("key-0", "two")).await, Ok(None));
    create(&world, &attempt("key-0", "two"), "two").await.unwrap();
    assert_eq!(answered(&world, &attempt("key-0", "two")).await, Err(Error::Repeated(Repeat::Unanswered)));
    assert_eq!(records(&world).await, 3);
    world.directory.flush().await;
    assert_eq!(records(&world).await, 1, "the one that was renewed");
    // Those of the organization, and those of the caller.
    let counted = "SELECT value FROM counters WHERE organization_id = $1 AND name = 'idempotency_records'";
    assert_eq!(world.rows(counted, &[Value::from(&world.organization)], |row| row.int(0)).await, [1, 1]);
    // Not looked for again at once.
    world.clock.advance_micros(KEPT);
    world.directory.flush().await;
    assert_eq!(records(&world).await, 0);
    create(&world, &attempt("key-1", "three"), "three").await.unwrap();
    world.clock.advance_micros(SECOND);
    world.directory.flush().await;
    assert_eq!(records(&world).await, 1);
}

pub(in crate::suite) async fn an_organization_has_only_so_many_records(world: World) {
    create(&world, &attempt("a", "one"), "one").await.unwrap();
    world.place.batch_outside(&format!("UPDATE counters SET value = {MOST} WHERE name = 'idempotency_records'")).await;
    let refused = create(&world, &attempt("b", "two"), "two").await;
    assert!(matches!(refused, Err(Error::LimitReached { max: MOST, .. })), "{refused:?}");
    world.make(new_user(name_of("without").to_string(), OrganizationRole::Member)).await;
}

pub(in crate::suite) async fn one_caller_uses_up_no_more_than_a_share(world: World) {
    create(&world, &attempt("a", "one"), "one").await.unwrap();
    let of_caller = format!("UPDATE counters SET value = {MOST_OF_ONE} WHERE scope_id = {}", world.place.blob(&CALLER));
    world.place.batch_outside(&of_caller).await;
    let refused = create(&world, &attempt("b", "two"), "two").await;
    assert!(matches!(refused, Err(Error::LimitReached { max: MOST_OF_ONE, .. })), "{refused:?}");
    let other = Attempt::new([8; 16], Key::try_from("b").unwrap(), &[b"POST", b"two"]);
    create(&world, &other, "two").await.unwrap();
}

async fn bytes(world: &World) -> i64 {
    world.number("SELECT COALESCE(MAX(value), 0) FROM counters WHERE organization_id = $1 AND name = 'idempotency_bytes'").await
}

pub(in crate::suite) async fn answers_that_are_kept_take_bounded_room(world: World) {
    let (first, second, renewed) = (attempt("a", "one"), attempt("b", "two"), attempt("a", "three"));
    create(&world, &first, "one").await.unwrap();
    for _ in 0..2 {
        // To keep it once more counts once.
        idempotency::keep(&world.directory, &first, Outcome::Answer(kept(b"12345"))).await;
        assert_eq!(bytes(&world).await, 5);
    }
    let full = format!("UPDATE counters SET value = {} WHERE name = 'idempotency_bytes'", MOST_BYTES - 4);
    world.place.batch_outside(&full).await;
    create(&world, &second, "two").await.unwrap();
    idempotency::keep(&world.directory, &second, Outcome::Answer(kept(b"12345"))).await;
    // It was carried out, and is not again.
    assert_eq!(answered(&world, &attempt("b", "two")).await, Err(Error::Repeated(Repeat::Unanswered)));
    assert_eq!(answered(&world, &first).await, Ok(Some(kept(b"12345"))));
    world.place.batch_outside("UPDATE counters SET value = 5 WHERE name = 'idempotency_bytes'").await;
    // What expires gives its bytes back, whether its key is taken again or it is cleared away.
    world.clock.advance_micros(KEPT);
    create(&world, &renewed, "three").await.unwrap();
    assert_eq!(bytes(&world).await, 0);
    idempotency::keep(&world.directory, &renewed, Outcome::Answer(kept(b"1234567"))).await;
    assert_eq!(bytes(&world).await, 7);
    world.clock.advance_micros(KEPT);
    world.directory.flush().await;
    assert_eq!((records(&world).await, bytes(&world).await), (0, 0));
}
