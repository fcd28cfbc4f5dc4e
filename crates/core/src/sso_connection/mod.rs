//! The SSO connection of an organization: which identity provider its people are to sign in at, and what the server needs to
//! ask there. An organization has one at most. Roster keeps it and hands it back; nothing signs in through it yet.
//!
//! The client secret has to be read again some day, so it is sealed ([`sealed`]) and not hashed. No surface shows it.

mod model;
mod protocols;
pub(crate) mod rows;

pub use model::SsoConnection;
pub use protocols::{Oauth2, Oauth2Patch, Openid, OpenidPatch, Protocols, ProtocolsPatch};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Permit, Scope},
    audit::{self, Event},
    clock::Timestamp,
    dialect_data,
    directory::Change,
    id::{OrganizationId, SsoConnectionId},
    patch::Patch,
    sealed::{Place, Plain},
    store::{Tag, Tx, cache::Subject},
    text::Identifier,
};
use serde_json::json;

/// Gives the organization its connection.
#[derive(Clone, Debug)]
pub struct Create {
    /// What the identity provider is called: its issuer, or what else tells it from others.
    pub identifier: Identifier,
    /// What the identity provider calls this server.
    pub client_id: Option<Identifier>,
    /// What this server shows there.
    pub client_secret: Option<Plain>,
    /// Where and how it is asked.
    pub protocols: Option<Protocols>,
    /// Since when; the id is made from it. Now, unless imported.
    pub created_at: Option<Timestamp>,
}

impl Change for Create {
    type Out = SsoConnection;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::SsoConnectionCreate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<SsoConnection> {
        let organization = tx.organization();
        if rows::find(tx.conn(), organization).await?.is_some() {
            return Err(Error::AlreadyExists { kind: Kind::SsoConnection, field: "organization" });
        }
        check(self.protocols.as_ref())?;
        let created_at = self.created_at.unwrap_or(tx.now());
        let connection = SsoConnection {
            id: SsoConnectionId::new(created_at, tx.random()),
            identifier: self.identifier.clone(),
            client_id: self.client_id.clone(),
            client_secret_set: self.client_secret.is_some(),
            protocols: self.protocols.clone(),
            created_at,
            updated_at: created_at,
            version: tx.version(),
        };
        let place = place(organization, connection.id);
        let sealed = self.client_secret.as_ref().map(|secret| tx.sealing().seal(secret, place, tx.random())).transpose()?;
        rows::insert(tx, &connection, sealed.as_ref()).await?;
        audit::record(tx, permit, event("sso_connection.create", &connection, self.client_secret.is_some())).await?;
        Ok(connection)
    }
}

/// Changes the organization's connection. What is absent is kept.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What the identity provider is called.
    pub identifier: Option<Identifier>,
    /// What it calls this server.
    pub client_id: Patch<Identifier>,
    /// What this server shows there. Setting it is a change, also to what it was: nobody compares.
    pub client_secret: Patch<Plain>,
    /// Where and how it is asked, field by field.
    pub protocols: Patch<ProtocolsPatch>,
}

impl Change for Update {
    type Out = SsoConnection;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::SsoConnectionUpdate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<SsoConnection> {
        let before = existing(tx).await?;
        tx.expects(Kind::SsoConnection, before.version)?;
        let mut after = before.clone();
        after.identifier = self.identifier.clone().unwrap_or(after.identifier);
        after.client_id = self.client_id.clone().apply(after.client_id);
        after.protocols = ProtocolsPatch::apply_to(self.protocols.clone(), after.protocols);
        check(after.protocols.as_ref())?;
        let place = place(tx.organization(), after.id);
        let seal = |secret| tx.sealing().seal(&secret, place, tx.random());
        let secret = self.client_secret.clone().try_map(seal)?;
        after.client_secret_set = match secret {
            Patch::Keep => before.client_secret_set,
            Patch::Clear => false,
            Patch::Set(_) => true,
        };
        let sets_secret = matches!(secret, Patch::Set(_));
        if after == before && !sets_secret {
            return Ok(before);
        }
        (after.updated_at, after.version) = (tx.now(), tx.version());
        rows::update(tx, &after).await?;
        if !secret.is_keep() {
            rows::save_secret(tx, secret.apply(None).as_ref()).await?;
        }
        audit::record(tx, permit, event("sso_connection.update", &after, sets_secret)).await?;
        Ok(after)
    }
}

/// Takes the organization's connection away, its sealed secret with it.
#[derive(Clone, Copy, Debug)]
pub struct Delete;

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::SsoConnectionDelete, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let connection = existing(tx).await?;
        tx.expects(Kind::SsoConnection, connection.version)?;
        rows::delete(tx).await?;
        dialect_data::rows::delete_of(tx, connection.id.as_bytes()).await?;
        audit::record(tx, permit, event("sso_connection.delete", &connection, false)).await
    }
}

/// Where the client secret belongs.
const fn place(organization: OrganizationId, id: SsoConnectionId) -> Place {
    Place::new(organization, id, "client_secret")
}

/// Checks what is known of an identity provider.
///
/// # Errors
/// [`Error::Invalid`] with the path of the first fault.
pub(crate) fn check(protocols: Option<&Protocols>) -> Result<()> {
    protocols.map_or(Ok(()), Protocols::check).map_err(|error| error.below("protocols"))
}

async fn existing(tx: &mut Tx<'_>) -> Result<SsoConnection> {
    let organization = tx.organization();
    rows::find(tx.conn(), organization).await?.ok_or(Error::NotFound(Kind::SsoConnection))
}

/// Says whether a secret is there and whether this change set one; of the secret itself nothing.
fn event(action: &'static str, connection: &SsoConnection, sets_secret: bool) -> Event {
    let SsoConnection { id, identifier, client_id, client_secret_set, .. } = connection;
    let details = json!({
        "identifier": identifier, "client_id": client_id, "client_secret_set": client_secret_set, "new_client_secret": sets_secret,
    });
    Event { action, kind: Kind::SsoConnection, target: *id.as_bytes(), workspace: None, details }
}

/// The connection of the actor's organization.
///
/// # Errors
/// [`Error::NotFound`] when it has none, [`Error::Forbidden`] without `sso_connection.read`.
pub async fn get(directory: &Directory, actor: &Actor) -> Result<SsoConnection> {
    directory.permit(actor, Permission::SsoConnectionRead, Scope::Organization).await?;
    let mut lease = directory.store().read().await?;
    rows::find(&mut lease.conn()?, actor.organization).await?.ok_or(Error::NotFound(Kind::SsoConnection))
}

/// Whether the organization has a connection; cached. Needs no permit of its own: whoever is shown the organization may see it.
///
/// # Errors
/// When the store fails.
pub async fn is_there(directory: &Directory, organization: OrganizationId) -> Result<bool> {
    if let Some(known) = directory.store().cache().get::<bool>(organization, &Subject::HasSsoConnection) {
        return Ok(*known);
    }
    Box::pin(async move {
        let mut fill = directory.fill(organization).await?;
        let found = rows::find(&mut fill.conn()?, organization).await?.is_some();
        Ok(*fill.keep(Subject::HasSsoConnection, &[Tag::SsoConnection], size_of::<bool>(), found))
    })
    .await
}

/// The client secret, for the server itself when it asks the identity provider. No surface hands it on.
///
/// # Errors
/// [`Error::Conflict`], which says what to do, without the key that sealed it; [`Error::Internal`] when it is damaged.
pub async fn client_secret(directory: &Directory, organization: OrganizationId) -> Result<Option<Plain>> {
    let mut lease = directory.store().read().await?;
    let Some((connection, sealed)) = rows::kept(&mut lease.conn()?, organization).await? else { return Ok(None) };
    sealed.map(|sealed| directory.store().sealing().open(&sealed, place(organization, connection.id))).transpose()
}
