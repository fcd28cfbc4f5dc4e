//! From a password to a session.

use super::{Account, AccountStatus, Password, PasswordHash, SetPassword, oneself, rows};
use crate::{
    Directory, Error, Result,
    id::{AccountId, SessionId},
    session::{self, Begun},
    terms::Terms,
    text::Login,
};
use std::net::IpAddr;

/// The same words for a login that nobody has and for a wrong password.
const WRONG: Error = Error::Unauthenticated("the sign-in name or the password is wrong");
/// Said to whoever knows the password.
const DISABLED: Error = Error::Unauthenticated("this account is disabled: ask the operator of this server");

/// Begins a session for whoever knows the password. It takes as long for a login that nobody has as for a wrong
/// password, and answers alike. `address` is where the try comes from, to bound how often passwords are guessed.
///
/// # Errors
/// [`Error::Unauthenticated`]; [`Error::TooManyTries`]; [`Error::Unavailable`] when too many sign in at a time.
pub async fn sign_in(
    directory: &Directory,
    terms: impl Into<Terms> + Send,
    login: &str,
    password: &Password,
    address: Option<IpAddr>,
) -> Result<Begun> {
    let login = Login::try_from(login).ok();
    let canonical = login.as_ref().map(Login::canonical).unwrap_or_default();
    let found = match &login {
        Some(login) => {
            let mut lease = directory.store().read().await?;
            rows::find_login(&mut lease.conn()?, login).await?
        }
        None => None,
    };
    let (account, checked) = checked(directory, &canonical, found, password, address).await?.ok_or(WRONG)?;
    if account.status == AccountStatus::Disabled {
        return Err(DISABLED);
    }
    let create = session::Create { account: account.id, checked: Some(checked), limited_to: None };
    directory.change(&oneself("sign-in"), terms, create).await.map(|begun| begun.value)
}

/// Sets a new password for an account whose current one is known, and ends its sessions but one.
///
/// # Errors
/// [`Error::Invalid`] for `current_password` when that is wrong and for `password` when the new one is refused;
/// [`Error::TooManyTries`]; [`Error::Unavailable`].
pub async fn change_password(
    directory: &Directory,
    terms: impl Into<Terms> + Send,
    id: AccountId,
    (current, new): (&Password, &Password),
    keep: Option<SessionId>,
    address: Option<IpAddr>,
) -> Result<()> {
    let found = {
        let mut lease = directory.store().read().await?;
        rows::find(&mut lease.conn()?, id).await?
    };
    let login = found.as_ref().map(|(account, _)| account.login.clone()).ok_or(WRONG)?;
    new.check_new(&login)?;
    let (_, checked) = checked(directory, &login.canonical(), found, current, address)
        .await?
        .ok_or(Error::invalid("current_password", "is not the current password"))?;
    let password = directory.hashing().hash(new, directory.store().random()).await?;
    directory.change(&oneself("change of password"), terms, SetPassword { id, checked, password, keep }).await?;
    Ok(())
}

/// The account if this is its password, with the hash that says so.
async fn checked(
    directory: &Directory,
    canonical: &str,
    found: Option<(Account, Option<PasswordHash>)>,
    password: &Password,
    address: Option<IpAddr>,
) -> Result<Option<(Account, PasswordHash)>> {
    let attempt = directory.attempts().begin(canonical, address, directory.now())?;
    let hash = found.as_ref().and_then(|(_, hash)| hash.as_ref());
    let right = match directory.hashing().matches(password, hash).await {
        Ok(right) => right,
        Err(error) => {
            attempt.was_no_guess();
            return Err(error);
        }
    };
    if !right {
        return Ok(None);
    }
    attempt.was_no_guess();
    Ok(found.and_then(|(account, hash)| Some((account, hash?))))
}
