//! Who is in which group.

mod model;
pub(crate) mod rows;

pub use model::GroupMember;

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Permit, Scope},
    audit::{self, Event},
    clock::Timestamp,
    directory::Change,
    group,
    id::{GroupId, UserId},
    organization,
    page::{Listed, Page, Position},
    store::Tx,
    user,
};
use serde_json::json;

/// The most members that one call adds.
pub const MAX_ADDED: usize = 1000;
/// The most groups that one user is in: each decision about them reads all.
pub const MOST_GROUPS: u64 = 200;

pub(crate) const COUNTER: &str = "group_members";

/// Adds users to a group: all of them or none.
pub struct Add {
    /// To which.
    pub group: GroupId,
    /// Who.
    pub users: Vec<UserId>,
    /// Since when; now, unless imported.
    pub created_at: Option<Timestamp>,
}

impl Add {
    /// One user, from now on.
    #[must_use]
    pub fn one(group: GroupId, user: UserId) -> Self {
        Self { group, users: vec![user], created_at: None }
    }
}

impl Change for Add {
    type Out = Vec<GroupMember>;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::GroupMembersCreate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Vec<GroupMember>> {
        let group = group::existing(tx, self.group).await?;
        if self.users.len() > MAX_ADDED {
            return Err(Error::LimitReached { what: "members added in one call", max: MAX_ADDED as u64 });
        }
        // Whoever is added gets what the group has.
        group::may_manage_all_of(tx, permit, &group).await?;
        let mut added = Vec::with_capacity(self.users.len());
        for (at, id) in self.users.iter().enumerate() {
            added.push(self.insert(tx, permit, *id).await.map_err(|error| error.below(&format!("users[{at}]")))?);
        }
        Ok(added)
    }
}

impl Add {
    async fn insert(&self, tx: &mut Tx<'_>, permit: &Permit, id: UserId) -> Result<GroupMember> {
        let organization = tx.organization();
        let user = user::rows::find(tx.conn(), organization, id).await?;
        let user = user.ok_or(Error::invalid("", "must be the id of a user of this organization"))?;
        if rows::exists(tx.conn(), organization, self.group, id).await? {
            return Err(Error::AlreadyExists { kind: Kind::GroupMember, field: "user" });
        }
        if rows::groups_of(tx.conn(), organization, id).await? >= MOST_GROUPS {
            return Err(Error::LimitReached { what: "groups of one user", max: MOST_GROUPS });
        }
        let created_at = self.created_at.unwrap_or(tx.now());
        rows::insert(tx, self.group, id, created_at).await?;
        tx.count(self.group, COUNTER, 1);
        audit::record(tx, permit, event("group_members.create", self.group, id)).await?;
        Ok(GroupMember { group: self.group, user, created_at })
    }
}

/// Takes a user out of a group.
pub struct Remove {
    /// Out of which.
    pub group: GroupId,
    /// Whom.
    pub user: UserId,
}

impl Change for Remove {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::GroupMembersDelete, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let group = group::existing(tx, self.group).await?;
        group::may_manage_all_of(tx, permit, &group).await?;
        if !rows::delete(tx, self.group, self.user).await? {
            return Err(Error::NotFound(Kind::GroupMember));
        }
        tx.count(self.group, COUNTER, -1);
        audit::record(tx, permit, event("group_members.delete", self.group, self.user)).await
    }
}

/// The user is the target: it is what is known of them that changes.
fn event(action: &'static str, group: GroupId, user: UserId) -> Event {
    Event { action, kind: Kind::GroupMember, target: *user.as_bytes(), workspace: None, details: json!({"group": group}) }
}

/// One member of a group.
///
/// # Errors
/// [`Error::Forbidden`] without `group_members.list`, [`Error::NotFound`] for the group or the membership.
pub async fn get(directory: &Directory, actor: &Actor, group: GroupId, user: UserId) -> Result<GroupMember> {
    directory.permit(actor, Permission::GroupMembersList, Scope::Organization).await?;
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    group::rows::find(&mut conn, actor.organization, group).await?.ok_or(Error::NotFound(Kind::Group))?;
    rows::find(&mut conn, actor.organization, group, user).await?.ok_or(Error::NotFound(Kind::GroupMember))
}

/// The group's members, newest first or as the page says.
///
/// # Errors
/// [`Error::Forbidden`] without `group_members.list`, [`Error::NotFound`] for the group.
pub async fn list(directory: &Directory, actor: &Actor, group: GroupId, page: Page) -> Result<Listed<GroupMember>> {
    directory.permit(actor, Permission::GroupMembersList, Scope::Organization).await?;
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    group::rows::find(&mut conn, actor.organization, group).await?.ok_or(Error::NotFound(Kind::Group))?;
    let items = rows::list(&mut conn, actor.organization, group, page).await?;
    let total = organization::rows::counter(&mut conn, actor.organization, group.as_bytes(), COUNTER).await?;
    Ok(Listed::cut(items, page, total, GroupMember::weight, |member| Position {
        created_at: member.created_at.as_micros(),
        id: *member.user.id.as_bytes(),
    }))
}
