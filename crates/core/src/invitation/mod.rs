//! Invitations: how somebody who is no user yet comes into an organization. A token proves the invitation, and nothing
//! about a mailbox; who accepts is the account that is signed in, never one that is looked up by email.

mod accept;
mod admit;
mod create;
mod model;
pub(crate) mod rows;

pub use accept::{Acceptance, Accepted, accept, peek};
pub use admit::{Admit, Admitted, MOST_ADMITTED, Person};
pub use create::Create;
pub use model::{Filter, Invitation, InvitationStatus, Offer, Place, Sent};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Counting, OrganizationRole, Permission, Permit, Scope, WorkspaceRole, allows},
    audit::{self, Event},
    clock::Timestamp,
    directory::Change,
    id::InvitationId,
    organization,
    page::{Listed, Page, Position},
    secret::{SecretHash, SecretText},
    store::Tx,
    text::Email,
    user,
};
use serde_json::{Value, json};

/// The most workspaces that one invitation names.
pub const MOST_WORKSPACES: usize = 100;
/// How long an invitation lasts unless its maker says otherwise, in microseconds: 7 days.
pub const LASTS: i64 = 7 * DAY;
/// The shortest that it may last, in microseconds: a minute.
pub const SHORTEST: i64 = 60_000_000;
/// The longest that it may last, in microseconds: 90 days.
pub const LONGEST: i64 = 90 * DAY;

const DAY: i64 = 86_400_000_000;

/// The role in the default workspace of whoever is invited without a word about workspaces.
const EVERYBODY: WorkspaceRole = WorkspaceRole::Member;

/// Gives a pending or expired invitation a new token and a new end; the old token is dead at once. Whoever sends it again
/// must be able to give all of it now, so that powers which nobody could give any more do not come back.
#[derive(Clone, Debug)]
pub struct Resend {
    /// Which.
    pub id: InvitationId,
    /// The new end; [`LASTS`] from now when absent.
    pub expires_at: Option<Timestamp>,
}

impl Change for Resend {
    type Out = Sent;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::InvitationsResend, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Sent> {
        let (mut invitation, _) = existing(tx, self.id).await?;
        match invitation.status(tx.now()) {
            InvitationStatus::Pending | InvitationStatus::Expired => {}
            InvitationStatus::Accepted => {
                return Err(Error::Conflict("the invitation was accepted: there is nothing to send again".into()));
            }
            InvitationStatus::Revoked => return Err(Error::Conflict("the invitation was revoked: make a new one instead".into())),
        }
        may_give(permit, invitation.role, invitation.workspaces.as_deref())?;
        is_free(tx, &invitation.email, Some(self.id)).await?;
        invitation.expires_at = end(self.expires_at, tx.now())?;
        (invitation.updated_at, invitation.version) = (tx.now(), tx.version());
        let sent = issue(tx, invitation);
        rows::save(tx, &sent.invitation, &sent.token.hash()).await?;
        let details = json!({"email": sent.invitation.email, "expires_at": sent.invitation.expires_at});
        audit::record(tx, permit, event("invitations.resend", self.id, details)).await?;
        Ok(sent)
    }
}

/// Takes a pending or expired invitation back; its token is dead at once. It stays listed. To revoke it again changes
/// nothing and succeeds, so that whoever did not hear the answer can ask again.
pub struct Revoke {
    /// Which.
    pub id: InvitationId,
}

impl Change for Revoke {
    type Out = Invitation;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::InvitationsRevoke, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Invitation> {
        let (mut invitation, hash) = existing(tx, self.id).await?;
        may_revoke(permit, &invitation)?;
        match invitation.status(tx.now()) {
            InvitationStatus::Pending | InvitationStatus::Expired => {}
            InvitationStatus::Revoked => return Ok(invitation),
            InvitationStatus::Accepted => {
                return Err(Error::Conflict("the invitation was accepted: remove the user that came of it instead".into()));
            }
        }
        (invitation.revoked_at, invitation.updated_at, invitation.version) = (Some(tx.now()), tx.now(), tx.version());
        rows::save(tx, &invitation, &hash).await?;
        audit::record(tx, permit, event("invitations.revoke", self.id, json!({"email": invitation.email}))).await?;
        Ok(invitation)
    }
}

/// The invitation with its token's hash, if the caller finds it as it expects.
async fn existing(tx: &mut Tx<'_>, id: InvitationId) -> Result<(Invitation, SecretHash)> {
    let organization = tx.organization();
    let found = rows::find(tx.conn(), organization, id).await?.ok_or(Error::NotFound(Kind::Invitation))?;
    tx.expects(Kind::Invitation, found.0.version)?;
    Ok(found)
}

/// Whether the caller could give now, and for ever, what an invitation gives.
fn may_give(permit: &Permit, role: OrganizationRole, places: Option<&[Place]>) -> Result<()> {
    permit.may_give_organization_role(role)?;
    let roles = places.map_or_else(|| vec![EVERYBODY], |places| places.iter().map(|place| place.role).collect());
    for role in roles {
        permit.may_manage_workspace_role(role)?;
    }
    permit.membership_may_last(None)
}

/// Only owners manage what makes owners.
fn may_revoke(permit: &Permit, invitation: &Invitation) -> Result<()> {
    permit.may_manage_organization_role(invitation.role)
}

/// Whether the actor could invite somebody with these roles, by the policy and by rank, as [`Create`] decides it: for surfaces that tell
/// callers what they may do. Nothing is done, so it is neither noted nor counted as a refusal.
///
/// # Errors
/// When the store fails.
pub async fn could_create(directory: &Directory, actor: &Actor, role: OrganizationRole, places: Option<&[Place]>) -> Result<bool> {
    let permit = directory.would_permit(actor, Permission::InvitationsCreate, Scope::Organization, Counting::Effective).await?;
    permit.map_or(Ok(false), |permit| allows(may_give(&permit, role, places)))
}

/// Whether the actor could take this invitation back, by the policy and by rank, as [`Revoke`] decides it; otherwise as
/// [`could_create`].
///
/// # Errors
/// When the store fails.
pub async fn could_revoke(directory: &Directory, actor: &Actor, invitation: &Invitation) -> Result<bool> {
    let permit = directory.would_permit(actor, Permission::InvitationsRevoke, Scope::Organization, Counting::Effective).await?;
    permit.map_or(Ok(false), |permit| allows(may_revoke(&permit, invitation)))
}

/// Whether nobody has this email, and no other invitation is waiting for it.
async fn is_free(tx: &mut Tx<'_>, email: &Email, but: Option<InvitationId>) -> Result<()> {
    let organization = tx.organization();
    if user::rows::id_of_email(tx.conn(), organization, email).await?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::User, field: "email" });
    }
    if rows::is_pending(tx, email, but).await? {
        return Err(Error::AlreadyExists { kind: Kind::Invitation, field: "email" });
    }
    Ok(())
}

/// The end that was asked for, or the usual one.
fn end(asked: Option<Timestamp>, now: Timestamp) -> Result<Timestamp> {
    let Some(at) = asked else { return Ok(now.plus_micros(LASTS)) };
    if (now.plus_micros(SHORTEST)..=now.plus_micros(LONGEST)).contains(&at) {
        Ok(at)
    } else {
        Err(Error::invalid("expires_at", "must lie 1 minute to 90 days ahead"))
    }
}

/// A new token for an invitation.
fn issue(tx: &Tx<'_>, invitation: Invitation) -> Sent {
    let token = SecretText { organization: tx.organization(), id: invitation.id }.generate(tx.random());
    Sent { invitation, token }
}

fn event(action: &'static str, id: InvitationId, details: Value) -> Event {
    Event { action, kind: Kind::Invitation, target: *id.as_bytes(), workspace: None, details }
}

/// Invitations stay, so this only rises.
pub(crate) const fn counter(role: OrganizationRole) -> &'static str {
    match role {
        OrganizationRole::Owner => "invitations.owner",
        OrganizationRole::Admin => "invitations.admin",
        OrganizationRole::Viewer => "invitations.viewer",
        OrganizationRole::Member => "invitations.member",
    }
}

/// One invitation.
///
/// # Errors
/// [`Error::Forbidden`] without `invitations.read`, [`Error::NotFound`].
pub async fn get(directory: &Directory, actor: &Actor, id: InvitationId) -> Result<Invitation> {
    directory.permit(actor, Permission::InvitationsRead, Scope::Organization).await?;
    let mut lease = directory.store().read().await?;
    let found = rows::find(&mut lease.conn()?, actor.organization, id).await?;
    found.map(|(invitation, _)| invitation).ok_or(Error::NotFound(Kind::Invitation))
}

/// Invitations that match, newest first or as the page says. Totals by role come from counters; those of a status or an email are counted.
///
/// # Errors
/// [`Error::Forbidden`] without `invitations.list`.
pub async fn list(directory: &Directory, actor: &Actor, filter: &Filter, page: Page) -> Result<Listed<Invitation>> {
    directory.permit(actor, Permission::InvitationsList, Scope::Organization).await?;
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let organization = actor.organization;
    let wanted = rows::Wanted::at(directory.now(), filter);
    let items = rows::list(&mut conn, organization, &wanted, page).await?;
    let total = if filter.email.is_some() || filter.email_contains.is_some() || !filter.status.is_empty() {
        rows::count(&mut conn, organization, &wanted).await?
    } else {
        let mut total = 0;
        for role in OrganizationRole::ALL.iter().filter(|role| filter.roles.is_empty() || filter.roles.contains(role)) {
            total += organization::rows::counter(&mut conn, organization, organization.as_bytes(), counter(*role)).await?;
        }
        total
    };
    Ok(Listed::cut(items, page, total, Invitation::weight, |item| Position {
        created_at: item.created_at.as_micros(),
        id: *item.id.as_bytes(),
    }))
}
