//! SQL of custom roles.

use super::{Role, canonical};
use crate::{
    Result,
    access::{Permission, PermissionSet},
    id::{OrganizationId, RoleId, WorkspaceId},
    page::Page,
    store::{Conditions, Conn, Row, Tx, Value},
    text::ScopeWord,
};

/// The columns that [`role`] reads, from `custom_roles r`.
pub(crate) const COLUMNS: &str =
    "r.id, r.workspace_id, r.name, r.description, r.scopes, r.permissions, r.created_at, r.updated_at, r.version";
/// How many they are.
pub(crate) const COLUMN_COUNT: usize = 9;

pub(crate) fn role(row: &Row<'_>) -> Result<Role> {
    Ok(Role {
        id: row.id(0)?,
        workspace: row.opt_id(1)?,
        name: row.parse(2)?,
        description: row.opt_text(3)?.map(TryInto::try_into).transpose()?,
        scopes: row.json(4)?,
        permissions: permissions(row, 5)?,
        created_at: row.time(6)?,
        updated_at: row.time(7)?,
        version: row.version(8)?,
    })
}

/// A set of permissions as the column holds it: a JSON array of names.
pub(crate) fn permissions(row: &Row<'_>, at: usize) -> Result<PermissionSet> {
    Ok(PermissionSet::of_names(&row.json::<Vec<String>>(at)?.unwrap_or_default()))
}

/// The condition that a custom role `r` holds a permission: the column is a JSON array of names, each in its quotes.
pub(crate) fn holds(permission: Permission) -> String {
    format!("replace(r.permissions, '\"{permission}\"', '') <> r.permissions")
}

/// Writes all columns: as a new row, or over the one that is there.
pub(crate) async fn save(tx: &mut Tx<'_>, role: &Role) -> Result<()> {
    let (organization, version, canonical) = (tx.organization(), tx.version(), canonical(&role.name));
    let scopes = ScopeWord::list_text(role.scopes.as_ref())?;
    let permissions = serde_json::to_string(&role.permissions).map_err(crate::Error::internal)?;
    tx.execute(
        "INSERT INTO custom_roles (organization_id, id, workspace_id, name, name_canonical, description, scopes, permissions,
             created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (organization_id, id) DO UPDATE SET name = excluded.name, name_canonical = excluded.name_canonical,
             description = excluded.description, scopes = excluded.scopes, permissions = excluded.permissions,
             updated_at = excluded.updated_at, version = excluded.version",
        &[
            Value::from(&organization),
            Value::from(&role.id),
            role.workspace.as_ref().into(),
            role.name.as_str().into(),
            Value::from(&canonical),
            role.description.as_deref().into(),
            scopes.as_ref().into(),
            Value::from(&permissions),
            role.created_at.into(),
            role.updated_at.into(),
            version.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Deletes a role; its assignments go with it.
pub(super) async fn delete(tx: &mut Tx<'_>, id: RoleId) -> Result<()> {
    let organization = tx.organization();
    tx.execute("DELETE FROM custom_roles WHERE organization_id = $1 AND id = $2", &[Value::from(&organization), Value::from(&id)]).await?;
    Ok(())
}

pub(crate) async fn find(conn: &mut Conn<'_>, organization: OrganizationId, id: RoleId) -> Result<Option<Role>> {
    let sql = format!("SELECT {COLUMNS} FROM custom_roles r WHERE r.organization_id = $1 AND r.id = $2");
    conn.first(&sql, &[Value::from(&organization), Value::from(&id)], role).await
}

/// Every custom role of an organization.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<Role>> {
    let sql = format!("SELECT {COLUMNS} FROM custom_roles r WHERE r.organization_id = $1 ORDER BY r.id");
    conn.query(&sql, &[Value::from(&organization)], role).await
}

/// The one of this name, of the workspace or of the organization itself.
pub(crate) async fn find_named(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    workspace: Option<WorkspaceId>,
    name: &str,
) -> Result<Option<Role>> {
    let canonical = canonical(name);
    let mut conditions = lying_in(&organization, workspace.as_ref());
    conditions.and("r.name_canonical = {}", Value::from(&canonical));
    let sql = format!("SELECT {COLUMNS} FROM custom_roles r WHERE r.organization_id = $1{}", conditions.sql());
    conn.first(&sql, conditions.args(), role).await
}

/// Only roles of this workspace, or of the organization itself.
fn lying_in<'a>(organization: &'a OrganizationId, workspace: Option<&'a WorkspaceId>) -> Conditions<'a> {
    let mut conditions = Conditions::after(vec![Value::from(organization)]);
    match workspace {
        Some(workspace) => conditions.and("r.workspace_id = {}", workspace.into()),
        None => conditions.and_text("r.workspace_id IS NULL"),
    }
    conditions
}

pub(super) async fn list(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    workspace: Option<WorkspaceId>,
    name: Option<&String>,
    page: Page,
) -> Result<Vec<Role>> {
    let bounds = page.bounds();
    let mut conditions = lying_in(&organization, workspace.as_ref());
    if let Some(name) = name {
        conditions.and("r.name_canonical = {}", name.into());
    }
    conditions.page(&bounds, "r.created_at", "r.id");
    let sql = format!("SELECT {COLUMNS} FROM custom_roles r WHERE r.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), role).await
}
