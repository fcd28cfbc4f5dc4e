//! Whose a key is, and whether they still reach the workspace that it is bound to.

use super::{ApiKey, Owner};
use crate::{
    Directory, Result,
    access::{Actor, Counting, Permission, Scope, Standing, WorkspaceRole, decide},
    clock::Timestamp,
    user::{self, User},
};

/// Whose a key is, as far as whoever was shown the key may know.
#[derive(Clone, Debug)]
pub struct KeyOwner {
    /// The user; none for a key that no person owns.
    pub user: Option<User>,
    /// Whether whoever owns it may act and, for a key that is bound to a workspace, has any role there now: given to
    /// themselves, through a group, or implied by the role in the organization. A key whose owner has not does nothing.
    pub has_access: bool,
    /// The strongest built-in role of the owner in the workspace.
    pub role: Option<WorkspaceRole>,
}

/// Whose a key is. Needs no permit of its own: whoever was shown the key asks.
///
/// # Errors
/// When the store fails.
pub async fn owner_of(directory: &Directory, actor: &Actor, key: &ApiKey) -> Result<KeyOwner> {
    let standing = standing(directory, actor, key).await?;
    let user = match key.owner {
        Owner::User(id) => {
            let mut lease = directory.store().read().await?;
            user::rows::find(&mut lease.conn()?, actor.organization, id).await?
        }
        Owner::ServiceAccount(_) | Owner::Organization(_) | Owner::Workspace => None,
    };
    let role = key.workspace.and_then(|_| role_in(&standing, directory.now()));
    Ok(KeyOwner { user, has_access: has_access(directory, actor, key, &standing), role })
}

fn owner(actor: &Actor, key: &ApiKey) -> Actor {
    Actor { organization: actor.organization, principal: key.principal(), key: None }
}

const fn scope(key: &ApiKey) -> Scope {
    match key.workspace {
        Some(workspace) => Scope::Workspace(workspace),
        None => Scope::Organization,
    }
}

async fn standing(directory: &Directory, actor: &Actor, key: &ApiKey) -> Result<std::sync::Arc<Standing>> {
    directory.standing(&owner(actor, key), scope(key)).await
}

fn has_access(directory: &Directory, actor: &Actor, key: &ApiKey, standing: &Standing) -> bool {
    let reaches =
        || decide(owner(actor, key), standing, Permission::WorkspacesRead, scope(key), Counting::Effective, directory.now()).is_ok();
    standing.active && (key.workspace.is_none() || reaches())
}

fn role_in(standing: &Standing, now: Timestamp) -> Option<WorkspaceRole> {
    let own = standing.workspace_role.filter(|(_, until)| until.is_none_or(|until| until > now)).map(|(role, _)| role);
    let through_groups = standing.groups.iter().filter_map(|of| of.workspace_role).max();
    let implied = standing.organization_role.and_then(crate::access::OrganizationRole::implied_in_workspaces);
    own.max(through_groups).max(implied)
}
