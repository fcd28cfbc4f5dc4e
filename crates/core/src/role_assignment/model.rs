//! What an assignment of a custom role is.

use crate::{
    clock::Timestamp,
    id::{GroupId, RoleAssignmentId, RoleId, ServiceAccountId, UserId, WorkspaceId},
    text::Name,
};

/// Who can have a custom role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holder {
    /// A user.
    User(UserId),
    /// A group: whoever is in it has the role.
    Group(GroupId),
    /// A service account.
    ServiceAccount(ServiceAccountId),
}

impl Holder {
    /// The id's bits.
    #[must_use]
    pub const fn bytes(&self) -> [u8; 16] {
        match self {
            Self::User(id) => *id.as_bytes(),
            Self::Group(id) => *id.as_bytes(),
            Self::ServiceAccount(id) => *id.as_bytes(),
        }
    }

    /// The word for the kind, as the `principals` table holds it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::User(_) => "user",
            Self::Group(_) => "group",
            Self::ServiceAccount(_) => "service_account",
        }
    }

    /// The holder with these bits of a kind that can be one.
    pub(super) fn of(kind: &str, bytes: [u8; 16]) -> Option<Self> {
        match kind {
            "user" => Some(Self::User(UserId::from_bytes(bytes))),
            "group" => Some(Self::Group(GroupId::from_bytes(bytes))),
            "service_account" => Some(Self::ServiceAccount(ServiceAccountId::from_bytes(bytes))),
            _ => None,
        }
    }
}

/// A custom role that somebody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleAssignment {
    /// Its own id.
    pub id: RoleAssignmentId,
    /// Which role.
    pub role: RoleId,
    /// The role's name.
    pub name: Name,
    /// The workspace that it is a role of; `None`: the organization.
    pub workspace: Option<WorkspaceId>,
    /// Who has it.
    pub holder: Holder,
    /// Since when.
    pub created_at: Timestamp,
    /// The organization's version that made it or last changed the role.
    pub version: u64,
}

impl RoleAssignment {
    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn weight(&self) -> usize {
        size_of::<Self>() + self.name.len()
    }

    /// Where its role lies, to end it.
    #[must_use]
    pub const fn place(&self) -> crate::role::Place {
        crate::role::Place { id: self.role, workspace: self.workspace }
    }
}

/// Which assignments of a list are wanted; what is absent does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of roles of this workspace.
    pub workspace: Option<WorkspaceId>,
    /// Of this role.
    pub role: Option<RoleId>,
    /// To this principal itself; those of its groups are not its own.
    pub holder: Option<Holder>,
}
