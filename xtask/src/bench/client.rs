//! The client of the benches: HTTP/1.1 on one connection that is kept open, one request at a time.

use std::io::{Error, ErrorKind, Read, Result, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

use crate::process::Outcome;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What to ask of a server.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) method: &'static str,
    pub(super) path: String,
    pub(super) key: String,
    /// Empty for none.
    pub(super) body: String,
}

impl Request {
    pub(super) fn get(path: impl Into<String>, key: &str) -> Self {
        Self { method: "GET", path: path.into(), key: key.to_owned(), body: String::new() }
    }

    pub(super) fn post(path: impl Into<String>, key: &str, body: &Value) -> Self {
        Self { method: "POST", path: path.into(), key: key.to_owned(), body: body.to_string() }
    }

    /// The bytes on the wire.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let Self { method, path, key, body } = self;
        let head = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {key}\r\naccept: */*\r\n");
        let rest = if body.is_empty() {
            "\r\n".to_owned()
        } else {
            format!("content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len())
        };
        (head + &rest).into_bytes()
    }
}

/// An answer, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

/// As much of an answer as a load looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) status: u16,
    /// Bytes of the body.
    pub(super) length: usize,
}

/// A connection to a server.
pub(super) struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Client {
    pub(super) fn connect(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self { stream, buffer: Vec::with_capacity(1 << 16) })
    }

    /// Sends a request and reads its answer up to the last byte.
    pub(super) fn shape(&mut self, request: &[u8]) -> Result<Shape> {
        self.exchange(request).map(|(shape, _)| shape)
    }

    /// Sends a request and takes the whole answer apart.
    pub(super) fn answer(&mut self, request: &Request) -> Result<Answer> {
        let (shape, head) = self.exchange(&request.bytes())?;
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(|_| malformed("an answer that is no text"));
        let lines = text(&self.buffer[..head])?;
        let headers = lines.lines().skip(1).filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Ok(Answer { status: shape.status, headers, body: text(&self.buffer[head..])? })
    }

    /// Sends a request and reads a JSON answer, which has to be a success.
    pub(super) fn json(&mut self, request: &Request) -> Outcome<Value> {
        let failed = |what: String| format!("{} {}: {what}", request.method, request.path);
        let answer = self.answer(request).map_err(|error| failed(error.to_string()))?;
        if !(200..300).contains(&answer.status) {
            return Err(failed(format!("{} {}", answer.status, answer.body)));
        }
        serde_json::from_str(&answer.body).map_err(|error| failed(format!("{error}: {}", answer.body)))
    }

    /// Leaves the answer in the buffer, and says how long its head is.
    fn exchange(&mut self, request: &[u8]) -> Result<(Shape, usize)> {
        self.stream.write_all(request)?;
        self.buffer.clear();
        let mut chunk = [0; 1 << 14];
        loop {
            let count = self.stream.read(&mut chunk)?;
            if count == 0 {
                return Err(Error::new(ErrorKind::UnexpectedEof, "the server closed the connection in the middle of an answer"));
            }
            self.buffer.extend_from_slice(&chunk[..count]);
            if let Some((shape, head)) = head(&self.buffer)?
                && self.buffer.len() >= head + shape.length
            {
                return Ok((shape, head));
            }
        }
    }
}

/// Status and length, and where the body begins; `None` until the head is there.
fn head(bytes: &[u8]) -> Result<Option<(Shape, usize)>> {
    let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { return Ok(None) };
    let text = str::from_utf8(&bytes[..end]).map_err(|_| malformed("a head that is no text"))?;
    let mut lines = text.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
    let length = lines.filter_map(|line| line.split_once(':')).find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length = length.map_or(Ok(0), |(_, value)| value.trim().parse()).map_err(|_| malformed("a length that is no number"))?;
    let status = status.ok_or_else(|| malformed("no status"))?;
    Ok(Some((Shape { status, length }, end + 4)))
}

fn malformed(what: &str) -> Error {
    Error::new(ErrorKind::InvalidData, format!("the server answered with {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_when_it_is_whole() {
        let answer = b"HTTP/1.1 404 Not Found\r\nDate: x\r\nContent-Length: 2\r\n\r\n{}";
        assert_eq!(head(answer).unwrap(), Some((Shape { status: 404, length: 2 }, answer.len() - 2)));
        assert_eq!(head(&answer[..answer.len() - 3]).unwrap(), None);
        assert_eq!(head(b"HTTP/1.1 204 No Content\r\n\r\n").unwrap().unwrap().0, Shape { status: 204, length: 0 });
        assert!(head(b"HTTP/1.1 200 OK\r\ncontent-length: two\r\n\r\n").is_err());
        assert!(head(b"hello\r\n\r\n").is_err());
    }

    #[test]
    fn a_request_says_how_long_its_body_is() {
        let text = |request: &Request| String::from_utf8(request.bytes()).unwrap();
        assert!(text(&Request::get("/a", "k")).ends_with("authorization: Bearer k\r\naccept: */*\r\n\r\n"));
        assert!(text(&Request::post("/a", "k", &serde_json::json!({"a": 1}))).ends_with("content-length: 7\r\n\r\n{\"a\":1}"));
    }
}
