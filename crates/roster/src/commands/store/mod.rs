//! `roster store …`: what needs no server and no key, only the store.

mod audit;
mod key;

use crate::{
    cli::{Store, StoreAudit},
    failure::Failure,
};

pub(crate) async fn run(command: Store) -> Result<(), Failure> {
    match command {
        Store::Key(command) => key::run(command).await,
        Store::Audit(StoreAudit::Verify { store, json }) => audit::verify(&store, json).await,
    }
}
