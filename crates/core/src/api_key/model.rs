//! What an API key is.

use crate::{
    access::{Actor, OrganizationRole, PermissionSet, Principal},
    clock::Timestamp,
    id::{ApiKeyId, UserId, WorkspaceId},
    secret::Mask,
    text::{Description, Json, Name, ScopeWord},
    workspace::Limits,
};

/// Who a key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A person; the key ends with them.
    User(UserId),
    /// Nobody: the organization itself, with this role.
    Organization(OrganizationRole),
    /// Nobody: the key's workspace itself, as its admin.
    Workspace,
}

/// A key as it is shown; its secret is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    /// Its id.
    pub id: ApiKeyId,
    /// Who it belongs to.
    pub owner: Owner,
    /// The only workspace that it reaches.
    pub workspace: Option<WorkspaceId>,
    /// What people call it.
    pub name: Name,
    /// What it is for.
    pub description: Option<Description>,
    /// Scope words as they were given, in order; words that mean nothing here are kept.
    pub scopes: Option<Vec<ScopeWord>>,
    /// What the scopes allow; `None`: all that its owner may.
    pub permissions: Option<PermissionSet>,
    /// Limits, kept as data.
    pub limits: Limits,
    /// Defaults, kept as data.
    pub defaults: Option<Json>,
    /// What may be shown of the secret.
    pub mask: Mask,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the minute or so.
    pub last_used_at: Option<Timestamp>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

impl ApiKey {
    /// Whether it still works, its owner's state aside.
    #[must_use]
    pub fn is_active(&self, now: Timestamp) -> bool {
        self.expires_at.is_none_or(|until| until > now)
    }

    /// Whose roles count when it is used.
    #[must_use]
    pub const fn principal(&self) -> Principal {
        match self.owner {
            Owner::User(id) => Principal::User(id),
            Owner::Organization(_) | Owner::Workspace => Principal::ApiKey(self.id),
        }
    }
}

/// Which keys of a list are wanted; what is absent does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Bound to this workspace.
    pub workspace: Option<WorkspaceId>,
}

/// Who is behind a key that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caller {
    /// In which organization, as which principal.
    pub actor: Actor,
    /// The same key's place in the instance tenant, for a root key.
    pub operator: Option<Actor>,
}

impl Caller {
    /// As whom the caller acts in this organization, if at all.
    #[must_use]
    pub fn in_organization(&self, organization: crate::id::OrganizationId) -> Option<Actor> {
        [Some(self.actor), self.operator].into_iter().flatten().find(|actor| actor.organization == organization)
    }
}
