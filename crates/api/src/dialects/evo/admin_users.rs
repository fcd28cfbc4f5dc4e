//! The admin area: who has a role in a workspace, whatever role the caller has there.

use super::{
    asking::Org,
    ids::Text,
    page::{List, NoLinks},
    wire::{UserRole, WorkspaceUser},
    workspace_users::{ASSIGN, LIST, NewRole, OnlyUser, REMOVE, assign_in, remove_from, users_of},
};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::Body,
};
use hyper::StatusCode;
use roster_core::{Result, access::Permission, id::entity};

const MANY: &str = "/workspace/admin/orgs/{organization}/workspaces/{workspace}/users";
const ONE: &str = "/workspace/admin/orgs/{organization}/workspaces/{workspace}/users/{user}";
const MEMBER: &str = "/workspace/admin/orgs/{organization}/workspaces/{workspace}/users/{member}";

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("admin.workspace_users.list", MANY).needs_any_of(LIST).handle(example(MANY), list),
        post("admin.workspace_users.assign", MANY)
            .needs_any_of(ASSIGN)
            .answers(StatusCode::CREATED)
            .handle(example_with(MANY, r#"{"user_id":"{user}","role":"editor"}"#), assign),
        delete("admin.workspace_users.delete", ONE).needs_any_of(REMOVE).answers(StatusCode::NO_CONTENT).handle(example(MEMBER), remove),
    ]
}

async fn list(
    context: Context,
    (org, (named, only)): (Org, (Text<entity::Workspace>, OnlyUser)),
) -> Result<Json<List<NoLinks, WorkspaceUser>>> {
    let asking = org.admin(&context, Permission::MembersList).await?;
    users_of(&context, &asking, &named, only).await
}

async fn assign(context: Context, (org, (named, Body(new))): (Org, (Text<entity::Workspace>, Body<NewRole>))) -> Result<Json<UserRole>> {
    let asking = org.admin(&context, Permission::MembersCreate).await?;
    assign_in(&context, &asking, &named, new).await
}

async fn remove(context: Context, (org, (named, user)): (Org, (Text<entity::Workspace>, Text<entity::User>))) -> Result<NoContent> {
    let asking = org.admin(&context, Permission::MembersDelete).await?;
    remove_from(&context, &asking, &named, &user).await
}
