//! SCIM group mappings: which group has which role in which workspace (operations 27 to 30).

use super::{
    convert::{new_workspace_role, workspace_role, workspace_roles_shown_as},
    ids::{self, Shown},
    page,
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
    group,
    id::{GroupId, WorkspaceId},
    page::Page,
    text::{Label, Name},
    workspace_group::{self, Which, WorkspaceGroup},
};
use serde::{Deserialize, Serialize};

const MAPPINGS: &str = "/scim/workspaces";
const MAPPING: &str = "/scim/workspaces/{mapping}";
const GROUPS: &str = "/scim/groups";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    const NEW: &str = r#"{"workspace_id": "{workspace}", "scim_group_id": "{empty_group}", "role": "member"}"#;
    vec![
        get("scim.workspaces.list", MAPPINGS).needs(P::WorkspaceGroupsList).handle(example(MAPPINGS), list),
        post("scim.workspaces.create", MAPPINGS)
            .needs_any_of(&[P::WorkspaceGroupsCreate, P::GroupsCreate])
            .handle(example_with(MAPPINGS, NEW), create),
        delete("scim.workspaces.delete", MAPPING).needs(P::WorkspaceGroupsDelete).handle(example(MAPPING), remove),
        get("scim.groups.list", GROUPS).needs(P::GroupsList).handle(example(GROUPS), list_groups),
    ]
}

/// A mapping as the vendor shows it: the name of the group is `scim_group`, which no request may say.
#[derive(Serialize)]
struct Mapping {
    id: String,
    workspace_id: String,
    scim_group: Name,
    scim_group_id: String,
    role: &'static str,
}

impl Mapping {
    fn new(given: WorkspaceGroup, shown: &Shown) -> Self {
        Self {
            id: shown.id(given.id),
            workspace_id: shown.workspace(given.workspace),
            scim_group_id: shown.id(given.group),
            scim_group: given.name,
            role: workspace_role(given.role),
        }
    }
}

/// What is shown for these mappings, their groups and their workspaces.
async fn shown_for(context: &Context, actor: &Actor, given: &[WorkspaceGroup]) -> Result<Shown> {
    let workspaces: Vec<_> = given.iter().map(|given| given.workspace).collect();
    let groups: Vec<_> = given.iter().map(|given| given.group).collect();
    let mappings: Vec<_> = given.iter().map(|given| given.id).collect();
    let shown = Shown::default().workspaces(context, actor, &workspaces).await?;
    shown.others(context, actor, &groups).await?.others(context, actor, &mappings).await
}

struct Listing {
    workspace: Option<String>,
    group: Option<String>,
    role: Option<String>,
    page: Page,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self {
            workspace: request.query("workspace_id")?,
            group: request.query("scim_group_id")?,
            role: request.query("role")?,
            page: page::scim_page(request)?,
        })
    }
}

#[derive(Serialize)]
struct Mappings {
    mappings: Vec<Mapping>,
    total_count: u64,
}

async fn list(context: Context, input: Listing) -> Result<Json<Mappings>> {
    let actor = context.actor()?;
    let workspace = match &input.workspace {
        Some(text) => Some(ids::workspace(&context, &actor, text).await?),
        None => None,
    };
    let group = match &input.group {
        Some(text) => Some(ids::or_nobody(&context, &actor, text).await?),
        None => None,
    };
    let roles = input.role.map(|name| workspace_roles_shown_as(&name.to_lowercase())).transpose()?.unwrap_or_default();
    let filter = workspace_group::Filter { workspace, group, roles };
    let listed = workspace_group::list(&context.directory, &actor, &filter, input.page).await?;
    let shown = shown_for(&context, &actor, &listed.items).await?;
    let mappings = listed.items.into_iter().map(|given| Mapping::new(given, &shown)).collect();
    Ok(Json(Mappings { mappings, total_count: listed.total }))
}

#[derive(Deserialize)]
struct New {
    workspace_id: String,
    role: String,
    scim_group_id: Option<String>,
    scim_group_name: Option<String>,
}

/// Names of this form are the vendor's own for what it provisions by itself: `ws-{workspace}-role-{role}`.
fn is_provisioned(name: &str) -> bool {
    let name = name.to_lowercase();
    let role = name.strip_prefix("ws-").and_then(|rest| rest.rsplit_once("-role-")).map(|(_, role)| role);
    role.is_some_and(|role| matches!(role, "admin" | "manager" | "member"))
}

async fn which(context: &Context, actor: &Actor, new: &New) -> Result<Which> {
    match (&new.scim_group_id, &new.scim_group_name) {
        (Some(id), None) => Ok(Which::Id(ids::or_nobody(context, actor, id).await?)),
        (None, Some(name)) if is_provisioned(name) => {
            Err(Error::invalid("scim_group_name", "must not have the form ws-{workspace}-role-{role}"))
        }
        (None, Some(name)) => {
            let name = Name::try_from(name.as_str()).map_err(|error| error.below("scim_group_name"))?;
            Ok(Which::Named { name, source: Label::try_from("scim")? })
        }
        _ => Err(Error::invalid("scim_group_id", "exactly one of scim_group_id and scim_group_name is needed")),
    }
}

async fn create(context: Context, Body(new): Body<New>) -> Result<Json<Mapping>> {
    let actor = context.actor()?;
    let name = new.role.to_lowercase();
    let (role, uniform) = (new_workspace_role(&name)?, workspace_roles_shown_as(&name)?);
    let workspace: WorkspaceId = ids::workspace(&context, &actor, &new.workspace_id).await?;
    let group = which(&context, &actor, &new).await?;
    let create = workspace_group::Create { workspace, group, role, uniform, created_at: None };
    let outcome = context.change(&actor, create).await;
    let given = outcome.map_err(|error| ids::with_field(error, "group", |_| "scim_group_id".into()))?.value;
    let shown = shown_for(&context, &actor, std::slice::from_ref(&given)).await?;
    Ok(Json(Mapping::new(given, &shown)))
}

struct Named(String);

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("mapping").to_owned()))
    }
}

#[derive(Serialize)]
struct Removed {
    success: bool,
}

async fn remove(context: Context, Named(text): Named) -> Result<Json<Removed>> {
    let actor = context.actor()?;
    let id = ids::or_nobody(&context, &actor, &text).await?;
    let (workspace, group) = workspace_group::place(&context.directory, &actor, id).await?;
    let outcome = context.change(&actor, workspace_group::Delete { workspace, group }).await;
    // Who may not know the workspace hears the same as of a mapping that is not there.
    outcome.map_err(|error| if matches!(error, Error::NotFound(_)) { Error::NotFound(Kind::WorkspaceGroup) } else { error })?;
    Ok(Json(Removed { success: true }))
}

struct Search {
    part: Option<String>,
    page: Page,
}

impl Input for Search {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self { part: request.query("search")?, page: page::scim_page(request)? })
    }
}

#[derive(Serialize)]
struct Group {
    id: String,
    name: Name,
}

#[derive(Serialize)]
struct Groups {
    groups: Vec<Group>,
    total_count: u64,
}

async fn list_groups(context: Context, Search { part, page }: Search) -> Result<Json<Groups>> {
    let actor = context.actor()?;
    let filter = group::Filter { name_contains: part, ..group::Filter::default() };
    let listed = group::list(&context.directory, &actor, &filter, page).await?;
    let ids: Vec<GroupId> = listed.items.iter().map(|group| group.id).collect();
    let shown = Shown::default().others(&context, &actor, &ids).await?;
    let groups = listed.items.into_iter().map(|group| Group { id: shown.id(group.id), name: group.name }).collect();
    Ok(Json(Groups { groups, total_count: listed.total }))
}

#[cfg(test)]
mod tests {
    use super::is_provisioned;

    #[test]
    fn provisioned_names_are_told_apart() {
        for name in ["ws-Sales-role-admin", "WS-a-b-role-Member", "ws--role-manager"] {
            assert!(is_provisioned(name), "{name}");
        }
        for name in ["Sales", "ws-sales", "ws-sales-role-chief", "role-admin", "x-ws-a-role-admin"] {
            assert!(!is_provisioned(name), "{name}");
        }
    }
}
