//! Service accounts of the organization and of workspaces.

use super::{
    page::{List, Part},
    place::{Place, workspace_named},
};
use crate::{
    answer::{Json, NoContent, Tagged},
    context::Context,
    describe::{DescribedInput, Parameter, query, schema_of},
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, Input, Request, present},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::{OrganizationRole, Permission, WorkspaceRole},
    clock::Timestamp,
    id::{ServiceAccountId, UserId, WorkspaceId},
    patch::Patch,
    service_account::{self, Home, NewRole},
    text::{Description, Name},
    user::UserStatus,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    use Permission as P;
    const MANY: &str = "/organizations/{organization}/service-accounts";
    const ONE: &str = "/organizations/{organization}/service-accounts/{service_account}";
    vec![
        get("service_accounts.list", MANY).needs(P::ServiceAccountsList).does("List service accounts").handle(example(MANY), list),
        post("service_accounts.create", MANY)
            .needs(P::ServiceAccountsCreate)
            .answers(StatusCode::CREATED)
            .does("Create a service account")
            .noting(
                "With `workspace` it lies in that workspace, with a role there; else in the organization. It acts by its credentials, which \
                are made on their own.",
            )
            .handle(example_with(MANY, r#"{"name": "Deploy", "workspace": "{workspace}", "role": "member"}"#), create),
        get("service_accounts.read", ONE).needs(P::ServiceAccountsRead).does("Read a service account").handle(example(ONE), read),
        patch("service_accounts.update", ONE)
            .needs(P::ServiceAccountsUpdate)
            .does("Change a service account")
            .noting("While it is disabled, none of its credentials works.")
            .handle(example_with(ONE, r#"{"description": "For all"}"#), update),
        delete("service_accounts.delete", ONE)
            .needs(P::ServiceAccountsDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Delete a service account")
            .noting("Its credentials end with it.")
            .handle(example(ONE), remove),
    ]
}

/// A role in the organization or in a workspace, as its level says.
#[derive(Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "ServiceAccountRole")]
enum Role {
    Owner,
    Admin,
    Manager,
    Member,
    Viewer,
}

impl Role {
    fn of(home: Home) -> Self {
        match home {
            Home::Organization(OrganizationRole::Owner) => Self::Owner,
            Home::Organization(OrganizationRole::Admin) | Home::Workspace(_, WorkspaceRole::Admin) => Self::Admin,
            Home::Workspace(_, WorkspaceRole::Manager) => Self::Manager,
            Home::Organization(OrganizationRole::Member) | Home::Workspace(_, WorkspaceRole::Member) => Self::Member,
            Home::Organization(OrganizationRole::Viewer) | Home::Workspace(_, WorkspaceRole::Viewer) => Self::Viewer,
        }
    }

    fn in_organization(self) -> Result<OrganizationRole> {
        match self {
            Self::Owner => Ok(OrganizationRole::Owner),
            Self::Admin => Ok(OrganizationRole::Admin),
            Self::Member => Ok(OrganizationRole::Member),
            Self::Viewer => Ok(OrganizationRole::Viewer),
            Self::Manager => Err(Error::invalid("role", format!("must be one of {} in the organization", OrganizationRole::names()))),
        }
    }

    fn in_workspace(self) -> Result<WorkspaceRole> {
        match self {
            Self::Admin => Ok(WorkspaceRole::Admin),
            Self::Manager => Ok(WorkspaceRole::Manager),
            Self::Member => Ok(WorkspaceRole::Member),
            Self::Viewer => Ok(WorkspaceRole::Viewer),
            Self::Owner => Err(Error::invalid("role", format!("must be one of {} in a workspace", WorkspaceRole::names()))),
        }
    }
}

/// A service account.
#[derive(Serialize, JsonSchema)]
struct ServiceAccount {
    id: ServiceAccountId,
    name: Name,
    description: Option<Description>,
    /// The workspace that it lies in; null: the organization.
    workspace: Option<WorkspaceId>,
    role: Role,
    status: UserStatus,
    /// The user who created it, if a user did.
    created_by: Option<UserId>,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl From<service_account::ServiceAccount> for ServiceAccount {
    fn from(found: service_account::ServiceAccount) -> Self {
        Self {
            id: found.id,
            workspace: found.home.workspace(),
            role: Role::of(found.home),
            name: found.name,
            description: found.description,
            status: found.status,
            created_by: found.created_by,
            created_at: found.created_at,
            updated_at: found.updated_at,
        }
    }
}

struct Filter {
    workspace: Option<String>,
    status: Option<UserStatus>,
}

impl Input for Filter {
    fn read(request: &Request) -> Result<Self> {
        let known = |word: String| UserStatus::parse(&word).ok_or(Error::invalid("status", "must be active or disabled"));
        Ok(Self { workspace: request.query("workspace")?, status: request.query("status")?.map(known).transpose()? })
    }
}

impl DescribedInput for Filter {
    fn parameters() -> Vec<Parameter> {
        vec![
            query("workspace", schema_of::<String>, "Only those of this workspace, by id or slug."),
            query("status", schema_of::<UserStatus>, "Only those with this status."),
        ]
    }
}

async fn list(context: Context, (place, (filter, Part(page))): (Place, (Filter, Part))) -> Result<Json<List<ServiceAccount>>> {
    let actor = place.actor(&context).await?;
    let workspace = match &filter.workspace {
        Some(text) => Some(workspace_named(&context, &actor, text).await?),
        None => None,
    };
    let filter = service_account::Filter { workspace, status: filter.status };
    let listed = service_account::list(&context.directory, &actor, &filter, page).await?;
    Ok(Json(List::of(listed, ServiceAccount::from)))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewServiceAccount {
    name: Name,
    description: Option<Description>,
    /// The workspace that it is to lie in, by id or slug; the organization when absent.
    workspace: Option<String>,
    /// `admin`, `manager`, `member` or `viewer` in a workspace; `owner`, `admin`, `member` or `viewer` in the organization.
    role: Role,
}

async fn create(context: Context, (place, Body(new)): (Place, Body<NewServiceAccount>)) -> Result<Tagged<ServiceAccount>> {
    let actor = place.actor(&context).await?;
    let home = match &new.workspace {
        Some(text) => Home::Workspace(workspace_named(&context, &actor, text).await?, new.role.in_workspace()?),
        None => Home::Organization(new.role.in_organization()?),
    };
    let create = service_account::Create { home, name: new.name, description: new.description, created_at: None };
    let made = context.change(&actor, create).await?.value;
    context.tagged(actor.organization, made.version, made.into()).await
}

async fn read(context: Context, place: Place) -> Result<Tagged<ServiceAccount>> {
    let actor = place.actor(&context).await?;
    let found = service_account::get(&context.directory, &actor, place.service_account()?).await?;
    context.tagged(actor.organization, found.version, found.into()).await
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct ServiceAccountChanges {
    #[serde(deserialize_with = "present")]
    #[schemars(with = "Name")]
    name: Option<Name>,
    description: Patch<Description>,
    #[serde(deserialize_with = "present")]
    #[schemars(with = "UserStatus")]
    status: Option<UserStatus>,
    #[serde(deserialize_with = "present")]
    #[schemars(with = "Role")]
    role: Option<Role>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<ServiceAccountChanges>)) -> Result<Tagged<ServiceAccount>> {
    let actor = place.actor(&context).await?;
    let lies = service_account::place(&context.directory, &actor, place.service_account()?).await?;
    let ServiceAccountChanges { name, description, status, role } = changes;
    let role = match (role, lies.workspace) {
        (None, _) => None,
        (Some(role), Some(_)) => Some(NewRole::Workspace(role.in_workspace()?.into())),
        (Some(role), None) => Some(NewRole::Organization(role.in_organization()?.into())),
    };
    let update = service_account::Update { name, description, status, role, ..service_account::Update::of(lies) };
    let found = context.change(&actor, update).await?.value;
    context.tagged(actor.organization, found.version, found.into()).await
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    let lies = service_account::place(&context.directory, &actor, place.service_account()?).await?;
    context.change(&actor, service_account::Delete { place: lies }).await?;
    Ok(NoContent)
}
