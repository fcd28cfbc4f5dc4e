//! Reads that may take long, away from the threads that answer requests.

use super::{Backend, Conn, Store, batch::at_once};
use crate::{Error, Result};
use std::sync::Arc;
use tokio::{spawn, sync::Semaphore, task::spawn_blocking};

/// How many run at a time, so that processors and connections are left for everything else; more wait.
const MOST: usize = 4;

/// A read as a value: what it needs, and what to do with a connection.
pub trait Read: Send + 'static {
    /// What it answers.
    type Out: Send + 'static;
    /// Does it.
    fn run(self, conn: &mut Conn<'_>) -> impl Future<Output = Result<Self::Out>> + Send;
}

/// A read of which every statement sees the same moment.
struct Snapshot<R>(R);

impl<R: Read> Read for Snapshot<R> {
    type Out = R::Out;

    async fn run(self, conn: &mut Conn<'_>) -> Result<R::Out> {
        conn.script(match conn {
            Conn::Sqlite(_) => "BEGIN DEFERRED",
            Conn::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        })
        .await?;
        let read = self.0.run(conn).await;
        conn.script("ROLLBACK").await?;
        read
    }
}

/// The places of reads that may take long.
#[derive(Clone)]
pub(super) struct Aside(Arc<Semaphore>);

impl Default for Aside {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(MOST)))
    }
}

impl Store {
    /// Runs a read that may take long and of which every statement sees the same moment.
    ///
    /// # Errors
    /// As [`Store::read_aside`].
    pub async fn read_snapshot<R: Read>(&self, read: R) -> Result<R::Out> {
        match &self.backend {
            Backend::Sqlite(_) => self.read_aside(Snapshot(read)).await,
            // In a task of its own: a connection whose reader hung up would go back with the transaction open.
            Backend::Postgres(postgres) => {
                let place = Arc::clone(&self.aside.0).acquire_owned().await.map_err(Error::internal)?;
                let mut lease = postgres.reader().await?;
                let work = async move {
                    let _place = place;
                    Snapshot(read).run(&mut lease.conn()?).await
                };
                spawn(work).await.map_err(Error::internal)?
            }
        }
    }

    /// Runs a read that may take longer than a point read: on SQLite, whose calls block, in a thread that is kept for
    /// that. A few at a time; it waits for its turn.
    ///
    /// # Errors
    /// What the read answers; [`Error::Unavailable`] when the database can't be reached.
    pub async fn read_aside<R: Read>(&self, read: R) -> Result<R::Out> {
        let place = Arc::clone(&self.aside.0).acquire_owned().await.map_err(Error::internal)?;
        match &self.backend {
            Backend::Postgres(postgres) => read.run(&mut postgres.reader().await?.conn()?).await,
            Backend::Sqlite(sqlite) => {
                let reader = sqlite.reader_elsewhere();
                // The place is given back when the thread is done, also when nobody waits for the answer any more.
                let work = move || {
                    let (_place, mut lease) = (place, reader()?);
                    at_once(async { read.run(&mut lease.conn()?).await })
                };
                spawn_blocking(work).await.map_err(Error::internal)?
            }
        }
    }
}
