//! Roster's own MCP server: the native operations as tools, both eras of the protocol on one endpoint.
//!
//! A tool is a native row under another name ([`table`]): its schemas are made from what the row says of itself ([`tool`],
//! [`schema`]), and a call runs the row's handler ([`call`]), so that there is one truth about permissions, bounds and the
//! audit log. [`server`] speaks the protocol, with `rmcp`; what is HTTP about it is here. `docs/mcp.md` is for users.
//!
//! Nothing outlives a request: each shows its key. The id that the older era calls a session only says which key it was made
//! for ([`session`]).

mod call;
mod schema;
mod server;
mod session;
mod table;
mod tool;

use crate::{
    answer::Answer,
    body,
    context::Context,
    operation::{Operation, example_with, post},
    problem,
    refusal::Refusal,
    request::{Input, Request},
    surface::{Surface, bearer, unnamed},
};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{
    StatusCode,
    header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, WWW_AUTHENTICATE},
};
use rmcp::transport::streamable_http_server::{StreamableHttpServerConfig, StreamableHttpService, session::never::NeverSessionManager};
use roster_core::{Error, Result};
use roster_listen::{Head, ToolCall, error_of, put_right};
use serde_json::json;
use server::{Offer, Server};
use std::sync::{Arc, LazyLock};

/// The surface at `/mcp`.
#[must_use]
pub fn surface() -> Surface {
    Surface {
        name: "mcp",
        title: "MCP",
        prefix: "/mcp",
        mounts: &[""],
        try_path: "",
        try_body: Some(r#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#),
        credential: bearer,
        organization: unnamed,
        refuse,
        request_id_header: HeaderName::from_static("x-request-id"),
        echoes_request_id: false,
        no_retry: None,
        strict_queries: false,
        conditional: false,
        own_pages_only: true,
        operations: operations(),
    }
}

/// A tool as its row makes it, for documents and tests.
pub struct Listed {
    /// Its name.
    pub name: &'static str,
    /// The native row that it calls.
    pub operation: Arc<Operation>,
    /// Its arguments from path and query, each with the row's name for it.
    pub arguments: Vec<(&'static str, &'static str)>,
}

/// Every tool, in the order of lists.
#[must_use]
pub fn tools() -> Vec<Listed> {
    let listed = |tool: &tool::Tool| Listed {
        name: tool.name,
        operation: Arc::clone(&tool.operation),
        arguments: tool.arguments.iter().map(|argument| (argument.name, argument.native)).collect(),
    };
    tool::TOOLS.iter().map(listed).collect()
}

fn operations() -> Vec<Operation> {
    vec![
        post("mcp.message", "")
            .needs_only_a_key("each tool asks for what its operation needs, and who may not call one is not shown it")
            .handle(example_with("", r#"{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}"#), answer),
    ]
}

/// The library's end of the endpoint. Without sessions there is nothing that it would have to forget when a key is revoked.
static SERVICE: LazyLock<StreamableHttpService<Server, NeverSessionManager>> = LazyLock::new(|| {
    let config = StreamableHttpServerConfig::default()
        // Host and Origin are checked before.
        .disable_allowed_hosts()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .with_max_request_body_bytes(body::MOST);
    StreamableHttpService::new(|| Ok(Server), Arc::new(NeverSessionManager::default()), config)
});

/// A message as it came, and what is read of it here.
struct Message {
    headers: HeaderMap,
    body: Bytes,
    head: Head,
}

impl Input for Message {
    /// By the rules of every body: the library says less of what is malformed about one.
    fn read(request: &Request) -> Result<Self> {
        let head: Head = request.json()?;
        if head.jsonrpc != Some("2.0".into()) {
            return Err(Error::invalid("jsonrpc", "must be \"2.0\""));
        }
        Ok(Self { headers: request.headers().clone(), body: request.body().clone(), head })
    }
}

async fn answer(context: Context, message: Message) -> Result<Answer> {
    let key = bearer(&message.headers).unwrap_or_default().to_owned();
    let head = &message.head;
    let sent = message.headers.get(session::HEADER).map(|id| id.to_str().unwrap_or_default());
    let now = context.directory.now();
    if let Some(id) = sent.filter(|_| !head.is_modern() && !head.opens())
        && !session::is_of(id, &key, now)
    {
        let error = json!({"code": -32600, "message": "this session is not one of this key, or has ended: begin again with initialize"});
        return Ok(Answer::json(StatusCode::NOT_FOUND, &error_of(head.id.as_ref(), &error)));
    }
    let begun = (head.opens() && !key.is_empty()).then(|| session::begin(&key, now, context.directory.store().random()));
    let headers = plain(message.headers);
    if let Some(answer) = at_once(&context, &headers, &message.body).await? {
        return Ok(answer);
    }
    let body = message.body.clone();
    let mut request = hyper::Request::post("/mcp").body(Full::new(message.body)).map_err(Error::internal)?;
    *request.headers_mut() = headers;
    request.extensions_mut().insert(context);
    let (parts, answered) = SERVICE.handle(request).await.into_parts();
    let answered = answered.collect().await.map_err(Error::internal)?.to_bytes();
    let is_json = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    let answer = match put_right(parts.status, is_json, &answered, &body) {
        Some((status, body)) => Answer::json_text(status, "application/json", body),
        None if is_json => Answer::json_text(parts.status, "application/json", answered),
        None => Answer::empty(parts.status),
    };
    Ok(match begun {
        Some(id) if answer.status.is_success() => answer.with(session::HEADER, &id),
        _ => answer,
    })
}

/// The answer to a regular call of a tool that the caller is offered, which most messages are. Everything else is for the library.
async fn at_once(context: &Context, headers: &HeaderMap, body: &Bytes) -> Result<Option<Answer>> {
    let Some(mut call) = ToolCall::of(headers, body) else { return Ok(None) };
    let offer = Offer::to(context.clone()).await?;
    let Some(tool) = offer.tool(&call.name).await? else { return Ok(None) };
    let body = match offer.call(tool, std::mem::take(&mut call.arguments)).await.ok_or(Error::Internal)? {
        Ok(text) => call.structured(&text),
        Err(words) => call.result(call::result(Err(words))),
    };
    Ok(Some(Answer::json_text(StatusCode::OK, "application/json", body)))
}

/// The headers that the library reads. Every answer is JSON, so whoever takes that, or anything, need not say more; and a body
/// that was read as JSON is JSON, whatever a client that sends text by hand calls it.
fn plain(mut headers: HeaderMap) -> HeaderMap {
    let takes_json = |accepted: &HeaderValue| {
        let Ok(accepted) = accepted.to_str() else { return false };
        ["application/json", "application/*", "*/*"].iter().any(|kind| accepted.contains(kind))
    };
    if headers.get_all(ACCEPT).iter().any(takes_json) || !headers.contains_key(ACCEPT) {
        headers.insert(ACCEPT, HeaderValue::from_static("application/json, text/event-stream"));
    }
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers
}

/// Refusals of what never became a message. A 401 is a plain one: with keys of its own the server has no authorization server
/// to send clients to (MCP 2026-07-28, Authorization).
fn refuse(refusal: &Refusal, request_id: &str) -> Answer {
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let code = match refusal {
        Refusal::Core(Error::Invalid { field, message }) if field.is_empty() && message.contains("JSON") => -32700,
        Refusal::Core(Error::Internal | Error::Unavailable(_)) => -32603,
        _ => -32600,
    };
    let data = json!({"code": problem::words(refusal).0, "request_id": request_id});
    let answer = Answer::json(status, &error_of(None, &json!({"code": code, "message": refusal.message(), "data": data})));
    if status == StatusCode::UNAUTHORIZED { answer.with(WWW_AUTHENTICATE, "Bearer realm=\"roster\"") } else { answer }
}
