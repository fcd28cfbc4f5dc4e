//! Words of mails, as plain text and as HTML.

use askama::Template;

/// Invites somebody.
#[derive(Template)]
#[template(path = "invitation.txt", escape = "none")]
pub struct Invitation {
    /// Who invites; empty when nobody is named.
    pub invited_by: String,
    /// The organization's name.
    pub organization: String,
    /// Where to accept.
    pub link: String,
    /// Until when.
    pub ends: String,
}

/// The same as HTML.
#[derive(Template)]
#[template(path = "invitation.html")]
pub struct InvitationHtml<'a> {
    /// Who invites; empty when nobody is named.
    pub invited_by: &'a str,
    /// The organization's name.
    pub organization: &'a str,
    /// Where to accept.
    pub link: &'a str,
    /// Until when.
    pub ends: &'a str,
}

impl Invitation {
    /// What stands above it.
    #[must_use]
    pub fn subject(&self) -> String {
        format!("Invitation to {}", self.organization)
    }

    /// The same as HTML.
    #[must_use]
    pub fn html(&self) -> InvitationHtml<'_> {
        let Self { invited_by, organization, link, ends } = self;
        InvitationHtml { invited_by, organization, link, ends }
    }
}
