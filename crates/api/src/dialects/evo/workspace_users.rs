//! Who has a role in a workspace, as those see it who were given one themselves.

use super::{
    asking::{Asking, Org},
    convert::{workspace_role, workspace_role_written},
    ids::{self, Shown, Text},
    listing::either,
    page::{List, NoLinks},
    wire::{UserRole, WorkspaceUser},
};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission, Scope},
    id::{Id, UserId, WorkspaceId, entity},
    member::{self, Assign, Assignment, Filter, Member},
    page::{MAX_LIMIT, Order, Page},
    text::Email,
    user::{self, UserStatus},
};
use serde::Deserialize;

const MANY: &str = "/workspace/orgs/{organization}/workspaces/{workspace}/users";
const ONE: &str = "/workspace/orgs/{organization}/workspaces/{workspace}/users/{user}";
const MEMBER: &str = "/workspace/orgs/{organization}/workspaces/{workspace}/users/{member}";
const OWN: &str = "/workspace/orgs/{organization}/workspaces/{workspace}/current-user-role";

/// What listing them asks for; whether one that is deleted may be known is asked where all grants count.
pub(super) const LIST: &[Permission] =
    &[Permission::MembersList, Permission::MembersRead, Permission::WorkspacesRead, Permission::WorkspacesRestore];
/// What giving a role asks for.
pub(super) const ASSIGN: &[Permission] = &[Permission::MembersCreate, Permission::WorkspacesRead, Permission::WorkspacesRestore];
/// What taking one asks for.
pub(super) const REMOVE: &[Permission] = &[Permission::MembersDelete, Permission::WorkspacesRead, Permission::WorkspacesRestore];

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("workspace_users.list", MANY).needs_any_of(LIST).handle(example(MANY), list),
        post("workspace_users.assign", MANY)
            .needs_any_of(ASSIGN)
            .answers(StatusCode::CREATED)
            .handle(example_with(MANY, r#"{"user_id":"{user}","role":"viewer"}"#), assign),
        delete("workspace_users.delete", ONE).needs_any_of(REMOVE).answers(StatusCode::NO_CONTENT).handle(example(MEMBER), remove),
        get("workspace_users.current_role", OWN)
            .needs_any_of(&[Permission::WorkspacesRead, Permission::WorkspacesRestore])
            .handle(example(OWN), current_role),
    ]
}

/// The only user who is asked about.
pub(super) struct OnlyUser(Option<String>);

impl Input for OnlyUser {
    fn read(request: &Request) -> Result<Self> {
        either(request, "user_id", "filter[user_id]").map(Self)
    }
}

async fn list(
    context: Context,
    (org, (named, only)): (Org, (Text<entity::Workspace>, OnlyUser)),
) -> Result<Json<List<NoLinks, WorkspaceUser>>> {
    let asking = org.asking(&context).await?;
    users_of(&context, &asking, &named, only).await
}

/// Everybody who was given a role in a workspace, or one of them; who is disabled is not shown.
pub(super) async fn users_of(
    context: &Context,
    asking: &Asking,
    named: &Text<entity::Workspace>,
    OnlyUser(only): OnlyUser,
) -> Result<Json<List<NoLinks, WorkspaceUser>>> {
    let workspace = asking.workspace(context, named).await?.id;
    let members = match only {
        None => {
            asking.may(context, Permission::MembersList, workspace).await?;
            all_of(context, &asking.actor, workspace).await?
        }
        Some(text) => {
            asking.may(context, Permission::MembersRead, workspace).await?;
            let user = ids::read(context, &asking.actor, &text, "user_id").await?;
            match member::get(&context.directory, &asking.actor, workspace, user).await {
                Ok(member) => vec![Member::clone(&member)],
                Err(Error::NotFound(Kind::Member)) => Vec::new(),
                Err(error) => return Err(error),
            }
        }
    };
    let users: Vec<_> = members.iter().map(|member| member.user.id).collect();
    let shown = Shown::default().with(context, &asking.actor, &users).await?;
    let active = members.iter().filter(|member| member.user.status == UserStatus::Active);
    Ok(Json(List { links: NoLinks {}, results: active.map(|member| WorkspaceUser::new(member, &shown)).collect() }))
}

/// The vendor's list has no pages.
async fn all_of(context: &Context, actor: &Actor, workspace: WorkspaceId) -> Result<Vec<Member>> {
    let (mut members, mut after) = (Vec::new(), None);
    loop {
        let page = Page::by_id(MAX_LIMIT, Order::Ascending, after)?;
        let listed = member::list(&context.directory, actor, workspace, &Filter::default(), page).await?;
        members.extend(listed.items);
        match listed.next {
            Some(position) => after = Some(position.id),
            None => return Ok(members),
        }
    }
}

/// A role for somebody who is named by an id or an email.
#[derive(Deserialize)]
pub(super) struct NewRole {
    role: String,
    user_id: Option<String>,
    email: Option<Email>,
}

impl NewRole {
    /// Who is meant; an id that nobody has for an email of nobody here, and the field that named them.
    async fn user(&self, context: &Context, actor: &Actor) -> Result<(UserId, &'static str)> {
        match (&self.user_id, &self.email) {
            (Some(text), None) => Ok((ids::read(context, actor, text, "user_id").await?, "user_id")),
            (None, Some(email)) => {
                let found = user::id_of_email(&context.directory, actor, email).await?;
                Ok((found.unwrap_or(Id::from_bytes([0; 16])), "email"))
            }
            (Some(_), Some(_)) => Err(Error::invalid("email", "is given besides user_id: leave one of them out")),
            (None, None) => Err(Error::invalid("user_id", "is needed, or the email")),
        }
    }
}

async fn assign(context: Context, (org, (named, Body(new))): (Org, (Text<entity::Workspace>, Body<NewRole>))) -> Result<Json<UserRole>> {
    let asking = org.asking(&context).await?;
    assign_in(&context, &asking, &named, new).await
}

/// Gives somebody a role in a workspace, whether they had another one or none.
pub(super) async fn assign_in(context: &Context, asking: &Asking, named: &Text<entity::Workspace>, new: NewRole) -> Result<Json<UserRole>> {
    let role = workspace_role_written(&new.role)?;
    let workspace = asking.workspace(context, named).await?.id;
    asking.may(context, Permission::MembersCreate, workspace).await?;
    let (user, named_by) = new.user(context, &asking.actor).await?;
    let assign = Assign { within: Some(workspace), assignments: vec![Assignment { workspace, user, role: role.clone() }] };
    asking.change(context, assign).await.map_err(|error| match error {
        Error::Invalid { field, .. } if field.ends_with(".user") => Error::invalid(named_by, "must be that of a user of this instance"),
        other => ids::respelled(other, &[("assignments[0].", "")]),
    })?;
    let shown = Shown::default().with(context, &asking.actor, &[user]).await?;
    let given = role.give.first().copied().ok_or(Error::Internal)?;
    Ok(Json(UserRole { user_id: shown.id(user), role: workspace_role(given) }))
}

async fn remove(context: Context, (org, (named, user)): (Org, (Text<entity::Workspace>, Text<entity::User>))) -> Result<NoContent> {
    let asking = org.asking(&context).await?;
    remove_from(&context, &asking, &named, &user).await
}

/// Takes somebody's role in a workspace.
pub(super) async fn remove_from(
    context: &Context,
    asking: &Asking,
    named: &Text<entity::Workspace>,
    user: &Text<entity::User>,
) -> Result<NoContent> {
    let workspace = asking.workspace(context, named).await?.id;
    // Asked before it is said that nobody has such an id: who may not remove members learns nothing of ids.
    let user = user.id(context, &asking.actor).await;
    let whose = *user.as_ref().unwrap_or(&Id::from_bytes([0; 16]));
    asking.may_at(context, Permission::MembersDelete, Scope::Member(workspace, whose)).await?;
    let user = user?;
    asking.change(context, member::Remove { workspace, user }).await?;
    Ok(NoContent)
}

async fn current_role(context: Context, (org, named): (Org, Text<entity::Workspace>)) -> Result<Json<UserRole>> {
    let asking = org.asking(&context).await?;
    let workspace = asking.workspace(&context, &named).await?.id;
    let role = asking.role_in(&context, workspace).await?.ok_or(Error::NotFound(Kind::Member))?;
    let user: UserId = Id::from_bytes(asking.actor.principal.bytes());
    let shown = Shown::default().with(&context, &asking.actor, &[user]).await?;
    Ok(Json(UserRole { user_id: shown.id(user), role: workspace_role(role) }))
}
