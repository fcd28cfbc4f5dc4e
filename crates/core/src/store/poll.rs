//! How a node on PostgreSQL learns what other nodes wrote: it polls the versions of the organizations that it
//! caches, and reads the audit events of those that moved. Never "changed since" a clock.

use super::{Cache, Conditions, Conn, Tag, Value, fault};
use crate::{Kind, Result, id::OrganizationId};
use deadpool_postgres::Pool;
use std::{collections::HashMap, sync::Weak, time::Duration};

/// How often.
const EVERY: Duration = Duration::from_millis(500);
/// The most organizations in one question.
const MOST: usize = 1024;

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
    let begun = cache.moment();
    let known = cache.known();
    if !known.is_empty() {
        let client = pool.get().await.map_err(fault::pool)?;
        let mut conn = Conn::Postgres(&client);
        for part in known.chunks(MOST) {
            for (organization, version, now) in moved(&mut conn, part).await? {
                let tags = tags_between(&mut conn, organization, version, now).await?;
                cache.caught_up(organization, version, now, &tags);
            }
        }
    }
    cache.polled(begun);
    Ok(())
}

/// Those organizations whose version is no longer the known one: with the known one and the present one.
async fn moved(conn: &mut Conn<'_>, known: &[(OrganizationId, u64)]) -> Result<Vec<(OrganizationId, u64, u64)>> {
    let mut conditions = Conditions::after(Vec::new());
    conditions.is_one_of("id", known.iter().map(|(organization, _)| Value::from(organization)));
    let sql = format!("SELECT id, version FROM organizations WHERE TRUE{}", conditions.sql());
    let present = conn.query(&sql, conditions.args(), |row| Ok((row.id(0)?, row.int(1)?.cast_unsigned()))).await?;
    let present: HashMap<OrganizationId, u64> = present.into_iter().collect();
    let pairs = known.iter().filter_map(|(organization, version)| Some((*organization, *version, *present.get(organization)?)));
    Ok(pairs.filter(|(_, version, now)| now != version).collect())
}

async fn tags_between(conn: &mut Conn<'_>, organization: OrganizationId, version: u64, now: u64) -> Result<Vec<Tag>> {
    conn.query(
        "SELECT kind, target_id, workspace_id FROM audit_events WHERE organization_id = $1 AND version > $2 AND version <= $3",
        &[Value::from(&organization), version.cast_signed().into(), now.cast_signed().into()],
        |row| Ok(Tag::of_event(Kind::parse(&row.text(0)?), row.bytes(1)?, row.opt_id(2)?)),
    )
    .await
}
