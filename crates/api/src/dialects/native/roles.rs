//! The roles that can be assigned, and the permissions that they and the scopes of keys are made of.

use super::{page::List, place::Place};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, get},
};
use roster_core::{
    Result,
    access::{OrganizationRole, Permission, PermissionSet, Scope, WorkspaceRole},
    id::RoleId,
};
use schemars::JsonSchema;
use serde::Serialize;

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const ROLES: &str = "/organizations/{organization}/roles";
    const PERMISSIONS: &str = "/organizations/{organization}/permissions";
    vec![
        get("roles.list", ROLES).needs(Permission::RolesList).does("List roles").handle(example(ROLES), roles),
        get("permissions.list", PERMISSIONS)
            .needs(Permission::RolesList)
            .does("List permissions")
            .handle(example(PERMISSIONS), permissions),
    ]
}

/// A role.
#[derive(Serialize, JsonSchema)]
struct Role {
    id: RoleId,
    name: &'static str,
    /// Where it is assigned: `organization` or `workspace`.
    #[schemars(extend("enum" = ["organization", "workspace"]))]
    level: &'static str,
    built_in: bool,
    /// The workspace role that it gives in every workspace.
    implied_in_workspaces: Option<WorkspaceRole>,
    permissions: PermissionSet,
}

async fn roles(context: Context, place: Place) -> Result<Json<List<Role>>> {
    let actor = place.actor(&context).await?;
    context.directory.permit(&actor, Permission::RolesList, Scope::Organization).await?;
    let organization = OrganizationRole::ALL.iter().rev().map(|role| Role {
        id: role.id(),
        name: role.as_str(),
        level: "organization",
        built_in: true,
        implied_in_workspaces: role.implied_in_workspaces(),
        permissions: role.permissions(),
    });
    let workspace = WorkspaceRole::ALL.iter().rev().map(|role| Role {
        id: role.id(),
        name: role.as_str(),
        level: "workspace",
        built_in: true,
        implied_in_workspaces: None,
        permissions: role.permissions(),
    });
    Ok(Json(List::whole(organization.chain(workspace).collect())))
}

/// A permission with what it allows.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DescribedPermission")]
struct Described {
    name: Permission,
    description: &'static str,
}

async fn permissions(context: Context, place: Place) -> Result<Json<List<Described>>> {
    let actor = place.actor(&context).await?;
    context.directory.permit(&actor, Permission::RolesList, Scope::Organization).await?;
    let all = Permission::ALL.iter().map(|permission| Described { name: *permission, description: permission.sentence() });
    Ok(Json(List::whole(all.collect())))
}
