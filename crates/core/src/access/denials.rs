//! Refusals, counted in memory and written as one audit event each per interval, so that nobody can buy an fsync
//! with a refused request.

use super::{Actor, Permission, Reason};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Seconds between two writes of what was counted.
pub const INTERVAL_SECONDS: u64 = 10;
/// More different refusals than this within one interval are dropped; a flood can't grow memory.
const MOST: usize = 10_000;

/// One sort of refusal.
pub(crate) type Sort = (Actor, Permission, Reason);

/// The counts since they were last taken.
#[derive(Debug, Default)]
pub struct Denials(Mutex<HashMap<Sort, u64>>);

impl Denials {
    /// Counts one refusal.
    pub fn count(&self, actor: Actor, permission: Permission, reason: Reason) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() < MOST || counts.contains_key(&(actor, permission, reason)) {
            *counts.entry((actor, permission, reason)).or_default() += 1;
        }
    }

    /// Takes the counts and starts anew.
    #[must_use]
    pub fn take(&self) -> Vec<(Sort, u64)> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_iter().collect()
    }
}
