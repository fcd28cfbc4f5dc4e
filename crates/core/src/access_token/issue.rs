//! From the credential of a service account to a token: client credentials (RFC 6749 §4.4).

use super::{Issued, Make, Parent, carried_out};
use crate::{
    Directory, Error, Result, credential,
    id::entity,
    sandbox::Stands,
    secret::{Secret, SecretHash, SecretText},
    terms::Terms,
};
use serde_json::json;
use std::fmt;

/// The same words whatever is wrong, so that nobody learns which client ids there are.
const UNKNOWN: Error = Error::Unauthenticated("the client is not known here, or its secret is wrong or has ended");

/// Who asks for a token, as they say.
#[derive(Clone)]
pub struct Client {
    id: String,
    secret: String,
}

impl Client {
    /// The client id is what stands for the credential in public, see
    /// [`Credential::client_id`](crate::credential::Credential::client_id); the secret is the credential's.
    #[must_use]
    pub const fn new(id: String, secret: String) -> Self {
        Self { id, secret }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Client").field(&self.id).finish_non_exhaustive()
    }
}

/// Makes a token of a credential, for whoever shows its secret and names it. It acts as the service account, and ends at
/// once with the credential, with the secret that was shown, and with the service account.
///
/// # Errors
/// [`Error::Unauthenticated`], alike for what is unknown, wrong or ended; [`Error::LimitReached`] beyond [`MOST`](super::MOST)
/// live tokens of the credential.
pub async fn issue(directory: &Directory, terms: impl Into<Terms> + Send, client: &Client) -> Result<Issued> {
    let shown = client.secret.as_str();
    let literal = directory.literals().and_then(|literals| literals.meaning(Stands::ForKey, shown));
    let text = literal.as_deref().map_or(shown, Secret::reveal);
    let named = SecretText::<entity::Credential>::parse(text).ok_or(UNKNOWN)?;
    let ours = format!("{}.{}", named.organization, named.id);
    // Who may choose a secret in a sandbox has chosen a client id with it.
    if client.id != ours && (literal.is_none() || client.id.is_empty()) {
        return Err(UNKNOWN);
    }
    let (actor, id, ends_at) = credential::authenticate(directory, text).await.map_err(|error| match error {
        Error::Unauthenticated(_) => UNKNOWN,
        other => other,
    })?;
    let make = Make {
        actor,
        parent: Parent::Credential(id),
        shown: Some(SecretHash::of(text)),
        until: ends_at,
        whose: json!({}),
        limited_to: None,
    };
    carried_out(directory, terms.into(), actor.organization, make).await
}
