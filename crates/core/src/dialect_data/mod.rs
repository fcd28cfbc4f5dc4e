//! What only one vendor knows of an object: kept, handed back, never interpreted.

pub(crate) mod rows;

use crate::{
    Directory, Kind, Result,
    access::Actor,
    patch::Patch,
    store::Tx,
    text::{Dialect, Json},
};
use std::collections::{HashMap, HashSet};

/// A change of what a dialect keeps beside an object: fields of a JSON object, each kept, cleared or set.
#[derive(Clone, Debug)]
pub struct DialectPatch {
    /// Whose data.
    pub dialect: Dialect,
    /// The fields that were named.
    pub fields: Vec<(&'static str, Patch<serde_json::Value>)>,
}

/// Applies a change inside the write that owns the object; answers whether anything changed.
pub(crate) async fn apply(tx: &mut Tx<'_>, kind: Kind, object: &[u8; 16], patch: Option<&DialectPatch>) -> Result<bool> {
    let Some(patch) = patch else { return Ok(false) };
    let organization = tx.organization();
    let before = rows::find(tx.conn(), organization, &patch.dialect, kind, &[*object]).await?.remove(object).unwrap_or_default();
    let mut after = before.clone();
    for (name, field) in &patch.fields {
        match field {
            Patch::Keep => {}
            Patch::Clear => drop(after.remove(*name)),
            Patch::Set(value) => drop(after.insert((*name).to_owned(), value.clone())),
        }
    }
    if after == before {
        return Ok(false);
    }
    if after.is_empty() {
        // Nothing that is kept has no row: [`beside`] counts on it.
        rows::delete(tx, &patch.dialect, kind, object).await?;
        return Ok(true);
    }
    let data = Json::try_from(serde_json::Value::Object(after)).map_err(|error| error.below(&patch.dialect))?;
    rows::save(tx, &patch.dialect, kind, object, &data).await?;
    Ok(true)
}

/// What a dialect keeps beside one object, inside a write.
pub(crate) async fn kept(tx: &mut Tx<'_>, kind: Kind, object: &[u8; 16], dialect: &Dialect) -> Result<Option<Json>> {
    let organization = tx.organization();
    let found = rows::find(tx.conn(), organization, dialect, kind, &[*object]).await?.remove(object);
    found.map(|fields| Json::try_from(serde_json::Value::Object(fields))).transpose()
}

/// Puts another JSON object in the place of what a dialect keeps, inside a write that records it.
pub(crate) async fn replace(tx: &mut Tx<'_>, kind: Kind, object: &[u8; 16], dialect: &Dialect, data: &Json) -> Result<()> {
    rows::save(tx, dialect, kind, object, data).await
}

/// Beside which of these objects a dialect keeps anything, without reading it: it may be large. Needs no permit of its own, as
/// [`of`].
///
/// # Errors
/// When the store fails.
pub async fn beside(
    directory: &Directory,
    actor: &Actor,
    dialect: &Dialect,
    kind: Kind,
    objects: &[[u8; 16]],
) -> Result<HashSet<[u8; 16]>> {
    if objects.is_empty() {
        return Ok(HashSet::new());
    }
    let mut lease = directory.store().read().await?;
    rows::beside(&mut lease.conn()?, actor.organization, dialect, kind, objects).await
}

/// What a dialect keeps beside these objects, by id. Needs no permit of its own: whoever was shown the objects asks.
///
/// # Errors
/// When the store fails.
pub async fn of(
    directory: &Directory,
    actor: &Actor,
    dialect: &Dialect,
    kind: Kind,
    objects: &[[u8; 16]],
) -> Result<HashMap<[u8; 16], serde_json::Map<String, serde_json::Value>>> {
    if objects.is_empty() {
        return Ok(HashMap::new());
    }
    let mut lease = directory.store().read().await?;
    rows::find(&mut lease.conn()?, actor.organization, dialect, kind, objects).await
}
