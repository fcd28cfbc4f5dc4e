//! A tool: a native row with a name, arguments and schemas.

use super::{
    schema,
    table::{self, BY_CURSOR_ALONE, LEFT_OUT, Line},
};
use crate::{
    describe::{Description, Place, SchemaOf},
    dialects::native,
    operation::{Need, Operation},
};
use hyper::Method;
use rmcp::model::{JsonObject, Tool as Shown, ToolAnnotations};
use roster_core::access::{Permission, PermissionSet};
use serde_json::{Map, Value, json};
use std::sync::{Arc, LazyLock};

/// An argument of a tool.
pub(super) struct Argument {
    /// Its name.
    pub(super) name: &'static str,
    /// What the row calls it.
    pub(super) native: &'static str,
    pub(super) place: Place,
    pub(super) schema: Value,
}

/// A tool.
pub(super) struct Tool {
    pub(super) name: &'static str,
    pub(super) operation: Arc<Operation>,
    pub(super) arguments: Vec<Argument>,
    /// Whether it takes a `body`.
    pub(super) body: bool,
    /// Whether its path begins in an organization, which the key names unless the caller does.
    pub(super) in_organization: bool,
    /// As clients see it: with the argument `organization`, and without.
    shown: [Shown; 2],
}

/// Every tool, in the order of lists.
pub(super) static TOOLS: LazyLock<Vec<Tool>> = LazyLock::new(|| {
    let operations: Vec<_> = native::surface().operations.into_iter().map(Arc::new).collect();
    // A line without its row makes no tool; a test holds the table against the rows.
    let row = |line: &Line| operations.iter().find(|operation| operation.name == line.operation).map(Arc::clone);
    table::TOOLS.iter().filter_map(|line| Tool::new(line, row(line)?)).collect()
});

impl Tool {
    fn new(line: &Line, operation: Arc<Operation>) -> Option<Self> {
        let description = operation.description.as_ref()?;
        let in_organization = operation.names().any(|name| name == "organization");
        let mut tool = Self {
            name: line.tool,
            arguments: arguments(&operation, description),
            body: description.body.is_some(),
            in_organization,
            shown: [Shown::default(), Shown::default()],
            operation: Arc::clone(&operation),
        };
        let title = line.title.unwrap_or(description.summary);
        // What to know before something is changed is worth its bytes.
        let notes = if tool.reads() || line.title.is_some() { "" } else { description.notes };
        let about = if notes.is_empty() { title.to_owned() } else { format!("{title}. {notes}") };
        let annotations = ToolAnnotations::from_raw(
            Some(title.to_owned()),
            Some(tool.reads()),
            Some(line.destructive),
            Some(line.idempotent || operation.method != Method::POST),
            Some(false),
        );
        let output = Arc::new(tool.output(description));
        tool.shown = [true, false].map(|named| {
            let shown = Shown::new(line.tool, about.clone(), Arc::new(tool.input(description.body, named)));
            shown.with_raw_output_schema(Arc::clone(&output)).with_annotations(annotations.clone())
        });
        Some(tool)
    }

    /// Whether it only reads.
    pub(super) fn reads(&self) -> bool {
        self.operation.method == Method::GET
    }

    /// As clients see it; `named`: whether the caller has to say in which organization.
    pub(super) fn shown(&self, named: bool) -> &Shown {
        &self.shown[usize::from(!named)]
    }

    /// Whether it is worth offering to who holds this in one place or another.
    pub(super) fn is_for(&self, held: PermissionSet) -> bool {
        match self.operation.need {
            Need::Permission(permission) => held.contains(permission),
            // Who is no operator sees their own organization alone, and needs this to.
            Need::AnyOf(_) if self.operation.name == "organizations.list" => held.contains(Permission::OrganizationsRead),
            Need::AnyOf(list) => list.iter().any(|permission| held.contains(*permission)),
            Need::Key(_) | Need::Public(_) => true,
        }
    }

    fn input(&self, body: Option<SchemaOf>, named: bool) -> JsonObject {
        let (mut properties, mut required) = (Map::new(), Vec::new());
        for argument in &self.arguments {
            properties.insert(argument.name.to_owned(), argument.schema.clone());
            if argument.place == Place::Path {
                required.push(Value::from(argument.name));
            }
        }
        if let Some(body) = body {
            let of_members = self.operation.name == "workspace_members.create";
            let schema = if of_members { members() } else { schema::of_input(body) };
            let asks = ["required", "oneOf", "anyOf"].iter().any(|keyword| schema.get(keyword).is_some());
            if asks || of_members || self.operation.method == Method::PATCH {
                required.push("body".into());
            }
            properties.insert("body".to_owned(), schema);
        }
        if named && self.in_organization {
            properties.insert("organization".to_owned(), json!({"type": "string"}));
        }
        if !self.reads() {
            properties.insert("dry_run".to_owned(), json!({"type": "boolean"}));
        }
        let mut schema = Map::from_iter([("type".to_owned(), "object".into())]);
        if properties.is_empty() {
            // As the protocol recommends for tools without parameters.
            schema.insert("additionalProperties".to_owned(), false.into());
        } else {
            schema.insert("properties".to_owned(), properties.into());
        }
        if !required.is_empty() {
            schema.insert("required".to_owned(), required.into());
        }
        schema
    }

    /// What a success holds: the row's answer, or, of a rehearsal, the changes.
    fn output(&self, description: &Description) -> JsonObject {
        let mut schema = description
            .answer
            .first()
            .map_or_else(|| Map::from_iter([("type".to_owned(), "object".into())]), |form| schema::of_output(form.schema));
        if !self.reads() {
            let properties = schema.entry("properties").or_insert_with(|| json!({}));
            properties["changes"] = json!({"type": "array"});
        }
        schema
    }
}

/// What the path and the query take, the organization apart.
fn arguments(operation: &Operation, description: &Description) -> Vec<Argument> {
    let mut arguments = Vec::new();
    for native in operation.names().filter(|name| *name != "organization") {
        arguments.push(Argument { name: table::argument(native, true), native, place: Place::Path, schema: json!({"type": "string"}) });
    }
    let left_out = LEFT_OUT.iter().find(|(name, _)| *name == operation.name).map_or(&[][..], |(_, names)| names);
    let query = description.parameters.iter().filter(|parameter| parameter.place == Place::Query && !left_out.contains(&parameter.name));
    for parameter in query {
        let name = table::argument(parameter.name, false);
        // Several words are written with commas in between, one alone as it is: as text they take no list of a choice.
        let schema = match schema::of_input(parameter.schema) {
            list if list["type"] == "array" => list["items"].clone(),
            one => one,
        };
        if name == "page_size" && !BY_CURSOR_ALONE.contains(&operation.name) {
            let place = Place::Query;
            arguments.push(Argument { name: "current_page", native: "current_page", place, schema: json!({"type": "integer"}) });
        }
        arguments.push(Argument { name, native: parameter.name, place: Place::Query, schema });
    }
    arguments
}

/// One member, a list of members, or the form of Portkey's Admin API.
fn members() -> Value {
    let text = json!({"type": "string"});
    let role = json!({"type": "string", "enum": roster_core::access::WorkspaceRole::names().split(", ").collect::<Vec<_>>()});
    json!({
        "type": "object",
        "properties": {
            "user": text,
            "role": role,
            "scopes": {"type": "array", "items": text},
            "expires_at": text,
            "members": {"type": "array", "items": {"type": "object", "required": ["user", "role"]}},
            "users": {"type": "array", "items": {"type": "object", "required": ["id", "role"]}},
        },
    })
}

#[cfg(test)]
mod tests {
    use super::{TOOLS, table};
    use crate::{dialects::native, operation::Operation};

    /// Rows that are no tools, and why: the head of `table.rs` says it of each sort.
    const NO_TOOLS: &[&str] = &[
        "openapi.read",
        "sessions.",
        "account.",
        "personal_keys.",
        "access_tokens.",
        "accounts.create",
        "invitations.peek",
        "invitations.accept",
        "organizations.export",
        "organizations.import",
        "organizations.import_records",
        "audit_events.export",
        // Lists that are tools have all of it.
        "credentials.read",
        "role_assignments.read",
        "role_assignments.of_group",
        "role_assignments.of_service_account",
        "workspace_groups.list_all",
        "audit_events.read",
    ];

    fn excused(operation: &Operation) -> bool {
        NO_TOOLS.iter().any(|name| if name.ends_with('.') { operation.name.starts_with(name) } else { operation.name == *name })
    }

    #[test]
    fn every_native_row_is_a_tool_or_stands_in_the_list_of_those_that_are_none() {
        assert_eq!(TOOLS.len(), table::TOOLS.len(), "a line of the table names no native row");
        for operation in native::surface().operations {
            let tools = TOOLS.iter().filter(|tool| tool.operation.name == operation.name).count();
            let excused = usize::from(excused(&operation));
            assert_eq!(tools + excused, 1, "{}: add a line to mcp/table.rs, or say in NO_TOOLS why it is none", operation.name);
        }
    }

    #[test]
    fn names_are_as_the_protocol_has_them() {
        for (at, tool) in TOOLS.iter().enumerate() {
            assert!(tool.name.len() <= 64 && tool.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", tool.name);
            assert!(TOOLS.iter().skip(at + 1).all(|other| other.name != tool.name), "{} is there twice", tool.name);
        }
    }
}
