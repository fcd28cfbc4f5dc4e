//! What batches gain: member adds by 1, 8 and 64 writers at once, against the same writes committed one by one. A single
//! writer has nothing to gain; it is measured to see that batches cost it nothing.
//!
//! On a disk whose fsync is fast the gain is small, so it is measured with a delay at the commit call too, which both
//! modes share. `cargo bench -p roster-core --bench writes`; with `-- --json` a line per figure. PostgreSQL is measured
//! when `ROSTER_TEST_POSTGRES` names a server.

use roster_core::{
    Directory, Result,
    access::{Actor, OrganizationRole, WorkspaceRole},
    audit::Origin,
    clock::{Clock, SystemClock},
    id::{OrganizationId, UserId, WorkspaceId},
    import::{Document, Import},
    member::{self, NewMember},
    organization::{self, INSTANCE},
    random::SystemRandom,
    sealed::Sealing,
    store::{PostgresOptions, SqliteOptions, Store, Surroundings},
    text::{Label, Name},
    user,
};
use std::{
    io::Write,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

/// The numbers of writers, with how much batches must gain for them where a commit takes a while.
const WRITERS: [(usize, Option<f64>); 3] = [(1, None), (8, None), (64, Some(2.0))];
/// Each writer adds to so many workspaces, or until the time is up.
const WORKSPACES: usize = 1500;
const RUN_MICROS: i64 = 1_200_000;
const ROUNDS: usize = 3;

/// One figure: how many writers, where, with which delay at the commit, and how much batches must gain.
struct Figure {
    name: String,
    writers: usize,
    delay: Duration,
    target: Option<f64>,
    /// The server's URL; SQLite in a temporary directory when absent.
    postgres: Option<String>,
}

type Outcome<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let json = std::env::args().any(|argument| argument == "--json");
    let mut figures = Vec::new();
    let places = [Some(("SQLite", None)), std::env::var("ROSTER_TEST_POSTGRES").ok().map(|url| ("PostgreSQL", Some(url)))];
    for (place, postgres) in places.into_iter().flatten() {
        for (writers, target) in WRITERS {
            for (millis, commit, target) in [(1, "1 ms a commit", target), (0, "this disk", None)] {
                let name = format!("member adds over single ones, writers: {writers}, {place}, {commit}");
                figures.push(Figure { name, writers, delay: Duration::from_millis(millis), target, postgres: postgres.clone() });
            }
        }
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    for figure in &figures {
        let line = runtime.block_on(measure(figure, json))?;
        writeln!(std::io::stdout(), "{line}")?;
    }
    Ok(())
}

/// Both modes in turn, several times; the medians are the figure.
async fn measure(figure: &Figure, json: bool) -> Outcome<String> {
    let (mut batched, mut single) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        batched.push(run(figure, None).await?);
        single.push(run(figure, Some(1)).await?);
    }
    let (batched, single) = (median(&mut batched), median(&mut single));
    let ratio = batched / single;
    let met = figure.target.is_none_or(|target| ratio >= target);
    Ok(if json {
        serde_json::json!({
            "name": figure.name, "ratio": (ratio * 100.0).round() / 100.0, "target": figure.target, "met": met,
            "batched_per_second": batched.round(), "single_per_second": single.round(),
        })
        .to_string()
    } else {
        let target = figure.target.map_or(String::new(), |target| format!(", target {target} ×: {}", if met { "met" } else { "MISSED" }));
        format!("{}: {ratio:.1} × ({batched:.0} against {single:.0} a second{target})", figure.name)
    })
}

fn median(rounds: &mut [f64]) -> f64 {
    rounds.sort_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}

/// Durable member adds a second in a fresh store.
async fn run(figure: &Figure, most: Option<usize>) -> Outcome<f64> {
    let surroundings = Surroundings { clock: Arc::new(SystemClock::new()), random: Arc::new(SystemRandom), sealing: Sealing::default() };
    if let Some(url) = &figure.postgres {
        let schema = format!("roster_bench_{}", std::process::id());
        outside(url, &format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")).await?;
        let plain = PostgresOptions { schema: Some(schema.clone()), commit_delay: figure.delay, ..PostgresOptions::new(url) };
        let options = PostgresOptions { most: most.unwrap_or(plain.most), ..plain };
        let directory = Arc::new(Directory::new(Store::open_postgres(options, surroundings).await?));
        let rate = adds(&directory, figure.writers).await?;
        drop(directory);
        outside(url, &format!("DROP SCHEMA {schema} CASCADE")).await?;
        return Ok(rate);
    }
    let path = std::env::temp_dir().join(format!("roster-bench-{}", std::process::id()));
    let plain = SqliteOptions { commit_delay: figure.delay, ..SqliteOptions::new(&path) };
    let options = SqliteOptions { most: most.unwrap_or(plain.most), ..plain };
    let directory = Arc::new(Directory::new(Store::open_sqlite(options, surroundings)?));
    let rate = adds(&directory, figure.writers).await?;
    drop(directory);
    std::fs::remove_dir_all(path)?;
    Ok(rate)
}

async fn outside(url: &str, sql: &str) -> Outcome<()> {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
    let connection = tokio::spawn(connection);
    client.batch_execute(sql).await?;
    drop(client);
    connection.await??;
    Ok(())
}

/// Each writer adds a user of its own to one workspace after another.
async fn adds(directory: &Arc<Directory>, writers: usize) -> Outcome<f64> {
    let (organization, users, workspaces) = furnish(directory, writers).await?;
    let (clock, done) = (Arc::new(SystemClock::new()), Arc::new(AtomicUsize::new(0)));
    let actor = Actor::system(organization, "bench");
    let writers: Vec<tokio::task::JoinHandle<Result<()>>> = users
        .into_iter()
        .map(|user| {
            let (directory, clock, done) = (Arc::clone(directory), Arc::clone(&clock), Arc::clone(&done));
            let workspaces = Arc::clone(&workspaces);
            tokio::spawn(async move {
                for workspace in workspaces.iter() {
                    if clock.monotonic_micros() >= RUN_MICROS {
                        break;
                    }
                    let members = vec![NewMember::new(user, WorkspaceRole::Member)];
                    directory.change(&actor, Arc::default(), member::Add { workspace: *workspace, members }).await?;
                    done.fetch_add(1, Ordering::Relaxed);
                }
                Ok(())
            })
        })
        .collect();
    for writer in writers {
        writer.await??;
    }
    Ok(done.load(Ordering::Relaxed) as f64 * 1e6 / clock.monotonic_micros() as f64)
}

/// An organization with a user for every writer and the workspaces.
async fn furnish(directory: &Directory, writers: usize) -> Outcome<(OrganizationId, Vec<UserId>, Arc<Vec<WorkspaceId>>)> {
    let owner = user::Create {
        email: "owner@example.com".try_into()?,
        given_name: Label::try_from("")?,
        family_name: Label::try_from("")?,
        picture: None,
        role: OrganizationRole::Owner,
        source: Label::try_from("bench")?,
        created_at: None,
    };
    let create = organization::Create { name: Name::try_from("Bench")?, slug: None, settings: None, owner };
    let origin = Arc::<Origin>::default();
    let made = directory.change(&Actor::system(INSTANCE, "bench"), Arc::clone(&origin), create).await?;
    let organization = made.value.organization.id;
    let user =
        |number| serde_json::json!({"email": format!("{number}@example.com"), "given_name": "", "family_name": "", "role": "member"});
    let workspace = |number| serde_json::json!({"slug": format!("w-{number}"), "name": format!("W {number}")});
    let users: Vec<_> = (0..writers).map(user).collect();
    let workspaces: Vec<_> = (0..WORKSPACES).map(workspace).collect();
    let document: Document = serde_json::from_value(serde_json::json!({"users": users, "workspaces": workspaces}))?;
    let done = directory.change(&Actor::system(organization, "bench"), origin, Import::records(document)).await?.value;
    let made = done.made.ok_or("an import that is no dry run makes something")?;
    Ok((organization, made.users.into_values().collect(), Arc::new(made.workspaces.into_values().collect())))
}
