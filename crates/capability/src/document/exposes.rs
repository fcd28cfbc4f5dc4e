//! What is served: `exposes`, and the functions of `aggregates`.

use super::{
    Adapter, Aggregate, Content, Exposed, Forward, Hints, Named, Prompt, Skill, Step, Unit,
    read::{FEW, Reader},
};
use crate::yaml::{Kind, Node};
use serde_json::Value;

const UNIT: &[&str] = &[
    "name",
    "method",
    "label",
    "display",
    "description",
    "call",
    "with",
    "steps",
    "ref",
    "mappings",
    "inputParameters",
    "outputParameters",
    "hints",
    "semantics",
    "inputSchema",
    "outputRawFormat",
    "outputMediaType",
    "responses",
    "responseBinary",
    "tags",
    "uri",
    "mimeType",
    "binary",
    "location",
    "maxBinarySize",
    "ttlMs",
    "cacheScope",
];

impl Reader<'_> {
    pub(super) fn adapter(&mut self, name: &Named, node: &Node) -> Option<Adapter> {
        let kind = self.text(node, "type");
        let description = self.text(node, "description");
        let served = matches!(kind.as_deref(), Some("rest" | "api" | "mcp" | "skill"));
        if served {
            self.known(
                node,
                "an adapter",
                &[
                    "type",
                    "namespace",
                    "port",
                    "address",
                    "authentication",
                    "description",
                    "label",
                    "display",
                    "resources",
                    "tools",
                    "prompts",
                    "groups",
                    "skills",
                    "groups",
                    "transport",
                    "tags",
                    "ttlMs",
                    "cacheScope",
                    "maxBinarySize",
                    "inputParameters",
                ],
            );
        }
        if description.is_some()
            && matches!(kind.as_deref(), Some("rest" | "api"))
            && let Some(field) = node.get("description")
        {
            self.warn(
                "rest-description",
                field.at,
                "`description` on a REST adapter is not in the format's schema; it is used all the same",
                "leave it for its use here, or remove it for a strict validator",
            );
        }
        let mut adapter = Adapter {
            place: name.place.clone(),
            namespace: name.text.clone(),
            port: self.number(node, "port", "a number up to 65535"),
            address: self.named(node, "address"),
            description,
            transport: self.named(node, "transport"),
            authentication: self.authentication(node),
            max_binary: self.named(node, "maxBinarySize"),
            ttl_ms: self.number(node, "ttlMs", "a number of milliseconds"),
            cache_scope: self.named(node, "cacheScope"),
            resources: Vec::new(),
            tools: Vec::new(),
            contents: Vec::new(),
            prompts: Vec::new(),
            skills: Vec::new(),
            kind,
        };
        match adapter.kind.as_deref() {
            Some("rest" | "api") => adapter.resources = self.list(node, "resources", "resource", Self::exposed),
            Some("mcp") => {
                adapter.tools = self.list(node, "tools", "tool", |reader, name, node| Some(reader.unit(name, node)));
                adapter.contents = self.list(node, "resources", "resource", Self::content);
                adapter.prompts = self.list(node, "prompts", "prompt", Self::prompt);
            }
            Some("skill") => {
                adapter.skills = self.list(node, "skills", "skill", Self::skill);
                let groups = node.get("groups").map(|list| self.each(list, "groups", "group", "name")).unwrap_or_default();
                for (_, group) in groups {
                    let skills = self.list(group, "skills", "skill", Self::skill);
                    adapter.skills.extend(skills);
                }
            }
            _ => {}
        }
        Some(adapter)
    }

    pub(super) fn aggregate(&mut self, name: &Named, node: &Node) -> Option<Aggregate> {
        self.known(node, "an aggregate", &["namespace", "label", "display", "description", "functions", "flows", "tags"]);
        let key = if node.get("flows").is_some() { "flows" } else { "functions" };
        let functions = self.list(node, key, "function", |reader, name, node| Some(reader.unit(name, node)));
        Some(Aggregate { place: name.place.clone(), namespace: name.text.clone(), functions })
    }

    fn list<T>(&mut self, node: &Node, key: &str, what: &str, read: impl Fn(&mut Self, &Named, &Node) -> Option<T>) -> Vec<T> {
        let Some(list) = node.get(key) else { return Vec::new() };
        let each = self.each(list, key, what, "name");
        each.into_iter().filter_map(|(name, node)| read(self, &name, node)).collect()
    }

    fn exposed(&mut self, name: &Named, node: &Node) -> Option<Exposed> {
        self.known(
            node,
            "a resource",
            &["name", "path", "label", "display", "description", "inputParameters", "operations", "forward", "tags"],
        );
        let Some(path) = self.path(node, "path") else {
            self.missing(node.at, &format!("resource `{}`", name.text), "path");
            return None;
        };
        let forward = node.get("forward").and_then(|forward| self.forward(forward));
        Some(Exposed {
            place: name.place.clone(),
            path,
            description: self.text(node, "description"),
            inputs: self.parameters(node, "inputParameters", false),
            operations: self.list(node, "operations", "operation", |reader, name, node| Some(reader.unit(name, node))),
            forward,
        })
    }

    fn forward(&mut self, node: &Node) -> Option<Forward> {
        if !self.is_map(node, "forward") {
            return None;
        }
        self.known(node, "a forward", &["targetNamespace", "trustedHeaders"]);
        let Some(namespace) = self.text(node, "targetNamespace") else {
            self.missing(node.at, "this forward", "targetNamespace");
            return None;
        };
        let trusted_headers = node.get("trustedHeaders").map(|list| self.words(list, "trustedHeaders")).unwrap_or_default();
        Some(Forward { place: self.place(node.at), namespace, trusted_headers })
    }

    pub(super) fn unit(&mut self, name: &Named, node: &Node) -> Unit {
        self.known(node, "an operation or tool", UNIT);
        // A list's item has a name only where it says one; a map's always has.
        let is_key = !name.text.is_empty() && (node.get("name").is_some() || name.place != self.place(node.at));
        let steps = node.get("steps").filter(|list| self.has_at_most(FEW, list, "steps"));
        let steps = steps.map(|list| self.each(list, "steps", "step", "name")).unwrap_or_default();
        let with = self.with(node);
        Unit {
            place: name.place.clone(),
            name: is_key.then(|| name.text.clone()),
            method: self.text(node, "method").map(|method| method.to_uppercase()),
            label: self.text(node, "label").or_else(|| self.text(node, "display")),
            description: self.text(node, "description"),
            call: self.named(node, "call"),
            reference: self.named(node, "ref"),
            with,
            steps: steps.into_iter().map(|(name, node)| self.step(&name, node)).collect(),
            mappings: self.mappings(node),
            inputs: self.parameters(node, "inputParameters", false),
            outputs: self.outputs(node, "outputParameters", true),
            hints: self.hints(node),
            input_schema: node.get("inputSchema").map(Node::to_json).filter(Value::is_object),
        }
    }

    fn with(&mut self, node: &Node) -> Vec<(Named, Value)> {
        match node.get("with") {
            Some(with) if self.is_map(with, "with") => self.pairs(with).into_iter().map(|(key, node)| (key, node.to_json())).collect(),
            _ => Vec::new(),
        }
    }

    fn mappings(&mut self, node: &Node) -> Vec<(Named, Value)> {
        let Some(list) = node.get("mappings") else { return Vec::new() };
        let each = self.each(list, "mappings", "mapping", "target");
        let mut mappings = Vec::new();
        for (_, node) in each {
            self.known(node, "a mapping", &["target", "targetName", "value"]);
            match self.named(node, "target").or_else(|| self.named(node, "targetName")) {
                Some(target) => mappings.push((target, node.get("value").map(Node::to_json).unwrap_or_default())),
                None => self.missing(node.at, "this mapping", "target"),
            }
        }
        mappings
    }

    fn step(&mut self, name: &Named, node: &Node) -> Step {
        self.known(
            node,
            "a step",
            &[
                "name",
                "type",
                "call",
                "with",
                "index",
                "match",
                "lookupValue",
                "outputParameters",
                "description",
                "label",
                "display",
                "language",
                "location",
                "file",
                "dependencies",
            ],
        );
        let kind = self.text(node, "type").unwrap_or_else(|| if node.get("call").is_some() { "call".into() } else { String::new() });
        let fields = match node.get("outputParameters") {
            Some(list) if kind == "lookup" => self.words(list, "outputParameters"),
            _ => Vec::new(),
        };
        Step {
            place: name.place.clone(),
            name: name.text.clone(),
            kind,
            call: self.named(node, "call"),
            with: self.with(node),
            index: self.text(node, "index"),
            matches: self.text(node, "match"),
            lookup: node.get("lookupValue").map(Node::to_json),
            fields,
        }
    }

    /// Hints, in both spellings, or what `semantics` says of an aggregate's function.
    fn hints(&mut self, node: &Node) -> Hints {
        let mut hints = Hints::default();
        if let Some(semantics) = node.get("semantics").filter(|semantics| matches!(semantics.kind, Kind::Map(_))) {
            match self.flag(semantics, "safe") {
                Some(true) => (hints.read_only, hints.destructive) = (Some(true), Some(false)),
                Some(false) => hints.read_only = Some(false),
                None => {}
            }
            hints.idempotent = self.flag(semantics, "idempotent");
        }
        let Some(said) = node.get("hints").filter(|said| matches!(said.kind, Kind::Map(_))) else { return hints };
        self.known(
            said,
            "`hints`",
            &["readOnly", "destructive", "idempotent", "openWorld", "readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"],
        );
        let mut take = |short: &str, long: &str| self.flag(said, short).or_else(|| self.flag(said, long));
        Hints {
            read_only: take("readOnly", "readOnlyHint").or(hints.read_only),
            destructive: take("destructive", "destructiveHint").or(hints.destructive),
            idempotent: take("idempotent", "idempotentHint").or(hints.idempotent),
            open_world: take("openWorld", "openWorldHint"),
        }
    }

    fn content(&mut self, name: &Named, node: &Node) -> Option<Content> {
        let Some(uri) = self.path(node, "uri") else {
            self.missing(node.at, &format!("resource `{}`", name.text), "uri");
            return None;
        };
        Some(Content { unit: self.unit(name, node), uri, mime_type: self.text(node, "mimeType"), location: self.named(node, "location") })
    }

    fn prompt(&mut self, name: &Named, node: &Node) -> Option<Prompt> {
        self.known(node, "a prompt", &["name", "label", "display", "description", "arguments", "template", "location", "tags"]);
        let template = match node.get("template").map(|template| &template.kind) {
            Some(Kind::List(items)) => items
                .iter()
                .filter_map(|item| Some((self.text(item, "role").unwrap_or_else(|| "user".into()), self.text(item, "content")?)))
                .collect(),
            Some(Kind::Scalar { text, .. }) => vec![("user".to_owned(), text.clone())],
            _ => Vec::new(),
        };
        Some(Prompt {
            place: name.place.clone(),
            name: name.text.clone(),
            label: self.text(node, "label").or_else(|| self.text(node, "display")),
            description: self.text(node, "description"),
            arguments: self.parameters(node, "arguments", false),
            template,
            location: self.named(node, "location"),
        })
    }

    fn skill(&mut self, name: &Named, node: &Node) -> Option<Skill> {
        let tools = node.get("tools").map(|list| self.each(list, "tools", "tool", "name")).unwrap_or_default();
        let instructions = tools.iter().filter_map(|(_, node)| self.named(node, "instruction")).collect();
        let mut about: serde_json::Map<String, Value> = self
            .pairs(node)
            .into_iter()
            .filter(|(key, _)| !matches!(key.text.as_str(), "location" | "tools"))
            .map(|(key, node)| (key.text, node.to_json()))
            .collect();
        about.insert("name".into(), name.text.clone().into());
        let tools = tools.iter().map(|(name, node)| {
            let mut tool = match node.to_json() {
                Value::Object(fields) => fields,
                _ => serde_json::Map::new(),
            };
            tool.insert("name".into(), name.text.clone().into());
            Value::Object(tool)
        });
        about.insert("tools".into(), tools.collect());
        Some(Skill { place: name.place.clone(), name: name.text.clone(), location: self.named(node, "location"), about, instructions })
    }
}
