//! Organizations: the tenants, and the instance tenant above them.

mod model;
pub(crate) mod rows;

pub use model::{INSTANCE, Organization};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Counting, OrganizationRole, Permission, PermissionSet, Permit, Scope, decide},
    alias,
    api_key::{self, ApiKey},
    audit::{self, Event},
    directory::Change,
    id::OrganizationId,
    page::{Listed, Page, Position},
    patch::Patch,
    secret::Secret,
    store::{Epoch, Tag, Tenant, Tx},
    text::{Json, Name, Slug},
    user::{self, User},
    workspace,
};
use serde_json::json;

/// Creates an organization with its first owner, that owner's key, and its default workspace. An act of the
/// operator: it is written in the instance tenant, and as the first events of the new one.
pub struct Create {
    /// What people call it.
    pub name: Name,
    /// Its name in URLs; made from the name when absent.
    pub slug: Option<Slug>,
    /// Settings, kept as data.
    pub settings: Option<Json>,
    /// The first owner; the role is always owner.
    pub owner: user::Create,
}

/// A new organization.
#[derive(Clone, Debug)]
pub struct Created {
    /// The organization.
    pub organization: Organization,
    /// Its first owner.
    pub owner: User,
    /// The owner's key.
    pub key: ApiKey,
    /// That key's secret, shown this once.
    pub secret: Secret,
}

impl Change for Create {
    type Out = Created;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::OrganizationsCreate, Scope::Instance)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Created> {
        let id: OrganizationId = tx.new_id();
        let slug = self.free_slug(tx).await?;
        let mut tenant = Tenant::new(id, Epoch::new(tx.random()));
        rows::insert_bare(tx, &tenant, &slug, &self.name, self.settings.as_ref()).await?;
        let details = json!({"name": self.name, "slug": slug});
        audit::record(
            tx,
            permit,
            Event {
                action: "organizations.create",
                kind: Kind::Organization,
                target: *id.as_bytes(),
                workspace: None,
                details: details.clone(),
            },
        )
        .await?;

        let mut inner = tx.new_tenant(&mut tenant);
        let founder = founding_permit(id, &inner)?;
        let event = Event { action: "organizations.create", kind: Kind::Organization, target: *id.as_bytes(), workspace: None, details };
        audit::record(&mut inner, &founder, event).await?;
        let first = user::Create { role: OrganizationRole::Owner, ..self.owner.clone() };
        let owner = first.run(&mut inner, &founder).await?;
        let home = workspace::Create { is_default: true, ..workspace::Create::named(Name::try_from("Default")?) };
        home.run(&mut inner, &founder).await?;
        let key = api_key::Create::for_user(owner.id, Name::try_from("First key of the owner")?);
        let created = key.run(&mut inner, &founder).await?;
        inner.close_new_tenant().await?;
        let organization = rows::find(tx.conn(), id).await?.ok_or(Error::Internal)?;
        Ok(Created { organization, owner, key: created.key, secret: created.secret })
    }
}

impl Create {
    /// The slug that was given or a new one, if no other organization has it.
    async fn free_slug(&self, tx: &mut Tx<'_>) -> Result<Slug> {
        for _ in 0..workspace::SLUG_TRIES {
            let slug = match &self.slug {
                Some(slug) => slug.clone(),
                None => workspace::slug_from("", &self.name, tx.random())?,
            };
            if !is_taken(tx, &slug).await? {
                return Ok(slug);
            }
        }
        Err(Error::AlreadyExists { kind: Kind::Organization, field: "slug" })
    }
}

/// Whether a slug leads to an organization already, as its slug or as a name that an operator gave one.
pub(crate) async fn is_taken(tx: &mut Tx<'_>, slug: &str) -> Result<bool> {
    let is_slug = rows::id_of_slug(tx.conn(), slug).await?.is_some();
    Ok(is_slug || alias::rows::is_one(tx.conn(), INSTANCE, Kind::Organization, slug).await?)
}

/// In a tenant that does not exist yet nobody holds anything; its first rows are the server's own doing.
pub(crate) fn founding_permit(id: OrganizationId, tx: &Tx<'_>) -> Result<Permit> {
    let actor = Actor::system(id, "founding of the organization");
    let standing = crate::access::Standing { active: true, ..Default::default() };
    decide(actor, &standing, Permission::OrganizationsUpdate, Scope::Organization, Counting::Effective, tx.now())
        .map_err(|denied| denied.into_error())
}

/// Changes the organization itself.
pub struct Update {
    /// Which; the actor's own.
    pub id: OrganizationId,
    /// New name.
    pub name: Option<Name>,
    /// New slug.
    pub slug: Option<Slug>,
    /// New settings.
    pub settings: Patch<Json>,
    /// Whether everybody in it can make workspaces, whatever their role; who lets them must be able to make some.
    pub members_can_create_workspaces: Option<bool>,
}

impl Update {
    /// A change of this organization that changes nothing yet.
    #[must_use]
    pub const fn of(id: OrganizationId) -> Self {
        Self { id, name: None, slug: None, settings: Patch::Keep, members_can_create_workspaces: None }
    }
}

impl Change for Update {
    type Out = Organization;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::OrganizationsUpdate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Organization> {
        let before = own_named(tx, permit, self.id).await?;
        tx.expects(Kind::Organization, before.version)?;
        let mut after = before.clone();
        after.name = self.name.clone().unwrap_or(after.name);
        after.slug = self.slug.clone().unwrap_or(after.slug);
        after.settings = self.settings.clone().apply(after.settings);
        after.members_can_create_workspaces = self.members_can_create_workspaces.unwrap_or(before.members_can_create_workspaces);
        if after == before {
            return Ok(before);
        }
        if after.members_can_create_workspaces && !before.members_can_create_workspaces {
            permit.may_give(PermissionSet::of(&[Permission::WorkspacesCreate]))?;
        }
        if after.slug != before.slug && is_taken(tx, &after.slug).await? {
            return Err(Error::AlreadyExists { kind: Kind::Organization, field: "slug" });
        }
        (after.updated_at, after.version) = (tx.now(), tx.version());
        rows::update(tx, &after).await?;
        let mut details = json!({"name": after.name, "slug": after.slug, "settings": !self.settings.is_keep()});
        if after.members_can_create_workspaces != before.members_can_create_workspaces {
            details["members_can_create_workspaces"] = json!(after.members_can_create_workspaces);
        }
        audit::record(tx, permit, event("organizations.update", after.id, details)).await?;
        Ok(after)
    }
}

/// Deletes the organization: from the commit on it is not found, and no key of it is known. Its log is kept.
pub struct Delete {
    /// Which; the actor's own.
    pub id: OrganizationId,
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::OrganizationsDelete, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let found = own_named(tx, permit, self.id).await?;
        tx.expects(Kind::Organization, found.version)?;
        if found.id == INSTANCE {
            return Err(Error::Conflict("the instance can't be deleted".into()));
        }
        rows::delete(tx, found.id).await?;
        tx.touch(Tag::Everything);
        audit::record(tx, permit, event("organizations.delete", found.id, json!({"slug": found.slug}))).await
    }
}

/// The actor's own organization, if that is the one that was named: whoever names another changes neither.
async fn own_named(tx: &mut Tx<'_>, permit: &Permit, id: OrganizationId) -> Result<Organization> {
    let found = rows::find(tx.conn(), permit.organization()).await?;
    found.filter(|found| found.id == id).ok_or(Error::NotFound(Kind::Organization))
}

fn event(action: &'static str, id: OrganizationId, details: serde_json::Value) -> Event {
    Event { action, kind: Kind::Organization, target: *id.as_bytes(), workspace: None, details }
}

/// The actor's own organization.
///
/// # Errors
/// [`Error::NotFound`] when it is deleted, [`Error::Forbidden`] without `organizations.read`.
pub async fn get(directory: &Directory, actor: &Actor) -> Result<Organization> {
    directory.permit(actor, Permission::OrganizationsRead, Scope::Organization).await?;
    let mut lease = directory.store().read().await?;
    rows::find(&mut lease.conn()?, actor.organization).await?.ok_or(Error::NotFound(Kind::Organization))
}

/// The actor's own organization without a decision: whoever holds a key may know whose it is. Surfaces show of it what
/// tells organizations apart, and no settings.
///
/// # Errors
/// [`Error::NotFound`] when it is deleted.
pub async fn own(directory: &Directory, actor: &Actor) -> Result<Organization> {
    let mut lease = directory.store().read().await?;
    rows::find(&mut lease.conn()?, actor.organization).await?.ok_or(Error::NotFound(Kind::Organization))
}

/// Every organization, newest first; for operators.
///
/// # Errors
/// [`Error::Forbidden`] without `organizations.list` in the instance.
pub async fn list(directory: &Directory, operator: &Actor, page: Page) -> Result<Listed<Organization>> {
    directory.permit(operator, Permission::OrganizationsList, Scope::Instance).await?;
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let items = rows::list(&mut conn, page).await?;
    let total = rows::count(&mut conn).await?;
    Ok(Listed::cut(items, page, total, Organization::weight, |item| Position {
        created_at: item.created_at.as_micros(),
        id: *item.id.as_bytes(),
    }))
}

/// The id behind a slug. Needs no permit: slugs only lead to ids, and whoever has no key there learns nothing more.
///
/// # Errors
/// When the store fails.
pub async fn id_of_slug(directory: &Directory, slug: &str) -> Result<Option<OrganizationId>> {
    // Text that is no slug is nobody's, and SQL may refuse it.
    let Ok(slug) = Slug::try_from(slug) else { return Ok(None) };
    let mut lease = directory.store().read().await?;
    rows::id_of_slug(&mut lease.conn()?, &slug).await
}
