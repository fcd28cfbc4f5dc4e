//! Groups: whoever is in one has its roles, from the next decision on, and nobody gives more through one than they hold.

use crate::world::{World, name_of, new_user};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Counting, OrganizationRole, Path, Permission, PermissionSet, Principal, Reason, Scope, WorkspaceRole},
    alias, api_key,
    group::{self, Group},
    group_member,
    id::{GroupId, UserId, WorkspaceId},
    page::Page,
    patch::Patch,
    text::Label,
    user, workspace,
    workspace_group::{self, Which},
};

fn new_group(name: &str) -> group::Create {
    group::Create { name: name_of(name), description: None, role: None, source: Label::try_from("api").unwrap(), created_at: None }
}

/// A second later than what was made before, so that lists have an order.
async fn made(world: &World, name: &str) -> Group {
    world.clock.advance_micros(1_000_000);
    world.make(new_group(name)).await
}

async fn put_in(world: &World, group: GroupId, user: UserId) {
    world.make(group_member::Add::one(group, user)).await;
}

async fn give(world: &World, workspace: WorkspaceId, group: GroupId, role: WorkspaceRole) {
    world.make(workspace_group::Create::new(workspace, group, role)).await;
}

fn user_of(actor: &Actor) -> UserId {
    match actor.principal {
        Principal::User(id) => id,
        other => panic!("{other:?}"),
    }
}

async fn may_add(world: &World, actor: &Actor, workspace: WorkspaceId) -> bool {
    world.directory.may(actor, Permission::MembersCreate, Scope::Workspace(workspace)).await.unwrap()
}

pub(in crate::suite) async fn a_groups_role_counts_from_the_next_decision_on(world: World) {
    let (workspace, other) = (world.workspace("w").await.id, world.workspace("other").await.id);
    let person = world.person("p", OrganizationRole::Member).await;
    let group = made(&world, "Writers").await.id;
    assert!(!may_add(&world, &person, workspace).await);
    give(&world, workspace, group, WorkspaceRole::Manager).await;
    assert!(!may_add(&world, &person, workspace).await);
    put_in(&world, group, user_of(&person)).await;
    assert!(may_add(&world, &person, workspace).await);
    assert!(!may_add(&world, &person, other).await);
    let permit = world.directory.permit(&person, Permission::MembersCreate, Scope::Workspace(workspace)).await.unwrap();
    assert_eq!(permit.path(), Path::Group(group, WorkspaceRole::Manager));
    let explicit = Counting::ExplicitMembership;
    assert!(world.directory.permit_counting(&person, Permission::MembersCreate, Scope::Workspace(workspace), explicit).await.is_ok());

    let weaker = workspace_group::Update { workspace, group, role: WorkspaceRole::Viewer.into() };
    assert_eq!(world.make(weaker).await.role, WorkspaceRole::Viewer);
    assert!(!may_add(&world, &person, workspace).await);
    world.make(workspace_group::Update { workspace, group, role: WorkspaceRole::Admin.into() }).await;
    assert!(may_add(&world, &person, workspace).await);
    world.make(group_member::Remove { group, user: user_of(&person) }).await;
    assert!(!may_add(&world, &person, workspace).await);
    put_in(&world, group, user_of(&person)).await;
    world.make(workspace_group::Delete { workspace, group }).await;
    assert!(!may_add(&world, &person, workspace).await);
    give(&world, workspace, group, WorkspaceRole::Admin).await;
    assert!(may_add(&world, &person, workspace).await);
    world.make(group::Delete { id: group }).await;
    assert!(!may_add(&world, &person, workspace).await);
}

pub(in crate::suite) async fn a_members_workspaces_are_those_of_their_groups_too(world: World) {
    let (own, _) = (world.workspace("own").await.id, world.workspace("not").await.id);
    world.clock.advance_micros(1_000_000);
    let through = world.workspace("through").await.id;
    let person = world.staff("p", own, WorkspaceRole::Viewer).await;
    let group = made(&world, "g").await.id;
    give(&world, through, group, WorkspaceRole::Viewer).await;
    give(&world, own, group, WorkspaceRole::Viewer).await;
    put_in(&world, group, user_of(&person)).await;
    let listed = workspace::list(&world.directory, &person, &workspace::Filter::default(), Page::after(10, None).unwrap()).await.unwrap();
    let ids: Vec<_> = listed.items.iter().map(|workspace| workspace.id).collect();
    assert_eq!((ids, listed.total), (vec![through, own], 2));
    // A key may be bound to a workspace that its owner reaches through a group.
    let bound = api_key::Create::new(api_key::Owner::User(user_of(&person)), Some(through), name_of("k"));
    world.make(bound).await;
}

pub(in crate::suite) async fn nobody_gives_more_through_a_group_than_they_hold(world: World) {
    let workspace = world.workspace("w").await.id;
    let manager = world.staff("manager", workspace, WorkspaceRole::Manager).await;
    let person = world.user("p", OrganizationRole::Member).await.id;
    let group = made(&world, "g").await.id;
    let create = |role| workspace_group::Create::new(workspace, group, role);
    let above = |answer: Result<()>| assert!(matches!(answer, Err(Error::Forbidden { reason: Reason::Rank, .. })), "{answer:?}");
    above(world.change(&manager, create(WorkspaceRole::Admin)).await.map(drop));
    world.change(&manager, create(WorkspaceRole::Member)).await.unwrap();
    let role = |role: WorkspaceRole| workspace_group::Update { workspace, group, role: role.into() };
    above(world.change(&manager, role(WorkspaceRole::Admin)).await.map(drop));
    world.make(role(WorkspaceRole::Admin)).await;
    above(world.change(&manager, role(WorkspaceRole::Member)).await.map(drop));
    above(world.change(&manager, workspace_group::Delete { workspace, group }).await);
    // To put somebody into a group gives them what it has: a key for group members alone does not.
    let set = PermissionSet::of(&[Permission::GroupMembersCreate, Permission::GroupMembersDelete, Permission::GroupsDelete]);
    let limited = api_key::Create { permissions: Some(set), ..api_key::Create::for_user(user_of(&world.owner), name_of("k")) };
    let key = world.change(&world.owner, limited).await.unwrap();
    let limited = world.caller(&key).await.unwrap();
    above(world.change(&limited, group_member::Add::one(group, person)).await.map(drop));
    above(world.change(&limited, group::Delete { id: group }).await);
    put_in(&world, group, person).await;
    above(world.change(&limited, group_member::Remove { group, user: person }).await);
    let empty = made(&world, "empty").await.id;
    world.change(&limited, group_member::Add::one(empty, person)).await.unwrap();
}

pub(in crate::suite) async fn a_membership_that_ends_gives_no_lasting_role_to_a_group(world: World) {
    let workspace = world.workspace("w").await.id;
    let manager = world.staff("manager", workspace, WorkspaceRole::Manager).await;
    let end = Patch::Set(world.directory.now().plus_micros(60_000_000));
    let update = roster_core::member::Update { workspace, user: user_of(&manager), role: None, scopes: Patch::Keep, expires_at: end };
    world.make(update).await;
    let group = made(&world, "g").await.id;
    let answer = world.change(&manager, workspace_group::Create::new(workspace, group, WorkspaceRole::Member)).await;
    assert!(matches!(answer, Err(Error::Forbidden { reason: Reason::Rank, .. })), "{answer:?}");
}

pub(in crate::suite) async fn names_of_groups_are_unique_whatever_their_case(world: World) {
    let first = made(&world, "Büro").await;
    let taken = Err(Error::AlreadyExists { kind: Kind::Group, field: "name" });
    assert_eq!(world.change(&world.owner, new_group("BÜRO")).await.map(drop), taken);
    let second = made(&world, "Other").await;
    let rename = |id, name| group::Update { name: Some(name_of(name)), ..group::Update::of(id) };
    assert_eq!(world.change(&world.owner, rename(second.id, "büro")).await.map(drop), taken);
    assert_eq!(world.change(&world.owner, rename(first.id, "BÜRO")).await.unwrap().name.as_str(), "BÜRO");
}

pub(in crate::suite) async fn groups_are_listed_by_name_part_and_member(world: World) {
    let person = world.user("p", OrganizationRole::Member).await.id;
    let (first, second) = (made(&world, "100% Alpha").await.id, made(&world, "Beta_").await.id);
    put_in(&world, second, person).await;
    let found = async |filter: group::Filter| {
        let listed = group::list(&world.directory, &world.owner, &filter, Page::after(10, None).unwrap()).await.unwrap();
        assert_eq!(listed.items.len() as u64, listed.total);
        listed.items.into_iter().map(|group| group.id).collect::<Vec<_>>()
    };
    assert_eq!(found(group::Filter::default()).await, [second, first]);
    assert_eq!(found(group::Filter { name: Some("beta_".into()), ..group::Filter::default() }).await, [second]);
    assert_eq!(found(group::Filter { name_contains: Some("% a".into()), ..group::Filter::default() }).await, [first]);
    assert_eq!(found(group::Filter { name_contains: Some("_".into()), ..group::Filter::default() }).await, [second]);
    assert_eq!(found(group::Filter { member: Some(person), ..group::Filter::default() }).await, [second]);
}

pub(in crate::suite) async fn members_of_a_group_are_added_all_or_none(world: World) {
    let group = made(&world, "g").await.id;
    let (one, two) = (world.user("1", OrganizationRole::Member).await.id, world.user("2", OrganizationRole::Member).await.id);
    let add = |users| group_member::Add { group, users, created_at: None };
    let absent = UserId::from_bytes([1; 16]);
    let answer = world.change(&world.owner, add(vec![one, absent])).await;
    assert!(matches!(&answer, Err(Error::Invalid { field, .. }) if field == "users[1]"), "{answer:?}");
    let twice = world.change(&world.owner, add(vec![one, one])).await.map(drop);
    assert_eq!(twice, Err(Error::AlreadyExists { kind: Kind::GroupMember, field: "user" }));
    assert_eq!(world.change(&world.owner, add(vec![one, two])).await.unwrap().len(), 2);
    let listed = group_member::list(&world.directory, &world.owner, group, Page::after(10, None).unwrap()).await.unwrap();
    assert_eq!((listed.items.len(), listed.total), (2, 2));
    let not_in = world.change(&world.owner, group_member::Remove { group, user: absent }).await;
    assert_eq!(not_in, Err(Error::NotFound(Kind::GroupMember)));
    let nowhere = group_member::Add::one(GroupId::from_bytes([2; 16]), one);
    assert_eq!(world.change(&world.owner, nowhere).await.map(drop), Err(Error::NotFound(Kind::Group)));
}

pub(in crate::suite) async fn a_user_is_in_no_more_groups_than_a_decision_reads(world: World) {
    let person = world.user("p", OrganizationRole::Member).await.id;
    for number in 0..group_member::MOST_GROUPS {
        let group = made(&world, &format!("g{number}")).await.id;
        put_in(&world, group, person).await;
    }
    let one_more = made(&world, "one more").await.id;
    let answer = world.change(&world.owner, group_member::Add::one(one_more, person)).await;
    assert!(matches!(answer, Err(Error::LimitReached { .. })), "{answer:?}");
}

pub(in crate::suite) async fn a_uniform_role_is_given_once_and_alike_everywhere(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let source = Label::try_from("scim").unwrap();
    let named = |workspace, role| workspace_group::Create {
        workspace,
        group: Which::Named { name: name_of("Sales"), source: source.clone() },
        role,
        uniform: vec![role],
        created_at: None,
    };
    let first = world.change(&world.owner, named(here, WorkspaceRole::Member)).await.unwrap();
    let before = world.clocks().await;
    assert_eq!(world.change(&world.owner, named(here, WorkspaceRole::Member)).await.unwrap(), first);
    assert_eq!(world.clocks().await, before);
    let answer = world.change(&world.owner, named(there, WorkspaceRole::Admin)).await;
    assert!(matches!(&answer, Err(Error::Invalid { field, .. }) if field == "role"), "{answer:?}");
    world.clock.advance_micros(1_000_000);
    let second = world.change(&world.owner, named(there, WorkspaceRole::Member)).await.unwrap();
    assert_eq!((second.group, second.role), (first.group, WorkspaceRole::Member));
    // Who may give a role in the workspace alone can not make a group on the way.
    let manager = world.staff("manager", here, WorkspaceRole::Manager).await;
    let group = Which::Named { name: name_of("New"), source: source.clone() };
    let create = workspace_group::Create { workspace: here, group, role: WorkspaceRole::Member, uniform: vec![WorkspaceRole::Member], created_at: None };
    let answer = world.change(&manager, create).await;
    assert!(matches!(answer, Err(Error::Forbidden { permission: Permission::GroupsCreate, .. })), "{answer:?}");
    let filter = workspace_group::Filter { roles: vec![WorkspaceRole::Member], ..workspace_group::Filter::default() };
    let listed = workspace_group::list(&world.directory, &world.owner, &filter, Page::after(10, None).unwrap()).await.unwrap();
    assert_eq!((listed.items.iter().map(|given| given.id).collect::<Vec<_>>(), listed.total), (vec![second.id, first.id], 2));
    assert_eq!(workspace_group::place(&world.directory, &world.owner, second.id).await, Ok((there, first.group)));
}

pub(in crate::suite) async fn what_goes_with_a_group_and_with_its_members(world: World) {
    let workspace = world.workspace("w").await.id;
    let (person, leaving) = (world.user("p", OrganizationRole::Member).await.id, world.user("l", OrganizationRole::Member).await.id);
    let group = made(&world, "g").await.id;
    give(&world, workspace, group, WorkspaceRole::Member).await;
    world.make(group_member::Add { group, users: vec![person, leaving], created_at: None }).await;
    let alias = alias::Create {
        dialect: "elsewhere".try_into().unwrap(),
        kind: Kind::Group,
        alias: "old-group".try_into().unwrap(),
        target: *group.as_bytes(),
        shown: true,
    };
    world.make(alias).await;
    world.make(user::Delete { id: leaving }).await;
    let listed = group_member::list(&world.directory, &world.owner, group, Page::after(10, None).unwrap()).await.unwrap();
    assert_eq!((listed.items.len(), listed.total), (1, 1));
    let update = group::Update { name: Some(name_of("renamed")), ..group::Update::of(group) };
    assert_eq!(world.make(update).await.name.as_str(), "renamed");
    world.make(group::Delete { id: group }).await;
    for table in ["groups", "group_members", "workspace_groups", "aliases"] {
        assert_eq!(world.number(&format!("SELECT COUNT(*) FROM {table} WHERE organization_id = $1")).await, 0, "{table}");
    }
    let left = "SELECT (SELECT COUNT(*) FROM principals WHERE organization_id = $1 AND kind = 'group')
         + (SELECT COUNT(*) FROM counters WHERE organization_id = $1 AND value <> 0 AND name IN ('groups', 'group_members', 'workspace_groups'))";
    assert_eq!(world.number(left).await, 0);
    assert!(user::get(&world.directory, &world.owner, person).await.is_ok());
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn a_group_of_another_organization_is_answered_as_absent(world: World) {
    let there = crate::world::found(&world.directory, "umbra").await;
    let foreign = world.make_in(there.organization.id, new_group("Theirs")).await.id;
    let absent = GroupId::from_bytes([3; 16]);
    let workspace = world.workspace("w").await.id;
    let person = world.make(new_user("p", OrganizationRole::Member)).await.id;
    for id in [foreign, absent] {
        assert_eq!(group::get(&world.directory, &world.owner, id).await, Err(Error::NotFound(Kind::Group)));
        let add = world.change(&world.owner, group_member::Add::one(id, person)).await.map(drop);
        assert_eq!(add, Err(Error::NotFound(Kind::Group)));
        let given = world.change(&world.owner, workspace_group::Create::new(workspace, id, WorkspaceRole::Viewer)).await.map(drop);
        assert!(matches!(&given, Err(Error::Invalid { field, .. }) if field == "group"), "{given:?}");
        assert_eq!(world.change(&world.owner, group::Delete { id }).await, Err(Error::NotFound(Kind::Group)));
    }
}
