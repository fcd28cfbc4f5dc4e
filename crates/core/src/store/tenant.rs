//! What one organization's row says about its writes: version, audit sequence, head of the chain.

use super::{Conn, Value};
use crate::{Result, id::OrganizationId, random::Random};
use std::fmt;

/// Random bytes that an organization gets when it is made or restored. Versions of one epoch follow one another; those
/// of different epochs say nothing about each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Epoch([u8; 8]);

impl Epoch {
    /// A new one.
    #[must_use]
    pub fn new(random: &dyn Random) -> Self {
        let mut bytes = [0; 8];
        random.fill(&mut bytes);
        Self(bytes)
    }

    /// The epoch with these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 8]) -> Self {
        Self(bytes)
    }

    /// The bytes, as the store keeps them.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 8] {
        &self.0
    }
}

impl fmt::Display for Epoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", u64::from_be_bytes(self.0))
    }
}

/// The clock and chain of one organization, read under its lock and written back once per batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenant {
    /// The organization.
    pub id: OrganizationId,
    /// Tells its versions from those of a copy that went on elsewhere, see [`Epoch`].
    pub epoch: Epoch,
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
    pub const fn new(id: OrganizationId, epoch: Epoch) -> Self {
        Self { id, epoch, version: 0, sequence: 0, chain: [0; 32] }
    }

    /// Reads it, on PostgreSQL under the row's lock, so that writes of one organization follow one another.
    pub(super) async fn lock(conn: &mut Conn<'_>, id: OrganizationId) -> Result<Option<Self>> {
        let sql = match conn {
            Conn::Sqlite(_) => "SELECT version, audit_sequence, audit_chain, epoch FROM organizations WHERE id = $1",
            Conn::Postgres(_) => "SELECT version, audit_sequence, audit_chain, epoch FROM organizations WHERE id = $1 FOR UPDATE",
        };
        conn.first(sql, &[Value::from(&id)], |row| {
            let epoch = Epoch(row.bytes(3)?);
            Ok(Self { id, epoch, version: row.int(0)?.cast_unsigned(), sequence: row.int(1)?.cast_unsigned(), chain: row.bytes(2)? })
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
