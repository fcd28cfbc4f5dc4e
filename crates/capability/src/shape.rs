//! What is answered: the parts that outputs name, out of what came.
//!
//! An object's properties are looked for from the root of the answer, not from the object's own mapping; inside a list the
//! root is the item. What is absent is null. A type never converts.

use crate::{document::Type, json_path::JsonPath, plan::Output, template::Scope};
use serde_json::{Map, Value};

/// Whether the outputs take an answer just as it came, so that nobody needs to look into it.
pub(crate) fn is_whole(outputs: &[Output]) -> bool {
    match outputs {
        [] => true,
        [output] => {
            output.value.is_none()
                && output.properties.is_empty()
                && output.items.is_none()
                && output.max_length.is_none()
                && output.mapping.as_ref().is_some_and(|path| *path == JsonPath::ROOT)
        }
        _ => false,
    }
}

/// The answer. Several outputs that all have names make an object of them; otherwise the first that gives something is the
/// answer, and the root is when none does.
pub(crate) fn shape(outputs: &[Output], root: &Value, scope: &impl Scope) -> Value {
    if outputs.len() > 1 && outputs.iter().all(|output| output.name.is_some()) {
        return Value::Object(outputs.iter().filter_map(|output| Some((output.name.clone()?, one(output, root, scope, false)))).collect());
    }
    outputs.iter().map(|output| one(output, root, scope, false)).find(|value| !value.is_null()).unwrap_or_else(|| root.clone())
}

/// What a unit that calls nothing answers: an object of its outputs, or nothing when none has a value.
pub(crate) fn mock(outputs: &[Output], scope: &impl Scope) -> Option<Value> {
    let mut fields = Map::new();
    let mut any = false;
    for output in outputs {
        let value = mocked(output, scope);
        any |= !value.is_null();
        // One object without a name is the answer itself.
        if let (Value::Object(object), None) = (&value, &output.name) {
            fields.extend(object.clone());
        } else {
            fields.insert(output.name.clone().unwrap_or_else(|| "value".into()), value);
        }
    }
    any.then_some(Value::Object(fields))
}

fn mocked(output: &Output, scope: &impl Scope) -> Value {
    if let Some(value) = &output.value {
        return value.fill(scope).unwrap_or(Value::Null);
    }
    if !output.properties.is_empty() {
        let fields: Map<String, Value> = output.properties.iter().map(|(name, property)| (name.clone(), mocked(property, scope))).collect();
        return if fields.values().all(Value::is_null) { Value::Null } else { Value::Object(fields) };
    }
    match &output.items {
        Some(items) => match mocked(items, scope) {
            Value::Null => Value::Null,
            item => Value::Array(vec![item]),
        },
        None => Value::Null,
    }
}

/// One output. `inside` says whether it is a property: of those an object with a mapping is taken whole.
fn one(output: &Output, root: &Value, scope: &impl Scope, inside: bool) -> Value {
    if let Some(value) = &output.value {
        return value.fill(scope).unwrap_or(Value::Null);
    }
    let at = |path: &Option<JsonPath>| path.as_ref().map(|path| path.of(root));
    let taken_whole = inside && output.mapping.is_some();
    if !(output.properties.is_empty() || taken_whole || output.kind == Some(Type::Array)) {
        return Value::Object(output.properties.iter().map(|(name, property)| (name.clone(), one(property, root, scope, true))).collect());
    }
    let is_container = matches!(output.kind, Some(Type::Object | Type::Array));
    let value = at(&output.mapping).unwrap_or_else(|| if is_container && !inside { root.clone() } else { Value::Null });
    match (&output.items, value) {
        (Some(items), Value::Array(list)) => Value::Array(list.iter().map(|item| self::item(items, item, scope)).collect()),
        // XML has no lists of one: a single element stands alone.
        (Some(items), object @ Value::Object(_)) => Value::Array(vec![item(items, &object, scope)]),
        (_, Value::String(text)) => match output.max_length {
            Some(most) => Value::String(text.chars().take(most).collect()),
            None => Value::String(text),
        },
        (_, value) => value,
    }
}

/// An item of a list; without anything to look for it is taken as it is.
fn item(items: &Output, item: &Value, scope: &impl Scope) -> Value {
    if items.value.is_none() && items.mapping.is_none() && items.properties.is_empty() && items.items.is_none() {
        return item.clone();
    }
    one(items, item, scope, false)
}
