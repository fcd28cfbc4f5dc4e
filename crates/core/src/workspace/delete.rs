//! The end of a workspace, and how it is taken back.

use super::{Workspace, counter, event, existing, rows};
use crate::{
    Error, Kind, Result,
    access::{Permission, Permit, Scope},
    api_key, audit,
    directory::Change,
    id::WorkspaceId,
    member, role_assignment,
    store::Tx,
};
use serde_json::json;

/// Deletes a workspace softly; members are kept for a restore. The default workspace stays, and one that still has
/// keys is refused unless they are revoked with it.
pub struct Delete {
    /// Which.
    pub id: WorkspaceId,
    /// Its name, when the caller wants it checked.
    pub confirm_name: Option<String>,
    /// Revoke its keys too.
    pub revoke_keys: bool,
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::WorkspacesDelete, Scope::Workspace(self.id))
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let before = existing(tx, self.id).await?;
        tx.expects(Kind::Workspace, before.version)?;
        if self.confirm_name.as_ref().is_some_and(|name| *name != *before.name) {
            return Err(Error::invalid("name", "must be the name of the workspace, as a confirmation"));
        }
        if before.is_default {
            return Err(Error::Conflict("the default workspace can't be deleted".into()));
        }
        let keys = api_key::rows::in_workspace(tx, self.id).await?;
        if !keys.is_empty() && !self.revoke_keys {
            let count = keys.len();
            return Err(Error::Conflict(
                format!("keys are still bound to the workspace ({count}): revoke them first, or have them revoked with it").into(),
            ));
        }
        for key in &keys {
            api_key::end(tx, permit, key).await?;
        }
        let mut after = Workspace { deleted_at: Some(tx.now()), ..before.clone() };
        after.changed(tx, permit);
        rows::save(tx, &after).await?;
        tx.count(tx.organization(), counter(before.status()), -1);
        tx.count(tx.organization(), counter(after.status()), 1);
        audit::record(tx, permit, event("workspaces.delete", &after, json!({"name": after.name, "slug": after.slug, "keys": keys.len()})))
            .await
    }
}

/// Takes a deleted workspace back with the members that it had; the caller must be able to give each their role.
pub struct Restore {
    /// Which.
    pub id: WorkspaceId,
}

impl Change for Restore {
    type Out = Workspace;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::WorkspacesRestore, Scope::Workspace(self.id))
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Workspace> {
        let before = rows::find(tx.conn(), permit.organization(), self.id).await?.ok_or(Error::NotFound(Kind::Workspace))?;
        tx.expects(Kind::Workspace, before.version)?;
        if before.deleted_at.is_none() {
            return Ok(before);
        }
        // Whoever has a role there is given it again, for longer than a membership that ends may give.
        let given = member::rows::roles_given(tx, self.id).await?;
        for role in &given {
            permit.may_manage_workspace_role(*role)?;
        }
        if !given.is_empty() {
            permit.membership_may_last(None)?;
        }
        role_assignment::may_give_all_in(tx, permit, self.id).await?;
        let mut after = Workspace { deleted_at: None, ..before.clone() };
        after.changed(tx, permit);
        rows::save(tx, &after).await?;
        tx.count(tx.organization(), counter(before.status()), -1);
        tx.count(tx.organization(), counter(after.status()), 1);
        audit::record(tx, permit, event("workspaces.restore", &after, json!({"name": after.name}))).await?;
        Ok(after)
    }
}
