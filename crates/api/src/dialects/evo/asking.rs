//! Who asks on a path, and which of their grants count there.

use super::ids::{self, Text};
use crate::{
    context::Context,
    request::{Input, Request},
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Counting, Permission, Principal, Scope, WorkspaceRole},
    directory::Change,
    id::{WorkspaceId, entity},
    workspace::{self, Workspace, WorkspaceStatus},
};
use std::sync::Arc;

/// The organization of a path, which the vendor also calls an instance, as text until it is known who asks.
pub(super) struct Org(String);

impl Input for Org {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("organization").to_owned()))
    }
}

impl Org {
    /// Who acts there.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the caller has no place, [`Error::Invalid`] for text that is no id.
    pub(super) async fn actor(&self, context: &Context) -> Result<Actor> {
        context.actor_in(ids::organization(context, &self.0).await?).await
    }

    /// Who asks below `/workspace/orgs`. A person is whatever they were given in a workspace itself. What is no person, and so can
    /// be no member, acts with all that it has.
    pub(super) async fn asking(&self, context: &Context) -> Result<Asking> {
        let actor = self.actor(context).await?;
        let is_person = matches!(actor.principal, Principal::User(_));
        Ok(Asking { actor, counting: if is_person { Counting::ExplicitMembership } else { Counting::Effective } })
    }

    /// Who asks below `/workspace/admin/orgs`: whoever may do this in the whole organization.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub(super) async fn admin(&self, context: &Context, permission: Permission) -> Result<Asking> {
        let actor = self.actor(context).await?;
        context.directory.permit(&actor, permission, Scope::Organization).await?;
        Ok(Asking { actor, counting: Counting::Effective })
    }
}

/// Who asks, by which grants.
pub(super) struct Asking {
    pub(super) actor: Actor,
    pub(super) counting: Counting,
}

impl Asking {
    /// The workspace of a path, in whatever state it may be shown.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for one that is archived, which this surface does not show.
    pub(super) async fn workspace_or_deleted(&self, context: &Context, text: &Text<entity::Workspace>) -> Result<Arc<Workspace>> {
        let id = text.id(context, &self.actor).await?;
        let found = workspace::known(&context.directory, &self.actor, id, self.counting).await?;
        if found.status() == WorkspaceStatus::Archived { Err(Error::NotFound(Kind::Workspace)) } else { Ok(found) }
    }

    /// The workspace of a path, in use.
    ///
    /// # Errors
    /// As [`Asking::workspace_or_deleted`]; [`Error::Gone`] for a deleted one.
    pub(super) async fn workspace(&self, context: &Context, text: &Text<entity::Workspace>) -> Result<Arc<Workspace>> {
        let found = self.workspace_or_deleted(context, text).await?;
        if found.deleted_at.is_some() { Err(Error::Gone(Kind::Workspace)) } else { Ok(found) }
    }

    /// Asks for a permission in a workspace.
    ///
    /// # Errors
    /// [`Error::Forbidden`], or [`Error::NotFound`] where the caller may not know it.
    pub(super) async fn may(&self, context: &Context, permission: Permission, workspace: WorkspaceId) -> Result<()> {
        self.may_at(context, permission, Scope::Workspace(workspace)).await
    }

    /// Asks for a permission somewhere.
    ///
    /// # Errors
    /// As [`Asking::may`].
    pub(super) async fn may_at(&self, context: &Context, permission: Permission, scope: Scope) -> Result<()> {
        context.directory.permit_counting(&self.actor, permission, scope, self.counting).await.map(drop)
    }

    /// Runs a change by the grants that count.
    ///
    /// # Errors
    /// What the core refuses.
    pub(super) async fn change<C: Change>(&self, context: &Context, change: C) -> Result<C::Out> {
        Ok(context.change_counting(&self.actor, self.counting, change).await?.value)
    }

    /// The caller's own role in a workspace.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) async fn role_in(&self, context: &Context, workspace: WorkspaceId) -> Result<Option<WorkspaceRole>> {
        workspace::role_in(&context.directory, &self.actor, workspace, self.counting).await
    }
}
