//! SQL of sessions.

use super::Session;
use crate::{
    Result,
    clock::Timestamp,
    id::{AccountId, SessionId},
    organization::INSTANCE,
    secret::SecretHash,
    store::{Conn, Tx, Value},
};

pub(super) async fn insert(tx: &mut Tx<'_>, session: &Session, hash: &SecretHash) -> Result<()> {
    tx.execute(
        "INSERT INTO sessions (organization_id, id, account_id, limited_to, secret_hash, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            Value::from(&INSTANCE),
            Value::from(&session.id),
            Value::from(&session.account),
            session.limited_to.as_ref().into(),
            Value::from(hash.as_bytes()),
            session.created_at.into(),
            session.expires_at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// A session of an account that is not disabled, with the hash of its secret.
pub(super) async fn find(conn: &mut Conn<'_>, id: SessionId) -> Result<Option<(Session, SecretHash)>> {
    conn.first(
        "SELECT s.account_id, s.limited_to, s.created_at, s.expires_at, s.secret_hash FROM sessions s
         JOIN accounts a ON a.organization_id = s.organization_id AND a.id = s.account_id
         WHERE s.organization_id = $1 AND s.id = $2 AND a.status <> 'disabled'",
        &[Value::from(&INSTANCE), Value::from(&id)],
        |row| {
            let session =
                Session { id, account: row.id(0)?, limited_to: row.opt_id(1)?, created_at: row.time(2)?, expires_at: row.time(3)? };
            Ok((session, SecretHash::from_bytes(row.bytes(4)?)))
        },
    )
    .await
}

pub(super) async fn delete(tx: &mut Tx<'_>, id: SessionId) -> Result<u64> {
    tx.execute("DELETE FROM sessions WHERE organization_id = $1 AND id = $2", &[Value::from(&INSTANCE), Value::from(&id)]).await
}

/// Ends all sessions of an account but one; answers how many there were.
pub(crate) async fn delete_others(tx: &mut Tx<'_>, account: AccountId, keep: Option<SessionId>) -> Result<u64> {
    let keep = keep.map_or([0; 16], |id| *id.as_bytes());
    tx.execute(
        "DELETE FROM sessions WHERE organization_id = $1 AND account_id = $2 AND id <> $3",
        &[Value::from(&INSTANCE), Value::from(&account), Value::from(&keep)],
    )
    .await
}

/// Takes away the rows of sessions that have ended, the oldest first; answers how many there were.
pub(super) async fn clear_ended(tx: &mut Tx<'_>, now: Timestamp, limit: i64) -> Result<u64> {
    tx.execute(
        "DELETE FROM sessions WHERE organization_id = $1
             AND id IN (SELECT id FROM sessions WHERE organization_id = $1 AND expires_at <= $2 ORDER BY expires_at LIMIT $3)",
        &[Value::from(&INSTANCE), now.into(), limit.into()],
    )
    .await
}
