//! A call of a tool: its arguments become the request that its row reads, and the row's answer becomes the result.

use super::tool::{Argument, Tool};
use crate::{answer::Answer, context::Context, describe::Place, panics::caught, problem, refusal::Refusal, request::Request};
use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::header::HeaderMap;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use rmcp::model::{CallToolResult, ContentBlock, JsonObject};
use roster_core::{Error, rehearsal::Rehearsal};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Calls it; `named`: whether the caller has to say in which organization. The answer is the text of an object, or a refusal in
/// words.
pub(super) async fn call(tool: &Tool, context: Context, arguments: JsonObject, named: bool) -> Result<String, String> {
    let users = users(tool, &arguments).cloned();
    carried_out(tool, context, arguments, named).await.map_err(|error| words(tool, as_sent(error, users.as_ref())))
}

/// The same as the library takes it.
pub(super) fn result(called: Result<String, String>) -> CallToolResult {
    match called {
        Ok(text) => {
            let data = serde_json::from_str(&text).ok();
            let mut result = CallToolResult::success(vec![ContentBlock::text(text)]);
            result.structured_content = data;
            result
        }
        Err(words) => CallToolResult::error(vec![ContentBlock::text(words)]),
    }
}

async fn carried_out(tool: &Tool, mut context: Context, mut arguments: JsonObject, named: bool) -> Result<String, Error> {
    let rehearsal = rehearsal(tool, &mut arguments)?;
    let request = request(tool, &context, arguments, named)?;
    context.operation = Arc::clone(&tool.operation);
    context.rehearsal.clone_from(&rehearsal);
    let outcome = caught(|| (tool.operation.call)(context, request)).await;
    // A rehearsal that got to its end is refused by the store, to take it back.
    if let Some(changes) = rehearsal.as_ref().and_then(Rehearsal::plan) {
        return Ok(json!({"changes": changes}).to_string());
    }
    match (outcome?, rehearsal) {
        (answer, None) => read(answer).await,
        // Nothing is changed without going through the rehearsal.
        (_, Some(_)) => Ok(json!({"changes": []}).to_string()),
    }
}

/// Every answer of these rows is whole: an object, or nothing.
async fn read(answer: Answer) -> Result<String, Error> {
    let body = answer.body.collect().await.map_err(Error::internal)?.to_bytes();
    if body.is_empty() {
        return Ok("{}".into());
    }
    String::from_utf8(body.into()).map_err(Error::internal)
}

fn rehearsal(tool: &Tool, arguments: &mut JsonObject) -> Result<Option<Rehearsal>, Error> {
    if tool.reads() {
        return Ok(None);
    }
    match arguments.remove("dry_run") {
        None | Some(Value::Bool(false)) => Ok(None),
        Some(Value::Bool(true)) => Ok(Some(Rehearsal::default())),
        Some(_) => Err(Error::invalid("dry_run", "must be true or false")),
    }
}

fn request(tool: &Tool, context: &Context, mut arguments: JsonObject, named: bool) -> Result<Request, Error> {
    let (mut path, mut query) = (Vec::new(), Vec::new());
    if tool.in_organization {
        let organization = match arguments.remove("organization") {
            None => context.actor()?.organization.to_string(),
            Some(named) => written("organization", &named)?,
        };
        path.push(("organization", escaped(&organization)));
    }
    for Argument { name, native, place, .. } in &tool.arguments {
        match (arguments.remove(*name).filter(|value| !value.is_null()), place) {
            (Some(value), Place::Path) => path.push((native, escaped(&written(name, &value)?))),
            (None, Place::Path) => return Err(Error::invalid(*name, "is missing")),
            (Some(value), _) => query.push(format!("{native}={}", escaped(&written(name, &value)?))),
            (None, _) => {}
        }
    }
    let body = match arguments.remove("body").filter(|_| tool.body) {
        None | Some(Value::Null) => Bytes::new(),
        Some(Value::Object(body)) => Value::Object(native(tool, body)).to_string().into(),
        Some(_) => return Err(Error::invalid("body", "must be an object")),
    };
    if let Some(name) = arguments.keys().next() {
        return Err(Error::invalid(name.clone(), format!("is no argument of this tool; it takes {}", taken(tool, named))));
    }
    let path = path.iter().map(|(name, text)| (*name, text.as_str())).collect();
    Request::new(path, Some(&query.join("&")), HeaderMap::new(), body)
}

/// The names of what a tool takes, for who named something else. As in its schema, who is in one organization reads of none.
fn taken(tool: &Tool, named: bool) -> String {
    let names = tool.arguments.iter().map(|argument| argument.name);
    let more = [("body", tool.body), ("organization", named && tool.in_organization), ("dry_run", !tool.reads())];
    let names: Vec<_> = names.chain(more.into_iter().filter(|(_, taken)| *taken).map(|(name, _)| name)).collect();
    if names.is_empty() { "none".into() } else { names.join(", ") }
}

/// A value as a path or a query has it; a list with commas in between.
fn written(name: &'static str, value: &Value) -> Result<String, Error> {
    match value {
        Value::String(text) if !text.is_empty() => Ok(text.clone()),
        Value::Bool(flag) => Ok(flag.to_string()),
        Value::Number(number) => match number.as_f64() {
            // Clients whose numbers are all alike write 10 as 10.0.
            Some(whole) if whole.fract() == 0.0 && whole.abs() < 9e15 => Ok(format!("{whole:.0}")),
            _ => Ok(number.to_string()),
        },
        Value::Array(words) if !words.is_empty() && words.iter().all(Value::is_string) => {
            Ok(words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","))
        }
        Value::String(_) => Err(Error::invalid(name, "may not be empty")),
        _ => Err(Error::invalid(name, "must be a text, a number, true or false, or a list of words")),
    }
}

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The body as the row reads it: members may also come as Portkey's Admin API has them, `{"users": [{"id", "role"}]}`.
fn native(tool: &Tool, mut body: Map<String, Value>) -> Map<String, Value> {
    if tool.operation.name == "workspace_members.create"
        && let Some(users) = body.remove("users")
    {
        let Value::Array(mut users) = users else {
            body.insert("members".to_owned(), users);
            return body;
        };
        for user in users.iter_mut().filter_map(Value::as_object_mut) {
            if let Some(id) = user.remove("id") {
                user.insert("user".to_owned(), id);
            }
        }
        body.insert("members".to_owned(), users.into());
    }
    body
}

/// The members as Portkey's Admin API has them, where they came so.
fn users<'a>(tool: &Tool, arguments: &'a JsonObject) -> Option<&'a Value> {
    (tool.operation.name == "workspace_members.create").then(|| arguments.get("body")?.get("users")).flatten()
}

/// A refusal about members that came as `users`, by the names that they came with.
fn as_sent(error: Error, users: Option<&Value>) -> Error {
    match (error, users) {
        (Error::Invalid { field, message }, Some(users)) => {
            let Some(rest) = field.strip_prefix("members") else { return Error::Invalid { field, message } };
            let at = rest.strip_prefix('[').and_then(|rest| rest.split(']').next()?.parse::<usize>().ok());
            let by_user = at.and_then(|at| users.get(at)).is_some_and(|user| user.get("id").is_none() && user.get("user").is_some());
            let rest = rest.strip_suffix("].user").filter(|_| !by_user).map_or_else(|| rest.to_owned(), |rest| format!("{rest}].id"));
            Error::invalid(format!("users{rest}"), message)
        }
        (error, _) => error,
    }
}

/// A refusal in words that whoever called can act on: the argument that it is about, what is wrong, and the word for programs.
fn words(tool: &Tool, error: Error) -> String {
    let (code, message) = match &error {
        Error::Invalid { field, message } if !field.is_empty() => {
            let known = tool.arguments.iter().find(|argument| argument.native == field || argument.name == field);
            let name = match known {
                Some(argument) => argument.name.to_owned(),
                None if tool.body && !matches!(&**field, "body" | "dry_run" | "organization") => format!("body.{field}"),
                None => field.to_string(),
            };
            ("invalid".to_owned(), format!("`{name}` {message}"))
        }
        _ => {
            let refusal = Refusal::Core(error);
            (problem::words(&refusal).0.to_owned(), refusal.message().into_owned())
        }
    };
    format!("{code}: {message}")
}
