//! Accounts: who signs in. They belong to the instance, are users of any number of organizations, and no organization is
//! shown anything of them. No email links an account to a user: what does is an accepted invitation.

mod attempts;
mod join;
mod link;
mod login;
mod model;
mod password;
pub(crate) mod rows;
mod sign_in;
mod upkeep;

pub(crate) use attempts::Attempts;
pub use join::{Names, join, sign_up};
pub use link::{links, only_user, organizations, user_in};
pub use model::{Account, AccountStatus, Filter, Link};
pub use password::Password;
pub(crate) use password::{Hashing, PasswordHash};
pub use sign_in::{change_password, sign_in};
pub use upkeep::{Done, Upkeep};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Permit, Scope},
    audit::{self, Event},
    directory::Change,
    id::AccountId,
    organization::INSTANCE,
    page::{Listed, Page, Position},
    session,
    store::Tx,
    text::Login,
};
use serde_json::json;

/// Who acts when a person does something to their own account; the reason stands in the instance's log.
pub(crate) const fn oneself(reason: &'static str) -> Actor {
    Actor::system(INSTANCE, reason)
}

/// Makes an account for somebody who is about to accept an invitation. Not for callers: see [`sign_up`].
pub(crate) struct Create {
    pub(crate) login: Login,
    pub(crate) password: PasswordHash,
}

impl Change for Create {
    type Out = Account;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::AccountsUpdate, Scope::Instance)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Account> {
        login::check_new(&self.login)?;
        if rows::find_login(tx.conn(), &self.login).await?.is_some() {
            return Err(Error::AlreadyExists { kind: Kind::Account, field: "login" });
        }
        let (id, now) = (tx.new_id(), tx.now());
        let account =
            Account { id, login: self.login.clone(), status: AccountStatus::New, created_at: now, updated_at: now, version: tx.version() };
        rows::insert(tx, &account, &self.password).await?;
        audit::record(tx, permit, event("accounts.create", id, json!({"login": account.login}))).await?;
        Ok(account)
    }
}

/// Disables or enables an account; an act of the operator. What is disabled can't sign in, and its sessions and personal
/// keys stop at once; enabled again, those that have not ended work again.
pub struct Update {
    /// Which.
    pub id: AccountId,
    /// The new status, active or disabled.
    pub status: AccountStatus,
}

impl Change for Update {
    type Out = Account;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::AccountsUpdate, Scope::Instance)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Account> {
        let mut account = existing(tx, self.id).await?.0;
        tx.expects(Kind::Account, account.version)?;
        if self.status == AccountStatus::New {
            return Err(Error::invalid("status", "must be active or disabled"));
        }
        if account.status == self.status {
            return Ok(account);
        }
        let before = std::mem::replace(&mut account.status, self.status);
        (account.updated_at, account.version) = (tx.now(), tx.version());
        rows::save(tx, &account, None).await?;
        let details = json!({"status": account.status, "before": {"status": before}});
        audit::record(tx, permit, event("accounts.update", self.id, details)).await?;
        Ok(account)
    }
}

/// Ends an account with its sessions and personal keys; an act of the operator. Its users stay what they are in their
/// organizations, and can be claimed anew: [`Upkeep`] takes the link from their rows.
pub struct Delete {
    /// Which.
    pub id: AccountId,
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::AccountsDelete, Scope::Instance)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let account = existing(tx, self.id).await?.0;
        tx.expects(Kind::Account, account.version)?;
        rows::delete(tx, self.id).await?;
        audit::record(tx, permit, event("accounts.delete", self.id, json!({"login": account.login}))).await
    }
}

/// Sets a new password and ends the account's other sessions.
struct SetPassword {
    id: AccountId,
    /// The hash that the current password was checked against.
    checked: PasswordHash,
    password: PasswordHash,
    keep: Option<crate::id::SessionId>,
}

impl Change for SetPassword {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::AccountsUpdate, Scope::Instance)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let mut account = unchanged(tx, self.id, &self.checked).await?;
        (account.updated_at, account.version) = (tx.now(), tx.version());
        rows::save(tx, &account, Some(&self.password)).await?;
        let ended = session::rows::delete_others(tx, self.id, self.keep).await?;
        audit::record(tx, permit, event("accounts.update", self.id, json!({"password": true, "sessions_ended": ended}))).await
    }
}

/// The account whose password was checked outside, if it may act and its password is still that one.
pub(crate) async fn unchanged(tx: &mut Tx<'_>, id: AccountId, checked: &PasswordHash) -> Result<Account> {
    match rows::find(tx.conn(), id).await? {
        Some((account, Some(hash))) if account.status != AccountStatus::Disabled && hash == *checked => Ok(account),
        _ => Err(Error::Conflict("the account has changed meanwhile: sign in again".into())),
    }
}

async fn existing(tx: &mut Tx<'_>, id: AccountId) -> Result<(Account, Option<PasswordHash>)> {
    rows::find(tx.conn(), id).await?.ok_or(Error::NotFound(Kind::Account))
}

pub(crate) fn event(action: &'static str, id: AccountId, details: serde_json::Value) -> Event {
    Event { action, kind: Kind::Account, target: *id.as_bytes(), workspace: None, details }
}

/// One account, for operators.
///
/// # Errors
/// [`Error::Forbidden`] without `accounts.read` in the instance, [`Error::NotFound`].
pub async fn get(directory: &Directory, operator: &Actor, id: AccountId) -> Result<Account> {
    directory.permit(operator, Permission::AccountsRead, Scope::Instance).await?;
    own(directory, id).await
}

/// The account itself, for whoever is signed in with it.
///
/// # Errors
/// [`Error::NotFound`] when it was deleted.
pub async fn own(directory: &Directory, id: AccountId) -> Result<Account> {
    let mut lease = directory.store().read().await?;
    let found = rows::find(&mut lease.conn()?, id).await?;
    found.map(|(account, _)| account).ok_or(Error::NotFound(Kind::Account))
}

/// Accounts that match, newest first; for operators.
///
/// # Errors
/// [`Error::Forbidden`] without `accounts.list` in the instance.
pub async fn list(directory: &Directory, operator: &Actor, filter: &Filter, page: Page) -> Result<Listed<Account>> {
    directory.permit(operator, Permission::AccountsList, Scope::Instance).await?;
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let wanted = rows::Wanted::from(filter);
    let items = rows::list(&mut conn, &wanted, page).await?;
    let total = rows::count(&mut conn, &wanted).await?;
    Ok(Listed::cut(items, page, total, Account::weight, |item| Position {
        created_at: item.created_at.as_micros(),
        id: *item.id.as_bytes(),
    }))
}
