//! What a sandbox does to requests before they are served: faults and the gate on the served surfaces, the token on the
//! control.

use super::{Sandbox, faults::Effect};
use crate::{
    answer::Answer,
    body, pages,
    probes::Probe,
    refusal::Refusal,
    router::{Api, Settings},
};
use bytes::Bytes;
use hyper::{
    StatusCode,
    body::Body,
    header::{AUTHORIZATION, HeaderMap},
    http::request::Parts,
};
use roster_core::{Error, secret::Secret};
use std::{net::IpAddr, sync::Arc, time::Duration};

/// What a listener has to do with a sandbox.
#[derive(Clone, Default)]
pub(crate) enum Attached {
    /// There is none.
    #[default]
    Nothing,
    /// It serves what the sandbox is for.
    Sandbox(Arc<Sandbox>),
    /// It controls the sandbox.
    Control(Arc<Sandbox>),
}

impl Attached {
    /// The sandbox, for rows that control it.
    pub(crate) fn controlled(&self) -> Option<Arc<Sandbox>> {
        match self {
            Self::Control(sandbox) => Some(Arc::clone(sandbox)),
            Self::Sandbox(_) | Self::Nothing => None,
        }
    }

    /// The secret of whoever acts for a request that shows none.
    pub(crate) fn stand_in(&self, surface: &str, headers: &HeaderMap) -> Option<Arc<Secret>> {
        match self {
            Self::Sandbox(sandbox) if !headers.contains_key(AUTHORIZATION) => sandbox.anonymous.on(surface),
            Self::Sandbox(_) | Self::Control(_) | Self::Nothing => None,
        }
    }
}

impl Api {
    /// The same, in a sandbox.
    #[must_use]
    pub fn in_sandbox(mut self, sandbox: &Arc<Sandbox>) -> Self {
        // A sandbox is for one server; were there a second one, its quotas would not be forgotten.
        let _ = sandbox.limiter.set(Arc::clone(&self.limiter));
        let surfaces = self.surfaces().map(|(surface, _)| surface.name).chain(["pages", "probes"]).collect();
        sandbox.faults.name_surfaces(surfaces);
        self.attached = Attached::Sandbox(Arc::clone(sandbox));
        self
    }

    /// What controls a sandbox, reached under this address.
    ///
    /// # Errors
    /// [`Error::Internal`] when two of its rows have conflicting paths.
    pub fn control(sandbox: Arc<Sandbox>, base_url: String) -> Result<Self, Error> {
        let settings = Settings { base_url, ..Settings::default() };
        let mut api = Self::new(Arc::clone(&sandbox.directory), vec![super::surface()], settings, Arc::new(()))?;
        api.attached = Attached::Control(sandbox);
        Ok(api)
    }

    /// Answers one request, or says that its connection is to end without an answer.
    pub async fn answer_or_drop<B>(&self, parts: Parts, body: B, address: IpAddr) -> Option<Answer>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        match &self.attached {
            Attached::Nothing => Some(self.answer(parts, body, address).await),
            Attached::Sandbox(sandbox) => Box::pin(self.answer_in(sandbox, parts, body, address)).await,
            Attached::Control(sandbox) => Some(Box::pin(self.answer_control(sandbox, parts, body, address)).await),
        }
    }

    async fn answer_in<B>(&self, sandbox: &Sandbox, parts: Parts, body: B, address: IpAddr) -> Option<Answer>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        let path = parts.uri.path();
        let surface = self.place(&parts);
        if let Some(Effect { latency, then }) = sandbox.faults.met(surface, &parts.method, path) {
            if !latency.is_zero() {
                tokio::time::sleep(latency).await;
            }
            match then {
                super::faults::Then::Serve => {}
                super::faults::Then::Drop => return None,
                super::faults::Then::Refuse(status, refusal) => {
                    body::discard(body).await;
                    return Some(self.faulty(surface, path, status, refusal.as_ref()));
                }
            }
        }
        let _serving = sandbox.gate.read().await;
        Some(self.answer(parts, body, address).await)
    }

    /// Where a request goes, as rules for faults name it.
    fn place(&self, parts: &Parts) -> &'static str {
        let path = parts.uri.path();
        if Probe::at(path).is_some() {
            "probes"
        } else if self.pages.has(&parts.method, path) {
            "pages"
        } else {
            self.owner(path).map_or("pages", |served| served.surface.name)
        }
    }

    /// A fault in the shape of the surface where it was met; without a refusal, as a proxy before the server would put it.
    fn faulty(&self, surface: &str, path: &str, status: StatusCode, refusal: Option<&Refusal>) -> Answer {
        let id = self.request_id();
        let answer = match (refusal, self.owner(path)) {
            (None, _) => Answer::text(status.canonical_reason().unwrap_or_default()),
            (Some(refusal), Some(served)) if served.surface.name == surface => self.refused(served, refusal, &id),
            (Some(refusal), _) => pages::refused(refusal),
        };
        Answer { status, ..answer }
    }

    async fn answer_control<B>(&self, sandbox: &Sandbox, parts: Parts, body: B, address: IpAddr) -> Answer
    where
        B: Body<Data = Bytes> + Unpin,
    {
        const TOKEN: Error = Error::Unauthenticated("the sandbox's token is needed: send it as Authorization: Bearer <token>");
        let Some(served) = self.owner(parts.uri.path()).filter(|_| !sandbox.admits(&parts.headers)) else {
            let _turn = sandbox.turn.lock().await;
            return self.answer(parts, body, address).await;
        };
        body::discard(body).await;
        self.refused(served, &TOKEN.into(), &self.request_id())
    }
}

/// Waits at most this long for requests that began before.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);
