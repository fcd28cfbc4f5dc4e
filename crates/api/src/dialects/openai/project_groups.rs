//! The groups of projects: the core's roles of groups in workspaces.

use super::{
    ids::{self, Shown, Text},
    level::{Level, Which, project_role_assigned},
    page::{Asked, Next, SMALL},
    projects::in_use,
    role_assignments::{give_group_custom_role, give_group_in_project},
    wire::{ProjectGroup, Unassigned},
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
    id::entity,
    page::Order,
    role_assignment::{Holder, WithoutRoles},
    workspace_group::{self, WorkspaceGroup},
};
use serde::Deserialize;

const PATH: &str = "/organization/projects/{project}/groups";
const ONE: &str = "/organization/projects/{project}/groups/{group}";

pub(super) fn operations() -> Vec<Operation> {
    const MANY: &str = "/organization/projects/{workspace}/groups";
    const GIVEN: &str = "/organization/projects/{workspace}/groups/{group}";
    use Permission as P;
    vec![
        get("projects.groups.list", PATH).needs(P::WorkspaceGroupsList).handle(example(MANY), list),
        post("projects.groups.create", PATH)
            .needs_any_of(&[P::WorkspaceGroupsCreate, P::WorkspaceGroupsUpdate, P::WorkspaceGroupsRead, P::RoleAssignmentsCreate])
            .handle(example_with(MANY, r#"{"group_id":"{group}","role":"owner"}"#), add),
        get("projects.groups.retrieve", ONE).needs(P::WorkspaceGroupsRead).handle(example(GIVEN), retrieve),
        delete("projects.groups.delete", ONE)
            .needs_any_of(&[P::WorkspaceGroupsDelete, P::RoleAssignmentsDelete])
            .handle(example(GIVEN), remove),
    ]
}

type Project = Text<entity::Workspace>;
type Group = Text<entity::Group>;

struct Listing(Asked);

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        Asked::ordered(request, SMALL, Order::Ascending).map(Self)
    }
}

async fn list(context: Context, (project, Listing(asked)): (Project, Listing)) -> Result<Json<Next<ProjectGroup>>> {
    let actor = context.actor()?;
    let workspace = project.id(&context, &actor).await?;
    let part = asked.part::<entity::Group>(&context, &actor).await?;
    let filter = workspace_group::Filter { workspace: Some(workspace), ..workspace_group::Filter::default() };
    let listed = workspace_group::list(&context.directory, &actor, &filter, part.page).await?;
    let (given, has_more) = part.of(listed);
    let groups: Vec<_> = given.iter().map(|given| given.group).collect();
    let shown = Shown::default().with(&context, &actor, &groups).await?.with(&context, &actor, &[workspace]).await?;
    Ok(Json(Next::of(given.iter().map(|given| ProjectGroup::new(given, &shown)).collect(), has_more)))
}

async fn one(context: &Context, actor: &Actor, given: &WorkspaceGroup) -> Result<Json<ProjectGroup>> {
    let shown = Shown::default().with(context, actor, &[given.group]).await?.with(context, actor, &[given.workspace]).await?;
    Ok(Json(ProjectGroup::new(given, &shown)))
}

#[derive(Deserialize)]
struct New {
    group_id: String,
    role: String,
}

/// The role is named by its id, or by its name. A group that has a role in the project already has this one from then on.
async fn add(context: Context, (project, Body(new)): (Project, Body<New>)) -> Result<Json<ProjectGroup>> {
    let actor = context.actor()?;
    let workspace = project.id(&context, &actor).await?;
    in_use(&context, &actor, workspace, Permission::WorkspaceGroupsCreate).await?;
    let level = Level::of(Some(workspace), &context, &actor).await?;
    let group = ids::or_nobody(&context, &actor, &new.group_id).await?;
    let which = match level.by_id(&context, &actor, &new.role).await? {
        Some(which) => which,
        None => level.by_name(&context, &actor, &new.role).await?.ok_or_else(|| level.unknown("role"))?,
    };
    let given = match which {
        Which::Custom(id) => give_group_custom_role(&context, &actor, workspace, group, level.place(id)).await,
        Which::Project(role) => give_group_in_project(&context, &actor, workspace, group, &project_role_assigned(role)).await,
        Which::Organization(_) => Err(Error::Internal),
    };
    let given = given.map_err(|error| match error {
        Error::NotFound(Kind::Role) => level.unknown("role"),
        other => ids::with_field(other, "group", "group_id"),
    })?;
    one(&context, &actor, &given).await
}

/// Which kind of group is meant: Roster has one kind.
struct Kinds(Option<String>);

impl Input for Kinds {
    fn read(request: &Request) -> Result<Self> {
        let kind = request.query("group_type")?;
        match kind.as_deref() {
            None | Some("group" | "tenant_group") => Ok(Self(kind)),
            Some(_) => Err(Error::invalid("group_type", "must be group or tenant_group")),
        }
    }
}

async fn retrieve(context: Context, ((project, group), Kinds(kind)): ((Project, Group), Kinds)) -> Result<Json<ProjectGroup>> {
    let actor = context.actor()?;
    let (workspace, group) = (project.id(&context, &actor).await?, group.id(&context, &actor).await?);
    let given = workspace_group::get(&context.directory, &actor, workspace, group).await?;
    if kind.is_some_and(|kind| kind == "tenant_group") {
        return Err(Error::NotFound(Kind::WorkspaceGroup));
    }
    one(&context, &actor, &given).await
}

async fn remove(context: Context, (project, group): (Project, Group)) -> Result<Json<Unassigned>> {
    let actor = context.actor()?;
    let (workspace, group) = (project.id(&context, &actor).await?, group.id(&context, &actor).await?);
    let change = workspace_group::Delete { workspace, group };
    context.change(&actor, WithoutRoles { change, workspace, holder: Holder::Group(group) }).await?;
    Ok(Json(Unassigned { object: "project.group.deleted", deleted: true }))
}
