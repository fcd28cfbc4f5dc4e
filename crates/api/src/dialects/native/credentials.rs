//! Credentials of service accounts.

use super::{api_keys::Rotation, page::List, place::Place, wire::Standing};
use crate::{
    answer::{Json, NoContent, Tagged},
    context::Context,
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, present},
};
use hyper::StatusCode;
use roster_core::{
    Result,
    access::{Actor, Permission},
    clock::Timestamp,
    credential,
    id::{CredentialId, OrganizationId, ServiceAccountId},
    service_account,
    text::Name,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    use Permission as P;
    const MANY: &str = "/organizations/{organization}/service-accounts/{service_account}/credentials";
    const ONE: &str = "/organizations/{organization}/service-accounts/{service_account}/credentials/{credential}";
    const ROTATION: &str = "/organizations/{organization}/service-accounts/{service_account}/credentials/{credential}/rotate";
    vec![
        get("credentials.list", MANY).needs(P::CredentialsList).does("List a service account's credentials").handle(example(MANY), list),
        post("credentials.create", MANY)
            .needs(P::CredentialsCreate)
            .answers(StatusCode::CREATED)
            .does("Give a service account a credential")
            .noting("Its secret is shown this once; send it as `Authorization: Bearer`. At most 20 for each service account.")
            .handle(example_with(MANY, r#"{"name": "CI"}"#), create),
        get("credentials.read", ONE).needs(P::CredentialsRead).does("Read a credential").handle(example(ONE), read),
        patch("credentials.update", ONE)
            .needs(P::ServiceAccountsUpdate)
            .does("Change what a credential is called")
            .handle(example_with(ONE, r#"{"name": "Renamed"}"#), update),
        post("credentials.rotate", ROTATION)
            .needs(P::CredentialsRotate)
            .does("Give a credential a new secret")
            .noting("As for an API key: the secret before counts for `overlap_seconds` besides the new one, and at most two count.")
            .handle(example_with(ROTATION, r#"{"overlap_seconds": 0}"#), rotate),
        delete("credentials.delete", ONE)
            .needs(P::CredentialsDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Revoke a credential")
            .handle(example(ONE), remove),
    ]
}

/// A credential, without its secret.
#[derive(Serialize, JsonSchema)]
struct Credential {
    id: CredentialId,
    service_account: ServiceAccountId,
    /// What stands for it in public, where a protocol asks for a client id.
    client_id: String,
    name: Name,
    mask: String,
    status: Standing,
    /// Until when the secret before the last rotation counts too; null when it does not.
    previous_secret_until: Option<Timestamp>,
    expires_at: Option<Timestamp>,
    last_used_at: Option<Timestamp>,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl Credential {
    fn at(now: Timestamp, organization: OrganizationId, found: credential::Credential) -> Self {
        Self {
            id: found.id,
            service_account: found.service_account,
            client_id: found.client_id(organization),
            status: Standing::of(found.is_active(now)),
            mask: format!("{}*****{}", found.mask.start, found.mask.end),
            name: found.name,
            previous_secret_until: found.previous_secret_until.filter(|until| *until > now),
            expires_at: found.expires_at,
            last_used_at: found.last_used_at,
            created_at: found.created_at,
            updated_at: found.updated_at,
        }
    }
}

/// A credential with its secret, which is shown this once.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CreatedCredential")]
pub(super) struct NewSecret {
    #[serde(flatten)]
    credential: Credential,
    /// Its text, shown this once.
    secret: String,
}

impl NewSecret {
    /// A credential that was just given its secret.
    pub(super) fn of(now: Timestamp, organization: OrganizationId, created: credential::Created) -> Self {
        let secret = created.secret.reveal().to_owned();
        Self { credential: Credential::at(now, organization, created.credential), secret }
    }
}

async fn lies(context: &Context, actor: &Actor, place: &Place) -> Result<service_account::Place> {
    service_account::place(&context.directory, actor, place.service_account()?).await
}

async fn list(context: Context, place: Place) -> Result<Json<List<Credential>>> {
    let actor = place.actor(&context).await?;
    let found = credential::list(&context.directory, &actor, lies(&context, &actor, &place).await?).await?;
    let now = context.directory.now();
    Ok(Json(List::whole(found.into_iter().map(|found| Credential::at(now, actor.organization, found)).collect())))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewCredential {
    name: Name,
    expires_at: Option<Timestamp>,
}

async fn create(context: Context, (place, Body(new)): (Place, Body<NewCredential>)) -> Result<Tagged<NewSecret>> {
    let actor = place.actor(&context).await?;
    let NewCredential { name, expires_at } = new;
    let create = credential::Create { place: lies(&context, &actor, &place).await?, name, expires_at, dialect_data: None };
    let created = context.change(&actor, create).await?.value;
    shown(&context, &actor, created).await
}

async fn shown(context: &Context, actor: &Actor, created: credential::Created) -> Result<Tagged<NewSecret>> {
    let version = created.credential.version;
    context.tagged(actor.organization, version, NewSecret::of(context.directory.now(), actor.organization, created)).await
}

async fn read(context: Context, place: Place) -> Result<Tagged<Credential>> {
    let actor = place.actor(&context).await?;
    let lies = lies(&context, &actor, &place).await?;
    let found = credential::get(&context.directory, &actor, lies, place.credential()?).await?;
    let version = found.version;
    // The last use passes without a write.
    Ok(context.tagged(actor.organization, version, Credential::at(context.directory.now(), actor.organization, found)).await?.passing())
}

/// What changes about a credential; what is absent stays.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CredentialChanges")]
struct Changes {
    #[serde(default, deserialize_with = "present")]
    #[schemars(with = "Name")]
    name: Option<Name>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<Changes>)) -> Result<Tagged<Credential>> {
    let actor = place.actor(&context).await?;
    let place_of = lies(&context, &actor, &place).await?;
    let update = credential::Update { place: place_of, id: place.credential()?, name: changes.name, dialect_data: None };
    let changed = context.change(&actor, update).await?.value;
    let version = changed.version;
    context.tagged(actor.organization, version, Credential::at(context.directory.now(), actor.organization, changed)).await
}

async fn rotate(context: Context, (place, Body(rotation)): (Place, Body<Rotation>)) -> Result<Tagged<NewSecret>> {
    let actor = place.actor(&context).await?;
    let overlap = rotation.overlap()?;
    let rotate = credential::Rotate { place: lies(&context, &actor, &place).await?, id: place.credential()?, overlap };
    let rotated = context.change(&actor, rotate).await?.value;
    shown(&context, &actor, rotated).await
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    let place_of = lies(&context, &actor, &place).await?;
    context.change(&actor, credential::Delete { place: place_of, id: place.credential()? }).await?;
    Ok(NoContent)
}
