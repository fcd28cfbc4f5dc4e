//! The demo's tools: the Portkey example, served as `roster capability serve` would, with this very server as its upstream.
//!
//! Behind it stands the owner's key, so it asks for a token of its own: else whoever has an account on this machine would
//! hold that key.

use crate::{failure::Failure, server::told_to_end};
use roster_capability::{Capability, Options, Server, Serving, Token, Variables};
use roster_core::random::{Random, SystemRandom};
use serde_json::{Value, json};
use std::{path::Path, sync::Arc};

const FILE: &str = "examples/portkey-members.yaml";
const TEXT: &str = include_str!("../../../../examples/portkey-members.yaml");

/// The example's adapters, bound.
pub(crate) struct Tools {
    server: Server,
    token: String,
}

impl Tools {
    /// Binds the ports of the file, or free ones where one is taken.
    pub(crate) async fn bind(roster: &str, key: &str) -> Result<Self, Failure> {
        let mut random = [0; 20];
        SystemRandom.fill(&mut random);
        let token = format!("demo-{}", random.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
        let key = key.to_owned();
        let mut options = Options {
            upstreams: vec![("portkey".into(), format!("{roster}/portkey/v1"))],
            variables: Variables::From(Arc::new(move |name| (name == "PORTKEY_API_KEY").then(|| key.clone()))),
            token: Some(Token::new(&token)),
            ..Options::default()
        };
        let server = match Server::bind(vec![load(&options)?], &Serving::default()).await {
            Ok(server) => server,
            Err(_) => {
                options.ports = vec![("members-rest".into(), 0), ("members-mcp".into(), 0)];
                let bound = Server::bind(vec![load(&options)?], &Serving::default()).await;
                bound.map_err(|error| Failure::failed(error.to_string()))?
            }
        };
        Ok(Self { server, token })
    }

    /// Where they are, for programs.
    pub(crate) fn json(&self) -> Value {
        json!({"rest": self.url("rest"), "mcp": self.url("mcp"), "token": self.token})
    }

    /// Where they are, for people; every line works when it is pasted.
    pub(crate) fn greeting(&self) -> String {
        let (rest, mcp, token) = (self.url("rest"), self.url("mcp"), &self.token);
        format!(
            "A capability file ({FILE}) on top of that: REST and five MCP tools, behind a token of their own:\n\n  \
             curl {rest}/v1/admin/workspaces/ws-platform-17fa3c/users -H \"Authorization: Bearer {token}\"\n  \
             MCP clients: {mcp} with the header Authorization: Bearer {token}"
        )
    }

    fn url(&self, kind: &str) -> String {
        let found = self.server.listening().iter().find(|listening| listening.kind == kind).and_then(|listening| listening.address);
        let path = if kind == "mcp" { "/mcp" } else { "" };
        found.map(|address| format!("http://{address}{path}")).unwrap_or_default()
    }

    /// Answers until the process is told to end.
    pub(crate) async fn run(self) {
        self.server.run(told_to_end()).await;
    }
}

fn load(options: &Options) -> Result<Capability, Failure> {
    let loaded = Capability::load_text(Path::new(FILE), TEXT, options);
    let found = loaded.findings.first().map(ToString::to_string).unwrap_or_default();
    loaded.capability.ok_or_else(|| Failure::failed(format!("the demo's capability: {found}")))
}
