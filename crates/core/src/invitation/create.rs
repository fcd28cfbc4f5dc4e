//! The making of an invitation.

use super::{Invitation, MOST_WORKSPACES, Place, Sent, counter, end, event, is_free, issue, may_give, rows};
use crate::{
    Error, Kind, Result,
    access::{OrganizationRole, Permission, Permit, Principal, Scope},
    audit,
    clock::Timestamp,
    dialect_data::{self, DialectPatch},
    directory::Change,
    store::Tx,
    text::{Email, Label},
    workspace,
};
use serde_json::json;

/// Invites somebody who is not a user of the organization.
#[derive(Clone, Debug)]
pub struct Create {
    /// Who; neither a user's email nor that of another pending invitation.
    pub email: Email,
    /// Given name of the user to be.
    pub given_name: Label,
    /// Family name of the user to be.
    pub family_name: Label,
    /// The role in the organization.
    pub role: OrganizationRole,
    /// The workspaces, at most [`MOST_WORKSPACES`]. `None`: what the organization gives everybody, see
    /// [`Invitation::workspaces`]. Empty: none.
    pub workspaces: Option<Vec<Place>>,
    /// When it ends: [`SHORTEST`](super::SHORTEST) to [`LONGEST`](super::LONGEST) from now; [`LASTS`](super::LASTS) when
    /// absent.
    pub expires_at: Option<Timestamp>,
    /// What a dialect keeps beside it.
    pub dialect_data: Option<DialectPatch>,
}

impl Change for Create {
    type Out = Sent;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::InvitationsCreate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Sent> {
        may_give(permit, self.role, self.workspaces.as_deref())?;
        self.check_workspaces(tx).await?;
        let expires_at = end(self.expires_at, tx.now())?;
        is_free(tx, &self.email, None).await?;
        let invitation = Invitation {
            id: tx.new_id(),
            email: self.email.clone(),
            given_name: self.given_name.clone(),
            family_name: self.family_name.clone(),
            role: self.role,
            workspaces: self.workspaces.clone(),
            invited_by: match permit.actor().principal {
                Principal::System(_) => None,
                somebody => Some(somebody.bytes()),
            },
            expires_at,
            accepted_at: None,
            accepted_user: None,
            revoked_at: None,
            created_at: tx.now(),
            updated_at: tx.now(),
            version: tx.version(),
        };
        let sent = issue(tx, invitation);
        rows::insert(tx, &sent.invitation, &sent.token.hash()).await?;
        tx.count(tx.organization(), counter(self.role), 1);
        let id = sent.invitation.id;
        dialect_data::apply(tx, Kind::Invitation, id.as_bytes(), self.dialect_data.as_ref()).await?;
        let details = json!({"email": self.email, "role": self.role, "workspaces": self.workspaces, "expires_at": expires_at});
        audit::record(tx, permit, event("invitations.create", id, details)).await?;
        Ok(sent)
    }
}

impl Create {
    /// Each named once, and there now.
    async fn check_workspaces(&self, tx: &mut Tx<'_>) -> Result<()> {
        let places = self.workspaces.as_deref().unwrap_or_default();
        if places.len() > MOST_WORKSPACES {
            return Err(Error::LimitReached { what: "workspaces of one invitation", max: MOST_WORKSPACES as u64 });
        }
        for (at, place) in places.iter().enumerate() {
            let refused = |message| Err(Error::invalid(format!("workspaces[{at}].workspace"), message));
            if places[..at].iter().any(|earlier| earlier.workspace == place.workspace) {
                return refused("is named twice");
            }
            match workspace::existing(tx, place.workspace).await {
                Err(Error::NotFound(_)) => return refused("must be a workspace of this organization"),
                other => drop(other?),
            }
        }
        Ok(())
    }
}
