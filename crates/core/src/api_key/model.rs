//! What an API key is.

use crate::{
    access::{Actor, OrganizationRole, Permission, PermissionSet, Principal, Scope},
    clock::Timestamp,
    id::{ApiKeyId, ServiceAccountId, UserId, WorkspaceId},
    secret::Mask,
    service_account::Home,
    text::{Description, Json, Name, ScopeWord},
    workspace::Limits,
};

/// Who a key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A person; the key ends with them.
    User(UserId),
    /// A program; the key ends with it, and lies where it lies.
    ServiceAccount(ServiceAccountId),
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
    /// Until when the secret before the last rotation counts too.
    pub previous_secret_until: Option<Timestamp>,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the minute or so.
    pub last_used_at: Option<Timestamp>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// The organization's version that last changed it.
    pub version: u64,
}

impl ApiKey {
    /// Whether it still works, its owner's state aside.
    #[must_use]
    pub fn is_active(&self, now: Timestamp) -> bool {
        self.expires_at.is_none_or(|until| until > now)
    }

    /// Bytes that it takes, roughly.
    #[must_use]
    pub fn weight(&self) -> usize {
        let scopes: usize = self.scopes.iter().flatten().map(|word| size_of::<ScopeWord>() + word.len()).sum();
        let text = self.name.len() + self.description.as_deref().map_or(0, str::len);
        size_of::<Self>() + text + scopes + self.limits.weight() + self.defaults.as_ref().map_or(0, |json| json.as_str().len())
    }

    /// Whose roles count when it is used.
    #[must_use]
    pub const fn principal(&self) -> Principal {
        self.owner.principal(self.id)
    }
}

/// Whose a key is, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Belonging {
    pub(crate) id: ApiKeyId,
    pub(crate) owner: Owner,
    pub(crate) workspace: Option<WorkspaceId>,
    pub(crate) created_at: Timestamp,
    /// Where the service account that owns it lies, with its role there.
    pub(crate) home: Option<Home>,
}

impl Belonging {
    /// The person whose role stands between the key and its change: nobody's where it is bound to a workspace.
    pub(crate) const fn ranked_owner(&self) -> Option<UserId> {
        match (self.owner, self.workspace) {
            (Owner::User(id), None) => Some(id),
            (Owner::User(_), Some(_)) | (Owner::ServiceAccount(_) | Owner::Organization(_) | Owner::Workspace, _) => None,
        }
    }

    /// The service account that owns it: what that holds stands between the key and its change.
    pub(crate) const fn service_account(&self) -> Option<Principal> {
        match self.owner {
            Owner::ServiceAccount(id) => Some(Principal::ServiceAccount(id)),
            Owner::User(_) | Owner::Organization(_) | Owner::Workspace => None,
        }
    }
}

/// What sort of owner a key has: each sort has permissions of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// The organization's own keys.
    Organization,
    /// Workspaces' own keys.
    Workspace,
    /// Users' keys.
    User,
    /// Service accounts' keys.
    ServiceAccount,
}

/// What is done with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the verbs of the permissions")]
pub enum Verb {
    Create,
    List,
    Read,
    Update,
    Delete,
    Rotate,
}

impl Verb {
    /// Every verb.
    pub const ALL: [Self; 6] = [Self::Create, Self::List, Self::Read, Self::Update, Self::Delete, Self::Rotate];
}

impl Family {
    /// Every sort.
    pub const ALL: [Self; 4] = [Self::Organization, Self::Workspace, Self::User, Self::ServiceAccount];

    /// The permission to do this with keys of this sort.
    #[must_use]
    pub const fn permission(self, verb: Verb) -> Permission {
        use Permission as P;
        match (self, verb) {
            (Self::Organization, Verb::Create) => P::OrganizationKeysCreate,
            (Self::Organization, Verb::List) => P::OrganizationKeysList,
            (Self::Organization, Verb::Read) => P::OrganizationKeysRead,
            (Self::Organization, Verb::Update) => P::OrganizationKeysUpdate,
            (Self::Organization, Verb::Delete) => P::OrganizationKeysDelete,
            (Self::Organization, Verb::Rotate) => P::OrganizationKeysRotate,
            (Self::Workspace, Verb::Create) => P::WorkspaceKeysCreate,
            (Self::Workspace, Verb::List) => P::WorkspaceKeysList,
            (Self::Workspace, Verb::Read) => P::WorkspaceKeysRead,
            (Self::Workspace, Verb::Update) => P::WorkspaceKeysUpdate,
            (Self::Workspace, Verb::Delete) => P::WorkspaceKeysDelete,
            (Self::Workspace, Verb::Rotate) => P::WorkspaceKeysRotate,
            (Self::User, Verb::Create) => P::UserKeysCreate,
            (Self::User, Verb::List) => P::UserKeysList,
            (Self::User, Verb::Read) => P::UserKeysRead,
            (Self::User, Verb::Update) => P::UserKeysUpdate,
            (Self::User, Verb::Delete) => P::UserKeysDelete,
            (Self::User, Verb::Rotate) => P::UserKeysRotate,
            (Self::ServiceAccount, Verb::Create) => P::ServiceAccountKeysCreate,
            (Self::ServiceAccount, Verb::List) => P::ServiceAccountKeysList,
            (Self::ServiceAccount, Verb::Read) => P::ServiceAccountKeysRead,
            (Self::ServiceAccount, Verb::Update) => P::ServiceAccountKeysUpdate,
            (Self::ServiceAccount, Verb::Delete) => P::ServiceAccountKeysDelete,
            (Self::ServiceAccount, Verb::Rotate) => P::ServiceAccountKeysRotate,
        }
    }

    /// Whether the permission is about keys of this sort.
    pub(crate) fn has(self, permission: Permission) -> bool {
        Verb::ALL.into_iter().any(|verb| self.permission(verb) == permission)
    }

    pub(super) const fn counter(self) -> &'static str {
        match self {
            Self::Organization => "api_keys.organization",
            Self::Workspace => "api_keys.workspace",
            Self::User => "api_keys.user",
            Self::ServiceAccount => "api_keys.service_account",
        }
    }
}

impl Owner {
    /// Whose roles count when a key of this owner is used.
    pub(crate) const fn principal(self, key: ApiKeyId) -> Principal {
        match self {
            Self::User(id) => Principal::User(id),
            Self::ServiceAccount(id) => Principal::ServiceAccount(id),
            Self::Organization(_) | Self::Workspace => Principal::ApiKey(key),
        }
    }

    /// The sort of owner that this is.
    #[must_use]
    pub const fn family(self) -> Family {
        match self {
            Self::User(_) => Family::User,
            Self::ServiceAccount(_) => Family::ServiceAccount,
            Self::Organization(_) => Family::Organization,
            Self::Workspace => Family::Workspace,
        }
    }
}

/// Where a key lies: enough to say which permission is needed to change it, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which key.
    pub id: ApiKeyId,
    /// What sort of owner it has.
    pub family: Family,
    /// The workspace that it is bound to.
    pub workspace: Option<WorkspaceId>,
}

impl From<&ApiKey> for Place {
    fn from(key: &ApiKey) -> Self {
        Self { id: key.id, family: key.owner.family(), workspace: key.workspace }
    }
}

impl Place {
    /// The scope in which a permission on the key must be held.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        Scope::Key(self.id, self.workspace)
    }
}

/// Which keys of a list are wanted; what is absent does not filter.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Bound to this workspace.
    pub workspace: Option<WorkspaceId>,
    /// Of this user or service account.
    pub owner: Option<OwnedBy>,
    /// Of these sorts.
    pub families: Option<Vec<Family>>,
    /// Whose owner has access to where they reach, or has none; see [`owners_with_access`](super::owners_with_access).
    pub owner_has_access: Option<bool>,
    /// Bound to no workspace.
    pub unbound: bool,
}

/// The owner of several keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnedBy {
    /// A person.
    User(UserId),
    /// A program.
    ServiceAccount(ServiceAccountId),
}

impl OwnedBy {
    /// The id's bits.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 16] {
        match self {
            Self::User(id) => id.as_bytes(),
            Self::ServiceAccount(id) => id.as_bytes(),
        }
    }

    /// The sort of keys that it owns.
    const fn family(self) -> Family {
        match self {
            Self::User(_) => Family::User,
            Self::ServiceAccount(_) => Family::ServiceAccount,
        }
    }
}

impl Filter {
    /// Whether a key of this sort can match.
    pub(super) fn wants(&self, family: Family) -> bool {
        self.families.as_ref().is_none_or(|families| families.contains(&family)) && self.owner.is_none_or(|owner| owner.family() == family)
    }

    /// Whether counters tell how many match: they know sorts and workspaces alone.
    pub(super) const fn is_counted(&self) -> bool {
        self.owner.is_none() && self.owner_has_access.is_none() && !self.unbound
    }
}

/// Who is behind a key that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caller {
    /// In which organization, as which principal.
    pub actor: Actor,
    /// The same key's place in the instance tenant, for a root key.
    pub operator: Option<Actor>,
    /// When the secret that was shown ends, where a rotation has replaced it: the key itself may last longer.
    pub ends_at: Option<Timestamp>,
    /// What was shown.
    pub shown: crate::access_token::Shown,
}

impl Caller {
    /// As whom the caller acts in this organization, if at all.
    #[must_use]
    pub fn in_organization(&self, organization: crate::id::OrganizationId) -> Option<Actor> {
        [Some(self.actor), self.operator].into_iter().flatten().find(|actor| actor.organization == organization)
    }
}
