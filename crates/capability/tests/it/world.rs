//! Files that are served, and a client for them.

use crate::recorder::Recorder;
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{HeaderMap, Request};
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use roster_capability::{Capability, Finding, Listening, Loaded, Options, Server, Serving, Variables};
use serde_json::{Value, json};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

/// A file in a folder of its own that goes with the test.
pub(crate) struct Folder(pub(crate) PathBuf);

static NUMBER: AtomicUsize = AtomicUsize::new(0);

impl Folder {
    pub(crate) fn new() -> Self {
        let name = format!("roster-capability-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Variables that every test's binds find.
pub(crate) fn variables() -> Variables {
    Variables::From(Arc::new(|name| {
        Some(match name {
            "KEY" => "k-123".to_owned(),
            "OTHER" => "o-456".to_owned(),
            "EMPTY" => String::new(),
            "UNSET" => return None,
            // What files of the corpus ask for: a value that says which it is.
            other => format!("value-of-{other}"),
        })
    }))
}

pub(crate) fn options() -> Options {
    Options { variables: variables(), ..Options::default() }
}

/// Loads a text as a file.
pub(crate) fn load(text: &str, options: &Options) -> Loaded {
    let folder = Folder::new();
    Capability::load(&folder.write("capability.yaml", text), options)
}

/// Findings as lines, without the folder.
pub(crate) fn lines(findings: &[Finding]) -> Vec<String> {
    let name = |finding: &Finding| finding.place.file.file_name().unwrap().to_string_lossy().into_owned();
    findings.iter().map(|finding| finding.to_string().replace(&finding.place.file.display().to_string(), &name(finding))).collect()
}

/// What is served, and where.
pub(crate) struct World {
    pub(crate) upstream: Recorder,
    pub(crate) listening: Vec<Listening>,
    pub(crate) findings: Vec<Finding>,
    client: Client<hyper_util::client::legacy::connect::HttpConnector, Full<Bytes>>,
    _folder: Option<Folder>,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Got {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Got {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

impl World {
    /// Serves a text; every upstream is the recorder, every port is a free one.
    pub(crate) async fn new(text: &str) -> Self {
        let folder = Folder::new();
        let path = folder.write("capability.yaml", text);
        let mut world = Self::of(&path, Serving::default()).await;
        world._folder = Some(folder);
        world
    }

    pub(crate) async fn of(path: &Path, serving: Serving) -> Self {
        let upstream = Recorder::start().await;
        let mut options = options();
        let looked = Capability::load(path, &options);
        let all = namespaces(path);
        options.upstreams = all.iter().map(|namespace| (namespace.clone(), upstream.url.clone())).collect();
        options.ports = all.iter().map(|namespace| (namespace.clone(), 0)).collect();
        let Loaded { findings, capability } = Capability::load(path, &options);
        let Some(capability) = capability else { panic!("nothing to serve: {:#?} {:#?}", lines(&looked.findings), lines(&findings)) };
        let server = Server::bind(vec![capability], &serving).await.unwrap_or_else(|error| panic!("{error}"));
        let listening = server.listening().to_vec();
        tokio::spawn(server.run(std::future::pending()));
        Self { upstream, listening, findings, client: Client::builder(TokioExecutor::new()).build_http(), _folder: None }
    }

    /// The address of the first adapter of a kind.
    pub(crate) fn url(&self, kind: &str) -> String {
        let found = self.listening.iter().find(|listening| listening.kind == kind).unwrap_or_else(|| panic!("{:?}", self.listening));
        format!("http://{}", found.address.unwrap())
    }

    pub(crate) async fn send(&self, method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> Got {
        let mut request = Request::builder().method(method).uri(url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.client.request(request.body(Full::new(Bytes::from(body.to_owned()))).unwrap()).await.unwrap();
        let (head, body) = response.into_parts();
        Got { status: head.status.as_u16(), headers: head.headers, body: body.collect().await.unwrap().to_bytes() }
    }

    /// A request to the REST adapter: `GET /path`.
    pub(crate) async fn rest(&self, line: &str, body: Option<&Value>) -> Got {
        let (method, path) = line.split_once(' ').unwrap();
        let headers: &[(&str, &str)] = if body.is_some() { &[("content-type", "application/json")] } else { &[] };
        self.send(method, &format!("{}{path}", self.url("rest")), headers, &body.map(Value::to_string).unwrap_or_default()).await
    }

    /// A request of the modern era to the MCP adapter; its result or error.
    pub(crate) async fn mcp(&self, method: &str, params: Value) -> Value {
        self.mcp_at(&self.url("mcp"), method, params).await
    }

    async fn mcp_at(&self, url: &str, method: &str, mut params: Value) -> Value {
        params["_meta"] = json!({
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientCapabilities": {},
            "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"},
        });
        let name = params.get("name").or(params.get("uri")).and_then(Value::as_str).unwrap_or_default().to_owned();
        let request = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
        let mut headers = vec![
            ("content-type", "application/json"),
            ("accept", "application/json, text/event-stream"),
            ("mcp-protocol-version", "2026-07-28"),
            ("mcp-method", method),
        ];
        if !name.is_empty() {
            headers.push(("mcp-name", &name));
        }
        self.send("POST", &format!("{url}/mcp"), &headers, &request.to_string()).await.json()
    }

    /// Calls a tool; the result.
    pub(crate) async fn tool(&self, name: &str, arguments: Value) -> Value {
        self.tool_at(&self.url("mcp"), name, arguments).await
    }

    /// Calls a tool of one of several adapters.
    pub(crate) async fn tool_at(&self, url: &str, name: &str, arguments: Value) -> Value {
        let answer = self.mcp_at(url, "tools/call", json!({"name": name, "arguments": arguments})).await;
        assert!(answer.get("result").is_some(), "{answer}");
        answer["result"].clone()
    }

    /// The tools' names with their input schemas.
    pub(crate) async fn tools(&self) -> Vec<(String, Value)> {
        let answer = self.mcp("tools/list", json!({})).await;
        let tools = answer["result"]["tools"].as_array().unwrap_or_else(|| panic!("{answer}")).clone();
        tools.into_iter().map(|tool| (tool["name"].as_str().unwrap().to_owned(), tool["inputSchema"].clone())).collect()
    }
}

/// Every word of a file that could be a namespace: keys, and what stands after them.
fn namespaces(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut found: Vec<String> = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).map(str::to_owned).collect();
    found.sort();
    found.dedup();
    found
}

/// A text of YAML as JSON, by way of a capability whose upstream sends it: what is tested needs no second reader of YAML.
pub(crate) async fn yaml_to_json(text: &str) -> Value {
    let file = "ikanos: 1.0.0-beta5\ncapability:\n  consumes: {api: {type: http, baseUri: 'https://x', resources: {all: {path: /, operations: {get: {method: GET, outputRawFormat: yaml}}}}}}\n  exposes: {web: {type: rest, port: 1, resources: {all: {path: /x, operations: {get: {method: GET, call: api.get}}}}}}\n";
    let world = World::new(file).await;
    let text = text.to_owned();
    world.upstream.answer_with(move |_| crate::recorder::Reply::text(200, "application/yaml", &text));
    world.rest("GET /x", None).await.json()
}
