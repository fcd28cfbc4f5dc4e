//! `--sandbox ADDR`: a second listener, on this machine alone, that controls what the first one serves.

use crate::{
    cli::SandboxArgs,
    config::{Place, sandbox_token},
    failure::Failure,
    output,
};
use roster_api::{Api, Sandbox};
use roster_core::{
    Directory,
    clock::{Clock, SystemClock},
    random::{Random, SystemRandom},
    sandbox::SettableClock,
    secret::SecretHash,
};
use std::{net::SocketAddr, sync::Arc};
use tokio::net::TcpListener;

/// What the command line asks for.
pub(crate) struct Asked {
    address: SocketAddr,
    clock: Arc<SettableClock>,
    /// The token, when it is not to be made anew.
    token: Option<String>,
}

/// The listener of the control.
pub(crate) struct Control {
    pub(crate) listener: TcpListener,
    pub(crate) api: Arc<Api>,
    pub(crate) sandbox: Arc<Sandbox>,
    /// The address below which its rows are.
    pub(crate) url: String,
    /// The token, when nobody knows it yet.
    pub(crate) token: Option<String>,
}

impl Asked {
    /// Checks the address, the place of the store and the token.
    pub(crate) fn read(args: &SandboxArgs, place: Option<&Place>) -> Result<Option<Self>, Failure> {
        let Some(address) = args.sandbox else { return Ok(None) };
        on_sqlite(place)?;
        if !address.ip().is_loopback() {
            return Err(Failure::usage(format!(
                "--sandbox {address}: who controls a sandbox can be anybody in it, so it listens on this machine alone: take a loopback \
                 address, such as 127.0.0.1:7401"
            )));
        }
        let clock = Arc::new(SettableClock::new(Arc::new(SystemClock::new())));
        Ok(Some(Self { address, clock, token: sandbox_token()? }))
    }

    /// The clock with which the store is to be opened.
    pub(crate) fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock) as _
    }

    /// Opens the sandbox over a store that may be rewound, and its listener.
    pub(crate) async fn open(self, directory: &Arc<Directory>) -> Result<Control, Failure> {
        let (token, made) = match self.token {
            Some(token) => (token, false),
            None => (new_token(), true),
        };
        let sandbox = Sandbox::open(Arc::clone(directory), self.clock, SecretHash::of(&token)).await?;
        let bound = TcpListener::bind(self.address).await;
        let listener = bound.map_err(|error| Failure::failed(format!("can't listen on {}: {error}", self.address)))?;
        let base = format!("http://{}", listener.local_addr()?);
        let (url, api) = (format!("{base}/sandbox/v1"), Arc::new(Api::control(Arc::clone(&sandbox), base)?));
        Ok(Control { listener, api, sandbox, url, token: made.then_some(token) })
    }
}

impl Control {
    /// Says where it is, and the token if it is new, with a line to paste.
    pub(crate) fn say(&self) -> Result<(), Failure> {
        let Self { url, token, .. } = self;
        output::line(&format!("This is a sandbox for tests, controlled at {url} (docs/sandbox.md)."))?;
        match token {
            Some(token) => output::line(&format!("Its token, shown this once:\n\n  export ROSTER_SANDBOX_TOKEN={token}"))?,
            None => output::line("Its token is that of ROSTER_SANDBOX_TOKEN.")?,
        }
        let token = token.as_deref().unwrap_or("$ROSTER_SANDBOX_TOKEN");
        output::line(&format!("\nAs it was when it started:\n\n  curl -X POST {url}/reset -H \"Authorization: Bearer {token}\""))
    }
}

/// Refuses what could only be refused after it was opened, and written to.
pub(crate) fn on_sqlite(place: Option<&Place>) -> Result<(), Failure> {
    match place {
        None | Some(Place::Sqlite(_)) => Ok(()),
        Some(Place::Postgres(_)) => Err(Failure::usage(
            "--sandbox needs the embedded SQLite store (--data): a PostgreSQL database can't be rewound beneath the other nodes that use it",
        )),
    }
}

/// 160 random bits.
fn new_token() -> String {
    let mut bytes = [0; 20];
    SystemRandom.fill(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
