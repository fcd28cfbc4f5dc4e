//! Users: people as one organization sees them.

mod model;
pub(crate) mod rows;

pub use model::{Filter, User, UserStatus, UserWorkspace};

use crate::{
    Directory, Error, Kind, Result,
    access::{self, Actor, OrganizationRole, Permission, Permit, Principal, RoleChange, Scope},
    alias,
    api_key::rows as key_rows,
    audit::{self, Event},
    clock::Timestamp,
    dialect_data::{self, DialectPatch},
    directory::Change,
    group_member,
    id::{AccountId, UserId},
    member::rows as member_rows,
    organization,
    page::{Listed, Page, Position},
    patch::Patch,
    role_assignment,
    store::Tx,
    text::{Email, Label, PictureUrl},
};
use serde_json::json;

/// Creates a user who may act at once.
#[derive(Clone, Debug)]
pub struct Create {
    /// Email, unique in the organization.
    pub email: Email,
    /// Given name.
    pub given_name: Label,
    /// Family name.
    pub family_name: Label,
    /// Address of a picture.
    pub picture: Option<PictureUrl>,
    /// Role in the organization.
    pub role: OrganizationRole,
    /// Where the user came from.
    pub source: Label,
    /// When they joined; the id is made from it. Now, unless imported.
    pub created_at: Option<Timestamp>,
}

impl Change for Create {
    type Out = User;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::UsersCreate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<User> {
        permit.may_give_organization_role(self.role)?;
        if rows::id_of_email(tx.conn(), permit.organization(), &self.email).await?.is_some() {
            return Err(Error::AlreadyExists { kind: Kind::User, field: "email" });
        }
        let created_at = self.created_at.unwrap_or(tx.now());
        let user = User {
            id: UserId::new(created_at, tx.random()),
            email: self.email.clone(),
            given_name: self.given_name.clone(),
            family_name: self.family_name.clone(),
            picture: self.picture.clone(),
            status: UserStatus::Active,
            role: self.role,
            source: self.source.clone(),
            created_at,
            updated_at: created_at,
            version: tx.version(),
        };
        rows::insert(tx, &user).await?;
        tx.count(tx.organization(), counter(user.role), 1);
        audit::record(tx, permit, event("users.create", user.id, json!({"email": user.email, "role": user.role}))).await?;
        Ok(user)
    }
}

/// Changes a user. What is absent is kept.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// Which; see [`Update::of`].
    pub id: Option<UserId>,
    /// New email.
    pub email: Option<Email>,
    /// New given name.
    pub given_name: Option<Label>,
    /// New family name.
    pub family_name: Option<Label>,
    /// New picture.
    pub picture: Patch<PictureUrl>,
    /// New status.
    pub status: Option<UserStatus>,
    /// New role in the organization.
    pub role: Option<RoleChange<OrganizationRole>>,
    /// What a dialect keeps beside them.
    pub dialect_data: Option<DialectPatch>,
}

impl Update {
    /// A change of this user that changes nothing yet.
    #[must_use]
    pub fn of(id: UserId) -> Self {
        Self { id: Some(id), ..Self::default() }
    }
}

impl Change for Update {
    type Out = User;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::UsersUpdate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<User> {
        let id = self.id.ok_or(Error::NotFound(Kind::User))?;
        let before = rows::find(tx.conn(), permit.organization(), id).await?.ok_or(Error::NotFound(Kind::User))?;
        tx.expects(Kind::User, before.version)?;
        let mut after = before.clone();
        after.email = self.email.clone().unwrap_or(after.email);
        after.given_name = self.given_name.clone().unwrap_or(after.given_name);
        after.family_name = self.family_name.clone().unwrap_or(after.family_name);
        after.picture = self.picture.clone().apply(after.picture);
        after.status = self.status.unwrap_or(after.status);
        if let Some(role) = &self.role {
            after.role = role.apply(before.role, |role| permit.may_give_organization_role(role))?;
        }
        let beside = dialect_data::apply(tx, Kind::User, id.as_bytes(), self.dialect_data.as_ref()).await?;
        if after == before && !beside {
            return Ok(before);
        }
        may_manage(tx, permit, &before).await?;
        // Somebody who acts again is given all that they have.
        if after.status == UserStatus::Active && before.status != UserStatus::Active {
            permit.may_give_organization_role(after.role)?;
            for role in member_rows::roles_anywhere(tx, id).await? {
                permit.may_manage_workspace_role(role)?;
            }
            for role in group_member::rows::organization_roles(tx, id).await? {
                permit.may_give_organization_role(role)?;
            }
            role_assignment::may_give_all_of(tx.conn(), permit, id.as_bytes()).await?;
        }
        if after.email.canonical() != before.email.canonical()
            && rows::id_of_email(tx.conn(), permit.organization(), &after.email).await?.is_some()
        {
            return Err(Error::AlreadyExists { kind: Kind::User, field: "email" });
        }
        if after.role != OrganizationRole::Owner || after.status != UserStatus::Active {
            keep_an_owner(tx, &before).await?;
        }
        (after.updated_at, after.version) = (tx.now(), tx.version());
        rows::save(tx, &after).await?;
        if after.role != before.role {
            rows::reassign(tx, id, before.role, after.role).await?;
            tx.count(tx.organization(), counter(before.role), -1);
            tx.count(tx.organization(), counter(after.role), 1);
        }
        let details = json!({
            "email": after.email, "role": after.role, "status": after.status,
            "before": {"email": before.email, "role": before.role, "status": before.status},
        });
        audit::record(tx, permit, event("users.update", id, details)).await?;
        Ok(after)
    }
}

/// Removes a user with memberships, assignments and own keys. Keys of the organization and of workspaces survive.
pub struct Delete {
    /// Which.
    pub id: UserId,
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::UsersDelete, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let user = rows::find(tx.conn(), permit.organization(), self.id).await?.ok_or(Error::NotFound(Kind::User))?;
        tx.expects(Kind::User, user.version)?;
        may_manage(tx, permit, &user).await?;
        keep_an_owner(tx, &user).await?;
        let memberships = member_rows::uncount_all_of(tx, self.id).await?;
        let groups = group_member::rows::uncount_all_of(tx, self.id).await?;
        let keys = key_rows::delete_all_of(tx, self.id).await?;
        rows::delete(tx, self.id).await?;
        alias::rows::delete_of(tx, self.id.as_bytes()).await?;
        dialect_data::rows::delete_of(tx, self.id.as_bytes()).await?;
        tx.count(tx.organization(), counter(user.role), -1);
        let details = json!({"email": user.email, "role": user.role, "memberships": memberships, "groups": groups, "keys": keys});
        audit::record(tx, permit, event("users.delete", self.id, details)).await
    }
}

/// Takes the link to an account that is gone from a user, so that the user can be claimed anew.
pub(crate) struct Release {
    /// Which.
    pub(crate) id: UserId,
    /// The account that is gone.
    pub(crate) account: AccountId,
}

impl Change for Release {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::UsersUpdate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        if rows::release(tx, self.id, self.account).await? == 0 {
            return Err(Error::NotFound(Kind::User));
        }
        // The organization is not told which account it was.
        audit::record(tx, permit, event("users.release", self.id, json!({}))).await
    }
}

/// Only owners manage owners, and nobody changes or removes somebody above themselves, whether by their own role, by a group's
/// or by a custom one.
async fn may_manage(tx: &mut Tx<'_>, permit: &Permit, user: &User) -> Result<()> {
    permit.may_manage_organization_role(user.role)?;
    access::may_manage_person(tx.conn(), permit, user.id).await
}

/// At least one active owner stays, whoever demotes, disables or removes whom at the same time: the organization's
/// writes follow one another.
async fn keep_an_owner(tx: &mut Tx<'_>, leaving: &User) -> Result<()> {
    let counts = leaving.role == OrganizationRole::Owner && leaving.status == UserStatus::Active;
    if counts && rows::other_active_owners(tx, leaving.id).await? == 0 {
        return Err(Error::Conflict("this is the organization's last active owner: make another user owner first".into()));
    }
    Ok(())
}

fn event(action: &'static str, id: UserId, details: serde_json::Value) -> Event {
    Event { action, kind: Kind::User, target: *id.as_bytes(), workspace: None, details }
}

pub(crate) const fn counter(role: OrganizationRole) -> &'static str {
    match role {
        OrganizationRole::Owner => "users.owner",
        OrganizationRole::Admin => "users.admin",
        OrganizationRole::Viewer => "users.viewer",
        OrganizationRole::Member => "users.member",
    }
}

/// One user. Everybody may read themselves.
///
/// # Errors
/// [`Error::Forbidden`] without `users.read`, [`Error::NotFound`].
pub async fn get(directory: &Directory, actor: &Actor, id: UserId) -> Result<User> {
    directory.permit(actor, Permission::UsersRead, Scope::User(id)).await?;
    let mut lease = directory.store().read().await?;
    rows::find(&mut lease.conn()?, actor.organization, id).await?.ok_or(Error::NotFound(Kind::User))
}

/// Those of these users who are there, as far as the caller may read users; itself always. No refusal: a list that names them
/// shows less.
///
/// # Errors
/// When the store fails.
pub async fn those(directory: &Directory, actor: &Actor, ids: &[UserId]) -> Result<Vec<User>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let all = directory.may(actor, Permission::UsersRead, Scope::Organization).await?;
    let shown: Vec<_> = ids.iter().copied().filter(|id| all || actor.principal == Principal::User(*id)).collect();
    let mut lease = directory.store().read().await?;
    rows::of_ids(&mut lease.conn()?, actor.organization, &shown).await
}

/// The workspaces that a user is a member of, oldest membership first.
///
/// # Errors
/// As [`get`].
pub async fn workspaces(directory: &Directory, actor: &Actor, id: UserId) -> Result<Vec<UserWorkspace>> {
    directory.permit(actor, Permission::UsersRead, Scope::User(id)).await?;
    let mut lease = directory.store().read().await?;
    rows::workspaces_of(&mut lease.conn()?, actor.organization, id).await
}

/// The user with this email, whatever its case. It needs no permit: what is done with the id does, and whoever calls asks for
/// that first.
///
/// # Errors
/// When the store fails.
pub async fn id_of_email(directory: &Directory, actor: &Actor, email: &Email) -> Result<Option<UserId>> {
    let mut lease = directory.store().read().await?;
    rows::id_of_email(&mut lease.conn()?, actor.organization, email).await
}

/// Users that match, newest first or as the page says.
///
/// # Errors
/// [`Error::Forbidden`] without `users.list`.
pub async fn list(directory: &Directory, actor: &Actor, filter: &Filter, page: Page) -> Result<Listed<User>> {
    directory.permit(actor, Permission::UsersList, Scope::Organization).await?;
    filter.email_prefix.as_deref().map(Label::try_from).transpose().map_err(|error| error.below("email_prefix"))?;
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let organization = actor.organization;
    let items = rows::list(&mut conn, organization, filter, page).await?;
    let by_email = !filter.emails.is_empty() || filter.email_contains.is_some() || filter.email_prefix.is_some();
    let total = if by_email || filter.status.is_some() {
        rows::count(&mut conn, organization, filter).await?
    } else {
        let mut total = 0;
        for role in OrganizationRole::ALL.iter().filter(|role| filter.roles.is_empty() || filter.roles.contains(role)) {
            total += organization::rows::counter(&mut conn, organization, organization.as_bytes(), counter(*role)).await?;
        }
        total
    };
    Ok(Listed::cut(items, page, total, User::weight, |user| Position { created_at: user.created_at.as_micros(), id: *user.id.as_bytes() }))
}
