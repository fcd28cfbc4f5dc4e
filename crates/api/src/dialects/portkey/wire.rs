//! Types as the vendor's Admin API reference spells them, in its order and with its nulls.

use super::{
    convert::{invite_status, org_role, words, workspace_role},
    ids::{self, Shown},
    scopes,
};
use roster_core::{
    api_key::{self, Owner},
    clock::Timestamp,
    id::{OrganizationId, UserId},
    invitation::Invitation,
    member,
    text::{Email, Label, ScopeWord},
    user,
    workspace::{self, WorkspaceStatus},
};
use serde::Serialize;
use serde_json::{Map, Value, json, value::RawValue};

/// `{}`, the answer of most writes.
#[derive(Serialize)]
pub(super) struct Empty {}

/// An organization user.
#[derive(Serialize)]
pub(super) struct User {
    object: &'static str,
    id: String,
    first_name: String,
    last_name: String,
    role: &'static str,
    email: String,
    created_at: Timestamp,
    last_updated_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    workspace_ids: Option<Vec<String>>,
    // Undocumented, read by the Terraform provider.
    status: &'static str,
    updated_at: Timestamp,
}

impl User {
    pub(super) fn new(user: &user::User, shown: &Shown) -> Self {
        Self {
            object: "user",
            id: shown.user(user.id),
            first_name: user.given_name.to_string(),
            last_name: user.family_name.to_string(),
            role: org_role(user.role),
            email: user.email.to_string(),
            created_at: user.created_at,
            last_updated_at: user.updated_at,
            workspace_ids: None,
            status: user.status.as_str(),
            updated_at: user.updated_at,
        }
    }

    /// The single user shows the slugs of their workspaces, as the vendor's example does.
    pub(super) fn with_workspaces(mut self, slugs: Vec<String>) -> Self {
        self.workspace_ids = Some(slugs);
        self
    }
}

/// A workspace member, in the published example's order.
#[derive(Serialize)]
pub(super) struct Member {
    object: &'static str,
    id: String,
    first_name: Label,
    last_name: Label,
    org_role: &'static str,
    role: &'static str,
    created_at: Timestamp,
    last_updated_at: Timestamp,
    status: &'static str,
    workspace_id: String,
    email: Email,
    scopes: Scopes,
    settings: Option<Value>,
}

/// Of the membership itself, or of its role.
#[derive(Serialize)]
#[serde(untagged)]
enum Scopes {
    Own(Vec<ScopeWord>),
    OfRole(&'static RawValue),
}

impl Member {
    pub(super) fn new(member: &member::Member, shown: &Shown) -> Self {
        Self {
            object: "workspace-user",
            id: shown.user(member.user.id),
            first_name: member.user.given_name.clone(),
            last_name: member.user.family_name.clone(),
            org_role: org_role(member.organization_role()),
            role: workspace_role(member.role),
            created_at: member.created_at,
            last_updated_at: member.updated_at,
            // The vendor knows no other.
            status: "active",
            workspace_id: shown.workspace(member.workspace),
            email: member.user.email.clone(),
            scopes: member.scopes.clone().map_or_else(|| Scopes::OfRole(scopes::of_role(member.role)), Scopes::Own),
            settings: None,
        }
    }
}

/// A member inside a workspace: without the `object`, `email` and `scopes` of a [`Member`].
#[derive(Serialize)]
pub(super) struct WorkspaceUser {
    id: String,
    first_name: Label,
    last_name: Label,
    org_role: &'static str,
    role: &'static str,
    status: &'static str,
    created_at: Timestamp,
    last_updated_at: Timestamp,
    workspace_id: String,
}

impl WorkspaceUser {
    pub(super) fn new(member: &member::Member, shown: &Shown) -> Self {
        let Member { id, first_name, last_name, org_role, role, status, created_at, last_updated_at, workspace_id, .. } =
            Member::new(member, shown);
        Self { id, first_name, last_name, org_role, role, status, created_at, last_updated_at, workspace_id }
    }
}

/// A workspace. Which of the last groups of fields it has depends on the operation.
#[derive(Serialize)]
pub(super) struct Workspace {
    id: String,
    slug: String,
    name: String,
    icon: Value,
    description: Option<String>,
    created_at: Timestamp,
    last_updated_at: Timestamp,
    is_default: u8,
    defaults: Value,
    usage_limits: Value,
    rate_limits: Value,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    listed: Option<Listed>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    whole: Option<Whole>,
    object: &'static str,
}

/// What only a list shows.
#[derive(Serialize)]
pub(super) struct Listed {
    status: &'static str,
    scim_source_id: Option<String>,
}

/// What only the single workspace shows.
#[derive(Serialize)]
pub(super) struct Whole {
    settings: Value,
    organisation_id: String,
    created_by: Option<String>,
    creation_source: &'static str,
    last_reset_at: Option<Timestamp>,
    users: Vec<WorkspaceUser>,
}

/// What this dialect keeps beside an object.
pub(super) type Beside = Map<String, Value>;

fn field(beside: &Beside, name: &str) -> Value {
    beside.get(name).cloned().unwrap_or_default()
}

fn json(data: Option<&roster_core::text::Json>) -> Value {
    data.map(roster_core::text::Json::value).unwrap_or_default()
}

impl Workspace {
    pub(super) fn new(workspace: &workspace::Workspace, beside: &Beside, shown: &Shown) -> Self {
        Self {
            id: shown.workspace(workspace.id),
            slug: workspace.slug.to_string(),
            name: workspace.name.to_string(),
            icon: field(beside, "icon"),
            description: workspace.description.as_ref().map(ToString::to_string),
            created_at: workspace.created_at,
            last_updated_at: workspace.updated_at,
            is_default: u8::from(workspace.is_default),
            defaults: json(workspace.defaults.as_ref()),
            usage_limits: json(workspace.limits.usage.as_ref()),
            rate_limits: json(workspace.limits.rate.as_ref()),
            listed: None,
            whole: None,
            object: "workspace",
        }
    }

    pub(super) fn listed(mut self, fields: Listed) -> Self {
        self.listed = Some(fields);
        self
    }

    pub(super) fn whole(mut self, fields: Whole) -> Self {
        self.whole = Some(fields);
        self
    }
}

impl Listed {
    pub(super) const fn new(workspace: &workspace::Workspace) -> Self {
        let status = if matches!(workspace.status(), WorkspaceStatus::Active) { "active" } else { "archived" };
        Self { status, scim_source_id: None }
    }
}

impl Whole {
    pub(super) fn new(workspace: &workspace::Workspace, organization: OrganizationId, users: Vec<WorkspaceUser>) -> Self {
        Self {
            settings: json(workspace.settings.as_ref()),
            organisation_id: ids::organization(organization),
            created_by: workspace.created_by.map(roster_core::id::Id::to_uuid),
            creation_source: if workspace.is_default { "default" } else { "api" },
            last_reset_at: None,
            users,
        }
    }
}

/// An API key. `usage_limits` is an object or null and never an array; `rate_limits` is `[]` when unset.
#[derive(Serialize)]
pub(super) struct ApiKey {
    id: String,
    organisation_id: String,
    key: String,
    name: String,
    description: Option<String>,
    r#type: &'static str,
    workspace_id: Option<String>,
    user_id: Option<String>,
    status: &'static str,
    created_at: Timestamp,
    last_updated_at: Timestamp,
    creation_mode: &'static str,
    rate_limits: Value,
    usage_limits: Value,
    reset_usage: Option<u64>,
    expires_at: Option<Timestamp>,
    last_reset_at: Option<Timestamp>,
    alert_emails: Value,
    expiry_enforced: u8,
    allow_config_override: Option<u8>,
    api_key_defaults_id: Option<String>,
    scopes: Vec<String>,
    defaults: Value,
    rotation_policy: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_usage_reset_at: Option<Value>,
    object: &'static str,
}

impl ApiKey {
    pub(super) fn new(key: &api_key::ApiKey, organization: OrganizationId, beside: &Beside, shown: &Shown, now: Timestamp) -> Self {
        let (kind, user) = match key.owner {
            Owner::Organization(_) => ("organisation-service", None),
            // Those of service accounts are not shown at all, see `api_keys.rs`.
            Owner::Workspace | Owner::ServiceAccount(_) => ("workspace-service", None),
            Owner::User(id) => ("workspace-user", Some(shown.user(id))),
        };
        let own = key.scopes.as_deref().map(words);
        let described = || scopes::words_of(key.permissions.unwrap_or(roster_core::access::PermissionSet::all()));
        let defaults = key.defaults.as_ref().map(|defaults| defaults.value());
        let default = |name: &str| defaults.as_ref().and_then(|defaults| defaults.get(name)).cloned().unwrap_or_default();
        Self {
            id: shown.api_key(key.id),
            organisation_id: ids::organization(organization),
            // Two characters at the start, as the vendor masks.
            key: format!("{}*****{}", key.mask.start.get(..2).unwrap_or_default(), key.mask.end),
            name: key.name.to_string(),
            description: key.description.as_ref().map(ToString::to_string),
            r#type: kind,
            workspace_id: key.workspace.map(|id| shown.workspace(id)),
            user_id: user,
            status: if key.is_active(now) { "active" } else { "expired" },
            created_at: key.created_at,
            last_updated_at: key.updated_at,
            creation_mode: "api",
            rate_limits: key.limits.rate.as_ref().map_or_else(|| json!([]), |limits| limits.value()),
            usage_limits: json(key.limits.usage.as_ref()),
            reset_usage: None,
            expires_at: key.expires_at,
            last_reset_at: None,
            alert_emails: field(beside, "alert_emails"),
            expiry_enforced: 0,
            allow_config_override: default("allow_config_override").as_bool().map(u8::from),
            api_key_defaults_id: None,
            scopes: own.unwrap_or_else(described),
            defaults: json!({"metadata": default("metadata"), "config_id": default("config_id")}),
            rotation_policy: field(beside, "rotation_policy"),
            next_usage_reset_at: None,
            object: "api-key",
        }
    }

    /// The single key shows two things more: the override as a boolean inside `defaults`, and when usage is reset.
    pub(super) fn whole(mut self) -> Self {
        if let (Some(allowed), Value::Object(defaults)) = (self.allow_config_override, &mut self.defaults) {
            defaults.insert("allow_config_override".into(), Value::Bool(allowed != 0));
        }
        self.next_usage_reset_at = Some(self.usage_limits.get("next_usage_reset_at").cloned().unwrap_or_default());
        self
    }
}

/// An invite. Its workspaces are named as whoever made it wrote them: Terraform takes another spelling for a change.
#[derive(Serialize)]
pub(super) struct Invite {
    object: &'static str,
    id: String,
    email: String,
    role: &'static str,
    created_at: Timestamp,
    expires_at: Timestamp,
    accepted_at: Option<Timestamp>,
    status: &'static str,
    invited_by: Option<String>,
    workspaces: Vec<InviteWorkspace>,
}

/// A workspace of an invite, under both names that clients read.
#[derive(Serialize)]
struct InviteWorkspace {
    id: String,
    workspace_id: String,
    role: &'static str,
}

impl Invite {
    pub(super) fn new(invitation: &Invitation, beside: &Beside, shown: &Shown, now: Timestamp) -> Self {
        let written = |at: usize| Some(beside.get("workspaces")?.get(at)?.as_str()?.to_owned());
        let places = invitation.workspaces.iter().flatten().enumerate().map(|(at, place)| {
            let id = written(at).unwrap_or_else(|| shown.workspace(place.workspace));
            InviteWorkspace { workspace_id: id.clone(), id, role: workspace_role(place.role) }
        });
        Self {
            object: "invite",
            id: shown.id(invitation.id),
            email: invitation.email.to_string(),
            role: org_role(invitation.role),
            created_at: invitation.created_at,
            expires_at: invitation.expires_at,
            accepted_at: invitation.accepted_at,
            status: invite_status(invitation.status(now)),
            invited_by: invitation.invited_by.map(|id| shown.user(UserId::from_bytes(id))),
            workspaces: places.collect(),
        }
    }
}

/// A new invite: the link, and the fields of an [`Invite`] beside it.
#[derive(Serialize)]
pub(super) struct NewInvite {
    #[serde(flatten)]
    invite: Invite,
    invite_link: String,
}

impl NewInvite {
    pub(super) const fn new(invite: Invite, invite_link: String) -> Self {
        Self { invite, invite_link }
    }
}

/// The new link of an invite that was sent again: the vendor spells it otherwise here than in the creation.
#[derive(Serialize)]
pub(super) struct ResentInvite {
    #[serde(rename = "inviteLink")]
    link: String,
    invite_link: String,
}

impl ResentInvite {
    pub(super) fn new(link: String) -> Self {
        Self { invite_link: link.clone(), link }
    }
}
