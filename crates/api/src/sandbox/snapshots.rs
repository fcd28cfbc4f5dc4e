//! Snapshots of the whole store, and the way back to them.

use super::{BECAUSE, Sandbox, anonymous::StandIns, listening::PATIENCE};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, get, post},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    clock::{Clock, Timestamp},
    sandbox::{LiteralsThen, Setting},
    store::Image,
};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::time::timeout;

/// The one that is taken when the server starts.
pub(super) const START: &str = "start";
/// How many there may be.
const MOST: usize = 32;
/// How many bytes they may have together: 256 MiB.
const MOST_BYTES: u64 = 256 << 20;

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/snapshots";
    const ONE: &str = "/snapshots/{snapshot}";
    const RESTORE: &str = "/snapshots/{snapshot}/restore";
    vec![
        get("snapshots.list", MANY).public(BECAUSE).handle(example(MANY), list),
        post("snapshots.create", MANY).public(BECAUSE).answers(StatusCode::CREATED).handle(example(MANY), create),
        delete("snapshots.delete", ONE).public(BECAUSE).answers(StatusCode::NO_CONTENT).handle(example(ONE), remove),
        post("snapshots.restore", RESTORE).public(BECAUSE).handle(example(RESTORE), restore),
        post("sandbox.reset", "/reset").public(BECAUSE).handle(example("/reset"), reset),
    ]
}

/// A state to come back to.
#[derive(Clone)]
struct Snapshot {
    name: String,
    image: Arc<Image>,
    /// What the sandbox's clock showed, and how it went.
    taken_at: Timestamp,
    setting: Setting,
    literals: LiteralsThen,
    stand_ins: StandIns,
}

/// All of them, the oldest first.
#[derive(Default)]
pub(super) struct Snapshots(Mutex<Vec<Snapshot>>);

/// One of them, as it is shown.
#[derive(Serialize)]
pub(super) struct Shown {
    name: String,
    /// What the sandbox's clock showed.
    taken_at: Timestamp,
    bytes: u64,
}

impl From<&Snapshot> for Shown {
    fn from(snapshot: &Snapshot) -> Self {
        Self { name: snapshot.name.clone(), taken_at: snapshot.taken_at, bytes: snapshot.image.bytes() }
    }
}

impl Snapshots {
    pub(super) fn shown(&self) -> Vec<Shown> {
        self.all(|all| all.iter().map(Shown::from).collect())
    }

    fn all<T>(&self, with: impl FnOnce(&mut Vec<Snapshot>) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn named(&self, name: &str) -> Result<Snapshot> {
        self.all(|all| all.iter().find(|snapshot| snapshot.name == name).cloned()).ok_or_else(|| self.unknown())
    }

    fn unknown(&self) -> Error {
        let names = self.all(|all| all.iter().map(|snapshot| snapshot.name.clone()).collect::<Vec<_>>().join(", "));
        let names = if names.is_empty() { "there is none".to_owned() } else { format!("these are: {names}") };
        Error::invalid("snapshot", format!("no snapshot has this name; {names}"))
    }

    /// A name for the next one: that which was chosen, or a number that none has.
    fn name(&self, chosen: Option<&str>) -> String {
        self.all(|all| match chosen {
            Some(name) => name.into(),
            None => {
                let mut numbers = (1..).map(|number: usize| number.to_string());
                numbers.find(|number| all.iter().all(|known| known.name != *number)).unwrap_or_default()
            }
        })
    }

    /// How many bytes a new one of this name may have: it takes the place of one that has the name.
    fn room(&self, name: &str) -> Result<u64> {
        self.all(|all| {
            let others = || all.iter().filter(|known| known.name != name);
            if others().count() >= MOST {
                return Err(Error::LimitReached { what: "snapshots", max: MOST as u64 });
            }
            Ok(MOST_BYTES.saturating_sub(others().map(|known| known.image.bytes()).sum()))
        })
    }
}

impl Sandbox {
    /// Takes a snapshot between two requests. One that has the name already is given up for it.
    pub(super) async fn take(&self, chosen: Option<&str>) -> Result<Shown> {
        let name = self.snapshots.name(chosen);
        let room = self.snapshots.room(&name)?;
        let _alone = timeout(PATIENCE, self.gate.write()).await.map_err(|_| TOO_BUSY)?;
        let snapshot = Snapshot {
            image: Arc::new(self.directory.store().image(room).await?),
            taken_at: self.clock.now(),
            setting: self.clock.setting(),
            literals: self.literals()?.now(),
            stand_ins: self.anonymous.now(),
            name,
        };
        let shown = Shown::from(&snapshot);
        self.snapshots.all(|all| {
            all.retain(|known| known.name != snapshot.name);
            all.push(snapshot);
        });
        Ok(shown)
    }

    /// Brings a snapshot back between two requests; nothing that was gathered since is shown or written any more. Wholly:
    /// with the clock of then, and no faults.
    async fn bring_back(&self, snapshot: &Snapshot, wholly: bool) -> Result<()> {
        let _alone = timeout(PATIENCE, self.gate.write()).await.map_err(|_| TOO_BUSY)?;
        self.directory.store().bring_back(&snapshot.image).await?;
        self.directory.forget();
        self.literals()?.go_back_to(&snapshot.literals);
        self.anonymous.go_back_to(&snapshot.stand_ins);
        if let Some(limiter) = self.limiter.get() {
            limiter.forget();
        }
        if wholly {
            self.faults.clear();
            self.clock.go_back_to(snapshot.setting, snapshot.taken_at);
        }
        Ok(())
    }
}

const TOO_BUSY: Error = Error::Unavailable("requests that began before are still being answered; nothing was changed, try again");

async fn list(context: Context, (): ()) -> Result<Json<Listed>> {
    Ok(Json(Listed { snapshots: context.sandbox()?.snapshots.shown() }))
}

#[derive(Serialize)]
struct Listed {
    snapshots: Vec<Shown>,
}

/// What a snapshot is to be called; the next number when absent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct New {
    name: Option<String>,
}

async fn create(context: Context, Body(new): Body<New>) -> Result<Json<Shown>> {
    let plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    if new.name.as_ref().is_some_and(|name| !(1..=64).contains(&name.len()) || !plain(name)) {
        return Err(Error::invalid("name", "has 1 to 64 of A-Z, a-z, 0-9, -, _ and ."));
    }
    context.sandbox()?.take(new.name.as_deref()).await.map(Json)
}

/// The snapshot that a path names.
struct Named(String);

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("snapshot").to_owned()))
    }
}

async fn remove(context: Context, Named(name): Named) -> Result<NoContent> {
    let snapshots = &context.sandbox()?.snapshots;
    let removed = snapshots.all(|all| {
        let before = all.len();
        all.retain(|known| known.name != name);
        before > all.len()
    });
    if removed { Ok(NoContent) } else { Err(snapshots.unknown()) }
}

/// What is there again.
#[derive(Serialize)]
struct Restored {
    snapshot: Shown,
    /// What the sandbox's clock shows now.
    now: Timestamp,
}

async fn restore(context: Context, Named(name): Named) -> Result<Json<Restored>> {
    go_back(&context, &name, false).await.map(Json)
}

/// Which snapshot; `start` when absent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reset {
    snapshot: Option<String>,
}

async fn reset(context: Context, Body(reset): Body<Reset>) -> Result<Json<Restored>> {
    go_back(&context, reset.snapshot.as_deref().unwrap_or(START), true).await.map(Json)
}

/// In a task of its own: a client that hangs up does not leave the store of one moment beside the memory of another.
async fn go_back(context: &Context, name: &str, wholly: bool) -> Result<Restored> {
    let sandbox = Arc::clone(context.sandbox()?);
    let snapshot = sandbox.snapshots.named(name)?;
    let work = async move {
        sandbox.bring_back(&snapshot, wholly).await?;
        Ok(Restored { snapshot: Shown::from(&snapshot), now: sandbox.clock.now() })
    };
    tokio::spawn(work).await.map_err(Error::internal)?
}
