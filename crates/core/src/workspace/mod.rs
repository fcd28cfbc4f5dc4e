//! Workspaces: parts of an organization with members of their own.

mod create;
mod delete;
mod model;
pub(crate) mod rows;
mod search;
mod update;

pub use create::Create;
pub(crate) use create::{SLUG_TRIES, slug_from};
pub use delete::{Delete, Restore};
pub use model::{Comparison, Filter, Limits, Within, Workspace, WorkspaceStatus};
pub use search::{Found, NamePattern, Order, Search, SortBy, role_in, search};
use update::has_free_name;
pub use update::{MOST_UPDATED, NO_OTHER_DEFAULT, Update, UpdateAll};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Counting, Permission, Permit, Principal, Reason, Scope, decide},
    audit::Event,
    id::WorkspaceId,
    organization,
    page::{Listed, Page, Position},
    store::{Tag, Tx, cache::Subject},
    text::{Label, Slug},
};
use std::sync::Arc;

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
