//! What a test begins with: new organizations, and documents that are imported into them.

use super::{BECAUSE, principal::acting};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example_with, post},
    request::{Body, Input, Request},
    router::organization_named,
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::OrganizationRole,
    export::{self, MOST_BYTES, Restore, Restored},
    id::{ApiKeyId, OrganizationId, UserId, WorkspaceId},
    import::{self, Import},
    organization::{self, INSTANCE},
    text::{Email, Label, Name, Slug},
    user,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/organizations";
    const WHOLE: &str = "/organizations/import";
    const INTO: &str = "/organizations/{organization}/import";
    vec![
        post("organizations.create", MANY)
            .public(BECAUSE)
            .answers(StatusCode::CREATED)
            .handle(example_with(MANY, r#"{"name": "Acme", "slug": "acme"}"#), create),
        post("organizations.import", WHOLE)
            .public(BECAUSE)
            .answers(StatusCode::CREATED)
            .body_up_to(MOST_BYTES)
            .handle(example_with(WHOLE, "{}"), restore),
        post("organizations.import_into", INTO).public(BECAUSE).body_up_to(MOST_BYTES).handle(example_with(INTO, "{}"), import_into),
    ]
}

/// A new organization.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct New {
    name: Name,
    slug: Option<Slug>,
    /// Email of its first owner.
    owner: Option<Email>,
}

/// A new organization with a key of its owner.
#[derive(Serialize)]
struct Founded {
    id: OrganizationId,
    slug: Slug,
    owner: UserId,
    /// The key's text.
    key: String,
}

async fn create(context: Context, Body(new): Body<New>) -> Result<Json<Founded>> {
    let owner = user::Create {
        email: new.owner.map_or_else(|| Email::try_from("owner@localhost"), Ok)?,
        given_name: Label::try_from("")?,
        family_name: Label::try_from("")?,
        picture: None,
        role: OrganizationRole::Owner,
        source: Label::try_from("api")?,
        created_at: None,
    };
    let create = organization::Create { name: new.name, slug: new.slug, settings: None, owner };
    let made = context.change(&acting(INSTANCE), create).await?.value;
    let (id, slug) = (made.organization.id, made.organization.slug);
    Ok(Json(Founded { id, slug, owner: made.owner.id, key: made.secret.reveal().to_owned() }))
}

/// A whole organization as it was exported, with its ids and the hashes of its keys.
async fn restore(context: Context, Body(document): Body<export::Document>) -> Result<Json<Whole>> {
    let organization = document.organization.id;
    let restore = Restore { document };
    let created = export::restore(&context.directory, &acting(INSTANCE), context.terms(), restore, false).await?;
    Ok(Json(Whole { organization, created }))
}

#[derive(Serialize)]
struct Whole {
    organization: OrganizationId,
    created: Restored,
}

/// The organization that a path names.
struct Named(String);

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("organization").to_owned()))
    }
}

/// What an import made, by what the document calls it.
#[derive(Serialize)]
struct Imported {
    users: BTreeMap<String, UserId>,
    workspaces: BTreeMap<String, WorkspaceId>,
    api_keys: Vec<Key>,
}

/// A new key with its text.
#[derive(Serialize)]
struct Key {
    id: ApiKeyId,
    name: Name,
    secret: String,
}

async fn import_into(context: Context, (Named(organization), Body(document)): (Named, Body<import::Document>)) -> Result<Json<Imported>> {
    let organization = organization_named(&context.directory, &organization).await?;
    if organization == INSTANCE {
        return Err(Error::invalid("organization", "must be an organization; the instance takes no import"));
    }
    let done = import::import(&context.directory, &acting(organization), context.terms(), Import::records(document), false).await?;
    let made = done.made.ok_or(Error::Internal)?;
    let key = |made: roster_core::api_key::Created| Key { id: made.key.id, name: made.key.name, secret: made.secret.reveal().to_owned() };
    Ok(Json(Imported {
        users: made.users.into_iter().collect(),
        workspaces: made.workspaces.into_iter().collect(),
        api_keys: made.api_keys.into_iter().map(key).collect(),
    }))
}
