//! A service account together with the first thing that it shows.

use super::{Create, ServiceAccount};
use crate::{
    Result,
    access::{Permission, PermissionSet, Permit, Scope},
    api_key,
    clock::Timestamp,
    directory::Change,
    store::Tx,
    text::{Name, ScopeWord},
};

/// Creates a service account with its first key: both, or neither.
#[derive(Clone, Debug)]
pub struct CreateWithKey {
    /// The service account.
    pub account: Create,
    /// Its key.
    pub key: FirstKey,
}

/// The first key of a new service account; it lies where the account does.
#[derive(Clone, Debug)]
pub struct FirstKey {
    /// What people call it.
    pub name: Name,
    /// Scope words to keep with what they allow; `None`: all that the account may.
    pub scopes: Option<(Vec<ScopeWord>, PermissionSet)>,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
}

/// A new service account with its key.
#[derive(Clone, Debug)]
pub struct Created {
    /// The service account.
    pub account: ServiceAccount,
    /// The key, and its secret, shown this once.
    pub key: api_key::Created,
}

impl Change for CreateWithKey {
    type Out = Created;

    fn needs(&self) -> (Permission, Scope) {
        self.account.needs()
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Created> {
        permit.require(Permission::ServiceAccountKeysCreate)?;
        let account = self.account.run(tx, permit).await?;
        let FirstKey { name, scopes, expires_at } = self.key.clone();
        let (scopes, permissions) = scopes.unzip();
        let key = api_key::Create { scopes, permissions, expires_at, ..api_key::Create::for_service_account(account.place(), name) };
        let key = key.run(tx, permit).await?;
        Ok(Created { account, key })
    }
}
