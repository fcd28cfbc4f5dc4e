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
    id::{Id, OrganizationId, entity},
    organization,
    store::{Tx, Write},
};
use model::Record;

/// How long a record is kept, in microseconds: a day.
pub const KEPT: i64 = 86_400_000_000;
/// The most records of one organization.
pub const MOST: u64 = 100_000;
/// The most of them of one caller, so that nobody uses up what all in the organization share.
pub const MOST_OF_ONE: u64 = MOST / 4;
/// The most bytes of bodies that are kept for one organization: of answers beyond it only that they were given.
pub const MOST_BYTES: u64 = 64 << 20;
/// The largest body that is kept, in bytes; of a larger one only that it was given.
pub const LARGEST_BODY: usize = 256 << 10;

/// The counter of an organization's records.
const COUNTER: &str = "idempotency_records";
/// The counter of the bytes of their bodies.
const BYTES: &str = "idempotency_bytes";
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
        Some(record) => {
            tx.count(organization, BYTES, -record.bytes());
            return rows::renew(tx, attempt).await;
        }
        None => {}
    }
    if organization::rows::counter(tx.conn(), organization, organization.as_bytes(), COUNTER).await? >= MOST {
        return Err(Error::LimitReached { what: "idempotency keys of an organization within a day", max: MOST });
    }
    if organization::rows::counter(tx.conn(), organization, &attempt.caller, COUNTER).await? >= MOST_OF_ONE {
        return Err(Error::LimitReached { what: "idempotency keys of one caller within a day", max: MOST_OF_ONE });
    }
    count(tx, attempt.caller, 1);
    rows::insert(tx, attempt).await
}

/// Counts records of a caller, whoever that is, and of the organization.
fn count(tx: &mut Tx<'_>, caller: [u8; 16], by: i64) {
    tx.count(tx.organization(), COUNTER, by);
    tx.count(Id::<entity::User>::from_bytes(caller), COUNTER, by);
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
        let organization = tx.organization();
        let bytes = self.outcome.bytes();
        let held = organization::rows::counter(tx.conn(), organization, organization.as_bytes(), BYTES).await?;
        // As with a body that is too large: the request is not carried out again, and not answered either.
        if held.saturating_add_signed(bytes) > MOST_BYTES {
            return Ok(());
        }
        if rows::keep(tx, &self.attempt, &self.outcome).await? > 0 {
            tx.count(organization, BYTES, bytes);
        }
        Ok(())
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
        for (caller, records, bytes) in rows::expired(tx, self.0, PART).await? {
            count(tx, caller, -records);
            tx.count(tx.organization(), BYTES, -bytes);
        }
        rows::clear(tx, self.0, PART).await
    }
}

impl Record {
    fn is_expired(&self, now: Timestamp) -> bool {
        now.as_micros() - self.created_at.as_micros() >= KEPT
    }

    /// The bytes of the body that it keeps.
    fn bytes(&self) -> i64 {
        self.outcome.as_ref().map_or(0, Outcome::bytes)
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
