//! The store itself on a disk whose power goes: what was answered is there, what was not may be.

use super::{fresh_directory, vfs::register};
use crate::world::{Place, World, new_user, surroundings};
use roster_core::{
    Directory,
    access::{OrganizationRole, WorkspaceRole},
    id::{UserId, WorkspaceId},
    member::{self, NewMember},
    store::{SqliteOptions, Store, Value},
};
use std::sync::{Arc, Mutex};

/// When the power goes.
enum Moment {
    /// Just before this write, truncation, sync or deletion.
    Change(u64),
    /// After so many answers.
    Answers(usize),
}

const WRITERS: usize = 8;

/// Fills and cuts; gives the memberships that were acknowledged and those that are there afterwards.
fn round(name: &str, moment: &Moment, lying: bool) -> (Vec<UserId>, Vec<UserId>) {
    let path = fresh_directory(name);
    let disk = register(name);
    let options = SqliteOptions { vfs: Some(name.to_owned()), ..SqliteOptions::new(&path) };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let place = Place::Sqlite(path);
    let acknowledged = Arc::new(Mutex::new(Vec::new()));

    runtime.block_on(async {
        let (around, clock) = surroundings(1);
        let directory = Directory::new(Store::open_sqlite(options, around).unwrap());
        let world = Arc::new(World::over(directory, clock, place.clone()).await);
        let home = world.workspace("w").await.id;
        disk.lie_about_sync(lying);
        if let Moment::Change(number) = moment {
            disk.cut_before_change(*number);
        }
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (world, disk, answered) = (Arc::clone(&world), disk.clone(), Arc::clone(&acknowledged));
                let answers = if let Moment::Answers(count) = moment { *count } else { usize::MAX };
                tokio::spawn(async move {
                    for number in 0.. {
                        let Some(user) = add(&world, home, &format!("{writer}-{number}")).await else { return };
                        let mut answered = answered.lock().unwrap();
                        answered.push(user);
                        if answered.len() == answers {
                            disk.cut();
                        }
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
    });
    drop(runtime);

    let acknowledged = std::mem::take(&mut *acknowledged.lock().unwrap());
    (acknowledged, reopened(&place))
}

/// Two writes: a user, then the membership. Answers only what the store has acknowledged.
async fn add(world: &World, workspace: WorkspaceId, word: &str) -> Option<UserId> {
    let system = world.system();
    let user = world.change(&system, new_user(word, OrganizationRole::Member)).await.ok()?.id;
    let members = vec![NewMember::new(user, WorkspaceRole::Member)];
    world.change(&system, member::Add { workspace, members }).await.ok()?;
    Some(user)
}

/// The members that are found through SQLite's own VFS, in a store that is whole.
fn reopened(place: &Place) -> Vec<UserId> {
    let Place::Sqlite(path) = place else { return Vec::new() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let found = runtime.block_on(async {
        let directory = Directory::new(place.store(surroundings(2).0).await.unwrap());
        for found in roster_core::audit::verify(&directory).await.unwrap() {
            assert_eq!(found.fault, None);
        }
        let mut lease = directory.store().read().await.unwrap();
        let mut conn = lease.conn().unwrap();
        let none: &[Value<'_>] = &[];
        let integrity = conn.query("PRAGMA integrity_check", none, |row| row.text(0)).await.unwrap();
        assert_eq!(integrity, ["ok"]);
        conn.query("SELECT principal_id FROM workspace_members", none, |row| row.id(0)).await.unwrap()
    });
    std::fs::remove_dir_all(path).unwrap();
    found
}

fn lost(acknowledged: &[UserId], found: &[UserId]) -> usize {
    acknowledged.iter().filter(|user| !found.contains(user)).count()
}

#[test]
fn the_store_loses_no_acknowledged_write_to_a_cut_before_any_change() {
    let mut any = 0;
    // The late ones fall into and after the first checkpoint, which comes when the WAL has a thousand pages.
    for number in (0..40).step_by(2).chain((41..400).step_by(37)).chain((2050..2350).step_by(25)).chain([4000]) {
        let (acknowledged, found) = round(&format!("store-change-{number}"), &Moment::Change(number), false);
        assert_eq!(lost(&acknowledged, &found), 0, "cut before change {number}: {} acknowledged", acknowledged.len());
        any += acknowledged.len();
    }
    assert!(any > 100, "only {any} writes were acknowledged at all");
}

#[test]
fn the_store_loses_no_acknowledged_write_to_a_cut_at_any_time() {
    for number in 1..=10 {
        let answers = 3 + number * number * 7919 % 61;
        let (acknowledged, found) = round(&format!("store-answers-{number}"), &Moment::Answers(answers), false);
        assert!(acknowledged.len() >= answers);
        assert_eq!(lost(&acknowledged, &found), 0);
    }
}

/// Without this, the two above would prove nothing.
#[test]
fn the_store_does_lose_writes_that_a_lying_disk_has_acknowledged() {
    for number in 1..=3 {
        let (acknowledged, found) = round(&format!("store-lying-{number}"), &Moment::Answers(20 * number), true);
        assert!(lost(&acknowledged, &found) > 0);
    }
}
