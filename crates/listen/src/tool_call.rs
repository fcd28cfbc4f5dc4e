//! Calls of MCP tools that keep every rule of the protocol, in both eras (2026-07-28 and before): read in one go, and answered
//! without tasks and channels in between. They are nearly all that a server is asked. What breaks a rule, or says more than these
//! lines know, goes to `rmcp`, which knows them all and what each breach is answered with; so nothing here refuses anything.

use bytes::Bytes;
use hyper::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName};
use rmcp::model::{CallToolResult, ClientCapabilities, ProtocolVersion, ResultType};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, value::RawValue};
use std::borrow::Cow;

const PROTOCOL_VERSION: HeaderName = HeaderName::from_static("mcp-protocol-version");
const METHOD: HeaderName = HeaderName::from_static("mcp-method");
const NAME: HeaderName = HeaderName::from_static("mcp-name");
const CALL: &str = "tools/call";

/// Whether a request stands alone, or is one of a conversation that an `initialize` began.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Era {
    Alone,
    Begun,
}

/// A call of a tool, wholly regular.
#[derive(Debug)]
pub struct ToolCall<'a> {
    id: &'a RawValue,
    era: Era,
    /// The tool that is called, if there is one of this name.
    pub name: Cow<'a, str>,
    /// What it is called with.
    pub arguments: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Message<'a> {
    jsonrpc: &'a str,
    #[serde(borrow)]
    id: &'a RawValue,
    method: &'a str,
    #[serde(borrow)]
    params: Params<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Params<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    arguments: Option<Map<String, Value>>,
    #[serde(rename = "_meta", default, borrow)]
    meta: Option<Meta<'a>>,
}

#[derive(Default, Deserialize)]
struct Meta<'a> {
    #[serde(rename = "io.modelcontextprotocol/protocolVersion", default, borrow)]
    protocol_version: Option<&'a RawValue>,
    #[serde(rename = "io.modelcontextprotocol/clientCapabilities", default)]
    client_capabilities: Option<ClientCapabilities>,
}

impl<'a> ToolCall<'a> {
    /// The call that a POST with these headers and this body is. None where it is anything else, or not wholly regular.
    #[must_use]
    pub fn of(headers: &HeaderMap, body: &'a [u8]) -> Option<Self> {
        if !speaks_json(headers) {
            return None;
        }
        let version = match headers.contains_key(PROTOCOL_VERSION) {
            true => Some(only(headers, &PROTOCOL_VERSION)?),
            false => None,
        };
        let message: Message<'_> = serde_json::from_slice(body).ok()?;
        let Params { name, arguments, meta } = message.params;
        let meta = meta.unwrap_or_default();
        if message.jsonrpc != "2.0" || message.method != CALL || !is_id(message.id) {
            return None;
        }
        let era = match version {
            Some(version) if version == ProtocolVersion::V_2026_07_28.as_str() => {
                let told = meta.protocol_version?.get().trim_matches('"') == version && meta.client_capabilities.is_some();
                let routed = only(headers, &METHOD)? == CALL && only(headers, &NAME)? == name;
                (told && routed).then_some(Era::Alone)?
            }
            None | Some("2025-03-26" | "2025-06-18" | "2025-11-25") if meta.protocol_version.is_none() => Era::Begun,
            _ => return None,
        };
        Some(Self { id: message.id, era, name, arguments: arguments.unwrap_or_default() })
    }

    /// The body of an answer, JSON itself, with JSON as its result: as text, and where it is an object once more as data, both as
    /// they came.
    #[must_use]
    pub fn structured(&self, text: &str) -> Bytes {
        let data = serde_json::from_str::<&RawValue>(text).ok().filter(|data| data.get().starts_with('{'));
        let content = [Text { r#type: "text", text }];
        self.answer(&Structured { result_type: self.result_type(), content, structured_content: data, is_error: false })
    }

    /// The body of an answer with any other result.
    #[must_use]
    pub fn result(&self, mut result: CallToolResult) -> Bytes {
        result.result_type = self.result_type();
        self.answer(&result)
    }

    /// Clients of the older era know of no sorts of results.
    fn result_type(&self) -> Option<ResultType> {
        (self.era == Era::Alone).then_some(ResultType::COMPLETE)
    }

    fn answer(&self, result: &impl Serialize) -> Bytes {
        // Only maps with other than text keys can't be written, and there are none.
        serde_json::to_vec(&Answered { jsonrpc: "2.0", id: self.id, result }).unwrap_or_default().into()
    }
}

#[derive(Serialize)]
struct Answered<'a, R> {
    jsonrpc: &'static str,
    id: &'a RawValue,
    result: &'a R,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Structured<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    result_type: Option<ResultType>,
    content: [Text<'a>; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    structured_content: Option<&'a RawValue>,
    is_error: bool,
}

#[derive(Serialize)]
struct Text<'a> {
    r#type: &'static str,
    text: &'a str,
}

/// The value of a header that is there once, as text.
fn only<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next().filter(|_| values.next().is_none())?;
    value.to_str().ok()
}

/// JSON comes, and both JSON and a stream of events may be sent.
fn speaks_json(headers: &HeaderMap) -> bool {
    let comes = only(headers, &CONTENT_TYPE).and_then(|value| value.split(';').next());
    let accepts = |media_type: &str| only(headers, &ACCEPT).is_some_and(|value| value.split(',').any(|one| one.trim() == media_type));
    comes.is_some_and(|media_type| media_type.trim().eq_ignore_ascii_case("application/json"))
        && accepts("application/json")
        && accepts("text/event-stream")
}

/// Text, or a whole number written the plain way, is sent back as it came.
fn is_id(id: &RawValue) -> bool {
    serde_json::from_str::<Cow<'_, str>>(id.get()).is_ok() || id.get().parse::<i64>().is_ok_and(|number| number.to_string() == id.get())
}
