//! Roles in workspaces for users, whether they are members already or not.

use super::{NewMember, Update, insert, rows};
use crate::{
    Error, Result,
    access::{Permission, Permit, RoleChange, Scope, WorkspaceRole},
    directory::Change,
    id::{UserId, WorkspaceId},
    patch::Patch,
    store::Tx,
    user::{self, UserStatus},
    workspace,
};

/// The most roles that one call gives.
pub const MOST_ASSIGNED: usize = 100;

/// A role that a user is to have in a workspace.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// Where.
    pub workspace: WorkspaceId,
    /// Who; already a user of the organization, and one who may act.
    pub user: UserId,
    /// Which role.
    pub role: RoleChange<WorkspaceRole>,
}

/// Gives users roles in workspaces: all of them or none. Whoever is a member already has the role from then on; a membership
/// that has ended begins again.
#[derive(Clone, Debug)]
pub struct Assign {
    /// The one workspace that all of it is in; else the caller must hold what it takes in the whole organization.
    pub within: Option<WorkspaceId>,
    /// Who is to have which role where, at most [`MOST_ASSIGNED`].
    pub assignments: Vec<Assignment>,
}

impl Change for Assign {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::MembersCreate, self.within.map_or(Scope::Organization, Scope::Workspace))
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        if self.assignments.len() > MOST_ASSIGNED {
            return Err(Error::LimitReached { what: "roles given in one call", max: MOST_ASSIGNED as u64 });
        }
        for (at, assignment) in self.assignments.iter().enumerate() {
            self.assign(tx, permit, assignment).await.map_err(|error| error.below(&format!("assignments[{at}]")))?;
        }
        Ok(())
    }
}

impl Assign {
    async fn assign(&self, tx: &mut Tx<'_>, permit: &Permit, assignment: &Assignment) -> Result<()> {
        let (organization, now) = (tx.organization(), tx.now());
        let workspace = match workspace::existing(tx, assignment.workspace).await {
            // Named in a list, and not in a path.
            Err(Error::NotFound(_)) if self.within.is_none() => {
                return Err(Error::invalid("workspace", "must be the id of a workspace of this organization"));
            }
            found => found?,
        };
        if self.within.is_some_and(|within| within != workspace.id) {
            return Err(Error::Internal);
        }
        let user = user::rows::find(tx.conn(), organization, assignment.user).await?;
        if user.is_none_or(|user| user.status != UserStatus::Active) {
            return Err(Error::invalid("user", "must be the id of a user of this organization who is not disabled"));
        }
        let Some(member) = rows::find(tx.conn(), organization, workspace.id, assignment.user).await? else {
            let role = assignment.role.to_give(|role| permit.may_manage_workspace_role(role))?;
            return insert(tx, permit, &workspace, &NewMember::new(assignment.user, role)).await.map(drop);
        };
        permit.require(Permission::MembersUpdate)?;
        let expires_at = if member.is_active(now) { Patch::Keep } else { Patch::Clear };
        let update = Update { expires_at, ..Update::role(workspace.id, assignment.user, assignment.role.clone()) };
        update.run(tx, permit).await.map(drop)
    }
}
