//! What is asked when somebody asks what somebody may do, and what the answer says.

use super::{Actor, Path, Permission, Principal, Reason};
use crate::{
    api_key::Verb,
    id::{ApiKeyId, GroupId, ServiceAccountId, UserId, WorkspaceId},
};

/// Whose power is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A user's, without any key.
    User(UserId),
    /// A key's: no more than its owner's and no more than its scopes.
    ApiKey(ApiKeyId),
    /// A service account's.
    ServiceAccount(ServiceAccountId),
}

impl Subject {
    /// Whether whoever acts would ask about themselves.
    pub(super) fn is(self, actor: &Actor) -> bool {
        match self {
            Self::User(id) => actor.principal == Principal::User(id),
            Self::ApiKey(id) => actor.key == Some(id),
            Self::ServiceAccount(id) => actor.principal == Principal::ServiceAccount(id),
        }
    }
}

/// On what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// The organization, or anything to be made in it.
    Organization,
    /// A workspace, or anything to be made in it.
    Workspace(WorkspaceId),
    /// A membership: all of a workspace, or one user's.
    Member(WorkspaceId, Option<UserId>),
    /// A user.
    User(UserId),
    /// A group.
    Group(GroupId),
    /// A key.
    ApiKey(ApiKeyId),
}

impl Resource {
    /// The workspace that it names.
    pub(super) const fn workspace(self) -> Option<WorkspaceId> {
        match self {
            Self::Workspace(id) | Self::Member(id, _) => Some(id),
            Self::Organization | Self::User(_) | Self::Group(_) | Self::ApiKey(_) => None,
        }
    }

    /// What sort of thing it is.
    pub(super) const fn kind(self) -> ResourceKind {
        match self {
            Self::Organization => ResourceKind::Organization,
            Self::Workspace(_) => ResourceKind::Workspace,
            Self::Member(_, None) => ResourceKind::Members,
            Self::Member(workspace, Some(_)) => ResourceKind::MemberOf(workspace),
            Self::User(_) => ResourceKind::User,
            Self::Group(_) => ResourceKind::Group,
            Self::ApiKey(_) => ResourceKind::ApiKey,
        }
    }
}

/// A sort of subject, to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// Users.
    User,
    /// Keys.
    ApiKey,
    /// Service accounts.
    ServiceAccount,
}

/// A sort of resource, to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResourceKind {
    /// The organization: there is one.
    Organization,
    /// Workspaces.
    Workspace,
    /// The memberships of a workspace taken as one: as many as there are workspaces.
    Members,
    /// One user's membership in this workspace: its members or, for who is to be added, every user.
    MemberOf(WorkspaceId),
    /// Users.
    User,
    /// Groups.
    Group,
    /// Keys.
    ApiKey,
}

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// This permission.
    Permission(Permission),
    /// The permission to do this with the key that is the resource, whoever's it is.
    Key(Verb),
}

impl Action {
    /// Whether such a thing is done to such a resource at all: `users.update` is not done to a workspace.
    pub(super) fn fits(self, kind: ResourceKind) -> bool {
        match self {
            Self::Permission(permission) => fits(permission, kind),
            Self::Key(_) => kind == ResourceKind::ApiKey,
        }
    }
}

/// A question. What nobody here has ever heard of is `None`: the answer is the same as for what is another
/// organization's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who.
    pub subject: Option<Subject>,
    /// What.
    pub action: Option<Action>,
    /// On what.
    pub resource: Option<Resource>,
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evaluation {
    /// Yes, for this reason.
    Allowed(Path),
    /// No: this part of the power is missing.
    Denied(Reason),
    /// No: this part of the question is not known here.
    Unknown(Unknown),
}

/// A part of a question that names nothing in the caller's organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The subject.
    Subject,
    /// The action, or it is not done to such a resource.
    Action,
    /// The resource.
    Resource,
}

fn fits(permission: Permission, kind: ResourceKind) -> bool {
    let noun = permission.as_str().split('.').next().unwrap_or_default();
    match kind {
        ResourceKind::Organization => true,
        ResourceKind::Workspace => matches!(
            noun,
            "workspaces"
                | "workspace_members"
                | "workspace_groups"
                | "workspace_api_keys"
                | "user_api_keys"
                | "service_account_api_keys"
                | "service_accounts"
                | "credentials"
                | "roles"
                | "role_assignments"
        ),
        ResourceKind::Members | ResourceKind::MemberOf(_) => noun == "workspace_members",
        ResourceKind::User => noun == "users",
        ResourceKind::Group => matches!(noun, "groups" | "group_members"),
        ResourceKind::ApiKey => noun.ends_with("_api_keys"),
    }
}
