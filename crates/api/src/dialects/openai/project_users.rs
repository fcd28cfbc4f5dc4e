//! Project users: the core's members of workspaces.

use super::{
    convert::project_role_written,
    ids::{self, Shown, Text},
    level::{Level, Which, unknown_role},
    page::{Asked, Cursors},
    projects::in_use,
    role_assignments::{custom, give_in_project},
    wire::{Deleted, ProjectUser},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::Body,
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission, RoleChange, Scope, WorkspaceRole},
    id::{Id, UserId, WorkspaceId, entity},
    member::{self, Member, NewMember},
    patch::Patch,
    role,
    role_assignment::{Holder, WithoutRoles},
    text::Email,
    user,
};
use serde::Deserialize;

const PATH: &str = "/organization/projects/{project}/users";
const ONE: &str = "/organization/projects/{project}/users/{user}";

pub(super) fn operations() -> Vec<Operation> {
    const MANY: &str = "/organization/projects/{workspace}/users";
    const MEMBER: &str = "/organization/projects/{workspace}/users/{member}";
    use Permission as P;
    vec![
        get("projects.users.list", PATH).needs(P::MembersList).handle(example(MANY), list),
        post("projects.users.create", PATH)
            .needs_any_of(&[P::MembersCreate, P::MembersUpdate, P::MembersRead, P::RoleAssignmentsCreate])
            .handle(example_with(MANY, r#"{"user_id":"{user}","role":"member"}"#), add),
        get("projects.users.retrieve", ONE).needs(P::MembersRead).handle(example(MEMBER), retrieve),
        post("projects.users.update", ONE)
            .needs_any_of(&[P::MembersUpdate, P::MembersRead, P::RoleAssignmentsCreate])
            .handle(example_with(MEMBER, r#"{"role":"owner"}"#), update),
        delete("projects.users.delete", ONE).needs_any_of(&[P::MembersDelete, P::RoleAssignmentsDelete]).handle(example(MEMBER), remove),
    ]
}

type Project = Text<entity::Workspace>;
type User = Text<entity::User>;

async fn list(context: Context, (project, asked): (Project, Asked)) -> Result<Json<Cursors<ProjectUser>>> {
    let actor = context.actor()?;
    let workspace = project.id(&context, &actor).await?;
    in_use(&context, &actor, workspace, Permission::MembersList).await?;
    let part = asked.part::<entity::User>(&context, &actor).await?;
    let listed = member::list(&context.directory, &actor, workspace, &member::Filter::default(), part.page).await?;
    let (members, has_more) = part.of(listed);
    let users: Vec<_> = members.iter().map(|member| member.user.id).collect();
    let shown = Shown::default().with(&context, &actor, &users).await?;
    Ok(Json(Cursors::of(members.iter().map(|member| ProjectUser::new(member, &shown)).collect(), has_more)))
}

async fn one(context: &Context, actor: &Actor, member: &Member) -> Result<Json<ProjectUser>> {
    let shown = Shown::default().with(context, actor, &[member.user.id]).await?;
    Ok(Json(ProjectUser::new(member, &shown)))
}

#[derive(Deserialize)]
struct New {
    user_id: Option<String>,
    email: Option<Email>,
    role: String,
}

impl New {
    /// Who is meant; an id that nobody has for text that names nobody, and then the field that named them.
    async fn user(&self, context: &Context, actor: &Actor) -> Result<(UserId, &'static str)> {
        match (&self.user_id, &self.email) {
            (Some(text), _) => Ok((ids::or_nobody(context, actor, text).await?, "user_id")),
            (None, Some(email)) => {
                let found = user::id_of_email(&context.directory, actor, email).await?;
                Ok((found.unwrap_or(Id::from_bytes([0; 16])), "email"))
            }
            (None, None) => Err(Error::invalid("user_id", "is needed, or the email: who is to be a user of the project")),
        }
    }
}

fn not_a_user(named_by: &'static str) -> Error {
    Error::invalid(named_by, "must be that of a user of this organization")
}

fn no_such_role(error: Error) -> Error {
    if error == Error::NotFound(Kind::Role) { unknown_role(true, "role") } else { error }
}

/// A role that is written: one that every project has, or a custom one beside it.
enum Written {
    Role(RoleChange<WorkspaceRole>),
    Custom(role::Place),
}

/// What a text means in the field `role`: a name, or an id.
async fn written(context: &Context, actor: &Actor, workspace: WorkspaceId, text: &str) -> Result<Written> {
    let level = Level::of(Some(workspace), context, actor).await?;
    let found = match level.by_name(context, actor, text).await? {
        None => level.by_id(context, actor, text).await?,
        found => found,
    };
    match found.ok_or_else(|| level.unknown("role"))? {
        Which::Custom(id) => Ok(Written::Custom(level.place(id))),
        predefined => {
            let (_, name) = level.shown(predefined).ok_or(Error::Internal)?;
            project_role_written(name).map(Written::Role)
        }
    }
}

/// Who is a user of the project already has the role from then on: the SDKs send a request again whose answer was lost.
async fn add(context: Context, (project, Body(new)): (Project, Body<New>)) -> Result<Json<ProjectUser>> {
    let actor = context.actor()?;
    let workspace = project.id(&context, &actor).await?;
    let permit = in_use(&context, &actor, workspace, Permission::MembersCreate).await?;
    let (user, named_by) = new.user(&context, &actor).await?;
    let written = match written(&context, &actor, workspace, &new.role).await? {
        Written::Role(role) => role,
        Written::Custom(place) => {
            let member = give_in_project(&context, &actor, workspace, user, place).await.map_err(|error| match error {
                Error::NotFound(Kind::User) => not_a_user(named_by),
                other => no_such_role(other),
            })?;
            return one(&context, &actor, &member).await;
        }
    };
    let role = written.to_give(|role| permit.may_manage_workspace_role(role))?;
    let add = member::Add { workspace, members: vec![NewMember::new(user, role)] };
    match context.change(&actor, add).await {
        Ok(added) => one(&context, &actor, added.value.first().ok_or(Error::Internal)?).await,
        Err(Error::AlreadyExists { kind: Kind::Member, .. }) => {
            let member = context.change(&actor, member::Update::role(workspace, user, written)).await?.value;
            one(&context, &actor, &member).await
        }
        Err(Error::Invalid { .. }) => Err(not_a_user(named_by)),
        Err(error) => Err(error),
    }
}

async fn retrieve(context: Context, (project, user): (Project, User)) -> Result<Json<ProjectUser>> {
    let actor = context.actor()?;
    let (workspace, user) = (project.id(&context, &actor).await?, user.id(&context, &actor).await?);
    let member = member::get(&context.directory, &actor, workspace, user).await?;
    one(&context, &actor, &member).await
}

#[derive(Deserialize)]
struct Changes {
    role: Option<String>,
}

async fn update(context: Context, ((project, user), Body(changes)): ((Project, User), Body<Changes>)) -> Result<Json<ProjectUser>> {
    let actor = context.actor()?;
    let (workspace, user) = (project.id(&context, &actor).await?, user.id(&context, &actor).await?);
    let role = match changes.role.as_deref() {
        None => None,
        Some(text) => {
            context.directory.permit(&actor, Permission::MembersUpdate, Scope::Workspace(workspace)).await?;
            match written(&context, &actor, workspace, text).await? {
                Written::Role(role) => Some(role),
                Written::Custom(place) => {
                    // Who is no user of the project is not found.
                    let member = member::get(&context.directory, &actor, workspace, user).await?;
                    context.change(&actor, custom(place, Holder::User(user))).await.map_err(no_such_role)?;
                    return one(&context, &actor, &member).await;
                }
            }
        }
    };
    let change = member::Update { workspace, user, role, scopes: Patch::Keep, expires_at: Patch::Keep };
    let member = context.change(&actor, change).await?.value;
    one(&context, &actor, &member).await
}

async fn remove(context: Context, (project, user): (Project, User)) -> Result<Json<Deleted>> {
    let actor = context.actor()?;
    let (workspace, user) = (project.id(&context, &actor).await?, user.id(&context, &actor).await?);
    let shown = Shown::default().with(&context, &actor, &[user]).await?;
    let change = member::Remove { workspace, user };
    context.change(&actor, WithoutRoles { change, workspace, holder: Holder::User(user) }).await?;
    Ok(Json(Deleted::new("organization.project.user.deleted", shown.id(user))))
}
