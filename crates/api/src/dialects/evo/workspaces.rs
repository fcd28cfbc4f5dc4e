//! Workspaces as those see them who were given a role in them.

use super::{
    asking::{Asking, Org},
    errors,
    ids::{DIALECT, Shown, Text},
    kept::{self, BoundingBox, CoordinateSystem, Kept, Labels},
    listing::{self, Deleted, Listing, Roles},
    page::{self, Links, List},
    thumbnails::PICTURES,
    wire::{BasicWorkspace, Beside, RoleField, UserModel, Workspace},
};
use crate::{
    answer::{Answer, Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, Input, Request, present},
};
use hyper::{StatusCode, header::LOCATION};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission, Principal, WorkspaceRole},
    dialect_data,
    id::{OrganizationId, UserId, WorkspaceId, entity},
    member::NewMember,
    patch::Patch,
    text::{Description, Name},
    user,
    workspace::{self, Found},
};
use serde::Deserialize;
use std::collections::HashMap;

const MANY: &str = "/workspace/orgs/{organization}/workspaces";
const SUMMARY: &str = "/workspace/orgs/{organization}/workspaces/summary";
const ONE: &str = "/workspace/orgs/{organization}/workspaces/{workspace}";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    // Names of people are shown to who may read them.
    const LIST: &[P] = &[P::WorkspacesList, P::WorkspacesRestore, P::UsersRead];
    vec![
        get("workspaces.list", MANY).needs_any_of(LIST).handle(example(MANY), list),
        get("workspaces.summary", SUMMARY).needs_any_of(&[P::WorkspacesList, P::WorkspacesRestore]).handle(example(SUMMARY), summary),
        post("workspaces.create", MANY)
            .needs_any_of(&[P::WorkspacesCreate, P::UsersRead])
            .answers(StatusCode::CREATED)
            .handle(example_with(MANY, r#"{"name":"An example","description":"","bounding_box":null,"labels":null}"#), create),
        get("workspaces.get", ONE).needs_any_of(&[P::WorkspacesRead, P::WorkspacesRestore, P::UsersRead]).handle(example(ONE), retrieve),
        patch("workspaces.update", ONE)
            .needs_any_of(&[P::WorkspacesUpdate, P::WorkspacesRead, P::WorkspacesRestore, P::UsersRead])
            .handle(example_with(ONE, r#"{"description":"Changed"}"#), update),
        delete("workspaces.delete", ONE)
            .needs_any_of(&[P::WorkspacesDelete, P::WorkspacesRead, P::WorkspacesRestore])
            .answers(StatusCode::NO_CONTENT)
            .handle(example(ONE), remove),
        post("workspaces.restore", ONE)
            .needs_any_of(&[P::WorkspacesRestore, P::WorkspacesRead])
            .answers(StatusCode::NO_CONTENT)
            .handle(example("/workspace/orgs/{organization}/workspaces/{workspace}?deleted=false"), restore),
    ]
}

/// Workspaces in the vendor's shape.
pub(super) async fn shown(context: &Context, actor: &Actor, found: &[Found], field: RoleField) -> Result<Vec<Workspace>> {
    let ids: Vec<_> = found.iter().map(|found| found.workspace.id).collect();
    let mut named: Vec<_> = found.iter().flat_map(|found| [found.workspace.created_by, found.workspace.updated_by]).flatten().collect();
    named.sort_unstable();
    named.dedup();
    let shown = Shown::default().with(context, actor, &ids).await?.with(context, actor, &named).await?;
    let people: HashMap<_, _> = user::those(&context.directory, actor, &named).await?.into_iter().map(|user| (user.id, user)).collect();
    let objects: Vec<_> = ids.iter().map(|id| *id.as_bytes()).collect();
    let beside = dialect_data::of(&context.directory, actor, &DIALECT, Kind::Workspace, &objects).await?;
    let pictured = dialect_data::beside(&context.directory, actor, &PICTURES, Kind::Workspace, &objects).await?;
    let organization = super::ids::organization_shown(context, actor.organization).await?;
    let by = |id: Option<UserId>| id.map_or_else(UserModel::nobody, |id| UserModel::new(id, people.get(&id), &shown));
    let none = serde_json::Map::new();
    let shape = |Found { workspace, role }: &Found| {
        let kept = kept::Shown::of(beside.get(workspace.id.as_bytes()).unwrap_or(&none));
        let link = page::address(context, &format!("/workspace/orgs/{organization}/workspaces/{}", shown.id(workspace.id)));
        let thumbnail_link = pictured.contains(workspace.id.as_bytes()).then(|| format!("{link}/thumbnail"));
        let beside =
            Beside { created_by: by(workspace.created_by), updated_by: by(workspace.updated_by), kept, self_link: link, thumbnail_link };
        Workspace::new(workspace, *role, field, beside, &shown)
    };
    Ok(found.iter().map(shape).collect())
}

/// One workspace with the caller's role in it.
pub(super) async fn one(context: &Context, asking: &Asking, workspace: workspace::Workspace) -> Result<Json<Workspace>> {
    let role = asking.role_in(context, workspace.id).await?;
    let found = [Found { workspace, role }];
    let mut shown = shown(context, &asking.actor, &found, RoleField::CurrentUserRole).await?;
    shown.pop().map(Json).ok_or(Error::Internal)
}

async fn list(context: Context, (org, listing): (Org, Listing)) -> Result<Json<List<Links, Workspace>>> {
    let asking = org.asking(&context).await?;
    let part = listing.part;
    let found = listing.find(&context, &asking.actor, asking.counting, Roles::Own).await?;
    let results = shown(&context, &asking.actor, &found.items, RoleField::CurrentUserRole).await?;
    Ok(Json(List { links: Links::new(&context, part, results.len(), found.total), results }))
}

async fn summary(context: Context, (org, listing): (Org, Listing)) -> Result<Json<List<Links, BasicWorkspace>>> {
    let asking = org.asking(&context).await?;
    let part = listing.part;
    let found = listing.find(&context, &asking.actor, asking.counting, Roles::Own).await?;
    let ids: Vec<_> = found.items.iter().map(|found| found.workspace.id).collect();
    let shown = Shown::default().with(&context, &asking.actor, &ids).await?;
    let results: Vec<_> = found.items.iter().map(|found| BasicWorkspace::new(&found.workspace, &shown)).collect();
    Ok(Json(List { links: Links::new(&context, part, results.len(), found.total), results }))
}

/// A name that an answer can carry whole.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct ShortName(Name);

impl TryFrom<String> for ShortName {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let name = Name::try_from(text).ok().filter(|name| name.chars().count() <= 60);
        name.map(Self).ok_or("must have 1 to 60 characters, not all of them blank, and none that can't be shown")
    }
}

#[derive(Deserialize)]
struct New {
    name: ShortName,
    description: Option<String>,
    #[serde(default)]
    default_coordinate_system: Patch<CoordinateSystem>,
    #[serde(default)]
    bounding_box: Patch<BoundingBox>,
    #[serde(default)]
    labels: Patch<Labels>,
}

/// A description; an empty one is none.
fn description(text: Option<String>) -> Result<Option<Description>> {
    let text = text.filter(|text| !text.is_empty());
    text.map(Description::try_from).transpose().map_err(|error| error.below("description"))
}

async fn create(context: Context, (org, Body(new)): (Org, Body<New>)) -> Result<Json<Workspace>> {
    let asking = org.asking(&context).await?;
    // Whoever creates it owns it by a role in it, which alone counts here, where that can be a member at all.
    let members = match asking.actor.principal {
        Principal::User(user) => vec![NewMember::new(user, WorkspaceRole::Admin)],
        _ => Vec::new(),
    };
    let New { name, description: text, default_coordinate_system, bounding_box, labels } = new;
    let create = workspace::Create {
        description: description(text)?,
        members,
        unique_name: true,
        dialect_data: Some(Kept { default_coordinate_system, bounding_box, labels }.patch()),
        ..workspace::Create::named(name.0)
    };
    // That one may create is a matter of the organization: there is no workspace yet in which a role could have been given.
    let created = context.change(&asking.actor, create).await?.value;
    one(&context, &asking, created).await
}

async fn retrieve(
    context: Context,
    (org, (named, Deleted(deleted))): (Org, (Text<entity::Workspace>, Deleted)),
) -> Result<Json<Workspace>> {
    let asking = org.asking(&context).await?;
    get_one(&context, &asking, &named, deleted).await
}

/// One workspace; a deleted one when it is asked for so.
pub(super) async fn get_one(context: &Context, asking: &Asking, named: &Text<entity::Workspace>, deleted: bool) -> Result<Json<Workspace>> {
    let found = if deleted { asking.workspace_or_deleted(context, named).await? } else { asking.workspace(context, named).await? };
    one(context, asking, workspace::Workspace::clone(&found)).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Changes {
    #[serde(deserialize_with = "present")]
    name: Option<ShortName>,
    description: Patch<String>,
    default_coordinate_system: Patch<CoordinateSystem>,
    bounding_box: Patch<BoundingBox>,
    labels: Patch<Labels>,
}

async fn update(
    context: Context,
    (org, (named, Body(changes))): (Org, (Text<entity::Workspace>, Body<Changes>)),
) -> Result<Json<Workspace>> {
    let asking = org.asking(&context).await?;
    let id = asking.workspace(&context, &named).await?.id;
    let Changes { name, description: text, default_coordinate_system, bounding_box, labels } = changes;
    let update = workspace::Update {
        name: name.map(|ShortName(name)| name),
        description: match text {
            Patch::Set(text) => description(Some(text))?.map_or(Patch::Clear, Patch::Set),
            Patch::Clear => Patch::Clear,
            Patch::Keep => Patch::Keep,
        },
        unique_name: true,
        dialect_data: Some(Kept { default_coordinate_system, bounding_box, labels }.patch()),
        ..workspace::Update::of(id)
    };
    let changed = asking.change(&context, update).await?;
    one(&context, &asking, changed).await
}

async fn remove(context: Context, (org, named): (Org, Text<entity::Workspace>)) -> Result<NoContent> {
    let asking = org.asking(&context).await?;
    let id = asking.workspace(&context, &named).await?.id;
    // The vendor knows no keys of a workspace, and so no word for what becomes of them.
    asking.change(&context, workspace::Delete { id, confirm_name: None, revoke_keys: true }).await?;
    Ok(NoContent)
}

/// The only change of state that this call makes.
struct Undeleted;

impl Input for Undeleted {
    fn read(request: &Request) -> Result<Self> {
        match listing::deleted(request)? {
            Some(false) => Ok(Self),
            _ => Err(Error::invalid("deleted", "must be false, to take a deleted workspace back")),
        }
    }
}

async fn restore(context: Context, (org, (named, Undeleted)): (Org, (Text<entity::Workspace>, Undeleted))) -> Result<Answer> {
    let asking = org.asking(&context).await?;
    let found = asking.workspace_or_deleted(&context, &named).await?;
    asking.may(&context, Permission::WorkspacesRestore, found.id).await?;
    if found.deleted_at.is_none() {
        return not_deleted(&context, asking.actor.organization, &asking.actor, found.id).await;
    }
    asking.change(&context, workspace::Restore { id: found.id }).await?;
    Ok(Answer::empty(StatusCode::NO_CONTENT))
}

/// The answer about a workspace that is there: see it.
async fn not_deleted(context: &Context, organization: OrganizationId, actor: &Actor, id: WorkspaceId) -> Result<Answer> {
    let shown = Shown::default().with(context, actor, &[id]).await?;
    let organization = super::ids::organization_shown(context, organization).await?;
    let link = page::address(context, &format!("/workspace/orgs/{organization}/workspaces/{}", shown.id(id)));
    let answer = errors::problem(StatusCode::SEE_OTHER, "not-deleted", "See other", "the workspace is not deleted: it is there");
    Ok(answer.with(LOCATION, &link))
}
