//! The reference pages say what is served: the rows in `docs/api.md`, a section per code in `docs/errors.md`.

use hyper::Method;
use roster_api::{
    dialects::{self, native},
    openapi,
    operation::{Need, Operation},
    refusal::Refusal,
};
use roster_core::{
    Error, Kind,
    access::{Permission, Reason},
    idempotency::Repeat,
};
use serde_json::Value;
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

const BEGIN: &str = "documents` -->\n";
const END: &str = "<!-- end of rows -->";

fn document(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name)
}

/// The rows of the native surface, resource by resource, with what they take.
fn rows() -> String {
    let surface = native::surface();
    let described = openapi::document(&surface, &native::ABOUT).unwrap();
    let mut text = String::new();
    for (tag, sentence) in native::ABOUT.tags {
        let of_tag = |operation: &&Operation| operation.name.split('.').next() == Some(tag);
        let _ = writeln!(text, "### {tag}\n\n{sentence}\n\n| operation | request | needs | success |\n|---|---|---|---|");
        for operation in surface.operations.iter().filter(of_tag) {
            let Operation { name, method, path, need, status, .. } = operation;
            let needs = match need {
                Need::Key(because) => format!("any key: {because}"),
                Need::Public(because) => format!("no key: {because}"),
                Need::Permission(_) | Need::AnyOf(_) => {
                    need.permissions().iter().map(|permission| format!("`{permission}`")).collect::<Vec<_>>().join(", ")
                }
            };
            let _ = writeln!(text, "| {name} | `{method} {path}` | {needs} | {} |", status.as_u16());
        }
        let mut lines = String::new();
        for operation in surface.operations.iter().filter(of_tag) {
            let row = &described["paths"][operation.path][operation.method.as_str().to_lowercase()];
            let notes = operation.description.as_ref().map_or("", |description| description.notes);
            let takes = takes(&described, row);
            if !notes.is_empty() || !takes.is_empty() {
                let _ = writeln!(lines, "* **{}**: {}.{}{takes}", operation.name, row["summary"].as_str().unwrap(), space(notes));
            }
        }
        text.push_str(if lines.is_empty() { "" } else { "\n" });
        text.push_str(&lines);
        text.push('\n');
    }
    text
}

fn space(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!(" {words}") }
}

/// What is said once for all rows: how lists are cut, conditions, and what is done once only.
const EVERYWHERE: &[&str] = &["limit", "after", "If-Match", "If-None-Match", "Idempotency-Key"];

/// The parameters of the query and the headers of a row, and the fields of its body.
fn takes(document: &Value, row: &Value) -> String {
    let mut text = String::new();
    let parameters = row["parameters"].as_array().into_iter().flatten();
    let own = parameters.filter(|one| one["in"] != "path" && !EVERYWHERE.contains(&one["name"].as_str().unwrap()));
    let own: Vec<_> = own
        .map(|one| format!("`{}`{}", one["name"].as_str().unwrap(), about(document, &one["schema"], clause(one["description"].as_str()))))
        .collect();
    if !own.is_empty() {
        let _ = write!(text, " Parameters: {}.", own.join(", "));
    }
    let body =
        row["requestBody"]["content"].as_object().and_then(|forms| forms.values().next()).map_or(&Value::Null, |form| &form["schema"]);
    let choices = body["oneOf"].as_array().map_or_else(|| vec![body], |choices| choices.iter().collect());
    let bodies: Vec<_> = choices.into_iter().map(|choice| fields(document, choice)).filter(|fields| !fields.is_empty()).collect();
    if !bodies.is_empty() {
        let _ = write!(text, " Body: {}.", bodies.join("; or "));
    }
    text
}

/// The fields of an object: `name`, `slug?`.
fn fields(document: &Value, schema: &Value) -> String {
    let schema = resolved(document, schema);
    let needed: Vec<_> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let field = |(name, field): (&String, &Value)| {
        let mark = if needed.contains(&name.as_str()) { "" } else { "?" };
        format!("`{name}{mark}`{}", about(document, field, clause(field["description"].as_str())))
    };
    schema["properties"].as_object().into_iter().flatten().map(field).collect::<Vec<_>>().join(", ")
}

/// What a value is: the words that it may be, what was said of it, and the fields that are in it.
fn about(document: &Value, schema: &Value, said: String) -> String {
    let null = |choice: &&Value| choice["type"] != "null";
    let inner = schema["anyOf"].as_array().and_then(|choices| choices.iter().find(null)).unwrap_or(schema);
    let many = inner["items"].is_object();
    let inner = resolved(document, if many { &inner["items"] } else { inner });
    let words: Vec<_> = inner["enum"].as_array().into_iter().flatten().map(|word| format!("`{}`", word.as_str().unwrap())).collect();
    // The longest list, that of permissions, is answered by an operation.
    let words = if words.len() > 9 { String::new() } else { words.join(", ") };
    let said = [words, said].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
    let said = if said.is_empty() { said } else { format!(" ({said})") };
    let fields = fields(document, inner);
    match (fields.is_empty(), many) {
        (true, _) => said,
        (false, false) => format!("{said}: {{{fields}}}"),
        (false, true) => format!("{said}: a list of {{{fields}}}"),
    }
}

fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    schema["$ref"].as_str().map_or(schema, |reference| document.pointer(&reference[1..]).unwrap())
}

/// A sentence as a part of another one.
fn clause(sentence: Option<&str>) -> String {
    let sentence = sentence.unwrap_or_default().trim_end_matches('.').replace('\n', " ");
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

#[test]
fn the_reference_of_rows_is_what_is_served() {
    let file = document("api.md");
    let text = fs::read_to_string(&file).unwrap();
    let (head, rest) = text.split_once(BEGIN).expect("the mark before the rows");
    let (_, tail) = rest.split_once(END).expect("the mark after the rows");
    let made = format!("{head}{BEGIN}{}{END}{tail}", rows());
    if std::env::var_os("ROSTER_GEN").is_some() {
        fs::write(&file, made).unwrap();
    } else {
        assert!(made == text, "docs/api.md is stale: cargo xtask gen");
    }
}

#[test]
fn every_code_is_explained() {
    let refusals = [
        Refusal::Core(Error::NotFound(Kind::User)),
        Refusal::Core(Error::AlreadyExists { kind: Kind::User, field: "email" }),
        Refusal::Core(Error::invalid("x", "y")),
        Refusal::Core(Error::Unauthenticated("x")),
        Refusal::Core(Error::Forbidden { permission: Permission::UsersRead, reason: Reason::Role }),
        Refusal::Core(Error::Conflict("x".into())),
        Refusal::Core(Error::Stale(Kind::User)),
        Refusal::Core(Error::Repeated(Repeat::OtherRequest)),
        Refusal::Core(Error::Repeated(Repeat::Unanswered)),
        Refusal::Core(Error::Repeated(Repeat::SecretShown([0; 16]))),
        Refusal::Core(Error::TooManyTries { seconds: 1 }),
        Refusal::Core(Error::LimitReached { what: "x", max: 1 }),
        Refusal::Core(Error::Unavailable("x")),
        Refusal::Core(Error::Internal),
        Refusal::Method { allowed: vec![Method::GET] },
        Refusal::BodyTooLarge(1),
        Refusal::HeadersTooLarge(1),
        Refusal::UriTooLong(1),
        Refusal::TooSlow(1),
        Refusal::WrongHost,
        Refusal::WrongOrigin,
        Refusal::TooManyRequests { seconds: 1 },
    ];
    let refuse = dialects::all().remove(0).refuse;
    let mut answered: Vec<(String, u16)> = Vec::new();
    for refusal in &refusals {
        let answer = refuse(refusal, "id");
        let body: Value = serde_json::from_slice(answer.body.whole().unwrap()).unwrap();
        assert_eq!(body["type"], format!("/docs/errors.md#{}", body["code"].as_str().unwrap()));
        answered.push((body["code"].as_str().unwrap().to_owned(), answer.status.as_u16()));
    }
    let text = fs::read_to_string(document("errors.md")).unwrap();
    let mut explained: Vec<(String, u16)> = Vec::new();
    for section in text.split("\n## ").skip(1) {
        let (code, words) = section.split_once("\n\n").unwrap();
        explained.push((code.to_owned(), words[..3].parse().expect("a section begins with its status")));
    }
    answered.sort();
    explained.sort();
    assert_eq!(answered, explained, "docs/errors.md has a section per code, which begins with the status");
}
