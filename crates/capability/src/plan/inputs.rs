//! What a caller gives: what a unit declares, and what follows from what it calls.
//!
//! Nearly no published file declares the inputs of its tools, so most of them are derived: a reference `k: tools.p` makes an
//! input `p` with the type, description and requiredness of the called operation's parameter `k`.

use super::{
    Input, Operation, Source,
    path::{Pattern, loosely},
};
use crate::{
    document::{In, Parameter, Type},
    finding::Findings,
    json_path::JsonPath,
    template::Template,
};
use hyper::Method;
use serde_json::Value;

/// The most inputs of a unit.
pub(super) const MOST: usize = 1000;

/// How a unit is reached, which says where its inputs stand.
pub(super) enum Exposure<'a> {
    Rest {
        pattern: &'a Pattern,
        method: &'a Method,
        shared: &'a [Parameter],
    },
    Tool,
    /// `files` says whether a folder's files are the content, and nothing is called.
    Content {
        uri: &'a Pattern,
        files: bool,
    },
}

/// The inputs of a unit in the making.
pub(super) struct Inputs<'a> {
    pub(super) exposure: &'a Exposure<'a>,
    pub(super) list: Vec<Input>,
    /// Whether the unit declares its inputs itself.
    pub(super) declared: bool,
}

impl<'a> Inputs<'a> {
    pub(super) fn declared(exposure: &'a Exposure<'a>, own: &[Parameter], schema: Option<&Value>, findings: &mut Findings) -> Self {
        let mut inputs = Self { exposure, list: Vec::new(), declared: !own.is_empty() || schema.is_some() };
        let shared: &[Parameter] = if let Exposure::Rest { shared, .. } = exposure { shared } else { &[] };
        let shared = shared.iter().filter(|shared| !own.iter().any(|own| own.name == shared.name));
        let all: Vec<&Parameter> = shared.chain(own).collect();
        let bodies = all.iter().filter(|parameter| parameter.location == Some(In::Body)).count();
        for parameter in all {
            if !inputs.has(&parameter.name) {
                let input = inputs.read(parameter, bodies == 1, findings);
                inputs.list.push(input);
            }
        }
        if let Some(schema) = schema.filter(|_| own.is_empty()) {
            inputs.read_schema(schema);
        }
        inputs
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.list.iter().any(|input| input.name == name)
    }

    pub(super) fn names(&self) -> Vec<String> {
        self.list.iter().map(|input| input.name.clone()).collect()
    }

    fn read(&self, parameter: &Parameter, only_body: bool, findings: &mut Findings) -> Input {
        let rest = matches!(self.exposure, Exposure::Rest { .. });
        let (source, fixed) = self.source(parameter, only_body, findings);
        let in_path = matches!(source, Source::Path(_));
        let whole = matches!(source, Source::FieldOrBody | Source::Extract(_) | Source::Field);
        Input {
            name: parameter.name.clone(),
            kind: parameter.kind.unwrap_or(if whole { Type::Any } else { Type::String }),
            // A tool's own parameter is required unless it says otherwise; that is the format's rule.
            required: in_path || parameter.required.unwrap_or(!rest),
            source,
            description: parameter.description.clone(),
            pattern: parameter.pattern.clone(),
            schema: parameter.schema.clone(),
            fixed,
        }
    }

    /// Where a declared input stands, and the value that the file gives it.
    fn source(&self, parameter: &Parameter, only_body: bool, findings: &mut Findings) -> (Source, Option<Template>) {
        let fixed = || parameter.value.as_ref().map(Template::tree);
        let (pattern, method) = match self.exposure {
            Exposure::Tool => return (Source::Argument, fixed()),
            Exposure::Content { uri, .. } => {
                let variable = loosely(uri.variables().collect::<Vec<_>>().into_iter(), &parameter.name).map(str::to_owned);
                return (variable.map_or(Source::Argument, Source::Path), fixed());
            }
            Exposure::Rest { pattern, method, .. } => (pattern, *method),
        };
        let bodiless = matches!(*method, Method::GET | Method::DELETE | Method::HEAD | Method::OPTIONS);
        let extract = parameter.value.as_ref().and_then(Value::as_str).filter(|text| text.starts_with('$'));
        if let Some(text) = extract
            && matches!(parameter.location, None | Some(In::Body))
        {
            // Without a place, `$.body.name` is how some files say "the field `name` of the body".
            let path = if parameter.location.is_none() {
                text.strip_prefix("$.body").filter(|rest| rest.starts_with('.')).map_or_else(|| text.to_owned(), |rest| format!("${rest}"))
            } else {
                text.to_owned()
            };
            match path.parse::<JsonPath>() {
                Ok(path) => return (Source::Extract(path), None),
                Err(why) => findings.warn("json-path", parameter.place.clone(), format!("`{path}` is no JSONPath ({why})"), "correct it"),
            }
        }
        let variable =
            || loosely(pattern.variables().collect::<Vec<_>>().into_iter(), &parameter.name).map(|name| Source::Path(name.to_owned()));
        let source = match parameter.location {
            Some(In::Path) => variable().unwrap_or_else(|| {
                let message = format!(
                    "`{}` is said to be in the path, and `{}` has no such variable; it is read from the query",
                    parameter.name, pattern.text
                );
                findings.warn(
                    "path-input",
                    parameter.place.clone(),
                    message,
                    format!("add {{{}}} to the path, or write `in: query`", parameter.name),
                );
                Source::Query
            }),
            Some(In::Header) => Source::Header,
            Some(In::Cookie) => Source::Cookie,
            Some(In::Query | In::Environment) => Source::Query,
            Some(In::Body) if only_body || parameter.name == "body" => Source::FieldOrBody,
            Some(In::Body) => Source::Field,
            None => variable().unwrap_or(if bodiless { Source::Query } else { Source::Field }),
        };
        (source, fixed())
    }

    fn read_schema(&mut self, schema: &Value) {
        let required: Vec<&str> =
            schema["required"].as_array().map(|names| names.iter().filter_map(Value::as_str).collect()).unwrap_or_default();
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let mut rest = property.as_object().cloned().unwrap_or_default();
            let kind = match rest.remove("type").as_ref().and_then(Value::as_str) {
                Some("string") => Type::String,
                Some("number") => Type::Number,
                Some("integer") => Type::Integer,
                Some("boolean") => Type::Boolean,
                Some("object") => Type::Object,
                Some("array") => Type::Array,
                _ => Type::Any,
            };
            let description = rest.remove("description").and_then(|text| text.as_str().map(str::to_owned));
            let source = self.derived_source(name, None, None).unwrap_or(Source::Argument);
            self.list.push(Input {
                name: name.clone(),
                source,
                kind,
                required: required.contains(&name.as_str()),
                description,
                pattern: None,
                schema: rest,
                fixed: None,
            });
        }
    }

    /// Makes sure that an input `name` exists: the one that gives `key` of the operation its value. The error says what it
    /// lacks.
    pub(super) fn need(&mut self, name: &str, key: Option<&str>, operation: Option<&Operation>) -> Result<(), String> {
        let first = name.split('.').next().unwrap_or(name);
        if self.has(name) || self.has(first) {
            return Ok(());
        }
        if self.list.len() >= MOST {
            return Err(format!("it asks for more than {MOST} inputs"));
        }
        // `body.user` reaches into an input `body` of any shape.
        let inside = first != name;
        let key = key.filter(|_| !inside);
        let parameter = key.and_then(|key| operation?.parameter(key));
        let in_path = key.is_some_and(|key| operation.is_some_and(|operation| operation.path.variables().any(|variable| variable == key)));
        let source = self.derived_source(first, key, operation)?;
        let kind = match parameter {
            Some(parameter) => parameter.kind,
            None if inside || key.is_none() || key == Some("body") => Type::Any,
            None => Type::String,
        };
        self.list.push(Input {
            name: first.to_owned(),
            required: in_path || matches!(source, Source::Path(_)) || parameter.is_some_and(|parameter| parameter.required),
            source,
            kind,
            description: parameter.and_then(|parameter| parameter.description.clone()),
            pattern: None,
            schema: key.and_then(|key| Some(operation?.schema(key))).unwrap_or_default(),
            fixed: None,
        });
        Ok(())
    }

    /// Where an input stands that nobody declared: where the parameter stands that it is for.
    fn derived_source(&self, name: &str, key: Option<&str>, operation: Option<&Operation>) -> Result<Source, String> {
        let pattern = match self.exposure {
            Exposure::Tool => return Ok(Source::Argument),
            Exposure::Content { uri, .. } => {
                let variable = loosely(uri.variables().collect::<Vec<_>>().into_iter(), name);
                return variable
                    .map(|name| Source::Path(name.to_owned()))
                    .ok_or_else(|| format!("the address `{}` has no variable for `{name}`", uri.text));
            }
            Exposure::Rest { pattern, .. } => pattern,
        };
        if let Some(variable) = loosely(pattern.variables().collect::<Vec<_>>().into_iter(), name) {
            return Ok(Source::Path(variable.to_owned()));
        }
        let parameter = key.and_then(|key| operation?.parameter(key));
        let in_path = key.is_some_and(|key| operation.is_some_and(|operation| operation.path.variables().any(|variable| variable == key)));
        match parameter.map(|parameter| parameter.location) {
            Some(In::Path) => Err(format!("the path `{}` has no variable for `{name}`", pattern.text)),
            _ if in_path => Err(format!("the path `{}` has no variable for `{name}`", pattern.text)),
            Some(In::Header) => Ok(Source::Header),
            Some(In::Cookie) => Ok(Source::Cookie),
            Some(In::Body) | None if name == "body" => Ok(Source::Body),
            Some(In::Body) => Ok(Source::Field),
            // What a body's template asks for is a field of the caller's body.
            None if operation.is_some_and(|operation| operation.body.is_some()) => Ok(Source::Field),
            _ => Ok(Source::Query),
        }
    }

    /// Gives a variable of the called path a value that nothing else gives. The name of the input, if it is another.
    pub(super) fn bind_path(&mut self, variable: &str, operation: &Operation) -> Result<Option<String>, String> {
        let named = |name: &str| (name != variable).then(|| name.to_owned());
        let pattern = match self.exposure {
            Exposure::Rest { pattern, .. } | Exposure::Content { uri: pattern, .. } => Some(pattern),
            Exposure::Tool => None,
        };
        if let Some(own) = pattern.and_then(|pattern| loosely(pattern.variables().collect::<Vec<_>>().into_iter(), variable)) {
            let given = self.list.iter().find(|input| input.source == Source::Path(own.to_owned()));
            if let Some(input) = given {
                return Ok(named(&input.name));
            }
        }
        let names = self.names();
        if let Some(name) = loosely(names.iter().map(String::as_str).collect::<Vec<_>>().into_iter(), variable) {
            return Ok(named(name));
        }
        self.need(variable, Some(variable), Some(operation))?;
        Ok(None)
    }
}
