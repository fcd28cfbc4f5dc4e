//! The vendor's types of audit logs: a closed list, so what has no type here is not shown. One table says which actions of the
//! core come under which type, and what of their details is shown.

use super::{
    convert::{org_role, project_role, project_role_listed},
    ids::{self, Shown},
};
use roster_core::{
    access::{OrganizationRole, WorkspaceRole},
    audit::AuditEvent,
    id::{ApiKeyId, Entity, GroupId, Id, InvitationId, OrganizationId, RoleId, ServiceAccountId, UserId, WorkspaceId},
};
use serde_json::{Map, Value, json};

/// How ids of assignments begin.
pub(super) const ASSIGNMENT: &str = "role_assignment_";

/// A type that an action comes under.
pub(super) struct Row {
    /// The core's action.
    pub(super) action: &'static str,
    /// The vendor's type.
    pub(super) name: &'static str,
    /// Whose id is shown.
    of: Of,
    /// A detail that must have become this, if the row is about that alone.
    became: Option<(&'static str, &'static str)>,
    shows: Shows,
}

/// What an action was done to, in the vendor's eyes.
enum Of {
    User,
    Invite,
    Group,
    /// The group of a membership, which stands in the details.
    GroupOfMember,
    Project,
    ServiceAccount,
    ApiKey,
    Organization,
    Role,
    /// A role of a group in a project.
    Assignment,
    /// A custom role of somebody.
    CustomAssignment,
}

/// Which details are shown beside the id.
enum Shows {
    Nothing,
    /// Below `data`.
    Data(&'static [Field]),
    /// Below `changes_requested`, those that differ from before.
    Changes(&'static [Field]),
    /// The parts of an assignment.
    Assignment,
    /// A new role, without a level between.
    Role,
}

/// A field: the vendor's name, the name in the core's details, and how its value is written.
struct Field(&'static str, &'static str, fn(&Value) -> Value);

fn as_it_is(value: &Value) -> Value {
    value.clone()
}

fn in_organization(value: &Value) -> Value {
    value.as_str().and_then(OrganizationRole::parse).map_or(Value::Null, |role| org_role(role).into())
}

fn in_project(value: &Value) -> Value {
    value.as_str().and_then(WorkspaceRole::parse).map_or(Value::Null, |role| project_role(role).into())
}

const ORGANIZATION_ROLE: Field = Field("role", "role", in_organization);
const PROJECT_ROLE: Field = Field("role", "role", in_project);
const GROUP_NAME: Field = Field("group_name", "name", as_it_is);
const SCOPES: Field = Field("scopes", "permissions", as_it_is);
const ADDED: Field = Field("permissions_added", "permissions_added", as_it_is);
const REMOVED: Field = Field("permissions_removed", "permissions_removed", as_it_is);
const TITLE: Field = Field("title", "name", as_it_is);

const fn row(action: &'static str, name: &'static str, of: Of, shows: Shows) -> Row {
    Row { action, name, of, became: None, shows }
}

/// To show one more action: a line here. Types that the vendor does not list would make its SDKs refuse the whole page.
pub(super) static ROWS: &[Row] = &[
    row("users.create", "user.added", Of::User, Shows::Data(&[ORGANIZATION_ROLE])),
    row("users.update", "user.updated", Of::User, Shows::Changes(&[ORGANIZATION_ROLE])),
    row("users.delete", "user.deleted", Of::User, Shows::Nothing),
    row("workspace_members.create", "user.added", Of::User, Shows::Data(&[PROJECT_ROLE])),
    row("workspace_members.update", "user.updated", Of::User, Shows::Changes(&[PROJECT_ROLE])),
    row("workspace_members.delete", "user.deleted", Of::User, Shows::Nothing),
    row("invitations.create", "invite.sent", Of::Invite, Shows::Data(&[Field("email", "email", as_it_is), ORGANIZATION_ROLE])),
    row("invitations.resend", "invite.sent", Of::Invite, Shows::Data(&[Field("email", "email", as_it_is)])),
    row("invitations.accept", "invite.accepted", Of::Invite, Shows::Nothing),
    row("invitations.revoke", "invite.deleted", Of::Invite, Shows::Nothing),
    row("groups.create", "group.created", Of::Group, Shows::Data(&[GROUP_NAME])),
    row("groups.update", "group.updated", Of::Group, Shows::Changes(&[GROUP_NAME])),
    row("groups.delete", "group.deleted", Of::Group, Shows::Nothing),
    // The vendor's list has no type for who is in a group.
    row("group_members.create", "group.updated", Of::GroupOfMember, Shows::Changes(&[])),
    row("group_members.delete", "group.updated", Of::GroupOfMember, Shows::Changes(&[])),
    row("workspace_groups.create", "role.assignment.created", Of::Assignment, Shows::Assignment),
    row("workspace_groups.update", "role.assignment.created", Of::Assignment, Shows::Assignment),
    row("workspace_groups.delete", "role.assignment.deleted", Of::Assignment, Shows::Assignment),
    row("roles.create", "role.created", Of::Role, Shows::Role),
    row("roles.update", "role.updated", Of::Role, Shows::Changes(&[Field("role_name", "name", as_it_is), ADDED, REMOVED])),
    row("roles.delete", "role.deleted", Of::Role, Shows::Nothing),
    row("role_assignments.create", "role.assignment.created", Of::CustomAssignment, Shows::Assignment),
    row("role_assignments.delete", "role.assignment.deleted", Of::CustomAssignment, Shows::Assignment),
    row("workspaces.create", "project.created", Of::Project, Shows::Data(&[Field("name", "name", as_it_is), TITLE])),
    Row { became: Some(("status", "archived")), ..row("workspaces.update", "project.archived", Of::Project, Shows::Nothing) },
    row("workspaces.update", "project.updated", Of::Project, Shows::Changes(&[TITLE])),
    row("workspaces.delete", "project.deleted", Of::Project, Shows::Nothing),
    row("service_accounts.create", "service_account.created", Of::ServiceAccount, Shows::Data(&[PROJECT_ROLE])),
    row("service_accounts.update", "service_account.updated", Of::ServiceAccount, Shows::Changes(&[PROJECT_ROLE])),
    row("service_accounts.delete", "service_account.deleted", Of::ServiceAccount, Shows::Nothing),
    row("api_keys.create", "api_key.created", Of::ApiKey, Shows::Data(&[SCOPES])),
    row("api_keys.update", "api_key.updated", Of::ApiKey, Shows::Changes(&[SCOPES])),
    row("api_keys.rotate", "api_key.updated", Of::ApiKey, Shows::Changes(&[])),
    row("api_keys.delete", "api_key.deleted", Of::ApiKey, Shows::Nothing),
    row("organizations.update", "organization.updated", Of::Organization, Shows::Changes(&[Field("name", "name", as_it_is), TITLE])),
];

impl Row {
    /// The row of an event, if it has a type.
    pub(super) fn of(event: &AuditEvent) -> Option<&'static Self> {
        ROWS.iter().find(|row| {
            row.action == event.action && row.became.is_none_or(|(name, value)| event.details[name] == value && changed(event, name))
        })
    }

    /// What is shown under the type's name.
    pub(super) fn payload(&self, event: &AuditEvent, shown: &Shown, organization: OrganizationId) -> Value {
        let mut payload = Map::new();
        if let Some(resource) = self.resource(event) {
            payload.insert("id".into(), resource.text(event, shown).into());
        }
        match &self.shows {
            Shows::Nothing => {}
            Shows::Data(fields) => drop(payload.insert("data".into(), shown_fields(fields, event, |_| true))),
            Shows::Changes(fields) => {
                drop(payload.insert("changes_requested".into(), shown_fields(fields, event, |name| changed(event, name))));
            }
            Shows::Assignment => {
                if let Some(Resource::Assignment(by)) = self.resource(event) {
                    payload.insert("principal_id".into(), by.text(shown).into());
                    payload.insert("principal_type".into(), by.kind().into());
                    payload.extend(place_of(event, shown, organization));
                }
            }
            Shows::Role => {
                payload.insert("role_name".into(), event.details["name"].clone());
                payload.insert("permissions".into(), event.details["permissions"].clone());
                payload.extend(place_of(event, shown, organization));
            }
        }
        Value::Object(payload)
    }

    /// What the event is about, in the vendor's eyes.
    pub(super) fn resource(&self, event: &AuditEvent) -> Option<Resource> {
        let target = event.target.id.as_str();
        Some(match self.of {
            Of::User => Resource::User(UserId::parse(target)?),
            Of::Invite => Resource::Invite(InvitationId::parse(target)?),
            Of::Group => Resource::Group(GroupId::parse(target)?),
            Of::GroupOfMember => Resource::Group(GroupId::parse(event.details["group"].as_str()?)?),
            Of::Project => Resource::Project(WorkspaceId::parse(target)?),
            Of::ServiceAccount => Resource::ServiceAccount(ServiceAccountId::parse(target)?),
            Of::ApiKey => Resource::ApiKey(ApiKeyId::parse(target)?),
            Of::Organization => Resource::Organization(OrganizationId::parse(target)?),
            Of::Role => Resource::Role(RoleId::parse(target)?),
            Of::Assignment => Resource::Assignment(By::Group(GroupId::parse(target)?)),
            Of::CustomAssignment => Resource::Assignment(match event.details["holder"].as_str()? {
                "group" => By::Group(GroupId::parse(target)?),
                "service_account" => By::ServiceAccount(ServiceAccountId::parse(target)?),
                _ => By::User(UserId::parse(target)?),
            }),
        })
    }
}

/// What a role or an assignment counts in.
fn place_of(event: &AuditEvent, shown: &Shown, organization: OrganizationId) -> [(String, Value); 2] {
    let (id, level) = match event.target.workspace {
        Some(project) => (shown.id(project), "api.project"),
        None => (ids::organization(organization), "api.organization"),
    };
    [("resource_id".to_owned(), id.into()), ("resource_type".to_owned(), level.into())]
}

/// Whether a detail is not what it was before; where the core does not say what it was, it was asked for.
fn changed(event: &AuditEvent, name: &str) -> bool {
    event.details["before"].get(name).is_none_or(|before| *before != event.details[name])
}

fn shown_fields(fields: &[Field], event: &AuditEvent, wanted: impl Fn(&str) -> bool) -> Value {
    let fields = fields.iter().filter(|Field(_, from, _)| wanted(from));
    let values = fields.map(|Field(name, from, written)| ((*name).to_owned(), written(&event.details[*from])));
    Value::Object(values.filter(|(_, value)| !value.is_null()).collect())
}

/// What an event is about.
pub(super) enum Resource {
    User(UserId),
    Invite(InvitationId),
    Group(GroupId),
    Project(WorkspaceId),
    ServiceAccount(ServiceAccountId),
    ApiKey(ApiKeyId),
    Organization(OrganizationId),
    Role(RoleId),
    Assignment(By),
}

/// Who has a role.
#[derive(Clone, Copy)]
pub(super) enum By {
    User(UserId),
    Group(GroupId),
    ServiceAccount(ServiceAccountId),
}

impl By {
    fn text(self, shown: &Shown) -> String {
        match self {
            Self::User(id) => shown.id(id),
            Self::Group(id) => shown.id(id),
            Self::ServiceAccount(id) => shown.id(id),
        }
    }

    const fn kind(self) -> &'static str {
        match self {
            Self::User(_) => "user",
            Self::Group(_) => "group",
            Self::ServiceAccount(_) => "service_account",
        }
    }
}

impl Resource {
    /// The bits of the id, for what has one of its own.
    pub(super) const fn bits(&self) -> Option<[u8; 16]> {
        Some(match self {
            Self::User(id) => *id.as_bytes(),
            Self::Invite(id) => *id.as_bytes(),
            Self::Group(id) => *id.as_bytes(),
            Self::Project(id) => *id.as_bytes(),
            Self::ServiceAccount(id) => *id.as_bytes(),
            Self::ApiKey(id) => *id.as_bytes(),
            Self::Organization(id) => *id.as_bytes(),
            Self::Role(id) => *id.as_bytes(),
            Self::Assignment(_) => return None,
        })
    }

    /// The id as it is shown. An assignment is named by its role and who has it, as the vendor's are seen to be.
    pub(super) fn text(&self, event: &AuditEvent, shown: &Shown) -> String {
        match self {
            Self::User(id) => shown.id(*id),
            Self::Invite(id) => shown.id(*id),
            Self::Group(id) => shown.id(*id),
            Self::Project(id) => shown.id(*id),
            Self::ServiceAccount(id) => shown.id(*id),
            Self::ApiKey(id) => shown.id(*id),
            Self::Organization(id) => ids::organization(*id),
            Self::Role(id) => shown.id(*id),
            Self::Assignment(by) => {
                // The same whatever aliases there are, so that what is asked for is compared with what was shown.
                let (own, role) = (Shown::default(), event.details["role"].as_str().unwrap_or_default());
                let role = match (RoleId::parse(role), event.target.workspace) {
                    (None, Some(project)) => {
                        let name = WorkspaceRole::parse(role).map_or("member", project_role_listed);
                        ids::predefined_project_role(name, &own.id(project))
                    }
                    (custom, _) => custom.map(|id| own.id(id)).unwrap_or_default(),
                };
                format!("{ASSIGNMENT}{role}_{}", by.text(&own))
            }
        }
    }
}

/// Ids of one kind among what events are about.
pub(super) fn gathered<E: Entity>(resources: &[Resource], pick: impl Fn(&Resource) -> Option<Id<E>>) -> Vec<Id<E>> {
    resources.iter().filter_map(pick).collect()
}

/// The actor of an event. `email` knows those that may be told.
pub(super) fn actor(event: &AuditEvent, shown: &Shown, email: impl Fn(UserId) -> Option<String>) -> Value {
    let by = &event.actor;
    let user = (by.kind == "user").then(|| UserId::parse(&by.id)).flatten();
    let person = user.map(|id| {
        let mut person = Map::from_iter([("id".to_owned(), Value::from(shown.id(id)))]);
        person.extend(email(id).map(|email| ("email".to_owned(), email.into())));
        Value::Object(person)
    });
    match (person, by.key, by.kind.as_str()) {
        (Some(user), Some(key), _) => json!({"type": "api_key", "api_key": {"id": shown.id(key), "type": "user", "user": user}}),
        (Some(user), None, _) => {
            let mut session = Map::from_iter([("user".to_owned(), user)]);
            session.extend(event.origin.address.clone().map(|address| ("ip_address".to_owned(), address.into())));
            json!({"type": "session", "session": session})
        }
        (None, key, "service_account") => {
            let mut shape = Map::from_iter([("type".to_owned(), Value::from("service_account"))]);
            shape.extend(key.map(|key| ("id".to_owned(), shown.id(key).into())));
            let account = ServiceAccountId::parse(&by.id).map(|id| shown.id(id));
            shape.insert("service_account".to_owned(), json!({"id": account}));
            json!({"type": "api_key", "api_key": shape})
        }
        // A key that nobody owns is neither.
        (None, Some(key), _) => json!({"type": "api_key", "api_key": {"id": shown.id(key)}}),
        (None, None, _) => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::ROWS;

    /// The types of the vendor's description that are about membership: any other would make its SDKs refuse a page.
    const TYPES: &[&str] = &[
        "api_key.created",
        "api_key.updated",
        "api_key.deleted",
        "invite.sent",
        "invite.accepted",
        "invite.deleted",
        "group.created",
        "group.updated",
        "group.deleted",
        "organization.updated",
        "project.created",
        "project.updated",
        "project.archived",
        "project.deleted",
        "role.created",
        "role.updated",
        "role.deleted",
        "role.assignment.created",
        "role.assignment.deleted",
        "service_account.created",
        "service_account.updated",
        "service_account.deleted",
        "user.added",
        "user.updated",
        "user.deleted",
    ];

    #[test]
    fn every_type_is_the_vendors() {
        for row in ROWS {
            assert!(TYPES.contains(&row.name), "{} is none of the vendor's", row.name);
        }
    }
}
