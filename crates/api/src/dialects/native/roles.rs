//! The roles that can be assigned, and the permissions that they and the scopes of keys are made of.

use super::{
    page::{List, Part},
    place::{Place, workspace_named},
};
use crate::{
    answer::{Json, NoContent, Tagged},
    context::Context,
    describe::{DescribedInput, Parameter, query, schema_of},
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, Input, Request, present},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::{Actor, OrganizationRole, Permission, PermissionSet, Scope, WorkspaceRole},
    clock::Timestamp,
    id::{RoleId, WorkspaceId},
    patch::Patch,
    role::{self, AnyRole},
    text::{Description, Name, ScopeWord},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/organizations/{organization}/roles";
    const ONE: &str = "/organizations/{organization}/roles/{role}";
    const PERMISSIONS: &str = "/organizations/{organization}/permissions";
    const NEW: &str = r#"{"name": "Auditors", "permissions": ["users.list"]}"#;
    vec![
        get("roles.list", MANY)
            .needs(Permission::RolesList)
            .does("List roles")
            .noting("The built-in ones first, beside the limit, and only where a list begins; then the custom ones of the place, newest first.")
            .handle(example(MANY), list),
        post("roles.create", MANY)
            .needs(Permission::RolesCreate)
            .answers(StatusCode::CREATED)
            .does("Create a custom role")
            .noting(
                "With `workspace` it is a role of that workspace and holds only what is asked there; else of the organization, and counts in \
                every workspace. Nobody puts more into a role than they hold. It gives nothing until it is assigned.",
            )
            .handle(example_with(MANY, NEW), create),
        get("roles.read", ONE).needs(Permission::RolesRead).does("Read a role").handle(example(ONE), read),
        patch("roles.update", ONE)
            .needs(Permission::RolesUpdate)
            .does("Change a custom role")
            .noting("Whoever has it has the permissions of it from now on. Built-in roles don't change.")
            .handle(example_with(ONE, r#"{"description": "For all"}"#), update),
        delete("roles.delete", ONE)
            .needs(Permission::RolesDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Delete a custom role")
            .noting("Whoever has it loses what it holds.")
            .handle(example(ONE), remove),
        get("permissions.list", PERMISSIONS)
            .needs(Permission::RolesList)
            .does("List permissions")
            .handle(example(PERMISSIONS), permissions),
    ]
}

/// A role.
#[derive(Serialize, JsonSchema)]
pub(super) struct Role {
    id: RoleId,
    name: Cow<'static, str>,
    description: Option<Description>,
    /// Where it is assigned: `organization` or `workspace`.
    #[schemars(extend("enum" = ["organization", "workspace"]))]
    level: &'static str,
    /// The workspace of a custom role of one workspace.
    workspace: Option<WorkspaceId>,
    built_in: bool,
    /// The workspace role that it gives in every workspace.
    implied_in_workspaces: Option<WorkspaceRole>,
    permissions: PermissionSet,
    /// Words for what it holds, as a surface gave them.
    scopes: Option<Vec<ScopeWord>>,
    /// Null for a built-in role.
    created_at: Option<Timestamp>,
    /// Null for a built-in role.
    updated_at: Option<Timestamp>,
}

impl From<AnyRole> for Role {
    fn from(role: AnyRole) -> Self {
        let built_in = |id, name: &'static str, level, implied_in_workspaces, permissions| Self {
            id,
            name: name.into(),
            description: None,
            level,
            workspace: None,
            built_in: true,
            implied_in_workspaces,
            permissions,
            scopes: None,
            created_at: None,
            updated_at: None,
        };
        match role {
            AnyRole::Organization(role) => {
                built_in(role.id(), role.as_str(), "organization", role.implied_in_workspaces(), role.permissions())
            }
            AnyRole::Workspace(role) => built_in(role.id(), role.as_str(), "workspace", None, role.permissions()),
            AnyRole::Custom(role) => role.into(),
        }
    }
}

impl From<role::Role> for Role {
    fn from(found: role::Role) -> Self {
        let role::Role { id, workspace, name, description, scopes, permissions, created_at, updated_at, version: _ } = found;
        Self {
            id,
            name: name.to_string().into(),
            description,
            level: if workspace.is_some() { "workspace" } else { "organization" },
            workspace,
            built_in: false,
            implied_in_workspaces: None,
            permissions,
            scopes,
            created_at: Some(created_at),
            updated_at: Some(updated_at),
        }
    }
}

/// The workspace that a query names, by id or slug.
pub(super) struct Within(Option<String>);

impl Input for Within {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.query("workspace")?))
    }
}

impl DescribedInput for Within {
    fn parameters() -> Vec<Parameter> {
        vec![query("workspace", schema_of::<String>, "Those of this workspace, by id or slug, instead of the organization's own.")]
    }
}

impl Within {
    pub(super) async fn id(&self, context: &Context, actor: &Actor) -> Result<Option<WorkspaceId>> {
        match &self.0 {
            Some(text) => workspace_named(context, actor, text).await.map(Some),
            None => Ok(None),
        }
    }
}

struct Named(role::Filter);

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(role::Filter { name: request.query("name")? }))
    }
}

impl DescribedInput for Named {
    fn parameters() -> Vec<Parameter> {
        vec![query("name", schema_of::<Name>, "Only the role with this name, whatever its case.")]
    }
}

type Listing = (Place, ((Within, Named), Part));

async fn list(context: Context, (place, ((within, Named(filter)), Part(page))): Listing) -> Result<Json<List<Role>>> {
    let actor = place.actor(&context).await?;
    let workspace = within.id(&context, &actor).await?;
    let listed = role::list(&context.directory, &actor, workspace, &filter, page).await?;
    let mut data: Vec<Role> = built_in(workspace, &filter).into_iter().map(Role::from).collect();
    let total = data.len() as u64 + listed.total;
    if !page.is_first() {
        data.clear();
    }
    data.extend(listed.items.into_iter().map(Role::from));
    Ok(Json(List::cut(data, listed.next.map(|position| position.cursor()), total)))
}

/// The built-in roles that are assigned there, strongest first: both levels' where no workspace is named.
fn built_in(workspace: Option<WorkspaceId>, filter: &role::Filter) -> Vec<AnyRole> {
    let named = |name: &str| filter.name.as_deref().is_none_or(|wanted| role::canonical(wanted) == name);
    let organization = OrganizationRole::ALL.iter().rev().copied().filter(|role| workspace.is_none() && named(role.as_str()));
    let in_workspaces = WorkspaceRole::ALL.iter().rev().copied().filter(|role| named(role.as_str()));
    organization.map(AnyRole::Organization).chain(in_workspaces.map(AnyRole::Workspace)).collect()
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewRole {
    name: Name,
    description: Option<Description>,
    /// The workspace that it is a role of, by id or slug; the organization when absent.
    workspace: Option<String>,
    permissions: Vec<Permission>,
    /// Words to keep beside the permissions.
    scopes: Option<Vec<ScopeWord>>,
}

async fn create(context: Context, (place, Body(new)): (Place, Body<NewRole>)) -> Result<Tagged<Role>> {
    let actor = place.actor(&context).await?;
    let NewRole { name, description, workspace, permissions, scopes } = new;
    let workspace = Within(workspace).id(&context, &actor).await?;
    let create = role::Create { workspace, name, description, scopes, permissions: permissions.into_iter().collect(), created_at: None };
    let found = context.change(&actor, create).await?.value;
    context.tagged(actor.organization, found.version, found.into()).await
}

async fn read(context: Context, place: Place) -> Result<Tagged<Role>> {
    let actor = place.actor(&context).await?;
    let id = place.role()?;
    if let Some(role) = built_in_of(id) {
        context.directory.permit(&actor, Permission::RolesRead, Scope::Organization).await?;
        // What is built into the program has no version of its own.
        return context.tagged(actor.organization, 0, role.into()).await;
    }
    let found = role::get(&context.directory, &actor, id).await?;
    context.tagged(actor.organization, found.version, found.into()).await
}

fn built_in_of(id: RoleId) -> Option<AnyRole> {
    OrganizationRole::from_id(id).map(AnyRole::Organization).or(WorkspaceRole::from_id(id).map(AnyRole::Workspace))
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct RoleChanges {
    #[serde(deserialize_with = "present")]
    #[schemars(with = "Name")]
    name: Option<Name>,
    description: Patch<Description>,
    /// All that it holds from now on.
    #[serde(deserialize_with = "present")]
    #[schemars(with = "Vec<Permission>")]
    permissions: Option<Vec<Permission>>,
    scopes: Patch<Vec<ScopeWord>>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<RoleChanges>)) -> Result<Tagged<Role>> {
    let actor = place.actor(&context).await?;
    let which = changeable(&context, &actor, &place).await?;
    let RoleChanges { name, description, permissions, scopes } = changes;
    let permissions = permissions.map(|list| list.into_iter().collect());
    let update = role::Update { name, description, scopes, permissions, ..role::Update::of(which) };
    let found = context.change(&actor, update).await?.value;
    context.tagged(actor.organization, found.version, found.into()).await
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    let which = changeable(&context, &actor, &place).await?;
    context.change(&actor, role::Delete { place: which }).await?;
    Ok(NoContent)
}

/// Where the role of a path lies, when it can change at all.
async fn changeable(context: &Context, actor: &Actor, place: &Place) -> Result<role::Place> {
    let id = place.role()?;
    if built_in_of(id).is_some() {
        return Err(Error::Conflict("built-in roles don't change: create a custom one".into()));
    }
    role::place(&context.directory, actor, id).await
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
