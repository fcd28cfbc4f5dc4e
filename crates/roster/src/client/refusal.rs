//! What went wrong between the command line and the server, as one line that says what to do next.

use super::{http::Fault, target::Target};
use crate::{failure::Failure, output::printable};
use hyper::{HeaderMap, StatusCode, header::LOCATION, header::RETRY_AFTER};
use serde::Deserialize;

/// What is read of a problem (RFC 9457), as the native API sends it.
#[derive(Deserialize)]
struct Problem {
    detail: String,
    field: Option<String>,
    request_id: Option<String>,
}

/// No source has a key.
pub(super) fn no_key(target: &Target) -> Failure {
    let url = &target.url.value;
    Failure::usage(format!(
        "no key for {url}: set ROSTER_KEY or ROSTER_KEY_FILE, or keep one with `roster profile add NAME --url {url}`; \
         at the server's machine `roster store key create` makes one"
    ))
}

/// There is no answer.
pub(super) fn unreached(target: &Target, fault: &Fault) -> Failure {
    let (url, from) = (&target.url.value, &target.url.from);
    Failure::unavailable(match fault {
        Fault::Unreachable(reason) => {
            format!(
                "can't reach {url} (from {from}): {reason}. Is the server running? `roster serve` starts one, --url or a profile names another"
            )
        }
        Fault::Untrusted(reason) => format!(
            "{url} (from {from}): {reason}. If it is your server, install its root certificate on this machine or name the root's file \
             with SSL_CERT_FILE"
        ),
        Fault::Broken(reason) => {
            format!("the connection to {url} (from {from}) broke: {reason}. Is it a Roster server, and https or http?")
        }
        Fault::TooSlow => format!("{url} did not answer in time: try again"),
        Fault::TooLarge => format!("{url} answered with more than this command reads at once: ask for less with --limit"),
    })
}

/// The answer is not Roster's.
pub(super) fn foreign(target: &Target, what: &str) -> Failure {
    let (url, from) = (&target.url.value, &target.url.from);
    Failure::unavailable(format!("{url} (from {from}) {what}: is it a Roster server? Name another with --url or a profile"))
}

/// The answer is a refusal.
pub(super) fn refused(target: &Target, status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Failure {
    meant(target, status, headers, body).answered(status.as_u16())
}

fn meant(target: &Target, status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Failure {
    if status.is_redirection() {
        let to = headers.get(LOCATION).and_then(|to| to.to_str().ok()).map_or_else(|| "elsewhere".into(), printable);
        return foreign(target, &format!("sends its callers to {to}"));
    }
    let Ok(problem) = serde_json::from_slice::<Problem>(body) else {
        return match status {
            StatusCode::TOO_MANY_REQUESTS => Failure::unavailable(format!("too many requests{}", retry(headers))),
            _ => foreign(target, &format!("answered {status}, not in Roster's words")),
        };
    };
    // The path of a value comes by itself.
    let prefix = problem.field.as_ref().map(|field| format!("{field}: ")).unwrap_or_default();
    let detail = printable(problem.detail.strip_prefix(&prefix).unwrap_or(&problem.detail));
    match status {
        // The key is good, and no key that a store makes would do.
        StatusCode::UNAUTHORIZED if detail.starts_with("this needs a") => Failure::failed(format!(
            "{detail}. A personal key is made at {}/account and named with ROSTER_KEY or --profile",
            target.url.value
        )),
        StatusCode::UNAUTHORIZED => Failure::failed(unauthenticated(target, &detail)),
        StatusCode::FORBIDDEN => Failure::failed(format!("{detail}; `roster api me` shows what the key holds")),
        StatusCode::NOT_FOUND if detail.starts_with("no such") => Failure::failed(format!("{detail}, or this key may not know of it")),
        StatusCode::MISDIRECTED_REQUEST => Failure::usage(format!("{detail}: name the server as its --public-url does")),
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => match problem.field {
            Some(field) => Failure::usage(detail).about(printable(&field)),
            None => Failure::usage(detail),
        },
        StatusCode::TOO_MANY_REQUESTS => Failure::unavailable(detail),
        status if status.is_server_error() => {
            let id = problem.request_id.map(|id| format!("; the server's log has the facts under {}", printable(&id))).unwrap_or_default();
            Failure::unavailable(format!("{detail}{}{id}", retry(headers)))
        }
        _ => Failure::failed(detail),
    }
}

fn unauthenticated(target: &Target, detail: &str) -> String {
    let (mask, from) = target.key.as_ref().map_or_else(Default::default, |key| (key.value.mask(), key.from.clone()));
    format!(
        "{} does not take the key {mask} of {from}: {detail}. Name another with ROSTER_KEY or --profile; at the server's machine \
         `roster store key create` makes one",
        target.url.value
    )
}

/// When to try again, as far as the server says.
fn retry(headers: &HeaderMap) -> String {
    match headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse::<u32>().ok()) {
        Some(seconds) => format!(": try again in {seconds} s"),
        None => ": try again shortly".into(),
    }
}
