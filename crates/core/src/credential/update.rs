//! What people call a credential.

use super::{Credential, event, existing, rows};
use crate::{
    Kind, Result,
    access::{Permission, Permit, Scope},
    audit,
    dialect_data::{self, DialectPatch},
    directory::Change,
    id::CredentialId,
    service_account::{self, Place},
    store::Tx,
    text::Name,
};
use serde_json::json;

/// Changes what a credential is called; what it is good for stays. It counts as a change of the service account, as it gives
/// nobody anything. What is absent is kept.
#[derive(Clone, Debug)]
pub struct Update {
    /// Whose, and where it lies.
    pub place: Place,
    /// Which.
    pub id: CredentialId,
    /// New name.
    pub name: Option<Name>,
    /// What a dialect keeps beside it.
    pub dialect_data: Option<DialectPatch>,
}

impl Change for Update {
    type Out = Credential;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::ServiceAccountsUpdate, self.place.scope())
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Credential> {
        let account = service_account::existing(tx, self.place).await?;
        let before = existing(tx, &account, self.id).await?;
        tx.expects(Kind::Credential, before.version)?;
        let mut after = before.clone();
        after.name = self.name.clone().unwrap_or(after.name);
        let beside = dialect_data::apply(tx, Kind::Credential, self.id.as_bytes(), self.dialect_data.as_ref()).await?;
        if after == before && !beside {
            return Ok(before);
        }
        service_account::may_manage(tx.conn(), permit, &account).await?;
        (after.updated_at, after.version) = (tx.now(), tx.version());
        rows::rename(tx, &after).await?;
        let details = json!({"name": after.name, "before": {"name": before.name}});
        audit::record(tx, permit, event("credentials.update", &after, self.place, details)).await?;
        Ok(after)
    }
}
