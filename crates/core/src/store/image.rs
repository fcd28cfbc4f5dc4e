//! The whole database as it was at one moment, kept in memory and brought back on a running store: what a sandbox does.
//!
//! Both are copies of pages by SQLite's own backup, run by the writer's thread between two batches. A copy back is one
//! transaction of the write-ahead log: who reads at that moment goes on in the database of before, whoever begins later
//! reads the other one, and nobody reads half of it.

use super::{Backend, Epoch, Store, fault};
use crate::{Error, Result, random::Random};
use rusqlite::{
    Connection,
    backup::{Backup, StepResult},
};
use std::sync::{Arc, Mutex, PoisonError};

/// What is said where there is no such thing.
const ELSEWHERE: Error = Error::Unavailable("only the embedded SQLite store can be kept and brought back");

/// A database as it was.
pub struct Image {
    conn: Mutex<Connection>,
    bytes: u64,
}

impl Image {
    /// How many bytes of memory it takes.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl Store {
    /// Whether [`Store::image`] and [`Store::bring_back`] work here.
    #[must_use]
    pub const fn has_images(&self) -> bool {
        matches!(self.backend, Backend::Sqlite(_))
    }

    /// The database after every write that was queued before, when it has at most this many bytes.
    ///
    /// # Errors
    /// [`Error::LimitReached`] when it has more; [`Error::Unavailable`] on PostgreSQL.
    pub async fn image(&self, most: u64) -> Result<Image> {
        let Backend::Sqlite(sqlite) = &self.backend else { return Err(ELSEWHERE) };
        sqlite
            .alone(move |conn| {
                let bytes = size(conn)?;
                if bytes > most {
                    return Err(Error::LimitReached { what: "bytes of snapshots in memory", max: most });
                }
                let mut memory = Connection::open_in_memory().map_err(fault::sqlite)?;
                copy(conn, &mut memory)?;
                Ok(Image { conn: Mutex::new(memory), bytes })
            })
            .await
    }

    /// Makes the database what it was, after every write that was queued before. Every organization gets a new epoch, so
    /// that versions which repeat are not taken for those of before, and nothing that was cached is believed any more.
    /// What others gathered in memory is for them to drop, see [`crate::Directory::forget`].
    ///
    /// # Errors
    /// [`Error::Unavailable`] on PostgreSQL, and when the copy can't be made durable; then nothing has changed.
    pub async fn bring_back(&self, image: &Arc<Image>) -> Result<()> {
        let Backend::Sqlite(sqlite) = &self.backend else { return Err(ELSEWHERE) };
        let (image, cache, random) = (Arc::clone(image), Arc::clone(&self.cache), Arc::clone(&self.surroundings.random));
        sqlite
            .alone(move |conn| {
                let mut memory = image.conn.lock().unwrap_or_else(PoisonError::into_inner);
                // Before the copy, so that the old rows are never seen with the old epochs.
                renew_epochs(&mut memory, &*random)?;
                copy(&memory, conn)?;
                cache.begin_anew();
                // Only ordinary commits fold the log into the database by themselves: without this, one restoration after
                // another would make it longer. What stands in its way, such as a reader, is no harm.
                let _ = conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
                Ok(())
            })
            .await
    }
}

fn size(conn: &Connection) -> Result<u64> {
    let pragma = |name: &str| conn.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0)).map_err(fault::sqlite);
    Ok((pragma("page_count")? * pragma("page_size")?).unsigned_abs())
}

fn renew_epochs(conn: &mut Connection, random: &dyn Random) -> Result<()> {
    let change = conn.transaction().map_err(fault::sqlite)?;
    {
        let mut ids = change.prepare_cached("SELECT id FROM organizations ORDER BY id").map_err(fault::sqlite)?;
        let ids = ids.query_map([], |row| row.get(0)).and_then(Iterator::collect::<rusqlite::Result<Vec<[u8; 16]>>>);
        let mut update = change.prepare_cached("UPDATE organizations SET epoch = ?2 WHERE id = ?1").map_err(fault::sqlite)?;
        for id in ids.map_err(fault::sqlite)? {
            update.execute((id, Epoch::new(random).as_bytes())).map_err(fault::sqlite)?;
        }
    }
    change.commit().map_err(fault::sqlite)
}

/// All pages in one step, and so in one transaction of either side.
fn copy(from: &Connection, to: &mut Connection) -> Result<()> {
    match Backup::new(from, to).and_then(|backup| backup.step(-1)).map_err(fault::sqlite)? {
        StepResult::Done => Ok(()),
        _ => Err(Error::Unavailable("the database is locked by another program")),
    }
}
