//! What one organization's row says about its writes: version, audit sequence, head of the chain.

use super::{Conn, Value};
use crate::{Result, id::OrganizationId};

/// The clock and chain of one organization, read under its lock and written back once per batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    /// The organization.
    pub id: OrganizationId,
    /// Rises by one per committed write that changes what a read can show.
    pub version: u64,
    /// Rises by one per audit event.
    pub sequence: u64,
    /// The last event's link.
    pub chain: [u8; 32],
}

impl Tenant {
    /// An organization before its first write.
    #[must_use]
    pub const fn new(id: OrganizationId) -> Self {
        Self { id, version: 0, sequence: 0, chain: [0; 32] }
    }

    /// Reads it, on PostgreSQL under the row's lock, so that writes of one organization follow one another.
    pub(super) async fn lock(conn: &mut Conn<'_>, id: OrganizationId) -> Result<Option<Self>> {
        let sql = match conn {
            Conn::Sqlite(_) => "SELECT version, audit_sequence, audit_chain FROM organizations WHERE id = $1",
            Conn::Postgres(_) => "SELECT version, audit_sequence, audit_chain FROM organizations WHERE id = $1 FOR UPDATE",
        };
        conn.first(sql, &[Value::from(&id)], |row| {
            Ok(Self { id, version: row.int(0)?.cast_unsigned(), sequence: row.int(1)?.cast_unsigned(), chain: row.bytes(2)? })
        })
        .await
    }

    /// Writes it back.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save(&self, conn: &mut Conn<'_>) -> Result<()> {
        let (version, sequence) = (self.version.cast_signed(), self.sequence.cast_signed());
        conn.execute(
            "UPDATE organizations SET version = $2, audit_sequence = $3, audit_chain = $4 WHERE id = $1",
            &[Value::from(&self.id), version.into(), sequence.into(), Value::from(&self.chain)],
        )
        .await?;
        Ok(())
    }
}
