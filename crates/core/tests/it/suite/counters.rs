//! The totals that lists show, against the rows that they stand for, after everything that can happen to them.

use crate::world::{BEGINNING, Dice, SECOND, World, email, name_of, new_user, origin};
use roster_core::{
    Error, Kind,
    access::{OrganizationRole, Permission, WorkspaceRole},
    alias, api_key,
    dialect_data::DialectPatch,
    group, group_member,
    id::{GroupId, Id, UserId, WorkspaceId, entity},
    invitation,
    member::{self, NewMember},
    patch::Patch,
    role,
    role_assignment::{self, Holder},
    service_account::{self, Home, NewRole},
    store::Value,
    text::{AliasText, Dialect, Label},
    user::{self, UserStatus},
    workspace, workspace_group,
};

/// What the random walk may pick from; what is gone stays in the lists, so that it is tried too.
struct Known {
    users: Vec<UserId>,
    workspaces: Vec<WorkspaceId>,
    groups: Vec<GroupId>,
    keys: Vec<api_key::Place>,
    invitations: Vec<invitation::Sent>,
    roles: Vec<role::Place>,
}

pub(in crate::suite) async fn counters_equal_counted_rows(world: World) {
    let mut walk = Walk::begin(&world, 7).await;
    for step in 0..700 {
        walk.step(&world, step).await;
        if step % 50 == 0 {
            assert_counted(&world).await;
        }
    }
    assert_counted(&world).await;
    assert_eq!(super::orphans::orphans(&world).await, [""; 0]);
    world.assert_logs_hold().await;
}

/// Whatever may happen to an organization, step by step, the same for the same seed.
pub(super) struct Walk {
    dice: Dice,
    known: Known,
}

impl Walk {
    pub(super) async fn begin(world: &World, seed: u64) -> Self {
        let (first, home) = (UserId::from_bytes(world.owner.principal.bytes()), world.home().await);
        let (keys, invitations, groups, roles) = Default::default();
        let known = Known { users: vec![first], workspaces: vec![home], groups, keys, invitations, roles };
        Self { dice: Dice::new(seed), known }
    }

    /// One step that these throws choose; each has a number of its own.
    pub(super) async fn step_thrown(&mut self, world: &World, step: usize, dice: Dice) {
        self.dice = dice;
        self.step(world, step).await;
    }

    /// One step; each has a number of its own.
    pub(super) async fn step(&mut self, world: &World, step: usize) {
        match step_of(world, &self.dice, &mut self.known, step).await {
            Ok(()) | Err(Error::NotFound(_) | Error::Conflict(_) | Error::AlreadyExists { .. } | Error::Invalid { .. }) => {}
            Err(error) => panic!("step {step}: {error}"),
        }
    }
}

async fn step_of(world: &World, dice: &Dice, known: &mut Known, step: usize) -> roster_core::Result<()> {
    let actor = world.system();
    let (user, workspace) = (*dice.one_of(&known.users), *dice.one_of(&known.workspaces));
    let (role, wide) = (*dice.one_of(WorkspaceRole::ALL), *dice.one_of(OrganizationRole::ALL));
    match dice.below(22) {
        0 | 1 => known.users.push(world.change(&actor, new_user(step, wide)).await?.id),
        2 => drop(world.change(&actor, user::Update { role: Some(wide.into()), ..user::Update::of(user) }).await?),
        3 => {
            let status = *dice.one_of(&[UserStatus::Active, UserStatus::Disabled]);
            world.change(&actor, user::Update { status: Some(status), ..user::Update::of(user) }).await?;
        }
        4 => world.change(&actor, user::Delete { id: user }).await?,
        5 => {
            let members = vec![NewMember::new(user, role)];
            let create = workspace::Create { members, ..workspace::Create::named(name_of("w")) };
            known.workspaces.push(world.change(&actor, create).await?.id);
        }
        6 => {
            let archived = Some(dice.below(2) == 0);
            world.change(&actor, workspace::Update { archived, ..workspace::Update::of(workspace) }).await?;
        }
        7 if dice.below(2) == 0 => {
            let revoke_keys = dice.below(2) == 0;
            world.change(&actor, workspace::Delete { id: workspace, confirm_name: None, revoke_keys }).await?;
        }
        7 => drop(world.change(&actor, workspace::Restore { id: workspace }).await?),
        8 => drop(world.change(&actor, member::Add { workspace, members: vec![NewMember::new(user, role)] }).await?),
        9 => drop(world.change(&actor, member::Update::role(workspace, user, role)).await?),
        10 => world.change(&actor, member::Remove { workspace, user }).await?,
        11 => known.keys.push(key(world, dice, user, workspace).await?),
        12 => {
            let place = invitation::Place { workspace, role };
            let workspaces = (dice.below(2) == 0).then(|| vec![place]);
            let sent = world.change(&actor, invite(step, wide, workspaces)).await?;
            known.invitations.push(sent);
        }
        13 => invited(world, dice, &known.invitations).await?,
        15 => {
            let (description, source) = (None, Label::try_from("api").unwrap());
            let create = group::Create { name: name_of(&format!("group {step}")), description, role: None, source, created_at: None };
            known.groups.push(world.change(&actor, create).await?.id);
        }
        18 => {
            let (name, place) = (name_of(&format!("role {step}")), *dice.one_of(&[None, Some(workspace)]));
            let permissions = [Permission::WorkspacesRead].into_iter().collect();
            let create = role::Create { workspace: place, name, description: None, scopes: None, permissions, created_at: None };
            known.roles.push(world.change(&actor, create).await?.place());
        }
        19 if !known.roles.is_empty() => {
            let place = *dice.one_of(&known.roles);
            let holder = match (dice.below(3), known.groups.first(), robots(world).await.last()) {
                (0, Some(group), _) => Holder::Group(*group),
                (1, _, Some(robot)) => Holder::ServiceAccount(robot.id),
                _ => Holder::User(user),
            };
            match dice.below(6) {
                0 => world.change(&actor, role::Delete { place }).await?,
                1 => world.change(&actor, role_assignment::Delete { role: place, holder }).await?,
                _ => drop(world.change(&actor, role_assignment::Create::new(place, holder)).await?),
            }
        }
        20 => drop(world.change(&actor, robot(workspace, (dice.below(3) > 0).then_some(role))).await?),
        21 => employed(world, dice).await?,
        16 | 17 if !known.groups.is_empty() => grouped(world, dice, *dice.one_of(&known.groups), user, workspace, role).await?,
        _ => {
            if !known.keys.is_empty() {
                world.change(&actor, api_key::Delete { place: *dice.one_of(&known.keys) }).await?;
            }
        }
    }
    Ok(())
}

fn robot(workspace: WorkspaceId, role: Option<WorkspaceRole>) -> service_account::Create {
    service_account::Create { home: Home::Workspace(workspace, role), name: name_of("robot"), description: None, created_at: None }
}

/// The service accounts that there are.
async fn robots(world: &World) -> Vec<service_account::Place> {
    let sql = "SELECT id, workspace_id FROM service_accounts WHERE organization_id = $1 ORDER BY id";
    let read = |row: &roster_core::store::Row<'_>| Ok(service_account::Place { id: row.id(0)?, workspace: row.opt_id(1)? });
    world.rows(sql, &[Value::from(&world.organization)], read).await
}

/// What becomes of a service account: another role, none, or its end.
async fn employed(world: &World, dice: &Dice) -> roster_core::Result<()> {
    let robots = robots(world).await;
    if robots.is_empty() {
        return Ok(());
    }
    let (actor, place) = (world.system(), *dice.one_of(&robots));
    let role = match dice.below(4) {
        0 => NewRole::None,
        1 | 2 => NewRole::Workspace((*dice.one_of(WorkspaceRole::ALL)).into()),
        _ => return world.change(&actor, service_account::Delete { place }).await,
    };
    world.change(&actor, service_account::Update { role: Some(role), ..service_account::Update::of(place) }).await.map(drop)
}

/// What happens to a group.
async fn grouped(
    world: &World,
    dice: &Dice,
    group: GroupId,
    user: UserId,
    workspace: WorkspaceId,
    role: WorkspaceRole,
) -> roster_core::Result<()> {
    let actor = world.system();
    match dice.below(8) {
        0 => world.change(&actor, group::Delete { id: group }).await,
        1 => world.change(&actor, group_member::Remove { group, user }).await,
        2 => world.change(&actor, workspace_group::Delete { workspace, group }).await,
        3 | 4 => world.change(&actor, workspace_group::Create::new(workspace, group, role)).await.map(drop),
        _ => world.change(&actor, group_member::Add::one(group, user)).await.map(drop),
    }
}

fn invite(step: usize, role: OrganizationRole, workspaces: Option<Vec<invitation::Place>>) -> invitation::Create {
    let (given_name, family_name) = (Label::try_from("").unwrap(), Label::try_from("").unwrap());
    let email = email(format!("invited-{step}"));
    invitation::Create { email, given_name, family_name, role, workspaces, expires_at: None, dialect_data: None }
}

/// What becomes of an invitation.
async fn invited(world: &World, dice: &Dice, sent: &[invitation::Sent]) -> roster_core::Result<()> {
    if sent.is_empty() {
        return Ok(());
    }
    let one = dice.one_of(sent);
    match dice.below(4) {
        0 => drop(world.change(&world.system(), invitation::Revoke { id: one.invitation.id }).await?),
        1 => drop(world.change(&world.system(), invitation::Resend { id: one.invitation.id, expires_at: None }).await?),
        _ => {
            let account = Id::from_bytes([dice.below(250) as u8; 16]);
            let by = invitation::Acceptance { account, given_name: None, family_name: None };
            invitation::accept(&world.directory, origin(), one.token.reveal(), by).await?;
        }
    }
    Ok(())
}

/// A key of any sort, with an alias and data of a dialect, which must go with it.
async fn key(world: &World, dice: &Dice, user: UserId, workspace: WorkspaceId) -> roster_core::Result<api_key::Place> {
    let robots = robots(world).await;
    let (owner, workspace) = match dice.below(5) {
        4 if !robots.is_empty() => {
            let place = dice.one_of(&robots);
            (api_key::Owner::ServiceAccount(place.id), place.workspace)
        }
        0 => (api_key::Owner::User(user), None),
        1 => (api_key::Owner::User(user), Some(workspace)),
        2 => (api_key::Owner::Organization(OrganizationRole::Viewer), None),
        _ => (api_key::Owner::Workspace, Some(workspace)),
    };
    let data = DialectPatch { dialect: dialect(), fields: vec![("icon", Patch::Set("star".into()))] };
    let create = api_key::Create { dialect_data: Some(data), ..api_key::Create::new(owner, workspace, name_of("key")) };
    let made = world.change(&world.system(), create).await?.key;
    let id = made.id;
    let alias = AliasText::try_from(format!("key-{id}")).unwrap();
    world.make(alias::Create { dialect: dialect(), kind: Kind::ApiKey, alias, target: *id.as_bytes(), shown: true }).await;
    Ok((&made).into())
}

fn dialect() -> Dialect {
    Dialect::try_from("elsewhere").unwrap()
}

type Count = (Id<entity::Role>, String, i64);

pub(super) async fn assert_counted(world: &World) {
    let own = [Value::from(&world.organization)];
    let read = |row: &roster_core::store::Row<'_>| -> roster_core::Result<Count> { Ok((row.id(0)?, row.text(1)?, row.int(2)?)) };
    let kept = "SELECT scope_id, name, value FROM counters WHERE organization_id = $1 AND value <> 0";
    let counted = "SELECT u.organization_id, 'users.' || r.name, COUNT(*) FROM users u
           JOIN organization_role_assignments a ON a.organization_id = u.organization_id AND a.principal_id = u.id
           JOIN roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
         WHERE u.organization_id = $1 GROUP BY u.organization_id, r.name
         UNION ALL SELECT organization_id,
           CASE WHEN deleted_at IS NOT NULL THEN 'workspaces.deleted' WHEN archived_at IS NOT NULL THEN 'workspaces.archived' ELSE 'workspaces.active' END,
           COUNT(*) FROM workspaces WHERE organization_id = $1 GROUP BY 1, 2
         UNION ALL SELECT m.workspace_id, 'members.' || r.name, COUNT(*) FROM workspace_members m
           JOIN workspace_role_assignments a
             ON a.organization_id = m.organization_id AND a.workspace_id = m.workspace_id AND a.principal_id = m.principal_id
           JOIN roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
         WHERE m.organization_id = $1 GROUP BY m.workspace_id, r.name
         UNION ALL SELECT organization_id, 'api_keys.' || CASE WHEN EXISTS (SELECT 1 FROM service_accounts s WHERE s.organization_id = $1 AND s.id = principal_id) THEN 'service_account'
             WHEN principal_id <> id THEN 'user' WHEN workspace_id IS NULL THEN 'organization' ELSE 'workspace' END,
           COUNT(*) FROM api_keys WHERE organization_id = $1 GROUP BY 1, 2
         UNION ALL SELECT workspace_id, 'api_keys.' || CASE WHEN EXISTS (SELECT 1 FROM service_accounts s WHERE s.organization_id = $1 AND s.id = principal_id) THEN 'service_account'
             WHEN principal_id <> id THEN 'user' ELSE 'workspace' END,
           COUNT(*) FROM api_keys WHERE organization_id = $1 AND workspace_id IS NOT NULL GROUP BY 1, 2
         UNION ALL SELECT i.organization_id, 'invitations.' || r.name, COUNT(*) FROM invitations i
           JOIN roles r ON r.organization_id = i.organization_id AND r.id = i.role_id
         WHERE i.organization_id = $1 GROUP BY i.organization_id, r.name
         UNION ALL SELECT organization_id, 'groups', COUNT(*) FROM groups WHERE organization_id = $1 GROUP BY organization_id
         UNION ALL SELECT COALESCE(workspace_id, organization_id), 'custom_roles', COUNT(*) FROM custom_roles WHERE organization_id = $1 GROUP BY 1
         UNION ALL SELECT group_id, 'group_members', COUNT(*) FROM group_members WHERE organization_id = $1 GROUP BY group_id
         UNION ALL SELECT workspace_id, 'workspace_groups', COUNT(*) FROM workspace_groups WHERE organization_id = $1 GROUP BY workspace_id";
    let (mut kept, mut counted) = (world.rows(kept, &own, read).await, world.rows(counted, &own, read).await);
    kept.sort();
    counted.sort();
    assert_eq!(kept, counted);
}

/// What an expiry or a tick of the clock must not do: move a counter.
pub(in crate::suite) async fn an_expired_membership_is_still_counted(world: World) {
    let (workspace, user) = (world.workspace("w").await.id, world.user("u", OrganizationRole::Member).await.id);
    let expires_at = Some(BEGINNING.plus_micros(SECOND));
    let members = vec![NewMember { expires_at, ..NewMember::new(user, WorkspaceRole::Viewer) }];
    world.make(member::Add { workspace, members }).await;
    world.clock.advance_micros(2 * SECOND);
    assert_counted(&world).await;
}
