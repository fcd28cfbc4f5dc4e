//! What there is to see in messages that are for `rmcp`, and what it says of those that break the protocol, put right where the protocol asks for more: an error of JSON-RPC 2.0 with the
//! request's id, and in the era 2026-07-28 the status that goes with it (Streamable HTTP, Error Handling).

use bytes::Bytes;
use hyper::StatusCode;
use serde::Deserialize;
use serde_json::{Map, Value, json};

const PARSE: i64 = -32700;
const INVALID_REQUEST: i64 = -32600;
const METHOD_NOT_FOUND: i64 = -32601;
const INVALID_PARAMS: i64 = -32602;

/// How its answer to a POST begins that it can't read as a message; what comes after it is about its types.
const UNREAD: &[u8] = b"fail to deserialize";

#[derive(Deserialize)]
struct Answered {
    error: Option<Fault>,
}

#[derive(Deserialize)]
struct Fault {
    code: i64,
}

/// The members of a message (JSON-RPC 2.0 §4) that say what it is about.
#[derive(Debug, Default, Deserialize)]
pub struct Head {
    /// The protocol, `2.0`.
    pub jsonrpc: Option<Value>,
    /// What its answer is to carry.
    pub id: Option<Value>,
    /// What is asked.
    pub method: Option<Value>,
    /// With what.
    pub params: Option<Map<String, Value>>,
}

impl Head {
    /// Whether it is of the era in which each request says its version.
    #[must_use]
    pub fn is_modern(&self) -> bool {
        let meta = self.params.as_ref().and_then(|params| params.get("_meta"));
        meta.and_then(|meta| meta.get("io.modelcontextprotocol/protocolVersion")).is_some()
    }

    /// Whether it begins a conversation, as clients of the older era do.
    #[must_use]
    pub fn opens(&self) -> bool {
        !self.is_modern() && self.method == Some("initialize".into())
    }
}

/// The status and the body, JSON, that the answer to a POST should have instead; none where it is right as it is. `is_json`: whether
/// the answer's body is.
#[must_use]
pub fn put_right(status: StatusCode, is_json: bool, answer: &Bytes, request: &[u8]) -> Option<(StatusCode, Bytes)> {
    if is_json {
        return refused(status, answer, request);
    }
    if answer.is_empty() || status.is_success() {
        return None;
    }
    let unread = answer.starts_with(UNREAD);
    let (asked, why) = match serde_json::from_slice::<Value>(request) {
        Ok(value) => (serde_json::from_value::<Head>(value).unwrap_or_default(), None),
        Err(error) => (Head::default(), Some(error)),
    };
    Some(match why {
        Some(error) if unread => (StatusCode::BAD_REQUEST, body(asked.id.as_ref(), PARSE, &format!("the body is not JSON: {error}"))),
        _ if unread => (StatusCode::BAD_REQUEST, body(asked.id.as_ref(), INVALID_REQUEST, "the body is no message of JSON-RPC 2.0")),
        _ => (status, body(asked.id.as_ref(), INVALID_REQUEST, &String::from_utf8_lossy(answer))),
    })
}

fn refused(status: StatusCode, answer: &Bytes, request: &[u8]) -> Option<(StatusCode, Bytes)> {
    let fault = serde_json::from_slice::<Answered>(answer).ok()?.error?;
    let asked: Head = serde_json::from_slice(request).ok()?;
    let is_modern = asked.is_modern();
    // A call without the name of a tool is none of its methods to the library.
    if fault.code == METHOD_NOT_FOUND && asked.method == Some("tools/call".into()) {
        let status = if is_modern { StatusCode::BAD_REQUEST } else { StatusCode::OK };
        return Some((status, body(asked.id.as_ref(), INVALID_PARAMS, "`name` must be the name of a tool, `arguments` an object")));
    }
    let is_bad_request = is_modern && status == StatusCode::OK && matches!(fault.code, INVALID_REQUEST | INVALID_PARAMS);
    is_bad_request.then(|| (StatusCode::BAD_REQUEST, answer.clone()))
}

/// An error of JSON-RPC 2.0 (§5.1): its members are the error's own. Where the request's id is not known it is left out, as MCP's
/// schema has it.
#[must_use]
pub fn error_of(id: Option<&Value>, error: &Value) -> Value {
    match id.filter(|id| id.is_string() || id.is_i64() || id.is_u64()) {
        Some(id) => json!({"jsonrpc": "2.0", "id": id, "error": error}),
        None => json!({"jsonrpc": "2.0", "error": error}),
    }
}

fn body(id: Option<&Value>, code: i64, message: &str) -> Bytes {
    error_of(id, &json!({"code": code, "message": message})).to_string().into()
}

#[cfg(test)]
mod tests {
    use super::{Head, put_right};
    use bytes::Bytes;
    use hyper::StatusCode;
    use serde_json::{Value, json};

    const META: &str = r#""_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28"}"#;

    fn right(status: u16, is_json: bool, answer: &str, request: &str) -> Option<(u16, Value)> {
        let answer = Bytes::copy_from_slice(answer.as_bytes());
        let (status, body) = put_right(StatusCode::from_u16(status).unwrap(), is_json, &answer, request.as_bytes())?;
        Some((status.as_u16(), serde_json::from_slice(&body).unwrap()))
    }

    #[test]
    fn what_could_not_be_read_is_an_error_of_json_rpc() {
        let (status, error) = right(415, false, "fail to deserialize request body x", "{").unwrap();
        assert_eq!((status, &error["error"]["code"], error.get("id")), (400, &json!(-32700), None));
        let (status, error) = right(415, false, "fail to deserialize request body x", r#"{"id": 7, "method": "x"}"#).unwrap();
        assert_eq!((status, &error["error"]["code"], &error["id"]), (400, &json!(-32600), &json!(7)));
        let (status, error) = right(415, false, "fail to deserialize request body x", "[1]").unwrap();
        assert_eq!((status, &error["error"]["code"]), (400, &json!(-32600)));
        let (status, error) = right(406, false, "Not Acceptable: x", r#"{"id": "a"}"#).unwrap();
        assert_eq!((status, &error["error"]["message"], &error["id"]), (406, &json!("Not Acceptable: x"), &json!("a")));
    }

    #[test]
    fn only_initialize_of_the_older_era_opens() {
        let opens = |text: &str| serde_json::from_str::<Head>(text).unwrap().opens();
        assert!(opens(r#"{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}}"#));
        assert!(!opens(&format!(r#"{{"id": 1, "method": "initialize", "params": {{{META}}}}}"#)));
        assert!(!opens(r#"{"id": 1, "method": "tools/list"}"#));
    }

    #[test]
    fn what_is_asked_wrongly_is_a_bad_request_in_the_newer_era() {
        let unknown = r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"there is no tool `x`"}}"#;
        let named = format!(r#"{{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {{"name": "x", {META}}}}}"#);
        assert_eq!(right(200, true, unknown, &named), Some((400, serde_json::from_str(unknown).unwrap())));
        assert_eq!(right(200, true, unknown, r#"{"id": 1, "method": "tools/call", "params": {"name": "x"}}"#), None);
        let absent = r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"tools/call"}}"#;
        let (status, error) = right(404, true, absent, &named.replace(r#""name": "x", "#, "")).unwrap();
        assert_eq!((status, &error["error"]["code"], &error["id"]), (400, &json!(-32602), &json!(1)));
        assert_eq!(right(200, true, absent, r#"{"id": 1, "method": "tools/call"}"#).unwrap().0, 200);
        assert_eq!(right(404, true, absent, r#"{"id": 1, "method": "no/such"}"#), None);
        assert_eq!(right(200, true, r#"{"jsonrpc":"2.0","id":1,"result":{}}"#, &named), None);
    }
}
