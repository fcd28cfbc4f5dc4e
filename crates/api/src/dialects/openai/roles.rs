//! Roles of the organization and of projects: those that are always there, and custom ones.

use super::{
    ids::Shown,
    level::{InOrganization, Level, Where, Which},
    page::{Asked, Next, ROLES},
    scopes,
    wire::{Deleted, Role},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post},
    request::{Body, Input, Request},
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission},
    id::entity,
    page::{Order, Page},
    patch::Patch,
    role,
    text::{Description, Name, ScopeWord},
};
use serde::{Deserialize, Deserializer};

const PATH: &str = "/organization/roles";
const ONE: &str = "/organization/roles/{role}";
const OF_PROJECT: &str = "/projects/{project}/roles";
const ONE_OF_PROJECT: &str = "/projects/{project}/roles/{role}";

type Project = super::ids::Text<entity::Workspace>;

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    const NEW: &str = r#"{"role_name":"An example","permissions":["api.groups.read"]}"#;
    const CHANGED: &str = r#"{"role_name":"Renamed"}"#;
    const MANY: &str = "/projects/{workspace}/roles";
    const EXAMPLE: &str = "/projects/{workspace}/roles/{workspace_role}";
    vec![
        get("roles.list", PATH).needs(P::RolesList).handle(example(PATH), list::<InOrganization>),
        post("roles.create", PATH).needs(P::RolesCreate).handle(example_with(PATH, NEW), create::<InOrganization>),
        get("roles.retrieve", ONE).needs(P::RolesRead).handle(example(ONE), retrieve::<InOrganization>),
        post("roles.update", ONE).needs(P::RolesUpdate).handle(example_with(ONE, CHANGED), update::<InOrganization>),
        delete("roles.delete", ONE).needs(P::RolesDelete).handle(example(ONE), remove::<InOrganization>),
        get("projects.roles.list", OF_PROJECT).needs(P::RolesList).handle(example(MANY), list::<Project>),
        post("projects.roles.create", OF_PROJECT).needs(P::RolesCreate).handle(example_with(MANY, NEW), create::<Project>),
        get("projects.roles.retrieve", ONE_OF_PROJECT).needs(P::RolesRead).handle(example(EXAMPLE), retrieve::<Project>),
        post("projects.roles.update", ONE_OF_PROJECT).needs(P::RolesUpdate).handle(example_with(EXAMPLE, CHANGED), update::<Project>),
        delete("projects.roles.delete", ONE_OF_PROJECT).needs(P::RolesDelete).handle(example(EXAMPLE), remove::<Project>),
    ]
}

/// A role in a path, as text until it is known where it would lie.
pub(super) struct RoleText(String);

impl Input for RoleText {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("role").to_owned()))
    }
}

impl RoleText {
    /// Which one is meant. Text that names none becomes one that is not there.
    pub(super) async fn which(&self, level: &Level, context: &Context, actor: &Actor) -> Result<Which> {
        let found = level.by_id(context, actor, &self.0).await?;
        Ok(found.unwrap_or(Which::Custom(roster_core::id::Id::from_bytes([0; 16]))))
    }

    /// Where the custom role lies that is to be changed.
    async fn custom(&self, level: &Level, context: &Context, actor: &Actor, permission: Permission) -> Result<role::Place> {
        match self.which(level, context, actor).await? {
            Which::Custom(id) => Ok(level.place(id)),
            Which::Organization(_) | Which::Project(_) => {
                level.permit(context, actor, permission).await?;
                Err(Error::Conflict("predefined roles can't be changed or deleted: create a role of your own".into()))
            }
        }
    }
}

/// What part of a list of roles is asked for.
pub(super) struct Listing(Asked);

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        Asked::ordered(request, ROLES, Order::Ascending).map(Self)
    }
}

/// A place in a list of roles: all of them have one order, by the core's ids.
pub(super) struct Place {
    limit: usize,
    pub(super) order: Order,
    after: Option<[u8; 16]>,
    is_empty: bool,
}

impl Listing {
    pub(super) async fn place(&self, level: &Level, context: &Context, actor: &Actor) -> Result<Place> {
        let Asked { limit, after, order } = &self.0;
        let after = match after {
            None => None,
            Some(text) => Some(level.by_id(context, actor, text).await?.map(|role| *role.id().as_bytes())),
        };
        let is_empty = *limit == 0 || after == Some(None);
        Ok(Place { limit: usize::try_from(*limit).unwrap_or(usize::MAX), order: *order, after: after.flatten(), is_empty })
    }
}

impl Place {
    /// Whether a role comes after the place.
    pub(super) fn is_before(&self, role: Which) -> bool {
        self.after.is_none_or(|after| match self.order {
            Order::Ascending => *role.id().as_bytes() > after,
            Order::Descending => *role.id().as_bytes() < after,
        })
    }

    /// The page of rows that come after the place, `more` if there are others behind them.
    pub(super) fn page<T: super::page::Row>(&self, mut rows: Vec<T>, more: bool) -> Next<T> {
        let has_more = !self.is_empty && (more || rows.len() > self.limit);
        rows.truncate(if self.is_empty { 0 } else { self.limit });
        Next::of(rows, has_more)
    }
}

async fn list<W: Where>(context: Context, (place, asked): (W, Listing)) -> Result<Json<Next<Role>>> {
    let actor = context.actor()?;
    let level = Level::read(&place, &context, &actor).await?;
    let at = asked.place(&level, &context, &actor).await?;
    let page = Page::by_id(asked.0.limit.max(1), at.order, at.after)?;
    let listed = role::list(&context.directory, &actor, level.workspace, &role::Filter::default(), page).await?;
    let ids: Vec<_> = listed.items.iter().map(|role| role.id).collect();
    let shown = Shown::default().with(&context, &actor, &ids).await?;
    let custom = listed.items.iter().map(|role| Role::custom(role, &level, &shown));
    let predefined = level.predefined().into_iter().filter(|role| at.is_before(*role)).filter_map(|role| Role::predefined(role, &level));
    let rows: Vec<_> = match at.order {
        Order::Ascending => predefined.chain(custom).collect(),
        // What is older than a part that is cut is not shown yet.
        Order::Descending if listed.next.is_some() => custom.collect(),
        Order::Descending => custom.chain(predefined.rev()).collect(),
    };
    Ok(Json(at.page(rows, listed.next.is_some())))
}

/// A custom role in the vendor's shape.
pub(super) async fn shown(context: &Context, actor: &Actor, level: &Level, role: &role::Role) -> Result<Role> {
    let shown = Shown::default().with(context, actor, &[role.id]).await?;
    Ok(Role::custom(role, level, &shown))
}

#[derive(Deserialize)]
struct New {
    role_name: Name,
    permissions: Vec<ScopeWord>,
    description: Option<Description>,
}

async fn create<W: Where>(context: Context, (place, Body(new)): (W, Body<New>)) -> Result<Json<Role>> {
    let actor = context.actor()?;
    let level = Level::read(&place, &context, &actor).await?;
    level.permit(&context, &actor, Permission::RolesCreate).await?;
    let words = scopes::unique(new.permissions);
    // The vendor's own names are taken, as the core's are.
    if level.by_name(&context, &actor, &role::canonical(&new.role_name)).await?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::Role, field: "role_name" });
    }
    let change = role::Create {
        workspace: level.workspace,
        name: new.role_name,
        description: new.description,
        permissions: scopes::permissions(&words, level.workspace.is_some()),
        scopes: Some(words),
        created_at: None,
    };
    let created = context.change(&actor, change).await.map_err(respelled)?.value;
    Ok(Json(shown(&context, &actor, &level, &created).await?))
}

/// The vendor's name for the field `name`, which it shows under ours.
fn respelled(error: Error) -> Error {
    match error {
        Error::AlreadyExists { kind: Kind::Role, .. } => Error::AlreadyExists { kind: Kind::Role, field: "role_name" },
        other => other,
    }
}

/// The role of a path; a custom one must lie there.
pub(super) async fn found(context: &Context, actor: &Actor, level: &Level, which: Which) -> Result<Role> {
    match which {
        Which::Custom(id) => {
            let found = role::get(&context.directory, actor, id).await?;
            if found.workspace != level.workspace {
                return Err(Error::NotFound(Kind::Role));
            }
            shown(context, actor, level, &found).await
        }
        predefined => {
            level.permit(context, actor, Permission::RolesRead).await?;
            Role::predefined(predefined, level).ok_or(Error::NotFound(Kind::Role))
        }
    }
}

async fn retrieve<W: Where>(context: Context, (place, named): (W, RoleText)) -> Result<Json<Role>> {
    let actor = context.actor()?;
    let level = Level::read(&place, &context, &actor).await?;
    let which = named.which(&level, &context, &actor).await?;
    Ok(Json(found(&context, &actor, &level, which).await?))
}

/// `null` for the name and the permissions keeps them; for the description it clears it.
#[derive(Deserialize)]
struct Changes {
    role_name: Option<Name>,
    permissions: Option<Vec<ScopeWord>>,
    #[serde(default, deserialize_with = "given")]
    description: Option<Option<Description>>,
}

/// Tells `null` from what is absent.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<Description>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

async fn update<W: Where>(context: Context, ((place, named), Body(changes)): ((W, RoleText), Body<Changes>)) -> Result<Json<Role>> {
    let actor = context.actor()?;
    let level = Level::read(&place, &context, &actor).await?;
    let place = named.custom(&level, &context, &actor, Permission::RolesUpdate).await?;
    let words = changes.permissions.map(scopes::unique);
    let change = role::Update {
        name: changes.role_name,
        description: match changes.description {
            None => Patch::Keep,
            Some(None) => Patch::Clear,
            Some(Some(text)) => Patch::Set(text),
        },
        permissions: words.as_deref().map(|words| scopes::permissions(words, level.workspace.is_some())),
        scopes: words.map_or(Patch::Keep, Patch::Set),
        ..role::Update::of(place)
    };
    let changed = context.change(&actor, change).await.map_err(respelled)?.value;
    Ok(Json(shown(&context, &actor, &level, &changed).await?))
}

async fn remove<W: Where>(context: Context, (place, named): (W, RoleText)) -> Result<Json<Deleted>> {
    let actor = context.actor()?;
    let level = Level::read(&place, &context, &actor).await?;
    let place = named.custom(&level, &context, &actor, Permission::RolesDelete).await?;
    let shown = Shown::default().with(&context, &actor, &[place.id]).await?;
    context.change(&actor, role::Delete { place }).await?;
    Ok(Json(Deleted::new("role.deleted", shown.id(place.id))))
}
