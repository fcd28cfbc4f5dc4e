//! Roles, and who has them.

use super::super::{
    convert::seconds,
    ids::Shown,
    level::{Level, Which},
    page::Row,
    scopes,
};
use super::{Group, User};
use roster_core::role::{self, AnyRole, Held};
use serde::Serialize;

/// A role.
#[derive(Serialize)]
pub(in super::super) struct Role {
    object: &'static str,
    #[serde(flatten)]
    named: Named,
    description: Option<String>,
}

/// What is said of a role wherever it is shown.
#[derive(Serialize)]
struct Named {
    id: String,
    name: String,
    permissions: Vec<String>,
    resource_type: &'static str,
    predefined_role: bool,
}

impl Named {
    fn custom(role: &role::Role, level: &Level, shown: &Shown) -> Self {
        let permissions = match &role.scopes {
            Some(words) => words.iter().map(ToString::to_string).collect(),
            // What was made elsewhere has Roster's own words.
            None => role.permissions.iter().map(|permission| permission.to_string()).collect(),
        };
        let (id, name) = (shown.id(role.id), role.name.to_string());
        Self { id, name, permissions, resource_type: level.resource_type(), predefined_role: false }
    }

    /// Nothing for a custom role.
    fn predefined(role: Which, level: &Level) -> Option<Self> {
        let held = match role {
            Which::Organization(role) => role.permissions(),
            Which::Project(role) => role.permissions(),
            Which::Custom(_) => return None,
        };
        let (id, name) = level.shown(role)?;
        let permissions = scopes::words(held, level.workspace.is_some());
        Some(Self { id, name: name.to_owned(), permissions, resource_type: level.resource_type(), predefined_role: true })
    }
}

impl Role {
    pub(in super::super) fn custom(role: &role::Role, level: &Level, shown: &Shown) -> Self {
        let description = role.description.as_ref().map(ToString::to_string);
        Self { object: "role", named: Named::custom(role, level, shown), description }
    }

    /// Nothing for a custom role.
    pub(in super::super) fn predefined(role: Which, level: &Level) -> Option<Self> {
        Named::predefined(role, level).map(|named| Self { object: "role", named, description: None })
    }
}

impl Row for Role {
    fn id(&self) -> &str {
        &self.named.id
    }
}

/// A role that somebody has.
#[derive(Serialize)]
pub(in super::super) struct AssignedRole {
    #[serde(flatten)]
    named: Named,
    description: Option<String>,
    created_at: Option<i64>,
    updated_at: Option<i64>,
    // Who made a role stands in the audit log alone.
    created_by: Option<String>,
    created_by_user_obj: Option<String>,
    metadata: Option<String>,
    assignment_sources: Option<Vec<Source>>,
}

/// Through whom a role comes.
#[derive(Serialize)]
struct Source {
    principal_id: String,
    principal_type: &'static str,
}

impl AssignedRole {
    pub(in super::super) fn new(held: &Held, level: &Level, shown: &Shown) -> Option<Self> {
        let sources: Vec<_> = held.groups.iter().map(|group| Source { principal_id: shown.id(*group), principal_type: "group" }).collect();
        let assignment_sources = Some(sources).filter(|sources| !sources.is_empty());
        let (named, custom) = match &held.role {
            AnyRole::Custom(role) => (Named::custom(role, level, shown), Some(role)),
            predefined => (Named::predefined(Which::of(predefined), level)?, None),
        };
        Some(Self {
            named,
            description: custom.and_then(|role| role.description.as_ref()).map(ToString::to_string),
            created_at: custom.map(|role| seconds(role.created_at)),
            updated_at: custom.map(|role| seconds(role.updated_at)),
            created_by: None,
            created_by_user_obj: None,
            metadata: None,
            assignment_sources,
        })
    }
}

impl Row for AssignedRole {
    fn id(&self) -> &str {
        &self.named.id
    }
}

/// What an assignment answers: who has which role now.
#[derive(Serialize)]
#[serde(untagged)]
pub(in super::super) enum Assigned {
    User { object: &'static str, user: Box<User>, role: Role },
    Group { object: &'static str, group: GroupSummary, role: Role },
}

/// A group as assignments show it, with a key of its own for where it comes from.
#[derive(Serialize)]
pub(in super::super) struct GroupSummary {
    object: &'static str,
    id: String,
    name: String,
    created_at: i64,
    scim_managed: bool,
}

impl From<Group> for GroupSummary {
    fn from(group: Group) -> Self {
        let Group { object, id, name, created_at, is_scim_managed, group_type: _ } = group;
        Self { object, id, name, created_at, scim_managed: is_scim_managed }
    }
}

/// What is left of an assignment; the vendor does not say which.
#[derive(Serialize)]
pub(in super::super) struct Unassigned {
    pub(in super::super) object: &'static str,
    pub(in super::super) deleted: bool,
}
