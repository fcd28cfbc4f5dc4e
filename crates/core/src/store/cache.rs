//! What was read lately, and when it may no longer be believed.
//!
//! Each entry remembers the organization's version from *before* it was read and the tags of what it was read from.
//! A committed write stamps its tags with its version before it is answered; an entry older than the stamp of one of
//! its tags is not given out. So a fill that raced with a write loses, whichever came first.

use super::stamps::Stamps;
use crate::{
    Kind,
    access::Actor,
    clock::Clock,
    id::{AccessTokenId, AccountId, ApiKeyId, CredentialId, OrganizationId, PersonalKeyId, SessionId, UserId, WorkspaceId},
    text::{AliasText, Dialect, Slug},
};
use quick_cache::{DefaultHashBuilder, Weighter, sync::Cache as Bounded};
use std::{
    any::Any,
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

/// The most bytes that entries hold, roughly counted.
const CAPACITY: u64 = 64 << 20;
/// On PostgreSQL: how old the last good poll may be before nothing here is believed, in microseconds.
const TRUST: i64 = 2_000_000;

/// What an entry was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// Everything in the organization.
    Everything,
    /// One object: a user, a key, a group, …
    Object([u8; 16]),
    /// A principal's membership in a workspace: workspace, then principal.
    Member([u8; 16], [u8; 16]),
    /// The organization's aliases.
    Aliases,
    /// The organization's SSO connection, and that there is none.
    SsoConnection,
}

impl Tag {
    /// What an audit event says has changed.
    #[must_use]
    pub fn of_event(kind: Option<Kind>, target: [u8; 16], workspace: Option<WorkspaceId>) -> Self {
        match (kind, workspace) {
            (Some(Kind::Member), Some(workspace)) => Self::Member(*workspace.as_bytes(), target),
            (Some(Kind::Alias), _) => Self::Aliases,
            (Some(Kind::SsoConnection), _) => Self::SsoConnection,
            // Of a membership in a group the target is the user, of a group's role the group, of an assignment who has the role.
            (Some(Kind::User | Kind::Group | Kind::GroupMember | Kind::WorkspaceGroup | Kind::Workspace), _)
            | (Some(Kind::Role | Kind::RoleAssignment), _)
            | (Some(Kind::ApiKey | Kind::ServiceAccount | Kind::Credential | Kind::Invitation), _)
            | (Some(Kind::Account | Kind::Session | Kind::PersonalKey | Kind::AccessToken), _) => Self::Object(target),
            (None | Some(Kind::Organization | Kind::Member | Kind::AuditEvent | Kind::Route), _) => Self::Everything,
        }
    }
}

/// What is cached.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The organization's epoch.
    Epoch,
    /// A key as authentication needs it.
    Key(ApiKeyId),
    /// A session as authentication needs it.
    Session(SessionId),
    /// A personal key as authentication needs it.
    PersonalKey(PersonalKeyId),
    /// An access token as authentication needs it.
    AccessToken(AccessTokenId),
    /// The organizations of an account, by the instance's index.
    Links(AccountId),
    /// The user that an account is in the organization.
    UserOf(AccountId),
    /// A credential as authentication needs it.
    Credential(CredentialId),
    /// What is known of an actor in a scope.
    Standing(Actor, Option<WorkspaceId>),
    /// A workspace.
    Workspace(WorkspaceId),
    /// A workspace's id by its slug.
    Slug(Slug),
    /// That a user is there.
    User(UserId),
    /// A member of a workspace with the user's attributes.
    Member(WorkspaceId, UserId),
    /// Whether the organization has an SSO connection.
    HasSsoConnection,
    /// Which dialects and kinds have aliases at all.
    AliasKinds,
    /// The id behind an alias.
    Alias(Dialect, Kind, Option<WorkspaceId>, AliasText),
    /// The alias that is shown for an object: dialect, kind, id.
    Shown(Dialect, Kind, [u8; 16]),
}

struct Entry {
    filled: u64,
    tags: Box<[Tag]>,
    bytes: u64,
    value: Arc<dyn Any + Send + Sync>,
    /// Those of its organization, so that a look needs no second search.
    stamps: Arc<Stamps>,
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<(OrganizationId, Subject), Arc<Entry>> for ByBytes {
    fn weight(&self, _: &(OrganizationId, Subject), entry: &Arc<Entry>) -> u64 {
        entry.bytes + 200
    }
}

/// What a cache holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cached {
    /// Entries, those included that are no longer believed.
    pub entries: usize,
    /// Their bytes, roughly counted.
    pub bytes: u64,
    /// Entries that were ever put in: each stands for a read that found nothing here.
    pub fills: u64,
}

/// The cache of one node.
pub struct Cache {
    entries: Bounded<(OrganizationId, Subject), Arc<Entry>, ByBytes>,
    organizations: RwLock<HashMap<OrganizationId, Arc<Stamps>, DefaultHashBuilder>>,
    clock: Option<Arc<dyn Clock>>,
    polled: AtomicI64,
    fills: AtomicU64,
    /// How often everything was dropped, see [`Cache::begin_anew`].
    era: AtomicU64,
}

/// The moment before a read whose result is to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// The organization's version then.
    pub version: u64,
    /// The cache's era then.
    pub era: u64,
}

impl Cache {
    /// An empty cache. With a clock, it is believed only as long as [`Cache::polled`] is called.
    pub(super) fn new(clock: Option<Arc<dyn Clock>>) -> Self {
        let polled = AtomicI64::new(clock.as_ref().map_or(0, |clock| clock.monotonic_micros()));
        Self {
            entries: Bounded::with_weighter(100_000, CAPACITY, ByBytes),
            organizations: RwLock::default(),
            clock,
            polled,
            fills: AtomicU64::new(0),
            era: AtomicU64::new(0),
        }
    }

    /// Tells what was read before [`Cache::begin_anew`] from what was read after it; taken before the read begins.
    #[must_use]
    pub fn era(&self) -> u64 {
        self.era.load(Ordering::Acquire)
    }

    /// Drops everything: the database is another one now, and its versions may repeat those that are known here. Reads
    /// that began before are not kept, whenever they end.
    pub(super) fn begin_anew(&self) {
        let mut all = self.organizations.write().unwrap_or_else(PoisonError::into_inner);
        self.era.fetch_add(1, Ordering::AcqRel);
        for stamps in all.values() {
            // An entry that is put in at this moment has these stamps and is never believed.
            stamps.never();
        }
        all.clear();
        drop(all);
        self.entries.clear();
    }

    fn stamps(&self, organization: OrganizationId) -> Option<Arc<Stamps>> {
        self.organizations.read().unwrap_or_else(PoisonError::into_inner).get(&organization).cloned()
    }

    fn stamps_or_new(&self, organization: OrganizationId) -> Arc<Stamps> {
        self.stamps(organization).unwrap_or_else(|| {
            let mut all = self.organizations.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(organization).or_default())
        })
    }

    /// Whether anything of this organization may be kept here.
    #[must_use]
    pub fn follows(&self, organization: OrganizationId) -> bool {
        self.stamps(organization).is_some()
    }

    /// The entry, if it may be believed.
    pub fn get<T: Send + Sync + 'static>(&self, organization: OrganizationId, subject: &Subject) -> Option<Arc<T>> {
        if !self.is_trusted() {
            return None;
        }
        let entry = self.entries.get(&Borrowed(organization, subject))?;
        if entry.stamps.allow(entry.filled, &entry.tags) { Arc::clone(&entry.value).downcast().ok() } else { None }
    }

    /// The version to take before a read whose result is to be kept; `None` when this organization is not followed
    /// yet, see [`Cache::follow`].
    #[must_use]
    pub fn version(&self, organization: OrganizationId) -> Option<u64> {
        Some(self.stamps(organization)?.version()).filter(|version| *version > 0)
    }

    /// Begins to follow an organization whose version was just read.
    pub fn follow(&self, organization: OrganizationId, since: Since) {
        let mut all = self.organizations.write().unwrap_or_else(PoisonError::into_inner);
        if self.era() != since.era {
            return;
        }
        all.entry(organization).or_default().follow(since.version);
    }

    /// Keeps what was read after `since` was taken, when its organization is followed.
    pub fn put<T: Send + Sync + 'static>(
        &self,
        organization: OrganizationId,
        subject: Subject,
        since: Since,
        tags: &[Tag],
        bytes: usize,
        value: Arc<T>,
    ) {
        self.fills.fetch_add(1, Ordering::Relaxed);
        // The era last: stamps that were found in this one are not those of another one.
        if let Some(stamps) = self.stamps(organization)
            && self.era() == since.era
        {
            let entry = Entry { filled: since.version, tags: tags.into(), bytes: bytes as u64, value, stamps };
            self.entries.insert((organization, subject), Arc::new(entry));
        }
    }

    /// A write of this node is durable: what it touched is no longer believed.
    pub(super) fn committed(&self, organization: OrganizationId, version: u64, tags: &[Tag]) {
        self.stamps_or_new(organization).committed(version, tags);
    }

    /// Everything that was written after one version and up to another, by whatever node, touched these tags.
    pub(super) fn caught_up(&self, organization: OrganizationId, after: u64, version: u64, tags: &[Tag]) {
        self.stamps_or_new(organization).caught_up(after, version, tags);
    }

    /// Every organization that is followed, with the version up to which every write is known here.
    pub(super) fn known(&self) -> Vec<(OrganizationId, u64)> {
        let all = self.organizations.read().unwrap_or_else(PoisonError::into_inner);
        all.iter().filter_map(|(id, stamps)| Some((*id, stamps.complete()?))).collect()
    }

    pub(super) fn holds(&self) -> Cached {
        Cached { entries: self.entries.len(), bytes: self.entries.weight(), fills: self.fills.load(Ordering::Relaxed) }
    }

    /// Whether what other nodes wrote is known here up to the last 2 s.
    pub(super) fn is_trusted(&self) -> bool {
        self.moment() - self.polled.load(Ordering::Acquire) < TRUST
    }

    /// Now, on the clock that bounds the age of polls.
    pub(super) fn moment(&self) -> i64 {
        self.clock.as_ref().map_or(0, |clock| clock.monotonic_micros())
    }

    /// A poll that began at this moment saw everything.
    pub(super) fn polled(&self, begun: i64) {
        self.polled.store(begun, Ordering::Release);
    }
}

/// A key for look-ups that needs no copy of the subject.
#[derive(Hash)]
struct Borrowed<'a>(OrganizationId, &'a Subject);

impl quick_cache::Equivalent<(OrganizationId, Subject)> for Borrowed<'_> {
    fn equivalent(&self, key: &(OrganizationId, Subject)) -> bool {
        self.0 == key.0 && *self.1 == key.1
    }
}

#[cfg(test)]
mod tests {
    use super::{Cache, Since, Subject, Tag};
    use crate::{
        clock::{Clock, ManualClock, Timestamp},
        id::Id,
    };
    use std::sync::Arc;

    const fn since(version: u64) -> Since {
        Since { version, era: 0 }
    }

    /// The fill rule: what was read before a write committed is not given out after it, whichever came first.
    #[test]
    fn a_fill_that_raced_with_a_write_loses() {
        let (organization, id) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        let (subject, tags) = (Subject::Workspace(id), [Tag::Object([2; 16])]);
        let cache = Cache::new(None);
        cache.follow(organization, since(5));
        cache.put(organization, subject.clone(), since(5), &tags, 8, Arc::new(1u8));
        assert_eq!(cache.get(organization, &subject), Some(Arc::new(1u8)));
        cache.committed(organization, 6, &[Tag::Object([3; 16])]);
        assert_eq!(cache.get(organization, &subject), Some(Arc::new(1u8)), "another object's write leaves it");
        cache.committed(organization, 7, &tags);
        assert_eq!(cache.get::<u8>(organization, &subject), None, "its own write drops it");
        cache.put(organization, subject.clone(), since(6), &tags, 8, Arc::new(1u8));
        assert_eq!(cache.get::<u8>(organization, &subject), None, "a late fill from before the write is not believed");
        cache.put(organization, subject.clone(), since(7), &tags, 8, Arc::new(2u8));
        assert_eq!(cache.get(organization, &subject), Some(Arc::new(2u8)));
        cache.committed(organization, 8, &[Tag::Everything]);
        assert_eq!(cache.get::<u8>(organization, &subject), None);
    }

    #[test]
    fn a_write_of_this_node_does_not_hide_another_nodes_from_the_poll() {
        let (organization, subject, tags) = (Id::from_bytes([1; 16]), Subject::AliasKinds, [Tag::Aliases]);
        let cache = Cache::new(None);
        cache.follow(organization, since(5));
        cache.put(organization, subject.clone(), since(5), &tags, 8, Arc::new(1u8));
        // Version 6 is another node's.
        cache.committed(organization, 7, &[]);
        assert_eq!(cache.known(), [(organization, 5)]);
        cache.caught_up(organization, 5, 7, &tags);
        assert_eq!(cache.get::<u8>(organization, &subject), None);
        assert_eq!(cache.known(), [(organization, 7)]);
        cache.committed(organization, 8, &[]);
        assert_eq!(cache.known(), [(organization, 8)]);
    }

    #[test]
    fn a_node_that_can_not_poll_believes_nothing_after_two_seconds() {
        let clock = Arc::new(ManualClock::new(Timestamp::from_micros(0)));
        let cache = Cache::new(Some(clock.clone()));
        let (organization, subject) = (Id::from_bytes([1; 16]), Subject::AliasKinds);
        cache.follow(organization, since(1));
        cache.put(organization, subject.clone(), since(1), &[], 8, Arc::new(1u8));
        clock.advance_micros(1_999_999);
        assert!(cache.get::<u8>(organization, &subject).is_some());
        clock.advance_micros(1);
        assert!(cache.get::<u8>(organization, &subject).is_none());
        cache.polled(clock.monotonic_micros());
        assert!(cache.get::<u8>(organization, &subject).is_some());
    }

    #[test]
    fn what_was_read_before_the_database_became_another_one_is_never_believed() {
        let (organization, subject) = (Id::from_bytes([1; 16]), Subject::AliasKinds);
        let cache = Cache::new(None);
        cache.follow(organization, since(50));
        cache.put(organization, subject.clone(), since(50), &[], 8, Arc::new(1u8));
        cache.begin_anew();
        assert_eq!(cache.get::<u8>(organization, &subject), None);
        // Versions begin again at a smaller one, and a read from before must not bring the larger one back.
        cache.follow(organization, since(50));
        assert!(!cache.follows(organization));
        let era = cache.era();
        cache.follow(organization, Since { version: 10, era });
        cache.put(organization, subject.clone(), since(50), &[], 8, Arc::new(1u8));
        assert_eq!(cache.get::<u8>(organization, &subject), None, "a late fill from before");
        cache.put(organization, subject.clone(), Since { version: 10, era }, &[], 8, Arc::new(2u8));
        assert_eq!(cache.get(organization, &subject), Some(Arc::new(2u8)));
    }
}
