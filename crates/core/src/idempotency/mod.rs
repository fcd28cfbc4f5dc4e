//! Requests that are carried out once, however often they are sent (draft-ietf-httpapi-idempotency-key-header-07).
//!
//! The record of a request is written in the transaction of its first change, so both are there or neither. Its answer is
//! kept with it afterwards, in a write of its own: when the server ends in between, the record without an answer says that
//! the request must not be carried out again.

mod model;
mod rows;

pub use model::{Attempt, Kept, Key, Outcome, Repeat};

use crate::{
    Directory, Error, Result,
    clock::Timestamp,
    id::OrganizationId,
    organization,
    store::{Tx, Write},
};
use model::Record;

/// How long a record is kept, in microseconds: a day.
pub const KEPT: i64 = 86_400_000_000;
/// The most records of one organization.
pub const MOST: u64 = 100_000;
/// The largest body that is kept, in bytes; of a larger one only that it was given.
pub const LARGEST_BODY: usize = 256 << 10;

/// The counter of an organization's records.
const COUNTER: &str = "idempotency_records";
/// Records that one write clears away.
const PART: u32 = 1_000;

/// The answer to an earlier request with the same key in one of these organizations; `None` when there was none.
///
/// # Errors
/// [`Error::Repeated`] when it was another request, or can't be answered again.
pub async fn answered(directory: &Directory, organizations: &[OrganizationId], attempt: &Attempt) -> Result<Option<Kept>> {
    for organization in organizations {
        let found = {
            let mut lease = directory.store().read().await?;
            rows::find(&mut lease.conn()?, *organization, attempt).await?
        };
        match found {
            Some(record) if !record.is_expired(directory.now()) => return record.answer(attempt).map(Some),
            _ => {}
        }
    }
    Ok(None)
}

/// Records the request in the transaction of its change.
///
/// # Errors
/// [`Error::Repeated`] when it is there already: two of the same came at the same moment. [`Error::LimitReached`].
pub(crate) async fn record(tx: &mut Tx<'_>, attempt: &Attempt) -> Result<()> {
    let organization = tx.organization();
    match rows::find(tx.conn(), organization, attempt).await? {
        Some(record) if !record.is_expired(tx.now()) => {
            record.answer(attempt)?;
            // It has been answered since this one looked.
            return Err(Error::Repeated(Repeat::Unanswered));
        }
        Some(_) => return rows::renew(tx, attempt).await,
        None => {}
    }
    if organization::rows::counter(tx.conn(), organization, organization.as_bytes(), COUNTER).await? >= MOST {
        return Err(Error::LimitReached { what: "idempotency keys of an organization within a day", max: MOST });
    }
    tx.count(organization, COUNTER, 1);
    rows::insert(tx, attempt).await
}

/// Keeps what a request that was recorded came to. That it could not be kept is no error of the request.
pub async fn keep(directory: &Directory, attempt: &Attempt, outcome: Outcome) {
    let Some(organization) = attempt.recorded_in() else { return };
    let keep = Keep { attempt: attempt.clone(), outcome };
    if let Err(error) = directory.store().write(organization, keep).await {
        tracing::warn!(%error, "could not keep the answer to a request with an idempotency key");
    }
}

/// One of the named exceptions to permit and audit: what it writes is shown to nobody but the caller who got it before.
struct Keep {
    attempt: Attempt,
    outcome: Outcome,
}

impl Write for Keep {
    type Out = ();
    const HOUSEKEEPING: bool = true;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<()> {
        rows::keep(tx, &self.attempt, &self.outcome).await
    }
}

/// Clears expired records away.
///
/// # Errors
/// When the store fails.
pub(crate) async fn clear(directory: &Directory) -> Result<()> {
    let before = directory.now().plus_micros(-KEPT);
    let organizations = {
        let mut lease = directory.store().read().await?;
        rows::with_expired(&mut lease.conn()?, before).await?
    };
    for organization in organizations {
        while directory.store().write(organization, Clear(before)).await?.value == u64::from(PART) {}
    }
    Ok(())
}

/// Another of the named exceptions.
struct Clear(Timestamp);

impl Write for Clear {
    type Out = u64;
    const HOUSEKEEPING: bool = true;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64> {
        let cleared = rows::clear(tx, self.0, PART).await?;
        tx.count(tx.organization(), COUNTER, -cleared.cast_signed());
        Ok(cleared)
    }
}

impl Record {
    fn is_expired(&self, now: Timestamp) -> bool {
        now.as_micros() - self.created_at.as_micros() >= KEPT
    }

    /// What the same request is answered with.
    fn answer(self, attempt: &Attempt) -> Result<Kept> {
        if !attempt.is(&self.fingerprint) {
            return Err(Error::Repeated(Repeat::OtherRequest));
        }
        match self.outcome {
            Some(Outcome::Answer(kept)) => Ok(kept),
            Some(Outcome::Secret(id)) => Err(Error::Repeated(Repeat::SecretShown(id))),
            None => Err(Error::Repeated(Repeat::Unanswered)),
        }
    }
}
