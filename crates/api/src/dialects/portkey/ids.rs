//! Ids: lower-case UUIDs, slugs for workspaces, and whatever imported data was called.

use crate::context::Context;
use roster_core::{
    Error, Kind, Result,
    access::Actor,
    alias,
    id::{ApiKeyId, Entity, Id, OrganizationId, UserId, WorkspaceId, entity},
    text::Dialect,
    workspace,
};
use std::collections::HashMap;

/// The dialect's name in aliases and dialect data.
pub(super) static DIALECT: Dialect = Dialect::spoken("portkey");

async fn read<E: Entity>(context: &Context, actor: &Actor, text: &str) -> Result<Option<Id<E>>> {
    match alias::resolve(&context.directory, actor, &DIALECT, text).await? {
        Some(id) => Ok(Some(id)),
        None => Ok(Id::parse_uuid(text)),
    }
}

/// A user named in a path or body. Text that names nobody becomes an id that nobody has, so that whoever may not know
/// is refused alike whether the text is an imported id or not: the permit comes before the look.
pub(super) async fn user(context: &Context, actor: &Actor, text: &str) -> Result<UserId> {
    or_nobody(context, actor, text).await
}

/// The same for anything else that is named by an id.
pub(super) async fn or_nobody<E: Entity>(context: &Context, actor: &Actor, text: &str) -> Result<Id<E>> {
    Ok(read(context, actor, text).await?.unwrap_or(Id::from_bytes([0; 16])))
}

/// A refusal of the core with the vendor's name for the field.
pub(super) fn with_field(error: Error, field: &str, named: impl FnOnce(&str) -> String) -> Error {
    match error {
        Error::Invalid { field: known, message } if known.starts_with(field) => Error::invalid(named(&known[field.len()..]), message),
        other => other,
    }
}

/// A workspace named in a path, query or body: UUID or slug.
pub(super) async fn workspace(context: &Context, actor: &Actor, text: &str) -> Result<WorkspaceId> {
    match read(context, actor, text).await? {
        Some(id) => Ok(id),
        None => workspace::id_of_slug(&context.directory, actor, text).await,
    }
}

/// A key named in a path.
pub(super) async fn api_key(context: &Context, actor: &Actor, text: &str) -> Result<ApiKeyId> {
    read(context, actor, text).await?.ok_or(Error::NotFound(Kind::ApiKey))
}

/// The bits of an id of whatever kind: an alias of one of the kinds that have any, a UUID, or a workspace's slug.
pub(super) async fn any(context: &Context, actor: &Actor, text: &str) -> Result<Option<[u8; 16]>> {
    if let Some(id) = alias::resolve::<entity::User>(&context.directory, actor, &DIALECT, text).await? {
        return Ok(Some(*id.as_bytes()));
    }
    if let Some(id) = alias::resolve::<entity::ApiKey>(&context.directory, actor, &DIALECT, text).await? {
        return Ok(Some(*id.as_bytes()));
    }
    match workspace(context, actor, text).await {
        Ok(id) => Ok(Some(*id.as_bytes())),
        Err(Error::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// How ids are shown: the alias that is to be shown, else the UUID.
#[derive(Default)]
pub(super) struct Shown {
    users: alias::Shown<entity::User>,
    workspaces: alias::Shown<entity::Workspace>,
    api_keys: alias::Shown<entity::ApiKey>,
    others: HashMap<[u8; 16], String>,
}

impl Shown {
    /// Looks up what is shown for these users.
    pub(super) async fn users(mut self, context: &Context, actor: &Actor, ids: &[UserId]) -> Result<Self> {
        self.users = alias::shown(&context.directory, actor, &DIALECT, ids).await?;
        Ok(self)
    }

    /// Looks up what is shown for these workspaces.
    pub(super) async fn workspaces(mut self, context: &Context, actor: &Actor, ids: &[WorkspaceId]) -> Result<Self> {
        self.workspaces = alias::shown(&context.directory, actor, &DIALECT, ids).await?;
        Ok(self)
    }

    /// Looks up what is shown for these keys.
    pub(super) async fn api_keys(mut self, context: &Context, actor: &Actor, ids: &[ApiKeyId]) -> Result<Self> {
        self.api_keys = alias::shown(&context.directory, actor, &DIALECT, ids).await?;
        Ok(self)
    }

    /// Looks up what is shown for things of any other kind.
    pub(super) async fn others<E: Entity>(mut self, context: &Context, actor: &Actor, ids: &[Id<E>]) -> Result<Self> {
        let found = alias::shown(&context.directory, actor, &DIALECT, ids).await?;
        self.others.extend(found.into_iter().map(|(id, text)| (*id.as_bytes(), text)));
        Ok(self)
    }

    /// Of any other kind.
    pub(super) fn id<E: Entity>(&self, id: Id<E>) -> String {
        self.others.get(id.as_bytes()).cloned().unwrap_or_else(|| id.to_uuid())
    }

    pub(super) fn user(&self, id: UserId) -> String {
        self.users.get(&id).cloned().unwrap_or_else(|| id.to_uuid())
    }

    pub(super) fn workspace(&self, id: WorkspaceId) -> String {
        self.workspaces.get(&id).cloned().unwrap_or_else(|| id.to_uuid())
    }

    pub(super) fn api_key(&self, id: ApiKeyId) -> String {
        self.api_keys.get(&id).cloned().unwrap_or_else(|| id.to_uuid())
    }
}

/// An organization is always named by its UUID.
pub(super) fn organization(id: OrganizationId) -> String {
    id.to_uuid()
}
