//! SQL of idempotency records.

use super::{
    Attempt,
    model::{Kept, Outcome, Record},
};
use crate::{
    Error, Result,
    clock::Timestamp,
    id::OrganizationId,
    store::{Conn, Row, Tx, Value},
};

/// The record of this key, whatever request it stands for.
pub(super) async fn find(conn: &mut Conn<'_>, organization: OrganizationId, attempt: &Attempt) -> Result<Option<Record>> {
    conn.first(
        "SELECT fingerprint, created_at, made_id, status, headers, body FROM idempotency_records
         WHERE organization_id = $1 AND principal_id = $2 AND idempotency_key = $3",
        &[Value::from(&organization), Value::from(&attempt.caller), attempt.key.as_str().into()],
        |row| Ok(Record { fingerprint: row.bytes(0)?, created_at: row.time(1)?, outcome: outcome(row)? }),
    )
    .await
}

fn outcome(row: &Row<'_>) -> Result<Option<Outcome>> {
    if let Some(id) = row.opt_blob(2)? {
        return Ok(Some(Outcome::Secret(id.as_slice().try_into().map_err(Error::internal)?)));
    }
    let Some(status) = row.opt_int(3)? else { return Ok(None) };
    let status = u16::try_from(status).map_err(Error::internal)?;
    let kept = Kept { status, headers: row.json(4)?.unwrap_or_default(), body: row.opt_blob(5)?.unwrap_or_default() };
    Ok(Some(Outcome::Answer(kept)))
}

pub(super) async fn insert(tx: &mut Tx<'_>, attempt: &Attempt) -> Result<()> {
    let (organization, now) = (tx.organization(), tx.now());
    tx.execute_unseen(
        "INSERT INTO idempotency_records (organization_id, principal_id, idempotency_key, fingerprint, created_at) VALUES ($1, $2, $3, $4, $5)",
        &[
            Value::from(&organization),
            Value::from(&attempt.caller),
            attempt.key.as_str().into(),
            Value::from(&attempt.fingerprint),
            now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Takes over an expired record.
pub(super) async fn renew(tx: &mut Tx<'_>, attempt: &Attempt) -> Result<()> {
    let (organization, now) = (tx.organization(), tx.now());
    tx.execute_unseen(
        "UPDATE idempotency_records SET fingerprint = $4, created_at = $5, made_id = NULL, status = NULL, headers = NULL, body = NULL
         WHERE organization_id = $1 AND principal_id = $2 AND idempotency_key = $3",
        &[
            Value::from(&organization),
            Value::from(&attempt.caller),
            attempt.key.as_str().into(),
            Value::from(&attempt.fingerprint),
            now.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Writes what the request came to, once; answers how many records there were.
pub(super) async fn keep(tx: &mut Tx<'_>, attempt: &Attempt, outcome: &Outcome) -> Result<u64> {
    let organization = tx.organization();
    let (made, status, headers, body) = match outcome {
        Outcome::Secret(id) => (Some(id.as_slice()), None, None, None),
        Outcome::Answer(Kept { status, headers, body }) => {
            let headers = serde_json::to_string(headers).map_err(Error::internal)?;
            (None, Some(i64::from(*status)), Some(headers), Some(body.as_slice()))
        }
    };
    tx.execute_unseen(
        "UPDATE idempotency_records SET made_id = $5, status = $6, headers = $7, body = $8
         WHERE organization_id = $1 AND principal_id = $2 AND idempotency_key = $3 AND fingerprint = $4 AND status IS NULL AND made_id IS NULL",
        &[
            Value::from(&organization),
            Value::from(&attempt.caller),
            attempt.key.as_str().into(),
            Value::from(&attempt.fingerprint),
            made.into(),
            status.into(),
            headers.as_deref().into(),
            body.into(),
        ],
    )
    .await
}

/// Organizations that have records from before this moment.
pub(super) async fn with_expired(conn: &mut Conn<'_>, before: Timestamp) -> Result<Vec<OrganizationId>> {
    conn.query(
        "SELECT o.id FROM organizations o
         WHERE EXISTS (SELECT 1 FROM idempotency_records r WHERE r.organization_id = o.id AND r.created_at <= $1)",
        &[before.into()],
        |row| row.id(0),
    )
    .await
}

/// What [`clear`] deletes, by caller: how many records, and the bytes of their bodies.
pub(super) async fn expired(tx: &mut Tx<'_>, before: Timestamp, most: u32) -> Result<Vec<([u8; 16], i64, i64)>> {
    let organization = tx.organization();
    let sql = "SELECT r.principal_id, COUNT(*), CAST(COALESCE(SUM(LENGTH(r.body)), 0) AS BIGINT) FROM (
             SELECT principal_id, body FROM idempotency_records
             WHERE organization_id = $1 AND created_at <= $2 ORDER BY created_at, principal_id, idempotency_key LIMIT $3) r
         GROUP BY r.principal_id";
    let args = [Value::from(&organization), before.into(), i64::from(most).into()];
    tx.query(sql, &args, |row| Ok((row.bytes(0)?, row.int(1)?, row.int(2)?))).await
}

/// Deletes the oldest of these records; answers how many.
pub(super) async fn clear(tx: &mut Tx<'_>, before: Timestamp, most: u32) -> Result<u64> {
    let organization = tx.organization();
    tx.execute_unseen(
        "DELETE FROM idempotency_records WHERE organization_id = $1 AND (principal_id, idempotency_key) IN (
             SELECT principal_id, idempotency_key FROM idempotency_records
             WHERE organization_id = $1 AND created_at <= $2 ORDER BY created_at, principal_id, idempotency_key LIMIT $3)",
        &[Value::from(&organization), before.into(), i64::from(most).into()],
    )
    .await
}
