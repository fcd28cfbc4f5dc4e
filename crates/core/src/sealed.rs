//! Secrets that must be read again, such as a client secret: sealed under a key that the store does not hold.
//!
//! `v1.<key id>.<hex of nonce, ciphertext and tag>`: ChaCha20-Poly1305 (RFC 8439) under a key derived from the text of
//! `ROSTER_SECRET_KEY` with HKDF-SHA-256 (RFC 5869). The place that a secret belongs to is authenticated with it, so a sealed
//! text that is put anywhere else does not open. The key id, which is derived too, tells a secret of another key from a
//! damaged one.

use crate::{
    Error, Kind, Result,
    id::{Entity, Id, OrganizationId},
    random::Random,
};
use ring::{
    aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    error::Unspecified,
    hkdf,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::{borrow::Cow, fmt, sync::Arc};

/// The fewest characters of a key's text.
pub const LEAST_KEY: usize = 32;

/// The most characters of a secret.
const MOST_PLAIN: usize = 4096;

/// The most characters of a sealed text: of a secret each of whose characters takes four bytes.
const MOST_SEALED: usize = 3 + 9 + 2 * (NONCE_LEN + 4 * MOST_PLAIN + 16);

const NO_KEY: &str = "this server has no key to seal secrets with, so it keeps none that it would have to read again: set ROSTER_SECRET_KEY \
     (32 characters or more) and start it anew; all else works without";

/// What seals and opens, or nothing where no key was set.
#[derive(Clone, Default)]
pub struct Sealing(Option<Arc<Key>>);

struct Key {
    id: String,
    key: LessSafeKey,
}

/// The text of a secret, on its way in or to where it is used. It is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Plain(String);

/// A secret as the store keeps it: of no use without the key, or in any other place.
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
pub struct Sealed(String);

/// Where a secret belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    organization: OrganizationId,
    kind: Kind,
    id: [u8; 16],
    field: &'static str,
}

impl Place {
    /// A field of something in an organization.
    #[must_use]
    pub const fn new<E: Entity>(organization: OrganizationId, id: Id<E>, field: &'static str) -> Self {
        Self { organization, kind: E::KIND, id: *id.as_bytes(), field }
    }

    /// Two places never have the same bytes: the ids have one length, and no word holds a zero.
    fn bytes(&self) -> Vec<u8> {
        [self.organization.as_bytes(), &self.id[..], self.kind.as_str().as_bytes(), &[0], self.field.as_bytes()].concat()
    }
}

impl Sealing {
    /// Seals with a key made of this text.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it has fewer than [`LEAST_KEY`] characters.
    pub fn with_key(text: &str) -> Result<Self> {
        if text.chars().count() < LEAST_KEY {
            return Err(Error::invalid("", format!("must have at least {LEAST_KEY} characters")));
        }
        Key::derive(text.as_bytes()).map(|key| Self(Some(Arc::new(key)))).map_err(Error::internal)
    }

    /// Seals with a key that nobody will have again, for a store that is thrown away.
    ///
    /// # Errors
    /// [`Error::Internal`] when no key can be made.
    pub fn throw_away(random: &dyn Random) -> Result<Self> {
        let mut bytes = [0; 32];
        random.fill(&mut bytes);
        Key::derive(&bytes).map(|key| Self(Some(Arc::new(key)))).map_err(Error::internal)
    }

    /// Whether there is a key.
    #[must_use]
    pub const fn has_key(&self) -> bool {
        self.0.is_some()
    }

    /// Seals a secret for a place.
    ///
    /// # Errors
    /// [`Error::Conflict`], which says what to set, where there is no key.
    pub fn seal(&self, plain: &Plain, place: Place, random: &dyn Random) -> Result<Sealed> {
        let key = self.key()?;
        let mut nonce = [0; NONCE_LEN];
        random.fill(&mut nonce);
        let mut bytes = plain.0.as_bytes().to_vec();
        key.key
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(place.bytes()), &mut bytes)
            .map_err(Error::internal)?;
        Ok(Sealed(format!("v1.{}.{}{}", key.id, to_hex(&nonce), to_hex(&bytes))))
    }

    /// Opens what was sealed for this place.
    ///
    /// # Errors
    /// [`Error::Conflict`] where there is no key, or another one than it was sealed with; [`Error::Internal`] when the text is
    /// damaged or was sealed for another place.
    pub fn open(&self, sealed: &Sealed, place: Place) -> Result<Plain> {
        let key = self.key()?;
        let (id, hex) = sealed.parts().ok_or(Error::Internal)?;
        if id != key.id {
            return Err(Error::Conflict(
                format!(
                    "the secret is sealed with another key (id {id}) than that of ROSTER_SECRET_KEY (id {}): start the server with that \
                     key, or set the secret anew",
                    key.id
                )
                .into(),
            ));
        }
        let bytes = from_hex(hex).ok_or(Error::Internal)?;
        let (nonce, mut rest) = bytes.split_at_checked(NONCE_LEN).map(|(nonce, rest)| (nonce, rest.to_vec())).ok_or(Error::Internal)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(Error::internal)?;
        let opened = key.key.open_in_place(nonce, Aad::from(place.bytes()), &mut rest);
        let opened = opened.map_err(|_| Error::internal(format!("a sealed {} of a {} does not open", place.field, place.kind)))?;
        String::from_utf8(opened.to_vec()).map(Plain).map_err(|_| Error::Internal)
    }

    fn key(&self) -> Result<&Key> {
        self.0.as_deref().ok_or(Error::Conflict(NO_KEY.into()))
    }
}

impl Key {
    fn derive(text: &[u8]) -> Result<Self, Unspecified> {
        let derived = hkdf::Salt::new(hkdf::HKDF_SHA256, b"roster sealed secrets").extract(text);
        let key = LessSafeKey::new(UnboundKey::from(derived.expand(&[b"key"], &CHACHA20_POLY1305)?));
        let mut id = [0; 32];
        derived.expand(&[b"id"], hkdf::HKDF_SHA256)?.fill(&mut id)?;
        Ok(Self { id: to_hex(&id[..4]), key })
    }
}

impl fmt::Debug for Sealing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.has_key() { "Sealing(redacted)" } else { "Sealing(no key)" })
    }
}

impl Plain {
    /// The text, for whom it is meant.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Plain(redacted)")
    }
}

impl TryFrom<String> for Plain {
    type Error = Error;
    /// # Errors
    /// [`Error::Invalid`] saying what is allowed.
    fn try_from(text: String) -> Result<Self> {
        if text.is_empty() || text.chars().count() > MOST_PLAIN || text.chars().any(char::is_control) {
            return Err(Error::invalid("", format!("must have 1 to {MOST_PLAIN} characters and no control characters")));
        }
        Ok(Self(text))
    }
}

impl<'de> serde::Deserialize<'de> for Plain {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Plain {
    fn schema_name() -> Cow<'static, str> {
        "KeptSecret".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string", "description": "A secret that is sealed and never shown: 1 to 4,096 characters.", "minLength": 1,
            "maxLength": MOST_PLAIN, "pattern": r"^[^\u0000-\u001f\u007f-\u009f]*$", "writeOnly": true
        })
    }
}

impl Sealed {
    /// The key's id, and the hex digits.
    fn parts(&self) -> Option<(&str, &str)> {
        self.0.strip_prefix("v1.")?.split_once('.')
    }

    /// The text, as the store keeps it.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(redacted)")
    }
}

impl TryFrom<String> for Sealed {
    type Error = Error;
    /// Reads the form; whether it opens only its key can say.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is no sealed text.
    fn try_from(text: String) -> Result<Self> {
        let sealed = Self(text);
        let lower_hex = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let is_one = sealed.parts().is_some_and(|(id, hex)| {
            id.len() == 8 && lower_hex(id) && hex.len() > 2 * (NONCE_LEN + 16) && hex.len().is_multiple_of(2) && lower_hex(hex)
        });
        if is_one && sealed.0.len() <= MOST_SEALED { Ok(sealed) } else { Err(Error::invalid("", "must be a secret that a Roster sealed")) }
    }
}

impl<'de> serde::Deserialize<'de> for Sealed {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Sealed {
    fn schema_name() -> Cow<'static, str> {
        "SealedSecret".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string", "description": "A sealed secret: of use only under the key that sealed it, and in its place.",
            "maxLength": MOST_SEALED, "pattern": r"^v1\.[0-9a-f]{8}\.([0-9a-f]{2}){29,}$"
        })
    }
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        text.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0')));
        text
    })
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    text.as_bytes().chunks(2).map(|two| u8::try_from(digit(*two.first()?)? << 4 | digit(*two.get(1)?)?).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Place, Plain, Sealed, Sealing};
    use crate::{
        Error,
        id::{Id, SsoConnectionId, UserId},
        random::SeededRandom,
    };
    use proptest::prelude::{any, proptest};

    const KEY: &str = "a key of thirty-two characters..";

    fn place(organization: u8, id: u8, field: &'static str) -> Place {
        Place::new(Id::from_bytes([organization; 16]), SsoConnectionId::from_bytes([id; 16]), field)
    }

    proptest! {
        /// What is sealed opens in its place under its key, and nowhere else.
        #[test]
        fn a_secret_opens_where_it_belongs_alone(text in "[^\\p{Cc}]{1,80}", seed in any::<u64>(), at in any::<usize>(), bit in 0u8..4) {
            let (sealing, random) = (Sealing::with_key(KEY).unwrap(), SeededRandom::new(seed));
            let plain = Plain::try_from(text).unwrap();
            let sealed = sealing.seal(&plain, place(1, 2, "client_secret"), &random).unwrap();
            assert_eq!(Sealed::try_from(sealed.as_str().to_owned()), Ok(sealed.clone()));
            assert_eq!(Sealing::with_key(KEY).unwrap().open(&sealed, place(1, 2, "client_secret")), Ok(plain.clone()));
            for moved in [place(9, 2, "client_secret"), place(1, 9, "client_secret"), place(1, 2, "client_secre"), place(2, 1, "client_secret"),
                Place::new(Id::from_bytes([1; 16]), UserId::from_bytes([2; 16]), "client_secret")]
            {
                assert_eq!(sealing.open(&sealed, moved), Err(Error::Internal));
            }
            let mut changed = sealed.as_str().to_owned().into_bytes();
            let at = "v1.12345678.".len() + at % (changed.len() - "v1.12345678.".len());
            let digit = char::from(changed[at]).to_digit(16).unwrap() ^ 1 << bit;
            changed[at] = char::from_digit(digit, 16).unwrap() as u8;
            let changed = Sealed::try_from(String::from_utf8(changed).unwrap()).unwrap();
            assert_eq!(sealing.open(&changed, place(1, 2, "client_secret")), Err(Error::Internal));
            assert_ne!(sealing.seal(&plain, place(1, 2, "client_secret"), &random).unwrap(), sealed, "no nonce twice");
        }

        #[test]
        fn no_text_panics(text in "(v1\\.[0-9a-f]{8}\\.[0-9a-f]{0,90}|.{0,80})") {
            if let Ok(sealed) = Sealed::try_from(text) {
                assert!(Sealing::with_key(KEY).unwrap().open(&sealed, place(1, 2, "x")).is_err());
            }
        }
    }

    #[test]
    fn another_key_and_none_say_what_to_do() {
        let (sealing, random) = (Sealing::with_key(KEY).unwrap(), SeededRandom::new(1));
        let plain = Plain::try_from("hunter2".to_owned()).unwrap();
        let sealed = sealing.seal(&plain, place(1, 2, "x"), &random).unwrap();
        let said = |error: Result<Plain, Error>| error.unwrap_err().to_string();
        let other = Sealing::with_key("another key of more than 32 characters").unwrap();
        let message = said(other.open(&sealed, place(1, 2, "x")));
        assert!(message.starts_with("the secret is sealed with another key (id "), "{message}");
        let none = Sealing::default();
        assert!(said(none.open(&sealed, place(1, 2, "x"))).contains("set ROSTER_SECRET_KEY"));
        assert_eq!(none.seal(&plain, place(1, 2, "x"), &random).unwrap_err(), none.open(&sealed, place(1, 2, "x")).unwrap_err());
        let thrown = Sealing::throw_away(&random).unwrap();
        assert_eq!(thrown.open(&thrown.seal(&plain, place(1, 2, "x"), &random).unwrap(), place(1, 2, "x")), Ok(plain.clone()));
        assert!(Sealing::with_key(&KEY[1..]).is_err());
        assert_eq!(
            format!("{plain:?} {sealed:?} {sealing:?} {none:?}"),
            "Plain(redacted) Sealed(redacted) Sealing(redacted) Sealing(no key)"
        );
    }
}
