//! A disk whose power can be cut, and the tests that it loses what it should and nothing else.

mod disk;
mod store;
mod vfs;

use rusqlite::{Connection, OpenFlags};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicI64, Ordering},
    thread,
};
use vfs::register;

/// How a writer treats its disk.
struct Manner {
    journal: &'static str,
    synchronous: &'static str,
    /// The disk acknowledges syncs that it does not do, from after the schema is in place.
    lying: bool,
}

/// When the power goes.
enum Moment {
    /// Some time after so many commits, from another thread.
    Commits(i64),
    /// Just before this write, truncation, sync or deletion.
    Change(u64),
}

/// What a round of writing, cutting and reopening has shown.
struct Outcome {
    acknowledged: i64,
    /// The rows after reopening are exactly 1 to this; `None` when not even the table is left.
    found: Option<i64>,
    integrity: String,
    discarded: u64,
    syncs: u64,
}

fn fresh_directory(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("power-cut-{name}"));
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory).unwrap();
    directory
}

fn open_through(vfs: &str, path: &Path, manner: &Manner) -> Connection {
    let connection = Connection::open_with_flags_and_vfs(path, OpenFlags::default(), vfs).unwrap();
    let journal: String = connection.query_row(&format!("PRAGMA journal_mode = {}", manner.journal), [], |row| row.get(0)).unwrap();
    assert_eq!(journal, manner.journal);
    // Checkpoint every few commits, so that cuts fall into checkpoints and restarts of the WAL too.
    connection.execute_batch("PRAGMA wal_autocheckpoint = 8; PRAGMA synchronous = FULL").unwrap();
    connection.execute_batch("CREATE TABLE entry (id INTEGER PRIMARY KEY, filler BLOB NOT NULL)").unwrap();
    connection.pragma_update(None, "synchronous", manner.synchronous).unwrap();
    connection
}

fn insert(connection: &Connection, id: i64) -> rusqlite::Result<usize> {
    connection.execute("INSERT INTO entry VALUES (?1, randomblob(?2))", [id, 1 + id * 977 % 6_000])
}

/// Reads, through SQLite's own VFS, how far the rows go, having checked that none before is
/// missing.
fn found(path: &Path) -> (Option<i64>, String) {
    let connection = Connection::open(path).unwrap();
    let integrity = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    let rows = connection
        .query_row("SELECT count(*), coalesce(max(id), 0) FROM entry", [], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)));
    let rows = rows.ok().map(|(count, last)| {
        assert_eq!(count, last, "a row in the middle is missing");
        last
    });
    (rows, integrity)
}

/// One thread commits rows as fast as it can; the power goes; what is left?
fn round(name: &str, manner: &Manner, moment: &Moment) -> Outcome {
    let directory = fresh_directory(name);
    let path = directory.join("entries.db");
    let disk = register(name);
    let writer = open_through(name, &path, manner);
    disk.lie_about_sync(manner.lying);
    if let Moment::Change(number) = moment {
        disk.cut_before_change(*number);
    }

    let acknowledged = AtomicI64::new(0);
    let left_behind = thread::scope(|scope| {
        let writing = scope.spawn(|| {
            for id in 1..100_000 {
                if insert(&writer, id).is_err() {
                    return writer;
                }
                acknowledged.store(id, Ordering::SeqCst);
            }
            panic!("the power never went");
        });
        if let Moment::Commits(count) = moment {
            while acknowledged.load(Ordering::SeqCst) < *count && !writing.is_finished() {
                thread::yield_now();
            }
            disk.cut();
        }
        writing.join().unwrap()
    });

    // The writer's connection is still open, as far as SQLite knows; it must not be in the way.
    assert!(insert(&left_behind, 1_000_000).is_err());
    let (found, integrity) = found(&path);
    drop(left_behind);
    assert_eq!(self::found(&path), (found, integrity.clone()));
    fs::remove_dir_all(directory).unwrap();
    let acknowledged = acknowledged.into_inner();
    Outcome { acknowledged, found, integrity, discarded: disk.discarded(), syncs: disk.syncs() }
}

/// Numbers that look random and are the same in every run.
fn commits() -> impl Iterator<Item = i64> {
    (1..=10).map(|round: i64| 10 + round * round * 7919 % 61)
}

fn assert_nothing_lost(outcome: &Outcome) {
    let Outcome { acknowledged, found, .. } = *outcome;
    let found = found.expect("the table is there");
    // The commit that was cut short may have reached the disk without having been acknowledged.
    let whole = (acknowledged..=acknowledged + 1).contains(&found);
    assert!(whole, "{acknowledged} acknowledged, {found} found");
    assert_eq!(outcome.integrity, "ok");
    assert!(outcome.syncs > u64::try_from(acknowledged).unwrap());
}

#[test]
fn a_power_cut_at_any_time_loses_no_acknowledged_commit() {
    for journal in ["wal", "delete"] {
        let manner = Manner { journal, synchronous: "FULL", lying: false };
        for (number, count) in commits().enumerate() {
            let name = format!("any-time-{journal}-{number}");
            assert_nothing_lost(&round(&name, &manner, &Moment::Commits(count)));
        }
    }
}

#[test]
fn a_power_cut_before_any_change_loses_no_acknowledged_commit() {
    for journal in ["wal", "delete"] {
        let manner = Manner { journal, synchronous: "FULL", lying: false };
        let mut with_bytes_undone = 0;
        for number in 0..100 {
            let name = format!("any-change-{journal}-{number}");
            let outcome = round(&name, &manner, &Moment::Change(number));
            assert_nothing_lost(&outcome);
            with_bytes_undone += u32::from(outcome.discarded > 0);
        }
        assert!(with_bytes_undone > 50, "{journal}: only {with_bytes_undone} cuts undid anything");
    }
}

#[test]
fn a_power_cut_does_lose_commits_that_were_never_synced() {
    let manner = Manner { journal: "wal", synchronous: "OFF", lying: false };
    for (number, count) in commits().enumerate() {
        let outcome = round(&format!("off-{number}"), &manner, &Moment::Commits(count));
        assert!(outcome.acknowledged >= count && outcome.discarded > 0);
        assert_eq!(outcome.found, Some(0));
    }
}

#[test]
fn a_power_cut_does_lose_commits_that_a_lying_disk_has_acknowledged() {
    let manner = Manner { journal: "wal", synchronous: "FULL", lying: true };
    for (number, count) in commits().enumerate() {
        let outcome = round(&format!("lying-{number}"), &manner, &Moment::Commits(count));
        assert!(outcome.acknowledged >= count && outcome.discarded > 0);
        assert_eq!(outcome.found, Some(0));
    }
}

#[test]
fn a_cut_undoes_exactly_what_came_after_the_last_sync() {
    let directory = fresh_directory("exact");
    let path = directory.join("entries.db");
    let disk = register("exact");
    let manner = Manner { journal: "wal", synchronous: "FULL", lying: false };
    let connection = open_through("exact", &path, &manner);
    insert(&connection, 1).unwrap();
    let files = ["entries.db", "entries.db-wal"].map(|name| directory.join(name));
    let synced = files.each_ref().map(|file| fs::read(file).unwrap());
    let syncs = disk.syncs();

    connection.pragma_update(None, "synchronous", "OFF").unwrap();
    insert(&connection, 2).unwrap();
    // Moves row 2 into the database and cuts the WAL off.
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    assert_eq!(disk.syncs(), syncs);
    assert_ne!(files.each_ref().map(|file| fs::read(file).unwrap()), synced);
    assert_eq!(disk.discarded(), 0);

    disk.cut();
    assert_eq!(files.each_ref().map(|file| fs::read(file).unwrap()), synced);
    assert!(!directory.join("entries.db-shm").exists());
    let discarded = disk.discarded();
    assert!(discarded > 0);
    disk.cut();
    assert_eq!(disk.discarded(), discarded);
    assert!(connection.query_row("SELECT count(*) FROM entry", [], |_| Ok(())).is_err());
    assert!(Connection::open_with_flags_and_vfs(&path, OpenFlags::default(), "exact").is_err());
    drop(connection);
    assert_eq!(files.each_ref().map(|file| fs::read(file).unwrap()), synced);
    assert_eq!(found(&path), (Some(1), "ok".to_owned()));
    fs::remove_dir_all(directory).unwrap();
}

#[test]
fn a_cut_removes_a_file_that_was_never_synced() {
    let directory = fresh_directory("never-synced");
    let path = directory.join("entries.db");
    let disk = register("never-synced");
    disk.lie_about_sync(true);
    let connection = open_through("never-synced", &path, &Manner { journal: "wal", synchronous: "FULL", lying: true });
    insert(&connection, 1).unwrap();
    assert!(path.exists());
    disk.cut();
    assert_eq!(fs::read_dir(&directory).unwrap().count(), 0);
    drop(connection);
    assert_eq!(fs::read_dir(&directory).unwrap().count(), 0);
    fs::remove_dir_all(directory).unwrap();
}
