//! What an SSO connection is.

use super::Protocols;
use crate::{clock::Timestamp, id::SsoConnectionId, text::Identifier};

/// Where an organization's people are to sign in. The client secret is not part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SsoConnection {
    /// Its id.
    pub id: SsoConnectionId,
    /// What the identity provider is called: its issuer, or what else tells it from others.
    pub identifier: Identifier,
    /// What the identity provider calls this server.
    pub client_id: Option<Identifier>,
    /// Whether a client secret is kept; all that is ever shown of it.
    pub client_secret_set: bool,
    /// Where and how the identity provider is asked.
    pub protocols: Option<Protocols>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
    /// The organization's version that last changed it.
    pub version: u64,
}
