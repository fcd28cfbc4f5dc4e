//! From a request to the row that serves it.

use crate::{
    answer::Answer,
    body,
    context::Context,
    forwarded::{self, Network},
    host,
    limiter::{Exceeded, Left, Limiter, Limits},
    operation::{Need, Operation},
    panics::caught,
    refusal::Refusal,
    request::Request,
    surface::Surface,
};
use bytes::Bytes;
use hyper::{
    Method,
    body::Body,
    header::{CACHE_CONTROL, HOST, HeaderValue},
    http::request::Parts,
};
use roster_core::{
    Directory, Error, Kind,
    api_key::{self, Caller},
    id::{AuditEventId, OrganizationId},
    secret::KeyText,
};
use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::sync::{Semaphore, SemaphorePermit};

/// The most headers of a request.
pub(crate) const MOST_HEADERS: usize = 100;
/// The most bytes of path and query.
const MOST_URI: usize = 8 * 1024;

/// Rows below it are served there (RFC 8615) and not below their surface's prefix.
const WELL_KNOWN: &str = "/.well-known/";

/// What the server is told about itself.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The address under which clients reach it, without a slash at its end.
    pub base_url: String,
    /// Names that the Host header may have besides IP addresses and `localhost`.
    pub hosts: Vec<String>,
    /// How many requests a minute are answered.
    pub limits: Limits,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
}

/// A page for people, below no surface's prefix.
pub type Page = Box<dyn Fn(&str) -> Option<Answer> + Send + Sync>;

/// Names of a row with the text of their segments.
type Segments = Vec<(String, String)>;

struct Served {
    surface: Surface,
    operations: Vec<Arc<Operation>>,
    routes: matchit::Router<Vec<usize>>,
}

/// Everything that one server speaks.
pub struct Api {
    directory: Arc<Directory>,
    served: Vec<Served>,
    settings: Settings,
    base_url: Arc<str>,
    page: Page,
    limiter: Limiter,
    salt: [u8; 16],
    requests: AtomicU64,
    large: Semaphore,
}

impl Api {
    /// Serves these surfaces; the first one also answers for paths that belong to none. `page` gives the pages for people.
    ///
    /// # Errors
    /// [`Error::Internal`] when two rows of a surface have conflicting paths.
    pub fn new(directory: Arc<Directory>, surfaces: Vec<Surface>, settings: Settings, page: Page) -> Result<Self, Error> {
        let served = surfaces.into_iter().map(Served::new).collect::<Result<_, _>>()?;
        let base_url = settings.base_url.as_str().into();
        let mut salt = [0; 16];
        directory.store().random().fill(&mut salt[..8]);
        let limiter = Limiter::new(settings.limits);
        Ok(Self {
            directory,
            served,
            settings,
            base_url,
            page,
            limiter,
            salt,
            requests: AtomicU64::new(1),
            large: Semaphore::new(body::LARGE),
        })
    }

    /// The surfaces, in the order in which they were given.
    pub fn surfaces(&self) -> impl Iterator<Item = (&Surface, &[Arc<Operation>])> {
        self.served.iter().map(|served| (&served.surface, served.operations.as_slice()))
    }

    /// Answers one request.
    pub async fn answer<B>(&self, parts: Parts, mut body: B, address: IpAddr) -> Answer
    where
        B: Body<Data = Bytes> + Unpin,
    {
        let path = parts.uri.path();
        if let Some(page) = self.page_for(&parts) {
            return page;
        }
        let Some(served) = self.served.iter().find(|served| served.owns(path)).or(self.served.first()) else {
            return Answer::empty(hyper::StatusCode::NOT_FOUND);
        };
        let chosen = if served.surface.echoes_request_id { chosen_id(&parts, &served.surface) } else { None };
        let mut asked = Asked {
            id: self.request_id(),
            address: forwarded::client(address, &parts.headers, &self.settings.trusted_proxies),
            now: self.directory.store().clock().monotonic_micros(),
            counted: false,
            left: None,
        };
        let mut outcome = self.serve(served, parts, &mut body, &mut asked).await;
        if outcome.is_err() {
            outcome = asked.count_unknown(&self.limiter).and(outcome);
            body::discard(body).await;
        }
        let mut answer = outcome.unwrap_or_else(|refusal| {
            let answer = (served.surface.refuse)(&refusal, &asked.id);
            refusal.header().into_iter().fold(answer, |answer, (name, value)| answer.with(name, &value))
        });
        if let Some(left) = asked.left {
            left.show(&mut answer);
        }
        // Answers are about people and keys; no proxy or browser keeps them.
        answer.headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
        let id = chosen.or_else(|| HeaderValue::from_str(&asked.id).ok());
        answer.headers.extend(id.map(|id| (served.surface.request_id_header.clone(), id)));
        answer
    }

    fn page_for(&self, parts: &Parts) -> Option<Answer> {
        let allowed = matches!(parts.method, Method::GET | Method::HEAD) && self.check_host(parts).is_ok();
        if allowed { (self.page)(parts.uri.path()) } else { None }
    }

    /// Random once per process, counted from there: a request's id is not a secret, and asking the system for random
    /// bytes costs more than the rest of it.
    fn request_id(&self) -> Arc<str> {
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        let mut bits = self.salt;
        bits[8..].copy_from_slice(&number.to_be_bytes());
        AuditEventId::from_bytes(bits).to_string().into()
    }

    async fn serve<B>(&self, served: &Served, parts: Parts, body: B, asked: &mut Asked) -> Result<Answer, Refusal>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        self.check_limits(&parts)?;
        let (operation, path) = served.find(&parts)?;
        let caller = self.authenticate(served, &operation, &parts, asked).await?;
        let _place = self.place_for_large(&operation)?;
        let body = body::read(body, operation.most_body).await?;
        let request = Request::new(path, parts.uri.query(), parts.headers, body)?;
        if served.surface.strict_queries {
            request.only(&operation.parameters)?;
        }
        let context = Context {
            directory: Arc::clone(&self.directory),
            caller,
            request_id: Arc::clone(&asked.id),
            base_url: Arc::clone(&self.base_url),
            surface: served.surface.name,
            operation: Arc::clone(&operation),
            method: parts.method,
            uri: parts.uri,
            address: asked.address,
        };
        let outcome = caught((operation.call)(context, request)).await;
        Ok(outcome.inspect_err(|error| self.note_failure(error, asked))?)
    }

    fn check_limits(&self, parts: &Parts) -> Result<(), Refusal> {
        if parts.headers.len() > MOST_HEADERS {
            return Err(Refusal::HeadersTooLarge(MOST_HEADERS));
        }
        if parts.uri.path_and_query().map_or(0, |text| text.as_str().len()) > MOST_URI {
            return Err(Refusal::UriTooLong(MOST_URI));
        }
        self.check_host(parts)
    }

    fn check_host(&self, parts: &Parts) -> Result<(), Refusal> {
        // Who reads the first and who reads the last would see different servers (RFC 9112 §3.2).
        if parts.headers.get_all(HOST).iter().nth(1).is_some() {
            return Err(Error::invalid("", "a request may have only one Host header").into());
        }
        let host = parts.headers.get(HOST).and_then(|host| host.to_str().ok()).or(parts.uri.host());
        if host.is_some_and(|host| host::is_ours(host, &self.settings.hosts)) { Ok(()) } else { Err(Refusal::WrongHost) }
    }

    /// Bodies beyond the usual bound could fill the memory together, so only a few are read and worked on at a time.
    fn place_for_large(&self, operation: &Operation) -> Result<Option<SemaphorePermit<'_>>, Error> {
        if operation.most_body <= body::MOST {
            return Ok(None);
        }
        self.large.try_acquire().map(Some).map_err(|_| Error::Unavailable("too many large requests at a time; try again later"))
    }

    async fn authenticate(
        &self,
        served: &Served,
        operation: &Operation,
        parts: &Parts,
        asked: &mut Asked,
    ) -> Result<Option<Caller>, Refusal> {
        if matches!(operation.need, Need::Public(_)) {
            asked.refused(self.limiter.hears(asked.address, None, asked.now))?;
            asked.count_unknown(&self.limiter)?;
            return Ok(None);
        }
        let key = (served.surface.credential)(&parts.headers)?;
        let named = KeyText::parse(key).map(|named| *named.id.as_bytes());
        asked.refused(self.limiter.hears(asked.address, named, asked.now))?;
        let caller = api_key::authenticate(&self.directory, key).await.inspect_err(|error| self.note_failure(error, asked))?;
        let id = caller.actor.key.map_or(caller.actor.principal.bytes(), |key| *key.as_bytes());
        asked.count(self.limiter.known(id, asked.now))?;
        Ok(Some(caller))
    }

    fn note_failure(&self, error: &Error, asked: &Asked) {
        if matches!(error, Error::Unauthenticated(_)) {
            self.limiter.failed(asked.address, asked.now);
        }
    }
}

/// What is known of a request before it is served.
struct Asked {
    id: Arc<str>,
    address: IpAddr,
    /// Microseconds of the monotonic clock.
    now: i64,
    counted: bool,
    /// What is left of the quota that it was counted in.
    left: Option<Left>,
}

impl Asked {
    /// Counts it as one of nobody who is known, unless it has been counted.
    fn count_unknown(&mut self, limiter: &Limiter) -> Result<(), Refusal> {
        if self.counted { Ok(()) } else { self.count(limiter.unknown(self.address, self.now)) }
    }

    fn count(&mut self, taken: Result<Option<Left>, Exceeded>) -> Result<(), Refusal> {
        self.counted = true;
        self.left = self.refused(taken)?;
        Ok(())
    }

    fn refused<T>(&mut self, outcome: Result<T, Exceeded>) -> Result<T, Refusal> {
        outcome.map_err(|exceeded| {
            self.counted = true;
            self.left = Some(exceeded.left);
            Refusal::TooManyRequests { seconds: exceeded.seconds }
        })
    }
}

/// The id that the caller gave its request, when it is short enough to hand back.
fn chosen_id(parts: &Parts, surface: &Surface) -> Option<HeaderValue> {
    parts.headers.get(&surface.request_id_header).filter(|id| (1..=256).contains(&id.len())).cloned()
}

impl Served {
    fn new(mut surface: Surface) -> Result<Self, Error> {
        let operations: Vec<_> = std::mem::take(&mut surface.operations).into_iter().map(Arc::new).collect();
        let mut paths: Vec<(&'static str, Vec<usize>)> = Vec::new();
        for (at, operation) in operations.iter().enumerate() {
            match paths.iter_mut().find(|(path, _)| *path == operation.path) {
                Some((_, rows)) => rows.push(at),
                None => paths.push((operation.path, vec![at])),
            }
        }
        let mut routes = matchit::Router::new();
        for (path, rows) in &paths {
            if path.starts_with(WELL_KNOWN) {
                routes.insert(*path, rows.clone()).map_err(Error::internal)?;
                continue;
            }
            for mount in surface.mounts {
                routes.insert(format!("{}{mount}{path}", surface.prefix), rows.clone()).map_err(Error::internal)?;
            }
        }
        Ok(Self { surface, operations, routes })
    }

    fn owns(&self, path: &str) -> bool {
        let below = path.strip_prefix(self.surface.prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        below || (path.starts_with(WELL_KNOWN) && self.operations.iter().any(|operation| operation.path == path))
    }

    /// The row, and the segments of the path that vary, still escaped.
    fn find(&self, parts: &Parts) -> Result<(Arc<Operation>, Segments), Refusal> {
        let matched = self.routes.at(parts.uri.path()).map_err(|_| Error::NotFound(Kind::Route))?;
        let rows = matched.value.iter().filter_map(|at| self.operations.get(*at));
        let wanted = if parts.method == Method::HEAD { &Method::GET } else { &parts.method };
        match rows.clone().find(|operation| operation.method == *wanted) {
            Some(operation) => {
                let path = matched.params.iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
                Ok((Arc::clone(operation), path))
            }
            None => Err(Refusal::Method { allowed: rows.map(|operation| operation.method.clone()).collect() }),
        }
    }
}

/// An organization named in a path: its id or its slug.
///
/// # Errors
/// [`Error::NotFound`] when no organization has it.
pub(crate) async fn organization_named(directory: &Directory, text: &str) -> Result<OrganizationId, Error> {
    match OrganizationId::parse(text) {
        Some(id) => Ok(id),
        None => roster_core::organization::id_of_slug(directory, text).await?.ok_or(Error::NotFound(Kind::Organization)),
    }
}
