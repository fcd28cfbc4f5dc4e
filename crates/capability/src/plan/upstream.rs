//! What is called, made ready: base address, credentials, operations with their parameters and bodies.

use super::{Binds, Body, Operation, Options, Parameter, Part, Upstream, bulk::Bulk, path::UriPath};
use crate::{
    document::{self, In, Type},
    finding::{Findings, Place},
    json_path::JsonPath,
    raw::{self, Format},
    template::{Key, Template},
    upstream::{Base, auth::Credentials},
};
use hyper::Method;
use serde_json::{Map, Value};
use std::{collections::HashMap, sync::Arc};

/// The upstreams of a file by namespace.
pub(super) type Upstreams = HashMap<String, Ready>;

/// An upstream that can be called, or why it can't.
pub(super) enum Ready {
    Yes {
        upstream: Arc<Upstream>,
        operations: Vec<Arc<Operation>>,
    },
    No(String),
    /// It is for want of a variable, which has stopped the whole file already.
    Unset,
}

pub(super) fn all(
    upstreams: &[document::Upstream],
    options: &Options,
    binds: &Arc<Binds>,
    bulk: &Bulk,
    findings: &mut Findings,
) -> Upstreams {
    upstreams.iter().map(|upstream| (upstream.namespace.clone(), one(upstream, options, binds, bulk, findings))).collect()
}

fn one(from: &document::Upstream, options: &Options, binds: &Arc<Binds>, bulk: &Bulk, findings: &mut Findings) -> Ready {
    let lost = |findings: &mut Findings, code, place: &Place, message: String, remedy: String| {
        findings.refuse(code, place.clone(), format!("upstream `{}`: {message}", from.namespace), remedy);
        Ready::No(message)
    };
    if let Some(kind) = from.kind.as_deref().filter(|kind| *kind != "http") {
        return lost(findings, "upstream-type", &from.place, format!("type `{kind}` is not served"), "only `http` is".into());
    }
    if from.tunnel {
        return lost(findings, "tunnel", &from.place, "`tunnel` is not served".into(), "reach the upstream without one".into());
    }
    let base = match base(from, options, binds, findings) {
        Ok(base) => base,
        Err(("unset-variable", ..)) => return Ready::Unset,
        Err((code, message, remedy)) => return lost(findings, code, &from.base_uri.place, message, remedy),
    };
    let credentials = match &from.authentication {
        None => Ok(Credentials::None),
        Some(authentication) => Credentials::read(authentication, binds, findings),
    };
    let credentials = match credentials {
        Ok(credentials) => credentials,
        Err(fault) => {
            let place = &from.authentication.as_ref().map_or(&from.place, |authentication| &authentication.place);
            if fault.unset {
                let fields = from.authentication.as_ref().map(|authentication| &authentication.fields);
                for (message, remedy) in fields.map(|fields| binds.all_unset(fields)).unwrap_or_default() {
                    findings.stop("unset-variable", (*place).clone(), format!("upstream `{}`: {message}", from.namespace), remedy);
                }
                return Ready::Unset;
            }
            return lost(findings, "authentication", place, fault.message, fault.remedy);
        }
    };
    let parameters: Vec<Parameter> = from.inputs.iter().filter_map(|input| parameter(input, findings)).collect();
    let upstream = Arc::new(Upstream { namespace: from.namespace.clone(), base, credentials, parameters, binds: Arc::clone(binds) });
    let mut operations = Vec::new();
    for resource in &from.resources {
        for operation in &resource.operations {
            if bulk.has_room() {
                let made = self::operation(&upstream, from, resource, operation, findings);
                operations.extend(made.filter(|made| bulk.operation(&made.parameters, &operation.place, findings)));
            }
        }
    }
    Ready::Yes { upstream, operations }
}

/// The base address: from the command line, or from the file with its variables.
fn base(
    from: &document::Upstream,
    options: &Options,
    binds: &Binds,
    findings: &mut Findings,
) -> Result<Base, (&'static str, String, String)> {
    let another = format!("write http://HOST or https://HOST with a path, or name the address with --upstream {}=URL", from.namespace);
    if let Some((_, url)) = options.upstreams.iter().rev().find(|(namespace, _)| *namespace == from.namespace) {
        return Base::parse(url).map_err(|why| {
            (
                "base-uri",
                format!("`{url}` of --upstream {why}"),
                format!("write --upstream {}=http://HOST or https://HOST with a path", from.namespace),
            )
        });
    }
    let text = match binds.fill(&from.base_uri.text) {
        Ok(text) => text,
        Err(why) => {
            let (message, remedy) = why.words();
            if matches!(why, super::binds::Unresolved::Unset { .. }) {
                let remedy = format!("{remedy}, or name the address with --upstream {}=URL", from.namespace);
                findings.stop(
                    "unset-variable",
                    from.base_uri.place.clone(),
                    format!("`baseUri` of upstream `{}`: {message}", from.namespace),
                    remedy,
                );
            }
            return Err((
                "base-uri",
                format!("`baseUri`: {message}"),
                format!("{remedy}, or name the address with --upstream {}=URL", from.namespace),
            ));
        }
    };
    if binds.are_unread() && text.contains("{{") {
        return Ok(Base::unknown(&text));
    }
    // Half of the published files leave the address to whoever runs them: their tools are there, and say what is missing.
    if text.is_empty() || text.contains(['{', '}', '<', '>']) {
        let place = from.base_uri.place.clone();
        let said = if text.is_empty() { "is empty".to_owned() } else { format!("`{text}` holds what is to be filled in") };
        findings.warn(
            "base-uri",
            place,
            format!("upstream `{}`: `baseUri` {said}, so its calls are answered with 502", from.namespace),
            another,
        );
        return Ok(Base::unknown(&text));
    }
    Base::parse(&text).map_err(|why| ("base-uri", format!("`baseUri` `{text}` {why}"), another))
}

fn operation(
    upstream: &Arc<Upstream>,
    from: &document::Upstream,
    resource: &document::Resource,
    operation: &document::Operation,
    findings: &mut Findings,
) -> Option<Arc<Operation>> {
    let refuse = |findings: &mut Findings, place: &Place, message: String, remedy: &str| {
        findings.refuse("operation", place.clone(), format!("operation `{}.{}`: {message}", from.namespace, operation.name), remedy);
    };
    const METHODS: [Method; 7] = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::HEAD, Method::OPTIONS];
    let Some(method) = METHODS.into_iter().find(|method| method.as_str() == operation.method) else {
        refuse(
            findings,
            &operation.place,
            format!("method `{}` is not served", operation.method),
            "write GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS",
        );
        return None;
    };
    let format = match &operation.format {
        None => Format::Json,
        Some(named) => match Format::parse(&named.text) {
            Ok(format) => format,
            Err(why) => {
                refuse(findings, &named.place, why, "write json, xml, csv, tsv, psv, yaml or binary");
                return None;
            }
        },
    };
    let mut parameters = upstream.parameters.clone();
    let shared = parameters.len();
    for input in resource.inputs.iter().chain(&operation.inputs) {
        // What is nearer to the operation wins.
        if let Some(parameter) = parameter(input, findings) {
            match parameters[shared..].iter_mut().find(|other| other.name == parameter.name && other.location == parameter.location) {
                Some(other) => *other = parameter,
                None => parameters.push(parameter),
            }
        }
    }
    let body = match operation.body.as_ref().map(|body| self::body(body, findings)).transpose() {
        Ok(body) => body,
        Err((message, remedy)) => {
            let place = operation.body.as_ref().map_or(&operation.place, |body| &body.place);
            refuse(findings, place, message, remedy);
            return None;
        }
    };
    let mut outputs = Vec::new();
    for output in &operation.outputs {
        let path = output.value.as_ref().and_then(Value::as_str).or(output.mapping.as_deref());
        if let (Some(name), Some(path)) = (&output.name, path) {
            match path.parse::<JsonPath>() {
                Ok(path) => outputs.push((name.clone(), path)),
                Err(why) => findings.warn(
                    "json-path",
                    output.place.clone(),
                    format!("`{path}` is no JSONPath ({why}); it gives null"),
                    "correct it",
                ),
            }
        }
    }
    let max_binary = operation.max_binary.as_ref().or(from.max_binary.as_ref()).and_then(|named| size(named, findings));
    Some(Arc::new(Operation {
        upstream: Arc::clone(upstream),
        resource: resource.name.clone(),
        name: operation.name.clone(),
        description: operation.description.clone(),
        method,
        path: UriPath::new(operation.path.as_deref().unwrap_or(&resource.path)),
        parameters,
        shared,
        body,
        format,
        media_type: operation.media_type.clone(),
        max_binary,
        outputs,
    }))
}

/// A bound in bytes.
pub(super) fn size(named: &document::Named, findings: &mut Findings) -> Option<usize> {
    let size = raw::size(&named.text);
    if size.is_none() {
        findings.warn(
            "binary-size",
            named.place.clone(),
            format!("`{}` is no size; 10 MiB is taken", named.text),
            "write a number with KiB, MiB or GiB",
        );
    }
    size
}

fn parameter(input: &document::Parameter, findings: &mut Findings) -> Option<Parameter> {
    let location = input.location.unwrap_or(In::Query);
    if location == In::Environment {
        // A bind of that name gives it, wherever a template asks for it.
        let message = format!("`{}` is taken from a bind of that name, not straight from the environment", input.name);
        findings.warn(
            "environment-parameter",
            input.place.clone(),
            message,
            format!("declare `{0}: {0}` in the `keys` of a bind", input.name),
        );
        return None;
    }
    if location == In::Header && hyper::header::HeaderName::try_from(input.name.as_str()).is_err() {
        findings.refuse(
            "header-name",
            input.place.clone(),
            format!("`{}` can't be a header's name; it is not sent", input.name),
            "correct the name",
        );
        return None;
    }
    Some(Parameter {
        name: input.name.clone(),
        location,
        kind: input.kind.unwrap_or(Type::String),
        required: location == In::Path || input.required == Some(true),
        description: input.description.clone(),
        value: input.value.as_ref().map(Template::tree),
        schema: input.schema.clone(),
    })
}

fn body(body: &document::Body, findings: &mut Findings) -> Result<Body, (String, &'static str)> {
    let text = |data: &Value| match data {
        Value::String(text) => Ok(Template::text(text)),
        other => Err((format!("its `data` is {}, where text belongs", sort(other)), "write the text below `data`")),
    };
    let Some(kind) = &body.kind else {
        let Value::String(written) = &body.data else { return Ok(Body::Json(Template::tree(&body.data))) };
        return Ok(Template::json_text(written).map_or_else(
            || {
                findings.warn(
                    "body-text",
                    body.place.clone(),
                    "this body is not JSON; it is sent as text",
                    "write `type:` and `data:` below `body`",
                );
                Body::Text(Template::text(written), "text/plain")
            },
            Body::Json,
        ));
    };
    match kind.as_str() {
        "json" => Ok(match &body.data {
            Value::String(written) => Body::Json(Template::json_text(written).unwrap_or_else(|| Template::text(written))),
            data => Body::Json(Template::tree(data)),
        }),
        "text" => text(&body.data).map(|text| Body::Text(text, "text/plain")),
        "xml" => text(&body.data).map(|text| Body::Text(text, "application/xml")),
        "sparql" => text(&body.data).map(|text| Body::Text(text, "application/sparql-query")),
        "formUrlEncoded" | "form" => {
            if kind == "form" {
                findings.warn(
                    "body-form",
                    body.place.clone(),
                    "`form` is not a body's type in the format; it is read as formUrlEncoded",
                    "write formUrlEncoded",
                );
            }
            Ok(Body::Form(Template::tree(&body.data)))
        }
        "multipartForm" => multipart(&body.data).map(Body::Multipart),
        other => Err((format!("body type `{other}` is not served"), "write json, text, xml, sparql, formUrlEncoded or multipartForm")),
    }
}

fn multipart(data: &Value) -> Result<Vec<Part>, (String, &'static str)> {
    const REMEDY: &str = "write a list of {name, value}";
    let Value::Array(items) = data else { return Err((format!("its `data` is {}, where a list belongs", sort(data)), REMEDY)) };
    let part = |item: &Value| {
        let field = |key: &str| item.get(key).and_then(Value::as_str).map(str::to_owned);
        let name = field("name").ok_or_else(|| ("a part of it has no `name`".to_owned(), REMEDY))?;
        let value = Template::tree(item.get("value").unwrap_or(&Value::Null));
        Ok(Part { name, value, file_name: field("filename"), content_type: field("contentType") })
    };
    items.iter().map(part).collect()
}

const fn sort(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a map",
    }
}

impl Operation {
    /// The names that a call of it can give values to: its own parameters, and variables of its path that no parameter
    /// declares.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.parameters[self.shared..].iter().map(|parameter| parameter.name.as_str()).collect();
        for variable in self.path.variables() {
            if !names.contains(&variable) {
                names.push(variable);
            }
        }
        names
    }

    pub(crate) fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.iter().rev().find(|parameter| parameter.name == name)
    }

    /// The templates whose values a call fills in.
    pub(super) fn templates(&self) -> Vec<&Template> {
        let mut templates: Vec<&Template> = self.parameters.iter().filter_map(|parameter| parameter.value.as_ref()).collect();
        match &self.body {
            Some(Body::Json(template) | Body::Text(template, _) | Body::Form(template)) => templates.push(template),
            Some(Body::Multipart(parts)) => templates.extend(parts.iter().map(|part| &part.value)),
            None => {}
        }
        templates
    }

    /// Whether one of its templates asks for the name, or for something in it.
    pub(crate) fn asks_for(&self, name: &str) -> bool {
        let mut asks = false;
        for template in self.templates() {
            template.keys(&mut |key| {
                if let Key::Name(asked) = key {
                    asks |= asked == name || asked.split('.').next() == Some(name);
                }
            });
        }
        asks
    }

    /// What a parameter is in a schema, beside its type.
    pub(super) fn schema(&self, name: &str) -> Map<String, Value> {
        self.parameter(name).map(|parameter| parameter.schema.clone()).unwrap_or_default()
    }
}
