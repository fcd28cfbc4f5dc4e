//! The one decision: (who, permission, where, which grants count) → a [`Permit`], or why not.

use super::{OrganizationRole, Permission, PermissionSet, Permit, Standing, WorkspaceRole};
use crate::{
    Error, Kind, Result,
    clock::Timestamp,
    id::{ApiKeyId, GroupId, OrganizationId, RoleId, ServiceAccountId, UserId, WorkspaceId},
};
use std::fmt;

/// Who acts: a principal of one organization, through a key when it came over the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Actor {
    /// The tenant in which it acts.
    pub organization: OrganizationId,
    /// Whose power counts.
    pub principal: Principal,
    /// The key that it showed; its scopes limit the power.
    pub key: Option<ApiKeyId>,
}

/// Something that roles are assigned to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Principal {
    /// A person.
    User(UserId),
    /// A key that no person owns (an organization's or a workspace's own).
    ApiKey(ApiKeyId),
    /// A service account.
    ServiceAccount(ServiceAccountId),
    /// The server itself at start-up, or an operator at the machine; the reason stands in the audit log.
    System(&'static str),
}

impl Principal {
    /// Every word that [`Principal::kind`] gives.
    pub const KINDS: &[&str] = &["user", "api_key", "service_account", "system"];

    /// The id's bits, zero for the system.
    #[must_use]
    pub const fn bytes(&self) -> [u8; 16] {
        match self {
            Self::User(id) => *id.as_bytes(),
            Self::ApiKey(id) => *id.as_bytes(),
            Self::ServiceAccount(id) => *id.as_bytes(),
            Self::System(_) => [0; 16],
        }
    }

    /// The word for the kind, as audit events and the `principals` table hold it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::User(_) => "user",
            Self::ApiKey(_) => "api_key",
            Self::ServiceAccount(_) => "service_account",
            Self::System(_) => "system",
        }
    }
}

impl Actor {
    /// The person who acts, if one does.
    #[must_use]
    pub const fn person(&self) -> Option<UserId> {
        if let Principal::User(id) = self.principal { Some(id) } else { None }
    }

    /// The one bypass of the policy, for start-up, import at the machine and tests' set-up. `reason` is written to
    /// the audit log of everything that it does.
    #[must_use]
    pub const fn system(organization: OrganizationId, reason: &'static str) -> Self {
        Self { organization, principal: Principal::System(reason), key: None }
    }
}

/// Where something is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Above all organizations.
    Instance,
    /// The actor's organization.
    Organization,
    /// One workspace of it.
    Workspace(WorkspaceId),
    /// One user of it: everybody may read themselves.
    User(UserId),
    /// One user's membership in a workspace: every member may end their own.
    Member(WorkspaceId, UserId),
    /// One key that belongs to the organization, to a workspace, or to a user without a workspace.
    Key(ApiKeyId, Option<WorkspaceId>),
    /// One service account, of the organization or of a workspace, with what belongs to it.
    ServiceAccount(ServiceAccountId, Option<WorkspaceId>),
    /// One custom role, of the organization or of a workspace, with its assignments.
    Role(RoleId, Option<WorkspaceId>),
}

impl Scope {
    /// The workspace that the scope lies in.
    #[must_use]
    pub const fn workspace(self) -> Option<WorkspaceId> {
        match self {
            Self::Workspace(id) | Self::Member(id, _) => Some(id),
            Self::Key(_, workspace) | Self::ServiceAccount(_, workspace) | Self::Role(_, workspace) => workspace,
            Self::Instance | Self::Organization | Self::User(_) => None,
        }
    }
}

/// Which grants count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Counting {
    /// Everything that the principal has, organization roles included.
    #[default]
    Effective,
    /// In a workspace, a role given there, and of the organization's roles only those that make an admin of it: whoever
    /// reads everything elsewhere, or has a custom role of the organization, is here nobody without a membership. What lies
    /// in no workspace is decided as with [`Counting::Effective`].
    MembershipOrAdmin,
    /// Only a role given in the workspace itself, to the principal or to a group that it is in.
    ExplicitMembership,
}

impl Counting {
    /// Every way of counting, the widest first.
    pub const ALL: [Self; 3] = [Self::Effective, Self::MembershipOrAdmin, Self::ExplicitMembership];

    /// Whether a grant of the organization counts in a scope; `role` is what it makes of its holder in every workspace.
    pub(super) fn reaches(self, scope: Scope, role: Option<WorkspaceRole>) -> bool {
        match self {
            Self::Effective => true,
            Self::MembershipOrAdmin => scope.workspace().is_none() || role == Some(WorkspaceRole::Admin),
            Self::ExplicitMembership => false,
        }
    }
}

/// Which part of the caller's power was missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The principal is disabled or gone.
    Inactive,
    /// The key has ended.
    KeyExpired,
    /// The key is bound to another workspace, or to one at all.
    KeyWorkspace,
    /// The key's scopes don't have it.
    KeyScope,
    /// Neither role has it.
    Role,
    /// The membership has ended.
    MembershipExpired,
    /// The role to be given or taken is above the caller's own.
    Rank,
}

impl Reason {
    /// A word for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inactive => "inactive",
            Self::KeyExpired => "key_expired",
            Self::KeyWorkspace => "key_workspace",
            Self::KeyScope => "key_scope",
            Self::Role => "role",
            Self::MembershipExpired => "membership_expired",
            Self::Rank => "rank",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Inactive => "the principal is disabled",
            Self::KeyExpired => "the key has expired",
            Self::KeyWorkspace => "the key is bound to another workspace",
            Self::KeyScope => "the key's scopes do not include it",
            Self::Role => "no role of the caller includes it",
            Self::MembershipExpired => "the membership has expired",
            Self::Rank => "nobody may give or take more than they hold",
        })
    }
}

/// What made it allowed, for "why".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// The server itself.
    System,
    /// Everybody may do this to themselves.
    Oneself,
    /// A role in the organization.
    OrganizationRole(OrganizationRole),
    /// A role in the workspace.
    WorkspaceRole(WorkspaceRole),
    /// A role in the workspace that a group has.
    Group(GroupId, WorkspaceRole),
    /// A role in the organization that a group has.
    OrganizationGroup(GroupId, OrganizationRole),
    /// A custom role, which a group has when one is named.
    CustomRole(RoleId, Option<GroupId>),
    /// The organization lets everybody in it make workspaces.
    MembersCanCreateWorkspaces,
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System => f.write_str("system"),
            Self::Oneself => f.write_str("oneself"),
            Self::OrganizationRole(role) => write!(f, "organization role {role}"),
            Self::WorkspaceRole(role) => write!(f, "workspace role {role}"),
            Self::Group(group, role) => write!(f, "workspace role {role} through group {group}"),
            Self::OrganizationGroup(group, role) => write!(f, "organization role {role} through group {group}"),
            Self::CustomRole(role, None) => write!(f, "custom role {role}"),
            Self::CustomRole(role, Some(group)) => write!(f, "custom role {role} through group {group}"),
            Self::MembersCanCreateWorkspaces => f.write_str("members of the organization can create workspaces"),
        }
    }
}

/// A no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denied {
    /// What was asked.
    pub permission: Permission,
    /// Which part was missing.
    pub reason: Reason,
    /// What the caller must not learn of: it hears that there is none.
    pub hidden: Option<Kind>,
}

impl Denied {
    /// Absent and foreign are indistinguishable: who may not know the thing hears that there is none.
    #[must_use]
    pub const fn into_error(self) -> Error {
        match self.hidden {
            Some(kind) => Error::NotFound(kind),
            None => Error::Forbidden { permission: self.permission, reason: self.reason },
        }
    }
}

/// Decides. Pure: everything that counts is in the arguments.
///
/// # Errors
/// [`Denied`] with the first part of the power that was missing.
pub fn decide(
    actor: Actor,
    standing: &Standing,
    permission: Permission,
    scope: Scope,
    counting: Counting,
    now: Timestamp,
) -> Result<Permit, Denied> {
    if matches!(actor.principal, Principal::System(_)) {
        let (held, allowed) = (PermissionSet::all(), PermissionSet::all());
        return Ok(Permit {
            actor,
            permission,
            scope,
            path: Path::System,
            held,
            allowed,
            organization_role: None,
            membership_ends_at: None,
            expires_at: None,
            shown_until: None,
            decided_at: now,
        });
    }
    let ended = |until: Option<Timestamp>| until.is_some_and(|until| until <= now);
    let denied = |reason, hidden| Denied { permission, reason, hidden };
    if !standing.active {
        return Err(denied(Reason::Inactive, None));
    }
    let key = standing.key.as_ref();
    if key.is_some_and(|key| ended(key.expires_at)) {
        return Err(denied(Reason::KeyExpired, None));
    }
    let (held, membership_ends_at) = standing.held(actor.organization, scope, counting, now);
    let mut expires_at = membership_ends_at;
    if let Some(until) = key.and_then(|key| key.expires_at) {
        expires_at = Some(expires_at.map_or(until, |at| at.min(until)));
    }
    let bound_elsewhere = key.and_then(|key| key.workspace).is_some_and(|bound| scope.workspace() != Some(bound));
    let oneself = match (permission, scope, actor.principal) {
        (Permission::UsersRead, Scope::User(asked), Principal::User(own)) => asked == own,
        (Permission::MembersDelete, Scope::Member(_, asked), Principal::User(own)) if asked == own => {
            let membership = standing.membership(scope, now).filter(|_| !held.contains(permission));
            expires_at = [expires_at, membership.and_then(|(_, until)| until)].into_iter().flatten().min();
            membership.is_some()
        }
        _ => standing.as_anybody(actor.organization, scope).contains(permission),
    };
    // What only the roles say decides whether the thing may be known at all.
    let hidden = match scope {
        Scope::Instance | Scope::Organization | Scope::User(_) => None,
        Scope::Workspace(_) | Scope::Member(..) if !bound_elsewhere && held.contains(Permission::WorkspacesRead) => None,
        Scope::Workspace(_) | Scope::Member(..) => Some(Kind::Workspace),
        Scope::Key(..) if !bound_elsewhere && permission.to_read().is_some_and(|read| held.contains(read)) => None,
        Scope::Key(..) => Some(Kind::ApiKey),
        Scope::ServiceAccount(..) if !bound_elsewhere && held.contains(Permission::ServiceAccountsRead) => None,
        Scope::ServiceAccount(..) => Some(Kind::ServiceAccount),
        Scope::Role(..) if !bound_elsewhere && held.contains(Permission::RolesRead) => None,
        Scope::Role(..) => Some(Kind::Role),
    };
    if !held.contains(permission) && !oneself {
        let lapsed = standing.workspace_role.is_some_and(|(_, until)| ended(until));
        return Err(denied(if lapsed { Reason::MembershipExpired } else { Reason::Role }, hidden));
    }
    if bound_elsewhere {
        return Err(denied(Reason::KeyWorkspace, hidden));
    }
    let allowed = key.and_then(|key| key.permissions).unwrap_or(PermissionSet::all());
    if !allowed.contains(permission) {
        return Err(denied(Reason::KeyScope, hidden));
    }
    let path = standing.path(actor.organization, permission, scope, counting, now);
    let organization_role = standing.organization_role;
    let held = held.meet(allowed);
    let (shown_until, decided_at) = (None, now);
    Ok(Permit { actor, permission, scope, path, held, allowed, organization_role, membership_ends_at, expires_at, shown_until, decided_at })
}

/// Everything that an actor holds in a scope at this moment, as far as its key allows it.
#[must_use]
pub(super) fn held(actor: Actor, standing: &Standing, scope: Scope, now: Timestamp) -> PermissionSet {
    if !standing.counts(now) {
        return PermissionSet::NONE;
    }
    let allowed = standing.key.as_ref().and_then(|key| key.permissions).unwrap_or(PermissionSet::all());
    let by_roles = standing.held(actor.organization, scope, Counting::Effective, now).0;
    by_roles.join(standing.as_anybody(actor.organization, scope)).meet(allowed)
}
