//! What a workspace member is.

use crate::{
    access::{OrganizationRole, WorkspaceRole},
    clock::Timestamp,
    id::{UserId, WorkspaceId},
    text::ScopeWord,
    user::User,
};

/// A user's membership in a workspace, with the user as the organization sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The user.
    pub user: User,
    /// The strongest built-in role that was given in the workspace itself.
    pub role: WorkspaceRole,
    /// Words kept in order and handed back; they do not limit the role.
    pub scopes: Option<Vec<ScopeWord>>,
    /// When the membership ends; it is listed until it is removed.
    pub expires_at: Option<Timestamp>,
    /// When the user was added.
    pub created_at: Timestamp,
    /// When the membership last changed.
    pub updated_at: Timestamp,
    /// The organization's version that last changed the membership or the user.
    pub version: u64,
}

impl Member {
    /// Whether the membership still counts.
    #[must_use]
    pub fn is_active(&self, now: Timestamp) -> bool {
        self.expires_at.is_none_or(|until| until > now)
    }

    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn weight(&self) -> usize {
        let scopes: usize = self.scopes.iter().flatten().map(|word| size_of::<ScopeWord>() + word.len()).sum();
        size_of::<Self>() + self.user.weight() + scopes
    }

    /// The user's role in the organization.
    #[must_use]
    pub const fn organization_role(&self) -> OrganizationRole {
        self.user.role
    }
}

/// Somebody to be added.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// Who; already a user of the organization.
    pub user: UserId,
    /// With which role.
    pub role: WorkspaceRole,
    /// Words to keep.
    pub scopes: Option<Vec<ScopeWord>>,
    /// Until when.
    pub expires_at: Option<Timestamp>,
    /// Since when, for imports.
    pub created_at: Option<Timestamp>,
}

impl NewMember {
    /// With this role, for ever.
    #[must_use]
    pub const fn new(user: UserId, role: WorkspaceRole) -> Self {
        Self { user, role, scopes: None, expires_at: None, created_at: None }
    }
}

/// Which members of a list are wanted; what is absent does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// With one of these roles; empty: any.
    pub roles: Vec<WorkspaceRole>,
    /// With this email, whatever its case.
    pub email: Option<crate::text::Email>,
}
