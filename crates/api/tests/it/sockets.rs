//! The listener itself, over real connections and by hand: what only shows on the wire.

use crate::world::{Caller, World};
use hyper::StatusCode;
use roster_api::{
    Api, Limits, Settings,
    answer::Answer,
    dialects::native,
    operation::{example, get},
    stream::Sink,
    surface::Surface,
};
use roster_core::{Error, Result};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
    time::timeout,
};

/// A world that listens.
struct Server {
    world: World,
    address: SocketAddr,
    end: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

impl Server {
    async fn start() -> Self {
        Self::of(World::new().await).await
    }

    async fn of(world: World) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (end, ended) = oneshot::channel();
        let api = Arc::clone(&world.api);
        let running = tokio::spawn(async move {
            roster_api::serve::serve(api, listener, async {
                let _ = ended.await;
            })
            .await;
        });
        Self { world, address, end, running }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// The head of a request by the owner, without the blank line at its end.
    fn head(&self, method: &str, path: &str, headers: &str) -> String {
        let key = self.world.key(Caller::Owner).unwrap();
        format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {key}\r\n{headers}", self.address)
    }
}

/// One response: its head and its body, read by its Content-Length.
async fn response(stream: &mut TcpStream, bodiless: bool) -> (String, String) {
    let reading = async {
        let (mut read, mut part) = (Vec::new(), [0; 4096]);
        loop {
            if let Some(end) = read.windows(4).position(|window| window == b"\r\n\r\n") {
                let head = String::from_utf8(read[..end].to_vec()).unwrap();
                let length = head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
                let length = if bodiless { 0 } else { length.unwrap_or(0) };
                if read.len() >= end + 4 + length {
                    assert_eq!(read.len(), end + 4 + length, "more than one response came");
                    return (head, String::from_utf8(read.split_off(end + 4)).unwrap());
                }
            }
            let count = stream.read(&mut part).await.unwrap();
            assert!(count > 0, "the connection ended after {}", String::from_utf8_lossy(&read));
            read.extend_from_slice(&part[..count]);
        }
    };
    timeout(Duration::from_secs(20), reading).await.expect("an answer within 20 seconds")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_megabytes_are_refused_and_the_refusal_is_readable() {
    let server = Server::start().await;
    let mut stream = server.connect().await;
    let size = 10 << 20;
    let path = "/api/v1/organizations/acme/users";
    let head = server.head("POST", path, &format!("Content-Type: application/json\r\nContent-Length: {size}\r\n\r\n"));
    stream.write_all(head.as_bytes()).await.unwrap();
    // A client that writes everything before it reads must not be cut off in the middle.
    stream.write_all(&vec![b' '; size]).await.unwrap();
    let (head, body) = response(&mut stream, false).await;
    assert!(head.starts_with("HTTP/1.1 413 "), "{head}");
    assert!(body.contains("\"body_too_large\""), "{body}");

    // The same without a length, in chunks.
    let mut stream = server.connect().await;
    let head = server.head("POST", path, "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    let chunk = [format!("{:x}\r\n", 1 << 20).into_bytes(), vec![b' '; 1 << 20], b"\r\n".to_vec()].concat();
    for _ in 0..10 {
        stream.write_all(&chunk).await.unwrap();
    }
    stream.write_all(b"0\r\n\r\n").await.unwrap();
    let (head, body) = response(&mut stream, false).await;
    assert!(head.starts_with("HTTP/1.1 413 "), "{head}");
    assert!(body.contains("\"body_too_large\""), "{body}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn too_many_headers_are_refused_up_to_a_bound_in_the_surface_s_shape() {
    let server = Server::start().await;
    for (count, path, shape) in [
        // With the two that every request here has.
        (89, "/api/v1/me", "\"headers_too_large\""),
        (98, "/portkey/v1/admin/users", "\"errorCode\""),
        // Who sends so many is answered before anything is made of them.
        (99, "/api/v1/me", ""),
        (1000, "/api/v1/me", ""),
    ] {
        let mut stream = server.connect().await;
        let many: String = (0..count).map(|at| format!("X-Filler-{at}: 1\r\n")).collect();
        stream.write_all(server.head("GET", path, &format!("{many}\r\n")).as_bytes()).await.unwrap();
        let (head, body) = response(&mut stream, false).await;
        assert!(head.starts_with("HTTP/1.1 431 "), "{head}");
        assert!(body.contains(shape), "{body}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn malformed_chunks_are_called_so_and_not_slow() {
    let server = Server::start().await;
    for (path, shape) in [("/api/v1/organizations/acme/users", "\"invalid\""), ("/portkey/v1/admin/workspaces", "\"AB01\"")] {
        for chunks in ["zz\r\n{}\r\n0\r\n\r\n", "2\r\n{}xx\r\n0\r\n\r\n", "ffffffffffffffffff\r\n{}"] {
            let mut stream = server.connect().await;
            let head = server.head("POST", path, "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            stream.write_all(format!("{head}{chunks}").as_bytes()).await.unwrap();
            let (head, body) = response(&mut stream, false).await;
            assert!(head.starts_with("HTTP/1.1 400 "), "{chunks:?}: {head}");
            assert!(body.contains(shape) && body.contains("the body can't be read"), "{chunks:?}: {body}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_is_kept_and_heads_have_no_body() {
    let server = Server::start().await;
    let mut stream = server.connect().await;
    for _ in 0..3 {
        stream.write_all(server.head("GET", "/api/v1/me", "\r\n").as_bytes()).await.unwrap();
        let (head, body) = response(&mut stream, false).await;
        assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
        assert!(body.contains("\"acme\""), "{body}");
        stream.write_all(server.head("HEAD", "/api/v1/me", "\r\n").as_bytes()).await.unwrap();
        let (head, _) = response(&mut stream, true).await;
        assert!(head.starts_with("HTTP/1.1 200 ") && head.to_ascii_lowercase().contains("content-length: "), "{head}");
        // A refusal does not end the connection either.
        stream.write_all(server.head("POST", "/api/v1/organizations/acme/users", "Content-Length: 2\r\n\r\n{}").as_bytes()).await.unwrap();
        let (head, _) = response(&mut stream, false).await;
        assert!(head.starts_with("HTTP/1.1 400 "), "{head}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_slow_holds_up_nobody_else() {
    let server = Server::start().await;
    let mut half = Vec::new();
    for at in 0..100 {
        let mut stream = server.connect().await;
        let head = server.head("POST", "/api/v1/organizations/acme/users", "Content-Length: 100\r\n\r\n{\"email\"");
        // Some stop within their headers, some within their body.
        let sent = if at % 2 == 0 { &head[..20] } else { head.as_str() };
        stream.write_all(sent.as_bytes()).await.unwrap();
        half.push(stream);
    }
    let mut stream = server.connect().await;
    stream.write_all(server.head("GET", "/api/v1/me", "\r\n").as_bytes()).await.unwrap();
    let (head, _) = timeout(Duration::from_secs(5), response(&mut stream, false)).await.expect("an answer while others are slow");
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_http_is_refused_and_the_server_goes_on() {
    let server = Server::start().await;
    for garbage in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01"[..],
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\r\n\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\n\r\n",
    ] {
        let mut stream = server.connect().await;
        stream.write_all(garbage).await.unwrap();
        let _ = stream.shutdown().await;
        let mut rest = Vec::new();
        let _ = timeout(Duration::from_secs(5), stream.read_to_end(&mut rest)).await.expect("the connection ends");
        let answer = String::from_utf8_lossy(&rest);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    }
    let mut stream = server.connect().await;
    stream.write_all(server.head("GET", "/api/v1/me", "\r\n").as_bytes()).await.unwrap();
    assert!(response(&mut stream, false).await.0.starts_with("HTTP/1.1 200 "));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_end_waits_for_nobody_who_is_idle() {
    let server = Server::start().await;
    let mut idle = server.connect().await;
    idle.write_all(server.head("GET", "/api/v1/me", "\r\n").as_bytes()).await.unwrap();
    let _ = response(&mut idle, false).await;
    let Server { end, running, world, .. } = server;
    end.send(()).unwrap();
    timeout(Duration::from_secs(5), running).await.expect("an orderly end").unwrap();
    drop(world);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_too_much_keeps_the_connection_and_hears_when_to_come_back() {
    let limits = Limits { key: 2, ..Limits::default() };
    let server = Server::of(World::with(Settings { limits, ..Settings::default() }).await).await;
    let mut stream = server.connect().await;
    for status in ["200", "200", "429"] {
        stream.write_all(server.head("GET", "/api/v1/me", "\r\n").as_bytes()).await.unwrap();
        let (head, body) = response(&mut stream, false).await;
        assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{head}");
        assert!(head.contains("\r\nratelimit-policy: \"key\";q=2;w=60\r\n"), "{head}");
        assert_eq!(head.contains("\r\nretry-after: 30\r\n"), status == "429", "{head}");
        assert_eq!(body.contains("too_many_requests"), status == "429", "{body}");
    }
    server.world.clock.advance_micros(30_000_000);
    stream.write_all(server.head("GET", "/api/v1/me", "\r\n").as_bytes()).await.unwrap();
    assert!(response(&mut stream, false).await.0.starts_with("HTTP/1.1 200 "));
}

fn parts(end: Result<()>) -> Answer {
    Answer::streamed(StatusCode::OK, "text/plain", async move |sink: Sink| {
        sink.send("one ").await?;
        sink.send("two").await?;
        end
    })
}

/// What was sent of a streamed answer can't be taken back: that it is not whole is said by a connection that ends without
/// the last chunk (RFC 9112 §8).
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_streamed_answer_that_breaks_off_is_not_taken_for_a_whole_one() {
    let mut world = World::new().await;
    let rows = vec![
        get("whole", "/whole").public("a test").handle(example("/whole"), |_, (): ()| async { Ok(parts(Ok(()))) }),
        get("breaks", "/breaks")
            .public("a test")
            .handle(example("/breaks"), |_, (): ()| async { Ok(parts(Err(Error::Unavailable("gone")))) }),
    ];
    let surface = Surface { operations: rows, ..native::surface() };
    let api = Api::new(Arc::clone(&world.directory), vec![surface], Settings::default(), Arc::new(())).unwrap();
    world.api = Arc::new(api);
    let server = Server::of(world).await;
    for (path, ended) in [("/api/v1/whole", true), ("/api/v1/breaks", false)] {
        let mut stream = server.connect().await;
        stream.write_all(server.head("GET", path, "Connection: close\r\n\r\n").as_bytes()).await.unwrap();
        let mut read = Vec::new();
        let _ = timeout(Duration::from_secs(20), stream.read_to_end(&mut read)).await.expect("the connection ends");
        let text = String::from_utf8(read).unwrap();
        assert!(text.starts_with("HTTP/1.1 200 ") && text.contains("transfer-encoding: chunked"), "{text}");
        assert!(!ended || (text.contains("one ") && text.contains("two")), "{text}");
        assert_eq!(text.ends_with("0\r\n\r\n"), ended, "{path}: {text}");
    }
}
