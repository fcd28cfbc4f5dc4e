//! Refusals in the control plane's shape: `{"success":false,"data":{"message","errorCode"}}`.

use super::scopes;
use crate::{answer::Answer, refusal::Refusal};
use hyper::StatusCode;
use roster_core::Error;
use serde_json::json;
use std::borrow::Cow;

/// Code and status. 422 and 412 are never sent; what has no code of its own gets the nearest.
const fn code(refusal: &Refusal) -> (&'static str, u16) {
    match refusal {
        Refusal::Core(error) => match error {
            Error::Invalid { .. } | Error::LimitReached { .. } => ("AB01", 400),
            Error::Forbidden { .. } => ("AB03", 403),
            Error::Internal => ("AB04", 500),
            Error::Unavailable(_) => ("AB04", 503),
            Error::Unauthenticated(_) => ("AB05", 401),
            Error::AlreadyExists { .. } | Error::Conflict(_) => ("AB07", 409),
            Error::NotFound(_) | Error::Gone(_) => ("AB08", 404),
            Error::Stale(_) => ("AB07", 412),
            Error::Repeated(_) => ("AB07", 409),
            Error::TooManyTries { .. } => ("AB06", 429),
        },
        Refusal::Method { .. } => ("AB01", 405),
        Refusal::BodyTooLarge(_) => ("AB01", 413),
        Refusal::HeadersTooLarge(_) => ("AB01", 431),
        Refusal::UriTooLong(_) => ("AB01", 414),
        Refusal::TooSlow(_) => ("AB01", 408),
        Refusal::WrongHost => ("AB01", 421),
        Refusal::WrongOrigin => ("AB03", 403),
        Refusal::TooManyRequests { .. } => ("AB06", 429),
    }
}

/// The words for the caller. A permission is called by the scope that a key needs for it: our own word would mean nothing
/// among a key's scopes.
fn message(refusal: &Refusal) -> Cow<'static, str> {
    if let Refusal::Core(Error::Forbidden { permission, reason }) = refusal
        && let Some(word) = scopes::word_for(*permission)
    {
        return format!("this needs {word}: {reason}").into();
    }
    refusal.message()
}

/// The refusal in the vendor's shape. The Terraform provider takes the text 404 anywhere in an error for a missing
/// key, so no message of another error holds it; the request's id goes into the header that SDKs show.
pub(super) fn refuse(refusal: &Refusal, _: &str) -> Answer {
    let (code, status) = code(refusal);
    let mut message = message(refusal);
    if status != 404 && message.contains("404") {
        message = "the request is not valid".into();
    }
    let body = json!({"success": false, "data": {"message": message, "errorCode": code}});
    Answer::json(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), &body)
}
