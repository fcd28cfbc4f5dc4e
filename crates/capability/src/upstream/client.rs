//! One HTTP client for all upstreams of the process: HTTP/1.1, TLS by rustls with the machine's own roots, deadlines, bounds.

use super::{Base, names::Names, request::Outgoing};
use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::{
    HeaderMap, Method, Request, StatusCode, Uri,
    header::{HOST, HeaderValue, LOCATION},
};
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use rustls::{ClientConfig, crypto::ring};
use std::{sync::Arc, time::Duration};
use tokio::sync::OnceCell;

/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_secs(10);
/// How many redirects to the same server are followed.
const REDIRECTS: usize = 3;

type Connected<C> = Client<C, Full<Bytes>>;

/// The client with its connections.
pub(crate) struct Http {
    plain: Connected<HttpConnector<Names>>,
    /// Made when it is first needed: reading the machine's roots takes milliseconds.
    secure: OnceCell<Connected<HttpsConnector<HttpConnector<Names>>>>,
    /// How long a call may take, from its first byte to its last.
    patience: Duration,
}

/// An upstream's answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// Why there is no answer. What is behind it is for the log, never for the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Neither the file nor the command line says where it is.
    NoAddress,
    Unreachable,
    TooSlow,
    TooLarge,
    /// It sends the caller on to another server.
    Elsewhere,
    /// The call could not be put together, such as a token that could not be had.
    Unauthorized,
}

impl Http {
    pub(crate) fn new(patience: Duration) -> Self {
        Self { plain: Client::builder(TokioExecutor::new()).build(connector()), secure: OnceCell::new(), patience }
    }

    /// How long a call may take.
    pub(crate) const fn patience(&self) -> Duration {
        self.patience
    }

    /// Sends a request to the upstream and reads its answer, at most `most` bytes of it.
    pub(crate) async fn send(&self, base: &Base, outgoing: Outgoing, most: usize) -> Result<Answer, Fault> {
        if !base.is_known() {
            return Err(Fault::NoAddress);
        }
        match tokio::time::timeout(self.patience, self.follow(base, outgoing, most)).await {
            Ok(answer) => answer,
            Err(_) => Err(Fault::TooSlow),
        }
    }

    async fn follow(&self, base: &Base, mut outgoing: Outgoing, most: usize) -> Result<Answer, Fault> {
        for _ in 0..=REDIRECTS {
            let answer = self.once(base, &outgoing, most).await?;
            let readable = matches!(outgoing.method, Method::GET | Method::HEAD);
            let next = answer.headers.get(LOCATION).filter(|_| answer.status.is_redirection() && answer.status != StatusCode::NOT_MODIFIED);
            let Some(location) = next.and_then(|location| location.to_str().ok()) else { return Ok(answer) };
            if !readable {
                return Ok(answer);
            }
            outgoing.target = same_server(base, &outgoing.target, location).ok_or(Fault::Elsewhere)?;
        }
        Err(Fault::Elsewhere)
    }

    async fn once(&self, base: &Base, outgoing: &Outgoing, most: usize) -> Result<Answer, Fault> {
        let uri = format!("{}://{}{}", base.scheme, base.authority, outgoing.target);
        let mut request =
            Request::builder().method(outgoing.method.clone()).uri(&uri).body(Full::new(outgoing.body.clone())).map_err(|error| {
                tracing::warn!(%error, "a call could not be put together");
                Fault::Unreachable
            })?;
        request.headers_mut().extend(outgoing.headers.clone());
        if let Ok(host) = HeaderValue::from_str(&base.authority) {
            request.headers_mut().insert(HOST, host);
        }
        let answer = if base.scheme == "https" { self.secure().await?.request(request).await } else { self.plain.request(request).await };
        let (head, body) = answer
            .map_err(|error| {
                let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
                tracing::warn!(upstream = %base, %error, cause, "an upstream could not be reached");
                Fault::Unreachable
            })?
            .into_parts();
        match Limited::new(body, most).collect().await {
            Ok(body) => Ok(Answer { status: head.status, headers: head.headers, body: body.to_bytes() }),
            Err(error) if error.is::<http_body_util::LengthLimitError>() => Err(Fault::TooLarge),
            Err(error) => {
                tracing::warn!(upstream = %base, %error, "an upstream broke off its answer");
                Err(Fault::Unreachable)
            }
        }
    }

    async fn secure(&self) -> Result<&Connected<HttpsConnector<HttpConnector<Names>>>, Fault> {
        let made = self.secure.get_or_try_init(async || {
            let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
                .with_safe_default_protocol_versions()
                .map_err(|error| error.to_string())?;
            let config = config.with_native_roots().map_err(|error| error.to_string())?.with_no_client_auth();
            let connector = HttpsConnectorBuilder::new().with_tls_config(config).https_or_http().enable_http1().wrap_connector(connector());
            Ok::<_, String>(Client::builder(TokioExecutor::new()).build(connector))
        });
        made.await.map_err(|error| {
            tracing::error!(error, "no TLS: this machine's trusted roots can't be read");
            Fault::Unreachable
        })
    }
}

fn connector() -> HttpConnector<Names> {
    let mut tcp = HttpConnector::new_with_resolver(Names);
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_connect_timeout(Some(CONNECT));
    tcp
}

/// The target of a redirect, if it stays on the server.
fn same_server(base: &Base, from: &str, location: &str) -> Option<String> {
    if location.starts_with("//") {
        return same_server(base, from, &format!("{}:{location}", base.scheme));
    }
    if location.starts_with('/') {
        return Some(location.to_owned());
    }
    if let Ok(uri) = location.parse::<Uri>()
        && let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority())
    {
        let target = uri.path_and_query().map_or("/", |target| target.as_str());
        return base.is_same_server(scheme, authority.as_str()).then(|| target.to_owned());
    }
    if location.contains("://") {
        return None;
    }
    let folder = from.split('?').next().and_then(|path| path.rsplit_once('/')).map_or("", |(folder, _)| folder);
    Some(format!("{folder}/{location}"))
}

#[cfg(test)]
mod tests {
    use super::{Base, same_server};

    #[test]
    fn redirects_stay_on_the_server() {
        let base = Base::parse("https://api.example.com/v1").unwrap();
        for (location, target) in [
            ("/other?x=1", Some("/other?x=1")),
            ("https://api.example.com:443/v2", Some("/v2")),
            ("next", Some("/v1/next")),
            ("http://api.example.com/v2", None),
            ("https://evil.example/", None),
            ("//evil.example/", None),
            ("http://169.254.169.254/latest", None),
        ] {
            assert_eq!(same_server(&base, "/v1/here?y=2", location).as_deref(), target, "{location}");
        }
    }
}
