//! Service accounts of projects.

use super::{
    convert::project_role_written,
    ids::{Shown, Text},
    page::{Asked, Cursors},
    projects::in_use,
    wire::{Deleted, ServiceAccount},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::Body,
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission},
    id::entity,
    service_account::{self, NewRole, Place},
    text::Name,
};
use serde::Deserialize;

const PATH: &str = "/organization/projects/{project}/service_accounts";
const ONE: &str = "/organization/projects/{project}/service_accounts/{service_account}";

pub(super) fn operations() -> Vec<Operation> {
    const MANY: &str = "/organization/projects/{workspace}/service_accounts";
    const ROBOT: &str = "/organization/projects/{workspace}/service_accounts/{service_account}";
    use Permission as P;
    vec![
        get("projects.service_accounts.list", PATH).needs(P::ServiceAccountsList).handle(example(MANY), list),
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
