//! Exports: a part of the log as a file that anybody can check without the server.
//!
//! A file covers every event from a first to a last sequence. Of each it has sequence, leaf and link; salt and payload
//! only of those that fit the filter, and of what was not erased. `docs/audit.md` describes the formats.

mod check;
mod file;

pub use check::{Checked, verify};
pub use file::{Format, Header};

use super::{
    Event, Filter, Heading, Hex,
    query::Range,
    record_reading,
    rows::{self, Linked},
};
use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Permit, Scope},
    directory::Change,
    id::OrganizationId,
    store::{Conn, Read, Tx},
    terms::Terms,
};
use file::Line;
use serde_json::{Value as JsonValue, json};

/// How many events one part of a file has at most.
const PART: u64 = 200;

/// What is to be exported.
#[derive(Clone, Debug)]
pub struct Order {
    /// As what.
    pub format: Format,
    /// Whose payloads. Its time also bounds the range, which otherwise is the whole log.
    pub filter: Filter,
    /// Only events after this sequence: what an earlier file ended with.
    pub after: u64,
}

/// An export under way. Its range stands when it begins; what is appended later is not in it.
pub struct Export {
    actor: Actor,
    filter: Filter,
    format: Format,
    header: Header,
    /// The last sequence that was written; `None` before the header.
    written: Option<u64>,
}

impl Export {
    /// Fixes the range and records that it is read: an event `audit_events.export`, which is not in the range itself.
    ///
    /// # Errors
    /// [`Error::Forbidden`] without `audit_events.list`; [`Error::Invalid`] when `after` is beyond the end of the log.
    pub async fn begin(directory: &Directory, actor: &Actor, terms: impl Into<Terms> + Send, order: Order) -> Result<Self> {
        directory.permit(actor, Permission::AuditEventsList, Scope::Organization).await?;
        let Order { format, filter, after } = order;
        let survey = Survey { organization: actor.organization, filter: filter.clone(), after };
        let (first, last, previous, link) = directory.store().read_aside(survey).await?;
        let header = Header {
            roster_audit_export: file::VERSION,
            organization: actor.organization,
            exported_at: directory.now(),
            first,
            last,
            previous: Hex(previous),
            link: Hex(link),
            filter: filter.describe(),
        };
        let details = json!({"format": format.as_str(), "first": first, "last": last, "filter": header.filter});
        directory.change(actor, terms, Reading { details }).await?;
        Ok(Self { actor: *actor, filter, format, header, written: None })
    }

    /// What the file begins with.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The next part of the file, some 100 KiB at most as a rule; `None` at its end. Who may no longer read the log gets
    /// no more.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::Unauthenticated`] as above; when the store fails.
    pub async fn part(&mut self, directory: &Directory) -> Result<Option<Vec<u8>>> {
        let Some(written) = self.written else {
            self.written = Some(self.header.first.saturating_sub(1));
            return file::head(self.format, &self.header).map(Some);
        };
        if written >= self.header.last {
            return Ok(None);
        }
        directory.permit(&self.actor, Permission::AuditEventsList, Scope::Organization).await?;
        let part = Part { organization: self.actor.organization, filter: self.filter.clone(), after: written, last: self.header.last };
        let lines = directory.store().read_aside(part).await?;
        let reached = lines.last().map(|line| line.sequence).ok_or_else(|| Error::internal("the log ends too early"))?;
        self.written = Some(reached);
        file::lines(self.format, &lines).map(Some)
    }
}

/// Finds the range of an export, with the links before and at its end.
struct Survey {
    organization: OrganizationId,
    filter: Filter,
    after: u64,
}

impl Read for Survey {
    type Out = (u64, u64, [u8; 32], [u8; 32]);

    async fn run(self, conn: &mut Conn<'_>) -> Result<Self::Out> {
        let whole = Range::of(conn, self.organization, &Filter::default()).await?;
        if self.after > whole.last {
            return Err(Error::invalid("after", format!("the log ends with event {}", whole.last)));
        }
        let range = Range::of(conn, self.organization, &self.filter).await?;
        let first = range.first.max(self.after + 1);
        // An empty range still has its place in the chain.
        let last = range.last.min(whole.last).max(first - 1);
        let previous = rows::link_of(conn, self.organization, first - 1).await?;
        Ok((first, last, previous, rows::link_of(conn, self.organization, last).await?))
    }
}

/// The event that says what was exported.
struct Reading {
    details: JsonValue,
}

impl Change for Reading {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::AuditEventsList, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let event = Event {
            action: "audit_events.export",
            kind: Kind::Organization,
            target: *permit.organization().as_bytes(),
            workspace: None,
            details: self.details.clone(),
        };
        record_reading(tx, permit, event).await
    }
}

struct Part {
    organization: OrganizationId,
    filter: Filter,
    after: u64,
    last: u64,
}

impl Read for Part {
    type Out = Vec<Line>;

    async fn run(self, conn: &mut Conn<'_>) -> Result<Vec<Line>> {
        let part = rows::above(conn, self.organization, &self.filter, self.after, self.last, PART).await?;
        part.into_iter().map(|linked| line(&self.filter, linked)).collect()
    }
}

fn line(filter: &Filter, linked: Linked) -> Result<Line> {
    let mut line = Line { sequence: linked.sequence, leaf: Hex(linked.leaf), link: Hex(linked.chain), salt: None, payload: None };
    let Some((salt, payload)) = linked.shown else { return Ok(line) };
    let fits = !filter.reads_payload() || filter.fits(&serde_json::from_str::<Heading>(&payload).map_err(Error::internal)?);
    if fits {
        line.salt = Some(Hex(<[u8; 16]>::try_from(salt).map_err(|_| Error::internal("a salt has 16 bytes"))?));
        line.payload = Some(payload);
    }
    Ok(line)
}
