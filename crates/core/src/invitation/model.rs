//! What an invitation is.

use crate::{
    Error, Kind, Result,
    access::{OrganizationRole, WorkspaceRole},
    clock::Timestamp,
    id::{InvitationId, OrganizationId, UserId, WorkspaceId},
    secret::Secret,
    text::{Email, Label, Name},
};

/// How far an invitation has come; pending and expired are told apart when it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum InvitationStatus {
    /// Can be accepted.
    Pending,
    /// Was accepted, once and for all.
    Accepted,
    /// Was taken back.
    Revoked,
    /// Its end has passed; it can be sent again.
    Expired,
}

impl InvitationStatus {
    /// Whether an invitation that has come this far can be accepted.
    ///
    /// # Errors
    /// [`Error::Conflict`] saying why not; [`Error::NotFound`] for a revoked one, as for none.
    pub(super) fn is_open(self) -> Result<()> {
        match self {
            Self::Pending => Ok(()),
            Self::Accepted => Err(Error::Conflict("this invitation was accepted already".into())),
            Self::Expired => Err(Error::Conflict("this invitation has expired: ask for it to be sent again".into())),
            Self::Revoked => Err(Error::NotFound(Kind::Invitation)),
        }
    }

    /// Every status.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Accepted, Self::Revoked, Self::Expired];

    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Revoked => "revoked",
            Self::Expired => "expired",
        }
    }

    /// The status with this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

/// A workspace that an invitation leads into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The role there.
    pub role: WorkspaceRole,
}

/// An invitation into an organization.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The id.
    pub id: InvitationId,
    /// Who is invited. It identifies nobody: whoever has the token may accept.
    pub email: Email,
    /// Given name, may be empty.
    pub given_name: Label,
    /// Family name, may be empty.
    pub family_name: Label,
    /// The role in the organization.
    pub role: OrganizationRole,
    /// The workspaces in the order in which they were named. `None`: what the organization gives everybody, which is its
    /// default workspace with the role member. Empty: none.
    pub workspaces: Option<Vec<Place>>,
    /// Bits of the id of the user, key or service account that made it, which may be gone; `None`: the system.
    pub invited_by: Option<[u8; 16]>,
    /// When it ends.
    pub expires_at: Timestamp,
    /// When it was accepted.
    pub accepted_at: Option<Timestamp>,
    /// The user that was made of it, who may be gone.
    pub accepted_user: Option<UserId>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// The organization's version that last changed it.
    pub version: u64,
}

impl Offer {
    /// Whether it can be accepted.
    ///
    /// # Errors
    /// [`Error::Conflict`] saying why not.
    pub fn is_open(&self) -> Result<()> {
        self.status.is_open()
    }
}

impl Invitation {
    /// How far it has come at this moment.
    #[must_use]
    pub fn status(&self, now: Timestamp) -> InvitationStatus {
        match (self.accepted_at, self.revoked_at) {
            (Some(_), _) => InvitationStatus::Accepted,
            (None, Some(_)) => InvitationStatus::Revoked,
            (None, None) if self.expires_at <= now => InvitationStatus::Expired,
            (None, None) => InvitationStatus::Pending,
        }
    }

    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn weight(&self) -> usize {
        let places = self.workspaces.as_ref().map_or(0, Vec::len) * size_of::<Place>();
        size_of::<Self>() + self.email.len() + self.given_name.len() + self.family_name.len() + places
    }
}

/// An invitation with a new token.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The invitation.
    pub invitation: Invitation,
    /// The token, shown this once.
    pub token: Secret,
}

/// Which invitations of a list are wanted; what is absent does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// With one of these statuses; empty: any.
    pub status: Vec<InvitationStatus>,
    /// Into one of these roles; empty: any.
    pub roles: Vec<OrganizationRole>,
    /// For this email, whatever its case.
    pub email: Option<Email>,
    /// With this in the email, whatever its case.
    pub email_contains: Option<String>,
}

/// What somebody with the token may know of an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The organization.
    pub organization: OrganizationId,
    /// Its name.
    pub organization_name: Name,
    /// Name of the user who invited, if it was one who has a name and is still there.
    pub invited_by: Option<String>,
    /// The names of the workspaces that are there now, with the roles.
    pub workspaces: Vec<(Name, WorkspaceRole)>,
    /// The invitation itself.
    pub invitation: Invitation,
    /// How far it has come; never revoked.
    pub status: InvitationStatus,
}
