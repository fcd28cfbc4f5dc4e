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
mod mcp;
mod model;
mod outputs;
pub(crate) mod path;
mod reference;
mod routes;
mod skills;
mod unit;
mod upstream;
mod with;

use crate::{
    document::Document,
    finding::{Finding, Findings, Severity},
};
pub(crate) use binds::{Binds, Unresolved};
pub use binds::{Source as VariableSource, Variables};
pub(crate) use frame::{Frame, Nothing};
pub(crate) use model::{
    Act, Adapter, Body, Call, Content, Forward, Input, Listen, Mcp, Operation, Output, Parameter, Part, Prompt, Route, Serves, Skill,
    Source, Step, Unit, Upstream, Work,
};
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
    /// The namespaces of what can be called.
    pub(crate) upstreams: Vec<String>,
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
        let namespaces = parts.upstreams.iter().map(|upstream| upstream.namespace.clone()).collect();
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
        Some(Self { file: path.to_owned(), format: version, label, description, version: info_version, adapters, upstreams: namespaces })
    }

    /// The namespaces of its adapters, and of the upstreams that the file has.
    pub fn namespaces(&self) -> (Vec<&str>, Vec<&str>) {
        let adapters = self.adapters.iter().map(|adapter| adapter.namespace.as_str());
        (adapters.collect(), self.upstreams.iter().map(String::as_str).collect())
    }
}

impl Loaded {
    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}
