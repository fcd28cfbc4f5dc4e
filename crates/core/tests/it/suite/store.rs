//! What the store promises to every write: batches, versions, a bounded queue, an event each.

use crate::world::{World, surroundings};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Counting, Permission, Scope, Standing, decide},
    audit::{self, Event},
    store::{Committed, Tx, Value, Write},
};
use std::{
    pin::Pin,
    sync::{
        Arc, Barrier,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, Waker},
};

/// A write that does as it is told.
enum Probe {
    /// Nothing at all.
    Nothing,
    /// A row and its event.
    Record,
    /// A row without an event.
    Forget,
    /// A row, then an error.
    Fail,
    /// A row, then a panic.
    Panic,
    /// A row that the database refuses, and then the error that it gave.
    Clash,
    /// Nothing, but only when the barrier was met twice.
    Hold(Arc<Barrier>),
    /// A row and its event, at the second run: in the first the database asks to run the transaction again.
    Again(AtomicBool),
}

impl Write for Probe {
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<()> {
        if let Self::Hold(gate) = self {
            tokio::task::block_in_place(|| (gate.wait(), gate.wait()));
        }
        if let Self::Again(first) = self
            && first.swap(false, Ordering::Relaxed)
        {
            tx.execute("DO 'BEGIN RAISE EXCEPTION USING ERRCODE = ''40001''; END'", &[]).await?;
        }
        if !matches!(self, Self::Nothing | Self::Hold(_)) {
            let (organization, scope) = (tx.organization(), tx.new_id::<roster_core::id::entity::Role>());
            let sql = "INSERT INTO counters (organization_id, scope_id, name, value) VALUES ($1, $2, 'probe', 1)";
            let args = [Value::from(&organization), Value::from(&scope)];
            tx.execute(sql, &args).await?;
            if matches!(self, Self::Clash) {
                tx.execute(sql, &args).await?;
            }
        }
        match self {
            Self::Record | Self::Again(_) => record(tx).await,
            Self::Fail => Err(Error::NotFound(Kind::Route)),
            Self::Panic => panic!("as it was told"),
            _ => Ok(()),
        }
    }
}

async fn record(tx: &mut Tx<'_>) -> Result<()> {
    let (organization, standing) = (tx.organization(), Standing { active: true, ..Standing::default() });
    let actor = Actor::system(organization, "probe");
    let permit = decide(actor, &standing, Permission::OrganizationsUpdate, Scope::Organization, Counting::Effective, tx.now()).unwrap();
    let details = serde_json::json!({});
    let event = Event { action: "probe", kind: Kind::Role, target: [0; 16], workspace: None, details };
    audit::record(tx, &permit, event).await
}

pub(super) type Queued<'a> = Pin<Box<dyn Future<Output = Result<Committed<()>>> + Send + 'a>>;

/// A write is queued when its future is first polled.
fn queue(world: &World, probe: Probe) -> Queued<'_> {
    let mut queued: Queued<'_> = Box::pin(world.directory.store().write(world.organization, probe));
    match queued.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Pending => queued,
        Poll::Ready(answer) => Box::pin(async { answer }),
    }
}

/// Keeps the store busy until the barrier is met again, so that what is queued meanwhile waits together.
pub(super) fn busy(world: &World) -> (Queued<'_>, Arc<Barrier>) {
    let gate = Arc::new(Barrier::new(2));
    let held = queue(world, Probe::Hold(Arc::clone(&gate)));
    tokio::task::block_in_place(|| gate.wait());
    (held, gate)
}

const PROBES: &str = "SELECT COUNT(*) FROM counters WHERE organization_id = $1 AND name = 'probe'";

pub(in crate::suite) async fn a_write_that_fails_or_panics_leaves_the_others_of_its_batch(world: World) {
    let (version, sequence) = world.clocks().await;
    let (held, gate) = busy(&world);
    let probes = [Probe::Record, Probe::Panic, Probe::Fail, Probe::Clash, Probe::Forget, Probe::Nothing, Probe::Record];
    let waiting: Vec<_> = probes.map(|probe| queue(&world, probe)).into();
    gate.wait();
    held.await.unwrap();
    let mut answers = Vec::new();
    for queued in waiting {
        answers.push(queued.await.map(|committed| committed.version));
    }
    let first = version.cast_unsigned() + 1;
    let internal = Err(Error::Internal);
    let expected =
        [Ok(first), internal.clone(), Err(Error::NotFound(Kind::Route)), internal.clone(), internal, Ok(first), Ok(first + 1)];
    assert_eq!(answers, expected);
    assert_eq!(world.number(PROBES).await, 2);
    assert_eq!(world.clocks().await, (version + 2, sequence + 2));
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn a_full_queue_refuses_as_unavailable(world: World) {
    let (held, gate) = busy(&world);
    let waiting: Vec<_> = (0..1023).map(|_| queue(&world, Probe::Nothing)).collect();
    assert!(matches!(queue(&world, Probe::Record).await, Err(Error::Unavailable(_))));
    gate.wait();
    held.await.unwrap();
    for queued in waiting {
        queued.await.unwrap();
    }
    queue(&world, Probe::Record).await.unwrap();
    assert_eq!(world.number(PROBES).await, 1);
}

pub(in crate::suite) async fn a_write_without_an_event_is_refused(world: World) {
    assert_eq!(queue(&world, Probe::Forget).await.map(|_| ()), Err(Error::Internal));
    assert_eq!(world.number(PROBES).await, 0);
}

pub(in crate::suite) async fn a_write_whose_caller_hung_up_is_kept(world: World) {
    drop(queue(&world, Probe::Record));
    queue(&world, Probe::Nothing).await.unwrap();
    assert_eq!(world.number(PROBES).await, 1);
}

pub(in crate::suite) async fn versions_and_sequences_have_no_gaps(world: World) {
    let (before, _) = world.clocks().await;
    let world = Arc::new(world);
    let tasks: Vec<_> = (0..32)
        .map(|_| {
            let world = Arc::clone(&world);
            tokio::spawn(async move {
                let mut versions = Vec::new();
                for _ in 0..10 {
                    versions.push(queue(&world, Probe::Record).await.unwrap().version);
                    let _ = queue(&world, Probe::Fail).await.unwrap_err();
                }
                versions
            })
        })
        .collect();
    let mut versions = Vec::new();
    for task in tasks {
        versions.extend(task.await.unwrap());
    }
    versions.sort_unstable();
    let before = before.cast_unsigned();
    assert_eq!(versions, (before + 1..=before + 320).collect::<Vec<_>>());
    let (version, sequence) = world.clocks().await;
    assert_eq!(version.cast_unsigned(), before + 320);
    let own = [Value::from(&world.organization)];
    let sequences = world.rows("SELECT sequence FROM audit_events WHERE organization_id = $1 ORDER BY sequence", &own, |row| row.int(0));
    assert_eq!(sequences.await, (1..=sequence).collect::<Vec<_>>());
    world.assert_logs_hold().await;
}

/// Listed for PostgreSQL alone: SQLite has one writer, and nothing to run again for.
pub(in crate::suite) async fn a_batch_that_the_database_refuses_once_runs_again(world: World) {
    let (version, sequence) = world.clocks().await;
    let (held, gate) = busy(&world);
    let probes = [Probe::Record, Probe::Again(AtomicBool::new(true)), Probe::Fail, Probe::Record];
    let waiting: Vec<_> = probes.map(|probe| queue(&world, probe)).into();
    gate.wait();
    held.await.unwrap();
    let mut answers = Vec::new();
    for queued in waiting {
        answers.push(queued.await.map(|committed| committed.version - version.cast_unsigned()));
    }
    assert_eq!(answers, [Ok(1), Ok(2), Err(Error::NotFound(Kind::Route)), Ok(3)]);
    assert_eq!(world.number(PROBES).await, 3, "what the first run wrote is gone");
    assert_eq!(world.clocks().await, (version + 3, sequence + 3));
    world.assert_logs_hold().await;
}

pub(in crate::suite) async fn a_write_to_an_absent_organization_is_not_found(world: World) {
    let absent = roster_core::id::Id::from_bytes([9; 16]);
    let answer = world.directory.store().write(absent, Probe::Record).await;
    assert_eq!(answer, Err(Error::NotFound(Kind::Organization)));
}

pub(in crate::suite) async fn opening_again_changes_nothing(world: World) {
    let everything = "SELECT (SELECT COUNT(*) FROM schema_versions) * 1000000 + (SELECT COUNT(*) FROM organizations) * 1000
         + (SELECT COUNT(*) FROM roles) + 0 * (SELECT COUNT(*) FROM users WHERE organization_id = $1)";
    let (found, place) = (world.number(everything).await, world.place.clone());
    assert_eq!(found % 1_000_000, 2_016);
    drop(world);
    let directory = roster_core::Directory::new(place.store(surroundings(2).0).await.unwrap());
    let mut lease = directory.store().read().await.unwrap();
    let again = lease.conn().unwrap().query(everything, &[Value::from(&[0; 16])], |row| row.int(0)).await.unwrap();
    assert_eq!(again, [found]);
}

pub(in crate::suite) async fn a_newer_schema_is_refused(world: World) {
    let place = world.place.clone();
    drop(world);
    place.batch_outside("INSERT INTO schema_versions (version) VALUES (2000)").await;
    match place.store(surroundings(2).0).await {
        Err(Error::Conflict(why)) => assert!(why.contains("2000"), "{why}"),
        other => panic!("{:?}", other.err()),
    }
}

/// A second process would keep a cache that the first one's writes do not reach.
async fn a_directory_that_is_open_is_refused(world: World) {
    match world.place.store(surroundings(2).0).await {
        Err(Error::Conflict(why)) => assert!(why.contains("use the running server"), "{why}"),
        other => panic!("{:?}", other.err()),
    }
}

#[test]
fn a_data_directory_is_opened_once() {
    crate::world::run(crate::world::Backend::Sqlite, a_directory_that_is_open_is_refused);
}
