//! Projects: the core's workspaces. They are archived and never deleted here.

use super::{
    ids::{DIALECT, Shown, Text, with_field},
    page::{Asked, Cursors, flag},
    wire::{Beside, Project},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, example_with, get, post},
    request::{Body, Input, Request},
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission, Permit, Scope},
    dialect_data::{self, DialectPatch},
    id::{WorkspaceId, entity},
    patch::Patch,
    text::Name,
    workspace::{self, Workspace, WorkspaceStatus},
};
use serde::Deserialize;

const PATH: &str = "/organization/projects";
const ONE: &str = "/organization/projects/{project}";
const ARCHIVE: &str = "/organization/projects/{project}/archive";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        get("projects.list", PATH).needs(P::WorkspacesList).handle(example(PATH), list),
        post("projects.create", PATH).needs(P::WorkspacesCreate).handle(example_with(PATH, r#"{"name":"An example"}"#), create),
        get("projects.retrieve", ONE).needs(P::WorkspacesRead).handle(example("/organization/projects/{workspace}"), retrieve),
        post("projects.update", ONE)
            .needs(P::WorkspacesUpdate)
            .handle(example_with("/organization/projects/{workspace}", r#"{"name":"Renamed"}"#), update),
        post("projects.archive", ARCHIVE)
            .needs(P::WorkspacesConfigure)
            .handle(example("/organization/projects/{workspace}/archive"), archive),
    ]
}

/// The permit for what is done in a project that must be in use: the vendor refuses it in an archived one.
pub(super) async fn in_use(context: &Context, actor: &Actor, id: WorkspaceId, permission: Permission) -> Result<Permit> {
    let permit = context.directory.permit(actor, permission, Scope::Workspace(id)).await?;
    if workspace::is_archived(&context.directory, actor, id).await? {
        return Err(Error::Conflict("the project is archived: nothing in it is listed or changed any more".into()));
    }
    Ok(permit)
}

struct Listing {
    filter: workspace::Filter,
    asked: Asked,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        let mut status = vec![WorkspaceStatus::Active];
        status.extend(flag(request, "include_archived")?.then_some(WorkspaceStatus::Archived));
        Ok(Self { filter: workspace::Filter { status, ..workspace::Filter::default() }, asked: Asked::read(request)? })
    }
}

async fn list(context: Context, Listing { filter, asked }: Listing) -> Result<Json<Cursors<Project>>> {
    let actor = context.actor()?;
    let part = asked.part::<entity::Workspace>(&context, &actor).await?;
    let listed = workspace::list(&context.directory, &actor, &filter, part.page).await?;
    let (projects, has_more) = part.of(listed);
    Ok(Json(Cursors::of(shown(&context, &actor, &projects).await?, has_more)))
}

async fn shown(context: &Context, actor: &Actor, workspaces: &[Workspace]) -> Result<Vec<Project>> {
    let ids: Vec<_> = workspaces.iter().map(|workspace| workspace.id).collect();
    let objects: Vec<_> = ids.iter().map(|id| *id.as_bytes()).collect();
    let beside = dialect_data::of(&context.directory, actor, &DIALECT, Kind::Workspace, &objects).await?;
    let (shown, none) = (Shown::default().with(context, actor, &ids).await?, Beside::new());
    let shape = |workspace: &Workspace| Project::new(workspace, beside.get(workspace.id.as_bytes()).unwrap_or(&none), &shown);
    Ok(workspaces.iter().map(shape).collect())
}

async fn one(context: &Context, actor: &Actor, workspace: &Workspace) -> Result<Json<Project>> {
    shown(context, actor, std::slice::from_ref(workspace)).await?.pop().map(Json).ok_or(Error::Internal)
}

/// What only this vendor knows of a project. Where data lies is said in one of two ways, and can be chosen once.
#[derive(Deserialize)]
struct Kept {
    external_key_id: Option<String>,
    residency: Option<String>,
    geography: Option<String>,
}

impl Kept {
    fn patch(self) -> DialectPatch {
        let field = |text: Option<String>| text.map_or(Patch::Keep, |text| Patch::Set(text.into()));
        let fields = vec![
            ("external_key_id", field(self.external_key_id)),
            ("residency", field(self.residency)),
            ("geography", field(self.geography)),
        ];
        DialectPatch { dialect: DIALECT.clone(), fields }
    }
}

#[derive(Deserialize)]
struct New {
    name: Name,
}

async fn create(context: Context, (Body(new), Body(kept)): (Body<New>, Body<Kept>)) -> Result<Json<Project>> {
    let actor = context.actor()?;
    let change = workspace::Create { dialect_data: Some(kept.patch()), ..workspace::Create::named(new.name) };
    let created = context.change(&actor, change).await?.value;
    one(&context, &actor, &created).await
}

async fn retrieve(context: Context, named: Text<entity::Workspace>) -> Result<Json<Project>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    let found = workspace::get(&context.directory, &actor, id).await?;
    if found.deleted_at.is_some() {
        return Err(Error::NotFound(Kind::Workspace));
    }
    one(&context, &actor, &found).await
}

#[derive(Deserialize)]
struct Changes {
    name: Option<Name>,
}

/// The vendor's organizations keep their default project as it is, which the core is asked to see to.
async fn update(
    context: Context,
    (named, (Body(changes), Body(kept))): (Text<entity::Workspace>, (Body<Changes>, Body<Kept>)),
) -> Result<Json<Project>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    let change =
        workspace::Update { name: changes.name, is_default: Some(false), dialect_data: Some(kept.patch()), ..workspace::Update::of(id) };
    let changed = context.change(&actor, change).await.map_err(|error| with_field(error, "is_default", "project_id"))?.value;
    one(&context, &actor, &changed).await
}

/// For good, as far as this surface goes: the native API takes a project back into use.
async fn archive(context: Context, named: Text<entity::Workspace>) -> Result<Json<Project>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    let changed = context.change(&actor, workspace::Update { archived: Some(true), ..workspace::Update::of(id) }).await?.value;
    one(&context, &actor, &changed).await
}
