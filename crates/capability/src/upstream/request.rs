//! From a call and its values to what is sent.

use crate::{
    document::In,
    plan::{Body, Frame, Operation, Part, path::PLAIN},
    template::{Key, Scope, Template, as_text},
};
use bytes::Bytes;
use hyper::{
    HeaderMap, Method,
    header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderName, HeaderValue, USER_AGENT},
};
use percent_encoding::utf8_percent_encode;
use serde_json::{Map, Value};

/// A request that has everything but the server's name.
#[derive(Debug)]
pub(crate) struct Outgoing {
    pub(crate) method: Method,
    /// Path and query.
    pub(crate) target: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// A value that can't be sent, by the name under which it was given.
#[derive(Debug, PartialEq)]
pub(crate) struct BadValue {
    pub(crate) name: String,
    pub(crate) why: String,
}

fn bad(name: &str, why: impl Into<String>) -> BadValue {
    BadValue { name: name.to_owned(), why: why.into() }
}

/// Puts a call together. What is in the frame under a parameter's name is its value, unless the file gives one.
pub(crate) fn build(operation: &Operation, with: &[(String, Template)], frame: &Frame<'_>) -> Result<Outgoing, BadValue> {
    let value_of = |name: &str| match operation.parameter(name).and_then(|parameter| parameter.value.as_ref()) {
        Some(value) => value.fill(frame),
        None => frame.find(&Key::Name(name.to_owned())),
    };
    let (path, written) =
        operation.path.fill(|name| value_of(name).map(|value| as_text(&value))).map_err(|fault| bad(&fault.name, fault.why))?;
    let mut target = format!("{}{path}", operation.upstream.base.path);
    if target.is_empty() {
        target.push('/');
    }
    let mut query = Query(written);
    let mut headers = HeaderMap::new();
    headers.insert(USER_AGENT, HeaderValue::from_static(concat!("roster-capability/", env!("CARGO_PKG_VERSION"))));
    headers.insert(ACCEPT, HeaderValue::from_static(operation.format.accept()));
    let mut cookies = Vec::new();
    let mut fields = Map::new();
    let mut whole = None;
    for parameter in &operation.parameters {
        let Some(value) = (match &parameter.value {
            Some(value) => value.fill(frame),
            None => frame.given(&parameter.name),
        }) else {
            continue;
        };
        match parameter.location {
            In::Path | In::Environment => {}
            In::Query => query.push(&parameter.name, &value),
            In::Header => header(&mut headers, &parameter.name, &value)?,
            In::Cookie => cookies.push(cookie(&parameter.name, &value)?),
            In::Body if parameter.name == "body" => whole = Some(value),
            In::Body => drop(fields.insert(parameter.name.clone(), value)),
        }
    }
    if !cookies.is_empty() {
        let text = cookies.join("; ");
        headers.insert(COOKIE, HeaderValue::try_from(text).map_err(|_| bad("cookie", "must not hold control characters"))?);
    }
    undeclared(operation, with, frame, &mut query, &mut whole);
    if !query.0.is_empty() {
        target.push('?');
        target.push_str(&query.0);
    }
    let body = body(operation, frame, whole.or((!fields.is_empty()).then_some(Value::Object(fields))), &mut headers)?;
    Ok(Outgoing { method: operation.method.clone(), target, headers, body })
}

/// What a call gives that the operation does not declare: `body` is the body, a name that a template asks for is there
/// already, and anything else goes into the query.
fn undeclared(operation: &Operation, with: &[(String, Template)], frame: &Frame<'_>, query: &mut Query, whole: &mut Option<Value>) {
    for (key, _) in with {
        let declared = operation.parameter(key).is_some() || operation.path.variables().any(|variable| variable == key);
        let Some(value) = (!declared).then(|| frame.with.get(key)).flatten().filter(|value| !value.is_null()) else { continue };
        if key == "body" && operation.body.is_none() {
            whole.get_or_insert_with(|| value.clone());
        } else if !operation.asks_for(key) {
            query.push(key, value);
        }
    }
}

/// A query in the making.
struct Query(String);

impl Query {
    /// Adds a pair; a list repeats the name.
    fn push(&mut self, name: &str, value: &Value) {
        if let Value::Array(items) = value {
            items.iter().for_each(|item| self.push(name, item));
            return;
        }
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.extend(utf8_percent_encode(name, PLAIN));
        self.0.push('=');
        self.0.extend(utf8_percent_encode(&as_text(value), PLAIN));
    }
}

fn header(headers: &mut HeaderMap, name: &str, value: &Value) -> Result<(), BadValue> {
    let key = HeaderName::try_from(name).map_err(|_| bad(name, "can't be a header's name"))?;
    let value = HeaderValue::try_from(as_text(value)).map_err(|_| bad(name, "must not hold line breaks or control characters"))?;
    headers.insert(key, value);
    Ok(())
}

fn cookie(name: &str, value: &Value) -> Result<String, BadValue> {
    let text = as_text(value);
    if text.chars().any(|c| c.is_control() || matches!(c, ';' | ',' | '"' | '\\' | ' ')) {
        return Err(bad(name, "must not hold blanks, quotes, commas or semicolons: it is sent as a cookie"));
    }
    Ok(format!("{name}={text}"))
}

/// The body, and its type where the file says none.
fn body(operation: &Operation, frame: &Frame<'_>, given: Option<Value>, headers: &mut HeaderMap) -> Result<Bytes, BadValue> {
    let mut sent_as = |media_type: &str| {
        if !headers.contains_key(CONTENT_TYPE)
            && let Ok(value) = HeaderValue::from_str(media_type)
        {
            headers.insert(CONTENT_TYPE, value);
        }
    };
    match &operation.body {
        Some(Body::Json(template)) => {
            sent_as("application/json");
            Ok(Bytes::from(template.fill(frame).unwrap_or(Value::Null).to_string()))
        }
        Some(Body::Text(template, media_type)) => {
            sent_as(media_type);
            let escape = if *media_type == "application/xml" { escape_xml } else { str::to_owned };
            Ok(Bytes::from(template.render(frame, &escape)))
        }
        Some(Body::Form(template)) => {
            sent_as("application/x-www-form-urlencoded");
            let encode = |text: &str| utf8_percent_encode(text, PLAIN).to_string();
            Ok(Bytes::from(match template {
                Template::Object(_) | Template::Fixed(Value::Object(_)) => form(&template.fill(frame).unwrap_or_default()),
                text => text.render(frame, &encode),
            }))
        }
        Some(Body::Multipart(parts)) => {
            let (boundary, body) = multipart(parts, frame)?;
            sent_as(&format!("multipart/form-data; boundary={boundary}"));
            Ok(Bytes::from(body))
        }
        None => {
            let Some(value) = given else { return Ok(Bytes::new()) };
            let declared =
                headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("application/json").to_ascii_lowercase();
            if !headers.contains_key(CONTENT_TYPE) {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            }
            Ok(Bytes::from(match &value {
                Value::Object(_) if declared.contains("x-www-form-urlencoded") => form(&value),
                Value::String(text) if !declared.contains("json") => text.clone(),
                value => value.to_string(),
            }))
        }
    }
}

fn form(value: &Value) -> String {
    let mut query = Query(String::new());
    for (name, value) in value.as_object().into_iter().flatten() {
        query.push(name, value);
    }
    query.0
}

/// The parts between a boundary that none of them holds.
fn multipart(parts: &[Part], frame: &Frame<'_>) -> Result<(String, String), BadValue> {
    let mut filled = Vec::new();
    for part in parts {
        if let Some(value) = part.value.fill(frame) {
            let names = [Some(&part.name), part.file_name.as_ref(), part.content_type.as_ref()];
            if names.into_iter().flatten().any(|name| name.chars().any(|c| c.is_control() || c == '"')) {
                return Err(bad(&part.name, "a part's name must not hold quotes or line breaks"));
            }
            filled.push((part, as_text(&value)));
        }
    }
    let boundary = (0..)
        .map(|number: u32| format!("roster-part-{number}"))
        .find(|boundary| filled.iter().all(|(_, text)| !text.contains(boundary.as_str())))
        .unwrap_or_default();
    let mut body = String::new();
    for (part, text) in filled {
        body.push_str(&format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"", part.name));
        if let Some(file_name) = &part.file_name {
            body.push_str(&format!("; filename=\"{file_name}\""));
        }
        if let Some(content_type) = &part.content_type {
            body.push_str(&format!("\r\nContent-Type: {content_type}"));
        }
        body.push_str(&format!("\r\n\r\n{text}\r\n"));
    }
    body.push_str(&format!("--{boundary}--\r\n"));
    Ok((boundary, body))
}

fn escape_xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            c => out.push(c),
        }
    }
    out
}
