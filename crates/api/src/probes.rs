//! What watches the server asks it: whether it runs, whether it can work, and how much it does. No row: no key, no
//! surface, and never refused for want of a quota.

use crate::{answer::Answer, metrics::Metrics};
use hyper::StatusCode;
use roster_core::Directory;
use serde_json::json;
use std::{sync::Arc, time::Duration};
use tokio::sync::Mutex;

/// How long the store may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long an answer of the store counts, in microseconds: who asks often asks the store no oftener.
const FRESH: i64 = 500_000;

/// What stands at `/livez`, `/readyz` and `/metrics`.
pub(crate) enum Probe {
    Live,
    Ready,
    Metrics,
}

impl Probe {
    pub(crate) fn at(path: &str) -> Option<Self> {
        match path {
            "/livez" => Some(Self::Live),
            "/readyz" => Some(Self::Ready),
            "/metrics" => Some(Self::Metrics),
            _ => None,
        }
    }
}

/// Answers probes.
pub(crate) struct Probes {
    directory: Arc<Directory>,
    /// When the store was last asked, and what was wrong.
    faults: Mutex<Option<(i64, Vec<&'static str>)>>,
}

impl Probes {
    pub(crate) fn new(directory: Arc<Directory>) -> Self {
        Self { directory, faults: Mutex::default() }
    }

    pub(crate) async fn answer(&self, probe: &Probe, metrics: &Metrics) -> Answer {
        match probe {
            Probe::Live => Answer::json(StatusCode::OK, &json!({"status": "live"})),
            Probe::Ready => match self.faults().await {
                faults if faults.is_empty() => Answer::json(StatusCode::OK, &json!({"status": "ready"})),
                faults => Answer::json(StatusCode::SERVICE_UNAVAILABLE, &json!({"status": "not ready", "reasons": faults})),
            },
            Probe::Metrics => metrics.show(),
        }
    }

    async fn faults(&self) -> Vec<&'static str> {
        // Those who wait here get the same answer.
        let mut known = self.faults.lock().await;
        let now = self.directory.store().clock().monotonic_micros();
        if let Some((at, faults)) = &*known
            && now - at < FRESH
        {
            return faults.clone();
        }
        let asked = tokio::time::timeout(PATIENCE, self.directory.store().faults()).await;
        let faults = asked.unwrap_or_else(|_| vec!["the database does not answer within 2 s"]);
        *known = Some((now, faults.clone()));
        faults
    }
}
