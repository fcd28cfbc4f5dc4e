//! Nobody grants, takes or hands on more than they hold.

use crate::world::{BEGINNING, SECOND, World, name_of, new_user, origin};
use roster_core::{
    Error,
    access::{Actor, OrganizationRole, Permission, PermissionSet, Reason, Scope, WorkspaceRole},
    api_key::{self, Owner},
    group, group_member,
    id::UserId,
    import::{self, Document, Existing, Import},
    member::{self, NewMember},
    patch::Patch,
    text::Label,
    user::{self, UserStatus},
    workspace, workspace_group,
};

fn id_of(actor: &Actor) -> UserId {
    UserId::from_bytes(actor.principal.bytes())
}

#[track_caller]
fn assert_rank<T: std::fmt::Debug>(answer: Result<T, Error>) {
    assert!(matches!(answer, Err(Error::Forbidden { reason: Reason::Rank, .. })), "{answer:?}");
}

/// A key of the owner that allows only this.
async fn limited(world: &World, list: &[Permission]) -> Actor {
    let permissions = Some(PermissionSet::of(list));
    let create = api_key::Create { permissions, ..api_key::Create::for_user(id_of(&world.owner), name_of("limited")) };
    let key = world.make(create).await;
    world.caller(&key).await.unwrap()
}

pub(in crate::suite) async fn a_manager_stays_below_admin(world: World) {
    let workspace = world.workspace("w").await.id;
    let manager = world.staff("manager", workspace, WorkspaceRole::Manager).await;
    let admin = id_of(&world.staff("admin", workspace, WorkspaceRole::Admin).await);
    let new = world.user("new", OrganizationRole::Member).await.id;
    let add = |role| member::Add { workspace, members: vec![NewMember::new(new, role)] };
    assert_rank(world.change(&manager, add(WorkspaceRole::Admin)).await);
    world.change(&manager, add(WorkspaceRole::Viewer)).await.unwrap();
    assert_rank(world.change(&manager, member::Update::role(workspace, new, WorkspaceRole::Admin)).await);
    assert_rank(world.change(&manager, member::Update::role(workspace, id_of(&manager), WorkspaceRole::Admin)).await);
    assert_rank(world.change(&manager, member::Update::role(workspace, admin, WorkspaceRole::Viewer)).await);
    assert_rank(world.change(&manager, member::Remove { workspace, user: admin }).await);
    world.change(&manager, member::Update::role(workspace, new, WorkspaceRole::Manager)).await.unwrap();
    world.change(&manager, member::Remove { workspace, user: new }).await.unwrap();
    // To write back what is there changes nothing and asks for nothing.
    world.change(&manager, member::Update::role(workspace, admin, WorkspaceRole::Admin)).await.unwrap();
    assert_rank(world.change(&manager, api_key::Create::new(Owner::Workspace, Some(workspace), name_of("k"))).await);
    assert_rank(world.change(&manager, api_key::Create::new(Owner::User(admin), Some(workspace), name_of("k"))).await);
    world.change(&manager, api_key::Create::new(Owner::User(id_of(&manager)), Some(workspace), name_of("k"))).await.unwrap();
}

pub(in crate::suite) async fn an_admin_does_not_touch_owners(world: World) {
    let admin = world.person("admin", OrganizationRole::Admin).await;
    let owner = world.user("owner", OrganizationRole::Owner).await.id;
    let member = world.user("member", OrganizationRole::Member).await.id;
    let role = |id, role: OrganizationRole| user::Update { role: Some(role.into()), ..user::Update::of(id) };
    assert_rank(world.change(&admin, new_user("x", OrganizationRole::Owner)).await);
    assert_rank(world.change(&admin, role(member, OrganizationRole::Owner)).await);
    assert_rank(world.change(&admin, role(id_of(&admin), OrganizationRole::Owner)).await);
    assert_rank(world.change(&admin, role(owner, OrganizationRole::Member)).await);
    assert_rank(world.change(&admin, user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(owner) }).await);
    let given_name = Some(Label::try_from("Eve").unwrap());
    assert_rank(world.change(&admin, user::Update { given_name, ..user::Update::of(owner) }).await);
    assert_rank(world.change(&admin, user::Delete { id: owner }).await);
    world.change(&admin, role(member, OrganizationRole::Admin)).await.unwrap();
    world.change(&world.owner, role(member, OrganizationRole::Owner)).await.unwrap();
}

pub(in crate::suite) async fn an_admin_does_not_touch_an_owners_keys(world: World) {
    let admin = world.person("admin", OrganizationRole::Admin).await;
    let owner = id_of(&world.owner);
    assert_rank(world.change(&admin, api_key::Create::for_user(owner, name_of("k"))).await);
    let owned = api_key::Create::new(Owner::Organization(OrganizationRole::Owner), None, name_of("k"));
    assert_rank(world.change(&admin, owned.clone()).await);
    let organizations = world.change(&world.owner, owned).await.unwrap();
    for key in [&world.owner_key, &organizations] {
        let rename = api_key::Update { name: Some(name_of("mine")), ..api_key::Update::of(&key.key) };
        assert_rank(world.change(&admin, rename).await);
        assert_rank(world.change(&admin, api_key::Update { expires_at: Patch::Clear, ..api_key::Update::of(&key.key) }).await);
        assert_rank(world.change(&admin, api_key::Delete::of(&key.key)).await);
    }
    // Narrowed to what an admin holds, it would still be an owner's.
    let permissions = Some(PermissionSet::of(&[Permission::UsersList]));
    assert_rank(world.change(&admin, api_key::Create { permissions, ..api_key::Create::for_user(owner, name_of("k")) }).await);
}

pub(in crate::suite) async fn a_limited_key_makes_no_broader_key(world: World) {
    let actor = limited(&world, &[Permission::UserKeysCreate, Permission::OrganizationKeysCreate, Permission::UserKeysUpdate, Permission::UsersRead]).await;
    let own = id_of(&world.owner);
    let make = async |owner, permissions: Option<&[Permission]>| {
        let permissions = permissions.map(PermissionSet::of);
        world.change(&actor, api_key::Create { permissions, ..api_key::Create::new(owner, None, name_of("k")) }).await
    };
    assert_rank(make(Owner::User(own), None).await);
    assert_rank(make(Owner::User(own), Some(&[Permission::UsersCreate])).await);
    assert_rank(make(Owner::User(own), Some(&[Permission::AuditEventsList])).await);
    assert_rank(make(Owner::Organization(OrganizationRole::Admin), None).await);
    assert_rank(make(Owner::Organization(OrganizationRole::Viewer), None).await);
    let narrow = make(Owner::User(own), Some(&[Permission::UsersRead])).await.unwrap();
    make(Owner::Organization(OrganizationRole::Viewer), Some(&[Permission::UsersRead])).await.unwrap();
    let scopes = |list| api_key::Update { scopes: Some((vec![], PermissionSet::of(list))), ..api_key::Update::of(&narrow.key) };
    assert_rank(world.change(&actor, scopes(&[Permission::UsersRead, Permission::UsersDelete])).await);
    assert_rank(world.change(&actor, scopes(&[Permission::UsersRead, Permission::AuditEventsList])).await);
    world.change(&actor, scopes(&[Permission::UserKeysCreate])).await.unwrap();
}

/// A key of a plain user carries the user's roles in workspaces too.
pub(in crate::suite) async fn a_limited_key_makes_no_key_with_a_workspaces_power(world: World) {
    let actor = limited(&world, &[Permission::UserKeysCreate, Permission::WorkspaceKeysCreate]).await;
    let workspace = world.workspace("w").await.id;
    let admin = id_of(&world.staff("admin", workspace, WorkspaceRole::Admin).await);
    assert_rank(world.change(&actor, api_key::Create::for_user(admin, name_of("k"))).await);
    assert_rank(world.change(&actor, api_key::Create::new(Owner::User(admin), Some(workspace), name_of("k"))).await);
    assert_rank(world.change(&actor, api_key::Create::new(Owner::Workspace, Some(workspace), name_of("k"))).await);
    let actor = limited(&world, &WorkspaceRole::Admin.permissions().iter().collect::<Vec<_>>()).await;
    assert_rank(world.change(&actor, api_key::Create::new(Owner::User(id_of(&world.owner)), Some(workspace), name_of("k"))).await);
    world.change(&actor, api_key::Create::new(Owner::Workspace, Some(workspace), name_of("k"))).await.unwrap();
}

pub(in crate::suite) async fn a_limited_key_gives_no_role_above_itself(world: World) {
    let actor = limited(&world, &[Permission::UsersCreate, Permission::UsersUpdate, Permission::MembersCreate]).await;
    let member = world.user("member", OrganizationRole::Member).await.id;
    let workspace = world.workspace("w").await.id;
    assert_rank(world.change(&actor, new_user("x", OrganizationRole::Admin)).await);
    // A viewer changes nothing, but reads everything, and so more than the key.
    assert_rank(world.change(&actor, new_user("x", OrganizationRole::Viewer)).await);
    assert_rank(world.change(&actor, user::Update { role: Some(OrganizationRole::Admin.into()), ..user::Update::of(member) }).await);
    let add = |role| member::Add { workspace, members: vec![NewMember::new(member, role)] };
    assert_rank(world.change(&actor, add(WorkspaceRole::Manager)).await);
    world.change(&actor, add(WorkspaceRole::Member)).await.unwrap();
    world.change(&actor, new_user("y", OrganizationRole::Member)).await.unwrap();
}

/// Records of one kind each, with the permissions to make and to update them.
const IMPORTED: &[(&str, Permission, Option<Permission>)] = {
    use Permission as P;
    &[
        (r#"{"users": [{"email": "x"}]}"#, P::UsersCreate, Some(P::UsersUpdate)),
        (r#"{"groups": [{"name": "x"}]}"#, P::GroupsCreate, Some(P::GroupsUpdate)),
        (r#"{"groups": [{"name": "x", "members": [{"user": "owner-acme@example.com"}]}]}"#, P::GroupMembersCreate, None),
        (r#"{"workspaces": [{"slug": "x", "name": "x"}]}"#, P::WorkspacesCreate, Some(P::WorkspacesUpdate)),
        (
            r#"{"workspaces": [{"slug": "x", "name": "x", "members": [{"user": "owner-acme@example.com", "role": "viewer"}]}]}"#,
            P::MembersCreate,
            Some(P::MembersUpdate),
        ),
        (
            r#"{"groups": [{"name": "x"}], "workspaces": [{"slug": "x", "name": "x", "groups": [{"group": "x", "role": "viewer"}]}]}"#,
            P::WorkspaceGroupsCreate,
            Some(P::WorkspaceGroupsUpdate),
        ),
        (r#"{"service_accounts": [{"name": "x", "role": "member"}]}"#, P::ServiceAccountsCreate, Some(P::ServiceAccountsUpdate)),
        (r#"{"service_accounts": [{"name": "x", "role": "member", "credentials": [{"name": "x"}]}]}"#, P::CredentialsCreate, None),
        (r#"{"invitations": [{"email": "x", "workspaces": []}]}"#, P::InvitationsCreate, None),
        (r#"{"users": [{"email": "x", "aliases": [{"dialect": "x", "alias": "x"}]}]}"#, P::AliasesCreate, Some(P::AliasesDelete)),
        (r#"{"api_keys": [{"name": "x", "role": "member"}]}"#, P::OrganizationKeysCreate, Some(P::OrganizationKeysUpdate)),
        (r#"{"api_keys": [{"name": "x", "user": "owner-acme@example.com"}]}"#, P::UserKeysCreate, Some(P::UserKeysUpdate)),
        (
            r#"{"workspaces": [{"slug": "x", "name": "x"}], "api_keys": [{"name": "x", "workspace": "x"}]}"#,
            P::WorkspaceKeysCreate,
            Some(P::WorkspaceKeysUpdate),
        ),
        (r#"{"roles": [{"name": "x", "permissions": ["users.list"]}]}"#, P::RolesCreate, Some(P::RolesUpdate)),
        (r#"{"roles": [{"name": "x", "assignments": [{"user": "owner-acme@example.com"}]}]}"#, P::RoleAssignmentsCreate, None),
        (r#"{"roles": [{"name": "x", "aliases": [{"dialect": "x", "alias": "x"}]}]}"#, P::AliasesCreate, Some(P::AliasesDelete)),
        (
            r#"{"service_accounts": [{"name": "x", "role": "member"}], "api_keys": [{"name": "x", "service_account": "x"}]}"#,
            P::ServiceAccountKeysCreate,
            Some(P::ServiceAccountKeysUpdate),
        ),
        (r#"{"groups": [{"name": "x", "members": [{"user": "owner-acme@example.com"}]}]}"#, P::UsersRead, None),
        (r#"{"roles": [{"name": "x", "assignments": [{"group": "there"}]}]}"#, P::GroupsRead, None),
        (r#"{"roles": [{"name": "x", "workspace": "ws-there"}]}"#, P::WorkspacesRead, None),
        (r#"{"api_keys": [{"name": "x", "service_account": "there"}]}"#, P::ServiceAccountsRead, None),
    ]
};

pub(in crate::suite) async fn an_import_needs_every_permission_that_it_uses(world: World) {
    let all_but = |left_out: Permission| OrganizationRole::Owner.permissions().iter().filter(move |one| *one != left_out).collect::<Vec<_>>();
    let import = |text: &str, existing| {
        let document: Document = serde_json::from_str(text).unwrap();
        Import { existing, ..Import::records(document) }
    };
    let refused = |answer: Result<_, Error>, needed| match answer {
        Err(Error::Forbidden { permission, reason: Reason::Role | Reason::KeyScope }) => assert_eq!(permission, needed),
        other => panic!("{needed}: {:?}", other.map(|_: import::Imported| ())),
    };
    let there = r#"{"groups": [{"name": "there"}], "workspaces": [{"slug": "ws-there", "name": "There"}],
        "service_accounts": [{"name": "there", "role": "member"}]}"#;
    world.change(&world.owner, import(there, Existing::Refuse)).await.unwrap();
    let without = limited(&world, &all_but(Permission::OrganizationsImport)).await;
    refused(world.change(&without, Import::records(Document::default())).await, Permission::OrganizationsImport);
    for (text, create, update) in IMPORTED {
        let actor = limited(&world, &all_but(*create)).await;
        refused(world.change(&actor, import(text, Existing::Keep)).await, *create);
        if let Some(update) = update {
            let actor = limited(&world, &all_but(*update)).await;
            refused(world.change(&actor, import(text, Existing::Update)).await, *update);
            // Where nothing is updated, nothing needs it: at most, what is made would hold more than the caller.
            let answer = world.directory.rehearse(&actor, origin(), import(text, Existing::Keep)).await;
            assert!(matches!(answer, Ok(_) | Err(Error::Forbidden { reason: Reason::Rank, .. })), "{text}: {:?}", answer.err());
        }
        world.directory.rehearse(&world.owner, origin(), import(text, Existing::Update)).await.unwrap();
    }
}

pub(in crate::suite) async fn an_import_gives_no_more_than_its_caller_holds(world: World) {
    let admin = world.person("admin", OrganizationRole::Admin).await;
    let import = |text: &str| {
        let document: Document = serde_json::from_str(text).unwrap();
        Import { existing: Existing::Update, ..Import::records(document) }
    };
    let before = world.clocks().await.0;
    for text in [
        r#"{"users": [{"email": "new@example.com"}, {"email": "new-owner@example.com", "role": "owner"}]}"#,
        r#"{"users": [{"email": "admin@example.com", "role": "owner"}]}"#,
        r#"{"users": [{"email": "owner-acme@example.com", "given_name": "Eve"}]}"#,
        r#"{"invitations": [{"email": "other@example.com", "role": "owner"}]}"#,
        r#"{"service_accounts": [{"name": "robot", "role": "owner"}]}"#,
        r#"{"api_keys": [{"name": "key", "role": "owner"}]}"#,
        r#"{"roles": [{"name": "role", "permissions": ["organizations.delete"]}]}"#,
        r#"{"api_keys": [{"name": "key", "user": "owner-acme@example.com"}]}"#,
    ] {
        assert_rank(world.change(&admin, import(text)).await.map(|_| ()));
        assert_eq!(world.clocks().await.0, before, "{text}");
        world.directory.rehearse(&world.owner, origin(), import(text)).await.unwrap();
    }
}

pub(in crate::suite) async fn a_key_made_for_somebody_else_does_not_rise_with_them(world: World) {
    let workspace = world.workspace("w").await.id;
    let manager = world.staff("manager", workspace, WorkspaceRole::Manager).await;
    let other = id_of(&world.staff("other", workspace, WorkspaceRole::Member).await);
    let create = api_key::Create::new(Owner::User(other), Some(workspace), name_of("k"));
    let key = world.change(&manager, create.clone()).await.unwrap();
    let own = world.change(&world.acting(other), create.clone()).await;
    assert!(own.is_err(), "a member makes no keys");
    let wider = api_key::Create { permissions: Some(PermissionSet::of(&[Permission::WorkspacesConfigure])), ..create.clone() };
    assert_rank(world.change(&manager, wider).await);
    world.make(member::Update::role(workspace, other, WorkspaceRole::Admin)).await;
    let secret = world.caller(&key).await.unwrap();
    let may = async |actor: &Actor, permission| world.directory.may(actor, permission, Scope::Workspace(workspace)).await.unwrap();
    assert!(may(&secret, Permission::MembersCreate).await);
    assert!(!may(&secret, Permission::WorkspacesConfigure).await, "that is more than its maker holds");
    // What the user makes rises with the user, unless it was made with such a key.
    let own = world.change(&world.acting(other), create.clone()).await.unwrap();
    assert_eq!(own.key.permissions, None);
    assert_rank(world.change(&secret, create.clone()).await);
    // Nobody rises above an owner, and an organization's key does not rise.
    assert_eq!(world.change(&world.owner, create).await.unwrap().key.permissions, None);
    let admin = world.person("admin", OrganizationRole::Admin).await;
    let create = api_key::Create::new(Owner::Organization(OrganizationRole::Admin), None, name_of("k"));
    assert_eq!(world.change(&admin, create).await.unwrap().key.permissions, None);
    let create = api_key::Create::for_user(other, name_of("k"));
    let key = world.change(&admin, create).await.unwrap();
    world.make(user::Update { role: Some(OrganizationRole::Owner.into()), ..user::Update::of(other) }).await;
    let secret = world.caller(&key).await.unwrap();
    assert!(!world.directory.may(&secret, Permission::OrganizationsDelete, Scope::Organization).await.unwrap());
}

pub(in crate::suite) async fn nobody_gives_for_longer_than_they_hold(world: World) {
    let workspace = world.workspace("w").await.id;
    let end = BEGINNING.plus_micros(10 * SECOND);
    let (sooner, later) = (Some(end.plus_micros(-SECOND)), Some(end.plus_micros(SECOND)));
    let (user, other) = (world.user("u", OrganizationRole::Member).await.id, world.user("o", OrganizationRole::Member).await.id);
    let member = |user, role, expires_at| member::Add { workspace, members: vec![NewMember { expires_at, ..NewMember::new(user, role) }] };
    world.make(member(user, WorkspaceRole::Manager, Some(end))).await;
    let manager = world.acting(user);
    assert_rank(world.change(&manager, member(other, WorkspaceRole::Member, None)).await);
    assert_rank(world.change(&manager, member(other, WorkspaceRole::Member, later)).await);
    world.change(&manager, member(other, WorkspaceRole::Member, sooner)).await.unwrap();
    let until = |user, expires_at| member::Update { workspace, user, role: None, scopes: Patch::Keep, expires_at };
    assert_rank(world.change(&manager, until(other, Patch::Clear)).await);
    assert_rank(world.change(&manager, until(user, Patch::Clear)).await);
    world.change(&manager, until(other, Patch::Set(end))).await.unwrap();
    world.make(until(other, Patch::Clear)).await;
    assert_rank(world.change(&manager, member::Update::role(workspace, other, WorkspaceRole::Manager)).await);
    let key = |expires_at| api_key::Create { expires_at, ..api_key::Create::new(Owner::User(other), Some(workspace), name_of("k")) };
    assert_rank(world.change(&manager, key(None)).await);
    let made = world.change(&manager, key(Some(end))).await.unwrap().key;
    assert_rank(world.change(&manager, api_key::Update { expires_at: Patch::Clear, ..api_key::Update::of(&made) }).await);
    world.change(&manager, api_key::Update { name: Some(name_of("x")), ..api_key::Update::of(&made) }).await.unwrap();
    // A key that ends makes none that does not, though its user stays.
    let ending = world.make(api_key::Create { expires_at: Some(end), ..api_key::Create::for_user(id_of(&world.owner), name_of("k")) }).await;
    let secret = world.caller(&ending).await.unwrap();
    assert_rank(world.change(&secret, api_key::Create::for_user(id_of(&world.owner), name_of("k"))).await);
    assert_rank(world.change(&secret, api_key::Update { expires_at: Patch::Clear, ..api_key::Update::of(&ending.key) }).await);
    // What a program adds with a key that ends may stay.
    let third = world.user("t", OrganizationRole::Member).await.id;
    world.change(&secret, member(third, WorkspaceRole::Member, None)).await.unwrap();
    // A membership that ends beside a role that holds as much takes nothing away.
    let admin = world.person("admin", OrganizationRole::Admin).await;
    world.make(member(id_of(&admin), WorkspaceRole::Admin, Some(end))).await;
    world.change(&admin, until(user, Patch::Clear)).await.unwrap();
}

pub(in crate::suite) async fn a_limited_key_revives_no_key_above_itself(world: World) {
    let end = BEGINNING.plus_micros(SECOND);
    let create = api_key::Create { expires_at: Some(end), ..api_key::Create::for_user(id_of(&world.owner), name_of("k")) };
    let ended = world.make(create).await;
    let actor = limited(&world, &[Permission::UserKeysUpdate]).await;
    world.clock.advance_micros(SECOND);
    for expires_at in [Patch::Clear, Patch::Set(end.plus_micros(SECOND))] {
        assert_rank(world.change(&actor, api_key::Update { expires_at, ..api_key::Update::of(&ended.key) }).await);
    }
    assert!(world.caller(&ended).await.is_err());
    world.change(&world.owner, api_key::Update { expires_at: Patch::Clear, ..api_key::Update::of(&ended.key) }).await.unwrap();
}

pub(in crate::suite) async fn a_limited_key_revives_nobody_above_itself(world: World) {
    let (workspace, actor) = (world.workspace("w").await.id, limited(&world, &[Permission::UsersUpdate]).await);
    let status = |id, status| user::Update { status: Some(status), ..user::Update::of(id) };
    let plain = world.user("plain", OrganizationRole::Member).await.id;
    let reads = world.user("reads", OrganizationRole::Viewer).await.id;
    let manages = id_of(&world.staff("manages", workspace, WorkspaceRole::Admin).await);
    let through = world.user("through", OrganizationRole::Member).await.id;
    let label = |text: &str| Label::try_from(text).unwrap();
    let group = group::Create { name: name_of("g"), description: None, role: None, source: label("tests"), created_at: None };
    let group = world.make(group).await.id;
    world.make(group_member::Add::one(group, through)).await;
    world.make(workspace_group::Create::new(workspace, group, WorkspaceRole::Manager)).await;
    for id in [plain, reads, manages, through] {
        world.make(status(id, UserStatus::Disabled)).await;
    }
    for id in [reads, manages, through] {
        assert_rank(world.change(&actor, status(id, UserStatus::Active)).await);
        world.change(&world.owner, status(id, UserStatus::Active)).await.unwrap();
    }
    world.change(&actor, status(plain, UserStatus::Active)).await.unwrap();
}

pub(in crate::suite) async fn a_limited_key_restores_no_role_above_itself(world: World) {
    let (staffed, empty) = (world.workspace("staffed").await.id, world.workspace("empty").await.id);
    world.staff("manages", staffed, WorkspaceRole::Admin).await;
    for id in [staffed, empty] {
        world.make(workspace::Delete { id, confirm_name: None, revoke_keys: false }).await;
    }
    let actor = limited(&world, &[Permission::WorkspacesRestore]).await;
    assert_rank(world.change(&actor, workspace::Restore { id: staffed }).await);
    world.change(&actor, workspace::Restore { id: empty }).await.unwrap();
    world.change(&world.owner, workspace::Restore { id: staffed }).await.unwrap();
}
