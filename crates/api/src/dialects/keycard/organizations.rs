//! Organizations: the caller's own, and all for an operator, who alone makes them.

use super::{
    ids::{self, Place, Shown},
    page::{Asked, Expand, Part},
    permissions::{Asker, Map},
    wire::{self, List},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, example_with, get, patch, post},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Error, Kind, Result,
    access::{Actor, OrganizationRole, Permission, Principal, Scope},
    id::OrganizationId,
    organization::{self, Organization},
    page::Listed,
    sso_connection,
    text::{Email, Label, Name},
    user, workspace,
};
use serde::{Deserialize, Serialize};

const PATH: &str = "/organizations";
const ONE: &str = "/organizations/{organization}";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        post("organizations.create", PATH)
            .needs_any_of(&[P::OrganizationsCreate, P::UsersRead])
            .answers(StatusCode::CREATED)
            .handle(example_with(PATH, r#"{"name":"New"}"#), create),
        get("organizations.list", PATH).needs_any_of(&[P::OrganizationsList, P::OrganizationsRead]).handle(example(PATH), list),
        get("organizations.retrieve", ONE).needs(P::OrganizationsRead).handle(example(ONE), retrieve),
        patch("organizations.update", ONE).needs(P::OrganizationsUpdate).handle(example_with(ONE, r#"{"name":"Renamed"}"#), update),
    ]
}

/// Whoever acts, as in the organization with this id. What follows from it is decided there.
const fn as_in(actor: &Actor, organization: OrganizationId) -> Actor {
    Actor { organization, ..*actor }
}

async fn shown(context: &Context, actor: &Actor, found: Organization, permissions: bool) -> Result<wire::Organization> {
    let home = workspace::default_of(&context.directory, actor).await?;
    let shown = Shown::default().organizations(context, &[found.id]).await?.with(context, actor, home.as_slice()).await?;
    let permissions = if permissions { Some(Asker::new(context, actor).organization().await?) } else { None };
    let sso_enabled = sso_connection::is_there(&context.directory, found.id).await?;
    Ok(wire::Organization::new(found, home, sso_enabled, &shown, permissions))
}

#[derive(Deserialize)]
struct New {
    name: Option<Name>,
}

/// A new organization. The core gives it an owner with a key; without that key nobody could come into it, so it is answered too.
#[derive(Serialize)]
struct Founded {
    #[serde(flatten)]
    organization: wire::Organization,
    owner_api_key: String,
}

/// What an organization is called that nobody has named.
const NAMELESS: &str = "Organization";

async fn create(context: Context, Body(new): Body<New>) -> Result<Json<Founded>> {
    // Whoever is no operator is refused under the name that they have.
    let actor = match context.operator() {
        Some(operator) => operator,
        None => ids::callers(&context).await?.first().copied().ok_or(Error::NotFound(Kind::Organization))?,
    };
    context.directory.permit(&actor, Permission::OrganizationsCreate, Scope::Instance).await?;
    let name = new.name.map_or_else(|| Name::try_from(NAMELESS), Ok)?;
    let owner = founder(&context).await?;
    let created = context.change(&actor, organization::Create { name, slug: None, settings: None, owner }).await?.value;
    let tenant = as_in(&actor, created.organization.id);
    let organization = shown(&context, &tenant, created.organization, false).await?;
    Ok(Json(Founded { organization, owner_api_key: created.secret.reveal().to_owned() }))
}

/// The first owner: the caller as a user, with what is known of them; a key that no user owns has only a name for one.
async fn founder(context: &Context) -> Result<user::Create> {
    let known = match context.actor() {
        Ok(actor @ Actor { principal: Principal::User(id), .. }) => Some(user::get(&context.directory, &actor, id).await?),
        _ => None,
    };
    let nameless = Label::try_from("")?;
    Ok(user::Create {
        email: known.as_ref().map_or_else(|| Email::try_from("owner"), |user| Ok(user.email.clone()))?,
        given_name: known.as_ref().map_or_else(|| nameless.clone(), |user| user.given_name.clone()),
        family_name: known.as_ref().map_or(nameless, |user| user.family_name.clone()),
        picture: None,
        role: OrganizationRole::Owner,
        source: Label::try_from("api")?,
        created_at: None,
    })
}

struct Listing {
    asked: Asked,
    slug: Option<String>,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self { asked: Asked::read(request)?, slug: request.query("slug")? })
    }
}

async fn list(context: Context, Listing { asked, slug }: Listing) -> Result<Json<List<wire::Organization>>> {
    let part = match context.operator() {
        Some(operator) => all(&context, &operator, &asked, slug.as_deref()).await?,
        None => own(&context, &asked, slug.as_deref()).await?,
    };
    // The Terraform provider reads another name here than the SDKs.
    let page_info = part.cursors().in_both_spellings();
    let mut items = Vec::with_capacity(part.items.len());
    for (actor, found) in part.items {
        items.push(shown(&context, &actor, found, asked.permissions).await?);
    }
    let permissions = asked.permissions.then(|| may_do(&context));
    Ok(Json(List { items, page_info, pagination: None, permissions }))
}

async fn all(context: &Context, operator: &Actor, asked: &Asked, slug: Option<&str>) -> Result<Part<(Actor, Organization)>> {
    let id = |(_, found): &(Actor, Organization)| *found.id.as_bytes();
    let tenant = |found: Organization| (as_in(operator, found.id), found);
    let Some(slug) = slug else {
        let listed = organization::list(&context.directory, operator, asked.page()?).await?;
        let (items, total, next) = (listed.items.into_iter().map(tenant).collect(), listed.total, listed.next);
        return Ok(asked.part(Listed { items, total, next }, id));
    };
    context.directory.permit(operator, Permission::OrganizationsList, Scope::Instance).await?;
    let found = match organization::id_of_slug(&context.directory, slug).await? {
        Some(id) => Some(organization::own(&context.directory, &as_in(operator, id)).await?),
        None => None,
    };
    Ok(asked.cut(found.into_iter().map(tenant).collect(), id))
}

/// What the caller may not read is left out.
async fn own(context: &Context, asked: &Asked, slug: Option<&str>) -> Result<Part<(Actor, Organization)>> {
    let mut found = Vec::new();
    for actor in ids::callers(context).await? {
        if context.directory.may(&actor, Permission::OrganizationsRead, Scope::Organization).await? {
            found.push((actor, organization::get(&context.directory, &actor).await?));
        }
    }
    found.retain(|(_, found)| slug.is_none_or(|slug| *found.slug == *slug));
    Ok(asked.cut(found, |(_, found)| *found.id.as_bytes()))
}

/// What the caller may do with organizations at all.
fn may_do(context: &Context) -> Map {
    Map::from([("organizations", [("list", true), ("create", context.operator().is_some())].into())])
}

async fn retrieve(context: Context, (place, Expand(permissions)): (Place, Expand)) -> Result<Json<wire::Organization>> {
    let actor = place.actor(&context).await?;
    let found = organization::get(&context.directory, &actor).await?;
    shown(&context, &actor, found, permissions).await.map(Json)
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<New>)) -> Result<Json<wire::Organization>> {
    let actor = place.actor(&context).await?;
    let change = organization::Update { name: changes.name, ..organization::Update::of(actor.organization) };
    let changed = context.change(&actor, change).await?.value;
    shown(&context, &actor, changed, false).await.map(Json)
}
