//! SQL of access tokens.

use super::{Parent, model::Token};
use crate::{
    Error, Result,
    clock::Timestamp,
    id::{AccessTokenId, OrganizationId},
    secret::SecretHash,
    store::{Conn, Tx, Value},
};

pub(super) async fn insert(tx: &mut Tx<'_>, id: AccessTokenId, token: &Token) -> Result<()> {
    let (organization, now) = (tx.organization(), tx.now());
    tx.execute(
        "INSERT INTO access_tokens (organization_id, id, parent_kind, parent_id, parent_secret_hash, limited_to, secret_hash, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            Value::from(&organization),
            Value::from(&id),
            token.parent.kind().as_str().into(),
            Value::from(&token.parent.bytes()),
            token.shown.as_ref().map(SecretHash::as_bytes).into(),
            token.limited_to.as_ref().into(),
            Value::from(token.hash.as_bytes()),
            now.into(),
            token.expires_at.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn find(conn: &mut Conn<'_>, organization: OrganizationId, id: AccessTokenId) -> Result<Option<Token>> {
    conn.first(
        "SELECT parent_kind, parent_id, parent_secret_hash, limited_to, secret_hash, expires_at FROM access_tokens
         WHERE organization_id = $1 AND id = $2",
        &[Value::from(&organization), Value::from(&id)],
        |row| {
            let parent = Parent::read(&row.text(0)?, row.bytes(1)?).ok_or_else(|| Error::internal("a token of no known kind"))?;
            let shown = row
                .opt_blob(2)?
                .map(|bytes| bytes.as_slice().try_into().map(SecretHash::from_bytes).map_err(Error::internal))
                .transpose()?;
            let hash = SecretHash::from_bytes(row.bytes(4)?);
            Ok(Token { parent, shown, limited_to: row.opt_id(3)?, hash, expires_at: row.time(5)? })
        },
    )
    .await
}

/// How many tokens made of this have not ended.
pub(super) async fn count(tx: &mut Tx<'_>, parent: &Parent, now: Timestamp) -> Result<u64> {
    let organization = tx.organization();
    let found = tx
        .first(
            "SELECT COUNT(*) FROM access_tokens WHERE organization_id = $1 AND parent_id = $2 AND expires_at > $3",
            &[Value::from(&organization), Value::from(&parent.bytes()), now.into()],
            |row| Ok(row.int(0)?.cast_unsigned()),
        )
        .await?;
    Ok(found.unwrap_or(0))
}

/// The organizations in which tokens have ended.
pub(super) async fn with_ended(conn: &mut Conn<'_>, now: Timestamp) -> Result<Vec<OrganizationId>> {
    conn.query(
        "SELECT o.id FROM organizations o
         WHERE EXISTS (SELECT 1 FROM access_tokens t WHERE t.organization_id = o.id AND t.expires_at <= $1)",
        &[now.into()],
        |row| row.id(0),
    )
    .await
}

/// Takes away so many tokens that have ended, the oldest first; answers how many there were.
pub(super) async fn clear_ended(tx: &mut Tx<'_>, limit: i64) -> Result<u64> {
    let (organization, now) = (tx.organization(), tx.now());
    tx.execute_unseen(
        "DELETE FROM access_tokens WHERE organization_id = $1
             AND id IN (SELECT id FROM access_tokens WHERE organization_id = $1 AND expires_at <= $2 ORDER BY expires_at LIMIT $3)",
        &[Value::from(&organization), now.into(), limit.into()],
    )
    .await
}
