//! What an access token is.

use crate::{
    Kind,
    clock::Timestamp,
    id::{ApiKeyId, CredentialId, OrganizationId, PersonalKeyId, SessionId},
    secret::{Secret, SecretHash},
};

/// The longest that a token counts, in seconds. It ends sooner where what was shown for it ends sooner.
pub const LASTS_SECONDS: i64 = 3_600;
/// The most tokens that count at a time and were made of one credential, key or session.
pub const MOST: u64 = 1_000;

/// The secret of a key or a credential that was shown, or of which the access token was made that was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The secret's hash: a rotation may take it away.
    pub(crate) hash: SecretHash,
    /// When the token ends, where one was shown.
    pub(crate) until: Option<Timestamp>,
}

impl Shown {
    /// The secret itself was shown.
    pub(crate) const fn itself(hash: SecretHash) -> Self {
        Self { hash, until: None }
    }
}

/// An access token of an account, as its bearer shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchanged {
    /// Of what it was made.
    pub parent: Parent,
    /// When that ends, where it is a personal key with an end.
    pub parent_ends_at: Option<Timestamp>,
    /// When the token ends.
    pub until: Timestamp,
}

/// Of what an access token was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parent {
    /// A credential of a service account.
    Credential(CredentialId),
    /// A key of the organization.
    ApiKey(ApiKeyId),
    /// A session of an account.
    Session(SessionId),
    /// A personal key of an account.
    PersonalKey(PersonalKeyId),
}

impl Parent {
    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Credential(_) => Kind::Credential,
            Self::ApiKey(_) => Kind::ApiKey,
            Self::Session(_) => Kind::Session,
            Self::PersonalKey(_) => Kind::PersonalKey,
        }
    }

    /// The id's bits.
    #[must_use]
    pub const fn bytes(&self) -> [u8; 16] {
        match self {
            Self::Credential(id) => *id.as_bytes(),
            Self::ApiKey(id) => *id.as_bytes(),
            Self::Session(id) => *id.as_bytes(),
            Self::PersonalKey(id) => *id.as_bytes(),
        }
    }

    pub(super) fn text(&self) -> String {
        CredentialId::from_bytes(self.bytes()).to_string()
    }

    pub(super) fn read(kind: &str, bytes: [u8; 16]) -> Option<Self> {
        match Kind::parse(kind)? {
            Kind::Credential => Some(Self::Credential(CredentialId::from_bytes(bytes))),
            Kind::ApiKey => Some(Self::ApiKey(ApiKeyId::from_bytes(bytes))),
            Kind::Session => Some(Self::Session(SessionId::from_bytes(bytes))),
            Kind::PersonalKey => Some(Self::PersonalKey(PersonalKeyId::from_bytes(bytes))),
            _ => None,
        }
    }
}

/// A token as it lies in the store and in the cache.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) parent: Parent,
    /// The hash of the parent's secret that was shown, where a rotation can take it away.
    pub(super) shown: Option<SecretHash>,
    /// The only organization that the token of an account reaches.
    pub(super) limited_to: Option<OrganizationId>,
    /// The hash of its own secret.
    pub(super) hash: SecretHash,
    pub(super) expires_at: Timestamp,
}

/// A token that has just been made.
#[derive(Clone, Debug)]
pub struct Issued {
    /// Its secret, shown this once.
    pub secret: Secret,
    /// When it ends, if what it was made of does not end before.
    pub expires_at: Timestamp,
    /// For how many whole seconds that is.
    pub seconds: u64,
}
