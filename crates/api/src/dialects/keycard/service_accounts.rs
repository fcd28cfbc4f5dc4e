//! Service accounts of an organization.

use super::{
    convert::bounded,
    ids::{Place, Shown},
    page::{Asked, Expand},
    permissions::Asker,
    wire::{self, List},
};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::Body,
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::{Actor, OrganizationRole, Permission, RoleChange, Scope},
    patch::Patch,
    service_account::{self, Home, ServiceAccount},
    text::{Description, Name},
};
use serde::Deserialize;

const PATH: &str = "/organizations/{organization}/service-accounts";
const ONE: &str = "/organizations/{organization}/service-accounts/{service_account}";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        post("organizations.service_accounts.create", PATH)
            .needs(P::ServiceAccountsCreate)
            .answers(StatusCode::CREATED)
            .handle(example_with(PATH, r#"{"name":"Deploys"}"#), create),
        get("organizations.service_accounts.list", PATH).needs(P::ServiceAccountsList).handle(example(PATH), list),
        get("organizations.service_accounts.retrieve", ONE).needs(P::ServiceAccountsRead).handle(example(ONE), retrieve),
        patch("organizations.service_accounts.update", ONE)
            .needs(P::ServiceAccountsUpdate)
            .handle(example_with(ONE, r#"{"name":"Renamed"}"#), update),
        delete("organizations.service_accounts.delete", ONE)
            .needs(P::ServiceAccountsDelete)
            .answers(StatusCode::NO_CONTENT)
            .handle(example(ONE), remove),
    ]
}

/// The longest description that the vendor has.
pub(super) const MOST_DESCRIPTION: usize = 500;

/// Where the service account of a path lies.
pub(super) async fn lies(context: &Context, actor: &Actor, place: &Place) -> Result<service_account::Place> {
    let id = place.service_account(context, actor).await?;
    service_account::place(&context.directory, actor, id).await
}

async fn shown(context: &Context, actor: &Actor, found: &[ServiceAccount], permissions: bool) -> Result<Vec<wire::ServiceAccount>> {
    let ids: Vec<_> = found.iter().map(|account| account.id).collect();
    let shown = Shown::default().with(context, actor, &ids).await?;
    let mut items = Vec::with_capacity(found.len());
    for account in found {
        let permissions = if permissions { Some(Asker::new(context, actor).service_account(account).await?) } else { None };
        items.push(wire::ServiceAccount::new(account, &shown, permissions));
    }
    Ok(items)
}

async fn one(context: &Context, actor: &Actor, found: &ServiceAccount, permissions: bool) -> Result<Json<wire::ServiceAccount>> {
    shown(context, actor, std::slice::from_ref(found), permissions).await?.pop().map(Json).ok_or(Error::Internal)
}

#[derive(Deserialize)]
struct New {
    name: Name,
    description: Option<Description>,
}

/// The vendor's service accounts administer the organization and know no roles: the strongest below owner that the caller may
/// give.
async fn create(context: Context, (place, Body(new)): (Place, Body<New>)) -> Result<Json<wire::ServiceAccount>> {
    use OrganizationRole::{Admin, Member, Viewer};
    let actor = place.actor(&context).await?;
    bounded(new.description.as_deref(), "description", MOST_DESCRIPTION)?;
    let permit = context.directory.permit(&actor, Permission::ServiceAccountsCreate, Scope::Organization).await?;
    let role = RoleChange { counts_as: Vec::new(), give: vec![Admin, Viewer, Member] };
    let role = role.to_give(|role| permit.may_give_organization_role(role))?;
    let create = service_account::Create { home: Home::Organization(role), name: new.name, description: new.description, created_at: None };
    let created = context.change(&actor, create).await?.value;
    one(&context, &actor, &created, false).await
}

async fn list(context: Context, (place, asked): (Place, Asked)) -> Result<Json<List<wire::ServiceAccount>>> {
    let actor = place.actor(&context).await?;
    let listed = service_account::list(&context.directory, &actor, &service_account::Filter::default(), asked.page()?).await?;
    let part = asked.part(listed, |account| *account.id.as_bytes());
    let items = shown(&context, &actor, &part.items, asked.permissions).await?;
    let permissions = if asked.permissions { Some(Asker::new(&context, &actor).service_accounts().await?) } else { None };
    Ok(Json(List { items, page_info: part.cursors(), pagination: None, permissions }))
}

async fn retrieve(context: Context, (place, Expand(permissions)): (Place, Expand)) -> Result<Json<wire::ServiceAccount>> {
    let actor = place.actor(&context).await?;
    let id = place.service_account(&context, &actor).await?;
    let found = service_account::get(&context.directory, &actor, id).await?;
    one(&context, &actor, &found, permissions).await
}

#[derive(Deserialize)]
struct Changes {
    name: Option<Name>,
    #[serde(default)]
    description: Patch<Description>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<Changes>)) -> Result<Json<wire::ServiceAccount>> {
    let actor = place.actor(&context).await?;
    let lies = lies(&context, &actor, &place).await?;
    if let Patch::Set(description) = &changes.description {
        bounded(Some(description), "description", MOST_DESCRIPTION)?;
    }
    let update = service_account::Update { name: changes.name, description: changes.description, ..service_account::Update::of(lies) };
    let changed = context.change(&actor, update).await?.value;
    one(&context, &actor, &changed, false).await
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    let place = lies(&context, &actor, &place).await?;
    context.change(&actor, service_account::Delete { place }).await?;
    Ok(NoContent)
}
