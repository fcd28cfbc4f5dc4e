//! Numbered migrations, forward only, the same version on both backends.

use super::{Conn, Epoch, Surroundings, Tenant, Tx, Value, refold};
use crate::{Error, Result, organization};

/// A step. To add one: a folder `NNNN_name` with `sqlite.sql` and `postgres.sql` (or one `up.sql` for both), and a
/// line here. A released step never changes.
struct Migration {
    sqlite: &'static str,
    postgres: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration {
        sqlite: include_str!("migrations/0001_directory/sqlite.sql"),
        postgres: include_str!("migrations/0001_directory/postgres.sql"),
    },
    Migration {
        sqlite: include_str!("migrations/0002_epochs_and_rotation/sqlite.sql"),
        postgres: include_str!("migrations/0002_epochs_and_rotation/postgres.sql"),
    },
    Migration { sqlite: include_str!("migrations/0003_groups/sqlite.sql"), postgres: include_str!("migrations/0003_groups/postgres.sql") },
    Migration {
        sqlite: include_str!("migrations/0004_service_accounts/sqlite.sql"),
        postgres: include_str!("migrations/0004_service_accounts/postgres.sql"),
    },
    Migration {
        sqlite: include_str!("migrations/0005_accounts/sqlite.sql"),
        postgres: include_str!("migrations/0005_accounts/postgres.sql"),
    },
    Migration {
        sqlite: include_str!("migrations/0006_invitations/sqlite.sql"),
        postgres: include_str!("migrations/0006_invitations/postgres.sql"),
    },
    Migration {
        sqlite: include_str!("migrations/0007_idempotency/sqlite.sql"),
        postgres: include_str!("migrations/0007_idempotency/postgres.sql"),
    },
    Migration {
        sqlite: include_str!("migrations/0008_audit_indexes/up.sql"),
        postgres: include_str!("migrations/0008_audit_indexes/up.sql"),
    },
    Migration {
        sqlite: include_str!("migrations/0009_custom_roles/sqlite.sql"),
        postgres: include_str!("migrations/0009_custom_roles/postgres.sql"),
    },
    Migration { sqlite: include_str!("migrations/0010_sandbox/up.sql"), postgres: include_str!("migrations/0010_sandbox/up.sql") },
    Migration {
        sqlite: include_str!("migrations/0011_access_tokens/sqlite.sql"),
        postgres: include_str!("migrations/0011_access_tokens/postgres.sql"),
    },
    Migration {
        sqlite: include_str!("migrations/0012_sso_connections/sqlite.sql"),
        postgres: include_str!("migrations/0012_sso_connections/postgres.sql"),
    },
    Migration {
        sqlite: include_str!("migrations/0013_own_workspaces/sqlite.sql"),
        postgres: include_str!("migrations/0013_own_workspaces/postgres.sql"),
    },
    Migration { sqlite: REFOLDS, postgres: REFOLDS },
];

/// The step after which texts get a form that SQL cannot make.
const REFOLDS: &str = include_str!("migrations/0014_compared_forms/up.sql");

/// The version of the newest step.
pub(super) const NEWEST: usize = MIGRATIONS.len();

/// Brings the schema to the newest version and makes the instance tenant.
pub(super) async fn run(mut conn: Conn<'_>, surroundings: &Surroundings) -> Result<()> {
    let create = "CREATE TABLE IF NOT EXISTS schema_versions (version BIGINT NOT NULL PRIMARY KEY)";
    if conn.script(create).await.is_err() {
        // PostgreSQL looks whether the table is there before it waits for whoever is making it; by now it is made.
        conn.script(create).await?;
    }
    let begin = match conn {
        Conn::Sqlite(_) => "BEGIN IMMEDIATE",
        // Nodes that start together follow one another.
        Conn::Postgres(_) => "BEGIN; LOCK TABLE schema_versions IN EXCLUSIVE MODE",
    };
    conn.script(begin).await?;
    let done = steps(&mut conn, surroundings).await;
    conn.script(if done.is_ok() { "COMMIT" } else { "ROLLBACK" }).await?;
    done
}

async fn steps(conn: &mut Conn<'_>, surroundings: &Surroundings) -> Result<()> {
    let versions = conn.query("SELECT version FROM schema_versions ORDER BY version", &[], |row| row.int(0)).await?;
    let at = versions.last().copied().unwrap_or(0);
    let newest = MIGRATIONS.len() as i64;
    if at > newest {
        return Err(Error::Conflict(
            format!("the store has schema version {at}, newer than this program's {newest}: use the roster that wrote it, or a newer one")
                .into(),
        ));
    }
    for (number, migration) in (1i64..).zip(MIGRATIONS).skip(at as usize) {
        let sql = if matches!(conn, Conn::Sqlite(_)) { migration.sqlite } else { migration.postgres };
        conn.script(sql).await?;
        if sql == REFOLDS {
            refold::run(conn).await?;
        }
        conn.execute("INSERT INTO schema_versions (version) VALUES ($1)", &[Value::from(number)]).await?;
    }
    if at == 0 {
        let instance = Tenant::new(organization::INSTANCE, Epoch::new(&*surroundings.random));
        let mut locked = instance.clone();
        let mut tx = Tx::new(super::batch::reborrow(conn), &mut locked, surroundings);
        organization::rows::insert_bare(&mut tx, &instance, "instance", "Instance", None).await?;
    }
    Ok(())
}
