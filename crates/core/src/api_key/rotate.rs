//! A new secret for a key.

use super::{Created, Place, Verb, check_owner, create, event, existing, rows};
use crate::{
    Kind, Result,
    access::{Permission, Permit, Scope},
    audit,
    directory::Change,
    secret::{KeyText, Overlap},
    store::Tx,
};
use serde_json::json;

/// Gives a key a new secret. The one before counts besides it for the overlap; at most two count at a time.
#[derive(Clone, Copy, Debug)]
pub struct Rotate {
    /// Which key, and where it lies.
    pub place: Place,
    /// How long the secret before counts besides the new one.
    pub overlap: Overlap,
}

impl Change for Rotate {
    type Out = Created;

    fn needs(&self) -> (Permission, Scope) {
        (self.place.family.permission(Verb::Rotate), self.place.scope())
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Created> {
        let mut key = existing(tx, self.place).await?;
        tx.expects(Kind::ApiKey, key.version)?;
        check_owner(tx, permit, &key).await?;
        // Whoever sees the new secret has the key's power, unless they have it already.
        if permit.actor().key == Some(key.id) {
            permit.itself_may_last(key.expires_at)?;
        } else {
            permit.may_last(key.expires_at)?;
            create::may_carry(tx, permit, key.owner, key.workspace, key.permissions).await?;
        }
        key.previous_secret_until = self.overlap.until(tx.now(), key.previous_secret_until)?;
        let secret = KeyText { organization: tx.organization(), id: key.id }.generate(tx.random());
        (key.mask, key.updated_at, key.version) = (secret.mask(), tx.now(), tx.version());
        rows::rotate(tx, &key, &secret.hash()).await?;
        if key.previous_secret_until.is_none() {
            rows::delete_literal(tx, key.id).await?;
        }
        let details = json!({"name": key.name, "previous_secret_until": key.previous_secret_until});
        audit::record(tx, permit, event("api_keys.rotate", &key, details)).await?;
        Ok(Created { key, secret })
    }
}
