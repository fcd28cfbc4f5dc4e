//! Types as the vendor's reference and its SDK's models spell them.

use super::{
    convert::{INSTANCE_ROLES, full_name, instance_role, instance_role_id, moment, name, some_name, workspace_role},
    ids::Shown,
    kept,
};
use roster_core::{
    access::{OrganizationRole, WorkspaceRole},
    group_member::GroupMember,
    id::UserId,
    member::Member,
    user::User,
    workspace,
};
use serde::Serialize;
use serde_json::Value;

/// Who did something. A name and an email are there for who may read them.
#[derive(Serialize)]
pub(super) struct UserModel {
    id: String,
    name: Option<String>,
    email: Option<String>,
}

impl UserModel {
    /// Somebody; who is gone, or may not be read, has only an id.
    pub(super) fn new(id: UserId, user: Option<&User>, shown: &Shown) -> Self {
        Self { id: shown.id(id), name: user.and_then(full_name), email: user.map(|user| user.email.to_string()) }
    }

    /// No person: the id must be one all the same.
    pub(super) fn nobody() -> Self {
        Self { id: UserId::from_bytes([0; 16]).to_uuid(), name: None, email: None }
    }
}

/// A workspace.
#[derive(Serialize)]
pub(super) struct Workspace {
    id: String,
    name: String,
    description: String,
    created_at: String,
    created_by: UserModel,
    updated_at: String,
    updated_by: UserModel,
    self_link: String,
    default_coordinate_system: String,
    labels: Vec<String>,
    ml_enabled: bool,
    bounding_box: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current_user_role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail_link: Option<String>,
}

/// What is shown of a workspace that is not its own.
pub(super) struct Beside {
    pub(super) created_by: UserModel,
    pub(super) updated_by: UserModel,
    pub(super) kept: kept::Shown,
    pub(super) self_link: String,
    /// Where its picture is, when it has one.
    pub(super) thumbnail_link: Option<String>,
}

/// In which field the role in a workspace is told.
#[derive(Clone, Copy)]
pub(super) enum RoleField {
    CurrentUserRole,
    UserRole,
}

impl Workspace {
    pub(super) fn new(
        workspace: &workspace::Workspace,
        role: Option<WorkspaceRole>,
        field: RoleField,
        beside: Beside,
        shown: &Shown,
    ) -> Self {
        let role = role.map(workspace_role);
        let (current_user_role, user_role) = match field {
            RoleField::CurrentUserRole => (role, None),
            RoleField::UserRole => (None, role),
        };
        let Beside { created_by, updated_by, kept, self_link, thumbnail_link } = beside;
        Self {
            id: shown.id(workspace.id),
            name: name(&workspace.name),
            description: workspace.description.as_deref().unwrap_or_default().to_owned(),
            created_at: moment(workspace.created_at),
            created_by,
            updated_at: moment(workspace.updated_at),
            updated_by,
            self_link,
            default_coordinate_system: kept.default_coordinate_system,
            labels: kept.labels,
            ml_enabled: kept.ml_enabled,
            bounding_box: kept.bounding_box,
            current_user_role,
            user_role,
            thumbnail_link,
        }
    }
}

/// A workspace in a summary.
#[derive(Serialize)]
pub(super) struct BasicWorkspace {
    id: String,
    name: String,
}

impl BasicWorkspace {
    pub(super) fn new(workspace: &workspace::Workspace, shown: &Shown) -> Self {
        Self { id: shown.id(workspace.id), name: name(&workspace.name) }
    }
}

/// Somebody with a role in a workspace.
#[derive(Serialize)]
pub(super) struct WorkspaceUser {
    email: String,
    full_name: Option<String>,
    role: &'static str,
    user_id: String,
}

impl WorkspaceUser {
    pub(super) fn new(member: &Member, shown: &Shown) -> Self {
        Self {
            email: member.user.email.to_string(),
            full_name: full_name(&member.user),
            role: workspace_role(member.role),
            user_id: shown.id(member.user.id),
        }
    }
}

/// A role that somebody has.
#[derive(Serialize)]
pub(super) struct UserRole {
    pub(super) user_id: String,
    pub(super) role: &'static str,
}

/// A role in the instance.
#[derive(Serialize)]
pub(super) struct InstanceRole {
    id: String,
    name: &'static str,
    description: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    permissions: Option<Vec<&'static str>>,
}

impl InstanceRole {
    /// The role under which an organization role is shown.
    pub(super) fn of(role: OrganizationRole) -> Self {
        let role = instance_role(role);
        let (name, description) =
            INSTANCE_ROLES.iter().find(|(known, ..)| *known == role).map_or(("", ""), |(_, name, description)| (*name, *description));
        Self { id: instance_role_id(role), name, description, permissions: None }
    }

    /// Every role with what it holds, in our words: the vendor publishes none.
    pub(super) fn all() -> Vec<Self> {
        let permissions = |role: OrganizationRole| role.permissions().iter().map(|permission| permission.as_str()).collect();
        INSTANCE_ROLES.iter().map(|(role, ..)| Self { permissions: Some(permissions(*role)), ..Self::of(*role) }).collect()
    }
}

/// A user of the instance.
#[derive(Serialize)]
pub(super) struct InstanceUser {
    id: String,
    email: String,
    full_name: String,
    roles: Vec<InstanceRole>,
}

impl InstanceUser {
    pub(super) fn new(user: &User, shown: &Shown) -> Self {
        Self { id: shown.id(user.id), email: user.email.to_string(), full_name: some_name(user), roles: vec![InstanceRole::of(user.role)] }
    }
}

/// The roles of a user of the instance after a change.
#[derive(Serialize)]
pub(super) struct InstanceUserRoles {
    pub(super) id: String,
    pub(super) roles: Vec<InstanceRole>,
}

/// Somebody in a group.
#[derive(Serialize)]
pub(super) struct GroupUser {
    id: String,
    email: String,
    full_name: String,
}

impl GroupUser {
    pub(super) fn new(member: &GroupMember, shown: &Shown) -> Self {
        Self { id: shown.id(member.user.id), email: member.user.email.to_string(), full_name: some_name(&member.user) }
    }
}
