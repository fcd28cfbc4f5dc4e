//! Service accounts of projects.

use super::{
    convert::{project_role_written, seconds_from_now},
    ids::{Shown, Text},
    page::{Asked, Cursors},
    projects::in_use,
    scopes,
    wire::{Deleted, ServiceAccount, ServiceAccountCreated, ServiceAccountKey},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::Body,
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission, WorkspaceRole},
    api_key,
    id::entity,
    service_account::{self, FirstKey, Home, NewRole, Place},
    text::{Name, ScopeWord},
};
use serde::Deserialize;

const PATH: &str = "/organization/projects/{project}/service_accounts";
const ONE: &str = "/organization/projects/{project}/service_accounts/{service_account}";
const KEYS: &str = "/organization/projects/{project}/service_accounts/{service_account}/api_keys";
/// How the vendor calls a key that nobody has named.
const KEY_NAME: &str = "Secret Key";

pub(super) fn operations() -> Vec<Operation> {
    const MANY: &str = "/organization/projects/{workspace}/service_accounts";
    const ROBOT: &str = "/organization/projects/{workspace}/service_accounts/{service_account}";
    const ROBOTS_KEYS: &str = "/organization/projects/{workspace}/service_accounts/{service_account}/api_keys";
    use Permission as P;
    vec![
        get("projects.service_accounts.list", PATH).needs(P::ServiceAccountsList).handle(example(MANY), list),
        post("projects.service_accounts.create", PATH)
            .needs_any_of(&[P::ServiceAccountsCreate, P::ServiceAccountKeysCreate])
            .handle(example_with(MANY, r#"{"name":"Production App"}"#), create),
        post("projects.service_accounts.api_keys.create", KEYS)
            .needs(P::ServiceAccountKeysCreate)
            .handle(example_with(ROBOTS_KEYS, r#"{"name":"An example"}"#), create_key),
        get("projects.service_accounts.retrieve", ONE).needs(P::ServiceAccountsRead).handle(example(ROBOT), retrieve),
        post("projects.service_accounts.update", ONE)
            .needs(P::ServiceAccountsUpdate)
            .handle(example_with(ROBOT, r#"{"name":"Renamed","role":"owner"}"#), update),
        delete("projects.service_accounts.delete", ONE).needs(P::ServiceAccountsDelete).handle(example(ROBOT), remove),
    ]
}

type Project = Text<entity::Workspace>;
type Named = (Project, Text<entity::ServiceAccount>);

async fn place((project, account): &Named, context: &Context, actor: &Actor) -> Result<Place> {
    Ok(Place { workspace: Some(project.id(context, actor).await?), id: account.id(context, actor).await? })
}

async fn list(context: Context, (project, asked): (Project, Asked)) -> Result<Json<Cursors<ServiceAccount>>> {
    let actor = context.actor()?;
    let workspace = project.id(&context, &actor).await?;
    in_use(&context, &actor, workspace, Permission::ServiceAccountsList).await?;
    let part = asked.part::<entity::ServiceAccount>(&context, &actor).await?;
    let filter = service_account::Filter { workspace: Some(workspace), status: None };
    let listed = service_account::list(&context.directory, &actor, &filter, part.page).await?;
    let (accounts, has_more) = part.of(listed);
    let ids: Vec<_> = accounts.iter().map(|account| account.id).collect();
    let shown = Shown::default().with(&context, &actor, &ids).await?;
    Ok(Json(Cursors::of(accounts.iter().filter_map(|account| ServiceAccount::new(account, &shown)).collect(), has_more)))
}

async fn one(context: &Context, actor: &Actor, account: &service_account::ServiceAccount) -> Result<Json<ServiceAccount>> {
    let shown = Shown::default().with(context, actor, &[account.id]).await?;
    ServiceAccount::new(account, &shown).map(Json).ok_or(Error::NotFound(Kind::ServiceAccount))
}

#[derive(Deserialize)]
struct New {
    name: Name,
    create_service_account_only: Option<bool>,
    expires_in_seconds: Option<i64>,
}

/// With its first key and as a member, or with neither key nor role.
async fn create(context: Context, (project, Body(new)): (Project, Body<New>)) -> Result<Json<ServiceAccountCreated>> {
    let actor = context.actor()?;
    let workspace = project.id(&context, &actor).await?;
    in_use(&context, &actor, workspace, Permission::ServiceAccountsCreate).await?;
    let expires_at = new.expires_in_seconds.map(|seconds| seconds_from_now(&context, seconds)).transpose()?;
    let only = new.create_service_account_only == Some(true);
    if only && expires_at.is_some() {
        return Err(Error::invalid("expires_in_seconds", "is for the key, which create_service_account_only leaves out"));
    }
    let home = Home::Workspace(workspace, if only { None } else { Some(WorkspaceRole::Member) });
    let account = service_account::Create { home, name: new.name, description: None, created_at: None };
    let (account, key) = if only {
        (context.change(&actor, account).await?.value, None)
    } else {
        let key = FirstKey { name: Name::try_from(KEY_NAME)?, scopes: None, expires_at };
        let made = context.change(&actor, service_account::CreateWithKey { account, key }).await?.value;
        (made.account, Some(made.key))
    };
    // Nothing new has an alias.
    let shown = Shown::default();
    let api_key = key.map(|key| ServiceAccountKey::new(&key, &shown));
    let account = ServiceAccount::new(&account, &shown).ok_or(Error::Internal)?;
    Ok(Json(ServiceAccountCreated { account, api_key }))
}

#[derive(Deserialize)]
struct NewKey {
    name: Option<Name>,
    scopes: Option<Vec<ScopeWord>>,
    expires_in_seconds: Option<i64>,
}

/// Without scopes it may all that the service account may.
async fn create_key(context: Context, (named, Body(new)): (Named, Body<NewKey>)) -> Result<Json<ServiceAccountKey>> {
    let actor = context.actor()?;
    let place = place(&named, &context, &actor).await?;
    let words = new.scopes.map(scopes::unique).filter(|words| !words.is_empty());
    let name = new.name.map_or_else(|| Name::try_from(KEY_NAME), Ok)?;
    let create = api_key::Create {
        permissions: words.as_deref().map(|words| scopes::permissions(words, true)),
        scopes: words,
        expires_at: new.expires_in_seconds.map(|seconds| seconds_from_now(&context, seconds)).transpose()?,
        ..api_key::Create::for_service_account(place, name)
    };
    let created = context.change(&actor, create).await?.value;
    Ok(Json(ServiceAccountKey::new(&created, &Shown::default())))
}

async fn retrieve(context: Context, named: Named) -> Result<Json<ServiceAccount>> {
    let actor = context.actor()?;
    let place = place(&named, &context, &actor).await?;
    let found = service_account::get(&context.directory, &actor, place.id).await?;
    if found.place() != place {
        return Err(Error::NotFound(Kind::ServiceAccount));
    }
    one(&context, &actor, &found).await
}

#[derive(Deserialize)]
struct Changes {
    name: Option<Name>,
    role: Option<String>,
}

/// The vendor's service accounts are members or owners.
async fn update(context: Context, (named, Body(changes)): (Named, Body<Changes>)) -> Result<Json<ServiceAccount>> {
    let actor = context.actor()?;
    let place = place(&named, &context, &actor).await?;
    let role = match changes.role.as_deref() {
        None => None,
        Some(name @ ("member" | "owner")) => Some(NewRole::Workspace(project_role_written(name)?)),
        Some(_) => return Err(Error::invalid("role", "must be member or owner")),
    };
    let change = service_account::Update { name: changes.name, role, ..service_account::Update::of(place) };
    let account = context.change(&actor, change).await?.value;
    one(&context, &actor, &account).await
}

async fn remove(context: Context, named: Named) -> Result<Json<Deleted>> {
    let actor = context.actor()?;
    let place = place(&named, &context, &actor).await?;
    let shown = Shown::default().with(&context, &actor, &[place.id]).await?;
    context.change(&actor, service_account::Delete { place }).await?;
    Ok(Json(Deleted::new("organization.project.service_account.deleted", shown.id(place.id))))
}
