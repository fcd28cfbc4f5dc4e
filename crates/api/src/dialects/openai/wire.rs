//! Types as the vendor's description spells them. Keys whose value is unknown are `null`, but for five of the user's, which the
//! description does not let be null.

mod keys;
mod roles;

pub(super) use keys::{AdminApiKey, ProjectApiKey, ServiceAccountKey, ids_of};
pub(super) use roles::{Assigned, AssignedRole, Role, Unassigned};

use super::{
    convert::{invite_status, is_scim, name, org_role, project_role, seconds},
    ids::Shown,
    page::Row,
};
use roster_core::{
    clock::Timestamp,
    group,
    id::WorkspaceId,
    invitation::Invitation,
    member::Member,
    service_account::{self, Home},
    user::{self, UserStatus, UserWorkspace},
    workspace, workspace_group,
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

/// A group. The vendor's schema has no `object`, its samples have.
#[derive(Serialize)]
pub(super) struct Group {
    object: &'static str,
    id: String,
    name: String,
    created_at: i64,
    is_scim_managed: bool,
    group_type: &'static str,
}

impl Group {
    pub(super) fn new(group: &group::Group, shown: &Shown) -> Self {
        Self {
            object: "group",
            id: shown.id(group.id),
            name: group.name.to_string(),
            created_at: seconds(group.created_at),
            is_scim_managed: is_scim(&group.source),
            group_type: "group",
        }
    }
}

impl Row for Group {
    fn id(&self) -> &str {
        &self.id
    }
}

/// A member of a group, in a list. A name is demanded, so who has none goes by their email.
#[derive(Serialize)]
pub(super) struct GroupUser {
    id: String,
    name: String,
    email: Option<String>,
}

impl GroupUser {
    pub(super) fn new(user: &user::User, shown: &Shown) -> Self {
        let email = user.email.to_string();
        Self { id: shown.id(user.id), name: name(user).unwrap_or_else(|| email.clone()), email: Some(email) }
    }
}

impl Row for GroupUser {
    fn id(&self) -> &str {
        &self.id
    }
}

/// A member of a group by themselves.
#[derive(Serialize)]
pub(super) struct GroupMember {
    #[serde(flatten)]
    user: GroupUser,
    picture: Option<String>,
    is_service_account: Option<bool>,
    user_type: &'static str,
}

impl GroupMember {
    pub(super) fn new(user: &user::User, shown: &Shown) -> Self {
        Self {
            user: GroupUser::new(user, shown),
            picture: user.picture.as_ref().map(ToString::to_string),
            is_service_account: Some(false),
            user_type: "user",
        }
    }
}

/// A new member of a group.
#[derive(Serialize)]
pub(super) struct GroupUserAdded {
    pub(super) object: &'static str,
    pub(super) user_id: String,
    pub(super) group_id: String,
}

/// A member of a group who is none any more; the vendor does not say who.
#[derive(Serialize)]
pub(super) struct GroupUserDeleted {
    pub(super) object: &'static str,
    pub(super) deleted: bool,
}

/// A project.
#[derive(Serialize)]
pub(super) struct Project {
    object: &'static str,
    id: String,
    name: Option<String>,
    created_at: i64,
    archived_at: Option<i64>,
    status: Option<&'static str>,
    external_key_id: Value,
    #[serde(skip_serializing_if = "Value::is_null")]
    residency: Value,
}

impl Project {
    pub(super) fn new(workspace: &workspace::Workspace, beside: &Beside, shown: &Shown) -> Self {
        Self {
            object: "organization.project",
            id: shown.id(workspace.id),
            name: Some(workspace.name.to_string()),
            created_at: seconds(workspace.created_at),
            archived_at: workspace.archived_at.map(seconds),
            status: Some(if workspace.archived_at.is_some() { "archived" } else { "active" }),
            external_key_id: field(beside, "external_key_id"),
            residency: field(beside, "residency"),
        }
    }
}

impl Row for Project {
    fn id(&self) -> &str {
        &self.id
    }
}

/// A user of a project.
#[derive(Serialize)]
pub(super) struct ProjectUser {
    object: &'static str,
    id: String,
    name: Option<String>,
    email: Option<String>,
    role: &'static str,
    added_at: i64,
}

impl ProjectUser {
    pub(super) fn new(member: &Member, shown: &Shown) -> Self {
        Self {
            object: "organization.project.user",
            id: shown.id(member.user.id),
            name: name(&member.user),
            email: Some(member.user.email.to_string()),
            role: project_role(member.role),
            added_at: seconds(member.created_at),
        }
    }
}

impl Row for ProjectUser {
    fn id(&self) -> &str {
        &self.id
    }
}

/// A group of a project. The vendor gives it no id of its own, and shows no role.
#[derive(Serialize)]
pub(super) struct ProjectGroup {
    object: &'static str,
    project_id: String,
    group_id: String,
    group_name: String,
    group_type: &'static str,
    created_at: i64,
}

impl ProjectGroup {
    pub(super) fn new(given: &workspace_group::WorkspaceGroup, shown: &Shown) -> Self {
        Self {
            object: "project.group",
            project_id: shown.id(given.workspace),
            group_id: shown.id(given.group),
            group_name: given.name.to_string(),
            group_type: "group",
            created_at: seconds(given.created_at),
        }
    }
}

impl Row for ProjectGroup {
    fn id(&self) -> &str {
        &self.group_id
    }
}

/// A service account of a project.
#[derive(Serialize)]
pub(super) struct ServiceAccount {
    object: &'static str,
    id: String,
    name: String,
    role: &'static str,
    created_at: i64,
}

impl ServiceAccount {
    /// Nothing for one that lies in no project.
    pub(super) fn new(account: &service_account::ServiceAccount, shown: &Shown) -> Option<Self> {
        let Home::Workspace(_, role) = account.home else { return None };
        Some(Self {
            object: "organization.project.service_account",
            id: shown.id(account.id),
            name: account.name.to_string(),
            role: role.map_or("none", project_role),
            created_at: seconds(account.created_at),
        })
    }
}

/// A new service account, with its key unless none was wanted.
#[derive(Serialize)]
pub(super) struct ServiceAccountCreated {
    #[serde(flatten)]
    pub(super) account: ServiceAccount,
    pub(super) api_key: Option<ServiceAccountKey>,
}

impl Row for ServiceAccount {
    fn id(&self) -> &str {
        &self.id
    }
}

/// The workspaces that a list of invitations leads into.
pub(super) fn places_of(invitations: &[Invitation]) -> Vec<WorkspaceId> {
    invitations.iter().flat_map(|invitation| invitation.workspaces.iter().flatten()).map(|place| place.workspace).collect()
}
