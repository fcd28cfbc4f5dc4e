//! Secrets: shown once, stored as hashes, compared in constant time, never printed.
//!
//! A secret carries its organization and id, so authentication is one read in one tenant:
//! `rst_<kind>_<70 base62 digits of organization, id and 160 random bits><6 base62 digits of CRC-32>`. The check sum
//! lets a leak scanner and the server drop mistyped text without a read; it proves nothing.

use crate::{
    Error, Result,
    clock::Timestamp,
    id::{Entity, Id, OrganizationId, entity},
    random::Random,
};
use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;

const BASE62: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LIMBS: usize = 13;
const BODY: usize = 70;
const CHECK: usize = 6;

/// The text of a secret on its one way to the caller.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A literal secret, such as a root key from the environment.
    ///
    /// # Errors
    /// When it has fewer than 32 or more than 512 characters, holds other than printable ASCII, or begins with
    /// `rst_`, which only generated secrets do.
    pub fn literal(text: String) -> Result<Self> {
        if text.starts_with("rst_") {
            return Err(Error::invalid("key", "a literal key may not begin with rst_: that form carries an organization and an id"));
        }
        if !(32..=512).contains(&text.len()) || !text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
            return Err(Error::invalid("key", "a literal key has 32 to 512 printable ASCII characters"));
        }
        Ok(Self(text))
    }

    /// The text, to be shown once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    #[must_use]
    pub fn hash(&self) -> SecretHash {
        SecretHash::of(&self.0)
    }

    /// What may be shown for ever: the prefix that generated secrets of a kind share (of a literal key, two characters)
    /// and the last three characters; enough to recognise a secret, useless to guess it.
    #[must_use]
    pub fn mask(&self) -> Mask {
        let shown = |range: std::ops::Range<usize>| self.0.get(range).unwrap_or_default().to_owned();
        let kind = self.0.strip_prefix("rst_").and_then(|rest| rest.find('_'));
        let start = kind.map_or(2, |word| "rst_".len() + word + 1);
        Mask { start: shown(0..start), end: shown(self.0.len() - 3..self.0.len()) }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(redacted)")
    }
}

/// Characters of a secret that may be shown for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    /// The beginning.
    pub start: String,
    /// The last three characters.
    pub end: String,
}

/// SHA-256 of a secret's text; the text has 160 random bits, so no slow hash is needed.
#[derive(Clone, Copy)]
pub struct SecretHash([u8; 32]);

impl SecretHash {
    /// The hash of this text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// The hash with these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, as the store keeps them.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Whether both are the same, in constant time.
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

/// In constant time.
impl PartialEq for SecretHash {
    fn eq(&self, other: &Self) -> bool {
        self.matches(other)
    }
}

impl Eq for SecretHash {}

impl fmt::Debug for SecretHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretHash(redacted)")
    }
}

/// The secrets of one thing that count: the current one and, for a while after a rotation, the one before.
#[derive(Clone, Copy, Debug)]
pub struct LiveSecrets {
    /// The current one.
    pub current: SecretHash,
    /// The one before, and until when it counts.
    pub previous: Option<(SecretHash, Timestamp)>,
}

impl LiveSecrets {
    /// Whether what was shown counts at this moment. Both are compared, in constant time.
    #[must_use]
    pub fn count(&self, shown: &SecretHash, now: Timestamp) -> bool {
        let current = self.current.matches(shown);
        let previous = self.previous.is_some_and(|(hash, until)| hash.matches(shown) & (until > now));
        current | previous
    }

    /// Until when what was shown counts, where it is the one before: who holds it gets nothing that lasts longer.
    #[must_use]
    pub fn end_of(&self, shown: &SecretHash) -> Option<Timestamp> {
        let (before, until) = self.previous?;
        (before.matches(shown) & !self.current.matches(shown)).then_some(until)
    }
}

/// How long the secret before counts besides the new one: none to 90 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap(i64);

impl Overlap {
    /// The old secret ends at once.
    pub const NONE: Self = Self(0);
    /// The longest, in seconds.
    pub const MOST_SECONDS: u64 = 90 * 24 * 60 * 60;

    /// So many milliseconds.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is longer than [`Overlap::MOST_SECONDS`].
    pub fn from_millis(milliseconds: u64) -> Result<Self> {
        if milliseconds > Self::MOST_SECONDS * 1000 {
            return Err(Error::invalid("", format!("must be at most {} days", Self::MOST_SECONDS / 86400)));
        }
        Ok(Self(milliseconds.cast_signed() * 1000))
    }

    /// Until when the secret before counts, for a rotation at this moment.
    ///
    /// # Errors
    /// [`Error::Conflict`] when two secrets are live already: a third one is not made, but for one that ends both.
    pub(crate) fn until(self, now: Timestamp, previous: Option<Timestamp>) -> Result<Option<Timestamp>> {
        match previous.filter(|until| self.0 > 0 && *until > now) {
            Some(until) => Err(Error::Conflict(
                format!("the secret before the last rotation still counts until {until}: wait for that, or rotate without an overlap")
                    .into(),
            )),
            None => Ok((self.0 > 0).then(|| now.plus_micros(self.0))),
        }
    }
}

/// Something that has a generated secret. A new kind gets a line in [`shown_in`].
pub trait HasSecret: Entity {
    /// How the text of its secrets begins: `rst_<kind>_`.
    const PREFIX: &'static str;
}

impl HasSecret for entity::AccessToken {
    const PREFIX: &'static str = "rst_at_";
}
impl HasSecret for entity::ApiKey {
    const PREFIX: &'static str = "rst_key_";
}
impl HasSecret for entity::Credential {
    const PREFIX: &'static str = "rst_secret_";
}
impl HasSecret for entity::Invitation {
    const PREFIX: &'static str = "rst_invitation_";
}
impl HasSecret for entity::PersonalKey {
    const PREFIX: &'static str = "rst_personal_";
}
impl HasSecret for entity::Session {
    const PREFIX: &'static str = "rst_session_";
}

/// The id of what the first generated secret in a text belongs to, whatever its kind: its check sum tells it from a mask
/// and from text that only begins like one.
#[must_use]
pub fn shown_in(text: &[u8]) -> Option<[u8; 16]> {
    fn at_start<E: HasSecret>(text: &[u8]) -> Option<[u8; 16]> {
        let text = str::from_utf8(text.get(..E::PREFIX.len() + BODY + CHECK)?).ok()?;
        SecretText::<E>::parse(text).map(|named| *named.id.as_bytes())
    }
    let kinds = [
        at_start::<entity::AccessToken>,
        at_start::<entity::ApiKey>,
        at_start::<entity::Credential>,
        at_start::<entity::Invitation>,
        at_start::<entity::PersonalKey>,
        at_start::<entity::Session>,
    ];
    let places = text.windows(4).enumerate().filter(|(_, start)| start == b"rst_");
    places.filter_map(|(at, _)| text.get(at..)).find_map(|rest| kinds.iter().find_map(|kind| kind(rest)))
}

/// What the text of a secret says about itself before anything is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecretText<E: HasSecret> {
    /// The tenant in which what it belongs to lives.
    pub organization: OrganizationId,
    /// The id of what it belongs to.
    pub id: Id<E>,
}

/// The text of an API key.
pub type KeyText = SecretText<entity::ApiKey>;

impl<E: HasSecret> SecretText<E> {
    /// A new secret for this.
    pub fn generate(self, random: &dyn Random) -> Secret {
        let mut bytes = [0; LIMBS * 4];
        bytes[..16].copy_from_slice(self.organization.as_bytes());
        bytes[16..32].copy_from_slice(self.id.as_bytes());
        random.fill(&mut bytes[32..]);
        let mut text = String::with_capacity(E::PREFIX.len() + BODY + CHECK);
        text.push_str(E::PREFIX);
        text.push_str(&to_base62(&bytes));
        let check = crc32fast::hash(text.as_bytes());
        push_digits(&mut text, u64::from(check), CHECK);
        Secret(text)
    }

    /// Reads the text of a secret; `None` when it is not one of ours, one of another kind, or was mistyped.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix(E::PREFIX)?;
        if digits.len() != BODY + CHECK || !digits.is_ascii() {
            return None;
        }
        let check = digits[BODY..].bytes().try_fold(0u64, |sum, byte| Some(sum * 62 + digit(byte)?))?;
        if check != u64::from(crc32fast::hash(&text.as_bytes()[..text.len() - CHECK])) {
            return None;
        }
        let bytes = from_base62(&digits[..BODY])?;
        let half = |from: usize| <[u8; 16]>::try_from(&bytes[from..from + 16]).ok();
        Some(Self { organization: Id::<entity::Organization>::from_bytes(half(0)?), id: Id::from_bytes(half(16)?) })
    }
}

fn digit(byte: u8) -> Option<u64> {
    match byte {
        b'0'..=b'9' => Some(u64::from(byte - b'0')),
        b'A'..=b'Z' => Some(u64::from(byte - b'A') + 10),
        b'a'..=b'z' => Some(u64::from(byte - b'a') + 36),
        _ => None,
    }
}

fn push_digits(text: &mut String, mut number: u64, width: usize) {
    let mut digits = [b'0'; BODY];
    for place in digits[..width].iter_mut().rev() {
        *place = BASE62[(number % 62) as usize];
        number /= 62;
    }
    text.push_str(str::from_utf8(&digits[..width]).unwrap_or_default());
}

/// 62⁵: five digits are handled at a time, as the largest power that fits a limb.
const CHUNK: u64 = 916_132_832;

fn to_base62(bytes: &[u8; LIMBS * 4]) -> String {
    let mut limbs = [0u32; LIMBS];
    for (limb, four) in limbs.iter_mut().zip(bytes.chunks_exact(4)) {
        *limb = u32::from_be_bytes([four[0], four[1], four[2], four[3]]);
    }
    let mut chunks = [0u64; BODY / 5];
    for chunk in chunks.iter_mut().rev() {
        let mut rest = 0u64;
        for limb in &mut limbs {
            let value = rest << 32 | u64::from(*limb);
            *limb = (value / CHUNK) as u32;
            rest = value % CHUNK;
        }
        *chunk = rest;
    }
    let mut text = String::with_capacity(BODY);
    for chunk in chunks {
        push_digits(&mut text, chunk, 5);
    }
    text
}

/// 62¹⁰: what is read is read ten digits at a time, into limbs of twice the width.
const WIDE: u128 = 839_299_365_868_340_224;

/// Every request with a key comes here.
fn from_base62(digits: &str) -> Option<[u8; LIMBS * 4]> {
    let mut limbs = [0u64; LIMBS.div_ceil(2)];
    for ten in digits.as_bytes().chunks_exact(10) {
        let mut carry = ten.iter().try_fold(0, |sum, byte| Some(sum * 62 + digit(*byte)?))?;
        for limb in limbs.iter_mut().rev() {
            let value = u128::from(*limb) * WIDE + u128::from(carry);
            *limb = value as u64;
            carry = (value >> 64) as u64;
        }
    }
    let mut bytes = [0; LIMBS.div_ceil(2) * 8];
    for (limb, eight) in limbs.iter().zip(bytes.chunks_exact_mut(8)) {
        eight.copy_from_slice(&limb.to_be_bytes());
    }
    // 70 digits can say a little more than 416 bits, and less than 448.
    let (beyond, bytes) = bytes.split_at(bytes.len() - LIMBS * 4);
    if beyond.iter().all(|byte| *byte == 0) { bytes.try_into().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::{KeyText, Secret};
    use crate::{id::Id, random::SeededRandom};
    use proptest::prelude::{any, proptest};

    proptest! {
        #[test]
        fn a_key_reads_back_and_a_changed_one_does_not(organization in any::<[u8; 16]>(), id in any::<[u8; 16]>(), seed in any::<u64>(), at in 8usize..84) {
            let key = KeyText { organization: Id::from_bytes(organization), id: Id::from_bytes(id) };
            let secret = key.generate(&SeededRandom::new(seed));
            assert_eq!(KeyText::parse(secret.reveal()), Some(key));
            let mut changed = secret.reveal().to_owned().into_bytes();
            changed[at] = if changed[at] == b'x' { b'y' } else { b'x' };
            assert_eq!(KeyText::parse(&String::from_utf8(changed).unwrap()), None);
        }

        #[test]
        fn no_text_panics(text in ".{0,120}") {
            let _ = KeyText::parse(&text);
            let _ = KeyText::parse(&format!("rst_key_{text}"));
        }
    }

    #[test]
    fn secrets_print_nothing_of_themselves() {
        let secret = Secret::literal("correct horse battery staple again".into()).unwrap();
        assert_eq!(format!("{secret:?} {:?}", secret.hash()), "Secret(redacted) SecretHash(redacted)");
        assert!(Secret::literal("rst_key_0000000000000000000000000000000".into()).is_err());
        assert!(Secret::literal("short".into()).is_err());
    }
}
