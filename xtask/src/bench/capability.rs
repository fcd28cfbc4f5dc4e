//! What a capability file costs: a call through it against a bare axum reverse proxy in front of the same upstream, a tool's call
//! against the REST one, and how long it takes to start.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};

use super::client::{Client, Request, Shape};
use super::figure::Figure;
use super::load::Target;
use super::requests::{in_turn, side};
use super::server::Server;
use super::start::resident_mb;
use crate::process::{self, Outcome};
use crate::workspace::Workspace;

const EXAMPLE: &str = "examples/portkey-members.yaml";
const ROUNDS: usize = 10;
const START_TARGET_MS: f64 = 30.0;
const MEMORY_TARGET_MB: f64 = 25.0;
const OVER_PROXY: f64 = 2.2;
const OVER_REST: f64 = 1.8;
const FILES: usize = 500;
const FILES_TARGET_MS: f64 = 1_000.0;
/// A member as Portkey's surface shows one, in as many bytes.
const MEMBER: &str = r#"{"object":"workspace-user","id":"8d2f4a52-7b1c-4f6e-9a3d-0c5e1b7f2a94","first_name":"Ada","last_name":"Number 500","org_role":"member","role":"member","created_at":"2026-01-02T03:04:05.678Z","last_updated_at":"2026-01-02T03:04:05.678Z","status":"active","workspace_id":"ws-platform-17fa3c","email":"user.500@example.com","scopes":["workspace_users.read"],"settings":null}"#;
const PATH: &str = "/v1/admin/workspaces/ws-platform-17fa3c/users/8d2f4a52-7b1c-4f6e-9a3d-0c5e1b7f2a94";

pub(super) fn measure(workspace: &Workspace, mut add: impl FnMut(Figure)) -> Outcome {
    let folder = workspace.target.join("bench-capability");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let upstream = Upstream::start(workspace, &folder)?;
    calls(workspace, &upstream, &mut add)?;
    starts(workspace, &upstream, &mut add)?;
    add(many(workspace, &folder)?);
    Ok(())
}

/// A bare axum server that knows one member, and a bare axum proxy before it.
struct Upstream {
    address: SocketAddr,
    proxy: Target,
    _servers: [Server; 2],
}

impl Upstream {
    fn start(workspace: &Workspace, folder: &Path) -> Outcome<Self> {
        process::run(workspace.cargo().args(["build", "--release", "--package", "bare-axum"]))?;
        let binary = workspace.target.join("release").join("bare-axum");
        let file = folder.join("answer.json");
        let recorded = json!([{
            "method": "GET", "route": "/v1/admin/workspaces/{workspace}/users/{user}", "status": 200,
            "headers": [["content-type", "application/json"]], "body": MEMBER,
        }]);
        fs::write(&file, recorded.to_string()).map_err(|error| format!("{}: {error}", file.display()))?;
        let (address, before) = (process::free_address()?, process::free_address()?);
        let server = Server::listening(Command::new(&binary).arg(address.to_string()).arg(&file), address)?;
        let base = format!("http://{address}");
        let proxy = Server::listening(Command::new(&binary).args([&before.to_string(), "--proxy", &base]), before)?;
        Ok(Self { address, proxy: proxy.target(before), _servers: [server, proxy] })
    }
}

/// The example, served with this as its upstream.
struct Served {
    server: Server,
    rest: SocketAddr,
    mcp: SocketAddr,
}

impl Served {
    fn start(workspace: &Workspace, upstream: &Upstream) -> Outcome<Self> {
        let (rest, mcp) = (process::free_address()?, process::free_address()?);
        let mut command = Command::new(workspace.server("release"));
        command.args(["capability", "serve"]).arg(workspace.root.join(EXAMPLE)).env("PORTKEY_API_KEY", "a key of the bench");
        command.args(["--port", &format!("members-rest={}", rest.port()), "--port", &format!("members-mcp={}", mcp.port())]);
        command.args(["--upstream", &format!("portkey=http://{}/v1", upstream.address)]);
        Ok(Self { server: Server::spawn(&mut command)?, rest, mcp })
    }
}

fn calls(workspace: &Workspace, upstream: &Upstream, mut add: impl FnMut(Figure)) -> Outcome {
    let served = Served::start(workspace, upstream)?;
    answered(served.rest)?;
    let get = Request::get(PATH, "nobody's").bytes();
    let call = tool_call(served.mcp);
    let shape = |address, request: &[u8]| -> Outcome<Shape> {
        let mut client = Client::connect(address).map_err(|error| format!("{address}: {error}"))?;
        let shape = client.shape(request).map_err(|error| format!("{address}: {error}"))?;
        if shape.status == 200 && shape.length >= MEMBER.len() { Ok(shape) } else { Err(format!("{address} answered {shape:?}")) }
    };
    let (rest, mcp) = (served.server.target(served.rest), served.server.target(served.mcp));
    let expected = [shape(served.rest, &get)?, shape(served.mcp, &call)?, shape(upstream.proxy.address, &get)?];
    for (name, target, one, other, words) in [
        ("capability GET over a proxy's", OVER_PROXY, (rest, &get, expected[0]), (upstream.proxy, &get, expected[2]), "bare axum proxy"),
        ("capability tool call over its GET", OVER_REST, (mcp, &call, expected[1]), (rest, &get, expected[0]), "capability GET"),
    ] {
        let [mut one, mut other] = in_turn(one, other).map_err(|error| format!("{name}: {error}"))?;
        let ratio = one.cpu_micros() / other.cpu_micros();
        add(Figure::at_most(name, ratio, Some(target), json!({"roster": side(&mut one), words: side(&mut other)}))?);
    }
    Ok(())
}

/// A call of the tool that the GET is, of the era without an opening.
fn tool_call(address: SocketAddr) -> Vec<u8> {
    let mut segments = PATH.rsplit('/');
    let (user, workspace) = (segments.next(), segments.nth(1));
    let body = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {
        "name": "get-member", "arguments": {"workspaceId": workspace, "userId": user},
        "_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}},
    }})
    .to_string();
    format!(
        "POST /mcp HTTP/1.1\r\nhost: {address}\r\ncontent-type: application/json\r\naccept: application/json, text/event-stream\r\n\
         mcp-protocol-version: 2026-07-28\r\nmcp-method: tools/call\r\nmcp-name: get-member\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Waits for an answer that the upstream had to give.
fn answered(address: SocketAddr) -> Outcome {
    let begin = Instant::now();
    loop {
        let answer = Client::connect(address).and_then(|mut client| client.answer(&Request::get(PATH, "nobody's")));
        match answer {
            Ok(answer) if answer.body == MEMBER => return Ok(()),
            Ok(answer) => return Err(format!("{address} answered {answer:?}")),
            Err(error) if begin.elapsed().as_secs() > 20 => return Err(format!("{address}: {error}")),
            Err(_) => std::thread::sleep(std::time::Duration::from_micros(100)),
        }
    }
}

fn starts(workspace: &Workspace, upstream: &Upstream, mut add: impl FnMut(Figure)) -> Outcome {
    let (mut times, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let begin = Instant::now();
        let served = Served::start(workspace, upstream)?;
        answered(served.rest)?;
        times.push(begin.elapsed().as_secs_f64() * 1_000.0);
        memory.extend(resident_mb(served.server.pid()));
    }
    add(Figure::below("capability: cold start to the first answer", "ms", START_TARGET_MS, &mut times)?);
    if !memory.is_empty() {
        add(Figure::below("capability: memory (RSS) after it", "MB", MEMORY_TARGET_MB, &mut memory)?);
    }
    Ok(())
}

/// Files that differ in their names, on ports that are free, until the process says that all of them listen.
fn many(workspace: &Workspace, folder: &Path) -> Outcome<Figure> {
    let text = fs::read_to_string(workspace.root.join(EXAMPLE)).map_err(|error| format!("{EXAMPLE}: {error}"))?;
    let text = text.replace("port: 8080", "port: 0").replace("port: 9090", "port: 0");
    let mut files = Vec::with_capacity(FILES);
    for number in 0..FILES {
        let file = folder.join(format!("{number}.yaml"));
        let named = text.replace("members-rest", &format!("rest-{number}")).replace("members-mcp", &format!("mcp-{number}"));
        fs::write(&file, named).map_err(|error| format!("{}: {error}", file.display()))?;
        files.push(file);
    }
    let mut times = Vec::new();
    for _ in 0..3 {
        let mut command = Command::new(workspace.server("release"));
        command.args(["capability", "serve", "--json"]).args(&files).env("PORTKEY_API_KEY", "a key of the bench");
        let begin = Instant::now();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(|error| format!("roster: {error}"))?;
        let mut line = String::new();
        let read = child.stdout.take().map(|stdout| BufReader::new(stdout).read_line(&mut line));
        times.push(begin.elapsed().as_secs_f64() * 1_000.0);
        let _ = child.kill();
        let _ = child.wait();
        read.transpose().map_err(|error| format!("roster capability serve: {error}"))?;
        let ready: Value = serde_json::from_str(&line).map_err(|error| format!("`roster capability serve --json`: {error}: {line}"))?;
        let adapters = ready["adapters"].as_array().map_or(0, Vec::len);
        if adapters != 2 * FILES {
            return Err(format!("{adapters} adapters of {FILES} files listen"));
        }
    }
    Figure::below("capability: 500 files until all listen", "ms", FILES_TARGET_MS, &mut times)
}
