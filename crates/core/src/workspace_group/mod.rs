//! Groups' roles in workspaces. The role itself is an assignment to the group, as it is for users.

mod model;
pub(crate) mod rows;

pub use model::{Filter, WorkspaceGroup};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Permit, RoleChange, Scope, WorkspaceRole},
    alias,
    audit::{self, Event},
    clock::Timestamp,
    directory::Change,
    group::{self, Group},
    id::{GroupId, WorkspaceGroupId, WorkspaceId},
    member,
    page::{Listed, Page, Position},
    store::Tx,
    text::{Label, Name},
    workspace,
};
use serde_json::json;

/// The group that is to get a role.
#[derive(Clone, Debug)]
pub enum Which {
    /// This one.
    Id(GroupId),
    /// The one with this name, whatever its case; it is created when there is none, which needs `groups.create` too.
    Named {
        /// The name.
        name: Name,
        /// Where a new group is said to come from.
        source: Label,
    },
}

/// Gives a group a role in a workspace.
#[derive(Clone, Debug)]
pub struct Create {
    /// Where.
    pub workspace: WorkspaceId,
    /// To which group.
    pub group: Which,
    /// Which role.
    pub role: WorkspaceRole,
    /// For surfaces where a group has one role wherever it has any: the roles that they show under the name of this one.
    /// Another one is refused, and one of these in the same workspace is answered as it is. Empty elsewhere.
    pub uniform: Vec<WorkspaceRole>,
    /// Since when; now, unless imported.
    pub created_at: Option<Timestamp>,
}

impl Create {
    /// This role for this group, from now on.
    #[must_use]
    pub const fn new(workspace: WorkspaceId, group: GroupId, role: WorkspaceRole) -> Self {
        Self { workspace, group: Which::Id(group), role, uniform: Vec::new(), created_at: None }
    }

    async fn group(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Group> {
        let organization = tx.organization();
        match &self.group {
            Which::Id(id) => {
                let found = group::rows::find(tx.conn(), organization, *id).await?;
                found.ok_or(Error::invalid("group", "must be the id of a group of this organization"))
            }
            Which::Named { name, source } => match group::rows::find_named(tx.conn(), organization, name).await? {
                Some(found) => Ok(found),
                None => {
                    permit.require(Permission::GroupsCreate)?;
                    let (name, source) = (name.clone(), source.clone());
                    group::Create { name, description: None, role: None, source, created_at: None }.run(tx, permit).await
                }
            },
        }
    }

    /// What is there already, where roles are uniform.
    async fn known(&self, tx: &mut Tx<'_>, group: GroupId) -> Result<Option<WorkspaceGroup>> {
        if self.uniform.is_empty() {
            return Ok(None);
        }
        if rows::all_of(tx, group).await?.iter().any(|(_, role)| !self.uniform.contains(role)) {
            return Err(Error::invalid("role", "must be the one that the group has in other workspaces already"));
        }
        let organization = tx.organization();
        rows::find(tx.conn(), organization, self.workspace, group).await
    }
}

impl Change for Create {
    type Out = WorkspaceGroup;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::WorkspaceGroupsCreate, Scope::Workspace(self.workspace))
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<WorkspaceGroup> {
        workspace::existing(tx, self.workspace).await?;
        permit.may_manage_workspace_role(self.role)?;
        permit.membership_may_last(None)?;
        let group = self.group(tx, permit).await?;
        if let Some(known) = self.known(tx, group.id).await? {
            return Ok(known);
        }
        let organization = tx.organization();
        if rows::find(tx.conn(), organization, self.workspace, group.id).await?.is_some() {
            return Err(Error::AlreadyExists { kind: Kind::WorkspaceGroup, field: "group" });
        }
        let created_at = self.created_at.unwrap_or(tx.now());
        let given = WorkspaceGroup {
            id: WorkspaceGroupId::new(created_at, tx.random()),
            workspace: self.workspace,
            group: group.id,
            name: group.name,
            role: self.role,
            created_at,
            updated_at: created_at,
            version: tx.version(),
        };
        rows::save(tx, &given).await?;
        member::rows::assign(tx, self.workspace, group.id, self.role).await?;
        count(tx, self.workspace, 1);
        audit::record(tx, permit, event("workspace_groups.create", &given, json!({"role": given.role}))).await?;
        Ok(given)
    }
}

/// Changes a group's role in a workspace.
#[derive(Clone, Debug)]
pub struct Update {
    /// Where.
    pub workspace: WorkspaceId,
    /// Whose.
    pub group: GroupId,
    /// New role.
    pub role: RoleChange<WorkspaceRole>,
}

impl Change for Update {
    type Out = WorkspaceGroup;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::WorkspaceGroupsUpdate, Scope::Workspace(self.workspace))
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<WorkspaceGroup> {
        let before = existing(tx, self.workspace, self.group).await?;
        tx.expects(Kind::WorkspaceGroup, before.version)?;
        let role = self.role.apply(before.role, |role| permit.may_manage_workspace_role(role))?;
        if role == before.role {
            return Ok(before);
        }
        permit.may_manage_workspace_role(before.role)?;
        if role > before.role {
            permit.membership_may_last(None)?;
        }
        let after = WorkspaceGroup { role, updated_at: tx.now(), version: tx.version(), ..before.clone() };
        rows::save(tx, &after).await?;
        member::rows::reassign(tx, self.workspace, self.group, before.role, role).await?;
        let details = json!({"role": role, "before": {"role": before.role}});
        audit::record(tx, permit, event("workspace_groups.update", &after, details)).await?;
        Ok(after)
    }
}

/// Takes a group's role in a workspace away. Who is a member of the workspace besides stays one.
pub struct Delete {
    /// Where.
    pub workspace: WorkspaceId,
    /// Whose.
    pub group: GroupId,
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::WorkspaceGroupsDelete, Scope::Workspace(self.workspace))
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let given = existing(tx, self.workspace, self.group).await?;
        tx.expects(Kind::WorkspaceGroup, given.version)?;
        permit.may_manage_workspace_role(given.role)?;
        rows::delete(tx, self.workspace, self.group).await?;
        alias::rows::delete_of(tx, given.id.as_bytes()).await?;
        count(tx, self.workspace, -1);
        audit::record(tx, permit, event("workspace_groups.delete", &given, json!({"role": given.role}))).await
    }
}

/// Whether the caller could give and take every role that a group has: joining and leaving it gives and takes them all.
pub(crate) async fn may_manage_all_of(tx: &mut Tx<'_>, permit: &Permit, group: GroupId) -> Result<()> {
    rows::all_of(tx, group).await?.into_iter().try_for_each(|(_, role)| permit.may_manage_workspace_role(role))
}

async fn existing(tx: &mut Tx<'_>, workspace: WorkspaceId, group: GroupId) -> Result<WorkspaceGroup> {
    workspace::existing(tx, workspace).await?;
    let organization = tx.organization();
    rows::find(tx.conn(), organization, workspace, group).await?.ok_or(Error::NotFound(Kind::WorkspaceGroup))
}

/// The group is the target: it is what is known of its members that changes.
fn event(action: &'static str, given: &WorkspaceGroup, details: serde_json::Value) -> Event {
    let workspace = Some(given.workspace);
    Event { action, kind: Kind::WorkspaceGroup, target: *given.group.as_bytes(), workspace, details }
}

pub(crate) fn count(tx: &mut Tx<'_>, workspace: WorkspaceId, by: i64) {
    tx.count(workspace, "workspace_groups", by);
}

/// One group's role in a workspace.
///
/// # Errors
/// [`Error::NotFound`], also where the caller may not know the workspace.
pub async fn get(directory: &Directory, actor: &Actor, workspace: WorkspaceId, group: GroupId) -> Result<WorkspaceGroup> {
    directory.permit(actor, Permission::WorkspaceGroupsRead, Scope::Workspace(workspace)).await?;
    workspace::in_use(directory, actor, workspace).await?;
    let mut lease = directory.store().read().await?;
    let found = rows::find(&mut lease.conn()?, actor.organization, workspace, group).await?;
    found.ok_or(Error::NotFound(Kind::WorkspaceGroup))
}

/// Where a role of this id is given and to whom, to change it. It needs no permit: the change does.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn place(directory: &Directory, actor: &Actor, id: WorkspaceGroupId) -> Result<(WorkspaceId, GroupId)> {
    let mut lease = directory.store().read().await?;
    let found = rows::find_by_id(&mut lease.conn()?, actor.organization, id).await?;
    found.map(|given| (given.workspace, given.group)).ok_or(Error::NotFound(Kind::WorkspaceGroup))
}

/// Groups' roles that match, newest first: in one workspace, or in all of the organization's.
///
/// # Errors
/// [`Error::Forbidden`] without `workspace_groups.list` there, [`Error::NotFound`] for a workspace that the caller may
/// not know.
pub async fn list(directory: &Directory, actor: &Actor, filter: &Filter, page: Page) -> Result<Listed<WorkspaceGroup>> {
    let scope = filter.workspace.map_or(Scope::Organization, Scope::Workspace);
    directory.permit(actor, Permission::WorkspaceGroupsList, scope).await?;
    if let Some(workspace) = filter.workspace {
        workspace::in_use(directory, actor, workspace).await?;
    }
    let mut lease = directory.store().read().await?;
    let (mut conn, wanted) = (lease.conn()?, rows::Wanted::from(filter));
    let items = rows::list(&mut conn, actor.organization, &wanted, page).await?;
    let total = rows::count(&mut conn, actor.organization, &wanted).await?;
    Ok(Listed::cut(items, page, total, WorkspaceGroup::weight, |given| Position {
        created_at: given.created_at.as_micros(),
        id: *given.id.as_bytes(),
    }))
}
