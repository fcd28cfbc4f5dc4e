//! The first organization of a store, with its owner and keys: what `init` and `demo` have in common.

use crate::{config::root_key, failure::Failure, store::operator};
use roster_core::{
    Directory,
    access::{Actor, OrganizationRole},
    api_key::{self, Owner},
    audit::Origin,
    organization::{self, Created, INSTANCE},
    page::Page,
    sandbox,
    secret::Secret,
    text::{Email, Label, Name, Slug},
    user,
};
use std::sync::Arc;

/// What a store begins with.
pub(crate) struct First {
    pub(crate) organization: Created,
    /// A key of the instance's operator.
    pub(crate) operator: Secret,
    /// Whether ROSTER_ROOT_KEY was taken on.
    pub(crate) root_key: bool,
}

/// Who founds it.
pub(crate) struct Founding {
    pub(crate) name: Name,
    pub(crate) slug: Option<Slug>,
    pub(crate) owner: Email,
    pub(crate) given_name: Label,
    pub(crate) family_name: Label,
    /// Whether the store is to be marked as a sandbox.
    pub(crate) sandbox: bool,
}

/// Where acts of the command line come from, for the audit log.
pub(crate) fn origin(operation: &str) -> Arc<Origin> {
    Arc::new(Origin { surface: "cli".into(), operation: operation.into(), ..Origin::default() })
}

/// Makes the first organization of a store that has none.
pub(crate) async fn found(directory: &Directory, founding: Founding, operation: &str) -> Result<First, Failure> {
    if !organization::list(directory, &operator(), Page::after(1, None)?).await?.items.is_empty() {
        return Err(Failure::failed(
            "this store already has an organization: use `roster serve`, and `roster store key create` for another key",
        ));
    }
    let root = root_key()?;
    if founding.sandbox {
        sandbox::mark(directory, &operator(), origin(operation)).await?;
    } else if sandbox::is_marked(directory).await? {
        return Err(Failure::failed("this store is marked as a sandbox and stays one: say --sandbox, or take another --data"));
    }
    let owner = user::Create {
        email: founding.owner,
        given_name: founding.given_name,
        family_name: founding.family_name,
        picture: None,
        role: OrganizationRole::Owner,
        source: Label::try_from("api")?,
        created_at: None,
    };
    let create = organization::Create { name: founding.name, slug: founding.slug, settings: None, owner };
    let organization = directory.change(&operator(), origin(operation), create).await?.value;
    let key = |name: &str| Name::try_from(name).map(|name| api_key::Create::new(Owner::Organization(OrganizationRole::Owner), None, name));
    let operator_key = directory.change(&operator(), origin(operation), key("First key of the operator")?).await?.value.secret;
    if let Some(secret) = &root {
        // One literal text counts in two tenants: as the operator, and as an owner of the first organization.
        for tenant in [INSTANCE, organization.organization.id] {
            let create = api_key::Create { literal: Some(secret.clone()), ..key("Root key")? };
            directory.change(&Actor::system(tenant, "root key"), origin(operation), create).await?;
        }
    }
    Ok(First { organization, operator: operator_key, root_key: root.is_some() })
}
