//! Tokens: of a service account's credential, and of whatever the caller showed, for one organization.

use super::{errors, ids::Place};
use crate::{
    answer::{Answer, Json, Output},
    context::Context,
    oauth::{self, Ask, Fault, Token},
    operation::{Operation, example, example_with, post},
};
use hyper::StatusCode;
use roster_core::{Result, access_token};

pub(super) fn operations() -> Vec<Operation> {
    const PATH: &str = "/service-account-token";
    const FORM: &str = "grant_type=client_credentials&client_id={client_id}&client_secret={client_secret}";
    const EXCHANGE: &str = "/organizations/{organization}/token";
    vec![
        post("service_account_token.create", PATH).public("the client secret is what it takes").handle(example_with(PATH, FORM), create),
        post("organizations.exchange_token", EXCHANGE)
            .needs_only_a_key("the token may do no more than the key that was shown")
            .handle(example(EXCHANGE), exchange),
    ]
}

/// A token, or why there is none: in the shape of every other refusal here, with the protocol's word as its code.
struct Outcome(Result<Token, Fault>);

impl Output for Outcome {
    fn answer(self, status: StatusCode) -> Answer {
        match self.0 {
            Ok(token) => Answer::json(status, &token),
            Err(fault) => {
                let status = if matches!(fault, Fault::Client(_)) { 401 } else { 400 };
                errors::shaped(status, fault.word(), fault.description())
            }
        }
    }
}

/// The SDKs name the client in the header, the Terraform provider in the form.
async fn create(context: Context, ask: Ask<true>) -> Result<Outcome> {
    match ask.asked() {
        Ok(asked) => Ok(Outcome(oauth::issue(&context, &asked.client).await?.map(Token::from))),
        Err(fault) => Ok(Outcome(Err(fault))),
    }
}

async fn exchange(context: Context, place: Place) -> Result<Json<Token>> {
    let organization = place.organization(&context).await?;
    let caller = context.caller()?;
    let issued = access_token::exchange(&context.directory, context.terms(), &caller, organization).await?;
    Ok(Json(issued.into()))
}
