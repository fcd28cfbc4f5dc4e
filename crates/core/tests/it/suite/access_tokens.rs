//! Access tokens: whose power they have, and every way in which they end.

use super::accounts::{ada, key as personal_key_of};
use crate::world::{BEGINNING, SECOND, World, found, name_of, origin};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, OrganizationRole, Permission, PermissionSet, Scope},
    access_token::{self, Client, Issued, LASTS_SECONDS, MOST},
    account::{self, AccountStatus, Password},
    api_key::{self, Owner},
    caller::{self, Caller},
    credential,
    id::{OrganizationId, UserId},
    idempotency::{Attempt, Key, Repeat},
    organization::{self, INSTANCE},
    sandbox::{Literal, Stands},
    secret::{Overlap, Secret},
    service_account::{self, Home, ServiceAccount},
    session,
    store::Value,
    terms::Terms,
    user::{self, UserStatus},
};
use std::sync::Arc;

const HOUR: i64 = LASTS_SECONDS * SECOND;

async fn robot(world: &World) -> ServiceAccount {
    let home = Home::Organization(OrganizationRole::Admin);
    world.make(service_account::Create { home, name: name_of("Robot"), description: None, created_at: None }).await
}

fn credential_of(robot: &ServiceAccount) -> credential::Create {
    credential::Create { place: robot.place(), name: name_of("CI"), expires_at: None, dialect_data: None }
}

fn client(created: &credential::Created, organization: OrganizationId) -> Client {
    Client::new(created.credential.client_id(organization), created.secret.reveal().to_owned())
}

async fn issue(world: &World, created: &credential::Created) -> Result<Issued> {
    access_token::issue(&world.directory, origin(), &client(created, world.organization)).await
}

async fn exchange(world: &World, shown: &Secret) -> Result<Issued> {
    let caller = known(world, shown).await?;
    access_token::exchange(&world.directory, origin(), &caller, world.organization).await
}

async fn known(world: &World, secret: &Secret) -> Result<Caller> {
    caller::authenticate(&world.directory, secret.reveal()).await
}

async fn works(world: &World, token: &Issued) -> bool {
    match known(world, &token.secret).await {
        Ok(_) => true,
        Err(Error::Unauthenticated(_)) => false,
        Err(error) => panic!("{error:?}"),
    }
}

async fn acting(world: &World, secret: &Secret, organization: OrganizationId) -> Option<Actor> {
    known(world, secret).await.unwrap().in_organization(&world.directory, organization).await.unwrap()
}

fn overlap(seconds: u64) -> Overlap {
    Overlap::from_millis(seconds * 1000).unwrap()
}

pub(in crate::suite) async fn a_token_acts_as_its_service_account_for_an_hour(world: World) {
    let robot = robot(&world).await;
    let created = world.make(credential_of(&robot)).await;
    let before = world.clocks().await;
    let token = issue(&world, &created).await.unwrap();
    assert_eq!(world.clocks().await, (before.0, before.1 + 1), "an event, and nothing that a read shows");
    assert!(token.secret.reveal().starts_with("rst_at_"));
    assert_eq!((token.seconds, token.expires_at), (3600, BEGINNING.plus_micros(HOUR)));
    let (by_token, by_secret) = (known(&world, &token.secret).await.unwrap(), known(&world, &created.secret).await.unwrap());
    assert_eq!(by_token.actor(&world.directory).await, by_secret.actor(&world.directory).await);
    assert_eq!((by_token.credential(), by_token.operator()), (by_secret.credential(), None), "one quota for both");
    assert_eq!(caller::named(&world.directory, token.secret.reveal()), Some(by_secret.credential()));
    world.clock.advance_micros(HOUR - 1);
    assert!(works(&world, &token).await);
    world.clock.advance_micros(1);
    assert!(!works(&world, &token).await && known(&world, &created.secret).await.is_ok());
    let payloads = "SELECT payload FROM audit_events WHERE organization_id = $1 AND action = 'access_tokens.create'";
    let log = world.rows(payloads, &[Value::from(&world.organization)], |row| row.text(0)).await;
    assert!(log.len() == 1 && log[0].contains(&robot.id.to_string()) && log[0].contains(&created.credential.id.to_string()), "{log:?}");
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn a_token_dies_with_its_credential(world: World) {
    let robot = robot(&world).await;
    let rotate = |created: &credential::Created, seconds| credential::Rotate {
        place: robot.place(),
        id: created.credential.id,
        overlap: overlap(seconds),
    };
    let first = world.make(credential_of(&robot)).await;
    let token = issue(&world, &first).await.unwrap();
    assert!(works(&world, &token).await);
    world.make(credential::Delete { place: robot.place(), id: first.credential.id }).await;
    assert!(!works(&world, &token).await, "deleted");

    let first = world.make(credential_of(&robot)).await;
    let old = issue(&world, &first).await.unwrap();
    let second = world.make(rotate(&first, 60)).await;
    let (late, new) = (issue(&world, &first).await.unwrap(), issue(&world, &second).await.unwrap());
    assert_eq!((late.seconds, new.seconds), (60, 3600), "none outlasts the secret that was shown");
    assert!(works(&world, &old).await);
    world.clock.advance_micros(60 * SECOND);
    assert!(!works(&world, &old).await && !works(&world, &late).await && works(&world, &new).await, "rotated past the overlap");
    world.make(rotate(&second, 0)).await;
    assert!(!works(&world, &new).await, "rotated without one");

    let ends = credential::Create { expires_at: Some(world.clock_now().plus_micros(5 * SECOND)), ..credential_of(&robot) };
    let short = world.make(ends).await;
    let token = issue(&world, &short).await.unwrap();
    assert_eq!(token.seconds, 5);
    world.clock.advance_micros(5 * SECOND);
    assert!(!works(&world, &token).await, "expired");
}

pub(in crate::suite) async fn a_token_dies_with_its_service_account_and_its_organization(world: World) {
    let robot = robot(&world).await;
    let created = world.make(credential_of(&robot)).await;
    let token = issue(&world, &created).await.unwrap();
    let status = |status| service_account::Update { status: Some(status), ..service_account::Update::of(robot.place()) };
    assert!(works(&world, &token).await);
    world.make(status(UserStatus::Disabled)).await;
    assert!(!works(&world, &token).await && issue(&world, &created).await.is_err());
    world.make(status(UserStatus::Active)).await;
    assert!(works(&world, &token).await);
    world.make(service_account::Delete { place: robot.place() }).await;
    assert!(!works(&world, &token).await);
    let exchanged = exchange(&world, &world.owner_key.secret).await.unwrap();
    assert!(works(&world, &exchanged).await);
    world.make(organization::Delete { id: world.organization }).await;
    assert!(!works(&world, &exchanged).await);
}

pub(in crate::suite) async fn every_wrong_client_gets_the_same_answer(world: World) {
    let robot = robot(&world).await;
    let (created, other) = (world.make(credential_of(&robot)).await, world.make(credential_of(&robot)).await);
    let (id, secret) = (created.credential.client_id(world.organization), created.secret.reveal());
    let ended = world.make(credential_of(&robot)).await;
    world.make(credential::Delete { place: robot.place(), id: ended.credential.id }).await;
    let before = world.clocks().await;
    let mut answers = Vec::new();
    for (id, secret) in [
        (id.clone(), other.secret.reveal()),
        (other.credential.client_id(world.organization), secret),
        (id.clone(), &secret[..secret.len() - 1]),
        (created.credential.id.to_string(), secret),
        (String::new(), secret),
        (id.clone(), ""),
        (id, world.owner_key.secret.reveal()),
        (ended.credential.client_id(world.organization), ended.secret.reveal()),
    ] {
        answers.push(access_token::issue(&world.directory, origin(), &Client::new(id, secret.to_owned())).await.unwrap_err());
    }
    answers.dedup();
    assert!(matches!(answers.as_slice(), [Error::Unauthenticated(_)]), "{answers:?}");
    assert_eq!(world.clocks().await, before, "nobody buys a write with a wrong secret");
    // Nor does a token pass that is none.
    let token = issue(&world, &created).await.unwrap();
    let text = token.secret.reveal();
    for wrong in ["rst_at_", &format!("{}x", &text[..text.len() - 1]), &text.replace("rst_at_", "rst_secret_")] {
        assert!(matches!(caller::authenticate(&world.directory, wrong).await, Err(Error::Unauthenticated(_))), "{wrong}");
    }
}

pub(in crate::suite) async fn a_token_of_a_key_has_the_keys_limits_and_ends_with_it(world: World) {
    let user = world.user("u", OrganizationRole::Admin).await.id;
    let permissions = Some(PermissionSet::of(&[Permission::UsersList]));
    let make = api_key::Create { permissions, ..api_key::Create::for_user(user, name_of("k")) };
    let key = world.make(make.clone()).await;
    let token = exchange(&world, &key.secret).await.unwrap();
    let actor = acting(&world, &token.secret, world.organization).await.unwrap();
    assert_eq!(actor, Actor { key: Some(key.key.id), ..world.acting(user) });
    let may = async |permission| world.directory.may(&actor, permission, Scope::Organization).await.unwrap();
    assert!(may(Permission::UsersList).await && !may(Permission::UsersCreate).await);
    let rotated = world.make(api_key::Rotate { place: (&key.key).into(), overlap: overlap(10) }).await;
    assert!(works(&world, &token).await);
    world.clock.advance_micros(10 * SECOND);
    assert!(!works(&world, &token).await, "rotated past the overlap");
    let token = exchange(&world, &rotated.secret).await.unwrap();
    let status = |status| user::Update { status: Some(status), ..user::Update::of(user) };
    world.make(status(UserStatus::Disabled)).await;
    assert!(!works(&world, &token).await, "its owner is disabled");
    world.make(status(UserStatus::Active)).await;
    assert!(works(&world, &token).await);
    world.make(api_key::Delete::of(&key.key)).await;
    assert!(!works(&world, &token).await, "revoked");
    let short = world.make(api_key::Create { expires_at: Some(world.clock_now().plus_micros(7 * SECOND)), ..make }).await;
    assert_eq!(exchange(&world, &short.secret).await.unwrap().seconds, 7);
}

pub(in crate::suite) async fn no_token_is_an_operators(world: World) {
    let literal = Secret::literal("the root key of these tests, long enough".into()).unwrap();
    let create = api_key::Create {
        literal: Some(literal.clone()),
        ..api_key::Create::new(Owner::Organization(OrganizationRole::Owner), None, name_of("root"))
    };
    world.make(create.clone()).await;
    world.directory.change(&Actor::system(INSTANCE, "tests"), origin(), create).await.unwrap();
    let root = known(&world, &literal).await.unwrap();
    assert!(root.operator().is_some());
    let token = exchange(&world, &literal).await.unwrap();
    let by_token = known(&world, &token.secret).await.unwrap();
    assert_eq!(by_token.operator(), None);
    assert_eq!(by_token.actor(&world.directory).await, root.actor(&world.directory).await);
    let other = found(&world.directory, "other").await.organization.id;
    let absent = OrganizationId::from_bytes([9; 16]);
    for organization in [INSTANCE, other, absent] {
        for caller in [&root, &by_token] {
            let answer = access_token::exchange(&world.directory, origin(), caller, organization).await;
            assert_eq!(answer.map(drop), Err(Error::NotFound(Kind::Organization)), "{organization}");
        }
    }
}

pub(in crate::suite) async fn a_token_of_an_account_reaches_one_organization(world: World) {
    let (accepted, begun) = ada(&world, OrganizationRole::Admin).await;
    let begun = account::sign_in(&world.directory, origin(), "ada", &Password::from("correct horse battery".to_owned()), None)
        .await
        .map(|second| (second, begun))
        .unwrap();
    let (session, _) = begun;
    let key = personal_key_of(&world, session.account.id).await;
    let other = found(&world.directory, "other").await.organization.id;
    let before = world.clocks().await;
    let tokens = [exchange(&world, &session.secret).await.unwrap(), exchange(&world, &key.secret).await.unwrap()];
    assert_eq!(world.clocks().await, before, "no organization learns who signs in");
    for token in &tokens {
        assert_eq!(acting(&world, &token.secret, world.organization).await, Some(world.acting(accepted.user.id)));
        assert_eq!(acting(&world, &token.secret, other).await, None);
        // What reaches one organization alone makes nothing that reaches more.
        let Caller::Account(bearer) = known(&world, &token.secret).await.unwrap() else { panic!("no account") };
        let made = roster_core::personal_key::create(&world.directory, origin(), (bearer.account, bearer.limited_to), name_of("k"), None);
        assert!(matches!(made.await, Err(Error::Conflict(_))));
        let elsewhere = access_token::exchange(&world.directory, origin(), &Caller::Account(bearer), other).await;
        assert_eq!(elsewhere.map(drop), Err(Error::NotFound(Kind::Organization)));
    }
    let [of_session, of_key] = tokens;
    session::sign_out(&world.directory, origin(), session.session.id).await.unwrap();
    assert!(!works(&world, &of_session).await && works(&world, &of_key).await);
    let set = |status| account::Update { id: session.account.id, status };
    let operator = Actor::system(INSTANCE, "tests");
    world.change(&operator, set(AccountStatus::Disabled)).await.unwrap();
    assert!(!works(&world, &of_key).await);
    world.change(&operator, set(AccountStatus::Active)).await.unwrap();
    assert!(works(&world, &of_key).await);
    world.make(user::Delete { id: accepted.user.id }).await;
    assert_eq!(acting(&world, &of_key.secret, world.organization).await, None);
    roster_core::personal_key::delete(&world.directory, origin(), session.account.id, key.key.id).await.unwrap();
    assert!(!works(&world, &of_key).await);
}

pub(in crate::suite) async fn a_token_of_a_token_ends_with_the_first(world: World) {
    let created = world.make(credential_of(&robot(&world).await)).await;
    let (_, begun) = ada(&world, OrganizationRole::Admin).await;
    let own = world.key(UserId::from_bytes(world.owner.principal.bytes())).await;
    for (place, shown) in [&created.secret, &begun.secret, &own.secret].into_iter().enumerate() {
        let first = exchange(&world, shown).await.unwrap();
        world.clock.advance_micros(600 * SECOND);
        let second = exchange(&world, &first.secret).await.unwrap();
        assert_eq!((second.seconds, second.expires_at), (3000, first.expires_at), "{place}");
        let (by_first, by_second) = (known(&world, &first.secret).await.unwrap(), known(&world, &second.secret).await.unwrap());
        assert_eq!(by_second.credential(), known(&world, shown).await.unwrap().credential());
        assert_eq!(by_first.actor(&world.directory).await, by_second.actor(&world.directory).await);
        world.clock.advance_micros(3000 * SECOND);
        assert!(!works(&world, &second).await);
    }
    // What the first was made of ends both.
    let first = exchange(&world, &own.secret).await.unwrap();
    let second = exchange(&world, &first.secret).await.unwrap();
    world.make(api_key::Delete::of(&own.key)).await;
    assert!(!works(&world, &first).await && !works(&world, &second).await);
}

pub(in crate::suite) async fn only_so_many_tokens_of_one_credential_count(world: World) {
    let robot = robot(&world).await;
    let (created, other) = (world.make(credential_of(&robot)).await, world.make(credential_of(&robot)).await);
    for _ in 0..MOST {
        issue(&world, &created).await.unwrap();
    }
    let more = issue(&world, &created).await;
    assert_eq!(more.map(drop), Err(Error::LimitReached { what: "live access tokens of one credential", max: MOST }));
    issue(&world, &other).await.unwrap();
    world.clock.advance_micros(HOUR);
    issue(&world, &created).await.unwrap();
}

pub(in crate::suite) async fn what_has_ended_is_cleared_away(world: World) {
    let created = world.make(credential_of(&robot(&world).await)).await;
    let (_, begun) = ada(&world, OrganizationRole::Admin).await;
    let count = async || world.rows("SELECT COUNT(*) FROM access_tokens", &[], |row| row.int(0)).await[0];
    issue(&world, &created).await.unwrap();
    exchange(&world, &begun.secret).await.unwrap();
    world.clock.advance_micros(HOUR / 2);
    let living = issue(&world, &created).await.unwrap();
    world.directory.flush().await;
    assert_eq!(count().await, 3);
    world.clock.advance_micros(HOUR / 2);
    let before = world.clocks().await;
    world.directory.flush().await;
    assert_eq!((count().await, world.clocks().await), (1, before));
    assert!(works(&world, &living).await);
}

pub(in crate::suite) async fn a_request_for_a_token_is_carried_out_once(world: World) {
    let caller = known(&world, &world.owner_key.secret).await.unwrap();
    let request = || {
        let attempt = Attempt::new(caller.principal(), Key::try_from("k").unwrap(), &[b"the same"]);
        access_token::exchange(&world.directory, Terms { attempt: Some(attempt), ..Terms::from(origin()) }, &caller, world.organization)
    };
    request().await.unwrap();
    assert_eq!(request().await.map(drop), Err(Error::Repeated(Repeat::Unanswered)));
    assert_eq!(world.number("SELECT COUNT(*) FROM access_tokens WHERE organization_id = $1").await, 1);
}

pub(in crate::suite) async fn what_a_token_hands_on_may_last_as_long_as_its_credential(world: World) {
    let robot = robot(&world).await;
    let created = world.make(credential_of(&robot)).await;
    let token = issue(&world, &created).await.unwrap();
    assert_eq!(known(&world, &token.secret).await.unwrap().ends_at(), None, "clients that hold tokens alone make lasting things");
    let end = BEGINNING.plus_micros(90 * SECOND);
    let short = world.make(credential::Create { expires_at: Some(end), ..credential_of(&robot) }).await;
    let token = issue(&world, &short).await.unwrap();
    assert_eq!(known(&world, &token.secret).await.unwrap().ends_at(), Some(end));
}

pub(in crate::suite) async fn a_text_that_stands_for_a_credential_in_a_sandbox_gets_a_token(mut world: World) {
    let robot = robot(&world).await;
    let created = world.make(credential_of(&robot)).await;
    let ask = async |world: &World, id: &str, secret: &str| {
        let client = Client::new(id.to_owned(), secret.to_owned());
        access_token::issue(&world.directory, origin(), &client).await
    };
    assert!(ask(&world, "My Client ID", "My Client Secret").await.is_err());
    let directory = Arc::get_mut(&mut world.directory).unwrap();
    directory.allow_literals();
    let text = Literal::try_from("My Client Secret".to_owned()).unwrap();
    directory.literals().unwrap().put(Stands::ForKey, text, created.secret.clone()).unwrap();
    let token = ask(&world, "My Client ID", "My Client Secret").await.unwrap();
    assert_eq!(known(&world, &token.secret).await.unwrap().principal(), *robot.id.as_bytes());
    assert!(ask(&world, "", "My Client Secret").await.is_err() && ask(&world, "My Client ID", "My Client").await.is_err());
    // A secret of our own still has the client id of its own.
    assert!(ask(&world, "My Client ID", created.secret.reveal()).await.is_err());
    issue(&world, &created).await.unwrap();
}
