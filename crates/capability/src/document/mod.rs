//! A capability file as its author wrote it: every version's spelling brought to one shape, each part with its place.
//!
//! Reading is lenient. What the format does not know is a warning, and what stands there of the wrong sort stops the file:
//! a list where a map belongs is a slip that nobody wants served in part.

mod consumes;
mod exposes;
mod outputs;
mod parameters;
mod read;

use crate::{
    finding::{Findings, Place},
    yaml::{self, Node},
};
use read::Reader;
use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// Text with its place.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) place: Place,
    pub(crate) text: String,
}

/// A whole file.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) place: Place,
    pub(crate) version: Option<String>,
    /// Whether it has parts and no `capability`: a file for others to import.
    pub(crate) standalone: bool,
    pub(crate) label: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) info_version: Option<String>,
    pub(crate) binds: Vec<Item<Bind>>,
    pub(crate) consumes: Vec<Item<Upstream>>,
    pub(crate) exposes: Vec<Item<Adapter>>,
    pub(crate) aggregates: Vec<Item<Aggregate>>,
}

/// Something that stands in the file, or is taken from another.
#[derive(Clone, Debug)]
pub(crate) enum Item<T> {
    Own(T),
    Import(Import),
}

/// `{import: NAMESPACE, from: FILE, as: NAME}`.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    pub(crate) place: Place,
    /// The namespace in the other file; none where only the file is named.
    pub(crate) namespace: Option<String>,
    pub(crate) from: String,
    pub(crate) name: Option<String>,
}

/// Where variables come from.
#[derive(Clone, Debug)]
pub(crate) struct Bind {
    pub(crate) place: Place,
    pub(crate) namespace: String,
    pub(crate) location: Option<Named>,
    /// The variable, and what it is called at the source.
    pub(crate) keys: Vec<(Named, String)>,
}

/// Something that is called.
#[derive(Clone, Debug)]
pub(crate) struct Upstream {
    pub(crate) place: Place,
    pub(crate) namespace: String,
    pub(crate) kind: Option<String>,
    pub(crate) base_uri: Named,
    pub(crate) inputs: Vec<Parameter>,
    pub(crate) authentication: Option<Authentication>,
    pub(crate) tunnel: bool,
    pub(crate) max_binary: Option<Named>,
    pub(crate) resources: Vec<Resource>,
}

#[derive(Clone, Debug)]
pub(crate) struct Resource {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) inputs: Vec<Parameter>,
    pub(crate) operations: Vec<Operation>,
}

/// One operation of an upstream.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    pub(crate) place: Place,
    pub(crate) name: String,
    pub(crate) method: String,
    /// A path of the operation's own, in place of the resource's.
    pub(crate) path: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) inputs: Vec<Parameter>,
    pub(crate) body: Option<Body>,
    pub(crate) format: Option<Named>,
    pub(crate) media_type: Option<String>,
    pub(crate) max_binary: Option<Named>,
    pub(crate) outputs: Vec<Output>,
}

/// Where a parameter stands in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum In {
    Path,
    Query,
    Header,
    Cookie,
    Body,
    Environment,
}

/// What sort of JSON a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    String,
    Number,
    Integer,
    Boolean,
    Object,
    Array,
    /// Anything.
    Any,
}

#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) place: Place,
    pub(crate) name: String,
    pub(crate) location: Option<In>,
    pub(crate) kind: Option<Type>,
    pub(crate) required: Option<bool>,
    pub(crate) description: Option<String>,
    pub(crate) value: Option<Value>,
    pub(crate) pattern: Option<String>,
    /// What else a schema may say: `enum`, `default`, `items`, `properties`, `format` and the like.
    pub(crate) schema: serde_json::Map<String, Value>,
}

#[derive(Clone, Debug)]
pub(crate) struct Body {
    pub(crate) place: Place,
    /// None for a body that is written as one text.
    pub(crate) kind: Option<String>,
    pub(crate) data: Value,
}

/// How to prove who calls, to an upstream or to an adapter.
#[derive(Clone, Debug)]
pub(crate) struct Authentication {
    pub(crate) place: Place,
    pub(crate) kind: String,
    pub(crate) fields: Node,
}

/// What an answer is made of.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    pub(crate) place: Place,
    pub(crate) name: Option<String>,
    pub(crate) kind: Option<Type>,
    pub(crate) description: Option<String>,
    pub(crate) mapping: Option<String>,
    pub(crate) value: Option<Value>,
    pub(crate) properties: Vec<(String, Output)>,
    pub(crate) items: Option<Box<Output>>,
    pub(crate) max_length: Option<usize>,
}

/// Something that is served.
#[derive(Clone, Debug)]
pub(crate) struct Adapter {
    pub(crate) place: Place,
    pub(crate) kind: Option<String>,
    pub(crate) namespace: String,
    pub(crate) port: Option<u16>,
    pub(crate) address: Option<Named>,
    pub(crate) description: Option<String>,
    pub(crate) transport: Option<Named>,
    pub(crate) authentication: Option<Authentication>,
    pub(crate) max_binary: Option<Named>,
    /// How long a client may keep lists, in milliseconds, and who may.
    pub(crate) ttl_ms: Option<u64>,
    pub(crate) cache_scope: Option<Named>,
    pub(crate) resources: Vec<Exposed>,
    pub(crate) tools: Vec<Unit>,
    /// MCP's resources.
    pub(crate) contents: Vec<Content>,
    pub(crate) prompts: Vec<Prompt>,
    pub(crate) skills: Vec<Skill>,
}

/// A REST resource.
#[derive(Clone, Debug)]
pub(crate) struct Exposed {
    pub(crate) place: Place,
    pub(crate) path: String,
    pub(crate) description: Option<String>,
    pub(crate) inputs: Vec<Parameter>,
    pub(crate) operations: Vec<Unit>,
    pub(crate) forward: Option<Forward>,
}

#[derive(Clone, Debug)]
pub(crate) struct Forward {
    pub(crate) place: Place,
    pub(crate) namespace: String,
    pub(crate) trusted_headers: Vec<String>,
}

/// What can be called: a REST operation, a tool, an MCP resource or a function of an aggregate.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) place: Place,
    /// None where a `ref` may give one.
    pub(crate) name: Option<String>,
    pub(crate) method: Option<String>,
    pub(crate) label: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) call: Option<Named>,
    pub(crate) reference: Option<Named>,
    pub(crate) with: Vec<(Named, Value)>,
    pub(crate) steps: Vec<Step>,
    pub(crate) mappings: Vec<(Named, Value)>,
    pub(crate) inputs: Vec<Parameter>,
    pub(crate) outputs: Vec<Output>,
    pub(crate) hints: Hints,
    /// A JSON Schema in the place of parameters, as some tools have it.
    pub(crate) input_schema: Option<Value>,
}

/// What a tool says about itself. An absent hint stays absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hints {
    pub(crate) read_only: Option<bool>,
    pub(crate) destructive: Option<bool>,
    pub(crate) idempotent: Option<bool>,
    pub(crate) open_world: Option<bool>,
}

#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) place: Place,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) call: Option<Named>,
    pub(crate) with: Vec<(Named, Value)>,
    pub(crate) index: Option<String>,
    pub(crate) matches: Option<String>,
    pub(crate) lookup: Option<Value>,
    pub(crate) fields: Vec<String>,
}

/// An MCP resource: a unit with an address, or files of a folder.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) unit: Unit,
    pub(crate) uri: String,
    pub(crate) mime_type: Option<String>,
    pub(crate) location: Option<Named>,
}

#[derive(Clone, Debug)]
pub(crate) struct Prompt {
    pub(crate) place: Place,
    pub(crate) name: String,
    pub(crate) label: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) arguments: Vec<Parameter>,
    /// Role and content.
    pub(crate) template: Vec<(String, String)>,
    pub(crate) location: Option<Named>,
}

#[derive(Clone, Debug)]
pub(crate) struct Skill {
    pub(crate) place: Place,
    pub(crate) name: String,
    pub(crate) location: Option<Named>,
    /// What the skill says about itself, as it is written.
    pub(crate) about: serde_json::Map<String, Value>,
    /// Files below the location that its tools name.
    pub(crate) instructions: Vec<Named>,
}

/// Functions that several adapters share.
#[derive(Clone, Debug)]
pub(crate) struct Aggregate {
    pub(crate) place: Place,
    pub(crate) namespace: String,
    pub(crate) functions: Vec<Unit>,
}

impl Document {
    /// Reads a file's text. None when it is no YAML or no capability at all.
    pub(crate) fn read(path: &Path, text: &str, findings: &mut Findings) -> Option<Self> {
        let file: Arc<PathBuf> = Arc::new(path.to_owned());
        let start = Place { file: Arc::clone(&file), line: 1, column: 1 };
        let parsed = match yaml::parse(text) {
            Ok(parsed) => parsed,
            Err(fault) => {
                let place = Place { line: fault.at.line, column: fault.at.column, ..start };
                findings.stop("not-yaml", place, fault.message, fault.remedy);
                return None;
            }
        };
        let mut reader = Reader::new(file, findings);
        for (at, key) in &parsed.repeated {
            reader.warn("repeated-key", *at, format!("`{key}` stands twice in this map; the last one counts"), "remove one");
        }
        reader.document(&parsed.root)
    }
}

impl Type {
    /// JSON Schema's word.
    pub(crate) const fn word(self) -> Option<&'static str> {
        match self {
            Self::String => Some("string"),
            Self::Number => Some("number"),
            Self::Integer => Some("integer"),
            Self::Boolean => Some("boolean"),
            Self::Object => Some("object"),
            Self::Array => Some("array"),
            Self::Any => None,
        }
    }
}
