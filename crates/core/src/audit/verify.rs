//! Checking the log that is in the store.

use super::{
    AuditEvent, Hex, Target,
    chain::{leaf, link},
    native_id, rows,
};
use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Scope},
    id::OrganizationId,
    store::{Conn, Read},
};

/// How many events are read at once.
const PART: u32 = 200;

/// What a check of one organization's log found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The organization.
    pub organization: OrganizationId,
    /// Its slug.
    pub slug: String,
    /// Events in the log, up to the first fault.
    pub events: u64,
    /// The link of the last of them; an export of the whole log ends with the same.
    pub link: Hex<32>,
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
        found.push(verify_one(directory, organization, slug).await?);
    }
    Ok(found)
}

/// Checks the log of the actor's organization.
///
/// # Errors
/// [`Error::Forbidden`] without `audit_events.list`.
pub async fn verify_own(directory: &Directory, actor: &Actor) -> Result<Verified> {
    directory.permit(actor, Permission::AuditEventsList, Scope::Organization).await?;
    let organization = actor.organization;
    let slug = {
        let mut lease = directory.store().read().await?;
        rows::slug(&mut lease.conn()?, organization).await?.ok_or(Error::NotFound(Kind::Organization))?
    };
    verify_one(directory, organization, slug).await
}

async fn verify_one(directory: &Directory, organization: OrganizationId, slug: String) -> Result<Verified> {
    let head = {
        let mut lease = directory.store().read().await?;
        rows::head(&mut lease.conn()?, organization).await?.ok_or(Error::NotFound(Kind::Organization))?
    };
    let (version, sequence, link) = head;
    let mut place = Place::default();
    let fault = loop {
        let (reached, outcome) = directory.store().read_aside(Part { organization, place, last: sequence }).await?;
        place = reached;
        match outcome {
            Outcome::Goes => {}
            Outcome::Fault(fault) => break Some(format!("event {}: {fault}", place.sequence + 1)),
            Outcome::Ends if place.sequence != sequence || place.link != link => {
                break Some(format!("the log ends at event {}, the organization's row says {sequence}", place.sequence));
            }
            Outcome::Ends if place.version != version => {
                break Some(format!("the last event is of version {}, the organization's row says {version}", place.version));
            }
            Outcome::Ends => break None,
        }
    };
    Ok(Verified { organization, slug, events: place.sequence, link: Hex(place.link), fault })
}

/// The last event up to which the log holds.
#[derive(Clone, Copy, Default)]
struct Place {
    sequence: u64,
    version: u64,
    link: [u8; 32],
}

/// What one part of the log says.
enum Outcome {
    /// It holds, and there is more.
    Goes,
    /// It holds, and there is no more.
    Ends,
    /// It does not hold.
    Fault(&'static str),
}

struct Part {
    organization: OrganizationId,
    place: Place,
    last: u64,
}

impl Read for Part {
    type Out = (Place, Outcome);

    async fn run(self, conn: &mut Conn<'_>) -> Result<Self::Out> {
        let mut place = self.place;
        let part = rows::after(conn, self.organization, place.sequence, PART).await?;
        for stored in part.iter().take_while(|stored| stored.sequence <= self.last) {
            if let Some(fault) = fault(stored, place.sequence, &place.link) {
                return Ok((place, Outcome::Fault(fault)));
            }
            place = Place { sequence: stored.sequence, version: stored.version, link: stored.chain };
        }
        let ends = part.last().is_none_or(|stored| stored.sequence >= self.last);
        Ok((place, if ends { Outcome::Ends } else { Outcome::Goes }))
    }
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
