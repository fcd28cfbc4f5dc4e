//! The roles of users and of groups, in the organization and in projects. Those that are always there are attributes of who has
//! them: a user's role, a membership, a group's role; the others are assignments of custom roles.

use super::{
    convert::org_role_written,
    groups,
    ids::{Shown, Text},
    level::{InOrganization, Level, Where, Which, project_role_assigned},
    page::Next,
    roles::{self, Listing, RoleText},
    users,
    wire::{Assigned, AssignedRole, Group, Unassigned, User},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::{Body, Input},
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, OrganizationRole, Permission, RoleChange, Scope, WorkspaceRole},
    group,
    id::{GroupId, UserId, WorkspaceId, entity},
    member::{self, NewMember},
    patch::Patch,
    role::{self, AnyRole, Held},
    role_assignment::{self, Holder, WithRole},
    user, workspace_group,
};
use serde::Deserialize;

type Project = Text<entity::Workspace>;
type Of<W, H> = (W, H);

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    let users = ["users.roles.list", "users.roles.create", "users.roles.retrieve", "users.roles.delete"];
    let groups = ["groups.roles.list", "groups.roles.create", "groups.roles.retrieve", "groups.roles.delete"];
    let in_projects = [
        ["projects.users.roles.list", "projects.users.roles.create", "projects.users.roles.retrieve", "projects.users.roles.delete"],
        ["projects.groups.roles.list", "projects.groups.roles.create", "projects.groups.roles.retrieve", "projects.groups.roles.delete"],
    ];
    [
        rows::<InOrganization, Text<entity::User>>(
            users,
            ["/organization/users/{user}/roles", "/organization/users/{user}/roles/{role}"],
            ["/organization/users/{user}/roles", "/organization/users/{member}/roles/{role}"],
            IN_ORGANIZATION,
            &[P::RoleAssignmentsCreate, P::RolesRead, P::UsersRead, P::UsersUpdate, P::UserKeysList],
            &[P::RoleAssignmentsDelete, P::RoleAssignmentsList, P::UsersUpdate],
        ),
        rows::<InOrganization, Text<entity::Group>>(
            groups,
            ["/organization/groups/{group}/roles", "/organization/groups/{group}/roles/{role}"],
            ["/organization/groups/{group}/roles", "/organization/groups/{group}/roles/{role}"],
            IN_ORGANIZATION,
            &[P::RoleAssignmentsCreate, P::RolesRead, P::GroupsRead, P::GroupsUpdate],
            &[P::RoleAssignmentsDelete, P::RoleAssignmentsList, P::GroupsUpdate],
        ),
        rows::<Project, Text<entity::User>>(
            in_projects[0],
            ["/projects/{project}/users/{user}/roles", "/projects/{project}/users/{user}/roles/{role}"],
            ["/projects/{workspace}/users/{member}/roles", "/projects/{workspace}/users/{member}/roles/{workspace_role}"],
            IN_PROJECT,
            &[P::RoleAssignmentsCreate, P::RolesRead, P::MembersRead, P::MembersCreate, P::MembersUpdate, P::UserKeysList],
            &[P::RoleAssignmentsDelete, P::RoleAssignmentsList, P::MembersDelete],
        ),
        rows::<Project, Text<entity::Group>>(
            in_projects[1],
            ["/projects/{project}/groups/{group}/roles", "/projects/{project}/groups/{group}/roles/{role}"],
            ["/projects/{workspace}/groups/{group}/roles", "/projects/{workspace}/groups/{group}/roles/{workspace_role}"],
            IN_PROJECT,
            &[
                P::RoleAssignmentsCreate,
                P::RolesRead,
                P::GroupsRead,
                P::WorkspaceGroupsRead,
                P::WorkspaceGroupsCreate,
                P::WorkspaceGroupsUpdate,
            ],
            &[P::RoleAssignmentsDelete, P::RoleAssignmentsList, P::WorkspaceGroupsDelete],
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const IN_ORGANIZATION: &str = r#"{"role_id":"{role}"}"#;
const IN_PROJECT: &str = r#"{"role_id":"{workspace_role}"}"#;

/// The four rows of one kind of holder at one level: names, paths (all, one), their examples, and what an assignment and its end ask for.
fn rows<W: Where, H: Who>(
    [named_list, named_create, named_retrieve, named_delete]: [&'static str; 4],
    [all, one]: [&'static str; 2],
    [many, single]: [&'static str; 2],
    body: &'static str,
    asked: &'static [Permission],
    asked_to_end: &'static [Permission],
) -> Vec<Operation> {
    use Permission as P;
    vec![
        get(named_list, all).needs(P::RoleAssignmentsList).handle(example(many), list::<W, H>),
        post(named_create, all).needs_any_of(asked).handle(example_with(many, body), assign::<W, H>),
        get(named_retrieve, one).needs(P::RoleAssignmentsList).handle(example(single), retrieve::<W, H>),
        delete(named_delete, one).needs_any_of(asked_to_end).handle(example(single), unassign::<W, H>),
    ]
}

/// Who has roles, in a path.
trait Who: Input + Send + Sync + 'static {
    /// How the vendor calls what is left of an assignment.
    const UNASSIGNED: &'static str;

    fn holder(&self, context: &Context, actor: &Actor) -> impl Future<Output = Result<Holder>> + Send;
}

impl Who for Text<entity::User> {
    const UNASSIGNED: &'static str = "user.role.deleted";

    async fn holder(&self, context: &Context, actor: &Actor) -> Result<Holder> {
        self.id(context, actor).await.map(Holder::User)
    }
}

impl Who for Text<entity::Group> {
    const UNASSIGNED: &'static str = "group.role.deleted";

    async fn holder(&self, context: &Context, actor: &Actor) -> Result<Holder> {
        self.id(context, actor).await.map(Holder::Group)
    }
}

/// Every role that somebody has, as the vendor tells them apart, in the order of lists.
async fn held(context: &Context, actor: &Actor, level: &Level, holder: Holder) -> Result<Vec<Held>> {
    let mut held: Vec<Held> = Vec::new();
    for other in role::held(&context.directory, actor, holder, level.workspace).await? {
        match held.iter_mut().find(|known| Which::of(&known.role) == Which::of(&other.role)) {
            // Two of the core's that are shown under one name.
            Some(known) => {
                known.own |= other.own;
                let others = other.groups.into_iter().filter(|group| !known.groups.contains(group)).collect::<Vec<_>>();
                known.groups.extend(others);
            }
            None => held.push(other),
        }
    }
    held.sort_by_key(|held| Which::of(&held.role).id());
    Ok(held)
}

async fn shown(context: &Context, actor: &Actor, level: &Level, held: &[Held]) -> Result<Vec<AssignedRole>> {
    let custom = |held: &Held| if let AnyRole::Custom(role) = &held.role { Some(role.id) } else { None };
    let ids: Vec<_> = held.iter().filter_map(custom).collect();
    let groups: Vec<_> = held.iter().flat_map(|held| held.groups.iter().copied()).collect();
    let shown = Shown::default().with(context, actor, &ids).await?.with(context, actor, &groups).await?;
    Ok(held.iter().filter_map(|held| AssignedRole::new(held, level, &shown)).collect())
}

async fn list<W: Where, H: Who>(context: Context, ((place, who), asked): (Of<W, H>, Listing)) -> Result<Json<Next<AssignedRole>>> {
    let actor = context.actor()?;
    let level = Level::read(&place, &context, &actor).await?;
    let holder = who.holder(&context, &actor).await?;
    let at = asked.place(&level, &context, &actor).await?;
    let mut held = held(&context, &actor, &level, holder).await?;
    held.retain(|held| at.is_before(Which::of(&held.role)));
    if at.order == roster_core::page::Order::Descending {
        held.reverse();
    }
    Ok(Json(at.page(shown(&context, &actor, &level, &held).await?, false)))
}

async fn retrieve<W: Where, H: Who>(context: Context, ((place, who), named): (Of<W, H>, RoleText)) -> Result<Json<AssignedRole>> {
    let actor = context.actor()?;
    let level = Level::read(&place, &context, &actor).await?;
    let holder = who.holder(&context, &actor).await?;
    let which = named.which(&level, &context, &actor).await?;
    let mut held = held(&context, &actor, &level, holder).await?;
    held.retain(|held| Which::of(&held.role) == which);
    shown(&context, &actor, &level, &held).await?.pop().map(Json).ok_or(Error::NotFound(Kind::RoleAssignment))
}

#[derive(Deserialize)]
struct New {
    role_id: String,
}

/// Who has the role already keeps it: the SDKs send a request again whose answer was lost.
async fn assign<W: Where, H: Who>(context: Context, ((place, who), Body(new)): (Of<W, H>, Body<New>)) -> Result<Json<Assigned>> {
    let actor = context.actor()?;
    let level = Level::read(&place, &context, &actor).await?;
    level.permit(&context, &actor, Permission::RoleAssignmentsCreate).await?;
    let holder = who.holder(&context, &actor).await?;
    let which = level.by_id(&context, &actor, &new.role_id).await?.ok_or_else(|| level.unknown("role_id"))?;
    // Before anything is done: what is to be shown.
    let role = roles::found(&context, &actor, &level, which).await.map_err(|error| match error {
        Error::NotFound(Kind::Role) => level.unknown("role_id"),
        other => other,
    })?;
    Ok(Json(match holder {
        Holder::User(id) => {
            let user = give_user(&context, &actor, &level, id, which).await?;
            Assigned::User { object: "user.role", user: Box::new(user), role }
        }
        Holder::Group(id) => {
            let group = give_group(&context, &actor, &level, id, which).await?;
            Assigned::Group { object: "group.role", group: group.into(), role }
        }
        Holder::ServiceAccount(_) => return Err(Error::Internal),
    }))
}

/// A custom role for somebody, whether they have it or not.
pub(super) fn custom(role: role::Place, holder: Holder) -> role_assignment::Create {
    role_assignment::Create { again: true, ..role_assignment::Create::new(role, holder) }
}

async fn give_user(context: &Context, actor: &Actor, level: &Level, id: UserId, which: Which) -> Result<User> {
    let Some(workspace) = level.workspace else {
        let user = user::get(&context.directory, actor, id).await?;
        let user = match which {
            Which::Organization(role) => {
                let role = Some(org_role_written(if role == OrganizationRole::Owner { "owner" } else { "reader" })?);
                context.change(actor, user::Update { role, ..user::Update::of(id) }).await?.value
            }
            Which::Custom(role) => {
                context.change(actor, custom(level.place(role), Holder::User(id))).await?;
                user
            }
            Which::Project(_) => return Err(Error::Internal),
        };
        return users::one(context, actor, &user).await;
    };
    let member = match which {
        Which::Project(role) => put_into_project(context, actor, workspace, id, &project_role_assigned(role)).await?,
        Which::Custom(role) => give_in_project(context, actor, workspace, id, level.place(role)).await?,
        Which::Organization(_) => return Err(Error::Internal),
    };
    users::one(context, actor, &member.user).await
}

/// Gives a user one of the roles that every project has: as a new member, or as one that they are already.
async fn put_into_project(
    context: &Context,
    actor: &Actor,
    workspace: WorkspaceId,
    user: UserId,
    role: &RoleChange<WorkspaceRole>,
) -> Result<member::Member> {
    match member::get(&context.directory, actor, workspace, user).await {
        Ok(_) => Ok(context.change(actor, member::Update::role(workspace, user, role.clone())).await?.value),
        Err(Error::NotFound(Kind::Member)) => {
            let permit = context.directory.permit(actor, Permission::MembersCreate, Scope::Workspace(workspace)).await?;
            let role = role.to_give(|role| permit.may_manage_workspace_role(role))?;
            let add = member::Add { workspace, members: vec![NewMember::new(user, role)] };
            context.change(actor, add).await.map_err(no_such_user)?.value.pop().ok_or(Error::Internal)
        }
        Err(error) => Err(error),
    }
}

/// Gives a user a custom role of a project. Who is none of its users becomes one, as a member.
pub(super) async fn give_in_project(
    context: &Context,
    actor: &Actor,
    workspace: WorkspaceId,
    user: UserId,
    role: role::Place,
) -> Result<member::Member> {
    let role = custom(role, Holder::User(user));
    match member::get(&context.directory, actor, workspace, user).await {
        Ok(member) => {
            context.change(actor, role).await?;
            Ok((*member).clone())
        }
        Err(Error::NotFound(Kind::Member)) => {
            let add = member::Add { workspace, members: vec![NewMember::new(user, WorkspaceRole::Member)] };
            let added = context.change(actor, WithRole { change: add, role }).await.map_err(no_such_user)?.value;
            added.into_iter().next().ok_or(Error::Internal)
        }
        Err(error) => Err(error),
    }
}

/// The user stands in the path.
fn no_such_user(error: Error) -> Error {
    match error {
        Error::Invalid { field, .. } if field.ends_with("id") => Error::NotFound(Kind::User),
        other => other,
    }
}

async fn give_group(context: &Context, actor: &Actor, level: &Level, id: GroupId, which: Which) -> Result<Group> {
    let found = group::get(&context.directory, actor, id).await?;
    let group = match (level.workspace, which) {
        (None, Which::Organization(role)) => {
            // Only people are owners: a group that is one to the vendor is an admin here.
            let change = match role {
                OrganizationRole::Owner => RoleChange::from(OrganizationRole::Admin),
                _ => org_role_written("reader")?,
            };
            context.change(actor, group::Update { role: Patch::Set(change), ..group::Update::of(id) }).await?.value
        }
        (Some(workspace), Which::Project(role)) => {
            give_group_in_project(context, actor, workspace, id, &project_role_assigned(role)).await?;
            found
        }
        (Some(workspace), Which::Custom(role)) => {
            give_group_custom_role(context, actor, workspace, id, level.place(role)).await?;
            found
        }
        (None, Which::Custom(role)) => {
            context.change(actor, custom(level.place(role), Holder::Group(id))).await?;
            found
        }
        (None, Which::Project(_)) | (Some(_), Which::Organization(_)) => return Err(Error::Internal),
    };
    groups::shown(context, actor, &group).await
}

/// Gives a group one of the roles that every project has, in place of another one.
pub(super) async fn give_group_in_project(
    context: &Context,
    actor: &Actor,
    workspace: WorkspaceId,
    group: GroupId,
    role: &RoleChange<WorkspaceRole>,
) -> Result<workspace_group::WorkspaceGroup> {
    match workspace_group::get(&context.directory, actor, workspace, group).await {
        Ok(_) => Ok(context.change(actor, workspace_group::Update { workspace, group, role: role.clone() }).await?.value),
        Err(Error::NotFound(Kind::WorkspaceGroup)) => {
            let permit = context.directory.permit(actor, Permission::WorkspaceGroupsCreate, Scope::Workspace(workspace)).await?;
            let role = role.to_give(|role| permit.may_manage_workspace_role(role))?;
            Ok(context.change(actor, workspace_group::Create::new(workspace, group, role)).await?.value)
        }
        Err(error) => Err(error),
    }
}

/// Gives a group a custom role of a project. A group that has no role there gets the weakest besides.
pub(super) async fn give_group_custom_role(
    context: &Context,
    actor: &Actor,
    workspace: WorkspaceId,
    group: GroupId,
    role: role::Place,
) -> Result<workspace_group::WorkspaceGroup> {
    let role = custom(role, Holder::Group(group));
    match workspace_group::get(&context.directory, actor, workspace, group).await {
        Ok(given) => {
            context.change(actor, role).await?;
            Ok(given)
        }
        Err(Error::NotFound(Kind::WorkspaceGroup)) => {
            let change = workspace_group::Create::new(workspace, group, WorkspaceRole::Viewer);
            Ok(context.change(actor, WithRole { change, role }).await?.value)
        }
        Err(error) => Err(error),
    }
}

async fn unassign<W: Where, H: Who>(context: Context, ((place, who), named): (Of<W, H>, RoleText)) -> Result<Json<Unassigned>> {
    let actor = context.actor()?;
    let level = Level::read(&place, &context, &actor).await?;
    level.permit(&context, &actor, Permission::RoleAssignmentsDelete).await?;
    let holder = who.holder(&context, &actor).await?;
    match named.which(&level, &context, &actor).await? {
        Which::Custom(id) => {
            context.change(&actor, role_assignment::Delete { role: level.place(id), holder }).await?;
        }
        predefined => take(&context, &actor, &level, holder, predefined).await?,
    }
    Ok(Json(Unassigned { object: H::UNASSIGNED, deleted: true }))
}

/// Takes one of the roles away that are attributes of who has them; one that comes through a group is none of their own.
async fn take(context: &Context, actor: &Actor, level: &Level, holder: Holder, role: Which) -> Result<()> {
    let is_own = held(context, actor, level, holder).await?.iter().any(|held| held.own && Which::of(&held.role) == role);
    if !is_own {
        return Err(Error::NotFound(Kind::RoleAssignment));
    }
    match (holder, level.workspace) {
        (Holder::User(_), None) if role == Which::Organization(OrganizationRole::Member) => {
            return Err(Error::Conflict("every user of the organization is a reader at least: delete the user instead".into()));
        }
        (Holder::User(id), None) => {
            let role = Some(org_role_written("reader")?);
            context.change(actor, user::Update { role, ..user::Update::of(id) }).await?;
        }
        (Holder::User(user), Some(workspace)) => drop(context.change(actor, member::Remove { workspace, user }).await?),
        (Holder::Group(id), None) => {
            context.change(actor, group::Update { role: Patch::Clear, ..group::Update::of(id) }).await?;
        }
        (Holder::Group(group), Some(workspace)) => drop(context.change(actor, workspace_group::Delete { workspace, group }).await?),
        (Holder::ServiceAccount(_), _) => return Err(Error::Internal),
    }
    Ok(())
}
