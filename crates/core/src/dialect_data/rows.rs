//! SQL of dialect data.

use crate::{
    Error, Kind, Result,
    id::OrganizationId,
    store::{Conditions, Conn, Tx, Value},
    text::{Dialect, Json},
};
use std::collections::{HashMap, HashSet};

type Fields = serde_json::Map<String, serde_json::Value>;

pub(crate) async fn save(tx: &mut Tx<'_>, dialect: &Dialect, kind: Kind, object: &[u8; 16], data: &Json) -> Result<()> {
    let (organization, text) = (tx.organization(), data.to_string());
    tx.execute(
        "INSERT INTO dialect_data (organization_id, dialect, kind, object_id, data) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organization_id, dialect, kind, object_id) DO UPDATE SET data = excluded.data",
        &[Value::from(&organization), dialect.as_str().into(), kind.as_str().into(), Value::from(object), Value::from(&text)],
    )
    .await?;
    Ok(())
}

/// What one dialect keeps beside an object.
pub(super) async fn delete(tx: &mut Tx<'_>, dialect: &Dialect, kind: Kind, object: &[u8; 16]) -> Result<()> {
    let organization = tx.organization();
    tx.execute(
        "DELETE FROM dialect_data WHERE organization_id = $1 AND dialect = $2 AND kind = $3 AND object_id = $4",
        &[Value::from(&organization), dialect.as_str().into(), kind.as_str().into(), Value::from(object)],
    )
    .await?;
    Ok(())
}

/// Everything that any dialect keeps beside an object that is about to go.
pub(crate) async fn delete_of(tx: &mut Tx<'_>, object: &[u8; 16]) -> Result<()> {
    let organization = tx.organization();
    tx.execute(
        "DELETE FROM dialect_data WHERE organization_id = $1 AND object_id = $2",
        &[Value::from(&organization), Value::from(object)],
    )
    .await?;
    Ok(())
}

/// What any dialect keeps of one object.
pub(crate) struct Kept {
    pub(crate) dialect: Dialect,
    pub(crate) kind: Kind,
    pub(crate) object: [u8; 16],
    pub(crate) data: Json,
}

/// Everything that any dialect keeps in an organization.
pub(crate) async fn all(conn: &mut Conn<'_>, organization: OrganizationId) -> Result<Vec<Kept>> {
    let sql = "SELECT dialect, kind, object_id, data FROM dialect_data WHERE organization_id = $1 ORDER BY dialect, kind, object_id";
    conn.query(sql, &[Value::from(&organization)], |row| {
        let kind = Kind::parse(&row.text(1)?).ok_or(Error::Internal)?;
        Ok(Kept { dialect: row.parse(0)?, kind, object: row.bytes(2)?, data: row.json(3)?.ok_or(Error::Internal)? })
    })
    .await
}

/// Beside which of these objects a dialect keeps anything.
pub(super) async fn beside(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    dialect: &Dialect,
    kind: Kind,
    objects: &[[u8; 16]],
) -> Result<HashSet<[u8; 16]>> {
    let mut conditions = Conditions::after(vec![Value::from(&organization), dialect.as_str().into(), kind.as_str().into()]);
    conditions.is_one_of("object_id", objects.iter().map(Value::from));
    let sql = format!("SELECT object_id FROM dialect_data WHERE organization_id = $1 AND dialect = $2 AND kind = $3{}", conditions.sql());
    Ok(conn.query(&sql, conditions.args(), |row| row.bytes(0)).await?.into_iter().collect())
}

pub(super) async fn find(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    dialect: &Dialect,
    kind: Kind,
    objects: &[[u8; 16]],
) -> Result<HashMap<[u8; 16], Fields>> {
    let mut conditions = Conditions::after(vec![Value::from(&organization), dialect.as_str().into(), kind.as_str().into()]);
    conditions.is_one_of("object_id", objects.iter().map(Value::from));
    let sql =
        format!("SELECT object_id, data FROM dialect_data WHERE organization_id = $1 AND dialect = $2 AND kind = $3{}", conditions.sql());
    let rows = conn.query(&sql, conditions.args(), |row| Ok((row.bytes(0)?, row.json::<Fields>(1)?.unwrap_or_default()))).await?;
    Ok(rows.into_iter().collect())
}
