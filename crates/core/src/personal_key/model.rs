//! What a personal key is.

use crate::{
    clock::Timestamp,
    id::{AccountId, PersonalKeyId},
    secret::Mask,
    text::Name,
};

/// A key of an account. Its power in each organization is that of the account's user there, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalKey {
    /// Its id.
    pub id: PersonalKeyId,
    /// Whose it is.
    pub account: AccountId,
    /// What its owner calls it.
    pub name: Name,
    /// What may be shown of the secret.
    pub mask: Mask,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the minute or so.
    pub last_used_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// The instance's version that last changed it.
    pub version: u64,
}
