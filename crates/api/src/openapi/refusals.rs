//! The problems that rows are refused with, and the headers of answers, written once.

use super::schemas::Schemas;
use crate::{
    body,
    describe::{MediaType, Parameter, schema_of},
    idempotency,
    operation::{Need, Operation},
    preconditions,
    problem::{Problem, problem},
    refusal::Refusal,
};
use hyper::Method;
use roster_core::{
    Error, Kind,
    access::{Permission, Reason},
    idempotency::Repeat,
};
use serde_json::{Map, Value, json};

/// Status, name and meaning of each, with one of its sort.
fn sorts() -> [(&'static str, &'static str, &'static str, Refusal); 10] {
    let invalid = Error::invalid("members[0].role", "must be one of admin, manager, member, viewer");
    [
        ("400", "Invalid", "A parameter, a field or the form of the request is not allowed; `detail` says what is.", invalid.into()),
        (
            "401",
            "Unauthenticated",
            "There is no key, or it is unknown, expired, revoked, or of a disabled user.",
            Error::Unauthenticated("a key is needed: send it as Authorization: Bearer <key>").into(),
        ),
        (
            "403",
            "Forbidden",
            "The caller may know of it, and may not do this.",
            Error::Forbidden { permission: Permission::UsersCreate, reason: Reason::Role }.into(),
        ),
        ("404", "NotFound", "There is nothing that the caller may know of.", Error::NotFound(Kind::User).into()),
        ("409", "Conflict", "What is there already stands against it.", Error::AlreadyExists { kind: Kind::User, field: "email" }.into()),
        ("412", "Stale", "It has changed since the version that `If-Match` names.", Error::Stale(Kind::User).into()),
        ("413", "BodyTooLarge", "The body is larger than the operation takes.", Refusal::BodyTooLarge(body::MOST)),
        ("422", "IdempotencyKeyReused", "The `Idempotency-Key` stands for another request.", Error::Repeated(Repeat::OtherRequest).into()),
        (
            "429",
            "TooManyRequests",
            "The key, or the address, has sent as many requests as it may.",
            Refusal::TooManyRequests { seconds: 20 },
        ),
        (
            "default",
            "Refused",
            "What every request may meet: limits of the server, or a fault of it. docs/errors.md has a section for each `code`.",
            Error::Unavailable("the store is busy: try again").into(),
        ),
    ]
}

/// The Responses of the components: those that some row refers to.
///
/// # Errors
/// When a problem is not JSON.
pub(super) fn responses(rows: &[(&Operation, Vec<Parameter>)], schemas: &mut Schemas) -> Result<Value, String> {
    let schema = schemas.output(schema_of::<Problem<'static>>);
    let mut responses = Map::new();
    for (status, name, description, refusal) in sorts() {
        if !rows.iter().any(|(operation, extras)| of(operation, extras).any(|(known, _)| known == status)) {
            continue;
        }
        let example = serde_json::to_value(problem(&refusal, &refusal.message(), "06ezqr2zv4ystw0000000000s4"));
        let example = example.map_err(|error| format!("the problem {name}: {error}"))?;
        let headers = headers_of(status);
        let content = json!({"schema": schema, "example": example});
        responses.insert(
            name.to_owned(),
            json!({"description": description, "headers": headers, "content": {"application/problem+json": content}}),
        );
    }
    Ok(responses.into())
}

/// The response of a row that says no in a form of its own, where the surface does not do it before.
pub(super) fn also(status: &str, form: &MediaType, schemas: &mut Schemas) -> Value {
    let own = json!({"schema": schemas.output(form.schema)});
    let problem = json!({"schema": schemas.output(schema_of::<Problem<'static>>)});
    json!({
        "description": "It is refused as its protocol says; what is no request at all, as elsewhere.",
        "headers": headers_of(status),
        "content": {form.name: own, "application/problem+json": problem},
    })
}

fn headers_of(status: &str) -> Value {
    let mut headers = every_answer();
    let besides = match status {
        "401" => Some("WWW-Authenticate"),
        "429" => Some("Retry-After"),
        _ => None,
    };
    if let Some(name) = besides {
        headers[name] = header(name);
    }
    headers
}

/// Which of them a row may be refused with, by status, given the headers that the surface reads for its sort.
pub(super) fn of(operation: &Operation, extras: &[Parameter]) -> impl Iterator<Item = (&'static str, Value)> {
    let key = !matches!(operation.need, Need::Public(_));
    let permission = !operation.need.permissions().is_empty();
    let body = operation.description.as_ref().is_some_and(|description| description.body.is_some());
    let conditional = extras.iter().any(|parameter| parameter.name == preconditions::MATCH.name);
    let once = extras.iter().any(|parameter| parameter.name == idempotency::KEY.name);
    let write = operation.method != Method::GET;
    let varies = operation.path.contains('{');
    sorts().into_iter().filter_map(move |(status, name, ..)| {
        let may = match status {
            // A row without a key that changes something takes another proof, which may be wrong or lead nowhere.
            "401" => key || write,
            "403" => permission,
            "404" => permission || varies || body,
            "409" => write,
            "412" => conditional,
            "413" => body,
            "422" => once,
            _ => true,
        };
        may.then(|| (status, json!({"$ref": format!("#/components/responses/{name}")})))
    })
}

/// The headers of every answer.
pub(super) fn every_answer() -> Value {
    let names = ["X-Request-Id", "RateLimit-Policy", "RateLimit"];
    names.into_iter().map(|name| (name.to_owned(), header(name))).collect::<Map<_, _>>().into()
}

pub(super) fn header(name: &str) -> Value {
    json!({"$ref": format!("#/components/headers/{name}")})
}

/// The Headers of the components.
pub(super) fn headers() -> Value {
    json!({
        "X-Request-Id": {
            "description": "The id of the request, also in the audit log and in problems.",
            "required": true,
            "schema": {"type": "string"},
        },
        "RateLimit-Policy": {
            "description": "How many requests in how many seconds, where they are counted (draft-ietf-httpapi-ratelimit-headers).",
            "schema": {"type": "string"},
        },
        "RateLimit": {
            "description": "How many requests are left, and in how many seconds all of them will be.",
            "schema": {"type": "string"},
        },
        "ETag": {
            "description": "The state of the object (RFC 9110 §8.8.3): `If-Match` and `If-None-Match` take it.",
            "schema": {"type": "string"},
        },
        "Retry-After": {
            "description": "In how many seconds to try again (RFC 9110 §10.2.3).",
            "schema": {"type": "integer", "minimum": 1},
        },
        "WWW-Authenticate": {
            "description": "The scheme of the key (RFC 6750 §3).",
            "schema": {"type": "string"},
        },
    })
}
