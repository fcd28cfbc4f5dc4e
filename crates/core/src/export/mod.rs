//! Everything in one organization as one document, and an organization made of such a document.
//!
//! [`take`] reads it as of one moment. [`Restore`] makes the organization in another instance, or here again after it was
//! lost: the same ids, the same hashes, so that every key goes on working. What belongs to the instance is in neither:
//! accounts, sessions, passwords and personal keys.

mod check;
mod collect;
pub mod document;
mod held;
mod restore;

pub(crate) use check::check;
pub use document::Document;
pub(crate) use held::Places;
pub use held::{Held, MOST_HELD, hold};
pub use restore::{Restore, Restored, restore};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Permit, Scope},
    audit::{self, Event},
    directory::Change,
    organization::INSTANCE,
    store::Tx,
    terms::Terms,
};
use serde_json::json;

/// How many bytes the text of a document may have: 64 MiB.
pub const MOST_BYTES: usize = 64 << 20;

/// Everything in the actor's organization, as of one moment. That it was read is an event of the organization.
///
/// # Errors
/// [`Error::Forbidden`] without `organizations.export`; [`Error::Conflict`] for the instance.
pub async fn take(directory: &Directory, actor: &Actor, terms: impl Into<Terms> + Send) -> Result<Document> {
    directory.change(actor, terms, Reading).await?;
    directory.store().read_snapshot(collect::Collect { organization: actor.organization }).await
}

/// The event that says that everything was read.
struct Reading;

impl Change for Reading {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::OrganizationsExport, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let id = permit.organization();
        if id == INSTANCE {
            return Err(Error::Conflict("the instance can't be exported: its accounts and keys belong to it alone".into()));
        }
        let target = *id.as_bytes();
        let event = Event { action: "organizations.export", kind: Kind::Organization, target, workspace: None, details: json!({}) };
        audit::record_reading(tx, permit, event).await
    }
}
