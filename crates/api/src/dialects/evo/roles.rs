//! The roles that somebody can have in an instance.

use super::{asking::Org, wire::InstanceRole};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, get},
};
use roster_core::{
    Result,
    access::{Permission, Scope},
};
use serde::Serialize;

const MANY: &str = "/workspace/orgs/{organization}/members/roles";

pub(super) fn operations() -> Vec<Operation> {
    vec![get("members.roles.list", MANY).needs(Permission::RolesList).handle(example(MANY), list)]
}

#[derive(Serialize)]
struct Roles {
    roles: Vec<InstanceRole>,
}

async fn list(context: Context, org: Org) -> Result<Json<Roles>> {
    let actor = org.actor(&context).await?;
    context.directory.permit(&actor, Permission::RolesList, Scope::Organization).await?;
    Ok(Json(Roles { roles: InstanceRole::all() }))
}
