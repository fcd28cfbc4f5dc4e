//! How much a service account holds, and so who may give it, change it and remove it.

use super::{Home, ServiceAccount};
use crate::{
    Directory, Result,
    access::{self, Actor, Counting, Permission, Permit, Principal, Reach, allows},
    store::{Conn, Tx},
};

/// Whether the caller may give this role: it reaches what the role reaches, for as long as the service account lasts.
pub(crate) fn may_give(permit: &Permit, home: Home) -> Result<()> {
    match home {
        Home::Organization(role) => permit.may_give_organization_role(role),
        Home::Workspace(_, Some(role)) => permit.may_hand_on(role.permissions()),
        Home::Workspace(_, None) => return Ok(()),
    }?;
    permit.membership_may_last(None)
}

/// Whether the caller may change or remove a service account with this role where it lies; custom roles aside.
pub(crate) fn may_manage_role(permit: &Permit, home: Home) -> Result<()> {
    match home {
        Home::Organization(role) => permit.may_manage_organization_role(role),
        Home::Workspace(_, role) => role.map_or(Ok(()), |role| permit.may_manage_workspace_role(role)),
    }
}

/// Nobody changes or removes what is above themselves, whether by its own role or by a custom one.
pub(crate) async fn may_manage(conn: &mut Conn<'_>, permit: &Permit, account: &ServiceAccount) -> Result<()> {
    may_manage_role(permit, account.home)?;
    access::may_manage(conn, permit, Principal::ServiceAccount(account.id)).await
}

/// Whether the actor could do this to a service account by the policy and by rank, as [`Update`](super::Update) and
/// [`Delete`](super::Delete) decide it: for surfaces that tell callers what they may do. Nothing is done, so it is neither noted
/// nor counted as a refusal.
///
/// # Errors
/// When the store fails.
pub async fn could_manage(directory: &Directory, actor: &Actor, permission: Permission, account: &ServiceAccount) -> Result<bool> {
    let scope = account.place().scope();
    let Some(permit) = directory.would_permit(actor, permission, scope, Counting::Effective).await? else { return Ok(false) };
    let mut lease = directory.store().read().await?;
    allows(may_manage(&mut lease.conn()?, &permit, account).await)
}

/// Whether the caller may change or end a key of this service account: it reaches no further than the account's workspace, where
/// that lies in one, so that nothing need be in hand beyond.
pub(crate) async fn may_manage_keys(tx: &mut Tx<'_>, permit: &Permit, account: &ServiceAccount) -> Result<()> {
    may_manage_role(permit, account.home)?;
    let (principal, now) = (Principal::ServiceAccount(account.id), tx.now());
    permit.may_give(Reach::of(tx.conn(), permit.organization(), principal, now).await?.anywhere())
}
