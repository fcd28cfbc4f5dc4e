//! The SSO connection of an organization: one at most. What is secret in it goes in and does not come out.

use super::{ids::Place, page::Expand, permissions::Asker, wire::SsoConnection};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::Body,
};
use hyper::StatusCode;
use roster_core::{
    Result,
    access::{Actor, Permission},
    patch::Patch,
    sealed::Plain,
    sso_connection::{self, Protocols, ProtocolsPatch},
    text::Identifier,
};
use serde::Deserialize;

const PATH: &str = "/organizations/{organization}/sso-connection";

pub(super) fn operations() -> Vec<Operation> {
    const NEW: &str = r#"{"client_id":"roster","identifier":"https://login.example.com"}"#;
    // An organization that has one can't be given one.
    const THERE: &str = "/organizations/{accounts_organization}/sso-connection";
    use Permission as P;
    vec![
        post("organizations.sso_connection.enable", PATH)
            .needs(P::SsoConnectionCreate)
            .answers(StatusCode::CREATED)
            .handle(example_with(PATH, NEW), enable),
        get("organizations.sso_connection.retrieve", PATH).needs(P::SsoConnectionRead).handle(example(THERE), retrieve),
        patch("organizations.sso_connection.update", PATH)
            .needs(P::SsoConnectionUpdate)
            .handle(example_with(THERE, r#"{"client_secret":null}"#), update),
        delete("organizations.sso_connection.disable", PATH)
            .needs(P::SsoConnectionDelete)
            .answers(StatusCode::NO_CONTENT)
            .handle(example(THERE), disable),
    ]
}

async fn shown(context: &Context, actor: &Actor, found: sso_connection::SsoConnection, permissions: bool) -> Result<Json<SsoConnection>> {
    let permissions = if permissions { Some(Asker::new(context, actor).sso_connection().await?) } else { None };
    Ok(Json(SsoConnection::new(found, permissions)))
}

#[derive(Deserialize)]
struct New {
    client_id: Identifier,
    identifier: Identifier,
    client_secret: Option<Plain>,
    protocols: Option<Protocols>,
}

async fn enable(context: Context, (place, Body(new)): (Place, Body<New>)) -> Result<Json<SsoConnection>> {
    let actor = place.actor(&context).await?;
    let New { client_id, identifier, client_secret, protocols } = new;
    let create = sso_connection::Create { identifier, client_id: Some(client_id), client_secret, protocols, created_at: None };
    let made = context.change(&actor, create).await?.value;
    shown(&context, &actor, made, false).await
}

async fn retrieve(context: Context, (place, Expand(permissions)): (Place, Expand)) -> Result<Json<SsoConnection>> {
    let actor = place.actor(&context).await?;
    let found = sso_connection::get(&context.directory, &actor).await?;
    shown(&context, &actor, found, permissions).await
}

#[derive(Deserialize)]
struct Changes {
    identifier: Option<Identifier>,
    #[serde(default)]
    client_id: Patch<Identifier>,
    #[serde(default)]
    client_secret: Patch<Plain>,
    #[serde(default)]
    protocols: Patch<ProtocolsPatch>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<Changes>)) -> Result<Json<SsoConnection>> {
    let actor = place.actor(&context).await?;
    let Changes { identifier, client_id, client_secret, protocols } = changes;
    let update = sso_connection::Update { identifier, client_id, client_secret, protocols };
    let updated = context.change(&actor, update).await?.value;
    shown(&context, &actor, updated, false).await
}

async fn disable(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    context.change(&actor, sso_connection::Delete).await?;
    Ok(NoContent)
}
