//! Whose a key is, and whether they still reach the workspace that it is bound to.

use crate::world::{BEGINNING, SECOND, World, name_of};
use roster_core::{
    access::{OrganizationRole, Permission, PermissionSet, WorkspaceRole},
    api_key::{self, ApiKey, Owner, owner_of},
    group, group_member,
    id::{UserId, WorkspaceId},
    member::{self, NewMember},
    text::Label,
    user::{self, UserStatus},
    workspace_group,
};

async fn bound(world: &World, user: UserId, workspace: WorkspaceId) -> ApiKey {
    world.make(api_key::Create::new(Owner::User(user), Some(workspace), name_of("bound"))).await.key
}

async fn has_access(world: &World, key: &ApiKey) -> bool {
    owner_of(&world.directory, &world.owner, key).await.unwrap().has_access
}

pub(in crate::suite) async fn access_ends_with_the_last_way_to_the_workspace(world: World) {
    let workspace = world.workspace("w").await.id;
    let user = world.user("u", OrganizationRole::Member).await.id;
    let until = Some(BEGINNING.plus_micros(60 * SECOND));
    let member = NewMember { expires_at: until, ..NewMember::new(user, WorkspaceRole::Manager) };
    world.make(member::Add { workspace, members: vec![member] }).await;
    let key = bound(&world, user, workspace).await;
    let owner = owner_of(&world.directory, &world.owner, &key).await.unwrap();
    assert_eq!((owner.user.map(|user| user.id), owner.role, owner.has_access), (Some(user), Some(WorkspaceRole::Manager), true));
    // The membership ends; a group still leads there.
    let group = group::Create { name: name_of("g"), description: None, source: Label::try_from("api").unwrap(), created_at: None };
    let group = world.make(group).await.id;
    world.make(group_member::Add::one(group, user)).await;
    world.make(workspace_group::Create::new(workspace, group, WorkspaceRole::Viewer)).await;
    world.clock.advance_micros(60 * SECOND);
    let owner = owner_of(&world.directory, &world.owner, &key).await.unwrap();
    assert_eq!((owner.role, owner.has_access), (Some(WorkspaceRole::Viewer), true));
    world.make(group_member::Remove { group, user }).await;
    assert!(!has_access(&world, &key).await);
    // A role in the organization reaches every workspace, for as long as the user may act.
    let role = |role: OrganizationRole| user::Update { role: Some(role.into()), ..user::Update::of(user) };
    world.make(role(OrganizationRole::Viewer)).await;
    assert!(has_access(&world, &key).await);
    world.make(user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(user) }).await;
    assert!(!has_access(&world, &key).await);
    // What nobody owns is its own.
    let own = world.make(api_key::Create::new(Owner::Workspace, Some(workspace), name_of("own"))).await.key;
    let owner = owner_of(&world.directory, &world.owner, &own).await.unwrap();
    assert!(owner.user.is_none() && owner.has_access);
    assert!(has_access(&world, &world.owner_key.key).await, "a key without a workspace has nowhere to lose");
}

pub(in crate::suite) async fn keys_are_listed_by_their_owners_access(world: World) {
    let workspace = world.workspace("w").await.id;
    let (stays, leaves) = (world.user("stays", OrganizationRole::Member).await.id, world.user("leaves", OrganizationRole::Member).await.id);
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for user in [stays, leaves] {
        world.member(workspace, user, WorkspaceRole::Member).await;
    }
    for number in 0..7 {
        world.clock.advance_micros(SECOND);
        let key = bound(&world, if number % 3 == 0 { leaves } else { stays }, workspace).await.id;
        if number % 3 == 0 { without.push(key) } else { with.push(key) }
    }
    world.make(member::Remove { workspace, user: leaves }).await;
    for (wanted, expected) in [(true, &with), (false, &without)] {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let part = api_key::list_by_owner_access(&world.directory, &world.owner, workspace, wanted, 2, after).await.unwrap();
            assert!(part.items.len() <= 2);
            found.extend(part.items.iter().map(|key| key.id));
            after = found.last().map(|id| *id.as_bytes());
            if part.next.is_none() {
                break;
            }
        }
        assert_eq!(found, *expected);
    }
    let person = world.person("p", OrganizationRole::Member).await;
    assert!(api_key::list_by_owner_access(&world.directory, &person, workspace, true, 2, None).await.is_err());
}

pub(in crate::suite) async fn the_last_use_of_any_key_is_told_to_who_may_list_keys(world: World) {
    let (used, unused) = (world.user("used", OrganizationRole::Admin).await.id, world.user("unused", OrganizationRole::Admin).await.id);
    let (first, second, _) = (world.key(used).await, world.key(used).await, world.key(unused).await);
    let told = async || api_key::last_used_by(&world.directory, &world.owner, &[used, unused]).await.unwrap();
    assert!(told().await.is_empty());
    for key in [&first, &second] {
        world.clock.advance_micros(120 * SECOND);
        world.caller(key).await.unwrap();
        world.directory.flush().await;
    }
    let found = told().await;
    assert_eq!(found.get(&used), Some(&world.clock_now()));
    assert_eq!(found.get(&unused), None);
    let set = PermissionSet::of(&[Permission::UsersList]);
    let limited = api_key::Create { permissions: Some(set), ..api_key::Create::for_user(used, name_of("limited")) };
    let limited = world.make(limited).await;
    let actor = world.caller(&limited).await.unwrap();
    assert!(api_key::last_used_by(&world.directory, &actor, &[used]).await.unwrap().is_empty());
}
