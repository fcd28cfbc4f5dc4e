//! SQL of the audit log.

use super::{AuditEvent, Filter, query::Range};
use crate::{
    Error, Result,
    id::{AuditEventId, OrganizationId, WorkspaceId},
    page::Order,
    store::{Conditions, Conn, Row, Tx, Value},
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

/// A statement's conditions: `found` by an index or not at all, `fits` for what is found. One index at most is asked, so
/// that as many rows are looked at as the statement's limit says.
struct Asked<'a> {
    conditions: Conditions<'a>,
    found: usize,
}

impl<'a> Asked<'a> {
    fn new(filter: &'a Filter, by_index: bool, args: Vec<Value<'a>>) -> Self {
        let mut conditions = Conditions::after(args);
        let (targets, actors) = (filter.targets.as_slice(), filter.actors.as_slice());
        // Rows of several ids would be gathered before they are put in order, however many they are.
        let by_target = by_index && targets.len() == 1;
        let by_actor = by_index && !by_target && actors.len() == 1;
        if by_target {
            conditions.is_one_of("target_id", targets.iter().map(Value::from));
        } else if by_actor {
            conditions.is_one_of("actor_id", actors.iter().map(Value::from));
        }
        let found = conditions.sql().len();
        if !by_target {
            conditions.is_one_of("target_id", targets.iter().map(Value::from));
        }
        if !by_actor {
            conditions.is_one_of("actor_id", actors.iter().map(Value::from));
        }
        for (condition, moment) in [("at >= {}", filter.from), ("at < {}", filter.to)] {
            if let Some(moment) = moment {
                conditions.and(condition, moment.into());
            }
        }
        conditions.is_one_of("workspace_id", filter.workspaces.iter().map(Value::from));
        conditions.is_one_of("action", filter.actions.iter().map(Value::from));
        conditions.is_one_of("kind", filter.target_kinds.iter().map(|kind| kind.as_str().into()));
        Self { conditions, found }
    }

    fn found(&self) -> &str {
        &self.conditions.sql()[..self.found]
    }

    fn fits(&self) -> &str {
        &self.conditions.sql()[self.found..]
    }
}

/// Entries from a sequence on and below another, in this order: the payload only of what fits.
pub(super) async fn between_sequences(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    filter: &Filter,
    (first, below): (u64, u64),
    order: Order,
    limit: u64,
) -> Result<Vec<(u64, Option<String>)>> {
    let below = i64::try_from(below).unwrap_or(i64::MAX);
    let args = vec![Value::from(&organization), first.cast_signed().into(), below.into(), limit.cast_signed().into()];
    let asked = Asked::new(filter, true, args);
    let order = match order {
        Order::Ascending => "ASC",
        Order::Descending => "DESC",
    };
    let sql = format!(
        "SELECT sequence, CASE WHEN TRUE{} THEN payload END FROM audit_events
         WHERE organization_id = $1 AND sequence >= $2 AND sequence < $3{} ORDER BY sequence {order} LIMIT $4",
        asked.fits(),
        asked.found()
    );
    conn.query(&sql, asked.conditions.args(), |row| Ok((row.int(0)?.cast_unsigned(), row.opt_text(1)?))).await
}

/// A link of the chain: salt and payload only of what fits.
pub(super) struct Linked {
    pub(super) sequence: u64,
    pub(super) leaf: [u8; 32],
    pub(super) chain: [u8; 32],
    pub(super) shown: Option<(Vec<u8>, String)>,
}

/// Entries after a sequence up to another (inclusive), oldest first.
pub(super) async fn above(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    filter: &Filter,
    after: u64,
    last: u64,
    limit: u64,
) -> Result<Vec<Linked>> {
    let args = vec![Value::from(&organization), after.cast_signed().into(), last.cast_signed().into(), limit.cast_signed().into()];
    let asked = Asked::new(filter, false, args);
    let sql = format!(
        "SELECT sequence, leaf, chain, salt, CASE WHEN TRUE{} THEN payload END FROM audit_events
         WHERE organization_id = $1 AND sequence > $2 AND sequence <= $3 ORDER BY sequence LIMIT $4",
        asked.fits()
    );
    conn.query(&sql, asked.conditions.args(), |row| {
        let shown = row.opt_blob(3)?.zip(row.opt_text(4)?);
        Ok(Linked { sequence: row.int(0)?.cast_unsigned(), leaf: row.bytes(1)?, chain: row.bytes(2)?, shown })
    })
    .await
}

/// The first and last sequence of a time, and how many events it has. Clocks of several nodes, and clocks that are set,
/// leave the log not quite in the order of time, so all of them are asked.
pub(super) async fn between(conn: &mut Conn<'_>, organization: OrganizationId, filter: &Filter) -> Result<Option<Range>> {
    let time = Filter { from: filter.from, to: filter.to, ..Filter::default() };
    let asked = Asked::new(&time, false, vec![Value::from(&organization)]);
    let sql = format!(
        "SELECT COALESCE(MIN(sequence), 0), COALESCE(MAX(sequence), 0), COUNT(*) FROM audit_events WHERE organization_id = $1{}",
        asked.fits()
    );
    let range = |row: &Row<'_>| {
        Ok(Range { first: row.int(0)?.cast_unsigned(), last: row.int(1)?.cast_unsigned(), events: row.int(2)?.cast_unsigned() })
    };
    Ok(conn.first(&sql, asked.conditions.args(), range).await?.filter(|range| range.events > 0))
}

/// The sequence of one event, with its payload unless that was erased. Its id says in which millisecond to look.
pub(super) async fn find(conn: &mut Conn<'_>, organization: OrganizationId, id: AuditEventId) -> Result<Option<(u64, Option<String>)>> {
    let mut milliseconds = [0; 8];
    milliseconds[2..].copy_from_slice(&id.as_bytes()[..6]);
    let from = i64::from_be_bytes(milliseconds) * 1000;
    conn.first(
        "SELECT sequence, payload FROM audit_events WHERE organization_id = $1 AND at >= $2 AND at < $3 AND id = $4",
        &[Value::from(&organization), from.into(), (from + 1000).into(), Value::from(&id)],
        |row| Ok((row.int(0)?.cast_unsigned(), row.opt_text(1)?)),
    )
    .await
}

/// The link of an event; that before the first one is all zero.
pub(super) async fn link_of(conn: &mut Conn<'_>, organization: OrganizationId, sequence: u64) -> Result<[u8; 32]> {
    if sequence == 0 {
        return Ok([0; 32]);
    }
    let sql = "SELECT chain FROM audit_events WHERE organization_id = $1 AND sequence = $2";
    let found = conn.first(sql, &[Value::from(&organization), sequence.cast_signed().into()], |row| row.bytes(0)).await?;
    found.ok_or_else(|| Error::internal(format!("event {sequence} of {organization} is missing")))
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

pub(super) async fn slug(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Option<String>> {
    conn.first("SELECT slug FROM organizations WHERE id = $1", &[Value::from(&organization)], |row| row.text(0)).await
}
