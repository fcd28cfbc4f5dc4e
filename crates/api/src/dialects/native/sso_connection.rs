//! The SSO connection: one at most, so its path has no id.

use super::place::Place;
use crate::{
    answer::{NoContent, Tagged},
    context::Context,
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, present},
};
use hyper::StatusCode;
use roster_core::{
    Result,
    access::{Actor, Permission},
    clock::Timestamp,
    id::SsoConnectionId,
    patch::Patch,
    sealed::Plain,
    sso_connection::{self, Protocols, ProtocolsPatch},
    text::Identifier,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const ONE: &str = "/organizations/{organization}/sso-connection";
    // An organization that has one can't be given one.
    const THERE: &str = "/organizations/{accounts_organization}/sso-connection";
    const NEW: &str = r#"{"identifier": "https://login.example.com", "client_id": "roster", "client_secret": "of the client"}"#;
    vec![
        get("sso_connection.read", ONE)
            .needs(Permission::SsoConnectionRead)
            .does("Read the SSO connection")
            .noting("Of the client secret only whether there is one.")
            .handle(example(THERE), read),
        post("sso_connection.create", ONE)
            .needs(Permission::SsoConnectionCreate)
            .answers(StatusCode::CREATED)
            .does("Give the organization an SSO connection")
            .noting("It is kept for other systems; nothing signs in through it yet.")
            .handle(example_with(ONE, NEW), create),
        patch("sso_connection.update", ONE)
            .needs(Permission::SsoConnectionUpdate)
            .does("Change the SSO connection")
            .noting("In `protocols` too, each field is kept when absent and cleared by null.")
            .handle(example_with(THERE, r#"{"protocols": {"openid": {"scopes": ["openid", "email"]}}}"#), update),
        delete("sso_connection.delete", ONE)
            .needs(Permission::SsoConnectionDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Delete the SSO connection")
            .noting("Its client secret goes with it.")
            .handle(example(THERE), remove),
    ]
}

/// An SSO connection.
#[derive(Serialize, JsonSchema)]
struct SsoConnection {
    id: SsoConnectionId,
    /// What the identity provider is called, such as its issuer.
    identifier: Identifier,
    /// What the identity provider calls this server.
    client_id: Option<Identifier>,
    /// Whether a client secret is kept; it is never shown.
    client_secret_set: bool,
    /// Where and how the identity provider is asked.
    protocols: Option<Protocols>,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl From<sso_connection::SsoConnection> for SsoConnection {
    fn from(found: sso_connection::SsoConnection) -> Self {
        let sso_connection::SsoConnection { id, identifier, client_id, client_secret_set, protocols, created_at, updated_at, version: _ } =
            found;
        Self { id, identifier, client_id, client_secret_set, protocols, created_at, updated_at }
    }
}

async fn read(context: Context, place: Place) -> Result<Tagged<SsoConnection>> {
    let actor = place.actor(&context).await?;
    let found = sso_connection::get(&context.directory, &actor).await?;
    shown(&context, &actor, found).await
}

async fn shown(context: &Context, actor: &Actor, found: sso_connection::SsoConnection) -> Result<Tagged<SsoConnection>> {
    context.tagged(actor.organization, found.version, found.into()).await
}

/// A new SSO connection.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewSsoConnection")]
struct New {
    /// What the identity provider is called, such as its issuer.
    identifier: Identifier,
    /// What the identity provider calls this server.
    client_id: Option<Identifier>,
    /// What this server shows there. It is sealed, and never shown.
    client_secret: Option<Plain>,
    /// Where and how the identity provider is asked.
    protocols: Option<Protocols>,
}

async fn create(context: Context, (place, Body(new)): (Place, Body<New>)) -> Result<Tagged<SsoConnection>> {
    let actor = place.actor(&context).await?;
    let New { identifier, client_id, client_secret, protocols } = new;
    let create = sso_connection::Create { identifier, client_id, client_secret, protocols, created_at: None };
    let made = context.change(&actor, create).await?.value;
    shown(&context, &actor, made).await
}

/// What changes about the SSO connection; what is absent stays.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "SsoConnectionChanges")]
struct Changes {
    /// What the identity provider is called, such as its issuer.
    #[serde(deserialize_with = "present")]
    #[schemars(with = "Identifier")]
    identifier: Option<Identifier>,
    /// What the identity provider calls this server.
    client_id: Patch<Identifier>,
    /// What this server shows there. It is sealed, and never shown.
    client_secret: Patch<Plain>,
    /// Where and how the identity provider is asked, field by field.
    protocols: Patch<ProtocolsPatch>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<Changes>)) -> Result<Tagged<SsoConnection>> {
    let actor = place.actor(&context).await?;
    let Changes { identifier, client_id, client_secret, protocols } = changes;
    let update = sso_connection::Update { identifier, client_id, client_secret, protocols };
    let updated = context.change(&actor, update).await?.value;
    shown(&context, &actor, updated).await
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    context.change(&actor, sso_connection::Delete).await?;
    Ok(NoContent)
}
