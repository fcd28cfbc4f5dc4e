//! SQL of organizations.

use super::{INSTANCE, Organization};
use crate::{
    Result,
    access::{OrganizationRole, WorkspaceRole},
    clock::Timestamp,
    export,
    id::OrganizationId,
    page::Page,
    store::{Conditions, Conn, Row, Tenant, Tx, Value},
    text::{Json, Name, Slug},
};

const COLUMNS: &str = "id, slug, name, settings, created_at, updated_at, changed_version, members_can_create_workspaces";

fn organization(row: &Row<'_>) -> Result<Organization> {
    Ok(Organization {
        id: row.id(0)?,
        slug: row.parse::<Slug>(1)?,
        name: row.parse::<Name>(2)?,
        settings: row.json(3)?,
        members_can_create_workspaces: row.bool(7)?,
        created_at: row.time(4)?,
        updated_at: row.time(5)?,
        version: row.version(6)?,
    })
}

/// Inserts the row and the built-in roles of a new tenant.
pub(crate) async fn insert_bare(tx: &mut Tx<'_>, tenant: &Tenant, slug: &str, name: &str, settings: Option<&Json>) -> Result<()> {
    let now = tx.now();
    insert_of(tx, tenant, (slug, name), settings, false, (now, now)).await
}

/// Inserts a new tenant with the times that it had elsewhere.
pub(crate) async fn restore(tx: &mut Tx<'_>, tenant: &Tenant, record: &export::document::Organization) -> Result<()> {
    let times = (record.created_at.0, record.updated_at.0);
    let names = (&*record.slug, &*record.name);
    insert_of(tx, tenant, names, record.settings.as_ref(), record.members_can_create_workspaces, times).await
}

async fn insert_of(
    tx: &mut Tx<'_>,
    tenant: &Tenant,
    (slug, name): (&str, &str),
    settings: Option<&Json>,
    members_can_create_workspaces: bool,
    (created_at, updated_at): (Timestamp, Timestamp),
) -> Result<()> {
    let settings = settings.map(ToString::to_string);
    tx.execute(
        "INSERT INTO organizations (id, slug, name, settings, created_at, updated_at, deleted_at, version, audit_sequence, audit_chain, changed_version, epoch,
             members_can_create_workspaces)
         VALUES ($1, $2, $3, $4, $5, $6, NULL, 0, 0, $7, 1, $8, $9)",
        &[
            Value::from(&tenant.id),
            slug.into(),
            name.into(),
            settings.as_ref().into(),
            created_at.into(),
            updated_at.into(),
            Value::from(&tenant.chain),
            Value::from(tenant.epoch.as_bytes()),
            members_can_create_workspaces.into(),
        ],
    )
    .await?;
    let organization = OrganizationRole::ALL.iter().map(|role| (role.id(), "organization", role.as_str()));
    let workspace = WorkspaceRole::ALL.iter().map(|role| (role.id(), "workspace", role.as_str()));
    for (id, level, name) in organization.chain(workspace) {
        tx.execute(
            "INSERT INTO roles (organization_id, id, level, name, built_in) VALUES ($1, $2, $3, $4, TRUE)",
            &[Value::from(&tenant.id), Value::from(&id), level.into(), name.into()],
        )
        .await?;
    }
    Ok(())
}

pub(crate) async fn find(conn: &mut Conn<'_>, id: OrganizationId) -> Result<Option<Organization>> {
    let sql = format!("SELECT {COLUMNS} FROM organizations WHERE id = $1 AND deleted_at IS NULL");
    conn.first(&sql, &[Value::from(&id)], organization).await
}

pub(crate) async fn id_of_slug(conn: &mut Conn<'_>, slug: &str) -> Result<Option<OrganizationId>> {
    conn.first("SELECT id FROM organizations WHERE slug = $1 AND deleted_at IS NULL", &[slug.into()], |row| row.id(0)).await
}

/// Whether there is or was an organization with this id, and if so, whether it was deleted.
pub(crate) async fn is_deleted(conn: &mut Conn<'_>, id: OrganizationId) -> Result<Option<bool>> {
    let sql = "SELECT deleted_at FROM organizations WHERE id = $1";
    conn.first(sql, &[Value::from(&id)], |row| Ok(row.opt_time(0)?.is_some())).await
}

pub(super) async fn list(conn: &mut Conn<'_>, page: Page) -> Result<Vec<Organization>> {
    let bounds = page.bounds();
    let mut conditions = Conditions::after(vec![Value::from(&INSTANCE)]);
    conditions.page(&bounds, "created_at", "id");
    let sql = format!("SELECT {COLUMNS} FROM organizations WHERE deleted_at IS NULL AND id <> $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), organization).await
}

pub(super) async fn count(conn: &mut Conn<'_>) -> Result<u64> {
    let sql = "SELECT COUNT(*) FROM organizations WHERE deleted_at IS NULL AND id <> $1";
    Ok(conn.first(sql, &[Value::from(&INSTANCE)], |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}

pub(super) async fn update(tx: &mut Tx<'_>, organization: &Organization) -> Result<()> {
    let (version, settings) = (tx.version(), organization.settings.as_ref().map(ToString::to_string));
    tx.execute(
        "UPDATE organizations SET slug = $2, name = $3, settings = $4, updated_at = $5, changed_version = $6,
             members_can_create_workspaces = $7 WHERE id = $1",
        &[
            Value::from(&organization.id),
            organization.slug.as_str().into(),
            organization.name.as_str().into(),
            settings.as_ref().into(),
            organization.updated_at.into(),
            version.into(),
            organization.members_can_create_workspaces.into(),
        ],
    )
    .await?;
    Ok(())
}

/// The slug is given free: what is deleted is not to be named any more.
pub(super) async fn delete(tx: &mut Tx<'_>, id: OrganizationId) -> Result<()> {
    let (now, freed) = (tx.now(), format!("deleted {id}"));
    tx.execute("UPDATE organizations SET deleted_at = $2, slug = $3 WHERE id = $1", &[Value::from(&id), now.into(), Value::from(&freed)])
        .await?;
    Ok(())
}

/// A counter of this organization.
pub(crate) async fn counter(conn: &mut Conn<'_>, organization: OrganizationId, scope: &[u8; 16], name: &str) -> Result<u64> {
    conn.first(
        "SELECT value FROM counters WHERE organization_id = $1 AND scope_id = $2 AND name = $3",
        &[Value::from(&organization), Value::from(scope), name.into()],
        |row| row.int(0),
    )
    .await
    .map(|value| value.unwrap_or(0).max(0).cast_unsigned())
}
