//! There is always an active owner, whoever demotes, disables or removes whom at the same time.

use crate::world::World;
use roster_core::{
    Error,
    access::{Actor, OrganizationRole},
    id::UserId,
    user::{self, UserStatus},
};
use std::sync::Arc;

const ACTIVE_OWNERS: &str = "SELECT COUNT(*) FROM users u
     JOIN organization_role_assignments a ON a.organization_id = u.organization_id AND a.principal_id = u.id
     JOIN roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
     WHERE u.organization_id = $1 AND r.name = 'owner' AND u.status = 'active'";

pub(in crate::suite) async fn the_last_active_owner_stays(world: World) {
    let first = UserId::from_bytes(world.owner.principal.bytes());
    let (demote, disable) = (
        user::Update { role: Some(OrganizationRole::Admin.into()), ..user::Update::of(first) },
        user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(first) },
    );
    // An owner who may not act does not count.
    let second = world.user("second", OrganizationRole::Owner).await.id;
    world.make(user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(second) }).await;
    for actor in [world.owner, world.system()] {
        assert!(matches!(world.change(&actor, demote.clone()).await, Err(Error::Conflict(_))));
        assert!(matches!(world.change(&actor, disable.clone()).await, Err(Error::Conflict(_))));
        assert!(matches!(world.change(&actor, user::Delete { id: first }).await, Err(Error::Conflict(_))));
    }
    world.make(user::Update { status: Some(UserStatus::Active), ..user::Update::of(second) }).await;
    world.change(&world.owner, demote).await.unwrap();
    assert_eq!(world.number(ACTIVE_OWNERS).await, 1);
    assert!(matches!(world.change(&world.system(), user::Delete { id: second }).await, Err(Error::Conflict(_))));
}

/// Each round two owners are left and 64 tasks take the role from both, each in its own way.
pub(in crate::suite) async fn sixty_four_tasks_demoting_the_last_two_owners_leave_one(world: World) {
    let world = Arc::new(world);
    let owners = [UserId::from_bytes(world.owner.principal.bytes()), world.user("second", OrganizationRole::Owner).await.id];
    for round in 0..500 {
        let tasks: Vec<_> = (0..64)
            .map(|task| {
                let (world, target) = (Arc::clone(&world), owners[task % 2]);
                let change = match task % 4 {
                    0 | 1 => user::Update { role: Some(OrganizationRole::Member.into()), ..user::Update::of(target) },
                    _ => user::Update { status: Some(UserStatus::Disabled), ..user::Update::of(target) },
                };
                tokio::spawn(async move { world.change(&world.system(), change).await })
            })
            .collect();
        for task in tasks {
            let answer = task.await.unwrap();
            assert!(matches!(answer, Ok(_) | Err(Error::Conflict(_))), "{answer:?}");
        }
        assert_eq!(world.number(ACTIVE_OWNERS).await, 1, "round {round}");
        for owner in owners {
            let status = Some(UserStatus::Active);
            world.make(user::Update { status, role: Some(OrganizationRole::Owner.into()), ..user::Update::of(owner) }).await;
        }
    }
    world.assert_logs_hold().await;
}

/// Two owners who remove each other at the same moment: the loser's power is gone before their write is decided.
pub(in crate::suite) async fn two_owners_can_not_remove_each_other(world: World) {
    let world = Arc::new(world);
    let mut owners: Vec<Actor> = vec![world.owner];
    for round in 0..20 {
        owners.push(world.person(format!("owner{round}"), OrganizationRole::Owner).await);
        let tasks: Vec<_> = (0..2)
            .map(|side| {
                let (world, actor, target) = (Arc::clone(&world), owners[side], UserId::from_bytes(owners[1 - side].principal.bytes()));
                tokio::spawn(async move { world.change(&actor, user::Delete { id: target }).await.is_ok() })
            })
            .collect();
        let mut done = Vec::new();
        for task in tasks {
            done.push(task.await.unwrap());
        }
        assert_eq!(done.iter().filter(|ok| **ok).count(), 1, "round {round}");
        owners.remove(if done[0] { 1 } else { 0 });
        assert_eq!(world.number(ACTIVE_OWNERS).await, 1);
    }
}
