//! Ids: 128 bits (UUIDv7, RFC 9562 §5.7), one type per kind so that a workspace id can't be passed for a user id.
//!
//! The native text form is 26 characters of lower-case Crockford base32; the hyphenated UUID form is offered for
//! surfaces that show the same bits so. Both are read back strictly: one text per id.

use crate::{Kind, clock::Timestamp, random::Random};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::{borrow::Cow, fmt, hash::Hash, marker::PhantomData};

/// What an [`Id`] identifies.
pub trait Entity: Copy + Eq + Ord + Hash + fmt::Debug + Send + Sync + 'static {
    /// The kind, for messages.
    const KIND: Kind;
    /// The name of the type of its ids, and what it is, for schemas.
    const ID: (&'static str, &'static str);
}

macro_rules! entities {
    ($($(#[doc = $doc:literal])* $alias:ident = $entity:ident / $kind:ident;)*) => {
        /// Markers that make ids of different kinds different types.
        pub mod entity {
            $(
                $(#[doc = $doc])*
                #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
                pub enum $entity {}
                impl super::Entity for $entity {
                    const KIND: crate::Kind = crate::Kind::$kind;
                    const ID: (&'static str, &'static str) = (stringify!($alias), concat!($($doc,)*));
                }
            )*
        }
        $($(#[doc = $doc])* pub type $alias = Id<entity::$entity>;)*
    };
}

entities! {
    /// Id of an organization.
    OrganizationId = Organization / Organization;
    /// Id of a user.
    UserId = User / User;
    /// Id of a workspace.
    WorkspaceId = Workspace / Workspace;
    /// Id of an API key.
    ApiKeyId = ApiKey / ApiKey;
    /// Id of a role.
    RoleId = Role / Role;
    /// Id of a custom role that a principal has.
    RoleAssignmentId = RoleAssignment / RoleAssignment;
    /// Id of a group.
    GroupId = Group / Group;
    /// Id of a group's role in a workspace.
    WorkspaceGroupId = WorkspaceGroup / WorkspaceGroup;
    /// Id of a service account.
    ServiceAccountId = ServiceAccount / ServiceAccount;
    /// Id of a credential.
    CredentialId = Credential / Credential;
    /// Id of an invitation.
    InvitationId = Invitation / Invitation;
    /// Id of an SSO connection.
    SsoConnectionId = SsoConnection / SsoConnection;
    /// Id of an account.
    AccountId = Account / Account;
    /// Id of a session.
    SessionId = Session / Session;
    /// Id of a personal key.
    PersonalKeyId = PersonalKey / PersonalKey;
    /// Id of an access token.
    AccessTokenId = AccessToken / AccessToken;
    /// Id of an audit event.
    AuditEventId = AuditEvent / AuditEvent;
}

/// An id of one kind of thing. Ordered by time of creation (to the millisecond).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id<E: Entity>([u8; 16], PhantomData<E>);

const CROCKFORD: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The native form as a pattern (ECMA-262 §22.2).
pub const PATTERN: &str = "^[0-7][0-9a-hjkmnp-tv-z]{25}$";

/// What each byte stands for in [`CROCKFORD`]; 255 for those that are no digit. Every request has ids to read.
const DIGITS: [u8; 256] = {
    let mut digits = [u8::MAX; 256];
    let mut digit = 0;
    while digit < CROCKFORD.len() {
        digits[CROCKFORD[digit] as usize] = digit as u8;
        digit += 1;
    }
    digits
};

impl<E: Entity> Id<E> {
    /// The id with these bits.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes, PhantomData)
    }

    /// A new UUIDv7 for something created at `at`.
    pub fn new(at: Timestamp, random: &dyn Random) -> Self {
        let mut bytes = [0; 16];
        random.fill(&mut bytes[6..]);
        let milliseconds = at.as_micros().max(0).unsigned_abs() / 1000;
        bytes[..6].copy_from_slice(&milliseconds.to_be_bytes()[2..]);
        bytes[6] = (bytes[6] & 0x0f) | 0x70;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        Self::from_bytes(bytes)
    }

    /// The bits, as the store keeps them.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Reads the native form: 26 characters of lower-case Crockford base32, the first at most `7`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.as_bytes();
        if text.len() != 26 || text[0] > b'7' {
            return None;
        }
        let mut bits: u128 = 0;
        for byte in text {
            let digit = DIGITS[usize::from(*byte)];
            if digit == u8::MAX {
                return None;
            }
            bits = bits << 5 | u128::from(digit);
        }
        Some(Self::from_bytes(bits.to_be_bytes()))
    }

    /// Reads the lower-case hyphenated UUID form.
    #[must_use]
    pub fn parse_uuid(text: &str) -> Option<Self> {
        let text = text.as_bytes();
        if text.len() != 36 {
            return None;
        }
        let mut bytes = [0; 16];
        let mut nibbles = 0;
        for (at, byte) in text.iter().enumerate() {
            if matches!(at, 8 | 13 | 18 | 23) {
                if *byte != b'-' {
                    return None;
                }
                continue;
            }
            let digit = match byte {
                b'0'..=b'9' => byte - b'0',
                b'a'..=b'f' => byte - b'a' + 10,
                _ => return None,
            };
            bytes[nibbles / 2] = bytes[nibbles / 2] << 4 | digit;
            nibbles += 1;
        }
        Some(Self::from_bytes(bytes))
    }

    /// The lower-case hyphenated UUID form.
    #[must_use]
    pub fn to_uuid(self) -> String {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let mut text = [b'-'; 36];
        let mut place = 0;
        for (at, byte) in self.0.iter().enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                place += 1;
            }
            text[place] = HEX[usize::from(byte >> 4)];
            text[place + 1] = HEX[usize::from(byte & 15)];
            place += 2;
        }
        str::from_utf8(&text).unwrap_or_default().to_owned()
    }

    /// The native form, for writers that need no `String`.
    fn with_text<T>(self, write: impl FnOnce(&str) -> T) -> T {
        let mut bits = u128::from_be_bytes(self.0);
        let mut text = [0; 26];
        for place in text.iter_mut().rev() {
            *place = CROCKFORD[(bits & 31) as usize];
            bits >>= 5;
        }
        write(str::from_utf8(&text).unwrap_or_default())
    }
}

impl<E: Entity> fmt::Display for Id<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with_text(|text| f.write_str(text))
    }
}

impl<E: Entity> fmt::Debug for Id<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl<E: Entity> serde::Serialize for Id<E> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.with_text(|text| serializer.serialize_str(text))
    }
}

impl<'de, E: Entity> serde::Deserialize<'de> for Id<E> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("a {} id has 26 characters of lower-case base32", E::KIND)))
    }
}

impl<E: Entity> JsonSchema for Id<E> {
    fn schema_name() -> Cow<'static, str> {
        E::ID.0.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let description = format!("{} 128 bits in lower-case Crockford base32.", E::ID.1.trim_start());
        json_schema!({"type": "string", "description": description, "pattern": PATTERN, "examples": ["01kdyakqmgfv8an21p018jbb7f"]})
    }
}

#[cfg(test)]
mod tests {
    use super::{Id, UserId, entity};
    use proptest::prelude::{any, proptest};

    proptest! {
        #[test]
        fn both_forms_read_back(bytes in any::<[u8; 16]>()) {
            let id = UserId::from_bytes(bytes);
            assert_eq!(UserId::parse(&id.to_string()), Some(id));
            assert_eq!(UserId::parse_uuid(&id.to_uuid()), Some(id));
        }

        #[test]
        fn only_one_text_per_id(text in "[0-9a-zA-Z-]{20,40}") {
            if let Some(id) = Id::<entity::User>::parse(&text) {
                assert_eq!(id.to_string(), text);
            }
            if let Some(id) = UserId::parse_uuid(&text) {
                assert_eq!(id.to_uuid(), text);
            }
        }
    }
}
