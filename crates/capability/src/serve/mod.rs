//! Listeners: every adapter on its own port, all of them or none.

pub(crate) mod guard;
mod inputs;
mod mcp;
mod names;
mod problem;
mod rest;
mod skill;
mod zip;

use crate::{
    plan::{Adapter, Capability, Serves},
    upstream::Http,
};
use bytes::Bytes;
use guard::Guard;
use http_body_util::{BodyExt, Full, combinators::BoxBody};
use hyper::{
    Request, Response, StatusCode,
    body::Incoming,
    header::{CACHE_CONTROL, HeaderValue, ORIGIN, X_CONTENT_TYPE_OPTIONS},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use problem::Problem;
use roster_listen::{Accepted, accept};
use std::{convert::Infallible, fmt, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tokio::{
    net::TcpListener,
    sync::{Semaphore, watch},
};

/// The most connections to one adapter at a time; more wait in the listener's queue.
const CONNECTIONS: usize = 1024;
/// How long a client may take over its headers.
const HEADER_TIME: Duration = Duration::from_secs(15);
/// How long a client may take over its body.
const BODY_TIME: Duration = Duration::from_secs(30);
/// The most bytes of a request's body.
const BODY_MOST: usize = 4 << 20;
/// How long open requests may take once the process is to end.
const GRACE: Duration = Duration::from_secs(10);

pub(crate) type Answer = Response<BoxBody<Bytes, Infallible>>;

/// How capabilities are served, beside what their files say.
#[derive(Clone, Debug)]
pub struct Serving {
    /// Host names under which adapters are reached, beside `localhost` and IP addresses.
    pub hosts: Vec<String>,
    /// How long an upstream may take for a whole answer.
    pub patience: Duration,
}

impl Default for Serving {
    fn default() -> Self {
        Self { hosts: Vec::new(), patience: Duration::from_secs(60) }
    }
}

/// An adapter that listens.
#[derive(Clone, Debug)]
pub struct Listening {
    /// The file that it comes from.
    pub file: PathBuf,
    /// Its namespace.
    pub namespace: String,
    /// `rest`, `mcp` or `skill`.
    pub kind: &'static str,
    /// Where it listens; none for standard input and output.
    pub address: Option<SocketAddr>,
    /// Whether callers must prove who they are.
    pub guarded: bool,
}

/// Why adapters can't listen.
#[derive(Debug)]
pub struct BindError {
    /// The adapter's namespace.
    pub namespace: String,
    /// What went wrong, and what to do.
    pub message: String,
}

impl fmt::Display for BindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "adapter `{}`: {}", self.namespace, self.message)
    }
}

/// Adapters that listen and do not answer yet.
pub struct Server {
    adapters: Vec<Bound>,
    stdio: Option<(Arc<Served>, mcp::Tools)>,
    http: Arc<Http>,
    listening: Vec<Listening>,
}

struct Bound {
    listener: TcpListener,
    served: Arc<Served>,
    kind: Kind,
}

/// What every request of an adapter needs.
struct Served {
    capability: Arc<Capability>,
    adapter: usize,
    hosts: Arc<[String]>,
}

enum Kind {
    Rest,
    Skill,
    Mcp(Box<mcp::Endpoint>),
}

impl Served {
    fn adapter(&self) -> Option<&Adapter> {
        self.capability.adapters.get(self.adapter)
    }
}

impl Server {
    /// Binds every adapter of every capability; when one can't be, none is.
    pub async fn bind(capabilities: Vec<Capability>, serving: &Serving) -> Result<Self, BindError> {
        let hosts: Arc<[String]> = serving.hosts.clone().into();
        let http = Arc::new(Http::new(serving.patience));
        let mut server = Self { adapters: Vec::new(), stdio: None, http: Arc::clone(&http), listening: Vec::new() };
        for capability in capabilities {
            let capability = Arc::new(capability);
            for (number, adapter) in capability.adapters.iter().enumerate() {
                let served = Arc::new(Served { capability: Arc::clone(&capability), adapter: number, hosts: Arc::clone(&hosts) });
                let failed = |message: String| BindError { namespace: adapter.namespace.clone(), message };
                let (word, tools) = match &adapter.serves {
                    Serves::Rest(_) => ("rest", None),
                    Serves::Skill(_) => ("skill", None),
                    Serves::Mcp(_) => ("mcp", Some(mcp::Tools::new(Arc::clone(&capability), number, Arc::clone(&http)))),
                };
                let mut listening = Listening {
                    file: capability.file.clone(),
                    namespace: adapter.namespace.clone(),
                    kind: word,
                    address: None,
                    guarded: !matches!(adapter.guard, Guard::Open),
                };
                match (adapter.listen, tools) {
                    (Some(listen), tools) => {
                        let address = SocketAddr::new(listen.address, listen.port);
                        let bound = TcpListener::bind(address).await;
                        let listener = bound.map_err(|error| {
                            failed(format!("can't listen on {address}: {error}; choose another with --port {}=PORT", adapter.namespace))
                        })?;
                        listening.address = listener.local_addr().ok();
                        let kind = match (word, tools) {
                            (_, Some(tools)) => Kind::Mcp(Box::new(mcp::Endpoint::new(tools))),
                            ("skill", None) => Kind::Skill,
                            _ => Kind::Rest,
                        };
                        server.adapters.push(Bound { listener, served, kind });
                    }
                    (None, Some(tools)) if server.stdio.is_none() => server.stdio = Some((served, tools)),
                    (None, Some(_)) => {
                        return Err(failed("another adapter speaks over standard input already; give this one a port with --port".into()));
                    }
                    (None, None) => return Err(failed("only MCP is spoken over standard input".into())),
                }
                server.listening.push(listening);
            }
        }
        Ok(server)
    }

    /// What listens where, in the order of the files.
    pub fn listening(&self) -> &[Listening] {
        &self.listening
    }

    /// Leaves standard input and output alone, where something else is served; false where nothing would be.
    pub fn without_stdio(&mut self) -> bool {
        if self.adapters.is_empty() {
            return false;
        }
        self.stdio = None;
        self.listening.retain(|listening| listening.address.is_some());
        true
    }

    /// Answers until `end` is ready, then lets open requests finish. Where only standard input is served, its end is the end.
    pub async fn run(self, end: impl Future<Output = ()>) {
        let (stop, stopped) = watch::channel(false);
        let mut tasks = Vec::new();
        let only_stdio = self.adapters.is_empty();
        for bound in self.adapters {
            tasks.push(tokio::spawn(listen(bound, Arc::clone(&self.http), stopped.clone())));
        }
        let stdio = async {
            if let Some((_, tools)) = self.stdio {
                mcp::stdio(tools).await;
            } else {
                std::future::pending::<()>().await;
            }
            if !only_stdio {
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            () = end => {}
            () = stdio => {}
        }
        let _ = stop.send(true);
        for task in tasks {
            let _ = task.await;
        }
    }
}

async fn listen(bound: Bound, http: Arc<Http>, mut stopped: watch::Receiver<bool>) {
    let Bound { listener, served, kind } = bound;
    let kind = Arc::new(kind);
    let connections = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(HEADER_TIME).max_headers(128).max_buf_size(64 * 1024);
    loop {
        let accepted = tokio::select! {
            _ = stopped.changed() => break,
            accepted = accept(&listener, &connections) => accepted,
        };
        let Some(Accepted { stream, place, .. }) = accepted else { continue };
        let (served, kind, http) = (Arc::clone(&served), Arc::clone(&kind), Arc::clone(&http));
        let service = service_fn(move |request: Request<Incoming>| {
            let (served, kind, http) = (Arc::clone(&served), Arc::clone(&kind), Arc::clone(&http));
            async move { Ok::<_, Infallible>(answer(&served, &kind, &http, request).await) }
        });
        let connection = graceful.watch(server.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A connection that breaks concerns nobody but its peer.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    if let Kind::Mcp(endpoint) = kind.as_ref() {
        endpoint.end();
    }
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
}

/// What is the same for every adapter: who may come from where, and who they are.
async fn answer(served: &Served, kind: &Kind, http: &Http, request: Request<Incoming>) -> Answer {
    let Some(adapter) = served.adapter() else { return Problem::new(StatusCode::NOT_FOUND, "not-found", "there is nothing here").answer() };
    let mut answer = if let Some(refused) = foreign(served, &request) {
        refused
    } else if let Err(challenge) = adapter.guard.check(request.headers(), request.uri().query()) {
        problem::unauthenticated(challenge)
    } else {
        match (kind, &adapter.serves) {
            (Kind::Mcp(endpoint), _) => endpoint.answer(request).await,
            (_, Serves::Rest(routes)) => rest::answer(adapter, routes, http, request).await,
            (_, Serves::Skill(skills)) => skill::answer(skills, &request),
            (_, Serves::Mcp(_)) => Problem::new(StatusCode::NOT_FOUND, "not-found", "there is nothing here").answer(),
        }
    };
    let headers = answer.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    answer
}

/// Refuses requests that a page of another site could have made: adapters hold keys, and listen where browsers run.
fn foreign(served: &Served, request: &Request<Incoming>) -> Option<Answer> {
    let host = request.headers().get(hyper::header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    if !names::is_ours(host, &served.hosts) {
        return Some(Problem::new(StatusCode::FORBIDDEN, "wrong-host", "this host name is not declared; name it with --host").answer());
    }
    let origin = request.headers().get(ORIGIN)?;
    let ours =
        origin.to_str().ok().and_then(|origin| origin.split_once("://")).is_some_and(|(_, host)| names::is_own_page(host, &served.hosts));
    (!ours).then(|| Problem::new(StatusCode::FORBIDDEN, "wrong-origin", "pages of other sites are not answered").answer())
}

/// Reads a body within its bounds.
async fn read(body: Incoming) -> Result<Bytes, Problem> {
    let limited = http_body_util::Limited::new(body, BODY_MOST);
    match tokio::time::timeout(BODY_TIME, limited.collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<http_body_util::LengthLimitError>() => {
            Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large", format!("a body may have {} MiB", BODY_MOST >> 20)))
        }
        Ok(Err(_)) => Err(Problem::new(StatusCode::BAD_REQUEST, "broken-body", "the body broke off")),
        Err(_) => Err(Problem::new(StatusCode::REQUEST_TIMEOUT, "too-slow", "the body took too long")),
    }
}

fn whole(bytes: impl Into<Bytes>) -> BoxBody<Bytes, Infallible> {
    Full::new(bytes.into()).boxed()
}
