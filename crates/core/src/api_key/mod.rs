//! API keys: of people, of service accounts, of workspaces, of the organization.

mod access;
mod authenticate;
mod create;
pub(crate) mod kept;
mod model;
mod owners;
mod rotate;
pub(crate) mod rows;

pub use access::owners_with_access;
pub(crate) use authenticate::actor;
pub use authenticate::authenticate;
pub use create::{Create, Created};
pub(crate) use model::Belonging;
pub use model::{ApiKey, Caller, Family, Filter, OwnedBy, Owner, Place, Verb};
pub use owners::{KeyOwner, owners};
pub use rotate::Rotate;

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, OrganizationRole, Permission, PermissionSet, Permit, Principal, Scope},
    audit::{self, Event},
    clock::Timestamp,
    dialect_data::{self, DialectPatch},
    directory::Change,
    id::{ApiKeyId, UserId},
    member::{in_future, outlasts},
    organization,
    page::{Listed, Page, Position},
    patch::{Patch, merge},
    service_account,
    store::Tx,
    text::{Description, Json, Name, ScopeWord},
    user,
    workspace::{self},
};
use serde_json::json;
use std::collections::HashMap;

/// Changes a key. What is absent is kept; owner and workspace never change.
#[derive(Clone, Debug)]
pub struct Update {
    /// Which, and where it lies.
    pub place: Place,
    /// New name.
    pub name: Option<Name>,
    /// New description.
    pub description: Patch<Description>,
    /// New scope words with what they allow.
    pub scopes: Option<(Vec<ScopeWord>, PermissionSet)>,
    /// Takes the scope words away: it then holds all that its owner may, as far as who changes it does.
    pub lift_scopes: bool,
    /// New usage limits.
    pub usage_limits: Patch<Json>,
    /// New rate limits.
    pub rate_limits: Patch<Json>,
    /// New defaults.
    pub defaults: Patch<Json>,
    /// Fields to merge into the defaults after that, see [`merge`].
    pub merge_defaults: Option<Json>,
    /// New end.
    pub expires_at: Patch<Timestamp>,
    /// What a dialect keeps beside it.
    pub dialect_data: Option<DialectPatch>,
}

impl Update {
    /// A change of this key that changes nothing yet.
    #[must_use]
    pub fn of(key: impl Into<Place>) -> Self {
        Self {
            place: key.into(),
            name: None,
            description: Patch::Keep,
            scopes: None,
            lift_scopes: false,
            usage_limits: Patch::Keep,
            rate_limits: Patch::Keep,
            defaults: Patch::Keep,
            merge_defaults: None,
            expires_at: Patch::Keep,
            dialect_data: None,
        }
    }
}

impl Change for Update {
    type Out = ApiKey;

    fn needs(&self) -> (Permission, Scope) {
        (self.place.family.permission(Verb::Update), self.place.scope())
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<ApiKey> {
        let before = existing(tx, self.place).await?;
        tx.expects(Kind::ApiKey, before.version)?;
        check_owner(tx, permit, &before).await?;
        let mut after = before.clone();
        after.name = self.name.clone().unwrap_or(after.name);
        after.description = self.description.clone().apply(after.description);
        if let Some((words, permissions)) = &self.scopes {
            let wider = permissions.without(before.permissions.unwrap_or(PermissionSet::all()));
            permit.may_hand_on(wider)?;
            if !wider.is_empty() {
                permit.may_last(self.expires_at.clone().apply(before.expires_at))?;
            }
            (after.scopes, after.permissions) = (Some(words.clone()), Some(*permissions));
        } else if self.lift_scopes {
            (after.scopes, after.permissions) = (None, create::lifted(tx, permit, &before).await?);
            if after.permissions != before.permissions {
                permit.may_last(self.expires_at.clone().apply(before.expires_at))?;
            }
        }
        after.limits.usage = self.usage_limits.clone().apply(after.limits.usage);
        after.limits.rate = self.rate_limits.clone().apply(after.limits.rate);
        after.defaults = self.defaults.clone().apply(after.defaults);
        if let Some(changes) = &self.merge_defaults {
            after.defaults = merge(after.defaults, changes)?;
        }
        after.expires_at = self.expires_at.clone().apply(after.expires_at);
        let beside = dialect_data::apply(tx, Kind::ApiKey, self.place.id.as_bytes(), self.dialect_data.as_ref()).await?;
        if after == before && !beside {
            return Ok(before);
        }
        if after.expires_at != before.expires_at {
            in_future(after.expires_at, tx.now())?;
        }
        if outlasts(after.expires_at, before.expires_at) {
            permit.may_last(after.expires_at)?;
            create::may_carry(tx, permit, after.owner, after.workspace, after.permissions).await?;
        }
        (after.updated_at, after.version) = (tx.now(), tx.version());
        rows::save(tx, &after, None).await?;
        let details = json!({"name": after.name, "permissions": after.permissions, "expires_at": after.expires_at});
        audit::record(tx, permit, event("api_keys.update", &after, details)).await?;
        Ok(after)
    }
}

/// Ends a key at once.
pub struct Delete {
    /// Which, and where it lies.
    pub place: Place,
}

impl Delete {
    /// The end of this key.
    #[must_use]
    pub fn of(key: impl Into<Place>) -> Self {
        Self { place: key.into() }
    }
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (self.place.family.permission(Verb::Delete), self.place.scope())
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let key = existing(tx, self.place).await?;
        tx.expects(Kind::ApiKey, key.version)?;
        check_owner(tx, permit, &key).await?;
        end(tx, permit, &key).await
    }
}

/// Ends a key under a permit that covers it. Each has an event of its own, from which other nodes learn that it is gone.
pub(crate) async fn end(tx: &mut Tx<'_>, permit: &Permit, key: &ApiKey) -> Result<()> {
    rows::delete(tx, key).await?;
    uncount(tx, key);
    audit::record(tx, permit, event("api_keys.delete", key, json!({"name": key.name, "owner": owner_details(key)}))).await
}

async fn existing(tx: &mut Tx<'_>, place: Place) -> Result<ApiKey> {
    let organization = tx.organization();
    let found = rows::find(tx.conn(), organization, place.id).await?;
    found.filter(|key| Place::from(key) == place).ok_or(Error::NotFound(Kind::ApiKey))
}

/// Only owners manage owners, their keys included; nor are a service account's keys for who may not manage it.
async fn check_owner(tx: &mut Tx<'_>, permit: &Permit, key: &ApiKey) -> Result<()> {
    let role = match key.owner {
        Owner::User(id) if permit.actor().principal == Principal::User(id) => return Ok(()),
        Owner::User(id) => user::rows::find(tx.conn(), permit.organization(), id).await?.map(|user| user.role),
        Owner::ServiceAccount(id) if permit.actor().principal == Principal::ServiceAccount(id) => return Ok(()),
        Owner::ServiceAccount(id) => {
            let account = service_account::rows::find(tx.conn(), permit.organization(), id).await?;
            let Some(account) = account else { return Ok(()) };
            return service_account::may_manage_keys(tx, permit, &account).await;
        }
        Owner::Organization(role) => Some(role),
        Owner::Workspace => None,
    };
    match (role, key.workspace) {
        (Some(OrganizationRole::Owner), None) => permit.may_manage_organization_role(OrganizationRole::Owner),
        _ => Ok(()),
    }
}

fn count(tx: &mut Tx<'_>, key: &ApiKey, by: i64) {
    let counter = key.owner.family().counter();
    tx.count(tx.organization(), counter, by);
    if let Some(workspace) = key.workspace {
        tx.count(workspace, counter, by);
    }
}

fn uncount(tx: &mut Tx<'_>, key: &ApiKey) {
    count(tx, key, -1);
}

fn owner_details(key: &ApiKey) -> serde_json::Value {
    match key.owner {
        Owner::User(id) => json!({"type": "user", "id": id}),
        Owner::ServiceAccount(id) => json!({"type": "service_account", "id": id}),
        Owner::Organization(role) => json!({"type": "organization", "role": role}),
        Owner::Workspace => json!({"type": "workspace", "id": key.workspace}),
    }
}

fn event(action: &'static str, key: &ApiKey, details: serde_json::Value) -> Event {
    Event { action, kind: Kind::ApiKey, target: *key.id.as_bytes(), workspace: key.workspace, details }
}

/// One key.
///
/// # Errors
/// [`Error::NotFound`] for a key that is not there, and for one that the caller may not read.
pub async fn get(directory: &Directory, actor: &Actor, id: ApiKeyId) -> Result<ApiKey> {
    // The connection is given back first: the decision may need one too, and many who hold one and wait for a second
    // wait for each other.
    let found = {
        let mut lease = directory.store().read().await?;
        rows::find(&mut lease.conn()?, actor.organization, id).await?
    };
    let key = found.ok_or(Error::NotFound(Kind::ApiKey))?;
    directory.permit(actor, key.owner.family().permission(Verb::Read), Place::from(&key).scope()).await?;
    Ok(key)
}

/// Where a key of the actor's organization lies, to change or end it. It needs no permit: the change does, and its
/// refusal tells who may not read the key that there is none.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn place(directory: &Directory, actor: &Actor, id: ApiKeyId) -> Result<Place> {
    let mut lease = directory.store().read().await?;
    let key = rows::find(&mut lease.conn()?, actor.organization, id).await?;
    key.as_ref().map(Place::from).ok_or(Error::NotFound(Kind::ApiKey))
}

/// Keys that match, newest first or as the page says: the organization's, one workspace's, or one service account's; of the families that the
/// caller may list.
///
/// # Errors
/// [`Error::Forbidden`] when the caller may list no family in that scope; [`Error::NotFound`] for a workspace or a service
/// account that the caller may not know.
pub async fn list(directory: &Directory, actor: &Actor, filter: &Filter, page: Page) -> Result<Listed<ApiKey>> {
    let bound = directory.standing(actor, Scope::Organization).await?.key.as_ref().and_then(|key| key.workspace);
    let workspace = filter.workspace.or(bound);
    let scope = match (workspace, filter.owner) {
        (Some(workspace), _) => Scope::Workspace(workspace),
        // Who manages the workspace that it lies in need not name that.
        (None, Some(OwnedBy::ServiceAccount(id))) => service_account::place(directory, actor, id).await?.scope(),
        (None, _) => Scope::Organization,
    };
    let families = listable(directory, actor, filter, scope).await?;
    if let Some(workspace) = workspace {
        workspace::in_use(directory, actor, workspace).await?;
    }
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let wanted = rows::Wanted::new(workspace, &families, filter, directory.now());
    let items = rows::list(&mut conn, actor.organization, &wanted, page).await?;
    let mut total = 0;
    if filter.is_counted() {
        let counted = workspace.map_or(*actor.organization.as_bytes(), |id| *id.as_bytes());
        for family in families {
            total += organization::rows::counter(&mut conn, actor.organization, &counted, family.counter()).await?;
        }
    } else {
        total = rows::count(&mut conn, actor.organization, &wanted).await?;
    }
    Ok(Listed::cut(items, page, total, ApiKey::weight, position))
}

fn position(key: &ApiKey) -> Position {
    Position { created_at: key.created_at.as_micros(), id: *key.id.as_bytes() }
}

/// When the keys of these users were last used, where they were; nothing for who may not list users' keys.
///
/// # Errors
/// When the store fails.
pub async fn last_used_by(directory: &Directory, actor: &Actor, users: &[UserId]) -> Result<HashMap<UserId, Timestamp>> {
    if users.is_empty() || !directory.may(actor, Permission::UserKeysList, Scope::Organization).await? {
        return Ok(HashMap::new());
    }
    let mut lease = directory.store().read().await?;
    rows::last_used_by(&mut lease.conn()?, actor.organization, users).await
}

/// The wanted families that the caller may list in a scope; at least one, or the refusal of the first. None are left only
/// where nothing can match.
async fn listable(directory: &Directory, actor: &Actor, filter: &Filter, scope: Scope) -> Result<Vec<Family>> {
    // A workspace has no keys of the organization.
    let there = Family::ALL.into_iter().filter(|family| *family != Family::Organization || scope.workspace().is_none());
    let asked: Vec<_> = there.filter(|family| filter.wants(*family)).collect();
    let mut families = Vec::with_capacity(asked.len());
    for family in asked.iter().copied() {
        if directory.may(actor, family.permission(Verb::List), scope).await? {
            families.push(family);
        }
    }
    // To leave out what is not theirs to list is no refusal, and is not counted as one.
    if families.is_empty() {
        let first = asked.first().copied().unwrap_or(Family::User);
        directory.permit(actor, first.permission(Verb::List), scope).await?;
    }
    Ok(families)
}
