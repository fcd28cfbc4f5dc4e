//! Personal keys: made by whoever is signed in, for their own programs. In each organization such a key may do what the
//! account's user there may do at that moment.

mod model;
mod rows;

pub use model::PersonalKey;

use crate::{
    Directory, Error, Kind, Result,
    access::{Permission, Permit, Scope},
    account::{self, AccountStatus, oneself},
    audit::{self, Event},
    clock::Timestamp,
    directory::Change,
    id::{AccountId, OrganizationId, PersonalKeyId, entity},
    last_used::{Noted, Table},
    member::in_future,
    organization::INSTANCE,
    secret::{Secret, SecretHash, SecretText},
    store::{Tag, Tx, cache::Subject},
    terms::Terms,
    text::Name,
};
use serde_json::json;
use std::sync::Arc;

/// The most keys of one account: all of them are listed at once.
pub const MOST: usize = 100;
/// The same words for a key that never was, was revoked, was mistyped, or whose account is disabled.
const UNKNOWN: Error = Error::Unauthenticated("this key is not known here: it was never issued, or it has been revoked");

/// A new key.
#[derive(Clone, Debug)]
pub struct Created {
    /// The key.
    pub key: PersonalKey,
    /// Its secret, shown this once.
    pub secret: Secret,
}

struct Create {
    account: AccountId,
    name: Name,
    expires_at: Option<Timestamp>,
}

impl Change for Create {
    type Out = Created;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::AccountsUpdate, Scope::Instance)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Created> {
        let found = account::rows::find(tx.conn(), self.account).await?.map(|(account, _)| account);
        let account = found.filter(|account| account.status != AccountStatus::Disabled).ok_or(Error::NotFound(Kind::Account))?;
        if rows::of(tx.conn(), account.id).await?.len() >= MOST {
            return Err(Error::LimitReached { what: "personal keys of one account", max: MOST as u64 });
        }
        in_future(self.expires_at, tx.now())?;
        let id = tx.new_id();
        let secret = SecretText::<entity::PersonalKey> { organization: INSTANCE, id }.generate(tx.random());
        let key = PersonalKey {
            id,
            account: account.id,
            name: self.name.clone(),
            mask: secret.mask(),
            expires_at: self.expires_at,
            last_used_at: None,
            created_at: tx.now(),
            version: tx.version(),
        };
        rows::insert(tx, &key, &secret.hash()).await?;
        let details = json!({"account": key.account, "name": key.name, "expires_at": key.expires_at});
        audit::record(tx, permit, event("personal_keys.create", id, details)).await?;
        Ok(Created { key, secret })
    }
}

struct Delete {
    account: AccountId,
    id: PersonalKeyId,
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::AccountsUpdate, Scope::Instance)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        if rows::delete(tx, self.account, self.id).await? == 0 {
            return Err(Error::NotFound(Kind::PersonalKey));
        }
        audit::record(tx, permit, event("personal_keys.delete", self.id, json!({"account": self.account}))).await
    }
}

fn event(action: &'static str, id: PersonalKeyId, details: serde_json::Value) -> Event {
    Event { action, kind: Kind::PersonalKey, target: *id.as_bytes(), workspace: None, details }
}

/// Makes a key for whoever is signed in with this account; `limited_to` is that of the session.
///
/// # Errors
/// [`Error::Conflict`] for a session that reaches one organization alone, as the key would reach all; [`Error::Invalid`] for an end that has passed, [`Error::LimitReached`] beyond [`MOST`] keys.
pub async fn create(
    directory: &Directory,
    terms: impl Into<Terms> + Send,
    (account, limited_to): (AccountId, Option<OrganizationId>),
    name: Name,
    expires_at: Option<Timestamp>,
) -> Result<Created> {
    if limited_to.is_some() {
        return Err(Error::Conflict(
            "this session came of an invitation and reaches one organization alone: sign in with the password to make keys".into(),
        ));
    }
    let create = Create { account, name, expires_at };
    directory.change(&oneself("personal key made by its owner"), terms, create).await.map(|created| created.value)
}

/// Ends a key of this account at once.
///
/// # Errors
/// [`Error::NotFound`], alike for a key of another account.
pub async fn delete(directory: &Directory, terms: impl Into<Terms> + Send, account: AccountId, id: PersonalKeyId) -> Result<()> {
    directory.change(&oneself("personal key revoked by its owner"), terms, Delete { account, id }).await?;
    Ok(())
}

/// The keys of this account, newest first.
///
/// # Errors
/// When the store fails.
pub async fn list(directory: &Directory, account: AccountId) -> Result<Vec<PersonalKey>> {
    let mut lease = directory.store().read().await?;
    rows::of(&mut lease.conn()?, account).await
}

/// A key as authentication needs it, kept in the cache.
struct Known {
    hash: SecretHash,
    account: AccountId,
    expires_at: Option<Timestamp>,
    noted: Noted,
}

/// The account behind this text, and when the key ends. Tries with wrong text write nothing.
///
/// # Errors
/// [`Error::Unauthenticated`].
pub async fn authenticate(directory: &Directory, text: &str) -> Result<(PersonalKeyId, AccountId, Option<Timestamp>)> {
    let named = SecretText::<entity::PersonalKey>::parse(text).filter(|named| named.organization == INSTANCE).ok_or(UNKNOWN)?;
    let (known, now) = (find(directory, named.id).await?, directory.now());
    if !known.hash.matches(&SecretHash::of(text)) {
        return Err(UNKNOWN);
    }
    if known.expires_at.is_some_and(|until| until <= now) {
        return Err(Error::Unauthenticated("this key has expired"));
    }
    known.noted.note(directory, INSTANCE, Table::PersonalKeys, *named.id.as_bytes());
    Ok((named.id, known.account, known.expires_at))
}

/// The account of the key with this id, when that counts still, and when it ends: for what was made of it.
pub(crate) async fn living(directory: &Directory, id: PersonalKeyId) -> Result<(AccountId, Option<Timestamp>)> {
    let known = find(directory, id).await?;
    if known.expires_at.is_some_and(|until| until <= directory.now()) {
        return Err(UNKNOWN);
    }
    known.noted.note(directory, INSTANCE, Table::PersonalKeys, *id.as_bytes());
    Ok((known.account, known.expires_at))
}

async fn find(directory: &Directory, id: PersonalKeyId) -> Result<Arc<Known>> {
    let subject = Subject::PersonalKey(id);
    if let Some(known) = directory.store().cache().get(INSTANCE, &subject) {
        return Ok(known);
    }
    let mut fill = directory.fill(INSTANCE).await?;
    let (key, hash) = rows::find(&mut fill.conn()?, id).await?.ok_or(UNKNOWN)?;
    let tags = [Tag::Object(*id.as_bytes()), Tag::Object(*key.account.as_bytes())];
    let known = Known { hash, account: key.account, expires_at: key.expires_at, noted: Noted::default() };
    Ok(fill.keep(subject, &tags, size_of::<Known>(), known))
}
