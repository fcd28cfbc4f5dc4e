//! Refusals in the vendor's shape: `{"error":{"message","type","param","code"}}`, all four always there.

use crate::{answer::Answer, refusal::Refusal};
use hyper::{StatusCode, header::HeaderName};
use roster_core::{Error, Kind};
use serde_json::json;
use std::borrow::Cow;

/// Tells the SDKs whether to send a request again; without it they do on 409 and on 5xx.
pub(super) const SHOULD_RETRY: HeaderName = HeaderName::from_static("x-should-retry");

const REQUEST: &str = "invalid_request_error";
const SERVER: &str = "server_error";

/// Status, type and code. 412 and 422 are never sent; 408 would be sent again by clients.
const fn code(refusal: &Refusal) -> (u16, &'static str, &'static str) {
    match refusal {
        Refusal::Core(error) => match error {
            Error::Invalid { .. } => (400, REQUEST, "invalid_value"),
            Error::LimitReached { .. } => (400, REQUEST, "limit_reached"),
            // The state does not allow it: an archived project, the last owner, an accepted invite.
            Error::Conflict(_) => (400, REQUEST, "conflict"),
            Error::Unauthenticated(_) => (401, REQUEST, "invalid_api_key"),
            Error::Forbidden { .. } => (403, REQUEST, "missing_scope"),
            Error::NotFound(_) | Error::Gone(_) => (404, REQUEST, "not_found"),
            Error::AlreadyExists { .. } => (409, REQUEST, "already_exists"),
            Error::Stale(_) | Error::Repeated(_) => (409, REQUEST, "conflict"),
            Error::TooManyTries { .. } => (429, "requests", "rate_limit_exceeded"),
            Error::Internal => (500, SERVER, "internal_error"),
            Error::Unavailable(_) => (503, SERVER, "unavailable"),
        },
        Refusal::Method { .. } => (405, REQUEST, "method_not_allowed"),
        Refusal::TooSlow(_) => (400, REQUEST, "request_timeout"),
        Refusal::BodyTooLarge(_) => (413, REQUEST, "request_too_large"),
        Refusal::UriTooLong(_) => (414, REQUEST, "request_too_large"),
        Refusal::WrongHost => (421, REQUEST, "wrong_host"),
        Refusal::WrongOrigin => (403, REQUEST, "wrong_origin"),
        Refusal::HeadersTooLarge(_) => (431, REQUEST, "request_too_large"),
        Refusal::TooManyRequests { .. } => (429, "requests", "rate_limit_exceeded"),
    }
}

/// The words for the caller, with the vendor's for the core's where they differ.
fn message(refusal: &Refusal) -> Cow<'static, str> {
    match refusal {
        Refusal::Core(Error::NotFound(Kind::Member)) => "no such project user".into(),
        Refusal::Core(Error::NotFound(Kind::Invitation)) => "no such invite".into(),
        Refusal::Core(Error::NotFound(Kind::AuditEvent)) => "no such audit log".into(),
        // As the vendor says it: tools look for these words.
        Refusal::Core(Error::Forbidden { permission, reason }) => {
            let scope = if permission.only_reads() { "api.management.read" } else { "api.management.write" };
            format!("You have insufficient permissions for this operation. Missing scopes: {scope} ({permission}): {reason}").into()
        }
        _ => {
            let message = refusal.message();
            if message.contains("workspace") { message.replace("workspace", "project").into() } else { message }
        }
    }
}

/// The refusal in the vendor's shape.
pub(super) fn refuse(refusal: &Refusal, _: &str) -> Answer {
    let (status, kind, code) = code(refusal);
    let param = match refusal {
        Refusal::Core(Error::Invalid { field, .. }) if !field.is_empty() => Some(field.as_ref()),
        Refusal::Core(Error::AlreadyExists { field, .. }) => Some(*field),
        _ => None,
    };
    let body = json!({"error": {"message": message(refusal), "type": kind, "param": param, "code": code}});
    let answer = Answer::json(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), &body);
    if status == 409 { answer.with(SHOULD_RETRY, "false") } else { answer }
}
