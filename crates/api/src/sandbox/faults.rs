//! Faults that are made on purpose: a status, a delay, a connection that ends without an answer.

use super::BECAUSE;
use crate::{
    answer::{Json, NoContent},
    body,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    refusal::{Refusal, methods},
    request::{Body, Input, Request},
};
use hyper::{Method, StatusCode};
use roster_core::{
    Error, Kind, Result,
    access::{Permission, Reason},
};
use serde::{Deserialize, Serialize};
use std::{
    sync::{Mutex, OnceLock, PoisonError},
    time::Duration,
};

/// How many rules there may be.
const MOST: usize = 100;
/// The longest delay, in milliseconds.
const LONGEST: u64 = 60_000;
/// How often a rule may be met at most, where it says how often.
const MOST_TIMES: u64 = 1_000_000;
/// The most characters of a rule's path.
const LONGEST_PATH: usize = 512;
/// The methods that a rule may name.
const METHODS: [Method; 6] = [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
/// What is said where a surface shows words.
const WORDS: &str = "a fault of the sandbox";

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/faults";
    const ONE: &str = "/faults/{fault}";
    const NEW: &str = r#"{"surface": "portkey", "path": "/portkey/v1/admin/**", "status": 503, "times": 1}"#;
    vec![
        get("faults.list", MANY).public(BECAUSE).handle(example(MANY), list),
        post("faults.create", MANY).public(BECAUSE).answers(StatusCode::CREATED).handle(example_with(MANY, NEW), create),
        delete("faults.clear", MANY).public(BECAUSE).answers(StatusCode::NO_CONTENT).handle(example(MANY), clear),
        delete("faults.delete", ONE).public(BECAUSE).answers(StatusCode::NO_CONTENT).handle(example("/faults/1"), remove),
    ]
}

/// Which requests go wrong, and how.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    /// Only on this surface.
    #[serde(skip_serializing_if = "Option::is_none")]
    surface: Option<String>,
    /// Only with this method.
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<String>,
    /// Only at this path, segment by segment; `*` stands for any one, `**` at the end for all that follow, or none.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    /// Answered with this status.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    /// What `Retry-After` says, with 429.
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_seconds: Option<u64>,
    /// First waits so long.
    #[serde(skip_serializing_if = "Option::is_none")]
    latency_ms: Option<u64>,
    /// The connection ends without an answer.
    #[serde(default)]
    drop: bool,
    /// How many requests; all when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<u64>,
}

impl Rule {
    fn check(&self) -> Result<()> {
        if self.method.as_ref().is_some_and(|named| METHODS.iter().all(|known| known.as_str() != named)) {
            return Err(Error::invalid("method", format!("must be one of {}", methods(&METHODS))));
        }
        if let Some(path) = &self.path {
            let within = path.strip_suffix("/**").unwrap_or(path);
            let stars = within.split('/').any(|segment| segment.contains('*') && segment != "*");
            if !path.starts_with('/') || path.len() > LONGEST_PATH || stars {
                return Err(Error::invalid(
                    "path",
                    format!("must begin with / and have at most {LONGEST_PATH} characters; * is a whole segment, ** only the last one"),
                ));
            }
        }
        if let Some(status) = self.status
            && refusal(status, 1).is_none()
        {
            let known = STATUSES.map(|status| status.to_string()).join(", ");
            return Err(Error::invalid("status", format!("must be one of {known}")));
        }
        if self.retry_after_seconds.is_some() && (self.status != Some(429) || self.retry_after_seconds == Some(0)) {
            return Err(Error::invalid("retry_after_seconds", "is a number from 1 on, with the status 429"));
        }
        if self.latency_ms.is_some_and(|latency| !(1..=LONGEST).contains(&latency)) {
            return Err(Error::invalid("latency_ms", format!("must be 1 to {LONGEST}")));
        }
        if self.times.is_some_and(|times| !(1..=MOST_TIMES).contains(&times)) {
            return Err(Error::invalid("times", format!("must be 1 to {MOST_TIMES}")));
        }
        match (self.status, self.latency_ms, self.drop) {
            (Some(_), _, true) => Err(Error::invalid("drop", "a connection that is dropped has no status: choose one of them")),
            (None, None, false) => Err(Error::invalid("", "says what goes wrong: status, latency_ms or drop")),
            _ => Ok(()),
        }
    }

    fn fits(&self, surface: &str, method: &Method, path: &str) -> bool {
        self.surface.as_ref().is_none_or(|named| named == surface)
            && self.method.as_ref().is_none_or(|named| named == method.as_str())
            && self.path.as_ref().is_none_or(|pattern| fits(pattern, path))
    }
}

/// Whether a path is one of those that a pattern means.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, open) = pattern.strip_suffix("/**").map_or((pattern, false), |before| (before, true));
    let mut segments = path.split('/');
    let alike = pattern.split('/').all(|wanted| segments.next().is_some_and(|segment| wanted == "*" || wanted == segment));
    alike && (open || segments.next().is_none())
}

/// The statuses that can be asked for.
const STATUSES: [u16; 12] = [400, 401, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504];

/// What a surface gives its shape for a status: inside `None` for what a proxy before the server answers, which has no
/// surface's shape.
fn refusal(status: u16, seconds: u64) -> Option<Option<Refusal>> {
    let refusal: Refusal = match status {
        400 => Error::invalid("", WORDS).into(),
        401 => Error::Unauthenticated(WORDS).into(),
        403 => Error::Forbidden { permission: Permission::OrganizationsRead, reason: Reason::Role }.into(),
        404 => Error::NotFound(Kind::Route).into(),
        408 => Refusal::TooSlow(30),
        409 => Error::Conflict(WORDS.into()).into(),
        413 => Refusal::BodyTooLarge(body::MOST),
        429 => Refusal::TooManyRequests { seconds },
        500 => Error::Internal.into(),
        503 => Error::Unavailable(WORDS).into(),
        502 | 504 => return Some(None),
        _ => return None,
    };
    Some(Some(refusal))
}

/// What becomes of a request that a rule fits.
pub(super) struct Effect {
    pub(super) latency: Duration,
    pub(super) then: Then,
}

/// What happens after the delay.
pub(super) enum Then {
    /// Nothing else.
    Serve,
    /// It is refused with this status.
    Refuse(StatusCode, Option<Refusal>),
    /// Its connection ends.
    Drop,
}

impl From<&Rule> for Effect {
    fn from(rule: &Rule) -> Self {
        let status = rule.status.and_then(|status| StatusCode::from_u16(status).ok());
        let then = match status {
            Some(status) => Then::Refuse(status, refusal(status.as_u16(), rule.retry_after_seconds.unwrap_or(1)).flatten()),
            None if rule.drop => Then::Drop,
            None => Then::Serve,
        };
        Self { latency: Duration::from_millis(rule.latency_ms.unwrap_or(0)), then }
    }
}

/// A rule that is in force.
struct Fault {
    id: u64,
    rule: Rule,
    met: u64,
}

/// All of them, the oldest first: of those that fit a request, the first one counts.
#[derive(Default)]
pub(super) struct Faults {
    all: Mutex<(u64, Vec<Fault>)>,
    surfaces: OnceLock<Vec<&'static str>>,
}

/// One of them, as it is shown.
#[derive(Serialize)]
pub(super) struct Shown {
    id: u64,
    #[serde(flatten)]
    rule: Rule,
    /// How many requests it fitted.
    met: u64,
}

impl From<&Fault> for Shown {
    fn from(fault: &Fault) -> Self {
        Self { id: fault.id, rule: fault.rule.clone(), met: fault.met }
    }
}

impl Faults {
    /// What becomes of this request, if a rule fits that is not used up.
    pub(super) fn met(&self, surface: &str, method: &Method, path: &str) -> Option<Effect> {
        self.all(|(_, all)| {
            let fault = all
                .iter_mut()
                .find(|fault| fault.rule.times.is_none_or(|times| fault.met < times) && fault.rule.fits(surface, method, path))?;
            fault.met += 1;
            Some(Effect::from(&fault.rule))
        })
    }

    /// Says which surfaces there are; only the first time counts.
    pub(super) fn name_surfaces(&self, names: Vec<&'static str>) {
        let _ = self.surfaces.set(names);
    }

    /// Whether there is such a surface.
    pub(super) fn check_surface(&self, named: Option<&str>) -> Result<()> {
        let known = self.surfaces.get().map(Vec::as_slice).unwrap_or_default();
        if named.is_none_or(|named| known.contains(&named)) {
            return Ok(());
        }
        Err(Error::invalid("", format!("must be one of {}", known.join(", "))))
    }

    pub(super) fn shown(&self) -> Vec<Shown> {
        self.all(|(_, all)| all.iter().map(Shown::from).collect())
    }

    pub(super) fn clear(&self) {
        self.all(|(_, all)| all.clear());
    }

    fn all<T>(&self, with: impl FnOnce(&mut (u64, Vec<Fault>)) -> T) -> T {
        with(&mut self.all.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[derive(Serialize)]
struct Listed {
    faults: Vec<Shown>,
}

async fn list(context: Context, (): ()) -> Result<Json<Listed>> {
    Ok(Json(Listed { faults: context.sandbox()?.faults.shown() }))
}

async fn create(context: Context, Body(rule): Body<Rule>) -> Result<Json<Shown>> {
    let faults = &context.sandbox()?.faults;
    rule.check()?;
    faults.check_surface(rule.surface.as_deref()).map_err(|error| error.below("surface"))?;
    faults.all(|(last, all)| {
        if all.len() >= MOST {
            return Err(Error::LimitReached { what: "rules for faults", max: MOST as u64 });
        }
        *last += 1;
        let fault = Fault { id: *last, rule, met: 0 };
        let shown = Shown::from(&fault);
        all.push(fault);
        Ok(Json(shown))
    })
}

async fn clear(context: Context, (): ()) -> Result<NoContent> {
    context.sandbox()?.faults.clear();
    Ok(NoContent)
}

/// The rule that a path names.
struct Named(Option<u64>);

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("fault").parse().ok()))
    }
}

async fn remove(context: Context, Named(id): Named) -> Result<NoContent> {
    let removed = context.sandbox()?.faults.all(|(_, all)| {
        let before = all.len();
        all.retain(|fault| Some(fault.id) != id);
        before > all.len()
    });
    if removed { Ok(NoContent) } else { Err(Error::invalid("fault", "no rule has this id")) }
}

#[cfg(test)]
mod tests {
    use super::{STATUSES, fits, refusal};

    #[test]
    fn patterns_are_compared_segment_by_segment() {
        for (pattern, path) in [
            ("/portkey/v1/admin/users", "/portkey/v1/admin/users"),
            ("/portkey/*/admin/users", "/portkey/v2/admin/users"),
            ("/portkey/**", "/portkey"),
            ("/portkey/**", "/portkey/v1/admin/users"),
            ("/a/*/**", "/a/b"),
            ("/**", "/anything/at/all"),
            ("/", "/"),
        ] {
            assert!(fits(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("/portkey/v1/admin/users", "/portkey/v1/admin/users/1"),
            ("/portkey/v1/admin/users", "/portkey/v1/admin"),
            ("/portkey/**", "/portkeys/v1"),
            ("/a/*", "/a"),
            ("/a/*/**", "/a"),
            ("/", "/a"),
        ] {
            assert!(!fits(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn every_status_that_is_offered_can_be_answered() {
        assert!(STATUSES.iter().all(|status| refusal(*status, 1).is_some()));
        for status in STATUSES.iter().filter(|status| ![502, 504].contains(*status)) {
            assert_eq!(refusal(*status, 1).flatten().map(|refusal| refusal.status()), Some(*status));
        }
    }
}
