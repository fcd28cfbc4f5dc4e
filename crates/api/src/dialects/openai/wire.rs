//! Types as the vendor's description spells them. Keys whose value is unknown are `null`, but for five of the user's, which the
//! description does not let be null.

mod groups;
mod keys;
mod projects;
mod roles;

pub(super) use groups::{Group, GroupMember, GroupUser, GroupUserAdded, GroupUserDeleted};
pub(super) use keys::{AdminApiKey, ProjectApiKey, ServiceAccountKey, ids_of};
pub(super) use projects::{Project, ProjectGroup, ProjectUser, ServiceAccount, ServiceAccountCreated};
pub(super) use roles::{Assigned, AssignedRole, Role, Unassigned};

use super::{
    convert::{invite_status, is_scim, name, org_role, project_role, seconds},
    ids::Shown,
    page::Row,
};
use roster_core::{
    clock::Timestamp,
    id::WorkspaceId,
    invitation::Invitation,
    user::{self, UserStatus, UserWorkspace},
};
use serde::Serialize;
use serde_json::{Map, Value};

/// What this dialect keeps beside an object.
pub(super) type Beside = Map<String, Value>;

fn field(beside: &Beside, name: &str) -> Value {
    beside.get(name).cloned().unwrap_or_default()
}

/// What is left of something: its id, and that it is gone.
#[derive(Serialize)]
pub(super) struct Deleted {
    object: &'static str,
    id: String,
    deleted: bool,
}

impl Deleted {
    pub(super) const fn new(object: &'static str, id: String) -> Self {
        Self { object, id, deleted: true }
    }
}

/// An organization user: the sixteen keys of the vendor's page "Retrieve user".
#[derive(Serialize)]
pub(super) struct User {
    object: &'static str,
    id: String,
    name: Option<String>,
    email: Option<String>,
    role: Option<&'static str>,
    added_at: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<i64>,
    // Roster has no user that an organization falls back to.
    #[serde(skip_serializing_if = "Option::is_none")]
    is_default: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_service_account: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_scim_managed: Option<bool>,
    is_scale_tier_authorized_purchaser: Option<bool>,
    api_key_last_used_at: Option<i64>,
    technical_level: Value,
    developer_persona: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<Person>,
    projects: Option<Projects>,
}

/// The person behind a user.
#[derive(Serialize)]
struct Person {
    object: &'static str,
    id: String,
    email: Option<String>,
    name: Option<String>,
    picture: Option<String>,
    enabled: Option<bool>,
    banned: Option<bool>,
    banned_at: Option<i64>,
}

/// An envelope without the fields of pages: the vendor shows all of them.
#[derive(Serialize)]
struct Projects {
    object: &'static str,
    data: Vec<UserProject>,
}

#[derive(Serialize)]
struct UserProject {
    id: String,
    name: String,
    role: &'static str,
}

impl User {
    pub(super) fn new(user: &user::User, beside: &Beside, last_used: Option<Timestamp>, shown: &Shown) -> Self {
        let (id, name, email) = (shown.id(user.id), name(user), Some(user.email.to_string()));
        let person = Person {
            object: "user",
            id: id.clone(),
            email: email.clone(),
            name: name.clone(),
            picture: user.picture.as_ref().map(ToString::to_string),
            enabled: Some(user.status == UserStatus::Active),
            banned: Some(false),
            banned_at: None,
        };
        Self {
            object: "organization.user",
            id,
            name,
            email,
            role: Some(org_role(user.role)),
            added_at: seconds(user.created_at),
            created: Some(seconds(user.created_at)),
            is_default: None,
            is_service_account: Some(false),
            is_scim_managed: Some(is_scim(&user.source)),
            is_scale_tier_authorized_purchaser: None,
            api_key_last_used_at: last_used.map(seconds),
            technical_level: field(beside, "technical_level"),
            developer_persona: field(beside, "developer_persona"),
            user: Some(person),
            projects: None,
        }
    }

    /// The single user shows their projects too.
    pub(super) fn with_projects(mut self, projects: &[UserWorkspace], shown: &Shown) -> Self {
        let project = |project: &UserWorkspace| UserProject {
            id: shown.id(project.id),
            name: project.name.to_string(),
            role: project_role(project.role),
        };
        self.projects = Some(Projects { object: "list", data: projects.iter().map(project).collect() });
        self
    }
}

impl Row for User {
    fn id(&self) -> &str {
        &self.id
    }
}

/// An invite. Older clients know `created_at` as `invited_at`.
#[derive(Serialize)]
pub(super) struct Invite {
    object: &'static str,
    id: String,
    email: String,
    role: &'static str,
    status: &'static str,
    created_at: i64,
    invited_at: i64,
    expires_at: Option<i64>,
    accepted_at: Option<i64>,
    projects: Vec<InviteProject>,
}

#[derive(Serialize)]
struct InviteProject {
    id: String,
    role: &'static str,
}

impl Invite {
    /// Nothing for one that was revoked.
    pub(super) fn new(invitation: &Invitation, shown: &Shown, now: Timestamp) -> Option<Self> {
        let places = invitation.workspaces.iter().flatten();
        Some(Self {
            object: "organization.invite",
            id: shown.id(invitation.id),
            email: invitation.email.to_string(),
            role: org_role(invitation.role),
            status: invite_status(invitation.status(now))?,
            created_at: seconds(invitation.created_at),
            invited_at: seconds(invitation.created_at),
            expires_at: Some(seconds(invitation.expires_at)),
            accepted_at: invitation.accepted_at.map(seconds),
            projects: places.map(|place| InviteProject { id: shown.id(place.workspace), role: project_role(place.role) }).collect(),
        })
    }
}

impl Row for Invite {
    fn id(&self) -> &str {
        &self.id
    }
}

/// The workspaces that a list of invitations leads into.
pub(super) fn places_of(invitations: &[Invitation]) -> Vec<WorkspaceId> {
    invitations.iter().flat_map(|invitation| invitation.workspaces.iter().flatten()).map(|place| place.workspace).collect()
}
