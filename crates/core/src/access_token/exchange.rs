//! From what a caller showed to a token for one organization.

use super::{Issued, Make, Parent, Shown, carried_out, earliest};
use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Scope},
    account::oneself,
    caller::{Bearer, Caller, Credential},
    clock::Timestamp,
    id::OrganizationId,
    organization::INSTANCE,
    session,
    terms::Terms,
};
use serde_json::json;

/// Makes a token of what this caller showed. In that organization it may do what the caller may do there at that moment,
/// the limits of a key included, and nothing elsewhere; it ends at once with what it was made of. A token for which a token
/// was shown is made of the same and ends no later.
///
/// # Errors
/// [`Error::NotFound`] where the caller has no place in the organization, and for the instance: no token is an operator's.
/// [`Error::LimitReached`] beyond [`MOST`](super::MOST) live tokens.
pub async fn exchange(
    directory: &Directory,
    terms: impl Into<Terms> + Send,
    caller: &Caller,
    organization: OrganizationId,
) -> Result<Issued> {
    const ABSENT: Error = Error::NotFound(Kind::Organization);
    if organization == INSTANCE {
        return Err(ABSENT);
    }
    let acting = caller.in_organization(directory, organization).await?.ok_or(ABSENT)?;
    let standing = directory.standing(&acting, Scope::Organization).await?;
    // The organization is deleted, or the user is disabled in it.
    if !standing.active {
        return Err(ABSENT);
    }
    let made_in = if matches!(caller, Caller::Account(_)) { INSTANCE } else { organization };
    let make = match caller {
        Caller::Key(key) => {
            let id = acting.key.ok_or(Error::Internal)?;
            let key_ends_at = standing.key.as_ref().and_then(|key| key.expires_at);
            of_secret(acting, Parent::ApiKey(id), key.shown, earliest([key_ends_at, key.ends_at]))
        }
        Caller::ServiceAccount(_, id, ends_at, shown) => of_secret(acting, Parent::Credential(*id), *shown, *ends_at),
        Caller::Account(bearer) => of_account(directory, bearer, organization).await?,
    };
    carried_out(directory, terms.into(), made_in, make).await
}

fn of_secret(actor: Actor, parent: Parent, shown: Shown, ends_at: Option<Timestamp>) -> Make {
    let until = earliest([shown.until, ends_at]);
    Make { actor, parent, shown: Some(shown.hash), until, whose: json!({}), limited_to: None }
}

/// Such a token lies where accounts do: no organization learns who signs in.
async fn of_account(directory: &Directory, bearer: &Bearer, organization: OrganizationId) -> Result<Make> {
    let (parent, until) = match bearer.credential {
        Credential::Session(id) => (Parent::Session(id), Some(session::living(directory, id).await?.expires_at)),
        Credential::PersonalKey(id, ends_at) => (Parent::PersonalKey(id), ends_at),
        Credential::AccessToken(token) => (token.parent, Some(token.until)),
    };
    Ok(Make {
        actor: oneself("access token made by its owner"),
        parent,
        shown: None,
        until,
        whose: json!({"account": bearer.account, "limited_to": organization}),
        limited_to: Some(organization),
    })
}
