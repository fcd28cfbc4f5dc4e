//! SQL of memberships in groups.

use super::GroupMember;
use crate::{
    Result,
    access::WorkspaceRole,
    clock::Timestamp,
    id::{GroupId, OrganizationId, UserId, WorkspaceId},
    page::Page,
    store::{Conditions, Conn, Row, Tx, Value},
    user,
};

pub(crate) async fn insert(tx: &mut Tx<'_>, group: GroupId, user: UserId, created_at: Timestamp) -> Result<()> {
    let (organization, version) = (tx.organization(), tx.version());
    tx.execute(
        "INSERT INTO group_members (organization_id, group_id, principal_id, created_at, version) VALUES ($1, $2, $3, $4, $5)",
        &[Value::from(&organization), Value::from(&group), Value::from(&user), created_at.into(), version.into()],
    )
    .await?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx<'_>, group: GroupId, user: UserId) -> Result<bool> {
    let organization = tx.organization();
    let sql = "DELETE FROM group_members WHERE organization_id = $1 AND group_id = $2 AND principal_id = $3";
    Ok(tx.execute(sql, &[Value::from(&organization), Value::from(&group), Value::from(&user)]).await? > 0)
}

pub(crate) async fn exists(conn: &mut Conn<'_>, organization: OrganizationId, group: GroupId, user: UserId) -> Result<bool> {
    let sql = "SELECT 1 FROM group_members WHERE organization_id = $1 AND group_id = $2 AND principal_id = $3";
    Ok(conn.first(sql, &[Value::from(&organization), Value::from(&group), Value::from(&user)], |_| Ok(())).await?.is_some())
}

/// Every membership in a group of an organization, by group and user.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<(GroupId, UserId, Timestamp)>> {
    let sql = "SELECT group_id, principal_id, created_at FROM group_members WHERE organization_id = $1 ORDER BY group_id, principal_id";
    conn.query(sql, &[Value::from(&organization)], |row| Ok((row.id(0)?, row.id(1)?, row.time(2)?))).await
}

/// How many groups a user is in.
pub(super) async fn groups_of(conn: &mut Conn<'_>, organization: OrganizationId, user: UserId) -> Result<u64> {
    let sql = "SELECT COUNT(*) FROM group_members WHERE organization_id = $1 AND principal_id = $2";
    Ok(conn.first(sql, &[Value::from(&organization), Value::from(&user)], |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}

/// Takes all memberships of a user who is about to go out of the counters; answers how many there were.
pub(crate) async fn uncount_all_of(tx: &mut Tx<'_>, user: UserId) -> Result<usize> {
    let organization = tx.organization();
    let sql = "SELECT group_id FROM group_members WHERE organization_id = $1 AND principal_id = $2";
    let groups: Vec<GroupId> = tx.query(sql, &[Value::from(&organization), Value::from(&user)], |row| row.id(0)).await?;
    for group in &groups {
        tx.count(*group, super::COUNTER, -1);
    }
    Ok(groups.len())
}

/// The groups that a principal is in, each with its role in a workspace.
pub(crate) async fn roles_in(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    principal: &[u8; 16],
    workspace: WorkspaceId,
) -> Result<Vec<(GroupId, Option<WorkspaceRole>)>> {
    conn.query(
        "SELECT m.group_id, a.role_id FROM group_members m
         LEFT JOIN workspace_role_assignments a ON a.organization_id = m.organization_id AND a.workspace_id = $3 AND a.principal_id = m.group_id
         WHERE m.organization_id = $1 AND m.principal_id = $2",
        &[Value::from(&organization), Value::from(principal), Value::from(&workspace)],
        |row| Ok((row.id(0)?, row.opt_id(1)?.and_then(WorkspaceRole::from_id))),
    )
    .await
}

fn select() -> String {
    format!(
        "SELECT {}, m.created_at FROM group_members m
         JOIN users u ON u.organization_id = m.organization_id AND u.id = m.principal_id
         JOIN organization_role_assignments a ON a.organization_id = u.organization_id AND a.principal_id = u.id
         WHERE m.organization_id = $1 AND m.group_id = $2",
        user::rows::COLUMNS
    )
}

fn member(row: &Row<'_>, group: GroupId) -> Result<GroupMember> {
    Ok(GroupMember { group, user: user::rows::user(row)?, created_at: row.time(user::rows::COLUMN_COUNT)? })
}

pub(super) async fn find(conn: &mut Conn<'_>, organization: OrganizationId, group: GroupId, user: UserId) -> Result<Option<GroupMember>> {
    let sql = format!("{} AND m.principal_id = $3", select());
    conn.first(&sql, &[Value::from(&organization), Value::from(&group), Value::from(&user)], |row| member(row, group)).await
}

pub(super) async fn list(conn: &mut Conn<'_>, organization: OrganizationId, group: GroupId, page: Page) -> Result<Vec<GroupMember>> {
    let bounds = page.bounds();
    let mut conditions = Conditions::after(vec![Value::from(&organization), Value::from(&group)]);
    conditions.page(&bounds, "m.created_at", "m.principal_id");
    let sql = format!("{}{}", select(), conditions.sql());
    conn.query(&sql, conditions.args(), |row| member(row, group)).await
}

/// The strongest role that a user has in a workspace through a group.
pub(crate) async fn role_in(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    user: UserId,
    workspace: WorkspaceId,
) -> Result<Option<WorkspaceRole>> {
    let roles = roles_in(conn, organization, user.as_bytes(), workspace).await?;
    Ok(roles.into_iter().filter_map(|(_, role)| role).max())
}
