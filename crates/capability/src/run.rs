//! A unit is called: its inputs are put where they belong, upstreams are asked, and the answer takes its shape.

use crate::{
    plan::{Act, Call, Frame, Operation, Step, Unit, Work},
    raw::{BINARY_MOST, Format},
    shape,
    template::{Template, as_text},
    upstream::{Answer, Fault, Http, request},
};
use bytes::Bytes;
use hyper::{StatusCode, header::CONTENT_TYPE};
use serde_json::{Map, Value};

/// What a unit answers.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) status: StatusCode,
    pub(crate) payload: Payload,
}

#[derive(Debug)]
pub(crate) enum Payload {
    Empty,
    Json(Value),
    /// JSON that is passed on byte for byte.
    Text(Bytes),
    /// An error's body, as it came.
    Foreign(Bytes),
    Binary {
        bytes: Bytes,
        media_type: String,
    },
}

/// Why a unit answers nothing.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What the caller gave can't be used.
    Input { name: String, why: String },
    /// The upstream gave no answer, or none that can be read. The words are for the caller.
    Upstream { status: StatusCode, why: String },
}

/// Calls a unit with inputs that have been checked.
pub(crate) async fn run(unit: &Unit, inputs: &Map<String, Value>, http: &Http) -> Result<Outcome, Failure> {
    let none = Map::new();
    match &unit.work {
        Work::Call(call) => {
            let (answer, _) = send(unit, call, inputs, &none, http).await?;
            finish(unit, &call.operation, answer, inputs, &none)
        }
        Work::Steps { steps, mappings } => sequence(unit, steps, mappings, inputs, http).await,
        Work::Mock => {
            let frame = Frame { inputs, with: &none, steps: &none, roots: &unit.roots, binds: &unit.binds };
            Ok(match shape::mock(&unit.outputs, &frame) {
                Some(value) => Outcome { status: StatusCode::OK, payload: Payload::Json(value) },
                None => Outcome { status: StatusCode::NO_CONTENT, payload: Payload::Empty },
            })
        }
    }
}

/// Sends one call. Values under `with` are worked out in order, each seeing those before it.
async fn send(
    unit: &Unit,
    call: &Call,
    inputs: &Map<String, Value>,
    steps: &Map<String, Value>,
    http: &Http,
) -> Result<(Answer, Map<String, Value>), Failure> {
    let operation = &call.operation;
    let mut with = Map::new();
    for (key, template) in &call.with {
        let frame = Frame { inputs, with: &with, steps, roots: &unit.roots, binds: &unit.binds };
        // An absent value hides an input of the same name: the file says where the value comes from.
        let value = template.fill(&frame).unwrap_or(Value::Null);
        with.insert(key.clone(), value);
    }
    let frame = Frame { inputs, with: &with, steps, roots: &unit.roots, binds: &unit.binds };
    let most = if operation.format == Format::Binary { operation.max_binary.unwrap_or(unit.max_binary) } else { BINARY_MOST };
    let asked = ask(call, &frame, most, http);
    // A token is asked for, or waited for, within the time of the call that needs it.
    let answer = tokio::time::timeout(http.patience(), asked).await.unwrap_or_else(|_| Err(failure(operation, Fault::TooSlow, most)))?;
    Ok((answer, with))
}

/// Asks the upstream, and once more with a fresh token where it takes the one that there was no longer.
async fn ask(call: &Call, frame: &Frame<'_>, most: usize, http: &Http) -> Result<Answer, Failure> {
    let operation = &call.operation;
    let mut renewed = false;
    loop {
        let mut outgoing = request::build(operation, &call.with, frame)
            .map_err(|fault| Failure::Input { name: caller_name(call, &fault.name), why: fault.why })?;
        operation.upstream.credentials.apply(&mut outgoing, http).await.map_err(|fault| failure(operation, fault, most))?;
        let answer = http.send(&operation.upstream.base, outgoing, most).await.map_err(|fault| failure(operation, fault, most))?;
        // A token may have been taken back before its time.
        if answer.status == StatusCode::UNAUTHORIZED && !renewed && operation.upstream.credentials.renew().await {
            renewed = true;
            continue;
        }
        return Ok(answer);
    }
}

/// The name under which the caller gave what a parameter is called upstream.
fn caller_name(call: &Call, name: &str) -> String {
    use crate::template::Key;
    let given = call.with.iter().find(|(key, _)| key == name);
    match given {
        Some((_, Template::One(Key::Input(input) | Key::Name(input)))) => input.clone(),
        _ => name.to_owned(),
    }
}

pub(crate) fn failure(operation: &Operation, fault: Fault, most: usize) -> Failure {
    upstream_failure(&operation.upstream.namespace, fault, most)
}

/// What a caller hears of a call that got no answer: nothing of addresses or of what lies behind.
pub(crate) fn upstream_failure(namespace: &str, fault: Fault, most: usize) -> Failure {
    let (status, why) = match fault {
        Fault::NoAddress => (StatusCode::BAD_GATEWAY, format!("has no address: name it with --upstream {namespace}=URL")),
        Fault::Unreachable => (StatusCode::BAD_GATEWAY, "could not be reached".to_owned()),
        Fault::TooSlow => (StatusCode::GATEWAY_TIMEOUT, "did not answer in time".to_owned()),
        Fault::TooLarge => (StatusCode::BAD_GATEWAY, format!("answered with more than the {most} bytes that are read")),
        Fault::Elsewhere => (StatusCode::BAD_GATEWAY, "sends the call on to another server, where it is not followed".to_owned()),
        Fault::Unauthorized => (StatusCode::BAD_GATEWAY, "gives no token for its calls".to_owned()),
    };
    Failure::Upstream { status, why: format!("upstream `{namespace}` {why}") }
}

/// The answer of a single call in the unit's shape.
fn finish(
    unit: &Unit,
    operation: &Operation,
    answer: Answer,
    inputs: &Map<String, Value>,
    steps: &Map<String, Value>,
) -> Result<Outcome, Failure> {
    let status = answer.status;
    if status.is_client_error() || status.is_server_error() {
        return Ok(Outcome { status, payload: if answer.body.is_empty() { Payload::Empty } else { Payload::Foreign(answer.body) } });
    }
    if answer.body.is_empty() {
        return Ok(Outcome { status, payload: Payload::Empty });
    }
    if operation.format == Format::Binary {
        let said = answer.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let media_type = operation.media_type.clone().or(said).unwrap_or_else(|| "application/octet-stream".into());
        return Ok(Outcome { status, payload: Payload::Binary { bytes: answer.body, media_type } });
    }
    let unreadable = |what: String| Failure::Upstream {
        status: StatusCode::BAD_GATEWAY,
        why: format!("upstream `{}` answered with something that is not {what}", operation.upstream.namespace),
    };
    if operation.format == Format::Json && shape::is_whole(&unit.outputs) {
        // Nothing is taken out of it, so it is only looked at, and goes on as it came.
        let _: serde::de::IgnoredAny = serde_json::from_slice(&answer.body).map_err(|_| unreadable("JSON".into()))?;
        return Ok(Outcome { status, payload: Payload::Text(answer.body) });
    }
    let root = operation.format.decode(&answer.body).map_err(unreadable)?;
    let none = Map::new();
    let frame = Frame { inputs, with: &none, steps, roots: &unit.roots, binds: &unit.binds };
    Ok(Outcome { status, payload: Payload::Json(shape::shape(&unit.outputs, &root, &frame)) })
}

/// Runs steps in order. An upstream's refusal does not end them: a later step may not need what it would have said.
async fn sequence(
    unit: &Unit,
    steps: &[Step],
    mappings: &[(Vec<String>, Template)],
    inputs: &Map<String, Value>,
    http: &Http,
) -> Result<Outcome, Failure> {
    let none = Map::new();
    let mut outputs = Map::new();
    let mut last: Option<(&Operation, Answer)> = None;
    let mut refusal: Option<Outcome> = None;
    for step in steps {
        match &step.act {
            Act::Call(call) => {
                let sent = send(unit, call, inputs, &outputs, http).await;
                let answer = match (sent, refusal.take()) {
                    (Ok((answer, _)), earlier) => {
                        refusal = earlier;
                        answer
                    }
                    // What this step lacks is what an earlier one was refused.
                    (Err(Failure::Input { .. }), Some(earlier)) => return Ok(earlier),
                    (Err(failure), _) => return Err(failure),
                };
                if answer.status.is_client_error() || answer.status.is_server_error() {
                    let payload = if answer.body.is_empty() { Payload::Empty } else { Payload::Foreign(answer.body.clone()) };
                    refusal.get_or_insert(Outcome { status: answer.status, payload });
                } else if !answer.body.is_empty() && call.operation.format != Format::Binary {
                    let body = call.operation.format.decode(&answer.body).map_err(|what| Failure::Upstream {
                        status: StatusCode::BAD_GATEWAY,
                        why: format!(
                            "upstream `{}` answered step `{}` with something that is not {what}",
                            call.operation.upstream.namespace, step.name
                        ),
                    })?;
                    outputs.insert(step.name.clone(), named(&call.operation, body));
                }
                last = Some((&call.operation, answer));
            }
            Act::Lookup { index, field, value, fields } => {
                let frame = Frame { inputs, with: &none, steps: &outputs, roots: &unit.roots, binds: &unit.binds };
                if let Some(found) = lookup(outputs.get(index), field, value.fill(&frame), fields) {
                    outputs.insert(step.name.clone(), found);
                }
            }
        }
    }
    if !mappings.is_empty() {
        let frame = Frame { inputs, with: &none, steps: &outputs, roots: &unit.roots, binds: &unit.binds };
        if let Some(mapped) = mapped(mappings, &frame) {
            return Ok(Outcome { status: StatusCode::OK, payload: Payload::Json(mapped) });
        }
        if let Some(refusal) = refusal {
            return Ok(refusal);
        }
    } else if unit.outputs.iter().any(|output| {
        output.mapping.as_ref().and_then(|path| path.first_name()).is_some_and(|name| steps.iter().any(|step| step.name == name))
    }) {
        let frame = Frame { inputs, with: &none, steps: &outputs, roots: &unit.roots, binds: &unit.binds };
        let root = Value::Object(outputs.clone());
        return Ok(Outcome { status: StatusCode::OK, payload: Payload::Json(shape::shape(&unit.outputs, &root, &frame)) });
    }
    match last {
        Some((operation, answer)) => finish(unit, operation, answer, inputs, &outputs),
        None => Ok(Outcome { status: StatusCode::NO_CONTENT, payload: Payload::Empty }),
    }
}

/// What later steps see of an answer: all of it, and beside that the fields that the operation names.
fn named(operation: &Operation, body: Value) -> Value {
    let add = |value: Value| match value {
        Value::Object(mut fields) => {
            let whole = Value::Object(fields.clone());
            for (name, path) in &operation.outputs {
                let found = path.of(&whole);
                if !found.is_null() || !fields.contains_key(name) {
                    fields.insert(name.clone(), found);
                }
            }
            Value::Object(fields)
        }
        other => other,
    };
    if operation.outputs.is_empty() {
        return body;
    }
    match body {
        Value::Array(items) => Value::Array(items.into_iter().map(add).collect()),
        other => add(other),
    }
}

/// The first entry whose field has the value; of several values, a list of those that are found.
fn lookup(index: Option<&Value>, field: &str, wanted: Option<Value>, fields: &[String]) -> Option<Value> {
    let entries = match index? {
        Value::Array(entries) => entries.as_slice(),
        other => std::slice::from_ref(other),
    };
    let pick = |wanted: &Value| {
        let entry = entries.iter().find(|entry| entry.get(field).is_some_and(|value| as_text(value) == as_text(wanted)))?;
        if fields.is_empty() {
            return Some(entry.clone());
        }
        Some(Value::Object(fields.iter().map(|name| (name.clone(), entry.get(name).cloned().unwrap_or_default())).collect()))
    };
    match wanted? {
        Value::Array(several) => Some(Value::Array(several.iter().filter_map(pick).collect())),
        one => pick(&one),
    }
}

/// The mapped object; none when nothing was found for any of its targets. Dots in a target make objects inside objects.
fn mapped(mappings: &[(Vec<String>, Template)], frame: &Frame<'_>) -> Option<Value> {
    let mut root = Map::new();
    let mut any = false;
    for (target, template) in mappings {
        let value = template.fill(frame);
        any |= value.is_some();
        put(&mut root, target, value.unwrap_or(Value::Null));
    }
    any.then_some(Value::Object(root))
}

/// Puts a value where its way leads; a way through something that is no object leads nowhere.
fn put(fields: &mut Map<String, Value>, way: &[String], value: Value) {
    match way {
        [] => {}
        [last] => drop(fields.insert(last.clone(), value)),
        [first, rest @ ..] => {
            if let Value::Object(inner) = fields.entry(first.clone()).or_insert_with(|| Value::Object(Map::new())) {
                put(inner, rest, value);
            }
        }
    }
}
