//! SQL of the audit log.

use super::AuditEvent;
use crate::{
    Error, Result,
    id::{OrganizationId, WorkspaceId},
    store::{Conn, Row, Tx, Value},
};

/// One stored entry with what the chain needs.
pub(super) struct Stored {
    pub(super) sequence: u64,
    pub(super) version: u64,
    pub(super) action: String,
    pub(super) actor: [u8; 16],
    pub(super) kind: String,
    pub(super) target: [u8; 16],
    pub(super) workspace: Option<WorkspaceId>,
    pub(super) payload: Option<String>,
    pub(super) salt: Option<Vec<u8>>,
    pub(super) leaf: [u8; 32],
    pub(super) chain: [u8; 32],
}

/// What [`insert`] writes besides the payload's own fields.
pub(super) struct Entry<'a> {
    pub(super) event: &'a AuditEvent,
    pub(super) actor: [u8; 16],
    pub(super) target: [u8; 16],
    pub(super) workspace: Option<WorkspaceId>,
    pub(super) payload: &'a str,
    pub(super) salt: [u8; 16],
    pub(super) leaf: [u8; 32],
    pub(super) chain: [u8; 32],
}

pub(super) async fn insert(tx: &mut Tx<'_>, entry: Entry<'_>) -> Result<()> {
    let organization = tx.organization();
    let event = entry.event;
    tx.execute(
        "INSERT INTO audit_events (organization_id, sequence, version, id, at, action, actor_id, kind, target_id, workspace_id, payload, salt, leaf, chain)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        &[
            Value::from(&organization),
            event.sequence.cast_signed().into(),
            event.version.cast_signed().into(),
            Value::from(&event.id),
            event.at.into(),
            Value::from(&event.action),
            Value::from(&entry.actor),
            Value::from(&event.target.kind),
            Value::from(&entry.target),
            entry.workspace.as_ref().into(),
            entry.payload.into(),
            Value::from(&entry.salt),
            Value::from(&entry.leaf),
            Value::from(&entry.chain),
        ],
    )
    .await?;
    Ok(())
}

/// The newest events before a sequence (exclusive), newest first.
pub(super) async fn before(conn: &mut Conn<'_>, organization: OrganizationId, sequence: u64, limit: u32) -> Result<Vec<AuditEvent>> {
    let rows = conn
        .query(
            "SELECT payload FROM audit_events WHERE organization_id = $1 AND sequence < $2 AND payload IS NOT NULL ORDER BY sequence DESC LIMIT $3",
            &[Value::from(&organization), Value::Int(i64::try_from(sequence).unwrap_or(i64::MAX)), i64::from(limit).into()],
            |row| row.text(0),
        )
        .await?;
    rows.iter().map(|payload| serde_json::from_str(payload).map_err(Error::internal)).collect()
}

/// Stored entries after a sequence, oldest first.
pub(super) async fn after(conn: &mut Conn<'_>, organization: OrganizationId, sequence: u64, limit: u32) -> Result<Vec<Stored>> {
    conn.query(
        "SELECT sequence, version, action, actor_id, kind, target_id, workspace_id, payload, salt, leaf, chain FROM audit_events
         WHERE organization_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3",
        &[Value::from(&organization), sequence.cast_signed().into(), i64::from(limit).into()],
        stored,
    )
    .await
}

fn stored(row: &Row<'_>) -> Result<Stored> {
    Ok(Stored {
        sequence: row.int(0)?.cast_unsigned(),
        version: row.int(1)?.cast_unsigned(),
        action: row.text(2)?,
        actor: row.bytes(3)?,
        kind: row.text(4)?,
        target: row.bytes(5)?,
        workspace: row.opt_id(6)?,
        payload: row.opt_text(7)?,
        salt: row.opt_blob(8)?,
        leaf: row.bytes(9)?,
        chain: row.bytes(10)?,
    })
}

/// What the organization's row says: version, sequence, head of the chain.
pub(super) async fn head(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Option<(u64, u64, [u8; 32])>> {
    conn.first("SELECT version, audit_sequence, audit_chain FROM organizations WHERE id = $1", &[Value::from(&organization)], |row| {
        Ok((row.int(0)?.cast_unsigned(), row.int(1)?.cast_unsigned(), row.bytes(2)?))
    })
    .await
}

/// Every tenant, the instance included.
pub(super) async fn tenants(conn: &mut Conn<'_>) -> Result<Vec<(OrganizationId, String)>> {
    conn.query("SELECT id, slug FROM organizations ORDER BY id", &[], |row| Ok((row.id(0)?, row.text(1)?))).await
}
