//! Access tokens: short-lived, and each made of something that lasts longer (its parent): of a service account's
//! credential, or exchanged by whoever shows a key, a session or a personal key.
//!
//! A token has no life of its own. Its row keeps of what it was made and with which secret, and each use asks the parent
//! anew, as if it had been shown. Whatever ends the parent ends its tokens with it; nothing has to look for them. A row
//! that is left over counts for nothing, and is cleared away within the hour or so.

mod authenticate;
mod clear;
mod exchange;
mod issue;
mod model;
mod rows;

pub use authenticate::authenticate;
pub(crate) use authenticate::parent;
pub(crate) use clear::clear;
pub use exchange::exchange;
pub use issue::{Client, issue};
pub use model::{Exchanged, Issued, LASTS_SECONDS, MOST, Parent, Shown};

use crate::{
    Directory, Error, Kind, Result,
    access::Actor,
    audit::{self, Event, Origin},
    clock::Timestamp,
    id::{AccessTokenId, OrganizationId, entity},
    idempotency::{self, Attempt},
    secret::{SecretHash, SecretText},
    store::{Tx, Write},
    terms::Terms,
};
use model::Token;
use serde_json::json;
use std::sync::Arc;

/// The first of these that comes.
fn earliest<const N: usize>(ends: [Option<Timestamp>; N]) -> Option<Timestamp> {
    ends.into_iter().flatten().min()
}

/// Makes a token. One of the named exceptions: an event, and no permit, as whoever makes one has shown its parent's secret
/// and the token gives no more than that. That the parent counts is not looked at again here: each use does so.
struct Make {
    /// Who makes it: the service account or the key's owner; for accounts the system, as with sessions.
    actor: Actor,
    parent: Parent,
    /// The hash of the parent's secret that was shown, where a rotation can take it away.
    shown: Option<SecretHash>,
    /// When what was shown ends.
    until: Option<Timestamp>,
    /// What the event says of whoever it is for.
    whose: serde_json::Value,
    limited_to: Option<OrganizationId>,
}

/// The same with where the request came from, and the request itself where it is to be carried out once.
struct Making {
    make: Make,
    origin: Arc<Origin>,
    attempt: Option<Attempt>,
}

/// Makes the token as a write of this organization.
async fn carried_out(directory: &Directory, terms: Terms, organization: OrganizationId, make: Make) -> Result<Issued> {
    let attempt = terms.attempt.filter(|attempt| attempt.begins_in(organization));
    let making = Making { make, origin: terms.origin, attempt: attempt.clone() };
    let outcome = directory.store().write(organization, making).await;
    if let (Some(attempt), Err(_)) = (attempt, &outcome) {
        attempt.came_to_nothing();
    }
    outcome.map(|made| made.value)
}

impl Write for Making {
    type Out = Issued;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Issued> {
        tx.set_origin(&self.origin);
        if let Some(attempt) = &self.attempt {
            idempotency::record(tx, attempt).await?;
        }
        self.make.run(tx).await
    }
}

impl Make {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Issued> {
        let (organization, now) = (tx.organization(), tx.now());
        let longest = now.plus_micros(LASTS_SECONDS * 1_000_000);
        let expires_at = self.until.map_or(longest, |until| until.min(longest));
        if expires_at <= now {
            return Err(Error::Unauthenticated("what was shown has expired"));
        }
        if rows::count(tx, &self.parent, now).await? >= MOST {
            return Err(Error::LimitReached { what: "live access tokens of one credential", max: MOST });
        }
        let id: AccessTokenId = tx.new_id();
        let secret = SecretText::<entity::AccessToken> { organization, id }.generate(tx.random());
        let token = Token { parent: self.parent, shown: self.shown, limited_to: self.limited_to, hash: secret.hash(), expires_at };
        rows::insert(tx, id, &token).await?;
        let mut details = json!({"made_of": self.parent.kind().as_str(), "id": self.parent.text(), "expires_at": expires_at});
        if let (Some(details), serde_json::Value::Object(whose)) = (details.as_object_mut(), &self.whose) {
            details.extend(whose.clone());
        }
        let event = Event { action: "access_tokens.create", kind: Kind::AccessToken, target: *id.as_bytes(), workspace: None, details };
        audit::record_issue(tx, &self.actor, event).await?;
        Ok(Issued { secret, expires_at, seconds: whole_seconds(now, expires_at) })
    }
}

/// Rounded down: nobody is told that a token counts longer than it does.
const fn whole_seconds(now: Timestamp, until: Timestamp) -> u64 {
    ((until.as_micros() - now.as_micros()) / 1_000_000).cast_unsigned()
}
