//! A transaction as a write sees it.

use super::{Conn, Row, Surroundings, Tag, Tenant, Value};
use crate::{
    Error, Kind, Result,
    audit::Origin,
    clock::Timestamp,
    id::{Entity, Id, OrganizationId},
    random::Random,
    rehearsal::Rehearsal,
    sealed::Sealing,
    terms::{ETag, IfMatch},
};
use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// The transaction of one write in one organization. It reads the clock once, so that everything in it happens at
/// the same moment.
pub struct Tx<'a> {
    conn: Conn<'a>,
    tenant: &'a mut Tenant,
    now: Timestamp,
    random: &'a dyn Random,
    sealing: &'a Sealing,
    origin: Arc<Origin>,
    if_match: Option<Arc<IfMatch>>,
    rehearsal: Option<Rehearsal>,
    /// Whether what is expected has been compared with anything.
    checked: AtomicBool,
    counts: BTreeMap<([u8; 16], &'static str), i64>,
    pub(super) effects: Effects,
}

/// What a write did besides its rows.
#[derive(Debug, Default)]
pub(super) struct Effects {
    /// What cached entries may no longer be believed.
    pub(super) tags: Vec<Tag>,
    /// Whether a statement changed rows.
    pub(super) wrote: bool,
    /// Audit events appended.
    pub(super) events: u32,
    /// Whether the organization's version moves.
    pub(super) changed: bool,
}

impl<'a> Tx<'a> {
    pub(super) fn new(conn: Conn<'a>, tenant: &'a mut Tenant, surroundings: &'a Surroundings) -> Self {
        let now = surroundings.clock.now();
        Self {
            conn,
            tenant,
            now,
            random: &*surroundings.random,
            sealing: &surroundings.sealing,
            origin: Arc::default(),
            if_match: None,
            rehearsal: None,
            checked: AtomicBool::new(false),
            counts: BTreeMap::new(),
            effects: Effects::default(),
        }
    }

    /// The organization whose lock is held.
    #[must_use]
    pub const fn organization(&self) -> OrganizationId {
        self.tenant.id
    }

    /// The moment of this transaction.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// Where the request came from.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Says where the request came from; every event that follows carries it.
    pub fn set_origin(&mut self, origin: &Arc<Origin>) {
        self.origin = Arc::clone(origin);
    }

    /// The same transaction in an organization that it has just made: what follows is counted, recorded and versioned
    /// there. End it with [`Tx::close_new_tenant`].
    pub fn new_tenant<'b>(&'b mut self, tenant: &'b mut Tenant) -> Tx<'b>
    where
        'a: 'b,
    {
        let conn = super::batch::reborrow(&mut self.conn);
        Tx {
            conn,
            tenant,
            now: self.now,
            random: self.random,
            sealing: self.sealing,
            origin: Arc::clone(&self.origin),
            if_match: None,
            rehearsal: self.rehearsal.clone(),
            checked: AtomicBool::new(false),
            counts: BTreeMap::new(),
            effects: Effects::default(),
        }
    }

    /// Writes the new organization's counters and clock.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn close_new_tenant(self) -> Result<()> {
        let (tenant, mut conn, _) = self.end().await?;
        tenant.save(&mut conn).await
    }

    /// Random bytes.
    #[must_use]
    pub const fn random(&self) -> &'a dyn Random {
        self.random
    }

    /// What seals secrets that are read again.
    #[must_use]
    pub const fn sealing(&self) -> &'a Sealing {
        self.sealing
    }

    /// A new id for something created in this transaction.
    #[must_use]
    pub fn new_id<E: Entity>(&self) -> Id<E> {
        Id::new(self.now, self.random)
    }

    /// The version that this write will have: what the rows that it changes are stamped with.
    #[must_use]
    pub const fn version(&self) -> u64 {
        self.tenant.version + 1
    }

    /// Says that this is only a rehearsal, and where what it would record is noted.
    pub(crate) fn set_rehearsal(&mut self, rehearsal: &Rehearsal) {
        rehearsal.begin();
        self.rehearsal = Some(rehearsal.clone());
    }

    /// Where what is recorded is noted besides, in a rehearsal.
    pub(crate) const fn rehearsal(&self) -> Option<&Rehearsal> {
        self.rehearsal.as_ref()
    }

    /// Says at which versions the object that is to be changed may be.
    pub fn set_if_match(&mut self, if_match: Option<&Arc<IfMatch>>) {
        self.if_match = if_match.cloned();
    }

    /// Checks the version of the object that is to be changed against what the caller expects of it, if anything.
    ///
    /// # Errors
    /// [`Error::Stale`].
    pub fn expects(&self, kind: Kind, version: u64) -> Result<()> {
        self.checked.store(true, Ordering::Relaxed);
        let met = self.if_match.as_ref().is_none_or(|expected| expected.matches(ETag { epoch: self.tenant.epoch, version }));
        if met { Ok(()) } else { Err(Error::Stale(kind)) }
    }

    /// Checks that nothing is expected which nobody has compared with anything.
    ///
    /// # Errors
    /// [`Error::Invalid`]: what this change is about has no version of its own.
    pub(crate) fn expected_nothing_else(&self) -> Result<()> {
        if self.if_match.is_none() || self.checked.load(Ordering::Relaxed) {
            return Ok(());
        }
        Err(Error::invalid("", "nothing that this changes has a version of its own, so no version of it can be expected"))
    }

    /// The connection, for reads.
    pub const fn conn(&mut self) -> &mut Conn<'a> {
        &mut self.conn
    }

    /// Changes rows.
    ///
    /// # Errors
    /// When the database refuses it.
    pub async fn execute(&mut self, sql: &str, args: &[Value<'_>]) -> Result<u64> {
        self.effects.wrote = true;
        self.conn.execute(sql, args).await
    }

    /// Changes rows of the server's own bookkeeping, which no read of the organization shows: it asks for no audit event.
    ///
    /// # Errors
    /// When the database refuses it.
    pub(crate) async fn execute_unseen(&mut self, sql: &str, args: &[Value<'_>]) -> Result<u64> {
        self.conn.execute(sql, args).await
    }

    /// Reads rows.
    ///
    /// # Errors
    /// As [`Conn::query`].
    pub async fn query<T: Send>(&mut self, sql: &str, args: &[Value<'_>], map: impl FnMut(&Row<'_>) -> Result<T> + Send) -> Result<Vec<T>> {
        self.conn.query(sql, args, map).await
    }

    /// Reads the first row.
    ///
    /// # Errors
    /// As [`Conn::first`].
    pub async fn first<T: Send>(
        &mut self,
        sql: &str,
        args: &[Value<'_>],
        map: impl FnMut(&Row<'_>) -> Result<T> + Send,
    ) -> Result<Option<T>> {
        self.conn.first(sql, args, map).await
    }

    /// Moves a counter; written once at the end of the write.
    pub fn count<E: Entity>(&mut self, scope: Id<E>, name: &'static str, by: i64) {
        *self.counts.entry((*scope.as_bytes(), name)).or_default() += by;
    }

    /// Says that cached entries with this tag may no longer be believed.
    pub fn touch(&mut self, tag: Tag) {
        self.effects.tags.push(tag);
    }

    /// The tenant's chain, for the audit log alone.
    pub(crate) fn chain(&mut self, changed: bool) -> &mut Tenant {
        self.effects.events += 1;
        self.effects.changed |= changed;
        self.tenant
    }

    /// Ends the write: counters, then the version.
    pub(super) async fn finish(self) -> Result<Effects> {
        Ok(self.end().await?.2)
    }

    async fn end(mut self) -> Result<(&'a mut Tenant, Conn<'a>, Effects)> {
        let organization = self.tenant.id;
        for ((scope, name), by) in std::mem::take(&mut self.counts) {
            if by != 0 {
                self.execute(
                    "INSERT INTO counters (organization_id, scope_id, name, value) VALUES ($1, $2, $3, $4)
                     ON CONFLICT (organization_id, scope_id, name) DO UPDATE SET value = counters.value + excluded.value",
                    &[Value::from(&organization), Value::from(&scope), name.into(), by.into()],
                )
                .await?;
            }
        }
        if self.effects.changed {
            self.tenant.version += 1;
        }
        Ok((self.tenant, self.conn, self.effects))
    }
}
