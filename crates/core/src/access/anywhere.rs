//! What an actor may do in one place or another: what is worth offering to it. Whether it may in a certain place, the place's own
//! decision says.

use super::{Actor, IN_WORKSPACES, Permission, PermissionSet, Principal, Scope, evaluate::power, rows};
use crate::{Directory, Result};

/// Every permission that the actor has somewhere in its organization, as far as its key allows: for the organization as a
/// whole, in one of its workspaces, or, for a user, about itself.
///
/// # Errors
/// When the store fails.
pub async fn anywhere(directory: &Directory, actor: &Actor) -> Result<PermissionSet> {
    let standing = directory.standing(actor, Scope::Organization).await?;
    let here = power(directory, actor).await?;
    if !standing.active {
        return Ok(PermissionSet::NONE);
    }
    let (allowed, now) = (standing.key.as_ref().and_then(|key| key.permissions).unwrap_or(PermissionSet::all()), directory.now());
    if let Some(workspace) = here.workspace {
        let scope = Scope::Workspace(workspace);
        let leaves =
            matches!(actor.principal, Principal::User(_)) && directory.standing(actor, scope).await?.membership(scope, now).is_some();
        let leaves = if leaves { PermissionSet::of(&[Permission::MembersDelete]) } else { PermissionSet::NONE };
        // Of what its owner holds in the organization it reaches what is asked in a workspace.
        return Ok(here.permissions.meet(IN_WORKSPACES).join(leaves.meet(allowed)));
    }
    if standing.key.as_ref().and_then(|key| key.expires_at).is_some_and(|until| until <= now) {
        return Ok(PermissionSet::NONE);
    }
    let elsewhere = rows::held_in_workspaces(&mut directory.store().read().await?.conn()?, *actor, now).await?;
    let oneself = if matches!(actor.principal, Principal::User(_)) { &[Permission::UsersRead][..] } else { &[] };
    Ok(here.permissions.join(elsewhere.join(PermissionSet::of(oneself)).meet(allowed)))
}
