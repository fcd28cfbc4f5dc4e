//! The control of a sandbox: what tests want of a server that stands in for another one, behind a token and on a listener of
//! its own. `docs/sandbox.md` says what it is for.
//!
//! Nothing of it is there without a [`Sandbox`]: a server without one looks at one enum per request.

mod anonymous;
mod clock;
mod faults;
mod keys;
mod listening;
mod organizations;
mod principal;
mod snapshots;
mod tokens;

pub(crate) use listening::Attached;

use crate::{
    answer::Json,
    context::Context,
    limiter::Limiter,
    operation::{example, get},
    problem,
    surface::{Surface, bearer, unnamed},
};
use anonymous::Anonymous;
use faults::Faults;
use hyper::header::{HeaderMap, HeaderName};
use roster_core::{
    Directory, Error, Result,
    sandbox::{self, Literals, SettableClock},
    secret::SecretHash,
};
use serde::Serialize;
use snapshots::Snapshots;
use std::sync::{Arc, OnceLock};
use tokio::sync::{Mutex, RwLock};

/// Why its rows name no permission.
const BECAUSE: &str = "the listener is on this machine alone and asks for the sandbox's token first";

/// What a sandbox knows besides its store. It lives as long as the process.
pub struct Sandbox {
    directory: Arc<Directory>,
    clock: Arc<SettableClock>,
    token: SecretHash,
    /// Held by every request of the served surfaces; a snapshot and a restoration wait until they alone have it.
    gate: RwLock<()>,
    /// Held by every request of the control: one after the other.
    turn: Mutex<()>,
    snapshots: Snapshots,
    faults: Faults,
    anonymous: Anonymous,
    limiter: OnceLock<Arc<Limiter>>,
}

impl Sandbox {
    /// A sandbox over a directory that may be rewound, whose clock is this one; with a snapshot called `start`, unless the
    /// store is too large for one. Whoever controls it shows `token`.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the store is not marked as a sandbox, or is not SQLite.
    pub async fn open(directory: Arc<Directory>, clock: Arc<SettableClock>, token: SecretHash) -> Result<Arc<Self>> {
        sandbox::check(&directory).await?;
        if directory.literals().is_none() {
            return Err(Error::internal("the directory of a sandbox takes literal keys"));
        }
        let sandbox = Arc::new(Self {
            directory,
            clock,
            token,
            gate: RwLock::default(),
            turn: Mutex::default(),
            snapshots: Snapshots::default(),
            faults: Faults::default(),
            anonymous: Anonymous::default(),
            limiter: OnceLock::new(),
        });
        match sandbox.take(Some(snapshots::START)).await {
            Ok(_) => {}
            Err(error @ Error::LimitReached { .. }) => tracing::warn!("there is no snapshot {:?}: {error}", snapshots::START),
            Err(error) => return Err(error),
        }
        Ok(sandbox)
    }

    /// Keeps snapshots and restorations away as long as what this answers is held: for what writes in the background.
    pub async fn busy(&self) -> impl Drop + '_ {
        self.gate.read().await
    }

    /// Whether these headers carry the token.
    fn admits(&self, headers: &HeaderMap) -> bool {
        bearer(headers).is_ok_and(|shown| SecretHash::of(shown).matches(&self.token))
    }

    fn literals(&self) -> Result<&Literals> {
        self.directory.literals().ok_or(Error::Internal)
    }
}

/// The surface of the control.
fn surface() -> Surface {
    let parts = [
        vec![get("sandbox.read", "").public(BECAUSE).handle(example(""), read)],
        snapshots::rows(),
        organizations::rows(),
        clock::rows(),
        faults::rows(),
        keys::rows(),
        anonymous::rows(),
        tokens::rows(),
    ];
    Surface {
        name: "sandbox",
        title: "Sandbox control",
        prefix: "/sandbox",
        mounts: &["/v1"],
        try_path: "",
        try_body: None,
        credential: bearer,
        organization: unnamed,
        refuse: problem::refuse,
        request_id_header: HeaderName::from_static("x-request-id"),
        echoes_request_id: false,
        strict_queries: true,
        conditional: false,
        own_pages_only: false,
        no_retry: None,
        operations: parts.into_iter().flatten().collect(),
    }
}

/// Everything at a glance.
#[derive(Serialize)]
struct State {
    store: String,
    clock: clock::Shown,
    snapshots: Vec<snapshots::Shown>,
    faults: Vec<faults::Shown>,
    keys: Vec<String>,
    invitation_tokens: Vec<String>,
    anonymous: Vec<anonymous::Shown>,
}

async fn read(context: Context, (): ()) -> Result<Json<State>> {
    let sandbox = context.sandbox()?;
    Ok(Json(State {
        store: sandbox.directory.store().describe(),
        clock: clock::shown(sandbox),
        snapshots: sandbox.snapshots.shown(),
        faults: sandbox.faults.shown(),
        keys: sandbox.literals()?.texts(sandbox::Stands::ForKey),
        invitation_tokens: sandbox.literals()?.texts(sandbox::Stands::ForToken),
        anonymous: sandbox.anonymous.shown(),
    }))
}
