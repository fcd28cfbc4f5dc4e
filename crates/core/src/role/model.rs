//! What a role is.

use crate::{
    access::{OrganizationRole, PermissionSet, Scope, WorkspaceRole},
    clock::Timestamp,
    id::{RoleId, WorkspaceId},
    text::{Description, Name, ScopeWord},
};

/// A custom role: a named set of permissions, of the organization or of one workspace. It gives nothing until it is
/// [assigned](crate::role_assignment).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// The workspace that it is a role of; `None`: the organization, and then it counts in every workspace too.
    pub workspace: Option<WorkspaceId>,
    /// What people call it, unique in its organization or workspace whatever its case.
    pub name: Name,
    /// What it is for.
    pub description: Option<Description>,
    /// Words for what it holds as a surface gave them, in order; words that mean nothing here are kept.
    pub scopes: Option<Vec<ScopeWord>>,
    /// What it holds.
    pub permissions: PermissionSet,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed; who has it does not count.
    pub updated_at: Timestamp,
    /// The organization's version that last changed it.
    pub version: u64,
}

impl Role {
    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn weight(&self) -> usize {
        let words = self.scopes.iter().flatten().map(|word| size_of::<ScopeWord>() + word.len()).sum::<usize>();
        size_of::<Self>() + self.name.len() + self.description.as_deref().map_or(0, str::len) + words
    }

    /// Where it lies, to change it or to assign it.
    #[must_use]
    pub const fn place(&self) -> Place {
        Place { id: self.id, workspace: self.workspace }
    }
}

/// Where a custom role lies: enough to say where a permission on it must be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which.
    pub id: RoleId,
    /// The workspace that it is a role of.
    pub workspace: Option<WorkspaceId>,
}

impl Place {
    /// The scope in which a permission on it must be held.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        Scope::Role(self.id, self.workspace)
    }
}

/// A role of either sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnyRole {
    /// A built-in one of the organization.
    Organization(OrganizationRole),
    /// A built-in one of a workspace.
    Workspace(WorkspaceRole),
    /// A custom one.
    Custom(Role),
}

impl AnyRole {
    /// Its id. A built-in role has the same one in every organization and workspace.
    #[must_use]
    pub const fn id(&self) -> RoleId {
        match self {
            Self::Organization(role) => role.id(),
            Self::Workspace(role) => role.id(),
            Self::Custom(role) => role.id,
        }
    }
}

/// Which custom roles of a list are wanted; what is absent does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// With this name, whatever its case.
    pub name: Option<String>,
}

/// The form in which names of roles are compared: lower case.
#[must_use]
pub fn canonical(name: &str) -> String {
    name.to_lowercase()
}
