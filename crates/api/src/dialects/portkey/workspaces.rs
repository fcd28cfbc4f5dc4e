//! Workspaces (operations 10 to 14).

use super::{
    ids::{self, DIALECT, Shown},
    limits::{self, Of},
    page::{self, List},
    wire::{Beside, Empty, Listed, Whole, Workspace, WorkspaceUser},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post, put},
    request::{Input, Request},
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission, WorkspaceRole},
    dialect_data::{self, DialectPatch},
    id::WorkspaceId,
    member::{self, NewMember},
    page::{MAX_LIMIT, Page},
    patch::Patch,
    text::{Description, Name, Slug},
    workspace::{self, WorkspaceStatus},
};
use serde::Deserialize;
use serde_json::{Map, Value};

const PATH: &str = "/admin/workspaces";
const ONE: &str = "/admin/workspaces/{workspace}";

pub(super) fn operations() -> Vec<Operation> {
    vec![
        post("workspaces.create", PATH)
            .needs(Permission::WorkspacesCreate)
            .handle(example_with(PATH, r#"{"name":"An example","users":["{user}"]}"#), create),
        get("workspaces.list", PATH).needs(Permission::WorkspacesList).handle(example(PATH), list),
        get("workspaces.retrieve", ONE).needs_any_of(&[Permission::WorkspacesRead, Permission::MembersList]).handle(example(ONE), retrieve),
        put("workspaces.update", ONE)
            .needs_any_of(&[Permission::WorkspacesUpdate, Permission::WorkspacesConfigure])
            .handle(example_with(ONE, r#"{"description":"Changed"}"#), update),
        delete("workspaces.delete", ONE).needs(Permission::WorkspacesDelete).handle(example_with(ONE, r#"{"force_delete":true}"#), remove),
    ]
}

#[derive(Deserialize)]
struct CreateBody {
    name: Name,
    slug: Option<Slug>,
    description: Option<Description>,
    icon: Option<String>,
    defaults: Option<Map<String, Value>>,
    #[serde(default)]
    users: Option<Vec<String>>,
    #[serde(default)]
    usage_limits: Patch<Value>,
    #[serde(default)]
    rate_limits: Patch<Value>,
}

struct Create(CreateBody);

impl Input for Create {
    fn read(request: &Request) -> Result<Self> {
        let body: CreateBody = request.json()?;
        if is_default(body.defaults.as_ref())? == Some(true) {
            return Err(Error::invalid("defaults.is_default", workspace::NO_OTHER_DEFAULT));
        }
        Ok(Self(body))
    }
}

/// The fields of `defaults` that are kept.
fn defaults(mut fields: Map<String, Value>) -> Result<roster_core::text::Json> {
    limits::metadata(&fields)?;
    fields.remove("is_default");
    roster_core::text::Json::try_from(Value::Object(fields)).map_err(|error| error.below("defaults"))
}

/// What `defaults` say of the workspace itself: portkey-admin-mcp offers to make one the default, and would report success
/// if that were passed over.
fn is_default(fields: Option<&Map<String, Value>>) -> Result<Option<bool>> {
    let said = fields.and_then(|fields| fields.get("is_default")).filter(|said| !said.is_null());
    let known = |said: &Value| match (said.as_bool(), said.as_u64()) {
        (Some(said), _) => Ok(said),
        (_, Some(said @ (0 | 1))) => Ok(said == 1),
        _ => Err(Error::invalid("defaults.is_default", "must be 0 or 1")),
    };
    said.map(known).transpose()
}

/// The icon as a change: absent keeps it, null and `""` clear it.
fn icon(icon: Patch<String>) -> Result<Option<DialectPatch>> {
    let field = match icon {
        Patch::Keep => return Ok(None),
        Patch::Set(text) if !text.is_empty() => Patch::Set(Value::String(text)),
        Patch::Set(_) | Patch::Clear => Patch::Clear,
    };
    Ok(Some(DialectPatch { dialect: DIALECT.clone(), fields: vec![("icon", field)] }))
}

async fn create(context: Context, Create(body): Create) -> Result<Json<Workspace>> {
    let actor = context.actor()?;
    let mut members = Vec::new();
    for text in body.users.iter().flatten() {
        members.push(NewMember::new(ids::user(&context, &actor, text).await?, WorkspaceRole::Member));
    }
    let kept = body.defaults.map(defaults).transpose()?.filter(|kept| kept.as_str() != "{}");
    let limits = workspace::Limits {
        usage: limits::usage(body.usage_limits, Of::Workspace)?.apply(None),
        rate: limits::rate(body.rate_limits)?.apply(None),
    };
    let change = workspace::Create {
        slug: body.slug,
        description: body.description,
        defaults: kept,
        limits,
        members,
        dialect_data: icon(body.icon.map_or(Patch::Keep, Patch::Set))?,
        ..workspace::Create::named(body.name)
    };
    let created = context.change(&actor, change).await;
    let created =
        created.map_err(|error| ids::with_field(error, "members", |rest| format!("users{}", rest.trim_end_matches(".id"))))?.value;
    let beside = beside(&context, &actor, created.id).await?;
    Ok(Json(Workspace::new(&created, &beside, &Shown::default())))
}

async fn beside(context: &Context, actor: &Actor, id: WorkspaceId) -> Result<Beside> {
    let found = dialect_data::of(&context.directory, actor, &DIALECT, Kind::Workspace, &[*id.as_bytes()]).await?;
    Ok(found.into_values().next().unwrap_or_default())
}

struct Listing {
    filter: workspace::Filter,
    page: Page,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        let mut status = Vec::new();
        for word in request.query("status")?.iter().flat_map(|text| text.split(',')) {
            status.push(match word.trim() {
                "active" => WorkspaceStatus::Active,
                "archived" => WorkspaceStatus::Archived,
                _ => return Err(Error::invalid("status", "must be active, archived, or both with a comma")),
            });
        }
        let (name, name_contains) = (request.query("exact_name")?, request.query("name")?);
        let filter = workspace::Filter { name, name_contains, status, ..workspace::Filter::default() };
        Ok(Self { filter, page: page::page(request)? })
    }
}

async fn list(context: Context, input: Listing) -> Result<Json<List<Workspace>>> {
    let actor = context.actor()?;
    let listed = workspace::list(&context.directory, &actor, &input.filter, input.page).await?;
    let workspaces: Vec<_> = listed.items.iter().map(|workspace| workspace.id).collect();
    let objects: Vec<_> = workspaces.iter().map(|id| *id.as_bytes()).collect();
    let beside = dialect_data::of(&context.directory, &actor, &DIALECT, Kind::Workspace, &objects).await?;
    let shown = Shown::default().workspaces(&context, &actor, &workspaces).await?;
    let none = Beside::new();
    Ok(Json(List::of(listed, |item| {
        let beside = beside.get(item.id.as_bytes()).unwrap_or(&none);
        Workspace::new(&item, beside, &shown).listed(Listed::new(&item))
    })))
}

struct Named(String);

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("workspace").to_owned()))
    }
}

async fn retrieve(context: Context, Named(text): Named) -> Result<Json<Workspace>> {
    let actor = context.actor()?;
    let id = ids::workspace(&context, &actor, &text).await?;
    let found = workspace::get(&context.directory, &actor, id).await?;
    if found.deleted_at.is_some() {
        return Err(Error::NotFound(Kind::Workspace));
    }
    // Members are part of the vendor's answer; a key that may not list them gets the workspace without.
    let members = match member::list(&context.directory, &actor, id, &member::Filter::default(), Page::at_offset(MAX_LIMIT, 0)?).await {
        Ok(listed) => listed.items,
        Err(Error::Forbidden { .. }) => Vec::new(),
        Err(error) => return Err(error),
    };
    let users: Vec<_> = members.iter().map(|member| member.user.id).collect();
    let shown = Shown::default().users(&context, &actor, &users).await?.workspaces(&context, &actor, &[id]).await?;
    let users = members.iter().map(|member| WorkspaceUser::new(member, &shown)).collect();
    let whole = Whole::new(&found, actor.organization, users);
    let beside = beside(&context, &actor, id).await?;
    Ok(Json(Workspace::new(&found, &beside, &shown).whole(whole)))
}

#[derive(Deserialize)]
struct UpdateBody {
    name: Option<Name>,
    slug: Option<String>,
    #[serde(default)]
    description: Patch<Description>,
    #[serde(default)]
    icon: Patch<String>,
    #[serde(default)]
    defaults: Patch<Map<String, Value>>,
    #[serde(default)]
    usage_limits: Patch<Value>,
    #[serde(default)]
    rate_limits: Patch<Value>,
}

struct Update(String, UpdateBody);

impl Input for Update {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("workspace").to_owned(), request.json()?))
    }
}

async fn update(context: Context, Update(text, body): Update) -> Result<Json<Empty>> {
    let actor = context.actor()?;
    let id = ids::workspace(&context, &actor, &text).await?;
    if let Some(slug) = &body.slug {
        keeps_slug(&context, &actor, id, slug).await?;
    }
    let is_default = is_default(if let Patch::Set(fields) = &body.defaults { Some(fields) } else { None })?;
    let (replaced, merged) = match body.defaults.try_map(defaults)? {
        Patch::Set(fields) => (Patch::Keep, Some(fields)),
        Patch::Clear => (Patch::Clear, None),
        Patch::Keep => (Patch::Keep, None),
    };
    let change = workspace::Update {
        is_default,
        name: body.name,
        description: body.description,
        defaults: replaced,
        merge_defaults: merged,
        usage_limits: limits::usage(body.usage_limits, Of::Workspace)?,
        rate_limits: limits::rate(body.rate_limits)?,
        dialect_data: icon(body.icon)?,
        ..workspace::Update::of(id)
    };
    let changed = context.change(&actor, change).await;
    changed.map_err(|error| ids::with_field(error, "is_default", |_| "defaults.is_default".to_owned()))?;
    Ok(Json(Empty {}))
}

/// A slug may be written back. portkey-admin-mcp offers to change it, and would report success if it were passed over.
async fn keeps_slug(context: &Context, actor: &Actor, id: WorkspaceId, slug: &str) -> Result<()> {
    match ids::workspace(context, actor, slug).await {
        Ok(named) if named == id => Ok(()),
        Ok(_) | Err(Error::NotFound(_)) => Err(Error::invalid("slug", "cannot be changed: other systems hold it")),
        Err(error) => Err(error),
    }
}

#[derive(Deserialize)]
struct DeleteBody {
    name: Option<String>,
    #[serde(default)]
    force_delete: bool,
}

struct Delete(String, DeleteBody);

impl Input for Delete {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("workspace").to_owned(), request.json()?))
    }
}

async fn remove(context: Context, Delete(text, body): Delete) -> Result<Json<Empty>> {
    let actor = context.actor()?;
    let id = ids::workspace(&context, &actor, &text).await?;
    context.change(&actor, workspace::Delete { id, confirm_name: body.name, revoke_keys: body.force_delete }).await?;
    Ok(Json(Empty {}))
}
