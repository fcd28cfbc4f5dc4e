//! A running SQLite store that is brought back to an earlier state: nothing of before is shown after, and nobody ever sees
//! half of either.

use crate::world::{Backend, Place, World, found, name_of, new_user, origin, run, surroundings};
use roster_core::{
    Directory, Error, Kind,
    access::{Actor, OrganizationRole, Permission, Principal, Scope},
    api_key, caller,
    id::Id,
    invitation,
    organization::INSTANCE,
    sandbox::{self, Literal, Stands},
    terms::{ETag, IfMatch, Terms},
    user::{self, UserStatus},
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

const MOST: u64 = 64 << 20;

#[test]
fn an_empty_store_is_marked_and_stays_marked() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let place = Place::fresh(Backend::Sqlite).await;
        let operator = Actor::system(INSTANCE, "tests");
        let directory = Directory::new(place.store(surroundings(1).0).await.unwrap());
        assert!(matches!(sandbox::check(&directory).await, Err(Error::Conflict(_))));
        let nobody = Actor { organization: INSTANCE, principal: Principal::User(Id::from_bytes([7; 16])), key: None };
        assert!(sandbox::mark(&directory, &nobody, origin()).await.is_err() && !sandbox::is_marked(&directory).await.unwrap());
        sandbox::mark(&directory, &operator, origin()).await.unwrap();
        found(&directory, "acme").await;
        assert!(sandbox::is_marked(&directory).await.unwrap());
        drop(directory);
        let directory = Directory::new(place.store(surroundings(2).0).await.unwrap());
        sandbox::check(&directory).await.unwrap();
        drop(directory);
        place.clear().await;
    });
}

#[test]
fn what_was_cached_before_is_not_believed_after() {
    run(Backend::Sqlite, |world| async move {
        let user = world.user("u", OrganizationRole::Admin).await;
        let (kept, revoked) = (world.key(user.id).await, world.key(user.id).await);
        let actor = world.caller(&revoked).await.unwrap();
        let image = Arc::new(world.directory.store().image(MOST).await.unwrap());
        let (epoch, clocks) = (world.directory.epoch(world.organization).await.unwrap(), world.clocks().await);

        // Versions of the future are cached: without an era they would be newer than all that is restored.
        world.make(api_key::Delete::of(&revoked.key)).await;
        world.make(user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(user.id) }).await;
        let late = world.user("late", OrganizationRole::Admin).await;
        let late_key = world.key(late.id).await;
        for _ in 0..20 {
            world.workspace("more").await;
        }
        assert!(world.caller(&kept).await.is_err() && world.caller(&revoked).await.is_err());
        let late_actor = world.caller(&late_key).await.unwrap();
        world.directory.permit(&late_actor, Permission::UsersList, Scope::Organization).await.unwrap();

        world.directory.store().bring_back(&image).await.unwrap();
        assert_eq!(world.clocks().await, clocks);
        assert_eq!(world.caller(&revoked).await, Ok(actor), "what was revoked since works again");
        world.caller(&kept).await.unwrap();
        assert!(matches!(world.caller(&late_key).await, Err(Error::Unauthenticated(_))), "what was made since never was");
        assert!(world.directory.permit(&late_actor, Permission::UsersList, Scope::Organization).await.is_err());
        assert_eq!(user::get(&world.directory, &world.owner, late.id).await, Err(Error::NotFound(Kind::User)));
        let now = world.directory.epoch(world.organization).await.unwrap();
        assert_ne!(now, epoch, "versions that repeat belong to another epoch");

        // Ids, keys and emails: new ones are new, and what is free again is free.
        let again = world.user("late", OrganizationRole::Admin).await;
        assert_ne!(again.id, late.id);
        assert_ne!(world.key(again.id).await.secret, late_key.secret);
        let stale = IfMatch::OneOf(vec![ETag { epoch, version: user.version }]);
        let change = user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(user.id) };
        let terms = |if_match| Terms { if_match: Some(Arc::new(if_match)), ..origin().into() };
        let refused = world.directory.change(&world.owner, terms(stale), change.clone()).await;
        assert_eq!(refused.map(|_| ()), Err(Error::Stale(Kind::User)), "a state of before is no state of now");
        let fresh = IfMatch::OneOf(vec![ETag { epoch: now, version: user.version }]);
        world.directory.change(&world.owner, terms(fresh), change).await.unwrap();
        assert!(world.caller(&kept).await.is_err(), "and what is written now counts at once");
        world.assert_logs_hold().await;

        // The image is as good the second time, with an epoch of its own.
        world.directory.store().bring_back(&image).await.unwrap();
        world.caller(&kept).await.unwrap();
        assert_ne!(world.directory.epoch(world.organization).await.unwrap(), now);
    });
}

#[test]
fn a_database_that_is_too_large_is_not_kept() {
    run(Backend::Sqlite, |world| async move {
        let whole = world.directory.store().image(MOST).await.unwrap().bytes();
        assert!(world.directory.store().image(whole).await.is_ok());
        let refused = world.directory.store().image(whole - 1).await.err();
        assert!(matches!(refused, Some(Error::LimitReached { max, .. }) if max == whole - 1), "{refused:?}");
    });
}

/// Readers and writers go on while the database is brought back again and again between two states, in one of which the
/// organization has two users more: each read sees all of one or all of the other, and each write is done or refused.
#[test]
fn nobody_sees_half_of_a_restoration() {
    run(Backend::Sqlite, |world| async move {
        let world = Arc::new(world);
        let few = Arc::new(world.directory.store().image(MOST).await.unwrap());
        for word in ["one", "two"] {
            world.user(word, OrganizationRole::Member).await;
        }
        let many = Arc::new(world.directory.store().image(MOST).await.unwrap());
        let ended = Arc::new(AtomicBool::new(false));
        let readers: Vec<_> = (0..3).map(|_| tokio::spawn(read_on(Arc::clone(&world), Arc::clone(&ended)))).collect();
        let writers: Vec<_> = (0..3).map(|number| tokio::spawn(write_on(Arc::clone(&world), Arc::clone(&ended), number))).collect();
        for round in 0..40 {
            world.directory.store().bring_back(if round % 2 == 0 { &few } else { &many }).await.unwrap();
            tokio::task::yield_now().await;
        }
        ended.store(true, Ordering::Relaxed);
        let mut reads = 0;
        for reader in readers {
            reads += reader.await.unwrap();
        }
        for writer in writers {
            writer.await.unwrap();
        }
        assert!(reads > 0);
        world.directory.store().bring_back(&few).await.unwrap();
        let counted = "SELECT COUNT(*) FROM users WHERE organization_id = $1";
        assert_eq!(world.number(counted).await, 1);
        world.assert_logs_hold().await;
    });
}

/// In one statement: the counted users, the counter, and the version beside the newest event's.
async fn read_on(world: Arc<World>, ended: Arc<AtomicBool>) -> usize {
    let sql = "SELECT (SELECT COUNT(*) FROM audit_events e WHERE e.organization_id = o.id), o.audit_sequence,
                      (SELECT MAX(version) FROM audit_events e WHERE e.organization_id = o.id), o.version
               FROM organizations o WHERE o.id = $1";
    let mut reads = 0;
    while !ended.load(Ordering::Relaxed) {
        let seen = world
            .rows(sql, &[roster_core::store::Value::from(&world.organization)], |row| {
                Ok(((row.int(0)?, row.int(1)?), (row.int(2)?, row.int(3)?)))
            })
            .await;
        let ((events, sequence), (newest, version)) = seen[0];
        assert_eq!((events, newest), (sequence, version));
        reads += 1;
        tokio::task::yield_now().await;
    }
    reads
}

async fn write_on(world: Arc<World>, ended: Arc<AtomicBool>, writer: usize) {
    let mut number = 0;
    while !ended.load(Ordering::Relaxed) {
        number += 1;
        world.make(new_user(format!("w{writer}-{number}"), OrganizationRole::Member)).await;
    }
}

#[test]
fn a_text_of_ones_own_choice_stands_for_a_key_and_a_token() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let place = Place::fresh(Backend::Sqlite).await;
        let (surroundings, clock) = surroundings(1);
        let mut directory = Directory::new(place.store(surroundings).await.unwrap());
        let literal = |text: &str| Literal::try_from(text.to_owned()).unwrap();
        assert!(directory.literals().is_none(), "only a sandbox has some");
        directory.allow_literals();
        let world = World::over(directory, clock, place.clone()).await;
        let literals = world.directory.literals().unwrap();
        let ask = async || caller::authenticate(&world.directory, "My Admin API Key").await;
        assert!(matches!(ask().await, Err(Error::Unauthenticated(_))));
        let key = world.make(api_key::Create::for_user(world.user("u", OrganizationRole::Admin).await.id, name_of("k"))).await;
        literals.put(Stands::ForKey, literal("My Admin API Key"), key.secret.clone()).unwrap();
        assert_eq!(ask().await.unwrap().credential(), *key.key.id.as_bytes());
        world.make(api_key::Delete::of(&key.key)).await;
        assert!(matches!(ask().await, Err(Error::Unauthenticated(_))), "no more than the key behind it");

        let create = invitation::Create {
            email: crate::world::email("invited"),
            given_name: "".try_into().unwrap(),
            family_name: "".try_into().unwrap(),
            role: OrganizationRole::Member,
            workspaces: None,
            expires_at: None,
            dialect_data: None,
        };
        let sent = world.make(create).await;
        assert_eq!(invitation::peek(&world.directory, "token").await, Err(Error::NotFound(Kind::Invitation)));
        literals.put(Stands::ForToken, literal("token"), sent.token).unwrap();
        assert_eq!(invitation::peek(&world.directory, "token").await.unwrap().invitation, sent.invitation);
        let names = roster_core::account::Names::default();
        let who = ("nina".to_owned().try_into().unwrap(), &"no fish in these sheds".to_owned().into());
        let (accepted, _) = roster_core::account::sign_up(&world.directory, origin(), "token", who, names, None).await.unwrap();
        assert_eq!((accepted.organization, accepted.user.email), (world.organization, crate::world::email("invited")));
        drop(world);
        place.clear().await;
    });
}
