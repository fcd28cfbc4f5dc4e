//! Organization users (operations 1 to 4).

use super::{
    convert::{org_role_written, org_roles_shown_as},
    ids::{self, Shown},
    page::{self, List},
    wire::{Empty, User},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, put},
    request::{Input, Request},
};
use roster_core::{
    Result,
    access::Permission,
    page::Page,
    text::{Email, Label},
    user,
};
use serde::Deserialize;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("users.list", "/admin/users").needs(Permission::UsersList).handle(example("/admin/users"), list),
        get("users.retrieve", "/admin/users/{user}").needs(Permission::UsersRead).handle(example("/admin/users/{user}"), retrieve),
        put("users.update", "/admin/users/{user}")
            .needs(Permission::UsersUpdate)
            .handle(example_with("/admin/users/{user}", r#"{"role":"admin"}"#), update),
        delete("users.delete", "/admin/users/{user}").needs(Permission::UsersDelete).handle(example("/admin/users/{user}"), remove),
    ]
}

struct Listing {
    filter: user::Filter,
    page: Page,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        let roles = request.query("role")?.map(|name| org_roles_shown_as(&name)).transpose()?.unwrap_or_default();
        let email = request.query_with_plus("email")?.map(Email::try_from).transpose().map_err(|error| error.below("email"))?;
        Ok(Self {
            filter: user::Filter { roles, emails: email.into_iter().collect(), ..user::Filter::default() },
            page: page::page(request)?,
        })
    }
}

async fn list(context: Context, input: Listing) -> Result<Json<List<User>>> {
    let actor = context.actor()?;
    let listed = user::list(&context.directory, &actor, &input.filter, input.page).await?;
    let users: Vec<_> = listed.items.iter().map(|user| user.id).collect();
    let shown = Shown::default().users(&context, &actor, &users).await?;
    Ok(Json(List::of(listed, |user| User::new(&user, &shown))))
}

struct Named(String);

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("user").to_owned()))
    }
}

async fn retrieve(context: Context, Named(text): Named) -> Result<Json<User>> {
    let actor = context.actor()?;
    let id = ids::user(&context, &actor, &text).await?;
    let user = user::get(&context.directory, &actor, id).await?;
    let workspaces = user::workspaces(&context.directory, &actor, id).await?;
    let shown = Shown::default().users(&context, &actor, &[id]).await?;
    let slugs = workspaces.into_iter().map(|workspace| workspace.slug.to_string()).collect();
    Ok(Json(User::new(&user, &shown).with_workspaces(slugs)))
}

#[derive(Deserialize)]
struct UpdateBody {
    role: Option<String>,
    first_name: Option<Label>,
    last_name: Option<Label>,
}

struct Update(String, UpdateBody);

impl Input for Update {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("user").to_owned(), request.json()?))
    }
}

async fn update(context: Context, Update(text, body): Update) -> Result<Json<Empty>> {
    let actor = context.actor()?;
    let id = ids::user(&context, &actor, &text).await?;
    let role = body.role.as_deref().map(org_role_written).transpose()?;
    let change = user::Update { role, given_name: body.first_name, family_name: body.last_name, ..user::Update::of(id) };
    context.change(&actor, change).await?;
    Ok(Json(Empty {}))
}

async fn remove(context: Context, Named(text): Named) -> Result<Json<Empty>> {
    let actor = context.actor()?;
    let id = ids::user(&context, &actor, &text).await?;
    context.change(&actor, user::Delete { id }).await?;
    Ok(Json(Empty {}))
}
