//! `roster mcp`: MCP over standard input and output, each message handed on to a running server's `/mcp`. What a tool may do,
//! and which there are, the server decides with each message: a key that is revoked is of no more use here either.

use crate::{
    cli::ConnectArgs,
    client::{Call, Client},
    failure::Failure,
    output,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use bytes::Bytes;
use clap::Args;
use hyper::{
    HeaderMap, Method, StatusCode,
    header::{ACCEPT, HeaderName, HeaderValue},
};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};

const VERSION: HeaderName = HeaderName::from_static("mcp-protocol-version");
const METHOD: HeaderName = HeaderName::from_static("mcp-method");
const NAME: HeaderName = HeaderName::from_static("mcp-name");
const SESSION: HeaderName = HeaderName::from_static("mcp-session-id");

/// The server behind `roster mcp`. No organization: tools take it as an argument, of keys that have several.
#[derive(Clone, Debug, Args)]
pub(crate) struct Mcp {
    /// Address of the server [env: ROSTER_URL] [default: the profile's, else http://127.0.0.1:7400].
    #[arg(long, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// Profile with the address and the key to use; it wins over variables [env: ROSTER_PROFILE] [default: the one that
    /// `roster profile use` chose].
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,
}

/// Runs until standard input ends. Nothing but messages goes to standard output.
pub(crate) async fn run(args: Mcp) -> Result<(), Failure> {
    let mut bridge = Bridge {
        client: Client::open(&ConnectArgs { url: args.url, profile: args.profile, organization: None })?,
        begun: HeaderMap::new(),
    };
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    while let Some(line) = lines.next_line().await? {
        if line.trim().is_empty() {
            continue;
        }
        if let Some(answer) = bridge.hand_on(line).await {
            output::line(&answer.to_string())?;
        }
    }
    Ok(())
}

struct Bridge {
    client: Client,
    /// What the older era's messages carry once a client has begun: the version and the session.
    begun: HeaderMap,
}

impl Bridge {
    /// The answer to a message, if it has one. What can't be sent is an error of the message, so that the client goes on.
    async fn hand_on(&mut self, line: String) -> Option<Value> {
        let message: Value = serde_json::from_str(&line).unwrap_or_default();
        let id = message.get("id").filter(|id| id.is_string() || id.is_number()).cloned();
        let answered = self.answer(&message, line).await;
        // What has no id is no request, and waits for nothing; what is not even a message is told so.
        if id.is_none() && message.is_object() {
            return None;
        }
        let mut answer = answered
            .unwrap_or_else(|failure| Some(json!({"jsonrpc": "2.0", "error": {"code": -32603, "message": failure.to_string()}})))?;
        if let (Some(id), None) = (id, answer.get("id")) {
            answer["id"] = id;
        }
        Some(answer)
    }

    async fn answer(&mut self, message: &Value, line: String) -> Result<Option<Value>, Failure> {
        let opens = message["method"] == "initialize";
        if opens {
            self.begun.clear();
        }
        let call = Call { method: Method::POST, path: "/mcp".into(), headers: self.headers(message), body: Some(Bytes::from(line)) };
        let answer = self.client.send(call).await?;
        let (status, headers) = (answer.status, answer.headers.clone());
        let body = self.client.whole(answer).await?;
        if body.is_empty() && status == StatusCode::ACCEPTED {
            return Ok(None);
        }
        let Ok(value) = serde_json::from_slice::<Value>(&body) else { return Err(self.client.refused(status, &headers, &body)) };
        if value["jsonrpc"] != "2.0" {
            return Err(self.client.refused(status, &headers, &body));
        }
        if opens && let Some(version) = value["result"]["protocolVersion"].as_str().and_then(|version| HeaderValue::from_str(version).ok())
        {
            self.begun.insert(VERSION, version);
            self.begun.extend(headers.get(SESSION).map(|id| (SESSION, id.clone())));
        }
        Ok(Some(value))
    }

    /// What HTTP says besides the message: of the newer era what each message has in it, of the older what it began with.
    fn headers(&self, message: &Value) -> HeaderMap {
        let mut headers = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json, text/event-stream"))]);
        let Some(version) = message["params"]["_meta"]["io.modelcontextprotocol/protocolVersion"].as_str() else {
            headers.extend(self.begun.clone());
            return headers;
        };
        let params = &message["params"];
        let name = match message["method"].as_str() {
            Some("tools/call" | "prompts/get") => params["name"].as_str(),
            Some("resources/read") => params["uri"].as_str(),
            _ => None,
        };
        for (header, text) in [(VERSION, Some(version)), (METHOD, message["method"].as_str()), (NAME, name)] {
            headers.extend(text.and_then(|text| Some((header, written(text)?))));
        }
        headers
    }
}

/// Text as a mirrored header has it: as it is, or in Base64 where a header could not carry it.
fn written(text: &str) -> Option<HeaderValue> {
    let plain = text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) && text.trim() == text && !text.starts_with("=?");
    if plain {
        HeaderValue::from_str(text).ok()
    } else {
        HeaderValue::from_str(&format!("=?base64?{}?=", BASE64_STANDARD.encode(text))).ok()
    }
}
