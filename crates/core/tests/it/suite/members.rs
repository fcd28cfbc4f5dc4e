//! Memberships: added together or not at all, ended by a date, kept through a workspace's deletion.

use crate::world::{BEGINNING, SECOND, World, name_of, origin};
use roster_core::{
    Error, Kind,
    access::{Counting, OrganizationRole, Path, Permission, PermissionSet, Scope, WorkspaceRole},
    api_key,
    id::UserId,
    member::{self, NewMember},
    page::Page,
    patch::Patch,
    terms::Terms,
    text::ScopeWord,
    user, workspace,
};
use std::collections::BTreeSet;

pub(in crate::suite) async fn members_are_added_all_or_none(world: World) {
    let workspace = world.workspace("w").await.id;
    let (first, second) = (world.user("1", OrganizationRole::Member).await.id, world.user("2", OrganizationRole::Member).await.id);
    let new = |user| NewMember::new(user, WorkspaceRole::Viewer);
    let before = world.clocks().await;
    let absent = UserId::from_bytes([1; 16]);
    let answer = world.change(&world.owner, member::Add { workspace, members: vec![new(first), new(absent)] }).await;
    assert!(matches!(&answer, Err(Error::Invalid { field, .. }) if field == "users[1].id"), "{answer:?}");
    let twice = world.change(&world.owner, member::Add { workspace, members: vec![new(first), new(second), new(first)] }).await;
    assert_eq!(twice, Err(Error::AlreadyExists { kind: Kind::Member, field: "user" }));
    let many = vec![new(first); member::MAX_ADDED + 1];
    assert!(matches!(world.change(&world.owner, member::Add { workspace, members: many }).await, Err(Error::LimitReached { .. })));
    assert_eq!(world.clocks().await, before);
    let added = world.committed(&world.owner, member::Add { workspace, members: vec![new(first), new(second)] }).await.unwrap();
    assert_eq!(added.value.len(), 2);
    // One write, one version, an event each.
    assert_eq!(world.clocks().await, (before.0 + 1, before.1 + 2));
    assert_eq!(added.version, (before.0 + 1).cast_unsigned());
}

pub(in crate::suite) async fn a_new_workspace_takes_no_more_members_than_one_call_adds(world: World) {
    let user = world.user("u", OrganizationRole::Member).await.id;
    let members = vec![NewMember::new(user, WorkspaceRole::Viewer); member::MAX_ADDED + 1];
    let answer = world.change(&world.owner, workspace::Create { members, ..workspace::Create::named(name_of("w")) }).await;
    assert!(matches!(answer, Err(Error::LimitReached { .. })), "{answer:?}");
}

pub(in crate::suite) async fn a_scope_list_has_an_end(world: World) {
    let workspace = world.workspace("w").await.id;
    let user = world.user("u", OrganizationRole::Member).await.id;
    let words = |number| vec![ScopeWord::try_from("word").unwrap(); number];
    let too_many = |answer: Result<(), Error>| assert!(matches!(&answer, Err(Error::Invalid { field, .. }) if field == "scopes"), "{answer:?}");
    let add = |number| {
        let members = vec![NewMember { scopes: Some(words(number)), ..NewMember::new(user, WorkspaceRole::Member) }];
        workspace::Create { members, ..workspace::Create::named(name_of("w")) }
    };
    let answer = world.change(&world.owner, add(ScopeWord::MOST + 1)).await;
    assert!(matches!(&answer, Err(Error::Invalid { field, .. }) if field == "members[0].scopes"), "{answer:?}");
    world.change(&world.owner, add(ScopeWord::MOST)).await.unwrap();
    world.member(workspace, user, WorkspaceRole::Member).await;
    let scopes = Patch::Set(words(ScopeWord::MOST + 1));
    let update = member::Update { workspace, user, role: None, scopes, expires_at: Patch::Keep };
    too_many(world.change(&world.owner, update).await.map(drop));
    let create = |number| api_key::Create { scopes: Some(words(number)), ..api_key::Create::for_user(user, name_of("k")) };
    too_many(world.change(&world.owner, create(ScopeWord::MOST + 1)).await.map(drop));
    let key = world.change(&world.owner, create(ScopeWord::MOST)).await.unwrap().key;
    let scopes = Some((words(ScopeWord::MOST + 1), PermissionSet::NONE));
    too_many(world.change(&world.owner, api_key::Update { scopes, ..api_key::Update::of(&key) }).await.map(drop));
}

pub(in crate::suite) async fn an_ended_member_stays_listed_and_has_no_power(world: World) {
    let workspace = world.workspace("w").await.id;
    let user = world.user("u", OrganizationRole::Member).await.id;
    let actor = world.acting(user);
    let end = BEGINNING.plus_micros(5 * SECOND);
    let members = vec![NewMember { expires_at: Some(end), ..NewMember::new(user, WorkspaceRole::Admin) }];
    world.make(member::Add { workspace, members }).await;
    let may = async || world.directory.permit(&actor, Permission::MembersCreate, Scope::Workspace(workspace)).await;
    assert_eq!(may().await.unwrap().expires_at(), Some(end));
    world.clock.advance_micros(5 * SECOND);
    assert_eq!(may().await, Err(Error::NotFound(Kind::Workspace)), "who was a member may know no more than a stranger");
    let late = world.change(&actor, workspace::Update { name: Some(name_of("x")), ..workspace::Update::of(workspace) }).await;
    assert_eq!(late, Err(Error::NotFound(Kind::Workspace)));
    let page = Page::after(10, None).unwrap();
    let listed = member::list(&world.directory, &world.owner, workspace, &member::Filter::default(), page).await.unwrap();
    assert_eq!((listed.total, listed.items[0].is_active(world.directory.now())), (1, false));
    // An end is moved or taken away like any other attribute; a past one is refused.
    let set = |expires_at| member::Update { expires_at, ..member::Update::role(workspace, user, WorkspaceRole::Admin) };
    let past = world.change(&world.owner, set(Patch::Set(BEGINNING))).await;
    assert!(matches!(past, Err(Error::Invalid { field, .. }) if field == "expires_at"));
    world.change(&world.owner, set(Patch::Clear)).await.unwrap();
    assert_eq!(may().await.unwrap().expires_at(), None);
}

/// "Why" must name a grant that counts.
pub(in crate::suite) async fn an_ended_membership_is_not_the_reason_for_a_yes(world: World) {
    let workspace = world.workspace("w").await.id;
    let user = world.user("u", OrganizationRole::Admin).await.id;
    let members = vec![NewMember { expires_at: Some(BEGINNING.plus_micros(SECOND)), ..NewMember::new(user, WorkspaceRole::Admin) }];
    world.make(member::Add { workspace, members }).await;
    let path = async || {
        let permit = world.directory.permit(&world.acting(user), Permission::MembersCreate, Scope::Workspace(workspace)).await;
        permit.unwrap().path()
    };
    assert_eq!(path().await, Path::WorkspaceRole(WorkspaceRole::Admin));
    world.clock.advance_micros(SECOND);
    assert_eq!(path().await, Path::OrganizationRole(OrganizationRole::Admin));
}

pub(in crate::suite) async fn explicit_membership_alone_can_be_asked_for(world: World) {
    let workspace = world.workspace("w").await.id;
    let scope = Scope::Workspace(workspace);
    let ask = async |actor: &_| {
        let answer = world.directory.permit_counting(actor, Permission::WorkspacesRead, scope, Counting::ExplicitMembership).await;
        answer.map(|permit| permit.path())
    };
    assert_eq!(ask(&world.owner).await, Err(Error::NotFound(Kind::Workspace)));
    let viewer = world.person("viewer", OrganizationRole::Viewer).await;
    assert_eq!(ask(&viewer).await, Err(Error::NotFound(Kind::Workspace)));
    let staff = world.staff("staff", workspace, WorkspaceRole::Viewer).await;
    assert_eq!(ask(&staff).await, Ok(Path::WorkspaceRole(WorkspaceRole::Viewer)));
}

/// The grants that count decide about reads, lists and changes alike, inside the transaction too.
pub(in crate::suite) async fn a_viewer_of_the_organization_is_nobody_where_membership_counts(world: World) {
    let (here, there) = (world.workspace("here").await.id, world.workspace("there").await.id);
    let counting = Counting::MembershipOrAdmin;
    let listed = async |actor: &_| {
        let (filter, page) = (workspace::Filter { counting, ..workspace::Filter::default() }, Page::after(10, None).unwrap());
        let listed = workspace::list(&world.directory, actor, &filter, page).await.unwrap();
        assert_eq!(listed.total, listed.items.len() as u64);
        listed.items.into_iter().map(|workspace| workspace.id).collect::<BTreeSet<_>>()
    };
    let rename = async |actor: &_, id, counting| {
        let change = workspace::Update { name: Some(name_of("renamed")), ..workspace::Update::of(id) };
        world.directory.change(actor, Terms { counting, ..Terms::from(origin()) }, change).await.map(|_| ())
    };
    let viewer = world.person("viewer", OrganizationRole::Viewer).await;
    assert_eq!(listed(&viewer).await, BTreeSet::new());
    world.member(here, UserId::from_bytes(viewer.principal.bytes()), WorkspaceRole::Admin).await;
    assert_eq!(listed(&viewer).await, BTreeSet::from([here]));
    assert_eq!(rename(&viewer, here, counting).await, Ok(()));
    let hidden = Err(Error::NotFound(Kind::Workspace));
    assert_eq!(rename(&viewer, there, counting).await, hidden);
    assert!(matches!(rename(&viewer, there, Counting::Effective).await, Err(Error::Forbidden { .. })));
    assert_eq!(listed(&world.owner).await, BTreeSet::from([here, there, world.home().await]));
    assert_eq!(rename(&world.owner, there, counting).await, Ok(()));
    assert_eq!(rename(&world.owner, there, Counting::ExplicitMembership).await, hidden);
}

pub(in crate::suite) async fn scopes_are_kept_in_order_and_handed_back(world: World) {
    let workspace = world.workspace("w").await.id;
    let user = world.user("u", OrganizationRole::Member).await.id;
    let words: Vec<_> = ["z.write", "a.read", "z.write", "ünknown:*"].map(|word| ScopeWord::try_from(word).unwrap()).into();
    let members = vec![NewMember { scopes: Some(words.clone()), ..NewMember::new(user, WorkspaceRole::Member) }];
    world.make(member::Add { workspace, members }).await;
    let kept = async || member::get(&world.directory, &world.owner, workspace, user).await.unwrap().scopes.clone();
    assert_eq!(kept().await, Some(words));
    let set = |scopes| member::Update { scopes, role: None, ..member::Update::role(workspace, user, WorkspaceRole::Member) };
    world.make(set(Patch::Set(vec![]))).await;
    assert_eq!(kept().await, Some(vec![]));
    world.make(set(Patch::Clear)).await;
    assert_eq!(kept().await, None);
}

pub(in crate::suite) async fn writing_back_what_is_there_changes_nothing(world: World) {
    let workspace = world.workspace("w").await;
    let user = world.user("u", OrganizationRole::Member).await;
    world.member(workspace.id, user.id, WorkspaceRole::Viewer).await;
    let before = world.clocks().await;
    let role = Some(user.role.into());
    let same = user::Update { email: Some(user.email.clone()), role, status: Some(user.status), ..user::Update::of(user.id) };
    world.change(&world.owner, same).await.unwrap();
    world.change(&world.owner, member::Update::role(workspace.id, user.id, WorkspaceRole::Viewer)).await.unwrap();
    let same = workspace::Update { name: Some(workspace.name), archived: Some(false), ..workspace::Update::of(workspace.id) };
    world.change(&world.owner, same).await.unwrap();
    world.change(&world.owner, workspace::Restore { id: workspace.id }).await.unwrap();
    assert_eq!(world.clocks().await, before);
}

pub(in crate::suite) async fn a_restored_workspace_has_the_members_that_are_still_there(world: World) {
    let workspace = world.workspace("w").await.id;
    let stays = world.staff("stays", workspace, WorkspaceRole::Manager).await;
    let goes = world.user("goes", OrganizationRole::Member).await.id;
    world.member(workspace, goes, WorkspaceRole::Viewer).await;
    world.make(workspace::Delete { id: workspace, confirm_name: None, revoke_keys: false }).await;
    for role in [OrganizationRole::Viewer, OrganizationRole::Member] {
        let stranger = world.person(role, role).await;
        let seen = workspace::get(&world.directory, &stranger, workspace).await;
        assert_eq!(seen.unwrap_err(), Error::NotFound(Kind::Workspace));
    }
    assert!(workspace::get(&world.directory, &world.owner, workspace).await.unwrap().deleted_at.is_some());
    for answer in [
        world.change(&stays, member::Update::role(workspace, goes, WorkspaceRole::Member)).await.map(|_| ()),
        world.change(&world.owner, member::Remove { workspace, user: goes }).await,
        world.change(&world.owner, workspace::Update { archived: Some(true), ..workspace::Update::of(workspace) }).await.map(|_| ()),
        world.change(&world.owner, workspace::Delete { id: workspace, confirm_name: None, revoke_keys: false }).await,
    ] {
        assert_eq!(answer, Err(Error::NotFound(Kind::Workspace)));
    }
    world.make(user::Delete { id: goes }).await;
    world.change(&world.owner, workspace::Restore { id: workspace }).await.unwrap();
    let page = Page::after(10, None).unwrap();
    let listed = member::list(&world.directory, &stays, workspace, &member::Filter::default(), page).await.unwrap();
    assert_eq!((listed.total, listed.items.len()), (1, 1));
}

pub(in crate::suite) async fn the_default_workspace_stays(world: World) {
    let id = world.home().await;
    let archive = workspace::Update { archived: Some(true), ..workspace::Update::of(id) };
    assert!(matches!(world.change(&world.owner, archive).await, Err(Error::Conflict(_))));
    let delete = |confirm_name| workspace::Delete { id, confirm_name, revoke_keys: true };
    assert!(matches!(world.change(&world.owner, delete(None)).await, Err(Error::Conflict(_))));
    let other = world.workspace("w").await.id;
    let said = |id, is_default| workspace::Update { is_default: Some(is_default), ..workspace::Update::of(id) };
    for (id, is_default) in [(id, true), (other, false)] {
        assert_eq!(world.change(&world.owner, said(id, is_default)).await.unwrap().is_default, is_default);
        let moved = world.change(&world.owner, said(id, !is_default)).await;
        assert!(matches!(moved, Err(Error::Invalid { field, .. }) if field == "is_default"));
    }
    let wrong = workspace::Delete { id: other, confirm_name: Some("W".into()), revoke_keys: true };
    assert!(matches!(world.change(&world.owner, wrong).await, Err(Error::Invalid { field, .. }) if field == "name"));
}
