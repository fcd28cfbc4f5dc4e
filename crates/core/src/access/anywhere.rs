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
    let now = directory.now();
    if !standing.counts(now) {
        return Ok(PermissionSet::NONE);
    }
    let allowed = standing.key.as_ref().and_then(|key| key.permissions).unwrap_or(PermissionSet::all());
    if let Some(workspace) = here.workspace {
        let scope = Scope::Workspace(workspace);
        let leaves =
            matches!(actor.principal, Principal::User(_)) && directory.standing(actor, scope).await?.membership(scope, now).is_some();
        let leaves = if leaves { PermissionSet::of(&[Permission::MembersDelete]) } else { PermissionSet::NONE };
        // Of what its owner holds in the organization it reaches what is asked in a workspace.
        return Ok(here.permissions.meet(IN_WORKSPACES).join(leaves.meet(allowed)));
    }
    let mut lease = directory.store().read().await?;
    let elsewhere = rows::held_in_workspaces(&mut lease.conn()?, actor.organization, &[actor.principal], now).await?;
    let elsewhere = elsewhere.get(&actor.principal.bytes()).copied().unwrap_or_default();
    let is_person = matches!(actor.principal, Principal::User(_));
    let besides = [
        (Permission::UsersRead, is_person),
        (Permission::MembersDelete, is_person && elsewhere.is_member),
        (Permission::WorkspacesRestore, elsewhere.restores),
    ];
    let besides: PermissionSet = besides.into_iter().filter_map(|(permission, has)| has.then_some(permission)).collect();
    Ok(here.permissions.join(elsewhere.held.join(besides).meet(allowed)))
}

/// Whether what these actors have somewhere, taken together, is enough for something. The store is only asked for what they have in
/// single workspaces where what they have in all of them is not enough. `enough` never turns to no when there is more.
///
/// # Errors
/// When the store fails.
pub async fn is_enough_anywhere(directory: &Directory, actors: &[Actor], enough: impl Fn(PermissionSet) -> bool) -> Result<bool> {
    let mut held = PermissionSet::NONE;
    for actor in actors {
        let here = power(directory, actor).await?;
        // A key that is bound to a workspace does not have in all of them what its owner has.
        if here.workspace.is_none() {
            held = held.join(here.permissions);
        }
    }
    if enough(held) {
        return Ok(true);
    }
    for actor in actors {
        held = held.join(anywhere(directory, actor).await?);
    }
    Ok(enough(held))
}
