//! A client of a running server: which server and key, one way to call it, and what its refusals mean to whoever typed the
//! command.

mod http;
pub(crate) mod profiles;
mod refusal;
pub(crate) mod target;

use crate::{cli::ConnectArgs, failure::Failure};
use bytes::Bytes;
pub(crate) use http::Answer;
use http::{Fault, Http};
use http_body_util::Full;
use hyper::{
    HeaderMap, Method, Request,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue, USER_AGENT},
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use target::Target;
use tokio::sync::OnceCell;

/// Below which the native API lies.
pub(crate) const NATIVE: &str = "/api/v1";
/// The most that an answer which is read as a whole may have, in bytes; a page of a list has 4 MiB.
const MOST: usize = 64 << 20;
/// What stands for itself in a segment of a path and in a query.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A request to the server.
pub(crate) struct Call {
    pub(crate) method: Method,
    /// From the root: `/api/v1/me?x=y`.
    pub(crate) path: String,
    /// Beside those that every request has.
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
}

impl Call {
    /// A call of the native API: its path below `/api/v1`, and what it sends as JSON.
    pub(crate) fn native(method: Method, path: &str, body: Option<&Value>) -> Self {
        let body = body.map(|body| Bytes::from(body.to_string()));
        Self { method, path: format!("{NATIVE}{path}"), headers: HeaderMap::new(), body }
    }
}

/// A server with a key for it.
pub(crate) struct Client {
    http: Http,
    target: Target,
    organization: OnceCell<String>,
}

impl Client {
    /// The server that flags, environment and profiles name. Nothing is sent yet.
    pub(crate) fn open(args: &ConnectArgs) -> Result<Self, Failure> {
        let target = Target::resolve(args)?;
        let http = Http::new(target.url.value.starts_with("https:")).map_err(|fault| refusal::unreached(&target, &fault))?;
        Ok(Self { http, target, organization: OnceCell::new() })
    }

    /// The server's address.
    pub(crate) fn url(&self) -> &str {
        &self.target.url.value
    }

    /// Id or slug of the organization that commands are about: the named one, else the key's own. Asked for once.
    pub(crate) async fn organization(&self) -> Result<&str, Failure> {
        let found = self.organization.get_or_try_init(async || match &self.target.organization {
            Some(named) => Ok(named.value.clone()),
            None => {
                let me = self.json(Call::native(Method::GET, "/me", None)).await?;
                let id = me["organization"]["id"].as_str().map(str::to_owned);
                id.ok_or_else(|| {
                    Failure::usage(
                        "this key belongs to no organization or to several: name one with --organization; `roster api account` lists them",
                    )
                })
            }
        });
        found.await.map(String::as_str)
    }

    /// The path of something in the organization, below `/api/v1`.
    pub(crate) async fn within(&self, path: &str) -> Result<String, Failure> {
        Ok(format!("/organizations/{}{path}", segment(self.organization().await?)))
    }

    /// Sends a call and gives its answer, whatever its status.
    pub(crate) async fn send(&self, call: Call) -> Result<Answer, Failure> {
        let key = self.target.key.as_ref().ok_or_else(|| refusal::no_key(&self.target))?;
        let mut bearer = HeaderValue::try_from(format!("Bearer {}", key.value.reveal()))
            .map_err(|_| Failure::usage(format!("{}: no header can carry this key", key.from)))?;
        bearer.set_sensitive(true);
        let uri = format!("{}{}", self.url(), call.path);
        let mut request = Request::builder().method(call.method).uri(&uri).body(Full::new(call.body.clone().unwrap_or_default()));
        if let Ok(request) = &mut request {
            let headers = request.headers_mut();
            headers.insert(ACCEPT, HeaderValue::from_static("application/json, */*"));
            headers.insert(USER_AGENT, HeaderValue::from_static(concat!("roster/", env!("CARGO_PKG_VERSION"))));
            if call.body.is_some() {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            }
            headers.extend(call.headers);
            headers.insert(AUTHORIZATION, bearer);
        }
        let request = request.map_err(|error| Failure::usage(format!("{uri}: {error}")))?;
        self.http.send(request).await.map_err(|fault| self.unreached(&fault))
    }

    /// Sends a call and gives its answer if it is a success; a refusal becomes a failure that says what to do next.
    pub(crate) async fn succeed(&self, call: Call) -> Result<Answer, Failure> {
        let answer = self.send(call).await?;
        if answer.status.is_success() {
            return Ok(answer);
        }
        let (status, headers) = (answer.status, answer.headers.clone());
        let body = self.whole(answer).await?;
        Err(refusal::refused(&self.target, status, &headers, &body))
    }

    /// Sends a call and gives what it answers as JSON; null for an answer without a body.
    pub(crate) async fn json(&self, call: Call) -> Result<Value, Failure> {
        let answer = self.succeed(call).await?;
        let body = self.whole(answer).await?;
        if body.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&body).map_err(|_| refusal::foreign(&self.target, "answered with something else than JSON"))
    }

    /// The whole body of an answer.
    pub(crate) async fn whole(&self, answer: Answer) -> Result<Vec<u8>, Failure> {
        answer.whole(MOST).await.map_err(|fault| self.unreached(&fault))
    }

    /// The next part of an answer's body, for what is passed on as it comes.
    pub(crate) async fn part(&self, answer: &mut Answer) -> Result<Option<Bytes>, Failure> {
        answer.part().await.map_err(|fault| self.unreached(&fault))
    }

    /// What a refusal that was read by the caller means.
    pub(crate) fn refused(&self, status: hyper::StatusCode, headers: &HeaderMap, body: &[u8]) -> Failure {
        refusal::refused(&self.target, status, headers, body)
    }

    fn unreached(&self, fault: &Fault) -> Failure {
        refusal::unreached(&self.target, fault)
    }
}

/// Text as one segment of a path, or as a value in a query.
pub(crate) fn segment(text: &str) -> String {
    utf8_percent_encode(text, PLAIN).to_string()
}
