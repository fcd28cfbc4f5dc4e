//! Access tokens: of a credential (RFC 6749 §4.4), and of whatever else was shown.

use super::place::Place;
use crate::{
    answer::{Answer, Json, Output},
    context::Context,
    describe::{DescribedOutput, MediaType, schema_of},
    oauth::{self, Ask, Fault, Token},
    operation::{Operation, example, example_with, post},
};
use hyper::{StatusCode, header::WWW_AUTHENTICATE};
use roster_core::{Result, access_token};
use schemars::JsonSchema;
use serde::Serialize;

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const FORM: &str = "grant_type=client_credentials&client_id={client_id}&client_secret={client_secret}";
    const EXCHANGE: &str = "/organizations/{organization}/token";
    vec![
        post("access_tokens.create", "/token")
            .public("the client secret is what it takes")
            .does("Make an access token of a credential")
            .noting(
                "Client credentials of OAuth 2.0 (RFC 6749 §4.4): the service account's client id and secret as `Authorization: Basic`, \
                 or in the form. The token acts as the service account for at most an hour, and ends at once with its credential and \
                 with the secret that was shown. At most 1000 of one credential count at a time.",
            )
            .handle(example_with("/token", FORM), create),
        post("access_tokens.exchange", EXCHANGE)
            .needs_only_a_key("the token may do no more than the key that was shown")
            .answers(StatusCode::CREATED)
            .does("Exchange a key for an access token of one organization")
            .noting(
                "In this organization the token may do what the key, session or token that was shown may do at that moment, and nothing \
                 elsewhere. It counts for at most an hour, and ends at once with what it was made of.",
            )
            .handle(example(EXCHANGE), exchange),
    ]
}

/// What a token endpoint answers: a token, or why there is none.
struct Outcome(Result<Token, Fault>);

/// Why no token is given (RFC 6749 §5.2).
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TokenError")]
struct Refused {
    /// The word for programs.
    #[schemars(extend("enum" = ["invalid_request", "invalid_client", "unsupported_grant_type", "invalid_scope"]))]
    error: &'static str,
    /// The words for people.
    error_description: String,
}

impl Output for Outcome {
    fn answer(self, status: StatusCode) -> Answer {
        let fault = match self.0 {
            Ok(token) => return Answer::json(status, &token),
            Err(fault) => fault,
        };
        let refused = Refused { error: fault.word(), error_description: fault.description().to_owned() };
        match fault {
            Fault::Client(_) => Answer::json(StatusCode::UNAUTHORIZED, &refused).with(WWW_AUTHENTICATE, "Basic realm=\"roster\""),
            Fault::Request(_) | Fault::Grant | Fault::Scope(_) => Answer::json(StatusCode::BAD_REQUEST, &refused),
        }
    }
}

impl DescribedOutput for Outcome {
    fn media_types() -> Vec<MediaType> {
        Json::<Token>::media_types()
    }

    fn refusal() -> Option<MediaType> {
        Some(MediaType { name: "application/json", schema: schema_of::<Refused> })
    }
}

async fn create(context: Context, ask: Ask<true>) -> Result<Outcome> {
    context.expects_nothing()?;
    let asked = match ask.asked() {
        // A token that stands for less than was asked for would have to say so; none stands for less than its credential.
        Ok(asked) if asked.scope.is_some() => return Ok(Outcome(Err(Fault::Scope("access tokens have no scope of their own".into())))),
        Ok(asked) => asked,
        Err(fault) => return Ok(Outcome(Err(fault))),
    };
    Ok(Outcome(oauth::issue(&context, &asked.client).await?.map(Token::from)))
}

async fn exchange(context: Context, place: Place) -> Result<Json<Token>> {
    context.expects_nothing()?;
    let organization = place.organization(&context).await?;
    let caller = context.caller()?;
    let issued = access_token::exchange(&context.directory, context.terms(), &caller, organization).await?;
    Ok(Json(issued.into()))
}
