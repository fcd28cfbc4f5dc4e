//! Custom roles: what they hold counts from the next decision on, through groups too, and nobody gives more than they hold.

use crate::world::{World, found, name_of};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Counting, OrganizationRole, Path, Permission, PermissionSet, Principal, Reason, RoleChange, Scope, WorkspaceRole},
    alias, api_key,
    group::{self, Group},
    group_member,
    id::{Id, RoleId, UserId, WorkspaceId, entity},
    member::{self, NewMember},
    page::{Order, Page},
    patch::Patch,
    role::{self, AnyRole, Held, Role},
    role_assignment::{self, Holder, RoleAssignment, WithRole, WithoutRoles},
    service_account::{self, Home},
    text::{AliasText, Dialect, Label},
    user::{self, UserStatus},
    workspace, workspace_group,
};

const READERS: PermissionSet = PermissionSet::of(&[Permission::UsersList, Permission::GroupsList]);
const ADDERS: PermissionSet = PermissionSet::of(&[Permission::WorkspacesRead, Permission::MembersCreate]);

fn new_role(name: &str, workspace: Option<WorkspaceId>, permissions: PermissionSet) -> role::Create {
    role::Create { workspace, name: name_of(name), description: None, scopes: None, permissions, created_at: None }
}

async fn made(world: &World, name: &str, workspace: Option<WorkspaceId>, permissions: PermissionSet) -> Role {
    world.clock.advance_micros(1_000_000);
    world.make(new_role(name, workspace, permissions)).await
}

async fn give(world: &World, role: &Role, holder: Holder) -> RoleAssignment {
    world.make(role_assignment::Create::new(role.place(), holder)).await
}

async fn new_group(world: &World, name: &str) -> Group {
    let (name, source) = (name_of(name), Label::try_from("tests").unwrap());
    world.make(group::Create { name, description: None, role: None, source, created_at: None }).await
}

fn user_of(actor: &Actor) -> UserId {
    match actor.principal {
        Principal::User(id) => id,
        other => panic!("{other:?}"),
    }
}

async fn may(world: &World, actor: &Actor, permission: Permission, scope: Scope) -> bool {
    world.directory.may(actor, permission, scope).await.unwrap()
}

fn above<T: std::fmt::Debug>(answer: Result<T>) {
    assert!(matches!(answer, Err(Error::Forbidden { reason: Reason::Rank, .. })), "{answer:?}");
}

fn invalid<T: std::fmt::Debug>(answer: Result<T>, wanted: &str) {
    assert!(matches!(&answer, Err(Error::Invalid { field, .. }) if field == wanted), "{answer:?}");
}

pub(in crate::suite) async fn a_custom_role_counts_from_the_next_decision_on(world: World) {
    let person = world.person("p", OrganizationRole::Member).await;
    let role = made(&world, "Readers", None, READERS).await;
    let lists = async |permission| may(&world, &person, permission, Scope::Organization).await;
    assert!(!lists(Permission::UsersList).await);
    give(&world, &role, Holder::User(user_of(&person))).await;
    assert!(lists(Permission::UsersList).await && !lists(Permission::UsersCreate).await);
    let permit = world.directory.permit(&person, Permission::UsersList, Scope::Organization).await.unwrap();
    assert_eq!(permit.path(), Path::CustomRole(role.id, None));
    let wider = role::Update { permissions: Some(READERS.join(ADDERS)), ..role::Update::of(role.place()) };
    let workspace = world.workspace("w").await.id;
    assert!(!may(&world, &person, Permission::MembersCreate, Scope::Workspace(workspace)).await);
    world.make(wider).await;
    // A role of the organization counts in its workspaces, unless only membership does.
    let scope = Scope::Workspace(workspace);
    assert!(may(&world, &person, Permission::MembersCreate, scope).await);
    let explicit = world.directory.permit_counting(&person, Permission::MembersCreate, scope, Counting::ExplicitMembership).await;
    assert_eq!(explicit.unwrap_err(), Error::NotFound(Kind::Workspace));
    world.make(role_assignment::Delete { role: role.place(), holder: Holder::User(user_of(&person)) }).await;
    assert!(!lists(Permission::UsersList).await);
    give(&world, &role, Holder::User(user_of(&person))).await;
    assert!(lists(Permission::UsersList).await);
    world.make(role::Delete { place: role.place() }).await;
    assert!(!lists(Permission::UsersList).await);
    assert_eq!(world.number("SELECT COUNT(*) FROM role_assignments WHERE organization_id = $1").await, 0);
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn a_workspaces_custom_role_counts_there_alone(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let person = world.person("p", OrganizationRole::Member).await;
    let role = made(&world, "Adders", Some(here), ADDERS).await;
    give(&world, &role, Holder::User(user_of(&person))).await;
    let adds = async |workspace| may(&world, &person, Permission::MembersCreate, Scope::Workspace(workspace)).await;
    assert!(adds(here).await && !adds(there).await);
    assert!(!may(&world, &person, Permission::MembersCreate, Scope::Organization).await);
    let permit = world.directory.permit_counting(&person, Permission::MembersCreate, Scope::Workspace(here), Counting::ExplicitMembership);
    assert_eq!(permit.await.unwrap().path(), Path::CustomRole(role.id, None));
    let listed = workspace::list(&world.directory, &person, &workspace::Filter::default(), Page::after(10, None).unwrap()).await.unwrap();
    assert_eq!((listed.items.iter().map(|found| found.id).collect::<Vec<_>>(), listed.total), (vec![here], 1));
    // It takes somebody in to hold a key that is bound there.
    let key = |workspace| api_key::Create::new(api_key::Owner::User(user_of(&person)), Some(workspace), name_of("k"));
    let bound = world.make(key(here)).await;
    invalid(world.change(&world.owner, key(there)).await.map(|created| created.key), "user");
    let caller = world.caller(&bound).await.unwrap();
    assert!(may(&world, &caller, Permission::MembersCreate, Scope::Workspace(here)).await);
    // It goes and comes back with its workspace, for who could give it.
    world.make(workspace::Delete { id: here, confirm_name: None, revoke_keys: true }).await;
    assert!(!adds(here).await || workspace::get(&world.directory, &person, here).await.is_err());
    assert_eq!(role::get(&world.directory, &world.owner, role.id).await, Err(Error::NotFound(Kind::Role)));
    let restorer = made(&world, "Restorers", None, PermissionSet::of(&[Permission::WorkspacesRestore])).await;
    let weak = world.person("weak", OrganizationRole::Member).await;
    give(&world, &restorer, Holder::User(user_of(&weak))).await;
    above(world.change(&weak, workspace::Restore { id: here }).await);
    world.make(workspace::Restore { id: here }).await;
    assert!(adds(here).await);
}

pub(in crate::suite) async fn a_groups_custom_role_is_had_by_whoever_is_in_it(world: World) {
    let person = world.person("p", OrganizationRole::Member).await;
    let (group, id) = (new_group(&world, "g").await, user_of(&person));
    let role = made(&world, "Readers", None, READERS).await;
    give(&world, &role, Holder::Group(group.id)).await;
    let lists = async || may(&world, &person, Permission::UsersList, Scope::Organization).await;
    assert!(!lists().await);
    world.make(group_member::Add::one(group.id, id)).await;
    assert!(lists().await);
    let permit = world.directory.permit(&person, Permission::UsersList, Scope::Organization).await.unwrap();
    assert_eq!(permit.path(), Path::CustomRole(role.id, Some(group.id)));
    // A role in the organization is had the same way.
    let set = |role: Option<OrganizationRole>| group::Update {
        role: role.map_or(Patch::Clear, |role| Patch::Set(RoleChange::from(role))),
        ..group::Update::of(group.id)
    };
    assert!(!may(&world, &person, Permission::UsersCreate, Scope::Organization).await);
    assert_eq!(world.make(set(Some(OrganizationRole::Admin))).await.role, Some(OrganizationRole::Admin));
    let permit = world.directory.permit(&person, Permission::UsersCreate, Scope::Organization).await.unwrap();
    assert_eq!(permit.path(), Path::OrganizationGroup(group.id, OrganizationRole::Admin));
    above(world.change(&person, user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(user_of(&world.owner)) }).await);
    invalid(world.change(&world.owner, set(Some(OrganizationRole::Owner))).await, "role");
    let held = role::held(&world.directory, &world.owner, Holder::User(id), None).await.unwrap();
    let groups = vec![group.id];
    assert_eq!(
        held,
        [
            Held { role: AnyRole::Organization(OrganizationRole::Member), own: true, assigned_at: None, groups: vec![] },
            Held { role: AnyRole::Organization(OrganizationRole::Admin), own: false, assigned_at: None, groups: groups.clone() },
            Held { role: AnyRole::Custom(role.clone()), own: false, assigned_at: None, groups },
        ]
    );
    let given = give(&world, &role, Holder::User(id)).await;
    let held = role::held(&world.directory, &world.owner, Holder::User(id), None).await.unwrap();
    assert_eq!((held.len(), held[2].own, held[2].assigned_at, held[2].groups.len()), (3, true, Some(given.created_at), 1));
    let nobody = Holder::User(UserId::from_bytes([9; 16]));
    assert_eq!(role::held(&world.directory, &world.owner, nobody, None).await, Err(Error::NotFound(Kind::User)));
    assert_eq!(world.make(set(None)).await.role, None);
    assert!(!may(&world, &person, Permission::UsersCreate, Scope::Organization).await);
    world.make(group::Delete { id: group.id }).await;
    let held = role::held(&world.directory, &world.owner, Holder::User(id), None).await.unwrap();
    assert_eq!(held.iter().map(|held| (held.own, held.groups.len())).collect::<Vec<_>>(), [(true, 0), (true, 0)]);
}

pub(in crate::suite) async fn nobody_gives_more_by_a_custom_role_than_they_hold(world: World) {
    let workspace = world.workspace("w").await.id;
    let manages = PermissionSet::of(&[Permission::RolesCreate, Permission::RolesUpdate, Permission::RolesDelete])
        .join(PermissionSet::of(&[Permission::RoleAssignmentsCreate, Permission::RoleAssignmentsDelete, Permission::RolesRead]));
    let strong = made(&world, "Strong", None, PermissionSet::of(&[Permission::UsersDelete])).await;
    let keeper = world.person("keeper", OrganizationRole::Member).await;
    give(&world, &made(&world, "Keepers", None, manages.join(READERS)).await, Holder::User(user_of(&keeper))).await;
    let (keeper_id, other) = (user_of(&keeper), world.user("other", OrganizationRole::Member).await.id);

    above(world.change(&keeper, new_role("Mine", None, PermissionSet::of(&[Permission::UsersDelete]))).await);
    let own = world.change(&keeper, new_role("Mine", None, READERS)).await.unwrap();
    let update = |place, permissions| role::Update { permissions: Some(permissions), ..role::Update::of(place) };
    above(world.change(&keeper, update(own.place(), READERS.join(ADDERS))).await);
    above(world.change(&keeper, update(strong.place(), PermissionSet::NONE)).await);
    above(world.change(&keeper, role::Delete { place: strong.place() }).await);
    above(world.change(&keeper, role_assignment::Create::new(strong.place(), Holder::User(keeper_id))).await);
    world.change(&keeper, role_assignment::Create::new(own.place(), Holder::User(other))).await.unwrap();
    world.make(role_assignment::Create::new(strong.place(), Holder::User(other))).await;
    above(world.change(&keeper, role_assignment::Delete { role: strong.place(), holder: Holder::User(other) }).await);

    // Neither through a group, nor by reviving who has it, nor by a key that carries it.
    let group = new_group(&world, "g").await;
    give(&world, &strong, Holder::Group(group.id)).await;
    let set = PermissionSet::of(&[Permission::GroupMembersCreate, Permission::UsersUpdate, Permission::UserKeysCreate]);
    let helpers = made(&world, "Helpers", None, set).await;
    give(&world, &helpers, Holder::User(keeper_id)).await;
    above(world.change(&keeper, group_member::Add::one(group.id, keeper_id)).await);
    let status = |id, status| user::Update { status: Some(status), ..user::Update::of(id) };
    world.make(status(other, UserStatus::Disabled)).await;
    above(world.change(&keeper, status(other, UserStatus::Active)).await);
    world.make(status(other, UserStatus::Active)).await;
    above(world.change(&keeper, api_key::Create::for_user(other, name_of("k"))).await.map(|created| created.key));

    // A manager of a workspace manages people and no roles; its admin manages roles up to their own.
    let manager = world.staff("manager", workspace, WorkspaceRole::Manager).await;
    let admin = world.staff("admin", workspace, WorkspaceRole::Admin).await;
    let new = |name, permissions| new_role(name, Some(workspace), permissions);
    let refused = world.change(&manager, new("theirs", ADDERS)).await;
    assert!(matches!(refused, Err(Error::Forbidden { reason: Reason::Role, .. })), "{refused:?}");
    world.change(&admin, new("theirs", ADDERS)).await.unwrap();
    world.change(&admin, new("enders", PermissionSet::of(&[Permission::WorkspacesDelete]))).await.unwrap();
    invalid(world.change(&admin, new("more", PermissionSet::of(&[Permission::WorkspacesCreate]))).await, "permissions");
    invalid(world.change(&world.owner, new("never", READERS)).await, "permissions");
    let instance_only = PermissionSet::of(&[Permission::OrganizationsCreate]);
    invalid(world.change(&world.owner, new_role("never", None, instance_only)).await, "permissions");
}

pub(in crate::suite) async fn names_of_roles_are_unique_in_their_place(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    for place in [None, Some(here), Some(there)] {
        made(&world, "Auditors", place, PermissionSet::NONE).await;
        let again = world.change(&world.owner, new_role("aUDITORS", place, PermissionSet::NONE)).await;
        assert_eq!(again, Err(Error::AlreadyExists { kind: Kind::Role, field: "name" }));
    }
    for (name, place) in [("Owner", None), ("viewer", None), ("Manager", Some(here))] {
        let built_in = world.change(&world.owner, new_role(name, place, PermissionSet::NONE)).await;
        assert_eq!(built_in, Err(Error::AlreadyExists { kind: Kind::Role, field: "name" }), "{name}");
    }
    let other = made(&world, "owner", Some(here), PermissionSet::NONE).await;
    let rename = |name| role::Update { name: Some(name_of(name)), ..role::Update::of(other.place()) };
    let taken = world.change(&world.owner, rename("auditors")).await;
    assert_eq!(taken, Err(Error::AlreadyExists { kind: Kind::Role, field: "name" }));
    assert_eq!(world.make(rename("OWNER")).await.name.as_str(), "OWNER");
    let list = async |place, name: Option<&str>| {
        let filter = role::Filter { name: name.map(Into::into) };
        let listed = role::list(&world.directory, &world.owner, place, &filter, Page::after(10, None).unwrap()).await.unwrap();
        (listed.items.iter().map(|role| role.name.to_string()).collect::<Vec<_>>(), listed.total)
    };
    assert_eq!(list(Some(here), None).await, (vec!["OWNER".into(), "Auditors".into()], 2));
    assert_eq!(list(None, None).await, (vec!["Auditors".into()], 1));
    assert_eq!(list(Some(there), Some("AUDITORS")).await, (vec!["Auditors".into()], 1));
    assert_eq!(list(Some(there), Some("owner")).await, (vec![], 0));
}

pub(in crate::suite) async fn an_assignment_names_who_can_have_the_role(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let (wide, narrow) = (made(&world, "Wide", None, READERS).await, made(&world, "Narrow", Some(here), ADDERS).await);
    let robot = |home| service_account::Create { home, name: name_of("r"), description: None, created_at: None };
    let inside = world.make(robot(Home::Workspace(here, Some(WorkspaceRole::Viewer)))).await.id;
    let outside = world.make(robot(Home::Workspace(there, Some(WorkspaceRole::Viewer)))).await.id;
    let above_both = world.make(robot(Home::Organization(OrganizationRole::Member))).await.id;
    for account in [inside, above_both] {
        give(&world, &narrow, Holder::ServiceAccount(account)).await;
        give(&world, &wide, Holder::ServiceAccount(account)).await;
    }
    let create = |role: &Role, holder| role_assignment::Create::new(role.place(), holder);
    invalid(world.change(&world.owner, create(&narrow, Holder::ServiceAccount(outside))).await, "service_account");
    let actor = Actor { organization: world.organization, principal: Principal::ServiceAccount(inside), key: None };
    assert!(may(&world, &actor, Permission::MembersCreate, Scope::Workspace(here)).await);
    assert!(may(&world, &actor, Permission::UsersList, Scope::Organization).await);
    let user = user_of(&world.owner);
    invalid(world.change(&world.owner, create(&wide, Holder::Group(Id::from_bytes(*user.as_bytes())))).await, "group");
    invalid(world.change(&world.owner, create(&wide, Holder::User(UserId::from_bytes([7; 16])))).await, "user");
    let foreign = found(&world.directory, "globex").await.owner.id;
    invalid(world.change(&world.owner, create(&wide, Holder::User(foreign))).await, "user");
    let first = give(&world, &wide, Holder::User(user)).await;
    let twice = world.change(&world.owner, create(&wide, Holder::User(user))).await;
    assert_eq!(twice, Err(Error::AlreadyExists { kind: Kind::RoleAssignment, field: "role" }));
    let again = role_assignment::Create { again: true, ..create(&wide, Holder::User(user)) };
    assert_eq!(world.change(&world.owner, again).await, Ok(first.clone()));
    assert_eq!(role_assignment::get(&world.directory, &world.owner, first.id).await, Ok(first.clone()));
    let list = async |filter: role_assignment::Filter| {
        let page = Page::after(10, None).unwrap();
        let listed = role_assignment::list(&world.directory, &world.owner, &filter, page).await.unwrap();
        assert_eq!(listed.items.len() as u64, listed.total);
        listed.items.iter().map(|found| (found.role, found.holder)).collect::<std::collections::HashSet<_>>()
    };
    let here_alone = list(role_assignment::Filter { workspace: Some(here), ..Default::default() }).await;
    assert_eq!(here_alone, [inside, above_both].map(|id| (narrow.id, Holder::ServiceAccount(id))).into());
    let of_user = list(role_assignment::Filter { holder: Some(Holder::User(user)), ..Default::default() }).await;
    assert_eq!(of_user, [(wide.id, Holder::User(user))].into());
    assert_eq!(list(role_assignment::Filter { role: Some(wide.id), ..Default::default() }).await.len(), 3);
    let absent = role_assignment::Delete { role: narrow.place(), holder: Holder::User(user) };
    assert_eq!(world.change(&world.owner, absent).await, Err(Error::NotFound(Kind::RoleAssignment)));
}

pub(in crate::suite) async fn a_principal_has_no_more_custom_roles_than_a_decision_reads(world: World) {
    let user = Holder::User(world.user("u", OrganizationRole::Member).await.id);
    for number in 0..=role_assignment::MOST_HELD {
        let role = made(&world, &format!("r{number}"), None, PermissionSet::NONE).await;
        let answer = world.change(&world.owner, role_assignment::Create::new(role.place(), user)).await;
        if number == role_assignment::MOST_HELD {
            let max = role_assignment::MOST_HELD;
            assert_eq!(answer, Err(Error::LimitReached { what: "custom roles of one principal", max }));
        } else {
            answer.unwrap();
        }
    }
}

pub(in crate::suite) async fn a_custom_role_is_hidden_from_who_may_not_know_it(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let role = made(&world, "r", Some(here), ADDERS).await;
    let given = give(&world, &role, Holder::User(user_of(&world.owner))).await;
    let stranger = world.staff("stranger", there, WorkspaceRole::Admin).await;
    let viewer = world.staff("viewer", here, WorkspaceRole::Viewer).await;
    let absent = role::Place { id: RoleId::from_bytes([1; 16]), workspace: None };
    let gone = Error::NotFound(Kind::Role);
    assert_eq!(role::get(&world.directory, &stranger, role.id).await, Err(gone.clone()));
    assert_eq!(role::get(&world.directory, &stranger, absent.id).await, Err(gone.clone()));
    for place in [role.place(), role::Place { workspace: None, ..role.place() }, role::Place { workspace: Some(there), ..role.place() }] {
        let answer = world.change(&stranger, role::Delete { place }).await;
        assert!(matches!(&answer, Err(Error::NotFound(Kind::Role))), "{place:?} {answer:?}");
    }
    let assignment = role_assignment::get(&world.directory, &stranger, given.id).await;
    assert_eq!(assignment, Err(Error::NotFound(Kind::RoleAssignment)));
    assert_eq!(role::get(&world.directory, &viewer, role.id).await, Ok(role.clone()));
    let refused = world.change(&viewer, role::Delete { place: role.place() }).await;
    assert!(matches!(refused, Err(Error::Forbidden { permission: Permission::RolesDelete, .. })), "{refused:?}");
    let other = found(&world.directory, "globex").await;
    let foreign = Actor { organization: other.organization.id, principal: Principal::User(other.owner.id), key: None };
    assert_eq!(role::get(&world.directory, &foreign, role.id).await, Err(gone.clone()));
    assert_eq!(world.change(&foreign, role::Delete { place: role.place() }).await, Err(gone));
}

pub(in crate::suite) async fn what_goes_with_a_role_leaves_no_orphan(world: World) {
    let workspace = world.workspace("w").await.id;
    let (user, group) = (world.user("u", OrganizationRole::Member).await.id, new_group(&world, "g").await);
    let dialect = Dialect::try_from("tests").unwrap();
    let alias = |role: &Role| alias::Create {
        dialect: dialect.clone(),
        kind: Kind::Role,
        alias: AliasText::try_from("role_id").unwrap(),
        target: *role.id.as_bytes(),
        shown: true,
    };
    let both = [made(&world, "wide", None, READERS).await, made(&world, "narrow", Some(workspace), ADDERS).await];
    for role in &both {
        // The same text in the organization and in a workspace: each is found in its place alone.
        world.make(alias(role)).await;
        give(&world, role, Holder::User(user)).await;
        give(&world, role, Holder::Group(group.id)).await;
        let found = alias::resolve_below::<entity::Role>(&world.directory, &world.owner, &dialect, role.workspace, "role_id").await;
        assert_eq!(found, Ok(Some(role.id)));
    }
    let twice = world.change(&world.owner, alias(&both[0])).await;
    assert!(matches!(twice, Err(Error::AlreadyExists { kind: Kind::Alias, .. })), "{twice:?}");
    world.make(group::Delete { id: group.id }).await;
    world.make(user::Delete { id: user }).await;
    assert_eq!(world.number("SELECT COUNT(*) FROM role_assignments WHERE organization_id = $1").await, 0);
    for role in &both {
        give(&world, role, Holder::User(user_of(&world.owner))).await;
        world.make(role::Delete { place: role.place() }).await;
    }
    for table in ["custom_roles", "role_assignments", "aliases", "dialect_data"] {
        assert_eq!(world.number(&format!("SELECT COUNT(*) FROM {table} WHERE organization_id = $1")).await, 0, "{table}");
    }
    assert_eq!(world.number("SELECT COALESCE(MAX(value), 0) FROM counters WHERE organization_id = $1 AND name = 'custom_roles'").await, 0);
}

pub(in crate::suite) async fn roles_come_and_go_with_a_place_in_a_workspace(world: World) {
    let workspace = world.workspace("w").await.id;
    let user = world.user("u", OrganizationRole::Member).await.id;
    let (here, everywhere) = (made(&world, "Here", Some(workspace), ADDERS).await, made(&world, "Everywhere", None, READERS).await);
    let holder = Holder::User(user);
    let join = WithRole {
        change: member::Add { workspace, members: vec![NewMember::new(user, WorkspaceRole::Viewer)] },
        role: role_assignment::Create::new(here.place(), holder),
    };
    let held = async |place| {
        let held = role::held(&world.directory, &world.owner, holder, place).await.unwrap();
        held.iter().map(|held| held.role.id()).collect::<Vec<_>>()
    };
    // Who may add members and give no roles does neither.
    let manager = world.person("m", OrganizationRole::Member).await;
    world.make(member::Add { workspace, members: vec![NewMember::new(user_of(&manager), WorkspaceRole::Manager)] }).await;
    let refused = world.change(&manager, join.clone()).await;
    assert!(matches!(refused, Err(Error::Forbidden { permission: Permission::RoleAssignmentsCreate, .. })), "{refused:?}");
    assert_eq!(held(Some(workspace)).await, []);
    world.make(join.clone()).await;
    give(&world, &everywhere, holder).await;
    assert_eq!(held(Some(workspace)).await, [WorkspaceRole::Viewer.id(), here.id]);
    // A role that is had already undoes what came with it.
    world.make(member::Remove { workspace, user }).await;
    let refused = world.change(&world.owner, join).await;
    assert!(matches!(refused, Err(Error::AlreadyExists { kind: Kind::RoleAssignment, .. })), "{refused:?}");
    assert_eq!(held(Some(workspace)).await, [here.id]);
    world.make(member::Add { workspace, members: vec![NewMember::new(user, WorkspaceRole::Viewer)] }).await;
    let leave = WithoutRoles { change: member::Remove { workspace, user }, workspace, holder };
    let refused = world.change(&manager, leave.clone()).await;
    assert!(matches!(refused, Err(Error::Forbidden { permission: Permission::RoleAssignmentsDelete, .. })), "{refused:?}");
    assert_eq!(held(Some(workspace)).await, [WorkspaceRole::Viewer.id(), here.id]);
    world.make(leave).await;
    assert_eq!(held(Some(workspace)).await, []);
    assert_eq!(held(None).await, [OrganizationRole::Member.id(), everywhere.id]);
}

pub(in crate::suite) async fn groups_of_a_workspace_are_listed_after_a_groups_id(world: World) {
    let workspace = world.workspace("w").await.id;
    let mut groups = Vec::new();
    for name in ["a", "b", "c"] {
        world.clock.advance_micros(1_000_000);
        groups.push(new_group(&world, name).await.id);
    }
    // Their places are made in another order than they.
    for group in [groups[2], groups[0], groups[1]] {
        world.clock.advance_micros(1_000_000);
        world.make(workspace_group::Create::new(workspace, group, WorkspaceRole::Viewer)).await;
    }
    let after = async |order, id: Option<Group>| {
        let page = Page::by_id(2, order, id.map(|group| *group.id.as_bytes())).unwrap();
        let filter = workspace_group::Filter { workspace: Some(workspace), ..workspace_group::Filter::default() };
        let listed = workspace_group::list(&world.directory, &world.owner, &filter, page).await.unwrap();
        (listed.items.iter().map(|given| given.group).collect::<Vec<_>>(), listed.next.is_some())
    };
    let known = async |at: usize| Some(group::get(&world.directory, &world.owner, groups[at]).await.unwrap());
    assert_eq!(after(Order::Ascending, None).await, (groups[..2].to_vec(), true));
    assert_eq!(after(Order::Ascending, known(1).await).await, (vec![groups[2]], false));
    assert_eq!(after(Order::Descending, known(2).await).await, (vec![groups[1], groups[0]], false));
}
