//! SQL of API keys.

use super::{ApiKey, Belonging, Family, Owner};
use crate::{
    Error, Result,
    access::{OrganizationRole, PermissionSet, Principal},
    alias, dialect_data,
    id::{ApiKeyId, OrganizationId, RoleId, UserId, WorkspaceId},
    page::Page,
    secret::{LiveSecrets, Mask, SecretHash},
    store::{Conditions, Conn, Row, Tx, Value},
    text::ScopeWord,
    workspace::{Limits, rows::limits_text},
};

const SELECT: &str = "SELECT k.id, k.principal_id, k.workspace_id, k.name, k.description, k.scopes, k.permissions, k.limits, k.defaults,
     k.mask_start, k.mask_end, k.expires_at, k.last_used_at, k.created_at, k.updated_at, a.role_id, k.version, k.previous_secret_until FROM api_keys k
     LEFT JOIN organization_role_assignments a ON a.organization_id = k.organization_id AND a.principal_id = k.principal_id";

fn key(row: &Row<'_>) -> Result<ApiKey> {
    let (id, workspace) = (row.id(0)?, row.opt_id(2)?);
    Ok(ApiKey {
        id,
        owner: owner(id, row.id(1)?, workspace, row.opt_id(15)?)?,
        workspace,
        name: row.parse(3)?,
        description: row.opt_text(4)?.map(TryInto::try_into).transpose()?,
        scopes: row.json(5)?,
        permissions: row.json::<Vec<String>>(6)?.as_deref().map(PermissionSet::of_names),
        limits: row.json::<Limits>(7)?.unwrap_or_default(),
        defaults: row.json(8)?,
        mask: Mask { start: row.text(9)?, end: row.text(10)? },
        expires_at: row.opt_time(11)?,
        last_used_at: row.opt_time(12)?,
        created_at: row.time(13)?,
        updated_at: row.time(14)?,
        version: row.version(16)?,
        previous_secret_until: row.opt_time(17)?,
    })
}

fn owner(id: ApiKeyId, principal: UserId, workspace: Option<WorkspaceId>, role: Option<RoleId>) -> Result<Owner> {
    Ok(match (id.as_bytes() == principal.as_bytes(), workspace) {
        (false, _) => Owner::User(principal),
        (true, Some(_)) => Owner::Workspace,
        (true, None) => Owner::Organization(role.and_then(OrganizationRole::from_id).ok_or(Error::Internal)?),
    })
}

/// Writes all columns: as a new row with its secret's hash, or over the one that is there.
pub(super) async fn save(tx: &mut Tx<'_>, key: &ApiKey, hash: Option<&SecretHash>) -> Result<()> {
    let (organization, version, principal) = (tx.organization(), tx.version(), key.principal().bytes());
    let scopes = ScopeWord::list_text(key.scopes.as_ref())?;
    let permissions = key.permissions.as_ref().map(serde_json::to_string).transpose().map_err(Error::internal)?;
    let (limits, defaults) = (limits_text(&key.limits), key.defaults.as_ref().map(ToString::to_string));
    let mut args = vec![
        Value::from(&organization),
        Value::from(&key.id),
        key.name.as_str().into(),
        key.description.as_deref().into(),
        scopes.as_ref().into(),
        permissions.as_ref().into(),
        limits.as_ref().into(),
        defaults.as_ref().into(),
        key.expires_at.into(),
        key.updated_at.into(),
        version.into(),
    ];
    let sql = match hash {
        None => {
            "UPDATE api_keys SET name = $3, description = $4, scopes = $5, permissions = $6, limits = $7, defaults = $8, expires_at = $9,
                 updated_at = $10, version = $11 WHERE organization_id = $1 AND id = $2"
        }
        Some(hash) => {
            args.extend([
                Value::from(&principal),
                key.workspace.as_ref().into(),
                Value::from(hash.as_bytes()),
                Value::from(&key.mask.start),
                Value::from(&key.mask.end),
                key.created_at.into(),
            ]);
            "INSERT INTO api_keys (organization_id, id, name, description, scopes, permissions, limits, defaults, expires_at, updated_at, version,
                 principal_id, workspace_id, secret_hash, mask_start, mask_end, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
        }
    };
    tx.execute(sql, &args).await?;
    Ok(())
}

/// Remembers a literal key by its hash.
pub(super) async fn insert_literal(tx: &mut Tx<'_>, hash: &SecretHash, key: ApiKeyId) -> Result<()> {
    let organization = tx.organization();
    tx.execute(
        "INSERT INTO literal_keys (secret_hash, organization_id, api_key_id) VALUES ($1, $2, $3)",
        &[Value::from(hash.as_bytes()), Value::from(&organization), Value::from(&key)],
    )
    .await?;
    Ok(())
}

/// Where a literal key counts.
pub(super) async fn find_literal(conn: &mut Conn<'_>, hash: &SecretHash) -> Result<Vec<(OrganizationId, ApiKeyId)>> {
    let sql = "SELECT organization_id, api_key_id FROM literal_keys WHERE secret_hash = $1 ORDER BY organization_id";
    conn.query(sql, &[Value::from(hash.as_bytes())], |row| Ok((row.id(0)?, row.id(1)?))).await
}

/// Takes the literal text of a key away: only generated secrets remain.
pub(super) async fn delete_literal(tx: &mut Tx<'_>, key: ApiKeyId) -> Result<()> {
    let organization = tx.organization();
    let sql = "DELETE FROM literal_keys WHERE organization_id = $1 AND api_key_id = $2";
    tx.execute(sql, &[Value::from(&organization), Value::from(&key)]).await?;
    Ok(())
}

/// Writes a new secret; the one before counts until then, or not any more.
pub(super) async fn rotate(tx: &mut Tx<'_>, key: &ApiKey, hash: &SecretHash) -> Result<()> {
    let organization = tx.organization();
    tx.execute(
        "UPDATE api_keys SET previous_secret_hash = CASE WHEN $3 THEN secret_hash ELSE NULL END, previous_secret_until = $4, secret_hash = $5,
             mask_start = $6, mask_end = $7, updated_at = $8, version = $9 WHERE organization_id = $1 AND id = $2",
        &[
            Value::from(&organization),
            Value::from(&key.id),
            key.previous_secret_until.is_some().into(),
            key.previous_secret_until.into(),
            Value::from(hash.as_bytes()),
            Value::from(&key.mask.start),
            Value::from(&key.mask.end),
            key.updated_at.into(),
            key.version.into(),
        ],
    )
    .await?;
    Ok(())
}

/// What authentication needs of a key: the secrets that count and whose roles do.
pub(super) async fn find_secret(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    id: ApiKeyId,
) -> Result<Option<(LiveSecrets, Principal)>> {
    conn.first(
        "SELECT secret_hash, principal_id, previous_secret_hash, previous_secret_until FROM api_keys WHERE organization_id = $1 AND id = $2",
        &[Value::from(&organization), Value::from(&id)],
        |row| {
            let principal: UserId = row.id(1)?;
            let own = principal.as_bytes() == id.as_bytes();
            Ok((row.live_secrets(0, 2)?, if own { Principal::ApiKey(id) } else { Principal::User(principal) }))
        },
    )
    .await
}

/// Ends a key with its aliases and what dialects keep beside it. What is not a person's is a principal of its own and
/// goes with its assignments.
pub(super) async fn delete(tx: &mut Tx<'_>, key: &ApiKey) -> Result<()> {
    let organization = tx.organization();
    let sql = match key.owner {
        Owner::User(_) => "DELETE FROM api_keys WHERE organization_id = $1 AND id = $2",
        Owner::Organization(_) | Owner::Workspace => "DELETE FROM principals WHERE organization_id = $1 AND id = $2",
    };
    tx.execute(sql, &[Value::from(&organization), Value::from(&key.id)]).await?;
    dialect_data::rows::delete_of(tx, key.id.as_bytes()).await?;
    alias::rows::delete_of(tx, key.id.as_bytes()).await
}

async fn select(tx: &mut Tx<'_>, condition: &str, id: &[u8; 16]) -> Result<Vec<ApiKey>> {
    let organization = tx.organization();
    let sql = format!("{SELECT} WHERE k.organization_id = $1 AND {condition} = $2");
    tx.query(&sql, &[Value::from(&organization), Value::from(id)], key).await
}

/// The keys that are bound to a workspace.
pub(crate) async fn in_workspace(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<ApiKey>> {
    select(tx, "k.workspace_id", workspace.as_bytes()).await
}

/// Ends all keys of a user who is about to go; answers how many there were.
pub(crate) async fn delete_all_of(tx: &mut Tx<'_>, user: UserId) -> Result<usize> {
    let keys = select(tx, "k.principal_id", user.as_bytes()).await?;
    for key in &keys {
        delete(tx, key).await?;
        super::uncount(tx, key);
    }
    Ok(keys.len())
}

pub(crate) async fn find(conn: &mut Conn<'_>, organization: OrganizationId, id: ApiKeyId) -> Result<Option<ApiKey>> {
    let sql = format!("{SELECT} WHERE k.organization_id = $1 AND k.id = $2");
    conn.first(&sql, &[Value::from(&organization), Value::from(&id)], key).await
}

/// Every key of an organization.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<ApiKey>> {
    let sql = format!("{SELECT} WHERE k.organization_id = $1 ORDER BY k.id");
    conn.query(&sql, &[Value::from(&organization)], key).await
}

pub(super) async fn list(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    workspace: Option<WorkspaceId>,
    families: &[Family],
    page: Page,
) -> Result<Vec<ApiKey>> {
    let bounds = page.bounds();
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    if let Some(workspace) = &workspace {
        conditions.and("k.workspace_id = {}", workspace.into());
    }
    let sorts: Vec<_> = families.iter().map(|family| belongs_to(*family)).collect();
    if sorts.len() < Family::ALL.len() {
        conditions.and_text(&format!("({})", sorts.join(" OR ")));
    }
    conditions.page(&bounds, "k.created_at", "k.id");
    let sql = format!("{SELECT} WHERE k.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), key).await
}

/// Whose keys are, newest first, and nothing else of them: a key may be large.
pub(crate) async fn belongings(conn: &mut Conn<'_>, organization: OrganizationId, page: Page) -> Result<Vec<Belonging>> {
    let bounds = page.bounds();
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    conditions.page(&bounds, "k.created_at", "k.id");
    let sql = format!(
        "SELECT k.id, k.principal_id, k.workspace_id, a.role_id, k.created_at FROM api_keys k
         LEFT JOIN organization_role_assignments a ON a.organization_id = k.organization_id AND a.principal_id = k.principal_id
         WHERE k.organization_id = $1{}",
        conditions.sql()
    );
    conn.query(&sql, conditions.args(), |row| {
        let (id, workspace) = (row.id(0)?, row.opt_id(2)?);
        Ok(Belonging { id, owner: owner(id, row.id(1)?, workspace, row.opt_id(3)?)?, workspace, created_at: row.time(4)? })
    })
    .await
}

/// The condition on keys of one family: what is nobody's is its own principal.
const fn belongs_to(family: Family) -> &'static str {
    match family {
        Family::Organization => "(k.principal_id = k.id AND k.workspace_id IS NULL)",
        Family::Workspace => "(k.principal_id = k.id AND k.workspace_id IS NOT NULL)",
        Family::User => "k.principal_id <> k.id",
    }
}
