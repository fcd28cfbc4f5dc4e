//! Organizations: the operator makes and lists them, their owners keep them.

use super::{
    page::{List, Part},
    place::Place,
    users::NewUser,
    wire::{ApiKey, Organization, User},
};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, present},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::{OrganizationRole, Permission, Scope},
    organization,
    patch::Patch,
    text::{self, Name, Slug},
};
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/organizations";
    const ONE: &str = "/organizations/{organization}";
    const NEW: &str = r#"{"name": "New", "owner": {"email": "founder@example.com"}}"#;
    vec![
        get("organizations.list", MANY)
            .needs_any_of(&[Permission::OrganizationsList, Permission::OrganizationsRead])
            .handle(example(MANY), list),
        post("organizations.create", MANY)
            .needs(Permission::OrganizationsCreate)
            .answers(StatusCode::CREATED)
            .handle(example_with(MANY, NEW), create),
        get("organizations.read", ONE).needs(Permission::OrganizationsRead).handle(example(ONE), read),
        patch("organizations.update", ONE)
            .needs(Permission::OrganizationsUpdate)
            .handle(example_with(ONE, r#"{"name": "Renamed"}"#), update),
        delete("organizations.delete", ONE)
            .needs(Permission::OrganizationsDelete)
            .answers(StatusCode::NO_CONTENT)
            .handle(example(ONE), remove),
    ]
}

/// An operator sees all; anybody else at most their own, which is one row and needs no paging.
async fn list(context: Context, Part(page): Part) -> Result<Json<List<Organization>>> {
    if let Some(operator) = context.operator() {
        let listed = organization::list(&context.directory, &operator, page).await?;
        return Ok(Json(List::of(listed, Organization::from)));
    }
    let actor = context.actor()?;
    // As in a list of workspaces, what the caller may not read is left out.
    if !context.directory.may(&actor, Permission::OrganizationsRead, Scope::Organization).await? {
        return Ok(Json(List::whole(Vec::new())));
    }
    Ok(Json(List::whole(vec![organization::get(&context.directory, &actor).await?.into()])))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct New {
    name: Name,
    slug: Option<Slug>,
    settings: Option<text::Json>,
    owner: NewUser,
}

/// A new organization with all that its first owner needs.
#[derive(Serialize)]
struct Founded {
    organization: Organization,
    owner: User,
    api_key: ApiKey,
    secret: String,
}

async fn create(context: Context, Body(new): Body<New>) -> Result<Json<Founded>> {
    // Whoever is no operator is refused under the name that they have.
    let actor = context.operator().map_or_else(|| context.actor(), Ok)?;
    if new.owner.role().is_some_and(|role| role != OrganizationRole::Owner) {
        return Err(Error::invalid("owner.role", "must be owner, or absent"));
    }
    let owner = new.owner.create()?;
    let create = organization::Create { name: new.name, slug: new.slug, settings: new.settings, owner };
    let created = context.change(&actor, create).await?.value;
    let api_key = ApiKey::at(context.directory.now(), created.organization.id, created.key);
    let secret = created.secret.reveal().to_owned();
    Ok(Json(Founded { organization: created.organization.into(), owner: created.owner.into(), api_key, secret }))
}

async fn read(context: Context, place: Place) -> Result<Json<Organization>> {
    let actor = place.actor(&context).await?;
    Ok(Json(organization::get(&context.directory, &actor).await?.into()))
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Changes {
    #[serde(deserialize_with = "present")]
    name: Option<Name>,
    #[serde(deserialize_with = "present")]
    slug: Option<Slug>,
    settings: Patch<text::Json>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<Changes>)) -> Result<Json<Organization>> {
    let actor = place.actor(&context).await?;
    let Changes { name, slug, settings } = changes;
    let update = organization::Update { id: actor.organization, name, slug, settings };
    Ok(Json(context.change(&actor, update).await?.value.into()))
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    context.change(&actor, organization::Delete { id: actor.organization }).await?;
    Ok(NoContent)
}
