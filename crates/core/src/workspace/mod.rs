//! Workspaces: parts of an organization with members of their own.

mod create;
mod model;
pub(crate) mod rows;
mod search;

pub use create::Create;
pub(crate) use create::{SLUG_TRIES, slug_from};
pub use model::{Comparison, Filter, Limits, Within, Workspace, WorkspaceStatus};
pub use search::{Found, NamePattern, Order, Search, SortBy, role_in, search};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Counting, Permission, Permit, Principal, Reason, Scope, decide},
    api_key,
    audit::{self, Event},
    dialect_data::{self, DialectPatch},
    directory::Change,
    id::WorkspaceId,
    member, organization,
    page::{Listed, Page, Position},
    patch::{Patch, merge},
    role_assignment,
    store::{Tag, Tx, cache::Subject},
    text::{Description, Json, Label, Name, Slug},
};
use serde_json::json;
use std::sync::Arc;

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
async fn has_free_name(tx: &mut Tx<'_>, workspace: &Workspace) -> Result<()> {
    if rows::is_named(tx, &workspace.name, workspace.id).await? {
        return Err(Error::AlreadyExists { kind: Kind::Workspace, field: "name" });
    }
    Ok(())
}

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
        // Whoever has a role there is given it again.
        for role in member::rows::roles_given(tx, self.id).await? {
            permit.may_manage_workspace_role(role)?;
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

impl Workspace {
    /// Notes who changes it, and when.
    fn changed(&mut self, tx: &Tx<'_>, permit: &Permit) {
        (self.updated_at, self.version, self.updated_by) = (tx.now(), tx.version(), permit.actor().person());
    }
}

/// A workspace that is not deleted.
pub(crate) async fn existing(tx: &mut Tx<'_>, id: WorkspaceId) -> Result<Workspace> {
    let organization = tx.organization();
    let found = rows::find(tx.conn(), organization, id).await?;
    found.filter(|workspace| workspace.deleted_at.is_none()).ok_or(Error::NotFound(Kind::Workspace))
}

fn event(action: &'static str, workspace: &Workspace, details: serde_json::Value) -> Event {
    Event { action, kind: Kind::Workspace, target: *workspace.id.as_bytes(), workspace: Some(workspace.id), details }
}

pub(crate) const fn counter(status: WorkspaceStatus) -> &'static str {
    match status {
        WorkspaceStatus::Active => "workspaces.active",
        WorkspaceStatus::Archived => "workspaces.archived",
        WorkspaceStatus::Deleted => "workspaces.deleted",
    }
}

/// One workspace, from the cache. A deleted one is shown only to who may restore it.
///
/// # Errors
/// [`Error::NotFound`], also where the caller may not know it.
pub async fn get(directory: &Directory, actor: &Actor, id: WorkspaceId) -> Result<Arc<Workspace>> {
    directory.permit(actor, Permission::WorkspacesRead, Scope::Workspace(id)).await?;
    let workspace = load(directory, actor, id).await?;
    known_to(directory, actor, &workspace).await?;
    Ok(workspace)
}

/// A workspace to be restored, as far as the caller may know it: asked before a permit to restore it, so that who may not hears
/// the same of one that is deleted and of one that never was.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn to_restore(directory: &Directory, actor: &Actor, id: WorkspaceId) -> Result<()> {
    known_to(directory, actor, &*load(directory, actor, id).await?).await
}

/// A deleted workspace is as good as absent to who may not restore it.
async fn known_to(directory: &Directory, actor: &Actor, workspace: &Workspace) -> Result<()> {
    if workspace.deleted_at.is_some() && !directory.may(actor, Permission::WorkspacesRestore, Scope::Workspace(workspace.id)).await? {
        return Err(Error::NotFound(Kind::Workspace));
    }
    Ok(())
}

/// One workspace that may be deleted, for surfaces on which whoever was given a role in it goes on knowing it. Where only that
/// role counts it is enough; else a deleted one is shown only to who may restore it.
///
/// # Errors
/// [`Error::NotFound`], also where the caller may not know it; [`Error::Forbidden`] when the key's scopes leave it out.
pub async fn known(directory: &Directory, actor: &Actor, id: WorkspaceId, counting: Counting) -> Result<Arc<Workspace>> {
    directory.permit_counting(actor, Permission::WorkspacesRead, Scope::Workspace(id), counting).await?;
    let workspace = load(directory, actor, id).await?;
    if counting != Counting::ExplicitMembership {
        known_to(directory, actor, &workspace).await?;
    }
    Ok(workspace)
}

/// One workspace without a decision, for operations on what is in it.
pub(crate) async fn load(directory: &Directory, actor: &Actor, id: WorkspaceId) -> Result<Arc<Workspace>> {
    let subject = Subject::Workspace(id);
    if let Some(known) = directory.store().cache().get(actor.organization, &subject) {
        return Ok(known);
    }
    Box::pin(async move {
        let mut fill = directory.fill(actor.organization).await?;
        let found = rows::find(&mut fill.conn()?, actor.organization, id).await?.ok_or(Error::NotFound(Kind::Workspace))?;
        Ok(fill.keep(subject, &[Tag::Object(*id.as_bytes())], found.weight(), found))
    })
    .await
}

/// Lists of what is in a workspace end with it.
pub(crate) async fn in_use(directory: &Directory, actor: &Actor, id: WorkspaceId) -> Result<()> {
    let found = load(directory, actor, id).await?;
    if found.deleted_at.is_some() { Err(Error::NotFound(Kind::Workspace)) } else { Ok(()) }
}

/// Whether a workspace is archived; what is not there is not. It needs no permit: whoever calls asks first for that of what it
/// does there.
///
/// # Errors
/// When the store fails.
pub async fn is_archived(directory: &Directory, actor: &Actor, id: WorkspaceId) -> Result<bool> {
    match load(directory, actor, id).await {
        Ok(found) => Ok(found.status() == WorkspaceStatus::Archived),
        Err(Error::NotFound(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether the actor's organization has this workspace and has not deleted it. It needs no permit: whoever belongs to several
/// organizations and names none is so led to the one that is meant, and is then asked for a permit there.
///
/// # Errors
/// When the store fails.
pub async fn is_here(directory: &Directory, actor: &Actor, id: WorkspaceId) -> Result<bool> {
    match in_use(directory, actor, id).await {
        Ok(()) => Ok(true),
        Err(Error::NotFound(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The organization's default workspace. It needs no permit: every organization has one, and only its id is told.
///
/// # Errors
/// When the store fails.
pub async fn default_of(directory: &Directory, actor: &Actor) -> Result<Option<WorkspaceId>> {
    let mut lease = directory.store().read().await?;
    rows::default_workspace(&mut lease.conn()?, actor.organization).await
}

/// The id behind a slug of the actor's organization; a deleted workspace's only for who may restore it. It needs no
/// permit beyond that: what is done with the id does.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn id_of_slug(directory: &Directory, actor: &Actor, slug: &str) -> Result<WorkspaceId> {
    let id = bearer_of(directory, actor, slug).await?;
    known_to(directory, actor, &*load(directory, actor, id).await?).await?;
    Ok(id)
}

async fn bearer_of(directory: &Directory, actor: &Actor, slug: &str) -> Result<WorkspaceId> {
    // Text that is no slug is nobody's; it costs neither SQL, which may refuse it, nor a place in the cache.
    let slug = Slug::try_from(slug).map_err(|_| Error::NotFound(Kind::Workspace))?;
    let subject = Subject::Slug(slug.clone());
    if let Some(known) = directory.store().cache().get(actor.organization, &subject) {
        return Ok(*known);
    }
    Box::pin(async move {
        let mut fill = directory.fill(actor.organization).await?;
        let id = rows::id_of_slug(&mut fill.conn()?, actor.organization, &slug).await?.ok_or(Error::NotFound(Kind::Workspace))?;
        // A slug never moves to another workspace: it does not change, and deleted workspaces keep theirs.
        Ok(*fill.keep(subject, &[], slug.len() + 16, id))
    })
    .await
}

/// Workspaces that match, newest first or as the page says: all of the organization's for who may list them by the grants that count,
/// else those that the caller is a member of; of deleted ones those that the caller may restore.
///
/// # Errors
/// [`Error::Forbidden`] when the key's scopes leave out `workspaces.list`, or for deleted ones `workspaces.restore`;
/// [`Error::Invalid`] for text that is in no name.
pub async fn list(directory: &Directory, actor: &Actor, filter: &Filter, page: Page) -> Result<Listed<Workspace>> {
    let reach = reach(directory, actor, filter.counting).await?;
    for (field, text) in [("name", &filter.name), ("name_contains", &filter.name_contains)] {
        text.as_deref().map(Label::try_from).transpose().map_err(|error| error.below(field))?;
    }
    let deleted = deleted_reach(directory, actor, filter).await?;
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let sees_all = matches!((&reach, &deleted), (rows::Reach::All, rows::Deleted::InReach));
    let wanted = rows::Wanted { filter, reach, deleted, now: directory.now() };
    let organization = actor.organization;
    let items = rows::list(&mut conn, organization, &wanted, page).await?;
    let total = if !sees_all || filter.narrows() {
        rows::count(&mut conn, organization, &wanted).await?
    } else {
        let mut total = 0;
        for status in WorkspaceStatus::ALL {
            if filter.status.contains(&status) || (filter.status.is_empty() && status != WorkspaceStatus::Deleted) {
                total += organization::rows::counter(&mut conn, organization, organization.as_bytes(), counter(status)).await?;
            }
        }
        total
    };
    Ok(Listed::cut(items, page, total, Workspace::weight, |item| Position {
        created_at: item.created_at.as_micros(),
        id: *item.id.as_bytes(),
    }))
}

/// Which of the deleted workspaces in the caller's reach are listed, where the filter wants some: those that it may restore.
async fn deleted_reach(directory: &Directory, actor: &Actor, filter: &Filter) -> Result<rows::Deleted> {
    let permission = Permission::WorkspacesRestore;
    if !filter.status.contains(&WorkspaceStatus::Deleted) {
        return Ok(rows::Deleted::InReach);
    }
    let standing = directory.standing(actor, Scope::Organization).await?;
    if standing.key.as_ref().and_then(|key| key.permissions).is_some_and(|set| !set.contains(permission)) {
        directory.permit(actor, permission, Scope::Organization).await?;
    }
    // As with lists at all: what may be restored in every workspace is what may be in one that nobody is a member of.
    let everywhere = Scope::Workspace(WorkspaceId::from_bytes([0; 16]));
    Ok(match decide(*actor, &standing, permission, everywhere, filter.counting, directory.now()) {
        Ok(_) => rows::Deleted::InReach,
        Err(_) => rows::Deleted::RestorableBy(actor.principal.bytes()),
    })
}

/// Which workspaces the caller may list at all, by the grants that count.
async fn reach(directory: &Directory, actor: &Actor, counting: Counting) -> Result<rows::Reach> {
    let standing = directory.standing(actor, Scope::Organization).await?;
    if let Some(bound) = standing.key.as_ref().and_then(|key| key.workspace) {
        directory.permit_counting(actor, Permission::WorkspacesList, Scope::Workspace(bound), counting).await?;
        return Ok(rows::Reach::One(bound));
    }
    // What is held in every workspace is what is held in one that nobody is a member of. A member's own workspaces are theirs
    // to see, as far as the key allows it: that is no refusal to be counted.
    let everywhere = Scope::Workspace(WorkspaceId::from_bytes([0; 16]));
    let everywhere = decide(*actor, &standing, Permission::WorkspacesList, everywhere, counting, directory.now());
    let lacks_only_the_role = everywhere.is_err_and(|denied| denied.reason == Reason::Role);
    let allowed = standing.key.as_ref().and_then(|key| key.permissions).is_none_or(|set| set.contains(Permission::WorkspacesList));
    let may_be_member = counting != Counting::Effective || matches!(actor.principal, Principal::User(_) | Principal::ServiceAccount(_));
    if lacks_only_the_role && allowed && may_be_member {
        return Ok(rows::Reach::MemberOf(actor.principal.bytes()));
    }
    directory.permit(actor, Permission::WorkspacesList, Scope::Organization).await.map(|_| rows::Reach::All)
}
