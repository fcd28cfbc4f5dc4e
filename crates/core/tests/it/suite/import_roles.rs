//! Imported custom roles and keys of service accounts: by what they are found, and that they count.

use super::import::{bring, document, entries};
use crate::world::World;
use roster_core::{
    Error, Kind,
    access::{OrganizationRole, Permission, Scope},
    alias,
    api_key::{self, Owner},
    id::{Entity, Id, WorkspaceId, entity},
    import::{Existing, Imported, Outcome},
    invitation, role,
    role_assignment::{self, Holder},
    text::Dialect,
    user,
};
use serde_json::{Value, json};

/// What text stands for in a dialect, below a workspace where one is named.
async fn found<E: Entity>(world: &World, dialect: &str, parent: Option<WorkspaceId>, text: &str) -> Id<E> {
    let dialect = Dialect::try_from(dialect).unwrap();
    let found = alias::resolve_below(&world.directory, &world.owner, &dialect, parent, text).await.unwrap();
    found.unwrap_or_else(|| panic!("{dialect} {} {text}", E::KIND))
}

fn refused_at(answer: roster_core::Result<Imported>, place: &str) {
    match answer {
        Err(Error::Invalid { field, message }) => assert_eq!(field, place, "{message}"),
        other => panic!("{place}: {:?}", other.map(|done| done.difference)),
    }
}

async fn has(world: &World, role: role::Place, holder: Holder) -> bool {
    let filter = role_assignment::Filter { role: Some(role.id), holder: Some(holder), ..role_assignment::Filter::default() };
    let page = roster_core::page::Page::after(10, None).unwrap();
    role_assignment::list(&world.directory, &world.owner, &filter, page).await.unwrap().total == 1
}

pub(in crate::suite) async fn a_role_is_found_below_its_workspace(world: World) {
    let workspace = bring(&world, &document(), Existing::Refuse).await.unwrap().made.unwrap().workspaces["ws-imported"];
    let of_all = found::<entity::Role>(&world, "elsewhere", None, "role_1").await;
    let of_workspace = found::<entity::Role>(&world, "elsewhere", Some(workspace), "role_1").await;
    assert_ne!(of_all, of_workspace);
    let found = role::get(&world.directory, &world.owner, of_workspace).await.unwrap();
    assert_eq!((found.name.as_str(), found.workspace), ("Helpers", Some(workspace)));
    // It was renamed since.
    let name = Some(crate::world::name_of("Aides"));
    world.make(role::Update { name, ..role::Update::of(found.place()) }).await;
    let kept = bring(&world, &document(), Existing::Keep).await.unwrap();
    assert_eq!(entries(&kept, Outcome::Kept), ["role ws-imported/Helpers: name"]);
    let updated = bring(&world, &document(), Existing::Update).await.unwrap();
    assert_eq!(entries(&updated, Outcome::Updated), ["role ws-imported/Helpers: name"]);
    assert_eq!(role::get(&world.directory, &world.owner, of_workspace).await.unwrap().name.as_str(), "Helpers");
    // An id stands for its role wherever it is named, and a role does not move.
    let moved = json!({"roles": [{"name": "x", "workspace": "ws-imported", "aliases": [{"dialect": "elsewhere", "alias": of_all}]}]});
    refused_at(bring(&world, &moved, Existing::Update).await, "roles[0].workspace");
}

pub(in crate::suite) async fn what_comes_with_roles_and_keys_counts_in_decisions(world: World) {
    let records = json!({
        "users": [{"email": "ada@example.com"}, {"email": "bob@example.com"}],
        "groups": [{"name": "Readers", "members": [{"user": "bob@example.com"}]}],
        "service_accounts": [{"name": "Robot", "role": "member"}],
        "roles": [{
            "name": "Listers", "permissions": ["users.list"],
            "assignments": [{"user": "ada@example.com"}, {"group": "readers"}, {"service_account": "Robot"}],
        }],
        "api_keys": [{"name": "CI", "service_account": "Robot"}],
    });
    let nobody = world.person("nobody", OrganizationRole::Member).await;
    let made = bring(&world, &records, Existing::Refuse).await.unwrap().made.unwrap();
    let robot = world.caller(&made.api_keys[0]).await.unwrap();
    let mut actors = vec![robot];
    actors.extend(["ada@example.com", "bob@example.com"].map(|email| world.acting(made.users[email])));
    for actor in actors {
        assert!(world.directory.may(&actor, Permission::UsersList, Scope::Organization).await.unwrap(), "{actor:?}");
        assert!(!world.directory.may(&actor, Permission::UsersCreate, Scope::Organization).await.unwrap(), "{actor:?}");
    }
    assert!(!world.directory.may(&nobody, Permission::UsersList, Scope::Organization).await.unwrap());
    super::counters::assert_counted(&world).await;
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn service_accounts_of_one_name_are_meant_by_an_alias(world: World) {
    let alias = |text: &str| json!({"dialect": "elsewhere", "alias": text});
    let robot = |text: &str| json!({"name": "Robot", "role": "member", "aliases": [alias(text)]});
    let robots = json!([robot("first"), robot("second")]);
    let with = |robots: &Value, which: Option<&str>| {
        let which = which.map_or(Value::Null, alias);
        json!({
            "service_accounts": robots,
            "roles": [{"name": "Helpers", "assignments": [{"service_account": "Robot", "service_account_alias": which}]}],
            "api_keys": [{"name": "CI", "service_account": "Robot", "service_account_alias": which, "aliases": [alias("key_1")]}],
        })
    };
    refused_at(bring(&world, &with(&robots, None), Existing::Keep).await, "roles[0].assignments[0].service_account");
    let wrong = with(&robots, Some("third"));
    refused_at(bring(&world, &wrong, Existing::Keep).await, "roles[0].assignments[0].service_account_alias");
    let made = bring(&world, &with(&robots, Some("second")), Existing::Keep).await.unwrap().made.unwrap();
    let second = found::<entity::ServiceAccount>(&world, "elsewhere", None, "second").await;
    assert_eq!(made.api_keys[0].key.owner, Owner::ServiceAccount(second));
    let role = role::place_named(&world.directory, &world.owner, None, "helpers").await.unwrap().unwrap();
    assert!(has(&world, role, Holder::ServiceAccount(second)).await);
    // The same of those that the organization has and the document does not name.
    refused_at(bring(&world, &with(&json!([]), None), Existing::Keep).await, "roles[0].assignments[0].service_account");
    let again = bring(&world, &with(&json!([]), Some("second")), Existing::Keep).await.unwrap();
    assert!(!again.difference.is_change(), "{:?}", again.difference.entries);
    // A key's owner never changes, and an account is found where it lies.
    let mut other = with(&json!([]), Some("first"));
    refused_at(bring(&world, &other, Existing::Update).await, "api_keys[0].service_account");
    other["workspaces"] = json!([{"slug": "ws-x", "name": "x"}]);
    other["api_keys"][0]["workspace"] = json!("ws-x");
    refused_at(bring(&world, &other, Existing::Update).await, "api_keys[0].service_account_alias");
}

/// Each test of the client begins with these ids; `clients/openai-python/world.json` is loaded before it.
pub(in crate::suite) async fn what_the_openai_clients_own_tests_begin_with_is_a_document(world: World) {
    let document: Value = serde_json::from_str(include_str!("../../../../../clients/openai-python/world.json")).unwrap();
    let made = bring(&world, &document, Existing::Refuse).await.unwrap().made.unwrap();
    let (user, group) = (found::<entity::User>(&world, "openai", None, "user_id").await, found::<entity::Group>(&world, "openai", None, "group_id").await);
    let project = found::<entity::Workspace>(&world, "openai", None, "project_id").await;
    assert_ne!(found::<entity::Workspace>(&world, "openai", None, "id").await, project);
    let owners = user::Filter { roles: vec![OrganizationRole::Owner], ..user::Filter::default() };
    let owners = user::list(&world.directory, &world.owner, &owners, roster_core::page::Page::after(10, None).unwrap()).await.unwrap();
    assert!(owners.items.iter().filter(|owner| owner.id != user).count() >= 1, "an owner is left when that one goes");
    for parent in [None, Some(project)] {
        let role = found::<entity::Role>(&world, "openai", parent, "role_id").await;
        let found = role::get(&world.directory, &world.owner, role).await.unwrap();
        assert_eq!((found.name.as_str(), found.workspace), ("role", parent));
        for holder in [Holder::User(user), Holder::Group(group)] {
            assert!(has(&world, found.place(), holder).await, "{holder:?} in {parent:?}");
        }
    }
    let key = found::<entity::ApiKey>(&world, "openai", None, "api_key_id").await;
    let key = api_key::get(&world.directory, &world.owner, key).await.unwrap();
    assert_eq!((key.owner, key.workspace), (Owner::User(user), Some(project)));
    let key = found::<entity::ApiKey>(&world, "openai", None, "key_id").await;
    let key = api_key::get(&world.directory, &world.owner, key).await.unwrap();
    assert_eq!((key.owner, key.workspace), (Owner::Organization(OrganizationRole::Owner), None));
    let robot = found::<entity::ServiceAccount>(&world, "openai", None, "service_account_id").await;
    let robot = roster_core::service_account::get(&world.directory, &world.owner, robot).await.unwrap();
    assert_eq!(robot.home.workspace(), Some(project));
    let invite = found::<entity::Invitation>(&world, "openai", None, "invite_id").await;
    assert_eq!(made.invitations[0].invitation.id, invite);
    assert_ne!(made.invitations[0].invitation.email.as_str(), "email");
    assert_eq!(made.invitations[0].invitation.status(world.clock_now()), invitation::InvitationStatus::Pending);
    let shown = alias::shown(&world.directory, &world.owner, &Dialect::try_from("openai").unwrap(), &[user]).await.unwrap();
    assert_eq!(shown[&user], "user_id");
    assert_eq!(roster_core::member::get(&world.directory, &world.owner, project, user).await.unwrap().user.id, user);
    let given = roster_core::workspace_group::get(&world.directory, &world.owner, project, group).await.unwrap();
    assert_eq!(given.group, group, "{}", Kind::WorkspaceGroup);
}
