//! From a request to the row that serves it.

use crate::{
    answer::Answer,
    asked::Asked,
    body,
    context::{Context, NO_KEY},
    forwarded::{self, Network},
    host, idempotency,
    limiter::{Exceeded, Limiter, Limits},
    metrics::Metrics,
    operation::{Need, Operation},
    pages::{self, Pages, Visit},
    panics::caught,
    post::Post,
    preconditions::Preconditions,
    probes::{Probe, Probes},
    problem,
    refusal::Refusal,
    request::Request,
    sandbox::Attached,
    served::Served,
    surface::Surface,
};
use bytes::Bytes;
use hyper::{
    Method, StatusCode,
    body::Body,
    header::{CACHE_CONTROL, HOST, HeaderValue, ORIGIN},
    http::request::Parts,
};
use roster_core::{
    Directory, Error, Kind,
    caller::{self, Caller},
    id::{AuditEventId, OrganizationId},
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
pub(crate) const MOST_HEADERS: usize = 90;
/// The most bytes of path and query.
const MOST_URI: usize = 8 * 1024;

/// A header names an organization, and the key is not of it.
const OF_ANOTHER: Error =
    Error::Unauthenticated("this key is not of the organization that a header of the request names: leave that header out");

/// What the server is told about itself.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The address under which clients reach it, without a slash at its end.
    pub base_url: String,
    /// Whether somebody declared that address. Else clients that are told where to go on are sent where their request went.
    pub is_declared: bool,
    /// Names that the Host header may have besides IP addresses and `localhost`.
    pub hosts: Vec<String>,
    /// How many requests a minute are answered.
    pub limits: Limits,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
}

/// Everything that one server speaks.
pub struct Api {
    directory: Arc<Directory>,
    served: Vec<Served>,
    settings: Settings,
    base_url: Arc<str>,
    pub(crate) pages: Arc<dyn Pages>,
    post: Arc<dyn Post>,
    pub(crate) limiter: Arc<Limiter>,
    metrics: Metrics,
    probes: Probes,
    salt: [u8; 16],
    requests: AtomicU64,
    large: Semaphore,
    pub(crate) attached: Attached,
}

impl Api {
    /// Serves these surfaces; the first one also answers for paths that belong to none. `pages` makes those for people.
    ///
    /// # Errors
    /// [`Error::Internal`] when two rows of a surface have conflicting paths.
    pub fn new(directory: Arc<Directory>, surfaces: Vec<Surface>, settings: Settings, pages: Arc<dyn Pages>) -> Result<Self, Error> {
        let metrics = Metrics::new(&directory);
        let served = surfaces.into_iter().map(|surface| Served::new(surface, &metrics)).collect::<Result<_, _>>()?;
        let base_url = settings.base_url.as_str().into();
        let mut salt = [0; 16];
        directory.store().random().fill(&mut salt[..8]);
        let (limiter, probes) = (Arc::new(Limiter::new(settings.limits)), Probes::new(Arc::clone(&directory)));
        Ok(Self {
            directory,
            served,
            settings,
            base_url,
            pages,
            post: Arc::new(()),
            limiter,
            metrics,
            probes,
            salt,
            requests: AtomicU64::new(1),
            large: Semaphore::new(body::LARGE),
            attached: Attached::Nothing,
        })
    }

    /// The same, with mail.
    #[must_use]
    pub fn with_post(mut self, post: Arc<dyn Post>) -> Self {
        self.metrics.count_post(&post);
        self.post = post;
        self
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
        if let Some(answer) = self.probed(&parts).await {
            return answer;
        }
        if self.pages.has(&parts.method, path) && self.check_limits(&parts).is_ok() {
            return Box::pin(self.page(parts, body, address)).await;
        }
        let Some(served) = self.owner(path) else {
            return Answer::empty(StatusCode::NOT_FOUND);
        };
        let chosen = if served.surface.echoes_request_id { chosen_id(&parts, &served.surface) } else { None };
        let mut asked = Asked {
            id: self.request_id(),
            address: forwarded::client(address, &parts.headers, &self.settings.trusted_proxies),
            now: self.directory.store().clock().monotonic_micros(),
            row: served.operations.len(),
            counted: false,
            left: None,
        };
        let changes = !parts.method.is_safe();
        let mut outcome = self.serve(served, parts, &mut body, &mut asked).await;
        if outcome.is_err() {
            outcome = asked.count_unknown(&self.limiter).and(outcome);
            body::discard(body).await;
        }
        let mut answer = outcome.unwrap_or_else(|refusal| {
            self.count_refusal(&refusal, &asked);
            let mut answer = shaped(served, &refusal, &asked.id);
            if changes && answer.status.is_server_error() {
                answer.headers.extend(served.surface.no_retry.clone());
            }
            answer
        });
        if let Some(left) = asked.left {
            left.show(&mut answer);
        }
        head(&mut answer, served, chosen.or_else(|| HeaderValue::from_str(&asked.id).ok()));
        if let Some(counts) = served.counts.get(asked.row) {
            counts.count(answer.status, self.directory.store().clock().monotonic_micros() - asked.now);
        }
        answer
    }

    /// The surface that answers at a path.
    pub(crate) fn owner(&self, path: &str) -> Option<&Served> {
        self.served.iter().find(|served| served.owns(path)).or(self.served.first())
    }

    /// A refusal of what no row is asked about.
    pub(crate) fn refused(&self, served: &Served, refusal: &Refusal, id: &str) -> Answer {
        let mut answer = shaped(served, refusal, id);
        head(&mut answer, served, HeaderValue::from_str(id).ok());
        answer
    }

    /// Whoever watches the server may know it by any name; what it counts is told under its own names only.
    async fn probed(&self, parts: &Parts) -> Option<Answer> {
        let probe = Probe::at(parts.uri.path()).filter(|_| matches!(parts.method, Method::GET | Method::HEAD))?;
        if matches!(probe, Probe::Metrics) && self.check_host(parts).is_err() {
            return None;
        }
        // Boxed, as it is large: other requests need not carry it along.
        let answer = Box::pin(self.probes.answer(&probe, &self.metrics)).await;
        Some(answer.with(CACHE_CONTROL, "no-store"))
    }

    fn count_refusal(&self, refusal: &Refusal, asked: &Asked) {
        self.metrics.refused(problem::words(refusal).0);
        if let (Refusal::TooManyRequests { .. }, Some(left)) = (refusal, &asked.left) {
            self.metrics.limited(left.policy);
        }
    }

    async fn page<B>(&self, parts: Parts, body: B, address: IpAddr) -> Answer
    where
        B: Body<Data = Bytes> + Unpin,
    {
        let (id, address) = (self.request_id(), forwarded::client(address, &parts.headers, &self.settings.trusted_proxies));
        let now = self.directory.store().clock().monotonic_micros();
        let limited = |exceeded: Exceeded| pages::refused(&Refusal::TooManyRequests { seconds: exceeded.seconds });
        if let Err(exceeded) = self.limiter.hears(address, || None, now).and_then(|()| self.limiter.unknown(address, now)) {
            return limited(exceeded);
        }
        let answer = match Visit::read(parts, body, address, Arc::clone(&id)).await {
            Ok(visit) => pages::made(&*self.pages, visit).await,
            Err(refusal) => pages::refused(&refusal),
        };
        if answer.status == StatusCode::UNAUTHORIZED {
            self.limiter.failed(address, now);
            self.metrics.failed.inc();
        }
        answer
    }

    /// Random once per process, counted from there: a request's id is not a secret, and asking the system for random
    /// bytes costs more than the rest of it.
    pub(crate) fn request_id(&self) -> Arc<str> {
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
        if served.surface.own_pages_only {
            self.check_origin(&parts)?;
        }
        let (row, path) = served.find(&parts.method, parts.uri.path())?;
        asked.row = row;
        let operation = served.operations.get(row).map(Arc::clone).ok_or(Error::NotFound(Kind::Route))?;
        let caller = self.authenticate(served, &operation, &parts, asked).await?;
        let named = if caller.is_some() { (served.surface.organization)(&parts.headers)? } else { None };
        let preconditions =
            if served.surface.conditional { Preconditions::read(&parts.method, &parts.headers)? } else { Preconditions::default() };
        let key = if served.surface.conditional { idempotency::key(&parts.method, &parts.headers, caller.is_some())? } else { None };
        let _place = self.place_for_large(&operation)?;
        let body = body::read(body, operation.most_body).await?;
        let request = Request::new(path, parts.uri.query(), parts.headers, body)?;
        if served.surface.strict_queries {
            request.only(&operation.parameters)?;
        }
        let acts_as = match (&caller, named) {
            (Some(caller), None) => caller.actor(&self.directory).await,
            (Some(caller), Some(organization)) => {
                caller.in_organization(&self.directory, organization).await.and_then(|actor| actor.ok_or(OF_ANOTHER))
            }
            (None, _) => Err(NO_KEY),
        };
        let known = caller.is_some();
        let attempt = caller.as_ref().zip(key).map(|(caller, key)| {
            let path = parts.uri.path_and_query().map_or("", |path| path.as_str());
            idempotency::attempt(caller, key, &parts.method, path, &request)
        });
        // The Host check has seen to it that this is an address or a name of ours.
        let asked_at = request.header(HOST.as_str()).filter(|_| !self.settings.is_declared).map(|host| format!("http://{host}").into());
        let context = Context {
            directory: Arc::clone(&self.directory),
            caller,
            acts_as,
            request_id: Arc::clone(&asked.id),
            base_url: Arc::clone(&self.base_url),
            reached_at: asked_at.unwrap_or_else(|| Arc::clone(&self.base_url)),
            surface: served.surface.name,
            operation: Arc::clone(&operation),
            method: parts.method,
            uri: parts.uri,
            address: asked.address,
            sandbox: self.attached.controlled(),
            preconditions,
            attempt: attempt.clone(),
            rehearsal: None,
            post: Arc::clone(&self.post),
        };
        let outcome = match attempt {
            None => caught(|| (operation.call)(context, request)).await,
            Some(attempt) => Box::pin(idempotency::once(attempt, context, request)).await,
        };
        // A caller who is known has guessed nothing, whatever else is asked of them. Some protocols say no in an answer.
        let wrong = match &outcome {
            Ok(answer) => answer.status == StatusCode::UNAUTHORIZED,
            Err(error) => matches!(error, Error::Unauthenticated(_)),
        };
        if wrong && !known {
            self.note_failure(asked);
        }
        Ok(outcome?)
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

    fn check_origin(&self, parts: &Parts) -> Result<(), Refusal> {
        let own = |origin: &HeaderValue| origin.to_str().is_ok_and(|origin| host::is_own_page(origin, &self.settings.hosts));
        if parts.headers.get_all(ORIGIN).iter().all(own) { Ok(()) } else { Err(Refusal::WrongOrigin) }
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
            asked.refused(self.limiter.hears(asked.address, || None, asked.now))?;
            asked.count_unknown(&self.limiter)?;
            return Ok(None);
        }
        let shown = (served.surface.credential)(&parts.headers);
        let stand_in = if shown.is_err() { self.attached.stand_in(served.surface.name, &parts.headers) } else { None };
        let key = stand_in.as_ref().map_or(shown, |secret| Ok(secret.reveal()))?;
        asked.refused(self.limiter.hears(asked.address, || caller::named(&self.directory, key), asked.now))?;
        let caller = caller::authenticate(&self.directory, key).await.inspect_err(|error| {
            if matches!(error, Error::Unauthenticated(_)) {
                self.note_failure(asked);
            }
        })?;
        asked.count(self.limiter.known(caller.credential(), asked.now))?;
        Ok(Some(caller))
    }

    fn note_failure(&self, asked: &Asked) {
        self.limiter.failed(asked.address, asked.now);
        self.metrics.failed.inc();
    }
}

/// A refusal in the shape of its surface.
fn shaped(served: &Served, refusal: &Refusal, id: &str) -> Answer {
    let answer = (served.surface.refuse)(refusal, id);
    refusal.header().into_iter().fold(answer, |answer, (name, value)| answer.with(name, &value))
}

/// What every answer says besides.
fn head(answer: &mut Answer, served: &Served, id: Option<HeaderValue>) {
    // Answers are about people and keys; no proxy or browser keeps them.
    answer.headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    answer.headers.extend(id.map(|id| (served.surface.request_id_header.clone(), id)));
}

/// The id that the caller gave its request, when it is short enough to hand back.
fn chosen_id(parts: &Parts, surface: &Surface) -> Option<HeaderValue> {
    parts.headers.get(&surface.request_id_header).filter(|id| (1..=256).contains(&id.len())).cloned()
}

/// An organization named in a path: its id or its slug.
///
/// # Errors
/// [`Error::NotFound`] when no organization has it.
pub(crate) async fn organization_named(directory: &Directory, text: &str) -> Result<OrganizationId, Error> {
    match OrganizationId::parse(text) {
        Some(id) => Ok(id),
        None => Box::pin(roster_core::organization::id_of_slug(directory, text)).await?.ok_or(Error::NotFound(Kind::Organization)),
    }
}
