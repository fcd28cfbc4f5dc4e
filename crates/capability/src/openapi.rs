//! An OpenAPI 3.1 document of a REST adapter.

use crate::{
    plan::{Adapter, Capability, Input, Route, Serves, Source, Unit},
    raw::Format,
    schema,
    serve::guard::Guard,
};
use serde_json::{Map, Value, json};
use std::collections::HashSet;

impl Capability {
    /// The document of the REST adapter with this namespace, or of the only one. The error says which there are.
    pub fn openapi(&self, namespace: Option<&str>) -> Result<Value, String> {
        let rest: Vec<(&Adapter, &Vec<Route>)> = self
            .adapters
            .iter()
            .filter_map(|adapter| match &adapter.serves {
                Serves::Rest(routes) => Some((adapter, routes)),
                _ => None,
            })
            .collect();
        let names = || rest.iter().map(|(adapter, _)| adapter.namespace.as_str()).collect::<Vec<_>>().join(", ");
        match (namespace, rest.as_slice()) {
            (_, []) => Err("it has no REST adapter that is served".into()),
            (None, [(adapter, routes)]) => Ok(self.document(adapter, routes)),
            (None, _) => Err(format!("it has several REST adapters, name one with --adapter: {}", names())),
            (Some(namespace), all) => match all.iter().find(|(adapter, _)| adapter.namespace == namespace) {
                Some((adapter, routes)) => Ok(self.document(adapter, routes)),
                None => Err(format!("it has no REST adapter `{namespace}`; there are: {}", names())),
            },
        }
    }

    fn document(&self, adapter: &Adapter, routes: &[Route]) -> Value {
        let title = self.label.clone().unwrap_or_else(|| adapter.namespace.clone());
        let description = self
            .description
            .clone()
            .or_else(|| adapter.description.clone())
            .unwrap_or_else(|| format!("The REST adapter {}.", adapter.namespace));
        let server = adapter
            .listen
            .map_or_else(|| "/".to_owned(), |listen| format!("http://{}", std::net::SocketAddr::new(listen.address, listen.port)));
        let mut document = json!({
            "openapi": "3.1.0",
            "info": {
                "title": title,
                "version": self.version.clone().unwrap_or_else(|| "1.0.0".into()),
                "description": description,
                "contact": {"name": title},
            },
            "servers": [{"url": server, "description": "As the file has it."}],
            "tags": [{"name": adapter.namespace, "description": adapter.description.clone().unwrap_or_else(|| title.clone())}],
            "paths": paths(adapter, routes),
            "components": {},
        });
        if routes.iter().any(|route| !route.operations.is_empty()) {
            document["components"]["schemas"] = json!({"Problem": problem()});
        }
        if let Some(scheme) = scheme(&adapter.guard) {
            document["security"] = json!([{"caller": []}]);
            document["components"]["securitySchemes"] = json!({"caller": scheme});
        }
        document
    }
}

fn scheme(guard: &Guard) -> Option<Value> {
    Some(match guard {
        Guard::Open => return None,
        Guard::Authorization { scheme, .. } => json!({"type": "http", "scheme": scheme}),
        Guard::Header(name, _) => json!({"type": "apiKey", "in": "header", "name": name.as_str()}),
        Guard::Query(name, _) => json!({"type": "apiKey", "in": "query", "name": name}),
    })
}

/// RFC 9457, as every refusal has it.
fn problem() -> Value {
    json!({
        "type": "object",
        "description": "Why nothing was done (RFC 9457).",
        "required": ["title", "status", "code", "detail"],
        "properties": {
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "code": {"type": "string", "description": "The same for every problem of its sort."},
            "detail": {"type": "string"},
            "parameter": {"type": "string", "description": "The parameter that it is about."},
        },
    })
}

fn paths(adapter: &Adapter, routes: &[Route]) -> Value {
    let mut ids = HashSet::new();
    let mut paths: Map<String, Value> = Map::new();
    for route in routes.iter().filter(|route| !route.operations.is_empty()) {
        let entry = paths.entry(route.pattern.text.clone()).or_insert_with(|| json!({}));
        for (method, unit) in &route.operations {
            let method = method.as_str().to_lowercase();
            let path = route.pattern.text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect::<String>();
            let long = format!("{method}-{}", path.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-"));
            let id = if unit.name.is_empty() || !ids.insert(unit.name.clone()) { long } else { unit.name.clone() };
            ids.insert(id.clone());
            entry[method.as_str()] = operation(adapter, route, unit, id);
        }
    }
    Value::Object(paths)
}

fn operation(adapter: &Adapter, route: &Route, unit: &Unit, id: String) -> Value {
    let description = unit.description.clone().or_else(|| route.description.clone()).unwrap_or_else(|| unit.name.clone());
    let mut parameters: Vec<Value> = Vec::new();
    for variable in route.pattern.variables() {
        let input = unit.inputs.iter().find(|input| input.path_variable() == Some(variable));
        let schema = input.map_or_else(|| json!({"type": "string"}), schema::of_input);
        parameters.push(json!({"name": variable, "in": "path", "required": true, "schema": schema}));
    }
    for input in unit.inputs.iter().filter(|input| input.fixed.is_none()) {
        let place = match input.source {
            Source::Query => "query",
            // A parameter of these names is ignored in a document (OpenAPI 3.1 §4.8.12).
            Source::Header if !["accept", "content-type", "authorization"].contains(&input.name.to_lowercase().as_str()) => "header",
            Source::Cookie => "cookie",
            _ => continue,
        };
        parameters.push(json!({"name": input.name, "in": place, "required": input.required, "schema": schema::of_input(input)}));
    }
    let mut operation = json!({
        "operationId": id,
        "summary": unit.title.clone().unwrap_or_else(|| description.lines().next().unwrap_or_default().to_owned()),
        "description": description,
        "tags": [adapter.namespace],
        "parameters": parameters,
        "responses": {
            "200": answer(unit),
            "default": {"description": "What the upstream refused, as it said it, or a problem.", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
        },
    });
    if let Some(body) = body(unit) {
        operation["requestBody"] = body;
    }
    operation
}

fn answer(unit: &Unit) -> Value {
    let binary =
        unit.operations().last().filter(|operation| operation.format == Format::Binary).map(|operation| operation.media_type.clone());
    let content = match binary {
        Some(media_type) => json!({media_type.unwrap_or_else(|| "application/octet-stream".into()): {}}),
        None => json!({"application/json": {"schema": schema::of_outputs(&unit.outputs)}}),
    };
    json!({"description": "Done; the status is the upstream's.", "content": content})
}

fn body(unit: &Unit) -> Option<Value> {
    let inputs: Vec<&Input> = unit.inputs.iter().filter(|input| input.fixed.is_none()).collect();
    let fields: Vec<&&Input> = inputs.iter().filter(|input| input.source == Source::Field).collect();
    let whole = inputs.iter().find(|input| matches!(input.source, Source::Body | Source::FieldOrBody));
    let extracted = inputs.iter().any(|input| matches!(input.source, Source::Extract(_)));
    let (schema, required) = if let Some(input) = whole {
        (schema::of_input(input), input.required)
    } else if !fields.is_empty() {
        let properties: Map<String, Value> = fields.iter().map(|input| (input.name.clone(), schema::of_input(input))).collect();
        let required: Vec<&str> = fields.iter().filter(|input| input.required).map(|input| input.name.as_str()).collect();
        (json!({"type": "object", "properties": properties, "required": required}), !required.is_empty())
    } else if extracted {
        (json!({"type": "object"}), false)
    } else {
        return None;
    };
    Some(json!({"required": required, "content": {"application/json": {"schema": schema}}}))
}
