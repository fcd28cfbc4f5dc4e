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
    if here.workspace.is_some() {
        // Of what its owner holds in the organization it reaches what is asked in a workspace.
        return Ok(here.permissions.meet(IN_WORKSPACES));
    }
    let now = directory.now();
    if standing.key.as_ref().and_then(|key| key.expires_at).is_some_and(|until| until <= now) {
        return Ok(PermissionSet::NONE);
    }
    let mut lease = directory.store().read().await?;
    let elsewhere = rows::held_in_workspaces(&mut lease.conn()?, actor.organization, &[actor.principal], now).await?;
    let elsewhere = elsewhere.get(&actor.principal.bytes()).copied().unwrap_or(PermissionSet::NONE);
    let oneself = if matches!(actor.principal, Principal::User(_)) { &[Permission::UsersRead][..] } else { &[] };
    let allowed = standing.key.as_ref().and_then(|key| key.permissions).unwrap_or(PermissionSet::all());
    Ok(here.permissions.join(elsewhere.join(PermissionSet::of(oneself)).meet(allowed)))
}
