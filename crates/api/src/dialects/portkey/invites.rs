//! Invites (operations 5 to 9).

use super::{
    convert::{invite_status, new_org_role, new_workspace_role, org_roles_shown_as},
    ids::{self, Shown},
    page::{self, List},
    wire::{Beside, Empty, Invite, NewInvite, ResentInvite},
};
use crate::{
    answer::Json,
    context::Context,
    invite,
    operation::{Operation, delete, example, example_with, get, post},
    request::{Input, Request},
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission},
    dialect_data::{self, DialectPatch},
    id::{Id, InvitationId, WorkspaceId},
    invitation::{self, Invitation, InvitationStatus, Place},
    page::Page,
    patch::Patch,
    text::{Email, Label, ScopeWord},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const MANY: &str = "/admin/users/invites";
const ONE: &str = "/admin/users/invites/{invitation}";
const RESEND: &str = "/admin/users/invites/{invitation}/resend";
const NEW: &str = r#"{"email":"new@acme.example","role":"member","workspaces":[{"id":"{workspace}","role":"member"}]}"#;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        post("invites.create", MANY).needs(Permission::InvitationsCreate).handle(example_with(MANY, NEW), create),
        get("invites.list", MANY).needs(Permission::InvitationsList).handle(example(MANY), list),
        get("invites.retrieve", ONE).needs(Permission::InvitationsRead).handle(example(ONE), retrieve),
        delete("invites.delete", ONE).needs(Permission::InvitationsRevoke).handle(example(ONE), remove),
        post("invites.resend", RESEND).needs(Permission::InvitationsResend).handle(example(RESEND), resend),
    ]
}

#[derive(Deserialize)]
struct NewPlace {
    id: String,
    role: Option<String>,
}

/// Checked for its form and kept: no key comes of it.
#[derive(Deserialize, Serialize)]
struct KeyDetails {
    scopes: Vec<ScopeWord>,
    #[serde(flatten)]
    others: Map<String, Value>,
}

#[derive(Deserialize)]
struct CreateBody {
    email: Email,
    role: String,
    first_name: Option<Label>,
    last_name: Option<Label>,
    workspaces: Option<Vec<NewPlace>>,
    workspace_api_key_details: Option<KeyDetails>,
}

struct Create(CreateBody);

impl Input for Create {
    fn read(request: &Request) -> Result<Self> {
        request.json().map(Self)
    }
}

async fn create(context: Context, Create(body): Create) -> Result<Json<NewInvite>> {
    let actor = context.actor()?;
    let role = new_org_role(&body.role)?;
    let named = body.workspaces.unwrap_or_default();
    let mut workspaces = Vec::with_capacity(named.len());
    for (at, place) in named.iter().enumerate() {
        let missing = || Err(Error::invalid("role", "must be one of admin, manager, member"));
        let role = place.role.as_deref().map_or_else(missing, new_workspace_role);
        let role = role.map_err(|error| error.below(&format!("workspaces[{at}]")))?;
        workspaces.push(Place { workspace: workspace(&context, &actor, &place.id).await?, role });
    }
    let written: Vec<_> = named.into_iter().map(|place| place.id).collect();
    let details = body.workspace_api_key_details.map(|details| Patch::Set(json!(details))).unwrap_or_default();
    let fields = vec![("workspaces", Patch::Set(json!(written))), ("workspace_api_key_details", details)];
    let create = invitation::Create {
        email: body.email,
        given_name: body.first_name.map_or_else(|| Label::try_from(""), Ok)?,
        family_name: body.last_name.map_or_else(|| Label::try_from(""), Ok)?,
        role,
        workspaces: Some(workspaces),
        expires_at: None,
        dialect_data: Some(DialectPatch { dialect: ids::DIALECT.clone(), fields }),
    };
    let sent = context.change(&actor, create).await.map_err(respelled)?.value;
    let issued = invite::issued(&context, sent).await;
    let invite = shown(&context, &actor, vec![issued.invitation]).await?.pop().ok_or(Error::Internal)?;
    Ok(Json(NewInvite::new(invite, issued.link)))
}

/// A workspace named in an invite. What names none becomes an id that none has: the core refuses it by its place in the
/// list, after the permit.
async fn workspace(context: &Context, actor: &Actor, text: &str) -> Result<WorkspaceId> {
    match ids::workspace(context, actor, text).await {
        Err(Error::NotFound(_)) => Ok(Id::from_bytes([0; 16])),
        other => other,
    }
}

/// The vendor calls a workspace's id `id`.
fn respelled(error: Error) -> Error {
    ids::with_field(error, "workspaces", |rest| format!("workspaces{}", rest.replace(".workspace", ".id")))
}

/// Invitations in the vendor's shape.
async fn shown(context: &Context, actor: &Actor, found: Vec<Invitation>) -> Result<Vec<Invite>> {
    let objects: Vec<_> = found.iter().map(|invitation| *invitation.id.as_bytes()).collect();
    let mut beside = dialect_data::of(&context.directory, actor, &ids::DIALECT, Kind::Invitation, &objects).await?;
    let shown = shown_ids(context, actor, &found).await?;
    let now = context.directory.now();
    let shape = |invitation: Invitation| {
        let beside: Beside = beside.remove(invitation.id.as_bytes()).unwrap_or_default();
        Invite::new(&invitation, &beside, &shown, now)
    };
    Ok(found.into_iter().map(shape).collect())
}

async fn shown_ids(context: &Context, actor: &Actor, found: &[Invitation]) -> Result<Shown> {
    let invitations: Vec<_> = found.iter().map(|invitation| invitation.id).collect();
    let users: Vec<_> = found.iter().filter_map(|invitation| invitation.invited_by).map(Id::from_bytes).collect();
    let workspaces: Vec<_> =
        found.iter().flat_map(|invitation| invitation.workspaces.iter().flatten()).map(|place| place.workspace).collect();
    let shown = Shown::default().others(context, actor, &unique(invitations)).await?;
    shown.users(context, actor, &unique(users)).await?.workspaces(context, actor, &unique(workspaces)).await
}

fn unique<T: Ord>(list: Vec<T>) -> Vec<T> {
    list.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

struct Listing {
    filter: invitation::Filter,
    page: Page,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        let status = request.query("status")?.map(|word| status(&word)).transpose()?.into_iter().collect();
        let roles = request.query("role")?.map(|name| org_roles_shown_as(&name)).transpose()?.unwrap_or_default();
        let email = request.query_with_plus("email")?.map(Email::try_from).transpose().map_err(|error| error.below("email"))?;
        Ok(Self { filter: invitation::Filter { status, roles, email, email_contains: None }, page: page::page(request)? })
    }
}

fn status(word: &str) -> Result<InvitationStatus> {
    let found = InvitationStatus::ALL.into_iter().find(|status| invite_status(*status) == word);
    found.ok_or(Error::invalid("status", "must be one of pending, cancelled, accepted, expired"))
}

async fn list(context: Context, input: Listing) -> Result<Json<List<Invite>>> {
    let actor = context.actor()?;
    let listed = invitation::list(&context.directory, &actor, &input.filter, input.page).await?;
    let (total, next) = (listed.total, listed.next);
    let items = shown(&context, &actor, listed.items).await?;
    Ok(Json(List::of(roster_core::page::Listed { items, total, next }, |invite| invite)))
}

struct Named(String);

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("invitation").to_owned()))
    }
}

impl Named {
    async fn id(&self, context: &Context, actor: &Actor) -> Result<InvitationId> {
        ids::or_nobody(context, actor, &self.0).await
    }
}

async fn retrieve(context: Context, named: Named) -> Result<Json<Invite>> {
    let actor = context.actor()?;
    let found = invitation::get(&context.directory, &actor, named.id(&context, &actor).await?).await?;
    Ok(Json(shown(&context, &actor, vec![found]).await?.pop().ok_or(Error::Internal)?))
}

async fn remove(context: Context, named: Named) -> Result<Json<Empty>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    context.change(&actor, invitation::Revoke { id }).await?;
    Ok(Json(Empty {}))
}

async fn resend(context: Context, named: Named) -> Result<Json<ResentInvite>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    let sent = context.change(&actor, invitation::Resend { id, expires_at: None }).await?.value;
    Ok(Json(ResentInvite::new(invite::issued(&context, sent).await.link)))
}
