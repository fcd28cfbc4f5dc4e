//! The tables of the nouns, held against the description of the native API: nothing here is a guess.

use super::{ALL, Field, Kind, Method, Shows, Verb};
use serde_json::Value;

fn document() -> Value {
    serde_json::from_str(include_str!("../../../../docs/openapi.json")).unwrap()
}

/// The operation that a verb calls, whatever its path calls what it names.
fn operation<'a>(document: &'a Value, verb: &Verb) -> Option<&'a Value> {
    let path = match verb.path.strip_prefix("//") {
        Some(rest) => format!("/{rest}"),
        None => format!("/organizations/{{organization}}{}", verb.path),
    };
    let plain = |path: &str| path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }.to_owned()).collect::<Vec<_>>();
    let (_, found) = document["paths"].as_object()?.iter().find(|(served, _)| plain(served) == plain(&path))?;
    found.get(hyper::Method::from(verb.method).as_str().to_ascii_lowercase())
}

/// What a schema is once its references are followed.
fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str().and_then(|path| document.pointer(path.trim_start_matches('#'))) {
        Some(named) => resolved(document, named),
        None => schema,
    }
}

/// The schema at a path of properties, through alternatives and lists.
fn property<'a>(document: &'a Value, schema: &'a Value, path: &str) -> Option<&'a Value> {
    let schema = resolved(document, schema);
    let (name, rest) = path.split_once('.').unwrap_or((path, ""));
    let own = schema["properties"].get(name);
    let found = own.and_then(|inner| if rest.is_empty() { Some(inner) } else { property(document, inner, rest) });
    found.or_else(|| {
        let all = ["anyOf", "oneOf", "allOf"].into_iter().filter_map(|word| schema[word].as_array()).flatten();
        all.into_iter().find_map(|part| property(document, part, path))
    })
}

fn body<'a>(document: &'a Value, operation: &'a Value) -> &'a Value {
    resolved(document, &operation["requestBody"]["content"]["application/json"]["schema"])
}

/// What is wrong about a flag.
fn fault(document: &Value, operation: &Value, verb: &Verb, field: &Field) -> Option<String> {
    if field.kind == Kind::File {
        return None;
    }
    let known = if matches!(verb.method, Method::Get | Method::Delete) {
        let parameters = operation["parameters"].as_array().map_or(&[][..], Vec::as_slice);
        parameters.iter().any(|parameter| parameter["in"] == "query" && parameter["name"] == field.path)
    } else {
        let paths = [Some(field.path), field.implies.map(|(path, _)| path)];
        paths.into_iter().flatten().all(|path| property(document, body(document, operation), path).is_some())
    };
    (!known).then(|| format!("--{} goes to {}, which the operation does not take", field.flag, field.path))
}

/// What the operation must have and no flag demands.
fn forgotten(document: &Value, operation: &Value, verb: &Verb) -> Vec<String> {
    let required = body(document, operation)["required"].as_array().map_or(&[][..], Vec::as_slice);
    let given = |name: &str| verb.fields.iter().any(|field| field.required && field.path.split('.').next() == Some(name));
    let missing = required.iter().filter_map(Value::as_str).filter(|name| verb.method == Method::Post && !given(name));
    missing.map(|name| format!("{name} is needed and no flag demands it")).collect()
}

/// Columns that the answer does not have.
fn absent(document: &Value, operation: &Value, verb: &Verb) -> Vec<String> {
    let Shows::List { columns, .. } = verb.shows else { return Vec::new() };
    let answers = operation["responses"].as_object().into_iter().flatten();
    let Some((_, success)) = answers.into_iter().find(|(status, _)| status.starts_with('2')) else { return vec!["no success".into()] };
    let schema = &success["content"]["application/json"]["schema"];
    let Some(rows) = property(document, schema, "data") else { return vec!["the answer has no data".into()] };
    let row = &rows["items"];
    // What is open by its schema can't be checked.
    let unknown = columns.iter().filter(|column| {
        let first = column.path.split('.').next().unwrap_or_default();
        let open = property(document, row, first).is_some_and(|found| resolved(document, found).get("properties").is_none());
        property(document, row, column.path).is_none() && !open
    });
    unknown.map(|column| format!("no {} for {}", column.path, column.title)).collect()
}

#[test]
fn every_verb_is_an_operation_of_the_native_api() {
    let document = document();
    let mut faults = Vec::new();
    for (noun, verb) in ALL.iter().flat_map(|noun| noun.verbs.iter().map(move |verb| (noun, verb))) {
        let Some(operation) = operation(&document, verb) else {
            faults.push(format!("{} {}: nothing serves {}", noun.name, verb.name, verb.path));
            continue;
        };
        let flags = verb.fields.iter().filter_map(|field| fault(&document, operation, verb, field));
        let all = flags.chain(forgotten(&document, operation, verb)).chain(absent(&document, operation, verb));
        faults.extend(all.map(|fault| format!("{} {}: {fault}", noun.name, verb.name)));
    }
    assert!(faults.is_empty(), "{}\nchange the tables in crates/roster/src/nouns", faults.join("\n"));
}

#[test]
fn the_command_line_of_every_noun_is_whole() {
    crate::cli::whole().debug_assert();
}
