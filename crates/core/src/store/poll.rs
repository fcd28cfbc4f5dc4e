//! How a node on PostgreSQL learns what other nodes wrote: it polls the versions of the organizations that it
//! caches, and reads the audit events of those that moved. Never "changed since" a clock.

use super::{Cache, Conn, Tag, Value, fault};
use crate::{Kind, Result};
use deadpool_postgres::Pool;
use std::{sync::Weak, time::Duration};

/// How often.
const EVERY: Duration = Duration::from_millis(500);

pub(super) fn start(pool: Pool, cache: Weak<Cache>) {
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(EVERY).await;
            let Some(cache) = cache.upgrade() else { return };
            if let Err(error) = once(&pool, &cache).await {
                tracing::warn!(%error, "could not poll for other nodes' writes");
            }
        }
    });
}

async fn once(pool: &Pool, cache: &Cache) -> Result<()> {
    let known = cache.known();
    let begun = cache.moment();
    if !known.is_empty() {
        let client = pool.get().await.map_err(fault::pool)?;
        let mut conn = Conn::Postgres(&client);
        for (organization, version) in known {
            let now = conn
                .first("SELECT version FROM organizations WHERE id = $1", &[Value::from(&organization)], |row| {
                    Ok(row.int(0)?.cast_unsigned())
                })
                .await?
                .unwrap_or(version);
            if now == version {
                continue;
            }
            let tags = conn
                .query(
                    "SELECT kind, target_id, workspace_id FROM audit_events WHERE organization_id = $1 AND version > $2 AND version <= $3",
                    &[Value::from(&organization), version.cast_signed().into(), now.cast_signed().into()],
                    |row| {
                        let kind = Kind::parse(&row.text(0)?);
                        let parent: Option<crate::id::WorkspaceId> = row.opt_id(2)?;
                        Ok(Tag::of_event(kind, row.bytes(1)?, parent))
                    },
                )
                .await?;
            cache.caught_up(organization, version, now, &tags);
        }
    }
    cache.polled(begun);
    Ok(())
}
