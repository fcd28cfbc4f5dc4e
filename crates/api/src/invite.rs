//! How the token of an invitation leaves the server.

use crate::context::Context;
use roster_core::invitation::{Invitation, Sent};

/// An invitation with its new token and the address under which a person accepts it.
pub(crate) struct Issued {
    /// The invitation.
    pub(crate) invitation: Invitation,
    /// The token, shown this once.
    pub(crate) token: String,
    /// `<base>/accept/<token>`.
    pub(crate) link: String,
}

/// Every new token, of whatever surface, passes through here on its one way out, after its write is durable.
pub(crate) fn issued(context: &Context, sent: Sent) -> Issued {
    let token = sent.token.reveal().to_owned();
    let link = format!("{}/accept/{token}", context.base_url);
    Issued { invitation: sent.invitation, token, link }
}
