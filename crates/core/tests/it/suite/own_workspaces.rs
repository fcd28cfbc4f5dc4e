//! Whose a workspace is: who edits, sets up, deletes and restores it, and that everybody may leave.

use crate::world::{SECOND, World, name_of};
use roster_core::{
    Error, Kind, Result,
    access::{
        self, Action, Actor, Counting, Evaluation, OrganizationRole, Path, Permission, PermissionSet, Question, Reason,
        Resource, Scope, Subject, WorkspaceRole,
    },
    api_key::{self, Owner},
    id::{UserId, WorkspaceId},
    member::{self, NewMember},
    page::Page,
    patch::Patch,
    role,
    role_assignment::{self, Holder, WithoutRoles},
    service_account::{self, Home},
    text::Json,
    user,
    workspace::{self, Filter, WorkspaceStatus},
};
use serde_json::json;

pub(super) fn user_of(actor: &Actor) -> UserId {
    actor.person().expect("a person acts")
}

pub(super) fn refused<T: std::fmt::Debug>(answer: Result<T>, reason: Reason) {
    assert!(matches!(&answer, Err(Error::Forbidden { reason: known, .. }) if *known == reason), "{answer:?}");
}

pub(super) fn absent<T: std::fmt::Debug>(answer: Result<T>) {
    assert!(matches!(answer, Err(Error::NotFound(Kind::Workspace))), "{answer:?}");
}

/// A key of somebody that allows only this.
pub(super) async fn limited(world: &World, of: &Actor, list: &[Permission]) -> Actor {
    let permissions = Some(PermissionSet::of(list));
    let create = api_key::Create { permissions, ..api_key::Create::new(Owner::User(user_of(of)), None, name_of("limited")) };
    world.caller(&world.make(create).await).await.unwrap()
}

pub(super) async fn given(world: &World, holder: Holder, workspace: Option<WorkspaceId>, list: &[Permission]) {
    let (name, permissions) = (name_of("Given"), PermissionSet::of(list));
    let role = role::Create { workspace, name, description: None, scopes: None, permissions, created_at: None };
    let place = world.make(role).await.place();
    world.make(role_assignment::Create::new(place, holder)).await;
}

pub(super) async fn role_in(world: &World, id: WorkspaceId, actor: &Actor) -> Option<WorkspaceRole> {
    member::get(&world.directory, &world.owner, id, user_of(actor)).await.ok().map(|member| member.role)
}

fn delete(id: WorkspaceId) -> workspace::Delete {
    workspace::Delete { id, confirm_name: None, revoke_keys: true }
}

pub(in crate::suite) async fn naming_a_workspace_is_not_setting_it_up(world: World) {
    let id = world.workspace("w").await.id;
    let manager = world.staff("manager", id, WorkspaceRole::Manager).await;
    let admin = world.staff("admin", id, WorkspaceRole::Admin).await;
    let of = workspace::Update::of;
    let rename = |name: &str| workspace::Update { name: Some(name_of(name)), ..of(id) };
    let some = || Json::try_from(json!({"a": 1})).unwrap();
    assert_eq!(&*world.change(&manager, rename("by a manager")).await.unwrap().name, "by a manager");
    let set_up = [
        workspace::Update { defaults: Patch::Set(some()), ..of(id) },
        workspace::Update { merge_defaults: Some(some()), ..of(id) },
        workspace::Update { usage_limits: Patch::Set(some()), ..of(id) },
        workspace::Update { rate_limits: Patch::Set(some()), ..of(id) },
        workspace::Update { settings: Patch::Set(some()), ..of(id) },
        workspace::Update { archived: Some(true), ..of(id) },
        workspace::Update { archived: Some(true), ..rename("and put away") },
    ];
    let before = world.clocks().await.0;
    for change in &set_up {
        refused(world.change(&manager, change.clone()).await, Reason::Role);
    }
    assert_eq!(world.clocks().await.0, before);
    for role in [WorkspaceRole::Member, WorkspaceRole::Viewer] {
        refused(world.change(&world.staff(role, id, role).await, rename("no")).await, Reason::Role);
    }
    // Each of the two is enough for what is its own, and for nothing else.
    let (names, sets_up) = (
        limited(&world, &admin, &[Permission::WorkspacesUpdate]).await,
        limited(&world, &admin, &[Permission::WorkspacesConfigure]).await,
    );
    world.change(&names, rename("by a key")).await.unwrap();
    refused(world.change(&sets_up, rename("no")).await, Reason::KeyScope);
    for change in set_up {
        let mixed = change.name.is_some();
        assert!(world.change(&names, change.clone()).await.is_err());
        let answer = world.change(&sets_up, change).await;
        assert_eq!(answer.is_ok(), !mixed, "{answer:?}");
    }
    assert!(workspace::get(&world.directory, &admin, id).await.unwrap().archived_at.is_some());
}

pub(in crate::suite) async fn an_admin_of_a_workspace_ends_it_and_takes_it_back(world: World) {
    let (id, other) = (world.workspace("w").await.id, world.workspace("other").await.id);
    let admin = world.staff("admin", id, WorkspaceRole::Admin).await;
    let manager = world.staff("manager", id, WorkspaceRole::Manager).await;
    let elsewhere = world.staff("elsewhere", other, WorkspaceRole::Admin).await;
    let viewer = world.person("viewer", OrganizationRole::Viewer).await;
    refused(world.change(&manager, delete(id)).await, Reason::Role);
    absent(world.change(&elsewhere, delete(id)).await);
    world.change(&admin, delete(id)).await.unwrap();

    let deleted = Filter { status: vec![WorkspaceStatus::Deleted], ..Filter::default() };
    let all = Filter { status: WorkspaceStatus::ALL.to_vec(), ..Filter::default() };
    let listed = async |actor: &Actor, filter: &Filter| {
        let listed = workspace::list(&world.directory, actor, filter, Page::after(10, None).unwrap()).await.unwrap();
        assert_eq!(listed.total, listed.items.len() as u64);
        listed.items.iter().any(|found| found.id == id)
    };
    let restores = async |actor: &Actor| {
        let (subject, action) = (Subject::User(user_of(actor)), Action::Permission(Permission::WorkspacesRestore));
        let question = Question { subject: Some(subject), action: Some(action), resource: Some(Resource::Workspace(id)) };
        access::evaluate(&world.directory, actor, &question).await.unwrap()
    };
    for (actor, knows) in [(&admin, true), (&world.owner, true), (&manager, false), (&elsewhere, false), (&viewer, false)] {
        assert_eq!(workspace::get(&world.directory, actor, id).await.is_ok(), knows);
        assert_eq!(workspace::to_restore(&world.directory, actor, id).await.is_ok(), knows);
        assert_eq!((listed(actor, &deleted).await, listed(actor, &all).await), (knows, knows));
        assert_eq!(matches!(restores(actor).await, Evaluation::Allowed(_)), knows);
    }
    // Whoever may not take it back hears the same as of one that never was.
    let nowhere = Question {
        subject: Some(Subject::User(user_of(&manager))),
        action: Some(Action::Permission(Permission::WorkspacesRestore)),
        resource: Some(Resource::Workspace(WorkspaceId::from_bytes([9; 16]))),
    };
    assert_eq!(restores(&manager).await, access::evaluate(&world.directory, &manager, &nowhere).await.unwrap());
    let reads = limited(&world, &admin, &[Permission::WorkspacesRead, Permission::WorkspacesList]).await;
    absent(workspace::get(&world.directory, &reads, id).await);
    let refusal = workspace::list(&world.directory, &reads, &deleted, Page::after(10, None).unwrap()).await;
    assert!(matches!(refusal, Err(Error::Forbidden { .. })), "{refusal:?}");

    assert!(world.change(&manager, workspace::Restore { id }).await.is_err());
    assert_eq!(world.change(&admin, workspace::Restore { id }).await.unwrap().deleted_at, None);
    assert_eq!(role_in(&world, id, &manager).await, Some(WorkspaceRole::Manager));
    // The default workspace stays.
    let home = world.home().await;
    let admin_at_home = world.staff("at-home", home, WorkspaceRole::Admin).await;
    assert!(matches!(world.change(&admin_at_home, delete(home)).await, Err(Error::Conflict(_))));
}

pub(in crate::suite) async fn nobody_takes_back_more_than_they_could_give(world: World) {
    let id = world.workspace("w").await.id;
    world.staff("admin", id, WorkspaceRole::Admin).await;
    let ender = world.person("ender", OrganizationRole::Member).await;
    given(&world, Holder::User(user_of(&ender)), Some(id), &[Permission::WorkspacesRead, Permission::WorkspacesRestore]).await;
    world.make(delete(id)).await;
    assert!(workspace::get(&world.directory, &ender, id).await.is_ok());
    refused(world.change(&ender, workspace::Restore { id }).await, Reason::Rank);
    world.make(workspace::Restore { id }).await;
    // What reaches beyond the workspace comes back by whom it would be given.
    let admin = world.staff("another", id, WorkspaceRole::Admin).await;
    let create = service_account::Create { home: Home::Workspace(id, None), name: name_of("Robot"), description: None, created_at: None };
    let robot = world.make(create).await.id;
    given(&world, Holder::ServiceAccount(robot), None, &[Permission::UsersDelete]).await;
    world.change(&admin, delete(id)).await.unwrap();
    refused(world.change(&admin, workspace::Restore { id }).await, Reason::Rank);
    world.change(&world.owner, workspace::Restore { id }).await.unwrap();
    // An admin whose time is over is none.
    let ending = world.user("ending", OrganizationRole::Member).await.id;
    let expires_at = Some(world.clock_now().plus_micros(SECOND));
    let members = vec![NewMember { expires_at, ..NewMember::new(ending, WorkspaceRole::Admin) }];
    world.make(member::Add { workspace: id, members }).await;
    world.make(delete(id)).await;
    // What comes back would outlast them.
    refused(world.change(&world.acting(ending), workspace::Restore { id }).await, Reason::Rank);
    world.clock.advance_micros(2 * SECOND);
    absent(workspace::get(&world.directory, &world.acting(ending), id).await);
    absent(world.change(&world.acting(ending), workspace::Restore { id }).await);
}

pub(in crate::suite) async fn whoever_is_a_member_may_leave(world: World) {
    let id = world.workspace("w").await.id;
    let remove = |user| member::Remove { workspace: id, user };
    let witness = world.staff("witness", id, WorkspaceRole::Viewer).await;
    let leaves = async |actor: &Actor, user: UserId| {
        let resource = Resource::Member(id, Some(user));
        let action = Action::Permission(Permission::MembersDelete);
        let question = Question { subject: Some(Subject::User(user_of(actor))), action: Some(action), resource: Some(resource) };
        access::evaluate(&world.directory, &world.owner, &question).await.unwrap()
    };
    for role in WorkspaceRole::ALL {
        let actor = world.staff(format!("{role}-leaves"), id, *role).await;
        let manages = *role >= WorkspaceRole::Manager;
        assert!(world.change(&actor, remove(user_of(&world.owner))).await.is_err(), "the owner is no member");
        assert_eq!(matches!(leaves(&actor, user_of(&witness)).await, Evaluation::Allowed(_)), manages);
        let path = if manages { Path::WorkspaceRole(*role) } else { Path::Oneself };
        assert_eq!(leaves(&actor, user_of(&actor)).await, Evaluation::Allowed(path));
        if !manages {
            refused(world.change(&actor, remove(user_of(&witness))).await, Reason::Role);
        }
        refused(world.change(&limited(&world, &actor, &[Permission::MembersRead]).await, remove(user_of(&actor))).await, Reason::KeyScope);
        // A key that may remove members is enough, whatever else it may not.
        let key = limited(&world, &actor, &[Permission::MembersDelete]).await;
        world.change(&key, remove(user_of(&actor))).await.unwrap();
        assert_eq!(role_in(&world, id, &actor).await, None);
        absent(world.change(&actor, remove(user_of(&actor))).await);
    }
    // With a custom role that goes with it, which a key that only removes members could take from nobody else.
    let holder = world.staff("holder", id, WorkspaceRole::Viewer).await;
    let own = Holder::User(user_of(&holder));
    given(&world, own, Some(id), &[Permission::WorkspacesRead, Permission::MembersCreate]).await;
    let key = limited(&world, &holder, &[Permission::MembersDelete]).await;
    let with_roles = |actor: &Actor| WithoutRoles { change: remove(user_of(actor)), workspace: id, holder: Holder::User(user_of(actor)) };
    refused(world.change(&key, with_roles(&witness)).await, Reason::Role);
    world.change(&key, with_roles(&holder)).await.unwrap();
    assert_eq!(role_in(&world, id, &holder).await, None);
    assert!(!world.directory.may(&holder, Permission::MembersCreate, Scope::Workspace(id)).await.unwrap());
    // Nobody leaves for somebody else, where they are not, or what they are in by a group or by their role alone.
    let other = world.staff("other", world.workspace("there").await.id, WorkspaceRole::Viewer).await;
    absent(world.change(&other, remove(user_of(&other))).await);
    absent(world.change(&other, remove(user_of(&witness))).await);
    let viewer = world.person("viewer", OrganizationRole::Viewer).await;
    refused(world.change(&viewer, remove(user_of(&viewer))).await, Reason::Role);
    let scope = Scope::Member(id, user_of(&witness));
    assert!(world.directory.may_counting(&witness, Permission::MembersDelete, scope, Counting::ExplicitMembership).await.unwrap());
    assert!(!world.directory.may(&viewer, Permission::MembersDelete, scope).await.unwrap());
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn a_workspace_says_who_changed_it_last(world: World) {
    let id = world.workspace("w").await.id;
    let admin = world.staff("admin", id, WorkspaceRole::Admin).await;
    let by = async || workspace::get(&world.directory, &world.owner, id).await.unwrap().updated_by;
    assert_eq!(by().await, None, "the system made it");
    world.change(&admin, workspace::Update { name: Some(name_of("x")), ..workspace::Update::of(id) }).await.unwrap();
    assert_eq!(by().await, Some(user_of(&admin)));
    world.change(&world.owner, workspace::Update { archived: Some(true), ..workspace::Update::of(id) }).await.unwrap();
    assert_eq!(by().await, Some(user_of(&world.owner)));
    world.change(&admin, delete(id)).await.unwrap();
    assert_eq!(by().await, Some(user_of(&admin)));
    world.change(&world.owner, workspace::Restore { id }).await.unwrap();
    assert_eq!(by().await, Some(user_of(&world.owner)));
    world.make(workspace::Update { name: Some(name_of("y")), ..workspace::Update::of(id) }).await;
    assert_eq!(by().await, None, "no person did");
    // Who is gone is still told.
    world.change(&admin, workspace::Update { name: Some(name_of("z")), ..workspace::Update::of(id) }).await.unwrap();
    world.make(user::Delete { id: user_of(&admin) }).await;
    assert_eq!(by().await, Some(user_of(&admin)));
}

/// What one permission allowed takes two: lists that were stored with the one are brought to both.
pub(in crate::suite) async fn what_could_set_up_a_workspace_still_can(world: World) {
    let id = world.workspace("w").await.id;
    let (holder, admin) = (world.person("holder", OrganizationRole::Member).await, world.staff("admin", id, WorkspaceRole::Admin).await);
    given(&world, Holder::User(user_of(&holder)), Some(id), &[Permission::WorkspacesRead, Permission::WorkspacesUpdate]).await;
    let key = limited(&world, &admin, &[Permission::WorkspacesUpdate]).await;
    let other = limited(&world, &admin, &[Permission::WorkspacesRead]).await;
    let migration = match world.place.blob(&[]).starts_with('x') {
        true => include_str!("../../../src/store/migrations/0013_own_workspaces/sqlite.sql"),
        false => include_str!("../../../src/store/migrations/0013_own_workspaces/postgres.sql"),
    };
    let (_, lists) = migration.split_once("UPDATE custom_roles").unwrap();
    // As often as it runs it is there once.
    for _ in 0..2 {
        world.place.batch_outside(&format!("UPDATE custom_roles{lists}")).await;
    }
    // Nobody has asked before, so nothing of it is in the cache.
    for (actor, expected) in [(&holder, true), (&key, true), (&other, false)] {
        for permission in [Permission::WorkspacesUpdate, Permission::WorkspacesConfigure] {
            assert_eq!(world.directory.may(actor, permission, Scope::Workspace(id)).await.unwrap(), expected);
        }
    }
    let kept = world.rows("SELECT permissions FROM custom_roles", &[], |row| row.text(0)).await;
    assert_eq!(kept, [r#"["workspaces.read","workspaces.update","workspaces.configure"]"#]);
}
