//! Changes of workspaces, one or several.

use super::{Workspace, counter, event, existing, rows};
use crate::{
    Error, Kind, Result,
    access::{Permission, Permit, Scope},
    audit,
    dialect_data::{self, DialectPatch},
    directory::Change,
    id::WorkspaceId,
    patch::{Patch, merge},
    store::Tx,
    text::{Description, Json, Name},
};
use serde_json::json;

/// Why no request makes a workspace the default one, or takes that away.
pub const NO_OTHER_DEFAULT: &str = "the default workspace can't be changed: it is made with the organization";

/// Changes a workspace. What is absent is kept.
#[derive(Clone, Debug)]
pub struct Update {
    /// Which.
    pub id: WorkspaceId,
    /// Whether it is the default workspace, when the caller says so: no change moves that.
    pub is_default: Option<bool>,
    /// New name.
    pub name: Option<Name>,
    /// New description.
    pub description: Patch<Description>,
    /// New defaults.
    pub defaults: Patch<Json>,
    /// Fields to merge into the defaults after that, see [`merge`].
    pub merge_defaults: Option<Json>,
    /// New usage limits.
    pub usage_limits: Patch<Json>,
    /// New rate limits.
    pub rate_limits: Patch<Json>,
    /// New settings.
    pub settings: Patch<Json>,
    /// Archive or take back into use.
    pub archived: Option<bool>,
    /// Whether a new name must be one that no other workspace has.
    pub unique_name: bool,
    /// What a dialect keeps beside it.
    pub dialect_data: Option<DialectPatch>,
}

impl Update {
    /// A change of this workspace that changes nothing yet.
    #[must_use]
    pub const fn of(id: WorkspaceId) -> Self {
        Self {
            id,
            is_default: None,
            name: None,
            description: Patch::Keep,
            defaults: Patch::Keep,
            merge_defaults: None,
            usage_limits: Patch::Keep,
            rate_limits: Patch::Keep,
            settings: Patch::Keep,
            archived: None,
            unique_name: false,
            dialect_data: None,
        }
    }

    /// Whether it changes how the workspace is set up, and not only what it is called and what surfaces keep beside it.
    const fn configures(&self) -> bool {
        !(self.defaults.is_keep()
            && self.merge_defaults.is_none()
            && self.usage_limits.is_keep()
            && self.rate_limits.is_keep()
            && self.settings.is_keep()
            && self.archived.is_none())
    }

    /// Whether it does nothing but that.
    const fn only_configures(&self) -> bool {
        self.configures() && self.name.is_none() && self.description.is_keep() && self.dialect_data.is_none()
    }
}

impl Change for Update {
    type Out = Workspace;

    fn needs(&self) -> (Permission, Scope) {
        let permission = if self.only_configures() { Permission::WorkspacesConfigure } else { Permission::WorkspacesUpdate };
        (permission, Scope::Workspace(self.id))
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Workspace> {
        if self.configures() {
            permit.require(Permission::WorkspacesConfigure)?;
        }
        if !self.only_configures() {
            permit.require(Permission::WorkspacesUpdate)?;
        }
        let before = existing(tx, self.id).await?;
        tx.expects(Kind::Workspace, before.version)?;
        if self.is_default.is_some_and(|is_default| is_default != before.is_default) {
            return Err(Error::invalid("is_default", NO_OTHER_DEFAULT));
        }
        let mut after = before.clone();
        after.name = self.name.clone().unwrap_or(after.name);
        after.description = self.description.clone().apply(after.description);
        after.defaults = self.defaults.clone().apply(after.defaults);
        if let Some(changes) = &self.merge_defaults {
            after.defaults = merge(after.defaults, changes)?;
        }
        after.limits.usage = self.usage_limits.clone().apply(after.limits.usage);
        after.limits.rate = self.rate_limits.clone().apply(after.limits.rate);
        after.settings = self.settings.clone().apply(after.settings);
        after.archived_at = match self.archived {
            Some(true) => after.archived_at.or(Some(tx.now())),
            Some(false) => None,
            None => after.archived_at,
        };
        if after.archived_at.is_some() && before.archived_at.is_none() && before.is_default {
            return Err(Error::Conflict("the default workspace can't be archived".into()));
        }
        if self.unique_name && after.name != before.name {
            has_free_name(tx, &after).await?;
        }
        let beside = dialect_data::apply(tx, Kind::Workspace, self.id.as_bytes(), self.dialect_data.as_ref()).await?;
        if after == before && !beside {
            return Ok(before);
        }
        after.changed(tx, permit);
        rows::save(tx, &after).await?;
        tx.count(tx.organization(), counter(before.status()), -1);
        tx.count(tx.organization(), counter(after.status()), 1);
        let details = json!({"name": after.name, "status": after.status(), "before": {"name": before.name, "status": before.status()}});
        audit::record(tx, permit, event("workspaces.update", &after, details)).await?;
        Ok(after)
    }
}

/// Changes several workspaces: all of them or none.
#[derive(Clone, Debug)]
pub struct UpdateAll {
    /// What changes of each, at most [`MOST_UPDATED`].
    pub updates: Vec<Update>,
}

/// The most workspaces that one call changes.
pub const MOST_UPDATED: usize = 100;

impl Change for UpdateAll {
    type Out = Vec<Workspace>;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::WorkspacesUpdate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Vec<Workspace>> {
        if self.updates.len() > MOST_UPDATED {
            return Err(Error::LimitReached { what: "workspaces changed in one call", max: MOST_UPDATED as u64 });
        }
        let mut changed = Vec::with_capacity(self.updates.len());
        for update in &self.updates {
            changed.push(update.run(tx, permit).await?);
        }
        Ok(changed)
    }
}

/// No other workspace that is not deleted has its name.
pub(super) async fn has_free_name(tx: &mut Tx<'_>, workspace: &Workspace) -> Result<()> {
    if rows::is_named(tx, &workspace.name, workspace.id).await? {
        return Err(Error::AlreadyExists { kind: Kind::Workspace, field: "name" });
    }
    Ok(())
}
