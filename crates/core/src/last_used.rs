//! When keys, personal keys and credentials were last used: gathered in memory and written to the minute, as one of the
//! named exceptions to permit and audit.

use crate::{
    Directory, Result,
    clock::Timestamp,
    id::OrganizationId,
    store::{Tx, Value, Write},
};
use std::{
    collections::HashMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

/// How often a use is noted in memory, in microseconds.
const NOTE_EVERY: i64 = 1_000_000;
/// How much newer a use must be to be written, in microseconds.
const WRITE_EVERY: i64 = 60_000_000;

/// Where it is kept when something was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Table {
    ApiKeys,
    PersonalKeys,
    Credentials,
}

impl Table {
    const fn update(self) -> &'static str {
        match self {
            Self::ApiKeys => {
                "UPDATE api_keys SET last_used_at = $3
                 WHERE organization_id = $1 AND id = $2 AND (last_used_at IS NULL OR last_used_at < $4)"
            }
            Self::PersonalKeys => {
                "UPDATE personal_keys SET last_used_at = $3
                 WHERE organization_id = $1 AND id = $2 AND (last_used_at IS NULL OR last_used_at < $4)"
            }
            Self::Credentials => {
                "UPDATE credentials SET last_used_at = $3
                 WHERE organization_id = $1 AND id = $2 AND (last_used_at IS NULL OR last_used_at < $4)"
            }
        }
    }
}

/// Beside what authentication caches: when a use was last noted, so that most uses cost nothing.
#[derive(Debug, Default)]
pub(crate) struct Noted(AtomicI64);

impl Noted {
    /// Notes a use, at most once a second.
    pub(crate) fn note(&self, directory: &Directory, organization: OrganizationId, table: Table, id: [u8; 16]) {
        let now = directory.now();
        if now.as_micros() - self.0.load(Ordering::Relaxed) >= NOTE_EVERY {
            self.0.store(now.as_micros(), Ordering::Relaxed);
            directory.last_used().0.lock().unwrap_or_else(PoisonError::into_inner).insert((organization, table, id), now);
        }
    }
}

/// One thing that can be used.
type Thing = (OrganizationId, Table, [u8; 16]);

/// What was used since it was last written.
#[derive(Debug, Default)]
pub(crate) struct LastUsed(Mutex<HashMap<Thing, Timestamp>>);

impl LastUsed {
    /// Takes what was gathered, a write per organization.
    pub(crate) fn take(&self) -> HashMap<OrganizationId, MarkUsed> {
        let mut writes: HashMap<_, MarkUsed> = HashMap::new();
        for ((organization, table, id), at) in std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)) {
            writes.entry(organization).or_default().0.push((table, id, at));
        }
        writes
    }
}

/// Writes when things of one organization were last used.
#[derive(Debug, Default)]
pub(crate) struct MarkUsed(Vec<(Table, [u8; 16], Timestamp)>);

impl Write for MarkUsed {
    type Out = ();
    const HOUSEKEEPING: bool = true;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<()> {
        let organization = tx.organization();
        for (table, id, at) in &self.0 {
            let before = at.plus_micros(-WRITE_EVERY);
            tx.execute(table.update(), &[Value::from(&organization), Value::from(id), (*at).into(), before.into()]).await?;
        }
        Ok(())
    }
}
