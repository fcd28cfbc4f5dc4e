//! What somebody with a token sees, and the acceptance.

use super::{EVERYBODY, Invitation, InvitationStatus, Offer, Place, event, rows};
use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Permit, Scope},
    audit::{self, Origin},
    clock::Timestamp,
    directory::Change,
    id::{AccountId, OrganizationId, WorkspaceId, entity},
    member::{self, NewMember},
    sandbox::Stands,
    secret::{Secret, SecretHash, SecretText},
    store::{Conn, Tx},
    terms::Terms,
    text::Label,
    user::{self, User},
    workspace,
};
use serde_json::json;
use std::sync::Arc;

/// The same answer to text that is no token, to a wrong token, and to one that a new one has replaced or that was revoked.
const UNKNOWN: Error = Error::NotFound(Kind::Invitation);

type TokenText = SecretText<entity::Invitation>;

/// What the holder of a token is invited to, in each of its states but revoked. It needs no permit: the token is the
/// proof. It changes nothing.
///
/// # Errors
/// [`Error::NotFound`], alike for a wrong token, a revoked invitation and a deleted organization.
pub async fn peek(directory: &Directory, token: &str) -> Result<Offer> {
    let spelled = spelled(directory, token);
    let token = spelled.as_ref().map_or(token, |secret| secret.reveal());
    let named = TokenText::parse(token).ok_or(UNKNOWN)?;
    let now = directory.now();
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let organization_name = rows::organization_name(&mut conn, named.organization).await?.ok_or(UNKNOWN)?;
    let (invitation, _) = shown(&mut conn, named, &SecretHash::of(token), now).await?;
    let invited_by = match &invitation.invited_by {
        Some(id) => rows::name_of_user(&mut conn, named.organization, id).await?,
        None => None,
    };
    let workspaces = rows::places_now(&mut conn, named.organization, &invitation).await?;
    let status = invitation.status(now);
    Ok(Offer { organization: named.organization, organization_name, invited_by, workspaces, invitation, status })
}

/// The token that a text stands for in a sandbox.
fn spelled(directory: &Directory, text: &str) -> Option<Arc<Secret>> {
    directory.literals()?.meaning(Stands::ForToken, text)
}

/// The invitation that a token opens.
async fn shown(conn: &mut Conn<'_>, named: TokenText, hash: &SecretHash, now: Timestamp) -> Result<(Invitation, SecretHash)> {
    let (invitation, kept) = rows::find(conn, named.organization, named.id).await?.ok_or(UNKNOWN)?;
    if !kept.matches(hash) || invitation.status(now) == InvitationStatus::Revoked {
        return Err(UNKNOWN);
    }
    Ok((invitation, kept))
}

/// Who accepts.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// The account that is signed in. No email links it: what counts is who holds the token.
    pub account: AccountId,
    /// The given name that the person wants; else that of the invitation.
    pub given_name: Option<Label>,
    /// The family name that the person wants; else that of the invitation.
    pub family_name: Option<Label>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// Where.
    pub organization: OrganizationId,
    /// The user that was made.
    pub user: User,
}

/// Accepts the invitation that a token opens: makes the user and the memberships in one write, and links the user to the
/// account. The instance's index of accounts is the caller's to write afterwards.
///
/// # Errors
/// As [`peek`]; [`Error::Conflict`] when the invitation is expired or was accepted, when the account has a user in the
/// organization, and when the organization has a user with the email.
pub async fn accept(directory: &Directory, terms: impl Into<Terms> + Send, token: &str, by: Acceptance) -> Result<Accepted> {
    // Looked at first, so that nobody buys a place in the organization's queue with a bad token.
    let offer = peek(directory, token).await?;
    offer.is_open()?;
    let (organization, named) = (offer.organization, TokenText { organization: offer.organization, id: offer.invitation.id });
    let actor = Actor::system(organization, "an invitation was accepted with its token");
    let hash = spelled(directory, token).map_or_else(|| SecretHash::of(token), |secret| secret.hash());
    let accept = Accept { named, hash, by };
    let user = directory.change(&actor, without(token, terms.into()), accept).await?.value;
    Ok(Accepted { organization, user })
}

/// Links hold the token, and the log must not: where a request came from is kept without it.
fn without(token: &str, mut terms: Terms) -> Terms {
    if let Some(path) = terms.origin.path.as_ref().filter(|path| path.contains(token)) {
        let path = Some(path.replace(token, "(token)"));
        terms.origin = Arc::new(Origin { path, ..Origin::clone(&terms.origin) });
    }
    terms
}

/// The acceptance in the organization's order of writes. Not for callers: whoever makes one has seen a token.
struct Accept {
    named: TokenText,
    hash: SecretHash,
    by: Acceptance,
}

impl Change for Accept {
    type Out = User;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::UsersCreate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<User> {
        let (organization, now) = (tx.organization(), tx.now());
        rows::organization_name(tx.conn(), organization).await?.ok_or(UNKNOWN)?;
        let (mut invitation, hash) = shown(tx.conn(), self.named, &self.hash, now).await?;
        invitation.status(now).is_open()?;
        if user::rows::id_of_account(tx.conn(), organization, self.by.account).await?.is_some() {
            return Err(Error::Conflict("this account is in the organization already".into()));
        }
        if user::rows::id_of_email(tx.conn(), organization, &invitation.email).await?.is_some() {
            return Err(Error::Conflict("the organization has a user with this email meanwhile: ask its administrators".into()));
        }
        let create = user::Create {
            email: invitation.email.clone(),
            given_name: self.by.given_name.clone().unwrap_or_else(|| invitation.given_name.clone()),
            family_name: self.by.family_name.clone().unwrap_or_else(|| invitation.family_name.clone()),
            picture: None,
            role: invitation.role,
            source: Label::try_from("invitation")?,
            created_at: None,
        };
        let user = create.run(tx, permit).await?;
        user::rows::link_account(tx, user.id, self.by.account).await?;
        let (joined, left_out) = join(tx, permit, &user, &invitation).await?;
        (invitation.accepted_at, invitation.accepted_user) = (Some(now), Some(user.id));
        (invitation.updated_at, invitation.version) = (now, tx.version());
        rows::save(tx, &invitation, &hash).await?;
        let details = json!({"user": user.id, "email": user.email, "workspaces": joined, "left_out": left_out});
        audit::record(tx, permit, event("invitations.accept", invitation.id, details)).await?;
        Ok(user)
    }
}

/// Adds the new user to the workspaces that are still there; answers which they were and which not.
async fn join(tx: &mut Tx<'_>, permit: &Permit, user: &User, invitation: &Invitation) -> Result<(Vec<WorkspaceId>, Vec<WorkspaceId>)> {
    let organization = tx.organization();
    let places = match &invitation.workspaces {
        Some(places) => places.clone(),
        None => {
            let home = workspace::rows::default_workspace(tx.conn(), organization).await?;
            home.into_iter().map(|workspace| Place { workspace, role: EVERYBODY }).collect()
        }
    };
    let (mut joined, mut left_out) = (Vec::new(), Vec::new());
    for Place { workspace, role } in places {
        match workspace::existing(tx, workspace).await {
            Ok(found) => {
                member::insert(tx, permit, &found, &NewMember::new(user.id, role)).await?;
                joined.push(workspace);
            }
            Err(Error::NotFound(_)) => left_out.push(workspace),
            Err(error) => return Err(error),
        }
    }
    Ok((joined, left_out))
}
