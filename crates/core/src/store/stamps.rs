//! Of one organization: which write touched what last, as far as it is known on this node.

use super::Tag;
use quick_cache::DefaultHashBuilder;
use std::{
    collections::HashMap,
    sync::{
        PoisonError, RwLock, RwLockReadGuard,
        atomic::{AtomicU64, Ordering},
    },
};

/// How many tags one organization remembers before all of its entries are dropped instead.
const MOST_TAGS: usize = 4_096;

/// The stamps of one organization.
#[derive(Default)]
pub(super) struct Stamps {
    /// The newest version that stamped anything. What was filled at it or later needs no look at the rest, and so takes no
    /// lock: between two writes that is every entry that was read again.
    newest: AtomicU64,
    known: RwLock<Known>,
}

#[derive(Default)]
struct Known {
    /// The newest version that is known here: what a read from now on includes.
    version: u64,
    /// The version up to which every write's tags are stamped. It stays behind `version` when this node writes after
    /// another node did, until the poll has read what the other one touched.
    complete: Option<u64>,
    floor: u64,
    of: HashMap<Tag, u64, DefaultHashBuilder>,
}

impl Stamps {
    /// Whether what was read at this version from these may still be believed.
    pub(super) fn allow(&self, filled: u64, tags: &[Tag]) -> bool {
        if filled >= self.newest.load(Ordering::Acquire) {
            return true;
        }
        let known = self.known();
        filled >= known.floor && tags.iter().all(|tag| known.of.get(tag).is_none_or(|at| filled >= *at))
    }

    /// From now on nothing is believed that has these stamps.
    pub(super) fn never(&self) {
        self.change(|known| {
            known.floor = u64::MAX;
            u64::MAX
        });
    }

    /// The organization's version was just read.
    pub(super) fn follow(&self, version: u64) {
        self.change(|known| {
            known.version = known.version.max(version);
            known.complete = Some(known.complete.map_or(version, |complete| complete.min(version)));
            0
        });
    }

    /// A write of this node touched these.
    pub(super) fn committed(&self, version: u64, tags: &[Tag]) {
        self.change(|known| {
            if known.complete.is_none_or(|complete| complete + 1 == version) {
                known.complete = Some(version);
            }
            known.stamp(version, tags)
        });
    }

    /// Everything that was written after one version and up to another, by whatever node, touched these.
    pub(super) fn caught_up(&self, after: u64, version: u64, tags: &[Tag]) {
        self.change(|known| {
            if known.complete.is_some_and(|complete| (after..version).contains(&complete)) {
                known.complete = Some(version);
            }
            known.stamp(version, tags)
        });
    }

    /// The newest version that is known here.
    pub(super) fn version(&self) -> u64 {
        self.known().version
    }

    /// The version up to which every write is known here.
    pub(super) fn complete(&self) -> Option<u64> {
        self.known().complete
    }

    fn known(&self) -> RwLockReadGuard<'_, Known> {
        self.known.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is known; the change says up to which version it stamped. That is told while the lock is held, and a
    /// write is answered after it.
    fn change(&self, change: impl FnOnce(&mut Known) -> u64) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        self.newest.fetch_max(change(&mut known), Ordering::AcqRel);
    }
}

impl Known {
    fn stamp(&mut self, version: u64, tags: &[Tag]) -> u64 {
        self.version = self.version.max(version);
        if tags.contains(&Tag::Everything) || self.of.len() > MOST_TAGS {
            self.floor = self.floor.max(version);
            self.of.clear();
        }
        for tag in tags {
            let stamp = self.of.entry(*tag).or_default();
            *stamp = (*stamp).max(version);
        }
        version
    }
}

#[cfg(test)]
mod tests {
    use super::Stamps;
    use crate::store::Tag;
    use proptest::{collection::vec, prelude::any, proptest};

    proptest! {
        /// The short way says what the long one says.
        #[test]
        fn what_was_filled_before_a_stamp_of_its_tags_is_refused_and_nothing_else(
            writes in vec(0u8..4, 1..20), filled in 0u64..22, tag in 0u8..4, dropped in any::<bool>(),
        ) {
            let stamps = Stamps::default();
            let mut last = 0;
            for (version, touched) in (1u64..).zip(&writes) {
                stamps.committed(version, &[Tag::Object([*touched; 16])]);
                last = if *touched == tag { version } else { last };
            }
            if dropped {
                stamps.never();
            }
            assert_eq!(stamps.allow(filled, &[Tag::Object([tag; 16])]), filled >= last && !dropped);
        }
    }
}
