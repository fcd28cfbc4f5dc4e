//! Zones: the core's workspaces, with what only this vendor knows of them kept beside.

use super::{
    convert::{bounded, plain},
    ids::{self, COUNTING, DIALECT, Place, Shown},
    page::{Asked, Expand, Info, Pagination},
    permissions::Asker,
    wire::{self, Beside},
};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission},
    dialect_data::{self, DialectPatch},
    page::Listed,
    patch::Patch,
    text::{Description, Name, Slug},
    workspace::{self, Workspace, WorkspaceStatus},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

const PATH: &str = "/zones";
const ONE: &str = "/zones/{zone}";

pub(super) fn operations() -> Vec<Operation> {
    const EXAMPLE: &str = "/zones/{workspace}";
    use Permission as P;
    vec![
        post("zones.create", PATH).needs(P::WorkspacesCreate).handle(example_with(PATH, r#"{"name":"An example"}"#), create),
        get("zones.list", PATH).needs(P::WorkspacesList).handle(example(PATH), list),
        get("zones.retrieve", ONE).needs(P::WorkspacesRead).handle(example(EXAMPLE), retrieve),
        patch("zones.update", ONE).needs(P::WorkspacesUpdate).handle(example_with(EXAMPLE, r#"{"name":"Renamed"}"#), update),
        delete("zones.delete", ONE).needs(P::WorkspacesDelete).answers(StatusCode::NO_CONTENT).handle(example(EXAMPLE), remove),
    ]
}

/// The address of this surface, for links.
pub(super) fn base(context: &Context) -> String {
    format!("{}/keycard", context.base_url)
}

async fn shown(context: &Context, actor: &Actor, found: &[Workspace], permissions: bool) -> Result<Vec<wire::Zone>> {
    let ids: Vec<_> = found.iter().map(|workspace| workspace.id).collect();
    let objects: Vec<_> = ids.iter().map(|id| *id.as_bytes()).collect();
    let beside = dialect_data::of(&context.directory, actor, &DIALECT, Kind::Workspace, &objects).await?;
    let (shown, none, base) = (Shown::default().with(context, actor, &ids).await?, Beside::new(), base(context));
    let mut items = Vec::with_capacity(found.len());
    for workspace in found {
        let permissions = if permissions { Some(Asker::new(context, actor).zone(workspace.id).await?) } else { None };
        let beside = beside.get(workspace.id.as_bytes()).unwrap_or(&none);
        items.push(wire::Zone::new(workspace, actor.organization, (beside, &base), &shown, permissions));
    }
    Ok(items)
}

async fn one(context: &Context, actor: &Actor, found: &Workspace, permissions: bool) -> Result<Json<wire::Zone>> {
    shown(context, actor, std::slice::from_ref(found), permissions).await?.pop().map(Json).ok_or(Error::Internal)
}

/// Where a zone's keys are encrypted.
#[derive(Deserialize, Serialize)]
struct EncryptionKey {
    arn: String,
    r#type: KeyType,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum KeyType {
    Aws,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum LoginFlow {
    Default,
    IdentifierFirst,
}

/// What a body says of a zone's protocols. Each absent part stays; null brings the usual back.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Protocols {
    oauth2: Patch<OAuth2>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct OAuth2 {
    pkce_required: Patch<bool>,
    dcr_enabled: Patch<bool>,
    cimd: Patch<Cimd>,
}

/// Client id metadata documents: from whom clients need no registration.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Cimd {
    enabled: Patch<bool>,
    allowed_client_ids: Patch<Vec<String>>,
}

/// The parts of a part that may be absent, or null as a whole.
fn below<T, U>(whole: Patch<T>, part: impl FnOnce(T) -> Patch<U>) -> Patch<U> {
    match whole {
        Patch::Keep => Patch::Keep,
        Patch::Clear => Patch::Clear,
        Patch::Set(value) => part(value),
    }
}

/// What only this vendor knows of a zone.
#[derive(Deserialize)]
struct Kept {
    #[serde(default)]
    default_mcp_gateway_application_id: Patch<String>,
    #[serde(default)]
    default_resource_id: Patch<String>,
    #[serde(default)]
    user_identity_provider_id: Patch<String>,
    #[serde(default)]
    encryption_key: Patch<EncryptionKey>,
    #[serde(default)]
    protocols: Patch<Protocols>,
    #[serde(default)]
    requires_invitation: Patch<bool>,
    #[serde(default)]
    external_sync_enabled: Patch<bool>,
    #[serde(default)]
    login_flow: Patch<LoginFlow>,
    #[serde(default)]
    cname: Patch<String>,
}

fn value<T: Serialize>(field: Patch<T>) -> Result<Patch<Value>> {
    field.try_map(|value| serde_json::to_value(value).map_err(Error::internal))
}

impl Kept {
    fn patch(self) -> Result<Option<DialectPatch>> {
        let oauth2 = match below(self.protocols, |protocols| protocols.oauth2) {
            Patch::Set(oauth2) => oauth2,
            Patch::Keep => OAuth2::default(),
            Patch::Clear => OAuth2 { pkce_required: Patch::Clear, dcr_enabled: Patch::Clear, cimd: Patch::Clear },
        };
        let cimd = match oauth2.cimd {
            Patch::Set(cimd) => cimd,
            Patch::Keep => Cimd::default(),
            Patch::Clear => Cimd { enabled: Patch::Clear, allowed_client_ids: Patch::Clear },
        };
        let fields = vec![
            ("default_mcp_gateway_application_id", value(self.default_mcp_gateway_application_id)?),
            ("default_resource_id", value(self.default_resource_id)?),
            ("user_identity_provider_id", value(self.user_identity_provider_id)?),
            ("encryption_key", value(self.encryption_key)?),
            ("pkce_required", value(oauth2.pkce_required)?),
            ("dcr_enabled", value(oauth2.dcr_enabled)?),
            ("cimd_enabled", value(cimd.enabled)?),
            ("cimd_allowed_client_ids", value(cimd.allowed_client_ids)?),
            ("requires_invitation", value(self.requires_invitation)?),
            ("external_sync_enabled", value(self.external_sync_enabled)?),
            ("login_flow", value(self.login_flow)?),
            ("cname", value(self.cname)?),
        ];
        Ok(Some(DialectPatch { dialect: DIALECT.clone(), fields }))
    }
}

/// The vendor's bounds, which are below the core's.
fn check(name: Option<&Name>, description: Option<&Description>) -> Result<()> {
    for (text, field, most) in [(name.map(Name::as_str), "name", 255), (description.map(Description::as_str), "description", 2048)] {
        bounded(text, field, most)?;
        plain(text, field)?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct New {
    name: Name,
    description: Option<Description>,
    organization_id: Option<String>,
}

async fn create(context: Context, (Body(new), Body(kept)): (Body<New>, Body<Kept>)) -> Result<Json<wire::Zone>> {
    check(Some(&new.name), new.description.as_ref())?;
    let actor = match &new.organization_id {
        Some(text) => context.actor_in(ids::organization(&context, text).await?).await?,
        None => match ids::callers(&context).await?[..] {
            [actor] => actor,
            _ => return Err(Error::invalid("organization_id", "is needed: the caller belongs to several organizations, or to none")),
        },
    };
    let create = workspace::Create { description: new.description, dialect_data: kept.patch()?, ..workspace::Create::named(new.name) };
    let created = context.change(&actor, create).await?.value;
    one(&context, &actor, &created, false).await
}

struct Listing {
    asked: Asked,
    organization: Option<String>,
    slug: Option<String>,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        let (organization, slug) = (request.query("filter[organization_id]")?, request.query("slug")?);
        Ok(Self { asked: Asked::read(request)?, organization, slug })
    }
}

#[derive(Serialize)]
struct Zones {
    items: Vec<wire::Zone>,
    page_info: Info,
    pagination: Pagination,
}

/// The caller's organizations, or the one of them that the filter names: none for any other.
async fn within(context: &Context, organization: Option<&str>) -> Result<Vec<Actor>> {
    let mut callers = ids::callers(context).await?;
    if let Some(text) = organization {
        let wanted = match ids::organization(context, text).await {
            Ok(id) => Some(id),
            Err(Error::NotFound(_)) => None,
            Err(error) => return Err(error),
        };
        callers.retain(|actor| Some(actor.organization) == wanted);
    }
    Ok(callers)
}

async fn list(context: Context, Listing { asked, organization, slug }: Listing) -> Result<Json<Zones>> {
    // Text that is no slug is no zone's.
    let slug = slug.map(Slug::try_from);
    let mut lists = Vec::new();
    for actor in within(&context, organization.as_deref()).await? {
        let slug = match &slug {
            Some(Err(_)) => continue,
            Some(Ok(slug)) => Some(slug.clone()),
            None => None,
        };
        let filter = workspace::Filter { slug, status: vec![WorkspaceStatus::Active], counting: COUNTING, ..workspace::Filter::default() };
        let Listed { items, total, next } = workspace::list(&context.directory, &actor, &filter, asked.page()?).await?;
        lists.push(Listed { items: items.into_iter().map(|workspace| (actor, workspace)).collect(), total, next });
    }
    let id = |(_, workspace): &(Actor, Workspace)| *workspace.id.as_bytes();
    let part = asked.part(asked.merged(lists, id), id);
    let mut items = Vec::with_capacity(part.items.len());
    for in_one in part.items.chunk_by(|one, next| one.0 == next.0) {
        let Some((actor, _)) = in_one.first() else { continue };
        let workspaces: Vec<_> = in_one.iter().map(|(_, workspace)| workspace.clone()).collect();
        items.extend(shown(&context, actor, &workspaces, asked.permissions).await?);
    }
    Ok(Json(Zones { items, page_info: part.info(), pagination: part.pagination(&asked) }))
}

async fn retrieve(context: Context, (place, Expand(permissions)): (Place, Expand)) -> Result<Json<wire::Zone>> {
    let zone = place.zone(&context).await?;
    zone.permit(&context, Permission::WorkspacesRead).await?;
    let found = workspace::get(&context.directory, &zone.actor, zone.id).await?;
    one(&context, &zone.actor, &found, permissions).await
}

#[derive(Deserialize)]
struct Changes {
    name: Option<Name>,
    #[serde(default)]
    description: Patch<Description>,
}

async fn update(context: Context, (place, (Body(changes), Body(kept))): (Place, (Body<Changes>, Body<Kept>))) -> Result<Json<wire::Zone>> {
    let description = if let Patch::Set(text) = &changes.description { Some(text) } else { None };
    check(changes.name.as_ref(), description)?;
    let zone = place.zone(&context).await?;
    zone.permit(&context, Permission::WorkspacesUpdate).await?;
    let update = workspace::Update {
        name: changes.name,
        description: changes.description,
        dialect_data: kept.patch()?,
        ..workspace::Update::of(zone.id)
    };
    let changed = context.change_counting(&zone.actor, COUNTING, update).await?.value;
    one(&context, &zone.actor, &changed, false).await
}

/// With the keys that are bound to it: a zone ends with everything in it.
async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let zone = place.zone(&context).await?;
    zone.permit(&context, Permission::WorkspacesDelete).await?;
    let delete = workspace::Delete { id: zone.id, confirm_name: None, revoke_keys: true };
    context.change_counting(&zone.actor, COUNTING, delete).await?;
    Ok(NoContent)
}
