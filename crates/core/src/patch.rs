//! A change of one field: keep, clear, or set.

use crate::{Result, text::Json};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::borrow::Cow;

/// Absent keeps the value, null clears it, a value sets it (the three states of a JSON body).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// The field was not named.
    #[default]
    Keep,
    /// The field was null.
    Clear,
    /// The new value.
    Set(T),
}

impl<T> Patch<T> {
    /// The value after this change to `current`.
    pub fn apply(self, current: Option<T>) -> Option<T> {
        match self {
            Self::Keep => current,
            Self::Clear => None,
            Self::Set(value) => Some(value),
        }
    }

    /// The same state with another value, if the conversion succeeds.
    ///
    /// # Errors
    /// What the conversion answers.
    pub fn try_map<U, E>(self, convert: impl FnOnce(T) -> Result<U, E>) -> Result<Patch<U>, E> {
        Ok(match self {
            Self::Keep => Patch::Keep,
            Self::Clear => Patch::Clear,
            Self::Set(value) => Patch::Set(convert(value)?),
        })
    }

    /// Whether the field was named at all.
    #[must_use]
    pub const fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }
}

impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Patch<T> {
    /// For fields with `#[serde(default)]`: absence never reaches this function.
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Clear, Self::Set))
    }
}

/// For fields with `#[serde(default)]`, which makes them optional: the value, or null.
impl<T: JsonSchema> JsonSchema for Patch<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Option::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Option::<T>::json_schema(generator)
    }
}

/// Merges the fields of `changes` into a JSON object (RFC 7396, one level deep): null takes a field away, any other
/// value replaces it. An object without fields is nothing at all.
///
/// # Errors
/// When the result is too large.
pub fn merge(current: Option<Json>, changes: &Json) -> Result<Option<Json>> {
    let serde_json::Value::Object(changes) = changes.value() else { return Ok(current) };
    let mut merged = match current.map(|current| current.value()) {
        Some(serde_json::Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    for (name, value) in changes {
        if value.is_null() {
            merged.remove(&name);
        } else {
            merged.insert(name, value);
        }
    }
    if merged.is_empty() { Ok(None) } else { Json::try_from(serde_json::Value::Object(merged)).map(Some) }
}
