//! Whoever a literal key or a request without a key stands for: an ordinary principal with an ordinary credential.

use crate::{context::Context, router::organization_named};
use roster_core::{
    Error, Result,
    access::{Actor, OrganizationRole},
    api_key::{self, Owner},
    caller, credential,
    directory::Change,
    id::{OrganizationId, ServiceAccountId, UserId},
    organization::INSTANCE,
    page::Page,
    secret::Secret,
    service_account,
    text::{Email, Name},
    user,
};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// One of an organization: a user, a service account, or the organization itself in a role. Nothing said: an owner.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Principal {
    /// Id or slug.
    pub(super) organization: String,
    /// Id or email.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    user: Option<String>,
    /// Id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    service_account: Option<ServiceAccountId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    role: Option<OrganizationRole>,
    /// Whether it is also an operator of the instance, which makes organizations.
    #[serde(default)]
    operator: bool,
}

/// The secret of whoever is meant: a new one of a principal, or another one that is known, such as that of an account. `stands` says in a
/// refusal what both are good for.
pub(super) async fn meant(
    context: &Context,
    stands: &'static str,
    principal: Option<&Principal>,
    secret: Option<String>,
) -> Result<Secret> {
    match (principal, secret) {
        (Some(principal), None) => principal.secret(context).await.map_err(|error| error.below("as")),
        (None, Some(text)) => {
            let unknown = |_| Error::invalid("secret", "must be one that is known here");
            caller::authenticate(&context.directory, &text).await.map_err(unknown)?;
            Ok(Secret::known(text))
        }
        _ => Err(Error::invalid("as", format!("is needed, or secret: {stands}"))),
    }
}

/// As what the sandbox acts in an organization.
pub(super) const fn acting(organization: OrganizationId) -> Actor {
    Actor::system(organization, "sandbox")
}

impl Principal {
    /// A new credential of it.
    async fn secret(&self, context: &Context) -> Result<Secret> {
        let organization = organization_named(&context.directory, &self.organization).await?;
        match (&self.user, self.service_account, self.role) {
            (Some(user), None, None) => self.key(context, organization, Owner::User(user_named(context, organization, user).await?)).await,
            (None, Some(account), None) => self.credential(context, organization, account).await,
            (None, None, role) => self.key(context, organization, Owner::Organization(role.unwrap_or(OrganizationRole::Owner))).await,
            _ => Err(Error::invalid("", "names one of user, service_account and role at most")),
        }
    }

    async fn key(&self, context: &Context, organization: OrganizationId, owner: Owner) -> Result<Secret> {
        let create = |owner| Ok::<_, Error>(api_key::Create::new(owner, None, Name::try_from("Key of the sandbox")?));
        if !self.operator {
            return Ok(change(context, organization, create(owner)?).await?.secret);
        }
        // A literal text counts in the instance and in the organization, as a root key does.
        let secret = random_text(context)?;
        let literal = |owner| Ok::<_, Error>(api_key::Create { literal: Some(secret.clone()), ..create(owner)? });
        change(context, organization, literal(owner)?).await?;
        change(context, INSTANCE, literal(Owner::Organization(OrganizationRole::Owner))?).await?;
        Ok(secret)
    }

    async fn credential(&self, context: &Context, organization: OrganizationId, account: ServiceAccountId) -> Result<Secret> {
        if self.operator {
            return Err(Error::invalid("operator", "is for users and for the organization itself, not for service accounts"));
        }
        let place = service_account::place(&context.directory, &acting(organization), account).await?;
        let create = credential::Create { place, name: Name::try_from("Credential of the sandbox")?, expires_at: None, dialect_data: None };
        Ok(change(context, organization, create).await?.secret)
    }
}

async fn change<C: Change>(context: &Context, organization: OrganizationId, change: C) -> Result<C::Out> {
    Ok(context.change(&acting(organization), change).await?.value)
}

async fn user_named(context: &Context, organization: OrganizationId, text: &str) -> Result<UserId> {
    if let Some(id) = UserId::parse(text) {
        return Ok(id);
    }
    let none = || Error::invalid("user", "must be the id or the email of a user of the organization");
    let filter = user::Filter { emails: vec![Email::try_from(text.to_owned()).map_err(|_| none())?], ..user::Filter::default() };
    let found = user::list(&context.directory, &acting(organization), &filter, Page::after(1, None)?).await?;
    found.items.first().map(|user| user.id).ok_or_else(none)
}

fn random_text(context: &Context) -> Result<Secret> {
    let (mut bytes, mut text) = ([0; 20], "sandbox-".to_owned());
    context.directory.store().random().fill(&mut bytes);
    for byte in bytes {
        write!(text, "{byte:02x}").map_err(Error::internal)?;
    }
    Secret::literal(text)
}
