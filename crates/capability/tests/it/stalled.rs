//! Peers that stall: upstreams that do not answer, or not to the end, and clients that do not ask, or do not listen.
//!
//! Time stands still but for timers: it moves on by itself once nothing else can happen, so the real limits are tried and
//! nobody waits for them.

use crate::{
    rest::MEMBERS,
    world::{Folder, options},
};
use roster_capability::{Capability, Server, Serving};
use serde_json::{Value, json};
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::mpsc,
    time::Instant,
};

/// How long an upstream may take in these tests.
const PATIENCE: Duration = Duration::from_secs(60);
/// No limit of the server's is as long: what has not ended by then never does.
const NEVER: Duration = Duration::from_secs(3600);

/// What an upstream does with a request, by the workspace in its path.
async fn misbehave(mut stream: TcpStream, how: &str) -> std::io::Result<()> {
    const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    match how {
        "silent" => {}
        "head" => stream.write_all(&[HEAD, b"content-length: 100\r\n\r\n{\"a\":"].concat()).await?,
        "half-head" => stream.write_all(HEAD).await?,
        "continues" => loop {
            stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").await?;
            tokio::time::sleep(Duration::from_secs(1)).await;
        },
        "drips" => {
            stream.write_all(&[HEAD, b"content-length: 1000000\r\n\r\n"].concat()).await?;
            loop {
                stream.write_all(b" ").await?;
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
        "endless" => {
            stream.write_all(&[HEAD, b"transfer-encoding: chunked\r\n\r\n"].concat()).await?;
            loop {
                stream.write_all(&[b"10000\r\n".as_slice(), &[b' '; 0x10000], b"\r\n"].concat()).await?;
            }
        }
        "large" => {
            stream.write_all(&[HEAD, b"connection: close\r\ncontent-length: 9000000\r\n\r\n"].concat()).await?;
            return stream.write_all(&[b"\"".as_slice(), &vec![b'x'; 8_999_998], b"\""].concat()).await;
        }
        "heads" => loop {
            stream.write_all(&[b"x-more: ".as_slice(), &[b'x'; 1000], b"\r\n"].concat()).await?;
        },
        "closes" => return Ok(()),
        "closes-in-the-body" => return stream.write_all(&[HEAD, b"content-length: 100\r\n\r\n{\"a\":"].concat()).await,
        "closes-in-a-chunk" => return stream.write_all(&[HEAD, b"transfer-encoding: chunked\r\n\r\nff\r\n{\"a\":"].concat()).await,
        "no-http" => return stream.write_all(b"SSH-2.0-OpenSSH_9.6\r\n").await,
        _ => return stream.write_all(&[HEAD, b"connection: close\r\ncontent-length: 2\r\n\r\n{}"].concat()).await,
    }
    // Until the other side has had enough.
    let mut rest = [0; 64];
    while stream.read(&mut rest).await? > 0 {}
    Ok(())
}

/// Adapters before an upstream that misbehaves as its path says.
struct Stalling {
    rest: SocketAddr,
    mcp: SocketAddr,
    /// How a request was to be answered, once its connection has ended.
    ended: mpsc::UnboundedReceiver<String>,
    _folder: Folder,
}

impl Stalling {
    async fn new(file: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (end, ended) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let end = end.clone();
                tokio::spawn(async move {
                    let mut head = Vec::new();
                    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
                        let mut buffer = [0; 4096];
                        match stream.read(&mut buffer).await {
                            Ok(read @ 1..) => head.extend(&buffer[..read]),
                            _ => return,
                        }
                    }
                    let head = String::from_utf8(head).unwrap();
                    let how = head.split('/').find(|part| part.starts_with("how-")).map_or("", |part| part.trim_start_matches("how-"));
                    let _ = misbehave(stream, how).await;
                    let _ = end.send(how.to_owned());
                });
            }
        });
        let folder = Folder::new();
        let mut options = options();
        options.upstreams = vec![("admin".into(), url)];
        options.ports = vec![("members-rest".into(), 0), ("members-mcp".into(), 0)];
        let path = folder.write("capability.yaml", file);
        let capability = Capability::load(&path, &options).capability.unwrap();
        let server = Server::bind(vec![capability], &Serving { patience: PATIENCE, ..Serving::default() }).await.unwrap();
        let at = |kind: &str| server.listening().iter().find(|listening| listening.kind == kind).unwrap().address.unwrap();
        let (rest, mcp) = (at("rest"), at("mcp"));
        tokio::spawn(server.run(std::future::pending()));
        Self { rest, mcp, ended, _folder: folder }
    }

    async fn get(&self, how: &str) -> (u16, Value) {
        exchange(self.rest, &format!("GET /v1/workspaces/how-{how}/users HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")).await
    }

    async fn tool(&self, how: &str) -> (u16, Value) {
        exchange(self.mcp, &tool_call(how)).await
    }

    /// Waits until the connection of a request has ended on the upstream's side.
    async fn has_ended(&mut self, how: &str) {
        let ended = tokio::time::timeout(NEVER, self.ended.recv()).await;
        assert_eq!(ended.expect("the connection to the upstream is still open").as_deref(), Some(how));
    }
}

fn tool_call(how: &str) -> String {
    let meta = json!({
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {},
        "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "1"},
    });
    let arguments = json!({"workspaceId": format!("how-{how}")});
    let params = json!({"name": "list-members", "arguments": arguments, "_meta": meta});
    let body = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}).to_string();
    format!(
        "POST /mcp HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: application/json\r\n\
         accept: application/json, text/event-stream\r\nmcp-protocol-version: 2026-07-28\r\nmcp-method: tools/call\r\n\
         mcp-name: list-members\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

async fn exchange(address: SocketAddr, request: &str) -> (u16, Value) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    let text = String::from_utf8(answer).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("{text}"));
    (head.split(' ').nth(1).unwrap().parse().unwrap(), serde_json::from_str(body).unwrap_or_else(|_| panic!("{text}")))
}

/// What is alive in the runtime, once everything that can end has.
async fn tasks() -> usize {
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    tokio::runtime::Handle::current().metrics().num_alive_tasks()
}

/// What each misbehaviour comes to: a status of REST, and words that both surfaces say.
const MISBEHAVIOURS: &[(&str, u16, &str)] = &[
    ("silent", 504, "did not answer in time"),
    ("head", 504, "did not answer in time"),
    ("half-head", 504, "did not answer in time"),
    ("continues", 504, "did not answer in time"),
    ("drips", 504, "did not answer in time"),
    ("endless", 502, "answered with more than the 10485760 bytes that are read"),
    ("heads", 502, "could not be reached"),
    ("closes", 502, "could not be reached"),
    ("closes-in-the-body", 502, "could not be reached"),
    ("closes-in-a-chunk", 502, "could not be reached"),
    ("no-http", 502, "could not be reached"),
];

#[tokio::test(start_paused = true)]
async fn an_upstream_that_stalls_costs_its_own_call_and_nothing_else() {
    let mut world = Stalling::new(MEMBERS).await;
    let before = tasks().await;
    for (how, status, words) in MISBEHAVIOURS {
        let began = Instant::now();
        let (got, problem) = world.get(how).await;
        let detail = problem["detail"].as_str().unwrap_or_default().to_owned();
        assert!(got == *status && detail == format!("upstream `admin` {words}"), "{how}: {got} {problem}");
        assert!(began.elapsed() <= PATIENCE + Duration::from_secs(1), "{how}: {:?}", began.elapsed());
        world.has_ended(how).await;
        let (got, answer) = world.tool(how).await;
        let result = &answer["result"];
        assert_eq!(
            (got, &result["isError"], &result["content"][0]["text"]),
            (200, &json!(true), &json!(format!("upstream `admin` {words}")))
        );
        world.has_ended(how).await;
    }
    assert_eq!(tasks().await, before, "a call that has failed leaves no task behind");
}

#[tokio::test(start_paused = true)]
async fn other_calls_are_answered_while_an_upstream_stalls() {
    let world = Stalling::new(MEMBERS).await;
    let began = Instant::now();
    let silent = "GET /v1/workspaces/how-silent/users HTTP/1.1\r\nhost: localhost\r\n\r\n";
    let mut waiting = Vec::new();
    for _ in 0..50 {
        let mut rest = TcpStream::connect(world.rest).await.unwrap();
        rest.write_all(silent.as_bytes()).await.unwrap();
        let mut mcp = TcpStream::connect(world.mcp).await.unwrap();
        mcp.write_all(tool_call("silent").as_bytes()).await.unwrap();
        waiting.extend([rest, mcp]);
    }
    assert_eq!(world.get("well").await, (200, json!({})));
    assert_eq!(world.tool("well").await.1["result"]["structuredContent"], json!({}));
    assert!(began.elapsed() < PATIENCE, "nobody waits for those that stall");
}

#[tokio::test(start_paused = true)]
async fn a_client_that_hangs_up_ends_its_call() {
    let mut world = Stalling::new(MEMBERS).await;
    let began = Instant::now();
    let mut client = TcpStream::connect(world.rest).await.unwrap();
    client.write_all(b"GET /v1/workspaces/how-drips/users HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_secs(5)).await;
    drop(client);
    world.has_ended("drips").await;
    assert!(began.elapsed() < PATIENCE, "the upstream's time is not used up for nobody");
    let mut client = TcpStream::connect(world.mcp).await.unwrap();
    client.write_all(tool_call("drips").as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_secs(5)).await;
    drop(client);
    world.has_ended("drips").await;
}

/// Sends a part of a request and then nothing more; what comes until the connection is closed.
async fn half(address: SocketAddr, part: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(part.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let read = tokio::time::timeout(NEVER, stream.read_to_end(&mut answer)).await;
    read.unwrap_or_else(|_| panic!("{part:?} keeps its connection")).unwrap();
    String::from_utf8(answer).unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_client_that_stops_asking_loses_its_connection() {
    let world = Stalling::new(MEMBERS).await;
    let before = tasks().await;
    for address in [world.rest, world.mcp] {
        assert_eq!(half(address, "").await, "", "who says nothing is not waited for");
        for head in ["G", "GET / HTTP/1.1\r\nhost: loc", "POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n"] {
            let answer = half(address, head).await;
            assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408 "), "{head:?}: {answer}");
        }
    }
    let post = "POST /v1/workspaces/w/users HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n";
    let tool = tool_call("well");
    for (address, part) in [
        (world.rest, format!("{post}content-length: 100\r\n\r\n{{\"users\": [")),
        (world.rest, format!("{post}transfer-encoding: chunked\r\n\r\n5\r\n{{\"a\":\r\n")),
        (world.mcp, tool[..tool.len() - 20].to_owned()),
    ] {
        let answer = half(address, &part).await;
        assert!(answer.starts_with("HTTP/1.1 408 ") && answer.contains("\"the body took too long\""), "{part:?}: {answer}");
    }
    assert_eq!(tasks().await, before, "a connection that is closed leaves no task behind");
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_is_kept_open_for_nothing_is_closed() {
    let world = Stalling::new(MEMBERS).await;
    for (address, request) in [
        (world.rest, "GET /v1/workspaces/how-well/users HTTP/1.1\r\nhost: localhost\r\n\r\n".to_owned()),
        (world.mcp, tool_call("well").replace("connection: close\r\n", "")),
    ] {
        let answer = half(address, &request).await;
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_never_reads_loses_its_connection() {
    let world = Stalling::new(MEMBERS).await;
    let before = tasks().await;
    let mut clients = Vec::new();
    for (address, request) in
        [(world.rest, "GET /v1/workspaces/how-large/users HTTP/1.1\r\nhost: localhost\r\n\r\n".to_owned()), (world.mcp, tool_call("large"))]
    {
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(request.as_bytes()).await.unwrap();
        clients.push(client);
    }
    tokio::time::sleep(Duration::from_secs(10)).await;
    assert_eq!(world.get("well").await.0, 200, "others are answered meanwhile");
    let since = Instant::now();
    while tasks().await > before {
        assert!(since.elapsed() < NEVER, "connections that nobody reads are still there");
    }
    for mut client in clients {
        let mut read = Vec::new();
        let _ = client.read_to_end(&mut read).await;
        assert!(read.len() < 8_999_998, "what was not read in time is not sent");
    }
}

#[tokio::test(start_paused = true)]
async fn an_authorization_server_that_stalls_holds_nobody_longer_than_an_upstream_may() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let authentication = format!(
        "      type: oauth2\n      tokenEndpoint: http://{}/token\n      clientId: me\n      clientSecret: '{{{{env.KEY}}}}'",
        silent.local_addr().unwrap()
    );
    let file = MEMBERS.replace("      type: bearer\n      token: '{{env.KEY}}'", &authentication);
    assert_ne!(file, MEMBERS);
    let world = Stalling::new(&file).await;
    let began = Instant::now();
    let call = async || {
        let (status, problem) = world.get("well").await;
        assert_eq!((status, &problem["detail"]), (504, &json!("upstream `admin` did not answer in time")));
    };
    tokio::join!(call(), call(), call(), call(), call());
    assert!(began.elapsed() < 2 * PATIENCE, "they wait beside one another, not in a row: {:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn an_upstream_that_never_shakes_hands_is_too_slow() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let folder = Folder::new();
    let mut options = options();
    options.upstreams = vec![("admin".into(), format!("https://{}", silent.local_addr().unwrap()))];
    options.ports = vec![("members-rest".into(), 0), ("members-mcp".into(), 0)];
    let capability = Capability::load(&folder.write("capability.yaml", MEMBERS), &options).capability.unwrap();
    let server = Server::bind(vec![capability], &Serving::default()).await.unwrap();
    let address = server.listening()[0].address.unwrap();
    tokio::spawn(server.run(std::future::pending()));
    let request = "GET /v1/workspaces/w/users HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    let (status, problem) = exchange(address, request).await;
    assert_eq!((status, &problem["detail"]), (504, &json!("upstream `admin` did not answer in time")));
}

#[tokio::test(start_paused = true)]
async fn the_end_waits_for_nobody_who_stalls() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let folder = Folder::new();
    let mut options = options();
    options.upstreams = vec![("admin".into(), format!("http://{}", listener.local_addr().unwrap()))];
    options.ports = vec![("members-rest".into(), 0), ("members-mcp".into(), 0)];
    let capability = Capability::load(&folder.write("capability.yaml", MEMBERS), &options).capability.unwrap();
    let server = Server::bind(vec![capability], &Serving { patience: NEVER, ..Serving::default() }).await.unwrap();
    let address = server.listening()[0].address.unwrap();
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let running = tokio::spawn(server.run(async { drop(ended.await) }));
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(b"GET /v1/workspaces/w/users HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
    let (_upstream, _) = listener.accept().await.unwrap();
    end.send(()).unwrap();
    let began = Instant::now();
    running.await.unwrap();
    assert!(began.elapsed() < NEVER, "{:?}", began.elapsed());
}
