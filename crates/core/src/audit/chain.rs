//! The hash chain: `leaf = SHA-256(salt ‖ payload)`, `link = SHA-256(previous link ‖ sequence ‖ leaf)`.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use sha2::{Digest, Sha256};
use std::{borrow::Cow, fmt};

/// The hash of one event: 16 random bytes before its payload, so that nobody can guess what was erased.
pub(super) fn leaf(salt: &[u8], payload: &str) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(payload).finalize().into()
}

/// The link of one event; the sequence counts as eight bytes, the most significant first.
pub(super) fn link(previous: &[u8; 32], sequence: u64, leaf: &[u8; 32]) -> [u8; 32] {
    Sha256::new().chain_update(previous).chain_update(sequence.to_be_bytes()).chain_update(leaf).finalize().into()
}

/// Bytes that are written as lower-case hexadecimal digits: links and leaves (32), salts (16).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hex<const N: usize>(pub [u8; N]);

impl<const N: usize> Hex<N> {
    /// Reads `2 N` lower-case digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let (mut bytes, text) = ([0; N], text.as_bytes());
        if text.len() != 2 * N {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self(bytes))
    }
}

impl<const N: usize> fmt::Display for Hex<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom(format!("must be {} lower-case hexadecimal digits", 2 * N)))
    }
}

impl<const N: usize> JsonSchema for Hex<N> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Hex{N}").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "pattern": format!("^[0-9a-f]{{{}}}$", 2 * N)})
    }
}

#[cfg(test)]
mod tests {
    use super::Hex;

    #[test]
    fn hexadecimal_digits_are_read_strictly() {
        assert_eq!(Hex::<2>::parse("0aff").map(|hex| hex.to_string()).as_deref(), Some("0aff"));
        for bad in ["", "0af", "0afff", "0AFF", "0ag0", "+aff", "ää"] {
            assert_eq!(Hex::<2>::parse(bad), None, "{bad}");
        }
    }
}
