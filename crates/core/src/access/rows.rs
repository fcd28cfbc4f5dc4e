//! What the store knows of an actor.

use super::{Actor, KeyPower, OrganizationRole, Permission, PermissionSet, Principal, Standing, WorkspaceRole};
use crate::{
    Result,
    clock::Timestamp,
    group_member,
    id::WorkspaceId,
    role, role_assignment,
    store::{Conn, Value},
};

/// What is done to a deleted workspace.
const RESTORES: PermissionSet = PermissionSet::of(&[Permission::WorkspacesRestore]);

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

/// What the roles of an actor's principal and of its groups hold, each in some workspace: of a deleted one, to restore it. A
/// member can leave besides.
pub(super) async fn held_in_workspaces(conn: &mut Conn<'_>, actor: Actor, now: Timestamp) -> Result<PermissionSet> {
    let principal = actor.principal.bytes();
    let (organization, principal) = (Value::from(&actor.organization), Value::from(&principal));
    let mut held = PermissionSet::NONE;
    conn.query(
        "SELECT DISTINCT a.role_id, w.deleted_at IS NULL, m.principal_id IS NOT NULL FROM workspace_role_assignments a
         JOIN workspaces w ON w.organization_id = a.organization_id AND w.id = a.workspace_id
         LEFT JOIN workspace_members m
             ON m.organization_id = a.organization_id AND m.workspace_id = a.workspace_id AND m.principal_id = a.principal_id
         WHERE a.organization_id = $1
             AND (a.principal_id = $2
                 OR a.principal_id IN (SELECT g.group_id FROM group_members g WHERE g.organization_id = $1 AND g.principal_id = $2))
             AND (m.expires_at IS NULL OR m.expires_at > $3)",
        &[organization, principal, now.into()],
        |row| {
            let (in_use, is_member) = (row.bool(1)?, row.bool(2)?);
            let own = WorkspaceRole::from_id(row.id(0)?).map_or(PermissionSet::NONE, WorkspaceRole::permissions);
            let leaves = if is_member { PermissionSet::of(&[Permission::MembersDelete]) } else { PermissionSet::NONE };
            held = held.join(if in_use { own.join(leaves) } else { own.meet(RESTORES) });
            Ok(())
        },
    )
    .await?;
    conn.query(
        "SELECT DISTINCT r.id, r.permissions, w.deleted_at IS NULL FROM role_assignments a
         JOIN custom_roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
         JOIN workspaces w ON w.organization_id = r.organization_id AND w.id = r.workspace_id
         WHERE a.organization_id = $1
             AND (a.principal_id = $2
                 OR a.principal_id IN (SELECT g.group_id FROM group_members g WHERE g.organization_id = $1 AND g.principal_id = $2))",
        &[organization, principal],
        |row| {
            let own = role::rows::permissions(row, 1)?;
            held = held.join(if row.bool(2)? { own } else { own.meet(RESTORES) });
            Ok(())
        },
    )
    .await?;
    Ok(held)
}
