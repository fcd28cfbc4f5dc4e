//! SQL of personal keys.

use super::PersonalKey;
use crate::{
    Result,
    id::{AccountId, PersonalKeyId},
    organization::INSTANCE,
    secret::{Mask, SecretHash},
    store::{Conn, Row, Tx, Value},
};

const COLUMNS: &str =
    "k.id, k.account_id, k.name, k.mask_start, k.mask_end, k.expires_at, k.last_used_at, k.created_at, k.version, k.secret_hash";

fn key(row: &Row<'_>) -> Result<PersonalKey> {
    Ok(PersonalKey {
        id: row.id(0)?,
        account: row.id(1)?,
        name: row.parse(2)?,
        mask: Mask { start: row.text(3)?, end: row.text(4)? },
        expires_at: row.opt_time(5)?,
        last_used_at: row.opt_time(6)?,
        created_at: row.time(7)?,
        version: row.version(8)?,
    })
}

pub(super) async fn insert(tx: &mut Tx<'_>, key: &PersonalKey, hash: &SecretHash) -> Result<()> {
    tx.execute(
        "INSERT INTO personal_keys (organization_id, id, account_id, name, secret_hash, mask_start, mask_end, expires_at, created_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            Value::from(&INSTANCE),
            Value::from(&key.id),
            Value::from(&key.account),
            key.name.as_str().into(),
            Value::from(hash.as_bytes()),
            Value::from(&key.mask.start),
            Value::from(&key.mask.end),
            key.expires_at.into(),
            key.created_at.into(),
            key.version.into(),
        ],
    )
    .await?;
    Ok(())
}

/// The keys of an account, newest first.
pub(super) async fn of(conn: &mut Conn<'_>, account: AccountId) -> Result<Vec<PersonalKey>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM personal_keys k WHERE k.organization_id = $1 AND k.account_id = $2 ORDER BY k.created_at DESC, k.id DESC"
    );
    conn.query(&sql, &[Value::from(&INSTANCE), Value::from(&account)], key).await
}

/// A key of an account that is not disabled, with the hash of its secret.
pub(super) async fn find(conn: &mut Conn<'_>, id: PersonalKeyId) -> Result<Option<(PersonalKey, SecretHash)>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM personal_keys k JOIN accounts a ON a.organization_id = k.organization_id AND a.id = k.account_id
         WHERE k.organization_id = $1 AND k.id = $2 AND a.status <> 'disabled'"
    );
    conn.first(&sql, &[Value::from(&INSTANCE), Value::from(&id)], |row| Ok((key(row)?, SecretHash::from_bytes(row.bytes(9)?)))).await
}

/// Ends a key of this account; answers how many there were.
pub(super) async fn delete(tx: &mut Tx<'_>, account: AccountId, id: PersonalKeyId) -> Result<u64> {
    tx.execute(
        "DELETE FROM personal_keys WHERE organization_id = $1 AND id = $2 AND account_id = $3",
        &[Value::from(&INSTANCE), Value::from(&id), Value::from(&account)],
    )
    .await
}
