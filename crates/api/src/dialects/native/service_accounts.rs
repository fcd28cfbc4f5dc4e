//! Service accounts of the organization and of workspaces.

use super::{
    api_keys,
    page::{List, Part},
    place::{Place, workspace_named},
    wire::NewKey,
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
    text::{Description, Name, ScopeWord},
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
                "With `workspace` it lies in that workspace, with a role there or none; else in the organization. It acts by its credentials \
                and keys. With `api_key` it is made together with its first key, whose secret is shown this once: both, or neither; the \
                caller then needs `service_account_api_keys.create` too.",
            )
            .handle(example_with(MANY, r#"{"name": "Deploy", "workspace": "{workspace}", "role": "member"}"#), create),
        get("service_accounts.read", ONE).needs(P::ServiceAccountsRead).does("Read a service account").handle(example(ONE), read),
        patch("service_accounts.update", ONE)
            .needs(P::ServiceAccountsUpdate)
            .does("Change a service account")
            .noting("While it is disabled, none of its credentials and keys works.")
            .handle(example_with(ONE, r#"{"description": "For all"}"#), update),
        delete("service_accounts.delete", ONE)
            .needs(P::ServiceAccountsDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Delete a service account")
            .noting("Its credentials and keys end with it.")
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
    const fn of(home: Home) -> Option<Self> {
        Some(match home {
            Home::Organization(OrganizationRole::Owner) => Self::Owner,
            Home::Organization(OrganizationRole::Admin) | Home::Workspace(_, Some(WorkspaceRole::Admin)) => Self::Admin,
            Home::Workspace(_, Some(WorkspaceRole::Manager)) => Self::Manager,
            Home::Organization(OrganizationRole::Member) | Home::Workspace(_, Some(WorkspaceRole::Member)) => Self::Member,
            Home::Organization(OrganizationRole::Viewer) | Home::Workspace(_, Some(WorkspaceRole::Viewer)) => Self::Viewer,
            Home::Workspace(_, None) => return None,
        })
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
    /// Null: none, and it holds nothing in its workspace.
    role: Option<Role>,
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
    /// `admin`, `manager`, `member`, `viewer` or null for none in a workspace; `owner`, `admin`, `member` or `viewer` in the
    /// organization.
    role: Option<Role>,
    /// Its first key, made with it.
    api_key: Option<FirstKey>,
}

/// The first key of a new service account.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "FirstApiKey")]
struct FirstKey {
    name: Name,
    /// Names of permissions, which narrow the key down; without them it holds all that the service account does.
    #[schemars(with = "Option<Vec<Permission>>")]
    scopes: Option<Vec<ScopeWord>>,
    expires_at: Option<Timestamp>,
}

impl FirstKey {
    fn wanted(self) -> Result<service_account::FirstKey> {
        let scopes = match self.scopes {
            Some(words) => {
                let allowed = api_keys::permissions(&words).map_err(|error| error.below("api_key"))?;
                Some((words, allowed))
            }
            None => None,
        };
        Ok(service_account::FirstKey { name: self.name, scopes, expires_at: self.expires_at })
    }
}

/// A new service account.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CreatedServiceAccount")]
struct Created {
    #[serde(flatten)]
    account: ServiceAccount,
    /// Its first key with its secret, if one was asked for.
    api_key: Option<NewKey>,
}

async fn create(context: Context, (place, Body(new)): (Place, Body<NewServiceAccount>)) -> Result<Tagged<Created>> {
    let actor = place.actor(&context).await?;
    let home = match (&new.workspace, new.role) {
        (Some(text), role) => Home::Workspace(workspace_named(&context, &actor, text).await?, role.map(Role::in_workspace).transpose()?),
        (None, Some(role)) => Home::Organization(role.in_organization()?),
        (None, None) => return Err(no_role()),
    };
    let account = service_account::Create { home, name: new.name, description: new.description, created_at: None };
    let (account, api_key) = match new.api_key {
        None => (context.change(&actor, account).await?.value, None),
        Some(key) => {
            let create = service_account::CreateWithKey { account, key: key.wanted()? };
            let made = context.change(&actor, create).await?.value;
            (made.account, Some(api_keys::with_secret(&context, &actor, made.key).await?))
        }
    };
    context.tagged(actor.organization, account.version, Created { account: account.into(), api_key }).await
}

/// The refusal of an account of the organization without a role.
fn no_role() -> Error {
    let message = format!("must be one of {} in the organization, where member holds nothing", OrganizationRole::names());
    Error::invalid("role", message)
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
    role: Patch<Role>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<ServiceAccountChanges>)) -> Result<Tagged<ServiceAccount>> {
    let actor = place.actor(&context).await?;
    let lies = service_account::place(&context.directory, &actor, place.service_account()?).await?;
    let ServiceAccountChanges { name, description, status, role } = changes;
    let role = match (role, lies.workspace) {
        (Patch::Keep, _) => None,
        (Patch::Clear, Some(_)) => Some(NewRole::None),
        (Patch::Clear, None) => return Err(no_role()),
        (Patch::Set(role), Some(_)) => Some(NewRole::Workspace(role.in_workspace()?.into())),
        (Patch::Set(role), None) => Some(NewRole::Organization(role.in_organization()?.into())),
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
