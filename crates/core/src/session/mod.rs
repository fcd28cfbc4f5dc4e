//! Sessions: times of being signed in. Like a key, the secret of one leads to one read in one tenant, the instance.

mod model;
pub(crate) mod rows;

pub use model::{Begun, Session};

use crate::{
    Directory, Error, Kind, Result,
    access::{Permission, Permit, Scope},
    account::{self, AccountStatus, PasswordHash, oneself, unchanged},
    audit::{self, Event},
    directory::Change,
    id::{AccountId, OrganizationId, SessionId, entity},
    organization::INSTANCE,
    secret::{SecretHash, SecretText},
    store::{Tag, Tx, Write, cache::Subject},
    terms::Terms,
};
use serde_json::json;
use std::sync::Arc;

/// How long a session lasts, in microseconds: 30 days.
pub const LASTS: i64 = 30 * 86_400_000_000;

/// The same words for a session that never was, was ended, has expired, or whose account is disabled.
const UNKNOWN: Error = Error::Unauthenticated("this session is not known here, or it has ended: sign in again");

/// Begins a session. Not for callers: whoever makes one has checked a password or seen an invitation's token.
pub(crate) struct Create {
    pub(crate) account: AccountId,
    /// The hash that the password was checked against.
    pub(crate) checked: Option<PasswordHash>,
    pub(crate) limited_to: Option<OrganizationId>,
}

impl Change for Create {
    type Out = Begun;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::AccountsUpdate, Scope::Instance)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Begun> {
        let account = match &self.checked {
            Some(checked) => unchanged(tx, self.account, checked).await?,
            None => {
                let found = account::rows::find(tx.conn(), self.account).await?.map(|(account, _)| account);
                found.filter(|account| account.status != AccountStatus::Disabled).ok_or(Error::NotFound(Kind::Account))?
            }
        };
        let (id, now) = (tx.new_id(), tx.now());
        let session = Session { id, account: account.id, limited_to: self.limited_to, created_at: now, expires_at: now.plus_micros(LASTS) };
        let secret = SecretText::<entity::Session> { organization: INSTANCE, id }.generate(tx.random());
        rows::insert(tx, &session, &secret.hash()).await?;
        let details = json!({"account": account.id, "limited_to": session.limited_to, "expires_at": session.expires_at});
        audit::record(tx, permit, event("sessions.create", id, details)).await?;
        Ok(Begun { session, account, secret })
    }
}

struct Delete {
    id: SessionId,
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::AccountsUpdate, Scope::Instance)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        if rows::delete(tx, self.id).await? == 0 {
            return Err(Error::NotFound(Kind::Session));
        }
        audit::record(tx, permit, event("sessions.delete", self.id, json!({}))).await
    }
}

fn event(action: &'static str, id: SessionId, details: serde_json::Value) -> Event {
    Event { action, kind: Kind::Session, target: *id.as_bytes(), workspace: None, details }
}

/// Ends a session; one that is gone already is no error.
///
/// # Errors
/// When the store fails.
pub async fn sign_out(directory: &Directory, terms: impl Into<Terms> + Send, id: SessionId) -> Result<()> {
    match directory.change(&oneself("sign-out"), terms, Delete { id }).await {
        Ok(_) | Err(Error::NotFound(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// The session behind this text. Tries with wrong text write nothing.
///
/// # Errors
/// [`Error::Unauthenticated`].
pub async fn authenticate(directory: &Directory, text: &str) -> Result<Session> {
    let named = SecretText::<entity::Session>::parse(text).filter(|named| named.organization == INSTANCE).ok_or(UNKNOWN)?;
    let known = find(directory, named.id).await?;
    let (session, hash) = &*known;
    if !hash.matches(&SecretHash::of(text)) || session.expires_at <= directory.now() {
        return Err(UNKNOWN);
    }
    Ok(*session)
}

/// The session with this id, when it counts still: for what was made of it.
pub(crate) async fn living(directory: &Directory, id: SessionId) -> Result<Session> {
    let session = find(directory, id).await?.0;
    if session.expires_at <= directory.now() { Err(UNKNOWN) } else { Ok(session) }
}

async fn find(directory: &Directory, id: SessionId) -> Result<Arc<(Session, SecretHash)>> {
    let subject = Subject::Session(id);
    if let Some(known) = directory.store().cache().get(INSTANCE, &subject) {
        return Ok(known);
    }
    let mut fill = directory.fill(INSTANCE).await?;
    let found = rows::find(&mut fill.conn()?, id).await?.ok_or(UNKNOWN)?;
    let tags = [Tag::Object(*id.as_bytes()), Tag::Object(*found.0.account.as_bytes())];
    Ok(fill.keep(subject, &tags, size_of::<(Session, SecretHash)>(), found))
}

/// Takes away so many sessions that have ended: one of the named exceptions to permit and audit, as they count no more.
pub(crate) struct ClearEnded(pub(crate) i64);

impl Write for ClearEnded {
    type Out = u64;
    const HOUSEKEEPING: bool = true;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64> {
        let now = tx.now();
        rows::clear_ended(tx, now, self.0).await
    }
}
