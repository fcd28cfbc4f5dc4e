//! Workspaces: their life from creation over the archive to a deletion that can be taken back.

use super::{
    audit::moment,
    members::NewMemberBody,
    page::{List, Part, words},
    place::{ID_FORM, Place},
    wire::Workspace,
};
use crate::{
    answer::{Json, NoContent, Tagged},
    context::Context,
    describe::{DescribedInput, Parameter, query, schema_of},
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, Input, Request, present},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::Permission,
    clock::Timestamp,
    id::UserId,
    patch::Patch,
    text::{self, Description, Name, Slug},
    workspace::{self, Comparison, Limits, Within, WorkspaceStatus},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/organizations/{organization}/workspaces";
    const ONE: &str = "/organizations/{organization}/workspaces/{workspace}";
    const ARCHIVE: &str = "/organizations/{organization}/workspaces/{workspace}/archive";
    const UNARCHIVE: &str = "/organizations/{organization}/workspaces/{workspace}/unarchive";
    const RESTORE: &str = "/organizations/{organization}/workspaces/{workspace}/restore";
    const REMOVE: &str = "/organizations/{organization}/workspaces/{workspace}?revoke_keys=true";
    const NEW: &str = r#"{"name": "New", "members": [{"user": "{user}", "role": "member"}]}"#;
    vec![
        get("workspaces.list", MANY)
            .needs_any_of(&[Permission::WorkspacesList, Permission::WorkspacesRestore])
            .does("List workspaces")
            .noting("Who may not list all of them sees their own. Deleted ones are listed for who may restore them.")
            .handle(example(MANY), list),
        post("workspaces.create", MANY)
            .needs_any_of(&[Permission::WorkspacesCreate, Permission::MembersCreate])
            .answers(StatusCode::CREATED)
            .does("Create a workspace")
            .noting("A person who makes one is its admin, also without being one of its first members, which take the second permission.")
            .handle(example_with(MANY, NEW), create),
        get("workspaces.read", ONE)
            .needs_any_of(&[Permission::WorkspacesRead, Permission::WorkspacesRestore])
            .does("Read a workspace")
            .handle(example(ONE), read),
        patch("workspaces.update", ONE)
            .needs_any_of(&[Permission::WorkspacesUpdate, Permission::WorkspacesConfigure])
            .does("Change a workspace")
            .noting("Its name and description take the first permission; its defaults, limits and settings the second.")
            .handle(example_with(ONE, r#"{"description": "For all"}"#), update),
        delete("workspaces.delete", ONE)
            .needs(Permission::WorkspacesDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Delete a workspace")
            .noting("It can be restored, without the keys that were its own.")
            .handle(example(REMOVE), remove),
        post("workspaces.archive", ARCHIVE)
            .needs(Permission::WorkspacesConfigure)
            .does("Archive a workspace")
            .handle(example(ARCHIVE), archive),
        post("workspaces.unarchive", UNARCHIVE)
            .needs(Permission::WorkspacesConfigure)
            .does("Take a workspace out of the archive")
            .handle(example(UNARCHIVE), unarchive),
        post("workspaces.restore", RESTORE)
            .needs(Permission::WorkspacesRestore)
            .does("Restore a deleted workspace")
            .noting("Whoever has a role there has it again, so the caller must be able to give it.")
            .handle(example(RESTORE), restore),
    ]
}

struct Filter(workspace::Filter);

impl Input for Filter {
    fn read(request: &Request) -> Result<Self> {
        let status = words(request, "status", WorkspaceStatus::parse, "active, archived, deleted")?;
        let slug = request.query("slug")?.map(Slug::try_from).transpose().map_err(|error| error.below("slug"))?;
        let (name, name_contains) = (request.query("name")?, request.query("name_contains")?);
        Ok(Self(workspace::Filter {
            name,
            name_contains,
            slug,
            status,
            created_by: user(request, "created_by")?,
            member: user(request, "member")?,
            created_at: range(request, "created_from", "created_before")?,
            updated_at: range(request, "updated_from", "updated_before")?,
            ..workspace::Filter::default()
        }))
    }
}

fn user(request: &Request, name: &'static str) -> Result<Option<UserId>> {
    let read = |text: String| UserId::parse(&text).ok_or_else(|| Error::invalid(name, format!("must be the id of a user: {ID_FORM}")));
    request.query(name)?.map(read).transpose()
}

/// A time from one moment on and before another one.
fn range(request: &Request, from: &'static str, before: &'static str) -> Result<Vec<Within>> {
    let mut bounds = Vec::new();
    for (name, comparison) in [(from, Comparison::From), (before, Comparison::Before)] {
        bounds.extend(moment(request, name)?.map(|at| Within { comparison, at }));
    }
    Ok(bounds)
}

impl DescribedInput for Filter {
    fn parameters() -> Vec<Parameter> {
        vec![
            query("name", schema_of::<String>, "Only workspaces with exactly this name."),
            query("name_contains", schema_of::<String>, "Only workspaces with this in their name, in the same case."),
            query("slug", schema_of::<String>, "Only the workspace with this slug."),
            query("created_by", schema_of::<UserId>, "Only workspaces that this user created."),
            query(
                "member",
                schema_of::<UserId>,
                "Only workspaces in which this user has a role at present: as a member, through a group or by a custom role.",
            ),
            query("created_from", schema_of::<Timestamp>, "Only workspaces that were created at this moment or later."),
            query("created_before", schema_of::<Timestamp>, "Only workspaces that were created before this moment."),
            query("updated_from", schema_of::<Timestamp>, "Only workspaces that last changed at this moment or later."),
            query("updated_before", schema_of::<Timestamp>, "Only workspaces that last changed before this moment."),
            query("status", schema_of::<Vec<WorkspaceStatus>>, "Only workspaces with one of these; `active` and `archived` when absent."),
        ]
    }
}

async fn list(context: Context, (place, (Filter(filter), Part(page))): (Place, (Filter, Part))) -> Result<Json<List<Workspace>>> {
    let actor = place.actor(&context).await?;
    let listed = workspace::list(&context.directory, &actor, &filter, page).await?;
    Ok(Json(List::of(listed, Workspace::from)))
}

/// A new workspace.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewWorkspace")]
struct New {
    name: Name,
    /// Made from the name when absent; never changes.
    slug: Option<Slug>,
    description: Option<Description>,
    defaults: Option<text::Json>,
    limits: Option<Limits>,
    settings: Option<text::Json>,
    #[serde(default)]
    members: Vec<NewMemberBody>,
}

async fn create(context: Context, (place, Body(new)): (Place, Body<New>)) -> Result<Tagged<Workspace>> {
    let actor = place.actor(&context).await?;
    let create = workspace::Create {
        slug: new.slug,
        description: new.description,
        defaults: new.defaults,
        limits: new.limits.unwrap_or_default(),
        settings: new.settings,
        members: new.members.into_iter().map(Into::into).collect(),
        ..workspace::Create::named(new.name)
    };
    let workspace = context.change(&actor, create).await.map_err(super::members::respelled)?.value;
    context.tagged(actor.organization, workspace.version, workspace.into()).await
}

async fn read(context: Context, place: Place) -> Result<Tagged<Workspace>> {
    let actor = place.actor(&context).await?;
    let id = place.workspace(&context, &actor).await?;
    let found = workspace::get(&context.directory, &actor, id).await?;
    context.tagged(actor.organization, found.version, workspace::Workspace::clone(&found).into()).await
}

/// A change of limits: each of the two is kept, cleared or set.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct LimitChanges {
    usage: Patch<text::Json>,
    rate: Patch<text::Json>,
}

impl LimitChanges {
    /// The changes of usage and rate; null for the whole clears both.
    pub(super) fn of(patch: Patch<Self>) -> (Patch<text::Json>, Patch<text::Json>) {
        match patch {
            Patch::Keep => (Patch::Keep, Patch::Keep),
            Patch::Clear => (Patch::Clear, Patch::Clear),
            Patch::Set(changes) => (changes.usage, changes.rate),
        }
    }
}

/// What changes about a workspace; what is absent stays.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "WorkspaceChanges")]
struct Changes {
    #[serde(deserialize_with = "present")]
    #[schemars(with = "Name")]
    name: Option<Name>,
    description: Patch<Description>,
    defaults: Patch<text::Json>,
    limits: Patch<LimitChanges>,
    settings: Patch<text::Json>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<Changes>)) -> Result<Tagged<Workspace>> {
    let actor = place.actor(&context).await?;
    let id = place.workspace(&context, &actor).await?;
    let Changes { name, description, defaults, limits, settings } = changes;
    let (usage_limits, rate_limits) = LimitChanges::of(limits);
    let update = workspace::Update { name, description, defaults, usage_limits, rate_limits, settings, ..workspace::Update::of(id) };
    let workspace = context.change(&actor, update).await?.value;
    context.tagged(actor.organization, workspace.version, workspace.into()).await
}

/// Whether the keys of the workspace are to be revoked with it.
struct RevokeKeys(bool);

impl Input for RevokeKeys {
    fn read(request: &Request) -> Result<Self> {
        match request.query("revoke_keys")?.as_deref() {
            None | Some("false") => Ok(Self(false)),
            Some("true") => Ok(Self(true)),
            Some(_) => Err(Error::invalid("revoke_keys", "must be true or false")),
        }
    }
}

impl DescribedInput for RevokeKeys {
    fn parameters() -> Vec<Parameter> {
        vec![query("revoke_keys", schema_of::<bool>, "Whether the keys that are the workspace's own end with it; needed when it has some.")]
    }
}

async fn remove(context: Context, (place, RevokeKeys(revoke_keys)): (Place, RevokeKeys)) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    let id = place.workspace(&context, &actor).await?;
    context.change(&actor, workspace::Delete { id, confirm_name: None, revoke_keys }).await?;
    Ok(NoContent)
}

async fn archive(context: Context, place: Place) -> Result<Tagged<Workspace>> {
    set_archived(&context, &place, true).await
}

async fn unarchive(context: Context, place: Place) -> Result<Tagged<Workspace>> {
    set_archived(&context, &place, false).await
}

async fn set_archived(context: &Context, place: &Place, archived: bool) -> Result<Tagged<Workspace>> {
    let actor = place.actor(context).await?;
    let id = place.workspace(context, &actor).await?;
    let update = workspace::Update { archived: Some(archived), ..workspace::Update::of(id) };
    let workspace = context.change(&actor, update).await?.value;
    context.tagged(actor.organization, workspace.version, workspace.into()).await
}

async fn restore(context: Context, place: Place) -> Result<Tagged<Workspace>> {
    let actor = place.actor(&context).await?;
    // Who may not restore it learns nothing about what there was: neither by a slug nor by an id.
    let id = place.workspace(&context, &actor).await?;
    workspace::to_restore(&context.directory, &actor, id).await?;
    let workspace = context.change(&actor, workspace::Restore { id }).await?.value;
    context.tagged(actor.organization, workspace.version, workspace.into()).await
}
