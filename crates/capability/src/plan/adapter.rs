//! Adapters: what is exposed, and under which address.

use super::{
    Adapter, Binds, Content, Forward, Listen, Mcp, Options, Prompt, Route, Serves, Skill, Source, Unit,
    binds::local_path,
    bulk::Bulk,
    call::{Refused, SAID},
    inputs::{Exposure, Inputs},
    path::Pattern,
    unit,
    upstream::{Ready, Upstreams, size},
};
use crate::{
    document::{self, Aggregate, Document},
    finding::Findings,
    serve::guard::Guard,
    template::Template,
};
use hyper::Method;
use serde_json::Value;
use std::{
    net::{IpAddr, Ipv4Addr},
    path::PathBuf,
    sync::Arc,
};

/// What everything that is exposed is made with.
pub(super) struct Context<'a> {
    pub(super) document: &'a Document,
    pub(super) options: &'a Options,
    pub(super) binds: Arc<Binds>,
    pub(super) bulk: Bulk,
    pub(super) upstreams: Upstreams,
    pub(super) lost: Vec<String>,
    pub(super) aggregates: Vec<Aggregate>,
    pub(super) folder: PathBuf,
}

impl Context<'_> {
    /// The adapters that can be served.
    pub(super) fn adapters(&self, written: &[document::Adapter], findings: &mut Findings) -> Vec<Adapter> {
        let mut adapters: Vec<Adapter> = Vec::new();
        for adapter in written {
            if let Some(other) = adapters.iter().find(|other| other.namespace == adapter.namespace) {
                let message =
                    format!("adapter `{}` is there already, on line {}; this one is not served", adapter.namespace, other.place.line);
                findings.refuse("repeated-namespace", adapter.place.clone(), message, "give it another namespace");
                continue;
            }
            let made = self.adapter(adapter, &adapters, findings);
            adapters.extend(made);
        }
        adapters
    }

    fn adapter(&self, written: &document::Adapter, before: &[Adapter], findings: &mut Findings) -> Option<Adapter> {
        let skipped = |findings: &mut Findings, message: String| {
            findings.warn(
                "adapter-type",
                written.place.clone(),
                format!("adapter `{}`: {message}; it is not served", written.namespace),
                "only rest, mcp and skill are",
            );
            None
        };
        let serves = match written.kind.as_deref() {
            Some("rest") => Serves::Rest(self.routes(written, findings)),
            Some("api") => {
                findings.warn(
                    "adapter-api",
                    written.place.clone(),
                    "`api` is how versions up to 0.4 called a REST adapter",
                    "write `type: rest`",
                );
                Serves::Rest(self.routes(written, findings))
            }
            Some("mcp") => Serves::Mcp(self.mcp(written, findings)),
            Some("skill") => Serves::Skill(self.skills(written, findings)),
            Some(other) => return skipped(findings, format!("type `{other}` is none that is served")),
            None => return skipped(findings, "it has no `type`".into()),
        };
        if serves.is_empty() && findings.any_fatal() {
            return None;
        }
        if serves.is_empty() {
            let message = format!("adapter `{}` has nothing that can be served", written.namespace);
            findings.refuse("empty-adapter", written.place.clone(), message, "mend the errors in it, or give it something to expose");
            return None;
        }
        let listen = match self.listen(written, findings) {
            Ok(listen) => listen,
            Err((message, remedy)) => {
                findings.refuse(
                    "listen",
                    written.place.clone(),
                    format!("adapter `{}` is not served: {message}", written.namespace),
                    remedy,
                );
                return None;
            }
        };
        let guard = match (&self.options.token, &written.authentication) {
            (Some(token), _) => Guard::bearer(&token.0),
            (None, None) => Guard::Open,
            (None, Some(authentication)) => match Guard::read(authentication, &self.binds) {
                Ok(guard) => guard,
                Err(fault) => {
                    let message = format!("adapter `{}` is not served: {}", written.namespace, fault.message);
                    if fault.unset {
                        findings.stop("unset-variable", authentication.place.clone(), message, fault.remedy);
                    } else {
                        findings.refuse("authentication", authentication.place.clone(), message, fault.remedy);
                    }
                    return None;
                }
            },
        };
        let taken = |other: &&Adapter| matches!((other.listen, listen), (Some(a), Some(b)) if a.port == b.port && a.port != 0 && a.address == b.address);
        if let (Some(other), Some(Listen { port, .. })) = (before.iter().find(taken), listen) {
            let message = format!("adapter `{}` is not served: port {port} is that of `{}` already", written.namespace, other.namespace);
            findings.refuse(
                "repeated-port",
                written.place.clone(),
                message,
                format!("give it another, or use --port {}=PORT", written.namespace),
            );
            return None;
        }
        Some(Adapter {
            place: written.place.clone(),
            namespace: written.namespace.clone(),
            description: written.description.clone(),
            listen,
            guard,
            serves,
        })
    }

    /// Where the adapter listens; nowhere when it speaks over standard input and output.
    fn listen(&self, written: &document::Adapter, findings: &mut Findings) -> Result<Option<Listen>, (String, String)> {
        let asked = self.options.ports.iter().rev().find(|(namespace, _)| *namespace == written.namespace).map(|(_, port)| *port);
        match written.transport.as_ref().map(|transport| transport.text.as_str()) {
            Some("stdio") if asked.is_none() => return Ok(None),
            Some("stdio" | "http" | "streamable-http") | None => {}
            Some(other) => {
                let place = written.transport.as_ref().map_or(&written.place, |transport| &transport.place);
                findings.warn("transport", place.clone(), format!("`{other}` is no transport; http is served"), "write http or stdio");
            }
        }
        let port = asked.or(written.port).unwrap_or_else(|| {
            let message = format!("adapter `{}` has no port; a free one is taken", written.namespace);
            findings.warn(
                "no-port",
                written.place.clone(),
                message,
                format!("add `port`, or choose one with --port {}=PORT", written.namespace),
            );
            0
        });
        let written_address = written.address.as_ref().map(|address| address.text.as_str());
        let address = match (self.options.address, written_address) {
            (Some(address), _) => address,
            // Loopback unless told otherwise: an adapter holds the keys of what it calls.
            (None, None | Some("localhost")) => IpAddr::V4(Ipv4Addr::LOCALHOST),
            (None, Some(text)) => text
                .trim_matches(['[', ']'])
                .parse()
                .map_err(|_| (format!("`{text}` is no IP address"), "write an IP address or localhost, or use --address".to_owned()))?,
        };
        Ok(Some(Listen { address, port }))
    }

    fn unit(
        &self,
        exposure: &Exposure<'_>,
        adapter: &document::Adapter,
        written: &document::Unit,
        what: &str,
        findings: &mut Findings,
    ) -> Option<Unit> {
        if !self.bulk.has_room() {
            return None;
        }
        match unit::build(self, exposure, &adapter.namespace, written, findings) {
            Ok(mut unit) => {
                if !self.bulk.unit(&unit, &written.place, findings) {
                    return None;
                }
                if let Some(most) = adapter.max_binary.as_ref().and_then(|named| size(named, findings)) {
                    unit.max_binary = most;
                }
                Some(unit)
            }
            Err(Refused { code: SAID, .. }) => None,
            Err(Refused { code, place, message, remedy }) => {
                findings.refuse(code, place, format!("{what} is not served: {message}"), remedy);
                None
            }
        }
    }

    fn routes(&self, written: &document::Adapter, findings: &mut Findings) -> Vec<Route> {
        let mut routes: Vec<Route> = Vec::new();
        for resource in &written.resources {
            let forward = resource.forward.as_ref().and_then(|forward| self.forward(forward, findings));
            let path = format!("{}{}", if resource.path.starts_with('/') { "" } else { "/" }, resource.path);
            let pattern = if forward.is_some() { Pattern::with_rest(&path) } else { Some(Pattern::new(&path)) };
            let Some(pattern) = pattern else {
                let message = format!("forward at `{}` is not served: its path does not end in a variable", resource.path);
                findings.refuse("forward", resource.place.clone(), message, "end the path in /{{path}}");
                continue;
            };
            let mut operations: Vec<(Method, Arc<Unit>)> = Vec::new();
            for operation in &resource.operations {
                let word = operation.method.clone().unwrap_or_else(|| "GET".into());
                let what = format!("{word} {}", pattern.text);
                let Ok(method) = Method::from_bytes(word.as_bytes()) else {
                    findings.refuse(
                        "method",
                        operation.place.clone(),
                        format!("{what} is not served: `{word}` is no method"),
                        "write GET, POST, PUT, PATCH or DELETE",
                    );
                    continue;
                };
                let taken = operations.iter().any(|(other, _)| *other == method)
                    || routes
                        .iter()
                        .any(|route| route.pattern.text == pattern.text && route.operations.iter().any(|(other, _)| *other == method));
                if taken {
                    findings.refuse(
                        "repeated-operation",
                        operation.place.clone(),
                        format!("{what} is there already; this one is not served"),
                        "give it another path or method",
                    );
                    continue;
                }
                let exposure = Exposure::Rest { pattern: &pattern, method: &method, shared: &resource.inputs };
                if let Some(unit) = self.unit(&exposure, written, operation, &what, findings) {
                    operations.push((method, Arc::new(unit)));
                }
            }
            if !operations.is_empty() || forward.is_some() {
                routes.push(Route { pattern, description: resource.description.clone(), operations, forward });
            }
        }
        // The more of a path is text, the more exactly it is meant.
        routes.sort_by_key(|route| (route.forward.is_some(), std::cmp::Reverse(route.pattern.weight())));
        routes
    }

    fn forward(&self, forward: &document::Forward, findings: &mut Findings) -> Option<Forward> {
        match self.upstreams.get(&forward.namespace) {
            Some(Ready::Yes { upstream, .. }) => {
                Some(Forward { upstream: Arc::clone(upstream), trusted_headers: forward.trusted_headers.clone() })
            }
            Some(Ready::Unset) => None,
            other => {
                let why = match other {
                    Some(Ready::No(why)) => why.clone(),
                    _ => "there is no such upstream".into(),
                };
                findings.refuse(
                    "forward",
                    forward.place.clone(),
                    format!("forward to `{}` is not served: {why}", forward.namespace),
                    "name an upstream of `consumes`",
                );
                None
            }
        }
    }

    fn mcp(&self, written: &document::Adapter, findings: &mut Findings) -> Mcp {
        let public = written.cache_scope.as_ref().map(|scope| scope.text == "public");
        let mut mcp = Mcp { version: self.document.info_version.clone(), ttl_ms: written.ttl_ms, public, ..Mcp::default() };
        for tool in &written.tools {
            let name =
                tool.name.clone().unwrap_or_else(|| tool.reference.as_ref().map_or_else(String::new, |reference| reference.text.clone()));
            let what = format!("tool `{name}`");
            if let Some(unit) = self.unit(&Exposure::Tool, written, tool, &what, findings) {
                if !is_tool_name(&unit.name) {
                    findings.refuse(
                        "tool-name",
                        tool.place.clone(),
                        format!("{what} is not served: its name is not one that MCP allows"),
                        "use 1 to 128 of A-Z a-z 0-9 _ - .",
                    );
                } else if mcp.tools.iter().any(|other| other.name == unit.name) {
                    findings.refuse(
                        "repeated-tool",
                        tool.place.clone(),
                        format!("{what} is there already; this one is not served"),
                        "give it another name",
                    );
                } else {
                    mcp.tools.push(Arc::new(unit));
                }
            }
        }
        for content in &written.contents {
            let what = format!("resource `{}`", content.unit.name.as_deref().unwrap_or(&content.uri));
            let uri = Pattern::new(&content.uri);
            let folder = match &content.location {
                Some(location) => match self.folder(&location.text) {
                    Some(folder) => Some(folder),
                    None => {
                        findings.refuse(
                            "location",
                            location.place.clone(),
                            format!("{what} is not served: `{}` is no folder", location.text),
                            "write file:///FOLDER",
                        );
                        continue;
                    }
                },
                None => None,
            };
            if let Some(unit) = self.unit(&Exposure::Content { uri: &uri }, written, &content.unit, &what, findings) {
                mcp.contents.push(Content { unit: Arc::new(unit), uri, mime_type: content.mime_type.clone(), folder });
            }
        }
        mcp.prompts = written.prompts.iter().filter_map(|prompt| self.prompt(prompt, findings)).collect();
        mcp
    }

    fn prompt(&self, prompt: &document::Prompt, findings: &mut Findings) -> Option<Prompt> {
        let mut messages: Vec<(bool, Template)> =
            prompt.template.iter().map(|(role, content)| (role == "assistant", Template::text(content))).collect();
        if let Some(location) = &prompt.location {
            match local_path(&location.text)
                .map(|path| self.folder.join(path))
                .ok_or(())
                .and_then(|path| std::fs::read_to_string(path).map_err(drop))
            {
                Ok(text) => messages.push((false, Template::text(&text))),
                Err(()) => {
                    let message = format!("prompt `{}` is not served: `{}` can't be read", prompt.name, location.text);
                    findings.refuse("location", location.place.clone(), message, "write file:///FILE");
                    return None;
                }
            }
        }
        let arguments = Inputs::declared(&Exposure::Tool, &prompt.arguments, None, findings).list;
        if messages.is_empty() {
            findings.refuse(
                "prompt",
                prompt.place.clone(),
                format!("prompt `{}` is not served: it has no `template`", prompt.name),
                "add `template` or `location`",
            );
            return None;
        }
        Some(Prompt {
            name: prompt.name.clone(),
            title: prompt.label.clone(),
            description: prompt.description.clone(),
            arguments,
            messages,
        })
    }

    fn skills(&self, written: &document::Adapter, findings: &mut Findings) -> Vec<Skill> {
        let mut skills = Vec::new();
        for skill in &written.skills {
            let folder = skill.location.as_ref().and_then(|location| {
                let folder = self.folder(&location.text);
                if folder.is_none() {
                    let message = format!("skill `{}`: `{}` is no folder; its files are not served", skill.name, location.text);
                    findings.warn("location", location.place.clone(), message, "write file:///FOLDER");
                }
                folder
            });
            for instruction in &skill.instructions {
                if folder.as_ref().is_some_and(|folder| !folder.join(&instruction.text).is_file()) {
                    let message = format!("skill `{}`: `{}` is not in its folder", skill.name, instruction.text);
                    findings.warn("instruction", instruction.place.clone(), message, "add the file, or correct its name");
                }
            }
            if skill.about.get("description").is_none_or(Value::is_null) {
                findings.warn(
                    "skill-description",
                    skill.place.clone(),
                    format!("skill `{}` has no `description`", skill.name),
                    "say when it is of use",
                );
            }
            skills.push(Skill { name: skill.name.clone(), about: skill.about.clone(), folder });
        }
        skills
    }

    /// A folder that is there: from the root, beside the file, or from the working directory.
    fn folder(&self, location: &str) -> Option<PathBuf> {
        let path = local_path(location)?;
        let found = [self.folder.join(&path), path].into_iter().find(|path| path.is_dir())?;
        found.canonicalize().ok()
    }
}

impl Serves {
    const fn is_empty(&self) -> bool {
        match self {
            Self::Rest(routes) => routes.is_empty(),
            Self::Mcp(mcp) => mcp.tools.is_empty() && mcp.contents.is_empty() && mcp.prompts.is_empty(),
            Self::Skill(skills) => skills.is_empty(),
        }
    }
}

fn is_tool_name(name: &str) -> bool {
    (1..=128).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

impl super::Input {
    /// Its value in a request's path, if it stands there.
    pub(crate) fn path_variable(&self) -> Option<&str> {
        match &self.source {
            Source::Path(name) => Some(name),
            _ => None,
        }
    }
}
