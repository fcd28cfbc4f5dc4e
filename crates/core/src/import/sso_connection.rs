//! The SSO connection: an organization has one at most, so nothing is needed to find it by.

use super::{
    records::SsoConnectionRecord,
    work::{Work, at, changed, patched},
};
use crate::{
    Kind, Result,
    directory::Change,
    patch::Patch,
    sso_connection::{self, Create, ProtocolsPatch, SsoConnection, Update},
    store::Tx,
};

pub(super) async fn bring(tx: &mut Tx<'_>, work: &mut Work<'_>, record: Option<&SsoConnectionRecord>) -> Result<()> {
    let Some(record) = record else { return Ok(()) };
    one(tx, work, record).await.map_err(|error| at(error, "sso_connection"))
}

async fn one(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &SsoConnectionRecord) -> Result<()> {
    let organization = tx.organization();
    if let Some((there, _)) = sso_connection::rows::kept(tx.conn(), organization).await? {
        return meet(tx, work, record, &there).await;
    }
    let SsoConnectionRecord { identifier, client_id, protocols, created_at } = record.clone();
    Create { identifier, client_id, client_secret: None, protocols, created_at }.run(tx, work.permit).await?;
    work.created(Kind::SsoConnection, &record.identifier, None);
    Ok(())
}

/// Brings the one that is there to its record, where that is to be.
async fn meet(tx: &mut Tx<'_>, work: &mut Work<'_>, record: &SsoConnectionRecord, there: &SsoConnection) -> Result<()> {
    let mut fields = Vec::new();
    let said = record.protocols.clone().map_or(Patch::Keep, |said| Patch::Set(ProtocolsPatch::from(said)));
    let after = ProtocolsPatch::apply_to(said, there.protocols.clone());
    let update = Update {
        identifier: changed(&mut fields, "identifier", Some(&record.identifier), &there.identifier),
        client_id: patched(&mut fields, "client_id", record.client_id.as_ref(), there.client_id.as_ref()),
        client_secret: Patch::Keep,
        protocols: patched(&mut fields, "protocols", after.as_ref(), there.protocols.as_ref())
            .try_map(|said| Ok::<_, crate::Error>(said.into()))?,
    };
    if work.meets(Kind::SsoConnection, &record.identifier, None, fields)? {
        update.run(tx, work.permit).await?;
    }
    Ok(())
}
