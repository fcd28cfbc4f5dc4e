//! The ids that the older era calls sessions (2025-11-25, Streamable HTTP, Session Management). Nothing is kept: an id is a
//! check sum over its end that only who has the key can have made, so it is of that key alone, counts on every node and after
//! a restart, ends by itself, and there can't be too many. The key is asked for with each request all the same.

use hmac::{Hmac, KeyInit, Mac};
use hyper::header::HeaderName;
use roster_core::{clock::Timestamp, random::Random};
use sha2::Sha256;

/// The header that carries the id.
pub(super) const HEADER: HeaderName = HeaderName::from_static("mcp-session-id");
/// How long one lasts, in microseconds: a day.
const LASTS: i64 = 24 * 3600 * 1_000_000;

/// A new id for this key: its end, 16 random bytes and the sum over both, in hexadecimal.
pub(super) fn begin(key: &str, now: Timestamp, random: &dyn Random) -> String {
    let mut bytes = [0; 24];
    let (end, nonce) = bytes.split_at_mut(8);
    end.copy_from_slice(&now.as_micros().saturating_add(LASTS).to_be_bytes());
    random.fill(nonce);
    hex(&bytes) + &sum(key, &bytes).map_or_else(String::new, |sum| hex(&sum.finalize().into_bytes()))
}

/// Whether this id was made for this key, and has not ended.
pub(super) fn is_of(id: &str, key: &str, now: Timestamp) -> bool {
    let Some(bytes) = unhex(id).and_then(|bytes| <[u8; 56]>::try_from(bytes).ok()) else { return false };
    let (named, given) = bytes.split_at(24);
    let end = named.first_chunk().map_or(0, |end| i64::from_be_bytes(*end));
    end > now.as_micros() && sum(key, named).is_some_and(|sum| sum.verify_slice(given).is_ok())
}

/// HMAC-SHA-256 (RFC 2104) under the caller's key.
fn sum(key: &str, text: &[u8]) -> Option<Hmac<Sha256>> {
    Some(Hmac::new_from_slice(key.as_bytes()).ok()?.chain_update(b"roster mcp session").chain_update(text))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    text.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{LASTS, begin, is_of};
    use proptest::prelude::{prop_assert, proptest};
    use roster_core::{clock::Timestamp, random::SeededRandom};

    const NOW: Timestamp = Timestamp::from_micros(1_767_323_045_000_000);

    #[test]
    fn it_is_of_its_key_and_ends() {
        let random = SeededRandom::new(7);
        let id = begin("rst_key_one", NOW, &random);
        let after = |micros| Timestamp::from_micros(NOW.as_micros() + micros);
        assert!(is_of(&id, "rst_key_one", NOW) && is_of(&id, "rst_key_one", after(LASTS - 1)));
        assert!(!is_of(&id, "rst_key_two", NOW) && !is_of(&id, "rst_key_one", after(LASTS)));
        assert_ne!(id, begin("rst_key_one", NOW, &random), "each is another");
        for other in ["", "x", &id[1..], &id.to_uppercase(), &format!("{id}00")] {
            assert!(!is_of(other, "rst_key_one", NOW), "{other}");
        }
    }

    proptest! {
        #[test]
        fn a_changed_one_is_none(at in 0usize..112, to in "[0-9a-f]") {
            let id = begin("rst_key_one", NOW, &SeededRandom::new(7));
            let mut changed = id.clone();
            changed.replace_range(at..=at, &to);
            prop_assert!(changed == id || !is_of(&changed, "rst_key_one", NOW));
        }
    }
}
