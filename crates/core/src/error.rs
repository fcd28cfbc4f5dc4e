//! What can go wrong, in the field's terms. Surfaces map this onto their own shapes and statuses.

use crate::{
    access::{Permission, Reason},
    id::{Id, entity},
    idempotency::Repeat,
};
use std::{borrow::Cow, fmt};

/// The result of every use case.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A kind of thing that Roster keeps; also the `kind` column of audit events and aliases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An organization, the tenant.
    Organization,
    /// A person as one organization sees them.
    User,
    /// A workspace of an organization.
    Workspace,
    /// A principal's membership in a workspace.
    Member,
    /// An API key.
    ApiKey,
    /// A role.
    Role,
    /// A custom role that a principal has.
    RoleAssignment,
    /// A group of principals.
    Group,
    /// A principal's membership in a group.
    GroupMember,
    /// A group's role in a workspace.
    WorkspaceGroup,
    /// A principal for programs.
    ServiceAccount,
    /// A client id with its secret, of a service account.
    Credential,
    /// An invitation into an organization.
    Invitation,
    /// How an organization's people sign in elsewhere.
    SsoConnection,
    /// Who signs in.
    Account,
    /// A time of being signed in.
    Session,
    /// A key of an account.
    PersonalKey,
    /// A short-lived token that stands for a credential, a key or a session.
    AccessToken,
    /// An id that came with imported data.
    Alias,
    /// An entry of the audit log.
    AuditEvent,
    /// A path or operation that no surface has.
    Route,
}

impl Kind {
    /// Every kind, for parsing.
    pub const ALL: [Self; 21] = [
        Self::Organization,
        Self::User,
        Self::Workspace,
        Self::Member,
        Self::ApiKey,
        Self::Role,
        Self::RoleAssignment,
        Self::Group,
        Self::GroupMember,
        Self::WorkspaceGroup,
        Self::ServiceAccount,
        Self::Credential,
        Self::Invitation,
        Self::SsoConnection,
        Self::Account,
        Self::Session,
        Self::PersonalKey,
        Self::AccessToken,
        Self::Alias,
        Self::AuditEvent,
        Self::Route,
    ];

    /// The word used in SQL, JSON and messages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::User => "user",
            Self::Workspace => "workspace",
            Self::Member => "workspace_member",
            Self::ApiKey => "api_key",
            Self::Role => "role",
            Self::RoleAssignment => "role_assignment",
            Self::Group => "group",
            Self::GroupMember => "group_member",
            Self::WorkspaceGroup => "workspace_group",
            Self::ServiceAccount => "service_account",
            Self::Credential => "credential",
            Self::Invitation => "invitation",
            Self::SsoConnection => "sso_connection",
            Self::Account => "account",
            Self::Session => "session",
            Self::PersonalKey => "personal_key",
            Self::AccessToken => "access_token",
            Self::Alias => "alias",
            Self::AuditEvent => "audit_event",
            Self::Route => "route",
        }
    }

    /// The kind with this word, if there is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::SsoConnection {
            return f.write_str("SSO connection");
        }
        f.write_str(&self.as_str().replace('_', " "))
    }
}

/// Why a use case did not happen. Words for the caller are in the fields; facts for the log are logged where they
/// are known and never travel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// There is no such thing here, or the caller may not know whether there is.
    NotFound(Kind),
    /// It was deleted and can be restored, and the caller may know that.
    Gone(Kind),
    /// Another object of this kind already has this value.
    AlreadyExists {
        /// What exists.
        kind: Kind,
        /// The field whose value is taken.
        field: &'static str,
    },
    /// A value breaks its rules; the message says what is allowed.
    Invalid {
        /// Path of the field, `users[0].role`.
        field: Cow<'static, str>,
        /// What is allowed.
        message: Cow<'static, str>,
    },
    /// No credential, or not one that is known.
    Unauthenticated(&'static str),
    /// The caller is known and may not do this.
    Forbidden {
        /// What it would have needed.
        permission: Permission,
        /// Which part of its power was missing.
        reason: Reason,
    },
    /// The state does not allow it now; the text says what would have to change.
    Conflict(Cow<'static, str>),
    /// The object has changed since the caller read it: it is not at a version that the caller named.
    Stale(Kind),
    /// A stated limit is reached.
    LimitReached {
        /// What is limited.
        what: &'static str,
        /// The limit.
        max: u64,
    },
    /// Too many wrong passwords for this login, or taken logins for this invitation, or too many from this address.
    TooManyTries {
        /// Seconds until another one is looked at.
        seconds: u64,
    },
    /// The idempotency key stands for a request that is not carried out again.
    Repeated(Repeat),
    /// The store can't take this now; trying again is sensible.
    Unavailable(&'static str),
    /// A defect or a broken store; the log has the facts.
    Internal,
}

impl Error {
    /// An invalid field.
    pub fn invalid(field: impl Into<Cow<'static, str>>, message: impl Into<Cow<'static, str>>) -> Self {
        Self::Invalid { field: field.into(), message: message.into() }
    }

    /// Logs a fact that callers must not see and gives the error that they do.
    pub fn internal(fact: impl fmt::Display) -> Self {
        tracing::error!(%fact, "internal error");
        Self::Internal
    }

    /// The same error with its field path below `parent`, `users[2]` + `role` → `users[2].role`.
    #[must_use]
    pub fn below(self, parent: &str) -> Self {
        match self {
            Self::Invalid { field, message } if field.is_empty() => Self::Invalid { field: parent.to_owned().into(), message },
            Self::Invalid { field, message } => Self::Invalid { field: format!("{parent}.{field}").into(), message },
            other => other,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound(kind) => write!(f, "no such {kind}"),
            Self::Gone(kind) => write!(f, "the {kind} was deleted"),
            Self::AlreadyExists { kind: Kind::Member, .. } => f.write_str("the user is already a member of this workspace"),
            Self::AlreadyExists { kind: Kind::GroupMember, .. } => f.write_str("the user is already in this group"),
            Self::AlreadyExists { kind: Kind::WorkspaceGroup, .. } => {
                f.write_str("the group already has a role in this workspace: change that one")
            }
            Self::AlreadyExists { kind: Kind::SsoConnection, .. } => {
                f.write_str("the organization already has an SSO connection: change that one")
            }
            Self::AlreadyExists { kind: Kind::RoleAssignment, .. } => f.write_str("the principal already has this role"),
            Self::AlreadyExists { kind, field } => write!(f, "another {kind} already has this {field}"),
            Self::Invalid { field, message } if field.is_empty() => f.write_str(message),
            Self::Invalid { field, message } => write!(f, "{field}: {message}"),
            Self::Unauthenticated(why) => f.write_str(why),
            Self::Forbidden { permission, reason } => write!(f, "this needs {permission}: {reason}"),
            Self::Conflict(why) => f.write_str(why),
            Self::Stale(kind) => write!(f, "the {kind} has changed since it was read: read it again and decide anew"),
            Self::Repeated(Repeat::OtherRequest) => f.write_str("this idempotency key stands for another request: take a new one"),
            Self::Repeated(Repeat::Unanswered) => f.write_str(
                "a request with this idempotency key is being carried out, or was and its answer is not known: it is not done again; look at what is there",
            ),
            Self::Repeated(Repeat::SecretShown(id)) => write!(
                f,
                "this was done, and its answer had a secret, which is shown once only: it belongs to {}; revoke that if the secret is lost",
                Id::<entity::Role>::from_bytes(*id)
            ),
            Self::LimitReached { what, max } => write!(f, "{what}: at most {max}"),
            Self::TooManyTries { seconds } => {
                write!(f, "too many tries: the next one is looked at in {} min", seconds.div_ceil(60))
            }
            Self::Unavailable(why) => write!(f, "{why}; try again shortly"),
            Self::Internal => f.write_str("something went wrong on our side; the request id finds it in the server's log"),
        }
    }
}

impl std::error::Error for Error {}
