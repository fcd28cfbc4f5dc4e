//! The built-in roles and what they hold.
//!
//! A built-in role is assigned like any other; its id is the same in every organization.

use super::permission::{Permission, PermissionSet};
use crate::{
    id::{OrganizationId, RoleId},
    organization::INSTANCE,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::{borrow::Cow, fmt};

macro_rules! roles {
    ($(#[doc = $doc:literal])* $name:ident, $level:literal, [$($(#[doc = $role_doc:literal])* $variant:ident = $word:literal / $number:literal,)*]) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[doc = $role_doc])* $variant,)*
        }

        impl $name {
            /// Every role of this level, weakest first.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The role's name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The role's id, the same in every organization.
            #[must_use]
            pub const fn id(self) -> RoleId {
                RoleId::from_bytes(match self { $(Self::$variant => [0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, $level, $number],)* })
            }

            /// The role with this name.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|role| role.as_str() == word)
            }

            /// The role with this id.
            #[must_use]
            pub fn from_id(id: RoleId) -> Option<Self> {
                Self::ALL.iter().copied().find(|role| role.id() == id)
            }

            /// The names, for messages: `admin, manager`.
            #[must_use]
            pub fn names() -> String {
                let names: Vec<_> = Self::ALL.iter().rev().map(|role| role.as_str()).collect();
                names.join(", ")
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let about = concat!($($doc,)*).trim_start();
                let description = concat!("\n" $(, "\n* `", $word, "`:" $(, $role_doc)*)*);
                json_schema!({"type": "string", "description": format!("{about}{description}"), "enum": [$($word),*]})
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <Cow<'de, str>>::deserialize(deserializer)?;
                Self::parse(&word).ok_or_else(|| serde::de::Error::custom(format!("must be one of {}", Self::names())))
            }
        }
    };
}

roles! {
    /// A role in an organization, ordered by power.
    OrganizationRole, 1, [
        /// Holds nothing beyond itself and its own workspaces.
        Member = "member" / 1,
        /// Reads everything.
        Viewer = "viewer" / 2,
        /// Holds everything but owners and the organization's end.
        Admin = "admin" / 3,
        /// Holds everything; there is always an active one. In the instance tenant this is the operator.
        Owner = "owner" / 4,
    ]
}

roles! {
    /// A role in a workspace, ordered by power.
    WorkspaceRole, 2, [
        /// Reads the workspace.
        Viewer = "viewer" / 1,
        /// Works in the workspace.
        Member = "member" / 2,
        /// Names and describes the workspace, manages members below admin, and keys.
        Manager = "manager" / 3,
        /// Manages the workspace, its end included.
        Admin = "admin" / 4,
    ]
}

use Permission as P;

/// What only the instance tenant knows.
const INSTANCE_ONLY: PermissionSet = PermissionSet::of(&[
    P::OrganizationsCreate,
    P::OrganizationsList,
    P::AccountsList,
    P::AccountsRead,
    P::AccountsUpdate,
    P::AccountsDelete,
]);

const WORKSPACE_READS: PermissionSet = PermissionSet::of(&[
    P::WorkspacesList,
    P::WorkspacesRead,
    P::MembersList,
    P::MembersRead,
    P::WorkspaceGroupsList,
    P::WorkspaceGroupsRead,
    P::RolesList,
    P::RolesRead,
]);

const WORKSPACE_MANAGES: PermissionSet = PermissionSet::of(&[
    P::WorkspacesUpdate,
    P::MembersCreate,
    P::MembersUpdate,
    P::MembersDelete,
    P::WorkspaceKeysCreate,
    P::WorkspaceKeysList,
    P::WorkspaceKeysRead,
    P::WorkspaceKeysUpdate,
    P::WorkspaceKeysDelete,
    P::WorkspaceKeysRotate,
    P::UserKeysCreate,
    P::UserKeysList,
    P::UserKeysRead,
    P::UserKeysUpdate,
    P::UserKeysDelete,
    P::UserKeysRotate,
    P::ServiceAccountKeysCreate,
    P::ServiceAccountKeysList,
    P::ServiceAccountKeysRead,
    P::ServiceAccountKeysUpdate,
    P::ServiceAccountKeysDelete,
    P::ServiceAccountKeysRotate,
    P::WorkspaceGroupsCreate,
    P::WorkspaceGroupsUpdate,
    P::WorkspaceGroupsDelete,
    P::ServiceAccountsCreate,
    P::ServiceAccountsList,
    P::ServiceAccountsRead,
    P::ServiceAccountsUpdate,
    P::ServiceAccountsDelete,
    P::CredentialsCreate,
    P::CredentialsList,
    P::CredentialsRead,
    P::CredentialsRotate,
    P::CredentialsDelete,
]);

const WORKSPACE_ROLES: PermissionSet = PermissionSet::of(&[
    P::RolesCreate,
    P::RolesUpdate,
    P::RolesDelete,
    P::RoleAssignmentsCreate,
    P::RoleAssignmentsList,
    P::RoleAssignmentsRead,
    P::RoleAssignmentsDelete,
]);

/// What a custom role of a workspace can hold: whatever is asked in a workspace at all.
pub(crate) const IN_WORKSPACES: PermissionSet = WORKSPACE_READS.join(WORKSPACE_MANAGES).join(WORKSPACE_ROLES).join(PermissionSet::of(&[
    P::WorkspacesConfigure,
    P::WorkspacesDelete,
    P::WorkspacesRestore,
]));

/// What a custom role of an organization can hold: everything but what only the instance knows.
pub(crate) const IN_ORGANIZATIONS: PermissionSet = PermissionSet::all().without(INSTANCE_ONLY);

impl OrganizationRole {
    /// What the role holds in its organization and, for owner, admin and viewer, in every workspace of it.
    #[must_use]
    pub fn permissions(self) -> PermissionSet {
        match self {
            Self::Owner => IN_ORGANIZATIONS,
            Self::Admin => IN_ORGANIZATIONS.without(PermissionSet::of(&[P::OrganizationsDelete])),
            Self::Viewer => IN_ORGANIZATIONS.iter().filter(|permission| permission.only_reads()).collect(),
            Self::Member => PermissionSet::NONE,
        }
    }

    /// What the role holds in this tenant.
    #[must_use]
    pub fn permissions_in(self, organization: OrganizationId) -> PermissionSet {
        if organization == INSTANCE { self.instance_permissions() } else { self.permissions() }
    }

    /// What the role holds in the instance tenant: only its owner, the operator, holds anything.
    #[must_use]
    pub const fn instance_permissions(self) -> PermissionSet {
        match self {
            Self::Owner => PermissionSet::of(&[
                P::OrganizationsCreate,
                P::OrganizationsList,
                P::OrganizationsRead,
                P::OrganizationKeysCreate,
                P::OrganizationKeysList,
                P::OrganizationKeysRead,
                P::OrganizationKeysUpdate,
                P::OrganizationKeysDelete,
                P::OrganizationKeysRotate,
                P::AccountsList,
                P::AccountsRead,
                P::AccountsUpdate,
                P::AccountsDelete,
                P::AliasesCreate,
                P::AliasesList,
                P::AliasesDelete,
                P::AuditEventsList,
            ]),
            Self::Admin | Self::Viewer | Self::Member => PermissionSet::NONE,
        }
    }

    /// The role that this one gives in every workspace without being a member there.
    #[must_use]
    pub const fn implied_in_workspaces(self) -> Option<WorkspaceRole> {
        match self {
            Self::Owner | Self::Admin => Some(WorkspaceRole::Admin),
            Self::Viewer => Some(WorkspaceRole::Viewer),
            Self::Member => None,
        }
    }
}

impl WorkspaceRole {
    /// What the role holds in its workspace.
    #[must_use]
    pub const fn permissions(self) -> PermissionSet {
        match self {
            Self::Viewer | Self::Member => WORKSPACE_READS,
            Self::Manager => WORKSPACE_READS.join(WORKSPACE_MANAGES),
            Self::Admin => IN_WORKSPACES,
        }
    }
}
