//! Workspace members: who is in which workspace, with which role, until when.

mod assign;
mod model;
pub(crate) mod rows;

pub use assign::{Assign, Assignment, MOST_ASSIGNED};
pub use model::{Filter, Member, NewMember};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Permit, Principal, RoleChange, Scope, WorkspaceRole},
    audit::{self, Event},
    clock::Timestamp,
    directory::Change,
    id::{UserId, WorkspaceId},
    organization,
    page::{Listed, Page, Position},
    patch::Patch,
    store::{Tag, Tx, cache::Subject},
    text::ScopeWord,
    user,
    workspace::{self, Workspace},
};
use serde_json::json;
use std::sync::Arc;

/// The most members that one call adds.
pub const MAX_ADDED: usize = 1000;

/// Adds members to a workspace: all of them or none.
#[derive(Clone, Debug)]
pub struct Add {
    /// Where.
    pub workspace: WorkspaceId,
    /// Who.
    pub members: Vec<NewMember>,
}

impl Change for Add {
    type Out = Vec<Member>;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::MembersCreate, Scope::Workspace(self.workspace))
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Vec<Member>> {
        let workspace = workspace::existing(tx, self.workspace).await?;
        insert_all(tx, permit, &workspace, &self.members, "users").await
    }
}

/// That no call adds more members than it may.
pub(crate) const fn few_enough(members: &[NewMember]) -> Result<()> {
    if members.len() > MAX_ADDED { Err(Error::LimitReached { what: "members added in one call", max: MAX_ADDED as u64 }) } else { Ok(()) }
}

/// Adds all under a permit that covers them; `field` is what errors call their list.
async fn insert_all(tx: &mut Tx<'_>, permit: &Permit, workspace: &Workspace, members: &[NewMember], field: &str) -> Result<Vec<Member>> {
    few_enough(members)?;
    let mut added = Vec::with_capacity(members.len());
    for (at, member) in members.iter().enumerate() {
        added.push(insert(tx, permit, workspace, member).await.map_err(|error| error.below(&format!("{field}[{at}]")))?);
    }
    Ok(added)
}

/// Adds one member under a permit that covers it.
pub(crate) async fn insert(tx: &mut Tx<'_>, permit: &Permit, workspace: &Workspace, new: &NewMember) -> Result<Member> {
    permit.may_manage_workspace_role(new.role)?;
    permit.membership_may_last(new.expires_at)?;
    insert_weighed(tx, permit, workspace, new).await
}

/// Adds one member whose role was weighed already.
pub(crate) async fn insert_weighed(tx: &mut Tx<'_>, permit: &Permit, workspace: &Workspace, new: &NewMember) -> Result<Member> {
    let organization = tx.organization();
    let user = user::rows::find(tx.conn(), organization, new.user).await?;
    let user = user.ok_or(Error::invalid("id", "must be the id of a user of this organization"))?;
    if rows::find(tx.conn(), organization, workspace.id, new.user).await?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::Member, field: "user" });
    }
    in_future(new.expires_at, tx.now())?;
    let created_at = new.created_at.unwrap_or(tx.now());
    let (role, scopes, expires_at) = (new.role, new.scopes.clone(), new.expires_at);
    let member =
        Member { workspace: workspace.id, user, role, scopes, expires_at, created_at, updated_at: created_at, version: tx.version() };
    rows::save(tx, &member).await?;
    rows::assign(tx, workspace.id, new.user, role).await?;
    tx.count(workspace.id, counter(role), 1);
    audit::record(tx, permit, event("workspace_members.create", &member, json!({"role": role, "expires_at": expires_at}))).await?;
    Ok(member)
}

/// Changes a membership. What is absent is kept.
pub struct Update {
    /// Where.
    pub workspace: WorkspaceId,
    /// Whose.
    pub user: UserId,
    /// New role.
    pub role: Option<RoleChange<WorkspaceRole>>,
    /// New scopes.
    pub scopes: Patch<Vec<ScopeWord>>,
    /// New end.
    pub expires_at: Patch<Timestamp>,
}

impl Update {
    /// A change of role alone.
    #[must_use]
    pub fn role(workspace: WorkspaceId, user: UserId, role: impl Into<RoleChange<WorkspaceRole>>) -> Self {
        Self { workspace, user, role: Some(role.into()), scopes: Patch::Keep, expires_at: Patch::Keep }
    }
}

impl Change for Update {
    type Out = Member;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::MembersUpdate, Scope::Workspace(self.workspace))
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Member> {
        let before = existing(tx, self.workspace, self.user).await?;
        tx.expects(Kind::Member, before.version)?;
        let mut after = before.clone();
        if let Some(role) = &self.role {
            after.role = role.apply(before.role, |role| permit.may_manage_workspace_role(role))?;
        }
        after.scopes = self.scopes.clone().apply(after.scopes);
        after.expires_at = self.expires_at.clone().apply(after.expires_at);
        if after == before {
            return Ok(before);
        }
        permit.may_manage_workspace_role(before.role)?;
        permit.may_manage_workspace_role(after.role)?;
        if after.expires_at != before.expires_at {
            in_future(after.expires_at, tx.now())?;
        }
        if after.role > before.role || outlasts(after.expires_at, before.expires_at) {
            permit.membership_may_last(after.expires_at)?;
        }
        (after.updated_at, after.version) = (tx.now(), tx.version());
        rows::save(tx, &after).await?;
        if after.role != before.role {
            rows::reassign(tx, self.workspace, self.user, before.role, after.role).await?;
            tx.count(self.workspace, counter(before.role), -1);
            tx.count(self.workspace, counter(after.role), 1);
        }
        let details = json!({
            "role": after.role, "expires_at": after.expires_at, "scopes": !self.scopes.is_keep(),
            "before": {"role": before.role, "expires_at": before.expires_at},
        });
        audit::record(tx, permit, event("workspace_members.update", &after, details)).await?;
        Ok(after)
    }
}

/// Ends a membership. Whoever is a member may end their own, whatever their role.
#[derive(Clone, Debug)]
pub struct Remove {
    /// Where.
    pub workspace: WorkspaceId,
    /// Whose.
    pub user: UserId,
}

impl Change for Remove {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::MembersDelete, Scope::Member(self.workspace, self.user))
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let member = existing(tx, self.workspace, self.user).await?;
        tx.expects(Kind::Member, member.version)?;
        if permit.actor().principal != Principal::User(self.user) {
            permit.may_manage_workspace_role(member.role)?;
        }
        rows::delete(tx, self.workspace, self.user).await?;
        tx.count(self.workspace, counter(member.role), -1);
        audit::record(tx, permit, event("workspace_members.delete", &member, json!({"role": member.role}))).await
    }
}

async fn existing(tx: &mut Tx<'_>, workspace: WorkspaceId, user: UserId) -> Result<Member> {
    workspace::existing(tx, workspace).await?;
    let organization = tx.organization();
    rows::find(tx.conn(), organization, workspace, user).await?.ok_or(Error::NotFound(Kind::Member))
}

/// An end that is set must lie ahead: one that has passed is a removal in disguise.
pub(crate) fn in_future(at: Option<Timestamp>, now: Timestamp) -> Result<()> {
    if at.is_some_and(|at| at <= now) { Err(Error::invalid("expires_at", "must lie in the future")) } else { Ok(()) }
}

/// Whether an end lies later than another one; what has none lasts longest.
pub(crate) fn outlasts(end: Option<Timestamp>, other: Option<Timestamp>) -> bool {
    other.is_some_and(|other| end.is_none_or(|end| end > other))
}

fn event(action: &'static str, member: &Member, details: serde_json::Value) -> Event {
    Event { action, kind: Kind::Member, target: *member.user.id.as_bytes(), workspace: Some(member.workspace), details }
}

pub(crate) const fn counter(role: WorkspaceRole) -> &'static str {
    match role {
        WorkspaceRole::Admin => "members.admin",
        WorkspaceRole::Manager => "members.manager",
        WorkspaceRole::Member => "members.member",
        WorkspaceRole::Viewer => "members.viewer",
    }
}

/// One member, from the cache.
///
/// # Errors
/// [`Error::NotFound`] for a workspace or member that is not there or that the caller may not know.
pub async fn get(directory: &Directory, actor: &Actor, workspace: WorkspaceId, user: UserId) -> Result<Arc<Member>> {
    directory.permit(actor, Permission::MembersRead, Scope::Workspace(workspace)).await?;
    // Every time: what is cached of the member does not end with the workspace when it was read after its end.
    workspace::in_use(directory, actor, workspace).await?;
    let subject = Subject::Member(workspace, user);
    if let Some(known) = directory.store().cache().get(actor.organization, &subject) {
        return Ok(known);
    }
    Box::pin(async move {
        let mut fill = directory.fill(actor.organization).await?;
        let found = rows::find(&mut fill.conn()?, actor.organization, workspace, user).await?.ok_or(Error::NotFound(Kind::Member))?;
        let tags =
            [Tag::Member(*workspace.as_bytes(), *user.as_bytes()), Tag::Object(*user.as_bytes()), Tag::Object(*workspace.as_bytes())];
        Ok(fill.keep(subject, &tags, found.weight(), found))
    })
    .await
}

/// The workspace's members that match, newest first or as the page says.
///
/// # Errors
/// As [`get`].
pub async fn list(directory: &Directory, actor: &Actor, workspace: WorkspaceId, filter: &Filter, page: Page) -> Result<Listed<Member>> {
    directory.permit(actor, Permission::MembersList, Scope::Workspace(workspace)).await?;
    workspace::in_use(directory, actor, workspace).await?;
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let wanted = rows::Wanted::from(filter);
    let items = rows::list(&mut conn, actor.organization, workspace, &wanted, page).await?;
    let total = if filter.email.is_some() {
        rows::count(&mut conn, actor.organization, workspace, &wanted).await?
    } else {
        let mut total = 0;
        for role in WorkspaceRole::ALL.iter().filter(|role| filter.roles.is_empty() || filter.roles.contains(role)) {
            total += organization::rows::counter(&mut conn, actor.organization, workspace.as_bytes(), counter(*role)).await?;
        }
        total
    };
    Ok(Listed::cut(items, page, total, Member::weight, |member| Position {
        created_at: member.created_at.as_micros(),
        id: *member.user.id.as_bytes(),
    }))
}
