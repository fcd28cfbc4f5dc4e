//! Into an organization with an invitation's token: as the account that is signed in, or as a new one.

use super::{Account, Create, Delete, Link, Password, link::AddLink, login::check_new as check_login, oneself, rows};
use crate::{
    Directory, Error, Kind, Result,
    id::{AccountId, OrganizationId},
    invitation::{self, Acceptance, Accepted},
    session::{self, Begun},
    terms::Terms,
    text::{Label, Login},
};
use std::net::IpAddr;

/// The names that the person wants; else those of the invitation count.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Given name.
    pub given: Option<Label>,
    /// Family name.
    pub family: Option<Label>,
}

/// Accepts the invitation behind a token as the account that is signed in, which is linked to the user that is made.
/// `limited_to` is that of the session: one that an invitation's link began reaches no other organization.
///
/// # Errors
/// As [`invitation::accept`]; [`Error::Conflict`] when the session is limited to another organization.
pub async fn join(
    directory: &Directory,
    terms: impl Into<Terms> + Send,
    token: &str,
    (account, limited_to): (AccountId, Option<OrganizationId>),
    names: Names,
) -> Result<Accepted> {
    if let Some(only) = limited_to
        && invitation::peek(directory, token).await?.organization != only
    {
        return Err(Error::Conflict(
            "this session came of another invitation and reaches that organization alone: sign in with the password first".into(),
        ));
    }
    let terms = terms.into();
    let by = Acceptance { account, given_name: names.given, family_name: names.family };
    let accepted = invitation::accept(directory, terms.clone(), token, by).await?;
    index(directory, following(terms), account, &accepted).await;
    Ok(accepted)
}

/// Accepts the invitation behind a token as a new account with this login and password, and begins a session that
/// reaches that organization alone.
///
/// # Errors
/// As [`invitation::accept`]; [`Error::Invalid`] for a login or a password that is refused; [`Error::AlreadyExists`] when another
/// account has the login; [`Error::TooManyTries`] when too many that were taken have been tried with this token, or from this
/// `address`; [`Error::Unavailable`].
pub async fn sign_up(
    directory: &Directory,
    terms: impl Into<Terms> + Send,
    token: &str,
    (login, password): (Login, &Password),
    names: Names,
    address: Option<IpAddr>,
) -> Result<(Accepted, Begun)> {
    // Nobody buys the work of hashing, or an account, with a bad token.
    invitation::peek(directory, token).await?.is_open()?;
    check_login(&login)?;
    password.check_new(&login)?;
    // Whether a login is taken is learned so often only, with a good token too. It is the token that is counted with the address, and
    // not the login: nobody locks out somebody else.
    let attempt = directory.attempts().begin(&format!("sign-up {token}"), address, directory.now())?;
    let taken = {
        let mut lease = directory.store().read().await?;
        rows::find_login(&mut lease.conn()?, &login).await?.is_some()
    };
    if taken {
        return Err(Error::AlreadyExists { kind: Kind::Account, field: "login" });
    }
    let terms = terms.into();
    let hashed = directory.hashing().hash(password, directory.store().random()).await;
    // The login was free, which tells of nobody.
    attempt.was_no_guess();
    let password = hashed?;
    let account = directory.change(&oneself("sign-up with an invitation"), terms.clone(), Create { login, password }).await?.value;
    let terms = following(terms);
    let by = Acceptance { account: account.id, given_name: names.given, family_name: names.family };
    let accepted = match invitation::accept(directory, terms.clone(), token, by).await {
        Ok(accepted) => accepted,
        Err(error) => {
            forget(directory, terms, &account).await;
            return Err(error);
        }
    };
    index(directory, terms.clone(), account.id, &accepted).await;
    let create = session::Create { account: account.id, checked: None, limited_to: Some(accepted.organization) };
    let begun = directory.change(&oneself("sign-up with an invitation"), terms, create).await?.value;
    Ok((accepted, begun))
}

/// The terms of what follows a first write: what was expected, the first one has met or refused.
fn following(terms: Terms) -> Terms {
    Terms { if_match: None, ..terms }
}

/// Writes the link into the instance's index. The acceptance is done, whatever becomes of this: what is left out is
/// mended by [`Upkeep`](super::Upkeep).
async fn index(directory: &Directory, terms: Terms, account: AccountId, accepted: &Accepted) {
    let link = Link { organization: accepted.organization, user: accepted.user.id };
    if let Err(error) = directory.change(&oneself("invitation accepted"), terms, AddLink { account, link }).await {
        tracing::warn!(%error, "an accepted invitation is not in the index of accounts yet");
    }
}

/// Takes back an account that was made for an acceptance which then lost its race. What is left over is cleared away by
/// [`Upkeep`](super::Upkeep).
async fn forget(directory: &Directory, terms: Terms, account: &Account) {
    let delete = Delete { id: account.id };
    if let Err(error) = directory.change(&oneself("sign-up that came too late"), terms, delete).await {
        tracing::warn!(%error, "an account that was made for nothing is cleared away later");
    }
}
