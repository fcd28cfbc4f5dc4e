//! Mail on its way out. What takes it is given to the [`Api`](crate::Api); by default nothing does.

use roster_core::{clock::Timestamp, id::OrganizationId};
use schemars::JsonSchema;
use serde::Serialize;

/// What is written to somebody who is invited. Not `Debug`: the link holds the token.
#[derive(Clone)]
pub struct Invited {
    /// The address, as the invitation has it; perhaps none.
    pub email: String,
    /// The organization, whose mails are counted.
    pub of: OrganizationId,
    /// Its name.
    pub organization: String,
    /// Who invites, if it is a person with a name.
    pub invited_by: Option<String>,
    /// Where to accept.
    pub link: String,
    /// Until when.
    pub expires_at: Timestamp,
}

/// What becomes of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Mail")]
pub enum Handed {
    /// It is tried shortly, a few times; a failure is logged and counted.
    Queued,
    /// This server sends no mail: hand the link on yourself.
    Off,
    /// It is not tried: the email is no address, too many mails wait, or the organization has sent too many. Hand the link on yourself.
    Refused,
}

/// Takes mail.
pub trait Post: Send + Sync + 'static {
    /// Takes it, without waiting.
    fn invite(&self, mail: Invited) -> Handed;
    /// How many mails were given up so far.
    fn failed(&self) -> u64;
}

/// No mail.
impl Post for () {
    fn invite(&self, _: Invited) -> Handed {
        Handed::Off
    }

    fn failed(&self) -> u64 {
        0
    }
}
