//! The token of the vendor's identity service: client credentials, all of them in the body (RFC 6749 §4.4).

use crate::{
    answer::Answer,
    context::Context,
    oauth::{self, Ask, Fault, Token},
    operation::{Operation, example_with, post},
};
use hyper::StatusCode;
use roster_core::Result;
use serde_json::json;

const PATH: &str = "/connect/token";
const FORM: &str = "grant_type=client_credentials&scope=evo.discovery+evo.workspace&client_id={client_id}&client_secret={client_secret}";

pub(super) fn operations() -> Vec<Operation> {
    vec![post("token", PATH).public("the client secret is what it takes").handle(example_with(PATH, FORM), create)]
}

/// Whatever scopes are asked for, the token may do what its service account may: the vendor's name services, and not powers.
async fn create(context: Context, ask: Ask<false>) -> Result<Answer> {
    let issued = match ask.asked() {
        Ok(asked) => oauth::issue(&context, &asked.client).await?,
        Err(fault) => Err(fault),
    };
    Ok(match issued {
        Ok(issued) => Answer::json(StatusCode::OK, &Token::from(issued)),
        Err(fault) => refused(&fault),
    })
}

fn refused(fault: &Fault) -> Answer {
    let status = if matches!(fault, Fault::Client(_)) { StatusCode::UNAUTHORIZED } else { StatusCode::BAD_REQUEST };
    Answer::json(status, &json!({"error": fault.word(), "error_description": fault.description()}))
}
