//! The store: one SQL text on two backends, reads inline, writes as values in batches.
//!
//! A write is queued for its organization, run in a savepoint together with others that wait, and answered after the
//! one commit that holds them all. Its organization's row carries `version` (one more per committed write that
//! changes what a read can show), `audit_sequence` and the head of the audit chain.

mod aside;
mod batch;
pub mod cache;
mod condition;
mod conn;
mod fault;
mod image;
mod migrate;
mod poll;
mod postgres;
mod refold;
mod share;
mod sqlite;
mod stamps;
mod tally;
mod tenant;
mod tx;
mod value;

pub use aside::Read;
pub use cache::{Cache, Cached, Tag};
pub use condition::Conditions;
pub use conn::{Conn, Lease};
pub use image::Image;
pub use postgres::PostgresOptions;
pub use sqlite::{Durability, SqliteOptions};
pub use tally::{BATCH_SIZES, Batches};
pub use tenant::{Epoch, Tenant};
pub use tx::Tx;
pub use value::{Row, Value};

use crate::{Error, Result, clock::Clock, id::OrganizationId, random::Random, sealed::Sealing};
use aside::Aside;
use batch::{Job, Task};
use share::Shares;
use std::{future::Future, pin::Pin, sync::Arc};
use tally::Tally;

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// How many writes may wait before new ones are refused as unavailable.
const QUEUE: usize = 4096;

/// A write as a value: its typed inputs, and what to do with them inside a transaction. It may be run again, so it
/// borrows its inputs and has no effect but through the transaction.
pub trait Write: Send + Sync + 'static {
    /// What it answers.
    type Out: Send + 'static;
    /// True for the named exceptions that change nothing a reader is shown and so need no audit event.
    const HOUSEKEEPING: bool = false;
    /// Does it.
    fn run(&self, tx: &mut Tx<'_>) -> impl Future<Output = Result<Self::Out>> + Send;
}

/// A durable answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed<T> {
    /// What the write answered.
    pub value: T,
    /// The organization's version after it.
    pub version: u64,
}

/// What a store does and holds at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Writes that wait.
    pub waiting: usize,
    /// What was committed since it was opened.
    pub batches: Batches,
    /// What its cache holds.
    pub cached: Cached,
}

/// What both backends need from outside.
#[derive(Clone)]
pub struct Surroundings {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Random bytes.
    pub random: Arc<dyn Random>,
    /// What seals secrets that are read again.
    pub sealing: Sealing,
}

/// An open store.
pub struct Store {
    backend: Backend,
    cache: Arc<Cache>,
    surroundings: Surroundings,
    shares: Shares,
    tally: Arc<Tally>,
    aside: Aside,
}

enum Backend {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl Store {
    /// Opens SQLite in a data directory, creating it where it is not there.
    ///
    /// # Errors
    /// [`Error::Conflict`] when another process has it open or its schema is newer than this program.
    pub fn open_sqlite(options: SqliteOptions, surroundings: Surroundings) -> Result<Self> {
        let (cache, tally) = (Arc::new(Cache::new(None)), Arc::default());
        let backend = Backend::Sqlite(sqlite::Sqlite::open(options, &surroundings, Arc::clone(&cache), Arc::clone(&tally))?);
        Ok(Self { backend, cache, surroundings, shares: Shares::default(), tally, aside: Aside::default() })
    }

    /// Connects to PostgreSQL and brings its schema up to date.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a malformed URL, [`Error::Unavailable`] when nobody answers, [`Error::Conflict`] when
    /// the schema is newer than this program.
    pub async fn open_postgres(options: PostgresOptions, surroundings: Surroundings) -> Result<Self> {
        let (cache, tally) = (Arc::new(Cache::new(Some(Arc::clone(&surroundings.clock)))), Arc::default());
        let backend = Backend::Postgres(postgres::Postgres::open(options, &surroundings, Arc::clone(&cache), Arc::clone(&tally)).await?);
        Ok(Self { backend, cache, surroundings, shares: Shares::default(), tally, aside: Aside::default() })
    }

    /// A connection for reads, given back when dropped.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the database can't be reached.
    pub async fn read(&self) -> Result<Lease> {
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.reader(),
            Backend::Postgres(postgres) => postgres.reader().await,
        }
    }

    /// Queues a write of this organization and waits until it is durable.
    ///
    /// # Errors
    /// What the write answers; [`Error::Unavailable`] when the queue is full or the commit fails. Nothing of it is kept
    /// then, but for one case: PostgreSQL went away during COMMIT and could not be asked again how that ended.
    pub async fn write<W: Write>(&self, organization: OrganizationId, write: W) -> Result<Committed<W::Out>> {
        let _place = self.shares.take(organization)?;
        let (job, answer) = Task::queueable(write);
        self.queue(organization, job)?;
        answer.await.unwrap_or(Err(Error::Unavailable("the store is closing")))
    }

    fn queue(&self, organization: OrganizationId, job: Box<dyn Job>) -> Result<()> {
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.queue(organization, job),
            Backend::Postgres(postgres) => postgres.queue(organization, job),
        }
    }

    /// What it has done so far, and what waits.
    #[must_use]
    pub fn figures(&self) -> Figures {
        Figures { waiting: self.queue_state().0, batches: self.tally.batches(), cached: self.cache.holds() }
    }

    /// What keeps it from answering now; nothing when all is well.
    pub async fn faults(&self) -> Vec<&'static str> {
        let mut faults = Vec::new();
        if !self.answers().await.unwrap_or(false) {
            faults.push("the database does not answer");
        }
        if !self.cache.is_trusted() {
            faults.push("the database was not asked for other nodes' writes within the last 2 s");
        }
        let (waiting, open) = self.queue_state();
        if !open || waiting >= QUEUE {
            faults.push("no more writes are taken: the queue is full or closed");
        }
        faults
    }

    async fn answers(&self) -> Result<bool> {
        let mut lease = self.read().await?;
        Ok(lease.conn()?.first("SELECT 1", &[], |row| row.int(0)).await.is_ok())
    }

    /// How many writes wait, and whether more are taken.
    fn queue_state(&self) -> (usize, bool) {
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.queue_state(),
            Backend::Postgres(postgres) => (postgres.waiting(), true),
        }
    }

    /// The version of the schema that this program reads and writes.
    #[must_use]
    pub const fn schema_version() -> usize {
        migrate::NEWEST
    }

    /// What was read lately.
    #[must_use]
    pub fn cache(&self) -> &Cache {
        &self.cache
    }

    /// The clock that the store was opened with.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        &*self.surroundings.clock
    }

    /// The random source that the store was opened with.
    #[must_use]
    pub fn random(&self) -> &dyn Random {
        &*self.surroundings.random
    }

    /// What seals secrets that are read again, as the store was opened with it.
    #[must_use]
    pub const fn sealing(&self) -> &Sealing {
        &self.surroundings.sealing
    }

    /// The name of the backend: `SQLite` or `PostgreSQL`.
    #[must_use]
    pub const fn backend(&self) -> &'static str {
        match &self.backend {
            Backend::Sqlite(_) => "SQLite",
            Backend::Postgres(_) => "PostgreSQL",
        }
    }

    /// A few words on the backend for people: `SQLite in /var/lib/roster`.
    #[must_use]
    pub fn describe(&self) -> String {
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.describe(),
            Backend::Postgres(_) => "PostgreSQL".into(),
        }
    }
}
