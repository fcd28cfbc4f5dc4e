//! SQL of workspaces.

use super::{Filter, Limits, Workspace, WorkspaceStatus, search::Key};
use crate::{
    Error, Result,
    access::{Permission, WorkspaceRole},
    clock::Timestamp,
    id::{OrganizationId, RoleId, WorkspaceId},
    page::Page,
    role,
    store::{Conditions, Conn, Row, Tx, Value},
};

const SELECT: &str = "SELECT w.id, w.slug, w.name, w.description, w.is_default, w.defaults, w.limits, w.settings, w.created_by,
     w.created_at, w.updated_at, w.archived_at, w.deleted_at, w.version, w.updated_by FROM workspaces w";

fn workspace(row: &Row<'_>) -> Result<Workspace> {
    Ok(Workspace {
        id: row.id(0)?,
        slug: row.parse(1)?,
        name: row.parse(2)?,
        description: row.opt_text(3)?.map(TryInto::try_into).transpose()?,
        is_default: row.bool(4)?,
        defaults: row.json(5)?,
        limits: row.json::<Limits>(6)?.unwrap_or_default(),
        settings: row.json(7)?,
        created_by: row.opt_id(8)?,
        created_at: row.time(9)?,
        updated_at: row.time(10)?,
        archived_at: row.opt_time(11)?,
        deleted_at: row.opt_time(12)?,
        version: row.version(13)?,
        updated_by: row.opt_id(14)?,
    })
}

/// Limits as their column holds them.
pub(crate) fn limits_text(limits: &Limits) -> Option<String> {
    if *limits == Limits::default() { None } else { serde_json::to_string(limits).ok() }
}

/// Writes all columns: as a new row, or over the one that is there.
pub(crate) async fn save(tx: &mut Tx<'_>, workspace: &Workspace) -> Result<()> {
    let (organization, version) = (tx.organization(), tx.version());
    let (defaults, settings) = (workspace.defaults.as_ref().map(ToString::to_string), workspace.settings.as_ref().map(ToString::to_string));
    let limits = limits_text(&workspace.limits);
    tx.execute(
        "INSERT INTO workspaces (organization_id, id, slug, name, description, is_default, defaults, limits, settings, created_by,
             created_at, updated_at, archived_at, deleted_at, version, updated_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         ON CONFLICT (organization_id, id) DO UPDATE SET slug = excluded.slug, name = excluded.name, description = excluded.description,
             defaults = excluded.defaults, limits = excluded.limits, settings = excluded.settings, updated_at = excluded.updated_at,
             archived_at = excluded.archived_at, deleted_at = excluded.deleted_at, version = excluded.version,
             updated_by = excluded.updated_by",
        &[
            Value::from(&organization),
            Value::from(&workspace.id),
            workspace.slug.as_str().into(),
            workspace.name.as_str().into(),
            workspace.description.as_deref().into(),
            workspace.is_default.into(),
            defaults.as_ref().into(),
            limits.as_ref().into(),
            settings.as_ref().into(),
            workspace.created_by.as_ref().into(),
            workspace.created_at.into(),
            workspace.updated_at.into(),
            workspace.archived_at.into(),
            workspace.deleted_at.into(),
            version.into(),
            workspace.updated_by.as_ref().into(),
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn find(conn: &mut Conn<'_>, organization: OrganizationId, id: WorkspaceId) -> Result<Option<Workspace>> {
    let sql = format!("{SELECT} WHERE w.organization_id = $1 AND w.id = $2");
    conn.first(&sql, &[Value::from(&organization), Value::from(&id)], workspace).await
}

/// Every workspace of an organization, deleted ones included.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<Workspace>> {
    let sql = format!("{SELECT} WHERE w.organization_id = $1 ORDER BY w.id");
    conn.query(&sql, &[Value::from(&organization)], workspace).await
}

pub(crate) async fn id_of_slug(conn: &mut Conn<'_>, organization: OrganizationId, slug: &str) -> Result<Option<WorkspaceId>> {
    conn.first("SELECT id FROM workspaces WHERE organization_id = $1 AND slug = $2", &[Value::from(&organization), slug.into()], |row| {
        row.id(0)
    })
    .await
}

/// The organization's default workspace.
pub(crate) async fn default_workspace(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Option<WorkspaceId>> {
    let sql = "SELECT id FROM workspaces WHERE organization_id = $1 AND is_default AND deleted_at IS NULL";
    conn.first(sql, &[Value::from(&organization)], |row| row.id(0)).await
}

/// Which workspaces a caller may list at all.
pub(super) enum Reach {
    /// Every one.
    All,
    /// Only this one, as its key is bound to it.
    One(WorkspaceId),
    /// Those that a principal is a member of at this moment, in a group with a role there, has a role in as a
    /// service account, or may read by a custom role.
    MemberOf([u8; 16]),
}

/// Which of the deleted workspaces in a reach are listed.
pub(super) enum Deleted {
    /// Every one, where the filter wants some.
    InReach,
    /// Those in which a role that a principal was given there lets it restore them at this moment.
    RestorableBy([u8; 16]),
}

/// A filter within a reach.
pub(super) struct Wanted<'a> {
    pub(super) filter: &'a Filter,
    pub(super) reach: Reach,
    pub(super) deleted: Deleted,
    pub(super) now: Timestamp,
}

/// Only workspaces in which a principal was given a role that counts now.
fn where_a_role_was_given<'a>(conditions: &mut Conditions<'a>, principal: &'a [u8; 16], now: Timestamp) {
    let principal = Value::from(principal);
    conditions.and_all(
        &format!(
            "w.id IN (
             SELECT m.workspace_id FROM workspace_members m
             WHERE m.organization_id = $1 AND m.principal_id = {{}} AND (m.expires_at IS NULL OR m.expires_at > {{}})
             UNION SELECT g.workspace_id FROM workspace_groups g
             JOIN group_members i ON i.organization_id = g.organization_id AND i.group_id = g.group_id
             WHERE g.organization_id = $1 AND i.principal_id = {{}}
             UNION SELECT a.workspace_id FROM workspace_role_assignments a
             JOIN service_accounts l ON l.organization_id = a.organization_id AND l.id = a.principal_id
             WHERE a.organization_id = $1 AND a.principal_id = {{}}
             UNION SELECT r.workspace_id FROM role_assignments h
             JOIN custom_roles r ON r.organization_id = h.organization_id AND r.id = h.role_id
             WHERE h.organization_id = $1 AND {} AND (h.principal_id = {{}} OR h.principal_id IN (
                 SELECT i.group_id FROM group_members i WHERE i.organization_id = $1 AND i.principal_id = {{}})))",
            role::rows::holds(Permission::WorkspacesRead)
        ),
        &[principal, now.into(), principal, principal, principal, principal],
    );
}

/// Of deleted workspaces only those that a principal may restore by a role in them.
fn where_it_may_be_restored<'a>(conditions: &mut Conditions<'a>, principal: &'a [u8; 16], now: Timestamp) {
    let principal = Value::from(principal);
    conditions.and_all(
        &format!(
            "(w.deleted_at IS NULL OR w.id IN (
             SELECT a.workspace_id FROM workspace_role_assignments a
             LEFT JOIN workspace_members m
                 ON m.organization_id = a.organization_id AND m.workspace_id = a.workspace_id AND m.principal_id = a.principal_id
             WHERE a.organization_id = $1 AND a.role_id = {{}} AND (m.expires_at IS NULL OR m.expires_at > {{}})
                 AND (a.principal_id = {{}} OR a.principal_id IN (
                     SELECT i.group_id FROM group_members i WHERE i.organization_id = $1 AND i.principal_id = {{}}))
             UNION SELECT r.workspace_id FROM role_assignments h
             JOIN custom_roles r ON r.organization_id = h.organization_id AND r.id = h.role_id
             WHERE h.organization_id = $1 AND {} AND (h.principal_id = {{}} OR h.principal_id IN (
                 SELECT i.group_id FROM group_members i WHERE i.organization_id = $1 AND i.principal_id = {{}}))))",
            role::rows::holds(Permission::WorkspacesRestore)
        ),
        &[Value::from(&ADMIN), now.into(), principal, principal, principal, principal],
    );
}

/// The only built-in role of a workspace that restores it.
static ADMIN: RoleId = WorkspaceRole::Admin.id();

impl Wanted<'_> {
    fn narrow<'b>(&'b self, conditions: &mut Conditions<'b>) {
        if let Some(name) = &self.filter.name {
            conditions.and("w.name = {}", name.into());
        }
        if let Some(slug) = &self.filter.slug {
            conditions.and("w.slug = {}", slug.as_str().into());
        }
        // Nothing is in every name; `replace` finds it in none.
        if let Some(part) = self.filter.name_contains.as_ref().filter(|part| !part.is_empty()) {
            // Not LIKE, which ignores case on SQLite and gives % a meaning.
            conditions.and("replace(w.name, {}, '') <> w.name", part.into());
        }
        let wanted = |status| self.filter.status.contains(&status) || (self.filter.status.is_empty() && status != WorkspaceStatus::Deleted);
        let text = match (wanted(WorkspaceStatus::Active), wanted(WorkspaceStatus::Archived), wanted(WorkspaceStatus::Deleted)) {
            (true, true, true) => "TRUE",
            (true, true, false) => "w.deleted_at IS NULL",
            (true, false, false) => "w.deleted_at IS NULL AND w.archived_at IS NULL",
            (false, true, false) => "w.deleted_at IS NULL AND w.archived_at IS NOT NULL",
            (false, false, true) => "w.deleted_at IS NOT NULL",
            (true, false, true) => "(w.deleted_at IS NOT NULL OR w.archived_at IS NULL)",
            (false, true, true) => "(w.deleted_at IS NOT NULL OR w.archived_at IS NOT NULL)",
            (false, false, false) => "FALSE",
        };
        conditions.and_text(text);
        match &self.reach {
            Reach::All => {}
            Reach::One(id) => conditions.and("w.id = {}", id.into()),
            Reach::MemberOf(principal) => where_a_role_was_given(conditions, principal, self.now),
        }
        if let Deleted::RestorableBy(principal) = &self.deleted {
            where_it_may_be_restored(conditions, principal, self.now);
        }
        if let Some(user) = &self.filter.member {
            where_a_role_was_given(conditions, user.as_bytes(), self.now);
        }
        if let Some(user) = &self.filter.created_by {
            conditions.and("w.created_by = {}", user.into());
        }
        for (column, bounds) in [("w.created_at", &self.filter.created_at), ("w.updated_at", &self.filter.updated_at)] {
            for bound in bounds {
                conditions.and(&format!("{column} {} {{}}", bound.comparison.operator()), bound.at.into());
            }
        }
    }
}

pub(super) async fn list(conn: &mut Conn<'_>, organization: OrganizationId, wanted: &Wanted<'_>, page: Page) -> Result<Vec<Workspace>> {
    let bounds = page.bounds();
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    wanted.narrow(&mut conditions);
    conditions.page(&bounds, "w.created_at", "w.id");
    let sql = format!("{SELECT} WHERE w.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), workspace).await
}

/// The ids of workspaces with when they were created and whether they are deleted, newest first, and nothing else of them: a
/// workspace may be large.
pub(crate) async fn ids(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    deleted_too: bool,
    page: Page,
) -> Result<Vec<(WorkspaceId, Timestamp, bool)>> {
    let bounds = page.bounds();
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    if !deleted_too {
        conditions.and_text("w.deleted_at IS NULL");
    }
    conditions.page(&bounds, "w.created_at", "w.id");
    let sql = format!("SELECT w.id, w.created_at, w.deleted_at FROM workspaces w WHERE w.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), |row| Ok((row.id(0)?, row.time(1)?, row.opt_time(2)?.is_some()))).await
}

/// How many match, by a scan of the organization's workspaces; only for filters that no counter covers.
pub(super) async fn count(conn: &mut Conn<'_>, organization: OrganizationId, wanted: &Wanted<'_>) -> Result<u64> {
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    wanted.narrow(&mut conditions);
    let sql = format!("SELECT COUNT(*) FROM workspaces w WHERE w.organization_id = $1{}", conditions.sql());
    Ok(conn.first(&sql, conditions.args(), |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}

/// What those that match are sorted by, in no order: the whole of them may be large.
pub(super) async fn keys(conn: &mut Conn<'_>, organization: OrganizationId, wanted: &Wanted<'_>) -> Result<Vec<Key>> {
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    wanted.narrow(&mut conditions);
    let sql = format!("SELECT w.id, w.name, w.created_at, w.updated_at FROM workspaces w WHERE w.organization_id = $1{}", conditions.sql());
    let key = |row: &Row<'_>| Ok(Key { id: row.id(0)?, name: row.text(1)?, created_at: row.time(2)?, updated_at: row.time(3)? });
    conn.query(&sql, conditions.args(), key).await
}

/// Those with one of these ids, in no order.
pub(super) async fn of_ids(conn: &mut Conn<'_>, organization: OrganizationId, ids: &[WorkspaceId]) -> Result<Vec<Workspace>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    conditions.is_one_of("w.id", ids.iter().map(Value::from));
    let sql = format!("{SELECT} WHERE w.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), workspace).await
}

/// Whether a workspace that is not deleted has this name.
pub(super) async fn is_named(tx: &mut Tx<'_>, name: &str, but: WorkspaceId) -> Result<bool> {
    let organization = tx.organization();
    let sql = "SELECT 1 FROM workspaces WHERE organization_id = $1 AND name = $2 AND id <> $3 AND deleted_at IS NULL";
    Ok(tx.first(sql, &[Value::from(&organization), name.into(), Value::from(&but)], |_| Ok(())).await?.is_some())
}

/// The roles that a principal was given in workspaces, each as often as there are ways to it: as a member as long as that
/// lasts, through groups, as a service account. A custom role that lets it read the workspace counts as the weakest.
pub(super) async fn roles_given_to(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    principal: &[u8; 16],
    now: Timestamp,
) -> Result<Vec<(WorkspaceId, WorkspaceRole)>> {
    let args = [Value::from(&organization), Value::from(principal), now.into()];
    let built_in = "SELECT a.workspace_id, a.role_id FROM workspace_role_assignments a
         LEFT JOIN workspace_members m
             ON m.organization_id = a.organization_id AND m.workspace_id = a.workspace_id AND m.principal_id = a.principal_id
         WHERE a.organization_id = $1 AND (m.expires_at IS NULL OR m.expires_at > $3) AND (a.principal_id = $2 OR a.principal_id IN (
             SELECT i.group_id FROM group_members i WHERE i.organization_id = $1 AND i.principal_id = $2))";
    let role = |row: &Row<'_>| Ok((row.id(0)?, WorkspaceRole::from_id(row.id(1)?).ok_or(Error::Internal)?));
    let mut roles = conn.query(built_in, &args, role).await?;
    let custom = format!(
        "SELECT r.workspace_id FROM role_assignments h JOIN custom_roles r ON r.organization_id = h.organization_id AND r.id = h.role_id
         WHERE h.organization_id = $1 AND r.workspace_id IS NOT NULL AND {} AND (h.principal_id = $2 OR h.principal_id IN (
             SELECT i.group_id FROM group_members i WHERE i.organization_id = $1 AND i.principal_id = $2))",
        role::rows::holds(Permission::WorkspacesRead)
    );
    roles.extend(conn.query(&custom, &args[..2], |row| Ok((row.id(0)?, WorkspaceRole::Viewer))).await?);
    Ok(roles)
}
