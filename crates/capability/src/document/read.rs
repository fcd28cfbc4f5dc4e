//! How parts of a file are read: what a field must be, and what is said when it is not.

use super::{Authentication, Bind, Document, Import, Item, Named};
use crate::{
    finding::{Findings, Place},
    yaml::{Entry, Kind, Mark, Node},
};
use serde_json::Value;
use std::{path::PathBuf, sync::Arc};

pub(super) struct Reader<'a> {
    file: Arc<PathBuf>,
    findings: &'a mut Findings,
}

/// The most entries of one list or map. Names are looked up among their neighbours, so the time for a list goes by its square.
const ENTRIES: usize = 10_000;
/// The most parameters of one thing, and the most steps: they are gone through once for each other.
pub(super) const FEW: usize = 1000;
/// The most characters of a path.
const PATH: usize = 4096;

/// Versions that were released; the format says one of them first.
const VERSIONS: &[&str] = &[
    "0.2",
    "0.3",
    "0.4",
    "0.5",
    "1.0.0-alpha1",
    "1.0.0-alpha2",
    "1.0.0-alpha3",
    "1.0.0-alpha4",
    "1.0.0-beta1",
    "1.0.0-beta2",
    "1.0.0-beta3",
    "1.0.0-beta4",
    "1.0.0-beta5",
];

impl<'a> Reader<'a> {
    pub(super) const fn new(file: Arc<PathBuf>, findings: &'a mut Findings) -> Self {
        Self { file, findings }
    }

    pub(super) fn place(&self, at: Mark) -> Place {
        Place { file: Arc::clone(&self.file), line: at.line, column: at.column }
    }

    pub(super) fn warn(&mut self, code: &'static str, at: Mark, message: impl Into<String>, remedy: impl Into<String>) {
        let place = self.place(at);
        self.findings.warn(code, place, message, remedy);
    }

    pub(super) fn wrong(&mut self, node: &Node, key: &str, wanted: &str) {
        let place = self.place(node.at);
        self.findings.stop("wrong-sort", place, format!("`{key}` is {}, where {wanted} belongs", node.sort()), format!("write {wanted}"));
    }

    pub(super) fn missing(&mut self, at: Mark, what: &str, key: &str) {
        let place = self.place(at);
        self.findings.stop("missing", place, format!("{what} has no `{key}`"), format!("add `{key}`"));
    }

    /// The root of a file.
    pub(super) fn document(&mut self, root: &Node) -> Option<Document> {
        let Kind::Map(entries) = &root.kind else {
            let place = self.place(root.at);
            let message = format!("the file is {}, not a capability", root.sort());
            self.findings.stop("no-capability", place, message, "begin with `ikanos: 1.0.0-beta5` and `capability:`");
            return None;
        };
        self.known(root, "the file", &["naftiko", "ikanos", "info", "binds", "consumes", "exposes", "aggregates", "capability"]);
        let version = self.version(root);
        let info = root.get("info").filter(|info| self.is_map(info, "info"));
        let capability = root.get("capability").filter(|capability| self.is_map(capability, "capability"));
        if let Some(capability) = capability {
            self.known(capability, "`capability`", &["exposes", "consumes", "aggregates", "binds", "management"]);
        }
        if !entries.iter().any(|entry| matches!(entry.key.as_str(), "capability" | "consumes" | "exposes" | "aggregates" | "binds")) {
            let place = self.place(root.at);
            self.findings.stop("no-capability", place, "the file has no `capability`", "add `capability:` with `consumes` and `exposes`");
            return None;
        }
        let mut document = Document {
            place: self.place(root.at),
            version,
            standalone: root.get("capability").is_none(),
            label: info.and_then(|info| {
                self.text(info, "label")
                    .or_else(|| self.text(info, "display"))
                    .or_else(|| self.text(info, "title"))
                    .or_else(|| self.text(info, "name"))
            }),
            description: info.and_then(|info| self.text(info, "description")),
            info_version: info.and_then(|info| self.text(info, "version")),
            binds: Vec::new(),
            consumes: Vec::new(),
            exposes: Vec::new(),
            aggregates: Vec::new(),
        };
        for part in [Some(root), capability].into_iter().flatten() {
            let binds = self.items(part, "binds", "bind", Self::bind);
            let consumes = self.items(part, "consumes", "upstream", Self::upstream);
            let exposes = self.items(part, "exposes", "adapter", Self::adapter);
            let aggregates = self.items(part, "aggregates", "aggregate", Self::aggregate);
            document.binds.extend(binds);
            document.consumes.extend(consumes);
            document.exposes.extend(exposes);
            document.aggregates.extend(aggregates);
        }
        Some(document)
    }

    fn version(&mut self, root: &Node) -> Option<String> {
        let Some(node) = root.get("naftiko").or_else(|| root.get("ikanos")) else {
            self.warn("no-version", root.at, "the file names no version", "begin it with `ikanos: 1.0.0-beta5`");
            return None;
        };
        let version = node.text()?.to_owned();
        if !VERSIONS.contains(&version.as_str()) {
            let message = format!("`{version}` is no version that was released; it is read as the nearest");
            self.warn("unknown-version", node.at, message, format!("write one of {}", VERSIONS.join(", ")));
        }
        Some(version)
    }

    /// A section: a list, or a map by namespace, of things that stand here or in another file.
    fn items<T>(&mut self, part: &Node, key: &str, what: &str, read: impl Fn(&mut Self, &Named, &Node) -> Option<T>) -> Vec<Item<T>> {
        let Some(section) = part.get(key) else { return Vec::new() };
        let mut items = Vec::new();
        for (name, node) in self.each(section, key, what, "namespace") {
            if let Some(import) = self.import(node) {
                items.push(Item::Import(import));
            } else if let Some(item) = read(self, &name, node) {
                items.push(Item::Own(item));
            }
        }
        items
    }

    fn import(&mut self, node: &Node) -> Option<Import> {
        let named = node.get("import")?;
        let namespace = named.text().unwrap_or_default().to_owned();
        let from = self.text(node, "from").or_else(|| self.text(node, "location"));
        let is_file = namespace.contains('/') || [".yml", ".yaml"].iter().any(|end| namespace.ends_with(end));
        let (namespace, from) = match from {
            Some(from) => (Some(namespace), from),
            None if is_file => {
                self.warn(
                    "import-of-a-file",
                    named.at,
                    "this import names a file and no namespace; its only one is taken",
                    "write `import: NAMESPACE` and `from: FILE`",
                );
                (None, namespace)
            }
            None => {
                self.missing(node.at, "this import", "from");
                return None;
            }
        };
        Some(Import { place: self.place(node.at), namespace, from, name: self.text(node, "as") })
    }

    fn bind(&mut self, name: &Named, node: &Node) -> Option<Bind> {
        self.known(node, "a bind", &["namespace", "description", "location", "keys"]);
        let keys = match node.get("keys") {
            Some(keys) if self.is_map(keys, "keys") => {
                self.pairs(keys).into_iter().map(|(key, node)| (key, node.text().unwrap_or_default().to_owned())).collect()
            }
            _ => Vec::new(),
        };
        Some(Bind { place: name.place.clone(), namespace: name.text.clone(), location: self.named(node, "location"), keys })
    }

    /// Names with their nodes, of a list whose items say their name under `field`, or of a map by name.
    pub(super) fn each<'n>(&mut self, node: &'n Node, key: &str, what: &str, field: &str) -> Vec<(Named, &'n Node)> {
        if !self.has_at_most(ENTRIES, node, key) {
            return Vec::new();
        }
        match &node.kind {
            Kind::List(items) => {
                let mut named = Vec::new();
                for (position, item) in items.iter().enumerate() {
                    if self.is_map(item, &format!("{key}[{position}]")) {
                        let name = self
                            .named(item, field)
                            .unwrap_or_else(|| Named { place: self.place(item.at), text: format!("{what}-{}", position + 1) });
                        named.push((Named { place: self.place(item.at), ..name }, item));
                    }
                }
                named
            }
            Kind::Map(entries) => {
                let mut named = Vec::new();
                for Entry { at, key, value } in entries {
                    if value.is_null() || self.is_map(value, key) {
                        named.push((Named { place: self.place(*at), text: key.clone() }, value));
                    }
                }
                named
            }
            Kind::Scalar { value: Value::Null, .. } => Vec::new(),
            Kind::Scalar { .. } => {
                self.wrong(node, key, "a list or a map");
                Vec::new()
            }
        }
    }

    /// Whether a list or map is as short as it may be; one that is longer stops the file.
    pub(super) fn has_at_most(&mut self, most: usize, node: &Node, key: &str) -> bool {
        let entries = match &node.kind {
            Kind::List(items) => items.len(),
            Kind::Map(entries) => entries.len(),
            Kind::Scalar { .. } => 0,
        };
        if entries > most {
            let place = self.place(node.at);
            let message = format!("`{key}` has {entries} entries, more than the {most} that are read");
            self.findings.stop("too-many", place, message, "cut the file into several, and name them all");
        }
        entries <= most
    }

    /// A path, or an address with variables.
    pub(super) fn path(&mut self, node: &Node, key: &str) -> Option<String> {
        let path = self.named(node, key)?;
        if path.text.chars().count() > PATH {
            let message = format!("`{key}` has more than the {PATH} characters that a path may have");
            self.findings.stop("too-long", path.place, message, "write a shorter one");
            return None;
        }
        Some(path.text)
    }

    /// The fields of a map with their places.
    pub(super) fn pairs<'n>(&mut self, node: &'n Node) -> Vec<(Named, &'n Node)> {
        if !self.has_at_most(ENTRIES, node, "a map") {
            return Vec::new();
        }
        match &node.kind {
            Kind::Map(entries) => {
                entries.iter().map(|entry| (Named { place: self.place(entry.at), text: entry.key.clone() }, &entry.value)).collect()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn is_map(&mut self, node: &Node, key: &str) -> bool {
        let is_map = matches!(node.kind, Kind::Map(_));
        if !is_map && !node.is_null() {
            self.wrong(node, key, "a map");
        }
        is_map
    }

    /// Warns of fields that no version of the format has.
    pub(super) fn known(&mut self, node: &Node, what: &str, fields: &[&str]) {
        if let Kind::Map(entries) = &node.kind {
            for entry in entries {
                if !fields.contains(&entry.key.as_str()) {
                    self.warn(
                        "unknown-field",
                        entry.at,
                        format!("{what} has no field `{}`; it is ignored", entry.key),
                        "remove it, or correct its name",
                    );
                }
            }
        }
    }

    /// A field's text; numbers and booleans are read as they are written.
    pub(super) fn text(&mut self, node: &Node, key: &str) -> Option<String> {
        self.named(node, key).map(|named| named.text)
    }

    pub(super) fn named(&mut self, node: &Node, key: &str) -> Option<Named> {
        let field = node.get(key)?;
        if matches!(field.kind, Kind::List(_) | Kind::Map(_)) {
            self.wrong(field, key, "text");
        }
        field.text().map(|text| Named { place: self.place(field.at), text: text.to_owned() })
    }

    pub(super) fn flag(&mut self, node: &Node, key: &str) -> Option<bool> {
        let field = node.get(key)?;
        match &field.kind {
            Kind::Scalar { value: Value::Bool(flag), .. } => Some(*flag),
            Kind::Scalar { value: Value::Null, .. } => None,
            Kind::Scalar { text, .. } if text == "true" || text == "false" => Some(text == "true"),
            _ => {
                self.wrong(field, key, "true or false");
                None
            }
        }
    }

    pub(super) fn number<T: std::str::FromStr>(&mut self, node: &Node, key: &str, wanted: &str) -> Option<T> {
        let field = node.get(key)?;
        let number = field.text()?.parse().ok();
        if number.is_none() {
            self.wrong(field, key, wanted);
        }
        number
    }

    /// A list of words, or one word.
    pub(super) fn words(&mut self, node: &Node, key: &str) -> Vec<String> {
        match &node.kind {
            Kind::List(items) => items.iter().filter_map(|item| item.text().map(str::to_owned)).collect(),
            Kind::Scalar { .. } => node.text().map(|text| vec![text.to_owned()]).unwrap_or_default(),
            Kind::Map(_) => {
                self.wrong(node, key, "a list of words");
                Vec::new()
            }
        }
    }

    pub(super) fn authentication(&mut self, node: &Node) -> Option<Authentication> {
        let fields = node.get("authentication")?;
        if !self.is_map(fields, "authentication") {
            return None;
        }
        let Some(kind) = self.text(fields, "type") else {
            self.missing(fields.at, "this authentication", "type");
            return None;
        };
        Some(Authentication { place: self.place(fields.at), kind, fields: fields.clone() })
    }
}
