//! SQLite: one writer thread that commits batches, read connections kept per thread.

use super::{
    Conn, Epoch, Lease, Surroundings, Tenant,
    batch::{self, Job, Slot, at_once, reborrow},
    cache::Cache,
    fault, migrate,
    tally::Tally,
};
use crate::{Error, Kind, Result, id::OrganizationId};
use rusqlite::{Connection, OpenFlags};
use std::{
    cell::Cell,
    fs::{File, TryLockError},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};
use tokio::sync::{mpsc, oneshot};

/// What survives a power cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// Every answered write (`synchronous=FULL`).
    Full,
    /// Nothing is promised; for tests and throw-away data only.
    Off,
}

/// How SQLite is opened.
#[derive(Clone, Debug)]
pub struct SqliteOptions {
    /// The data directory, made where it is not there.
    pub directory: PathBuf,
    /// What survives a power cut.
    pub durability: Durability,
    /// The most writes in one commit; 1 commits one by one, for comparison.
    pub most: usize,
    /// Waited before every commit, to stand for a slower disk in measurements.
    pub commit_delay: Duration,
    /// Another SQLite VFS, for tests.
    pub vfs: Option<String>,
}

impl SqliteOptions {
    /// Durable, in this directory.
    #[must_use]
    pub fn new(directory: impl Into<PathBuf>) -> Self {
        Self { directory: directory.into(), durability: Durability::Full, most: batch::MOST, commit_delay: Duration::ZERO, vfs: None }
    }

    /// The database file.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.directory.join("roster.db")
    }

    fn connect(&self, writer: bool) -> Result<Connection> {
        let access =
            if writer { OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
        let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = match &self.vfs {
            Some(vfs) => Connection::open_with_flags_and_vfs(self.file(), flags, vfs.as_str()),
            None => Connection::open_with_flags(self.file(), flags),
        };
        let conn = conn.map_err(|error| Error::Conflict(format!("can't open {}: {error}", self.file().display()).into()))?;
        conn.set_prepared_statement_cache_capacity(128);
        if writer {
            conn.pragma_update(None, "journal_mode", "WAL").map_err(fault::sqlite)?;
            let synchronous = if self.durability == Durability::Full { "FULL" } else { "OFF" };
            conn.pragma_update(None, "synchronous", synchronous).map_err(fault::sqlite)?;
            conn.pragma_update(None, "foreign_keys", true).map_err(fault::sqlite)?;
        }
        conn.pragma_update(None, "mmap_size", 256 << 20).map_err(fault::sqlite)?;
        conn.busy_timeout(Duration::from_secs(5)).map_err(fault::sqlite)?;
        Ok(conn)
    }
}

/// Read connections, kept by the thread that used them last.
pub(super) struct Readers {
    options: SqliteOptions,
    slots: [Mutex<Vec<Connection>>; 16],
}

impl Readers {
    fn slot(&self) -> &Mutex<Vec<Connection>> {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        thread_local!(static OWN: Cell<usize> = Cell::new(NEXT.fetch_add(1, Ordering::Relaxed)));
        &self.slots[OWN.get() % self.slots.len()]
    }

    fn take(&self) -> Result<Connection> {
        let kept = self.slot().lock().unwrap_or_else(PoisonError::into_inner).pop();
        kept.map_or_else(|| self.options.connect(false), Ok)
    }

    pub(super) fn give_back(&self, conn: Connection) {
        // Whoever read ended in the middle of a transaction: nobody is to read on in it.
        if !conn.is_autocommit() {
            return;
        }
        let mut slot = self.slot().lock().unwrap_or_else(PoisonError::into_inner);
        if slot.len() < 4 {
            slot.push(conn);
        }
    }
}

/// What the writer's thread is asked for.
enum Work {
    /// A write of an organization, in a batch with others.
    Write(OrganizationId, Box<dyn Job>),
    /// Something about the whole database, between two batches.
    Alone(Box<dyn FnOnce(&mut Connection) + Send>),
}

pub(super) struct Sqlite {
    queue: Option<mpsc::Sender<Work>>,
    readers: Arc<Readers>,
    writer: Option<thread::JoinHandle<()>>,
}

impl Sqlite {
    pub(super) fn open(options: SqliteOptions, surroundings: &Surroundings, cache: Arc<Cache>, tally: Arc<Tally>) -> Result<Self> {
        let unusable = |error| Error::Conflict(format!("can't use {}: {error}", options.directory.display()).into());
        private_directory(&options.directory).map_err(unusable)?;
        private_file(&options.file()).map_err(unusable)?;
        let lock = lock(&options.directory)?;
        let mut conn = options.connect(true)?;
        at_once(migrate::run(Conn::Sqlite(&mut conn), surroundings))?;
        let readers = Arc::new(Readers { options: options.clone(), slots: Default::default() });
        let (queue, jobs) = mpsc::channel(super::QUEUE);
        let surroundings = surroundings.clone();
        let work = move || {
            let mut writer = Writer { conn, options, surroundings, cache, tally };
            writer.serve(jobs);
            drop(writer);
            drop(lock);
        };
        let writer = thread::Builder::new().name("roster-writer".into()).spawn(work).map_err(Error::internal)?;
        Ok(Self { queue: Some(queue), readers, writer: Some(writer) })
    }

    pub(super) fn reader(&self) -> Result<Lease> {
        Ok(Lease::sqlite(self.readers.take()?, Arc::clone(&self.readers)))
    }

    /// A connection for another thread, taken there: connections stay with the thread that used them last.
    pub(super) fn reader_elsewhere(&self) -> impl FnOnce() -> Result<Lease> + Send + 'static {
        let home = Arc::clone(&self.readers);
        move || Ok(Lease::sqlite(home.take()?, home))
    }

    pub(super) fn queue(&self, organization: OrganizationId, job: Box<dyn Job>) -> Result<()> {
        self.send(Work::Write(organization, job))
    }

    /// Runs this on the writer's connection, after all that was queued before and before all that comes after.
    pub(super) async fn alone<T: Send + 'static>(&self, work: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static) -> Result<T> {
        let (caller, answer) = oneshot::channel();
        self.send(Work::Alone(Box::new(move |conn| {
            let _ = caller.send(work(conn));
        })))?;
        answer.await.unwrap_or(Err(Error::Unavailable("the store is closing")))
    }

    fn send(&self, work: Work) -> Result<()> {
        let closing = Error::Unavailable("the store is closing");
        let queue = self.queue.as_ref().ok_or_else(|| closing.clone())?;
        queue.try_send(work).map_err(|refused| match refused {
            mpsc::error::TrySendError::Full(_) => Error::Unavailable("too many writes are waiting"),
            mpsc::error::TrySendError::Closed(_) => closing,
        })
    }

    /// How many writes wait, and whether more are taken.
    pub(super) fn queue_state(&self) -> (usize, bool) {
        self.queue.as_ref().map_or((0, false), |queue| (queue.max_capacity() - queue.capacity(), !queue.is_closed()))
    }

    pub(super) fn describe(&self) -> String {
        format!("SQLite in {}", self.readers.options.directory.display())
    }
}

impl Drop for Sqlite {
    /// Waits for the writes that were queued, so that a store can be opened again at once.
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

/// Names, emails and hashes are nobody else's on the machine: what is made here is for its owner alone.
fn private_directory(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// SQLite gives its log and index the mode of the database, which must therefore be right from the beginning.
fn private_file(path: &Path) -> std::io::Result<()> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// One process at a time: a second one would keep a cache that the first one's writes do not reach.
fn lock(directory: &Path) -> Result<File> {
    let path = directory.join("roster.lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| Error::Conflict(format!("can't open {}: {error}", path.display()).into()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::Conflict(
            format!("another roster process has {} open: use the running server, or stop it first", directory.display()).into(),
        )),
        Err(TryLockError::Error(error)) => Err(Error::Conflict(format!("can't lock {}: {error}", path.display()).into())),
    }
}

struct Writer {
    conn: Connection,
    options: SqliteOptions,
    surroundings: Surroundings,
    cache: Arc<Cache>,
    tally: Arc<Tally>,
}

impl Writer {
    /// Takes what waits, up to a batch, as long as somebody may still send.
    fn serve(&mut self, mut jobs: mpsc::Receiver<Work>) {
        while let Some(first) = jobs.blocking_recv() {
            let (mut waiting, mut next) = (Vec::new(), Some(first));
            while let Some(work) = next {
                match work {
                    Work::Write(organization, job) => waiting.push((organization, job)),
                    Work::Alone(work) => {
                        self.batch(std::mem::take(&mut waiting));
                        work(&mut self.conn);
                    }
                }
                next = if waiting.len() < self.options.most { jobs.try_recv().ok() } else { None };
            }
            self.batch(waiting);
        }
        // The database file alone is then a whole copy of the data.
        if let Err(error) = self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())) {
            tracing::warn!(%error, "could not fold the log into the database");
        }
    }

    fn batch(&mut self, waiting: Vec<(OrganizationId, Box<dyn Job>)>) {
        if waiting.is_empty() {
            return;
        }
        let mut slots: Vec<_> = waiting.into_iter().map(|(id, job)| (id, Slot::new(job))).collect();
        let mut tenants: Vec<Tenant> = Vec::new();
        let committed = self.commit(&mut slots, &mut tenants);
        if committed.is_err() && !self.conn.is_autocommit() {
            let _ = self.conn.execute_batch("ROLLBACK");
        }
        self.tally.batch(slots.len(), committed.is_ok());
        for (id, slot) in slots {
            match tenants.iter().find(|tenant| tenant.id == id) {
                Some(tenant) => slot.settle(tenant, &committed, &self.cache),
                None => slot.settle(&Tenant::new(id, Epoch::default()), &committed, &self.cache),
            }
        }
    }

    fn commit(&mut self, slots: &mut [(OrganizationId, Slot)], tenants: &mut Vec<Tenant>) -> Result<()> {
        self.conn.execute_batch("BEGIN IMMEDIATE").map_err(fault::sqlite)?;
        let mut conn = Conn::Sqlite(&mut self.conn);
        let mut before = Vec::new();
        for (id, slot) in slots {
            let place = match tenants.iter().position(|tenant| tenant.id == *id) {
                Some(place) => place,
                None => match at_once(Tenant::lock(&mut conn, *id))? {
                    Some(tenant) => {
                        before.push(tenant.clone());
                        tenants.push(tenant);
                        tenants.len() - 1
                    }
                    None => {
                        slot.outcome = Err(Error::NotFound(Kind::Organization));
                        continue;
                    }
                },
            };
            at_once(slot.run(reborrow(&mut conn), &mut tenants[place], &self.surroundings))?;
        }
        for (tenant, before) in tenants.iter().zip(&before) {
            if tenant != before {
                at_once(tenant.save(&mut conn))?;
            }
        }
        if !self.options.commit_delay.is_zero() {
            thread::sleep(self.options.commit_delay);
        }
        self.conn.execute_batch("COMMIT").map_err(|error| {
            tracing::error!(%error, "a commit failed");
            Error::Unavailable("the store could not make the write durable")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Durability, SqliteOptions};
    use crate::{
        Result,
        clock::SystemClock,
        organization::INSTANCE,
        random::SystemRandom,
        sealed::Sealing,
        store::{Store, Surroundings, Tx, Write},
    };
    use std::sync::Arc;

    /// Asks the connection that commits what it was told.
    struct Pragmas;

    impl Write for Pragmas {
        type Out = (Option<i64>, Option<String>);

        async fn run(&self, tx: &mut Tx<'_>) -> Result<Self::Out> {
            let synchronous = tx.first("PRAGMA synchronous", &[], |row| row.int(0)).await?;
            Ok((synchronous, tx.first("PRAGMA journal_mode", &[], |row| row.text(0)).await?))
        }
    }

    /// A kill says nothing about fsync; the live writer connection must sync every commit.
    #[tokio::test]
    async fn the_live_writer_syncs_every_commit() {
        let directory = std::env::temp_dir().join(format!("roster-synchronous-{}", std::process::id()));
        let surroundings =
            Surroundings { clock: Arc::new(SystemClock::new()), random: Arc::new(SystemRandom), sealing: Sealing::default() };
        for (durability, level) in [(Durability::Full, 2), (Durability::Off, 0)] {
            let options = SqliteOptions { durability, ..SqliteOptions::new(&directory) };
            let store = Store::open_sqlite(options, surroundings.clone()).unwrap();
            let told = store.write(INSTANCE, Pragmas).await.unwrap().value;
            assert_eq!(told, (Some(level), Some("wal".into())));
        }
        std::fs::remove_dir_all(&directory).unwrap();
    }
}
