//! A running `roster demo` for the suites that talk to a server.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::process::Outcome;
use crate::workspace::Workspace;

/// How long a debug build may take to be ready; it is milliseconds, unless something is wrong.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server with throw-away data; it ends when this is dropped.
pub(super) struct Demo {
    server: Child,
    pub(super) url: String,
    pub(super) key: String,
    pub(super) organization: String,
    pub(super) sandbox: Option<Sandbox>,
}

/// The control of a server whose store may be rewound: `docs/sandbox.md`.
pub(super) struct Sandbox {
    pub(super) url: String,
    pub(super) token: String,
}

impl Demo {
    /// Starts a server of its own, so that suites do not see each other's changes. `sandbox` makes it one that tests control.
    pub(super) fn start(workspace: &Workspace, log: &Path, sandbox: bool) -> Outcome<Self> {
        let errors = File::create(log).map_err(|error| format!("{}: {error}", log.display()))?;
        let server = Command::new(workspace.server("debug"))
            .args(["demo", "--listen", "127.0.0.1:0", "--json"])
            .args(if sandbox { &["--sandbox", "127.0.0.1:0"][..] } else { &[] })
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .map_err(|error| format!("cannot run `roster demo`: {error}"))?;
        // Built before anything else can fail, so that the server ends with it in any case.
        let mut demo = Self { server, url: String::new(), key: String::new(), organization: String::new(), sandbox: None };
        let line = demo.first_line().map_err(|error| format!("{error}\n{}", fs::read_to_string(log).unwrap_or_default().trim_end()))?;
        let ready: Value =
            serde_json::from_str(&line).map_err(|error| format!("`roster demo --json` printed no JSON ({error}): {line}"))?;
        let field = |pointer: &str| {
            let value = ready.pointer(pointer).and_then(Value::as_str);
            value.map(str::to_owned).ok_or_else(|| format!("the ready line of `roster demo --json` has no `{pointer}`"))
        };
        demo.url = field("/url")?;
        demo.key = field("/key")?;
        demo.organization = field("/organization")?;
        if sandbox {
            demo.sandbox = Some(Sandbox { url: field("/sandbox/url")?, token: field("/sandbox/token")? });
        }
        Ok(demo)
    }

    /// Sends a request (method and path) as the organization's owner, and answers with the head and the body of what it succeeds with.
    pub(super) fn call(&self, request: &str, body: &str) -> Outcome<String> {
        let Self { url, key, .. } = self;
        let address = url.strip_prefix("http://").ok_or_else(|| format!("`{url}` is no address on this machine"))?;
        let head = format!("{request} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {key}\r\nconnection: close\r\n");
        let rest = format!("content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len());
        let exchange = || {
            let mut stream = TcpStream::connect(address)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.write_all((head + &rest).as_bytes())?;
            let mut text = String::new();
            stream.read_to_string(&mut text)?;
            Ok(text)
        };
        let text = exchange().map_err(|error: std::io::Error| format!("{request} at {url}: {error}"))?;
        if text.starts_with("HTTP/1.1 2") {
            Ok(text)
        } else {
            Err(format!("{request} at {url}: {}", text.lines().next().unwrap_or("no answer")))
        }
    }

    /// The line that says the server is ready. What it prints afterwards is read and dropped: a full
    /// pipe would stop it.
    fn first_line(&mut self) -> Outcome<String> {
        let stdout = self.server.stdout.take().ok_or("`roster demo` has no output")?;
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        receive.recv_timeout(PATIENCE).map_err(|reason| match reason {
            mpsc::RecvTimeoutError::Timeout => {
                format!("`roster demo` was not ready within {} s", PATIENCE.as_secs())
            }
            mpsc::RecvTimeoutError::Disconnected => "`roster demo` ended before it was ready".to_owned(),
        })
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
