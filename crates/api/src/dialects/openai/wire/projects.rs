//! Projects, who and what is in them.

use super::{
    super::{
        convert::{name, project_role, seconds},
        ids::Shown,
        page::Row,
    },
    Beside, ServiceAccountKey, field,
};
use roster_core::{
    member::Member,
    service_account::{self, Home},
    workspace, workspace_group,
};
use serde::Serialize;
use serde_json::Value;

/// A project.
#[derive(Serialize)]
pub(in super::super) struct Project {
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
    pub(in super::super) fn new(workspace: &workspace::Workspace, beside: &Beside, shown: &Shown) -> Self {
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
pub(in super::super) struct ProjectUser {
    object: &'static str,
    id: String,
    name: Option<String>,
    email: Option<String>,
    role: &'static str,
    added_at: i64,
}

impl ProjectUser {
    pub(in super::super) fn new(member: &Member, shown: &Shown) -> Self {
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
pub(in super::super) struct ProjectGroup {
    object: &'static str,
    project_id: String,
    group_id: String,
    group_name: String,
    group_type: &'static str,
    created_at: i64,
}

impl ProjectGroup {
    pub(in super::super) fn new(given: &workspace_group::WorkspaceGroup, shown: &Shown) -> Self {
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
pub(in super::super) struct ServiceAccount {
    object: &'static str,
    id: String,
    name: String,
    role: &'static str,
    created_at: i64,
}

impl ServiceAccount {
    /// Nothing for one that lies in no project.
    pub(in super::super) fn new(account: &service_account::ServiceAccount, shown: &Shown) -> Option<Self> {
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
pub(in super::super) struct ServiceAccountCreated {
    #[serde(flatten)]
    pub(in super::super) account: ServiceAccount,
    pub(in super::super) api_key: Option<ServiceAccountKey>,
}

impl Row for ServiceAccount {
    fn id(&self) -> &str {
        &self.id
    }
}
