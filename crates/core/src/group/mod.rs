//! Groups of users: whoever is in one has its roles. Who is in them is [`group_member`](crate::group_member)'s matter,
//! where they have a role [`workspace_group`](crate::workspace_group)'s.

mod model;
pub(crate) mod rows;

pub use model::{Filter, Group, canonical};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, OrganizationRole, Permission, Permit, RoleChange, Scope},
    alias,
    audit::{self, Event},
    clock::Timestamp,
    dialect_data::{self, DialectPatch},
    directory::Change,
    group_member,
    id::GroupId,
    organization,
    page::{Listed, Page, Position},
    patch::Patch,
    role_assignment,
    store::Tx,
    text::{Description, Label, Name},
    workspace_group,
};
use serde_json::json;

/// Creates a group without members and roles in workspaces.
#[derive(Clone, Debug)]
pub struct Create {
    /// What people call it.
    pub name: Name,
    /// What it is for.
    pub description: Option<Description>,
    /// Its role in the organization.
    pub role: Option<OrganizationRole>,
    /// Where it came from.
    pub source: Label,
    /// Since when; the id is made from it. Now, unless imported.
    pub created_at: Option<Timestamp>,
}

impl Change for Create {
    type Out = Group;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::GroupsCreate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Group> {
        let created_at = self.created_at.unwrap_or(tx.now());
        free_name(tx, &self.name).await?;
        may_have(permit, self.role)?;
        let group = Group {
            id: GroupId::new(created_at, tx.random()),
            name: self.name.clone(),
            description: self.description.clone(),
            role: self.role,
            source: self.source.clone(),
            created_at,
            updated_at: created_at,
            version: tx.version(),
        };
        rows::insert(tx, &group).await?;
        tx.count(tx.organization(), COUNTER, 1);
        audit::record(tx, permit, event("groups.create", group.id, json!({"name": group.name, "role": group.role}))).await?;
        Ok(group)
    }
}

/// Changes a group itself. What is absent is kept.
#[derive(Clone, Debug)]
pub struct Update {
    /// Which.
    pub id: GroupId,
    /// New name.
    pub name: Option<Name>,
    /// New description.
    pub description: Patch<Description>,
    /// New role in the organization.
    pub role: Patch<RoleChange<OrganizationRole>>,
    /// What a dialect keeps beside it.
    pub dialect_data: Option<DialectPatch>,
}

impl Update {
    /// A change of this group that changes nothing yet.
    #[must_use]
    pub const fn of(id: GroupId) -> Self {
        Self { id, name: None, description: Patch::Keep, role: Patch::Keep, dialect_data: None }
    }

    /// The role after this change to `before`.
    fn role(&self, permit: &Permit, before: Option<OrganizationRole>) -> Result<Option<OrganizationRole>> {
        match &self.role {
            Patch::Keep => Ok(before),
            Patch::Clear => Ok(None),
            Patch::Set(change) => change.apply(before, |role| may_have(permit, Some(role))).map(Some),
        }
    }
}

impl Change for Update {
    type Out = Group;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::GroupsUpdate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Group> {
        let before = existing(tx, self.id).await?;
        tx.expects(Kind::Group, before.version)?;
        let mut after = before.clone();
        after.name = self.name.clone().unwrap_or(after.name);
        after.description = self.description.clone().apply(after.description);
        after.role = self.role(permit, before.role)?;
        let beside = dialect_data::apply(tx, Kind::Group, self.id.as_bytes(), self.dialect_data.as_ref()).await?;
        if after == before && !beside {
            return Ok(before);
        }
        if canonical(&after.name) != canonical(&before.name) {
            free_name(tx, &after.name).await?;
        }
        (after.updated_at, after.version) = (tx.now(), tx.version());
        rows::save(tx, &after).await?;
        if after.role != before.role {
            // Whoever is in it loses the one and is given the other.
            before.role.map_or(Ok(()), |role| permit.may_manage_organization_role(role))?;
            rows::save_role(tx, after.id, after.role).await?;
        }
        let details = json!({"name": after.name, "role": after.role, "before": {"name": before.name, "role": before.role}});
        audit::record(tx, permit, event("groups.update", after.id, details)).await?;
        Ok(after)
    }
}

/// Deletes a group; its members lose the roles that they had through it.
pub struct Delete {
    /// Which.
    pub id: GroupId,
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::GroupsDelete, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let group = existing(tx, self.id).await?;
        tx.expects(Kind::Group, group.version)?;
        may_manage_all_of(tx, permit, &group).await?;
        let organization = tx.organization();
        let members = organization::rows::counter(tx.conn(), organization, self.id.as_bytes(), group_member::COUNTER).await?;
        let workspaces = workspace_group::rows::uncount_all_of(tx, self.id).await?;
        // Before they go with the group: what they are called elsewhere hangs on nothing that the database sees.
        for given in workspace_group::rows::ids_of(tx, self.id).await? {
            alias::rows::delete_of(tx, given.as_bytes()).await?;
        }
        rows::delete(tx, self.id).await?;
        alias::rows::delete_of(tx, self.id.as_bytes()).await?;
        dialect_data::rows::delete_of(tx, self.id.as_bytes()).await?;
        tx.count(organization, COUNTER, -1);
        let details = json!({"name": group.name, "members": members, "workspaces": workspaces});
        audit::record(tx, permit, event("groups.delete", self.id, details)).await
    }
}

pub(crate) const COUNTER: &str = "groups";

/// A group of this transaction's organization.
pub(crate) async fn existing(tx: &mut Tx<'_>, id: GroupId) -> Result<Group> {
    let organization = tx.organization();
    rows::find(tx.conn(), organization, id).await?.ok_or(Error::NotFound(Kind::Group))
}

/// Whether the caller may give a group this role in the organization.
fn may_have(permit: &Permit, role: Option<OrganizationRole>) -> Result<()> {
    match role {
        None => Ok(()),
        Some(OrganizationRole::Owner) => Err(Error::invalid("role", "must be one of admin, viewer, member: only people are owners")),
        Some(role) => permit.may_give_organization_role(role).and_then(|()| permit.membership_may_last(None)),
    }
}

/// Whether the caller could give and take every role that a group has: joining and leaving it gives and takes them all.
pub(crate) async fn may_manage_all_of(tx: &mut Tx<'_>, permit: &Permit, group: &Group) -> Result<()> {
    workspace_group::may_manage_all_of(tx, permit, group.id).await?;
    group.role.map_or(Ok(()), |role| permit.may_give_organization_role(role))?;
    role_assignment::may_give_all_of(tx.conn(), permit, group.id.as_bytes()).await
}

async fn free_name(tx: &mut Tx<'_>, name: &Name) -> Result<()> {
    let organization = tx.organization();
    match rows::find_named(tx.conn(), organization, name).await? {
        Some(_) => Err(Error::AlreadyExists { kind: Kind::Group, field: "name" }),
        None => Ok(()),
    }
}

fn event(action: &'static str, id: GroupId, details: serde_json::Value) -> Event {
    Event { action, kind: Kind::Group, target: *id.as_bytes(), workspace: None, details }
}

/// One group.
///
/// # Errors
/// [`Error::Forbidden`] without `groups.read`, [`Error::NotFound`].
pub async fn get(directory: &Directory, actor: &Actor, id: GroupId) -> Result<Group> {
    directory.permit(actor, Permission::GroupsRead, Scope::Organization).await?;
    let mut lease = directory.store().read().await?;
    rows::find(&mut lease.conn()?, actor.organization, id).await?.ok_or(Error::NotFound(Kind::Group))
}

/// Groups that match, newest first or as the page says.
///
/// # Errors
/// [`Error::Forbidden`] without `groups.list`; [`Error::Invalid`] for text that is in no name.
pub async fn list(directory: &Directory, actor: &Actor, filter: &Filter, page: Page) -> Result<Listed<Group>> {
    directory.permit(actor, Permission::GroupsList, Scope::Organization).await?;
    for (field, text) in [("name", &filter.name), ("name_contains", &filter.name_contains)] {
        text.as_deref().map(Label::try_from).transpose().map_err(|error| error.below(field))?;
    }
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let (organization, wanted) = (actor.organization, rows::Wanted::new(filter));
    let items = rows::list(&mut conn, organization, &wanted, page).await?;
    let filtered = filter.name.is_some() || filter.name_contains.is_some() || filter.member.is_some();
    let total = if filtered {
        rows::count(&mut conn, organization, &wanted).await?
    } else {
        organization::rows::counter(&mut conn, organization, organization.as_bytes(), COUNTER).await?
    };
    Ok(Listed::cut(items, page, total, Group::weight, |group| Position {
        created_at: group.created_at.as_micros(),
        id: *group.id.as_bytes(),
    }))
}
