//! The shapes of answers, in the field's own words.

use super::aliases::AliasKind;
use crate::post::Handed;
use roster_core::{
    access::{OrganizationRole, PermissionSet, WorkspaceRole},
    alias,
    api_key::{self, Owner},
    clock::Timestamp,
    id::{ApiKeyId, Id, InvitationId, OrganizationId, ServiceAccountId, UserId, WorkspaceId, entity},
    invitation::{self, InvitationStatus},
    member, organization,
    text::{AliasText, Description, Dialect, Email, Json, Label, Name, PictureUrl, ScopeWord, Slug},
    user::{self, UserStatus},
    workspace::{self, WorkspaceStatus},
};
use schemars::JsonSchema;
use serde::Serialize;

/// An organization.
#[derive(Serialize, JsonSchema)]
pub(super) struct Organization {
    id: OrganizationId,
    slug: Slug,
    name: Name,
    settings: Option<Json>,
    /// Whether every user of it can make workspaces, whatever their role.
    members_can_create_workspaces: bool,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl From<organization::Organization> for Organization {
    fn from(found: organization::Organization) -> Self {
        let organization::Organization { id, slug, name, settings, members_can_create_workspaces, created_at, updated_at, version: _ } =
            found;
        Self { id, slug, name, settings, members_can_create_workspaces, created_at, updated_at }
    }
}

/// A user.
#[derive(Serialize, JsonSchema)]
pub(super) struct User {
    id: UserId,
    email: Email,
    given_name: Label,
    family_name: Label,
    picture: Option<PictureUrl>,
    status: UserStatus,
    role: OrganizationRole,
    source: Label,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl From<user::User> for User {
    fn from(found: user::User) -> Self {
        let user::User { id, email, given_name, family_name, picture, status, role, source, created_at, updated_at, version: _ } = found;
        Self { id, email, given_name, family_name, picture, status, role, source, created_at, updated_at }
    }
}

/// Limits, both named always.
#[derive(Serialize, JsonSchema)]
pub(super) struct Limits {
    usage: Option<Json>,
    rate: Option<Json>,
}

impl From<workspace::Limits> for Limits {
    fn from(workspace::Limits { usage, rate }: workspace::Limits) -> Self {
        Self { usage, rate }
    }
}

/// A workspace.
#[derive(Serialize, JsonSchema)]
pub(super) struct Workspace {
    id: WorkspaceId,
    slug: Slug,
    name: Name,
    description: Option<Description>,
    is_default: bool,
    status: WorkspaceStatus,
    defaults: Option<Json>,
    limits: Limits,
    settings: Option<Json>,
    created_by: Option<UserId>,
    /// The user who changed it last; null when no person did.
    updated_by: Option<UserId>,
    created_at: Timestamp,
    updated_at: Timestamp,
    archived_at: Option<Timestamp>,
    deleted_at: Option<Timestamp>,
}

impl From<workspace::Workspace> for Workspace {
    fn from(found: workspace::Workspace) -> Self {
        Self {
            id: found.id,
            status: found.status(),
            slug: found.slug,
            name: found.name,
            description: found.description,
            is_default: found.is_default,
            defaults: found.defaults,
            limits: found.limits.into(),
            settings: found.settings,
            created_by: found.created_by,
            updated_by: found.updated_by,
            created_at: found.created_at,
            updated_at: found.updated_at,
            archived_at: found.archived_at,
            deleted_at: found.deleted_at,
        }
    }
}

/// Whether something with an end still counts.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Standing {
    Active,
    Expired,
}

impl Standing {
    /// By whether it still counts.
    pub(super) const fn of(active: bool) -> Self {
        if active { Self::Active } else { Self::Expired }
    }
}

/// The user of a membership in a workspace or a group.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "MembershipUser")]
pub(super) struct MemberUser {
    id: UserId,
    email: Email,
    given_name: Label,
    family_name: Label,
    status: UserStatus,
    role: OrganizationRole,
}

impl From<user::User> for MemberUser {
    fn from(found: user::User) -> Self {
        let user::User { id, email, given_name, family_name, status, role, .. } = found;
        Self { id, email, given_name, family_name, status, role }
    }
}

/// A workspace member.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WorkspaceMember")]
pub(super) struct Member {
    workspace: WorkspaceId,
    user: MemberUser,
    role: WorkspaceRole,
    scopes: Option<Vec<ScopeWord>>,
    expires_at: Option<Timestamp>,
    status: Standing,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl Member {
    /// The membership as it stands at this moment.
    pub(super) fn at(now: Timestamp, found: member::Member) -> Self {
        let status = Standing::of(found.is_active(now));
        Self {
            workspace: found.workspace,
            user: found.user.into(),
            role: found.role,
            scopes: found.scopes,
            expires_at: found.expires_at,
            status,
            created_at: found.created_at,
            updated_at: found.updated_at,
        }
    }
}

/// Whose a key is.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
#[schemars(rename = "ApiKeyOwner")]
pub(super) enum KeyOwner {
    User { id: UserId },
    ServiceAccount { id: ServiceAccountId },
    Organization { id: OrganizationId, role: OrganizationRole },
    Workspace { id: Option<WorkspaceId> },
}

/// An API key, without its secret.
#[derive(Serialize, JsonSchema)]
pub(super) struct ApiKey {
    id: ApiKeyId,
    name: Name,
    description: Option<Description>,
    owner: KeyOwner,
    /// Whether the owner now has access to the workspace that the key is bound to, directly, through a group or by its role in
    /// the organization; for a key without a workspace, whether the owner is not disabled.
    owner_has_access: bool,
    workspace: Option<WorkspaceId>,
    scopes: Option<Vec<ScopeWord>>,
    permissions: Option<PermissionSet>,
    limits: Limits,
    defaults: Option<Json>,
    mask: String,
    status: Standing,
    /// Until when the secret before the last rotation counts too; null when it does not.
    previous_secret_until: Option<Timestamp>,
    expires_at: Option<Timestamp>,
    last_used_at: Option<Timestamp>,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl ApiKey {
    /// The key as it stands at this moment in its organization, and whether its owner has access.
    pub(super) fn at(now: Timestamp, organization: OrganizationId, key: api_key::ApiKey, owner_has_access: bool) -> Self {
        let owner = match key.owner {
            Owner::User(id) => KeyOwner::User { id },
            Owner::ServiceAccount(id) => KeyOwner::ServiceAccount { id },
            Owner::Organization(role) => KeyOwner::Organization { id: organization, role },
            Owner::Workspace => KeyOwner::Workspace { id: key.workspace },
        };
        Self {
            id: key.id,
            owner,
            owner_has_access,
            status: Standing::of(key.is_active(now)),
            name: key.name,
            description: key.description,
            workspace: key.workspace,
            scopes: key.scopes,
            permissions: key.permissions,
            limits: key.limits.into(),
            defaults: key.defaults,
            mask: format!("{}*****{}", key.mask.start, key.mask.end),
            previous_secret_until: key.previous_secret_until.filter(|until| *until > now),
            expires_at: key.expires_at,
            last_used_at: key.last_used_at,
            created_at: key.created_at,
            updated_at: key.updated_at,
        }
    }
}

/// A new key with its secret, which is shown this once.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CreatedApiKey")]
pub(super) struct NewKey {
    #[serde(flatten)]
    pub(super) key: ApiKey,
    /// Its text, shown this once.
    pub(super) secret: String,
}

/// A workspace that an invitation leads into.
#[derive(Serialize, JsonSchema)]
pub(super) struct InvitationWorkspace {
    workspace: WorkspaceId,
    role: WorkspaceRole,
}

/// An invitation, without its token.
#[derive(Serialize, JsonSchema)]
pub(super) struct Invitation {
    id: InvitationId,
    email: Email,
    given_name: Label,
    family_name: Label,
    role: OrganizationRole,
    /// Null: what the organization gives everybody, which is its default workspace with the role `member`.
    workspaces: Option<Vec<InvitationWorkspace>>,
    status: InvitationStatus,
    /// The id of the user, key or service account that made it; null for the operator at the machine.
    #[schemars(with = "Option<UserId>")]
    invited_by: Option<String>,
    expires_at: Timestamp,
    accepted_at: Option<Timestamp>,
    /// The user that was made of it.
    user: Option<UserId>,
    revoked_at: Option<Timestamp>,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl Invitation {
    /// The invitation as it stands at this moment.
    pub(super) fn at(now: Timestamp, found: invitation::Invitation) -> Self {
        let status = found.status(now);
        let place = |invitation::Place { workspace, role }| InvitationWorkspace { workspace, role };
        Self {
            id: found.id,
            email: found.email,
            given_name: found.given_name,
            family_name: found.family_name,
            role: found.role,
            workspaces: found.workspaces.map(|places| places.into_iter().map(place).collect()),
            status,
            invited_by: found.invited_by.map(|id| UserId::from_bytes(id).to_string()),
            expires_at: found.expires_at,
            accepted_at: found.accepted_at,
            user: found.accepted_user,
            revoked_at: found.revoked_at,
            created_at: found.created_at,
            updated_at: found.updated_at,
        }
    }
}

/// An invitation with its new token, which is shown this once.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "InvitationWithToken")]
pub(super) struct NewInvitation {
    #[serde(flatten)]
    pub(super) invitation: Invitation,
    pub(super) token: String,
    /// Where the person goes to accept.
    pub(super) link: String,
    pub(super) mail: Handed,
}

/// An alias.
#[derive(Serialize, JsonSchema)]
pub(super) struct Alias {
    dialect: Dialect,
    #[schemars(with = "AliasKind")]
    kind: &'static str,
    alias: AliasText,
    /// The workspace below which alone it is found: that of a role of a workspace.
    workspace: Option<WorkspaceId>,
    /// The id that it stands for.
    #[schemars(schema_with = "super::place::any_id")]
    target: String,
    shown: bool,
    created_at: Timestamp,
}

impl From<alias::Alias> for Alias {
    fn from(found: alias::Alias) -> Self {
        let alias::Alias { dialect, kind, parent: workspace, alias, target, shown, created_at } = found;
        // The text of an id is the same whatever it identifies.
        let target = Id::<entity::Role>::from_bytes(target).to_string();
        Self { dialect, kind: kind.as_str(), alias, workspace, target, shown, created_at }
    }
}
