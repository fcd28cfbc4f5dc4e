//! SQL of groups.

use super::{Filter, Group, canonical};
use crate::{
    Result,
    access::OrganizationRole,
    id::{GroupId, OrganizationId},
    page::Page,
    store::{Conditions, Conn, Row, Tx, Value},
    user,
};

const SELECT: &str = "SELECT g.id, g.name, g.description, g.source, g.created_at, g.updated_at, g.version, a.role_id FROM groups g
     LEFT JOIN organization_role_assignments a ON a.organization_id = g.organization_id AND a.principal_id = g.id";

fn group(row: &Row<'_>) -> Result<Group> {
    Ok(Group {
        id: row.id(0)?,
        name: row.parse(1)?,
        description: row.opt_text(2)?.map(TryInto::try_into).transpose()?,
        source: row.parse(3)?,
        created_at: row.time(4)?,
        updated_at: row.time(5)?,
        version: row.version(6)?,
        role: row.opt_id(7)?.and_then(OrganizationRole::from_id),
    })
}

pub(crate) async fn insert(tx: &mut Tx<'_>, group: &Group) -> Result<()> {
    user::rows::insert_principal(tx, group.id, "group").await?;
    save(tx, group).await?;
    save_role(tx, group.id, group.role).await
}

/// Sets the role in the organization.
pub(super) async fn save_role(tx: &mut Tx<'_>, id: GroupId, role: Option<OrganizationRole>) -> Result<()> {
    let organization = tx.organization();
    let sql = "DELETE FROM organization_role_assignments WHERE organization_id = $1 AND principal_id = $2";
    tx.execute(sql, &[Value::from(&organization), Value::from(&id)]).await?;
    match role {
        Some(role) => user::rows::assign(tx, id, role).await,
        None => Ok(()),
    }
}

/// Writes all columns: as a new row, or over the one that is there.
pub(super) async fn save(tx: &mut Tx<'_>, group: &Group) -> Result<()> {
    let (organization, version, canonical) = (tx.organization(), tx.version(), canonical(&group.name));
    tx.execute(
        "INSERT INTO groups (organization_id, id, name, name_canonical, description, source, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (organization_id, id) DO UPDATE SET name = excluded.name, name_canonical = excluded.name_canonical,
             description = excluded.description, updated_at = excluded.updated_at, version = excluded.version",
        &[
            Value::from(&organization),
            Value::from(&group.id),
            group.name.as_str().into(),
            Value::from(&canonical),
            group.description.as_deref().into(),
            group.source.as_str().into(),
            group.created_at.into(),
            group.updated_at.into(),
            version.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Ends the principal; members, roles and the counter of members go with it.
pub(super) async fn delete(tx: &mut Tx<'_>, id: GroupId) -> Result<()> {
    let organization = tx.organization();
    let args = [Value::from(&organization), Value::from(&id)];
    tx.execute("DELETE FROM principals WHERE organization_id = $1 AND id = $2", &args).await?;
    tx.execute("DELETE FROM counters WHERE organization_id = $1 AND scope_id = $2", &args).await?;
    Ok(())
}

pub(crate) async fn find(conn: &mut Conn<'_>, organization: OrganizationId, id: GroupId) -> Result<Option<Group>> {
    let sql = format!("{SELECT} WHERE g.organization_id = $1 AND g.id = $2");
    conn.first(&sql, &[Value::from(&organization), Value::from(&id)], group).await
}

/// Every group of an organization.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<Group>> {
    let sql = format!("{SELECT} WHERE g.organization_id = $1 ORDER BY g.id");
    conn.query(&sql, &[Value::from(&organization)], group).await
}

pub(crate) async fn find_named(conn: &mut Conn<'_>, organization: OrganizationId, name: &str) -> Result<Option<Group>> {
    let (sql, canonical) = (format!("{SELECT} WHERE g.organization_id = $1 AND g.name_canonical = $2"), canonical(name));
    conn.first(&sql, &[Value::from(&organization), Value::from(&canonical)], group).await
}

/// A filter's values as columns compare them.
pub(crate) struct Wanted<'a> {
    filter: &'a Filter,
    name: Option<String>,
    part: Option<String>,
}

impl<'a> Wanted<'a> {
    pub(crate) fn new(filter: &'a Filter) -> Self {
        let part = filter.name_contains.as_deref().filter(|part| !part.is_empty()).map(canonical);
        Self { filter, name: filter.name.as_deref().map(canonical), part }
    }

    fn narrow<'b>(&'b self, conditions: &mut Conditions<'b>) {
        if let Some(name) = &self.name {
            conditions.and("g.name_canonical = {}", name.into());
        }
        if let Some(part) = &self.part {
            // Not LIKE, which gives % a meaning.
            conditions.and("replace(g.name_canonical, {}, '') <> g.name_canonical", part.into());
        }
        if let Some(member) = &self.filter.member {
            let of = "g.id IN (SELECT m.group_id FROM group_members m WHERE m.organization_id = $1 AND m.principal_id = {})";
            conditions.and(of, member.into());
        }
    }
}

pub(crate) async fn list(conn: &mut Conn<'_>, organization: OrganizationId, wanted: &Wanted<'_>, page: Page) -> Result<Vec<Group>> {
    let bounds = page.bounds();
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    wanted.narrow(&mut conditions);
    conditions.page(&bounds, "g.created_at", "g.id");
    let sql = format!("{SELECT} WHERE g.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), group).await
}

/// How many match, by a scan of the organization's groups; only for filters that no counter covers.
pub(super) async fn count(conn: &mut Conn<'_>, organization: OrganizationId, wanted: &Wanted<'_>) -> Result<u64> {
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    wanted.narrow(&mut conditions);
    let sql = format!("SELECT COUNT(*) FROM groups g WHERE g.organization_id = $1{}", conditions.sql());
    Ok(conn.first(&sql, conditions.args(), |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}
