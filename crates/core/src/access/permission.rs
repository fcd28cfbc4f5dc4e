//! The list of permissions: `resource.verb`, a sentence each.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::{borrow::Cow, fmt};

macro_rules! permissions {
    ($($variant:ident = $name:literal, $sentence:literal;)*) => {
        /// Something that a caller may be allowed to do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Permission {
            $(#[doc = $sentence] $variant,)*
        }

        impl Permission {
            /// Every permission, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name, `resource.verb`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it allows, as a sentence.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence,)* }
            }
        }
    };
}

permissions! {
    OrganizationsCreate = "organizations.create", "Create an organization with its first owner (instance operators only).";
    OrganizationsList = "organizations.list", "List every organization of the instance (instance operators only).";
    OrganizationsRead = "organizations.read", "Read the organization itself.";
    OrganizationsUpdate = "organizations.update", "Change the organization's name, slug and settings.";
    OrganizationsDelete = "organizations.delete", "Delete the organization.";
    OrganizationsExport = "organizations.export", "Export everything in the organization, hashes of keys included.";
    OrganizationsImport = "organizations.import", "Import records, or an export of elsewhere, into the organization; each kind needs its own permission besides.";
    UsersCreate = "users.create", "Create a user in the organization.";
    UsersList = "users.list", "List the organization's users.";
    UsersRead = "users.read", "Read one user.";
    UsersUpdate = "users.update", "Change a user's attributes, status and organization role.";
    UsersDelete = "users.delete", "Remove a user with their memberships, assignments and keys.";
    WorkspacesCreate = "workspaces.create", "Create a workspace.";
    WorkspacesList = "workspaces.list", "List workspaces.";
    WorkspacesRead = "workspaces.read", "Read one workspace.";
    WorkspacesUpdate = "workspaces.update", "Change a workspace's name and description, and what surfaces keep beside it.";
    WorkspacesConfigure = "workspaces.configure", "Change a workspace's defaults, limits and settings, archive and unarchive it.";
    WorkspacesDelete = "workspaces.delete", "Delete a workspace softly.";
    WorkspacesRestore = "workspaces.restore", "See and restore a deleted workspace.";
    MembersCreate = "workspace_members.create", "Add members to a workspace.";
    MembersList = "workspace_members.list", "List a workspace's members.";
    MembersRead = "workspace_members.read", "Read one member.";
    MembersUpdate = "workspace_members.update", "Change a member's role, scopes and expiry.";
    MembersDelete = "workspace_members.delete", "Remove a member from a workspace.";
    OrganizationKeysCreate = "organization_api_keys.create", "Create a key of the organization itself.";
    OrganizationKeysList = "organization_api_keys.list", "List keys of the organization itself.";
    OrganizationKeysRead = "organization_api_keys.read", "Read a key of the organization itself (never its secret).";
    OrganizationKeysUpdate = "organization_api_keys.update", "Change a key of the organization itself.";
    OrganizationKeysDelete = "organization_api_keys.delete", "Revoke a key of the organization itself.";
    OrganizationKeysRotate = "organization_api_keys.rotate", "Give a key of the organization itself a new secret.";
    WorkspaceKeysCreate = "workspace_api_keys.create", "Create a workspace's own key.";
    WorkspaceKeysList = "workspace_api_keys.list", "List workspaces' own keys.";
    WorkspaceKeysRead = "workspace_api_keys.read", "Read a workspace's own key (never its secret).";
    WorkspaceKeysUpdate = "workspace_api_keys.update", "Change a workspace's own key.";
    WorkspaceKeysDelete = "workspace_api_keys.delete", "Revoke a workspace's own key.";
    WorkspaceKeysRotate = "workspace_api_keys.rotate", "Give a workspace's own key a new secret.";
    UserKeysCreate = "user_api_keys.create", "Create a user's key.";
    UserKeysList = "user_api_keys.list", "List users' keys.";
    UserKeysRead = "user_api_keys.read", "Read a user's key (never its secret).";
    UserKeysUpdate = "user_api_keys.update", "Change a user's key.";
    UserKeysDelete = "user_api_keys.delete", "Revoke a user's key.";
    UserKeysRotate = "user_api_keys.rotate", "Give a user's key a new secret.";
    ServiceAccountKeysCreate = "service_account_api_keys.create", "Create a service account's key.";
    ServiceAccountKeysList = "service_account_api_keys.list", "List service accounts' keys.";
    ServiceAccountKeysRead = "service_account_api_keys.read", "Read a service account's key (never its secret).";
    ServiceAccountKeysUpdate = "service_account_api_keys.update", "Change a service account's key.";
    ServiceAccountKeysDelete = "service_account_api_keys.delete", "Revoke a service account's key.";
    ServiceAccountKeysRotate = "service_account_api_keys.rotate", "Give a service account's key a new secret.";
    InvitationsCreate = "invitations.create", "Invite somebody into the organization.";
    InvitationsList = "invitations.list", "List invitations.";
    InvitationsRead = "invitations.read", "Read one invitation (never its token).";
    InvitationsResend = "invitations.resend", "Give an invitation a new token and a new end.";
    InvitationsRevoke = "invitations.revoke", "Revoke an invitation.";
    GroupsCreate = "groups.create", "Create a group.";
    GroupsList = "groups.list", "List groups.";
    GroupsRead = "groups.read", "Read one group.";
    GroupsUpdate = "groups.update", "Change a group's name and description.";
    GroupsDelete = "groups.delete", "Delete a group with its memberships and roles.";
    GroupMembersCreate = "group_members.create", "Add members to a group.";
    GroupMembersList = "group_members.list", "List a group's members.";
    GroupMembersDelete = "group_members.delete", "Remove a member from a group.";
    WorkspaceGroupsCreate = "workspace_groups.create", "Give a group a role in a workspace.";
    WorkspaceGroupsList = "workspace_groups.list", "List the groups that have a role in a workspace.";
    WorkspaceGroupsRead = "workspace_groups.read", "Read one group's role in a workspace.";
    WorkspaceGroupsUpdate = "workspace_groups.update", "Change a group's role in a workspace.";
    WorkspaceGroupsDelete = "workspace_groups.delete", "Take a group's role in a workspace away.";
    ServiceAccountsCreate = "service_accounts.create", "Create a service account.";
    ServiceAccountsList = "service_accounts.list", "List service accounts.";
    ServiceAccountsRead = "service_accounts.read", "Read one service account.";
    ServiceAccountsUpdate = "service_accounts.update", "Change a service account's name, status and role.";
    ServiceAccountsDelete = "service_accounts.delete", "Delete a service account with its credentials and keys.";
    CredentialsCreate = "credentials.create", "Give a service account a credential.";
    CredentialsList = "credentials.list", "List a service account's credentials.";
    CredentialsRead = "credentials.read", "Read one credential (never its secret).";
    CredentialsRotate = "credentials.rotate", "Give a credential a new secret.";
    CredentialsDelete = "credentials.delete", "Revoke a credential.";
    SsoConnectionRead = "sso_connection.read", "Read the organization's SSO connection (never its client secret).";
    SsoConnectionCreate = "sso_connection.create", "Give the organization an SSO connection.";
    SsoConnectionUpdate = "sso_connection.update", "Change the organization's SSO connection.";
    SsoConnectionDelete = "sso_connection.delete", "Take the organization's SSO connection away, with its client secret.";
    AccountsList = "accounts.list", "List the instance's accounts (instance operators only).";
    AccountsRead = "accounts.read", "Read one account (instance operators only).";
    AccountsUpdate = "accounts.update", "Disable and enable an account (instance operators only).";
    AccountsDelete = "accounts.delete", "Delete an account with its sessions and personal keys (instance operators only).";
    RolesCreate = "roles.create", "Create a custom role.";
    RolesList = "roles.list", "List the roles that can be assigned.";
    RolesRead = "roles.read", "Read one role.";
    RolesUpdate = "roles.update", "Change a custom role, and so what everybody who has it may do.";
    RolesDelete = "roles.delete", "Delete a custom role with its assignments.";
    RoleAssignmentsCreate = "role_assignments.create", "Give a user, a group or a service account a custom role.";
    RoleAssignmentsList = "role_assignments.list", "List who has which custom roles, and the roles of one principal.";
    RoleAssignmentsRead = "role_assignments.read", "Read one assignment of a custom role.";
    RoleAssignmentsDelete = "role_assignments.delete", "Take a custom role away.";
    AliasesCreate = "aliases.create", "Give an object another id, as imported data has.";
    AliasesList = "aliases.list", "List aliases.";
    AliasesDelete = "aliases.delete", "Remove an alias.";
    AuditEventsList = "audit_events.list", "Read and verify the audit log.";
    AccessEvaluate = "access.evaluate", "Ask what another principal may do.";
}

impl Permission {
    /// The permission with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|permission| permission.as_str() == name)
    }

    /// The permission to read one of the same resource.
    #[must_use]
    pub fn to_read(self) -> Option<Self> {
        let (resource, _) = self.as_str().split_once('.')?;
        Self::ALL.iter().copied().find(|other| other.as_str().strip_prefix(resource) == Some(".read"))
    }

    /// Whether it only shows things (`list`, `read`, `evaluate`).
    #[must_use]
    pub fn only_reads(self) -> bool {
        [".list", ".read", ".evaluate"].iter().any(|verb| self.as_str().ends_with(verb))
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for Permission {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for Permission {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = <Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&name).ok_or_else(|| serde::de::Error::custom("must be the name of a permission, such as users.read"))
    }
}

impl JsonSchema for Permission {
    fn schema_name() -> Cow<'static, str> {
        "Permission".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let lines: Vec<_> = Self::ALL.iter().map(|permission| format!("* `{permission}`: {}", permission.sentence())).collect();
        let description = format!("Something that a caller may be allowed to do.\n\n{}", lines.join("\n"));
        json_schema!({"type": "string", "description": description, "enum": Self::ALL})
    }
}

/// A set of permissions.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct PermissionSet(u128);

impl PermissionSet {
    /// No permission.
    pub const NONE: Self = Self(0);

    /// These permissions.
    #[must_use]
    pub const fn of(list: &[Permission]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < list.len() {
            bits |= 1 << list[at] as u32;
            at += 1;
        }
        Self(bits)
    }

    /// Every permission.
    #[must_use]
    pub const fn all() -> Self {
        Self::of(Permission::ALL)
    }

    /// The permissions with these names, as the store keeps them; a name that is no longer known allows nothing.
    pub(crate) fn of_names(names: &[String]) -> Self {
        names.iter().filter_map(|name| Permission::parse(name)).collect()
    }

    /// Whether the permission is in the set.
    #[must_use]
    pub const fn contains(self, permission: Permission) -> bool {
        self.0 & (1 << permission as u32) != 0
    }

    /// What is in both.
    #[must_use]
    pub const fn meet(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in either.
    #[must_use]
    pub const fn join(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in this and not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether nothing is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The permissions in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.iter().copied().filter(move |permission| self.contains(*permission))
    }
}

impl FromIterator<Permission> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = Permission>>(list: I) -> Self {
        list.into_iter().fold(Self::NONE, |set, permission| Self(set.0 | 1 << permission as u32))
    }
}

impl fmt::Debug for PermissionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Permission::as_str)).finish()
    }
}

impl serde::Serialize for PermissionSet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl JsonSchema for PermissionSet {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "PermissionSet".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "array", "items": generator.subschema_for::<Permission>(), "uniqueItems": true})
    }
}
