//! SQL of SSO connections.

use super::{Protocols, SsoConnection};
use crate::{
    Error, Result,
    id::OrganizationId,
    sealed::Sealed,
    store::{Conn, Row, Tx, Value},
};

const SELECT: &str = "SELECT id, identifier, client_id, client_secret, protocols, created_at, updated_at, version FROM sso_connections
     WHERE organization_id = $1";

fn connection(row: &Row<'_>) -> Result<(SsoConnection, Option<Sealed>)> {
    let sealed: Option<Sealed> = row.opt_text(3)?.map(|text| text.try_into().map_err(Error::internal)).transpose()?;
    let connection = SsoConnection {
        id: row.id(0)?,
        identifier: row.parse(1)?,
        client_id: row.opt_text(2)?.map(TryInto::try_into).transpose()?,
        client_secret_set: sealed.is_some(),
        protocols: row.json(4)?,
        created_at: row.time(5)?,
        updated_at: row.time(6)?,
        version: row.version(7)?,
    };
    Ok((connection, sealed))
}

pub(super) async fn find(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Option<SsoConnection>> {
    Ok(kept(conn, organization).await?.map(|(connection, _)| connection))
}

/// The connection with what is kept of its secret.
pub(crate) async fn kept(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Option<(SsoConnection, Option<Sealed>)>> {
    conn.first(SELECT, &[Value::from(&organization)], connection).await
}

pub(crate) async fn insert(tx: &mut Tx<'_>, made: &SsoConnection, secret: Option<&Sealed>) -> Result<()> {
    let (organization, protocols) = (tx.organization(), text(made.protocols.as_ref())?);
    tx.execute(
        "INSERT INTO sso_connections (organization_id, id, identifier, client_id, client_secret, protocols, created_at, updated_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            Value::from(&organization),
            Value::from(&made.id),
            made.identifier.as_str().into(),
            made.client_id.as_deref().into(),
            secret.map(Sealed::as_str).into(),
            protocols.as_ref().into(),
            made.created_at.into(),
            made.updated_at.into(),
            made.version.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Writes all columns but the secret.
pub(super) async fn update(tx: &mut Tx<'_>, changed: &SsoConnection) -> Result<()> {
    let (organization, protocols) = (tx.organization(), text(changed.protocols.as_ref())?);
    tx.execute(
        "UPDATE sso_connections SET identifier = $2, client_id = $3, protocols = $4, updated_at = $5, version = $6
         WHERE organization_id = $1",
        &[
            Value::from(&organization),
            changed.identifier.as_str().into(),
            changed.client_id.as_deref().into(),
            protocols.as_ref().into(),
            changed.updated_at.into(),
            changed.version.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn save_secret(tx: &mut Tx<'_>, secret: Option<&Sealed>) -> Result<()> {
    let organization = tx.organization();
    let args = [Value::from(&organization), secret.map(Sealed::as_str).into()];
    tx.execute("UPDATE sso_connections SET client_secret = $2 WHERE organization_id = $1", &args).await?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx<'_>) -> Result<()> {
    let organization = tx.organization();
    tx.execute("DELETE FROM sso_connections WHERE organization_id = $1", &[Value::from(&organization)]).await?;
    Ok(())
}

fn text(protocols: Option<&Protocols>) -> Result<Option<String>> {
    protocols.map(serde_json::to_string).transpose().map_err(Error::internal)
}
