//! Organization users. None is created here: they come by accepting an invite, or through the native API.

use super::{
    convert::org_role_written,
    ids::{DIALECT, Shown, Text},
    level::{Level, Which, unknown_role},
    page::{Asked, Cursors},
    role_assignments::custom,
    wire::{self, Deleted},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::{Body, Input, Request},
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, OrganizationRole, Permission, Scope},
    api_key,
    dialect_data::{self, DialectPatch},
    id::{UserId, entity},
    patch::Patch,
    role::Place,
    role_assignment::{Holder, WithRole},
    text::Email,
    user::{self, User},
};
use serde::Deserialize;

const PATH: &str = "/organization/users";
const ONE: &str = "/organization/users/{user}";

pub(super) fn operations() -> Vec<Operation> {
    vec![
        get("users.list", PATH).needs(Permission::UsersList).handle(example(PATH), list),
        get("users.retrieve", ONE).needs(Permission::UsersRead).handle(example(ONE), retrieve),
        post("users.update", ONE)
            .needs_any_of(&[Permission::UsersUpdate, Permission::RoleAssignmentsCreate])
            .handle(example_with(ONE, r#"{"role":"owner","technical_level":"advanced"}"#), update),
        delete("users.delete", ONE).needs(Permission::UsersDelete).handle(example(ONE), remove),
    ]
}

struct Listing {
    filter: user::Filter,
    asked: Asked,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        let emails = request.query_list("emails")?.into_iter().map(Email::try_from).collect::<Result<_>>();
        let emails = emails.map_err(|error| error.below("emails"))?;
        Ok(Self { filter: user::Filter { emails, ..user::Filter::default() }, asked: Asked::read(request)? })
    }
}

async fn list(context: Context, Listing { filter, asked }: Listing) -> Result<Json<Cursors<wire::User>>> {
    let actor = context.actor()?;
    let part = asked.part::<entity::User>(&context, &actor).await?;
    let listed = user::list(&context.directory, &actor, &filter, part.page).await?;
    let (users, has_more) = part.of(listed);
    Ok(Json(Cursors::of(shown(&context, &actor, &users).await?, has_more)))
}

/// Users in the vendor's shape.
pub(super) async fn shown(context: &Context, actor: &Actor, users: &[User]) -> Result<Vec<wire::User>> {
    let ids: Vec<UserId> = users.iter().map(|user| user.id).collect();
    let objects: Vec<_> = ids.iter().map(|id| *id.as_bytes()).collect();
    let beside = dialect_data::of(&context.directory, actor, &DIALECT, Kind::User, &objects).await?;
    let last_used = api_key::last_used_by(&context.directory, actor, &ids).await?;
    let (shown, none) = (Shown::default().with(context, actor, &ids).await?, wire::Beside::new());
    let shape = |user: &User| {
        let beside = beside.get(user.id.as_bytes()).unwrap_or(&none);
        wire::User::new(user, beside, last_used.get(&user.id).copied(), &shown)
    };
    Ok(users.iter().map(shape).collect())
}

/// A user by themselves.
pub(super) async fn one(context: &Context, actor: &Actor, user: &User) -> Result<wire::User> {
    shown(context, actor, std::slice::from_ref(user)).await?.pop().ok_or(Error::Internal)
}

async fn retrieve(context: Context, named: Text<entity::User>) -> Result<Json<wire::User>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    let user = user::get(&context.directory, &actor, id).await?;
    let projects = user::workspaces(&context.directory, &actor, id).await?;
    let ids: Vec<_> = projects.iter().map(|project| project.id).collect();
    let shown = Shown::default().with(&context, &actor, &ids).await?;
    Ok(Json(one(&context, &actor, &user).await?.with_projects(&projects, &shown)))
}

#[derive(Deserialize)]
struct Changes {
    role: Option<String>,
    role_id: Option<String>,
    technical_level: Option<String>,
    developer_persona: Option<String>,
}

async fn update(context: Context, (named, Body(changes)): (Text<entity::User>, Body<Changes>)) -> Result<Json<wire::User>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    let which = role_named(&context, &actor, changes.role_id.as_deref(), changes.role.as_deref()).await?;
    let field = |text: Option<String>| text.map_or(Patch::Keep, |text| Patch::Set(text.into()));
    let fields = vec![("technical_level", field(changes.technical_level)), ("developer_persona", field(changes.developer_persona))];
    let dialect_data = Some(DialectPatch { dialect: DIALECT.clone(), fields });
    let change = user::Update { dialect_data, ..user::Update::of(id) };
    let user = match which {
        None => context.change(&actor, change).await?.value,
        Some((Which::Organization(role), _)) => {
            let role = Some(org_role_written(if role == OrganizationRole::Owner { "owner" } else { "reader" })?);
            context.change(&actor, user::Update { role, ..change }).await?.value
        }
        Some((Which::Custom(role), field)) => {
            let role = custom(Place { id: role, workspace: None }, Holder::User(id));
            let changed = context.change(&actor, WithRole { change, role }).await;
            changed.map_err(|error| if error == Error::NotFound(Kind::Role) { unknown_role(false, field) } else { error })?.value
        }
        Some((Which::Project(_), _)) => return Err(Error::Internal),
    };
    Ok(Json(one(&context, &actor, &user).await?))
}

/// The role that a change asks for, and the field that names it. A custom one comes beside the role that every user has.
async fn role_named(context: &Context, actor: &Actor, id: Option<&str>, name: Option<&str>) -> Result<Option<(Which, &'static str)>> {
    let (Some(text), field) = (id.or(name), if id.is_some() { "role_id" } else { "role" }) else { return Ok(None) };
    // Before any look for a name.
    context.directory.permit(actor, Permission::UsersUpdate, Scope::Organization).await?;
    let level = Level::of(None, context, actor).await?;
    let mut found = if id.is_none() { level.by_name(context, actor, text).await? } else { None };
    if found.is_none() {
        found = level.by_id(context, actor, text).await?;
    }
    found.map(|which| Some((which, field))).ok_or_else(|| unknown_role(false, field))
}

async fn remove(context: Context, named: Text<entity::User>) -> Result<Json<Deleted>> {
    let actor = context.actor()?;
    let id = named.id(&context, &actor).await?;
    let shown = Shown::default().with(&context, &actor, &[id]).await?;
    context.change(&actor, user::Delete { id }).await?;
    Ok(Json(Deleted::new("organization.user.deleted", shown.id(id))))
}
