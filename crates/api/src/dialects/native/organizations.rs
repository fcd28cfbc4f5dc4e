//! Organizations: the operator makes and lists them, their owners keep them.

use super::{
    page::{List, Part},
    place::Place,
    users::NewUser,
    wire::{ApiKey, Organization, User},
};
use crate::{
    answer::{Json, NoContent, Tagged},
    context::Context,
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, present},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::{OrganizationRole, Permission, Scope},
    account,
    caller::Caller,
    organization,
    patch::Patch,
    text::{self, Name, Slug},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/organizations";
    const ONE: &str = "/organizations/{organization}";
    const NEW: &str = r#"{"name": "New", "owner": {"email": "founder@example.com"}}"#;
    vec![
        get("organizations.list", MANY)
            .needs_any_of(&[Permission::OrganizationsList, Permission::OrganizationsRead])
            .does("List organizations")
            .noting("An operator sees all, anybody else at most their own.")
            .handle(example(MANY), list),
        post("organizations.create", MANY)
            .needs(Permission::OrganizationsCreate)
            .answers(StatusCode::CREATED)
            .does("Create an organization")
            .noting("With its first owner and their key, whose secret is shown this once. For operators of the instance.")
            .handle(example_with(MANY, NEW), create),
        get("organizations.read", ONE).needs(Permission::OrganizationsRead).does("Read an organization").handle(example(ONE), read),
        patch("organizations.update", ONE)
            .needs(Permission::OrganizationsUpdate)
            .does("Change an organization")
            .handle(example_with(ONE, r#"{"name": "Renamed"}"#), update),
        delete("organizations.delete", ONE)
            .needs(Permission::OrganizationsDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Delete an organization")
            .handle(example(ONE), remove),
    ]
}

/// An operator sees all; anybody else at most their own, which are few and need no paging.
async fn list(context: Context, Part(page): Part) -> Result<Json<List<Organization>>> {
    if let Some(operator) = context.operator() {
        let listed = organization::list(&context.directory, &operator, page).await?;
        return Ok(Json(List::of(listed, Organization::from)));
    }
    let actors = match context.caller {
        Some(Caller::Account(bearer)) => {
            let own = account::organizations(&context.directory, bearer.account, bearer.limited_to).await?;
            own.into_iter().map(|(actor, _)| actor).collect()
        }
        Some(Caller::Key(_) | Caller::ServiceAccount(..)) | None => vec![context.actor()?],
    };
    let mut found = Vec::with_capacity(actors.len());
    for actor in actors {
        // As in a list of workspaces, what the caller may not read is left out.
        if context.directory.may(&actor, Permission::OrganizationsRead, Scope::Organization).await? {
            found.push(organization::get(&context.directory, &actor).await?.into());
        }
    }
    Ok(Json(List::whole(found)))
}

/// A new organization with its first owner.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewOrganization")]
struct New {
    name: Name,
    slug: Option<Slug>,
    settings: Option<text::Json>,
    owner: NewUser,
}

/// A new organization with all that its first owner needs.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CreatedOrganization")]
struct Founded {
    organization: Organization,
    owner: User,
    api_key: ApiKey,
    /// The key's text, shown this once.
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
    let api_key = ApiKey::at(context.directory.now(), created.organization.id, created.key, true);
    let secret = created.secret.reveal().to_owned();
    Ok(Json(Founded { organization: created.organization.into(), owner: created.owner.into(), api_key, secret }))
}

async fn read(context: Context, place: Place) -> Result<Tagged<Organization>> {
    let actor = place.actor(&context).await?;
    let organization = organization::get(&context.directory, &actor).await?;
    context.tagged(actor.organization, organization.version, organization.into()).await
}

/// What changes about an organization; what is absent stays.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "OrganizationChanges")]
struct Changes {
    #[serde(deserialize_with = "present")]
    #[schemars(with = "Name")]
    name: Option<Name>,
    #[serde(deserialize_with = "present")]
    #[schemars(with = "Slug")]
    slug: Option<Slug>,
    settings: Patch<text::Json>,
    /// Whether every user of it can make workspaces, whatever their role. Who makes one is its admin.
    #[serde(deserialize_with = "present")]
    #[schemars(with = "bool")]
    members_can_create_workspaces: Option<bool>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<Changes>)) -> Result<Tagged<Organization>> {
    let actor = place.actor(&context).await?;
    let Changes { name, slug, settings, members_can_create_workspaces } = changes;
    let update = organization::Update { id: actor.organization, name, slug, settings, members_can_create_workspaces };
    let organization = context.change(&actor, update).await?.value;
    context.tagged(actor.organization, organization.version, organization.into()).await
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    context.change(&actor, organization::Delete { id: actor.organization }).await?;
    Ok(NoContent)
}
