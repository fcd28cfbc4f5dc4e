//! `roster capability …` as its users run it, and the examples against Roster's own dialects.

mod command;
mod examples;

use crate::server::{Scratch, Server, call, roster, run_json};
use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader, Read, Write},
    path::Path,
    process::{Child, Command, Stdio},
};

const PORTKEY: (&str, &str) = ("portkey", "/portkey/v1");
const OPENAI: (&str, &str) = ("openai", "/openai/v1");
const KEYCARD: (&str, &str) = ("keycard", "/keycard");
const EVO: (&str, &str) = ("evo", "/evo");

fn example(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name).display().to_string()
}

/// A running `roster capability serve`.
struct Served {
    child: Child,
    adapters: Vec<Value>,
}

impl Served {
    fn start(mut command: Command) -> Self {
        let mut child = command.arg("--json").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"));
        Self { child, adapters: ready["adapters"].as_array().unwrap().clone() }
    }

    fn address(&self, kind: &str) -> &str {
        let adapter = self.adapters.iter().find(|adapter| adapter["kind"] == json!(kind)).unwrap();
        adapter["url"].as_str().unwrap().strip_prefix("http://").unwrap()
    }

    fn rest(&self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        call(self.address("rest"), "", method, path, &body).unwrap()
    }

    /// Calls a tool in the older era; whether it failed, and its text.
    fn tool(&self, name: &str, arguments: &Value) -> (bool, Value) {
        let request =
            json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": name, "arguments": arguments}}).to_string();
        let address = self.address("mcp");
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        let head = format!(
            "POST /mcp HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2025-11-25\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            request.len()
        );
        stream.write_all((head + &request).as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let answer: Value =
            serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap_or_else(|error| panic!("{error}: {answer}"));
        let result = &answer["result"];
        let text = result["content"][0]["text"].as_str().unwrap_or_else(|| panic!("{answer}"));
        (result["isError"] == json!(true), serde_json::from_str(text).unwrap_or_else(|_| json!(text)))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The demo with a key, and a workspace and a user who is not in it, by the native API.
struct World {
    scratch: Scratch,
    demo: Server,
    key: String,
    workspace: String,
    user: Value,
}

impl World {
    fn new(name: &str) -> Self {
        let scratch = Scratch::new(name);
        let data = scratch.data();
        let made = run_json(&scratch, &["init", "--json", "--data", &data, "--slug", "acme"]);
        let key = made["key"].as_str().or(made["organization_key"].as_str()).unwrap_or_else(|| panic!("{made}")).to_owned();
        let demo = Server::serve(&scratch);
        let workspace = call(demo.address(), &key, "POST", "/api/v1/organizations/acme/workspaces", r#"{"name":"Tools"}"#).unwrap();
        assert_eq!(workspace.0, 201, "{workspace:?}");
        let user = call(demo.address(), &key, "POST", "/api/v1/organizations/acme/users", r#"{"email":"ada@example.com","role":"member"}"#)
            .unwrap();
        assert_eq!(user.0, 201, "{user:?}");
        Self { scratch, demo, key, workspace: workspace.1["slug"].as_str().unwrap().to_owned(), user: user.1 }
    }

    /// The example whose adapters have this stem, with these namespaces pointed at surfaces of the server.
    fn serve(&self, file: &str, stem: &str, upstreams: &[(&str, &str)]) -> Served {
        let mut command = roster(&self.scratch.0);
        command.args(["capability", "serve", &example(file), "--port", &format!("{stem}-rest=0"), "--port", &format!("{stem}-mcp=0")]);
        for (namespace, path) in upstreams {
            command.arg("--upstream").arg(format!("{namespace}=http://{}{path}", self.demo.address()));
        }
        for variable in ["PORTKEY_API_KEY", "OPENAI_ADMIN_KEY", "KEYCARD_TOKEN", "EVO_TOKEN"] {
            command.env(variable, &self.key);
        }
        command.env("EVO_HUB_URL", "http://127.0.0.1:1/evo").env("EVO_ORG_ID", self.evo_organization());
        Served::start(command)
    }

    /// The role of the user in the workspace, as the native API has it.
    fn role(&self) -> Option<String> {
        let path = format!("/api/v1/organizations/acme/workspaces/{}/members", self.workspace);
        let (status, list) = call(self.demo.address(), &self.key, "GET", &path, "").unwrap();
        assert_eq!(status, 200, "{list}");
        let members = list["data"].as_array().unwrap();
        members
            .iter()
            .find(|member| member.to_string().contains("ada@example.com"))
            .map(|member| member["role"].as_str().unwrap().to_owned())
    }

    /// The user's id as Portkey's surface writes it.
    fn portkey_id(&self) -> String {
        self.listed("/portkey/v1/admin/users?email=ada%40example.com", "id")
    }

    /// The organization's id as Evo's discovery says it.
    fn evo_organization(&self) -> String {
        let (_, found) = call(self.demo.address(), &self.key, "GET", "/evo/evo/identity/v2/discovery", "").unwrap();
        found["discovery"]["organizations"][0]["id"].as_str().unwrap_or_else(|| panic!("{found}")).to_owned()
    }

    /// A field of the first object of a list.
    fn listed(&self, path: &str, field: &str) -> String {
        let (_, list) = call(self.demo.address(), &self.key, "GET", path, "").unwrap();
        list["data"][0][field].as_str().unwrap_or_else(|| panic!("{list} {}", self.user)).to_owned()
    }
}
