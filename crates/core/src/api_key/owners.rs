//! Whose keys are, with what an answer shows of their owners.

use super::{ApiKey, Owner, access::owners_with_access};
use crate::{
    Directory, Result,
    access::{Actor, OrganizationRole, WorkspaceRole},
    clock::Timestamp,
    id::{ApiKeyId, OrganizationId},
    service_account::{self, ServiceAccount},
    store::{Conditions, Conn, Value},
    user::{self, User},
};
use std::collections::HashMap;

/// Whose a key is, as far as whoever was shown the key may know.
#[derive(Clone, Debug)]
pub struct KeyOwner {
    /// The user, where one owns it.
    pub user: Option<User>,
    /// The service account, where one owns it.
    pub service_account: Option<ServiceAccount>,
    /// Whether the owner has access to where the key reaches, see [`owners_with_access`].
    pub has_access: bool,
    /// The strongest built-in role of a user in the workspace that the key is bound to: given to themselves, through a group, or
    /// implied by a role in the organization.
    pub role: Option<WorkspaceRole>,
}

/// Whose these keys are, in their order: a few queries, however many keys. Needs no permit of its own: whoever was shown the
/// keys asks.
///
/// # Errors
/// When the store fails.
pub async fn owners(directory: &Directory, actor: &Actor, keys: &[ApiKey]) -> Result<Vec<KeyOwner>> {
    if keys.is_empty() {
        return Ok(Vec::new());
    }
    let with_access = owners_with_access(directory, actor, keys).await?;
    let users: Vec<_> = keys.iter().filter_map(|key| if let Owner::User(id) = key.owner { Some(id) } else { None }).collect();
    let accounts: Vec<_> = keys.iter().filter_map(|key| if let Owner::ServiceAccount(id) = key.owner { Some(id) } else { None }).collect();
    let (mut lease, organization) = (directory.store().read().await?, actor.organization);
    let mut conn = lease.conn()?;
    let users = user::rows::of_ids(&mut conn, organization, &users).await?;
    let accounts = service_account::rows::of_ids(&mut conn, organization, &accounts).await?;
    let roles = roles(&mut conn, organization, keys, directory.now()).await?;
    let owner = |key: &ApiKey| {
        let user = users.iter().find(|user| key.owner == Owner::User(user.id)).cloned();
        let implied = user.as_ref().filter(|_| key.workspace.is_some()).and_then(|user| user.role.implied_in_workspaces());
        KeyOwner {
            service_account: accounts.iter().find(|account| key.owner == Owner::ServiceAccount(account.id)).cloned(),
            has_access: with_access.contains(&key.id),
            role: roles.get(&key.id).copied().max(implied),
            user,
        }
    };
    Ok(keys.iter().map(owner).collect())
}

/// The strongest role that the owners of keys were given in the keys' workspaces, themselves or through a group; also what a group's
/// role in the organization implies there.
async fn roles(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    keys: &[ApiKey],
    now: Timestamp,
) -> Result<HashMap<ApiKeyId, WorkspaceRole>> {
    let mut conditions = Conditions::after(vec![Value::from(&organization), Value::from(now)]);
    conditions.is_one_of("k.id", keys.iter().map(|key| Value::from(&key.id)));
    let these = conditions.sql();
    let sql = format!(
        "SELECT k.id, w.role_id FROM api_keys k
           JOIN workspace_role_assignments w ON w.organization_id = k.organization_id AND w.workspace_id = k.workspace_id
             AND w.principal_id = k.principal_id
           LEFT JOIN workspace_members m ON m.organization_id = w.organization_id AND m.workspace_id = w.workspace_id
             AND m.principal_id = w.principal_id
           WHERE k.organization_id = $1 AND (m.expires_at IS NULL OR m.expires_at > $2){these}
         UNION ALL
         SELECT k.id, w.role_id FROM api_keys k
           JOIN group_members g ON g.organization_id = k.organization_id AND g.principal_id = k.principal_id
           JOIN workspace_role_assignments w ON w.organization_id = k.organization_id AND w.workspace_id = k.workspace_id
             AND w.principal_id = g.group_id
           WHERE k.organization_id = $1{these}
         UNION ALL
         SELECT k.id, o.role_id FROM api_keys k
           JOIN group_members g ON g.organization_id = k.organization_id AND g.principal_id = k.principal_id
           JOIN organization_role_assignments o ON o.organization_id = g.organization_id AND o.principal_id = g.group_id
           WHERE k.organization_id = $1 AND k.workspace_id IS NOT NULL{these}"
    );
    let found = conn.query(&sql, conditions.args(), |row| Ok((row.id(0)?, row.id(1)?))).await?;
    let mut strongest = HashMap::new();
    for (key, role) in found {
        let implied = || OrganizationRole::from_id(role).and_then(OrganizationRole::implied_in_workspaces);
        if let Some(role) = WorkspaceRole::from_id(role).or_else(implied) {
            strongest.entry(key).and_modify(|known: &mut WorkspaceRole| *known = role.max(*known)).or_insert(role);
        }
    }
    Ok(strongest)
}
