//! In which organizations an account is a user.
//!
//! The truth stands in the organization's own row of the user. The instance keeps an index of it, written by a second
//! write after each link, to answer "which organizations?" without asking every one; [`Upkeep`](super::Upkeep) mends it.

use super::{Account, AccountStatus, Link, event, existing, rows};
use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Permit, Principal, Scope},
    audit,
    directory::Change,
    id::{AccountId, OrganizationId, UserId},
    organization::{self, INSTANCE, Organization},
    store::{Tag, Tx, cache::Subject},
    user::rows::id_of_account,
};
use serde_json::json;
use std::sync::Arc;

/// Writes a link into the index.
pub(crate) struct AddLink {
    pub(crate) account: AccountId,
    pub(crate) link: Link,
}

impl Change for AddLink {
    type Out = Account;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::AccountsUpdate, Scope::Instance)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Account> {
        let mut account = existing(tx, self.account).await?.0;
        rows::insert_link(tx, self.account, self.link).await?;
        if account.status == AccountStatus::New {
            account.status = AccountStatus::Active;
        }
        (account.updated_at, account.version) = (tx.now(), tx.version());
        rows::save(tx, &account, None).await?;
        audit::record(tx, permit, event("accounts.link", self.account, details(self.link))).await?;
        Ok(account)
    }
}

/// Takes a link out of the index.
pub(super) struct RemoveLink {
    pub(super) account: AccountId,
    pub(super) link: Link,
}

impl Change for RemoveLink {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::AccountsUpdate, Scope::Instance)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        if rows::delete_link(tx, self.account, self.link).await? == 0 {
            return Err(Error::NotFound(Kind::Account));
        }
        audit::record(tx, permit, event("accounts.unlink", self.account, details(self.link))).await
    }
}

fn details(link: Link) -> serde_json::Value {
    json!({"organization": link.organization, "user": link.user})
}

/// The organizations that the index names; cached.
///
/// # Errors
/// When the store fails.
pub async fn links(directory: &Directory, account: AccountId) -> Result<Arc<Vec<Link>>> {
    let subject = Subject::Links(account);
    if let Some(known) = directory.store().cache().get(INSTANCE, &subject) {
        return Ok(known);
    }
    let mut fill = directory.fill(INSTANCE).await?;
    let links = rows::links(&mut fill.conn()?, account).await?;
    let bytes = size_of::<Link>() * links.len();
    Ok(fill.keep(subject, &[Tag::Object(*account.as_bytes())], bytes, links))
}

/// As whom an account acts in an organization, by that organization's own row; cached until the user changes.
///
/// # Errors
/// When the store fails.
pub async fn user_in(directory: &Directory, account: AccountId, organization: OrganizationId) -> Result<Option<Actor>> {
    let subject = Subject::UserOf(account);
    let acting = |user| Actor { organization, principal: Principal::User(user), key: None };
    if let Some(known) = directory.store().cache().get::<UserId>(organization, &subject) {
        return Ok(Some(acting(*known)));
    }
    let mut fill = directory.fill(organization).await?;
    // That there is none is not kept: nothing would say when it ends.
    let Some(user) = id_of_account(&mut fill.conn()?, organization, account).await? else { return Ok(None) };
    let user = fill.keep(subject, &[Tag::Object(*user.as_bytes())], size_of::<UserId>(), user);
    Ok(Some(acting(*user)))
}

/// As whom an account acts where no organization is named: in the only one in which it may act.
///
/// # Errors
/// [`Error::Invalid`] when there is none, or more than one.
pub async fn only_user(directory: &Directory, account: AccountId) -> Result<Actor> {
    let mut all = acting(directory, account, None).await?.into_iter();
    match (all.next(), all.next()) {
        (Some(actor), None) => Ok(actor),
        (Some(_), Some(_)) => Err(Error::invalid(
            "organization",
            "the account belongs to several organizations and none is named: name one in the path, or use a key of one",
        )),
        (None, _) => Err(Error::invalid("organization", "the account belongs to no organization: accept an invitation first")),
    }
}

/// The organizations in which an account may act now, or the one that its session is limited to, with as whom it acts.
///
/// # Errors
/// When the store fails.
pub async fn organizations(
    directory: &Directory,
    account: AccountId,
    limited_to: Option<OrganizationId>,
) -> Result<Vec<(Actor, Organization)>> {
    let mut found = Vec::new();
    for actor in acting(directory, account, limited_to).await? {
        match organization::own(directory, &actor).await {
            Ok(organization) => found.push((actor, organization)),
            // Deleted meanwhile.
            Err(Error::NotFound(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

async fn acting(directory: &Directory, account: AccountId, limited_to: Option<OrganizationId>) -> Result<Vec<Actor>> {
    let reached = match limited_to {
        Some(only) => vec![only],
        None => links(directory, account).await?.iter().map(|link| link.organization).collect(),
    };
    let mut found = Vec::with_capacity(reached.len());
    for organization in reached {
        if let Some(actor) = user_in(directory, account, organization).await?
            && directory.standing(&actor, Scope::Organization).await?.active
        {
            found.push(actor);
        }
    }
    Ok(found)
}
