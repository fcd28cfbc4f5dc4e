//! Refusals in the vendor's shape: `{"message","code","status"}`, all three always there.

use crate::{answer::Answer, refusal::Refusal};
use hyper::{StatusCode, header::HeaderName};
use roster_core::{Error, Kind};
use serde_json::json;
use std::borrow::Cow;

/// Tells the SDKs whether to send a request again; without it they do on 409 and on 5xx.
pub(super) const SHOULD_RETRY: HeaderName = HeaderName::from_static("x-should-retry");

/// Status and code. The vendor publishes no list of codes.
const fn code(refusal: &Refusal) -> (u16, &'static str) {
    match refusal {
        Refusal::Core(error) => match error {
            Error::Invalid { .. } => (400, "validation_error"),
            Error::LimitReached { .. } => (400, "limit_reached"),
            Error::Unauthenticated(_) => (401, "unauthorized"),
            Error::Forbidden { .. } => (403, "forbidden"),
            Error::NotFound(_) | Error::Gone(_) => (404, "not_found"),
            Error::AlreadyExists { .. } | Error::Conflict(_) | Error::Stale(_) | Error::Repeated(_) => (409, "conflict"),
            Error::TooManyTries { .. } => (429, "too_many_requests"),
            Error::Internal => (500, "internal_error"),
            Error::Unavailable(_) => (503, "unavailable"),
        },
        Refusal::Method { .. } => (405, "method_not_allowed"),
        Refusal::TooSlow(_) => (400, "request_timeout"),
        Refusal::BodyTooLarge(_) => (413, "request_too_large"),
        Refusal::UriTooLong(_) => (414, "request_too_large"),
        Refusal::WrongHost => (421, "wrong_host"),
        Refusal::WrongOrigin => (403, "wrong_origin"),
        Refusal::HeadersTooLarge(_) => (431, "request_too_large"),
        Refusal::TooManyRequests { .. } => (429, "too_many_requests"),
    }
}

/// The words for the caller, with the vendor's for the core's where they differ.
fn message(refusal: &Refusal) -> Cow<'static, str> {
    match refusal {
        Refusal::Core(Error::NotFound(Kind::Member)) => "no such zone member".into(),
        _ => {
            let message = refusal.message();
            if message.contains("workspace") { message.replace("workspace", "zone").into() } else { message }
        }
    }
}

/// The refusal in the vendor's shape.
pub(super) fn refuse(refusal: &Refusal, _: &str) -> Answer {
    let (status, code) = code(refusal);
    shaped(status, code, &message(refusal))
}

/// A refusal with these words.
pub(super) fn shaped(status: u16, code: &str, message: &str) -> Answer {
    let body = json!({"message": message, "code": code, "status": status});
    let answer = Answer::json(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), &body);
    if status == 409 { answer.with(SHOULD_RETRY, "false") } else { answer }
}
