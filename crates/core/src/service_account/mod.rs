//! Service accounts: principals for programs, in the organization or in one workspace. What they show to be known is a
//! [`credential`](crate::credential) or an [API key](crate::api_key).

mod create_with_key;
mod model;
mod power;
pub(crate) mod rows;

pub use create_with_key::{CreateWithKey, Created, FirstKey};
pub use model::{Filter, Home, Place, ServiceAccount};
pub use power::could_manage;
pub(crate) use power::{may_give, may_manage, may_manage_keys, may_manage_role};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, OrganizationRole, Permission, Permit, RoleChange, Scope, WorkspaceRole},
    alias, api_key,
    audit::{self, Event},
    clock::Timestamp,
    credential, dialect_data,
    directory::Change,
    id::ServiceAccountId,
    page::{Listed, Page, Position},
    patch::Patch,
    role_assignment,
    store::Tx,
    text::{Description, Name},
    user::UserStatus,
    workspace,
};
use serde_json::json;

/// Creates a service account without credentials or keys.
#[derive(Clone, Debug)]
pub struct Create {
    /// Where, and with which role.
    pub home: Home,
    /// What people call it.
    pub name: Name,
    /// What it is for.
    pub description: Option<Description>,
    /// Since when; the id is made from it. Now, unless imported.
    pub created_at: Option<Timestamp>,
}

impl Change for Create {
    type Out = ServiceAccount;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::ServiceAccountsCreate, self.home.workspace().map_or(Scope::Organization, Scope::Workspace))
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<ServiceAccount> {
        if let Some(workspace) = self.home.workspace() {
            workspace::existing(tx, workspace).await?;
        }
        may_give(permit, self.home)?;
        let created_at = self.created_at.unwrap_or(tx.now());
        let account = ServiceAccount {
            id: ServiceAccountId::new(created_at, tx.random()),
            home: self.home,
            name: self.name.clone(),
            description: self.description.clone(),
            status: UserStatus::Active,
            created_by: permit.actor().person(),
            created_at,
            updated_at: created_at,
            version: tx.version(),
        };
        rows::insert(tx, &account).await?;
        let details = json!({"name": account.name, "role": account.home.role_name()});
        audit::record(tx, permit, event("service_accounts.create", &account, details)).await?;
        Ok(account)
    }
}

/// A new role, of the level at which the service account lies.
#[derive(Clone, Debug)]
pub enum NewRole {
    /// In the organization.
    Organization(RoleChange<OrganizationRole>),
    /// In its workspace.
    Workspace(RoleChange<WorkspaceRole>),
    /// None any more in its workspace.
    None,
}

/// Changes a service account. What is absent is kept.
#[derive(Clone, Debug)]
pub struct Update {
    /// Which, and where it lies.
    pub place: Place,
    /// New name.
    pub name: Option<Name>,
    /// New description.
    pub description: Patch<Description>,
    /// New status.
    pub status: Option<UserStatus>,
    /// New role.
    pub role: Option<NewRole>,
}

impl Change for Update {
    type Out = ServiceAccount;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::ServiceAccountsUpdate, self.place.scope())
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<ServiceAccount> {
        let before = existing(tx, self.place).await?;
        tx.expects(Kind::ServiceAccount, before.version)?;
        let mut after = before.clone();
        after.name = self.name.clone().unwrap_or(after.name);
        after.description = self.description.clone().apply(after.description);
        after.status = self.status.unwrap_or(after.status);
        after.home = self.home(permit, before.home)?;
        if after == before {
            return Ok(before);
        }
        may_manage(tx.conn(), permit, &before).await?;
        // A role that rises, or a principal that acts again, is power given.
        if after.home != before.home || after.status == UserStatus::Active && before.status != UserStatus::Active {
            may_give(permit, after.home)?;
        }
        if after.status == UserStatus::Active && before.status != UserStatus::Active {
            role_assignment::may_give_all_of(tx.conn(), permit, after.id.as_bytes()).await?;
        }
        (after.updated_at, after.version) = (tx.now(), tx.version());
        rows::save(tx, &after).await?;
        rows::change_role(tx, after.id, before.home, after.home).await?;
        let details = json!({
            "name": after.name, "status": after.status, "role": after.home.role_name(),
            "before": {"name": before.name, "status": before.status, "role": before.home.role_name()},
        });
        audit::record(tx, permit, event("service_accounts.update", &after, details)).await?;
        Ok(after)
    }
}

impl Update {
    /// A change of this one that changes nothing yet.
    #[must_use]
    pub const fn of(place: Place) -> Self {
        Self { place, name: None, description: Patch::Keep, status: None, role: None }
    }

    fn home(&self, permit: &Permit, before: Home) -> Result<Home> {
        match (&self.role, before) {
            (None, _) => Ok(before),
            (Some(NewRole::Organization(change)), Home::Organization(role)) => {
                Ok(Home::Organization(change.apply(role, |role| permit.may_give_organization_role(role))?))
            }
            (Some(NewRole::Workspace(change)), Home::Workspace(workspace, role)) => {
                Ok(Home::Workspace(workspace, Some(change.apply(role, |role| permit.may_manage_workspace_role(role))?)))
            }
            (Some(NewRole::None), Home::Workspace(workspace, _)) => Ok(Home::Workspace(workspace, None)),
            (Some(_), Home::Organization(_)) => Err(Error::invalid("role", format!("must be one of {}", OrganizationRole::names()))),
            (Some(_), Home::Workspace(..)) => Err(Error::invalid("role", format!("must be one of {}, or none", WorkspaceRole::names()))),
        }
    }
}

/// Deletes a service account with its role, its credentials and its keys.
pub struct Delete {
    /// Which, and where it lies.
    pub place: Place,
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::ServiceAccountsDelete, self.place.scope())
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let account = existing(tx, self.place).await?;
        tx.expects(Kind::ServiceAccount, account.version)?;
        may_manage(tx.conn(), permit, &account).await?;
        let credentials = credential::rows::of(tx, account.id).await?;
        for found in &credentials {
            // Each has an event of its own, from which other nodes learn that it is gone.
            credential::end(tx, permit, found).await?;
        }
        let keys = api_key::rows::of_service_account(tx, account.id).await?;
        for key in &keys {
            api_key::end(tx, permit, key).await?;
        }
        rows::delete(tx, account.id).await?;
        alias::rows::delete_of(tx, account.id.as_bytes()).await?;
        dialect_data::rows::delete_of(tx, account.id.as_bytes()).await?;
        let details = json!({"name": account.name, "credentials": credentials.len(), "keys": keys.len()});
        audit::record(tx, permit, event("service_accounts.delete", &account, details)).await
    }
}

/// A service account that lies there; none in a deleted workspace.
pub(crate) async fn existing(tx: &mut Tx<'_>, place: Place) -> Result<ServiceAccount> {
    if let Some(workspace) = place.workspace {
        workspace::existing(tx, workspace).await.map_err(|_| Error::NotFound(Kind::ServiceAccount))?;
    }
    let organization = tx.organization();
    let found = rows::find(tx.conn(), organization, place.id).await?;
    found.filter(|account| account.place() == place).ok_or(Error::NotFound(Kind::ServiceAccount))
}

fn event(action: &'static str, account: &ServiceAccount, details: serde_json::Value) -> Event {
    let (target, workspace) = (*account.id.as_bytes(), account.home.workspace());
    Event { action, kind: Kind::ServiceAccount, target, workspace, details }
}

/// One service account.
///
/// # Errors
/// [`Error::NotFound`], also where the caller may not know it.
pub async fn get(directory: &Directory, actor: &Actor, id: ServiceAccountId) -> Result<ServiceAccount> {
    let found = load(directory, actor, id).await?;
    directory.permit(actor, Permission::ServiceAccountsRead, found.place().scope()).await?;
    Ok(found)
}

/// Where a service account of the actor's organization lies, to change it or what belongs to it. It needs no permit: the
/// change does, and its refusal tells who may not read it that there is none.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn place(directory: &Directory, actor: &Actor, id: ServiceAccountId) -> Result<Place> {
    Ok(load(directory, actor, id).await?.place())
}

/// One service account, for whoever may know it.
pub(crate) async fn load(directory: &Directory, actor: &Actor, id: ServiceAccountId) -> Result<ServiceAccount> {
    let found = {
        let mut lease = directory.store().read().await?;
        rows::find(&mut lease.conn()?, actor.organization, id).await?
    };
    let found = found.ok_or(Error::NotFound(Kind::ServiceAccount))?;
    if let Some(workspace) = found.home.workspace() {
        workspace::in_use(directory, actor, workspace).await.map_err(|error| match error {
            Error::NotFound(_) => Error::NotFound(Kind::ServiceAccount),
            other => other,
        })?;
    }
    Ok(found)
}

/// Service accounts that match, newest first or as the page says: one workspace's, or all of the organization.
///
/// # Errors
/// [`Error::Forbidden`] without `service_accounts.list` there, [`Error::NotFound`] for a workspace that the caller may
/// not know.
pub async fn list(directory: &Directory, actor: &Actor, filter: &Filter, page: Page) -> Result<Listed<ServiceAccount>> {
    let scope = filter.workspace.map_or(Scope::Organization, Scope::Workspace);
    directory.permit(actor, Permission::ServiceAccountsList, scope).await?;
    if let Some(workspace) = filter.workspace {
        workspace::in_use(directory, actor, workspace).await?;
    }
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let items = rows::list(&mut conn, actor.organization, filter, page).await?;
    let total = rows::count(&mut conn, actor.organization, filter).await?;
    Ok(Listed::cut(items, page, total, ServiceAccount::weight, |account| Position {
        created_at: account.created_at.as_micros(),
        id: *account.id.as_bytes(),
    }))
}
