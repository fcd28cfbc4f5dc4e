//! From the specification's words to the core's and back.

use super::wire::{Action, Decision, Entity, FoundEntity, Given, Reasons, Sought, Within};
use crate::context::Context;
use roster_core::{
    Error, Kind, Result,
    access::{self, Actor, Evaluation, Path, Permission, Question, Resource, ResourceKind, Subject, SubjectKind, Unknown},
    api_key::Verb,
    id::{ApiKeyId, GroupId, OrganizationId, ServiceAccountId, UserId, WorkspaceId},
    organization, workspace,
};
use serde_json::{Map, Value};

/// More bytes than any permission's name has.
const LONGEST_NAME: usize = 256;

/// One complete question. `at` is the path of its parts in the body, for messages.
pub(super) async fn question(context: &Context, actor: &Actor, parts: Given<'_>, at: &str) -> Result<Question> {
    let needed = |name: &str, shape: &str| Error::invalid(format!("{at}{name}"), format!("is needed: {shape}"));
    let subject = parts.subject.ok_or_else(|| needed("subject", "{\"type\": \"user\", \"id\": …}"))?;
    let action = parts.action.ok_or_else(|| needed("action", "{\"name\": …}"))?;
    let resource = parts.resource.ok_or_else(|| needed("resource", "{\"type\": \"workspace\", \"id\": …}"))?;
    Ok(Question {
        subject: subject_of(subject),
        action: action_of(action, &resource.r#type),
        resource: resource_of(context, actor, resource).await?,
    })
}

pub(super) fn subject_of(subject: &Entity) -> Option<Subject> {
    match subject.r#type.as_str() {
        "user" => UserId::parse(&subject.id).map(Subject::User),
        "api_key" => ApiKeyId::parse(&subject.id).map(Subject::ApiKey),
        "service_account" => ServiceAccountId::parse(&subject.id).map(Subject::ServiceAccount),
        _ => None,
    }
}

pub(super) fn subject_kind_of(subject: &Sought) -> Option<SubjectKind> {
    match subject.r#type.as_str() {
        "user" => Some(SubjectKind::User),
        "api_key" => Some(SubjectKind::ApiKey),
        "service_account" => Some(SubjectKind::ServiceAccount),
        _ => None,
    }
}

/// `workspace_members.update`, or `update` on a `workspace_member`. Keys have a permission per sort of owner; the words
/// `api_keys.…` stand for the one that the key takes.
pub(super) fn action_of(action: &Action, resource_type: &str) -> Option<access::Action> {
    // No permission has a name like that, and it is not copied to find out.
    if action.name.len() + resource_type.len() > LONGEST_NAME {
        return None;
    }
    let (noun, verb) = match action.name.split_once('.') {
        Some((noun, verb)) => (noun.to_owned(), verb),
        None => (format!("{resource_type}s"), action.name.as_str()),
    };
    if noun != "api_keys" {
        return Permission::parse(&format!("{noun}.{verb}")).map(access::Action::Permission);
    }
    let verb = match verb {
        "create" => Verb::Create,
        "list" => Verb::List,
        "read" => Verb::Read,
        "update" => Verb::Update,
        "delete" => Verb::Delete,
        "rotate" => Verb::Rotate,
        _ => return None,
    };
    Some(access::Action::Key(verb))
}

pub(super) async fn resource_of(context: &Context, actor: &Actor, resource: &Entity) -> Result<Option<Resource>> {
    let id = resource.id.as_str();
    Ok(match resource.r#type.as_str() {
        "organization" => is_own(context, actor, id).await?.then_some(Resource::Organization),
        "workspace" => workspace_of(context, actor, id).await?.map(Resource::Workspace),
        "workspace_member" => match workspace_in(&resource.properties)? {
            // The members of a workspace, all of them.
            None => workspace_of(context, actor, id).await?.map(|workspace| Resource::Member(workspace, None)),
            Some(text) => {
                let workspace = workspace_of(context, actor, text).await?;
                workspace.zip(UserId::parse(id)).map(|(workspace, user)| Resource::Member(workspace, Some(user)))
            }
        },
        "user" => UserId::parse(id).map(Resource::User),
        "group" => GroupId::parse(id).map(Resource::Group),
        "api_key" => ApiKeyId::parse(id).map(Resource::ApiKey),
        _ => None,
    })
}

/// As of a resource without its id: memberships in the workspace that is named, or those of each workspace as one.
pub(super) async fn resource_kind_of(context: &Context, actor: &Actor, resource: &Sought) -> Result<Option<ResourceKind>> {
    Ok(match resource.r#type.as_str() {
        "organization" => Some(ResourceKind::Organization),
        "workspace" => Some(ResourceKind::Workspace),
        "workspace_member" => match workspace_in(&resource.properties)? {
            None => Some(ResourceKind::Members),
            Some(text) => workspace_of(context, actor, text).await?.map(ResourceKind::MemberOf),
        },
        "user" => Some(ResourceKind::User),
        "group" => Some(ResourceKind::Group),
        "api_key" => Some(ResourceKind::ApiKey),
        _ => None,
    })
}

/// The workspace that the properties of a membership name.
fn workspace_in(properties: &Map<String, Value>) -> Result<Option<&str>> {
    match properties.get("workspace") {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Error::invalid("resource.properties.workspace", "must be the id or slug of a workspace")),
    }
}

/// A subject as a question names it.
pub(super) fn found_subject(subject: Subject) -> FoundEntity {
    let found = |r#type, id| FoundEntity { r#type, id, properties: None };
    match subject {
        Subject::User(id) => found("user", id.to_string()),
        Subject::ApiKey(id) => found("api_key", id.to_string()),
        Subject::ServiceAccount(id) => found("service_account", id.to_string()),
    }
}

/// A resource as a question names it.
pub(super) fn found_resource(resource: Resource, organization: OrganizationId) -> FoundEntity {
    let found = |r#type, id| FoundEntity { r#type, id, properties: None };
    match resource {
        Resource::Organization => found("organization", organization.to_string()),
        Resource::Workspace(id) => found("workspace", id.to_string()),
        Resource::Member(workspace, None) => found("workspace_member", workspace.to_string()),
        Resource::Member(workspace, Some(user)) => {
            let properties = Some(Within { workspace: workspace.to_string() });
            FoundEntity { properties, ..found("workspace_member", user.to_string()) }
        }
        Resource::User(id) => found("user", id.to_string()),
        Resource::Group(id) => found("group", id.to_string()),
        Resource::ApiKey(id) => found("api_key", id.to_string()),
    }
}

async fn is_own(context: &Context, actor: &Actor, text: &str) -> Result<bool> {
    match OrganizationId::parse(text) {
        Some(id) => Ok(id == actor.organization),
        None => Ok(organization::own(&context.directory, actor).await?.slug.as_str() == text),
    }
}

async fn workspace_of(context: &Context, actor: &Actor, text: &str) -> Result<Option<WorkspaceId>> {
    if let Some(id) = WorkspaceId::parse(text) {
        return Ok(Some(id));
    }
    match workspace::id_of_slug(&context.directory, actor, text).await {
        Ok(id) => Ok(Some(id)),
        Err(Error::NotFound(Kind::Workspace)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The answer with its reasons.
pub(super) fn decision(evaluation: Evaluation) -> Decision {
    let no = |reason_code, reason: String| Decision { decision: false, context: Reasons::No { reason_code, reason } };
    match evaluation {
        Evaluation::Allowed(path) => {
            let reason = match path {
                Path::System => "the server itself may do anything".to_owned(),
                Path::Oneself => "everybody may do this to themselves".to_owned(),
                Path::MembersCanCreateWorkspaces => path.to_string(),
                Path::OrganizationRole(_)
                | Path::WorkspaceRole(_)
                | Path::Group(..)
                | Path::OrganizationGroup(..)
                | Path::CustomRole(..) => {
                    format!("the subject's {path} includes it")
                }
            };
            Decision { decision: true, context: Reasons::Yes { reason, path: path.to_string() } }
        }
        // The core's words are for callers; here the caller asks about somebody else.
        Evaluation::Denied(reason) => no(reason.as_str(), reason.to_string().replace("the caller", "the subject")),
        Evaluation::Unknown(Unknown::Subject) => {
            no("unknown_subject", "the organization has no such user, API key or service account".into())
        }
        Evaluation::Unknown(Unknown::Action) => no("unknown_action", "no permission of this name applies to such a resource".into()),
        Evaluation::Unknown(Unknown::Resource) => no("unknown_resource", "the organization has no such resource".into()),
    }
}
