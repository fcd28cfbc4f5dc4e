//! Custom roles: named sets of permissions, of the organization or of one workspace. Who has them is
//! [`role_assignment`](crate::role_assignment)'s matter; [`held`] answers every role of one principal, built-in ones included.

mod held;
mod model;
pub(crate) mod rows;

pub use held::{Held, held};
pub use model::{AnyRole, Filter, Place, Role, canonical};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, IN_ORGANIZATIONS, IN_WORKSPACES, OrganizationRole, Permission, PermissionSet, Permit, Scope, WorkspaceRole},
    alias,
    audit::{self, Event},
    clock::Timestamp,
    dialect_data,
    directory::Change,
    id::{RoleId, WorkspaceId},
    organization,
    page::{Listed, Page, Position},
    patch::Patch,
    role_assignment,
    store::Tx,
    text::{Description, Label, Name, ScopeWord},
    workspace,
};
use serde_json::json;

/// The most custom roles of one organization, and of one workspace.
pub const MOST: u64 = 1000;

const COUNTER: &str = "custom_roles";

/// Creates a custom role that nobody has yet. Nobody puts more into it than they hold.
#[derive(Clone, Debug)]
pub struct Create {
    /// The workspace that it is a role of; `None`: the organization.
    pub workspace: Option<WorkspaceId>,
    /// What people call it.
    pub name: Name,
    /// What it is for.
    pub description: Option<Description>,
    /// Words to keep.
    pub scopes: Option<Vec<ScopeWord>>,
    /// What it holds.
    pub permissions: PermissionSet,
    /// Since when; the id is made from it. Now, unless imported.
    pub created_at: Option<Timestamp>,
}

impl Change for Create {
    type Out = Role;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::RolesCreate, self.workspace.map_or(Scope::Organization, Scope::Workspace))
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Role> {
        if let Some(workspace) = self.workspace {
            workspace::existing(tx, workspace).await?;
        }
        fits(self.workspace.is_some(), self.permissions)?;
        may_give(permit, self.workspace, self.permissions)?;
        free_name(tx, self.workspace, &self.name).await?;
        let organization = tx.organization();
        if organization::rows::counter(tx.conn(), organization, &scope_of(organization, self.workspace), COUNTER).await? >= MOST {
            return Err(Error::LimitReached { what: "custom roles in one place", max: MOST });
        }
        let created_at = self.created_at.unwrap_or(tx.now());
        let role = Role {
            id: RoleId::new(created_at, tx.random()),
            workspace: self.workspace,
            name: self.name.clone(),
            description: self.description.clone(),
            scopes: self.scopes.clone(),
            permissions: self.permissions,
            created_at,
            updated_at: created_at,
            version: tx.version(),
        };
        rows::save(tx, &role).await?;
        count(tx, role.workspace, 1);
        audit::record(tx, permit, event("roles.create", &role, json!({"name": role.name, "permissions": role.permissions}))).await?;
        Ok(role)
    }
}

/// Changes a custom role, and at once what everybody who has it may do. What is absent is kept.
#[derive(Clone, Debug)]
pub struct Update {
    /// Which, and where it lies.
    pub place: Place,
    /// New name.
    pub name: Option<Name>,
    /// New description.
    pub description: Patch<Description>,
    /// New words to keep.
    pub scopes: Patch<Vec<ScopeWord>>,
    /// What it holds from now on.
    pub permissions: Option<PermissionSet>,
}

impl Update {
    /// A change of this one that changes nothing yet.
    #[must_use]
    pub const fn of(place: Place) -> Self {
        Self { place, name: None, description: Patch::Keep, scopes: Patch::Keep, permissions: None }
    }
}

impl Change for Update {
    type Out = Role;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::RolesUpdate, self.place.scope())
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Role> {
        let before = existing(tx, self.place).await?;
        tx.expects(Kind::Role, before.version)?;
        let mut after = before.clone();
        after.name = self.name.clone().unwrap_or(after.name);
        after.description = self.description.clone().apply(after.description);
        after.scopes = self.scopes.clone().apply(after.scopes);
        after.permissions = self.permissions.unwrap_or(after.permissions);
        if after == before {
            return Ok(before);
        }
        fits(after.workspace.is_some(), after.permissions)?;
        // Whoever has the role is given what is added and loses what is taken out.
        may_give(permit, after.workspace, before.permissions.join(after.permissions))?;
        if canonical(&after.name) != canonical(&before.name) {
            free_name(tx, after.workspace, &after.name).await?;
        }
        (after.updated_at, after.version) = (tx.now(), tx.version());
        rows::save(tx, &after).await?;
        let details = json!({
            "name": after.name, "description": after.description.is_some(),
            "permissions_added": after.permissions.without(before.permissions),
            "permissions_removed": before.permissions.without(after.permissions),
            "before": {"name": before.name},
        });
        audit::record(tx, permit, event("roles.update", &after, details)).await?;
        Ok(after)
    }
}

/// Deletes a custom role; whoever has it loses what it holds.
pub struct Delete {
    /// Which, and where it lies.
    pub place: Place,
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::RolesDelete, self.place.scope())
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let role = existing(tx, self.place).await?;
        tx.expects(Kind::Role, role.version)?;
        may_give(permit, role.workspace, role.permissions)?;
        let assignments = role_assignment::rows::count_of(tx.conn(), permit.organization(), role.id).await?;
        rows::delete(tx, role.id).await?;
        alias::rows::delete_of(tx, role.id.as_bytes()).await?;
        dialect_data::rows::delete_of(tx, role.id.as_bytes()).await?;
        count(tx, role.workspace, -1);
        audit::record(tx, permit, event("roles.delete", &role, json!({"name": role.name, "assignments": assignments}))).await
    }
}

/// Whether a role of a workspace, or one of an organization, can hold this at all: what no workspace asks about would promise
/// what it does not give.
pub(crate) fn fits(in_workspace: bool, permissions: PermissionSet) -> Result<()> {
    let most = if in_workspace { IN_WORKSPACES } else { IN_ORGANIZATIONS };
    let Some(other) = permissions.without(most).iter().next() else { return Ok(()) };
    let message = if in_workspace {
        let names: Vec<_> = most.iter().map(Permission::as_str).collect();
        format!("a role of a workspace can't hold {other}; it can hold {}", names.join(", "))
    } else {
        format!("a role of an organization can't hold {other}, which only the instance's operators do")
    };
    Err(Error::invalid("permissions", message))
}

/// Whether the caller could give somebody what a role that lies there holds, for as long as the role lasts. What only reads
/// goes with the right to manage a workspace's people; in the organization it reaches everything and counts too.
pub(crate) fn may_give(permit: &Permit, workspace: Option<WorkspaceId>, permissions: PermissionSet) -> Result<()> {
    match workspace {
        Some(_) => permit.may_give(permissions),
        None => permit.may_hand_on(permissions),
    }?;
    permit.membership_may_last(None)
}

/// Whether a built-in role of that level has this name, whatever its case.
pub(crate) fn is_built_in(in_workspace: bool, name: &str) -> bool {
    let word = canonical(name);
    if in_workspace { WorkspaceRole::parse(&word).is_some() } else { OrganizationRole::parse(&word).is_some() }
}

/// No built-in role of its place and no custom one has this name.
async fn free_name(tx: &mut Tx<'_>, workspace: Option<WorkspaceId>, name: &Name) -> Result<()> {
    let organization = tx.organization();
    if is_built_in(workspace.is_some(), name) || rows::find_named(tx.conn(), organization, workspace, name).await?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::Role, field: "name" });
    }
    Ok(())
}

/// A custom role that lies there; none in a deleted workspace.
pub(crate) async fn existing(tx: &mut Tx<'_>, place: Place) -> Result<Role> {
    if let Some(workspace) = place.workspace {
        workspace::existing(tx, workspace).await.map_err(|_| Error::NotFound(Kind::Role))?;
    }
    let organization = tx.organization();
    let found = rows::find(tx.conn(), organization, place.id).await?;
    found.filter(|role| role.place() == place).ok_or(Error::NotFound(Kind::Role))
}

/// What the counter of roles that lie there belongs to.
fn scope_of(organization: crate::id::OrganizationId, workspace: Option<WorkspaceId>) -> [u8; 16] {
    workspace.map_or(*organization.as_bytes(), |workspace| *workspace.as_bytes())
}

pub(crate) fn count(tx: &mut Tx<'_>, workspace: Option<WorkspaceId>, by: i64) {
    match workspace {
        Some(workspace) => tx.count(workspace, COUNTER, by),
        None => tx.count(tx.organization(), COUNTER, by),
    }
}

fn event(action: &'static str, role: &Role, details: serde_json::Value) -> Event {
    Event { action, kind: Kind::Role, target: *role.id.as_bytes(), workspace: role.workspace, details }
}

/// One custom role.
///
/// # Errors
/// [`Error::NotFound`], also where the caller may not know it.
pub async fn get(directory: &Directory, actor: &Actor, id: RoleId) -> Result<Role> {
    let found = find(directory, actor, id).await?;
    directory.permit(actor, Permission::RolesRead, found.place().scope()).await?;
    Ok(found)
}

/// Where a custom role of the actor's organization lies, to change or to assign it. It needs no permit: the change does, and
/// its refusal tells who may not read it that there is none.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn place(directory: &Directory, actor: &Actor, id: RoleId) -> Result<Place> {
    Ok(find(directory, actor, id).await?.place())
}

/// Where the custom role of this name lies, if there is one; as [`place`].
///
/// # Errors
/// When the store fails.
pub async fn place_named(directory: &Directory, actor: &Actor, workspace: Option<WorkspaceId>, name: &str) -> Result<Option<Place>> {
    // Text that no name holds may be refused by SQL.
    if Label::try_from(name).is_err() {
        return Ok(None);
    }
    let mut lease = directory.store().read().await?;
    let found = rows::find_named(&mut lease.conn()?, actor.organization, workspace, name).await?;
    Ok(found.map(|role| role.place()))
}

async fn find(directory: &Directory, actor: &Actor, id: RoleId) -> Result<Role> {
    let found = {
        let mut lease = directory.store().read().await?;
        rows::find(&mut lease.conn()?, actor.organization, id).await?
    };
    let found = found.ok_or(Error::NotFound(Kind::Role))?;
    if let Some(workspace) = found.workspace {
        workspace::in_use(directory, actor, workspace).await.map_err(|error| match error {
            Error::NotFound(_) => Error::NotFound(Kind::Role),
            other => other,
        })?;
    }
    Ok(found)
}

/// Custom roles that match, newest first: one workspace's, or the organization's own.
///
/// # Errors
/// [`Error::Forbidden`] without `roles.list` there, [`Error::NotFound`] for a workspace that the caller may not know;
/// [`Error::Invalid`] for text that is no name.
pub async fn list(
    directory: &Directory,
    actor: &Actor,
    workspace: Option<WorkspaceId>,
    filter: &Filter,
    page: Page,
) -> Result<Listed<Role>> {
    directory.permit(actor, Permission::RolesList, workspace.map_or(Scope::Organization, Scope::Workspace)).await?;
    if let Some(workspace) = workspace {
        workspace::in_use(directory, actor, workspace).await?;
    }
    filter.name.as_deref().map(Label::try_from).transpose().map_err(|error| error.below("name"))?;
    let name = filter.name.as_deref().map(canonical);
    let (mut lease, organization) = (directory.store().read().await?, actor.organization);
    let mut conn = lease.conn()?;
    let items = rows::list(&mut conn, organization, workspace, name.as_ref(), page).await?;
    let total = match &name {
        // A name is unique.
        Some(_) => items.len() as u64,
        None => organization::rows::counter(&mut conn, organization, &scope_of(organization, workspace), COUNTER).await?,
    };
    Ok(Listed::cut(items, page, total, Role::weight, |role| Position { created_at: role.created_at.as_micros(), id: *role.id.as_bytes() }))
}
