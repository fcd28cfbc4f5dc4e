//! What is known of a request before it is served, and the quota that it is counted in.

use crate::{
    limiter::{Exceeded, Left, Limiter},
    refusal::Refusal,
};
use std::{net::IpAddr, sync::Arc};

/// What is known of a request before it is served.
pub(crate) struct Asked {
    pub(crate) id: Arc<str>,
    pub(crate) address: IpAddr,
    /// Microseconds of the monotonic clock.
    pub(crate) now: i64,
    /// The place of its row among the surface's, one past them for none.
    pub(crate) row: usize,
    pub(crate) counted: bool,
    /// What is left of the quota that it was counted in.
    pub(crate) left: Option<Left>,
}

impl Asked {
    /// Counts it as one of nobody who is known, unless it has been counted.
    pub(crate) fn count_unknown(&mut self, limiter: &Limiter) -> Result<(), Refusal> {
        if self.counted { Ok(()) } else { self.count(limiter.unknown(self.address, self.now)) }
    }

    pub(crate) fn count(&mut self, taken: Result<Option<Left>, Exceeded>) -> Result<(), Refusal> {
        self.counted = true;
        self.left = self.refused(taken)?;
        Ok(())
    }

    pub(crate) fn refused<T>(&mut self, outcome: Result<T, Exceeded>) -> Result<T, Refusal> {
        outcome.map_err(|exceeded| {
            self.counted = true;
            self.left = Some(exceeded.left);
            Refusal::TooManyRequests { seconds: exceeded.seconds }
        })
    }
}
