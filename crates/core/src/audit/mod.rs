//! The audit log: an event in the transaction of every change, linked in a chain.
//!
//! `leaf = SHA-256(salt ‖ payload)` and `link = SHA-256(previous link ‖ sequence ‖ leaf)`, so a payload can be erased
//! together with its salt and the chain still holds. The head of the chain stands in the organization's row.

mod chain;
pub mod export;
mod filter;
mod model;
mod query;
mod rows;
mod verify;

pub use chain::Hex;
pub use filter::{Filter, OriginFilter};
pub use model::{AuditEvent, Event, Heading, Origin, RecordedActor, Target};
pub use query::{Besides, Between, Listed, MOST_LOOKED_AT, Numbered, Part, Total, between, get, list, numbered, sequence_of};
pub use verify::{Verified, verify, verify_own};

use crate::{
    Error, Kind, Result,
    access::{Actor, Permission, Permit, Reason},
    id::{Id, entity},
    store::{Tx, Write},
};
use chain::{leaf, link};
use serde_json::json;

/// Appends what a permitted change did. The organization's version moves with it.
///
/// # Errors
/// When the store fails.
pub async fn record(tx: &mut Tx<'_>, permit: &Permit, event: Event) -> Result<()> {
    tx.touch(crate::store::Tag::of_event(Some(event.kind), event.target, event.workspace));
    append(tx, permit.actor(), event, true).await
}

/// Appends that something was read which is worth an event. No version moves: what readers are shown is the same.
pub(crate) async fn record_reading(tx: &mut Tx<'_>, permit: &Permit, event: Event) -> Result<()> {
    append(tx, permit.actor(), event, false).await
}

/// Appends that an access token was made, by whoever showed what it stands for. No version moves: nobody is shown tokens.
pub(crate) async fn record_issue(tx: &mut Tx<'_>, actor: &Actor, event: Event) -> Result<()> {
    append(tx, actor, event, false).await
}

async fn append(tx: &mut Tx<'_>, actor: &Actor, event: Event, changed: bool) -> Result<()> {
    let (at, id, origin) = (tx.now(), tx.new_id(), tx.origin().clone());
    let mut salt = [0; 16];
    tx.random().fill(&mut salt);
    let target = Target { kind: event.kind.as_str().into(), id: native_id(event.target), workspace: event.workspace };
    if let Some(rehearsal) = tx.rehearsal() {
        rehearsal.note(&event, target.clone());
    }
    let next = u64::from(changed);
    let tenant = tx.chain(changed);
    tenant.sequence += 1;
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
