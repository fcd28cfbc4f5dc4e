//! The SSO connection of an organization, and the secret that is sealed in it.

use super::{
    elsewhere::{bring, end, founded_beside},
    export::{Elsewhere, put, taken, text},
};
use crate::world::{SECOND, World, found, origin, sealing, surroundings};
use roster_core::{
    Directory, Error, Kind, Result,
    access::{OrganizationRole, Permission},
    audit::{self, Filter},
    import::{self, Existing, Import, Outcome, Source, import},
    organization,
    patch::Patch,
    sealed::{Plain, Sealing},
    sso_connection::{self, Create, Delete, Protocols, ProtocolsPatch, SsoConnection, Update, client_secret, is_there},
    store::{Surroundings, Value},
    terms::{ETag, IfMatch, Terms},
    text::Identifier,
};
use serde_json::json;

const SECRET: &str = "s3cr3t of the client";

fn identifier(text: &str) -> Identifier {
    Identifier::try_from(text).unwrap()
}

fn plain(text: &str) -> Plain {
    Plain::try_from(text.to_owned()).unwrap()
}

fn protocols(value: serde_json::Value) -> Protocols {
    serde_json::from_value(value).unwrap()
}

fn changes(value: serde_json::Value) -> Patch<ProtocolsPatch> {
    serde_json::from_value(value).unwrap()
}

fn new(secret: Option<&str>) -> Create {
    Create {
        identifier: identifier("https://login.example.com"),
        client_id: Some(identifier("roster")),
        client_secret: secret.map(plain),
        protocols: Some(protocols(json!({"oauth2": {"token_endpoint": "https://login.example.com/token"}}))),
        created_at: None,
    }
}

async fn secret_of(world: &World) -> Result<Option<Plain>> {
    client_secret(&world.directory, world.organization).await
}

/// The same store, opened with another key or none.
async fn opened_with(world: World, sealing: Sealing) -> World {
    let World { directory, place, organization, owner, owner_key, .. } = world;
    drop(directory);
    let (around, clock) = surroundings(77);
    let directory = Directory::new(place.store(Surroundings { sealing, ..around }).await.unwrap()).into();
    World { directory, clock, place, organization, owner, owner_key }
}

pub(in crate::suite) async fn an_sso_connection_lives_and_ends(world: World) {
    let none = Err(Error::NotFound(Kind::SsoConnection));
    assert_eq!(sso_connection::get(&world.directory, &world.owner).await, none);
    assert!(!is_there(&world.directory, world.organization).await.unwrap());
    assert_eq!(world.change(&world.owner, Update::default()).await, none);
    assert_eq!(world.change(&world.owner, Delete).await, Err(Error::NotFound(Kind::SsoConnection)));

    let made = world.change(&world.owner, new(Some(SECRET))).await.unwrap();
    assert!(made.client_secret_set && is_there(&world.directory, world.organization).await.unwrap());
    assert_eq!(sso_connection::get(&world.directory, &world.owner).await, Ok(made.clone()));
    let again = world.change(&world.owner, new(None)).await;
    assert_eq!(again, Err(Error::AlreadyExists { kind: Kind::SsoConnection, field: "organization" }));
    assert_eq!(secret_of(&world).await, Ok(Some(plain(SECRET))));

    let before = world.clocks().await;
    assert_eq!(world.change(&world.owner, Update::default()).await, Ok(made.clone()));
    let same = Update { identifier: Some(made.identifier.clone()), protocols: changes(json!({"oauth2": {}})), ..Update::default() };
    assert_eq!(world.change(&world.owner, same).await, Ok(made.clone()));
    assert_eq!(world.clocks().await, before, "nothing has changed");

    world.clock.advance_micros(SECOND);
    let protocols = changes(json!({"oauth2": {"token_endpoint": null, "jwks_uri": "http://127.0.0.1/k"}, "openid": {"scopes": ["a"]}}));
    let update = Update { client_id: Patch::Clear, protocols, ..Update::default() };
    let changed = world.change(&world.owner, update).await.unwrap();
    let now = (world.clock_now(), made.version + 1);
    assert_eq!((changed.updated_at, changed.version, &changed.client_id, changed.id), (now.0, now.1, &None, made.id));
    let kept = json!({"oauth2": {"jwks_uri": "http://127.0.0.1/k"}, "openid": {"scopes": ["a"]}});
    assert_eq!(serde_json::to_value(&changed.protocols).unwrap(), kept);
    assert_eq!(secret_of(&world).await, Ok(Some(plain(SECRET))), "it stays");

    let epoch = world.directory.epoch(world.organization).await.unwrap();
    let stale = Terms { if_match: Some(IfMatch::OneOf(vec![ETag { epoch, version: made.version }]).into()), ..Terms::from(origin()) };
    assert_eq!(world.directory.change(&world.owner, stale, Delete).await, Err(Error::Stale(Kind::SsoConnection)));

    let update = Update { client_secret: Patch::Set(plain("another")), ..Update::default() };
    assert_eq!(world.change(&world.owner, update.clone()).await.unwrap().version, changed.version + 1);
    assert_eq!(secret_of(&world).await, Ok(Some(plain("another"))));
    let cleared = world.change(&world.owner, Update { client_secret: Patch::Clear, ..Update::default() }).await.unwrap();
    assert!(!cleared.client_secret_set);
    assert_eq!(secret_of(&world).await, Ok(None));

    world.change(&world.owner, Delete).await.unwrap();
    assert!(!is_there(&world.directory, world.organization).await.unwrap());
    assert_eq!(sso_connection::get(&world.directory, &world.owner).await, none);
    let next = world.change(&world.owner, new(None)).await.unwrap();
    assert!(next.id != made.id && !next.client_secret_set, "nothing of the one before is left");
    let long = json!({"openid": {"scopes": vec!["a"; 257]}});
    let refused = world.change(&world.owner, Update { protocols: changes(long), ..Update::default() }).await;
    assert!(matches!(&refused, Err(Error::Invalid { field, .. }) if field == "protocols.openid.scopes"), "{refused:?}");
    let events = audit::list(&world.directory, &world.owner, Filter::default(), None, 6).await.unwrap().items;
    let actions: Vec<_> = events.iter().map(|event| event.action.as_str()).collect();
    let verbs = ["create", "delete", "update", "update", "update", "create"].map(|verb| format!("sso_connection.{verb}"));
    assert_eq!(actions, verbs);
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn who_may_keep_the_sso_connection(world: World) {
    let changes = async |actor| {
        let refused = |permission, answer: Result<()>| match answer {
            Err(Error::Forbidden { permission: asked, .. }) => assert_eq!(asked, permission),
            other => panic!("{permission}: {other:?}"),
        };
        refused(Permission::SsoConnectionCreate, world.change(actor, new(None)).await.map(drop));
        refused(Permission::SsoConnectionUpdate, world.change(actor, Update::default()).await.map(drop));
        refused(Permission::SsoConnectionDelete, world.change(actor, Delete).await);
    };
    let (viewer, member) =
        (world.person("viewer", OrganizationRole::Viewer).await, world.person("member", OrganizationRole::Member).await);
    for actor in [&viewer, &member] {
        changes(actor).await;
    }
    let admin = world.person("admin", OrganizationRole::Admin).await;
    let made: SsoConnection = world.change(&admin, new(None)).await.unwrap();
    for actor in [&viewer, &member] {
        changes(actor).await;
    }
    assert_eq!(sso_connection::get(&world.directory, &viewer).await, Ok(made.clone()));
    let refused = sso_connection::get(&world.directory, &member).await;
    assert!(matches!(refused, Err(Error::Forbidden { permission: Permission::SsoConnectionRead, .. })), "{refused:?}");
    // Each organization has its own.
    let other = found(&world.directory, "other").await.organization.id;
    assert!(!is_there(&world.directory, other).await.unwrap());
    world.make_in(other, new(None)).await;
    world.make_in(other, Delete).await;
    assert_eq!(sso_connection::get(&world.directory, &admin).await, Ok(made));
    world.change(&admin, Delete).await.unwrap();
}

/// The sealed text as the database has it.
async fn sealed(world: &World) -> String {
    let sql = "SELECT client_secret FROM sso_connections WHERE organization_id = $1";
    world.rows(sql, &[Value::from(&world.organization)], |row| row.text(0)).await.remove(0)
}

pub(in crate::suite) async fn a_client_secret_opens_where_it_belongs_under_its_key_alone(world: World) {
    world.make(new(Some(SECRET))).await;
    let text = sealed(&world).await;
    assert!(text.starts_with("v1.") && !text.contains(SECRET));
    world.make(Update { client_secret: Patch::Set(plain(SECRET)), ..Update::default() }).await;
    assert_ne!(sealed(&world).await, text, "no two sealed texts are alike");
    // Somebody with the database in hand puts it where they may set off that it is used.
    let other = found(&world.directory, "other").await.organization.id;
    world.make_in(other, new(Some("their own"))).await;
    let moved = format!("UPDATE sso_connections SET client_secret = '{text}' WHERE organization_id = {}", world.place.blob(other.as_bytes()));
    world.place.batch_outside(&moved).await;
    assert_eq!(client_secret(&world.directory, other).await, Err(Error::Internal));
    let world = opened_with(world, sealing("quite another key of some length....")).await;
    let refused = secret_of(&world).await;
    assert!(matches!(&refused, Err(Error::Conflict(said)) if said.contains("sealed with another key (id ")), "{refused:?}");
    // All else goes on, and a new secret mends it.
    assert!(sso_connection::get(&world.directory, &world.owner).await.unwrap().client_secret_set);
    world.make(Update { client_secret: Patch::Set(plain("new")), ..Update::default() }).await;
    assert_eq!(secret_of(&world).await, Ok(Some(plain("new"))));
}

pub(in crate::suite) async fn without_a_key_all_but_a_secret_is_kept(world: World) {
    let world = opened_with(world, Sealing::default()).await;
    let before = world.clocks().await;
    let says_what_to_set = |answer: Result<SsoConnection>| match answer {
        Err(Error::Conflict(said)) => assert!(said.contains("set ROSTER_SECRET_KEY"), "{said}"),
        other => panic!("{other:?}"),
    };
    says_what_to_set(world.change(&world.owner, new(Some(SECRET))).await);
    assert_eq!(world.clocks().await, before);
    world.change(&world.owner, new(None)).await.unwrap();
    let update = Update { client_secret: Patch::Set(plain(SECRET)), ..Update::default() };
    says_what_to_set(world.change(&world.owner, update).await);
    let renamed = Update { identifier: Some(identifier("renamed")), client_secret: Patch::Clear, ..Update::default() };
    assert!(!world.change(&world.owner, renamed).await.unwrap().client_secret_set);
    assert_eq!(secret_of(&world).await, Ok(None));
    world.change(&world.owner, Delete).await.unwrap();
}

/// Neither in the log, nor in the text of anything that holds it.
pub(in crate::suite) async fn a_client_secret_is_told_nowhere(world: World) {
    let (create, update) = (new(Some(SECRET)), Update { client_secret: Patch::Set(plain(SECRET)), ..Update::default() });
    let said = format!("{create:?} {update:?} {:?}", world.make(create.clone()).await);
    assert!(!said.contains(SECRET) && said.contains("Plain(redacted)"), "{said}");
    world.make(update).await;
    let kept = sealed(&world).await;
    let document = taken(&world.directory, &world).await;
    assert!(text(&document).contains(&kept) && !format!("{document:?}").contains(&kept));
    let payloads = world.rows("SELECT payload FROM audit_events", &[], |row| row.text(0)).await.concat();
    assert!(payloads.contains(r#""new_client_secret":true"#), "{payloads}");
    assert!(!payloads.contains(SECRET) && !payloads.contains(&kept), "{payloads}");
}

/// A fault that a document may have, and where it is said to be.
type Fault = (&'static str, fn(&mut serde_json::Value));

pub(in crate::suite) async fn an_sso_connection_moves_with_its_organization(world: World) {
    world.make(new(Some(SECRET))).await;
    let document = taken(&world.directory, &world).await;
    let other = Elsewhere::beside(&world, 5).await;
    let restored = put(&other.0.directory, &text(&document), false).await.unwrap();
    assert_eq!(restored.sso_connections, 1);
    assert_eq!(secret_of(&other.0).await, Ok(Some(plain(SECRET))), "the key is the same there");
    assert_eq!(text(&taken(&other.0.directory, &other.0).await), text(&document));
    other.end().await;
    let faults: [Fault; 3] = [
        ("sso_connection.id", |document| document["sso_connection"]["id"] = document["users"][0]["id"].clone()),
        ("sso_connection.protocols.oauth2.scopes_supported", |document| {
            document["sso_connection"]["protocols"]["oauth2"]["scopes_supported"] = json!(vec!["a"; 257]);
        }),
        // What was put into another organization's place comes in, and never opens.
        ("", |document| document["sso_connection"]["id"] = json!("01jqzzzzzzzzzzzzzzzzzzzzzz")),
    ];
    for (at, fault) in faults {
        let mut document = serde_json::to_value(&document).unwrap();
        fault(&mut document);
        let other = Elsewhere::beside(&world, 6).await;
        match put(&other.0.directory, &document.to_string(), false).await {
            Err(Error::Invalid { field, .. }) => assert_eq!(field, at),
            Ok(_) if at.is_empty() => assert_eq!(secret_of(&other.0).await, Err(Error::Internal)),
            found => panic!("{at}: {found:?}"),
        }
        other.end().await;
    }
}

pub(in crate::suite) async fn an_sso_connection_of_elsewhere_comes_in_without_its_secret(world: World) {
    let made = world.make(new(Some(SECRET))).await;
    let there = founded_beside(&world, 8).await;
    let document = taken(&world.directory, &world).await;
    let done = bring(&there, &document, "legacy", Existing::Keep).await.unwrap();
    let left = done.left_out.unwrap();
    let said: Vec<_> = left.entries.iter().filter(|one| one.kind.0 == Kind::SsoConnection).map(|one| one.reason).collect();
    assert_eq!(said, ["its client secret is sealed for elsewhere: set it anew; all else of the connection comes in"]);
    let brought = sso_connection::get(&there.directory, &there.owner).await.unwrap();
    assert_eq!((&brought.identifier, &brought.client_id, &brought.protocols), (&made.identifier, &made.client_id, &made.protocols));
    assert!(!brought.client_secret_set);
    // The organization's own export takes nothing from it.
    let again = bring(&world, &document, "legacy", Existing::Update).await.unwrap();
    assert_eq!(again.difference.of(Kind::SsoConnection).unchanged, 1);
    assert_eq!(secret_of(&world).await, Ok(Some(plain(SECRET))));
    end(there).await;
}

pub(in crate::suite) async fn an_sso_connection_is_brought_to_its_record(world: World) {
    let bring = async |existing, record: serde_json::Value| {
        let document: import::Document = serde_json::from_value(json!({"sso_connection": record})).unwrap();
        let change = Import { source: Source::Records(document), existing };
        import(&world.directory, &world.system(), origin(), change, false).await.map(|done| done.difference.entries)
    };
    let record = json!({"identifier": "one", "client_id": "c", "created_at": "2025-01-01T00:00:00Z"});
    assert_eq!(bring(Existing::Refuse, record.clone()).await.unwrap()[0].outcome, Outcome::Created);
    let made = sso_connection::get(&world.directory, &world.owner).await.unwrap();
    assert_eq!(made.created_at.to_string(), "2025-01-01T00:00:00.000Z");
    world.make(Update { client_secret: Patch::Set(plain(SECRET)), ..Update::default() }).await;
    assert!(matches!(bring(Existing::Refuse, record.clone()).await, Err(Error::Conflict(_))));
    assert_eq!(bring(Existing::Update, record).await.unwrap()[0].outcome, Outcome::Unchanged);
    let changed = json!({"identifier": "two", "protocols": {"openid": {"scopes": ["a"]}}});
    assert_eq!(bring(Existing::Keep, changed.clone()).await.unwrap()[0].outcome, Outcome::Kept);
    let updated = bring(Existing::Update, changed).await.unwrap();
    assert_eq!((updated[0].outcome, &updated[0].fields[..]), (Outcome::Updated, &["identifier", "protocols"][..]));
    let there = sso_connection::get(&world.directory, &world.owner).await.unwrap();
    assert_eq!((there.identifier.as_str(), there.client_id.as_deref(), there.client_secret_set), ("two", Some("c"), true));
    let long = json!({"identifier": "two", "protocols": {"openid": {"scopes": vec!["a"; 257]}}});
    let refused = bring(Existing::Update, long).await;
    assert!(matches!(&refused, Err(Error::Invalid { field, .. }) if field == "sso_connection.protocols.openid.scopes"), "{refused:?}");
    world.make(organization::Delete { id: world.organization }).await;
}
