//! Organization users. None is created here: they come by accepting an invitation, or through the native API.

use super::{
    convert::{organization_role_written, status_written},
    ids::{DIALECT, Place, Shown},
    page::{Asked, Expand},
    permissions::Asker,
    wire::{Beside, List, OrganizationUser},
};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, get, patch},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Error, Kind, Result,
    access::{Actor, OrganizationRole, Permission},
    dialect_data,
    id::UserId,
    user::{self, User},
};
use serde::Deserialize;
use std::collections::HashMap;

const PATH: &str = "/organizations/{organization}/users";
const ONE: &str = "/organizations/{organization}/users/{user}";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        get("organizations.users.list", PATH).needs(P::UsersList).handle(example(PATH), list),
        get("organizations.users.retrieve", ONE).needs(P::UsersRead).handle(example(ONE), retrieve),
        patch("organizations.users.update", ONE)
            .needs(P::UsersUpdate)
            .handle(example_with(ONE, r#"{"role":"org_viewer","status":"disabled"}"#), update),
        delete("organizations.users.remove", ONE).needs(P::UsersDelete).answers(StatusCode::NO_CONTENT).handle(example(ONE), remove),
    ]
}

/// The roles that are shown under the names that a query gives; none for no filter.
pub(super) fn roles(request: &Request) -> Result<Vec<OrganizationRole>> {
    let mut roles = Vec::new();
    for name in request.query_list("role")? {
        roles.extend(organization_role_written(&name)?.counts_as);
    }
    Ok(roles)
}

struct Listing {
    asked: Asked,
    roles: Vec<OrganizationRole>,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self { asked: Asked::read(request)?, roles: roles(request)? })
    }
}

async fn list(context: Context, (place, Listing { asked, roles }): (Place, Listing)) -> Result<Json<List<OrganizationUser>>> {
    let actor = place.actor(&context).await?;
    let filter = user::Filter { roles, ..user::Filter::default() };
    let listed = user::list(&context.directory, &actor, &filter, asked.page()?).await?;
    let part = asked.part(listed, |user| *user.id.as_bytes());
    let items = shown(&context, &actor, &part.items, asked.permissions).await?;
    let permissions = if asked.permissions { Some(Asker::new(&context, &actor).users().await?) } else { None };
    Ok(Json(List { items, page_info: part.cursors(), pagination: None, permissions }))
}

/// Where users signed in from, as far as that came with them; else from this server.
pub(super) struct Sources<'a> {
    beside: HashMap<[u8; 16], Beside>,
    usual: &'a str,
}

impl<'a> Sources<'a> {
    pub(super) async fn of(context: &'a Context, actor: &Actor, users: &[UserId]) -> Result<Self> {
        let objects: Vec<_> = users.iter().map(|id| *id.as_bytes()).collect();
        let beside = dialect_data::of(&context.directory, actor, &DIALECT, Kind::User, &objects).await?;
        Ok(Self { beside, usual: &context.base_url })
    }

    /// The issuer that a user came with.
    pub(super) fn source(&self, user: UserId) -> String {
        let kept = self.beside.get(user.as_bytes()).and_then(|beside| beside.get("source")?.as_str());
        kept.unwrap_or(self.usual).to_owned()
    }
}

async fn shown(context: &Context, actor: &Actor, users: &[User], permissions: bool) -> Result<Vec<OrganizationUser>> {
    let ids: Vec<UserId> = users.iter().map(|user| user.id).collect();
    let (sources, shown) = (Sources::of(context, actor, &ids).await?, Shown::default().with(context, actor, &ids).await?);
    let mut items = Vec::with_capacity(users.len());
    for user in users {
        let permissions = if permissions { Some(Asker::new(context, actor).user(user).await?) } else { None };
        items.push(OrganizationUser::new(user, sources.source(user.id), &shown, permissions));
    }
    Ok(items)
}

async fn one(context: &Context, actor: &Actor, user: &User, permissions: bool) -> Result<Json<OrganizationUser>> {
    shown(context, actor, std::slice::from_ref(user), permissions).await?.pop().map(Json).ok_or(Error::Internal)
}

async fn retrieve(context: Context, (place, Expand(permissions)): (Place, Expand)) -> Result<Json<OrganizationUser>> {
    let actor = place.actor(&context).await?;
    let id = place.user(&context, &actor).await?;
    let user = user::get(&context.directory, &actor, id).await?;
    one(&context, &actor, &user, permissions).await
}

#[derive(Deserialize)]
struct Changes {
    role: Option<String>,
    status: Option<String>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<Changes>)) -> Result<Json<OrganizationUser>> {
    let actor = place.actor(&context).await?;
    let id = place.user(&context, &actor).await?;
    let role = changes.role.as_deref().map(organization_role_written).transpose()?;
    let status = changes.status.as_deref().map(status_written).transpose()?;
    let user = context.change(&actor, user::Update { role, status, ..user::Update::of(id) }).await?.value;
    one(&context, &actor, &user, false).await
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    let id = place.user(&context, &actor).await?;
    context.change(&actor, user::Delete { id }).await?;
    Ok(NoContent)
}
