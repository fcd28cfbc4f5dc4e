//! SQL of dialect data.

use crate::{
    Kind, Result,
    id::OrganizationId,
    store::{Conditions, Conn, Tx, Value},
    text::{Dialect, Json},
};
use std::collections::HashMap;

type Fields = serde_json::Map<String, serde_json::Value>;

pub(super) async fn save(tx: &mut Tx<'_>, dialect: &Dialect, kind: Kind, object: &[u8; 16], data: &Json) -> Result<()> {
    let (organization, text) = (tx.organization(), data.to_string());
    tx.execute(
        "INSERT INTO dialect_data (organization_id, dialect, kind, object_id, data) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organization_id, dialect, kind, object_id) DO UPDATE SET data = excluded.data",
        &[Value::from(&organization), dialect.as_str().into(), kind.as_str().into(), Value::from(object), Value::from(&text)],
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
