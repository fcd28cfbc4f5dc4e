//! SQL of memberships in groups.

use super::GroupMember;
use crate::{
    Error, Result,
    access::{InGroup, OrganizationRole, WorkspaceRole},
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

/// The roles in the organization that a user has through groups, each once.
pub(crate) async fn organization_roles(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<OrganizationRole>> {
    let organization = tx.organization();
    tx.query(
        "SELECT DISTINCT o.role_id FROM group_members m
         JOIN organization_role_assignments o ON o.organization_id = m.organization_id AND o.principal_id = m.group_id
         WHERE m.organization_id = $1 AND m.principal_id = $2",
        &[Value::from(&organization), Value::from(&user)],
        |row| OrganizationRole::from_id(row.id(0)?).ok_or(Error::Internal),
    )
    .await
}

/// The groups that a principal is in, each with its role in the organization and in a workspace.
pub(crate) async fn roles_in(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    principal: &[u8; 16],
    workspace: WorkspaceId,
) -> Result<Vec<InGroup>> {
    conn.query(
        "SELECT m.group_id, o.role_id, a.role_id FROM group_members m
         LEFT JOIN organization_role_assignments o ON o.organization_id = m.organization_id AND o.principal_id = m.group_id
         LEFT JOIN workspace_role_assignments a ON a.organization_id = m.organization_id AND a.workspace_id = $3 AND a.principal_id = m.group_id
         WHERE m.organization_id = $1 AND m.principal_id = $2",
        &[Value::from(&organization), Value::from(principal), Value::from(&workspace)],
        |row| {
            let organization_role = row.opt_id(1)?.and_then(OrganizationRole::from_id);
            Ok(InGroup { group: row.id(0)?, organization_role, workspace_role: row.opt_id(2)?.and_then(WorkspaceRole::from_id) })
        },
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

/// The strongest role that a user has in a workspace through a group: one of the group there, or one that its role in the
/// organization implies.
pub(crate) async fn role_in(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    user: UserId,
    workspace: WorkspaceId,
) -> Result<Option<WorkspaceRole>> {
    let roles = roles_in(conn, organization, user.as_bytes(), workspace).await?;
    Ok(roles
        .into_iter()
        .filter_map(|of| of.workspace_role.max(of.organization_role.and_then(OrganizationRole::implied_in_workspaces)))
        .max())
}
