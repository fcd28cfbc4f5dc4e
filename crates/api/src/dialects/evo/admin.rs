//! The admin area: every workspace of the organization, for who may see them all by their role in it.

use super::{
    asking::Org,
    convert::{moment, workspace_role_written},
    ids::{self, Text, respelled},
    kept,
    listing::{Deleted, Listing, Roles},
    page::{Links, List},
    wire::{RoleField, Workspace},
    workspaces::shown,
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, example_with, get, post},
    request::Body,
};
use roster_core::{
    Error, Result,
    access::{Actor, Counting, Permission, Scope},
    id::entity,
    member::{Assign, Assignment},
    organization, user,
    workspace::{self, Found, Update, UpdateAll},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const MANY: &str = "/workspace/admin/orgs/{organization}/workspaces";
const ONE: &str = "/workspace/admin/orgs/{organization}/workspaces/{workspace}";
const OF_USER: &str = "/workspace/admin/orgs/{organization}/users/{user}/workspaces";
const ASSIGN: &str = "/workspace/admin/orgs/{organization}/action/bulk_assign_roles";
const ENABLE: &str = "/workspace/admin/orgs/{organization}/action/update_ml_enablement";
const SETTINGS: &str = "/workspace/admin/orgs/{organization}/settings";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        get("admin.workspaces.list", MANY)
            .needs_any_of(&[P::WorkspacesList, P::WorkspacesRestore, P::UsersRead])
            .handle(example(MANY), list),
        get("admin.workspaces.get", ONE)
            .needs_any_of(&[P::WorkspacesRead, P::WorkspacesRestore, P::UsersRead])
            .handle(example(ONE), retrieve),
        get("admin.users.workspaces", OF_USER)
            .needs_any_of(&[P::WorkspacesList, P::WorkspacesRestore, P::UsersRead])
            .handle(example(OF_USER), of_user),
        post("admin.bulk_assign_roles", ASSIGN).needs(P::MembersCreate).handle(
            example_with(ASSIGN, r#"{"role_assignments":[{"role":"viewer","user_id":"{user}","workspace_id":"{workspace}"}]}"#),
            bulk_assign,
        ),
        post("admin.update_ml_enablement", ENABLE)
            .needs(P::WorkspacesUpdate)
            .handle(example_with(ENABLE, r#"{"ml_enablements":[{"ml_enabled":true,"workspace_id":"{workspace}"}]}"#), enable),
        get("admin.settings", SETTINGS).needs(P::OrganizationsRead).handle(example(SETTINGS), settings),
    ]
}

/// Here a role is told only where it was given in the workspace itself: what an admin may see is no role.
async fn with_roles(context: &Context, actor: &Actor, listing: Listing, roles: Roles) -> Result<Json<List<Links, Workspace>>> {
    let (part, field) = (listing.part, if matches!(roles, Roles::Of(_)) { RoleField::UserRole } else { RoleField::CurrentUserRole });
    let found = listing.find(context, actor, Counting::Effective, roles).await?;
    let results = shown(context, actor, &found.items, field).await?;
    Ok(Json(List { links: Links::new(context, part, results.len(), found.total), results }))
}

async fn list(context: Context, (org, listing): (Org, Listing)) -> Result<Json<List<Links, Workspace>>> {
    let asking = org.admin(&context, Permission::WorkspacesList).await?;
    with_roles(&context, &asking.actor, listing, Roles::Given).await
}

async fn retrieve(
    context: Context,
    (org, (named, Deleted(deleted))): (Org, (Text<entity::Workspace>, Deleted)),
) -> Result<Json<Workspace>> {
    let asking = org.admin(&context, Permission::WorkspacesRead).await?;
    let found = if deleted { asking.workspace_or_deleted(&context, &named).await? } else { asking.workspace(&context, &named).await? };
    let role = workspace::role_in(&context.directory, &asking.actor, found.id, Counting::ExplicitMembership).await?;
    let found = [Found { workspace: workspace::Workspace::clone(&found), role }];
    shown(&context, &asking.actor, &found, RoleField::CurrentUserRole).await?.pop().map(Json).ok_or(Error::Internal)
}

async fn of_user(context: Context, (org, (user, listing)): (Org, (Text<entity::User>, Listing))) -> Result<Json<List<Links, Workspace>>> {
    let asking = org.admin(&context, Permission::WorkspacesList).await?;
    context.directory.permit(&asking.actor, Permission::UsersRead, Scope::Organization).await?;
    let user = user.id(&context, &asking.actor).await?;
    user::get(&context.directory, &asking.actor, user).await?;
    with_roles(&context, &asking.actor, listing, Roles::Of(user)).await
}

#[derive(Deserialize)]
struct RoleAssignment {
    role: String,
    user_id: String,
    workspace_id: String,
}

#[derive(Deserialize)]
struct RoleAssignments {
    role_assignments: Vec<RoleAssignment>,
}

async fn bulk_assign(context: Context, (org, Body(body)): (Org, Body<RoleAssignments>)) -> Result<Json<Value>> {
    let asking = org.admin(&context, Permission::MembersCreate).await?;
    let mut assignments = Vec::with_capacity(body.role_assignments.len());
    for (at, assignment) in body.role_assignments.iter().enumerate() {
        let here = |error: Error| error.below(&format!("role_assignments[{at}]"));
        assignments.push(Assignment {
            workspace: ids::read(&context, &asking.actor, &assignment.workspace_id, "workspace_id").await.map_err(here)?,
            user: ids::read(&context, &asking.actor, &assignment.user_id, "user_id").await.map_err(here)?,
            role: workspace_role_written(&assignment.role).map_err(here)?,
        });
    }
    let names = [("assignments[", "role_assignments["), (".user", ".user_id"), (".workspace", ".workspace_id")];
    let assign = Assign { within: None, assignments };
    context.change(&asking.actor, assign).await.map_err(|error| match error {
        // The only list of this body, so the only field that can be too long.
        Error::LimitReached { max, .. } => Error::invalid("role_assignments", format!("must be at most {max} assignments")),
        other => respelled(other, &names),
    })?;
    Ok(Json(json!({})))
}

#[derive(Deserialize, Serialize)]
struct MlEnablement {
    ml_enabled: bool,
    workspace_id: String,
}

#[derive(Deserialize, Serialize)]
struct MlEnablements {
    ml_enablements: Vec<MlEnablement>,
}

async fn enable(context: Context, (org, Body(body)): (Org, Body<MlEnablements>)) -> Result<Json<MlEnablements>> {
    let asking = org.admin(&context, Permission::WorkspacesUpdate).await?;
    if body.ml_enablements.is_empty() {
        return Err(Error::invalid("ml_enablements", "must name at least one workspace"));
    }
    let mut updates = Vec::with_capacity(body.ml_enablements.len());
    for (at, enablement) in body.ml_enablements.iter().enumerate() {
        let id = ids::read(&context, &asking.actor, &enablement.workspace_id, "workspace_id").await;
        let id = id.map_err(|error| error.below(&format!("ml_enablements[{at}]")))?;
        updates.push(Update { dialect_data: Some(kept::ml_enablement(enablement.ml_enabled)), ..Update::of(id) });
    }
    context.change(&asking.actor, UpdateAll { updates }).await?;
    Ok(Json(body))
}

#[derive(Serialize)]
struct MlSettings {
    ml_enabled: bool,
}

#[derive(Serialize)]
struct Settings {
    id: String,
    settings: MlSettings,
    created_at: Option<String>,
    created_by: Option<String>,
    updated_at: Option<String>,
    updated_by: Option<String>,
}

async fn settings(context: Context, org: Org) -> Result<Json<Settings>> {
    let asking = org.admin(&context, Permission::OrganizationsRead).await?;
    let found = organization::get(&context.directory, &asking.actor).await?;
    let ml_enabled = found.settings.as_ref().and_then(|settings| settings.value().get("ml_enabled")?.as_bool()).unwrap_or(false);
    Ok(Json(Settings {
        id: ids::organization_shown(&context, asking.actor.organization).await?,
        settings: MlSettings { ml_enabled },
        created_at: Some(moment(found.created_at)),
        created_by: None,
        updated_at: Some(moment(found.updated_at)),
        updated_by: None,
    }))
}
