//! Users of the instance, by which the vendor means the organization. Older clients leave `users` out of the paths.

use super::{
    asking::Org,
    convert::instance_roles_written,
    ids::{Shown, Text, respelled},
    invitations::{InstanceInvitation, invitations_shown},
    page::{LinksWithoutTotal, List, Part},
    wire::{InstanceRole, InstanceUser, InstanceUserRoles},
};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    invite,
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::Body,
};
use hyper::StatusCode;
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission, Scope},
    id::{UserId, entity},
    invitation::{Admit, Admitted, Person},
    text::Email,
    user::{self, Filter, UserStatus},
};
use serde::{Deserialize, Serialize};

const MANY: &str = "/workspace/orgs/{organization}/members/users";
const ONE: &str = "/workspace/orgs/{organization}/members/users/{user}";
const OLD_MANY: &str = "/workspace/orgs/{organization}/members";
const OLD_ONE: &str = "/workspace/orgs/{organization}/members/{user}";
const NEW: &str = r#"{"users":[{"email":"new@acme.example","roles":["00000000-0000-7000-8000-000000000101"]}]}"#;
const ROLES: &str = r#"{"roles":["00000000-0000-7000-8000-000000000103"]}"#;

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    const ADD: &[P] = &[P::InvitationsCreate, P::UsersRead];
    const CHANGE: &[P] = &[P::UsersUpdate, P::UsersRead];
    const REMOVE: &[P] = &[P::UsersDelete, P::UsersRead];
    vec![
        get("members.users.list", MANY).needs(P::UsersList).handle(example(MANY), list),
        post("members.users.add", MANY).needs_any_of(ADD).answers(StatusCode::CREATED).handle(example_with(MANY, NEW), add),
        patch("members.users.update", ONE).needs_any_of(CHANGE).handle(example_with(ONE, ROLES), update),
        delete("members.users.delete", ONE).needs_any_of(REMOVE).answers(StatusCode::NO_CONTENT).handle(example(ONE), remove),
        get("members.list", OLD_MANY).needs(P::UsersList).handle(example(OLD_MANY), list),
        post("members.add", OLD_MANY).needs_any_of(ADD).answers(StatusCode::CREATED).handle(example_with(OLD_MANY, NEW), add),
        patch("members.update", OLD_ONE).needs_any_of(CHANGE).handle(example_with(OLD_ONE, ROLES), update),
        delete("members.delete", OLD_ONE).needs_any_of(REMOVE).answers(StatusCode::NO_CONTENT).handle(example(OLD_ONE), remove),
    ]
}

async fn list(context: Context, (org, part): (Org, Part)) -> Result<Json<List<LinksWithoutTotal, InstanceUser>>> {
    let actor = org.actor(&context).await?;
    // Who is disabled is absent here.
    let filter = Filter { status: Some(UserStatus::Active), ..Filter::default() };
    let listed = user::list(&context.directory, &actor, &filter, part.page()?).await?;
    let users: Vec<_> = listed.items.iter().map(|user| user.id).collect();
    let shown = Shown::default().with(&context, &actor, &users).await?;
    let results: Vec<_> = listed.items.iter().map(|user| InstanceUser::new(user, &shown)).collect();
    Ok(Json(List { links: LinksWithoutTotal::new(&context, part, results.len(), listed.total), results }))
}

#[derive(Deserialize)]
struct NewUser {
    email: Email,
    roles: Vec<String>,
}

#[derive(Deserialize)]
struct NewUsers {
    users: Vec<NewUser>,
}

/// What became of those who were named.
#[derive(Serialize)]
struct Added {
    members: Vec<InstanceUser>,
    invitations: Vec<InstanceInvitation>,
}

async fn add(context: Context, (org, Body(body)): (Org, Body<NewUsers>)) -> Result<Json<Added>> {
    let actor = org.actor(&context).await?;
    let mut people = Vec::with_capacity(body.users.len());
    for (at, user) in body.users.into_iter().enumerate() {
        let role = instance_roles_written(&user.roles).map_err(|error| error.below(&format!("users[{at}]")))?;
        people.push(Person { email: user.email, role });
    }
    // Workspaces are given one by one here, so an invitation leads into none.
    let admit = Admit { people, workspaces: Some(Vec::new()) };
    let admitted = context.change(&actor, admit).await.map_err(|error| respelled(error, &[("people[", "users["), (".role", ".roles")]))?;
    let (mut members, mut invitations) = (Vec::new(), Vec::new());
    for admitted in admitted.value {
        match admitted {
            Admitted::User(user) => members.push(*user),
            Admitted::Invited(sent) => invitations.push(invite::issued(&context, *sent).await.invitation),
        }
    }
    let users: Vec<_> = members.iter().map(|user| user.id).collect();
    let shown = Shown::default().with(&context, &actor, &users).await?;
    let members = members.iter().map(|user| InstanceUser::new(user, &shown)).collect();
    Ok(Json(Added { members, invitations: invitations_shown(&context, &actor, &invitations).await? }))
}

/// Somebody who may act; who is disabled is absent here.
async fn present(context: &Context, actor: &Actor, permission: Permission, named: &Text<entity::User>) -> Result<UserId> {
    context.directory.permit(actor, permission, Scope::Organization).await?;
    let id = named.id(context, actor).await?;
    let found = user::get(&context.directory, actor, id).await?;
    if found.status == UserStatus::Active { Ok(id) } else { Err(Error::NotFound(Kind::User)) }
}

#[derive(Deserialize)]
struct NewRoles {
    roles: Vec<String>,
}

async fn update(
    context: Context,
    (org, (named, Body(body))): (Org, (Text<entity::User>, Body<NewRoles>)),
) -> Result<Json<InstanceUserRoles>> {
    let actor = org.actor(&context).await?;
    let role = Some(instance_roles_written(&body.roles)?);
    let id = present(&context, &actor, Permission::UsersUpdate, &named).await?;
    let user = context.change(&actor, user::Update { role, ..user::Update::of(id) }).await?.value;
    let shown = Shown::default().with(&context, &actor, &[id]).await?;
    Ok(Json(InstanceUserRoles { id: shown.id(id), roles: vec![InstanceRole::of(user.role)] }))
}

async fn remove(context: Context, (org, named): (Org, Text<entity::User>)) -> Result<NoContent> {
    let actor = org.actor(&context).await?;
    let id = present(&context, &actor, Permission::UsersDelete, &named).await?;
    context.change(&actor, user::Delete { id }).await?;
    Ok(NoContent)
}
