//! SQL of service accounts.

use super::{Filter, Home, ServiceAccount};
use crate::{
    Error, Result,
    access::{OrganizationRole, WorkspaceRole},
    id::{OrganizationId, ServiceAccountId, WorkspaceId},
    member,
    page::Page,
    store::{Conditions, Conn, Row, Tx, Value},
    user::{self, UserStatus},
};

const SELECT: &str = "SELECT s.id, s.workspace_id, o.role_id, w.role_id, s.name, s.description, s.status, s.created_by, s.created_at, s.updated_at,
     s.version FROM service_accounts s
     LEFT JOIN organization_role_assignments o ON o.organization_id = s.organization_id AND o.principal_id = s.id
     LEFT JOIN workspace_role_assignments w ON w.organization_id = s.organization_id AND w.workspace_id = s.workspace_id AND w.principal_id = s.id";

fn service_account(row: &Row<'_>) -> Result<ServiceAccount> {
    let home = match row.opt_id(1)? {
        None => Home::Organization(row.opt_id(2)?.and_then(OrganizationRole::from_id).ok_or(Error::Internal)?),
        Some(workspace) => Home::Workspace(workspace, row.opt_id(3)?.and_then(WorkspaceRole::from_id)),
    };
    Ok(ServiceAccount {
        id: row.id(0)?,
        home,
        name: row.parse(4)?,
        description: row.opt_text(5)?.map(TryInto::try_into).transpose()?,
        status: UserStatus::parse(&row.text(6)?).ok_or(Error::Internal)?,
        created_by: row.opt_id(7)?,
        created_at: row.time(8)?,
        updated_at: row.time(9)?,
        version: row.version(10)?,
    })
}

pub(crate) async fn insert(tx: &mut Tx<'_>, account: &ServiceAccount) -> Result<()> {
    user::rows::insert_principal(tx, account.id, "service_account").await?;
    save(tx, account).await?;
    match account.home {
        Home::Organization(role) => user::rows::assign(tx, account.id, role).await,
        Home::Workspace(workspace, Some(role)) => member::rows::assign(tx, workspace, account.id, role).await,
        Home::Workspace(_, None) => Ok(()),
    }
}

/// Writes all columns of its own: as a new row, or over the one that is there.
pub(super) async fn save(tx: &mut Tx<'_>, account: &ServiceAccount) -> Result<()> {
    let (organization, workspace) = (tx.organization(), account.home.workspace());
    tx.execute(
        "INSERT INTO service_accounts (organization_id, id, workspace_id, name, description, status, created_by, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (organization_id, id) DO UPDATE SET name = excluded.name, description = excluded.description, status = excluded.status,
             updated_at = excluded.updated_at, version = excluded.version",
        &[
            Value::from(&organization),
            Value::from(&account.id),
            workspace.as_ref().into(),
            account.name.as_str().into(),
            account.description.as_deref().into(),
            account.status.as_str().into(),
            account.created_by.as_ref().into(),
            account.created_at.into(),
            account.updated_at.into(),
            account.version.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Takes one role away and gives the other, at the level where it lies.
pub(super) async fn change_role(tx: &mut Tx<'_>, id: ServiceAccountId, before: Home, after: Home) -> Result<()> {
    match (before, after) {
        (Home::Organization(from), Home::Organization(to)) if from != to => user::rows::reassign(tx, id, from, to).await,
        (Home::Workspace(_, from), Home::Workspace(workspace, to)) if from != to => match (from, to) {
            (Some(from), Some(to)) => member::rows::reassign(tx, workspace, id, from, to).await,
            (Some(from), None) => member::rows::unassign(tx, workspace, id, from).await,
            (None, Some(to)) => member::rows::assign(tx, workspace, id, to).await,
            (None, None) => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Ends the principal; its role and credentials go with it.
pub(super) async fn delete(tx: &mut Tx<'_>, id: ServiceAccountId) -> Result<()> {
    let organization = tx.organization();
    tx.execute("DELETE FROM principals WHERE organization_id = $1 AND id = $2", &[Value::from(&organization), Value::from(&id)]).await?;
    Ok(())
}

pub(crate) async fn find(conn: &mut Conn<'_>, organization: OrganizationId, id: ServiceAccountId) -> Result<Option<ServiceAccount>> {
    let sql = format!("{SELECT} WHERE s.organization_id = $1 AND s.id = $2");
    conn.first(&sql, &[Value::from(&organization), Value::from(&id)], service_account).await
}

/// Those that have one of these ids, in no order.
pub(crate) async fn of_ids(conn: &mut Conn<'_>, organization: OrganizationId, ids: &[ServiceAccountId]) -> Result<Vec<ServiceAccount>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    conditions.is_one_of("s.id", ids.iter().map(Value::from));
    let sql = format!("{SELECT} WHERE s.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), service_account).await
}

/// Every service account of an organization, those in deleted workspaces included.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<ServiceAccount>> {
    let sql = format!("{SELECT} WHERE s.organization_id = $1 ORDER BY s.id");
    conn.query(&sql, &[Value::from(&organization)], service_account).await
}

/// Those of this very name that lie in the workspace, or in the organization itself: at most two, as names need not be unique.
pub(crate) async fn named(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    name: &str,
    workspace: Option<WorkspaceId>,
) -> Result<Vec<ServiceAccountId>> {
    let mut conditions = Conditions::after(vec![Value::from(&organization), name.into()]);
    match &workspace {
        Some(workspace) => conditions.and("s.workspace_id = {}", workspace.into()),
        None => conditions.and_text("s.workspace_id IS NULL"),
    }
    let sql = format!("SELECT s.id FROM service_accounts s WHERE s.organization_id = $1 AND s.name = $2{} LIMIT 2", conditions.sql());
    conn.query(&sql, conditions.args(), |row| row.id(0)).await
}

fn conditions<'a>(organization: &'a OrganizationId, filter: &'a Filter) -> Conditions<'a> {
    let mut conditions = Conditions::after(vec![Value::from(organization)]);
    if let Some(workspace) = &filter.workspace {
        conditions.and("s.workspace_id = {}", workspace.into());
    }
    if let Some(status) = filter.status {
        conditions.and("s.status = {}", status.as_str().into());
    }
    // What lies in a deleted workspace is as good as absent; it comes back with it.
    conditions.and_text(
        "NOT EXISTS (SELECT 1 FROM workspaces d WHERE d.organization_id = s.organization_id AND d.id = s.workspace_id AND d.deleted_at IS NOT NULL)",
    );
    conditions
}

pub(crate) async fn list(conn: &mut Conn<'_>, organization: OrganizationId, filter: &Filter, page: Page) -> Result<Vec<ServiceAccount>> {
    let bounds = page.bounds();
    let mut conditions = conditions(&organization, filter);
    conditions.page(&bounds, "s.created_at", "s.id");
    let sql = format!("{SELECT} WHERE s.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), service_account).await
}

/// How many match, by a scan: an organization has few of them.
pub(super) async fn count(conn: &mut Conn<'_>, organization: OrganizationId, filter: &Filter) -> Result<u64> {
    let conditions = conditions(&organization, filter);
    let sql = format!("SELECT COUNT(*) FROM service_accounts s WHERE s.organization_id = $1{}", conditions.sql());
    Ok(conn.first(&sql, conditions.args(), |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}
