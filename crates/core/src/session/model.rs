//! What a session is.

use crate::{
    account::Account,
    clock::Timestamp,
    id::{AccountId, OrganizationId, SessionId},
    secret::Secret,
};

/// A time of being signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Who is signed in.
    pub account: AccountId,
    /// The only organization that it reaches. A session that began with an invitation's link has one: a link proves
    /// nothing about who else the account is.
    pub limited_to: Option<OrganizationId>,
    /// When it began.
    pub created_at: Timestamp,
    /// When it ends, if nobody signs out before.
    pub expires_at: Timestamp,
}

/// A session that has just begun.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The session.
    pub session: Session,
    /// Who is signed in.
    pub account: Account,
    /// Its secret, shown this once.
    pub secret: Secret,
}
