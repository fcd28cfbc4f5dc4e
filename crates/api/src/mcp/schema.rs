//! Schemas in few bytes: a list of tools is read by a model each time, so they say types, names and words, and no prose.

use crate::describe::SchemaOf;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// The most words of a choice that are worth listing; more of them, such as all permissions, a tool tells on request.
const MOST_WORDS: usize = 12;

/// What is read, whole.
pub(super) fn of_input(schema: SchemaOf) -> Value {
    let mut generator =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true).for_deserialize().into_generator();
    let schema = schema(&mut generator).to_value();
    short(&schema)
}

/// What is written: the names of the object's fields, with their types where they are no text. What a list holds, the tool that
/// reads one of it says.
pub(super) fn of_output(schema: SchemaOf) -> Map<String, Value> {
    let mut generator = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true).for_serialize().into_generator();
    let schema = schema(&mut generator).to_value();
    let mut object = Map::from_iter([("type".to_owned(), "object".into())]);
    if let Some(fields) = schema.get("properties").and_then(Value::as_object) {
        let fields = fields.iter().map(|(name, field)| (name.clone(), outline(field)));
        object.insert("properties".to_owned(), Value::Object(fields.collect()));
    }
    object
}

fn outline(field: &Value) -> Value {
    match field.get("type") {
        Some(Value::String(kind)) if kind != "string" => json!({"type": kind}),
        _ => json!({}),
    }
}

/// The same schema without prose, patterns and bounds: what is wrong, the answer says.
fn short(schema: &Value) -> Value {
    let Some(all) = schema.as_object() else { return json!({}) };
    let mut kept = Map::new();
    for (keyword, value) in all {
        let value = match (keyword.as_str(), value) {
            ("type" | "required", value) => value.clone(),
            ("const", word) => json!([word]),
            ("enum", Value::Array(words)) if words.len() <= MOST_WORDS => value.clone(),
            ("properties", Value::Object(fields)) => {
                fields.iter().map(|(name, field)| (name.clone(), short(field))).collect::<Map<_, _>>().into()
            }
            ("items", items) => short(items),
            ("oneOf" | "anyOf", Value::Array(choices)) => match words(choices) {
                Some(words) => {
                    kept.insert("type".to_owned(), "string".into());
                    kept.insert("enum".to_owned(), words);
                    continue;
                }
                None => choices.iter().map(short).collect(),
            },
            _ => continue,
        };
        kept.insert(if keyword == "const" { "enum".to_owned() } else { keyword.clone() }, value);
    }
    kept.into()
}

/// A choice of words, however it is nested, as one list.
fn words(choices: &[Value]) -> Option<Value> {
    let mut words = Vec::new();
    for choice in choices {
        match (choice.get("const"), choice.get("enum")) {
            (Some(word), _) => words.push(word.clone()),
            (None, Some(Value::Array(several))) => words.extend(several.iter().cloned()),
            _ => return None,
        }
    }
    words.iter().all(Value::is_string).then_some(Value::Array(words))
}
