//! Custom roles together with what they come and go with: both happen, or neither.

use super::{Create, Delete, Holder, rows, take};
use crate::{
    Result,
    access::{Permission, Permit, Scope},
    directory::Change,
    id::WorkspaceId,
    role::Place,
    store::Tx,
};

/// A change of somebody, and a custom role for them: a user who joins a workspace, a group that gets a role in one, a user
/// who is changed.
#[derive(Clone, Debug)]
pub struct WithRole<C> {
    /// The change.
    pub change: C,
    /// The role, which lies where the change is made.
    pub role: Create,
}

impl<C: Change> Change for WithRole<C> {
    type Out = C::Out;

    fn needs(&self) -> (Permission, Scope) {
        self.change.needs()
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<C::Out> {
        permit.require(Permission::RoleAssignmentsCreate)?;
        let out = self.change.run(tx, permit).await?;
        self.role.run(tx, permit).await?;
        Ok(out)
    }
}

/// The end of somebody's place in a workspace, and of every custom role of it that they have of themselves.
#[derive(Clone, Debug)]
pub struct WithoutRoles<C> {
    /// The change that ends it.
    pub change: C,
    /// Where.
    pub workspace: WorkspaceId,
    /// Whose.
    pub holder: Holder,
}

impl<C: Change> Change for WithoutRoles<C> {
    type Out = C::Out;

    fn needs(&self) -> (Permission, Scope) {
        self.change.needs()
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<C::Out> {
        let out = self.change.run(tx, permit).await?;
        let (organization, principal) = (tx.organization(), self.holder.bytes());
        let held = rows::held(tx.conn(), organization, &principal, Some(self.workspace)).await?;
        // Whoever leaves gives up what they have of themselves.
        let leaves = permit.actor().person().is_some_and(|own| self.holder == Holder::User(own));
        for (role, _, _) in held.iter().filter(|(_, of, _)| *of == principal) {
            let place = Place { id: role.id, workspace: role.workspace };
            let delete = Delete { role: place, holder: self.holder };
            if leaves {
                let own = delete.found(tx).await?;
                take(tx, permit, &own).await?;
            } else {
                permit.require(Permission::RoleAssignmentsDelete)?;
                delete.run(tx, permit).await?;
            }
        }
        Ok(out)
    }
}
