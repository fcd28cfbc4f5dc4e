//! From the text of a key to who is behind it: one read in one tenant, then a compare in constant time.

use super::{Caller, rows};
use crate::{
    Directory, Error, Result,
    access::{Actor, Principal, Scope},
    access_token::Shown,
    clock::Timestamp,
    id::{ApiKeyId, OrganizationId},
    last_used::{Noted, Table},
    organization::INSTANCE,
    secret::{KeyText, LiveSecrets, SecretHash},
    store::{Tag, cache::Subject},
};
use std::sync::Arc;

/// The same words for a key that never was, was revoked, or was mistyped.
const UNKNOWN: Error = Error::Unauthenticated("this key is not known here: it was never issued, or it has been revoked");

/// Who is behind this key. Unauthenticated tries write nothing, so that nobody can buy an fsync with a bad key.
///
/// # Errors
/// [`Error::Unauthenticated`] for an unknown or expired key, or one whose owner is disabled.
pub async fn authenticate(directory: &Directory, text: &str) -> Result<Caller> {
    let Some(named) = KeyText::parse(text) else {
        return if text.starts_with("rst_") { Err(UNKNOWN) } else { Box::pin(literal(directory, text)).await };
    };
    let hash = SecretHash::of(text);
    let (actor, ends_at) = actor(directory, named.organization, named.id, &hash).await?;
    let operator = if actor.organization == INSTANCE { Some(actor) } else { None };
    Ok(Caller { actor, operator, ends_at, shown: Shown::itself(hash) })
}

/// A literal key may count in the instance and in one organization; where one of them has ended, the other still does.
async fn literal(directory: &Directory, text: &str) -> Result<Caller> {
    let hash = SecretHash::of(text);
    let places = {
        let mut lease = directory.store().read().await?;
        rows::find_literal(&mut lease.conn()?, &hash).await?
    };
    let (mut own, mut operator, mut ends_at, mut refusal) = (None, None, None, UNKNOWN);
    for (organization, id) in places {
        match actor(directory, organization, id, &hash).await {
            Ok((actor, until)) => {
                *(if organization == INSTANCE { &mut operator } else { &mut own }) = Some(actor);
                ends_at = [ends_at, until].into_iter().flatten().min();
            }
            Err(error @ Error::Unauthenticated(_)) => refusal = error,
            Err(error) => return Err(error),
        }
    }
    let actor = own.or(operator).ok_or(refusal)?;
    Ok(Caller { actor, operator, ends_at, shown: Shown::itself(hash) })
}

/// Who is behind a key whose secret with this hash was shown, now or when an access token was made of it.
pub(crate) async fn actor(
    directory: &Directory,
    organization: OrganizationId,
    id: ApiKeyId,
    shown: &SecretHash,
) -> Result<(Actor, Option<Timestamp>)> {
    let secret = secret(directory, organization, id).await?;
    if !secret.secrets.count(shown, directory.now()) {
        return Err(UNKNOWN);
    }
    let actor = Actor { organization, principal: secret.principal, key: Some(id) };
    let standing = directory.standing(&actor, Scope::Organization).await?;
    let Some(key) = standing.key.as_ref() else { return Err(UNKNOWN) };
    if !standing.active {
        return Err(Error::Unauthenticated("this key does not work: its owner is disabled, or the organization is deleted"));
    }
    if key.expires_at.is_some_and(|until| until <= directory.now()) {
        return Err(Error::Unauthenticated("this key has expired"));
    }
    secret.noted.note(directory, organization, Table::ApiKeys, *id.as_bytes());
    Ok((actor, secret.secrets.end_of(shown)))
}

/// A key as authentication needs it, kept in the cache.
struct Known {
    secrets: LiveSecrets,
    principal: Principal,
    noted: Noted,
}

async fn secret(directory: &Directory, organization: OrganizationId, id: ApiKeyId) -> Result<Arc<Known>> {
    let subject = Subject::Key(id);
    if let Some(known) = directory.store().cache().get(organization, &subject) {
        return Ok(known);
    }
    Box::pin(async move {
        let mut fill = directory.fill(organization).await?;
        let (secrets, principal) = rows::find_secret(&mut fill.conn()?, organization, id).await?.ok_or(UNKNOWN)?;
        let tags = [Tag::Object(*id.as_bytes()), Tag::Object(principal.bytes())];
        Ok(fill.keep(subject, &tags, size_of::<Known>(), Known { secrets, principal, noted: Noted::default() }))
    })
    .await
}
