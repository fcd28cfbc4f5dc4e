//! Refusals in the vendor's shape: problems whose list of fields has a hyphen in its name.

use crate::{answer::Answer, refusal::Refusal};
use hyper::{StatusCode, header::WWW_AUTHENTICATE};
use roster_core::Error;
use serde::Serialize;

/// A field that is wrong.
#[derive(Serialize)]
struct InvalidParam<'a> {
    name: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct Problem<'a> {
    detail: &'a str,
    #[serde(rename = "invalid-params")]
    invalid_params: Option<Vec<InvalidParam<'a>>>,
    status: u16,
    title: &'a str,
    r#type: String,
}

/// Status, the last part of the type and the title. The vendor publishes no words for this service; these follow those of its others.
const fn words(refusal: &Refusal) -> (u16, &'static str, &'static str) {
    match refusal {
        Refusal::Core(error) => match error {
            Error::Unauthenticated(_) => (401, "auth/unauthorized", "Unauthorized"),
            Error::Forbidden { .. } => (403, "auth/forbidden", "Forbidden"),
            Error::NotFound(_) => (404, "not-found", "Not found"),
            Error::AlreadyExists { field, .. } => {
                if matches!(field.as_bytes(), b"name") {
                    (409, "name-conflict", "Name conflict")
                } else {
                    (409, "conflict", "Conflict")
                }
            }
            Error::Conflict(_) | Error::Stale(_) | Error::Repeated(_) => (409, "conflict", "Conflict"),
            Error::Gone(_) => (410, "gone", "Gone"),
            Error::Invalid { .. } | Error::LimitReached { .. } => (422, "validation", "Unprocessable content"),
            Error::TooManyTries { .. } => (429, "too-many-requests", "Too many requests"),
            Error::Internal => (500, "internal", "Internal error"),
            Error::Unavailable(_) => (503, "unavailable", "Unavailable"),
        },
        Refusal::Method { .. } => (405, "method-not-allowed", "Method not allowed"),
        Refusal::WrongOrigin => (403, "auth/forbidden", "Forbidden"),
        Refusal::TooSlow(_) => (408, "timeout", "Request timeout"),
        Refusal::BodyTooLarge(_) => (413, "too-large", "Body too large"),
        Refusal::UriTooLong(_) => (414, "too-large", "URI too long"),
        Refusal::WrongHost => (421, "wrong-host", "Wrong host"),
        Refusal::TooManyRequests { .. } => (429, "too-many-requests", "Too many requests"),
        Refusal::HeadersTooLarge(_) => (431, "too-large", "Headers too large"),
    }
}

/// A problem in the vendor's shape.
pub(super) fn problem(status: StatusCode, slug: &str, title: &str, detail: &str) -> Answer {
    shaped(status, slug, title, detail, None)
}

fn shaped(status: StatusCode, slug: &str, title: &str, detail: &str, invalid_params: Option<Vec<InvalidParam<'_>>>) -> Answer {
    let r#type = format!("https://seequent.com/error-codes/workspace/{slug}");
    let problem = Problem { detail, invalid_params, status: status.as_u16(), title, r#type };
    Answer::json_as(status, "application/problem+json", &problem)
}

/// The refusal in the vendor's shape.
pub(super) fn refuse(refusal: &Refusal, _: &str) -> Answer {
    let (status, slug, title) = words(refusal);
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let invalid_params = match refusal {
        Refusal::Core(Error::Invalid { field, message }) => {
            let name = if field.is_empty() { "body" } else { field };
            Some(vec![InvalidParam { name, reason: message }])
        }
        Refusal::Core(Error::AlreadyExists { field, .. }) => Some(vec![InvalidParam { name: field, reason: "is taken" }]),
        _ => None,
    };
    let answer = shaped(status, slug, title, &refusal.message(), invalid_params);
    if status == StatusCode::UNAUTHORIZED { answer.with(WWW_AUTHENTICATE, "Bearer") } else { answer }
}
