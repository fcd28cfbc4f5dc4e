//! Workspace members (operations 15 to 19).

use super::{
    convert::{new_workspace_role, workspace_role_written, workspace_roles_shown_as},
    ids::{self, Shown},
    page::{self, List},
    wire::{Empty, Member},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post, put},
    request::{Input, Request},
};
use roster_core::{
    Error, Result,
    access::{Actor, Permission},
    id::{UserId, WorkspaceId},
    member::{self, NewMember},
    page::Page,
    text::Email,
};
use serde::Deserialize;

const PATH: &str = "/admin/workspaces/{workspace}/users";
const ONE: &str = "/admin/workspaces/{workspace}/users/{user}";
const MEMBER: &str = "/admin/workspaces/{workspace}/users/{member}";

pub(super) fn operations() -> Vec<Operation> {
    vec![
        post("workspaces.users.create", PATH)
            .needs(Permission::MembersCreate)
            .handle(example_with(PATH, r#"{"users":[{"id":"{user}","role":"member"}]}"#), add),
        get("workspaces.users.list", PATH).needs(Permission::MembersList).handle(example(PATH), list),
        get("workspaces.users.retrieve", ONE).needs(Permission::MembersRead).handle(example(MEMBER), retrieve),
        put("workspaces.users.update", ONE).needs(Permission::MembersUpdate).handle(example_with(MEMBER, r#"{"role":"manager"}"#), update),
        delete("workspaces.users.delete", ONE).needs(Permission::MembersDelete).handle(example(MEMBER), remove),
    ]
}

#[derive(Deserialize)]
struct NewUser {
    id: String,
    role: Option<String>,
}

/// Both forms: `users` of today's clients, and one flat pair as an older one sends.
#[derive(Deserialize)]
struct AddBody {
    users: Option<Vec<NewUser>>,
    user_id: Option<String>,
    role: Option<String>,
}

struct Add {
    workspace: String,
    users: Vec<NewUser>,
}

impl Input for Add {
    fn read(request: &Request) -> Result<Self> {
        let body: AddBody = request.json()?;
        let users = match (body.users, body.user_id) {
            (Some(users), _) if !users.is_empty() => users,
            (_, Some(id)) => vec![NewUser { id, role: body.role }],
            _ => return Err(Error::invalid("users", "must name at least one user, as {\"id\", \"role\"}")),
        };
        Ok(Self { workspace: request.path("workspace").to_owned(), users })
    }
}

async fn add(context: Context, input: Add) -> Result<Json<Empty>> {
    let actor = context.actor()?;
    let workspace = ids::workspace(&context, &actor, &input.workspace).await?;
    let mut members = Vec::with_capacity(input.users.len());
    for (at, user) in input.users.iter().enumerate() {
        let here = |error: Error| error.below(&format!("users[{at}]"));
        let id = ids::user(&context, &actor, &user.id).await?;
        let role =
            user.role.as_deref().map_or_else(|| Err(Error::invalid("role", "must be one of admin, manager, member")), new_workspace_role);
        members.push(NewMember::new(id, role.map_err(here)?));
    }
    context.change(&actor, member::Add { workspace, members }).await?;
    Ok(Json(Empty {}))
}

struct Listing {
    workspace: String,
    filter: member::Filter,
    page: Page,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        let roles = request.query("role")?.map(|name| workspace_roles_shown_as(&name)).transpose()?.unwrap_or_default();
        let email = request.query_with_plus("email")?.map(Email::try_from).transpose().map_err(|error| error.below("email"))?;
        Ok(Self { workspace: request.path("workspace").to_owned(), filter: member::Filter { roles, email }, page: page::page(request)? })
    }
}

async fn list(context: Context, input: Listing) -> Result<Json<List<Member>>> {
    let actor = context.actor()?;
    let workspace = ids::workspace(&context, &actor, &input.workspace).await?;
    let listed = member::list(&context.directory, &actor, workspace, &input.filter, input.page).await?;
    let users: Vec<_> = listed.items.iter().map(|member| member.user.id).collect();
    let shown = Shown::default().users(&context, &actor, &users).await?.workspaces(&context, &actor, &[workspace]).await?;
    Ok(Json(List::of(listed, |member| Member::new(&member, &shown))))
}

struct Named {
    workspace: String,
    user: String,
}

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self { workspace: request.path("workspace").to_owned(), user: request.path("user").to_owned() })
    }
}

impl Named {
    async fn ids(&self, context: &Context, actor: &Actor) -> Result<(WorkspaceId, UserId)> {
        let workspace = ids::workspace(context, actor, &self.workspace).await?;
        Ok((workspace, ids::user(context, actor, &self.user).await?))
    }
}

async fn retrieve(context: Context, named: Named) -> Result<Json<Member>> {
    let actor = context.actor()?;
    let (workspace, user) = named.ids(&context, &actor).await?;
    let member = member::get(&context.directory, &actor, workspace, user).await?;
    let shown = Shown::default().users(&context, &actor, &[user]).await?.workspaces(&context, &actor, &[workspace]).await?;
    Ok(Json(Member::new(&member, &shown)))
}

#[derive(Deserialize)]
struct UpdateBody {
    role: String,
}

struct Update(Named, UpdateBody);

impl Input for Update {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(Named::read(request)?, request.json()?))
    }
}

async fn update(context: Context, Update(named, body): Update) -> Result<Json<Empty>> {
    let actor = context.actor()?;
    let (workspace, user) = named.ids(&context, &actor).await?;
    context.change(&actor, member::Update::role(workspace, user, workspace_role_written(&body.role)?)).await?;
    Ok(Json(Empty {}))
}

async fn remove(context: Context, named: Named) -> Result<Json<Empty>> {
    let actor = context.actor()?;
    let (workspace, user) = named.ids(&context, &actor).await?;
    context.change(&actor, member::Remove { workspace, user }).await?;
    Ok(Json(Empty {}))
}
