//! The OpenAPI document as a contract: [`World::call`](crate::world::World::call) holds every request and every answer
//! of every test against it.
//!
//! Whatever is answered must be documented, with its status, its media type and each of its fields, and what was taken
//! must be what the document says is taken.

use crate::world::{Call, Reply, header, text};
use hyper::Method;
use jsonschema::{Registry, Validator};
use percent_encoding::percent_decode_str;
use roster_api::{dialects::native, openapi};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

/// Refusals that any request may meet, which the document has once, as `default`.
const DEFAULTS: &[u16] = &[408, 413, 414, 421, 431, 500, 503];

/// Where the document lies for the validator.
const PLACE: &str = "roster:/openapi.json";

static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| openapi::document(&native::surface(), &native::ABOUT).unwrap_or_else(|fault| panic!("no OpenAPI document: {fault}")));

/// The document for answers: there, an object has no field that is not documented.
static CLOSED: LazyLock<Value> = LazyLock::new(|| {
    let mut closed = DOCUMENT.clone();
    close(&mut closed["components"]);
    closed
});

fn close(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if fields.get("type").is_some_and(|kind| kind == "object") && fields.contains_key("properties") {
                fields.entry("additionalProperties").or_insert(false.into());
            }
            fields.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

/// Validators by what they check: a pointer into the document, and whether it is closed.
static VALIDATORS: LazyLock<Mutex<Validators>> = LazyLock::new(Mutex::default);

type Validators = HashMap<(String, bool), Arc<Validator>>;

fn validator(pointer: &str, closed: bool) -> Arc<Validator> {
    static OPEN: LazyLock<Registry<'static>> = LazyLock::new(|| registry(&DOCUMENT));
    static SHUT: LazyLock<Registry<'static>> = LazyLock::new(|| registry(&CLOSED));
    let made = || {
        let registry: &Registry = if closed { &SHUT } else { &OPEN };
        let options = jsonschema::options().with_registry(registry).should_validate_formats(true);
        let made = options.build(&json!({"$ref": format!("{PLACE}#{}", pointer.replace('{', "%7B").replace('}', "%7D"))}));
        Arc::new(made.unwrap_or_else(|error| panic!("{pointer} of the OpenAPI document is no schema: {error}")))
    };
    Arc::clone(VALIDATORS.lock().unwrap_or_else(PoisonError::into_inner).entry((pointer.to_owned(), closed)).or_insert_with(made))
}

fn registry(document: &Value) -> Registry<'static> {
    Registry::new().add(PLACE, document.clone()).unwrap().prepare().unwrap()
}

/// What is wrong with a value; empty: nothing.
pub(crate) fn faults(pointer: &str, closed: bool, value: &Value) -> Vec<String> {
    validator(pointer, closed).iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// The names of the fields that a schema knows.
pub(crate) fn fields(pointer: &str) -> Vec<String> {
    let schema = DOCUMENT.pointer(pointer).unwrap_or_else(|| panic!("there is no {pointer}"));
    if let Some(reference) = schema["$ref"].as_str() {
        return fields(&reference[1..]);
    }
    let choices = schema["oneOf"].as_array().map_or(0, Vec::len);
    let own = schema["properties"].as_object().into_iter().flat_map(|fields| fields.keys().cloned());
    own.chain((0..choices).flat_map(|choice| fields(&format!("{pointer}/oneOf/{choice}")))).collect()
}

/// A place in the document.
#[derive(Clone)]
struct At {
    pointer: String,
    value: &'static Value,
}

impl At {
    fn root() -> Self {
        Self { pointer: String::new(), value: &DOCUMENT }
    }

    /// What lies there under this name, behind its reference if it is one.
    fn get(&self, name: &str) -> Option<Self> {
        let value = self.value.get(name)?;
        match value["$ref"].as_str() {
            Some(reference) => {
                let pointer = reference.strip_prefix('#').unwrap().to_owned();
                let value = DOCUMENT.pointer(&pointer).unwrap_or_else(|| panic!("{reference} leads nowhere"));
                Some(Self { pointer, value })
            }
            None => Some(Self { pointer: format!("{}/{}", self.pointer, name.replace('~', "~0").replace('/', "~1")), value }),
        }
    }

    fn faults(&self, closed: bool, value: &Value) -> Vec<String> {
        faults(&self.pointer, closed, value)
    }
}

/// Panics when the call or its answer is not as the document says. Paths of other surfaces are not its matter.
pub(crate) fn hold(call: &Call, reply: &Reply) {
    let (path, query) = call.path.split_once('?').unwrap_or((&call.path, ""));
    let Some(below) = path.strip_prefix("/api/v1") else { return };
    let Some((operation, segments)) = find(&call.method, below) else { return };
    let answer = format!("{} {} answered {}", call.method, call.path, reply.status.as_u16());
    if let Err(fault) = answered(&operation, reply) {
        panic!("{answer}, and by the OpenAPI document {fault}\n{}", text(reply));
    }
    if !reply.status.is_success() {
        return;
    }
    for (name, place, text) in segments.into_iter().chain(parameters(query)).chain(headers(call)) {
        if let Err(fault) = taken(&operation, &name, place, &text) {
            panic!("{answer}, and by the OpenAPI document {fault}");
        }
    }
    let sent = String::from_utf8_lossy(&call.body);
    let body = operation.get("requestBody").and_then(|body| body.get("content"));
    let of_type = |name: &str| body.as_ref().and_then(|content| content.get(name)?.get("schema"));
    let (schema, value) = match of_type("application/x-www-form-urlencoded") {
        Some(form) => (Some(form), parameters(&sent.replace('+', " ")).map(|(name, _, text)| (name, Value::from(text))).collect()),
        None => (of_type("application/json"), serde_json::from_str(if sent.trim().is_empty() { "{}" } else { sent.trim() }).unwrap()),
    };
    match schema {
        None => assert!(sent.trim().is_empty() || value == json!({}), "{answer}, and by the OpenAPI document it has no body"),
        Some(schema) => {
            let faults = schema.faults(false, &value);
            assert!(faults.is_empty(), "{answer}, and by the OpenAPI document its body is wrong: {}\n{sent}", faults.join("; "));
        }
    }
}

/// A parameter of a call: its name, where it stands, its text.
type Given = (String, &'static str, String);

/// The operation of a path, with the segments that vary.
fn find(method: &Method, below: &str) -> Option<(At, Vec<Given>)> {
    let paths = At::root().get("paths")?;
    let fits = |template: &&String| {
        template.split('/').count() == below.split('/').count()
            && template.split('/').zip(below.split('/')).all(|(known, segment)| known.starts_with('{') || known == segment)
    };
    let template = paths.value.as_object()?.keys().filter(fits).min_by_key(|template| template.matches('{').count())?;
    let method = if *method == Method::HEAD { "get".to_owned() } else { method.as_str().to_lowercase() };
    let operation = paths.get(template)?.get(&method)?;
    let varying = template.split('/').zip(below.split('/')).filter_map(|(known, segment)| {
        let name = known.strip_prefix('{')?.strip_suffix('}')?;
        Some((name.to_owned(), "path", decoded(segment)))
    });
    Some((operation, varying.collect()))
}

fn parameters(query: &str) -> impl Iterator<Item = Given> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('=')).filter(|(_, text)| !text.is_empty());
    pairs.map(|(name, text)| (decoded(name), "query", decoded(text)))
}

/// The headers that some operation takes.
fn headers(call: &Call) -> impl Iterator<Item = Given> {
    const TAKEN: &[&str] = &["If-Match", "If-None-Match", "Idempotency-Key"];
    let given = |name: &&str| call.headers.iter().find(|(given, _)| given.eq_ignore_ascii_case(name));
    TAKEN.iter().filter_map(move |name| Some(((*name).to_owned(), "header", given(name)?.1.clone())))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn answered(operation: &At, reply: &Reply) -> Result<(), String> {
    let status = reply.status.as_u16();
    let responses = operation.get("responses").unwrap();
    let listed = responses.get(reply.status.as_str());
    let response = listed.or_else(|| if DEFAULTS.contains(&status) { responses.get("default") } else { None });
    let response = response.ok_or("it never has that status")?;
    for (name, known) in At::root().get("components").unwrap().get("headers").unwrap().value.as_object().unwrap() {
        let documented = response.get("headers").is_some_and(|headers| headers.value.get(name).is_some());
        match (header(&reply.headers, &name.to_lowercase()).is_empty(), documented) {
            (false, false) => return Err(format!("the answer has no {name}")),
            (true, true) if known["required"] == true => return Err(format!("the answer has {name}")),
            _ => {}
        }
    }
    let sent = header(&reply.headers, "content-type").split(';').next().unwrap_or_default().trim();
    let Some(content) = response.get("content") else {
        return if reply.body.is_empty() { Ok(()) } else { Err("the answer has no body".to_owned()) };
    };
    let form = content.get(sent).ok_or_else(|| format!("no answer is {sent:?}"))?;
    // The body of an answer to HEAD stays behind.
    if !sent.ends_with("json") || reply.body.is_empty() {
        return Ok(());
    }
    let value = serde_json::from_slice(&reply.body).map_err(|error| format!("it is JSON: {error}"))?;
    let faults = form.get("schema").unwrap().faults(true, &value);
    if faults.is_empty() { Ok(()) } else { Err(format!("the answer is another one: {}", faults.join("; "))) }
}

fn taken(operation: &At, name: &str, place: &str, text: &str) -> Result<(), String> {
    let known = operation.get("parameters");
    let known = known.iter().flat_map(|list| list.value.as_array().into_iter().flatten().enumerate().map(move |(at, one)| (list, at, one)));
    let found = known.into_iter().find(|(_, _, one)| one["name"] == name && one["in"] == place);
    let (list, at, _) = found.ok_or_else(|| format!("it takes no {name} in its {place}"))?;
    let pointer = format!("{}/{at}/schema", list.pointer);
    let schema = DOCUMENT.pointer(&pointer).unwrap();
    let value = match schema["type"].as_str() {
        Some("integer" | "boolean") => serde_json::from_str(text).unwrap_or_else(|_| text.into()),
        Some("array") => text.split(',').map(str::trim).collect(),
        _ => text.into(),
    };
    let faults = faults(&pointer, false, &value);
    if faults.is_empty() { Ok(()) } else { Err(format!("it takes no such {name}: {}", faults.join("; "))) }
}
