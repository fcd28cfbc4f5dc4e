//! What a credential is.

use crate::{
    clock::Timestamp,
    id::{CredentialId, OrganizationId, ServiceAccountId},
    secret::{Mask, Secret},
    service_account::Place,
    text::Name,
};

/// What a service account shows to be known: a client id, and a secret that is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// Its id.
    pub id: CredentialId,
    /// Whose it is.
    pub service_account: ServiceAccountId,
    /// What people call it.
    pub name: Name,
    /// What may be shown of the secret.
    pub mask: Mask,
    /// Until when the secret before the last rotation counts too.
    pub previous_secret_until: Option<Timestamp>,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the minute or so.
    pub last_used_at: Option<Timestamp>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// The organization's version that last changed it.
    pub version: u64,
}

impl Credential {
    /// Whether it still works, its service account's state aside.
    #[must_use]
    pub fn is_active(&self, now: Timestamp) -> bool {
        self.expires_at.is_none_or(|until| until > now)
    }

    /// The text that stands for it in public, as OAuth 2.0 calls it (RFC 6749 §2.2): the organization and the id, so that
    /// it is found in one tenant.
    #[must_use]
    pub fn client_id(&self, organization: OrganizationId) -> String {
        format!("{organization}.{}", self.id)
    }
}

/// The most credentials of one service account.
pub const MOST: usize = 20;

/// A credential with its secret, shown this once.
#[derive(Clone, Debug)]
pub struct Created {
    /// The credential.
    pub credential: Credential,
    /// Its secret.
    pub secret: Secret,
    /// Where its service account lies.
    pub place: Place,
}
