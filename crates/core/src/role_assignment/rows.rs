//! SQL of assignments of custom roles.

use super::{Filter, Holder, RoleAssignment};
use crate::{
    Error, Result,
    access::{CustomGrant, PermissionSet},
    id::{OrganizationId, RoleAssignmentId, RoleId, WorkspaceId},
    page::Page,
    role,
    store::{Conditions, Conn, Row, Tx, Value},
};

const SELECT: &str = "SELECT a.id, a.role_id, r.name, r.workspace_id, p.kind, a.principal_id, a.created_at, a.version, r.version
     FROM role_assignments a
     JOIN custom_roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
     JOIN principals p ON p.organization_id = a.organization_id AND p.id = a.principal_id
     LEFT JOIN workspaces w ON w.organization_id = r.organization_id AND w.id = r.workspace_id";

/// What a principal has of itself and through its groups; `$1` is the organization and `$2` the principal.
const OWN_AND_GROUPS: &str = "(a.principal_id = $2
     OR a.principal_id IN (SELECT m.group_id FROM group_members m WHERE m.organization_id = $1 AND m.principal_id = $2))";

fn assignment(row: &Row<'_>) -> Result<RoleAssignment> {
    Ok(RoleAssignment {
        id: row.id(0)?,
        role: row.id(1)?,
        name: row.parse(2)?,
        workspace: row.opt_id(3)?,
        holder: Holder::of(&row.text(4)?, row.bytes(5)?).ok_or(Error::Internal)?,
        created_at: row.time(6)?,
        version: row.version(7)?.max(row.version(8)?),
    })
}

pub(crate) async fn insert(tx: &mut Tx<'_>, assignment: &RoleAssignment) -> Result<()> {
    let (organization, version, principal) = (tx.organization(), tx.version(), assignment.holder.bytes());
    tx.execute(
        "INSERT INTO role_assignments (organization_id, principal_id, role_id, id, created_at, version) VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            Value::from(&organization),
            Value::from(&principal),
            Value::from(&assignment.role),
            Value::from(&assignment.id),
            assignment.created_at.into(),
            version.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx<'_>, id: RoleAssignmentId) -> Result<()> {
    let organization = tx.organization();
    let sql = "DELETE FROM role_assignments WHERE organization_id = $1 AND id = $2";
    tx.execute(sql, &[Value::from(&organization), Value::from(&id)]).await?;
    Ok(())
}

/// By its own id; none of a role of a deleted workspace.
pub(super) async fn find(conn: &mut Conn<'_>, organization: OrganizationId, id: RoleAssignmentId) -> Result<Option<RoleAssignment>> {
    let sql = format!("{SELECT} WHERE a.organization_id = $1 AND a.id = $2 AND w.deleted_at IS NULL");
    conn.first(&sql, &[Value::from(&organization), Value::from(&id)], assignment).await
}

/// By its role and who has it.
pub(crate) async fn find_of(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    role: RoleId,
    holder: Holder,
) -> Result<Option<RoleAssignment>> {
    let principal = holder.bytes();
    let sql = format!("{SELECT} WHERE a.organization_id = $1 AND a.role_id = $2 AND a.principal_id = $3");
    conn.first(&sql, &[Value::from(&organization), Value::from(&role), Value::from(&principal)], assignment).await
}

/// Whether the holder is there.
pub(crate) async fn holder_exists(conn: &mut Conn<'_>, organization: OrganizationId, holder: Holder) -> Result<bool> {
    let principal = holder.bytes();
    let sql = "SELECT 1 FROM principals WHERE organization_id = $1 AND id = $2 AND kind = $3";
    Ok(conn.first(sql, &[Value::from(&organization), Value::from(&principal), holder.kind().into()], |_| Ok(())).await?.is_some())
}

/// How many custom roles a principal has of itself.
pub(super) async fn count_held(conn: &mut Conn<'_>, organization: OrganizationId, principal: &[u8; 16]) -> Result<u64> {
    let sql = "SELECT COUNT(*) FROM role_assignments WHERE organization_id = $1 AND principal_id = $2";
    Ok(conn.first(sql, &[Value::from(&organization), Value::from(principal)], |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}

/// How many have a role.
pub(crate) async fn count_of(conn: &mut Conn<'_>, organization: OrganizationId, role: RoleId) -> Result<u64> {
    let sql = "SELECT COUNT(*) FROM role_assignments WHERE organization_id = $1 AND role_id = $2";
    Ok(conn.first(sql, &[Value::from(&organization), Value::from(&role)], |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}

/// What a principal has of custom roles, its groups' included: those of the organization and of one workspace.
pub(crate) async fn grants(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    principal: &[u8; 16],
    workspace: WorkspaceId,
) -> Result<Vec<CustomGrant>> {
    let sql = format!(
        "SELECT r.id, a.principal_id, r.workspace_id, r.permissions FROM role_assignments a
         JOIN custom_roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
         WHERE a.organization_id = $1 AND {OWN_AND_GROUPS} AND (r.workspace_id IS NULL OR r.workspace_id = $3)"
    );
    conn.query(&sql, &[Value::from(&organization), Value::from(principal), Value::from(&workspace)], |row| {
        let holder = row.bytes(1)?;
        Ok(CustomGrant {
            role: row.id(0)?,
            through: (holder != *principal).then(|| crate::id::GroupId::from_bytes(holder)),
            in_workspace: row.opt_id::<crate::id::entity::Workspace>(2)?.is_some(),
            permissions: role::rows::permissions(row, 3)?,
        })
    })
    .await
}

/// What a principal has of custom roles anywhere, its groups' included, each once.
pub(super) async fn sets_of(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    principal: &[u8; 16],
) -> Result<Vec<(Option<WorkspaceId>, PermissionSet)>> {
    let sql = format!(
        "SELECT DISTINCT r.id, r.workspace_id, r.permissions FROM role_assignments a
         JOIN custom_roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
         WHERE a.organization_id = $1 AND {OWN_AND_GROUPS}"
    );
    conn.query(&sql, &[Value::from(&organization), Value::from(principal)], set).await
}

/// What custom roles of a workspace hold that anybody has, and those that service accounts in it have, each once.
pub(super) async fn sets_in(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<(Option<WorkspaceId>, PermissionSet)>> {
    let organization = tx.organization();
    let sql = "SELECT DISTINCT r.id, r.workspace_id, r.permissions FROM role_assignments a
         JOIN custom_roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
         WHERE a.organization_id = $1 AND (r.workspace_id = $2
             OR a.principal_id IN (SELECT s.id FROM service_accounts s WHERE s.organization_id = $1 AND s.workspace_id = $2))";
    tx.query(sql, &[Value::from(&organization), Value::from(&workspace)], set).await
}

fn set(row: &Row<'_>) -> Result<(Option<WorkspaceId>, PermissionSet)> {
    Ok((row.opt_id(1)?, role::rows::permissions(row, 2)?))
}

/// The custom roles that a principal has in one place, of itself and through its groups, with who has each.
pub(crate) async fn held(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    principal: &[u8; 16],
    workspace: Option<WorkspaceId>,
) -> Result<Vec<(role::Role, [u8; 16], crate::clock::Timestamp)>> {
    let none = WorkspaceId::from_bytes([0; 16]);
    let (place, wanted) = match &workspace {
        Some(workspace) => ("r.workspace_id = $3", workspace),
        None => ("r.workspace_id IS NULL AND r.id <> $3", &none),
    };
    let sql = format!(
        "SELECT {}, a.principal_id, a.created_at FROM role_assignments a
         JOIN custom_roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
         WHERE a.organization_id = $1 AND {OWN_AND_GROUPS} AND {place} ORDER BY a.created_at, a.id",
        role::rows::COLUMNS
    );
    let at = role::rows::COLUMN_COUNT;
    conn.query(&sql, &[Value::from(&organization), Value::from(principal), Value::from(wanted)], |row| {
        Ok((role::rows::role(row)?, row.bytes(at)?, row.time(at + 1)?))
    })
    .await
}

/// A filter's values as columns compare them.
pub(super) struct Wanted<'a> {
    filter: &'a Filter,
    principal: Option<[u8; 16]>,
}

impl<'a> From<&'a Filter> for Wanted<'a> {
    fn from(filter: &'a Filter) -> Self {
        Self { filter, principal: filter.holder.map(|holder| holder.bytes()) }
    }
}

impl Wanted<'_> {
    fn conditions<'b>(&'b self, organization: &'b OrganizationId) -> Conditions<'b> {
        let mut conditions = Conditions::after(vec![Value::from(organization)]);
        conditions.and_text("w.deleted_at IS NULL");
        if let Some(workspace) = &self.filter.workspace {
            conditions.and("r.workspace_id = {}", workspace.into());
        }
        if let Some(role) = &self.filter.role {
            conditions.and("a.role_id = {}", role.into());
        }
        if let Some(principal) = &self.principal {
            conditions.and("a.principal_id = {}", principal.into());
        }
        conditions
    }
}

pub(super) async fn list(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    wanted: &Wanted<'_>,
    page: Page,
) -> Result<Vec<RoleAssignment>> {
    let bounds = page.bounds();
    let mut conditions = wanted.conditions(&organization);
    conditions.page(&bounds, "a.created_at", "a.id");
    let sql = format!("{SELECT} WHERE a.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), assignment).await
}

/// How many match, by a scan: an organization has few of them.
pub(super) async fn count(conn: &mut Conn<'_>, organization: OrganizationId, wanted: &Wanted<'_>) -> Result<u64> {
    let conditions = wanted.conditions(&organization);
    let sql = format!(
        "SELECT COUNT(*) FROM role_assignments a
         JOIN custom_roles r ON r.organization_id = a.organization_id AND r.id = a.role_id
         LEFT JOIN workspaces w ON w.organization_id = r.organization_id AND w.id = r.workspace_id
         WHERE a.organization_id = $1{}",
        conditions.sql()
    );
    Ok(conn.first(&sql, conditions.args(), |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}

/// Every assignment in an organization, by role and principal.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<RoleAssignment>> {
    let sql = format!("{SELECT} WHERE a.organization_id = $1 ORDER BY a.role_id, a.principal_id");
    conn.query(&sql, &[Value::from(&organization)], assignment).await
}
