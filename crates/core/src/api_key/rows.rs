//! SQL of API keys.

use super::{ApiKey, Belonging, Family, Filter, OwnedBy, Owner, access::AccessAt};
use crate::{
    Error, Result,
    access::{OrganizationRole, PermissionSet, Principal, WorkspaceRole},
    alias,
    clock::Timestamp,
    dialect_data,
    id::{ApiKeyId, OrganizationId, RoleId, ServiceAccountId, UserId, WorkspaceId},
    page::Page,
    secret::{LiveSecrets, Mask, SecretHash},
    service_account::Home,
    store::{Conditions, Conn, Row, Tx, Value},
    text::ScopeWord,
    workspace::{Limits, rows::limits_text},
};
use std::collections::HashMap;

const COLUMNS: &str = "k.id, k.principal_id, k.workspace_id, k.name, k.description, k.scopes, k.permissions, k.limits, k.defaults,
     k.mask_start, k.mask_end, k.expires_at, k.last_used_at, k.created_at, k.updated_at, a.role_id, k.version, k.previous_secret_until, s.id";
const FROM: &str = "FROM api_keys k
     LEFT JOIN organization_role_assignments a ON a.organization_id = k.organization_id AND a.principal_id = k.principal_id
     LEFT JOIN service_accounts s ON s.organization_id = k.organization_id AND s.id = k.principal_id";

fn key(row: &Row<'_>) -> Result<ApiKey> {
    let (id, workspace) = (row.id(0)?, row.opt_id(2)?);
    Ok(ApiKey {
        id,
        owner: owner(id, row.id(1)?, workspace, row.opt_id(15)?, row.opt_id(18)?)?,
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

fn owner(
    id: ApiKeyId,
    principal: UserId,
    workspace: Option<WorkspaceId>,
    role: Option<RoleId>,
    account: Option<ServiceAccountId>,
) -> Result<Owner> {
    Ok(match (id.as_bytes() == principal.as_bytes(), workspace) {
        (false, _) => account.map_or(Owner::User(principal), Owner::ServiceAccount),
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
        "SELECT k.secret_hash, k.principal_id, k.previous_secret_hash, k.previous_secret_until, s.id FROM api_keys k
         LEFT JOIN service_accounts s ON s.organization_id = k.organization_id AND s.id = k.principal_id
         WHERE k.organization_id = $1 AND k.id = $2",
        &[Value::from(&organization), Value::from(&id)],
        |row| {
            let principal: UserId = row.id(1)?;
            let own = principal.as_bytes() == id.as_bytes();
            let owned = row.opt_id(4)?.map_or(Principal::User(principal), Principal::ServiceAccount);
            Ok((row.live_secrets(0, 2)?, if own { Principal::ApiKey(id) } else { owned }))
        },
    )
    .await
}

/// Ends a key with its aliases and what dialects keep beside it. What is neither a person's nor a service account's is a
/// principal of its own and goes with its assignments.
pub(super) async fn delete(tx: &mut Tx<'_>, key: &ApiKey) -> Result<()> {
    let organization = tx.organization();
    let sql = match key.owner {
        Owner::User(_) | Owner::ServiceAccount(_) => "DELETE FROM api_keys WHERE organization_id = $1 AND id = $2",
        Owner::Organization(_) | Owner::Workspace => "DELETE FROM principals WHERE organization_id = $1 AND id = $2",
    };
    tx.execute(sql, &[Value::from(&organization), Value::from(&key.id)]).await?;
    dialect_data::rows::delete_of(tx, key.id.as_bytes()).await?;
    alias::rows::delete_of(tx, key.id.as_bytes()).await
}

async fn select(tx: &mut Tx<'_>, condition: &str, id: &[u8; 16]) -> Result<Vec<ApiKey>> {
    let organization = tx.organization();
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE k.organization_id = $1 AND {condition} = $2");
    tx.query(&sql, &[Value::from(&organization), Value::from(id)], key).await
}

/// The keys that are bound to a workspace.
pub(crate) async fn in_workspace(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<Vec<ApiKey>> {
    select(tx, "k.workspace_id", workspace.as_bytes()).await
}

/// The keys of a service account.
pub(crate) async fn of_service_account(tx: &mut Tx<'_>, account: ServiceAccountId) -> Result<Vec<ApiKey>> {
    select(tx, "k.principal_id", account.as_bytes()).await
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
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE k.organization_id = $1 AND k.id = $2");
    conn.first(&sql, &[Value::from(&organization), Value::from(&id)], key).await
}

/// Every key of an organization.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<ApiKey>> {
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE k.organization_id = $1 ORDER BY k.id");
    conn.query(&sql, &[Value::from(&organization)], key).await
}

/// What a list asks for, in the form that columns hold.
pub(super) struct Wanted<'a> {
    workspace: Option<WorkspaceId>,
    unbound: bool,
    families: &'a [Family],
    owner: Option<OwnedBy>,
    access: Option<(bool, AccessAt)>,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(workspace: Option<WorkspaceId>, families: &'a [Family], filter: &Filter, now: Timestamp) -> Self {
        let access = filter.owner_has_access.map(|wanted| (wanted, AccessAt::new(now)));
        Self { workspace, unbound: filter.unbound, families, owner: filter.owner, access }
    }

    fn conditions<'b>(&'b self, organization: &'b OrganizationId) -> Conditions<'b> {
        let mut conditions = Conditions::after(vec![Value::from(organization)]);
        if let Some(workspace) = &self.workspace {
            conditions.and("k.workspace_id = {}", workspace.into());
        }
        if self.unbound {
            conditions.and_text("k.workspace_id IS NULL");
        }
        if let Some(owner) = &self.owner {
            conditions.and("k.principal_id = {}", Value::from(owner.bytes()));
        }
        let sorts: Vec<_> = self.families.iter().map(|family| belongs_to(*family)).collect();
        match sorts.len() {
            0 => conditions.and_text("1 = 0"),
            all if all == Family::ALL.len() => {}
            _ => conditions.and_text(&format!("({})", sorts.join(" OR "))),
        }
        if let Some((wanted, at)) = &self.access {
            at.narrow(&mut conditions, *wanted);
        }
        conditions
    }
}

pub(super) async fn list(conn: &mut Conn<'_>, organization: OrganizationId, wanted: &Wanted<'_>, page: Page) -> Result<Vec<ApiKey>> {
    let bounds = page.bounds();
    let mut conditions = wanted.conditions(&organization);
    conditions.page(&bounds, "k.created_at", "k.id");
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE k.organization_id = $1{}", conditions.sql());
    conn.query(&sql, conditions.args(), key).await
}

/// How many match, by a scan; only for filters that no counter covers.
pub(super) async fn count(conn: &mut Conn<'_>, organization: OrganizationId, wanted: &Wanted<'_>) -> Result<u64> {
    let conditions = wanted.conditions(&organization);
    let sql = format!("SELECT COUNT(*) {FROM} WHERE k.organization_id = $1{}", conditions.sql());
    Ok(conn.first(&sql, conditions.args(), |row| row.int(0)).await?.unwrap_or(0).cast_unsigned())
}

/// When any key of each of these users was last used.
pub(super) async fn last_used_by(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    users: &[UserId],
) -> Result<HashMap<UserId, Timestamp>> {
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    conditions.is_one_of("principal_id", users.iter().map(Value::from));
    let sql = format!(
        "SELECT principal_id, MAX(last_used_at) FROM api_keys WHERE organization_id = $1 AND last_used_at IS NOT NULL{} GROUP BY principal_id",
        conditions.sql()
    );
    Ok(conn.query(&sql, conditions.args(), |row| Ok((row.id(0)?, row.time(1)?))).await?.into_iter().collect())
}

/// The columns that [`belonging`] reads.
fn select_belongings() -> String {
    format!(
        "SELECT k.id, k.principal_id, k.workspace_id, a.role_id, s.id, w.role_id, k.created_at {FROM}
         LEFT JOIN workspace_role_assignments w ON w.organization_id = k.organization_id AND w.workspace_id = k.workspace_id AND w.principal_id = s.id"
    )
}

fn belonging(row: &Row<'_>) -> Result<Belonging> {
    let (id, workspace, role, account) = (row.id(0)?, row.opt_id(2)?, row.opt_id(3)?, row.opt_id(4)?);
    let home = match (account, workspace) {
        (None, _) => None,
        (Some(_), Some(workspace)) => Some(Home::Workspace(workspace, row.opt_id(5)?.and_then(WorkspaceRole::from_id))),
        (Some(_), None) => Some(Home::Organization(role.and_then(OrganizationRole::from_id).ok_or(Error::Internal)?)),
    };
    Ok(Belonging { id, owner: owner(id, row.id(1)?, workspace, role, account)?, workspace, created_at: row.time(6)?, home })
}

/// Whose a key is.
pub(crate) async fn belonging_of(conn: &mut Conn<'_>, organization: OrganizationId, id: ApiKeyId) -> Result<Option<Belonging>> {
    let sql = format!("{} WHERE k.organization_id = $1 AND k.id = $2", select_belongings());
    conn.first(&sql, &[Value::from(&organization), Value::from(&id)], belonging).await
}

/// Whose keys are, newest first, and nothing else of them: a key may be large.
pub(crate) async fn belongings(conn: &mut Conn<'_>, organization: OrganizationId, page: Page) -> Result<Vec<Belonging>> {
    let bounds = page.bounds();
    let mut conditions = Conditions::after(vec![Value::from(&organization)]);
    conditions.page(&bounds, "k.created_at", "k.id");
    let sql = format!("{} WHERE k.organization_id = $1{}", select_belongings(), conditions.sql());
    conn.query(&sql, conditions.args(), belonging).await
}

/// The condition on keys of one family: what is nobody's is its own principal.
const fn belongs_to(family: Family) -> &'static str {
    match family {
        Family::Organization => "(k.principal_id = k.id AND k.workspace_id IS NULL)",
        Family::Workspace => "(k.principal_id = k.id AND k.workspace_id IS NOT NULL)",
        Family::User => "(k.principal_id <> k.id AND s.id IS NULL)",
        Family::ServiceAccount => "s.id IS NOT NULL",
    }
}
