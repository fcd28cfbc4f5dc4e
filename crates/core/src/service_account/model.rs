//! What a service account is.

use crate::{
    access::{OrganizationRole, PermissionSet, Scope, WorkspaceRole},
    clock::Timestamp,
    id::{ServiceAccountId, UserId, WorkspaceId},
    text::{Description, Name},
    user::UserStatus,
};

/// Where a service account lies, and with which role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// In the organization.
    Organization(OrganizationRole),
    /// In one workspace of it. Without a role it holds nothing there until it is given one; in the organization, `member`
    /// holds nothing.
    Workspace(WorkspaceId, Option<WorkspaceRole>),
}

impl Home {
    /// The workspace, when it lies in one.
    #[must_use]
    pub const fn workspace(self) -> Option<WorkspaceId> {
        match self {
            Self::Organization(_) => None,
            Self::Workspace(id, _) => Some(id),
        }
    }

    /// What its role holds where it lies.
    #[must_use]
    pub fn permissions(self) -> PermissionSet {
        match self {
            Self::Organization(role) => role.permissions(),
            Self::Workspace(_, role) => role.map_or(PermissionSet::NONE, WorkspaceRole::permissions),
        }
    }

    /// The role's name, if it has one.
    #[must_use]
    pub fn role_name(self) -> Option<&'static str> {
        match self {
            Self::Organization(role) => Some(role.as_str()),
            Self::Workspace(_, role) => role.map(WorkspaceRole::as_str),
        }
    }
}

/// A principal for programs. It has credentials and keys in place of an account, and nobody invites it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceAccount {
    /// Its id.
    pub id: ServiceAccountId,
    /// Where it lies, and with which role.
    pub home: Home,
    /// What people call it.
    pub name: Name,
    /// What it is for.
    pub description: Option<Description>,
    /// Whether it may act; while it may not, none of its credentials and keys works.
    pub status: UserStatus,
    /// The user who created it, if a user did.
    pub created_by: Option<UserId>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed; its credentials and keys do not count.
    pub updated_at: Timestamp,
    /// The organization's version that last changed it.
    pub version: u64,
}

impl ServiceAccount {
    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn weight(&self) -> usize {
        size_of::<Self>() + self.name.len() + self.description.as_deref().map_or(0, str::len)
    }

    /// Where it lies, to change it or what belongs to it.
    #[must_use]
    pub const fn place(&self) -> Place {
        Place { id: self.id, workspace: self.home.workspace() }
    }
}

/// Where a service account lies: enough to say where a permission on it must be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which.
    pub id: ServiceAccountId,
    /// The workspace that it lies in.
    pub workspace: Option<WorkspaceId>,
}

impl Place {
    /// The scope in which a permission on it must be held.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        Scope::ServiceAccount(self.id, self.workspace)
    }
}

/// Which service accounts of a list are wanted; what is absent does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In this workspace.
    pub workspace: Option<WorkspaceId>,
    /// With this status.
    pub status: Option<UserStatus>,
}
