//! Adapters: what is exposed, and under which address.

use super::{
    Adapter, Binds, Listen, Options, Serves, Source, Unit,
    binds::local_path,
    bulk::Bulk,
    call::{Refused, SAID},
    inputs::Exposure,
    unit,
    upstream::{Upstreams, size},
};
use crate::{
    document::{self, Aggregate, Document},
    finding::Findings,
    serve::guard::Guard,
};
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
                    let said = |message: &str| format!("adapter `{}` is not served: {message}", written.namespace);
                    if fault.unset {
                        for (message, remedy) in self.binds.all_unset(&authentication.fields) {
                            findings.stop("unset-variable", authentication.place.clone(), said(&message), remedy);
                        }
                    } else {
                        findings.refuse("authentication", authentication.place.clone(), said(&fault.message), fault.remedy);
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

    pub(super) fn unit(
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

    /// A folder that is there: from the root, beside the file, or from the working directory.
    pub(super) fn folder(&self, location: &str) -> Option<PathBuf> {
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

impl super::Input {
    /// Its value in a request's path, if it stands there.
    pub(crate) fn path_variable(&self) -> Option<&str> {
        match &self.source {
            Source::Path(name) => Some(name),
            _ => None,
        }
    }
}
