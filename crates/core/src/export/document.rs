//! What a document looks like. `docs/import-export.md` describes it for people.
//!
//! Lists are ordered by id, so that the same organization is the same text. A field that is new here is optional when it is
//! read, or the version of the document rises.

use crate::{
    Kind,
    access::{OrganizationRole, Permission, WorkspaceRole},
    audit::Hex,
    clock::Timestamp,
    id::{
        ApiKeyId, CredentialId, GroupId, Id, InvitationId, OrganizationId, RoleAssignmentId, RoleId, ServiceAccountId, SsoConnectionId,
        UserId, WorkspaceGroupId, WorkspaceId, entity,
    },
    sealed::Sealed,
    sso_connection::Protocols,
    text::{AliasText, Description, Dialect, Email, Identifier, Json, Label, Name, PictureUrl, ScopeWord, Slug},
    user::UserStatus,
    workspace::Limits,
};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{borrow::Cow, collections::HashMap, fmt};

/// The version of the document that this program writes and reads.
pub const VERSION: u32 = 1;

/// Bits of an id whose kind stands beside it, or is not known any more.
pub type AnyId = Id<entity::AuditEvent>;

/// What a file says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ExportFormat")]
pub enum Format {
    /// Everything in one organization.
    #[serde(rename = "roster-organization")]
    Organization,
}

/// Everything in one organization but its audit log, its accounts and its counters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "OrganizationExport")]
pub struct Document {
    /// What the document is.
    pub format: Format,
    /// The version of the format: 1.
    pub version: u32,
    /// The organization itself.
    pub organization: Organization,
    /// Its people.
    pub users: Vec<User>,
    /// Its groups, each with who is in it.
    pub groups: Vec<Group>,
    /// Its custom roles, those of its workspaces included, each with who has it; absent when there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// Its workspaces, each with who is in it.
    pub workspaces: Vec<Workspace>,
    /// Its invitations, those that have ended included.
    pub invitations: Vec<Invitation>,
    /// Its principals for programs, each with its credentials.
    pub service_accounts: Vec<ServiceAccount>,
    /// Its keys.
    pub api_keys: Vec<ApiKey>,
    /// Its SSO connection; absent when it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sso_connection: Option<SsoConnection>,
    /// Ids that came with imported data, ordered by dialect, kind and text.
    pub aliases: Vec<Alias>,
    /// What only one dialect knows of an object, ordered by dialect, kind and id.
    pub dialect_data: Vec<DialectData>,
}

/// The organization itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedOrganization")]
#[expect(missing_docs, reason = "the fields of the organization")]
pub struct Organization {
    pub id: OrganizationId,
    pub slug: Slug,
    pub name: Name,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<Json>,
    /// Whether everybody in it can make workspaces, whatever their role.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub members_can_create_workspaces: bool,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// A person. Who signs in as them is not said: that belongs to the instance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedUser")]
#[expect(missing_docs, reason = "the fields of a user")]
pub struct User {
    pub id: UserId,
    pub email: Email,
    pub given_name: Label,
    pub family_name: Label,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureUrl>,
    pub status: UserStatus,
    pub role: OrganizationRole,
    pub source: Label,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// A group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedGroup")]
#[expect(missing_docs, reason = "the fields of a group")]
pub struct Group {
    pub id: GroupId,
    pub name: Name,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Description>,
    /// Its role in the organization; never owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<OrganizationRole>,
    pub source: Label,
    pub created_at: Moment,
    pub updated_at: Moment,
    /// Who is in it.
    pub members: Vec<GroupMember>,
}

/// Somebody in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedGroupMember")]
pub struct GroupMember {
    /// A user of the document.
    pub user: UserId,
    /// Since when.
    pub created_at: Moment,
}

/// A custom role. With `workspace` it is a role of that one, else of the organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedRole")]
#[expect(missing_docs, reason = "the fields of a role")]
pub struct Role {
    pub id: RoleId,
    /// A workspace of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace: Option<WorkspaceId>,
    pub name: Name,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Description>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<ScopeWord>>,
    pub permissions: Vec<Permission>,
    pub created_at: Moment,
    pub updated_at: Moment,
    /// Who has it.
    pub assignments: Vec<RoleAssignment>,
}

/// Who has a custom role: a user, a group or a service account of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedRoleAssignment")]
#[expect(missing_docs, reason = "one of three, and since when")]
pub struct RoleAssignment {
    pub id: RoleAssignmentId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_account: Option<ServiceAccountId>,
    /// Since when.
    pub created_at: Moment,
}

/// A workspace; one that was deleted softly has `deleted_at`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedWorkspace")]
#[expect(missing_docs, reason = "the fields of a workspace")]
pub struct Workspace {
    pub id: WorkspaceId,
    pub slug: Slug,
    pub name: Name,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Description>,
    pub is_default: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defaults: Option<Json>,
    pub limits: Limits,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<Json>,
    /// Who created it, and may be gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<UserId>,
    /// Who changed it last, and may be gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_by: Option<UserId>,
    pub created_at: Moment,
    pub updated_at: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archived_at: Option<Moment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Moment>,
    /// Who is in it.
    pub members: Vec<Member>,
    /// Which groups have a role in it.
    pub groups: Vec<WorkspaceGroup>,
}

/// Somebody in a workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedMember")]
#[expect(missing_docs, reason = "the fields of a membership")]
pub struct Member {
    /// A user of the document.
    pub user: UserId,
    pub role: WorkspaceRole,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<ScopeWord>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Moment>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// A group's role in a workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedWorkspaceGroup")]
#[expect(missing_docs, reason = "the fields of a group's role")]
pub struct WorkspaceGroup {
    pub id: WorkspaceGroupId,
    /// A group of the document.
    pub group: GroupId,
    pub role: WorkspaceRole,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedInvitation")]
#[expect(missing_docs, reason = "the fields of an invitation")]
pub struct Invitation {
    pub id: InvitationId,
    pub email: Email,
    pub given_name: Label,
    pub family_name: Label,
    pub role: OrganizationRole,
    /// The workspaces that it leads into, in the order in which they were named; null: what the organization gives everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspaces: Option<Vec<Place>>,
    /// SHA-256 of its token.
    pub token_sha256: Hex<32>,
    /// Who invited, and may be gone; null: the system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invited_by: Option<AnyId>,
    pub expires_at: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_at: Option<Moment>,
    /// The user that was made of it, who may be gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_user: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked_at: Option<Moment>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// A workspace that an invitation leads into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedPlace")]
pub struct Place {
    /// A workspace of the document.
    pub workspace: WorkspaceId,
    /// With which role.
    pub role: WorkspaceRole,
}

/// A principal for programs. With `workspace` it lies in that one and `workspace_role` is its role there, if it has one; else
/// in the organization with `role`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedServiceAccount")]
#[expect(missing_docs, reason = "the fields of a service account")]
pub struct ServiceAccount {
    pub id: ServiceAccountId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<OrganizationRole>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace: Option<WorkspaceId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_role: Option<WorkspaceRole>,
    pub name: Name,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Description>,
    pub status: UserStatus,
    /// Who created it, and may be gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<UserId>,
    pub created_at: Moment,
    pub updated_at: Moment,
    /// What it shows to be known.
    pub credentials: Vec<Credential>,
}

/// A client id, by its id, with what is kept of its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedCredential")]
#[expect(missing_docs, reason = "the fields of a credential")]
pub struct Credential {
    pub id: CredentialId,
    pub name: Name,
    /// SHA-256 of its secret.
    pub secret_sha256: Hex<32>,
    /// SHA-256 of the secret before that one, which works until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_secret_sha256: Option<Hex<32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_secret_until: Option<Moment>,
    /// What may be shown of the secret.
    pub mask: Mask,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Moment>,
    /// When it was last used, to the minute or so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<Moment>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// A key. Whose it is: with `user` that user's, with `service_account` that one's and bound where it lies, with `role` the organization's own, else its workspace's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedApiKey")]
#[expect(missing_docs, reason = "the fields of a key")]
pub struct ApiKey {
    pub id: ApiKeyId,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<UserId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_account: Option<ServiceAccountId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<OrganizationRole>,
    /// The only workspace that it reaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace: Option<WorkspaceId>,
    pub name: Name,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Description>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scopes: Option<Vec<ScopeWord>>,
    /// What the scopes allow; null: all that its owner may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<Permission>>,
    pub limits: Limits,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defaults: Option<Json>,
    /// SHA-256 of its secret; null for a literal key, which stands in the settings of one instance and works nowhere else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_sha256: Option<Hex<32>>,
    /// SHA-256 of the secret before that one, which works until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_secret_sha256: Option<Hex<32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous_secret_until: Option<Moment>,
    /// What may be shown of the secret.
    pub mask: Mask,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Moment>,
    /// When it was last used, to the minute or so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<Moment>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// The SSO connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedSsoConnection")]
#[expect(missing_docs, reason = "the fields of an SSO connection")]
pub struct SsoConnection {
    pub id: SsoConnectionId,
    pub identifier: Identifier,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<Identifier>,
    /// The client secret as it is kept: of use where the same organization is served under the same `ROSTER_SECRET_KEY`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sealed_client_secret: Option<Sealed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocols: Option<Protocols>,
    pub created_at: Moment,
    pub updated_at: Moment,
}

/// The ends of a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedMask")]
#[expect(missing_docs, reason = "the two ends")]
pub struct Mask {
    pub start: String,
    pub end: String,
}

/// An id that came with imported data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedAlias")]
#[expect(missing_docs, reason = "the fields of an alias")]
pub struct Alias {
    pub dialect: Dialect,
    #[serde(with = "kind_word")]
    #[schemars(with = "String")]
    pub kind: Kind,
    pub alias: AliasText,
    /// An object of the document, of this kind.
    #[schemars(with = "String")]
    pub target: AnyId,
    pub shown: bool,
    pub created_at: Moment,
}

impl Document {
    /// The workspaces of roles that lie in one: below which alone the roles' aliases are found.
    pub(super) fn workspaces_of_roles(&self) -> HashMap<&[u8; 16], WorkspaceId> {
        self.roles.iter().filter_map(|role| Some((role.id.as_bytes(), role.workspace?))).collect()
    }
}

/// What only one dialect knows of an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportedDialectData")]
#[expect(missing_docs, reason = "the fields of what is kept for a dialect")]
pub struct DialectData {
    pub dialect: Dialect,
    #[serde(with = "kind_word")]
    #[schemars(with = "String")]
    pub kind: Kind,
    /// An object of the document, of this kind.
    #[schemars(with = "String")]
    pub object: AnyId,
    /// A JSON object.
    pub data: Json,
}

/// A moment to the microsecond, as the store keeps it: answers elsewhere are cut to milliseconds, which would change the
/// order of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub Timestamp);

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = self.0.to_string();
        write!(f, "{}{:03}Z", millis.trim_end_matches('Z'), self.0.as_micros() % 1000)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Timestamp::deserialize(deserializer).map(Self)
    }
}

impl JsonSchema for Moment {
    fn schema_name() -> Cow<'static, str> {
        Timestamp::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Timestamp::json_schema(generator)
    }
}

impl From<Timestamp> for Moment {
    fn from(at: Timestamp) -> Self {
        Self(at)
    }
}

/// A kind of thing as its word.
mod kind_word {
    use super::{Cow, Deserialize, Deserializer, Kind, Serializer, de};

    pub(super) fn serialize<S: Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(kind.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
        let word = <Cow<'de, str>>::deserialize(deserializer)?;
        Kind::parse(&word).ok_or_else(|| de::Error::custom("must be the word for a kind of thing, such as user or workspace"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Moment, Timestamp};

    #[test]
    fn a_moment_keeps_its_microseconds() {
        for text in ["2026-03-09T07:55:25.123456Z", "1970-01-01T00:00:00.000001Z", "2026-03-09T07:55:25.000000Z"] {
            assert_eq!(Timestamp::parse(text).map(|at| Moment(at).to_string()).as_deref(), Some(text));
        }
    }
}
