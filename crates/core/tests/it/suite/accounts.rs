//! Accounts: who signs in, as whom they act in each organization, and what mends and ends what hangs on them.

use crate::world::{BEGINNING, SECOND, World, email, found, name_of, new_user, origin, surroundings};
use roster_core::{
    Directory, Error, Kind, Result,
    access::{Actor, OrganizationRole, Permission, Scope},
    account::{self, Account, AccountStatus, Link, Names, Password, Upkeep},
    api_key,
    caller::{self, Bearer, Caller},
    id::{AccountId, OrganizationId},
    invitation::{self, Accepted, Sent},
    organization::{self, INSTANCE},
    page::Page,
    personal_key,
    secret::Secret,
    session::{self, Begun},
    store::Value,
    terms::Terms,
    text::{Email, Label, Login},
    user::{self, UserStatus},
};
use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

const DAY: i64 = 86_400 * SECOND;
const PASSWORD: &str = "correct horse battery";

fn password(text: &str) -> Password {
    Password::from(text.to_owned())
}

/// Each try from an address of its own, so that only the login's guesses add up.
fn from(number: u32) -> Option<IpAddr> {
    Some(Ipv4Addr::from_bits(number).into())
}

async fn invite(world: &World, organization: OrganizationId, word: &str, role: OrganizationRole) -> Sent {
    let (given_name, family_name) = (Label::try_from("Grace").unwrap(), Label::try_from("").unwrap());
    let create =
        invitation::Create { email: email(word), given_name, family_name, role, workspaces: None, expires_at: None, dialect_data: None };
    world.make_in(organization, create).await
}

async fn sign_up(world: &World, sent: &Sent, login: &str) -> Result<(Accepted, Begun)> {
    let who = (Login::try_from(login).unwrap(), &password(PASSWORD));
    account::sign_up(&world.directory, origin(), sent.token.reveal(), who, Names::default(), None).await
}

async fn join(world: &World, sent: &Sent, account: AccountId) -> Result<Accepted> {
    account::join(&world.directory, origin(), sent.token.reveal(), (account, None), Names::default()).await
}

async fn sign_in(world: &World, login: &str, text: &str) -> Result<Begun> {
    account::sign_in(&world.directory, origin(), login, &password(text), None).await
}

/// Somebody who came into the world's organization with this role.
pub(super) async fn ada(world: &World, role: OrganizationRole) -> (Accepted, Begun) {
    let sent = invite(world, world.organization, "ada", role).await;
    sign_up(world, &sent, "Ada").await.unwrap()
}

pub(super) async fn key(world: &World, account: AccountId) -> personal_key::Created {
    personal_key::create(&world.directory, origin(), (account, None), name_of("laptop"), None).await.unwrap()
}

async fn known(world: &World, secret: &Secret) -> Result<Caller> {
    caller::authenticate(&world.directory, secret.reveal()).await
}

fn bearer(caller: Caller) -> Bearer {
    match caller {
        Caller::Account(bearer) => bearer,
        Caller::Key(_) | Caller::ServiceAccount(..) => panic!("{caller:?} is no account"),
    }
}

/// As whom the holder of this secret acts in an organization.
async fn acting(world: &World, secret: &Secret, organization: OrganizationId) -> Option<Actor> {
    known(world, secret).await.unwrap().in_organization(&world.directory, organization).await.unwrap()
}

async fn links(world: &World, account: AccountId) -> Vec<Link> {
    account::links(&world.directory, account).await.unwrap().to_vec()
}

fn operator() -> Actor {
    Actor::system(INSTANCE, "tests")
}

async fn set_status(world: &World, id: AccountId, status: AccountStatus) -> Account {
    world.change(&operator(), account::Update { id, status }).await.unwrap()
}

fn is_unauthenticated<T>(answer: &Result<T>) -> bool {
    matches!(answer, Err(Error::Unauthenticated(_)))
}

pub(in crate::suite) async fn a_password_begins_a_session_and_a_wrong_one_does_not(world: World) {
    let (accepted, first) = ada(&world, OrganizationRole::Member).await;
    let begun = sign_in(&world, "aDA", PASSWORD).await.unwrap();
    assert_eq!((begun.account.id, begun.session.limited_to), (first.account.id, None));
    assert_eq!(begun.session.expires_at, BEGINNING.plus_micros(session::LASTS));
    let caller = known(&world, &begun.secret).await.unwrap();
    assert_eq!(bearer(caller).account, first.account.id);
    assert_eq!(caller.actor(&world.directory).await, Ok(world.acting(accepted.user.id)));
    // Nobody learns which logins there are.
    let before = world.clocks().await;
    let mut answers = vec![sign_in(&world, "ada", "wrong wrong wrong").await.unwrap_err()];
    for (login, text) in [("nobody", PASSWORD), ("", PASSWORD), ("a\0b", PASSWORD), ("ada", ""), (&"x".repeat(9999), "x")] {
        answers.push(sign_in(&world, login, text).await.unwrap_err());
    }
    answers.dedup();
    assert!(matches!(answers.as_slice(), [Error::Unauthenticated(_)]), "{answers:?}");
    assert_eq!(world.clocks().await, before);
}

pub(in crate::suite) async fn passwords_are_guessed_only_so_often(world: World) {
    ada(&world, OrganizationRole::Member).await;
    for _ in 0..10 {
        assert!(is_unauthenticated(&sign_in(&world, "ada", "wrong").await));
    }
    let refused = sign_in(&world, "ADA", PASSWORD).await;
    assert!(matches!(refused, Err(Error::TooManyTries { seconds: 900 })), "also the right one: {refused:?}");
    let elsewhere = account::sign_in(&world.directory, origin(), "ada", &password(PASSWORD), from(7)).await;
    assert!(elsewhere.is_ok(), "who guesses locks nobody else out");
    world.clock.advance_micros(900 * SECOND);
    assert!(sign_in(&world, "ada", PASSWORD).await.is_ok());
}

pub(in crate::suite) async fn who_is_invited_learns_of_few_logins_whether_they_are_taken(world: World) {
    ada(&world, OrganizationRole::Member).await;
    let sent = invite(&world, world.organization, "bob", OrganizationRole::Member).await;
    for _ in 0..10 {
        assert_eq!(sign_up(&world, &sent, "ADA").await.unwrap_err(), Error::AlreadyExists { kind: Kind::Account, field: "login" });
    }
    // It is not the login that is counted, of which others are to learn nothing either.
    let refused = [sign_up(&world, &sent, "ada").await.unwrap_err(), sign_up(&world, &sent, "free").await.unwrap_err()];
    assert_eq!(refused, [Error::TooManyTries { seconds: 900 }, Error::TooManyTries { seconds: 900 }]);
    assert!(sign_in(&world, "ada", PASSWORD).await.is_ok(), "nobody else is locked out");
    let other = invite(&world, world.organization, "carl", OrganizationRole::Member).await;
    sign_up(&world, &other, "carl").await.unwrap();
    world.clock.advance_micros(900 * SECOND);
    sign_up(&world, &sent, "free").await.unwrap();
}

pub(in crate::suite) async fn a_session_ends_by_itself_and_when_signed_out(world: World) {
    ada(&world, OrganizationRole::Member).await;
    let (first, second) = (sign_in(&world, "ada", PASSWORD).await.unwrap(), sign_in(&world, "ada", PASSWORD).await.unwrap());
    assert!(known(&world, &first.secret).await.is_ok());
    session::sign_out(&world.directory, origin(), first.session.id).await.unwrap();
    assert!(is_unauthenticated(&known(&world, &first.secret).await));
    session::sign_out(&world.directory, origin(), first.session.id).await.unwrap();
    world.clock.advance_micros(session::LASTS - 1);
    assert!(known(&world, &second.secret).await.is_ok());
    world.clock.advance_micros(1);
    assert!(is_unauthenticated(&known(&world, &second.secret).await));
    for wrong in ["rst_session_", "rst_session_x", "rst_personal_"] {
        assert!(is_unauthenticated(&caller::authenticate(&world.directory, wrong).await), "{wrong}");
    }
}

pub(in crate::suite) async fn a_disabled_account_stops_at_once(world: World) {
    let (accepted, begun) = ada(&world, OrganizationRole::Admin).await;
    let (id, key) = (begun.account.id, key(&world, begun.account.id).await);
    for secret in [&begun.secret, &key.secret] {
        assert_eq!(acting(&world, secret, world.organization).await, Some(world.acting(accepted.user.id)));
    }
    set_status(&world, id, AccountStatus::Disabled).await;
    assert!(is_unauthenticated(&known(&world, &begun.secret).await) && is_unauthenticated(&known(&world, &key.secret).await));
    assert!(is_unauthenticated(&sign_in(&world, "ada", PASSWORD).await));
    let none = personal_key::create(&world.directory, origin(), (id, None), name_of("x"), None).await;
    assert!(matches!(none, Err(Error::NotFound(Kind::Account))));
    set_status(&world, id, AccountStatus::Active).await;
    assert!(known(&world, &begun.secret).await.is_ok() && known(&world, &key.secret).await.is_ok());
    world.change(&operator(), account::Delete { id }).await.unwrap();
    assert!(is_unauthenticated(&known(&world, &begun.secret).await) && is_unauthenticated(&known(&world, &key.secret).await));
}

pub(in crate::suite) async fn a_new_password_ends_other_sessions(world: World) {
    let (_, begun) = ada(&world, OrganizationRole::Member).await;
    let other = sign_in(&world, "ada", PASSWORD).await.unwrap();
    let key = key(&world, begun.account.id).await;
    let change = async |current: &str, new: &str| {
        let passwords = (&password(current), &password(new));
        account::change_password(&world.directory, origin(), begun.account.id, passwords, Some(begun.session.id), from(1)).await
    };
    assert!(matches!(change("wrong", "another long one").await, Err(Error::Invalid { field, .. }) if field == "current_password"));
    assert!(matches!(change(PASSWORD, "short").await, Err(Error::Invalid { field, .. }) if field == "password"));
    assert!(known(&world, &other.secret).await.is_ok());
    change(PASSWORD, "another long one").await.unwrap();
    assert!(is_unauthenticated(&known(&world, &other.secret).await) && known(&world, &begun.secret).await.is_ok());
    assert!(known(&world, &key.secret).await.is_ok(), "keys are ended one by one");
    assert!(is_unauthenticated(&sign_in(&world, "ada", PASSWORD).await) && sign_in(&world, "ada", "another long one").await.is_ok());
}

pub(in crate::suite) async fn a_personal_key_has_its_users_power_in_each_organization(world: World) {
    let (accepted, begun) = ada(&world, OrganizationRole::Member).await;
    let other = found(&world.directory, "umbra").await.organization.id;
    let there = join(&world, &invite(&world, other, "ada", OrganizationRole::Admin).await, begun.account.id).await.unwrap();
    let third = found(&world.directory, "third").await.organization.id;
    let secret = key(&world, begun.account.id).await.secret;
    let may = async |organization| {
        let actor = acting(&world, &secret, organization).await.unwrap();
        world.directory.permit(&actor, Permission::UsersList, Scope::Organization).await.is_ok()
    };
    assert_eq!(acting(&world, &secret, third).await, None);
    assert_eq!((may(world.organization).await, may(other).await), (false, true));
    let (mine, theirs) = (accepted.user.id, there.user.id);
    world.make(user::Update { role: Some(OrganizationRole::Viewer.into()), ..user::Update::of(mine) }).await;
    let disable = user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(theirs) };
    world.make_in(other, disable).await;
    assert_eq!((may(world.organization).await, may(other).await), (true, false));
    world.make_in(other, user::Delete { id: theirs }).await;
    assert_eq!(acting(&world, &secret, other).await, None);
    let keys = personal_key::list(&world.directory, begun.account.id).await.unwrap();
    personal_key::delete(&world.directory, origin(), begun.account.id, keys[0].id).await.unwrap();
    assert!(is_unauthenticated(&known(&world, &secret).await));
    let again = personal_key::delete(&world.directory, origin(), begun.account.id, keys[0].id).await;
    assert_eq!(again, Err(Error::NotFound(Kind::PersonalKey)));
}

pub(in crate::suite) async fn where_no_organization_is_named_the_only_one_counts(world: World) {
    let (accepted, begun) = ada(&world, OrganizationRole::Member).await;
    let secret = key(&world, begun.account.id).await.secret;
    let only = async || known(&world, &secret).await.unwrap().actor(&world.directory).await;
    assert_eq!(only().await, Ok(world.acting(accepted.user.id)));
    let other = found(&world.directory, "umbra").await.organization.id;
    let there = join(&world, &invite(&world, other, "ada", OrganizationRole::Member).await, begun.account.id).await.unwrap();
    assert!(matches!(only().await, Err(Error::Invalid { .. })), "two");
    world.make_in(other, user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(there.user.id) }).await;
    assert_eq!(only().await, Ok(world.acting(accepted.user.id)), "one in which they may act");
    world.change(&world.system(), organization::Delete { id: world.organization }).await.unwrap();
    assert!(matches!(only().await, Err(Error::Invalid { .. })), "none");
}

pub(in crate::suite) async fn a_session_that_a_link_began_reaches_one_organization(world: World) {
    let (accepted, begun) = ada(&world, OrganizationRole::Member).await;
    assert_eq!(begun.session.limited_to, Some(world.organization));
    let other = found(&world.directory, "umbra").await.organization.id;
    let sent = invite(&world, other, "ada", OrganizationRole::Member).await;
    let limited = (begun.account.id, begun.session.limited_to);
    let refused = account::join(&world.directory, origin(), sent.token.reveal(), limited, Names::default()).await;
    assert!(matches!(&refused, Err(Error::Conflict(why)) if why.contains("password")), "{refused:?}");
    let no_key = personal_key::create(&world.directory, origin(), limited, name_of("k"), None).await;
    assert!(matches!(&no_key, Err(Error::Conflict(why)) if why.contains("password")), "it would reach more: {no_key:?}");
    let there = join(&world, &sent, begun.account.id).await.unwrap();
    assert_eq!(acting(&world, &begun.secret, other).await, None);
    let caller = known(&world, &begun.secret).await.unwrap();
    assert_eq!(caller.actor(&world.directory).await, Ok(world.acting(accepted.user.id)));
    let whole = sign_in(&world, "ada", PASSWORD).await.unwrap();
    assert_eq!(acting(&world, &whole.secret, other).await.unwrap().principal.bytes(), *there.user.id.as_bytes());
}

pub(in crate::suite) async fn a_personal_key_hands_nothing_on_beyond_its_end(world: World) {
    let (accepted, begun) = ada(&world, OrganizationRole::Admin).await;
    let end = Some(world.directory.now().plus_micros(DAY));
    let secret = personal_key::create(&world.directory, origin(), (begun.account.id, None), name_of("day"), end).await.unwrap().secret;
    let caller = known(&world, &secret).await.unwrap();
    let (actor, terms) = (caller.actor(&world.directory).await.unwrap(), Terms { ends_at: caller.ends_at(), ..Terms::from(origin()) });
    let made = async |expires_at| {
        let create = api_key::Create { expires_at, ..api_key::Create::for_user(accepted.user.id, name_of("k")) };
        world.directory.change(&actor, terms.clone(), create).await
    };
    assert!(matches!(made(None).await, Err(Error::Forbidden { .. })), "a key without an end would outlast it");
    assert!(made(end).await.is_ok());
    world.clock.advance_micros(DAY);
    assert!(is_unauthenticated(&known(&world, &secret).await));
}

pub(in crate::suite) async fn what_is_cut_off_between_the_two_writes_is_mended(world: World) {
    let (_, begun) = ada(&world, OrganizationRole::Member).await;
    let other = found(&world.directory, "umbra").await.organization.id;
    let sent = invite(&world, other, "ada", OrganizationRole::Member).await;
    // The organization's own write, and no second one: as if the process had ended here.
    let by = invitation::Acceptance { account: begun.account.id, given_name: None, family_name: None };
    let accepted = invitation::accept(&world.directory, origin(), sent.token.reveal(), by).await.unwrap();
    let secret = key(&world, begun.account.id).await.secret;
    assert_eq!(links(&world, begun.account.id).await.len(), 1);
    assert!(acting(&world, &secret, other).await.is_some(), "where it is named, the organization's row is the truth");
    let mut upkeep = Upkeep::default();
    let done = upkeep.run(&world.directory).await.unwrap();
    assert_eq!((done.linked, done.unlinked, done.released), (1, 0, 0));
    let link = Link { organization: other, user: accepted.user.id };
    assert!(links(&world, begun.account.id).await.contains(&link));
    assert_eq!(upkeep.run(&world.directory).await.unwrap(), account::Done::default(), "nothing is left to mend");
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn the_index_forgets_users_that_are_gone(world: World) {
    let (accepted, begun) = ada(&world, OrganizationRole::Member).await;
    world.make(user::Delete { id: accepted.user.id }).await;
    assert_eq!(links(&world, begun.account.id).await.len(), 1);
    let done = Upkeep::default().run(&world.directory).await.unwrap();
    assert_eq!((done.linked, done.unlinked), (0, 1));
    assert_eq!(links(&world, begun.account.id).await, []);
    // Invited again, the account comes back as another user.
    let again = join(&world, &invite(&world, world.organization, "ada", OrganizationRole::Member).await, begun.account.id).await.unwrap();
    assert_ne!(again.user.id, accepted.user.id);
    assert_eq!(links(&world, begun.account.id).await, [Link { organization: world.organization, user: again.user.id }]);
}

pub(in crate::suite) async fn a_deleted_account_sets_its_users_free(world: World) {
    let (accepted, begun) = ada(&world, OrganizationRole::Member).await;
    world.change(&operator(), account::Delete { id: begun.account.id }).await.unwrap();
    let linked = "SELECT COUNT(*) FROM users WHERE organization_id = $1 AND account_id IS NOT NULL";
    assert_eq!(world.number(linked).await, 1);
    let done = Upkeep::default().run(&world.directory).await.unwrap();
    assert_eq!((done.released, done.linked), (1, 0));
    assert_eq!(world.number(linked).await, 0);
    assert!(user::get(&world.directory, &world.owner, accepted.user.id).await.is_ok(), "the user stays");
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn what_has_ended_is_cleared_away(world: World) {
    let (accepted, begun) = ada(&world, OrganizationRole::Member).await;
    // An account whose acceptance was cut off before it happened.
    let sessions = async || world.rows("SELECT COUNT(*) FROM sessions WHERE organization_id = $1", &[Value::from(&INSTANCE)], |row| row.int(0)).await;
    let lost = "UPDATE accounts SET status = 'new'; DELETE FROM account_organizations";
    world.make(user::Delete { id: accepted.user.id }).await;
    world.place.batch_outside(lost).await;
    let mut upkeep = Upkeep::default();
    assert_eq!(upkeep.run(&world.directory).await.unwrap(), account::Done::default());
    world.clock.advance_micros(DAY + 1);
    let done = upkeep.run(&world.directory).await.unwrap();
    assert_eq!((done.accounts, done.sessions), (1, 0));
    assert!(is_unauthenticated(&known(&world, &begun.secret).await));

    let sent = invite(&world, world.organization, "bob", OrganizationRole::Member).await;
    sign_up(&world, &sent, "bob").await.unwrap();
    world.clock.advance_micros(session::LASTS);
    let before = world.clocks().await;
    assert_eq!((upkeep.run(&world.directory).await.unwrap().sessions, sessions().await), (1, vec![0]));
    assert_eq!(world.clocks().await, before);
    assert!(sign_in(&world, "bob", PASSWORD).await.is_ok(), "an account that is used stays");
}

pub(in crate::suite) async fn a_login_is_one_accounts_whatever_its_case(world: World) {
    let world = Arc::new(world);
    let (mut tasks, mut signed) = (Vec::new(), 0);
    for (number, login) in ["Zoë", "zoë", "ZOË"].into_iter().enumerate() {
        let sent = invite(&world, world.organization, &format!("zoe{number}"), OrganizationRole::Member).await;
        let world = Arc::clone(&world);
        tasks.push(tokio::spawn(async move { sign_up(&world, &sent, login).await.map(|_| ()) }));
    }
    for task in tasks {
        match task.await.unwrap() {
            Ok(()) => signed += 1,
            Err(error) => assert_eq!(error, Error::AlreadyExists { kind: Kind::Account, field: "login" }),
        }
    }
    assert_eq!(signed, 1);
    assert_eq!(world.number("SELECT COUNT(*) FROM users WHERE organization_id = $1 AND source = 'invitation'").await, 1);
}

pub(in crate::suite) async fn a_look_alike_by_compatibility_characters_is_the_same_login(world: World) {
    let first = invite(&world, world.organization, "first", OrganizationRole::Member).await;
    sign_up(&world, &first, "Ｆｉｏｎａ Straße").await.unwrap();
    let second = invite(&world, world.organization, "second", OrganizationRole::Member).await;
    for login in ["Fiona Straße", "ﬁona strasse", "FIONA STRASSE"] {
        sign_in(&world, login, PASSWORD).await.unwrap();
        let refused = sign_up(&world, &second, login).await.map(drop);
        assert_eq!(refused, Err(Error::AlreadyExists { kind: Kind::Account, field: "login" }), "{login}");
    }
    // Another alphabet is another login.
    sign_up(&world, &second, "fionа strasse").await.unwrap();
    let user = |text: &str| user::Create { email: Email::try_from(text).unwrap(), ..new_user("x", OrganizationRole::Member) };
    let zoe = world.make(user("zoë@example.com")).await.id;
    let refused = world.change(&world.owner, user("ＺＯＥ\u{308}@example.com")).await.map(drop);
    assert_eq!(refused, Err(Error::AlreadyExists { kind: Kind::User, field: "email" }));
    let filter = user::Filter { email_contains: Some("ＯË@".into()), ..user::Filter::default() };
    let found = user::list(&world.directory, &world.owner, &filter, Page::after(10, None).unwrap()).await.unwrap();
    assert_eq!(found.items.iter().map(|user| user.id).collect::<Vec<_>>(), [zoe]);
}

pub(in crate::suite) async fn logins_of_before_get_the_form_that_is_compared(world: World) {
    let mut users = Vec::new();
    for login in ["ona", "strae", "strasse"] {
        let sent = invite(&world, world.organization, login, OrganizationRole::Member).await;
        users.push(sign_up(&world, &sent, login).await.unwrap().0.user.id);
    }
    let World { directory, clock, place, organization, owner, owner_key } = world;
    drop(directory);
    let before = "UPDATE accounts SET login = 'ﬁona' WHERE login = 'ona';
         UPDATE accounts SET login = 'straße' WHERE login = 'strae';
         UPDATE accounts SET login_canonical = login;
         UPDATE users SET email = 'ﬁona@example.com' WHERE email = 'ona@example.com';
         UPDATE users SET email = 'straße@example.com' WHERE email = 'strae@example.com';
         UPDATE users SET email_canonical = email;
         DELETE FROM schema_versions WHERE version = (SELECT MAX(version) FROM schema_versions)";
    place.batch_outside(before).await;
    let directory = Arc::new(Directory::new(place.store(surroundings(3).0).await.unwrap()));
    let world = World { directory, clock, place, organization, owner, owner_key };
    let whose = async |login| sign_in(&world, login, PASSWORD).await.unwrap().session.account;
    let fiona = whose("ﬁona").await;
    assert_eq!((whose("fiona").await, whose("FIONA").await), (fiona, fiona));
    // Two that come out alike go on as before, and nobody comes between them.
    let (sharp, double) = (whose("straße").await, whose("strasse").await);
    assert!(sharp != double && whose("STRASSE").await == double);
    let sent = invite(&world, world.organization, "third", OrganizationRole::Member).await;
    for login in ["STRAẞE", "straße", "Fiona"] {
        let refused = sign_up(&world, &sent, login).await.map(drop);
        assert_eq!(refused, Err(Error::AlreadyExists { kind: Kind::Account, field: "login" }), "{login}");
    }
    let named = async |text| user::id_of_email(&world.directory, &world.owner, &Email::try_from(text).unwrap()).await.unwrap();
    assert_eq!((named("fiona@example.com").await, named("strasse@example.com").await), (Some(users[0]), Some(users[2])));
    assert_eq!(named("straße@example.com").await, Some(users[1]), "who kept the form of before is found by it first");
    let disable = user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(users[1]) };
    assert_eq!(world.make(disable).await.email.as_str(), "straße@example.com");
}

pub(in crate::suite) async fn a_new_login_is_no_look_alike_of_another_by_what_is_not_seen(world: World) {
    ada(&world, OrganizationRole::Member).await;
    let sent = invite(&world, world.organization, "eve", OrganizationRole::Member).await;
    for login in ["ad\u{200b}a", "\u{202d}ada", "ada\u{ad}"] {
        let refused = sign_up(&world, &sent, login).await;
        assert!(matches!(&refused, Err(Error::Invalid { field, .. }) if field == "login"), "{login:?} {refused:?}");
    }
    assert_eq!(world.number("SELECT COUNT(*) FROM users WHERE organization_id = $1 AND source = 'invitation'").await, 1);
    sign_up(&world, &sent, "eve").await.unwrap();
}

pub(in crate::suite) async fn two_who_sign_up_with_one_link_leave_one_account(world: World) {
    let world = Arc::new(world);
    let sent = Arc::new(invite(&world, world.organization, "ada", OrganizationRole::Member).await);
    let tasks: Vec<_> = (0..4)
        .map(|number| {
            let (world, sent) = (Arc::clone(&world), Arc::clone(&sent));
            tokio::spawn(async move { sign_up(&world, &sent, &format!("login {number}")).await.map(|_| ()) })
        })
        .collect();
    let mut signed = 0;
    for task in tasks {
        match task.await.unwrap() {
            Ok(()) => signed += 1,
            Err(error) => assert!(matches!(error, Error::Conflict(_)), "{error:?}"),
        }
    }
    let page = Page::after(10, None).unwrap();
    let left = account::list(&world.directory, &operator(), &account::Filter::default(), page).await.unwrap();
    assert_eq!((signed, left.total, left.items[0].status), (1, 1, AccountStatus::Active));
}

pub(in crate::suite) async fn no_organization_learns_who_signs_in(world: World) {
    let (accepted, begun) = ada(&world, OrganizationRole::Admin).await;
    let secret = key(&world, begun.account.id).await.secret;
    let actor = acting(&world, &secret, world.organization).await.unwrap();
    world.change(&actor, user::Update { picture: roster_core::patch::Patch::Clear, ..user::Update::of(accepted.user.id) }).await.unwrap();
    world.change(&operator(), account::Delete { id: begun.account.id }).await.unwrap();
    Upkeep::default().run(&world.directory).await.unwrap();
    let payloads = "SELECT payload FROM audit_events WHERE organization_id = $1";
    let log = world.rows(payloads, &[Value::from(&world.organization)], |row| row.text(0)).await.concat();
    let account = begun.account.id;
    for text in [account.to_string(), account.to_uuid(), "\"Ada\"".into(), "argon2".into(), PASSWORD.into(), secret.reveal().to_owned()] {
        assert!(!log.contains(&text), "{text} stands in {log}");
    }
    let log = world.rows(payloads, &[Value::from(&INSTANCE)], |row| row.text(0)).await.concat();
    assert!(log.contains(&account.to_string()) && !log.contains("argon2") && !log.contains(PASSWORD));
}

pub(in crate::suite) async fn only_operators_keep_accounts(world: World) {
    let (_, begun) = ada(&world, OrganizationRole::Owner).await;
    let actor = known(&world, &begun.secret).await.unwrap().actor(&world.directory).await.unwrap();
    let id = begun.account.id;
    let page = Page::after(10, None).unwrap();
    assert!(matches!(account::get(&world.directory, &actor, id).await, Err(Error::Forbidden { .. })));
    let listed = account::list(&world.directory, &actor, &account::Filter::default(), page).await;
    assert!(matches!(listed, Err(Error::Forbidden { .. })));
    let update = account::Update { id, status: AccountStatus::Disabled };
    assert!(matches!(world.change(&actor, update).await, Err(Error::Forbidden { .. })));
    assert!(matches!(world.change(&actor, account::Delete { id }).await, Err(Error::Forbidden { .. })));
}

pub(in crate::suite) async fn a_personal_keys_last_use_is_noted(world: World) {
    let (_, begun) = ada(&world, OrganizationRole::Member).await;
    let secret = key(&world, begun.account.id).await.secret;
    let before = world.clocks().await;
    known(&world, &secret).await.unwrap();
    world.directory.flush().await;
    let keys = personal_key::list(&world.directory, begun.account.id).await.unwrap();
    assert_eq!((keys[0].last_used_at, world.clocks().await), (Some(BEGINNING), before));
}
