//! The door to everything: a store with the policy before it.

use crate::{
    Error, Kind, Result,
    access::{self, Actor, Counting, Denials, Permission, Permit, Principal, Scope, Standing, decide},
    access_token,
    account::{Attempts, Hashing},
    audit,
    clock::Timestamp,
    export::Places,
    id::OrganizationId,
    idempotency,
    last_used::LastUsed,
    sandbox::Literals,
    store::{
        Committed, Conn, Epoch, Lease, Store, Tag, Tx, Value, Write,
        cache::{Since, Subject},
    },
    terms::Terms,
};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

/// How often rows that have expired are looked for, in microseconds.
const CLEAR_EVERY: i64 = 600_000_000;

/// A use case that changes one organization. It says what the caller must be allowed to do; the decision is made
/// from cached grants before it is queued, and again inside its transaction, where `run` gets the [`Permit`].
pub trait Change: Send + Sync + 'static {
    /// What it answers.
    type Out: Send + 'static;
    /// The permission and where it must be held.
    fn needs(&self) -> (Permission, Scope);
    /// Does it. Whatever it changes it records with [`audit::record`].
    fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> impl Future<Output = Result<Self::Out>> + Send;
}

/// What takes back a rehearsal.
const REHEARSED: Error = Error::Conflict(std::borrow::Cow::Borrowed("this was a rehearsal"));

/// The membership directory of one server.
pub struct Directory {
    store: Store,
    denials: Denials,
    last_used: LastUsed,
    hashing: Hashing,
    attempts: Attempts,
    exports: Places,
    watched: Option<Arc<Mutex<Vec<Permission>>>>,
    literals: Option<Literals>,
    /// When expired records were last cleared away, on the monotonic clock.
    cleared: AtomicI64,
}

impl Directory {
    /// A directory over an open store.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self {
            store,
            denials: Denials::default(),
            last_used: LastUsed::default(),
            hashing: Hashing::default(),
            attempts: Attempts::default(),
            exports: Places::default(),
            watched: None,
            literals: None,
            cleared: AtomicI64::new(0),
        }
    }

    /// From now on, every permission that is asked for is noted in the list that this answers: the tests compare what
    /// an operation asks for with what its row says.
    pub fn watch_permits(&mut self) -> Arc<Mutex<Vec<Permission>>> {
        Arc::clone(self.watched.get_or_insert_default())
    }

    /// From now on, texts of anybody's choice may stand for keys and tokens: for a sandbox, see [`crate::sandbox`].
    pub fn allow_literals(&mut self) {
        self.literals.get_or_insert_default();
    }

    /// The texts that stand for keys and tokens; only a sandbox has some.
    #[must_use]
    pub const fn literals(&self) -> Option<&Literals> {
        self.literals.as_ref()
    }

    /// Forgets what was gathered in memory about a database that is another one now: refusals, uses and wrong passwords.
    pub fn forget(&self) {
        drop((self.denials.take(), self.last_used.take()));
        self.attempts.forget();
    }

    /// The store.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The time on the directory's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.store.clock().now()
    }

    /// Decides from cached grants, all of them counting.
    ///
    /// # Errors
    /// [`Error::Forbidden`], or [`Error::NotFound`] where the caller may not know the scope.
    pub async fn permit(&self, actor: &Actor, permission: Permission, scope: Scope) -> Result<Permit> {
        self.permit_counting(actor, permission, scope, Counting::Effective).await
    }

    /// Decides from cached grants.
    ///
    /// # Errors
    /// As [`Directory::permit`].
    pub async fn permit_counting(&self, actor: &Actor, permission: Permission, scope: Scope, counting: Counting) -> Result<Permit> {
        self.note(actor, permission);
        let standing = self.standing(actor, scope).await?;
        decide(*actor, &standing, permission, scope, counting, self.now()).map_err(|denied| {
            self.denials.count(*actor, permission, denied.reason);
            denied.into_error()
        })
    }

    /// Whether the actor may, where a no leads to a shorter answer and not to a refusal: it is not counted as one.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn may(&self, actor: &Actor, permission: Permission, scope: Scope) -> Result<bool> {
        self.may_counting(actor, permission, scope, Counting::Effective).await
    }

    /// The same where only some grants count.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn may_counting(&self, actor: &Actor, permission: Permission, scope: Scope, counting: Counting) -> Result<bool> {
        self.note(actor, permission);
        let standing = self.standing(actor, scope).await?;
        Ok(decide(*actor, &standing, permission, scope, counting, self.now()).is_ok())
    }

    fn note(&self, actor: &Actor, asked: Permission) {
        // What the server does of itself asks nothing of a caller.
        if let Some(watched) = &self.watched
            && !matches!(actor.principal, Principal::System(_))
        {
            watched.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
        }
    }

    /// What is known of an actor in a scope; cached.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn standing(&self, actor: &Actor, scope: Scope) -> Result<Arc<Standing>> {
        let workspace = scope.workspace();
        let subject = Subject::Standing(*actor, workspace);
        if let Some(known) = self.store.cache().get(actor.organization, &subject) {
            return Ok(known);
        }
        Box::pin(async move {
            let mut fill = self.fill(actor.organization).await?;
            let standing = access::rows::standing(&mut fill.conn()?, *actor, workspace).await?;
            let principal = actor.principal.bytes();
            let mut tags = vec![Tag::Object(principal)];
            tags.extend(actor.key.map(|key| Tag::Object(*key.as_bytes())));
            tags.extend(standing.groups.iter().map(|of| Tag::Object(*of.group.as_bytes())));
            tags.extend(standing.custom_roles.iter().map(|grant| Tag::Object(*grant.role.as_bytes())));
            tags.extend(workspace.map(|id| Tag::Member(*id.as_bytes(), principal)));
            tags.extend(standing.home.map(|id| Tag::Object(*id.as_bytes())));
            // A key goes with the workspace that it is bound to, and other nodes hear of the workspace alone.
            tags.extend(standing.key.as_ref().and_then(|key| key.workspace).map(|id| Tag::Object(*id.as_bytes())));
            let bytes = size_of::<Standing>()
                + tags.len() * size_of::<Tag>()
                + size_of_val(standing.groups.as_slice())
                + size_of_val(standing.custom_roles.as_slice());
            Ok(fill.keep(subject, &tags, bytes, standing))
        })
        .await
    }

    /// Runs a change when its caller may, and answers when it is durable. When its terms say that it is a rehearsal, it is run
    /// and taken back.
    ///
    /// # Errors
    /// As [`Directory::permit`], and what the change itself answers; [`Error::Conflict`] from a rehearsal that got to its end.
    pub async fn change<C: Change>(&self, actor: &Actor, terms: impl Into<Terms>, change: C) -> Result<Committed<C::Out>> {
        let terms = terms.into();
        let (permission, scope) = change.needs();
        self.permit_counting(actor, permission, scope, terms.counting).await?;
        // What is not kept is not to be answered again either.
        let attempt = if terms.rehearsal.is_some() { None } else { terms.attempt.clone() };
        let attempt = attempt.filter(|attempt| attempt.begins_in(actor.organization));
        let terms = Terms { attempt: attempt.clone(), ..terms };
        let outcome = self.store.write(actor.organization, Changing { actor: *actor, terms, change }).await;
        if let (Some(attempt), Err(_)) = (attempt, &outcome) {
            attempt.came_to_nothing();
        }
        if let Err(Error::Forbidden { permission, reason }) = &outcome {
            self.denials.count(*actor, *permission, *reason);
        }
        outcome
    }

    /// Runs a change as [`Directory::change`] does, all of it, and then back: what it would answer, and nothing is left.
    /// A refusal is counted like any other.
    ///
    /// # Errors
    /// As [`Directory::change`].
    pub async fn rehearse<C: Change>(&self, actor: &Actor, terms: impl Into<Terms> + Send, change: C) -> Result<C::Out> {
        let rehearsing = Rehearsing { change, answer: Arc::default() };
        let answer = Arc::clone(&rehearsing.answer);
        // What is not kept is not to be answered again either.
        let terms = Terms { attempt: None, ..terms.into() };
        let outcome = self.change(actor, terms, rehearsing).await;
        let rehearsed = answer.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (outcome, rehearsed) {
            (_, Some(answer)) => Ok(answer),
            (Err(error), None) => Err(error),
            (Ok(_), None) => Err(Error::Internal),
        }
    }

    /// The organization's epoch; cached.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), or when the store fails.
    pub async fn epoch(&self, organization: OrganizationId) -> Result<Epoch> {
        if let Some(known) = self.store.cache().get::<Epoch>(organization, &Subject::Epoch) {
            return Ok(*known);
        }
        Box::pin(async move {
            let mut fill = self.fill(organization).await?;
            let sql = "SELECT epoch FROM organizations WHERE id = $1";
            let epoch = fill.conn()?.first(sql, &[Value::from(&organization)], |row| Ok(Epoch::from_bytes(row.bytes(0)?))).await?;
            let epoch = epoch.ok_or(Error::NotFound(Kind::Organization))?;
            Ok(*fill.keep(Subject::Epoch, &[], size_of::<Epoch>(), epoch))
        })
        .await
    }

    /// Begins a read whose result is to be kept in the cache. On the way of most requests it is boxed with all that
    /// follows: it is large and rare, and a request that finds everything in the cache does not carry it along.
    pub(crate) async fn fill(&self, organization: OrganizationId) -> Result<Fill<'_>> {
        let era = self.store.cache().era();
        let mut lease = self.store.read().await?;
        let version = match self.store.cache().version(organization) {
            Some(version) => version,
            None => {
                let sql = "SELECT version FROM organizations WHERE id = $1";
                let version = lease.conn()?.first(sql, &[Value::from(&organization)], |row| Ok(row.int(0)?.cast_unsigned())).await?;
                // What is not there is not followed: anybody can make text that names an organization.
                if let Some(version) = version {
                    self.store.cache().follow(organization, Since { version, era });
                }
                version.unwrap_or(0)
            }
        };
        Ok(Fill { lease, since: Since { version, era }, organization, directory: self })
    }

    /// What was used lately.
    pub(crate) const fn last_used(&self) -> &LastUsed {
        &self.last_used
    }

    /// Whether enough time has passed since this last answered yes.
    fn is_time_to_clear(&self) -> bool {
        let (now, last) = (self.store.clock().monotonic_micros(), self.cleared.load(Ordering::Relaxed));
        now - last >= CLEAR_EVERY && self.cleared.compare_exchange(last, now, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }

    /// What hashes passwords.
    pub(crate) const fn hashing(&self) -> &Hashing {
        &self.hashing
    }

    /// Where exports are held.
    pub(crate) const fn exports(&self) -> &Places {
        &self.exports
    }

    /// What counts guesses at passwords.
    pub(crate) const fn attempts(&self) -> &Attempts {
        &self.attempts
    }

    /// Writes what was gathered in memory: refusals as audit events, and when keys were last used; clears away what has
    /// expired. Called every [`access::INTERVAL_SECONDS`] and once at the end.
    pub async fn flush(&self) {
        let mut refused: HashMap<OrganizationId, Vec<_>> = HashMap::new();
        for (sort, count) in self.denials.take() {
            refused.entry(sort.0.organization).or_default().push((sort, count));
        }
        for (organization, mut denials) in refused {
            denials.sort_by_key(|((actor, permission, reason), _)| (actor.principal.bytes(), *permission, *reason));
            if let Err(error) = self.store.write(organization, audit::RecordDenials(denials)).await {
                tracing::warn!(%error, "could not record refusals");
            }
        }
        for (organization, uses) in self.last_used.take() {
            if let Err(error) = self.store.write(organization, uses).await {
                tracing::warn!(%error, "could not note when keys were used");
            }
        }
        if !self.is_time_to_clear() {
            return;
        }
        if let Err(error) = idempotency::clear(self).await {
            tracing::warn!(%error, "could not clear away old idempotency records");
        }
        if let Err(error) = access_token::clear(self).await {
            tracing::warn!(%error, "could not clear away access tokens that have ended");
        }
    }
}

/// A change together with who wants it.
struct Changing<C> {
    actor: Actor,
    terms: Terms,
    change: C,
}

impl<C: Change> Write for Changing<C> {
    type Out = C::Out;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<C::Out> {
        let (permission, scope) = self.change.needs();
        let standing = access::rows::standing(tx.conn(), self.actor, scope.workspace()).await?;
        let permit = decide(self.actor, &standing, permission, scope, self.terms.counting, tx.now()).map_err(access::Denied::into_error)?;
        let permit = permit.ending(self.terms.ends_at);
        tx.set_origin(&self.terms.origin);
        tx.set_if_match(self.terms.if_match.as_ref());
        if let Some(attempt) = &self.terms.attempt {
            idempotency::record(tx, attempt).await?;
        }
        if let Some(rehearsal) = &self.terms.rehearsal {
            tx.set_rehearsal(rehearsal);
        }
        let done = self.change.run(tx, &permit).await?;
        tx.expected_nothing_else()?;
        match &self.terms.rehearsal {
            None => Ok(done),
            Some(rehearsal) => {
                rehearsal.end();
                Err(REHEARSED)
            }
        }
    }
}

/// A change that is taken back when it is done: its refusal rolls back its savepoint, and the answer waits aside.
struct Rehearsing<C: Change> {
    change: C,
    answer: Arc<Mutex<Option<C::Out>>>,
}

impl<C: Change> Change for Rehearsing<C> {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        self.change.needs()
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let held = |found| *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = found;
        held(None);
        let answer = self.change.run(tx, permit).await?;
        tx.expected_nothing_else()?;
        held(Some(answer));
        Err(REHEARSED)
    }
}

/// A read under way whose result will be cached, with the version from before it.
pub(crate) struct Fill<'a> {
    lease: Lease,
    since: Since,
    organization: OrganizationId,
    directory: &'a Directory,
}

impl Fill<'_> {
    pub(crate) fn conn(&mut self) -> Result<Conn<'_>> {
        self.lease.conn()
    }

    pub(crate) fn keep<T: Send + Sync + 'static>(self, subject: Subject, tags: &[Tag], bytes: usize, value: T) -> Arc<T> {
        let value = Arc::new(value);
        self.directory.store.cache().put(self.organization, subject, self.since, tags, bytes, Arc::clone(&value));
        value
    }
}
