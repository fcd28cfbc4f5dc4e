//! What has ended is cleared away.

use super::rows;
use crate::{
    Directory, Result,
    store::{Tx, Write},
};

/// Rows that one write clears away.
const PART: i64 = 1_000;

/// Clears away tokens that have ended.
///
/// # Errors
/// When the store fails.
pub(crate) async fn clear(directory: &Directory) -> Result<()> {
    let organizations = {
        let mut lease = directory.store().read().await?;
        rows::with_ended(&mut lease.conn()?, directory.now()).await?
    };
    for organization in organizations {
        while directory.store().write(organization, ClearEnded).await?.value == PART.cast_unsigned() {}
    }
    Ok(())
}

/// One of the named exceptions to permit and audit: what is taken away counts no more.
struct ClearEnded;

impl Write for ClearEnded {
    type Out = u64;
    const HOUSEKEEPING: bool = true;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64> {
        rows::clear_ended(tx, PART).await
    }
}
