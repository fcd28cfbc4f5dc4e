//! What a test wants of a server that stands in for another one, and production must never have: a database that can be
//! brought back to an earlier state, a clock that can be set, and texts of one's own choice that stand for keys and tokens.
//!
//! A store is marked as a sandbox before it has its first organization, and the mark stays. Only a marked store can be
//! rewound, so that nobody rewinds production.

mod clock;
mod literals;

pub use clock::{SettableClock, Setting};
pub use literals::{Literal, Literals, LiteralsThen, Stands};

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Permit, Scope},
    audit::{self, Event},
    directory::Change,
    organization::INSTANCE,
    store::{Tx, Value},
    terms::Terms,
};
use serde_json::json;

/// Marks the store as a sandbox, for ever. An act of the operator. To mark it again changes nothing.
///
/// # Errors
/// [`Error::Conflict`] when the store has, or had, an organization; when it is not SQLite. [`Error::Forbidden`].
pub async fn mark(directory: &Directory, operator: &Actor, terms: impl Into<Terms> + Send) -> Result<()> {
    on_sqlite(directory)?;
    directory.change(operator, terms, Mark).await.map(drop)
}

/// Whether the store is marked.
///
/// # Errors
/// When the store fails.
pub async fn is_marked(directory: &Directory) -> Result<bool> {
    let mut lease = directory.store().read().await?;
    let sql = "SELECT sandbox FROM organizations WHERE id = $1";
    Ok(lease.conn()?.first(sql, &[Value::from(&INSTANCE)], |row| row.bool(0)).await?.unwrap_or(false))
}

/// Checks that the store may be rewound.
///
/// # Errors
/// [`Error::Conflict`] when it is not marked, or is not SQLite.
pub async fn check(directory: &Directory) -> Result<()> {
    on_sqlite(directory)?;
    if is_marked(directory).await? {
        return Ok(());
    }
    Err(Error::Conflict(
        "this store is not marked as a sandbox, and what is real is not rewound: make one with `roster init --sandbox`, or take \
         `roster demo --sandbox`"
            .into(),
    ))
}

fn on_sqlite(directory: &Directory) -> Result<()> {
    if directory.store().has_images() {
        return Ok(());
    }
    Err(Error::Conflict(
        format!(
            "a sandbox needs the embedded SQLite store (--data), and this one is {}: other nodes could be using it, and it can't be \
             rewound beneath them",
            directory.store().backend()
        )
        .into(),
    ))
}

/// The mark, as the first thing that happens in a store.
struct Mark;

impl Change for Mark {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::OrganizationsCreate, Scope::Instance)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let instance = Value::from(&INSTANCE);
        // Deleted ones count too: their rows were real.
        let others = tx.first("SELECT COUNT(*) FROM organizations WHERE id <> $1", &[instance], |row| row.int(0)).await?;
        if others.is_none_or(|others| others > 0) {
            return Err(Error::Conflict("only an empty store can be marked as a sandbox: this one has been used already".into()));
        }
        tx.execute("UPDATE organizations SET sandbox = TRUE WHERE id = $1", &[Value::from(&INSTANCE)]).await?;
        let target = *INSTANCE.as_bytes();
        let event = Event { action: "instance.mark_sandbox", kind: Kind::Organization, target, workspace: None, details: json!({}) };
        audit::record(tx, permit, event).await
    }
}
