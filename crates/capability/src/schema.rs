//! Inputs and outputs as JSON Schema (2020-12).

use crate::{
    document::Type,
    plan::{Input, Output},
};
use serde_json::{Map, Value, json};

/// The schema of a tool's arguments. Nothing else is taken, so that a misspelt name is noticed.
pub(crate) fn of_inputs(inputs: &[Input]) -> Map<String, Value> {
    let given = || inputs.iter().filter(|input| input.fixed.is_none());
    let properties: Map<String, Value> = given().map(|input| (input.name.clone(), of_input(input))).collect();
    let required: Vec<&str> = given().filter(|input| input.required).map(|input| input.name.as_str()).collect();
    let mut schema = Map::new();
    schema.insert("type".into(), "object".into());
    if !properties.is_empty() {
        schema.insert("properties".into(), Value::Object(properties));
    }
    if !required.is_empty() {
        schema.insert("required".into(), json!(required));
    }
    schema.insert("additionalProperties".into(), false.into());
    schema
}

/// The schema of one input, its description included.
pub(crate) fn of_input(input: &Input) -> Value {
    let mut schema = Map::new();
    if let Some(word) = input.kind.word() {
        schema.insert("type".into(), word.into());
    }
    if let Some(description) = &input.description {
        schema.insert("description".into(), description.clone().into());
    }
    // Several readers of schemas refuse a list that does not say of what.
    if input.kind == Type::Array && !input.schema.get("items").is_some_and(Value::is_object) {
        schema.insert("items".into(), json!({}));
    }
    if let Some(pattern) = input.pattern.as_ref().filter(|_| input.kind == Type::String) {
        schema.insert("pattern".into(), pattern.clone().into());
    }
    for (key, value) in &input.schema {
        // What a file says of its parameters may be anything; only what JSON Schema takes under the name goes on.
        let fits = match key.as_str() {
            "enum" | "examples" => value.is_array(),
            "items" | "properties" => value.is_object(),
            "format" => value.is_string(),
            "minimum" | "maximum" => value.is_number(),
            "minLength" | "maxLength" => value.is_u64(),
            "default" => true,
            _ => false,
        };
        if fits {
            schema.insert(key.clone(), value.clone());
        }
    }
    Value::Object(schema)
}

/// The schema of an answer, as far as its outputs say one; anything when they say none.
pub(crate) fn of_outputs(outputs: &[Output]) -> Value {
    match outputs {
        [] => json!({}),
        [output] => of_output(output),
        _ if outputs.iter().all(|output| output.name.is_some()) => {
            let properties: Map<String, Value> =
                outputs.iter().filter_map(|output| Some((output.name.clone()?, of_output(output)))).collect();
            json!({"type": "object", "properties": properties})
        }
        _ => json!({"anyOf": outputs.iter().map(of_output).collect::<Vec<_>>()}),
    }
}

fn of_output(output: &Output) -> Value {
    let mut schema = Map::new();
    // What is absent is null, and a whole value is whatever it is.
    let whole = output.properties.is_empty() && output.items.is_none() && matches!(output.kind, Some(Type::Object | Type::Array));
    if let Some(word) = output.kind.and_then(Type::word).filter(|_| !whole) {
        schema.insert("type".into(), json!([word, "null"]));
    }
    if let Some(description) = &output.description {
        schema.insert("description".into(), description.clone().into());
    }
    if !output.properties.is_empty() {
        let properties: Map<String, Value> = output.properties.iter().map(|(name, property)| (name.clone(), of_output(property))).collect();
        schema.insert("properties".into(), Value::Object(properties));
    }
    if let Some(items) = &output.items {
        schema.insert("items".into(), of_output(items));
    }
    Value::Object(schema)
}
