//! Groups' roles in workspaces.

use super::{
    page::{List, Part, words},
    place::Place,
};
use crate::{
    answer::{Json, NoContent, Tagged},
    context::Context,
    describe::{DescribedInput, Parameter, query, schema_of},
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::{Permission, WorkspaceRole},
    clock::Timestamp,
    id::{GroupId, WorkspaceId},
    text::Name,
    workspace_group,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const OF_ALL: &str = "/organizations/{organization}/workspace-groups";
    const MANY: &str = "/organizations/{organization}/workspaces/{workspace}/groups";
    const ONE: &str = "/organizations/{organization}/workspaces/{workspace}/groups/{group}";
    vec![
        get("workspace_groups.list_all", OF_ALL)
            .needs(Permission::WorkspaceGroupsList)
            .does("List groups' roles in all workspaces")
            .handle(example(OF_ALL), list_all),
        get("workspace_groups.list", MANY)
            .needs(Permission::WorkspaceGroupsList)
            .does("List groups' roles in a workspace")
            .handle(example(MANY), list),
        post("workspace_groups.create", MANY)
            .needs(Permission::WorkspaceGroupsCreate)
            .answers(StatusCode::CREATED)
            .does("Give a group a role in a workspace")
            .handle(example_with(MANY, r#"{"group": "{empty_group}", "role": "viewer"}"#), create),
        get("workspace_groups.read", ONE)
            .needs(Permission::WorkspaceGroupsRead)
            .does("Read a group's role in a workspace")
            .handle(example(ONE), read),
        patch("workspace_groups.update", ONE)
            .needs(Permission::WorkspaceGroupsUpdate)
            .does("Change a group's role in a workspace")
            .handle(example_with(ONE, r#"{"role": "member"}"#), update),
        delete("workspace_groups.delete", ONE)
            .needs(Permission::WorkspaceGroupsDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Take a group's role in a workspace away")
            .noting("Who is a member of the workspace besides stays one.")
            .handle(example(ONE), remove),
    ]
}

/// The group of a role.
#[derive(Serialize, JsonSchema)]
struct NamedGroup {
    id: GroupId,
    name: Name,
}

/// A group's role in a workspace.
#[derive(Serialize, JsonSchema)]
struct WorkspaceGroup {
    workspace: WorkspaceId,
    group: NamedGroup,
    role: WorkspaceRole,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl From<workspace_group::WorkspaceGroup> for WorkspaceGroup {
    fn from(found: workspace_group::WorkspaceGroup) -> Self {
        let workspace_group::WorkspaceGroup { id: _, workspace, group, name, role, created_at, updated_at, version: _ } = found;
        Self { workspace, group: NamedGroup { id: group, name }, role, created_at, updated_at }
    }
}

struct Roles(Vec<WorkspaceRole>);

impl Input for Roles {
    fn read(request: &Request) -> Result<Self> {
        words(request, "role", WorkspaceRole::parse, &WorkspaceRole::names()).map(Self)
    }
}

impl DescribedInput for Roles {
    fn parameters() -> Vec<Parameter> {
        vec![query("role", schema_of::<Vec<WorkspaceRole>>, "Only these roles.")]
    }
}

/// The group whose roles are wanted.
struct Of(Option<GroupId>);

impl Input for Of {
    fn read(request: &Request) -> Result<Self> {
        let unknown = || Error::invalid("group", "must be the id of a group");
        request.query("group")?.map(|text| GroupId::parse(&text).ok_or_else(unknown)).transpose().map(Self)
    }
}

impl DescribedInput for Of {
    fn parameters() -> Vec<Parameter> {
        vec![query("group", schema_of::<GroupId>, "Only this group's.")]
    }
}

type Listed = Result<Json<List<WorkspaceGroup>>>;

async fn list_all(context: Context, (place, ((Of(group), Roles(roles)), Part(page))): (Place, ((Of, Roles), Part))) -> Listed {
    let actor = place.actor(&context).await?;
    let filter = workspace_group::Filter { workspace: None, group, roles };
    let listed = workspace_group::list(&context.directory, &actor, &filter, page).await?;
    Ok(Json(List::of(listed, WorkspaceGroup::from)))
}

async fn list(context: Context, (place, (Roles(roles), Part(page))): (Place, (Roles, Part))) -> Listed {
    let actor = place.actor(&context).await?;
    let workspace = Some(place.workspace(&context, &actor).await?);
    let filter = workspace_group::Filter { workspace, group: None, roles };
    let listed = workspace_group::list(&context.directory, &actor, &filter, page).await?;
    Ok(Json(List::of(listed, WorkspaceGroup::from)))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewWorkspaceGroup {
    group: GroupId,
    role: WorkspaceRole,
}

async fn create(
    context: Context,
    (place, Body(NewWorkspaceGroup { group, role })): (Place, Body<NewWorkspaceGroup>),
) -> Result<Tagged<WorkspaceGroup>> {
    let actor = place.actor(&context).await?;
    let workspace = place.workspace(&context, &actor).await?;
    let found = context.change(&actor, workspace_group::Create::new(workspace, group, role)).await?.value;
    context.tagged(actor.organization, found.version, found.into()).await
}

async fn read(context: Context, place: Place) -> Result<Tagged<WorkspaceGroup>> {
    let actor = place.actor(&context).await?;
    let workspace = place.workspace(&context, &actor).await?;
    let found = workspace_group::get(&context.directory, &actor, workspace, place.group()?).await?;
    context.tagged(actor.organization, found.version, found.into()).await
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WorkspaceGroupChanges {
    role: WorkspaceRole,
}

async fn update(
    context: Context,
    (place, Body(WorkspaceGroupChanges { role })): (Place, Body<WorkspaceGroupChanges>),
) -> Result<Tagged<WorkspaceGroup>> {
    let actor = place.actor(&context).await?;
    let workspace = place.workspace(&context, &actor).await?;
    let update = workspace_group::Update { workspace, group: place.group()?, role: role.into() };
    let found = context.change(&actor, update).await?.value;
    context.tagged(actor.organization, found.version, found.into()).await
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    let workspace = place.workspace(&context, &actor).await?;
    context.change(&actor, workspace_group::Delete { workspace, group: place.group()? }).await?;
    Ok(NoContent)
}
