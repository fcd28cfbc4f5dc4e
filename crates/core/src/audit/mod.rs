//! The audit log: an event in the transaction of every change, linked in a chain.
//!
//! `leaf = SHA-256(salt ‖ payload)` and `link = SHA-256(previous link ‖ sequence ‖ leaf)`, so a payload can be erased
//! together with its salt and the chain still holds. The head of the chain stands in the organization's row.

mod model;
mod rows;

pub use model::{AuditEvent, Event, Origin, RecordedActor, Target};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Permit, Reason, Scope},
    id::{Id, OrganizationId, entity},
    page::Listed,
    store::{Tx, Write},
};
use serde_json::json;
use sha2::{Digest, Sha256};

/// Appends what a permitted change did. The organization's version moves with it.
///
/// # Errors
/// When the store fails.
pub async fn record(tx: &mut Tx<'_>, permit: &Permit, event: Event) -> Result<()> {
    tx.touch(crate::store::Tag::of_event(Some(event.kind), event.target, event.workspace));
    append(tx, permit.actor(), event, true).await
}

async fn append(tx: &mut Tx<'_>, actor: &Actor, event: Event, changed: bool) -> Result<()> {
    let (at, id, origin) = (tx.now(), tx.new_id(), tx.origin().clone());
    let mut salt = [0; 16];
    tx.random().fill(&mut salt);
    let next = u64::from(changed);
    let tenant = tx.chain(changed);
    tenant.sequence += 1;
    let target = Target { kind: event.kind.as_str().into(), id: native_id(event.target), workspace: event.workspace };
    let action = event.action.to_owned();
    let (sequence, version) = (tenant.sequence, tenant.version + next);
    let event_target = event.target;
    let recorded = AuditEvent { id, sequence, version, at, action, actor: actor.into(), target, origin, details: event.details };
    let payload = serde_json::to_string(&recorded).map_err(Error::internal)?;
    let leaf = leaf(&salt, &payload);
    tenant.chain = link(&tenant.chain, sequence, &leaf);
    let chain = tenant.chain;
    let entry = rows::Entry {
        event: &recorded,
        actor: actor.principal.bytes(),
        target: event_target,
        workspace: event.workspace,
        payload: &payload,
        salt,
        leaf,
        chain,
    };
    rows::insert(tx, entry).await
}

fn native_id(bytes: [u8; 16]) -> String {
    Id::<entity::AuditEvent>::from_bytes(bytes).to_string()
}

fn leaf(salt: &[u8], payload: &str) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(payload).finalize().into()
}

fn link(previous: &[u8; 32], sequence: u64, leaf: &[u8; 32]) -> [u8; 32] {
    Sha256::new().chain_update(previous).chain_update(sequence.to_be_bytes()).chain_update(leaf).finalize().into()
}

/// Counted refusals of one organization, as one write that moves only the audit sequence.
pub(crate) struct RecordDenials(pub(crate) Vec<((Actor, Permission, Reason), u64)>);

impl Write for RecordDenials {
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<()> {
        for ((actor, permission, reason), count) in &self.0 {
            let details = json!({"permission": permission, "reason": reason.as_str(), "count": count});
            let event = Event {
                action: "access.denied",
                kind: Kind::Organization,
                target: *actor.organization.as_bytes(),
                workspace: None,
                details,
            };
            append(tx, actor, event, false).await?;
        }
        Ok(())
    }
}

/// The organization's newest events before a sequence, newest first; `total` is the length of the log.
///
/// # Errors
/// [`Error::Forbidden`] without `audit_events.list`.
pub async fn list(directory: &Directory, actor: &Actor, before: Option<u64>, limit: u32) -> Result<Listed<AuditEvent>> {
    directory.permit(actor, Permission::AuditEventsList, Scope::Organization).await?;
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let (_, sequence, _) = rows::head(&mut conn, actor.organization).await?.ok_or(Error::NotFound(Kind::Organization))?;
    let items = rows::before(&mut conn, actor.organization, before.unwrap_or(u64::MAX), limit.clamp(1, crate::page::MAX_LIMIT)).await?;
    Ok(Listed { items, total: sequence, next: None })
}

/// What a check of one organization's log found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The organization.
    pub organization: OrganizationId,
    /// Its slug.
    pub slug: String,
    /// Events in the log.
    pub events: u64,
    /// The first thing that is wrong.
    pub fault: Option<String>,
}

/// Checks every organization's chain from its first event to the head in its row. For the operator at the machine:
/// it needs the store itself and no key.
///
/// # Errors
/// When the store can't be read.
pub async fn verify(directory: &Directory) -> Result<Vec<Verified>> {
    let tenants = {
        let mut lease = directory.store().read().await?;
        rows::tenants(&mut lease.conn()?).await?
    };
    let mut found = Vec::with_capacity(tenants.len());
    for (organization, slug) in tenants {
        let (events, fault) = verify_one(directory, organization).await?;
        found.push(Verified { organization, slug, events, fault });
    }
    Ok(found)
}

async fn verify_one(directory: &Directory, organization: OrganizationId) -> Result<(u64, Option<String>)> {
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let (version, sequence, head) = rows::head(&mut conn, organization).await?.ok_or(Error::NotFound(Kind::Organization))?;
    let (mut at, mut chain, mut newest) = (0, [0; 32], 0);
    loop {
        let part = rows::after(&mut conn, organization, at, 1000).await?;
        if part.is_empty() {
            break;
        }
        for stored in part.iter().take_while(|stored| stored.sequence <= sequence) {
            if let Some(fault) = fault(stored, at, &chain) {
                return Ok((at, Some(format!("event {}: {fault}", at + 1))));
            }
            (at, chain, newest) = (stored.sequence, stored.chain, stored.version);
        }
        if part.last().is_some_and(|stored| stored.sequence >= sequence) {
            break;
        }
    }
    if at != sequence || chain != head {
        return Ok((at, Some(format!("the log ends at event {at}, the organization's row says {sequence}"))));
    }
    if newest != version {
        return Ok((at, Some(format!("the last event is of version {newest}, the organization's row says {version}"))));
    }
    Ok((at, None))
}

fn fault(stored: &rows::Stored, before: u64, chain: &[u8; 32]) -> Option<&'static str> {
    if stored.sequence != before + 1 {
        return Some("it is missing");
    }
    if link(chain, stored.sequence, &stored.leaf) != stored.chain {
        return Some("its link does not follow from the one before");
    }
    let (Some(payload), Some(salt)) = (&stored.payload, &stored.salt) else { return None };
    if leaf(salt, payload) != stored.leaf {
        return Some("its payload was changed");
    }
    let same = serde_json::from_str::<AuditEvent>(payload).is_ok_and(|event| {
        event.sequence == stored.sequence
            && event.version == stored.version
            && event.action == stored.action
            && (event.actor.id == native_id(stored.actor) || (event.actor.kind == "system" && stored.actor == [0; 16]))
            && event.target == Target { kind: stored.kind.clone(), id: native_id(stored.target), workspace: stored.workspace }
    });
    if same { None } else { Some("its columns do not say what its payload says") }
}
