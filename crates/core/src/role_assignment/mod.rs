//! Who has which custom roles. Built-in roles are attributes of users, groups, members and service accounts; these come
//! besides, any number of them.

mod beside;
mod model;
pub(crate) mod rows;

pub use beside::{WithRole, WithoutRoles};
pub use model::{Filter, Holder, RoleAssignment};

use crate::{
    Directory, Error, Kind, Result,
    access::{self, Actor, Counting, Permission, PermissionSet, Permit, Scope, decide},
    audit::{self, Event},
    clock::Timestamp,
    directory::Change,
    id::{RoleAssignmentId, WorkspaceId},
    page::{Listed, Page, Position},
    role::{self, Place},
    service_account,
    store::{Conn, Tx},
    terms::Terms,
    workspace,
};
use serde_json::json;

/// The most custom roles that one principal has of itself: each decision about it reads all.
pub const MOST_HELD: u64 = 100;

/// Gives somebody a custom role. Nobody gives more than they hold.
#[derive(Clone, Debug)]
pub struct Create {
    /// Which role, and where it lies.
    pub role: Place,
    /// To whom.
    pub holder: Holder,
    /// Whether it is no error that they have it: it is then answered as it is.
    pub again: bool,
    /// Since when; now, unless imported.
    pub created_at: Option<Timestamp>,
}

impl Create {
    /// This role for this principal, from now on.
    #[must_use]
    pub const fn new(role: Place, holder: Holder) -> Self {
        Self { role, holder, again: false, created_at: None }
    }

    /// Whether the holder is there and may have a role that lies where this one does.
    async fn check_holder(&self, tx: &mut Tx<'_>) -> Result<()> {
        let organization = tx.organization();
        if !rows::holder_exists(tx.conn(), organization, self.holder).await? {
            let kind = self.holder.kind();
            let message = format!("must be the id of a {} of this organization", kind.replace('_', " "));
            return Err(Error::invalid(kind, message));
        }
        if let (Holder::ServiceAccount(id), workspace @ Some(_)) = (self.holder, self.role.workspace)
            && let Some(account) = service_account::rows::find(tx.conn(), organization, id).await?
            && account.place().workspace.is_some()
            && account.place().workspace != workspace
        {
            return Err(Error::invalid("service_account", "lies in another workspace, and has roles there alone"));
        }
        Ok(())
    }
}

impl Change for Create {
    type Out = RoleAssignment;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::RoleAssignmentsCreate, self.role.scope())
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<RoleAssignment> {
        let role = role::existing(tx, self.role).await?;
        role::may_give(permit, role.permissions)?;
        self.check_holder(tx).await?;
        let organization = tx.organization();
        match rows::find_of(tx.conn(), organization, role.id, self.holder).await? {
            Some(known) if self.again => return Ok(known),
            Some(_) => return Err(Error::AlreadyExists { kind: Kind::RoleAssignment, field: "role" }),
            None => {}
        }
        if rows::count_held(tx.conn(), organization, &self.holder.bytes()).await? >= MOST_HELD {
            return Err(Error::LimitReached { what: "custom roles of one principal", max: MOST_HELD });
        }
        let created_at = self.created_at.unwrap_or(tx.now());
        let assignment = RoleAssignment {
            id: RoleAssignmentId::new(created_at, tx.random()),
            role: role.id,
            name: role.name,
            workspace: role.workspace,
            holder: self.holder,
            created_at,
            version: tx.version(),
        };
        rows::insert(tx, &assignment).await?;
        audit::record(tx, permit, event("role_assignments.create", &assignment)).await?;
        Ok(assignment)
    }
}

/// Takes a custom role away.
pub struct Delete {
    /// Which role, and where it lies.
    pub role: Place,
    /// From whom.
    pub holder: Holder,
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::RoleAssignmentsDelete, self.role.scope())
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let role = role::existing(tx, self.role).await?;
        let found = self.found(tx).await?;
        role::may_give(permit, role.permissions)?;
        take(tx, permit, &found).await
    }
}

impl Delete {
    async fn found(&self, tx: &mut Tx<'_>) -> Result<RoleAssignment> {
        let organization = tx.organization();
        let found = rows::find_of(tx.conn(), organization, self.role.id, self.holder).await?;
        let found = found.ok_or(Error::NotFound(Kind::RoleAssignment))?;
        tx.expects(Kind::RoleAssignment, found.version)?;
        Ok(found)
    }
}

/// Takes it away from whoever has it; whether the caller may was asked before.
async fn take(tx: &mut Tx<'_>, permit: &Permit, assignment: &RoleAssignment) -> Result<()> {
    rows::delete(tx, assignment.id).await?;
    audit::record(tx, permit, event("role_assignments.delete", assignment)).await
}

/// Whether the caller could give all custom roles that a principal has of itself and through its groups.
pub(crate) async fn may_give_all_of(conn: &mut Conn<'_>, permit: &Permit, principal: &[u8; 16]) -> Result<()> {
    let sets = rows::sets_of(conn, permit.organization(), principal).await?;
    may_give_each(conn, permit, sets).await
}

/// Whether the caller could give all custom roles of a workspace that anybody has, and all that service accounts in it have.
pub(crate) async fn may_give_all_in(tx: &mut Tx<'_>, permit: &Permit, workspace: WorkspaceId) -> Result<()> {
    let sets = rows::sets_in(tx, workspace).await?;
    may_give_each(tx.conn(), permit, sets).await
}

async fn may_give_each(conn: &mut Conn<'_>, permit: &Permit, sets: Vec<(Option<WorkspaceId>, PermissionSet)>) -> Result<()> {
    let is_above = |workspace: Option<WorkspaceId>| workspace.is_none() && permit.scope().workspace().is_some();
    let above = sets.iter().filter(|(workspace, _)| is_above(*workspace)).fold(PermissionSet::NONE, |all, (_, set)| all.join(*set));
    sets.into_iter().try_for_each(|(_, set)| role::may_give(permit, set))?;
    // What reaches the whole organization must be in hand there, not in the one workspace that the permit is about.
    if above.is_empty() || holds_in_organization(conn, permit, above).await? { Ok(()) } else { Err(permit.rank()) }
}

/// Whether the caller could take from somebody what they hold in the whole organization: as [`Permit::may_give`], but wherever the
/// permit is about.
pub(crate) async fn may_give_in_organization(conn: &mut Conn<'_>, permit: &Permit, set: PermissionSet) -> Result<()> {
    if permit.scope().workspace().is_none() {
        return permit.may_give(set);
    }
    let changes: PermissionSet = set.iter().filter(|permission| !permission.only_reads()).collect();
    if changes.is_empty() || holds_in_organization(conn, permit, changes).await? { Ok(()) } else { Err(permit.rank()) }
}

/// Whether the caller holds all of this in the organization itself, wherever the permit is about.
async fn holds_in_organization(conn: &mut Conn<'_>, permit: &Permit, set: PermissionSet) -> Result<bool> {
    let (actor, now) = (*permit.actor(), permit.decided_at());
    let standing = access::rows::standing(conn, actor, None).await?;
    let holds = |permission| decide(actor, &standing, permission, Scope::Organization, Counting::Effective, now).is_ok();
    Ok(set.iter().all(holds))
}

/// What a principal has of custom roles of workspaces, whichever they are.
pub(crate) async fn held_in_workspaces(tx: &mut Tx<'_>, principal: &[u8; 16]) -> Result<PermissionSet> {
    let organization = tx.organization();
    let sets = rows::sets_of(tx.conn(), organization, principal).await?;
    Ok(sets.into_iter().filter(|(workspace, _)| workspace.is_some()).fold(PermissionSet::NONE, |all, (_, set)| all.join(set)))
}

/// The principal is the target: it is what is known of it that changes.
fn event(action: &'static str, assignment: &RoleAssignment) -> Event {
    let details = json!({"role": assignment.role, "name": assignment.name, "holder": assignment.holder.kind()});
    let (target, workspace) = (assignment.holder.bytes(), assignment.workspace);
    Event { action, kind: Kind::RoleAssignment, target, workspace, details }
}

/// One assignment, by its id.
///
/// # Errors
/// [`Error::NotFound`], also where the caller may not know the role.
pub async fn get(directory: &Directory, actor: &Actor, id: RoleAssignmentId) -> Result<RoleAssignment> {
    let found = find(directory, actor, id).await?;
    directory.permit(actor, Permission::RoleAssignmentsRead, found.place().scope()).await.map_err(hidden)?;
    Ok(found)
}

/// Takes the custom role of an assignment away; as [`Delete`], for who knows the assignment alone.
///
/// # Errors
/// As the change, and [`Error::NotFound`] where the caller may not know the role.
pub async fn end(directory: &Directory, actor: &Actor, terms: impl Into<Terms> + Send, id: RoleAssignmentId) -> Result<()> {
    let found = find(directory, actor, id).await?;
    let delete = Delete { role: found.place(), holder: found.holder };
    directory.change(actor, terms, delete).await.map(drop).map_err(hidden)
}

async fn find(directory: &Directory, actor: &Actor, id: RoleAssignmentId) -> Result<RoleAssignment> {
    let mut lease = directory.store().read().await?;
    rows::find(&mut lease.conn()?, actor.organization, id).await?.ok_or(Error::NotFound(Kind::RoleAssignment))
}

/// Who may not know the role hears the same of an assignment of it as of one that is not there.
fn hidden(error: Error) -> Error {
    if matches!(error, Error::NotFound(_)) { Error::NotFound(Kind::RoleAssignment) } else { error }
}

/// Assignments that match, newest first: of roles of one workspace, or of all of the organization's.
///
/// # Errors
/// [`Error::Forbidden`] without `role_assignments.list` there, [`Error::NotFound`] for a workspace that the caller may not
/// know.
pub async fn list(directory: &Directory, actor: &Actor, filter: &Filter, page: Page) -> Result<Listed<RoleAssignment>> {
    directory.permit(actor, Permission::RoleAssignmentsList, filter.workspace.map_or(Scope::Organization, Scope::Workspace)).await?;
    if let Some(workspace) = filter.workspace {
        workspace::in_use(directory, actor, workspace).await?;
    }
    let mut lease = directory.store().read().await?;
    let (mut conn, wanted) = (lease.conn()?, rows::Wanted::from(filter));
    let items = rows::list(&mut conn, actor.organization, &wanted, page).await?;
    let total = rows::count(&mut conn, actor.organization, &wanted).await?;
    Ok(Listed::cut(items, page, total, RoleAssignment::weight, |assignment| Position {
        created_at: assignment.created_at.as_micros(),
        id: *assignment.id.as_bytes(),
    }))
}
