//! Who makes workspaces, and that who makes one is its admin and no more.

use super::own_workspaces::{absent, given, limited, refused, role_in, user_of};
use crate::world::{World, name_of};
use roster_core::{
    Error,
    access::{Actor, OrganizationRole, Path, Permission, PermissionSet, Principal, Reason, Scope, WorkspaceRole},
    api_key::{self, Owner},
    member::NewMember,
    organization,
    role_assignment::Holder,
    service_account::{self, Home},
    user::{self, UserStatus},
    workspace,
};

async fn let_members_create(world: &World, let_them: bool) {
    let change = organization::Update { members_can_create_workspaces: Some(let_them), ..organization::Update::of(world.organization) };
    world.change(&world.owner, change).await.unwrap();
}

fn named(name: &str) -> workspace::Create {
    workspace::Create::named(name_of(name))
}

pub(in crate::suite) async fn members_make_workspaces_where_the_organization_lets_them(world: World) {
    let plain = world.person("plain", OrganizationRole::Member).await;
    let create = Permission::WorkspacesCreate;
    let path = async |actor: &Actor| world.directory.permit(actor, create, Scope::Organization).await.map(|permit| permit.path());
    refused(world.change(&plain, named("no")).await, Reason::Role);
    let_members_create(&world, true).await;
    assert!(organization::get(&world.directory, &world.owner).await.unwrap().members_can_create_workspaces);
    assert_eq!(path(&plain).await, Ok(Path::MembersCanCreateWorkspaces));
    let permit = world.directory.permit(&plain, create, Scope::Organization).await.unwrap();
    assert!(permit.may_give(PermissionSet::of(&[create])).is_err(), "what everybody may do is nobody's to hand on");
    assert_eq!(path(&world.owner).await, Ok(Path::OrganizationRole(OrganizationRole::Owner)));
    let made = world.change(&plain, named("mine")).await.unwrap();
    assert_eq!(role_in(&world, made.id, &plain).await, Some(WorkspaceRole::Admin));
    // A key of theirs as far as its own permissions go; what is no person not at all, nor who is disabled.
    world.change(&limited(&world, &plain, &[create]).await, named("by a key")).await.unwrap();
    refused(world.change(&limited(&world, &plain, &[Permission::UsersRead]).await, named("no")).await, Reason::KeyScope);
    let bound = api_key::Create::new(Owner::User(user_of(&plain)), Some(made.id), name_of("bound"));
    let bound = world.caller(&world.make(bound).await).await.unwrap();
    refused(world.change(&bound, named("no")).await, Reason::KeyWorkspace);
    let home = Home::Organization(OrganizationRole::Member);
    let robot = world.make(service_account::Create { home, name: name_of("Robot"), description: None, created_at: None }).await.id;
    let robot = Actor { principal: Principal::ServiceAccount(robot), ..plain };
    let key = api_key::Create::new(Owner::Organization(OrganizationRole::Member), None, name_of("key"));
    for actor in [robot, world.caller(&world.make(key).await).await.unwrap()] {
        refused(world.change(&actor, named("no")).await, Reason::Role);
    }
    let status = |status| user::Update { status: Some(status), ..user::Update::of(user_of(&plain)) };
    world.make(status(UserStatus::Disabled)).await;
    refused(world.change(&plain, named("no")).await, Reason::Inactive);
    world.make(status(UserStatus::Active)).await;
    // It is nothing that stands between a person and who manages people.
    let keeper = world.person("keeper", OrganizationRole::Member).await;
    let allowed = [Permission::UsersUpdate, Permission::UsersRead];
    given(&world, Holder::User(user_of(&keeper)), None, &allowed).await;
    let keeper = limited(&world, &keeper, &allowed).await;
    world.change(&keeper, status(UserStatus::Disabled)).await.unwrap();
    world.make(status(UserStatus::Active)).await;
    // Who lets everybody make some must be able to make some.
    let_members_create(&world, false).await;
    assert_eq!(path(&plain).await, Err(Error::Forbidden { permission: create, reason: Reason::Role }));
    let clerk = world.person("clerk", OrganizationRole::Member).await;
    given(&world, Holder::User(user_of(&clerk)), Some(world.home().await), &[]).await;
    let narrow = limited(&world, &world.owner, &[Permission::OrganizationsUpdate]).await;
    let change = organization::Update { members_can_create_workspaces: Some(true), ..organization::Update::of(world.organization) };
    refused(world.change(&narrow, change).await, Reason::Rank);
}

pub(in crate::suite) async fn who_makes_a_workspace_is_its_admin_and_no_more(world: World) {
    let_members_create(&world, true).await;
    let maker = world.person("maker", OrganizationRole::Member).await;
    let other = world.user("other", OrganizationRole::Member).await.id;
    let with = |name: &str, members: Vec<NewMember>| workspace::Create { members, ..named(name) };
    let own = |role| NewMember::new(user_of(&maker), role);
    let before = world.clocks().await;
    let made = world.change(&maker, with("with another", vec![NewMember::new(other, WorkspaceRole::Admin)])).await.unwrap();
    assert_eq!(world.clocks().await, (before.0 + 1, before.1 + 3), "one write, an event each");
    assert_eq!(role_in(&world, made.id, &maker).await, Some(WorkspaceRole::Admin));
    assert_eq!(role_in(&world, made.id, &world.acting(other)).await, Some(WorkspaceRole::Admin));
    assert_eq!((made.created_by, made.updated_by), (Some(user_of(&maker)), Some(user_of(&maker))));
    // A role that they name for themselves is theirs, and others get no more than it gives.
    let asked = vec![own(WorkspaceRole::Manager), NewMember::new(other, WorkspaceRole::Member)];
    let managed = world.change(&maker, with("managed", asked)).await.unwrap();
    assert_eq!(role_in(&world, managed.id, &maker).await, Some(WorkspaceRole::Manager));
    for (mine, theirs) in [(WorkspaceRole::Manager, WorkspaceRole::Admin), (WorkspaceRole::Viewer, WorkspaceRole::Viewer)] {
        let answer = world.change(&maker, with("no", vec![own(mine), NewMember::new(other, theirs)])).await;
        assert!(matches!(answer, Err(Error::Forbidden { .. })), "{answer:?}");
    }
    assert!(world.change(&maker, with("no", vec![own(WorkspaceRole::Admin), own(WorkspaceRole::Admin)])).await.is_err());
    // A key that may make workspaces adds nobody but its owner.
    let narrow = limited(&world, &maker, &[Permission::WorkspacesCreate]).await;
    refused(world.change(&narrow, with("no", vec![NewMember::new(other, WorkspaceRole::Viewer)])).await, Reason::KeyScope);
    let alone = world.change(&narrow, with("alone", vec![own(WorkspaceRole::Admin)])).await.unwrap();
    refused(world.change(&narrow, workspace::Update { name: Some(name_of("x")), ..workspace::Update::of(alone.id) }).await, Reason::KeyScope);
    // It reaches nothing beyond what is theirs.
    for permission in [Permission::UsersList, Permission::UsersUpdate, Permission::RolesCreate, Permission::InvitationsCreate] {
        refused(world.directory.permit(&maker, permission, Scope::Organization).await, Reason::Role);
    }
    refused(world.directory.permit(&maker, Permission::UsersRead, Scope::User(other)).await, Reason::Role);
    absent(workspace::get(&world.directory, &maker, world.home().await).await);
    // Whoever is its admin anyway is no member unless they say so, nor is what is no person.
    for role in [OrganizationRole::Owner, OrganizationRole::Admin] {
        let actor = world.person(role, role).await;
        let made = world.change(&limited(&world, &actor, &[Permission::WorkspacesCreate]).await, named("w")).await.unwrap();
        assert_eq!(role_in(&world, made.id, &actor).await, None);
    }
    let reader = world.person("reader", OrganizationRole::Viewer).await;
    let made = world.change(&reader, named("a reader's")).await.unwrap();
    assert_eq!(role_in(&world, made.id, &reader).await, Some(WorkspaceRole::Admin));
    world.assert_logs_hold().await;
}

