//! What a document of records looks like. `docs/import-export.md` describes it for people.
//!
//! Records refer to each other by what people call things: a user by email, a workspace by slug, a group by name. What a
//! record does not say stays as it is, or is what the use case that makes the object gives by itself.
//!
//! A new kind of thing gets a list here, its steps in [`check`](super::check), a file that brings it in beside the others,
//! a line in [`Import::run`](super::Import), and its part of [`elsewhere`](super::elsewhere).

use crate::{
    access::{OrganizationRole, Permission, WorkspaceRole},
    clock::Timestamp,
    sso_connection::Protocols,
    text::{AliasText, Description, Dialect, Email, Identifier, Json, Label, Name, PictureUrl, ScopeWord, Slug},
    user::UserStatus,
    workspace::Limits,
};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The version of the format that this program reads.
pub const VERSION: u32 = 1;

/// What a file says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(rename = "RecordsFormat")]
pub enum Format {
    /// Records for an organization.
    #[serde(rename = "roster-records")]
    Records,
}

/// Records for one organization.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "ImportRecords")]
pub struct Document {
    /// What the document is: `roster-records`, or nothing.
    pub format: Option<Format>,
    /// The version of the format: 1, or nothing.
    pub version: Option<u32>,
    /// People, referred to by email.
    pub users: Vec<UserRecord>,
    /// Groups with who is in them, referred to by name.
    pub groups: Vec<GroupRecord>,
    /// Workspaces with who is in them, referred to by slug.
    pub workspaces: Vec<WorkspaceRecord>,
    /// Principals for programs; their secrets are made anew and shown in the answer.
    pub service_accounts: Vec<ServiceAccountRecord>,
    /// Custom roles with who has them.
    pub roles: Vec<RoleRecord>,
    /// Keys; their secrets are made anew and shown in the answer.
    pub api_keys: Vec<KeyRecord>,
    /// Whom to invite; the tokens are shown in the answer.
    pub invitations: Vec<InvitationRecord>,
    /// The SSO connection.
    pub sso_connection: Option<Box<SsoConnectionRecord>>,
}

/// What only one dialect knows of an object: a JSON object per dialect, kept and handed back.
pub type DialectData = BTreeMap<Dialect, Json>;

/// An id that an object has in a dialect.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AliasRecord {
    /// In which dialect.
    pub dialect: Dialect,
    /// The text.
    pub alias: AliasText,
    /// Whether the dialect shows it in place of the id.
    #[serde(default)]
    pub shown: bool,
}

/// A person, found by email or by an alias.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UserRecord {
    /// Email.
    pub email: Email,
    /// Given name; a new user's is empty when absent.
    pub given_name: Option<Label>,
    /// Family name; a new user's is empty when absent.
    pub family_name: Option<Label>,
    /// Address of a picture.
    pub picture: Option<PictureUrl>,
    /// Whether they may act; a new user may when absent.
    pub status: Option<UserStatus>,
    /// Role in the organization; a new user's is `member` when absent.
    pub role: Option<OrganizationRole>,
    /// Where a new user is said to come from; `import` when absent.
    pub source: Option<Label>,
    /// When a new user joined; the id is made from it.
    pub created_at: Option<Timestamp>,
    /// Ids elsewhere.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
    /// What dialects keep of them.
    #[serde(default)]
    pub dialect_data: DialectData,
}

/// A group, found by name or by an alias.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupRecord {
    /// What people call it.
    pub name: Name,
    /// What it is for.
    pub description: Option<Description>,
    /// Its role in the organization, which whoever is in it has besides their own; never owner.
    pub role: Option<OrganizationRole>,
    /// Where a new group is said to come from; `import` when absent.
    pub source: Option<Label>,
    /// Since when; the id of a new group is made from it.
    pub created_at: Option<Timestamp>,
    /// Ids elsewhere.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
    /// What dialects keep of it.
    #[serde(default)]
    pub dialect_data: DialectData,
    /// Who is in it; whoever else is stays.
    #[serde(default)]
    pub members: Vec<GroupMemberRecord>,
}

/// Somebody in a group.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupMemberRecord {
    /// Email of a user of the document or of the organization.
    pub user: Email,
    /// Since when.
    pub created_at: Option<Timestamp>,
}

/// A workspace with its members, found by slug or by an alias. A slug never changes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceRecord {
    /// Its name in URLs.
    pub slug: Slug,
    /// What people call it.
    pub name: Name,
    /// Whether the record is about the default workspace, which every organization has, whatever its slug.
    #[serde(default)]
    pub is_default: bool,
    /// What it is for.
    pub description: Option<Description>,
    /// Defaults, kept as data.
    pub defaults: Option<Json>,
    /// Limits, kept as data.
    #[serde(default)]
    pub limits: Limits,
    /// Settings, kept as data.
    pub settings: Option<Json>,
    /// Whether it is put away; a new one is not when absent.
    pub archived: Option<bool>,
    /// When it was created; the id of a new one is made from it.
    pub created_at: Option<Timestamp>,
    /// Ids elsewhere.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
    /// What dialects keep of it.
    #[serde(default)]
    pub dialect_data: DialectData,
    /// Who is in it; whoever else is stays.
    #[serde(default)]
    pub members: Vec<MemberRecord>,
    /// Which groups have a role in it; whichever else have stay.
    #[serde(default)]
    pub groups: Vec<WorkspaceGroupRecord>,
}

impl WorkspaceRecord {
    /// Whether it says how the workspace is set up, and not only what it is called and who is in it.
    pub(super) fn configures(&self) -> bool {
        self.defaults.is_some() || self.limits != Limits::default() || self.settings.is_some() || self.archived.is_some()
    }
}

/// A membership.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberRecord {
    /// Email of a user of the document or of the organization.
    pub user: Email,
    /// Role in the workspace.
    pub role: WorkspaceRole,
    /// Words to keep.
    pub scopes: Option<Vec<ScopeWord>>,
    /// Until when.
    pub expires_at: Option<Timestamp>,
    /// Since when.
    pub created_at: Option<Timestamp>,
}

/// A group's role in a workspace.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceGroupRecord {
    /// Name of a group of the document or of the organization.
    pub group: Name,
    /// Its role.
    pub role: WorkspaceRole,
    /// Since when; the id of a new one is made from it.
    pub created_at: Option<Timestamp>,
    /// Ids elsewhere.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
}

/// A principal for programs, found by its name where it lies, or by an alias: with `workspace` it lies in that one and
/// `workspace_role` is its role there, else in the organization with `role`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceAccountRecord {
    /// What people call it. Several of one name in one place are told apart by an alias each.
    pub name: Name,
    /// Role in the organization.
    pub role: Option<OrganizationRole>,
    /// Slug of a workspace of the document or of the organization.
    pub workspace: Option<Slug>,
    /// Role in that workspace.
    pub workspace_role: Option<WorkspaceRole>,
    /// What it is for.
    pub description: Option<Description>,
    /// Whether it may act; a new one may when absent.
    pub status: Option<UserStatus>,
    /// Since when; the id of a new one is made from it.
    pub created_at: Option<Timestamp>,
    /// Ids elsewhere.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
    /// What dialects keep of it.
    #[serde(default)]
    pub dialect_data: DialectData,
    /// What it is to show to be known, each with a new secret.
    #[serde(default)]
    pub credentials: Vec<CredentialRecord>,
}

/// A credential, found by its name. One that is there stays as it is.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CredentialRecord {
    /// What people call it.
    pub name: Name,
    /// When a new one ends.
    pub expires_at: Option<Timestamp>,
}

/// A custom role with who has it, found by name where it lies, or by an alias: with `workspace` it is a role of that one,
/// where alone its aliases are found, else of the organization.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleRecord {
    /// What people call it; not as a built-in role is called.
    pub name: Name,
    /// Slug of a workspace of the document or of the organization.
    pub workspace: Option<Slug>,
    /// What it is for.
    pub description: Option<Description>,
    /// Words to keep for what it holds.
    pub scopes: Option<Vec<ScopeWord>>,
    /// What it holds; a new one holds nothing when absent.
    pub permissions: Option<Vec<Permission>>,
    /// Since when; the id of a new one is made from it.
    pub created_at: Option<Timestamp>,
    /// Ids elsewhere.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
    /// What dialects keep of it.
    #[serde(default)]
    pub dialect_data: DialectData,
    /// Who has it; whoever else has keeps it.
    #[serde(default)]
    pub assignments: Vec<RoleAssignmentRecord>,
}

/// Who has a custom role: a user, a group or a service account.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleAssignmentRecord {
    /// Email of a user of the document or of the organization.
    pub user: Option<Email>,
    /// Name of a group of the document or of the organization.
    pub group: Option<Name>,
    /// Name of a service account of the document or of the organization.
    pub service_account: Option<Name>,
    /// Slug of the workspace that the service account lies in; it lies in the organization when absent.
    pub workspace: Option<Slug>,
    /// Which service account, where several of that name lie there.
    pub service_account_alias: Option<AliasReference>,
    /// Since when.
    pub created_at: Option<Timestamp>,
}

/// An alias that something has, to say which is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AliasReference {
    /// In which dialect.
    pub dialect: Dialect,
    /// The text.
    pub alias: AliasText,
}

/// A key, found by its name among those of its owner, or by an alias. Whose it is: with `user` that user's, with
/// `service_account` that one's, with `role` the organization's own, else its workspace's own.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyRecord {
    /// What people call it. Several of one name and owner are told apart by an alias each.
    pub name: Name,
    /// Email of a user of the document or of the organization.
    pub user: Option<Email>,
    /// Name of a service account of the document or of the organization, which lies in `workspace`, or without one in the
    /// organization.
    pub service_account: Option<Name>,
    /// Which service account, where several of that name lie there.
    pub service_account_alias: Option<AliasReference>,
    /// Role in the organization.
    pub role: Option<OrganizationRole>,
    /// Slug of the only workspace that it reaches, one of the document or of the organization.
    pub workspace: Option<Slug>,
    /// What it is for.
    pub description: Option<Description>,
    /// Scope words to keep.
    pub scopes: Option<Vec<ScopeWord>>,
    /// What they allow; a new key has all that its owner may when absent.
    pub permissions: Option<Vec<Permission>>,
    /// Limits, kept as data.
    #[serde(default)]
    pub limits: Limits,
    /// Defaults, kept as data.
    pub defaults: Option<Json>,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// Ids elsewhere.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
    /// What dialects keep of it.
    #[serde(default)]
    pub dialect_data: DialectData,
}

/// Somebody to invite. Whoever is a user already, or invited in the same way, is not invited again.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InvitationRecord {
    /// Who; no user of the document.
    pub email: Email,
    /// Given name of the user to be.
    pub given_name: Option<Label>,
    /// Family name of the user to be.
    pub family_name: Option<Label>,
    /// Role in the organization; `member` when absent.
    pub role: Option<OrganizationRole>,
    /// The workspaces that it leads into. Absent: what the organization gives everybody. Empty: none.
    pub workspaces: Option<Vec<PlaceRecord>>,
    /// When it ends: 1 minute to 90 days ahead; in 7 days when absent.
    pub expires_at: Option<Timestamp>,
    /// Ids elsewhere.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
    /// What dialects keep of it.
    #[serde(default)]
    pub dialect_data: DialectData,
}

/// A workspace that an invitation leads into.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceRecord {
    /// Slug of a workspace of the document or of the organization.
    pub workspace: Slug,
    /// With which role.
    pub role: WorkspaceRole,
}

/// The SSO connection of the organization, which has one at most. Its client secret is set by hand afterwards, and one that is
/// there stays.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SsoConnectionRecord {
    /// What the identity provider is called.
    pub identifier: Identifier,
    /// What it calls this server.
    pub client_id: Option<Identifier>,
    /// Where and how it is asked; what is not said stays.
    pub protocols: Option<Protocols>,
    /// Since when; the id of a new one is made from it.
    pub created_at: Option<Timestamp>,
}
