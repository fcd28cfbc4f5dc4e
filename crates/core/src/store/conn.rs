//! A connection and its statements: the small file that holds the difference between the backends.

use super::{
    fault,
    sqlite::Readers,
    value::{Row, Value},
};
use crate::Result;
use std::sync::Arc;
use tokio_postgres::types::ToSql;

/// A connection to run statements on. Arguments are written `$1`, `$2`, … in the SQL.
pub enum Conn<'a> {
    /// SQLite; every call returns at once.
    Sqlite(&'a mut rusqlite::Connection),
    /// PostgreSQL.
    Postgres(&'a deadpool_postgres::Client),
}

/// SQLite reads `$1` as a *named* parameter and numbers it by first appearance, so it is spelled `?1` there.
fn sqlite_text(sql: &str) -> String {
    sql.replace('$', "?")
}

impl Conn<'_> {
    /// Runs a statement and gives the number of rows that it changed. Outside of the store only
    /// [`Tx::execute`](super::Tx::execute) does, which remembers that something was written:
    ///
    /// ```compile_fail,E0624
    /// async fn past_the_guard(tx: &mut roster_core::store::Tx<'_>) {
    ///     tx.conn().execute("DELETE FROM users", &[]).await.unwrap();
    /// }
    /// ```
    pub(super) async fn execute(&mut self, sql: &str, args: &[Value<'_>]) -> Result<u64> {
        match self {
            Self::Sqlite(conn) => {
                let mut statement = conn.prepare_cached(&sqlite_text(sql)).map_err(fault::sqlite)?;
                Ok(statement.execute(rusqlite::params_from_iter(args)).map_err(fault::sqlite)? as u64)
            }
            Self::Postgres(client) => {
                let statement = client.prepare_cached(sql).await.map_err(fault::postgres)?;
                client.execute(&statement, &borrowed(args)).await.map_err(fault::postgres)
            }
        }
    }

    /// Runs a query and maps each row.
    ///
    /// # Errors
    /// What [`fault`] makes of the database's error, or what the mapping answers.
    pub async fn query<T: Send>(
        &mut self,
        sql: &str,
        args: &[Value<'_>],
        mut map: impl FnMut(&Row<'_>) -> Result<T> + Send,
    ) -> Result<Vec<T>> {
        let mut answer = Vec::new();
        match self {
            Self::Sqlite(conn) => {
                let mut statement = conn.prepare_cached(&sqlite_text(sql)).map_err(fault::sqlite)?;
                let mut rows = statement.query(rusqlite::params_from_iter(args)).map_err(fault::sqlite)?;
                while let Some(row) = rows.next().map_err(fault::sqlite)? {
                    answer.push(map(&Row::Sqlite(row))?);
                }
            }
            Self::Postgres(client) => {
                let statement = client.prepare_cached(sql).await.map_err(fault::postgres)?;
                for row in &client.query(&statement, &borrowed(args)).await.map_err(fault::postgres)? {
                    answer.push(map(&Row::Postgres(row))?);
                }
            }
        }
        Ok(answer)
    }

    /// The first row of a query, if there is one.
    ///
    /// # Errors
    /// As [`Conn::query`].
    pub async fn first<T: Send>(
        &mut self,
        sql: &str,
        args: &[Value<'_>],
        map: impl FnMut(&Row<'_>) -> Result<T> + Send,
    ) -> Result<Option<T>> {
        Ok(self.query(sql, args, map).await?.into_iter().next())
    }

    /// Runs statements without arguments, separated by semicolons.
    pub(super) async fn script(&mut self, sql: &str) -> Result<()> {
        match self {
            Self::Sqlite(conn) => conn.execute_batch(sql).map_err(fault::sqlite),
            Self::Postgres(client) => client.batch_execute(sql).await.map_err(fault::postgres),
        }
    }
}

fn borrowed<'a>(args: &'a [Value<'_>]) -> Vec<&'a (dyn ToSql + Sync)> {
    args.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

/// A connection on loan for reads.
pub struct Lease(Held);

enum Held {
    Sqlite { conn: Option<rusqlite::Connection>, home: Arc<Readers> },
    Postgres(deadpool_postgres::Client),
}

impl Lease {
    pub(super) fn sqlite(conn: rusqlite::Connection, home: Arc<Readers>) -> Self {
        Self(Held::Sqlite { conn: Some(conn), home })
    }

    pub(super) const fn postgres(client: deadpool_postgres::Client) -> Self {
        Self(Held::Postgres(client))
    }

    /// The connection.
    ///
    /// # Errors
    /// Never while the lease lives; it is emptied only by its drop.
    pub fn conn(&mut self) -> Result<Conn<'_>> {
        match &mut self.0 {
            Held::Sqlite { conn, .. } => conn.as_mut().map(Conn::Sqlite).ok_or(crate::Error::Internal),
            Held::Postgres(client) => Ok(Conn::Postgres(client)),
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Held::Sqlite { conn, home } = &mut self.0
            && let Some(conn) = conn.take()
        {
            home.give_back(conn);
        }
    }
}
