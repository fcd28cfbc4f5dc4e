//! The schemas of a document. Inputs say what is read, outputs what is written: of an optional field the one may be
//! left out, and the other is there as null.

use crate::describe::SchemaOf;
use schemars::{
    Schema, SchemaGenerator,
    generate::SchemaSettings,
    transform::{RecursiveTransform, Transform},
};
use serde_json::{Map, Value};

pub(super) struct Schemas {
    inputs: SchemaGenerator,
    outputs: SchemaGenerator,
}

impl Schemas {
    pub(super) fn new() -> Self {
        let settings = SchemaSettings::draft2020_12().with(|settings| {
            settings.definitions_path = "/components/schemas".into();
            settings.meta_schema = None;
            settings.transforms = vec![Box::new(RecursiveTransform(plain))];
        });
        Self { inputs: settings.clone().for_deserialize().into_generator(), outputs: settings.for_serialize().into_generator() }
    }

    /// The schema of what is read.
    pub(super) fn input(&mut self, schema: SchemaOf) -> Value {
        written(schema(&mut self.inputs))
    }

    /// The schema of what is written.
    pub(super) fn output(&mut self, schema: SchemaOf) -> Value {
        written(schema(&mut self.outputs))
    }

    /// Whether a body without any field would be refused.
    pub(super) fn asks_for_fields(&self, schema: &Value) -> bool {
        let name = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next());
        let schema = name.and_then(|name| self.inputs.definitions().get(name)).unwrap_or(schema);
        ["required", "oneOf", "anyOf"].iter().any(|keyword| schema.get(keyword).is_some())
    }

    /// Every schema that has a name, by name.
    ///
    /// # Errors
    /// When two types have one name.
    pub(super) fn finish(mut self) -> Result<Value, String> {
        let mut all: Vec<_> = self.inputs.take_definitions(true).into_iter().collect();
        for (name, schema) in self.outputs.take_definitions(true) {
            match all.iter().find(|(known, _)| *known == name) {
                Some((_, known)) if *known == schema => {}
                Some(_) => return Err(format!("two types, or what is read and written of one, are named {name}: {RENAME}")),
                None => all.push((name, schema)),
            }
        }
        // Of two types with one name the generator calls the second by a number.
        if let Some((name, _)) = all.iter().find(|(name, _)| name.ends_with(|c: char| c.is_ascii_digit())) {
            return Err(format!("two types have one name, and one became {name}: {RENAME}"));
        }
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(all.into_iter().collect::<Map<_, _>>().into())
    }
}

const RENAME: &str = "give one another with #[schemars(rename = \"…\")]";

fn written(mut schema: Schema) -> Value {
    RecursiveTransform(plain).transform(&mut schema);
    schema.to_value()
}

/// Says the same in fewer words: no default of null, which only repeats that a field may be absent, and a choice of
/// words as one list.
fn plain(schema: &mut Schema) {
    if schema.get("default").is_some_and(Value::is_null) {
        schema.remove("default");
    }
    let Some(choice) = schema.get("oneOf").and_then(Value::as_array) else { return };
    let mut words = Vec::new();
    let mut lines = Vec::new();
    for one in choice {
        let many = one["enum"].as_array().cloned().unwrap_or_else(|| vec![one["const"].clone()]);
        if one["type"] != "string" || many.iter().any(|word| !word.is_string()) {
            return;
        }
        if let (Some(about), [Value::String(word)]) = (one["description"].as_str(), many.as_slice()) {
            lines.push(format!("* `{word}`: {about}"));
        }
        words.extend(many);
    }
    let about = schema.get("description").and_then(Value::as_str).unwrap_or_default().to_owned();
    schema.remove("oneOf");
    schema.insert("type".to_owned(), "string".into());
    schema.insert("enum".to_owned(), words.into());
    if !lines.is_empty() {
        schema.insert("description".to_owned(), format!("{about}\n\n{}", lines.join("\n")).trim_start().into());
    }
}
