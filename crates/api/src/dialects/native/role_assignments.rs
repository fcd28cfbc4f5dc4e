//! Who has which custom roles, and every role of one principal.

use super::{
    page::{List, Part},
    place::Place,
    roles::{Role, Within},
};
use crate::{
    answer::{Json, NoContent, Tagged},
    context::Context,
    describe::{DescribedInput, Parameter, query, schema_of},
    operation::{Operation, delete, example, example_with, get, post},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::Permission,
    clock::Timestamp,
    id::{Entity, GroupId, Id, RoleAssignmentId, RoleId, ServiceAccountId, UserId, WorkspaceId},
    role,
    role_assignment::{self, Holder},
    text::Name,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/organizations/{organization}/role-assignments";
    const ONE: &str = "/organizations/{organization}/role-assignments/{role_assignment}";
    const OF_USER: &str = "/organizations/{organization}/users/{user}/roles";
    const OF_GROUP: &str = "/organizations/{organization}/groups/{group}/roles";
    const OF_ACCOUNT: &str = "/organizations/{organization}/service-accounts/{service_account}/roles";
    const ABOUT: &str = "Built-in ones first, then custom ones; each once, with the groups that it comes through.";
    vec![
        get("role_assignments.list", MANY)
            .needs(Permission::RoleAssignmentsList)
            .does("List who has which custom roles")
            .noting("Roles of the organization and of all its workspaces, unless `workspace` names one.")
            .handle(example(MANY), list),
        post("role_assignments.create", MANY)
            .needs(Permission::RoleAssignmentsCreate)
            .answers(StatusCode::CREATED)
            .does("Give somebody a custom role")
            .noting("Exactly one of `user`, `group` and `service_account` says whom. Whoever is in a group has the group's roles.")
            .handle(example_with(MANY, r#"{"role": "{role}", "user": "{user}"}"#), create),
        get("role_assignments.read", ONE)
            .needs(Permission::RoleAssignmentsRead)
            .does("Read who has a custom role")
            .handle(example(ONE), read),
        delete("role_assignments.delete", ONE)
            .needs(Permission::RoleAssignmentsDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Take a custom role away")
            .handle(example(ONE), remove),
        get("role_assignments.of_user", OF_USER)
            .needs(Permission::RoleAssignmentsList)
            .does("List a user's roles in one place")
            .noting(ABOUT)
            .handle(example(OF_USER), of_user),
        get("role_assignments.of_group", OF_GROUP)
            .needs(Permission::RoleAssignmentsList)
            .does("List a group's roles in one place")
            .noting(ABOUT)
            .handle(example(OF_GROUP), of_group),
        get("role_assignments.of_service_account", OF_ACCOUNT)
            .needs(Permission::RoleAssignmentsList)
            .does("List a service account's roles in one place")
            .noting(ABOUT)
            .handle(example(OF_ACCOUNT), of_service_account),
    ]
}

/// A custom role of an assignment.
#[derive(Serialize, JsonSchema)]
struct NamedRole {
    id: RoleId,
    name: Name,
}

/// A custom role that somebody has: exactly one of `user`, `group` and `service_account` is there.
#[derive(Serialize, JsonSchema)]
struct RoleAssignment {
    id: RoleAssignmentId,
    role: NamedRole,
    /// The workspace that it is a role of; null: the organization.
    workspace: Option<WorkspaceId>,
    user: Option<UserId>,
    group: Option<GroupId>,
    service_account: Option<ServiceAccountId>,
    created_at: Timestamp,
}

impl From<role_assignment::RoleAssignment> for RoleAssignment {
    fn from(found: role_assignment::RoleAssignment) -> Self {
        let role_assignment::RoleAssignment { id, role, name, workspace, holder, created_at, version: _ } = found;
        let (mut user, mut group, mut service_account) = (None, None, None);
        match holder {
            Holder::User(id) => user = Some(id),
            Holder::Group(id) => group = Some(id),
            Holder::ServiceAccount(id) => service_account = Some(id),
        }
        Self { id, role: NamedRole { id: role, name }, workspace, user, group, service_account, created_at }
    }
}

/// Whose assignments, and of which role.
struct Of {
    role: Option<RoleId>,
    holder: Option<Holder>,
}

impl Input for Of {
    fn read(request: &Request) -> Result<Self> {
        let role = id(request, "role")?;
        let (user, group, service_account) = (id(request, "user")?, id(request, "group")?, id(request, "service_account")?);
        Ok(Self { role, holder: at_most_one(user, group, service_account)? })
    }
}

fn id<E: Entity>(request: &Request, name: &'static str) -> Result<Option<Id<E>>> {
    let unknown = || Error::invalid(name, format!("must be the id of a {}", E::KIND));
    request.query(name)?.map(|text| Id::parse(&text).ok_or_else(unknown)).transpose()
}

fn at_most_one(user: Option<UserId>, group: Option<GroupId>, service_account: Option<ServiceAccountId>) -> Result<Option<Holder>> {
    let holders = [user.map(Holder::User), group.map(Holder::Group), service_account.map(Holder::ServiceAccount)];
    let mut named = holders.into_iter().flatten();
    match (named.next(), named.next()) {
        (holder, None) => Ok(holder),
        _ => Err(Error::invalid("user", "name one alone: a user, a group or a service_account")),
    }
}

impl DescribedInput for Of {
    fn parameters() -> Vec<Parameter> {
        vec![
            query("role", schema_of::<RoleId>, "Only of this role."),
            query("user", schema_of::<UserId>, "Only this user's own; those of their groups are not among them."),
            query("group", schema_of::<GroupId>, "Only this group's."),
            query("service_account", schema_of::<ServiceAccountId>, "Only this service account's."),
        ]
    }
}

type Listing = (Place, ((Within, Of), Part));

async fn list(context: Context, (place, ((within, Of { role, holder }), Part(page))): Listing) -> Result<Json<List<RoleAssignment>>> {
    let actor = place.actor(&context).await?;
    let filter = role_assignment::Filter { workspace: within.id(&context, &actor).await?, role, holder };
    let listed = role_assignment::list(&context.directory, &actor, &filter, page).await?;
    Ok(Json(List::of(listed, RoleAssignment::from)))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewRoleAssignment {
    /// A custom role.
    role: RoleId,
    user: Option<UserId>,
    group: Option<GroupId>,
    service_account: Option<ServiceAccountId>,
}

async fn create(context: Context, (place, Body(new)): (Place, Body<NewRoleAssignment>)) -> Result<Tagged<RoleAssignment>> {
    let actor = place.actor(&context).await?;
    let holder = at_most_one(new.user, new.group, new.service_account)?;
    let holder = holder.ok_or(Error::invalid("user", "name one: a user, a group or a service_account"))?;
    let role = role::place(&context.directory, &actor, new.role).await?;
    let found = context.change(&actor, role_assignment::Create::new(role, holder)).await?.value;
    context.tagged(actor.organization, found.version, found.into()).await
}

async fn read(context: Context, place: Place) -> Result<Tagged<RoleAssignment>> {
    let actor = place.actor(&context).await?;
    let found = role_assignment::get(&context.directory, &actor, place.role_assignment()?).await?;
    context.tagged(actor.organization, found.version, found.into()).await
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    role_assignment::end(&context.directory, &actor, context.terms(), place.role_assignment()?).await?;
    Ok(NoContent)
}

/// A role of somebody in one place.
#[derive(Serialize, JsonSchema)]
struct HeldRole {
    role: Role,
    /// Whether it is their own, not only one of their groups'.
    own: bool,
    /// Since when a custom role is their own.
    assigned_at: Option<Timestamp>,
    /// The groups that it comes through.
    groups: Vec<GroupId>,
}

type Held = Result<Json<List<HeldRole>>>;

async fn held(context: &Context, place: &Place, within: &Within, holder: Holder) -> Held {
    let actor = place.actor(context).await?;
    let workspace = within.id(context, &actor).await?;
    let held = role::held(&context.directory, &actor, holder, workspace).await?;
    let shown = |role::Held { role, own, assigned_at, groups }| HeldRole { role: role.into(), own, assigned_at, groups };
    Ok(Json(List::whole(held.into_iter().map(shown).collect())))
}

async fn of_user(context: Context, (place, within): (Place, Within)) -> Held {
    held(&context, &place, &within, Holder::User(place.user()?)).await
}

async fn of_group(context: Context, (place, within): (Place, Within)) -> Held {
    held(&context, &place, &within, Holder::Group(place.group()?)).await
}

async fn of_service_account(context: Context, (place, within): (Place, Within)) -> Held {
    held(&context, &place, &within, Holder::ServiceAccount(place.service_account()?)).await
}
