//! SQL of aliases.

use super::{After, Alias};
use crate::{
    Error, Kind, Result,
    id::{OrganizationId, WorkspaceId},
    organization::INSTANCE,
    store::{Conditions, Conn, Row, Tx, Value},
    text::{AliasText, Dialect},
};

/// The parent of an alias that is found in the whole organization.
const NO_PARENT: [u8; 16] = [0; 16];

/// A parent as its column holds it.
fn parent_id(parent: Option<WorkspaceId>) -> [u8; 16] {
    parent.map_or(NO_PARENT, |workspace| *workspace.as_bytes())
}

const SELECT: &str = "SELECT dialect, kind, alias, target_id, shown, created_at, parent_id FROM aliases";

fn alias(row: &Row<'_>) -> Result<Alias> {
    Ok(Alias {
        dialect: row.parse(0)?,
        kind: Kind::parse(&row.text(1)?).ok_or(Error::Internal)?,
        alias: row.parse(2)?,
        target: row.bytes(3)?,
        shown: row.bool(4)?,
        created_at: row.time(5)?,
        parent: Some(row.bytes(6)?).filter(|parent| *parent != NO_PARENT).map(WorkspaceId::from_bytes),
    })
}

pub(crate) async fn insert(tx: &mut Tx<'_>, alias: &Alias) -> Result<()> {
    let (organization, parent) = (tx.organization(), parent_id(alias.parent));
    tx.execute(
        "INSERT INTO aliases (organization_id, dialect, kind, parent_id, alias, target_id, shown, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            Value::from(&organization),
            alias.dialect.as_str().into(),
            alias.kind.as_str().into(),
            Value::from(&parent),
            alias.alias.as_str().into(),
            Value::from(&alias.target),
            alias.shown.into(),
            alias.created_at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// One alias of an object is shown at a time.
pub(super) async fn hide_others(tx: &mut Tx<'_>, alias: &Alias) -> Result<()> {
    let organization = tx.organization();
    tx.execute(
        "UPDATE aliases SET shown = FALSE WHERE organization_id = $1 AND target_id = $2 AND dialect = $3 AND kind = $4",
        &[Value::from(&organization), Value::from(&alias.target), alias.dialect.as_str().into(), alias.kind.as_str().into()],
    )
    .await?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx<'_>, dialect: &Dialect, kind: Kind, parent: Option<WorkspaceId>, alias: &AliasText) -> Result<()> {
    let (organization, parent) = (tx.organization(), parent_id(parent));
    tx.execute(
        "DELETE FROM aliases WHERE organization_id = $1 AND dialect = $2 AND kind = $3 AND parent_id = $4 AND alias = $5",
        &[Value::from(&organization), dialect.as_str().into(), kind.as_str().into(), Value::from(&parent), alias.as_str().into()],
    )
    .await?;
    Ok(())
}

/// Every alias of an object that is about to go.
pub(crate) async fn delete_of(tx: &mut Tx<'_>, target: &[u8; 16]) -> Result<()> {
    let organization = tx.organization();
    let gone = tx
        .execute("DELETE FROM aliases WHERE organization_id = $1 AND target_id = $2", &[Value::from(&organization), Value::from(target)])
        .await?;
    if gone > 0 {
        tx.touch(crate::store::Tag::Aliases);
    }
    Ok(())
}

/// Whether something of this kind has this id, and the workspace below which alone its aliases are found.
pub(crate) async fn parent_of(tx: &mut Tx<'_>, kind: Kind, id: &[u8; 16]) -> Result<Option<Option<WorkspaceId>>> {
    let organization = tx.organization();
    let sql = match kind {
        Kind::User => "SELECT 1 FROM users WHERE organization_id = $1 AND id = $2",
        Kind::Workspace => "SELECT 1 FROM workspaces WHERE organization_id = $1 AND id = $2",
        Kind::Group => "SELECT 1 FROM groups WHERE organization_id = $1 AND id = $2",
        Kind::WorkspaceGroup => "SELECT 1 FROM workspace_groups WHERE organization_id = $1 AND id = $2",
        Kind::ApiKey => "SELECT 1 FROM api_keys WHERE organization_id = $1 AND id = $2",
        Kind::ServiceAccount => "SELECT 1 FROM service_accounts WHERE organization_id = $1 AND id = $2",
        Kind::Credential => "SELECT 1 FROM credentials WHERE organization_id = $1 AND id = $2",
        Kind::Invitation => "SELECT 1 FROM invitations WHERE organization_id = $1 AND id = $2",
        Kind::Role => {
            let sql = "SELECT workspace_id FROM custom_roles WHERE organization_id = $1 AND id = $2";
            return tx.first(sql, &[Value::from(&organization), Value::from(id)], |row| row.opt_id(0)).await;
        }
        // Organizations have no names but in the instance, where the operator gives them.
        Kind::Organization if organization == INSTANCE => "SELECT 1 FROM organizations WHERE id <> $1 AND id = $2 AND deleted_at IS NULL",
        _ => {
            return Err(Error::invalid(
                "kind",
                "must be one of user, workspace, api_key, group, workspace_group, service_account, credential, role, invitation; in the instance: organization",
            ));
        }
    };
    tx.first(sql, &[Value::from(&organization), Value::from(id)], |_| Ok(None)).await
}

pub(crate) async fn resolve(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    dialect: &Dialect,
    kind: Kind,
    parent: Option<WorkspaceId>,
    alias: &str,
) -> Result<Option<[u8; 16]>> {
    let parent = parent_id(parent);
    conn.first(
        "SELECT target_id FROM aliases WHERE organization_id = $1 AND dialect = $2 AND kind = $3 AND parent_id = $4 AND alias = $5",
        &[Value::from(&organization), dialect.as_str().into(), kind.as_str().into(), Value::from(&parent), alias.into()],
        |row| row.bytes(0),
    )
    .await
}

/// Whether the text is an alias of something of this kind in any dialect.
pub(crate) async fn is_one(conn: &mut Conn<'_>, organization: OrganizationId, kind: Kind, text: &str) -> Result<bool> {
    let sql = "SELECT 1 FROM aliases WHERE organization_id = $1 AND kind = $2 AND alias = $3";
    Ok(conn.first(sql, &[Value::from(&organization), kind.as_str().into(), text.into()], |_| Ok(())).await?.is_some())
}

pub(crate) async fn shown(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    dialect: &Dialect,
    kind: Kind,
    targets: &[[u8; 16]],
) -> Result<Vec<([u8; 16], String)>> {
    let mut conditions = Conditions::after(vec![Value::from(&organization), dialect.as_str().into(), kind.as_str().into()]);
    conditions.is_one_of("target_id", targets.iter().map(Value::from));
    let sql = format!(
        "SELECT target_id, alias FROM aliases WHERE organization_id = $1 AND dialect = $2 AND kind = $3 AND shown{}",
        conditions.sql()
    );
    conn.query(&sql, conditions.args(), |row| Ok((row.bytes(0)?, row.text(1)?))).await
}

pub(super) async fn kinds(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<(String, String)>> {
    let sql = "SELECT DISTINCT dialect, kind FROM aliases WHERE organization_id = $1";
    conn.query(sql, &[Value::from(&organization)], |row| Ok((row.text(0)?, row.text(1)?))).await
}

pub(super) async fn list(conn: &mut Conn<'_>, organization: OrganizationId, after: &After, limit: i64) -> Result<Vec<Alias>> {
    let parent = parent_id(after.parent);
    let sql = format!(
        "{SELECT} WHERE organization_id = $1 AND (dialect, kind, alias, parent_id) > ($2, $3, $4, $5)
         ORDER BY dialect, kind, alias, parent_id LIMIT $6"
    );
    let (dialect, kind, text) = (Value::from(&after.dialect), Value::from(&after.kind), Value::from(&after.alias));
    conn.query(&sql, &[Value::from(&organization), dialect, kind, text, Value::from(&parent), limit.into()], alias).await
}

/// Every alias in an organization.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<Alias>> {
    let sql = format!("{SELECT} WHERE organization_id = $1 ORDER BY dialect, kind, alias, parent_id");
    conn.query(&sql, &[Value::from(&organization)], alias).await
}

/// How many there are, by a scan of the organization's aliases.
pub(super) async fn count(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<u64> {
    let sql = "SELECT COUNT(*) FROM aliases WHERE organization_id = $1";
    Ok(conn.first(sql, &[Value::from(&organization)], |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}
