//! Keys of projects. None is created here: people make theirs elsewhere, those of service accounts are made below them.

use super::{
    convert::seconds_from_now,
    ids::{Shown, Text},
    page::{Asked, Cursors},
    scopes,
    wire::{Deleted, ProjectApiKey, ids_of},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::{Body, Input, Request},
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission},
    api_key::{self, ApiKey, Family, Verb},
    id::entity,
    patch::Patch,
    text::ScopeWord,
};
use serde::Deserialize;

const PATH: &str = "/organization/projects/{project}/api_keys";
const ONE: &str = "/organization/projects/{project}/api_keys/{api_key}";

pub(super) fn operations() -> Vec<Operation> {
    const MANY: &str = "/organization/projects/{workspace}/api_keys";
    const KEY: &str = "/organization/projects/{workspace}/api_keys/{project_api_key}";
    use Permission as P;
    vec![
        get("projects.api_keys.list", PATH)
            .needs_any_of(&[P::WorkspaceKeysList, P::UserKeysList, P::ServiceAccountKeysList])
            .handle(example(MANY), list),
        get("projects.api_keys.retrieve", ONE)
            .needs_any_of(&[P::WorkspaceKeysRead, P::UserKeysRead, P::ServiceAccountKeysRead])
            .handle(example(KEY), retrieve),
        post("projects.api_keys.update", ONE)
            .needs_any_of(&[
                P::WorkspaceKeysUpdate,
                P::UserKeysUpdate,
                P::ServiceAccountKeysUpdate,
                P::WorkspaceKeysRead,
                P::UserKeysRead,
                P::ServiceAccountKeysRead,
            ])
            .handle(example_with(KEY, r#"{"scopes":["api.all.read"],"expires_in_seconds":3600}"#), update),
        delete("projects.api_keys.delete", ONE)
            .needs_any_of(&[P::WorkspaceKeysDelete, P::UserKeysDelete, P::ServiceAccountKeysDelete])
            .handle(example(KEY), remove),
    ]
}

type Project = Text<entity::Workspace>;
type Named = (Project, Text<entity::ApiKey>);

/// Of which keys: of owners who still reach the project, who do not any more, or of both.
struct Listing {
    has_access: Option<bool>,
    asked: Asked,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        let has_access = match request.query("owner_project_access")?.as_deref() {
            None | Some("active") => Some(true),
            Some("inactive") => Some(false),
            Some("any") => None,
            Some(_) => return Err(Error::invalid("owner_project_access", "must be one of active, inactive, any")),
        };
        Ok(Self { has_access, asked: Asked::read(request)? })
    }
}

async fn list(context: Context, (project, Listing { has_access, asked }): (Project, Listing)) -> Result<Json<Cursors<ProjectApiKey>>> {
    let actor = context.actor()?;
    let workspace = project.id(&context, &actor).await?;
    let part = asked.part::<entity::ApiKey>(&context, &actor).await?;
    let filter = api_key::Filter { workspace: Some(workspace), owner_has_access: has_access, ..api_key::Filter::default() };
    let listed = api_key::list(&context.directory, &actor, &filter, part.page).await?;
    let (keys, has_more) = part.of(listed);
    Ok(Json(Cursors::of(shown(&context, &actor, &keys).await?, has_more)))
}

async fn shown(context: &Context, actor: &Actor, keys: &[ApiKey]) -> Result<Vec<ProjectApiKey>> {
    let (ids, users, accounts) = ids_of(keys);
    let shown = Shown::default().with(context, actor, &ids).await?.with(context, actor, &users).await?;
    let shown = shown.with(context, actor, &accounts).await?;
    let owners = api_key::owners(&context.directory, actor, keys).await?;
    Ok(keys.iter().zip(&owners).map(|(key, owner)| ProjectApiKey::new(key, owner, &shown)).collect())
}

async fn retrieve(context: Context, (project, key): Named) -> Result<Json<ProjectApiKey>> {
    let actor = context.actor()?;
    let (workspace, id) = (project.id(&context, &actor).await?, key.id(&context, &actor).await?);
    // One that lies elsewhere is none of these, whoever asks.
    if api_key::place(&context.directory, &actor, id).await?.workspace != Some(workspace) {
        return Err(Error::NotFound(Kind::ApiKey));
    }
    let key = api_key::get(&context.directory, &actor, id).await?;
    shown(&context, &actor, &[key]).await?.pop().map(Json).ok_or(Error::Internal)
}

#[derive(Deserialize)]
struct Changes {
    scopes: Option<Vec<ScopeWord>>,
    expires_in_seconds: Option<i64>,
}

/// Without scopes a key may again all that its owner may; one that has ended can't be taken into use again.
async fn update(context: Context, ((project, key), Body(changes)): (Named, Body<Changes>)) -> Result<Json<ProjectApiKey>> {
    let actor = context.actor()?;
    let (workspace, id) = (project.id(&context, &actor).await?, key.id(&context, &actor).await?);
    if api_key::place(&context.directory, &actor, id).await?.workspace != Some(workspace) {
        return Err(Error::NotFound(Kind::ApiKey));
    }
    let before = api_key::get(&context.directory, &actor, id).await?;
    let expires_at = changes.expires_in_seconds.map(|seconds| seconds_from_now(&context, seconds)).transpose()?;
    let mut change = api_key::Update { expires_at: expires_at.map_or(Patch::Keep, Patch::Set), ..api_key::Update::of(&before) };
    match changes.scopes.map(scopes::unique) {
        None => {}
        Some(words) if words.is_empty() => change.lift_scopes = true,
        Some(words) => {
            let permissions = scopes::permissions(&words, true);
            change.scopes = Some((words, permissions));
        }
    }
    if !before.is_active(context.directory.now()) {
        context.directory.permit(&actor, before.owner.family().permission(Verb::Update), change.place.scope()).await?;
        return Err(Error::Conflict("the key has expired: make another one".into()));
    }
    let changed = context.change(&actor, change).await?.value;
    shown(&context, &actor, &[changed]).await?.pop().map(Json).ok_or(Error::Internal)
}

async fn remove(context: Context, (project, key): Named) -> Result<Json<Deleted>> {
    let actor = context.actor()?;
    let (workspace, id) = (project.id(&context, &actor).await?, key.id(&context, &actor).await?);
    let place = api_key::place(&context.directory, &actor, id).await?;
    if place.workspace != Some(workspace) {
        return Err(Error::NotFound(Kind::ApiKey));
    }
    if place.family == Family::ServiceAccount {
        context.directory.permit(&actor, Permission::ServiceAccountKeysDelete, place.scope()).await?;
        return Err(Error::Conflict("the key is a service account's: delete the service account instead".into()));
    }
    let shown = Shown::default().with(&context, &actor, &[id]).await?;
    context.change(&actor, api_key::Delete::of(place)).await?;
    Ok(Json(Deleted::new("organization.project.api_key.deleted", shown.id(id))))
}
