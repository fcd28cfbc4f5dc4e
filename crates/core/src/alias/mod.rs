//! Aliases: ids that came with imported data, per dialect and kind. Several per object, at most one of them shown.

pub(crate) mod rows;

use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, Permission, Permit, Scope},
    audit::{self, Event},
    clock::Timestamp,
    directory::Change,
    id::{Entity, Id, OrganizationId, RoleId, WorkspaceId},
    organization::{self, INSTANCE},
    page::checked_limit,
    role,
    store::{Tag, Tx, cache::Subject},
    text::{AliasText, Dialect},
    workspace,
};
use quick_cache::DefaultHashBuilder;
use serde_json::json;
use std::{collections::HashMap, sync::Arc};

/// Text that stands for an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// In which dialect.
    pub dialect: Dialect,
    /// For which kind of thing.
    pub kind: Kind,
    /// The workspace below which alone it is found, as it is for a role of that workspace; `None`: in the whole organization.
    pub parent: Option<WorkspaceId>,
    /// The text.
    pub alias: AliasText,
    /// The bits of the id that it stands for.
    pub target: [u8; 16],
    /// Whether the dialect shows it in place of the id.
    pub shown: bool,
    /// When it was made.
    pub created_at: Timestamp,
}

/// Makes an alias.
pub struct Create {
    /// In which dialect.
    pub dialect: Dialect,
    /// For a user, workspace, key, group, group's role in a workspace, service account, credential, custom role or invitation.
    pub kind: Kind,
    /// The text.
    pub alias: AliasText,
    /// The bits of the id that it stands for.
    pub target: [u8; 16],
    /// Whether the dialect shows it in place of the id.
    pub shown: bool,
}

impl Change for Create {
    type Out = Alias;

    fn needs(&self) -> (Permission, Scope) {
        (Permission::AliasesCreate, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<Alias> {
        let parent = rows::parent_of(tx, self.kind, &self.target).await?;
        let parent = parent.ok_or_else(|| Error::invalid("target", format!("must be the id of a {} of this organization", self.kind)))?;
        // Text that parses as a dialect's own form of an id is refused while something here has that id.
        for bits in ids_read_as(&self.alias) {
            // Built-in roles have no row, and are in every organization.
            if self.kind == Kind::Role && role::has_built_in(bits) {
                return Err(Error::AlreadyExists { kind: self.kind, field: "id" });
            }
            if *bits.as_bytes() != self.target && rows::parent_of(tx, self.kind, bits.as_bytes()).await?.is_some() {
                return Err(Error::AlreadyExists { kind: self.kind, field: "id" });
            }
        }
        let organization = tx.organization();
        // A workspace is found by its slug too, also when it is deleted and may come back.
        if self.kind == Kind::Workspace
            && let Some(named) = workspace::rows::id_of_slug(tx.conn(), organization, &self.alias).await?
            && *named.as_bytes() != self.target
        {
            return Err(Error::AlreadyExists { kind: Kind::Workspace, field: "slug" });
        }
        if self.kind == Kind::Organization
            && let Some(named) = organization::rows::id_of_slug(tx.conn(), &self.alias).await?
            && *named.as_bytes() != self.target
        {
            return Err(Error::AlreadyExists { kind: Kind::Organization, field: "slug" });
        }
        if rows::resolve(tx.conn(), organization, &self.dialect, self.kind, parent, &self.alias).await?.is_some() {
            return Err(Error::AlreadyExists { kind: Kind::Alias, field: "alias" });
        }
        let alias = Alias {
            dialect: self.dialect.clone(),
            kind: self.kind,
            parent,
            alias: self.alias.clone(),
            target: self.target,
            shown: self.shown,
            created_at: tx.now(),
        };
        if alias.shown {
            rows::hide_others(tx, &alias).await?;
        }
        rows::insert(tx, &alias).await?;
        audit::record(tx, permit, event("aliases.create", &alias)).await?;
        Ok(alias)
    }
}

/// The ids that some dialect would read in this text: the native form, whatever word stands before it, and the UUID.
pub(crate) fn ids_read_as(text: &str) -> impl Iterator<Item = RoleId> {
    let native = text.len().checked_sub(26).and_then(|at| text.get(at..)).and_then(RoleId::parse);
    native.into_iter().chain(RoleId::parse_uuid(text))
}

/// Takes an alias away.
pub struct Delete {
    /// In which dialect.
    pub dialect: Dialect,
    /// For which kind.
    pub kind: Kind,
    /// The workspace below which alone it is found.
    pub parent: Option<WorkspaceId>,
    /// The text.
    pub alias: AliasText,
}

impl Change for Delete {
    type Out = ();

    fn needs(&self) -> (Permission, Scope) {
        (Permission::AliasesDelete, Scope::Organization)
    }

    async fn run(&self, tx: &mut Tx<'_>, permit: &Permit) -> Result<()> {
        let organization = tx.organization();
        let Self { dialect, kind, parent, alias } = self;
        let target = rows::resolve(tx.conn(), organization, dialect, *kind, *parent, alias).await?.ok_or(Error::NotFound(Kind::Alias))?;
        rows::delete(tx, dialect, *kind, *parent, alias).await?;
        let (dialect, alias, created_at) = (dialect.clone(), alias.clone(), tx.now());
        let alias = Alias { dialect, kind: *kind, parent: *parent, alias, target, shown: false, created_at };
        audit::record(tx, permit, event("aliases.delete", &alias)).await
    }
}

fn event(action: &'static str, alias: &Alias) -> Event {
    let details = json!({"dialect": alias.dialect, "kind": alias.kind.as_str(), "alias": alias.alias, "shown": alias.shown});
    Event { action, kind: Kind::Alias, target: alias.target, workspace: None, details }
}

/// A place in the list of aliases: after this dialect, kind and text. It still positions when the alias is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct After {
    dialect: String,
    kind: String,
    alias: String,
    parent: Option<WorkspaceId>,
}

impl After {
    /// The opaque text of this place.
    #[must_use]
    pub fn cursor(&self) -> String {
        let alias: String = self.alias.bytes().map(|byte| format!("{byte:02x}")).collect();
        let parent = self.parent.map(|parent| format!(".{parent}")).unwrap_or_default();
        format!("{}.{}.{alias}{parent}", self.dialect, self.kind)
    }

    /// Reads it back.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is not one of ours.
    pub fn parse(cursor: &str) -> Result<Self> {
        let read = || {
            let (dialect, rest) = cursor.split_once('.')?;
            let (kind, rest) = rest.split_once('.')?;
            let (hex, parent) = rest.split_once('.').map_or((rest, None), |(hex, parent)| (hex, Some(parent)));
            let parent = parent.map(|parent| WorkspaceId::parse(parent).ok_or(())).transpose().ok()?;
            let digits = hex.is_ascii() && hex.len().is_multiple_of(2);
            let byte = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
            let bytes: Option<Vec<u8>> = if digits { (0..hex.len()).step_by(2).map(byte).collect() } else { None };
            let alias = AliasText::try_from(String::from_utf8(bytes?).ok()?).ok()?;
            let (dialect, kind) = (Dialect::try_from(dialect).ok()?, Kind::parse(kind)?);
            Some(Self { dialect: dialect.to_string(), kind: kind.as_str().to_owned(), alias: alias.to_string(), parent })
        };
        read().ok_or_else(|| Error::invalid("after", "a cursor is the `next` of an earlier answer"))
    }
}

/// A part of the organization's aliases.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The aliases, in the order of dialect, kind and text.
    pub items: Vec<Alias>,
    /// How many there are in all.
    pub total: u64,
    /// Where the next part begins, when there is one.
    pub next: Option<After>,
}

/// The organization's aliases after a place.
///
/// # Errors
/// [`Error::Forbidden`] without `aliases.list`; [`Error::Invalid`] for a limit other than 1 to
/// [`MAX_LIMIT`](crate::page::MAX_LIMIT).
pub async fn list(directory: &Directory, actor: &Actor, after: &After, limit: u32) -> Result<Listed> {
    let limit = checked_limit(limit)?;
    directory.permit(actor, Permission::AliasesList, Scope::Organization).await?;
    let mut lease = directory.store().read().await?;
    let mut conn = lease.conn()?;
    let mut items = rows::list(&mut conn, actor.organization, after, i64::from(limit) + 1).await?;
    let more = items.len() > limit as usize;
    items.truncate(limit as usize);
    let next = items.last().filter(|_| more).map(|last| After {
        dialect: last.dialect.to_string(),
        kind: last.kind.as_str().to_owned(),
        alias: last.alias.to_string(),
        parent: last.parent,
    });
    Ok(Listed { items, total: rows::count(&mut conn, actor.organization).await?, next })
}

/// Which (dialect, kind) pairs have aliases in the actor's organization: mostly none, so that most look-ups cost a
/// look into the cache.
async fn kinds(directory: &Directory, actor: &Actor) -> Result<Arc<Vec<(String, String)>>> {
    if let Some(known) = directory.store().cache().get(actor.organization, &Subject::AliasKinds) {
        return Ok(known);
    }
    Box::pin(async move {
        let mut fill = directory.fill(actor.organization).await?;
        let kinds = rows::kinds(&mut fill.conn()?, actor.organization).await?;
        Ok(fill.keep(Subject::AliasKinds, &[Tag::Aliases], kinds.len() * 64, kinds))
    })
    .await
}

async fn any(directory: &Directory, actor: &Actor, dialect: &Dialect, kind: Kind) -> Result<bool> {
    let kinds = kinds(directory, actor).await?;
    Ok(kinds.iter().any(|(known, word)| **known == **dialect && word == kind.as_str()))
}

/// The id behind an alias of this dialect, if the text is one.
///
/// # Errors
/// When the store fails.
pub async fn resolve<E: Entity>(directory: &Directory, actor: &Actor, dialect: &Dialect, text: &str) -> Result<Option<Id<E>>> {
    resolve_below(directory, actor, dialect, None, text).await
}

/// The id behind an alias of this dialect that is found below a workspace alone, if the text is one.
///
/// # Errors
/// When the store fails.
pub async fn resolve_below<E: Entity>(
    directory: &Directory,
    actor: &Actor,
    dialect: &Dialect,
    parent: Option<WorkspaceId>,
    text: &str,
) -> Result<Option<Id<E>>> {
    if !any(directory, actor, dialect, E::KIND).await? {
        return Ok(None);
    }
    // Text that is no alias stands for nothing; it costs neither SQL, which may refuse it, nor a place in the cache.
    let Ok(text) = AliasText::try_from(text) else { return Ok(None) };
    let subject = Subject::Alias(dialect.clone(), E::KIND, parent, text.clone());
    if let Some(known) = directory.store().cache().get::<Option<[u8; 16]>>(actor.organization, &subject) {
        return Ok((*known).map(Id::from_bytes));
    }
    Box::pin(async move {
        let mut fill = directory.fill(actor.organization).await?;
        let found = rows::resolve(&mut fill.conn()?, actor.organization, dialect, E::KIND, parent, &text).await?;
        Ok((*fill.keep(subject, &[Tag::Aliases], text.len() + 32, found)).map(Id::from_bytes))
    })
    .await
}

/// The organization behind an alias of this dialect, which an operator has given it in the instance. It needs no permit: it only
/// leads to an id, and whoever has no key there learns nothing more.
///
/// # Errors
/// When the store fails.
pub async fn organization(directory: &Directory, dialect: &Dialect, text: &str) -> Result<Option<OrganizationId>> {
    resolve(directory, &INSTANCES, dialect, text).await
}

/// The aliases that this dialect shows in place of these organizations.
///
/// # Errors
/// When the store fails.
pub async fn shown_organizations(
    directory: &Directory,
    dialect: &Dialect,
    ids: &[OrganizationId],
) -> Result<Shown<crate::id::entity::Organization>> {
    shown(directory, &INSTANCES, dialect, ids).await
}

/// Aliases are looked up in the tenant of whoever asks.
const INSTANCES: Actor = Actor::system(INSTANCE, "the names of organizations lie in the instance");

/// Aliases that are shown, by id. Ids are made here, so that nobody chooses them for how they hash.
pub type Shown<E> = HashMap<Id<E>, String, DefaultHashBuilder>;

/// The aliases that this dialect shows in place of these ids, each of which may be named more than once.
///
/// # Errors
/// When the store fails.
pub async fn shown<E: Entity>(directory: &Directory, actor: &Actor, dialect: &Dialect, ids: &[Id<E>]) -> Result<Shown<E>> {
    // One that was asked for before is looked for first: where it is known, so is that there are any.
    if let [id] = ids
        && let Some(known) = directory.store().cache().get(actor.organization, &of(dialect, *id))
    {
        return Ok(one(*id, &known));
    }
    if ids.is_empty() || !any(directory, actor, dialect, E::KIND).await? {
        return Ok(HashMap::default());
    }
    if let [id] = ids {
        let found = shown_one(directory, actor, dialect, *id).await?;
        return Ok(one(*id, &found));
    }
    Box::pin(async move {
        let mut lease = directory.store().read().await?;
        let mut targets: Vec<_> = ids.iter().map(|id| *id.as_bytes()).collect();
        targets.sort_unstable();
        targets.dedup();
        let found = rows::shown(&mut lease.conn()?, actor.organization, dialect, E::KIND, &targets).await?;
        Ok(found.into_iter().map(|(id, text)| (Id::from_bytes(id), text)).collect())
    })
    .await
}

/// Boxed, as it is large and rare.
async fn shown_one<E: Entity>(directory: &Directory, actor: &Actor, dialect: &Dialect, id: Id<E>) -> Result<Arc<Option<String>>> {
    Box::pin(async move {
        let mut fill = directory.fill(actor.organization).await?;
        let found = rows::shown(&mut fill.conn()?, actor.organization, dialect, E::KIND, &[*id.as_bytes()]).await?;
        Ok(fill.keep(of(dialect, id), &[Tag::Aliases], 64, found.into_iter().next().map(|(_, text)| text)))
    })
    .await
}

fn of<E: Entity>(dialect: &Dialect, id: Id<E>) -> Subject {
    Subject::Shown(dialect.clone(), E::KIND, *id.as_bytes())
}

fn one<E: Entity>(id: Id<E>, text: &Option<String>) -> Shown<E> {
    text.iter().map(|text| (id, text.clone())).collect()
}
