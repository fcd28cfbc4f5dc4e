//! An organization as a document, and the document as an organization.

use super::counters::{Walk, assert_counted};
use crate::world::{Backend, Place, SECOND, World, found, name_of, new_user, origin, surroundings};
use roster_core::{
    Directory, Error, Kind,
    access::{Actor, OrganizationRole, Permission, WorkspaceRole},
    alias, api_key, audit,
    audit::Filter,
    caller, credential,
    dialect_data::DialectPatch,
    export::{self, Document, Restore, Restored},
    id::{Id, WorkspaceId},
    invitation,
    member::NewMember,
    organization::{self, INSTANCE},
    page::Page,
    patch::Patch,
    role,
    role_assignment::{self, Holder},
    secret::{Overlap, Secret},
    service_account::{self, Home},
    text::{AliasText, Dialect, Json, Label, PictureUrl, ScopeWord},
    user, workspace,
};
use serde_json::{Value, json};
use std::sync::Arc;

const OPERATOR: Actor = Actor::system(INSTANCE, "tests");

pub(super) async fn taken(directory: &Directory, world: &World) -> Document {
    export::take(directory, &world.system(), origin()).await.unwrap()
}

pub(super) fn text(document: &Document) -> String {
    serde_json::to_string(document).unwrap()
}

/// Makes an organization of a text, as a surface does.
pub(super) async fn put(directory: &Directory, text: &str, dry_run: bool) -> roster_core::Result<Restored> {
    export::restore(directory, &OPERATOR, origin(), Restore { document: serde_json::from_str(text).unwrap() }, dry_run).await
}

/// Another instance on the same backend, with the same organization's id to look at it.
pub(super) struct Elsewhere(pub(super) World);

impl Elsewhere {
    pub(super) async fn beside(world: &World, seed: u64) -> Self {
        let place = Place::fresh(if matches!(world.place, Place::Sqlite(_)) { Backend::Sqlite } else { Backend::Postgres }).await;
        let (surroundings, clock) = surroundings(seed);
        let directory = Arc::new(Directory::new(place.store(surroundings).await.unwrap()));
        let (organization, owner, owner_key) = (world.organization, world.owner, world.owner_key.clone());
        Self(World { directory, clock, place, organization, owner, owner_key })
    }

    pub(super) async fn end(self) {
        let World { directory, place, .. } = self.0;
        drop(directory);
        place.clear().await;
    }

    async fn organizations(&self) -> u64 {
        organization::list(&self.0.directory, &OPERATOR, Page::after(2, None).unwrap()).await.unwrap().total
    }
}

/// What the walk of the counters does not touch.
pub(super) async fn decorate(world: &World, round: usize) -> (api_key::Created, Secret, invitation::Sent) {
    let picture = Some(PictureUrl::try_from("https://example.com/a.png").unwrap());
    let user = world.make(user::Create { picture, ..new_user(format!("ünï-{round}"), OrganizationRole::Viewer) }).await;
    let json = |text: &str| Json::try_from(serde_json::from_str::<Value>(text).unwrap()).unwrap();
    let settings = Patch::Set(json(r#"{"z": [1, 2.5, null], "a": {"b": "\u00fc"}}"#));
    world.make(organization::Update {
        settings,
        members_can_create_workspaces: Some(true),
        ..organization::Update::of(world.organization)
    }).await;
    let data = DialectPatch { dialect: Dialect::try_from("elsewhere").unwrap(), fields: vec![("icon", Patch::Set(json!({"x": 1})))] };
    let scopes = Some(["b", "a", "b"].map(|word| ScopeWord::try_from(word).unwrap()).to_vec());
    let member = NewMember { scopes, expires_at: Some(world.clock_now().plus_micros(9)), ..NewMember::new(user.id, WorkspaceRole::Manager) };
    let create = workspace::Create {
        settings: Some(json("[]")),
        defaults: Some(json(r#"{"model": "x"}"#)),
        limits: workspace::Limits { usage: Some(json("1")), rate: None },
        dialect_data: Some(data),
        members: vec![member],
        ..workspace::Create::named(name_of("decorated"))
    };
    let made = world.make(create).await;
    let described = workspace::Update { description: Patch::Set("By a person".try_into().unwrap()), ..workspace::Update::of(made.id) };
    world.change(&world.acting(user.id), described).await.unwrap();
    for shown in [false, true] {
        let alias = AliasText::try_from(format!("user_{round}_{shown}")).unwrap();
        let dialect = Dialect::try_from("elsewhere").unwrap();
        world.make(alias::Create { dialect, kind: Kind::User, alias, target: *user.id.as_bytes(), shown }).await;
    }
    let create = api_key::Create {
        permissions: Some([Permission::UsersRead, Permission::WorkspacesList].into_iter().collect()),
        expires_at: Some(world.clock_now().plus_micros(90 * SECOND)),
        ..api_key::Create::new(api_key::Owner::User(user.id), Some(made.id), name_of("rotated"))
    };
    let first = world.make(create).await;
    let overlap = Overlap::from_millis(60_000).unwrap();
    let second = world.make(api_key::Rotate { place: (&first.key).into(), overlap }).await;
    // Both count: the one that is handed back is the one before.
    api_key::authenticate(&world.directory, second.secret.reveal()).await.unwrap();
    let first = api_key::Created { key: second.key, secret: first.secret };
    let home = Home::Workspace(made.id, Some(WorkspaceRole::Manager));
    for home in [Home::Organization(OrganizationRole::Viewer), home] {
        let robot = world.make(service_account::Create { home, name: name_of("Robot"), description: None, created_at: None }).await;
        world.make(credential::Create { place: robot.place(), name: name_of("unused"), expires_at: None, dialect_data: None }).await;
        let key = world.make(api_key::Create::for_service_account(robot.place(), name_of("robot's"))).await;
        api_key::authenticate(&world.directory, key.secret.reveal()).await.unwrap();
    }
    let idle = Home::Workspace(made.id, None);
    world.make(service_account::Create { home: idle, name: name_of("Idle"), description: None, created_at: None }).await;
    let robot = world.make(service_account::Create { home, name: name_of("Robot"), description: None, created_at: None }).await;
    let before = world.make(credential::Create { place: robot.place(), name: name_of("CI"), expires_at: None, dialect_data: None }).await;
    world.make(credential::Rotate { place: robot.place(), id: before.credential.id, overlap }).await;
    caller::authenticate(&world.directory, before.secret.reveal()).await.unwrap();
    world.directory.flush().await;
    for workspace in [None, Some(made.id)] {
        let role = custom_role(world, &format!("Helpers {round}"), workspace).await;
        for holder in [Holder::User(user.id), Holder::ServiceAccount(robot.id)] {
            world.make(role_assignment::Create::new(role.place(), holder)).await;
        }
        // The same text below two workspaces, and in the organization.
        let (dialect, alias) = (Dialect::try_from("elsewhere").unwrap(), AliasText::try_from(format!("role_{round}")).unwrap());
        world.make(alias::Create { dialect, kind: Kind::Role, alias, target: *role.id.as_bytes(), shown: true }).await;
    }
    let (given_name, family_name) = (Label::try_from("").unwrap(), Label::try_from("").unwrap());
    let (email, workspaces) = (crate::world::email(format!("pending-{round}")), Some(Vec::new()));
    let role = OrganizationRole::Member;
    let invite = invitation::Create { email, given_name, family_name, role, workspaces, expires_at: None, dialect_data: None };
    (first, before.secret, world.make(invite).await)
}

async fn custom_role(world: &World, name: &str, workspace: Option<WorkspaceId>) -> role::Role {
    let permissions = [Permission::WorkspacesRead, Permission::MembersList].into_iter().collect();
    let scopes = Some(["z", "a"].map(|word| ScopeWord::try_from(word).unwrap()).to_vec());
    world.make(role::Create { workspace, name: name_of(name), description: None, scopes, permissions, created_at: None }).await
}

pub(in crate::suite) async fn an_exported_organization_is_the_same_elsewhere(world: World) {
    let mut walk = Walk::begin(&world, 3).await;
    for round in 0..6 {
        for step in 0..60 {
            walk.step(&world, 1000 * round + step).await;
            world.clock.advance_micros(1234);
        }
        let (key, secret, sent) = decorate(&world, round).await;
        let document = taken(&world.directory, &world).await;
        let before = text(&document);

        let other = Elsewhere::beside(&world, 100 + round as u64).await;
        let there = &other.0;
        there.clock.advance_micros(world.clock_now().as_micros() - there.clock_now().as_micros());
        let restored = put(&there.directory, &before, false).await.unwrap();
        assert_eq!(restored, Restored::from(&document));
        assert_eq!(text(&taken(&there.directory, there).await), before, "round {round}");

        assert_counted(there).await;
        there.assert_logs_hold().await;
        let epoch = async |world: &World| world.directory.epoch(world.organization).await.unwrap();
        assert_ne!(epoch(there).await, epoch(&world).await, "it goes on by itself");
        let actor = world.caller(&key).await.unwrap();
        assert_eq!(there.caller(&key).await.unwrap(), actor);
        let robot = async |world: &World| caller::authenticate(&world.directory, secret.reveal()).await.unwrap();
        assert_eq!(robot(there).await, robot(&world).await);
        let asked = |scope| (Permission::UsersRead, scope);
        for (permission, scope) in [asked(roster_core::access::Scope::Organization), (Permission::UsersDelete, roster_core::access::Scope::Organization)] {
            let here = world.directory.permit(&actor, permission, scope).await.map(|permit| permit.held());
            assert_eq!(there.directory.permit(&actor, permission, scope).await.map(|permit| permit.held()), here);
        }
        let by = invitation::Acceptance { account: Id::from_bytes([7; 16]), given_name: None, family_name: None };
        let accepted = invitation::accept(&there.directory, origin(), sent.token.reveal(), by).await.unwrap();
        assert_eq!(accepted.user.email, sent.invitation.email);
        other.end().await;
    }
}

/// A fault that a document may have, and where it is said to be.
type Fault = (&'static str, fn(&mut Value));

const FAULTS: &[Fault] = &[
    ("version", |document| document["version"] = json!(2)),
    ("organization.id", |document| document["organization"]["id"] = json!(INSTANCE)),
    ("users[1].id", |document| document["users"][1]["id"] = document["users"][0]["id"].clone()),
    ("users[1].email", |document| document["users"][1]["email"] = json!(document["users"][0]["email"].as_str().unwrap().to_uppercase())),
    ("users", |document| document["users"][0]["status"] = json!("disabled")),
    ("users", |document| document["users"][0]["role"] = json!("admin")),
    ("groups[0].members[0].user", |document| document["groups"][0]["members"][0]["user"] = document["groups"][0]["id"].clone()),
    ("groups[0].id", |document| document["groups"][0]["id"] = document["users"][0]["id"].clone()),
    ("groups[1].name", |document| document["groups"][1]["name"] = json!("FIRST")),
    ("groups[0].members[1].user", |document| {
        let member = document["groups"][0]["members"][0].clone();
        document["groups"][0]["members"].as_array_mut().unwrap().push(member);
    }),
    ("workspaces[1].slug", |document| document["workspaces"][1]["slug"] = document["workspaces"][0]["slug"].clone()),
    ("workspaces[1].is_default", |document| document["workspaces"][1]["is_default"] = json!(true)),
    ("workspaces[0].is_default", |document| document["workspaces"][0]["deleted_at"] = json!("2026-01-01T00:00:00Z")),
    ("workspaces", |document| document["workspaces"][0]["is_default"] = json!(false)),
    ("workspaces[1].members[0].user", |document| document["workspaces"][1]["members"][0]["user"] = document["workspaces"][0]["id"].clone()),
    ("workspaces[1].members[0].scopes", |document| document["workspaces"][1]["members"][0]["scopes"] = json!(vec!["a"; 257])),
    ("workspaces[1].groups[0].group", |document| document["workspaces"][1]["groups"][0]["group"] = document["users"][0]["id"].clone()),
    ("workspaces[1].groups[0].id", |document| document["workspaces"][1]["groups"][0]["id"] = document["users"][0]["id"].clone()),
    ("invitations[0].workspaces[0].workspace", |document| {
        document["invitations"][0]["workspaces"][0]["workspace"] = document["users"][0]["id"].clone();
    }),
    ("invitations[1].email", |document| {
        let mut again = document["invitations"][0].clone();
        again["id"] = json!("01jqzzzzzzzzzzzzzzzzzzzzzz");
        document["invitations"].as_array_mut().unwrap().push(again);
    }),
    ("api_keys[0].user", |document| document["api_keys"][0]["user"] = document["workspaces"][0]["id"].clone()),
    ("api_keys[0].user", |document| document["api_keys"][0]["role"] = json!("viewer")),
    ("api_keys[0].user", |document| drop(document["api_keys"][0].as_object_mut().unwrap().remove("user"))),
    ("api_keys[0].workspace", |document| document["api_keys"][0]["workspace"] = document["users"][0]["id"].clone()),
    ("api_keys[0].previous_secret_until", |document| document["api_keys"][0]["previous_secret_until"] = json!("2027-01-01T00:00:00Z")),
    ("api_keys[0].mask.start", |document| document["api_keys"][0]["mask"]["start"] = json!("\u{1b}[2J")),
    ("service_accounts[0].role", |document| document["service_accounts"][0]["workspace_role"] = json!("viewer")),
    ("service_accounts[1].workspace", |document| document["service_accounts"][1]["workspace"] = document["users"][0]["id"].clone()),
    ("service_accounts[0].role", |document| drop(document["service_accounts"][0].as_object_mut().unwrap().remove("role"))),
    ("api_keys[1].service_account", |document| document["api_keys"][1]["service_account"] = document["users"][0]["id"].clone()),
    ("api_keys[1].workspace", |document| document["api_keys"][1]["workspace"] = document["workspaces"][0]["id"].clone()),
    ("api_keys[2].workspace", |document| drop(document["api_keys"][2].as_object_mut().unwrap().remove("workspace"))),
    ("api_keys[1].user", |document| document["api_keys"][1]["role"] = json!("viewer")),
    ("service_accounts[0].id", |document| document["service_accounts"][0]["id"] = document["groups"][0]["id"].clone()),
    ("service_accounts[0].credentials[1].id", |document| {
        let again = document["service_accounts"][0]["credentials"][0].clone();
        document["service_accounts"][0]["credentials"].as_array_mut().unwrap().push(again);
    }),
    ("service_accounts[0].credentials[0].previous_secret_until", |document| {
        document["service_accounts"][0]["credentials"][0]["previous_secret_until"] = json!("2027-01-01T00:00:00Z");
    }),
    ("aliases[0].target", |document| document["aliases"][0]["target"] = document["workspaces"][0]["id"].clone()),
    ("aliases[0].target", |document| document["aliases"][0]["kind"] = json!("group")),
    ("aliases[0].alias", |document| {
        let built_in = json!(OrganizationRole::Owner.id().to_string());
        (document["aliases"][0]["kind"], document["aliases"][0]["alias"]) = (json!("role"), built_in);
        document["aliases"][0]["target"] = document["roles"][0]["id"].clone();
    }),
    ("aliases[1].alias", |document| {
        let again = document["aliases"][0].clone();
        document["aliases"].as_array_mut().unwrap().push(again);
    }),
    ("aliases[1].shown", |document| {
        let mut again = document["aliases"][0].clone();
        again["alias"] = json!("another");
        document["aliases"].as_array_mut().unwrap().push(again);
    }),
    ("aliases[0].alias", |document| document["aliases"][0]["alias"] = document["users"][0]["id"].clone()),
    ("aliases[1].alias", |document| {
        let mut named = document["aliases"][0].clone();
        (named["kind"], named["target"]) = (json!("workspace"), document["workspaces"][1]["id"].clone());
        named["alias"] = document["workspaces"][0]["slug"].clone();
        document["aliases"].as_array_mut().unwrap().push(named);
    }),
    ("dialect_data[0].object", |document| document["dialect_data"][0]["object"] = document["users"][0]["id"].clone()),
    ("dialect_data[0].data", |document| document["dialect_data"][0]["data"] = json!([1])),
    ("groups[0].role", |document| document["groups"][0]["role"] = json!("owner")),
    ("roles[1].workspace", |document| document["roles"][1]["workspace"] = document["users"][0]["id"].clone()),
    ("roles[0].name", |document| document["roles"][0]["name"] = json!("Viewer")),
    ("roles[1].name", |document| document["roles"][1]["workspace"] = Value::Null),
    ("roles[1].permissions", |document| document["roles"][1]["permissions"] = json!(["users.list"])),
    ("roles[0].permissions", |document| document["roles"][0]["permissions"] = json!(["organizations.create"])),
    ("roles[0].assignments[0].user", |document| document["roles"][0]["assignments"][0]["user"] = Value::Null),
    ("roles[0].assignments[0].group", |document| {
        let of = &mut document["roles"][0]["assignments"][0];
        (of["group"], of["user"]) = (of["user"].clone(), Value::Null);
    }),
    ("roles[0].assignments[1].id", |document| {
        let again = document["roles"][0]["assignments"][0].clone();
        document["roles"][0]["assignments"].as_array_mut().unwrap().push(again);
    }),
    ("roles[1].assignments[0].service_account", |document| {
        let of = &mut document["roles"][1]["assignments"][0];
        of["user"] = Value::Null;
        document["roles"][1]["assignments"][0]["service_account"] = document["service_accounts"][1]["id"].clone();
        document["service_accounts"][1]["workspace"] = document["workspaces"][0]["id"].clone();
    }),
    ("dialect_data[1].object", |document| {
        let again = document["dialect_data"][0].clone();
        document["dialect_data"].as_array_mut().unwrap().push(again);
    }),
];

/// One of each kind of thing.
pub(super) async fn sample(world: &World) -> Value {
    // Ids are in the order in which things were made.
    world.clock.advance_micros(SECOND);
    let (user, workspace) = (world.user("u", OrganizationRole::Member).await.id, world.workspace("w").await.id);
    world.member(workspace, user, WorkspaceRole::Viewer).await;
    for name in ["First", "Second"] {
        let (description, source) = (None, Label::try_from("api").unwrap());
        let made = world.make(roster_core::group::Create { name: name_of(name), description, role: None, source, created_at: None }).await;
        world.make(roster_core::group_member::Add::one(made.id, user)).await;
        world.make(roster_core::workspace_group::Create::new(workspace, made.id, WorkspaceRole::Viewer)).await;
        world.clock.advance_micros(SECOND);
    }
    let (given_name, family_name) = (Label::try_from("").unwrap(), Label::try_from("").unwrap());
    let workspaces = Some(vec![invitation::Place { workspace, role: WorkspaceRole::Viewer }]);
    let (email, role) = (crate::world::email("invited"), OrganizationRole::Member);
    world.make(invitation::Create { email, given_name, family_name, role, workspaces, expires_at: None, dialect_data: None }).await;
    for home in [Home::Organization(OrganizationRole::Viewer), Home::Workspace(workspace, Some(WorkspaceRole::Viewer))] {
        let robot = world.make(service_account::Create { home, name: name_of("Robot"), description: None, created_at: None }).await;
        world.make(credential::Create { place: robot.place(), name: name_of("CI"), expires_at: None, dialect_data: None }).await;
        world.make(api_key::Create::for_service_account(robot.place(), name_of("robot's"))).await;
        world.clock.advance_micros(SECOND);
    }
    for place in [None, Some(workspace)] {
        let role = custom_role(world, "Helpers", place).await;
        world.make(role_assignment::Create::new(role.place(), Holder::User(user))).await;
        world.clock.advance_micros(SECOND);
    }
    let (dialect, alias) = (Dialect::try_from("elsewhere").unwrap(), AliasText::try_from("one").unwrap());
    world.make(alias::Create { dialect: dialect.clone(), kind: Kind::User, alias, target: *user.as_bytes(), shown: true }).await;
    let data = DialectPatch { dialect, fields: vec![("icon", Patch::Set("star".into()))] };
    world.make(workspace::Create { dialect_data: Some(data), ..workspace::Create::named(name_of("with data")) }).await;
    serde_json::to_value(taken(&world.directory, world).await).unwrap()
}

pub(in crate::suite) async fn what_is_faulty_is_refused_and_leaves_nothing(world: World) {
    let sound = sample(&world).await;
    let other = Elsewhere::beside(&world, 5).await;
    let before = taken_events(&other.0).await;
    for (at, fault) in FAULTS {
        let mut document = sound.clone();
        fault(&mut document);
        match put(&other.0.directory, &document.to_string(), false).await {
            Err(Error::Invalid { field, .. }) => assert_eq!(field, *at),
            found => panic!("{at}: {found:?}"),
        }
    }
    assert_eq!((other.organizations().await, taken_events(&other.0).await), (0, before));
    put(&other.0.directory, &sound.to_string(), false).await.unwrap();
    other.end().await;
}

/// How many events the instance has.
async fn taken_events(world: &World) -> u64 {
    let listed = audit::list(&world.directory, &OPERATOR, Filter::default(), None, 1).await.unwrap();
    listed.items.first().map_or(0, |event| event.sequence)
}

pub(in crate::suite) async fn what_is_taken_is_refused(world: World) {
    let document = sample(&world).await;
    let refused = |field| Err(Error::AlreadyExists { kind: Kind::Organization, field });
    assert_eq!(put(&world.directory, &document.to_string(), false).await, refused("id"));
    let other = Elsewhere::beside(&world, 5).await;
    found(&other.0.directory, "acme").await;
    assert_eq!(put(&other.0.directory, &document.to_string(), false).await, refused("slug"));
    let mut renamed = document.clone();
    renamed["organization"]["slug"] = json!("renamed");
    put(&other.0.directory, &renamed.to_string(), false).await.unwrap();
    other.0.make(organization::Delete { id: world.organization }).await;
    assert!(matches!(put(&other.0.directory, &renamed.to_string(), false).await, Err(Error::Conflict(_))), "its log is there");
    other.end().await;
}

pub(in crate::suite) async fn a_rehearsal_leaves_nothing(world: World) {
    let document = sample(&world).await;
    let other = Elsewhere::beside(&world, 5).await;
    let before = taken_events(&other.0).await;
    let rehearsed = put(&other.0.directory, &document.to_string(), true).await.unwrap();
    assert_eq!((other.organizations().await, taken_events(&other.0).await), (0, before));
    assert_eq!(put(&other.0.directory, &document.to_string(), false).await, Ok(rehearsed));
    assert!(matches!(put(&other.0.directory, &document.to_string(), true).await, Err(Error::AlreadyExists { .. })));
    other.0.assert_logs_hold().await;
    other.end().await;
}

pub(in crate::suite) async fn only_operators_restore_and_only_who_may_exports(world: World) {
    let document: Document = serde_json::from_value(sample(&world).await).unwrap();
    for dry_run in [true, false] {
        let refused = export::restore(&world.directory, &world.owner, origin(), Restore { document: document.clone() }, dry_run).await;
        assert!(matches!(refused, Err(Error::Forbidden { permission: Permission::OrganizationsCreate, .. })), "{refused:?}");
    }
    for role in [OrganizationRole::Viewer, OrganizationRole::Member] {
        let actor = world.person(role, role).await;
        let refused = export::take(&world.directory, &actor, origin()).await;
        assert!(matches!(refused, Err(Error::Forbidden { permission: Permission::OrganizationsExport, .. })), "{role}");
    }
    assert!(matches!(export::take(&world.directory, &OPERATOR, origin()).await, Err(Error::Conflict(_))));
    let before = world.clocks().await;
    export::take(&world.directory, &world.owner, origin()).await.unwrap();
    assert_eq!(world.clocks().await, (before.0, before.1 + 1), "it is an event and no change");
    let last = audit::list(&world.directory, &world.owner, Filter::default(), None, 1).await.unwrap();
    assert_eq!(last.items[0].action, "organizations.export");
}

pub(in crate::suite) async fn only_so_many_exports_are_held_at_a_time(world: World) {
    let mut held = Vec::new();
    for _ in 0..export::MOST_HELD {
        held.push(export::hold(&world.directory, &world.owner, origin()).await.unwrap());
    }
    let document: Document = serde_json::from_slice(held[0].text()).unwrap();
    assert_eq!(document, taken(&world.directory, &world).await);
    let refused = export::hold(&world.directory, &world.owner, origin()).await;
    assert!(matches!(refused, Err(Error::Unavailable(_))), "{refused:?}");
    // Who may not export hears that, and not how busy it is.
    let viewer = world.person("viewer", OrganizationRole::Viewer).await;
    let refused = export::hold(&world.directory, &viewer, origin()).await;
    assert!(matches!(refused, Err(Error::Forbidden { permission: Permission::OrganizationsExport, .. })), "{refused:?}");
    held.pop();
    export::hold(&world.directory, &world.owner, origin()).await.unwrap();
}

pub(in crate::suite) async fn a_literal_key_stays_where_it_is(world: World) {
    let literal = Secret::literal("the root key of these tests, long enough".into()).unwrap();
    let owner = api_key::Owner::Organization(OrganizationRole::Owner);
    let create = api_key::Create { literal: Some(literal.clone()), ..api_key::Create::new(owner, None, name_of("root")) };
    let place = api_key::Place::from(&world.make(create).await.key);
    let document = taken(&world.directory, &world).await;
    assert!(document.api_keys.iter().any(|key| key.id == place.id && key.secret_sha256.is_none()));
    let other = Elsewhere::beside(&world, 5).await;
    let restored = put(&other.0.directory, &text(&document), false).await.unwrap();
    assert_eq!(restored.api_keys_without_secret, 1);
    assert!(api_key::authenticate(&other.0.directory, literal.reveal()).await.is_err());
    assert_eq!(text(&taken(&other.0.directory, &other.0).await), text(&document));
    // Rotated, it is a key like any other; what stays of the literal is not said.
    let overlap = Overlap::from_millis(60_000).unwrap();
    let rotated = other.0.make(api_key::Rotate { place, overlap }).await;
    other.0.caller(&rotated).await.unwrap();
    world.make(api_key::Rotate { place, overlap }).await;
    let key = taken(&world.directory, &world).await.api_keys.into_iter().find(|key| key.id == place.id).unwrap();
    assert!(key.secret_sha256.is_some() && key.previous_secret_sha256.is_none());
    other.end().await;
}

pub(in crate::suite) async fn the_documented_example_is_one(world: World) {
    let page = include_str!("../../../../../docs/import-export.md");
    let example = page.split("```json").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let other = Elsewhere::beside(&world, 5).await;
    put(&other.0.directory, example, false).await.unwrap();
    let document: Document = serde_json::from_str(example).unwrap();
    let actor = Actor::system(document.organization.id, "tests");
    assert_eq!(export::take(&other.0.directory, &actor, origin()).await.unwrap(), document);
    other.end().await;
}
