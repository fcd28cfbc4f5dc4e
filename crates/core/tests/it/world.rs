//! A store with one organization, made for each test: the clock stands still, the randomness is seeded.

use roster_core::{
    Directory, Result,
    access::{Actor, OrganizationRole, Principal, WorkspaceRole},
    api_key,
    audit::Origin,
    clock::{ManualClock, Timestamp},
    directory::Change,
    id::{OrganizationId, UserId, WorkspaceId},
    member::{self, Member, NewMember},
    organization::{self, INSTANCE},
    random::SeededRandom,
    sealed::Sealing,
    store::{Committed, Durability, PostgresOptions, Row, SqliteOptions, Store, Surroundings, Value},
    text::{Email, Label, Name, Slug},
    user::{self, User},
    workspace::{self, Workspace},
};
use std::{
    fmt::Display,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

/// 2026-03-09T07:55:25Z, when every world begins.
pub(crate) const BEGINNING: Timestamp = Timestamp::from_micros(1_773_042_925_000_000);
pub(crate) const SECOND: i64 = 1_000_000;

/// Where a world's rows are.
#[derive(Clone)]
pub(crate) enum Place {
    Sqlite(PathBuf),
    Postgres { url: String, schema: String },
}

/// Which backend a test is listed for.
#[derive(Clone, Copy)]
pub(crate) enum Backend {
    Sqlite,
    Postgres,
}

pub(crate) struct World {
    pub(crate) directory: Arc<Directory>,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) place: Place,
    /// The organization that every world has.
    pub(crate) organization: OrganizationId,
    /// Its first owner, acting without a key.
    pub(crate) owner: Actor,
    /// The first owner's key.
    pub(crate) owner_key: api_key::Created,
}

/// Runs one test in a world of its own and clears it away, whatever comes of it.
pub(crate) fn run<F: Future<Output = ()>>(backend: Backend, test: impl FnOnce(World) -> F) {
    let runtime = || tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let (own, place) = (runtime(), runtime().block_on(Place::fresh(backend)));
    let world = own.block_on(World::open(place.clone()));
    let outcome = catch_unwind(AssertUnwindSafe(|| own.block_on(test(world))));
    // First everything that may still hold a connection ends.
    drop(own);
    runtime().block_on(place.clear());
    if let Err(error) = outcome {
        resume_unwind(error);
    }
}

impl Place {
    pub(crate) async fn fresh(backend: Backend) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = format!("roster_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        match backend {
            Backend::Sqlite => Self::Sqlite(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)),
            Backend::Postgres => {
                let url =
                    std::env::var("ROSTER_TEST_POSTGRES").expect("ROSTER_TEST_POSTGRES names a server; `cargo xtask test` starts one");
                let place = Self::Postgres { url, schema: name.clone() };
                place.batch_outside(&format!("CREATE SCHEMA {name}")).await;
                place
            }
        }
    }

    pub(crate) async fn clear(&self) {
        match self {
            Self::Sqlite(directory) => std::fs::remove_dir_all(directory).unwrap(),
            Self::Postgres { schema, .. } => self.batch_outside(&format!("DROP SCHEMA {schema} CASCADE")).await,
        }
    }

    pub(crate) async fn store(&self, surroundings: Surroundings) -> Result<Store> {
        match self {
            Self::Sqlite(directory) => {
                Store::open_sqlite(SqliteOptions { durability: Durability::Off, ..SqliteOptions::new(directory) }, surroundings)
            }
            Self::Postgres { url, schema } => {
                Store::open_postgres(PostgresOptions { schema: Some(schema.clone()), ..PostgresOptions::new(url) }, surroundings).await
            }
        }
    }

    /// Statements past the store, as somebody with the database in hand would run them.
    pub(crate) async fn batch_outside(&self, sql: &str) {
        match self {
            Self::Sqlite(directory) => rusqlite::Connection::open(directory.join("roster.db")).unwrap().execute_batch(sql).unwrap(),
            Self::Postgres { url, schema } => {
                let mut config: tokio_postgres::Config = url.parse().unwrap();
                config.options(format!("-c search_path={schema}"));
                let (client, connection) = config.connect(tokio_postgres::NoTls).await.unwrap();
                let connection = tokio::spawn(connection);
                client.batch_execute(sql).await.unwrap();
                drop(client);
                connection.await.unwrap().unwrap();
            }
        }
    }

    /// Bytes as this backend's SQL spells them.
    pub(crate) fn blob(&self, bytes: &[u8]) -> String {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        if matches!(self, Self::Sqlite(_)) { format!("x'{hex}'") } else { format!("'\\x{hex}'::bytea") }
    }
}

/// What seals under the key with this text.
pub(crate) fn sealing(text: &str) -> Sealing {
    Sealing::with_key(text).unwrap()
}

/// The same time and the same bytes in every run.
pub(crate) fn surroundings(seed: u64) -> (Surroundings, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::new(BEGINNING));
    (
        Surroundings {
            clock: Arc::clone(&clock) as _,
            random: Arc::new(SeededRandom::new(seed)),
            sealing: sealing("the key of these tests, long enough"),
        },
        clock,
    )
}

impl World {
    async fn open(place: Place) -> Self {
        let (surroundings, clock) = surroundings(1);
        let directory = Directory::new(place.store(surroundings).await.unwrap());
        Self::over(directory, clock, place).await
    }

    /// The world in a directory that was just made.
    pub(crate) async fn over(directory: Directory, clock: Arc<ManualClock>, place: Place) -> Self {
        let directory = Arc::new(directory);
        let first = found(&directory, "acme").await;
        let organization = first.organization.id;
        let owner = Actor { organization, principal: Principal::User(first.owner.id), key: None };
        let owner_key = api_key::Created { key: first.key, secret: first.secret };
        Self { directory, clock, place, organization, owner, owner_key }
    }

    /// A change by the system in this organization, which may do everything.
    pub(crate) async fn make<C: Change>(&self, change: C) -> C::Out {
        self.change(&self.system(), change).await.unwrap()
    }

    pub(crate) async fn change<C: Change>(&self, actor: &Actor, change: C) -> Result<C::Out> {
        Ok(self.committed(actor, change).await?.value)
    }

    pub(crate) async fn committed<C: Change>(&self, actor: &Actor, change: C) -> Result<Committed<C::Out>> {
        self.directory.change(actor, origin(), change).await
    }

    /// The same in another organization.
    pub(crate) async fn make_in<C: Change>(&self, organization: OrganizationId, change: C) -> C::Out {
        self.change(&Actor::system(organization, "tests"), change).await.unwrap()
    }

    pub(crate) const fn system(&self) -> Actor {
        Actor::system(self.organization, "tests")
    }

    /// A user called `{word}@example.com`.
    pub(crate) async fn user(&self, word: impl Display, role: OrganizationRole) -> User {
        self.make(new_user(word, role)).await
    }

    /// A new user of this role, acting without a key.
    pub(crate) async fn person(&self, word: impl Display, role: OrganizationRole) -> Actor {
        self.acting(self.user(word, role).await.id)
    }

    pub(crate) const fn acting(&self, user: UserId) -> Actor {
        Actor { organization: self.organization, principal: Principal::User(user), key: None }
    }

    pub(crate) async fn workspace(&self, name: &str) -> Workspace {
        self.make(workspace::Create::named(name_of(name))).await
    }

    pub(crate) async fn member(&self, workspace: WorkspaceId, user: UserId, role: WorkspaceRole) -> Member {
        let mut added = self.make(member::Add { workspace, members: vec![NewMember::new(user, role)] }).await;
        added.remove(0)
    }

    /// A new plain user with this role in the workspace.
    pub(crate) async fn staff(&self, word: impl Display, workspace: WorkspaceId, role: WorkspaceRole) -> Actor {
        let user = self.user(word, OrganizationRole::Member).await;
        self.member(workspace, user.id, role).await;
        self.acting(user.id)
    }

    /// A key with all the power of a user.
    pub(crate) async fn key(&self, user: UserId) -> api_key::Created {
        self.make(api_key::Create::for_user(user, name_of("key"))).await
    }

    /// Who authentication says is behind a key.
    pub(crate) async fn caller(&self, key: &api_key::Created) -> Result<Actor> {
        Ok(api_key::authenticate(&self.directory, key.secret.reveal()).await?.actor)
    }

    /// The default workspace.
    pub(crate) async fn home(&self) -> WorkspaceId {
        let sql = "SELECT id FROM workspaces WHERE organization_id = $1 AND is_default";
        self.rows(sql, &[Value::from(&self.organization)], |row| row.id(0)).await[0]
    }

    pub(crate) async fn rows<T: Send>(&self, sql: &str, args: &[Value<'_>], map: impl FnMut(&Row<'_>) -> Result<T> + Send) -> Vec<T> {
        let mut lease = self.directory.store().read().await.unwrap();
        lease.conn().unwrap().query(sql, args, map).await.unwrap()
    }

    /// The number that a query about this organization, its `$1`, answers.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        self.rows(sql, &[Value::from(&self.organization)], |row| row.int(0)).await[0]
    }

    /// The organization's version and audit sequence.
    pub(crate) async fn clocks(&self) -> (i64, i64) {
        let sql = "SELECT version, audit_sequence FROM organizations WHERE id = $1";
        self.rows(sql, &[Value::from(&self.organization)], |row| Ok((row.int(0)?, row.int(1)?))).await[0]
    }

    pub(crate) fn clock_now(&self) -> Timestamp {
        self.directory.now()
    }

    /// Waits for what another node will learn in its own time; how long that takes is not this test's matter.
    pub(crate) async fn eventually(mut holds: impl AsyncFnMut() -> bool) {
        for _ in 0..1500 {
            if holds().await {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("it never came to hold");
    }

    /// Fails when any organization's log does not hold.
    pub(crate) async fn assert_logs_hold(&self) {
        for found in roster_core::audit::verify(&self.directory).await.unwrap() {
            assert_eq!(found.fault, None, "{}", found.slug);
        }
    }
}

/// An organization as an operator founds it.
pub(crate) async fn found(directory: &Directory, slug: &str) -> organization::Created {
    let owner = new_user(format!("owner-{slug}"), OrganizationRole::Owner);
    let create = organization::Create { name: name_of(slug), slug: Some(Slug::try_from(slug).unwrap()), settings: None, owner };
    directory.change(&Actor::system(INSTANCE, "tests"), origin(), create).await.unwrap().value
}

pub(crate) fn new_user(word: impl Display, role: OrganizationRole) -> user::Create {
    user::Create {
        email: email(word),
        given_name: Label::try_from("Ada").unwrap(),
        family_name: Label::try_from("").unwrap(),
        picture: None,
        role,
        source: Label::try_from("api").unwrap(),
        created_at: None,
    }
}

pub(crate) fn email(word: impl Display) -> Email {
    Email::try_from(format!("{word}@example.com")).unwrap()
}

pub(crate) fn name_of(text: &str) -> Name {
    Name::try_from(text).unwrap()
}

pub(crate) fn origin() -> Arc<Origin> {
    Arc::new(Origin { surface: "tests".into(), operation: "test".into(), ..Origin::default() })
}

/// Throws that are the same in every run.
pub(crate) struct Dice(SeededRandom);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(SeededRandom::new(seed))
    }

    pub(crate) fn below(&self, sides: usize) -> usize {
        let mut bytes = [0; 4];
        roster_core::random::Random::fill(&self.0, &mut bytes);
        u32::from_be_bytes(bytes) as usize % sides
    }

    pub(crate) fn one_of<'a, T>(&self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}
