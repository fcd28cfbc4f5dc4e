//! Whether the owners of keys have access to where their keys reach, as it is at a moment.

use super::ApiKey;
use crate::{
    Directory, Result,
    access::{Actor, OrganizationRole, Permission},
    clock::Timestamp,
    id::{ApiKeyId, OrganizationId, RoleId},
    role,
    store::{Conditions, Conn, Value},
};
use std::collections::HashSet;

/// Those of these keys whose owner, user or service account, has access at this moment to the workspace that the key is
/// bound to: as a member, through a group, by its role in the organization, or by a custom
/// role. Where the key is bound to no workspace it
/// is enough that its owner is not disabled. A key of nobody is its own owner and has what it was made with.
///
/// One query, however many keys. It needs no permit of its own: whoever was shown the keys asks.
///
/// # Errors
/// When the store fails.
pub async fn owners_with_access(directory: &Directory, actor: &Actor, keys: &[ApiKey]) -> Result<HashSet<ApiKeyId>> {
    if keys.is_empty() {
        return Ok(HashSet::new());
    }
    let at = AccessAt::new(directory.now());
    let mut lease = directory.store().read().await?;
    find(&mut lease.conn()?, actor.organization, keys, &at).await
}

async fn find(conn: &mut Conn<'_>, organization: OrganizationId, keys: &[ApiKey], at: &AccessAt) -> Result<HashSet<ApiKeyId>> {
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    conditions.is_one_of("k.id", keys.iter().map(|key| Value::from(&key.id)));
    at.narrow(&mut conditions, true);
    let sql = format!("SELECT k.id FROM api_keys k WHERE k.organization_id = $1{}", conditions.sql());
    Ok(conn.query(&sql, conditions.args(), |row| row.id(0)).await?.into_iter().collect())
}

/// The question about a key `k` at a moment, as a condition.
pub(super) struct AccessAt {
    now: Timestamp,
    implying: Vec<RoleId>,
}

impl AccessAt {
    pub(super) fn new(now: Timestamp) -> Self {
        let implying = OrganizationRole::ALL.iter().filter(|role| role.implied_in_workspaces().is_some()).map(|role| role.id());
        Self { now, implying: implying.collect() }
    }

    /// Leaves the keys whose owner has access, or the others. No part of the condition is ever NULL, so that its negation
    /// is its opposite.
    pub(super) fn narrow<'a>(&'a self, conditions: &mut Conditions<'a>, wanted: bool) {
        let roles = vec!["{}"; self.implying.len()].join(", ");
        let condition = format!(
            "{not}(
               EXISTS (SELECT 1 FROM principals p
                 LEFT JOIN users pu ON pu.organization_id = p.organization_id AND pu.id = p.id
                 LEFT JOIN service_accounts ps ON ps.organization_id = p.organization_id AND ps.id = p.id
                 WHERE p.organization_id = k.organization_id AND p.id = k.principal_id
                   AND COALESCE(pu.status, ps.status, 'active') = 'active')
               AND (k.workspace_id IS NULL
                 OR EXISTS (SELECT 1 FROM workspace_role_assignments w
                   LEFT JOIN workspace_members m ON m.organization_id = w.organization_id AND m.workspace_id = w.workspace_id
                     AND m.principal_id = w.principal_id
                   WHERE w.organization_id = k.organization_id AND w.workspace_id = k.workspace_id AND w.principal_id = k.principal_id
                     AND (m.expires_at IS NULL OR m.expires_at > {{}}))
                 OR EXISTS (SELECT 1 FROM group_members g
                   JOIN workspace_role_assignments w ON w.organization_id = g.organization_id AND w.workspace_id = k.workspace_id
                     AND w.principal_id = g.group_id
                   WHERE g.organization_id = k.organization_id AND g.principal_id = k.principal_id)
                 OR EXISTS (SELECT 1 FROM organization_role_assignments o
                   WHERE o.organization_id = k.organization_id AND o.principal_id = k.principal_id AND o.role_id IN ({roles}))
                 OR EXISTS (SELECT 1 FROM group_members g
                   JOIN organization_role_assignments o ON o.organization_id = g.organization_id AND o.principal_id = g.group_id
                   WHERE g.organization_id = k.organization_id AND g.principal_id = k.principal_id AND o.role_id IN ({roles}))
                 OR EXISTS (SELECT 1 FROM role_assignments h
                   JOIN custom_roles r ON r.organization_id = h.organization_id AND r.id = h.role_id
                   WHERE h.organization_id = k.organization_id AND (r.workspace_id IS NULL OR r.workspace_id = k.workspace_id)
                     AND {reads} AND (h.principal_id = k.principal_id OR h.principal_id IN (SELECT g.group_id FROM group_members g
                       WHERE g.organization_id = k.organization_id AND g.principal_id = k.principal_id)))))",
            not = if wanted { "" } else { "NOT " },
            reads = role::rows::holds(Permission::WorkspacesRead),
        );
        let mut values = vec![Value::from(self.now)];
        values.extend(self.implying.iter().chain(&self.implying).map(Value::from));
        conditions.and_all(&condition, &values);
    }
}
