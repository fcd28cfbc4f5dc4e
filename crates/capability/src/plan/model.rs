//! What a plan is made of.

use super::{
    Binds,
    path::{Pattern, UriPath},
};
use crate::{
    document::{Hints, In, Type},
    finding::Place,
    json_path::JsonPath,
    raw::Format,
    serve::guard::Guard,
    template::Template,
    upstream::{Base, auth::Credentials},
};
use hyper::Method;
use serde_json::{Map, Value};
use std::{net::IpAddr, path::PathBuf, sync::Arc};

#[derive(Debug)]
pub(crate) struct Adapter {
    pub(crate) place: Place,
    pub(crate) namespace: String,
    pub(crate) description: Option<String>,
    /// None for stdio.
    pub(crate) listen: Option<Listen>,
    pub(crate) guard: Guard,
    pub(crate) serves: Serves,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Listen {
    pub(crate) address: IpAddr,
    pub(crate) port: u16,
}

#[derive(Debug)]
pub(crate) enum Serves {
    Rest(Vec<Route>),
    Mcp(Mcp),
    Skill(Vec<Skill>),
}

/// A path with its operations.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) pattern: Pattern,
    pub(crate) description: Option<String>,
    pub(crate) operations: Vec<(Method, Arc<Unit>)>,
    pub(crate) forward: Option<Forward>,
}

/// Requests that go on to an upstream as they came.
#[derive(Debug)]
pub(crate) struct Forward {
    pub(crate) upstream: Arc<Upstream>,
    pub(crate) trusted_headers: Vec<String>,
}

#[derive(Debug, Default)]
pub(crate) struct Mcp {
    pub(crate) version: Option<String>,
    /// How long a client may keep lists, in milliseconds.
    pub(crate) ttl_ms: Option<u64>,
    /// Whether others than the caller may be given what is kept.
    pub(crate) public: Option<bool>,
    pub(crate) tools: Vec<Arc<Unit>>,
    pub(crate) contents: Vec<Content>,
    pub(crate) prompts: Vec<Prompt>,
}

#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) unit: Arc<Unit>,
    pub(crate) uri: Pattern,
    pub(crate) mime_type: Option<String>,
    /// The folder whose files are the content; none where a call is.
    pub(crate) folder: Option<PathBuf>,
}

#[derive(Debug)]
pub(crate) struct Prompt {
    pub(crate) name: String,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) arguments: Vec<Input>,
    pub(crate) messages: Vec<(bool, Template)>,
}

#[derive(Debug)]
pub(crate) struct Skill {
    pub(crate) name: String,
    pub(crate) about: Map<String, Value>,
    pub(crate) folder: Option<PathBuf>,
}

/// What can be called.
#[derive(Debug)]
pub(crate) struct Unit {
    pub(crate) name: String,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) hints: Hints,
    pub(crate) inputs: Vec<Input>,
    /// Before a dot: what means the caller's inputs, such as `tools` in `{{tools.id}}`.
    pub(crate) roots: Arc<[String]>,
    pub(crate) binds: Arc<Binds>,
    pub(crate) work: Work,
    pub(crate) outputs: Vec<Output>,
    /// The most bytes of a binary answer, where what is called says nothing.
    pub(crate) max_binary: usize,
}

/// What the caller gives.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) source: Source,
    pub(crate) kind: Type,
    pub(crate) required: bool,
    pub(crate) description: Option<String>,
    pub(crate) pattern: Option<String>,
    pub(crate) schema: Map<String, Value>,
    /// A value that the file gives in the caller's place.
    pub(crate) fixed: Option<Template>,
}

/// Where in the caller's request a value stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Source {
    /// An argument of a tool.
    Argument,
    /// A variable of the path or of a resource's address, under its name there.
    Path(String),
    Query,
    Header,
    Cookie,
    /// The whole body.
    Body,
    /// A field of the body.
    Field,
    /// A field of the body where it has it, else the whole body.
    FieldOrBody,
    /// What a path finds in the body.
    Extract(JsonPath),
}

#[derive(Debug)]
pub(crate) enum Work {
    Call(Call),
    Steps {
        steps: Vec<Step>,
        mappings: Vec<(Vec<String>, Template)>,
    },
    /// Nothing is called; the outputs hold the values.
    Mock,
}

/// A call of an operation with its values.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) operation: Arc<Operation>,
    pub(crate) with: Vec<(String, Template)>,
}

#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) name: String,
    pub(crate) act: Act,
}

#[derive(Debug)]
pub(crate) enum Act {
    Call(Call),
    /// Finds entries of an earlier step's list by a field.
    Lookup {
        index: String,
        field: String,
        value: Template,
        fields: Vec<String>,
    },
}

/// A part of an answer.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    pub(crate) name: Option<String>,
    pub(crate) kind: Option<Type>,
    pub(crate) description: Option<String>,
    pub(crate) mapping: Option<JsonPath>,
    pub(crate) value: Option<Template>,
    pub(crate) properties: Vec<(String, Output)>,
    pub(crate) items: Option<Box<Output>>,
    pub(crate) max_length: Option<usize>,
}

/// Something that is called.
#[derive(Debug)]
pub(crate) struct Upstream {
    pub(crate) namespace: String,
    pub(crate) base: Base,
    pub(crate) credentials: Credentials,
    /// What every call carries.
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) binds: Arc<Binds>,
}

/// One operation of an upstream.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) upstream: Arc<Upstream>,
    pub(crate) resource: String,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) method: Method,
    pub(crate) path: UriPath,
    /// Those of the upstream and the resource included.
    pub(crate) parameters: Vec<Parameter>,
    /// How many of the first are the upstream's, which no call names.
    pub(crate) shared: usize,
    pub(crate) body: Option<Body>,
    pub(crate) format: Format,
    pub(crate) media_type: Option<String>,
    /// The most bytes of a binary answer, where the file says.
    pub(crate) max_binary: Option<usize>,
    pub(crate) outputs: Vec<(String, JsonPath)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) location: In,
    pub(crate) kind: Type,
    pub(crate) required: bool,
    pub(crate) description: Option<String>,
    pub(crate) value: Option<Template>,
    pub(crate) schema: Map<String, Value>,
}

/// A body that the operation itself describes.
#[derive(Debug)]
pub(crate) enum Body {
    Json(Template),
    /// Text of a media type, whose values are escaped as it asks.
    Text(Template, &'static str),
    Form(Template),
    Multipart(Vec<Part>),
}

#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) value: Template,
    pub(crate) file_name: Option<String>,
    pub(crate) content_type: Option<String>,
}

impl Unit {
    /// What it calls, in order.
    pub(crate) fn operations(&self) -> Vec<&Arc<Operation>> {
        match &self.work {
            Work::Call(call) => vec![&call.operation],
            Work::Steps { steps, .. } => steps
                .iter()
                .filter_map(|step| match &step.act {
                    Act::Call(call) => Some(&call.operation),
                    Act::Lookup { .. } => None,
                })
                .collect(),
            Work::Mock => Vec::new(),
        }
    }
}
