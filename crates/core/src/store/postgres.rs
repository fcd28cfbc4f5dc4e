//! PostgreSQL: one queue and one runner per organization; a batch locks the organization's row first.

use super::{
    Conn, Epoch, Lease, Surroundings, Tenant,
    batch::{self, Job, Slot},
    cache::Cache,
    fault, migrate, poll,
    tally::Tally,
};
use crate::{Error, Kind, Result, id::OrganizationId};
use deadpool_postgres::{Client, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio_postgres::NoTls;

/// How PostgreSQL is reached. Not `Debug`: the URL may hold a password.
#[derive(Clone)]
pub struct PostgresOptions {
    /// `postgres://user:password@host:port/database`.
    pub url: String,
    /// The schema that holds the tables; `None`: the role's own search path.
    pub schema: Option<String>,
    /// The most connections that requests share; one more is the poll's.
    pub connections: usize,
    /// The most writes in one commit.
    pub most: usize,
    /// Waited before every commit, to stand for a slower disk in measurements.
    pub commit_delay: Duration,
}

impl PostgresOptions {
    /// With 16 connections.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), schema: None, connections: 16, most: batch::MOST, commit_delay: Duration::ZERO }
    }

    /// Whether the URL can be read; nothing is opened.
    ///
    /// # Errors
    /// [`Error::Invalid`], without the URL in it.
    pub fn check(&self) -> Result<()> {
        self.config().map(drop)
    }

    fn config(&self) -> Result<tokio_postgres::Config> {
        self.url.parse().map_err(|_| Error::invalid("database", "must look like postgres://user:password@host:5432/database"))
    }
}

/// How long a statement, a wait for the organization's row, and a transaction that says nothing may take.
const DEADLINES: &str = "-c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s";

/// How often a batch is run again when the database asks for it.
const ATTEMPTS: u32 = 5;

pub(super) struct Postgres(Arc<Shared>);

struct Shared {
    pool: Pool,
    options: PostgresOptions,
    surroundings: Surroundings,
    cache: Arc<Cache>,
    tally: Arc<Tally>,
    queues: Mutex<Queues>,
}

#[derive(Default)]
struct Queues {
    waiting: usize,
    of: HashMap<OrganizationId, VecDeque<Box<dyn Job>>>,
}

impl Postgres {
    pub(super) async fn open(options: PostgresOptions, surroundings: &Surroundings, cache: Arc<Cache>, tally: Arc<Tally>) -> Result<Self> {
        let mut config = options.config()?;
        // A server that hangs, or a peer that is gone, is an error of this request and not of all that follow.
        config.connect_timeout(Duration::from_secs(5)).keepalives_idle(Duration::from_secs(15)).tcp_user_timeout(Duration::from_secs(15));
        let search_path = options.schema.as_ref().map(|schema| format!(" -c search_path={schema}")).unwrap_or_default();
        let own = config.get_options().unwrap_or_default().to_owned();
        config.options(format!("{DEADLINES} {own}{search_path}"));
        let pool = pool_of(config.clone(), options.connections)?;
        let client = pool.get().await.map_err(fault::pool)?;
        migrate::run(Conn::Postgres(&client), surroundings).await?;
        drop(client);
        let shared = Arc::new(Shared { pool, options, surroundings: surroundings.clone(), cache, tally, queues: Mutex::default() });
        // A connection of its own: a poll that waits behind requests makes the cache doubted, and the load larger.
        poll::start(pool_of(config, 1)?, Arc::downgrade(&shared.cache));
        Ok(Self(shared))
    }

    pub(super) async fn reader(&self) -> Result<Lease> {
        Ok(Lease::postgres(self.0.pool.get().await.map_err(fault::pool)?))
    }

    /// How many writes wait.
    pub(super) fn waiting(&self) -> usize {
        self.0.queues.lock().unwrap_or_else(PoisonError::into_inner).waiting
    }

    pub(super) fn queue(&self, organization: OrganizationId, job: Box<dyn Job>) -> Result<()> {
        let mut queues = self.0.queues.lock().unwrap_or_else(PoisonError::into_inner);
        if queues.waiting >= super::QUEUE {
            return Err(Error::Unavailable("too many writes are waiting"));
        }
        queues.waiting += 1;
        if let Some(queue) = queues.of.get_mut(&organization) {
            queue.push_back(job);
        } else {
            queues.of.insert(organization, VecDeque::from([job]));
            // A task of its own: a client that hangs up drops nothing.
            tokio::spawn(serve(Arc::clone(&self.0), organization));
        }
        Ok(())
    }
}

fn pool_of(config: tokio_postgres::Config, connections: usize) -> Result<Pool> {
    let manager = Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
    Pool::builder(manager)
        .max_size(connections)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(Duration::from_secs(5)))
        .build()
        .map_err(Error::internal)
}

/// Runs batches of one organization until nothing waits.
async fn serve(shared: Arc<Shared>, organization: OrganizationId) {
    loop {
        let jobs: Vec<_> = {
            let mut queues = shared.queues.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(queue) = queues.of.get_mut(&organization) else { return };
            let count = queue.len().min(shared.options.most);
            let jobs: Vec<_> = queue.drain(..count).collect();
            queues.waiting -= jobs.len();
            if jobs.is_empty() {
                queues.of.remove(&organization);
                return;
            }
            jobs
        };
        shared.batch(organization, jobs).await;
    }
}

impl Shared {
    async fn batch(&self, organization: OrganizationId, jobs: Vec<Box<dyn Job>>) {
        let mut slots: Vec<_> = jobs.into_iter().map(Slot::new).collect();
        let mut tenant = Tenant::new(organization, Epoch::default());
        let mut committed = Err(fault::RUN_AGAIN);
        for _ in 0..ATTEMPTS {
            committed = self.attempt(&mut slots, &mut tenant).await;
            if committed != Err(fault::RUN_AGAIN) {
                break;
            }
        }
        self.tally.batch(slots.len(), committed.is_ok());
        for slot in slots {
            slot.settle(&tenant, &committed, &self.cache);
        }
    }

    /// One try at the whole batch. The connection goes back to the pool only when its transaction has ended.
    async fn attempt(&self, slots: &mut [Slot], tenant: &mut Tenant) -> Result<()> {
        let client = self.pool.get().await.map_err(fault::pool)?;
        client.batch_execute("BEGIN").await.map_err(fault::postgres)?;
        let ran = self.run(&client, slots, tenant).await;
        let ran = if ran.is_ok() && slots.iter().any(Slot::asks_again) { Err(fault::RUN_AGAIN) } else { ran };
        if let Err(error) = ran {
            if client.batch_execute("ROLLBACK").await.is_err() {
                drop(Object::take(client));
            }
            return Err(error);
        }
        if !self.options.commit_delay.is_zero() {
            tokio::time::sleep(self.options.commit_delay).await;
        }
        match client.batch_execute("COMMIT").await {
            Ok(()) => Ok(()),
            Err(error) => {
                tracing::error!(%error, "a commit failed");
                drop(Object::take(client));
                self.decide_lost_commit(tenant).await
            }
        }
    }

    async fn run(&self, client: &Client, slots: &mut [Slot], tenant: &mut Tenant) -> Result<()> {
        let mut conn = Conn::Postgres(client);
        let Some(before) = Tenant::lock(&mut conn, tenant.id).await? else {
            return Err(Error::NotFound(Kind::Organization));
        };
        *tenant = before.clone();
        for slot in slots {
            slot.run(Conn::Postgres(client), tenant, &self.surroundings).await?;
        }
        if *tenant != before {
            tenant.save(&mut conn).await?;
        }
        Ok(())
    }

    /// The connection went while COMMIT was under way. The row's lock waits for the old transaction to end; then
    /// the link of the batch's last audit event says whether it ended well.
    async fn decide_lost_commit(&self, tenant: &Tenant) -> Result<()> {
        let lost = Error::Unavailable("the store could not make the write durable");
        let client = self.pool.get().await.map_err(fault::pool)?;
        client.batch_execute("BEGIN").await.map_err(fault::postgres)?;
        let mut conn = Conn::Postgres(&client);
        let after = Tenant::lock(&mut conn, tenant.id).await;
        let link = conn
            .first(
                "SELECT chain FROM audit_events WHERE organization_id = $1 AND sequence = $2",
                &[(&tenant.id).into(), tenant.sequence.cast_signed().into()],
                |row| row.bytes::<32>(0),
            )
            .await;
        if client.batch_execute("ROLLBACK").await.is_err() {
            drop(Object::take(client));
        }
        after?;
        if link? == Some(tenant.chain) { Ok(()) } else { Err(lost) }
    }
}
