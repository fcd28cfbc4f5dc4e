//! One HTTP client for calls out of this process: HTTP/1.1, TLS by rustls with ring and the machine's own roots, no
//! redirects, deadlines.

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{HeaderMap, Request, StatusCode, body::Incoming};
use hyper_rustls::{ConfigBuilderExt, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use std::{error::Error, io, sync::Arc, time::Duration};

/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_secs(10);
/// How long the answer's head, and each further part of its body, may take to come.
const ANSWER: Duration = Duration::from_secs(60);

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Fault {
    /// Nobody listens there, or the name is not known.
    Unreachable(String),
    /// The certificate is not one that this machine trusts for that name.
    Untrusted(String),
    /// The connection, TLS or HTTP failed on the way.
    Broken(String),
    TooSlow,
    /// The body has more than was allowed for.
    TooLarge,
}

/// A client with its connections.
pub(crate) struct Http {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
}

/// An answer whose body has not been read.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    body: Incoming,
}

impl Http {
    /// A client; with `tls` it trusts the roots that the machine trusts (or those of `SSL_CERT_FILE`).
    pub(crate) fn new(tls: bool) -> Result<Self, Fault> {
        let broken = |error: &dyn Error| Fault::Broken(error.to_string());
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let config = config.with_safe_default_protocol_versions().map_err(|error| broken(&error))?;
        // Reading the roots takes milliseconds that a call without TLS has no use for.
        let config = if tls {
            config.with_native_roots().map_err(|error| broken(&error))?
        } else {
            config.with_root_certificates(RootCertStore::empty())
        };
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(CONNECT));
        let config = config.with_no_client_auth();
        let connector = HttpsConnectorBuilder::new().with_tls_config(config).https_or_http().enable_http1().wrap_connector(tcp);
        Ok(Self { client: Client::builder(TokioExecutor::new()).build(connector) })
    }

    /// Sends a request and waits for the head of its answer.
    pub(crate) async fn send(&self, request: Request<Full<Bytes>>) -> Result<Answer, Fault> {
        let sent = tokio::time::timeout(ANSWER, self.client.request(request)).await.map_err(|_| Fault::TooSlow)?;
        let (head, body) = sent.map_err(|error| unsent(&error, error.is_connect()))?.into_parts();
        Ok(Answer { status: head.status, headers: head.headers, body })
    }
}

impl Answer {
    /// The next part of the body; `None` at its end.
    pub(crate) async fn part(&mut self) -> Result<Option<Bytes>, Fault> {
        loop {
            let frame = tokio::time::timeout(ANSWER, self.body.frame()).await.map_err(|_| Fault::TooSlow)?;
            match frame {
                None => return Ok(None),
                Some(Err(error)) => return Err(Fault::Broken(root(&error).to_string())),
                // What is no data is a trailer.
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        return Ok(Some(data));
                    }
                }
            }
        }
    }

    /// The whole body, at most so many bytes of it.
    pub(crate) async fn whole(mut self, most: usize) -> Result<Vec<u8>, Fault> {
        let mut body = Vec::new();
        while let Some(part) = self.part().await? {
            if body.len() + part.len() > most {
                return Err(Fault::TooLarge);
            }
            body.extend_from_slice(&part);
        }
        Ok(body)
    }
}

/// Why a request got no answer.
fn unsent(error: &(dyn Error + 'static), connecting: bool) -> Fault {
    let reason = root(error).to_string();
    match root(error).downcast_ref().and_then(tls) {
        Some(rustls::Error::InvalidCertificate(_)) => Fault::Untrusted(reason),
        Some(_) => Fault::Broken(reason),
        None if connecting => Fault::Unreachable(reason),
        None => Fault::Broken(reason),
    }
}

/// The fault of TLS inside an error of input and output: layer by layer, because `source` passes over what such an error holds.
fn tls(error: &io::Error) -> Option<&rustls::Error> {
    let inner = error.get_ref()?;
    inner.downcast_ref().or_else(|| inner.downcast_ref().and_then(tls))
}

/// The innermost cause: the outer ones say "client error".
fn root<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    let mut inner = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner
}
