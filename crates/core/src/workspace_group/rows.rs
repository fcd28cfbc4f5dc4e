//! SQL of groups' roles in workspaces.

use super::{Filter, WorkspaceGroup};
use crate::{
    Error, Result,
    access::WorkspaceRole,
    id::{GroupId, OrganizationId, RoleId, WorkspaceGroupId, WorkspaceId},
    page::{After, Page},
    store::{Conditions, Conn, Row, Tx, Value},
};

const COLUMNS: &str = "w.id, w.workspace_id, w.group_id, g.name, a.role_id, w.created_at, w.updated_at, w.version, g.version";
const FROM: &str = "FROM workspace_groups w
     JOIN groups g ON g.organization_id = w.organization_id AND g.id = w.group_id
     JOIN workspace_role_assignments a ON a.organization_id = w.organization_id AND a.workspace_id = w.workspace_id AND a.principal_id = w.group_id
     JOIN workspaces s ON s.organization_id = w.organization_id AND s.id = w.workspace_id";

fn workspace_group(row: &Row<'_>) -> Result<WorkspaceGroup> {
    Ok(WorkspaceGroup {
        id: row.id(0)?,
        workspace: row.id(1)?,
        group: row.id(2)?,
        name: row.parse(3)?,
        role: WorkspaceRole::from_id(row.id(4)?).ok_or(Error::Internal)?,
        created_at: row.time(5)?,
        updated_at: row.time(6)?,
        version: row.version(7)?.max(row.version(8)?),
    })
}

/// Writes all columns of its own: as a new row, or over the one that is there. The role is an assignment like any other.
pub(crate) async fn save(tx: &mut Tx<'_>, given: &WorkspaceGroup) -> Result<()> {
    let (organization, version) = (tx.organization(), tx.version());
    tx.execute(
        "INSERT INTO workspace_groups (organization_id, workspace_id, group_id, id, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (organization_id, workspace_id, group_id) DO UPDATE SET updated_at = excluded.updated_at, version = excluded.version",
        &[
            Value::from(&organization),
            Value::from(&given.workspace),
            Value::from(&given.group),
            Value::from(&given.id),
            given.created_at.into(),
            given.updated_at.into(),
            version.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx<'_>, workspace: WorkspaceId, group: GroupId) -> Result<()> {
    let organization = tx.organization();
    let args = [Value::from(&organization), Value::from(&workspace), Value::from(&group)];
    tx.execute("DELETE FROM workspace_role_assignments WHERE organization_id = $1 AND workspace_id = $2 AND principal_id = $3", &args)
        .await?;
    tx.execute("DELETE FROM workspace_groups WHERE organization_id = $1 AND workspace_id = $2 AND group_id = $3", &args).await?;
    Ok(())
}

/// Takes all roles of a group that is about to go out of the counters; answers how many there were.
pub(crate) async fn uncount_all_of(tx: &mut Tx<'_>, group: GroupId) -> Result<usize> {
    let given = all_of(tx, group).await?;
    for (workspace, _) in &given {
        super::count(tx, *workspace, -1);
    }
    Ok(given.len())
}

/// What a group's roles in workspaces, deleted ones included, are known by.
pub(crate) async fn ids_of(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<WorkspaceGroupId>> {
    let organization = tx.organization();
    let sql = "SELECT id FROM workspace_groups WHERE organization_id = $1 AND group_id = $2";
    tx.query(sql, &[Value::from(&organization), Value::from(&group)], |row| row.id(0)).await
}

/// Every workspace where a group has a role, deleted ones included, with the role.
pub(super) async fn all_of(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<(WorkspaceId, WorkspaceRole)>> {
    let organization = tx.organization();
    tx.query(
        "SELECT workspace_id, role_id FROM workspace_role_assignments WHERE organization_id = $1 AND principal_id = $2 ORDER BY workspace_id",
        &[Value::from(&organization), Value::from(&group)],
        |row| Ok((row.id(0)?, WorkspaceRole::from_id(row.id(1)?).ok_or(Error::Internal)?)),
    )
    .await
}

pub(crate) async fn find(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    workspace: WorkspaceId,
    group: GroupId,
) -> Result<Option<WorkspaceGroup>> {
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE w.organization_id = $1 AND w.workspace_id = $2 AND w.group_id = $3");
    conn.first(&sql, &[Value::from(&organization), Value::from(&workspace), Value::from(&group)], workspace_group).await
}

/// By its own id; none in a deleted workspace.
pub(super) async fn find_by_id(conn: &mut Conn<'_>, organization: OrganizationId, id: WorkspaceGroupId) -> Result<Option<WorkspaceGroup>> {
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE w.organization_id = $1 AND w.id = $2 AND s.deleted_at IS NULL");
    conn.first(&sql, &[Value::from(&organization), Value::from(&id)], workspace_group).await
}

/// A filter's values as columns compare them.
pub(super) struct Wanted<'a> {
    filter: &'a Filter,
    roles: Vec<RoleId>,
}

impl<'a> From<&'a Filter> for Wanted<'a> {
    fn from(filter: &'a Filter) -> Self {
        Self { filter, roles: filter.roles.iter().map(|role| role.id()).collect() }
    }
}

impl Wanted<'_> {
    fn conditions<'b>(&'b self, organization: &'b OrganizationId) -> Conditions<'b> {
        let mut conditions = Conditions::after(vec![Value::from(organization)]);
        conditions.and_text("s.deleted_at IS NULL");
        if let Some(workspace) = &self.filter.workspace {
            conditions.and("w.workspace_id = {}", workspace.into());
        }
        if let Some(group) = &self.filter.group {
            conditions.and("w.group_id = {}", group.into());
        }
        conditions.is_one_of("a.role_id", self.roles.iter().map(Value::from));
        conditions
    }
}

pub(super) async fn list(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    wanted: &Wanted<'_>,
    page: Page,
) -> Result<Vec<WorkspaceGroup>> {
    let bounds = page.bounds();
    let mut conditions = wanted.conditions(&organization);
    // In one workspace whoever shows the groups' ids alone can go on after one of them.
    let id = if wanted.filter.workspace.is_some() && matches!(bounds.after, After::Id(..)) { "w.group_id" } else { "w.id" };
    conditions.page(&bounds, "w.created_at", id);
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE w.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), workspace_group).await
}

/// Every role of a group in an organization, by workspace and id, those in deleted workspaces included.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<WorkspaceGroup>> {
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE w.organization_id = $1 ORDER BY w.workspace_id, w.id");
    conn.query(&sql, &[Value::from(&organization)], workspace_group).await
}

/// How many match, by a scan: an organization has few of them.
pub(super) async fn count(conn: &mut Conn<'_>, organization: OrganizationId, wanted: &Wanted<'_>) -> Result<u64> {
    let conditions = wanted.conditions(&organization);
    let sql = format!("SELECT COUNT(*) {FROM} WHERE w.organization_id = $1{}", conditions.sql());
    Ok(conn.first(&sql, conditions.args(), |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}
