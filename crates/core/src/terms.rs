//! The terms of a change: where it came from, and what its caller expects to find.

use crate::{access::Counting, audit::Origin, clock::Timestamp, idempotency::Attempt, rehearsal::Rehearsal, store::Epoch};
use std::{fmt, sync::Arc};

/// The state of one object: the organization's epoch, and the version that last changed the object. As a strong entity
/// tag (RFC 9110 §8.8.3) without its quotation marks: 16 hexadecimal digits, a hyphen, the version in decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ETag {
    /// The organization's epoch.
    pub epoch: Epoch,
    /// The version that last changed the object.
    pub version: u64,
}

impl ETag {
    /// Reads the text; `None` when it is not one of ours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (epoch, version) = text.split_once('-')?;
        let hex = epoch.len() == 16 && epoch.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let decimal = version.bytes().all(|b| b.is_ascii_digit()) && (version == "0" || !version.starts_with('0'));
        if !hex || !decimal {
            return None;
        }
        let epoch = Epoch::from_bytes(u64::from_str_radix(epoch, 16).ok()?.to_be_bytes());
        Some(Self { epoch, version: version.parse().ok()? })
    }
}

impl fmt::Display for ETag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.epoch, self.version)
    }
}

/// What the object that is to be changed must be (RFC 9110 §13.1.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IfMatch {
    /// There at all.
    Any,
    /// In one of these states.
    OneOf(Vec<ETag>),
}

impl IfMatch {
    /// Whether an object in this state will do.
    #[must_use]
    pub fn matches(&self, state: ETag) -> bool {
        match self {
            Self::Any => true,
            Self::OneOf(tags) => tags.contains(&state),
        }
    }
}

/// The terms of one change.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Where the request came from.
    pub origin: Arc<Origin>,
    /// What the object that is to be changed must be.
    pub if_match: Option<Arc<IfMatch>>,
    /// When the credential ends with which the caller acts, where that is no key of the organization, or a secret of one
    /// that a rotation has replaced: nothing is handed on for longer.
    pub ends_at: Option<Timestamp>,
    /// The request that is to be carried out once.
    pub attempt: Option<Attempt>,
    /// Which of the caller's grants count.
    pub counting: Counting,
    /// Nothing is to be kept of it: it ends as a conflict, and the plan is here.
    pub rehearsal: Option<Rehearsal>,
}

impl From<Arc<Origin>> for Terms {
    /// Nothing is expected, and every grant counts.
    fn from(origin: Arc<Origin>) -> Self {
        Self { origin, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::ETag;
    use crate::store::Epoch;
    use proptest::prelude::{any, proptest};

    proptest! {
        #[test]
        fn a_tag_reads_back(epoch in any::<[u8; 8]>(), version in any::<u64>()) {
            let tag = ETag { epoch: Epoch::from_bytes(epoch), version };
            assert_eq!(ETag::parse(&tag.to_string()), Some(tag));
        }

        #[test]
        fn a_tag_has_one_text(text in "[0-9a-fA-F]{14,17}-[0-9]{0,21}") {
            assert!(ETag::parse(&text).is_none_or(|tag| tag.to_string() == text));
        }
    }
}
