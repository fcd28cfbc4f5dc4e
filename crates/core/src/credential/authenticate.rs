//! From the secret of a credential to the service account behind it.

use super::rows;
use crate::{
    Directory, Error, Result,
    access::{Actor, Principal, Scope},
    clock::Timestamp,
    id::{CredentialId, OrganizationId, ServiceAccountId, entity},
    last_used::{Noted, Table},
    secret::{LiveSecrets, SecretHash, SecretText},
    store::{Tag, cache::Subject},
};
use std::sync::Arc;

const UNKNOWN: Error = Error::Unauthenticated("this credential is not known here: it was never issued, or it has been revoked");

/// A credential as authentication needs it, kept in the cache.
struct Known {
    secrets: LiveSecrets,
    account: ServiceAccountId,
    expires_at: Option<Timestamp>,
    noted: Noted,
}

/// Who is behind this secret, and when the credential ends. Tries with wrong text write nothing.
///
/// # Errors
/// [`Error::Unauthenticated`], also when the service account is disabled.
pub async fn authenticate(directory: &Directory, text: &str) -> Result<(Actor, CredentialId, Option<Timestamp>)> {
    let named = SecretText::<entity::Credential>::parse(text).ok_or(UNKNOWN)?;
    behind(directory, named.organization, named.id, &SecretHash::of(text)).await
}

/// Who is behind a credential whose secret with this hash was shown, now or when an access token was made of it.
pub(crate) async fn behind(
    directory: &Directory,
    organization: OrganizationId,
    id: CredentialId,
    shown: &SecretHash,
) -> Result<(Actor, CredentialId, Option<Timestamp>)> {
    let (known, now) = (find(directory, organization, id).await?, directory.now());
    if !known.secrets.count(shown, now) {
        return Err(UNKNOWN);
    }
    if known.expires_at.is_some_and(|until| until <= now) {
        return Err(Error::Unauthenticated("this credential has expired"));
    }
    let actor = Actor { organization, principal: Principal::ServiceAccount(known.account), key: None };
    if !directory.standing(&actor, Scope::Organization).await?.active {
        return Err(Error::Unauthenticated(
            "this credential does not work: its service account is disabled, or the organization is deleted",
        ));
    }
    known.noted.note(directory, organization, Table::Credentials, *id.as_bytes());
    let ends_at = [known.expires_at, known.secrets.end_of(shown)].into_iter().flatten().min();
    Ok((actor, id, ends_at))
}

async fn find(directory: &Directory, organization: OrganizationId, id: CredentialId) -> Result<Arc<Known>> {
    let subject = Subject::Credential(id);
    if let Some(known) = directory.store().cache().get(organization, &subject) {
        return Ok(known);
    }
    Box::pin(async move {
        let mut fill = directory.fill(organization).await?;
        let (secrets, account, expires_at) = rows::find_secret(&mut fill.conn()?, organization, id).await?.ok_or(UNKNOWN)?;
        let tags = [Tag::Object(*id.as_bytes()), Tag::Object(*account.as_bytes())];
        Ok(fill.keep(subject, &tags, size_of::<Known>(), Known { secrets, account, expires_at, noted: Noted::default() }))
    })
    .await
}
