//! Signing in and out.

use super::account::Place;
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, post},
    request::Body,
};
use hyper::StatusCode;
use roster_core::{
    Result,
    account::{self, Password},
    clock::Timestamp,
    id::SessionId,
    organization,
    session::{self, Begun},
    text::Login,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const SIGN_IN: &str = r#"{"login": "{login}", "password": "{password}"}"#;
    vec![
        post("sessions.create", "/sessions")
            .public("who signs in has no key yet; the password is what it takes")
            .answers(StatusCode::CREATED)
            .does("Sign in")
            .noting("The secret counts as a key of the account, for 30 days or until it signs out. Tries with wrong passwords are limited.")
            .handle(example_with("/sessions", SIGN_IN), sign_in),
        delete("sessions.delete", "/sessions/current")
            .needs_only_a_key("whoever holds a session may end it")
            .answers(StatusCode::NO_CONTENT)
            .does("Sign out")
            .handle(example("/sessions/current"), sign_out),
    ]
}

/// Who signs in.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct SignIn {
    /// The sign-in name, whatever its case.
    login: String,
    password: Password,
}

/// A session that has just begun, with its secret, which is shown this once.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SessionWithSecret")]
pub(super) struct NewSession {
    id: SessionId,
    login: Login,
    /// The only organization that it reaches; null: all of the account's.
    limited_to: Option<Place>,
    created_at: Timestamp,
    expires_at: Timestamp,
    secret: String,
}

impl NewSession {
    /// The session's wire form.
    pub(super) async fn of(context: &Context, begun: Begun) -> Result<Self> {
        let session = begun.session;
        let limited_to = match session.limited_to {
            None => None,
            Some(only) => match account::user_in(&context.directory, session.account, only).await? {
                Some(actor) => Some(organization::own(&context.directory, &actor).await?.into()),
                None => None,
            },
        };
        Ok(Self {
            id: session.id,
            login: begun.account.login,
            limited_to,
            created_at: session.created_at,
            expires_at: session.expires_at,
            secret: begun.secret.reveal().to_owned(),
        })
    }
}

async fn sign_in(context: Context, Body(who): Body<SignIn>) -> Result<Json<NewSession>> {
    let begun = account::sign_in(&context.directory, context.terms(), &who.login, &who.password, Some(context.address)).await?;
    NewSession::of(&context, begun).await.map(Json)
}

async fn sign_out(context: Context, (): ()) -> Result<NoContent> {
    let (_, session) = context.session()?;
    session::sign_out(&context.directory, context.terms(), session).await?;
    Ok(NoContent)
}
