//! How the token of an invitation leaves the server.

use crate::{
    context::Context,
    post::{Handed, Invited},
};
use roster_core::invitation::{self, Invitation, Sent};

/// An invitation with its new token and the address under which a person accepts it.
pub(crate) struct Issued {
    /// The invitation.
    pub(crate) invitation: Invitation,
    /// The token, shown this once.
    pub(crate) token: String,
    /// `<base>/accept/<token>`.
    pub(crate) link: String,
    /// What becomes of the mail with the link.
    pub(crate) mail: Handed,
}

/// Every new token, of whatever surface, passes through here on its one way out, after its write is durable.
pub(crate) async fn issued(context: &Context, sent: Sent) -> Issued {
    let token = sent.token.reveal().to_owned();
    let link = format!("{}/accept/{token}", context.base_url);
    // Gone again already, if somebody was quick: then there is nothing to write about.
    let mail = match invitation::peek(&context.directory, &token).await {
        Ok(offer) => context.post.invite(Invited {
            of: offer.organization,
            email: offer.invitation.email.to_string(),
            organization: offer.organization_name.to_string(),
            invited_by: offer.invited_by,
            link: link.clone(),
            expires_at: offer.invitation.expires_at,
        }),
        Err(_) => Handed::Refused,
    };
    Issued { invitation: sent.invitation, token, link, mail }
}
