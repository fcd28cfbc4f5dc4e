//! What a file comes to: adapters with what they serve, and the calls behind it, everything resolved.
//!
//! What can be decided before the first request is decided here: which operation a call means, where each value comes from,
//! which inputs a tool has. What is left for a request is to fill in and to send.

mod adapter;
mod binds;
mod bulk;
mod call;
mod frame;
mod imports;
mod inputs;
mod outputs;
pub(crate) mod path;
mod reference;
mod unit;
mod upstream;
mod with;

use crate::{
    document::{Document, Hints, In, Type},
    finding::{Finding, Findings, Place, Severity},
    json_path::JsonPath,
    raw::Format,
    serve::guard::Guard,
    template::Template,
    upstream::{Base, auth::Credentials},
};
pub(crate) use binds::{Binds, Unresolved};
pub use binds::{Source as VariableSource, Variables};
pub(crate) use frame::{Frame, Nothing};
use hyper::Method;
use path::{Pattern, UriPath};
use serde_json::{Map, Value};
use std::{
    fmt,
    net::IpAddr,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What a load is told beside the file.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Base addresses in the place of the file's: the namespace of an upstream, and a URL.
    pub upstreams: Vec<(String, String)>,
    /// Ports in the place of the file's: the namespace of an adapter, and a port; 0 takes a free one.
    pub ports: Vec<(String, u16)>,
    /// The address of every adapter, in the place of the file's.
    pub address: Option<IpAddr>,
    /// Whether warnings are errors.
    pub strict: bool,
    /// Where the variables of binds come from.
    pub variables: Variables,
    /// A bearer token that every adapter asks for, in the place of the file's authentication.
    pub token: Option<Token>,
}

/// A token that nothing prints.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A token of this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// A file that has been loaded.
#[derive(Debug)]
pub struct Loaded {
    /// What was found, in the order of the file.
    pub findings: Vec<Finding>,
    /// What can be served of it; none when that is nothing.
    pub capability: Option<Capability>,
}

/// What one file serves.
#[derive(Debug)]
pub struct Capability {
    pub(crate) file: PathBuf,
    /// The version of the format that the file names.
    pub(crate) format: Option<String>,
    pub(crate) label: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) version: Option<String>,
    pub(crate) adapters: Vec<Adapter>,
}

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

impl Capability {
    /// Loads a file. Nothing is called and nothing listens yet.
    pub fn load(path: &Path, options: &Options) -> Loaded {
        let mut findings = Findings::default();
        let document = imports::read(path, &mut findings);
        Self::loaded(document, path, options, findings)
    }

    /// Loads a text as if it stood in a file of this name.
    pub fn load_text(path: &Path, text: &str, options: &Options) -> Loaded {
        let mut findings = Findings::default();
        let document = Document::read(path, text, &mut findings);
        Self::loaded(document, path, options, findings)
    }

    fn loaded(document: Option<Document>, path: &Path, options: &Options, mut findings: Findings) -> Loaded {
        let capability = document.and_then(|document| Self::plan(document, path, options, &mut findings));
        let nothing = findings.any_fatal();
        let findings = findings.into_list();
        let refused = nothing || (options.strict && !findings.is_empty());
        Loaded { capability: capability.filter(|_| !refused), findings }
    }

    fn plan(mut document: Document, path: &Path, options: &Options, findings: &mut Findings) -> Option<Self> {
        let parts = imports::resolve(&mut document, path, findings);
        if parts.adapters.is_empty() && document.standalone {
            // Variables of such a file are those of whoever imports it, so nothing more can be said of it.
            findings.warn(
                "nothing-exposed",
                document.place,
                "the file exposes nothing; it can only be imported",
                "serve a file that imports it",
            );
            return None;
        }
        let binds = Arc::new(Binds::read(&parts.binds, path, &options.variables, findings));
        let bulk = bulk::Bulk::default();
        let upstreams = upstream::all(&parts.upstreams, options, &binds, &bulk, findings);
        let context = adapter::Context {
            document: &document,
            options,
            binds,
            bulk,
            upstreams,
            aggregates: parts.aggregates,
            lost: parts.lost,
            folder: path.parent().unwrap_or(Path::new("")).to_owned(),
        };
        let adapters = context.adapters(&parts.adapters, findings);
        if adapters.is_empty() {
            let place = document.place.clone();
            if findings.any_fatal() {
                return None;
            }
            if parts.adapters.is_empty() {
                findings.stop(
                    "nothing-exposed",
                    place,
                    "the file exposes nothing",
                    "add an adapter to `exposes`, or import the file into one that has",
                );
            } else {
                findings.stop("nothing-served", place, "nothing that the file exposes can be served", "mend the errors");
            }
            return None;
        }
        let Document { version, label, description, info_version, .. } = document;
        Some(Self { file: path.to_owned(), format: version, label, description, version: info_version, adapters })
    }

    /// The namespaces of its adapters, and of the upstreams that they call.
    pub fn namespaces(&self) -> (Vec<&str>, Vec<&str>) {
        let mut upstreams: Vec<&str> = Vec::new();
        for operation in self.operations() {
            if !upstreams.contains(&operation.upstream.namespace.as_str()) {
                upstreams.push(&operation.upstream.namespace);
            }
        }
        (self.adapters.iter().map(|adapter| adapter.namespace.as_str()).collect(), upstreams)
    }

    /// Every operation that something of it calls.
    pub(crate) fn operations(&self) -> impl Iterator<Item = &Arc<Operation>> {
        self.units().flat_map(|unit| unit.operations())
    }

    /// Everything that can be called.
    pub(crate) fn units(&self) -> impl Iterator<Item = &Arc<Unit>> {
        self.adapters.iter().flat_map(|adapter| -> Box<dyn Iterator<Item = &Arc<Unit>>> {
            match &adapter.serves {
                Serves::Rest(routes) => Box::new(routes.iter().flat_map(|route| route.operations.iter().map(|(_, unit)| unit))),
                Serves::Mcp(mcp) => Box::new(mcp.tools.iter().chain(mcp.contents.iter().map(|content| &content.unit))),
                Serves::Skill(_) => Box::new(std::iter::empty()),
            }
        })
    }
}

impl Loaded {
    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
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
