//! SQL of workspace members and of their roles in the workspace.

use super::{Filter, Member};
use crate::{
    Error, Result,
    access::WorkspaceRole,
    id::{Entity, Id, OrganizationId, RoleId, UserId, WorkspaceId},
    page::Page,
    store::{Conditions, Conn, Row, Tx, Value},
    text::{Email, ScopeWord},
    user,
};
use std::collections::HashMap;

const FROM: &str = "FROM workspace_members m
     JOIN workspace_role_assignments r ON r.organization_id = m.organization_id AND r.workspace_id = m.workspace_id AND r.principal_id = m.principal_id
     JOIN users u ON u.organization_id = m.organization_id AND u.id = m.principal_id
     JOIN organization_role_assignments a ON a.organization_id = u.organization_id AND a.principal_id = u.id";
const MEMBER_COLUMNS: &str = "r.role_id, m.scopes, m.expires_at, m.created_at, m.updated_at, m.version";

fn member(row: &Row<'_>, workspace: WorkspaceId) -> Result<Member> {
    let at = user::rows::COLUMN_COUNT;
    let user = user::rows::user(row)?;
    Ok(Member {
        workspace,
        role: WorkspaceRole::from_id(row.id(at)?).ok_or(Error::Internal)?,
        scopes: row.json(at + 1)?,
        expires_at: row.opt_time(at + 2)?,
        created_at: row.time(at + 3)?,
        updated_at: row.time(at + 4)?,
        version: row.version(at + 5)?.max(user.version),
        user,
    })
}

fn select() -> String {
    format!("SELECT {}, {MEMBER_COLUMNS} {FROM}", user::rows::COLUMNS)
}

/// The roles that a principal and its groups have in whatever workspaces, each once.
pub(crate) async fn roles_anywhere(tx: &mut Tx<'_>, user: UserId) -> Result<Vec<WorkspaceRole>> {
    let organization = tx.organization();
    tx.query(
        "SELECT DISTINCT role_id FROM workspace_role_assignments WHERE organization_id = $1 AND (principal_id = $2
             OR principal_id IN (SELECT m.group_id FROM group_members m WHERE m.organization_id = $1 AND m.principal_id = $2))",
        &[Value::from(&organization), Value::from(&user)],
        |row| WorkspaceRole::from_id(row.id(0)?).ok_or(Error::Internal),
    )
    .await
}

/// The roles that anybody has in a workspace, each once.
pub(crate) async fn roles_given(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<WorkspaceRole>> {
    let organization = tx.organization();
    tx.query(
        "SELECT DISTINCT role_id FROM workspace_role_assignments WHERE organization_id = $1 AND workspace_id = $2",
        &[Value::from(&organization), Value::from(&workspace)],
        |row| WorkspaceRole::from_id(row.id(0)?).ok_or(Error::Internal),
    )
    .await
}

/// Gives a principal a role in a workspace.
pub(crate) async fn assign<E: Entity>(tx: &mut Tx<'_>, workspace: WorkspaceId, principal: Id<E>, role: WorkspaceRole) -> Result<()> {
    let (organization, now) = (tx.organization(), tx.now());
    tx.execute(
        "INSERT INTO workspace_role_assignments (organization_id, workspace_id, principal_id, role_id, created_at) VALUES ($1, $2, $3, $4, $5)",
        &[Value::from(&organization), Value::from(&workspace), Value::from(&principal), Value::from(&role.id()), now.into()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn reassign<E: Entity>(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    principal: Id<E>,
    from: WorkspaceRole,
    to: WorkspaceRole,
) -> Result<()> {
    let organization = tx.organization();
    tx.execute(
        "UPDATE workspace_role_assignments SET role_id = $5 WHERE organization_id = $1 AND workspace_id = $2 AND principal_id = $3 AND role_id = $4",
        &[Value::from(&organization), Value::from(&workspace), Value::from(&principal), Value::from(&from.id()), Value::from(&to.id())],
    )
    .await?;
    Ok(())
}

/// Writes all columns: as a new row, or over the one that is there.
pub(crate) async fn unassign<E: Entity>(tx: &mut Tx<'_>, workspace: WorkspaceId, principal: Id<E>, role: WorkspaceRole) -> Result<()> {
    let organization = tx.organization();
    tx.execute(
        "DELETE FROM workspace_role_assignments WHERE organization_id = $1 AND workspace_id = $2 AND principal_id = $3 AND role_id = $4",
        &[Value::from(&organization), Value::from(&workspace), Value::from(&principal), Value::from(&role.id())],
    )
    .await?;
    Ok(())
}

pub(crate) async fn save(tx: &mut Tx<'_>, member: &Member) -> Result<()> {
    let (organization, version) = (tx.organization(), tx.version());
    let scopes = ScopeWord::list_text(member.scopes.as_ref())?;
    tx.execute(
        "INSERT INTO workspace_members (organization_id, workspace_id, principal_id, scopes, expires_at, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (organization_id, workspace_id, principal_id) DO UPDATE SET
             scopes = excluded.scopes, expires_at = excluded.expires_at, updated_at = excluded.updated_at, version = excluded.version",
        &[
            Value::from(&organization),
            Value::from(&member.workspace),
            Value::from(&member.user.id),
            scopes.as_ref().into(),
            member.expires_at.into(),
            member.created_at.into(),
            member.updated_at.into(),
            version.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx<'_>, workspace: WorkspaceId, user: UserId) -> Result<()> {
    let organization = tx.organization();
    let args = [Value::from(&organization), Value::from(&workspace), Value::from(&user)];
    tx.execute("DELETE FROM workspace_role_assignments WHERE organization_id = $1 AND workspace_id = $2 AND principal_id = $3", &args)
        .await?;
    tx.execute("DELETE FROM workspace_members WHERE organization_id = $1 AND workspace_id = $2 AND principal_id = $3", &args).await?;
    Ok(())
}

/// Takes all memberships of a user who is about to go out of the counters; answers how many there were.
pub(crate) async fn uncount_all_of(tx: &mut Tx<'_>, user: UserId) -> Result<usize> {
    let organization = tx.organization();
    let memberships = tx
        .query(
            "SELECT workspace_id, role_id FROM workspace_role_assignments WHERE organization_id = $1 AND principal_id = $2",
            &[Value::from(&organization), Value::from(&user)],
            |row| Ok((row.id(0)?, WorkspaceRole::from_id(row.id(1)?).ok_or(Error::Internal)?)),
        )
        .await?;
    for (workspace, role) in &memberships {
        let workspace: WorkspaceId = *workspace;
        tx.count(workspace, super::counter(*role), -1);
    }
    Ok(memberships.len())
}

pub(crate) async fn find(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    workspace: WorkspaceId,
    user: UserId,
) -> Result<Option<Member>> {
    let sql = format!("{} WHERE m.organization_id = $1 AND m.workspace_id = $2 AND m.principal_id = $3", select());
    conn.first(&sql, &[Value::from(&organization), Value::from(&workspace), Value::from(&user)], |row| member(row, workspace)).await
}

/// The roles of those of these users who are members of a workspace.
pub(crate) async fn roles_of(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    workspace: WorkspaceId,
    users: &[UserId],
) -> Result<HashMap<UserId, WorkspaceRole>> {
    let mut conditions = Conditions::after(vec![Value::from(&organization), Value::from(&workspace)]);
    let Some(list) = conditions.list(users.iter().map(Value::from)) else { return Ok(HashMap::new()) };
    let sql = format!(
        "SELECT m.principal_id, r.role_id {FROM} WHERE m.organization_id = $1 AND m.workspace_id = $2 AND m.principal_id IN {list}"
    );
    let roles = conn.query(&sql, conditions.args(), |row| Ok((row.id(0)?, WorkspaceRole::from_id(row.id(1)?).ok_or(Error::Internal)?)));
    Ok(roles.await?.into_iter().collect())
}

/// Every membership in an organization, by workspace and user.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<Member>> {
    let sql = format!(
        "SELECT {}, {MEMBER_COLUMNS}, m.workspace_id {FROM} WHERE m.organization_id = $1 ORDER BY m.workspace_id, m.principal_id",
        user::rows::COLUMNS
    );
    conn.query(&sql, &[Value::from(&organization)], |row| member(row, row.id(user::rows::COLUMN_COUNT + 6)?)).await
}

/// A filter's values as columns compare them.
pub(crate) struct Wanted {
    canonical: Option<String>,
    roles: Vec<RoleId>,
}

impl From<&Filter> for Wanted {
    fn from(filter: &Filter) -> Self {
        Self { canonical: filter.email.as_ref().map(Email::canonical), roles: filter.roles.iter().map(|role| role.id()).collect() }
    }
}

impl Wanted {
    fn narrow<'a>(&'a self, conditions: &mut Conditions<'a>) {
        if let Some(canonical) = &self.canonical {
            conditions.and("u.email_canonical = {}", canonical.into());
        }
        conditions.is_one_of("r.role_id", self.roles.iter().map(Value::from));
    }
}

pub(crate) async fn list(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    workspace: WorkspaceId,
    wanted: &Wanted,
    page: Page,
) -> Result<Vec<Member>> {
    let bounds = page.bounds();
    let mut conditions = Conditions::after(vec![Value::from(&organization), Value::from(&workspace)]);
    wanted.narrow(&mut conditions);
    conditions.page(&bounds, "m.created_at", "m.principal_id");
    let sql = format!("{} WHERE m.organization_id = $1 AND m.workspace_id = $2{}", select(), conditions.sql());
    conn.query(&sql, conditions.args(), |row| member(row, workspace)).await
}

/// How many match, by a scan of the workspace's members; only for filters that no counter covers.
pub(super) async fn count(conn: &mut Conn<'_>, organization: OrganizationId, workspace: WorkspaceId, wanted: &Wanted) -> Result<u64> {
    let mut conditions = Conditions::after(vec![Value::from(&organization), Value::from(&workspace)]);
    wanted.narrow(&mut conditions);
    let sql = format!("SELECT COUNT(*) {FROM} WHERE m.organization_id = $1 AND m.workspace_id = $2{}", conditions.sql());
    Ok(conn.first(&sql, conditions.args(), |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}
