//! Who is behind the text of a secret: a key of an organization, a service account by a credential, or an account by a
//! session or a personal key. An access token stands for one of these.

use crate::{
    Directory, Error, Result,
    access::Actor,
    access_token::{self, Exchanged, Parent, Shown},
    account,
    api_key::{self, Caller as KeyCaller},
    clock::Timestamp,
    credential,
    id::{AccountId, CredentialId, OrganizationId, PersonalKeyId, SessionId, entity},
    personal_key,
    sandbox::Stands,
    secret::{KeyText, SecretHash, SecretText},
    session,
};

/// Who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Whoever holds this key of an organization.
    Key(KeyCaller),
    /// A service account by this credential, which ends then, with what was shown.
    ServiceAccount(Actor, CredentialId, Option<Timestamp>, Shown),
    /// An account.
    Account(Bearer),
}

/// An account with what it showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// The account.
    pub account: AccountId,
    /// What it showed.
    pub credential: Credential,
    /// The only organization that the session reaches.
    pub limited_to: Option<OrganizationId>,
}

/// What an account showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credential {
    /// The secret of a session.
    Session(SessionId),
    /// A personal key, and when it ends.
    PersonalKey(PersonalKeyId, Option<Timestamp>),
    /// An access token that one of these was exchanged for.
    AccessToken(Exchanged),
}

impl Credential {
    /// The id's bits.
    #[must_use]
    pub const fn bytes(&self) -> [u8; 16] {
        match self {
            Self::Session(id) => *id.as_bytes(),
            Self::PersonalKey(id, _) => *id.as_bytes(),
            // Whoever makes many tokens has no more of a quota than without.
            Self::AccessToken(exchanged) => exchanged.parent.bytes(),
        }
    }
}

/// The id that the text of a credential names, before anything is read: for an access token that of what it was made of,
/// where that is known already.
#[must_use]
pub fn named(directory: &Directory, text: &str) -> Option<[u8; 16]> {
    let key = KeyText::parse(text).map(|named| *named.id.as_bytes());
    let session = || SecretText::<entity::Session>::parse(text).map(|named| *named.id.as_bytes());
    let personal = || SecretText::<entity::PersonalKey>::parse(text).map(|named| *named.id.as_bytes());
    let credential = || SecretText::<entity::Credential>::parse(text).map(|named| *named.id.as_bytes());
    let token = || {
        let named = SecretText::<entity::AccessToken>::parse(text)?;
        access_token::parent(directory, named.organization, named.id).as_ref().map(Parent::bytes)
    };
    key.or_else(session).or_else(personal).or_else(credential).or_else(token)
}

/// Who is behind this text.
///
/// # Errors
/// [`Error::Unauthenticated`] for what is unknown or has ended, and where its owner is disabled.
pub async fn authenticate(directory: &Directory, text: &str) -> Result<Caller> {
    match directory.literals().and_then(|literals| literals.meaning(Stands::ForKey, text)) {
        None => behind(directory, text).await,
        Some(secret) => Box::pin(behind(directory, secret.reveal())).await,
    }
}

async fn behind(directory: &Directory, text: &str) -> Result<Caller> {
    if text.starts_with("rst_session_") {
        let session = Box::pin(session::authenticate(directory, text)).await?;
        let credential = Credential::Session(session.id);
        return Ok(Caller::Account(Bearer { account: session.account, credential, limited_to: session.limited_to }));
    }
    if text.starts_with("rst_personal_") {
        let (id, account, ends_at) = Box::pin(personal_key::authenticate(directory, text)).await?;
        return Ok(Caller::Account(Bearer { account, credential: Credential::PersonalKey(id, ends_at), limited_to: None }));
    }
    if text.starts_with("rst_secret_") {
        let (actor, id, ends_at) = credential::authenticate(directory, text).await?;
        return Ok(Caller::ServiceAccount(actor, id, ends_at, Shown::itself(SecretHash::of(text))));
    }
    if text.starts_with("rst_at_") {
        return Box::pin(access_token::authenticate(directory, text)).await;
    }
    api_key::authenticate(directory, text).await.map(Caller::Key)
}

impl Caller {
    /// What tells this caller's credential from others, for counting.
    #[must_use]
    pub fn credential(&self) -> [u8; 16] {
        match self {
            Self::Key(key) => key.actor.key.map_or(key.actor.principal.bytes(), |id| *id.as_bytes()),
            Self::ServiceAccount(_, id, ..) => *id.as_bytes(),
            Self::Account(bearer) => bearer.credential.bytes(),
        }
    }

    /// Who calls, whatever they showed: the principal of the key, or the account.
    #[must_use]
    pub const fn principal(&self) -> [u8; 16] {
        match self {
            Self::Key(key) => key.actor.principal.bytes(),
            Self::ServiceAccount(actor, ..) => actor.principal.bytes(),
            Self::Account(bearer) => *bearer.account.as_bytes(),
        }
    }

    /// Who acts where no organization is named: in that of the key, or in the only one of the account.
    ///
    /// # Errors
    /// [`Error::Invalid`] when an account belongs to no organization or to several.
    pub async fn actor(&self, directory: &Directory) -> Result<Actor> {
        match self {
            Self::Key(key) => Ok(key.actor),
            Self::ServiceAccount(actor, ..) => Ok(*actor),
            Self::Account(Bearer { account, limited_to: Some(organization), .. }) => {
                let user = Box::pin(account::user_in(directory, *account, *organization)).await?;
                user.ok_or(Error::invalid(
                    "organization",
                    "the account is no longer in the organization that this session reaches: sign in again",
                ))
            }
            Self::Account(bearer) => Box::pin(account::only_user(directory, bearer.account)).await,
        }
    }

    /// Who acts above all organizations, when the key is an operator's.
    #[must_use]
    pub const fn operator(&self) -> Option<Actor> {
        match self {
            Self::Key(key) => key.operator,
            Self::ServiceAccount(..) | Self::Account(_) => None,
        }
    }

    /// As whom the caller acts in this organization, if at all.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn in_organization(&self, directory: &Directory, organization: OrganizationId) -> Result<Option<Actor>> {
        match self {
            Self::Key(key) => Ok(key.in_organization(organization)),
            Self::ServiceAccount(actor, ..) => Ok(Some(*actor).filter(|actor| actor.organization == organization)),
            Self::Account(bearer) if bearer.limited_to.is_some_and(|only| only != organization) => Ok(None),
            Self::Account(bearer) => Box::pin(account::user_in(directory, bearer.account, organization)).await,
        }
    }

    /// When what was shown ends, where the key of an organization does not say it; see [`Terms`](crate::terms::Terms).
    #[must_use]
    pub const fn ends_at(&self) -> Option<Timestamp> {
        match self {
            Self::Account(Bearer { credential: Credential::PersonalKey(_, ends_at), .. }) => *ends_at,
            Self::Account(Bearer { credential: Credential::AccessToken(token), .. }) => token.parent_ends_at,
            Self::ServiceAccount(_, _, ends_at, _) => *ends_at,
            Self::Key(key) => key.ends_at,
            Self::Account(_) => None,
        }
    }
}
