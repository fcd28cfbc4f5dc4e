//! From the text of an access token to who is behind it: one read in one tenant, then the parent's own.

use super::{Exchanged, Parent, Shown, model::Token, rows};
use crate::{
    Directory, Error, Result, api_key,
    caller::{Bearer, Caller, Credential},
    credential,
    id::{AccessTokenId, OrganizationId, entity},
    personal_key,
    secret::{SecretHash, SecretText},
    session,
    store::{Tag, cache::Subject},
};
use std::sync::Arc;

/// The same words for a token that never was, was mistyped, has been cleared away, or whose parent has ended.
const UNKNOWN: Error = Error::Unauthenticated("this access token is not known here, or what it was made of has ended: ask for another one");

/// Who is behind this token: whoever is behind what it was made of, if that counts still. Tries with wrong text write
/// nothing.
///
/// # Errors
/// [`Error::Unauthenticated`].
pub async fn authenticate(directory: &Directory, text: &str) -> Result<Caller> {
    let named = SecretText::<entity::AccessToken>::parse(text).ok_or(UNKNOWN)?;
    let token = find(directory, named.organization, named.id).await?;
    if !token.hash.matches(&SecretHash::of(text)) {
        return Err(UNKNOWN);
    }
    if token.expires_at <= directory.now() {
        return Err(Error::Unauthenticated("this access token has expired: ask for another one"));
    }
    behind(directory, named.organization, &token).await.map_err(|error| match error {
        Error::Unauthenticated(_) => UNKNOWN,
        other => other,
    })
}

async fn behind(directory: &Directory, organization: OrganizationId, token: &Token) -> Result<Caller> {
    let shown = |hash| Shown { hash, until: Some(token.expires_at) };
    let exchanged = |parent_ends_at| Exchanged { parent: token.parent, parent_ends_at, until: token.expires_at };
    let bearer = |account, exchanged| Bearer { account, credential: Credential::AccessToken(exchanged), limited_to: token.limited_to };
    match (token.parent, token.shown) {
        (Parent::Credential(id), Some(hash)) => {
            let (actor, id, ends_at) = credential::behind(directory, organization, id, &hash).await?;
            Ok(Caller::ServiceAccount(actor, id, ends_at, shown(hash)))
        }
        (Parent::ApiKey(id), Some(hash)) => {
            let (actor, ends_at) = api_key::actor(directory, organization, id, &hash).await?;
            Ok(Caller::Key(api_key::Caller { actor, operator: None, ends_at, shown: shown(hash) }))
        }
        (Parent::Session(id), _) => {
            let session = session::living(directory, id).await?;
            Ok(Caller::Account(bearer(session.account, exchanged(None))))
        }
        (Parent::PersonalKey(id), _) => {
            let (account, ends_at) = personal_key::living(directory, id).await?;
            Ok(Caller::Account(bearer(account, exchanged(ends_at))))
        }
        (Parent::Credential(_) | Parent::ApiKey(_), None) => Err(Error::internal("an access token without its parent's hash")),
    }
}

/// Of what a token was made, as far as it was shown here lately: what counts requests knows no other id of it.
pub(crate) fn parent(directory: &Directory, organization: OrganizationId, id: AccessTokenId) -> Option<Parent> {
    directory.store().cache().get::<Token>(organization, &Subject::AccessToken(id)).map(|token| token.parent)
}

/// A token's row never changes, so nothing but its own id tells the cache to forget it; its ends are looked at with each use.
async fn find(directory: &Directory, organization: OrganizationId, id: AccessTokenId) -> Result<Arc<Token>> {
    let subject = Subject::AccessToken(id);
    if let Some(known) = directory.store().cache().get(organization, &subject) {
        return Ok(known);
    }
    Box::pin(async move {
        let mut fill = directory.fill(organization).await?;
        let token = rows::find(&mut fill.conn()?, organization, id).await?.ok_or(UNKNOWN)?;
        Ok(fill.keep(subject, &[Tag::Object(*id.as_bytes())], size_of::<Token>(), token))
    })
    .await
}
