//! Writes that wait, and what happens to each inside its savepoint.

use super::{BoxFuture, Committed, Conn, Surroundings, Tenant, Tx, Write, cache::Cache, fault, tx::Effects};
use crate::{Error, Result};
use std::{
    future::{Future, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    task::{Context, Poll, Waker},
};
use tokio::sync::oneshot;

/// The most writes in one commit.
pub(super) const MOST: usize = 256;

/// A queued write with its type erased.
pub(super) trait Job: Send {
    /// Runs it once more; an earlier answer is forgotten.
    fn run<'a>(&'a mut self, tx: &'a mut Tx<'_>) -> BoxFuture<'a, Result<()>>;
    /// Whether it needs no audit event.
    fn housekeeping(&self) -> bool;
    /// Answers the caller, with the version when the commit held.
    fn answer(self: Box<Self>, outcome: Result<u64>);
}

pub(super) struct Task<W: Write> {
    write: W,
    value: Option<W::Out>,
    caller: oneshot::Sender<Result<Committed<W::Out>>>,
}

impl<W: Write> Task<W> {
    #[expect(clippy::type_complexity, reason = "the receiving half is named nowhere else")]
    pub(super) fn queueable(write: W) -> (Box<dyn Job>, oneshot::Receiver<Result<Committed<W::Out>>>) {
        let (caller, answer) = oneshot::channel();
        (Box::new(Self { write, value: None, caller }), answer)
    }
}

impl<W: Write> Job for Task<W> {
    fn run<'a>(&'a mut self, tx: &'a mut Tx<'_>) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            self.value = Some(self.write.run(tx).await?);
            Ok(())
        })
    }

    fn housekeeping(&self) -> bool {
        W::HOUSEKEEPING
    }

    fn answer(self: Box<Self>, outcome: Result<u64>) {
        let Self { value, caller, .. } = *self;
        let answer = outcome.and_then(|version| value.map(|value| Committed { value, version }).ok_or(Error::Internal));
        // A caller that hung up loses its answer, never its write.
        let _ = caller.send(answer);
    }
}

/// A job of a batch with what came of it so far.
pub(super) struct Slot {
    pub(super) job: Box<dyn Job>,
    pub(super) outcome: Result<(u64, Effects)>,
}

impl Slot {
    pub(super) fn new(job: Box<dyn Job>) -> Self {
        Self { job, outcome: Err(Error::Internal) }
    }

    /// Runs the job in a savepoint of the open transaction; `tenant` moves only when it succeeds.
    ///
    /// # Errors
    /// When the transaction itself can't go on.
    pub(super) async fn run(&mut self, mut conn: Conn<'_>, tenant: &mut Tenant, surroundings: &Surroundings) -> Result<()> {
        conn.script("SAVEPOINT one").await?;
        let mut after = tenant.clone();
        let outcome = caught(self.attempt(reborrow(&mut conn), &mut after, surroundings)).await;
        if outcome.is_ok() {
            conn.script("RELEASE SAVEPOINT one").await?;
            *tenant = after;
        } else {
            conn.script("ROLLBACK TO SAVEPOINT one; RELEASE SAVEPOINT one").await?;
        }
        self.outcome = outcome.map(|effects| (tenant.version, effects));
        Ok(())
    }

    async fn attempt(&mut self, conn: Conn<'_>, tenant: &mut Tenant, surroundings: &Surroundings) -> Result<Effects> {
        let mut tx = Tx::new(conn, tenant, surroundings);
        self.job.run(&mut tx).await?;
        if tx.effects.wrote && tx.effects.events == 0 && !self.job.housekeeping() {
            return Err(Error::internal("a write changed rows without an audit event"));
        }
        tx.finish().await
    }

    /// Whether the database asked to run the whole batch again.
    pub(super) fn asks_again(&self) -> bool {
        matches!(&self.outcome, Err(error) if *error == fault::RUN_AGAIN)
    }

    /// After the commit: the cache first, then the caller. Failed jobs are answered with their own error, as it may
    /// rest on what others of the batch wrote.
    pub(super) fn settle(self, tenant: &Tenant, committed: &Result<()>, cache: &Cache) {
        let outcome = match (self.outcome, committed) {
            (Ok((version, effects)), Ok(())) => {
                cache.committed(tenant.id, version, &effects.tags);
                Ok(version)
            }
            (_, Err(error)) => Err(error.clone()),
            (Err(error), Ok(())) => Err(error),
        };
        self.job.answer(outcome);
    }
}

pub(super) fn reborrow<'a>(conn: &'a mut Conn<'_>) -> Conn<'a> {
    match conn {
        Conn::Sqlite(conn) => Conn::Sqlite(conn),
        Conn::Postgres(client) => Conn::Postgres(client),
    }
}

/// Turns a panic inside the future into an internal error, so that it rolls back its savepoint and nothing else.
async fn caught<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    let mut future = pin!(future);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(poll) => poll,
        Err(_) => Poll::Ready(Err(Error::internal("a write panicked"))),
    })
    .await
}

/// Runs a future that only touches SQLite: it is ready at the first poll, as every call returns at once.
///
/// # Errors
/// [`Error::Internal`] when it awaited something other than the store.
pub(super) fn at_once<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => Err(Error::internal("something other than the store was awaited")),
    }
}
