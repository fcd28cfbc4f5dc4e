//! `roster store …`: what needs no server and no key, only the store.

mod audit;
mod key;

use super::document;
use crate::{
    cli::{Store, StoreAudit},
    failure::Failure,
};

pub(crate) async fn run(command: Store) -> Result<(), Failure> {
    match command {
        Store::Key(command) => key::run(command).await,
        Store::Export { store, which, output } => document::export_from_store(&store, &which, output.as_deref()).await,
        Store::Import { store, file, dry_run, json } => document::import_into_store(&store, &file, dry_run, json).await,
        Store::Audit(StoreAudit::Verify { store, json }) => audit::verify(&store, json).await,
    }
}
