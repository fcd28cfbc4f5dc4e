//! A request that is to be carried out once, and what is kept of it.

use crate::{Error, Result, clock::Timestamp, id::OrganizationId};
use sha2::{Digest, Sha256};
use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

/// The text by which a client names one request: 1 to 255 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(String);

impl TryFrom<&str> for Key {
    type Error = Error;

    fn try_from(text: &str) -> Result<Self> {
        if (1..=255).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Error::invalid("", "must have 1 to 255 visible ASCII characters"))
        }
    }
}

impl Key {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// One try at a request that is to be carried out once. Clones are the same try.
#[derive(Clone)]
pub struct Attempt {
    /// Whose key it is, by their id: of a user, of a key that no user owns, of an account.
    pub(super) caller: [u8; 16],
    pub(super) key: Key,
    /// A hash of everything that makes it this request and no other.
    pub(super) fingerprint: [u8; 32],
    recorded: Arc<Mutex<Option<OrganizationId>>>,
}

impl Attempt {
    /// A try by this caller; `parts` are what must be the same for it to be the same request.
    #[must_use]
    pub fn new(caller: [u8; 16], key: Key, parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        Self { caller, key, fingerprint: hash.finalize().into(), recorded: Arc::default() }
    }

    pub(super) fn is(&self, fingerprint: &[u8; 32]) -> bool {
        self.fingerprint == *fingerprint
    }

    /// Where it was recorded; `None` as long as nothing was changed.
    pub(super) fn recorded_in(&self) -> Option<OrganizationId> {
        *self.recorded.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the change that comes now is the first one, which records the request. A request may be several changes.
    pub(crate) fn begins_in(&self, organization: OrganizationId) -> bool {
        let mut recorded = self.recorded.lock().unwrap_or_else(PoisonError::into_inner);
        let first = recorded.is_none();
        recorded.get_or_insert(organization);
        first
    }

    /// The first change came to nothing, and its record with it.
    pub(crate) fn came_to_nothing(&self) {
        *self.recorded.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl fmt::Debug for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Attempt").field(&self.key).finish()
    }
}

/// An answer as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its status.
    pub status: u16,
    /// The headers that matter, as names and values.
    pub headers: Vec<(String, String)>,
    /// Its body, byte for byte.
    pub body: Vec<u8>,
}

/// What a request came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// This answer.
    Answer(Kept),
    /// An answer with a secret, which is not kept: only the id of what the secret is for.
    Secret([u8; 16]),
}

impl Outcome {
    /// The bytes of the body that is kept of it.
    pub(super) fn bytes(&self) -> i64 {
        match self {
            Self::Answer(kept) => i64::try_from(kept.body.len()).unwrap_or(i64::MAX),
            Self::Secret(_) => 0,
        }
    }
}

/// Why a request with a known key is not carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// The key stands for another request.
    OtherRequest,
    /// It is being carried out, or was and its answer is not known.
    Unanswered,
    /// Its answer had a secret, of what has this id.
    SecretShown([u8; 16]),
}

/// What the store has of a request.
pub(super) struct Record {
    pub(super) fingerprint: [u8; 32],
    pub(super) created_at: Timestamp,
    pub(super) outcome: Option<Outcome>,
}

#[cfg(test)]
mod tests {
    use super::{Attempt, Key};

    #[test]
    fn keys_are_visible_ascii() {
        let long = "k".repeat(255);
        for text in ["a", "8e03978e-40d5-43dd-bc93-6894a57f9324", "~!\"'", &long] {
            assert!(Key::try_from(text).is_ok(), "{text}");
        }
        for text in ["", " ", "a b", "ä", "a\n", &"k".repeat(256)] {
            assert!(Key::try_from(text).is_err(), "{text}");
        }
    }

    #[test]
    fn parts_do_not_run_together() {
        let print = |parts: &[&[u8]]| Attempt::new([0; 16], Key::try_from("k").unwrap(), parts).fingerprint;
        assert_ne!(print(&[b"ab", b"c"]), print(&[b"a", b"bc"]));
        assert_eq!(print(&[b"ab", b"c"]), print(&[b"ab", b"c"]));
    }
}
