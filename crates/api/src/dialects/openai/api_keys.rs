//! Keys of projects. None is created here: people make theirs elsewhere, those of service accounts come with them.

use super::{
    ids::{Shown, Text},
    page::{Asked, Cursors},
    wire::{Deleted, ProjectApiKey, ids_of},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, get},
    request::{Input, Request},
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission},
    api_key::{self, ApiKey},
    id::entity,
};

const PATH: &str = "/organization/projects/{project}/api_keys";
const ONE: &str = "/organization/projects/{project}/api_keys/{api_key}";

pub(super) fn operations() -> Vec<Operation> {
    const MANY: &str = "/organization/projects/{workspace}/api_keys";
    const KEY: &str = "/organization/projects/{workspace}/api_keys/{project_api_key}";
    use Permission as P;
    vec![
        get("projects.api_keys.list", PATH).needs_any_of(&[P::WorkspaceKeysList, P::UserKeysList]).handle(example(MANY), list),
        get("projects.api_keys.retrieve", ONE).needs_any_of(&[P::WorkspaceKeysRead, P::UserKeysRead]).handle(example(KEY), retrieve),
        delete("projects.api_keys.delete", ONE).needs_any_of(&[P::WorkspaceKeysDelete, P::UserKeysDelete]).handle(example(KEY), remove),
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
    let (ids, users) = ids_of(keys);
    let shown = Shown::default().with(context, actor, &ids).await?.with(context, actor, &users).await?;
    let mut shapes = Vec::with_capacity(keys.len());
    for key in keys {
        let owner = api_key::owner_of(&context.directory, actor, key).await?;
        shapes.push(ProjectApiKey::new(key, &owner, &shown));
    }
    Ok(shapes)
}

async fn retrieve(context: Context, (project, key): Named) -> Result<Json<ProjectApiKey>> {
    let actor = context.actor()?;
    let (workspace, id) = (project.id(&context, &actor).await?, key.id(&context, &actor).await?);
    let key = api_key::get(&context.directory, &actor, id).await?;
    if key.workspace != Some(workspace) {
        return Err(Error::NotFound(Kind::ApiKey));
    }
    shown(&context, &actor, &[key]).await?.pop().map(Json).ok_or(Error::Internal)
}

async fn remove(context: Context, (project, key): Named) -> Result<Json<Deleted>> {
    let actor = context.actor()?;
    let (workspace, id) = (project.id(&context, &actor).await?, key.id(&context, &actor).await?);
    let place = api_key::place(&context.directory, &actor, id).await?;
    if place.workspace != Some(workspace) {
        return Err(Error::NotFound(Kind::ApiKey));
    }
    let shown = Shown::default().with(&context, &actor, &[id]).await?;
    context.change(&actor, api_key::Delete::of(place)).await?;
    Ok(Json(Deleted::new("organization.project.api_key.deleted", shown.id(id))))
}
