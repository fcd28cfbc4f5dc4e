//! Reading the log: by cursor, by page number, one event.
//!
//! Columns are compared in SQL, what stands in the payload alone in Rust. Neither looks at more than a stated number of
//! events for one answer, so that a filter that fits nothing costs no more than one that fits much.

use super::{AuditEvent, Filter, Heading, rows};
use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Scope},
    id::{AuditEventId, OrganizationId},
    page::{MAX_OFFSET, MOST_BYTES, Order, checked_limit},
    store::{Conn, Read},
};
use std::sync::Arc;

/// The most events that one answer looks at to find what fits, and to count it.
pub const MOST_LOOKED_AT: u64 = 10_000;
/// How many are read at once.
const PART: u64 = 200;

/// A part of the log, newest first.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The events; erased ones are not among them.
    pub items: Vec<AuditEvent>,
    /// How many fit.
    pub total: Total,
    /// The sequence before which the next part begins, when there may be one.
    pub next: Option<u64>,
    /// Whether the part ended because [`MOST_LOOKED_AT`] events were looked at: it may be short or empty, and the next
    /// part goes on from there.
    pub stopped: bool,
}

/// How many events fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// Among those that were looked at, the newest ones. Erased events count where the filter asks for nothing but a time.
    pub fitting: u64,
    /// Older events that were not looked at: zero means that `fitting` is exact.
    pub unseen: u64,
}

/// Which part of the log, and from which end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Between {
    /// Only events after this sequence; 0: from the first.
    pub above: u64,
    /// Only events before this sequence; `None`: to the newest.
    pub below: Option<u64>,
    /// From which end.
    pub order: Order,
}

/// A part of the log in the order that was asked for.
#[derive(Clone, Debug)]
pub struct Part {
    /// The events; erased ones are not among them.
    pub items: Vec<AuditEvent>,
    /// The sequence from which the next part goes on (exclusive), when there may be one.
    pub next: Option<u64>,
    /// How many events were looked at, at most [`MOST_LOOKED_AT`].
    pub looked_at: u64,
}

/// Events of a page that is asked for by its number.
#[derive(Clone, Debug)]
pub struct Numbered {
    /// The events.
    pub items: Vec<AuditEvent>,
    /// How many fit.
    pub total: Total,
}

/// What a surface asks besides a [`Filter`], in its own words; it is asked of events without their details.
pub type Besides = dyn Fn(&Heading) -> bool + Send + Sync;

/// Events that fit, newest first, below a sequence (exclusive). A part ends early at 4 MiB. What is appended meanwhile
/// does not move the parts that follow.
///
/// # Errors
/// [`Error::Forbidden`] without `audit_events.list`; [`Error::Invalid`] for a limit other than 1 to
/// [`MAX_LIMIT`](crate::page::MAX_LIMIT).
pub async fn list(directory: &Directory, actor: &Actor, filter: Filter, below: Option<u64>, limit: u32) -> Result<Listed> {
    let limit = checked_limit(limit)?;
    directory.permit(actor, Permission::AuditEventsList, Scope::Organization).await?;
    directory.store().read_aside(List { organization: actor.organization, filter, below, limit }).await
}

/// One page of the events that fit, newest first: `limit` after the first `offset`.
///
/// # Errors
/// [`Error::Forbidden`] without `audit_events.list`; [`Error::Invalid`] for a page that is not reached within the
/// newest [`MAX_OFFSET`] events of the time that is asked for.
pub async fn numbered(
    directory: &Directory,
    actor: &Actor,
    filter: Filter,
    besides: Option<Arc<Besides>>,
    offset: u64,
    limit: u32,
) -> Result<Numbered> {
    directory.permit(actor, Permission::AuditEventsList, Scope::Organization).await?;
    directory.store().read_aside(Number { organization: actor.organization, filter, besides, offset, limit }).await
}

/// Events that fit with a sequence between two (both exclusive), in this order: for surfaces that go on from an event
/// instead of a cursor, and count nothing.
///
/// # Errors
/// As [`list`].
pub async fn between(directory: &Directory, actor: &Actor, filter: Filter, between: Between, limit: u32) -> Result<Part> {
    let limit = checked_limit(limit)?;
    directory.permit(actor, Permission::AuditEventsList, Scope::Organization).await?;
    directory.store().read_aside(InOrder { organization: actor.organization, filter, between, limit }).await
}

/// The sequence of an event, erased or not.
///
/// # Errors
/// [`Error::Forbidden`] without `audit_events.list`.
pub async fn sequence_of(directory: &Directory, actor: &Actor, id: AuditEventId) -> Result<Option<u64>> {
    directory.permit(actor, Permission::AuditEventsList, Scope::Organization).await?;
    let mut lease = directory.store().read().await?;
    Ok(rows::find(&mut lease.conn()?, actor.organization, id).await?.map(|(sequence, _)| sequence))
}

/// One event.
///
/// # Errors
/// [`Error::Forbidden`] without `audit_events.list`, [`Error::NotFound`] also for an erased one.
pub async fn get(directory: &Directory, actor: &Actor, id: AuditEventId) -> Result<AuditEvent> {
    directory.permit(actor, Permission::AuditEventsList, Scope::Organization).await?;
    let mut lease = directory.store().read().await?;
    let found = rows::find(&mut lease.conn()?, actor.organization, id).await?;
    let payload = found.and_then(|(_, payload)| payload).ok_or(Error::NotFound(Kind::AuditEvent))?;
    serde_json::from_str(&payload).map_err(Error::internal)
}

/// Sequences from the first to the last that may fit, with the number of events of the time that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) first: u64,
    pub(super) last: u64,
    pub(super) events: u64,
}

impl Range {
    /// The part of the log that holds every event of the filter's time. An empty one ends before it begins.
    pub(super) async fn of(conn: &mut Conn<'_>, organization: OrganizationId, filter: &Filter) -> Result<Self> {
        let (_, last, _) = rows::head(conn, organization).await?.ok_or(Error::NotFound(Kind::Organization))?;
        if filter.from.is_none() && filter.to.is_none() {
            return Ok(Self { first: 1, last, events: last });
        }
        let found = rows::between(conn, organization, filter).await?;
        Ok(found.unwrap_or(Self { first: last + 1, last, events: 0 }))
    }
}

/// A walk through a range, from its newest event to its oldest or the other way.
struct Walk<'a> {
    organization: OrganizationId,
    filter: &'a Filter,
    besides: Option<&'a Besides>,
    order: Order,
    /// What has not been looked at: from this sequence on, …
    first: u64,
    /// … and below this one.
    below: u64,
    looked_at: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// There is nothing older in the range.
    Range,
    /// The visitor has what it wants.
    Visitor,
    /// Enough was looked at.
    Bound,
}

impl<'a> Walk<'a> {
    fn new(organization: OrganizationId, filter: &'a Filter, range: Range) -> Self {
        let (first, below) = (range.first, range.last.saturating_add(1));
        Self { organization, filter, besides: None, order: Order::Descending, first, below, looked_at: 0 }
    }

    /// Shows each payload that fits until the visitor says no or `most` were looked at.
    async fn go(&mut self, conn: &mut Conn<'_>, most: u64, mut visit: impl FnMut(String) -> Result<bool> + Send) -> Result<End> {
        loop {
            let limit = PART.min(most.saturating_sub(self.looked_at));
            if limit == 0 {
                return Ok(if self.below > self.first { End::Bound } else { End::Range });
            }
            let range = (self.first, self.below);
            let part = rows::between_sequences(conn, self.organization, self.filter, range, self.order, limit).await?;
            let ended = (part.len() as u64) < limit;
            for (sequence, payload) in part {
                if let Some(payload) = payload
                    && self.fits(&payload)?
                    && !visit(payload)?
                {
                    return Ok(End::Visitor);
                }
                self.looked_at += 1;
                match self.order {
                    Order::Ascending => self.first = sequence + 1,
                    Order::Descending => self.below = sequence,
                }
            }
            if ended {
                self.below = self.first;
                return Ok(End::Range);
            }
        }
    }

    /// The events of one answer.
    async fn gather(&mut self, conn: &mut Conn<'_>, limit: u32) -> Result<(Vec<AuditEvent>, End)> {
        let (mut items, mut bytes, limit) = (Vec::new(), 0, limit as usize);
        let end = self
            .go(conn, MOST_LOOKED_AT, |payload| {
                bytes += payload.len();
                // What comes after the last one shows that there is a next part.
                if items.len() == limit || (bytes > MOST_BYTES && !items.is_empty()) {
                    return Ok(false);
                }
                items.push(serde_json::from_str::<AuditEvent>(&payload).map_err(Error::internal)?);
                Ok(true)
            })
            .await?;
        Ok((items, end))
    }

    fn fits(&self, payload: &str) -> Result<bool> {
        if self.besides.is_none() && !self.filter.reads_payload() {
            return Ok(true);
        }
        let heading: Heading = serde_json::from_str(payload).map_err(Error::internal)?;
        Ok(self.filter.fits(&heading) && self.besides.is_none_or(|besides| besides(&heading)))
    }

    const fn unseen(&self) -> u64 {
        self.below.saturating_sub(self.first)
    }
}

struct List {
    organization: OrganizationId,
    filter: Filter,
    below: Option<u64>,
    limit: u32,
}

impl Read for List {
    type Out = Listed;

    async fn run(self, conn: &mut Conn<'_>) -> Result<Listed> {
        let range = Range::of(conn, self.organization, &self.filter).await?;
        let total = total(conn, self.organization, &self.filter, range).await?;
        let mut walk = Walk::new(self.organization, &self.filter, range);
        walk.below = walk.below.min(self.below.unwrap_or(u64::MAX));
        let (items, end) = walk.gather(conn, self.limit).await?;
        let next = match end {
            End::Range => None,
            End::Bound | End::Visitor => Some(walk.below),
        };
        Ok(Listed { items, total, next, stopped: end == End::Bound })
    }
}

struct InOrder {
    organization: OrganizationId,
    filter: Filter,
    between: Between,
    limit: u32,
}

impl Read for InOrder {
    type Out = Part;

    async fn run(self, conn: &mut Conn<'_>) -> Result<Part> {
        let range = Range::of(conn, self.organization, &self.filter).await?;
        let mut walk = Walk::new(self.organization, &self.filter, range);
        walk.order = self.between.order;
        walk.first = walk.first.max(self.between.above.saturating_add(1));
        walk.below = walk.below.min(self.between.below.unwrap_or(u64::MAX));
        let (items, end) = walk.gather(conn, self.limit).await?;
        let next = match (end, walk.order) {
            (End::Range, _) => None,
            (_, Order::Ascending) => Some(walk.first - 1),
            (_, Order::Descending) => Some(walk.below),
        };
        Ok(Part { items, next, looked_at: walk.looked_at })
    }
}

/// Exact where an index counts, else among the newest [`MOST_LOOKED_AT`].
async fn total(conn: &mut Conn<'_>, organization: OrganizationId, filter: &Filter, range: Range) -> Result<Total> {
    if filter.only_asks_for_time() {
        return Ok(Total { fitting: range.events, unseen: 0 });
    }
    let (mut walk, mut fitting) = (Walk::new(organization, filter, range), 0);
    walk.go(conn, MOST_LOOKED_AT, |_| {
        fitting += 1;
        Ok(true)
    })
    .await?;
    Ok(Total { fitting, unseen: walk.unseen() })
}

struct Number {
    organization: OrganizationId,
    filter: Filter,
    besides: Option<Arc<Besides>>,
    offset: u64,
    limit: u32,
}

impl Read for Number {
    type Out = Numbered;

    async fn run(self, conn: &mut Conn<'_>) -> Result<Numbered> {
        let range = Range::of(conn, self.organization, &self.filter).await?;
        let mut walk = Walk::new(self.organization, &self.filter, range);
        walk.besides = self.besides.as_deref();
        let (mut items, mut fitting, end_of_page) = (Vec::new(), 0, self.offset.saturating_add(self.limit.into()));
        loop {
            let most = (walk.looked_at + MOST_LOOKED_AT).min(MAX_OFFSET);
            let end = walk
                .go(conn, most, |payload| {
                    if (self.offset..end_of_page).contains(&fitting) {
                        items.push(serde_json::from_str(&payload).map_err(Error::internal)?);
                    }
                    fitting += 1;
                    Ok(true)
                })
                .await?;
            if end == End::Range || fitting >= end_of_page {
                return Ok(Numbered { items, total: Total { fitting, unseen: walk.unseen() } });
            }
            if most == MAX_OFFSET {
                let message = format!("lies beyond the newest {MAX_OFFSET} events: narrow down the time");
                return Err(Error::invalid("page", message));
            }
        }
    }
}
