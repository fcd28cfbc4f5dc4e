//! REST adapters.

use super::{
    Answer,
    inputs::{self, BadInput, Given},
    problem::Problem,
    read, whole,
};
use crate::{
    plan::{Adapter, Forward, Route, Source, Unit, path::PLAIN},
    raw::BINARY_MOST,
    run::{self, Failure, Outcome, Payload},
    serve::guard::Guard,
    template::{Scope, as_text},
    upstream::{Fault, Http, request::Outgoing},
};
use bytes::Bytes;
use hyper::{
    HeaderMap, Method, Request, Response, StatusCode,
    body::Incoming,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue},
};
use percent_encoding::{percent_decode_str, utf8_percent_encode};
use serde_json::{Map, Value};
use std::sync::Arc;

pub(super) async fn answer(adapter: &Adapter, routes: &[Route], http: &Http, request: Request<Incoming>) -> Answer {
    let (head, body) = request.into_parts();
    let path = head.uri.path().to_owned();
    let mut others = Vec::new();
    for route in routes {
        let Some(variables) = route.pattern.find(&path) else { continue };
        if let Some((_, unit)) = route.operations.iter().find(|(method, _)| *method == head.method) {
            return match operation(unit, variables, &head.headers, head.uri.query(), body, http).await {
                Ok(outcome) => outcome_answer(outcome),
                Err(problem) => problem.answer(),
            };
        }
        if let Some(forward) = &route.forward {
            let rest = variables.into_iter().next_back().map(|(_, rest)| rest).unwrap_or_default();
            let open = matches!(adapter.guard, Guard::Open);
            return match self::forward(forward, open, head.method, &rest, &head.headers, body, http).await {
                Ok(outcome) => outcome_answer(outcome),
                Err(problem) => problem.answer(),
            };
        }
        others.extend(route.operations.iter().map(|(method, _)| method.as_str()));
    }
    // The format answers 404 for a method that a path does not have, too.
    let problem = Problem::new(StatusCode::NOT_FOUND, "not-found", "no operation has this path and method");
    if others.is_empty() { problem.answer() } else { problem.allowing(&others.join(", ")).answer() }
}

async fn operation(
    unit: &Arc<Unit>,
    path: Vec<(&str, String)>,
    headers: &HeaderMap,
    query: Option<&str>,
    body: Incoming,
    http: &Http,
) -> Result<Outcome, Problem> {
    let reads_body =
        unit.inputs.iter().any(|input| matches!(input.source, Source::Body | Source::Field | Source::FieldOrBody | Source::Extract(_)));
    let body = if reads_body { json(&read(body).await?)? } else { None };
    let given = Given { path, query: inputs::query(query), headers, body };
    let inputs = inputs::of_request(unit, &given).map_err(bad_input)?;
    run::run(unit, &inputs, http).await.map_err(problem)
}

fn json(body: &Bytes) -> Result<Option<Value>, Problem> {
    if body.is_empty() {
        return Ok(None);
    }
    serde_json::from_slice(body)
        .map(Some)
        .map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "invalid", "the body must be JSON").about("body"))
}

fn bad_input(fault: BadInput) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "invalid", format!("`{}` {}", fault.name, fault.why)).about(&fault.name)
}

fn problem(failure: Failure) -> Problem {
    match failure {
        Failure::Input { name, why } => bad_input(BadInput { name, why }),
        Failure::Upstream { status, why } => {
            Problem::new(status, if status == StatusCode::GATEWAY_TIMEOUT { "upstream-too-slow" } else { "upstream-failed" }, why)
        }
    }
}

fn outcome_answer(outcome: Outcome) -> Answer {
    let (body, media_type): (Bytes, Option<HeaderValue>) = match outcome.payload {
        Payload::Empty => (Bytes::new(), None),
        Payload::Json(value) => (value.to_string().into(), Some(HeaderValue::from_static("application/json"))),
        Payload::Text(text) => (text, Some(HeaderValue::from_static("application/json"))),
        Payload::Foreign(body) => {
            // An upstream's page of HTML must not run as one of ours.
            let is_json = serde_json::from_slice::<serde::de::IgnoredAny>(&body).is_ok();
            (body, Some(HeaderValue::from_static(if is_json { "application/json" } else { "text/plain; charset=utf-8" })))
        }
        Payload::Binary { bytes, media_type } => {
            let served =
                if media_type.to_ascii_lowercase().starts_with("text/html") { "application/octet-stream".to_owned() } else { media_type };
            (bytes, HeaderValue::try_from(served).ok())
        }
    };
    let mut answer = Response::new(whole(body));
    *answer.status_mut() = outcome.status;
    if let Some(media_type) = media_type {
        answer.headers_mut().insert(CONTENT_TYPE, media_type);
    }
    answer
}

/// Sends a request on as it came: method and body, headers that are trusted, and never its query, as the format has it.
async fn forward(
    forward: &Forward,
    open: bool,
    method: Method,
    rest: &str,
    headers: &HeaderMap,
    body: Incoming,
    http: &Http,
) -> Result<Outcome, Problem> {
    let upstream = &forward.upstream;
    let mut target = upstream.base.path.clone();
    for segment in rest.split('/') {
        let decoded = percent_decode_str(segment)
            .decode_utf8()
            .map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "invalid", "the path must be UTF-8").about("path"))?;
        if matches!(decoded.as_ref(), "." | "..") {
            return Err(Problem::new(StatusCode::BAD_REQUEST, "invalid", "the path must not have segments of dots").about("path"));
        }
        target.push('/');
        target.extend(utf8_percent_encode(&decoded, PLAIN));
    }
    let mut sent = HeaderMap::new();
    let trusted = forward.trusted_headers.iter().filter_map(|name| HeaderName::try_from(name.as_str()).ok());
    for name in trusted.chain([CONTENT_TYPE, ACCEPT]) {
        if name != AUTHORIZATION
            && let Some(value) = headers.get(&name)
        {
            sent.insert(name, value.clone());
        }
    }
    // A credential that was meant for this adapter goes no further; one for the upstream does where neither side has its own.
    if open
        && matches!(upstream.credentials, crate::upstream::auth::Credentials::None)
        && let Some(value) = headers.get(AUTHORIZATION)
    {
        sent.insert(AUTHORIZATION, value.clone());
    }
    let nothing = Map::new();
    let frame = crate::plan::Frame { inputs: &nothing, with: &nothing, steps: &nothing, roots: &[], binds: &upstream.binds };
    let mut query = Vec::new();
    for parameter in &upstream.parameters {
        let value = parameter
            .value
            .as_ref()
            .and_then(|value| value.fill(&frame))
            .or_else(|| frame.find(&crate::template::Key::Name(parameter.name.clone())));
        let Some(text) = value.as_ref().map(as_text) else { continue };
        match parameter.location {
            crate::document::In::Header => {
                if let (Ok(name), Ok(value)) = (HeaderName::try_from(parameter.name.as_str()), HeaderValue::try_from(text)) {
                    sent.insert(name, value);
                }
            }
            crate::document::In::Query => {
                query.push(format!("{}={}", utf8_percent_encode(&parameter.name, PLAIN), utf8_percent_encode(&text, PLAIN)))
            }
            _ => {}
        }
    }
    if !query.is_empty() {
        target = format!("{target}?{}", query.join("&"));
    }
    let mut outgoing = Outgoing { method, target, headers: sent, body: read(body).await? };
    let failed = |fault| problem(run::upstream_failure(&upstream.namespace, fault, BINARY_MOST));
    let asked = async {
        upstream.credentials.apply(&mut outgoing, http).await?;
        http.send(&upstream.base, outgoing, BINARY_MOST).await
    };
    let answer = tokio::time::timeout(http.patience(), asked).await.unwrap_or(Err(Fault::TooSlow)).map_err(failed)?;
    let media_type =
        answer.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("application/octet-stream").to_owned();
    let payload = if answer.body.is_empty() { Payload::Empty } else { Payload::Binary { bytes: answer.body, media_type } };
    Ok(Outcome { status: answer.status, payload })
}
