//! What stands beside an object: its ids elsewhere, and what dialects keep of it.

use super::{
    Existing, Outcome,
    records::{AliasRecord, DialectData},
    work::Work,
};
use crate::{
    Error, Kind, Result,
    access::Permission,
    alias,
    audit::{self, Event},
    dialect_data,
    directory::Change,
    id::{Entity, Id, WorkspaceId},
    store::Tx,
    text::Dialect,
};
use serde_json::json;

/// How the object came to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Its record made it.
    New,
    /// It is brought to its record, should they differ.
    Updated,
    /// It stays as it is.
    Kept,
}

impl Standing {
    /// Something that is there, under this rule.
    pub(super) const fn there(existing: Existing) -> Self {
        match existing {
            Existing::Refuse | Existing::Keep => Self::Kept,
            Existing::Update => Self::Updated,
        }
    }
}

/// Adds `dialect_data` to the fields in which an object differs, if it does in that.
pub(super) async fn data_differs<E: Entity>(tx: &mut Tx<'_>, id: Id<E>, data: &DialectData, fields: &mut Vec<&'static str>) -> Result<()> {
    for (dialect, said) in data {
        if dialect_data::kept(tx, E::KIND, id.as_bytes(), dialect).await?.as_ref() != Some(said) {
            fields.push("dialect_data");
            return Ok(());
        }
    }
    Ok(())
}

/// Brings in what a record lists beside its object, which is called `name`.
pub(super) async fn bring<E: Entity>(
    tx: &mut Tx<'_>,
    work: &mut Work<'_>,
    object: (Id<E>, &str, Standing),
    aliases: &[AliasRecord],
    data: &DialectData,
) -> Result<()> {
    bring_below(tx, work, None, object, aliases, data).await
}

/// The same where the object's aliases are found below a workspace alone.
pub(super) async fn bring_below<E: Entity>(
    tx: &mut Tx<'_>,
    work: &mut Work<'_>,
    parent: Option<WorkspaceId>,
    (id, name, standing): (Id<E>, &str, Standing),
    aliases: &[AliasRecord],
    data: &DialectData,
) -> Result<()> {
    for (dialect, said) in data {
        if standing == Standing::Kept || dialect_data::kept(tx, E::KIND, id.as_bytes(), dialect).await?.as_ref() == Some(said) {
            continue;
        }
        dialect_data::replace(tx, E::KIND, id.as_bytes(), dialect, said).await?;
        let (target, details) = (*id.as_bytes(), json!({"dialect": dialect}));
        audit::record(tx, work.permit, Event { action: "dialect_data.update", kind: E::KIND, target, workspace: None, details }).await?;
    }
    for (at, record) in aliases.iter().enumerate() {
        one_alias(tx, work, parent, (id, name, standing), record).await.map_err(|error| error.below(&format!("aliases[{at}]")))?;
    }
    Ok(())
}

async fn one_alias<E: Entity>(
    tx: &mut Tx<'_>,
    work: &mut Work<'_>,
    parent: Option<WorkspaceId>,
    (id, name, standing): (Id<E>, &str, Standing),
    record: &AliasRecord,
) -> Result<()> {
    // An id needs no alias for itself.
    if alias::ids_read_as(&record.alias).any(|bits| bits.as_bytes() == id.as_bytes()) {
        return Ok(());
    }
    let (organization, target) = (tx.organization(), *id.as_bytes());
    let shown_there = shown(tx, E::KIND, &target, &record.dialect).await?;
    let create = alias::Create { dialect: record.dialect.clone(), kind: E::KIND, alias: record.alias.clone(), target, shown: record.shown };
    let text = format!("{} {}", record.dialect, record.alias);
    match alias::rows::resolve(tx.conn(), organization, &record.dialect, E::KIND, parent, &record.alias).await? {
        None => {
            // What an object that is kept is shown as stays, too.
            let shown = record.shown && (standing != Standing::Kept || shown_there.is_none());
            alias::Create { shown, ..create }.run(tx, work.permit).await?;
            work.created(Kind::Alias, &text, Some(name));
        }
        Some(other) if other != target => return Err(Error::invalid("alias", format!("stands for another {} here", E::KIND))),
        Some(_) if !record.shown || shown_there.as_deref() == Some(record.alias.as_str()) => {
            work.note(Kind::Alias, &text, Some(name), Outcome::Unchanged, Vec::new());
        }
        Some(_) if standing == Standing::Kept => work.note(Kind::Alias, &text, Some(name), Outcome::Kept, vec!["shown"]),
        Some(_) => {
            work.permit.require(Permission::AliasesDelete)?;
            let delete = alias::Delete { dialect: record.dialect.clone(), kind: E::KIND, parent, alias: record.alias.clone() };
            delete.run(tx, work.permit).await?;
            create.run(tx, work.permit).await?;
            work.note(Kind::Alias, &text, Some(name), Outcome::Updated, vec!["shown"]);
        }
    }
    Ok(())
}

/// The alias that a dialect shows in place of an object's id.
async fn shown(tx: &mut Tx<'_>, kind: Kind, target: &[u8; 16], dialect: &Dialect) -> Result<Option<String>> {
    let organization = tx.organization();
    let found = alias::rows::shown(tx.conn(), organization, dialect, kind, &[*target]).await?;
    Ok(found.into_iter().next().map(|(_, text)| text))
}
