//! SQL of credentials.

use super::Credential;
use crate::{
    Result,
    clock::Timestamp,
    id::{CredentialId, OrganizationId, ServiceAccountId},
    secret::{LiveSecrets, Mask, SecretHash},
    store::{Conn, Row, Tx, Value},
};

const SELECT: &str =
    "SELECT c.id, c.service_account_id, c.name, c.mask_start, c.mask_end, c.previous_secret_until, c.expires_at, c.last_used_at,
     c.created_at, c.updated_at, c.version FROM credentials c";

fn credential(row: &Row<'_>) -> Result<Credential> {
    Ok(Credential {
        id: row.id(0)?,
        service_account: row.id(1)?,
        name: row.parse(2)?,
        mask: Mask { start: row.text(3)?, end: row.text(4)? },
        previous_secret_until: row.opt_time(5)?,
        expires_at: row.opt_time(6)?,
        last_used_at: row.opt_time(7)?,
        created_at: row.time(8)?,
        updated_at: row.time(9)?,
        version: row.version(10)?,
    })
}

pub(super) async fn insert(tx: &mut Tx<'_>, made: &Credential, hash: &SecretHash) -> Result<()> {
    let organization = tx.organization();
    tx.execute(
        "INSERT INTO credentials (organization_id, id, service_account_id, name, secret_hash, mask_start, mask_end, expires_at, created_at,
             updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            Value::from(&organization),
            Value::from(&made.id),
            Value::from(&made.service_account),
            made.name.as_str().into(),
            Value::from(hash.as_bytes()),
            Value::from(&made.mask.start),
            Value::from(&made.mask.end),
            made.expires_at.into(),
            made.created_at.into(),
            made.updated_at.into(),
            made.version.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Writes a new secret; the one before counts until then, or not any more.
pub(super) async fn rotate(tx: &mut Tx<'_>, rotated: &Credential, hash: &SecretHash) -> Result<()> {
    let organization = tx.organization();
    tx.execute(
        "UPDATE credentials SET previous_secret_hash = CASE WHEN $3 THEN secret_hash ELSE NULL END, previous_secret_until = $4,
             secret_hash = $5, mask_start = $6, mask_end = $7, updated_at = $8, version = $9 WHERE organization_id = $1 AND id = $2",
        &[
            Value::from(&organization),
            Value::from(&rotated.id),
            rotated.previous_secret_until.is_some().into(),
            rotated.previous_secret_until.into(),
            Value::from(hash.as_bytes()),
            Value::from(&rotated.mask.start),
            Value::from(&rotated.mask.end),
            rotated.updated_at.into(),
            rotated.version.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Writes what people call it.
pub(super) async fn rename(tx: &mut Tx<'_>, renamed: &Credential) -> Result<()> {
    let organization = tx.organization();
    tx.execute(
        "UPDATE credentials SET name = $3, updated_at = $4, version = $5 WHERE organization_id = $1 AND id = $2",
        &[
            Value::from(&organization),
            Value::from(&renamed.id),
            renamed.name.as_str().into(),
            renamed.updated_at.into(),
            renamed.version.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx<'_>, id: CredentialId) -> Result<()> {
    let organization = tx.organization();
    tx.execute("DELETE FROM credentials WHERE organization_id = $1 AND id = $2", &[Value::from(&organization), Value::from(&id)]).await?;
    Ok(())
}

/// One of this service account.
pub(super) async fn find(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    account: ServiceAccountId,
    id: CredentialId,
) -> Result<Option<Credential>> {
    let sql = format!("{SELECT} WHERE c.organization_id = $1 AND c.id = $2 AND c.service_account_id = $3");
    conn.first(&sql, &[Value::from(&organization), Value::from(&id), Value::from(&account)], credential).await
}

/// All of a service account, newest first: there are few.
pub(super) async fn list(conn: &mut Conn<'_>, organization: OrganizationId, account: ServiceAccountId) -> Result<Vec<Credential>> {
    let sql = format!("{SELECT} WHERE c.organization_id = $1 AND c.service_account_id = $2 ORDER BY c.created_at DESC, c.id DESC");
    conn.query(&sql, &[Value::from(&organization), Value::from(&account)], credential).await
}

/// Every credential in an organization with its secrets, by service account.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<(Credential, LiveSecrets)>> {
    let sql = "SELECT c.id, c.service_account_id, c.name, c.mask_start, c.mask_end, c.previous_secret_until, c.expires_at, c.last_used_at,
         c.created_at, c.updated_at, c.version, c.secret_hash, c.previous_secret_hash, c.previous_secret_until FROM credentials c
         WHERE c.organization_id = $1 ORDER BY c.service_account_id, c.id";
    conn.query(sql, &[Value::from(&organization)], |row| Ok((credential(row)?, row.live_secrets(11, 12)?))).await
}

/// Writes a credential as it was elsewhere.
pub(crate) async fn restore(tx: &mut Tx<'_>, made: &Credential, secrets: &LiveSecrets) -> Result<()> {
    insert(tx, made, &secrets.current).await?;
    let (organization, (hash, until)) = (tx.organization(), secrets.previous.unzip());
    tx.execute(
        "UPDATE credentials SET last_used_at = $3, previous_secret_hash = $4, previous_secret_until = $5 WHERE organization_id = $1 AND id = $2",
        &[
            Value::from(&organization),
            Value::from(&made.id),
            made.last_used_at.into(),
            hash.as_ref().map(SecretHash::as_bytes).into(),
            until.into(),
        ],
    )
    .await?;
    Ok(())
}

/// All of a service account that is about to go.
pub(crate) async fn of(tx: &mut Tx<'_>, account: ServiceAccountId) -> Result<Vec<Credential>> {
    let organization = tx.organization();
    list(tx.conn(), organization, account).await
}

/// What authentication needs: the secrets that count, whose it is, and when it ends.
pub(super) async fn find_secret(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    id: CredentialId,
) -> Result<Option<(LiveSecrets, ServiceAccountId, Option<Timestamp>)>> {
    conn.first(
        "SELECT secret_hash, service_account_id, expires_at, previous_secret_hash, previous_secret_until FROM credentials
         WHERE organization_id = $1 AND id = $2",
        &[Value::from(&organization), Value::from(&id)],
        |row| Ok((row.live_secrets(0, 3)?, row.id(1)?, row.opt_time(2)?)),
    )
    .await
}
