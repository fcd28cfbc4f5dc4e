//! The OpenAPI 3.1 document of a surface, made from its rows: what a row does not say, the document does not either.

mod refusals;
mod schemas;

use crate::{
    body,
    describe::{Description, Parameter, Place},
    idempotency,
    operation::{Need, Operation},
    preconditions,
    surface::Surface,
};
use hyper::{Method, StatusCode};
use schemas::Schemas;
use serde_json::{Map, Value, json};

/// What a document says of a surface as a whole.
pub struct About {
    /// Its title.
    pub title: &'static str,
    /// What it is and what holds everywhere, in Markdown.
    pub description: &'static str,
    /// Each resource (what the names of operations begin with) with a sentence, in the order of reference pages.
    pub tags: &'static [(&'static str, &'static str)],
}

/// The document.
///
/// # Errors
/// What a row or a type lacks to be described, and how to mend that.
pub fn document(surface: &Surface, about: &About) -> Result<Value, String> {
    let mut schemas = Schemas::new();
    let mut paths = Map::new();
    let rows: Vec<_> = surface.operations.iter().map(|operation| (operation, extras(surface, operation))).collect();
    for (operation, extras) in &rows {
        let row =
            described(operation, extras, about, &mut schemas).map_err(|fault| format!("{} {}: {fault}", surface.name, operation.name))?;
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        path[operation.method.as_str().to_lowercase()] = row;
    }
    let responses = refusals::responses(&rows, &mut schemas)?;
    let tags: Vec<_> = about.tags.iter().map(|(name, description)| json!({"name": name, "description": description})).collect();
    Ok(json!({
        "openapi": "3.1.0",
        "info": {
            "title": about.title,
            "version": env!("CARGO_PKG_VERSION"),
            "description": about.description,
            "contact": {"name": "Roster"},
            "license": {"name": "Apache License 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": format!("{}{}", surface.prefix, surface.mounts.first().unwrap_or(&"")), "description": "This server."}],
        "security": [{"key": []}],
        "tags": tags,
        "paths": paths,
        "components": {
            "securitySchemes": {
                "key": {"type": "http", "scheme": "bearer", "description": "An API key (RFC 6750 §2.1)."},
            },
            "headers": refusals::headers(),
            "responses": responses,
            "schemas": schemas.finish()?,
        },
    }))
}

/// The headers that the surface reads for all rows of a sort.
fn extras(surface: &Surface, operation: &Operation) -> Vec<Parameter> {
    if !surface.conditional {
        return Vec::new();
    }
    let changes = operation.method != Method::GET && !matches!(operation.need, Need::Public(_));
    condition(surface, operation).into_iter().chain(changes.then_some(idempotency::KEY)).collect()
}

/// The condition on the one object that a path names (before the verb at its end, if it has one), where a read of it says
/// its state.
fn condition(surface: &Surface, operation: &Operation) -> Option<Parameter> {
    let (path, extra) = match operation.method {
        Method::GET => (operation.path, preconditions::NONE_MATCH),
        Method::PATCH | Method::PUT | Method::DELETE => (operation.path, preconditions::MATCH),
        Method::POST if operation.status == StatusCode::OK => {
            (operation.path.rsplit_once('/').map_or("", |(object, _)| object), preconditions::MATCH)
        }
        _ => return None,
    };
    let says_state = |row: &&Operation| row.path == path && row.method == Method::GET;
    let tagged = surface.operations.iter().find(says_state).and_then(|row| row.description.as_ref()).is_some_and(|row| row.tagged);
    tagged.then_some(extra)
}

/// The Operation Object of a row.
fn described(operation: &Operation, extras: &[Parameter], about: &About, schemas: &mut Schemas) -> Result<Value, String> {
    let Some(description) = &operation.description else {
        return Err("say what it does: `.does(\"List users\")` before `.handle(…)`".to_owned());
    };
    let tag = operation.name.split('.').next().unwrap_or_default();
    if !about.tags.iter().any(|(known, _)| *known == tag) {
        return Err(format!("give the resource `{tag}` a sentence in ABOUT.tags"));
    }
    let mut row = json!({
        "operationId": operation.name,
        "tags": [tag],
        "summary": description.summary,
        "description": notes(operation, description),
    });
    let known = [&description.parameters, extras].concat();
    let parameters = parameters(operation.path, &known, schemas)?;
    if !parameters.is_empty() {
        row["parameters"] = parameters.into();
    }
    if let Some(body) = description.body {
        let schema = schemas.input(body);
        let mut content = json!({"schema": schema});
        if let Ok(example) = serde_json::from_str(&filled(operation.example.body)) {
            content["example"] = example;
        }
        row["requestBody"] = json!({"required": schemas.asks_for_fields(&content["schema"]), "content": {description.body_type: content}});
    }
    row["responses"] = responses(operation, description, extras, schemas);
    if matches!(operation.need, Need::Public(_)) {
        row["security"] = json!([]);
    }
    let permissions: Vec<_> = operation.need.permissions().iter().map(|permission| permission.as_str()).collect();
    if !permissions.is_empty() {
        row["x-permissions"] = permissions.into();
    }
    Ok(row)
}

/// What a caller should know, what it needs, and how large a body may be where that is unusual.
fn notes(operation: &Operation, description: &Description) -> String {
    let need = &operation.need;
    let names = || need.permissions().iter().map(|permission| format!("`{permission}`")).collect::<Vec<_>>().join(", ");
    let needs = match need {
        Need::Permission(_) => format!("Needs {}.", names()),
        Need::AnyOf(_) => format!("Needs one or more of {}: the input decides which.", names()),
        Need::Key(because) => format!("Any key will do: {because}."),
        Need::Public(because) => format!("Needs no key: {because}."),
    };
    let size = if operation.most_body == body::MOST { String::new() } else { format!("The body may have {} bytes.", operation.most_body) };
    let parts = [description.notes, &needs, &size];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The parameters of a row: each segment of its path that varies, and the rest of what its input reads.
fn parameters(path: &str, known: &[Parameter], schemas: &mut Schemas) -> Result<Vec<Value>, String> {
    let mut parameters = Vec::new();
    for name in path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}')) {
        let found = known.iter().find(|parameter| parameter.place == Place::Path && parameter.name == name);
        let found = found.ok_or_else(|| format!("say what `{name}` in its path is: DescribedInput::parameters of its input"))?;
        parameters.push(parameter(found, "path", schemas));
    }
    for found in known {
        match found.place {
            Place::Path => {}
            Place::Query => parameters.push(parameter(found, "query", schemas)),
            Place::Header => parameters.push(parameter(found, "header", schemas)),
        }
    }
    Ok(parameters)
}

fn parameter(parameter: &Parameter, place: &str, schemas: &mut Schemas) -> Value {
    let Parameter { name, schema, description, .. } = parameter;
    let schema = schemas.input(*schema);
    let mut object = json!({"name": name, "in": place, "required": place == "path", "description": description});
    if schema["type"] == "array" {
        object["explode"] = false.into();
    }
    object["schema"] = schema;
    object
}

/// The answers of a row: its success, and what it may be refused with.
fn responses(operation: &Operation, description: &Description, extras: &[Parameter], schemas: &mut Schemas) -> Value {
    let words = match operation.status {
        StatusCode::CREATED => "It is created.",
        StatusCode::NO_CONTENT => "It is done.",
        _ => "The answer.",
    };
    let mut success = json!({"description": words, "headers": refusals::every_answer()});
    if description.tagged {
        success["headers"]["ETag"] = refusals::header("ETag");
    }
    if !description.answer.is_empty() {
        let content = description.answer.iter().map(|form| (form.name.to_owned(), json!({"schema": schemas.output(form.schema)})));
        success["content"] = content.collect::<Map<_, _>>().into();
    }
    let mut responses = Map::new();
    responses.insert(operation.status.as_str().to_owned(), success);
    if extras.iter().any(|parameter| parameter.name == preconditions::NONE_MATCH.name) {
        let mut headers = refusals::every_answer();
        headers["ETag"] = refusals::header("ETag");
        responses.insert("304".to_owned(), json!({"description": "It is as it was.", "headers": headers}));
    }
    responses.extend(refusals::of(operation, extras).map(|(status, reference)| (status.to_owned(), reference)));
    if let Some(form) = &description.refusal {
        for status in ["400", "401"] {
            responses.insert(status.to_owned(), refusals::also(status, form, schemas));
        }
    }
    responses.into()
}

/// A row's example with ids in the place of `{names}`.
fn filled(example: &str) -> String {
    let mut text = String::new();
    let mut rest = example;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let end = after.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(after.len());
        let (name, behind) = after.split_at(end);
        match behind.strip_prefix('}') {
            Some(behind) if !name.is_empty() => {
                text.push_str(&sample(name));
                rest = behind;
            }
            _ => {
                text.push('{');
                rest = after;
            }
        }
    }
    text + rest
}

/// An id for examples, another one for each name; aliases are text.
fn sample(name: &str) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    if name == "alias" {
        return "legacy-ada".to_owned();
    }
    let end: String = name.bytes().cycle().take(10).map(|byte| char::from(DIGITS[usize::from(byte) % 32])).collect();
    format!("01kdyakqmgfv8an2{end}")
}
