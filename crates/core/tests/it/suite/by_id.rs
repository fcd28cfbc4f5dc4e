//! Lists in the order of ids, for surfaces that go on from the id that was shown last.

use crate::world::{SECOND, World, name_of};
use roster_core::{
    Error, Kind,
    access::{OrganizationRole, WorkspaceRole},
    api_key::{self, Owner},
    group, group_member,
    id::UserId,
    invitation, member,
    page::{Order, Page},
    service_account::{self, Home},
    text::Label,
    user, workspace,
};
use std::collections::BTreeMap;

/// The ids of every list that has people or things of this world in it, read in parts of two.
async fn listed(world: &World, order: Order) -> BTreeMap<&'static str, Vec<[u8; 16]>> {
    let (directory, actor, home) = (&world.directory, &world.owner, world.home().await);
    let group = group::list(directory, actor, &group::Filter::default(), Page::after(1, None).unwrap()).await.unwrap().items[0].id;
    let mut all = BTreeMap::new();
    macro_rules! list {
        ($name:literal, $page:ident => $read:expr, $id:expr) => {{
            let (mut ids, mut after) = (Vec::new(), None);
            loop {
                let $page = Page::by_id(2, order, after).unwrap();
                let part = $read.await.unwrap();
                ids.extend(part.items.iter().map($id));
                assert!(part.items.len() <= 2);
                after = ids.last().copied();
                if part.next.is_none() {
                    break;
                }
            }
            all.insert($name, ids);
        }};
    }
    list!("users", page => user::list(directory, actor, &user::Filter::default(), page), |one| *one.id.as_bytes());
    list!("workspaces", page => workspace::list(directory, actor, &workspace::Filter::default(), page), |one| *one.id.as_bytes());
    list!("members", page => member::list(directory, actor, home, &member::Filter::default(), page), |one| *one.user.id.as_bytes());
    list!("groups", page => group::list(directory, actor, &group::Filter::default(), page), |one| *one.id.as_bytes());
    list!("group members", page => group_member::list(directory, actor, group, page), |one| *one.user.id.as_bytes());
    list!("keys", page => api_key::list(directory, actor, &api_key::Filter::default(), page), |one| *one.id.as_bytes());
    list!("invitations", page => invitation::list(directory, actor, &invitation::Filter::default(), page), |one| *one.id.as_bytes());
    list!("service accounts", page => service_account::list(directory, actor, &service_account::Filter::default(), page), |one| *one.id.as_bytes());
    all
}

/// Five of everything. Members are added in another order than they came.
async fn fill(world: &World) -> Vec<UserId> {
    let home = world.home().await;
    let group = group::Create { name: name_of("first"), description: None, role: None, source: Label::try_from("api").unwrap(), created_at: None };
    let first = world.make(group).await.id;
    let mut users = Vec::new();
    for number in 0..5 {
        world.clock.advance_micros(SECOND);
        let user = world.user(number, OrganizationRole::Member).await.id;
        users.push(user);
        world.key(user).await;
        world.workspace(&format!("w{number}")).await;
        world.make(service_account::Create { home: Home::Workspace(home, Some(WorkspaceRole::Member)), name: name_of("robot"), description: None, created_at: None }).await;
        world
            .make(invitation::Create {
                email: format!("invited-{number}@example.com").try_into().unwrap(),
                given_name: Label::try_from("").unwrap(),
                family_name: Label::try_from("").unwrap(),
                role: OrganizationRole::Member,
                workspaces: None,
                expires_at: None,
                dialect_data: None,
            })
            .await;
    }
    for user in users.iter().rev() {
        world.clock.advance_micros(SECOND);
        world.member(home, *user, WorkspaceRole::Member).await;
        world.make(group_member::Add::one(first, *user)).await;
    }
    users
}

pub(in crate::suite) async fn lists_go_in_the_order_of_ids_both_ways(world: World) {
    fill(&world).await;
    let (ascending, descending) = (listed(&world, Order::Ascending).await, listed(&world, Order::Descending).await);
    for (name, ids) in &ascending {
        assert!(ids.len() >= 5 || *name == "groups", "{name}: {}", ids.len());
        assert!(ids.is_sorted_by(|one, other| one < other), "{name} is in order, each once");
        assert_eq!(descending[name].iter().rev().collect::<Vec<_>>(), ids.iter().collect::<Vec<_>>(), "{name}");
    }
    assert!(Page::by_id(0, Order::Ascending, None).is_err() && Page::by_id(1001, Order::Ascending, None).is_err());
}

/// Who removes people as they page misses nobody.
pub(in crate::suite) async fn what_is_gone_still_positions(world: World) {
    let (users, home) = (fill(&world).await, world.home().await);
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = Page::by_id(2, Order::Ascending, after).unwrap();
        let part = member::list(&world.directory, &world.owner, home, &member::Filter::default(), page).await.unwrap();
        after = part.items.last().map(|member| *member.user.id.as_bytes());
        for member in part.items {
            seen.push(member.user.id);
            // Out of the workspace, or altogether.
            if seen.len() % 2 == 0 {
                world.make(member::Remove { workspace: home, user: member.user.id }).await;
            } else {
                world.make(user::Delete { id: member.user.id }).await;
            }
        }
        if part.next.is_none() {
            break;
        }
    }
    assert_eq!(seen, users);
}

pub(in crate::suite) async fn keys_are_listed_by_what_they_are_bound_to(world: World) {
    let home = world.home().await;
    let user = world.user("u", OrganizationRole::Admin).await.id;
    let (free, bound) = (world.key(user).await.key.id, world.make(api_key::Create::new(Owner::User(user), Some(home), name_of("bound"))).await.key.id);
    let own = world.make(api_key::Create::new(Owner::Workspace, Some(home), name_of("own"))).await.key.id;
    let filter = api_key::Filter { unbound: true, ..api_key::Filter::default() };
    let listed = api_key::list(&world.directory, &world.owner, &filter, Page::after(100, None).unwrap()).await.unwrap();
    let mut ids: Vec<_> = listed.items.iter().map(|key| key.id).collect();
    ids.sort_unstable();
    let mut expected = vec![world.owner_key.key.id, free];
    expected.sort_unstable();
    assert_eq!((ids, listed.total), (expected, 2));
    assert!(listed.items.iter().all(|key| key.id != bound && key.id != own));
}

pub(in crate::suite) async fn one_member_of_a_group_is_read(world: World) {
    let users = fill(&world).await;
    let groups = group::list(&world.directory, &world.owner, &group::Filter::default(), Page::after(1, None).unwrap()).await.unwrap();
    let group = groups.items[0].id;
    let found = group_member::get(&world.directory, &world.owner, group, users[2]).await.unwrap();
    assert_eq!((found.group, found.user.id), (group, users[2]));
    let outside = world.user("outside", OrganizationRole::Member).await.id;
    let missing = group_member::get(&world.directory, &world.owner, group, outside).await;
    assert_eq!(missing.unwrap_err(), Error::NotFound(Kind::GroupMember));
    let person = world.person("p", OrganizationRole::Member).await;
    let refused = group_member::get(&world.directory, &person, group, users[2]).await;
    assert!(matches!(refused, Err(Error::Forbidden { .. })), "{refused:?}");
}
