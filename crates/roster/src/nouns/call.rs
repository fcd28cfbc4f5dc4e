//! From what was typed to the call: arguments into the path, flags into query and body.

use super::{Field, Kind, Method, Verb, references::named};
use crate::{
    client::{Call, Client, segment},
    failure::Failure,
};
use clap::ArgMatches;
use serde_json::{Map, Value, json};
use std::io::Read;

/// The call that a verb makes: its path below `/api/v1` with a query, perhaps, and a body.
pub(super) struct Built {
    pub(super) method: hyper::Method,
    pub(super) path: String,
    pub(super) body: Option<Value>,
}

impl Built {
    /// The call with more in its query.
    pub(super) fn with(&self, more: &[(&str, String)]) -> Call {
        let mut path = self.path.clone();
        for (name, value) in more {
            path.push_str(&format!("{}{name}={}", if path.contains('?') { '&' } else { '?' }, segment(value)));
        }
        Call::native(self.method.clone(), &path, self.body.as_ref())
    }
}

/// Reads the command line into a call; users that were named by email are looked up.
pub(super) async fn build(client: &Client, verb: &'static Verb, matches: &ArgMatches) -> Result<Built, Failure> {
    let mut built = Built { method: verb.method.into(), path: path(client, verb, matches).await?, body: None };
    let mut values = Vec::new();
    for field in verb.fields {
        if let Some(value) = value(client, field, matches).await? {
            values.push((field.path, value));
            values.extend(field.implies.map(|(path, value)| (path, json!(value))));
        }
    }
    for flag in clears(verb, matches) {
        values.extend(verb.fields.iter().find(|field| field.flag == flag).map(|field| (field.path, Value::Null)));
    }
    if values.is_empty() && verb.method == Method::Patch {
        let flags: Vec<_> = verb.fields.iter().map(Field::typed).collect();
        return Err(Failure::usage(format!("nothing to change: give at least one of {}", flags.join(", "))));
    }
    if matches!(verb.method, Method::Get | Method::Delete) {
        for (name, value) in values {
            let text = match &value {
                Value::Array(words) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            built.path.push_str(&format!("{}{name}={}", if built.path.contains('?') { '&' } else { '?' }, segment(&text)));
        }
    } else if !verb.fields.is_empty() {
        let mut body = Value::Object(Map::new());
        values.into_iter().for_each(|(path, value)| set(&mut body, path, value));
        built.body = Some(body);
    }
    Ok(built)
}

async fn path(client: &Client, verb: &'static Verb, matches: &ArgMatches) -> Result<String, Failure> {
    let (mut path, below) = match verb.path.strip_prefix('/').filter(|rest| rest.starts_with('/')) {
        Some(rest) => (String::new(), rest),
        None => (client.within("").await?, verb.path),
    };
    for (at, part) in below.split(['{', '}']).enumerate() {
        // Every other part stood in braces.
        if at % 2 == 0 {
            path.push_str(part);
            continue;
        }
        let id = match (named(part), matches.get_one::<String>(part)) {
            (Some(reference), Some(text)) => reference.id(client, text).await?,
            (None, Some(text)) => text.clone(),
            (_, None) => client.organization().await?.to_owned(),
        };
        path.push_str(&segment(&id));
    }
    Ok(path)
}

/// The value of a flag, if it was given.
async fn value(client: &Client, field: &Field, matches: &ArgMatches) -> Result<Option<Value>, Failure> {
    let wrong = |wrong| Failure::usage(wrong).about(field.typed());
    let text = || matches.get_one::<String>(field.flag);
    let many = || matches.get_many::<String>(field.flag);
    Ok(match field.kind {
        Kind::Text => text().map(|text| json!(text)),
        Kind::Words => many().map(|words| words.map(|word| json!(word)).collect()),
        Kind::Json => text().map(|text| document(text)).transpose().map_err(wrong)?,
        Kind::Secret => text().map(|text| secret(text)).transpose().map_err(wrong)?,
        Kind::Id(reference) => match text() {
            Some(text) => Some(json!(reference.id(client, text).await?)),
            None => None,
        },
        Kind::Ids(reference) => {
            let mut ids = Vec::new();
            for text in many().into_iter().flatten() {
                ids.push(json!(reference.id(client, text).await?));
            }
            (!ids.is_empty()).then_some(Value::Array(ids))
        }
        Kind::Span => text().map(|text| span(text)).transpose().map_err(wrong)?,
        Kind::Roles => many().map(|pairs| pairs.map(|pair| place(pair)).collect()).transpose().map_err(wrong)?,
        Kind::Truth => text().map(|text| json!(text == "true")),
        Kind::Switch => matches.get_flag(field.flag).then_some(json!(true)),
        Kind::None => matches.get_flag(field.flag).then_some(json!([])),
        Kind::File => None,
    })
}

/// A workspace with a role in it.
fn place(pair: &str) -> Result<Value, String> {
    match pair.rsplit_once('=') {
        Some((workspace, role)) => Ok(json!({"workspace": workspace, "role": role})),
        None => Err(format!("{pair:?} names no role: write it as WORKSPACE=ROLE")),
    }
}

/// Seconds from `0`, `90`, `90s`, `30m`, `24h` or `7d`.
fn span(text: &str) -> Result<Value, String> {
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let seconds = match unit {
        "" | "s" => Some(1),
        "m" => Some(60),
        "h" => Some(3600),
        "d" => Some(86400),
        _ => None,
    };
    let number = number.parse::<u64>().ok();
    let all = number.zip(seconds).and_then(|(number, seconds)| number.checked_mul(seconds));
    all.map(|all| json!(all)).ok_or_else(|| format!("{text:?} is no span of time: write it as 0, 90s, 30m, 24h or 7d"))
}

fn clears<'a>(verb: &Verb, matches: &'a ArgMatches) -> impl Iterator<Item = &'a str> {
    let clearable = verb.fields.iter().any(|field| field.clears);
    let given = if clearable { matches.get_many::<String>("clear") } else { None };
    given.into_iter().flatten().map(String::as_str)
}

/// A secret from the file that follows `@`, or from standard input, without the line break at its end.
fn secret(text: &str) -> Result<Value, String> {
    if text != "-" && !text.starts_with('@') {
        return Err("must be @FILE, or - for standard input: every process on this machine can read a flag".into());
    }
    given(text).map(|secret| json!(secret.trim_end_matches(['\r', '\n'])))
}

/// JSON from the text itself, from the file that follows `@`, or from standard input.
pub(crate) fn document(text: &str) -> Result<Value, String> {
    let read = given(text)?;
    serde_json::from_str(&read).map_err(|error| format!("must be JSON, @FILE or -: {error}"))
}

/// The text itself, that of the file which follows `@`, or standard input for `-`.
pub(crate) fn given(text: &str) -> Result<String, String> {
    if text == "-" {
        let mut read = String::new();
        std::io::stdin().lock().read_to_string(&mut read).map_err(|error| format!("standard input: {error}"))?;
        return Ok(read);
    }
    match text.strip_prefix('@') {
        Some(path) => std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}")),
        None => Ok(text.to_owned()),
    }
}

/// Sets a value at a path like `owner.email`, with the objects that it goes through.
fn set(object: &mut Value, path: &str, value: Value) {
    match path.split_once('.') {
        Some((name, rest)) => {
            if !object[name].is_object() {
                object[name] = Value::Object(Map::new());
            }
            set(&mut object[name], rest, value);
        }
        None => object[path] = value,
    }
}

/// A refusal in the words of the command line: the server's path of a value becomes the flag that gave it.
pub(super) fn respelled(mut failure: Failure, verb: &Verb, matches: &ArgMatches) -> Failure {
    let Some(path) = failure.field.as_deref() else { return failure };
    let within = |field: &&Field| path.strip_prefix(field.path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['[', '.']));
    let given = |field: &&Field| matches.value_source(field.flag).is_some_and(|source| source == clap::parser::ValueSource::CommandLine);
    let all: Vec<_> = verb.fields.iter().filter(within).collect();
    if let Some(field) = all.iter().copied().find(|field| given(field)).or_else(|| all.first().copied()) {
        failure.field = Some(field.typed());
    }
    failure
}

#[cfg(test)]
mod tests {
    use super::{secret, set, span};
    use serde_json::json;

    #[test]
    fn spans_of_time_are_seconds() {
        for (text, seconds) in [("0", 0), ("90", 90), ("90s", 90), ("30m", 1800), ("24h", 86400), ("7d", 604_800)] {
            assert_eq!(span(text), Ok(json!(seconds)), "{text}");
        }
        for wrong in ["", "d", "-1", "1.5h", "1w", "99999999999999999999d", "9999999999999999999d", "1 h", "१d"] {
            assert!(span(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_secret_stands_in_no_flag() {
        assert!(secret("hunter2").is_err_and(|said| !said.contains("hunter2")));
        assert!(secret("@/no/such/file").is_err());
    }

    #[test]
    fn values_find_their_place_in_the_body() {
        let mut body = json!({});
        for (path, value) in [("name", "x"), ("owner.type", "user"), ("owner.id", "1"), ("a.b.c", "2")] {
            set(&mut body, path, json!(value));
        }
        assert_eq!(body, json!({"name": "x", "owner": {"type": "user", "id": "1"}, "a": {"b": {"c": "2"}}}));
    }
}
