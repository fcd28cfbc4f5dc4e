//! API keys (operations 20 to 24).

use super::{
    ids::{self, DIALECT, Shown},
    limits::{self, Of},
    page::{self, List},
    rotation, scopes,
    wire::{ApiKey, Beside, Empty},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, delete, example, example_with, get, post, put},
    request::{Input, Request},
};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, OrganizationRole, Permission, PermissionSet, Scope},
    api_key::{self, Owner},
    clock::Timestamp,
    dialect_data::{self, DialectPatch},
    id::{ApiKeyId, OrganizationId, WorkspaceId},
    page::Page,
    patch::Patch,
    text::{Description, Email, Name, ScopeWord},
    workspace::Limits,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

const PATH: &str = "/api-keys";
const ONE: &str = "/api-keys/{api_key}";

pub(super) fn operations() -> Vec<Operation> {
    use Permission as P;
    vec![
        post("api_keys.create", "/api-keys/{type}/{sub_type}")
            .needs_any_of(&[P::OrganizationKeysCreate, P::WorkspaceKeysCreate, P::UserKeysCreate])
            .handle(example_with("/api-keys/organisation/service", r#"{"name":"An example","scopes":["workspaces.list"]}"#), create),
        get("api_keys.list", PATH)
            .needs_any_of(&[P::OrganizationKeysList, P::WorkspaceKeysList, P::UserKeysList])
            .handle(example(PATH), list),
        get("api_keys.retrieve", ONE)
            .needs_any_of(&[P::OrganizationKeysRead, P::WorkspaceKeysRead, P::UserKeysRead])
            .handle(example(ONE), retrieve),
        put("api_keys.update", ONE)
            .needs_any_of(&[P::OrganizationKeysUpdate, P::WorkspaceKeysUpdate, P::UserKeysUpdate])
            .handle(example_with(ONE, r#"{"name":"Renamed"}"#), update),
        delete("api_keys.delete", ONE)
            .needs_any_of(&[P::OrganizationKeysDelete, P::WorkspaceKeysDelete, P::UserKeysDelete])
            .handle(example(ONE), remove),
    ]
}

/// What create and update have in common.
#[derive(Deserialize)]
struct Fields {
    name: Option<Name>,
    #[serde(default)]
    description: Patch<Description>,
    scopes: Option<Vec<ScopeWord>>,
    #[serde(default)]
    usage_limits: Patch<Value>,
    #[serde(default)]
    rate_limits: Patch<Value>,
    #[serde(default)]
    defaults: Patch<Map<String, Value>>,
    #[serde(default)]
    alert_emails: Patch<Vec<Email>>,
    #[serde(default)]
    rotation_policy: Patch<Value>,
    #[serde(default)]
    expires_at: Patch<Timestamp>,
}

impl Fields {
    /// The vendor's own bounds, which are tighter than ours.
    fn check(&self) -> Result<()> {
        if self.name.as_ref().is_some_and(|name| name.chars().count() > 100) {
            return Err(Error::invalid("name", "must have 1 to 100 characters"));
        }
        if matches!(&self.description, Patch::Set(text) if text.chars().count() > 200) {
            return Err(Error::invalid("description", "must have at most 200 characters"));
        }
        if let Patch::Set(defaults) = &self.defaults {
            limits::metadata(defaults)?;
            if defaults.get("allow_config_override").is_some_and(|allowed| !allowed.is_boolean() && !allowed.is_null()) {
                return Err(Error::invalid("defaults.allow_config_override", "must be true or false"));
            }
        }
        if let Patch::Set(policy) = &self.rotation_policy {
            rotation::check_policy(policy)?;
        }
        Ok(())
    }

    fn scopes(&mut self) -> Result<Option<(Vec<ScopeWord>, PermissionSet)>> {
        self.scopes.take().map(scopes::read).transpose()
    }

    fn defaults(&mut self) -> Result<Patch<roster_core::text::Json>> {
        std::mem::take(&mut self.defaults)
            .try_map(|fields| roster_core::text::Json::try_from(Value::Object(fields)).map_err(|error| error.below("defaults")))
    }

    fn beside(&mut self) -> Result<Option<DialectPatch>> {
        let emails = std::mem::take(&mut self.alert_emails).try_map(|emails| serde_json::to_value(emails).map_err(Error::internal))?;
        let fields = vec![("alert_emails", emails), ("rotation_policy", std::mem::take(&mut self.rotation_policy))];
        Ok(Some(DialectPatch { dialect: DIALECT.clone(), fields }))
    }
}

/// Whose the new key is to be: the body's fields beside those that update has too. They are read from the same body by
/// themselves, since behind `#[serde(flatten)]` an error loses the name of its field; either skips what it does not know.
#[derive(Deserialize)]
struct For {
    organisation_id: Option<String>,
    workspace_id: Option<String>,
    user_id: Option<String>,
}

struct Create {
    kind: Sort,
    whose: For,
    fields: Fields,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Organisation,
    WorkspaceService,
    WorkspaceUser,
}

impl Input for Create {
    fn read(request: &Request) -> Result<Self> {
        let kind = match (request.path("type"), request.path("sub_type")) {
            ("organisation", "service") => Sort::Organisation,
            ("workspace", "service") => Sort::WorkspaceService,
            ("workspace", "user") => Sort::WorkspaceUser,
            _ => return Err(Error::invalid("type", "must be organisation/service, workspace/service or workspace/user")),
        };
        let (whose, fields): (For, Fields) = (request.json()?, request.json()?);
        fields.check()?;
        Ok(Self { kind, whose, fields })
    }
}

/// The new key, its secret shown this once.
#[derive(Serialize)]
struct Created {
    id: String,
    key: String,
    object: &'static str,
}

async fn create(context: Context, Create { kind, whose, mut fields }: Create) -> Result<Json<Created>> {
    let actor = context.actor()?;
    if whose.organisation_id.as_deref().is_some_and(|text| OrganizationId::parse_uuid(text) != Some(actor.organization)) {
        return Err(Error::invalid("organisation_id", "must be the organisation of the calling key, or absent"));
    }
    let workspace = match kind {
        Sort::Organisation if whose.workspace_id.is_some() => {
            return Err(Error::invalid("workspace_id", "a key of the organisation is not bound to a workspace"));
        }
        Sort::Organisation => None,
        Sort::WorkspaceService | Sort::WorkspaceUser => Some(own_workspace(&context, &actor, whose.workspace_id.as_deref()).await?),
    };
    let owner = match (kind, &whose.user_id) {
        (Sort::Organisation, _) => Owner::Organization(OrganizationRole::Admin),
        (Sort::WorkspaceService, _) => Owner::Workspace,
        (Sort::WorkspaceUser, Some(text)) => {
            let id = ids::user(&context, &actor, text).await;
            Owner::User(id.map_err(|_| Error::invalid("user_id", "must be the id of a user of this organization"))?)
        }
        (Sort::WorkspaceUser, None) => return Err(Error::invalid("user_id", "must name the user whose key it will be")),
    };
    let name = fields.name.take().ok_or(Error::invalid("name", "must have 1 to 100 characters"))?;
    let (words, permissions) =
        fields.scopes()?.ok_or(Error::invalid("scopes", "must have at least one scope, such as workspace_users.list"))?;
    let limits = Limits {
        usage: limits::usage(std::mem::take(&mut fields.usage_limits), Of::Key)?.apply(None),
        rate: limits::rate(std::mem::take(&mut fields.rate_limits))?.apply(None),
    };
    let change = api_key::Create {
        description: std::mem::take(&mut fields.description).apply(None),
        scopes: Some(words),
        permissions: Some(permissions),
        limits,
        defaults: fields.defaults()?.apply(None),
        expires_at: std::mem::take(&mut fields.expires_at).apply(None),
        dialect_data: fields.beside()?,
        ..api_key::Create::new(owner, workspace, name)
    };
    let created = context.change(&actor, change).await?.value;
    Ok(Json(Created { id: created.key.id.to_uuid(), key: created.secret.reveal().to_owned(), object: "api-key" }))
}

/// The workspace that is named, else the one that the calling key is bound to.
async fn own_workspace(context: &Context, actor: &Actor, named: Option<&str>) -> Result<WorkspaceId> {
    if let Some(text) = named {
        return ids::workspace(context, actor, text).await;
    }
    let standing = context.directory.standing(actor, Scope::Organization).await?;
    let bound = standing.key.as_ref().and_then(|key| key.workspace);
    bound.ok_or(Error::invalid("workspace_id", "must name the workspace, by id or slug"))
}

struct Listing {
    workspace: Option<String>,
    page: Page,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self { workspace: request.query("workspace_id")?, page: page::page(request)? })
    }
}

/// What is shown in place of the ids in these keys.
async fn shown(context: &Context, actor: &Actor, keys: &[api_key::ApiKey]) -> Result<Shown> {
    let users: Vec<_> = keys.iter().filter_map(|key| if let Owner::User(id) = key.owner { Some(id) } else { None }).collect();
    let workspaces: Vec<_> = keys.iter().filter_map(|key| key.workspace).collect();
    let ids: Vec<_> = keys.iter().map(|key| key.id).collect();
    Shown::default()
        .users(context, actor, &users)
        .await?
        .workspaces(context, actor, &workspaces)
        .await?
        .api_keys(context, actor, &ids)
        .await
}

async fn list(context: Context, input: Listing) -> Result<Json<List<ApiKey>>> {
    let actor = context.actor()?;
    let workspace = match &input.workspace {
        Some(text) => Some(ids::workspace(&context, &actor, text).await?),
        None => None,
    };
    let listed =
        api_key::list(&context.directory, &actor, &api_key::Filter { workspace, ..api_key::Filter::default() }, input.page).await?;
    let objects: Vec<_> = listed.items.iter().map(|key| *key.id.as_bytes()).collect();
    let beside = dialect_data::of(&context.directory, &actor, &DIALECT, Kind::ApiKey, &objects).await?;
    let (shown, now, none) = (shown(&context, &actor, &listed.items).await?, context.directory.now(), Beside::new());
    Ok(Json(List::of(listed, |key| ApiKey::new(&key, actor.organization, beside.get(key.id.as_bytes()).unwrap_or(&none), &shown, now))))
}

struct Named(String);

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("api_key").to_owned()))
    }
}

async fn retrieve(context: Context, Named(text): Named) -> Result<Json<ApiKey>> {
    let actor = context.actor()?;
    let id: ApiKeyId = ids::api_key(&context, &actor, &text).await?;
    let key = api_key::get(&context.directory, &actor, id).await?;
    let beside = dialect_data::of(&context.directory, &actor, &DIALECT, Kind::ApiKey, &[*id.as_bytes()]).await?;
    let beside = beside.into_values().next().unwrap_or_default();
    let shown = shown(&context, &actor, std::slice::from_ref(&key)).await?;
    Ok(Json(ApiKey::new(&key, actor.organization, &beside, &shown, context.directory.now()).whole()))
}

struct Update(String, Fields);

impl Input for Update {
    fn read(request: &Request) -> Result<Self> {
        let fields: Fields = request.json()?;
        fields.check()?;
        Ok(Self(request.path("api_key").to_owned(), fields))
    }
}

async fn update(context: Context, Update(text, mut fields): Update) -> Result<Json<Empty>> {
    let actor = context.actor()?;
    let id = ids::api_key(&context, &actor, &text).await?;
    let place = api_key::place(&context.directory, &actor, id).await?;
    let (replaced, merged) = match fields.defaults()? {
        Patch::Set(changes) => (Patch::Keep, Some(changes)),
        other => (other, None),
    };
    let change = api_key::Update {
        name: fields.name.take(),
        description: std::mem::take(&mut fields.description),
        scopes: fields.scopes()?,
        usage_limits: limits::usage(std::mem::take(&mut fields.usage_limits), Of::Key)?,
        rate_limits: limits::rate(std::mem::take(&mut fields.rate_limits))?,
        defaults: replaced,
        merge_defaults: merged,
        expires_at: std::mem::take(&mut fields.expires_at),
        dialect_data: fields.beside()?,
        ..api_key::Update::of(place)
    };
    context.change(&actor, change).await?;
    Ok(Json(Empty {}))
}

async fn remove(context: Context, Named(text): Named) -> Result<Json<Empty>> {
    let actor = context.actor()?;
    let id = ids::api_key(&context, &actor, &text).await?;
    let place = api_key::place(&context.directory, &actor, id).await?;
    context.change(&actor, api_key::Delete::of(place)).await?;
    Ok(Json(Empty {}))
}
