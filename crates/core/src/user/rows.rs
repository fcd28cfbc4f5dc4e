//! SQL of users and of their roles in the organization.

use super::{Filter, User, UserStatus, UserWorkspace};
use crate::{
    Error, Result,
    access::{OrganizationRole, WorkspaceRole},
    fold::folded,
    id::{AccountId, Entity, Id, OrganizationId, RoleId, UserId},
    page::Page,
    store::{Conditions, Conn, Row, Tx, Value},
    text::Email,
};
use std::collections::HashMap;

/// The columns that [`user`] reads, from `users u` and `organization_role_assignments a`.
pub(crate) const COLUMNS: &str =
    "u.id, u.email, u.given_name, u.family_name, u.picture, u.status, u.source, u.created_at, u.updated_at, a.role_id, u.version";
/// How many they are.
pub(crate) const COLUMN_COUNT: usize = 11;
const FROM: &str = "FROM users u JOIN organization_role_assignments a ON a.organization_id = u.organization_id AND a.principal_id = u.id";

pub(crate) fn user(row: &Row<'_>) -> Result<User> {
    Ok(User {
        id: row.id(0)?,
        email: row.parse(1)?,
        given_name: row.parse(2)?,
        family_name: row.parse(3)?,
        // Rows from before pictures had to be addresses may hold other text; nobody is shown it.
        picture: row.opt_text(4)?.and_then(|text| text.try_into().ok()),
        status: UserStatus::parse(&row.text(5)?).ok_or(Error::Internal)?,
        source: row.parse(6)?,
        created_at: row.time(7)?,
        updated_at: row.time(8)?,
        role: OrganizationRole::from_id(row.id(9)?).ok_or(Error::Internal)?,
        version: row.version(10)?,
    })
}

/// A principal's row, to which roles and memberships hang.
pub(crate) async fn insert_principal<E: Entity>(tx: &mut Tx<'_>, id: Id<E>, kind: &str) -> Result<()> {
    let organization = tx.organization();
    tx.execute(
        "INSERT INTO principals (organization_id, id, kind) VALUES ($1, $2, $3)",
        &[Value::from(&organization), Value::from(&id), kind.into()],
    )
    .await?;
    Ok(())
}

/// Gives a principal a role in the organization.
pub(crate) async fn assign<E: Entity>(tx: &mut Tx<'_>, principal: Id<E>, role: OrganizationRole) -> Result<()> {
    let (organization, now) = (tx.organization(), tx.now());
    tx.execute(
        "INSERT INTO organization_role_assignments (organization_id, principal_id, role_id, created_at) VALUES ($1, $2, $3, $4)",
        &[Value::from(&organization), Value::from(&principal), Value::from(&role.id()), now.into()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn reassign<E: Entity>(tx: &mut Tx<'_>, principal: Id<E>, from: OrganizationRole, to: OrganizationRole) -> Result<()> {
    let organization = tx.organization();
    tx.execute(
        "UPDATE organization_role_assignments SET role_id = $4 WHERE organization_id = $1 AND principal_id = $2 AND role_id = $3",
        &[Value::from(&organization), Value::from(&principal), Value::from(&from.id()), Value::from(&to.id())],
    )
    .await?;
    Ok(())
}

pub(crate) async fn insert(tx: &mut Tx<'_>, user: &User) -> Result<()> {
    insert_principal(tx, user.id, "user").await?;
    save(tx, user).await?;
    assign(tx, user.id, user.role).await
}

/// Writes all columns: as a new row, or over the one that is there.
pub(super) async fn save(tx: &mut Tx<'_>, user: &User) -> Result<()> {
    let (organization, version, canonical) = (tx.organization(), tx.version(), user.email.canonical());
    tx.execute(
        "INSERT INTO users (organization_id, id, email, email_canonical, given_name, family_name, picture, status, source, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (organization_id, id) DO UPDATE SET email = excluded.email,
             email_canonical = CASE WHEN users.email = excluded.email THEN users.email_canonical ELSE excluded.email_canonical END,
             given_name = excluded.given_name, family_name = excluded.family_name, picture = excluded.picture,
             status = excluded.status, updated_at = excluded.updated_at, version = excluded.version",
        &[
            Value::from(&organization),
            Value::from(&user.id),
            user.email.as_str().into(),
            Value::from(&canonical),
            user.given_name.as_str().into(),
            user.family_name.as_str().into(),
            user.picture.as_deref().into(),
            user.status.as_str().into(),
            user.source.as_str().into(),
            user.created_at.into(),
            user.updated_at.into(),
            version.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Takes the link to an account away; answers how many users had it.
pub(super) async fn release(tx: &mut Tx<'_>, id: UserId, account: AccountId) -> Result<u64> {
    let (organization, version) = (tx.organization(), tx.version());
    tx.execute(
        "UPDATE users SET account_id = NULL, version = $4 WHERE organization_id = $1 AND id = $2 AND account_id = $3",
        &[Value::from(&organization), Value::from(&id), Value::from(&account), version.into()],
    )
    .await
}

/// Ends the principal; the user, assignments, memberships and own keys go with it.
pub(super) async fn delete(tx: &mut Tx<'_>, id: UserId) -> Result<()> {
    let organization = tx.organization();
    tx.execute("DELETE FROM principals WHERE organization_id = $1 AND id = $2", &[Value::from(&organization), Value::from(&id)]).await?;
    Ok(())
}

pub(crate) async fn find(conn: &mut Conn<'_>, organization: OrganizationId, id: UserId) -> Result<Option<User>> {
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE u.organization_id = $1 AND u.id = $2");
    conn.first(&sql, &[Value::from(&organization), Value::from(&id)], user).await
}

/// Those of an organization's users who have one of these ids, in no order.
pub(crate) async fn of_ids(conn: &mut Conn<'_>, organization: OrganizationId, ids: &[UserId]) -> Result<Vec<User>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    conditions.is_one_of("u.id", ids.iter().map(Value::from));
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE u.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), user).await
}

/// The roles in the organization of those of these users who are there.
pub(crate) async fn roles_of(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    users: &[UserId],
) -> Result<HashMap<UserId, OrganizationRole>> {
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    let Some(list) = conditions.list(users.iter().map(Value::from)) else { return Ok(HashMap::new()) };
    let sql =
        format!("SELECT principal_id, role_id FROM organization_role_assignments WHERE organization_id = $1 AND principal_id IN {list}");
    let roles = conn.query(&sql, conditions.args(), |row| Ok((row.id(0)?, OrganizationRole::from_id(row.id(1)?).ok_or(Error::Internal)?)));
    Ok(roles.await?.into_iter().collect())
}

/// Every user of an organization.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<User>> {
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE u.organization_id = $1 ORDER BY u.id");
    conn.query(&sql, &[Value::from(&organization)], user).await
}

/// Of two that were alike when their form was made anew, one kept its lower case (`store/refold.rs`), and is found by that first.
pub(crate) async fn id_of_email(conn: &mut Conn<'_>, organization: OrganizationId, email: &Email) -> Result<Option<UserId>> {
    let (canonical, lower) = (email.canonical(), email.to_lowercase());
    conn.first(
        "SELECT id FROM users WHERE organization_id = $1 AND email_canonical IN ($2, $3)
         ORDER BY CASE WHEN email_canonical = $3 THEN 0 ELSE 1 END LIMIT 1",
        &[Value::from(&organization), Value::from(&canonical), Value::from(&lower)],
        |row| row.id(0),
    )
    .await
}

/// The user of an account in this organization: at most one.
pub(crate) async fn id_of_account(conn: &mut Conn<'_>, organization: OrganizationId, account: AccountId) -> Result<Option<UserId>> {
    conn.first(
        "SELECT id FROM users WHERE organization_id = $1 AND account_id = $2",
        &[Value::from(&organization), Value::from(&account)],
        |row| row.id(0),
    )
    .await
}

/// Says who signs in as a user. Never shown to the organization: no answer and no event holds it.
pub(crate) async fn link_account(tx: &mut Tx<'_>, id: UserId, account: AccountId) -> Result<()> {
    let organization = tx.organization();
    tx.execute(
        "UPDATE users SET account_id = $3 WHERE organization_id = $1 AND id = $2",
        &[Value::from(&organization), Value::from(&id), Value::from(&account)],
    )
    .await?;
    Ok(())
}

/// Other active owners than this user.
pub(super) async fn other_active_owners(tx: &mut Tx<'_>, id: UserId) -> Result<i64> {
    let organization = tx.organization();
    let sql = "SELECT COUNT(*) FROM organization_role_assignments a
         JOIN users u ON u.organization_id = a.organization_id AND u.id = a.principal_id
         WHERE a.organization_id = $1 AND a.role_id = $2 AND u.status = 'active' AND u.id <> $3";
    let role = OrganizationRole::Owner.id();
    let args = [Value::from(&organization), Value::from(&role), Value::from(&id)];
    Ok(tx.first(sql, &args, |row| row.int(0)).await?.unwrap_or(0))
}

/// The workspaces that a user is a member of, oldest membership first.
pub(super) async fn workspaces_of(conn: &mut Conn<'_>, organization: OrganizationId, id: UserId) -> Result<Vec<UserWorkspace>> {
    conn.query(
        "SELECT w.id, w.slug, w.name, r.role_id FROM workspace_members m
         JOIN workspaces w ON w.organization_id = m.organization_id AND w.id = m.workspace_id
         JOIN workspace_role_assignments r
             ON r.organization_id = m.organization_id AND r.workspace_id = m.workspace_id AND r.principal_id = m.principal_id
         WHERE m.organization_id = $1 AND m.principal_id = $2 AND w.deleted_at IS NULL ORDER BY m.created_at, w.id",
        &[Value::from(&organization), Value::from(&id)],
        |row| {
            let role = WorkspaceRole::from_id(row.id(3)?).ok_or(Error::Internal)?;
            Ok(UserWorkspace { id: row.id(0)?, slug: row.parse(1)?, name: row.parse(2)?, role })
        },
    )
    .await
}

/// A filter's values in the form that columns hold.
struct Wanted {
    canonical: Vec<String>,
    part: Option<String>,
    roles: Vec<RoleId>,
    status: Option<&'static str>,
    prefix: Option<String>,
}

impl From<&Filter> for Wanted {
    fn from(filter: &Filter) -> Self {
        Self {
            canonical: filter.emails.iter().map(Email::canonical).collect(),
            part: filter.email_contains.as_deref().map(folded),
            roles: filter.roles.iter().map(|role| role.id()).collect(),
            status: filter.status.map(UserStatus::as_str),
            prefix: filter.email_prefix.as_deref().map(folded),
        }
    }
}

impl Wanted {
    fn narrow<'a>(&'a self, conditions: &mut Conditions<'a>) {
        conditions.is_one_of("a.role_id", self.roles.iter().map(Value::from));
        conditions.is_one_of("u.email_canonical", self.canonical.iter().map(Value::from));
        if let Some(status) = self.status {
            conditions.and("u.status = {}", status.into());
        }
        // Nothing is in every email; `replace` finds it in none.
        if let Some(part) = self.part.as_ref().filter(|part| !part.is_empty()) {
            // Not LIKE, which gives % a meaning.
            conditions.and("replace(u.email_canonical, {}, '') <> u.email_canonical", part.into());
        }
        if let Some(prefix) = &self.prefix {
            // Not LIKE, which gives % a meaning; the length is a number of ours.
            let length = prefix.chars().count();
            conditions.and(&format!("substr(u.email_canonical, 1, {length}) = {{}}"), prefix.into());
        }
    }
}

pub(crate) async fn list(conn: &mut Conn<'_>, organization: OrganizationId, filter: &Filter, page: Page) -> Result<Vec<User>> {
    let (wanted, bounds) = (Wanted::from(filter), page.bounds());
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    wanted.narrow(&mut conditions);
    conditions.page(&bounds, "u.created_at", "u.id");
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE u.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), user).await
}

/// How many match, by a scan of the organization's users; only for filters that no counter covers.
pub(super) async fn count(conn: &mut Conn<'_>, organization: OrganizationId, filter: &Filter) -> Result<u64> {
    let wanted = Wanted::from(filter);
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    wanted.narrow(&mut conditions);
    let sql = format!("SELECT COUNT(*) {FROM} WHERE u.organization_id = $1{}", conditions.sql());
    Ok(conn.first(&sql, conditions.args(), |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}
