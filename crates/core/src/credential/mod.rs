//! Credentials of service accounts: a client id, and a secret that is shown once. The secret says by itself whose it is, so
//! that it can be sent wherever a key can.

mod authenticate;
mod model;
pub(crate) mod rows;
mod update;

pub use authenticate::authenticate;
pub(crate) use authenticate::behind;
pub use model::{Created, Credential, MOST};
pub use update::Update;

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Counting, Permission, Permit, Principal, Scope, allows},
    alias,
    audit::{self, Event},
    clock::Timestamp,
    dialect_data::{self, DialectPatch},
    directory::Change,
    id::CredentialId,
    member::in_future,
    role_assignment,
    secret::{Overlap, SecretText},
    service_account::{self, Place, ServiceAccount},
    store::{Conn, Tx},
    text::Name,
};
use serde_json::json;

/// Gives a service account a credential.
#[derive(Clone, Debug)]
pub struct Create {
    /// Whose, and where it lies.
    pub place: Place,
    /// What people call it.
    pub name: Name,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// What a dialect keeps beside it.
    pub dialect_data: Option<DialectPatch>,
}

impl Change for Create {
    type Out = Created;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::CredentialsCreate, self.place.scope())
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Created> {
        let account = service_account::existing(tx, self.place).await?;
        may_carry(tx.conn(), permit, &account, self.expires_at).await?;
        in_future(self.expires_at, tx.now())?;
        if rows::of(tx, account.id).await?.len() >= MOST {
            return Err(Error::LimitReached { what: "credentials of a service account", max: MOST as u64 });
        }
        let (id, now) = (tx.new_id(), tx.now());
        let secret = SecretText { organization: tx.organization(), id }.generate(tx.random());
        let credential = Credential {
            id,
            service_account: account.id,
            name: self.name.clone(),
            mask: secret.mask(),
            previous_secret_until: None,
            expires_at: self.expires_at,
            last_used_at: None,
            created_at: now,
            updated_at: now,
            version: tx.version(),
        };
        rows::insert(tx, &credential, &secret.hash()).await?;
        dialect_data::apply(tx, Kind::Credential, id.as_bytes(), self.dialect_data.as_ref()).await?;
        let details = json!({"name": credential.name, "service_account": account.id, "expires_at": credential.expires_at});
        audit::record(tx, permit, event("credentials.create", &credential, self.place, details)).await?;
        Ok(Created { credential, secret, place: self.place })
    }
}

/// Gives a credential a new secret. The one before counts besides it for the overlap; at most two count at a time.
#[derive(Clone, Copy, Debug)]
pub struct Rotate {
    /// Whose, and where it lies.
    pub place: Place,
    /// Which.
    pub id: CredentialId,
    /// How long the secret before counts besides the new one.
    pub overlap: Overlap,
}

impl Change for Rotate {
    type Out = Created;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::CredentialsRotate, self.place.scope())
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Created> {
        let account = service_account::existing(tx, self.place).await?;
        let mut credential = existing(tx, &account, self.id).await?;
        tx.expects(Kind::Credential, credential.version)?;
        may_carry(tx.conn(), permit, &account, credential.expires_at).await?;
        credential.previous_secret_until = self.overlap.until(tx.now(), credential.previous_secret_until)?;
        let secret = SecretText { organization: tx.organization(), id: credential.id }.generate(tx.random());
        (credential.mask, credential.updated_at, credential.version) = (secret.mask(), tx.now(), tx.version());
        rows::rotate(tx, &credential, &secret.hash()).await?;
        let details = json!({"name": credential.name, "previous_secret_until": credential.previous_secret_until});
        audit::record(tx, permit, event("credentials.rotate", &credential, self.place, details)).await?;
        Ok(Created { credential, secret, place: self.place })
    }
}

/// Ends a credential at once.
pub struct Delete {
    /// Whose, and where it lies.
    pub place: Place,
    /// Which.
    pub id: CredentialId,
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::CredentialsDelete, self.place.scope())
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let account = service_account::existing(tx, self.place).await?;
        let credential = existing(tx, &account, self.id).await?;
        tx.expects(Kind::Credential, credential.version)?;
        service_account::may_manage(tx.conn(), permit, &account).await?;
        end(tx, permit, &credential).await
    }
}

/// Ends a credential under a permit that covers it.
pub(crate) async fn end(tx: &mut Tx<'_>, permit: &Permit, credential: &Credential) -> Result<()> {
    rows::delete(tx, credential.id).await?;
    alias::rows::delete_of(tx, credential.id.as_bytes()).await?;
    dialect_data::rows::delete_of(tx, credential.id.as_bytes()).await?;
    let place = Place { id: credential.service_account, workspace: permit.scope().workspace() };
    let details = json!({"name": credential.name, "service_account": credential.service_account});
    audit::record(tx, permit, event("credentials.delete", credential, place, details)).await
}

/// Whether the actor could give a service account a credential without an end, by the policy and by rank, as [`Create`] decides it
/// under terms with this end: for surfaces that tell callers what they may do. Nothing is done, so it is neither noted nor counted as
/// a refusal.
///
/// # Errors
/// When the store fails.
pub async fn could_create(directory: &Directory, actor: &Actor, ends_at: Option<Timestamp>, account: &ServiceAccount) -> Result<bool> {
    let scope = account.place().scope();
    let Some(permit) = directory.would_permit(actor, Permission::CredentialsCreate, scope, Counting::Effective).await? else {
        return Ok(false);
    };
    let mut lease = directory.store().read().await?;
    allows(may_carry(&mut lease.conn()?, &permit.ending(ends_at), account, None).await)
}

/// Whoever sees a secret has the service account's power, custom roles included, unless they are it: all of it must be in
/// hand, for as long. One that shows a key of its own is not all of it: the key may have limits, and a credential has none.
async fn may_carry(conn: &mut Conn<'_>, permit: &Permit, account: &ServiceAccount, until: Option<Timestamp>) -> Result<()> {
    permit.may_last(until)?;
    if permit.actor().principal == Principal::ServiceAccount(account.id) && permit.actor().key.is_none() {
        return Ok(());
    }
    service_account::may_give(permit, account.home)?;
    role_assignment::may_give_all_of(conn, permit, account.id.as_bytes()).await
}

async fn existing(tx: &mut Tx<'_>, account: &ServiceAccount, id: CredentialId) -> Result<Credential> {
    let organization = tx.organization();
    rows::find(tx.conn(), organization, account.id, id).await?.ok_or(Error::NotFound(Kind::Credential))
}

fn event(action: &'static str, credential: &Credential, place: Place, details: serde_json::Value) -> Event {
    Event { action, kind: Kind::Credential, target: *credential.id.as_bytes(), workspace: place.workspace, details }
}

/// One credential of a service account.
///
/// # Errors
/// [`Error::NotFound`], also where the caller may not know the service account.
pub async fn get(directory: &Directory, actor: &Actor, place: Place, id: CredentialId) -> Result<Credential> {
    directory.permit(actor, Permission::CredentialsRead, place.scope()).await?;
    let mut lease = directory.store().read().await?;
    rows::find(&mut lease.conn()?, actor.organization, place.id, id).await?.ok_or(Error::NotFound(Kind::Credential))
}

/// A service account's credentials, newest first; at most [`MOST`].
///
/// # Errors
/// [`Error::NotFound`] where the caller may not know the service account, [`Error::Forbidden`].
pub async fn list(directory: &Directory, actor: &Actor, place: Place) -> Result<Vec<Credential>> {
    directory.permit(actor, Permission::CredentialsList, place.scope()).await?;
    let mut lease = directory.store().read().await?;
    rows::list(&mut lease.conn()?, actor.organization, place.id).await
}
