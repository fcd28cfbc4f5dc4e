//! Several nodes on one PostgreSQL, and what only a server can do to its clients.

use super::{accounts, store::a_batch_that_the_database_refuses_once_runs_again};
use crate::world::{Backend, Place, SECOND, World, found, name_of, new_user, origin, surroundings};
use roster_core::{
    Directory, Error, Kind,
    access::{Actor, OrganizationRole, Permission, PermissionSet, Scope, WorkspaceRole},
    account::{self, AccountStatus},
    alias,
    api_key::{self, Owner},
    caller, credential, group, group_member,
    id::UserId,
    member,
    organization::{self, INSTANCE},
    personal_key, role,
    role_assignment::{self, Holder},
    secret::{Overlap, Secret},
    service_account::{self, Home, NewRole},
    session,
    store::cache::Subject,
    text::{AliasText, Dialect, Label},
    user::{self, UserStatus},
    workspace, workspace_group,
};
use std::sync::Arc;

macro_rules! on_postgres {
    ($($test:ident)*) => {
        mod postgres {
            $(
                #[test]
                #[ignore = "needs PostgreSQL: cargo xtask test starts one"]
                fn $test() { crate::world::run(crate::world::Backend::Postgres, super::$test) }
            )*
        }
    };
}

on_postgres! {
    what_one_node_writes_the_other_sees
    a_nodes_own_writes_do_not_hide_anothers
    a_key_that_went_with_its_workspace_stops_on_every_node
    a_disabled_users_key_stops_on_every_node
    what_an_account_shows_stops_on_every_node
    what_a_service_account_shows_stops_on_every_node
    a_service_accounts_key_stops_on_every_node
    a_groups_role_ends_on_every_node
    a_custom_role_ends_on_every_node
    that_members_make_workspaces_begins_and_ends_on_every_node
    two_nodes_share_one_sequence_without_gaps
    two_nodes_leave_one_owner
    nodes_that_start_together_follow_one_another
    many_who_read_a_key_do_not_wait_for_each_other
    a_poll_does_not_wait_behind_requests
    a_lost_connection_fails_one_batch_and_no_other
    a_batch_that_the_database_refuses_once_runs_again
}

async fn second_node(world: &World) -> Directory {
    Directory::new(world.place.store(surroundings(2).0).await.unwrap())
}

async fn what_one_node_writes_the_other_sees(world: World) {
    let other = second_node(&world).await;
    let workspace = world.workspace("before").await.id;
    let user = world.user("u", OrganizationRole::Member).await.id;
    world.member(workspace, user, WorkspaceRole::Viewer).await;
    let dialect = Dialect::try_from("elsewhere").unwrap();
    // Everything is in the other node's cache before it changes.
    let seen = async || {
        let name = workspace::get(&other, &world.owner, workspace).await.map(|found| found.name.to_string());
        let member = member::get(&other, &world.owner, workspace, user).await.map(|found| (found.role, found.user.given_name.to_string()));
        let known = workspace::get(&other, &world.acting(user), workspace).await.is_ok();
        let alias = alias::resolve::<roster_core::id::entity::User>(&other, &world.owner, &dialect, "u-1").await.unwrap();
        (name, member, known, alias)
    };
    let (name, ada) = (|name: &str| Ok(name.to_owned()), "Ada".to_owned());
    assert_eq!(seen().await, (name("before"), Ok((WorkspaceRole::Viewer, ada.clone())), true, None));
    world.make(workspace::Update { name: Some(name_of("after")), ..workspace::Update::of(workspace) }).await;
    World::eventually(async || seen().await.0 == name("after")).await;
    world.make(member::Update::role(workspace, user, WorkspaceRole::Manager)).await;
    World::eventually(async || seen().await.1 == Ok((WorkspaceRole::Manager, ada.clone()))).await;
    world.make(user::Update { given_name: Some(Label::try_from("Grace").unwrap()), ..user::Update::of(user) }).await;
    World::eventually(async || seen().await.1 == Ok((WorkspaceRole::Manager, "Grace".into()))).await;
    let (alias, target) = (AliasText::try_from("u-1").unwrap(), *user.as_bytes());
    world.make(alias::Create { dialect: dialect.clone(), kind: Kind::User, alias, target, shown: true }).await;
    World::eventually(async || seen().await.3 == Some(user)).await;
    world.make(member::Remove { workspace, user }).await;
    World::eventually(async || !seen().await.2 && seen().await.1 == Err(Error::NotFound(Kind::Member))).await;
    world.make(workspace::Delete { id: workspace, confirm_name: None, revoke_keys: false }).await;
    World::eventually(async || seen().await.1 == Err(Error::NotFound(Kind::Workspace))).await;
}

async fn a_nodes_own_writes_do_not_hide_anothers(world: World) {
    let other = second_node(&world).await;
    let workspace = world.workspace("before").await.id;
    let seen = async || workspace::get(&other, &world.owner, workspace).await.unwrap().name.to_string();
    assert_eq!(seen().await, "before");
    for round in 0..5 {
        let name = format!("after {round}");
        world.make(workspace::Update { name: Some(name_of(&name)), ..workspace::Update::of(workspace) }).await;
        // The other node's next version is beyond the one that it has not heard of.
        other.change(&world.owner, origin(), new_user(round, OrganizationRole::Member)).await.unwrap();
        World::eventually(async || seen().await == name).await;
    }
}

async fn a_key_that_went_with_its_workspace_stops_on_every_node(world: World) {
    let other = second_node(&world).await;
    let workspace = world.workspace("w").await.id;
    let user = world.user("u", OrganizationRole::Admin).await.id;
    for owner in [Owner::Workspace, Owner::User(user)] {
        let key = world.make(api_key::Create::new(owner, Some(workspace), name_of("k"))).await;
        api_key::authenticate(&other, key.secret.reveal()).await.unwrap();
        world.make(workspace::Delete { id: workspace, confirm_name: None, revoke_keys: true }).await;
        World::eventually(async || api_key::authenticate(&other, key.secret.reveal()).await.is_err()).await;
        world.make(workspace::Restore { id: workspace }).await;
    }
}

async fn a_disabled_users_key_stops_on_every_node(world: World) {
    let other = second_node(&world).await;
    let user = world.user("u", OrganizationRole::Admin).await.id;
    let key = world.key(user).await;
    let known = async || api_key::authenticate(&other, key.secret.reveal()).await.is_ok();
    assert!(known().await);
    world.make(user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(user) }).await;
    World::eventually(async || !known().await).await;
    world.make(user::Update { status: Some(UserStatus::Active), ..user::Update::of(user) }).await;
    World::eventually(known).await;
}

/// The other node knows all of these now, and soon none.
async fn stop(other: &Directory, secrets: &[&Secret], end: impl Future<Output = ()>) {
    for secret in secrets {
        caller::authenticate(other, secret.reveal()).await.unwrap();
    }
    end.await;
    for secret in secrets {
        World::eventually(async || caller::authenticate(other, secret.reveal()).await.is_err()).await;
    }
}

async fn what_an_account_shows_stops_on_every_node(world: World) {
    let other = second_node(&world).await;
    let (accepted, begun) = accounts::ada(&world, OrganizationRole::Admin).await;
    let (id, first) = (begun.account.id, accounts::key(&world, begun.account.id).await);
    let update = |status| account::Update { id, status };
    stop(&other, &[&first.secret], async { personal_key::delete(&world.directory, origin(), id, first.key.id).await.unwrap() }).await;
    let second = accounts::key(&world, id).await;
    let both = [&begun.secret, &second.secret];
    stop(&other, &both, async { drop(world.make_in(INSTANCE, update(AccountStatus::Disabled)).await) }).await;
    world.make_in(INSTANCE, update(AccountStatus::Active)).await;
    World::eventually(async || caller::authenticate(&other, begun.secret.reveal()).await.is_ok()).await;
    // Who is no user any more acts as nobody there.
    let acts = async || account::user_in(&other, id, world.organization).await.unwrap().is_some();
    assert!(acts().await);
    world.make(user::Delete { id: accepted.user.id }).await;
    World::eventually(async || !acts().await).await;
    stop(&other, &[&begun.secret], async { session::sign_out(&world.directory, origin(), begun.session.id).await.unwrap() }).await;
    stop(&other, &[&second.secret], world.make_in(INSTANCE, account::Delete { id })).await;
}

async fn what_a_service_account_shows_stops_on_every_node(world: World) {
    let other = second_node(&world).await;
    let create = service_account::Create {
        home: Home::Organization(OrganizationRole::Admin),
        name: name_of("r"),
        description: None,
        created_at: None,
    };
    let place = world.make(create).await.place();
    let made = async || world.make(credential::Create { place, name: name_of("c"), expires_at: None, dialect_data: None }).await;
    let (first, second) = (made().await, made().await);
    stop(&other, &[&first.secret], world.make(credential::Delete { place, id: first.credential.id })).await;
    let rotate = credential::Rotate { place, id: second.credential.id, overlap: Overlap::NONE };
    stop(&other, &[&second.secret], async { drop(world.make(rotate).await) }).await;
    let (third, fourth) = (made().await, made().await);
    let status = |status| service_account::Update { status: Some(status), ..service_account::Update::of(place) };
    stop(&other, &[&third.secret, &fourth.secret], async { drop(world.make(status(UserStatus::Disabled)).await) }).await;
    world.make(status(UserStatus::Active)).await;
    World::eventually(async || caller::authenticate(&other, third.secret.reveal()).await.is_ok()).await;
    stop(&other, &[&third.secret], world.make(service_account::Delete { place })).await;
}

async fn a_service_accounts_key_stops_on_every_node(world: World) {
    let other = second_node(&world).await;
    let workspace = world.workspace("w").await.id;
    let home = Home::Workspace(workspace, Some(WorkspaceRole::Manager));
    let create = service_account::Create { home, name: name_of("r"), description: None, created_at: None };
    let place = world.make(create).await.place();
    let made = async || world.make(api_key::Create::for_service_account(place, name_of("k"))).await;
    let (first, second, third) = (made().await, made().await, made().await);
    stop(&other, &[&first.secret], world.make(api_key::Delete::of(&first.key))).await;
    let rotate = api_key::Rotate { place: (&second.key).into(), overlap: Overlap::NONE };
    stop(&other, &[&second.secret], async { drop(world.make(rotate).await) }).await;
    // A role that is lost is lost there too.
    let actor = api_key::authenticate(&other, third.secret.reveal()).await.unwrap().actor;
    let may = async || other.may(&actor, Permission::MembersCreate, Scope::Workspace(workspace)).await.unwrap();
    assert!(may().await);
    let role = |role| service_account::Update { role: Some(role), ..service_account::Update::of(place) };
    world.make(role(NewRole::Workspace(WorkspaceRole::Viewer.into()))).await;
    World::eventually(async || !may().await).await;
    world.make(role(NewRole::Workspace(WorkspaceRole::Admin.into()))).await;
    World::eventually(&may).await;
    world.make(role(NewRole::None)).await;
    World::eventually(async || !may().await).await;
    let status = |status| service_account::Update { status: Some(status), ..service_account::Update::of(place) };
    stop(&other, &[&third.secret], async { drop(world.make(status(UserStatus::Disabled)).await) }).await;
    world.make(status(UserStatus::Active)).await;
    World::eventually(async || api_key::authenticate(&other, third.secret.reveal()).await.is_ok()).await;
    stop(&other, &[&third.secret], world.make(service_account::Delete { place })).await;
}

async fn a_groups_role_ends_on_every_node(world: World) {
    let other = second_node(&world).await;
    let (workspace, user) = (world.workspace("w").await.id, world.user("u", OrganizationRole::Member).await.id);
    let may = async || other.may(&world.acting(user), Permission::MembersCreate, Scope::Workspace(workspace)).await.unwrap();
    let source = || Label::try_from("tests").unwrap();
    for way in 0..4 {
        let create = group::Create { name: name_of("g"), description: None, role: None, source: source(), created_at: None };
        let id = world.make(create).await.id;
        assert!(!may().await);
        world.make(group_member::Add::one(id, user)).await;
        world.make(workspace_group::Create::new(workspace, id, WorkspaceRole::Manager)).await;
        World::eventually(&may).await;
        match way {
            0 => world.make(group_member::Remove { group: id, user }).await,
            1 => world.make(workspace_group::Delete { workspace, group: id }).await,
            2 => drop(world.make(workspace_group::Update { workspace, group: id, role: WorkspaceRole::Viewer.into() }).await),
            _ => {}
        }
        if way < 3 {
            World::eventually(async || !may().await).await;
        }
        world.make(group::Delete { id }).await;
        World::eventually(async || !may().await).await;
    }
}

async fn a_custom_role_ends_on_every_node(world: World) {
    let other = second_node(&world).await;
    let user = world.user("u", OrganizationRole::Member).await.id;
    let may = async || other.may(&world.acting(user), Permission::UsersList, Scope::Organization).await.unwrap();
    let permissions = PermissionSet::of(&[Permission::UsersList]);
    for way in 0..3 {
        let (name, scopes, created_at) = (name_of("r"), None, None);
        let place = world.make(role::Create { workspace: None, name, description: None, scopes, permissions, created_at }).await.place();
        assert!(!may().await);
        world.make(role_assignment::Create::new(place, Holder::User(user))).await;
        World::eventually(&may).await;
        match way {
            0 => world.make(role_assignment::Delete { role: place, holder: Holder::User(user) }).await,
            1 => drop(world.make(role::Update { permissions: Some(PermissionSet::NONE), ..role::Update::of(place) }).await),
            _ => {}
        }
        if way < 2 {
            World::eventually(async || !may().await).await;
        }
        world.make(role::Delete { place }).await;
        World::eventually(async || !may().await).await;
    }
}

async fn that_members_make_workspaces_begins_and_ends_on_every_node(world: World) {
    let other = second_node(&world).await;
    let user = world.user("u", OrganizationRole::Member).await.id;
    let may = async || other.may(&world.acting(user), Permission::WorkspacesCreate, Scope::Organization).await.unwrap();
    for let_them in [true, false] {
        assert_eq!(may().await, !let_them);
        let members_can_create_workspaces = Some(let_them);
        world.make(organization::Update { members_can_create_workspaces, ..organization::Update::of(world.organization) }).await;
        World::eventually(async || may().await == let_them).await;
    }
}

async fn two_nodes_share_one_sequence_without_gaps(world: World) {
    let nodes = [Arc::clone(&world.directory), Arc::new(second_node(&world).await)];
    let (version, _) = world.clocks().await;
    let tasks: Vec<_> = (0..16)
        .map(|task| {
            let (node, actor) = (Arc::clone(&nodes[task % 2]), world.owner);
            tokio::spawn(async move {
                let mut versions = Vec::new();
                for number in 0..20 {
                    let user = new_user(format!("{task}-{number}"), OrganizationRole::Member);
                    versions.push(node.change(&actor, origin(), user).await.unwrap().version);
                }
                versions
            })
        })
        .collect();
    let mut versions = Vec::new();
    for task in tasks {
        versions.extend(task.await.unwrap());
    }
    versions.sort_unstable();
    let version = version.cast_unsigned();
    assert_eq!(versions, (version + 1..=version + 320).collect::<Vec<_>>());
    world.assert_logs_hold().await;
}

async fn two_nodes_leave_one_owner(world: World) {
    let nodes = [Arc::clone(&world.directory), Arc::new(second_node(&world).await)];
    let owners = [UserId::from_bytes(world.owner.principal.bytes()), world.user("second", OrganizationRole::Owner).await.id];
    for _ in 0..20 {
        let tasks: Vec<_> = (0..16)
            .map(|task| {
                let (node, system) = (Arc::clone(&nodes[task % 2]), world.system());
                let change = user::Update { role: Some(OrganizationRole::Member.into()), ..user::Update::of(owners[task / 2 % 2]) };
                tokio::spawn(async move { node.change(&system, origin(), change).await })
            })
            .collect();
        for task in tasks {
            assert!(matches!(task.await.unwrap(), Ok(_) | Err(Error::Conflict(_))));
        }
        let left = user::Filter { roles: vec![OrganizationRole::Owner], ..user::Filter::default() };
        let page = roster_core::page::Page::after(10, None).unwrap();
        assert_eq!(user::list(&world.directory, &world.system(), &left, page).await.unwrap().total, 1);
        for owner in owners {
            world.make(user::Update { role: Some(OrganizationRole::Owner.into()), ..user::Update::of(owner) }).await;
        }
    }
}

async fn nodes_that_start_together_follow_one_another(_world: World) {
    for _ in 0..5 {
        let place = Place::fresh(Backend::Postgres).await;
        let starting: Vec<_> = (0..8)
            .map(|node| {
                let place = place.clone();
                tokio::spawn(async move { place.store(surroundings(node).0).await.map(Directory::new) })
            })
            .collect();
        for node in starting {
            let node = node.await.unwrap().unwrap();
            if organization_count(&node).await == 1 {
                found(&node, "acme").await;
            }
        }
        place.clear().await;
    }
}

async fn organization_count(node: &Directory) -> i64 {
    let mut lease = node.store().read().await.unwrap();
    lease.conn().unwrap().query("SELECT COUNT(*) FROM organizations", &[], |row| row.int(0)).await.unwrap()[0]
}

/// More of them than there are connections, none of them cached.
async fn many_who_read_a_key_do_not_wait_for_each_other(world: World) {
    let mut callers: Vec<Actor> = Vec::new();
    for number in 0..64 {
        callers.push(world.person(number, OrganizationRole::Viewer).await);
    }
    let world = Arc::new(world);
    let tasks: Vec<_> = callers
        .into_iter()
        .map(|caller| {
            let world = Arc::clone(&world);
            tokio::spawn(async move { api_key::get(&world.directory, &caller, world.owner_key.key.id).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
}

/// All connections were in use, the poll waited with everybody, and what was cached was read again, for more load.
async fn a_poll_does_not_wait_behind_requests(world: World) {
    let home = world.home().await;
    workspace::get(&world.directory, &world.owner, home).await.unwrap();
    let mut leases = Vec::new();
    for _ in 0..16 {
        leases.push(world.directory.store().read().await.unwrap());
    }
    world.clock.advance_micros(3 * SECOND);
    let cache = world.directory.store().cache();
    World::eventually(async || cache.get::<workspace::Workspace>(world.organization, &Subject::Workspace(home)).is_some()).await;
    drop(leases);
}

async fn a_lost_connection_fails_one_batch_and_no_other(world: World) {
    let world = Arc::new(world);
    let before = world.clocks().await;
    for round in 0..3 {
        let (held, gate) = super::store::busy(&world);
        // Whoever has locked the organization's row in this schema is the batch that runs.
        let kill = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE relation = 'organizations'::regclass AND pid <> pg_backend_pid()";
        world.place.batch_outside(kill).await;
        let next = tokio::spawn({
            let world = Arc::clone(&world);
            async move { world.change(&world.system(), new_user(round, OrganizationRole::Member)).await }
        });
        gate.wait();
        assert!(matches!(held.await, Err(Error::Unavailable(_))));
        if next.await.unwrap().is_err() {
            world.make(new_user(round, OrganizationRole::Member)).await;
        }
    }
    assert_eq!(world.clocks().await, (before.0 + 3, before.1 + 3));
    world.assert_logs_hold().await;
}
