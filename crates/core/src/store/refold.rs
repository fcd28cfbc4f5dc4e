//! Gives logins and emails that were stored in lower case the form in which they are compared; part of migration 0014.

use super::{Conn, Value};
use crate::{Result, fold::folded};

/// Where they are: table, text, and the form of it.
const PLACES: [(&str, &str, &str); 3] =
    [("accounts", "login", "login_canonical"), ("users", "email", "email_canonical"), ("invitations", "email", "email_canonical")];

/// A text of an organization, by id.
type Found = ([u8; 16], [u8; 16], String);

/// Two of an organization that come out alike can't both have the form: the second keeps the one that it has, so that it goes on
/// working, and no third can be made like either.
pub(super) async fn run(conn: &mut Conn<'_>) -> Result<()> {
    for (table, text, form) in PLACES {
        for (organization, id, text) in beyond_ascii(conn, table, text).await? {
            let form_of = folded(&text);
            if form_of == text.to_lowercase() || table != "invitations" && is_taken(conn, (table, form), &organization, &form_of).await? {
                continue;
            }
            let sql = format!("UPDATE {table} SET {form} = $3 WHERE organization_id = $1 AND id = $2");
            conn.execute(&sql, &[Value::from(&organization), Value::from(&id), Value::from(&form_of)]).await?;
        }
    }
    Ok(())
}

/// The oldest first. Of what is ASCII alone, lower case is the form.
async fn beyond_ascii(conn: &mut Conn<'_>, table: &str, text: &str) -> Result<Vec<Found>> {
    let bytes = match conn {
        Conn::Sqlite(_) => format!("length(CAST({text} AS BLOB))"),
        Conn::Postgres(_) => format!("octet_length({text})"),
    };
    let sql = format!("SELECT organization_id, id, {text} FROM {table} WHERE {bytes} > length({text}) ORDER BY created_at, id");
    conn.query(&sql, &[], |row| Ok((row.bytes(0)?, row.bytes(1)?, row.text(2)?))).await
}

async fn is_taken(conn: &mut Conn<'_>, (table, form): (&str, &str), organization: &[u8; 16], text: &str) -> Result<bool> {
    let sql = format!("SELECT 1 FROM {table} WHERE organization_id = $1 AND {form} = $2");
    Ok(conn.first(&sql, &[Value::from(organization), text.into()], |_| Ok(())).await?.is_some())
}
