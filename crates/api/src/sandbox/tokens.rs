//! Literal invitation tokens: texts of a test's own choice that open an invitation.

use super::{BECAUSE, principal::acting};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::{Body, Input, Request},
    router::organization_named,
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    clock::Timestamp,
    id::InvitationId,
    invitation::{self, SHORTEST},
    sandbox::{Literal, Stands},
};
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/invitation-tokens";
    const ONE: &str = "/invitation-tokens/{token}";
    const NEW: &str = r#"{"token": "token", "organization": "example", "invitation": "{invitation}"}"#;
    vec![
        get("invitation_tokens.list", MANY).public(BECAUSE).handle(example(MANY), list),
        post("invitation_tokens.create", MANY).public(BECAUSE).answers(StatusCode::CREATED).handle(example_with(MANY, NEW), create),
        delete("invitation_tokens.delete", ONE)
            .public(BECAUSE)
            .answers(StatusCode::NO_CONTENT)
            .handle(example("/invitation-tokens/token"), remove),
    ]
}

#[derive(Serialize)]
struct Listed {
    invitation_tokens: Vec<String>,
}

async fn list(context: Context, (): ()) -> Result<Json<Listed>> {
    Ok(Json(Listed { invitation_tokens: context.sandbox()?.literals()?.texts(Stands::ForToken) }))
}

/// A text and what it opens.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct New {
    token: Literal,
    /// Id or slug.
    organization: String,
    invitation: InvitationId,
}

#[derive(Serialize)]
struct Made {
    token: String,
    invitation: InvitationId,
    expires_at: Timestamp,
}

/// Only hashes of tokens are kept, so the invitation gets a new one: the one before is dead. It keeps its end, unless that
/// has passed.
async fn create(context: Context, Body(new): Body<New>) -> Result<Json<Made>> {
    let literals = context.sandbox()?.literals()?;
    literals.has_room(Stands::ForToken, &new.token)?;
    let actor = acting(organization_named(&context.directory, &new.organization).await?);
    let end = invitation::get(&context.directory, &actor, new.invitation).await?.expires_at;
    let is_ahead = end > context.directory.now().plus_micros(SHORTEST);
    let resend = invitation::Resend { id: new.invitation, expires_at: is_ahead.then_some(end) };
    let sent = context.change(&actor, resend).await?.value;
    let token = new.token.to_string();
    literals.put(Stands::ForToken, new.token, sent.token)?;
    Ok(Json(Made { token, invitation: sent.invitation.id, expires_at: sent.invitation.expires_at }))
}

/// The text that a path names.
struct Named(String);

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("token").to_owned()))
    }
}

async fn remove(context: Context, Named(token): Named) -> Result<NoContent> {
    if context.sandbox()?.literals()?.remove(Stands::ForToken, &token) {
        return Ok(NoContent);
    }
    Err(Error::invalid("token", "no literal token has this text"))
}
