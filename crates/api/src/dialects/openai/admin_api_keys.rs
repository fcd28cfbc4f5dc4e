//! Admin keys: keys that are bound to no project, the organization's own and those of people.

use super::{
    convert::{org_role_written, seconds_from_now},
    ids::{Shown, Text},
    page::{Asked, Cursors, SMALL},
    wire::{AdminApiKey, Deleted, ids_of},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::{Body, Input, Request},
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission, Principal, Scope},
    api_key::{self, ApiKey, Owner},
    id::entity,
    page::Order,
    text::Name,
};
use serde::Deserialize;

const PATH: &str = "/organization/admin_api_keys";
const ONE: &str = "/organization/admin_api_keys/{api_key}";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        get("admin_api_keys.list", PATH)
            .needs_any_of(&[P::OrganizationKeysList, P::WorkspaceKeysList, P::UserKeysList, P::ServiceAccountKeysList])
            .handle(example(PATH), list),
        post("admin_api_keys.create", PATH)
            .needs_any_of(&[P::OrganizationKeysCreate, P::UserKeysCreate])
            .handle(example_with(PATH, r#"{"name":"An example","expires_in_seconds":3600}"#), create),
        get("admin_api_keys.retrieve", ONE)
            .needs_any_of(&[P::OrganizationKeysRead, P::UserKeysRead, P::ServiceAccountKeysRead])
            .handle(example(ONE), retrieve),
        delete("admin_api_keys.delete", ONE)
            .needs_any_of(&[P::OrganizationKeysDelete, P::UserKeysDelete, P::ServiceAccountKeysDelete])
            .handle(example(ONE), remove),
    ]
}

struct Listing(Asked);

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        Asked::ordered(request, SMALL, Order::Ascending).map(Self)
    }
}

async fn list(context: Context, Listing(asked): Listing) -> Result<Json<Cursors<AdminApiKey>>> {
    let actor = context.actor()?;
    let part = asked.part::<entity::ApiKey>(&context, &actor).await?;
    let filter = api_key::Filter { unbound: true, ..api_key::Filter::default() };
    let listed = api_key::list(&context.directory, &actor, &filter, part.page).await?;
    let (keys, has_more) = part.of(listed);
    Ok(Json(Cursors::of(shown(&context, &actor, &keys).await?, has_more)))
}

async fn shown(context: &Context, actor: &Actor, keys: &[ApiKey]) -> Result<Vec<AdminApiKey>> {
    let (ids, users, accounts) = ids_of(keys);
    let shown = Shown::default().with(context, actor, &ids).await?.with(context, actor, &users).await?;
    let shown = shown.with(context, actor, &accounts).await?;
    let owners = api_key::owners(&context.directory, actor, keys).await?;
    Ok(keys.iter().zip(&owners).map(|(key, owner)| AdminApiKey::new(key, owner, &shown)).collect())
}

async fn one(context: &Context, actor: &Actor, key: ApiKey) -> Result<AdminApiKey> {
    shown(context, actor, &[key]).await?.pop().ok_or(Error::Internal)
}

#[derive(Deserialize)]
struct New {
    name: Name,
    expires_in_seconds: Option<i64>,
}

/// A person's new key is their own, as with the vendor. A caller that is no person makes one of the organization, as an owner's if
/// it may.
async fn create(context: Context, Body(new): Body<New>) -> Result<Json<AdminApiKey>> {
    let actor = context.actor()?;
    let expires_at = new.expires_in_seconds.map(|seconds| seconds_from_now(&context, seconds)).transpose()?;
    let owner = match actor.principal {
        Principal::User(id) => Owner::User(id),
        _ => {
            let permit = context.directory.permit(&actor, Permission::OrganizationKeysCreate, Scope::Organization).await?;
            Owner::Organization(org_role_written("owner")?.to_give(|role| permit.may_give_organization_role(role))?)
        }
    };
    let create = api_key::Create { expires_at, ..api_key::Create::new(owner, None, new.name) };
    let created = context.change(&actor, create).await?.value;
    Ok(Json(one(&context, &actor, created.key).await?.with_value(created.secret.reveal())))
}

async fn retrieve(context: Context, named: Text<entity::ApiKey>) -> Result<Json<AdminApiKey>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    // A project's key is none of these, whoever asks.
    if api_key::place(&context.directory, &actor, id).await?.workspace.is_some() {
        return Err(Error::NotFound(Kind::ApiKey));
    }
    let key = api_key::get(&context.directory, &actor, id).await?;
    Ok(Json(one(&context, &actor, key).await?))
}

async fn remove(context: Context, named: Text<entity::ApiKey>) -> Result<Json<Deleted>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    let place = api_key::place(&context.directory, &actor, id).await?;
    if place.workspace.is_some() {
        return Err(Error::NotFound(Kind::ApiKey));
    }
    let shown = Shown::default().with(&context, &actor, &[id]).await?;
    context.change(&actor, api_key::Delete::of(place)).await?;
    Ok(Json(Deleted::new("organization.admin_api_key.deleted", shown.id(id))))
}
