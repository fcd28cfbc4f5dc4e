//! Credentials of service accounts.

use super::{
    convert::bounded,
    ids::{DIALECT, Place, Shown},
    page::{Asked, Expand},
    permissions::Asker,
    service_accounts::{MOST_DESCRIPTION, lies},
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
    Error, Kind, Result,
    access::{Actor, Permission},
    credential::{self, Credential},
    dialect_data::{self, DialectPatch},
    id::CredentialId,
    patch::Patch,
    service_account,
    text::{Description, Name},
};
use serde::Deserialize;

const PATH: &str = "/organizations/{organization}/service-accounts/{service_account}/credentials";
const ONE: &str = "/organizations/{organization}/service-accounts/{service_account}/credentials/{credential}";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        post("organizations.service_accounts.credentials.create", PATH)
            .needs(P::CredentialsCreate)
            .answers(StatusCode::CREATED)
            .handle(example_with(PATH, r#"{"name":"CI"}"#), create),
        // Who asks what they may do with them is asked for the service account.
        get("organizations.service_accounts.credentials.list", PATH)
            .needs_any_of(&[P::CredentialsList, P::ServiceAccountsRead])
            .handle(example(PATH), list),
        get("organizations.service_accounts.credentials.retrieve", ONE)
            .needs_any_of(&[P::CredentialsRead, P::ServiceAccountsRead])
            .handle(example(ONE), retrieve),
        patch("organizations.service_accounts.credentials.update", ONE)
            .needs(P::ServiceAccountsUpdate)
            .handle(example_with(ONE, r#"{"name":"Renamed"}"#), update),
        delete("organizations.service_accounts.credentials.delete", ONE)
            .needs(P::CredentialsDelete)
            .answers(StatusCode::NO_CONTENT)
            .handle(example(ONE), remove),
    ]
}

/// Only this vendor's credentials have a description.
fn described(description: Patch<Description>) -> Result<Option<DialectPatch>> {
    if let Patch::Set(text) = &description {
        bounded(Some(text), "description", MOST_DESCRIPTION)?;
    }
    let field = description.try_map(|text| Ok::<_, Error>(text.as_str().into()))?;
    Ok(Some(DialectPatch { dialect: DIALECT.clone(), fields: vec![("description", field)] }))
}

/// The permissions on credentials are those on the service account.
async fn shown(
    context: &Context,
    actor: &Actor,
    lies: service_account::Place,
    found: &[Credential],
    permissions: bool,
) -> Result<Vec<wire::Credential>> {
    let ids: Vec<CredentialId> = found.iter().map(|credential| credential.id).collect();
    let objects: Vec<_> = ids.iter().map(|id| *id.as_bytes()).collect();
    let beside = dialect_data::of(&context.directory, actor, &DIALECT, Kind::Credential, &objects).await?;
    let shown = Shown::default().with(context, actor, &ids).await?;
    let permissions = if permissions {
        let account = service_account::get(&context.directory, actor, lies.id).await?;
        Some(Asker::new(context, actor).service_account(&account).await?)
    } else {
        None
    };
    let item = |credential: &Credential| {
        let description = beside.get(credential.id.as_bytes()).and_then(|kept| kept.get("description")?.as_str().map(str::to_owned));
        wire::Credential::new(credential, actor.organization, description, &shown, permissions.clone())
    };
    Ok(found.iter().map(item).collect())
}

async fn one(
    context: &Context,
    actor: &Actor,
    lies: service_account::Place,
    found: &Credential,
    permissions: bool,
) -> Result<wire::Credential> {
    shown(context, actor, lies, std::slice::from_ref(found), permissions).await?.pop().ok_or(Error::Internal)
}

#[derive(Deserialize)]
struct New {
    name: Name,
    description: Option<Description>,
}

async fn create(context: Context, (place, Body(new)): (Place, Body<New>)) -> Result<Json<wire::Credential>> {
    let actor = place.actor(&context).await?;
    let place = lies(&context, &actor, &place).await?;
    let dialect_data = described(new.description.map_or(Patch::Keep, Patch::Set))?;
    let create = credential::Create { place, name: new.name, expires_at: None, dialect_data };
    let created = context.change(&actor, create).await?.value;
    let shown = one(&context, &actor, place, &created.credential, false).await?;
    Ok(Json(shown.with_secret(created.secret.reveal())))
}

/// There are at most twenty.
async fn list(context: Context, (place, asked): (Place, Asked)) -> Result<Json<List<wire::Credential>>> {
    let actor = place.actor(&context).await?;
    let place = lies(&context, &actor, &place).await?;
    let found = credential::list(&context.directory, &actor, place).await?;
    let part = asked.cut(found, |credential| *credential.id.as_bytes());
    let items = shown(&context, &actor, place, &part.items, asked.permissions).await?;
    let permissions = if asked.permissions {
        let account = service_account::get(&context.directory, &actor, place.id).await?;
        Some(Asker::new(&context, &actor).service_account(&account).await?)
    } else {
        None
    };
    Ok(Json(List { items, page_info: part.cursors(), pagination: None, permissions }))
}

async fn retrieve(context: Context, (place, Expand(permissions)): (Place, Expand)) -> Result<Json<wire::Credential>> {
    let actor = place.actor(&context).await?;
    let (id, place) = (place.credential(&context, &actor).await?, lies(&context, &actor, &place).await?);
    let found = credential::get(&context.directory, &actor, place, id).await?;
    one(&context, &actor, place, &found, permissions).await.map(Json)
}

#[derive(Deserialize)]
struct Changes {
    name: Option<Name>,
    #[serde(default)]
    description: Patch<Description>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<Changes>)) -> Result<Json<wire::Credential>> {
    let actor = place.actor(&context).await?;
    let (id, place) = (place.credential(&context, &actor).await?, lies(&context, &actor, &place).await?);
    let dialect_data = described(changes.description)?;
    let changed = context.change(&actor, credential::Update { place, id, name: changes.name, dialect_data }).await?.value;
    one(&context, &actor, place, &changed, false).await.map(Json)
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    let (id, place) = (place.credential(&context, &actor).await?, lies(&context, &actor, &place).await?);
    context.change(&actor, credential::Delete { place, id }).await?;
    Ok(NoContent)
}
