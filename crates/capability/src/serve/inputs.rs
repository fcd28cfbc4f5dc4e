//! A caller's request becomes a unit's inputs: each value is found where it stands, and is of the type that it must be.

use crate::{
    document::Type,
    plan::{Frame, Input, Source, Unit},
};
use hyper::{HeaderMap, header::COOKIE};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Number, Value};

/// An input that can't be used, and why.
#[derive(Debug, PartialEq)]
pub(super) struct BadInput {
    pub(super) name: String,
    pub(super) why: String,
}

/// A request's parts where inputs can stand.
pub(super) struct Given<'a> {
    pub(super) path: Vec<(&'a str, String)>,
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: &'a HeaderMap,
    /// None when there is none.
    pub(super) body: Option<Value>,
}

impl Given<'_> {
    fn find(&self, input: &Input) -> Result<Option<Value>, BadInput> {
        let text = |text: String| convert(input, text).map(Some);
        match &input.source {
            Source::Argument => Ok(None),
            Source::Path(name) => self.path.iter().find(|(given, _)| given == name).map_or(Ok(None), |(_, value)| text(value.clone())),
            Source::Query => {
                let mut values: Vec<String> =
                    self.query.iter().filter(|(name, _)| *name == input.name).map(|(_, value)| value.clone()).collect();
                match (input.kind, values.len()) {
                    (_, 0) => Ok(None),
                    (Type::Array, _) => Ok(Some(Value::Array(values.into_iter().map(Value::String).collect()))),
                    (_, 1) => text(values.remove(0)),
                    _ => Err(bad(input, "is there more than once")),
                }
            }
            Source::Header => match self.headers.get(input.name.as_str()) {
                None => Ok(None),
                Some(value) => text(value.to_str().map_err(|_| bad(input, "must be text"))?.to_owned()),
            },
            Source::Cookie => {
                let cookies =
                    self.headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
                let mut pairs = cookies.filter_map(|pair| pair.trim().split_once('='));
                pairs.find(|(name, _)| *name == input.name).map_or(Ok(None), |(_, value)| text(value.to_owned()))
            }
            Source::Body => self.checked(input, self.body.clone()),
            Source::Field => self.checked(input, self.body.as_ref().and_then(|body| body.get(&input.name)).cloned()),
            Source::FieldOrBody => self.checked(input, self.body.as_ref().map(|body| body.get(&input.name).unwrap_or(body)).cloned()),
            Source::Extract(path) => self.checked(input, self.body.as_ref().map(|body| path.of(body))),
        }
    }

    fn checked(&self, input: &Input, value: Option<Value>) -> Result<Option<Value>, BadInput> {
        value.filter(|value| !value.is_null()).map(|value| check(input, value)).transpose()
    }
}

/// The inputs of a request.
pub(super) fn of_request(unit: &Unit, given: &Given<'_>) -> Result<Map<String, Value>, BadInput> {
    collect(unit, |input| given.find(input))
}

/// The inputs of a tool's call. What is not in its schema is refused, so that a misspelt name is noticed.
pub(super) fn of_arguments(unit: &Unit, mut arguments: Map<String, Value>) -> Result<Map<String, Value>, BadInput> {
    let known: Vec<&str> = unit.inputs.iter().filter(|input| input.fixed.is_none()).map(|input| input.name.as_str()).collect();
    if let Some(unknown) = arguments.keys().find(|name| !known.contains(&name.as_str())) {
        let known = if known.is_empty() { "this takes none".to_owned() } else { format!("there are: {}", known.join(", ")) };
        return Err(BadInput { name: unknown.clone(), why: format!("is no argument; {known}") });
    }
    collect(unit, |input| arguments.remove(&input.name).filter(|value| !value.is_null()).map(|value| check(input, value)).transpose())
}

/// The inputs of a resource, whose variables stand in its address.
pub(super) fn of_address(unit: &Unit, variables: &[(&str, String)]) -> Result<Map<String, Value>, BadInput> {
    collect(unit, |input| {
        let found = input.path_variable().and_then(|variable| variables.iter().find(|(name, _)| *name == variable));
        found.map(|(_, value)| convert(input, value.clone())).transpose()
    })
}

fn collect(unit: &Unit, mut find: impl FnMut(&Input) -> Result<Option<Value>, BadInput>) -> Result<Map<String, Value>, BadInput> {
    let mut inputs = Map::new();
    for input in unit.inputs.iter().filter(|input| input.fixed.is_none()) {
        match find(input)? {
            Some(value) => drop(inputs.insert(input.name.clone(), value)),
            None if input.required => return Err(bad(input, "is missing")),
            None => drop(input.schema.get("default").map(|value| inputs.insert(input.name.clone(), value.clone()))),
        }
    }
    for input in &unit.inputs {
        if let Some(fixed) = &input.fixed {
            let none = Map::new();
            let frame = Frame { inputs: &inputs, with: &none, steps: &none, roots: &unit.roots, binds: &unit.binds };
            if let Some(value) = fixed.fill(&frame) {
                inputs.insert(input.name.clone(), value);
            }
        }
    }
    Ok(inputs)
}

fn bad(input: &Input, why: impl Into<String>) -> BadInput {
    BadInput { name: input.name.clone(), why: why.into() }
}

/// Text of a path, query or header as the type that it must be.
fn convert(input: &Input, text: String) -> Result<Value, BadInput> {
    let value = match input.kind {
        Type::Number | Type::Integer => {
            let whole = text.parse::<i64>().map(Number::from).ok();
            let number = whole.or_else(|| text.parse::<f64>().ok().and_then(Number::from_f64));
            number.map(Value::Number)
        }
        Type::Boolean => match text.as_str() {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            _ => None,
        },
        Type::Object | Type::Array => serde_json::from_str(&text).ok(),
        Type::String | Type::Any => Some(Value::String(text)),
    };
    let value = value.ok_or_else(|| bad(input, format!("must be {}", wanted(input.kind))))?;
    check(input, value)
}

fn check(input: &Input, value: Value) -> Result<Value, BadInput> {
    let fits = match input.kind {
        Type::String => value.is_string(),
        Type::Number => value.is_number(),
        Type::Integer => value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|number| number.fract() == 0.0),
        Type::Boolean => value.is_boolean(),
        Type::Object => value.is_object(),
        Type::Array => value.is_array(),
        Type::Any => true,
    };
    if !fits {
        return Err(bad(input, format!("must be {}", wanted(input.kind))));
    }
    if let Some(allowed) = input.schema.get("enum").and_then(Value::as_array)
        && !allowed.contains(&value)
    {
        let allowed: Vec<String> = allowed.iter().map(crate::template::as_text).collect();
        return Err(bad(input, format!("must be one of: {}", allowed.join(", "))));
    }
    Ok(value)
}

const fn wanted(kind: Type) -> &'static str {
    match kind {
        Type::String => "text",
        Type::Number => "a number",
        Type::Integer => "a whole number",
        Type::Boolean => "true or false",
        Type::Object => "an object",
        Type::Array => "a list",
        Type::Any => "a value",
    }
}

/// The pairs of a query, decoded.
pub(super) fn query(text: Option<&str>) -> Vec<(String, String)> {
    let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    text.unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}
