//! What the store has done since it was opened, counted for whoever watches the server.

use std::sync::atomic::{AtomicU64, Ordering};

/// Upper bounds of the sizes of batches that are told apart.
pub const BATCH_SIZES: [usize; 5] = [1, 4, 16, 64, 256];

/// Counts that only grow.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Committed batches of each size, the larger ones last.
    batches: [AtomicU64; BATCH_SIZES.len() + 1],
    writes: AtomicU64,
    failed: AtomicU64,
}

/// What was committed so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Batches {
    /// Committed batches by size: each of [`BATCH_SIZES`], then all larger ones.
    pub by_size: [u64; BATCH_SIZES.len() + 1],
    /// Writes in them, those included that were refused inside their savepoint.
    pub writes: u64,
    /// Batches that could not be committed.
    pub failed: u64,
}

impl Tally {
    /// A batch of so many writes has ended.
    pub(super) fn batch(&self, writes: usize, committed: bool) {
        if !committed {
            self.failed.fetch_add(1, Ordering::Relaxed);
            return;
        }
        let size = BATCH_SIZES.iter().position(|most| writes <= *most).unwrap_or(BATCH_SIZES.len());
        self.batches[size].fetch_add(1, Ordering::Relaxed);
        self.writes.fetch_add(writes as u64, Ordering::Relaxed);
    }

    pub(super) fn batches(&self) -> Batches {
        Batches {
            by_size: self.batches.each_ref().map(|count| count.load(Ordering::Relaxed)),
            writes: self.writes.load(Ordering::Relaxed),
            failed: self.failed.load(Ordering::Relaxed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Batches, Tally};

    #[test]
    fn batches_are_told_apart_by_size() {
        let tally = Tally::default();
        for writes in [1, 1, 2, 4, 5, 256, 300] {
            tally.batch(writes, true);
        }
        tally.batch(9, false);
        assert_eq!(tally.batches(), Batches { by_size: [2, 2, 1, 0, 1, 1], writes: 569, failed: 1 });
    }
}
