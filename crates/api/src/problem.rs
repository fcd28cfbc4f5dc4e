//! Refusals as problem details (RFC 9457): the shape of the native API, and of dialects whose specification leaves the
//! shape open. `docs/errors.md` has a section per code.

use crate::{answer::Answer, refusal::Refusal};
use hyper::{StatusCode, header::WWW_AUTHENTICATE};
use roster_core::{
    Error,
    id::{Id, entity},
    idempotency::Repeat,
};
use schemars::JsonSchema;
use serde::Serialize;

/// A problem (RFC 9457 §3.1) with a word for programs and the request's id.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Problem<'a> {
    /// What sort of problem, as a fragment of the documentation.
    r#type: String,
    /// The same for every problem of its sort.
    title: &'static str,
    /// The status of the answer.
    status: u16,
    /// What was wrong with this request, for people.
    detail: &'a str,
    /// What sort of problem, for programs; docs/errors.md has a section for each.
    code: &'static str,
    /// The field or parameter that it is about, as a path: `members[0].role`.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    /// The id of what an earlier request with the same idempotency key made.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// The id of the request, as in the header.
    request_id: &'a str,
}

/// The word for programs and the title for people.
pub(crate) const fn words(refusal: &Refusal) -> (&'static str, &'static str) {
    match refusal {
        Refusal::Core(error) => match error {
            Error::NotFound(_) | Error::Gone(_) => ("not_found", "Not found"),
            Error::AlreadyExists { .. } => ("already_exists", "Already exists"),
            Error::Invalid { .. } => ("invalid", "Invalid value"),
            Error::Unauthenticated(_) => ("unauthenticated", "Not authenticated"),
            Error::Forbidden { .. } => ("forbidden", "Not allowed"),
            Error::Conflict(_) => ("conflict", "Conflict"),
            Error::Stale(_) => ("stale", "Changed since it was read"),
            Error::Repeated(Repeat::OtherRequest) => ("idempotency_key_reused", "Idempotency key of another request"),
            Error::Repeated(Repeat::Unanswered) => ("idempotency_key_in_use", "Idempotency key in use"),
            Error::Repeated(Repeat::SecretShown(_)) => ("secret_already_shown", "Secret already shown"),
            Error::TooManyTries { .. } => ("too_many_tries", "Too many tries"),
            Error::LimitReached { .. } => ("limit_reached", "Limit reached"),
            Error::Unavailable(_) => ("unavailable", "Unavailable"),
            Error::Internal => ("internal", "Internal error"),
        },
        Refusal::Method { .. } => ("method_not_allowed", "Method not allowed"),
        Refusal::BodyTooLarge(_) => ("body_too_large", "Body too large"),
        Refusal::HeadersTooLarge(_) => ("headers_too_large", "Headers too large"),
        Refusal::UriTooLong(_) => ("uri_too_long", "URI too long"),
        Refusal::TooSlow(_) => ("too_slow", "Request timeout"),
        Refusal::WrongHost => ("wrong_host", "Wrong host"),
        Refusal::WrongOrigin => ("wrong_origin", "Wrong origin"),
        Refusal::TooManyRequests { .. } => ("too_many_requests", "Too many requests"),
    }
}

/// The problem of a refusal in the words of its [`Refusal::message`].
pub(crate) fn problem<'a>(refusal: &'a Refusal, detail: &'a str, request_id: &'a str) -> Problem<'a> {
    let (code, title) = words(refusal);
    let field = match refusal {
        Refusal::Core(Error::Invalid { field, .. }) if !field.is_empty() => Some(field.as_ref()),
        Refusal::Core(Error::AlreadyExists { field, .. }) => Some(*field),
        _ => None,
    };
    let id = match refusal {
        Refusal::Core(Error::Repeated(Repeat::SecretShown(id))) => Some(Id::<entity::Role>::from_bytes(*id).to_string()),
        _ => None,
    };
    Problem { r#type: format!("/docs/errors.md#{code}"), title, status: refusal.status(), detail, code, field, id, request_id }
}

/// The problem for a refusal.
pub(crate) fn refuse(refusal: &Refusal, request_id: &str) -> Answer {
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let answer = Answer::json_as(status, "application/problem+json", &problem(refusal, &refusal.message(), request_id));
    if status == StatusCode::UNAUTHORIZED { answer.with(WWW_AUTHENTICATE, "Bearer realm=\"roster\"") } else { answer }
}
