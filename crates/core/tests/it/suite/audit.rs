//! The log: an event with every change, refusals gathered, a chain that shows what was done to it.

use crate::world::{SECOND, World, new_user};
use roster_core::{
    Error,
    access::{OrganizationRole, Permission, Reason},
    audit::{self, Filter},
    user::{self, UserStatus},
};

async fn fault(world: &World) -> Option<String> {
    let found = audit::verify(&world.directory).await.unwrap();
    assert_eq!(found.len(), 2);
    found.into_iter().find(|found| found.organization == world.organization).unwrap().fault
}

pub(in crate::suite) async fn an_event_says_who_did_what_to_whom(world: World) {
    let actor = world.caller(&world.owner_key).await.unwrap();
    world.clock.advance_micros(SECOND);
    let user = world.change(&actor, new_user("new", OrganizationRole::Member)).await.unwrap();
    let listed = audit::list(&world.directory, &world.owner, Filter::default(), None, 1).await.unwrap();
    let event = &listed.items[0];
    assert_eq!((event.action.as_str(), event.at), ("users.create", world.directory.now()));
    assert_eq!((event.actor.kind.as_str(), event.actor.key), ("user", actor.key));
    assert_eq!((event.target.kind.as_str(), &event.target.id), ("user", &user.id.to_string()));
    assert_eq!(event.origin.surface, "tests");
    assert_eq!(event.details["email"], "new@example.com");
    assert_eq!(listed.total.fitting, event.sequence);
    let (version, sequence) = world.clocks().await;
    assert_eq!((event.version, event.sequence), (version.cast_unsigned(), sequence.cast_unsigned()));
    let older = audit::list(&world.directory, &world.owner, Filter::default(), Some(event.sequence), 100).await.unwrap();
    assert_eq!(older.items.len() as u64, event.sequence - 1);
    let member = world.person("member", OrganizationRole::Member).await;
    assert!(matches!(audit::list(&world.directory, &member, Filter::default(), None, 1).await, Err(Error::Forbidden { .. })));
}

pub(in crate::suite) async fn refusals_are_gathered_into_one_event_each(world: World) {
    let viewer = world.person("viewer", OrganizationRole::Viewer).await;
    let (version, sequence) = world.clocks().await;
    for _ in 0..5 {
        assert!(world.change(&viewer, new_user("x", OrganizationRole::Member)).await.is_err());
    }
    let admin = world.person("admin", OrganizationRole::Admin).await;
    // This one is refused inside its transaction.
    assert!(world.change(&admin, new_user("x", OrganizationRole::Owner)).await.is_err());
    let (version, sequence) = (version + 1, sequence + 1);
    assert_eq!(world.clocks().await, (version, sequence), "nothing is written yet");
    world.directory.flush().await;
    assert_eq!(world.clocks().await, (version, sequence + 2), "only the sequence moves");
    let mut listed = audit::list(&world.directory, &world.owner, Filter::default(), None, 2).await.unwrap().items;
    listed.sort_by_key(|event| event.details["count"].as_u64());
    for (event, count, reason) in [(&listed[0], 1, Reason::Rank), (&listed[1], 5, Reason::Role)] {
        assert_eq!(event.action, "access.denied");
        assert_eq!(event.details["count"], count);
        assert_eq!(event.details["reason"], reason.as_str());
        assert_eq!(event.details["permission"], Permission::UsersCreate.as_str());
    }
    world.directory.flush().await;
    assert_eq!(world.clocks().await, (version, sequence + 2), "nothing is written twice");
    world.make(new_user("y", OrganizationRole::Member)).await;
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn a_bad_key_writes_nothing(world: World) {
    let before = world.clocks().await;
    let text = world.owner_key.secret.reveal();
    for bad in ["rst_key_", "", &text[..text.len() - 1]] {
        assert!(roster_core::api_key::authenticate(&world.directory, bad).await.is_err());
    }
    world.directory.flush().await;
    assert_eq!(world.clocks().await, before);
}

/// A log long enough that it is checked in parts.
async fn long(world: &World) {
    let user = world.user("u", OrganizationRole::Member).await.id;
    for number in 0..1100 {
        let status = Some(if number % 2 == 0 { UserStatus::Disabled } else { UserStatus::Active });
        world.make(user::Update { status, ..user::Update::of(user) }).await;
    }
    assert_eq!(fault(world).await, None);
}

pub(in crate::suite) async fn every_way_to_tamper_with_the_log_shows(world: World) {
    long(&world).await;
    let blob = world.place.blob(&[7; 32]);
    let of = |id: &str| format!("organization_id = {} AND sequence {id}", world.place.blob(world.organization.as_bytes()));
    let events = "UPDATE audit_events SET";
    // What to do, what undoes it, and what the check says.
    let tampered = [
        (format!("{events} payload = replace(payload, 'Ada', 'Eve'), action = 'users.delete' WHERE {}", of("= 2")), "event 2: its columns"),
        (format!("{events} payload = replace(payload, 'owner', 'admin') WHERE {}", of("= 2")), "event 2: its payload was changed"),
        (format!("{events} salt = {} WHERE {}", world.place.blob(&[1; 16]), of("= 3")), "event 3: its payload was changed"),
        (format!("{events} leaf = {blob} WHERE {}", of("= 4")), "event 4: its link"),
        (format!("{events} chain = {blob} WHERE {}", of("= 1050")), "event 1050: its link"),
        (format!("{events} version = 99 WHERE {}", of("= 5")), "event 5: its columns"),
        (format!("{events} target_id = {} WHERE {}", world.place.blob(&[1; 16]), of("= 5")), "event 5: its columns"),
        // What other nodes read to learn what changed is covered too.
        (format!("{events} kind = 'alias' WHERE {}", of("= 1040")), "event 1040: its columns"),
        (format!("{events} workspace_id = {} WHERE {}", world.place.blob(&[1; 16]), of("= 1040")), "event 1040: its columns"),
        (format!("{events} actor_id = {} WHERE {}", world.place.blob(&[1; 16]), of("= 1040")), "event 1040: its columns"),
        (format!("DELETE FROM audit_events WHERE {}", of("= 6")), "event 6: it is missing"),
        (format!("DELETE FROM audit_events WHERE {}", of("= 1")), "event 1: it is missing"),
        (format!("DELETE FROM audit_events WHERE {}", of("> 1000")), "the log ends at event 1000"),
        (format!("DELETE FROM audit_events WHERE {}", of("> 0")), "the log ends at event 0"),
        (format!("UPDATE organizations SET audit_chain = {blob}"), "the log ends at event"),
        ("UPDATE organizations SET version = version + 1".to_owned(), "the last event is of version"),
    ];
    world.place.batch_outside("CREATE TABLE events_kept AS SELECT * FROM audit_events; CREATE TABLE heads_kept AS SELECT * FROM organizations").await;
    let undo = "DELETE FROM audit_events; INSERT INTO audit_events SELECT * FROM events_kept;
         UPDATE organizations SET version = (SELECT k.version FROM heads_kept k WHERE k.id = organizations.id),
             audit_chain = (SELECT k.audit_chain FROM heads_kept k WHERE k.id = organizations.id)";
    for (tamper, expected) in tampered {
        world.place.batch_outside(&tamper).await;
        let found = fault(&world).await;
        assert!(found.as_ref().is_some_and(|found| found.contains(expected)), "{tamper}: {found:?}");
        world.place.batch_outside(undo).await;
        assert_eq!(fault(&world).await, None);
    }
    // An erased payload takes its salt with it, and the chain holds.
    world.place.batch_outside(&format!("{events} payload = NULL, salt = NULL WHERE {}", of("= 2"))).await;
    assert_eq!(fault(&world).await, None);
}
