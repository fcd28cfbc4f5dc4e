//! What the store knows of an actor.

use super::{Actor, KeyPower, OrganizationRole, Permission, PermissionSet, Principal, Standing, WorkspaceRole};
use crate::{
    Result,
    clock::Timestamp,
    group_member,
    id::{OrganizationId, WorkspaceId},
    role, role_assignment,
    store::{Conditions, Conn, Value},
};
use std::collections::HashMap;

/// Reads an actor's standing with respect to a workspace. Someone who is not there, or whose key is not, has none:
/// inactive, no role.
pub(crate) async fn standing(conn: &mut Conn<'_>, actor: Actor, workspace: Option<WorkspaceId>) -> Result<Standing> {
    let mut standing = Standing::default();
    if matches!(actor.principal, Principal::System(_)) {
        standing.active = true;
        return Ok(standing);
    }
    let principal = actor.principal.bytes();
    let workspace = workspace.unwrap_or(WorkspaceId::from_bytes([0; 16]));
    if matches!(actor.principal, Principal::User(_)) {
        standing.groups = group_member::rows::roles_in(conn, actor.organization, &principal, workspace).await?;
    }
    standing.custom_roles = role_assignment::rows::grants(conn, actor.organization, &principal, workspace).await?;
    let (organization, principal, workspace) = (Value::from(&actor.organization), Value::from(&principal), Value::from(&workspace));
    conn.query(
        "SELECT p.kind, COALESCE(u.status, s.status), o.role_id, w.role_id, m.expires_at, COALESCE(g.deleted_at, h.deleted_at), s.workspace_id,
             g.members_can_create_workspaces
         FROM principals p
         JOIN organizations g ON g.id = p.organization_id
         LEFT JOIN users u ON u.organization_id = p.organization_id AND u.id = p.id
         LEFT JOIN service_accounts s ON s.organization_id = p.organization_id AND s.id = p.id
         LEFT JOIN workspaces h ON h.organization_id = s.organization_id AND h.id = s.workspace_id
         LEFT JOIN organization_role_assignments o ON o.organization_id = p.organization_id AND o.principal_id = p.id
         LEFT JOIN workspace_role_assignments w ON w.organization_id = p.organization_id AND w.workspace_id = $3 AND w.principal_id = p.id
         LEFT JOIN workspace_members m ON m.organization_id = p.organization_id AND m.workspace_id = $3 AND m.principal_id = p.id
         WHERE p.organization_id = $1 AND p.id = $2",
        &[organization, principal, workspace],
        |row| {
            let kept = row.opt_time(5)?.is_none();
            standing.active = kept && row.text(0)? == actor.principal.kind() && row.opt_text(1)?.is_none_or(|status| status == "active");
            standing.home = row.opt_id(6)?;
            let given = row.opt_id(2)?.and_then(OrganizationRole::from_id);
            standing.organization_role = standing.organization_role.max(given);
            standing.can_create_workspaces = matches!(actor.principal, Principal::User(_)) && row.bool(7)?;
            if let Some(role) = row.opt_id(3)?.and_then(WorkspaceRole::from_id)
                && standing.workspace_role.is_none_or(|(known, _)| known < role)
            {
                standing.workspace_role = Some((role, row.opt_time(4)?));
            }
            Ok(())
        },
    )
    .await?;
    if let Some(key) = actor.key {
        standing.key = conn
            .first(
                "SELECT permissions, workspace_id, expires_at FROM api_keys WHERE organization_id = $1 AND id = $2 AND principal_id = $3",
                &[organization, Value::from(&key), principal],
                |row| {
                    let permissions = row.json::<Vec<String>>(0)?.as_deref().map(PermissionSet::of_names);
                    Ok(KeyPower { permissions, workspace: row.opt_id(1)?, expires_at: row.opt_time(2)? })
                },
            )
            .await?;
        standing.active &= standing.key.is_some();
    }
    Ok(standing)
}

/// What a principal holds in workspaces, whichever they are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct InWorkspaces {
    /// In those that are not deleted, by its roles and its groups' as far as they have not ended.
    pub(super) held: PermissionSet,
    /// Whether it could restore a deleted one.
    pub(super) restores: bool,
    /// Whether it is a member of one that is not deleted, and can leave it.
    pub(super) is_member: bool,
}

/// What each of these principals holds in workspaces; nothing is said of one that holds nothing there.
pub(super) async fn held_in_workspaces(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    principals: &[Principal],
    now: Timestamp,
) -> Result<HashMap<[u8; 16], InWorkspaces>> {
    let mut held = HashMap::<_, InWorkspaces>::new();
    let principals: Vec<_> = principals.iter().map(Principal::bytes).collect();
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    let Some(list) = conditions.list(principals.iter().map(Value::from)) else { return Ok(held) };
    let holders = format!(
        "WITH holders (principal_id, id) AS (
             SELECT p.id, p.id FROM principals p WHERE p.organization_id = $1 AND p.id IN {list}
             UNION SELECT g.principal_id, g.group_id FROM group_members g WHERE g.organization_id = $1 AND g.principal_id IN {list})"
    );
    let mut join = |principal: [u8; 16], set: PermissionSet, in_use: bool, is_member: bool| {
        let known = held.entry(principal).or_default();
        known.restores |= !in_use && set.contains(Permission::WorkspacesRestore);
        if in_use {
            known.held = known.held.join(set);
            known.is_member |= is_member;
        }
    };
    let sql = format!(
        "{holders} SELECT DISTINCT h.principal_id, r.id, r.permissions, w.deleted_at IS NULL FROM holders h
         JOIN role_assignments a ON a.organization_id = $1 AND a.principal_id = h.id
         JOIN custom_roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
         JOIN workspaces w ON w.organization_id = r.organization_id AND w.id = r.workspace_id"
    );
    conn.query(&sql, conditions.args(), |row| {
        join(row.bytes(0)?, role::rows::permissions(row, 2)?, row.bool(3)?, false);
        Ok(())
    })
    .await?;
    conditions.and("(m.expires_at IS NULL OR m.expires_at > {})", now.into());
    let sql = format!(
        "{holders} SELECT DISTINCT h.principal_id, a.role_id, w.deleted_at IS NULL, m.principal_id IS NOT NULL FROM holders h
         JOIN workspace_role_assignments a ON a.organization_id = $1 AND a.principal_id = h.id
         JOIN workspaces w ON w.organization_id = a.organization_id AND w.id = a.workspace_id
         LEFT JOIN workspace_members m
             ON m.organization_id = a.organization_id AND m.workspace_id = a.workspace_id AND m.principal_id = a.principal_id
         WHERE TRUE{}",
        conditions.sql()
    );
    conn.query(&sql, conditions.args(), |row| {
        let own = WorkspaceRole::from_id(row.id(1)?).map_or(PermissionSet::NONE, WorkspaceRole::permissions);
        join(row.bytes(0)?, own, row.bool(2)?, row.bool(3)?);
        Ok(())
    })
    .await?;
    Ok(held)
}
