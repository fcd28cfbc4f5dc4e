//! What the store keeps of keys' secrets, for exports: hashes alone.

use super::{ApiKey, Owner, count, rows};
use crate::{
    Result,
    access::WorkspaceRole,
    clock::Timestamp,
    id::{ApiKeyId, OrganizationId},
    member,
    secret::SecretHash,
    store::{Conn, Tx, Value},
    user,
};
use std::collections::HashMap;

/// The hash of no secret: that a text has it is as likely as that somebody guesses a key.
const NONE: [u8; 32] = [0; 32];

/// What is kept of a key's secrets.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Kept {
    /// Hash of the secret; `None` for a literal one, which belongs to one instance.
    pub(crate) hash: Option<[u8; 32]>,
    /// Hash of the one before it, which works until then.
    pub(crate) previous: Option<([u8; 32], Timestamp)>,
}

/// What is kept of every key of an organization.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<HashMap<ApiKeyId, Kept>> {
    let sql = "SELECT k.id, k.secret_hash, k.previous_secret_hash, k.previous_secret_until, l.secret_hash FROM api_keys k
         LEFT JOIN literal_keys l ON l.organization_id = k.organization_id AND l.api_key_id = k.id
         WHERE k.organization_id = $1";
    let rows = conn
        .query(sql, &[Value::from(&organization)], |row| {
            let literal: Option<[u8; 32]> = row.opt_blob(4)?.map(|_| row.bytes(4)).transpose()?;
            let hash = Some(row.bytes(1)?).filter(|hash| *hash != NONE && Some(*hash) != literal);
            let previous: Option<[u8; 32]> = row.opt_blob(2)?.map(|_| row.bytes(2)).transpose()?;
            let previous = previous.filter(|hash| Some(*hash) != literal).zip(row.opt_time(3)?);
            Ok((row.id(0)?, Kept { hash, previous }))
        })
        .await?;
    Ok(rows.into_iter().collect())
}

/// Writes a key with what was kept of its secrets. A key of nobody becomes a principal with its role.
pub(crate) async fn restore(tx: &mut Tx<'_>, key: &ApiKey, kept: &Kept) -> Result<()> {
    match (key.owner, key.workspace) {
        (Owner::User(_) | Owner::ServiceAccount(_), _) | (Owner::Workspace, None) => {}
        (Owner::Organization(role), _) => {
            user::rows::insert_principal(tx, key.id, "api_key").await?;
            user::rows::assign(tx, key.id, role).await?;
        }
        (Owner::Workspace, Some(workspace)) => {
            user::rows::insert_principal(tx, key.id, "api_key").await?;
            member::rows::assign(tx, workspace, key.id, WorkspaceRole::Admin).await?;
        }
    }
    rows::save(tx, key, Some(&SecretHash::from_bytes(kept.hash.unwrap_or(NONE)))).await?;
    let organization = tx.organization();
    let (hash, until) = kept.previous.unzip();
    tx.execute(
        "UPDATE api_keys SET last_used_at = $3, previous_secret_hash = $4, previous_secret_until = $5 WHERE organization_id = $1 AND id = $2",
        &[Value::from(&organization), Value::from(&key.id), key.last_used_at.into(), hash.as_ref().into(), until.into()],
    )
    .await?;
    count(tx, key, 1);
    Ok(())
}
