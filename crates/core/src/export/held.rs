//! Exports on their way to whoever asked: whole in memory, so only a few at a time, each until it has been sent.

use super::{MOST_BYTES, take};
use crate::{
    Directory, Error, Result,
    access::{Actor, Permission, Scope},
    terms::Terms,
};
use bytes::Bytes;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many are held at a time.
pub const MOST_HELD: usize = 4;

/// The places of exports in one directory.
pub(crate) struct Places(Arc<Semaphore>);

impl Default for Places {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(MOST_HELD)))
    }
}

/// The text of an export. Its place is given back when this is dropped.
#[derive(Debug)]
pub struct Held {
    text: Bytes,
    _place: OwnedSemaphorePermit,
}

impl Held {
    /// The text, as JSON.
    #[must_use]
    pub const fn text(&self) -> &Bytes {
        &self.text
    }
}

/// Everything in the actor's organization as text, see [`take`].
///
/// # Errors
/// As [`take`]; [`Error::Unavailable`] while [`MOST_HELD`] others are held; [`Error::LimitReached`] for a text of more than
/// [`MOST_BYTES`], which no import would read.
pub async fn hold(directory: &Directory, actor: &Actor, terms: impl Into<Terms> + Send) -> Result<Held> {
    // Who may not export takes nobody's place.
    directory.permit(actor, Permission::OrganizationsExport, Scope::Organization).await?;
    let busy = |_| Error::Unavailable("too many exports are being sent");
    let place = Arc::clone(&directory.exports().0).try_acquire_owned().map_err(busy)?;
    let document = take(directory, actor, terms).await?;
    let text: Bytes = serde_json::to_vec(&document).map_err(Error::internal)?.into();
    if text.len() > MOST_BYTES {
        return Err(Error::LimitReached { what: "bytes of an export", max: MOST_BYTES as u64 });
    }
    Ok(Held { text, _place: place })
}
