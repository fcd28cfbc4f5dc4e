//! What a capability serves, in words and as data: routes, tools, their inputs, and the calls behind them.

use crate::{
    document::Hints,
    plan::{Act, Adapter, Capability, Input, Listen, Operation, Serves, Source, Unit, Work},
    schema,
};
use serde_json::{Map, Value, json};
use std::fmt::Write;

impl Capability {
    /// As data, for programs.
    pub fn describe(&self) -> Value {
        json!({
            "file": self.file.to_string_lossy(),
            "format": self.format,
            "label": self.label,
            "description": self.description,
            "adapters": self.adapters.iter().map(adapter).collect::<Vec<_>>(),
        })
    }

    /// As text, for people: a line for what can be called, indented lines for what it takes and calls.
    pub fn describe_text(&self) -> String {
        let mut text = format!("{}: {}\n", self.file.display(), self.label.as_deref().unwrap_or("no label"));
        for adapter in &self.adapters {
            let _ = writeln!(text, "\n{} {} at {}, {}", kind(adapter), adapter.namespace, place(adapter), adapter.guard.kind());
            match &adapter.serves {
                Serves::Rest(routes) => {
                    for route in routes {
                        for (method, unit) in &route.operations {
                            let _ = writeln!(text, "  {method} {}", route.pattern.text);
                            unit_text(unit, &mut text);
                        }
                        if let Some(forward) = &route.forward {
                            let _ = writeln!(text, "  * {}\n    -> * {}/…", route.pattern.text, forward.upstream.base);
                        }
                    }
                }
                Serves::Mcp(mcp) => {
                    for unit in &mcp.tools {
                        let _ = writeln!(text, "  tool {}{}", unit.name, hints_text(unit.hints));
                        unit_text(unit, &mut text);
                    }
                    for content in &mcp.contents {
                        let _ = writeln!(text, "  resource {}", content.uri.text);
                        unit_text(&content.unit, &mut text);
                    }
                    for prompt in &mcp.prompts {
                        let arguments: Vec<&str> = prompt.arguments.iter().map(|argument| argument.name.as_str()).collect();
                        let _ = writeln!(text, "  prompt {}({})", prompt.name, arguments.join(", "));
                    }
                }
                Serves::Skill(skills) => text.extend(skills.iter().map(|skill| format!("  skill {}\n", skill.name))),
            }
        }
        text
    }
}

const fn kind(adapter: &Adapter) -> &'static str {
    match adapter.serves {
        Serves::Rest(_) => "rest",
        Serves::Mcp(_) => "mcp",
        Serves::Skill(_) => "skill",
    }
}

fn place(adapter: &Adapter) -> String {
    match adapter.listen {
        None => "standard input and output".into(),
        Some(Listen { address, port: 0 }) => format!("{address}, on a free port"),
        Some(Listen { address, port }) => std::net::SocketAddr::new(address, port).to_string(),
    }
}

fn hints_text(hints: Hints) -> String {
    let words = [
        (hints.read_only, "read-only"),
        (hints.destructive, "destructive"),
        (hints.idempotent, "idempotent"),
        (hints.open_world, "open-world"),
    ];
    let said: Vec<&str> = words.into_iter().filter(|(hint, _)| *hint == Some(true)).map(|(_, word)| word).collect();
    if said.is_empty() { String::new() } else { format!(" ({})", said.join(", ")) }
}

fn unit_text(unit: &Unit, text: &mut String) {
    if let Some(description) = &unit.description {
        let _ = writeln!(text, "    {}", description.lines().next().unwrap_or_default());
    }
    for input in unit.inputs.iter().filter(|input| input.fixed.is_none()) {
        let required = if input.required { "required" } else { "optional" };
        let _ = writeln!(
            text,
            "    {}: {}, {required}{}",
            input.name,
            input.kind.word().unwrap_or("any"),
            source(input).map_or_else(String::new, |place| format!(", in the {place}"))
        );
    }
    match &unit.work {
        Work::Call(call) => {
            let _ = writeln!(text, "    -> {}", line(&call.operation));
        }
        Work::Steps { steps, .. } => {
            for step in steps {
                let _ = match &step.act {
                    Act::Call(call) => writeln!(text, "    -> {}: {}", step.name, line(&call.operation)),
                    Act::Lookup { index, field, .. } => writeln!(text, "    -> {}: looks up {field} in {index}", step.name),
                };
            }
        }
        Work::Mock => text.push_str("    -> nothing: the answer stands in the file\n"),
    }
}

fn line(operation: &Operation) -> String {
    format!("{} {}{}", operation.method, operation.upstream.base, operation.path.text)
}

/// Where an input stands; a tool's arguments stand nowhere else.
const fn source(input: &Input) -> Option<&'static str> {
    match input.source {
        Source::Argument => None,
        Source::Path(_) => Some("path"),
        Source::Query => Some("query"),
        Source::Header => Some("header"),
        Source::Cookie => Some("cookie"),
        Source::Body | Source::Field | Source::FieldOrBody | Source::Extract(_) => Some("body"),
    }
}

fn adapter(adapter: &Adapter) -> Value {
    let mut about = Map::new();
    about.insert("kind".into(), kind(adapter).into());
    about.insert("namespace".into(), adapter.namespace.clone().into());
    about.insert("description".into(), adapter.description.clone().into());
    about.insert("address".into(), adapter.listen.map(|listen| listen.address.to_string()).into());
    about.insert("port".into(), adapter.listen.map(|listen| listen.port).into());
    about.insert("authentication".into(), adapter.guard.kind().into());
    match &adapter.serves {
        Serves::Rest(routes) => {
            let operations = routes.iter().flat_map(|route| {
                route.operations.iter().map(|(method, unit)| {
                    let mut about = self::unit(unit);
                    about.insert("method".into(), method.as_str().into());
                    about.insert("path".into(), route.pattern.text.clone().into());
                    Value::Object(about)
                })
            });
            about.insert("operations".into(), operations.collect());
            let forwards = routes
                .iter()
                .filter_map(|route| Some(json!({"path": route.pattern.text, "to": route.forward.as_ref()?.upstream.base.to_string()})));
            about.insert("forwards".into(), forwards.collect());
        }
        Serves::Mcp(mcp) => {
            let tools = mcp.tools.iter().map(|tool| {
                let mut about = unit(tool);
                about.insert("input_schema".into(), Value::Object(schema::of_inputs(&tool.inputs)));
                about.insert("hints".into(), hints(tool.hints));
                Value::Object(about)
            });
            about.insert("tools".into(), tools.collect());
            let resources = mcp.contents.iter().map(|content| {
                let mut about = unit(&content.unit);
                about.insert("uri".into(), content.uri.text.clone().into());
                Value::Object(about)
            });
            about.insert("resources".into(), resources.collect());
            about.insert(
                "prompts".into(),
                mcp.prompts.iter().map(|prompt| json!({"name": prompt.name, "description": prompt.description})).collect(),
            );
        }
        Serves::Skill(skills) => {
            drop(about.insert("skills".into(), skills.iter().map(|skill| Value::Object(skill.about.clone())).collect()))
        }
    }
    Value::Object(about)
}

fn unit(unit: &Unit) -> Map<String, Value> {
    let inputs = unit
        .inputs
        .iter()
        .filter(|input| input.fixed.is_none())
        .map(|input| json!({"name": input.name, "in": source(input), "required": input.required, "schema": schema::of_input(input)}));
    let calls = unit.operations().into_iter().map(|operation| {
        json!({
            "upstream": operation.upstream.namespace,
            "operation": operation.name,
            "method": operation.method.as_str(),
            "url": format!("{}{}", operation.upstream.base, operation.path.text),
        })
    });
    let mut about = Map::new();
    about.insert("name".into(), unit.name.clone().into());
    about.insert("description".into(), unit.description.clone().into());
    about.insert("inputs".into(), inputs.collect());
    about.insert("calls".into(), calls.collect());
    about
}

fn hints(hints: Hints) -> Value {
    let words = [
        ("readOnly", hints.read_only),
        ("destructive", hints.destructive),
        ("idempotent", hints.idempotent),
        ("openWorld", hints.open_world),
    ];
    Value::Object(words.into_iter().filter_map(|(word, hint)| Some((word.to_owned(), hint?.into()))).collect())
}
