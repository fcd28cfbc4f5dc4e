//! API keys: of people, of service accounts, of workspaces, of the organization.

use super::{
    page::{List, Part},
    place::{Place, workspace_named},
    wire::{ApiKey, NewKey},
    workspaces::LimitChanges,
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
    access::{Actor, OrganizationRole, Permission, PermissionSet, Principal},
    api_key::{self, Family, OwnedBy, Owner},
    clock::Timestamp,
    id::{Entity, Id, ServiceAccountId, UserId, WorkspaceId, entity},
    patch::Patch,
    secret::Overlap,
    service_account,
    text::{self, Description, Name, ScopeWord},
    workspace::Limits,
};
use schemars::JsonSchema;
use serde::Deserialize;
use std::slice;

use Permission as P;

const CREATE: &[P] = &[P::UserKeysCreate, P::ServiceAccountKeysCreate, P::WorkspaceKeysCreate, P::OrganizationKeysCreate];
const LIST: &[P] = &[P::UserKeysList, P::ServiceAccountKeysList, P::WorkspaceKeysList, P::OrganizationKeysList];
const READ: &[P] = &[P::UserKeysRead, P::ServiceAccountKeysRead, P::WorkspaceKeysRead, P::OrganizationKeysRead];
const UPDATE: &[P] = &[P::UserKeysUpdate, P::ServiceAccountKeysUpdate, P::WorkspaceKeysUpdate, P::OrganizationKeysUpdate];
const ROTATE: &[P] = &[P::UserKeysRotate, P::ServiceAccountKeysRotate, P::WorkspaceKeysRotate, P::OrganizationKeysRotate];
const DELETE: &[P] = &[P::UserKeysDelete, P::ServiceAccountKeysDelete, P::WorkspaceKeysDelete, P::OrganizationKeysDelete];

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/organizations/{organization}/api-keys";
    const ONE: &str = "/organizations/{organization}/api-keys/{api_key}";
    const ROTATION: &str = "/organizations/{organization}/api-keys/{api_key}/rotate";
    const NEW: &str = r#"{"name": "New", "owner": {"type": "workspace"}, "workspace": "{workspace}"}"#;
    vec![
        get("api_keys.list", MANY)
            .needs_any_of(LIST)
            .does("List API keys")
            .noting("What sort of key the caller may not list is left out.")
            .handle(example(MANY), list),
        post("api_keys.create", MANY)
            .needs_any_of(CREATE)
            .answers(StatusCode::CREATED)
            .does("Create an API key")
            .noting(
                "Its secret is shown this once. A user's key holds what the user holds, and ends with them; a service account's likewise, \
                and it reaches where the account lies; a workspace's own is its admin; the organization's own has the role that is \
                given. Nobody makes a key that holds more than they do.",
            )
            .handle(example_with(MANY, NEW), create),
        get("api_keys.read", ONE).needs_any_of(READ).does("Read an API key").handle(example(ONE), read),
        post("api_keys.rotate", ROTATION)
            .needs_any_of(ROTATE)
            .does("Give an API key a new secret")
            .noting(
                "It is shown this once. The secret before counts besides it for `overlap_seconds`; 0 ends it at once. At most two count at \
                a time: while the one before still does, only a rotation without an overlap is accepted, which ends both. \
                Whoever shows the secret before gets nothing that lasts longer than it, a new secret neither.",
            )
            .handle(example_with(ROTATION, r#"{"overlap_seconds": 0}"#), rotate),
        patch("api_keys.update", ONE)
            .needs_any_of(UPDATE)
            .does("Change an API key")
            .handle(example_with(ONE, r#"{"name": "Renamed"}"#), update),
        delete("api_keys.delete", ONE)
            .needs_any_of(DELETE)
            .answers(StatusCode::NO_CONTENT)
            .does("Revoke an API key")
            .handle(example(ONE), remove),
    ]
}

/// Which keys are wanted.
struct Filter {
    workspace: Option<String>,
    owner: Option<OwnedBy>,
    families: Option<Vec<Family>>,
    owner_has_access: Option<bool>,
}

impl Input for Filter {
    fn read(request: &Request) -> Result<Self> {
        let user = request.query("user")?.map(|text| named_in::<entity::User>("user", &text)).transpose()?;
        let account = request.query("service_account")?.map(|text| named_in::<entity::ServiceAccount>("service_account", &text));
        let owner = match (user, account.transpose()?) {
            (Some(_), Some(_)) => return Err(Error::invalid("service_account", "must be absent beside user: a key has one owner")),
            (user, account) => user.map(OwnedBy::User).or(account.map(OwnedBy::ServiceAccount)),
        };
        let families = match request.query("owner_type")?.as_deref() {
            None => None,
            Some("user") => Some(Family::User),
            Some("service_account") => Some(Family::ServiceAccount),
            Some("organization") => Some(Family::Organization),
            Some("workspace") => Some(Family::Workspace),
            Some(_) => return Err(Error::invalid("owner_type", "must be user, service_account, organization or workspace")),
        };
        let owner_has_access = match request.query("owner_has_access")?.as_deref() {
            None => None,
            Some("true") => Some(true),
            Some("false") => Some(false),
            Some(_) => return Err(Error::invalid("owner_has_access", "must be true or false")),
        };
        Ok(Self { workspace: request.query("workspace")?, owner, families: families.map(|family| vec![family]), owner_has_access })
    }
}

/// An id in a query or a body: text that is none is a mistake, whatever there is.
fn named_in<E: Entity>(field: &'static str, text: &str) -> Result<Id<E>> {
    Id::parse(text).ok_or_else(|| Error::invalid(field, format!("must be the id of a {} of this organization", E::KIND)))
}

impl DescribedInput for Filter {
    fn parameters() -> Vec<Parameter> {
        vec![
            query("workspace", schema_of::<String>, "Only keys that are bound to this workspace, by id or slug."),
            query("user", schema_of::<UserId>, "Only keys of this user."),
            query("service_account", schema_of::<ServiceAccountId>, "Only keys of this service account."),
            query("owner_type", schema_of::<OwnerType>, "Only keys of owners of this type."),
            query("owner_has_access", schema_of::<bool>, "Only keys whose owner has access, or only those whose owner has none."),
        ]
    }
}

async fn list(context: Context, (place, (filter, Part(page))): (Place, (Filter, Part))) -> Result<Json<List<ApiKey>>> {
    let actor = place.actor(&context).await?;
    let Filter { workspace, owner, families, owner_has_access } = filter;
    let workspace = match workspace {
        Some(text) => Some(workspace_named(&context, &actor, &text).await?),
        None => None,
    };
    let filter = api_key::Filter { workspace, owner, families, owner_has_access, ..api_key::Filter::default() };
    let listed = api_key::list(&context.directory, &actor, &filter, page).await?;
    let with_access = api_key::owners_with_access(&context.directory, &actor, &listed.items).await?;
    let now = context.directory.now();
    Ok(Json(List::of(listed, |key| {
        let has_access = with_access.contains(&key.id);
        ApiKey::at(now, actor.organization, key, has_access)
    })))
}

/// A key that was just read or written, as it is shown.
async fn shown(context: &Context, actor: &Actor, key: api_key::ApiKey) -> Result<ApiKey> {
    let with_access = api_key::owners_with_access(&context.directory, actor, slice::from_ref(&key)).await?;
    let has_access = with_access.contains(&key.id);
    Ok(ApiKey::at(context.directory.now(), actor.organization, key, has_access))
}

/// A key with its secret.
pub(super) async fn with_secret(context: &Context, actor: &Actor, created: api_key::Created) -> Result<NewKey> {
    Ok(NewKey { secret: created.secret.reveal().to_owned(), key: shown(context, actor, created.key).await? })
}

/// Whose a new key is.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "ApiKeyOwnerType")]
enum OwnerType {
    /// The key holds what the user holds, and ends with them.
    User,
    /// The key holds what the service account holds, reaches where it lies, and ends with it.
    ServiceAccount,
    /// The organization's own key, with a role.
    Organization,
    /// A workspace's own key, as its admin.
    Workspace,
}

/// Whose a new key is; the calling user's when absent.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewApiKeyOwner")]
struct NewOwner {
    r#type: OwnerType,
    /// The user or service account by id, or the workspace by id or slug; the caller's own organization needs none.
    id: Option<String>,
    /// Needed for keys of the organization, and only there.
    role: Option<OrganizationRole>,
}

/// A new API key.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewApiKey")]
struct New {
    name: Name,
    owner: Option<NewOwner>,
    /// The only workspace that it reaches, by id or slug. For a service account's key where the account lies, also when absent.
    workspace: Option<String>,
    description: Option<Description>,
    /// Names of permissions, which narrow the key down; without them it holds all that its owner does.
    #[schemars(with = "Option<Vec<Permission>>")]
    scopes: Option<Vec<ScopeWord>>,
    limits: Option<Limits>,
    defaults: Option<text::Json>,
    expires_at: Option<Timestamp>,
}

async fn create(context: Context, (place, Body(new)): (Place, Body<New>)) -> Result<Tagged<NewKey>> {
    let actor = place.actor(&context).await?;
    let (owner, workspace) = owned(&context, &actor, new.owner, new.workspace).await?;
    let permissions = new.scopes.as_deref().map(permissions).transpose()?;
    let create = api_key::Create {
        description: new.description,
        scopes: new.scopes,
        permissions,
        limits: new.limits.unwrap_or_default(),
        defaults: new.defaults,
        expires_at: new.expires_at,
        ..api_key::Create::new(owner, workspace, new.name)
    };
    let created = context.change(&actor, create).await.map_err(respelled)?.value;
    let version = created.key.version;
    context.tagged(actor.organization, version, with_secret(&context, &actor, created).await?).await
}

/// Whose the key is to be and which workspace binds it. Without an owner it is the calling user's.
async fn owned(
    context: &Context,
    actor: &Actor,
    owner: Option<NewOwner>,
    workspace: Option<String>,
) -> Result<(Owner, Option<WorkspaceId>)> {
    let NewOwner { r#type, id, role } = owner.unwrap_or(NewOwner { r#type: OwnerType::User, id: None, role: None });
    if role.is_some() && !matches!(r#type, OwnerType::Organization) {
        return Err(Error::invalid("owner.role", "is for keys of the organization: other keys have their owner's role"));
    }
    let bound = match &workspace {
        Some(text) => Some(workspace_named(context, actor, text).await?),
        None => None,
    };
    match r#type {
        OwnerType::User => {
            let user = match (id, actor.principal) {
                (Some(text), _) => {
                    UserId::parse(&text).ok_or(Error::invalid("owner.id", "must be the id of a user of this organization"))?
                }
                (None, Principal::User(own)) => own,
                (None, _) => return Err(Error::invalid("owner", "is needed: the calling key is not a user's")),
            };
            Ok((Owner::User(user), bound))
        }
        OwnerType::ServiceAccount => {
            let id = id.ok_or(Error::invalid("owner.id", "is needed: the id of the service account whose key it is"))?;
            let lies = service_account::place(&context.directory, actor, named_in::<entity::ServiceAccount>("owner.id", &id)?).await?;
            // Another workspace than the account's is for the core to refuse, after the permit.
            Ok((Owner::ServiceAccount(lies.id), bound.or(lies.workspace)))
        }
        OwnerType::Organization => {
            let role = role.ok_or_else(|| Error::invalid("owner.role", format!("is needed: one of {}", OrganizationRole::names())))?;
            if id.is_some_and(|text| text != actor.organization.to_string()) {
                return Err(Error::invalid("owner.id", "must be the id of this organization, or absent"));
            }
            Ok((Owner::Organization(role), bound))
        }
        OwnerType::Workspace => {
            let named = match id {
                Some(text) => Some(workspace_named(context, actor, &text).await?),
                None => None,
            };
            match (named, bound) {
                (Some(owner), Some(bound)) if owner != bound => Err(Error::invalid("workspace", "must be the owner, or absent")),
                (None, None) => Err(Error::invalid("workspace", "is needed: the id or slug of the workspace whose key it is")),
                (owner, bound) => Ok((Owner::Workspace, owner.or(bound))),
            }
        }
    }
}

/// What scope words allow: on this surface they are names of permissions.
pub(super) fn permissions(scopes: &[ScopeWord]) -> Result<PermissionSet> {
    let known = |(at, word): (usize, &ScopeWord)| {
        Permission::parse(word).ok_or_else(|| {
            let message = "must be the name of a permission: GET /api/v1/organizations/{organization}/permissions lists them";
            Error::invalid(format!("scopes[{at}]"), message)
        })
    };
    scopes.iter().enumerate().map(known).collect()
}

/// The core calls the owner of a user's key `user`.
fn respelled(error: Error) -> Error {
    match error {
        Error::Invalid { field, message } if field == "user" => Error::invalid("owner.id", message),
        other => other,
    }
}

async fn read(context: Context, place: Place) -> Result<Tagged<ApiKey>> {
    let actor = place.actor(&context).await?;
    let key = api_key::get(&context.directory, &actor, place.api_key()?).await?;
    tagged(&context, &actor, key).await
}

/// What changes about an API key; what is absent stays.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "ApiKeyChanges")]
struct Changes {
    #[serde(deserialize_with = "present")]
    #[schemars(with = "Name")]
    name: Option<Name>,
    description: Patch<Description>,
    /// Null takes them away: it then holds all that its owner does, as far as the caller does.
    #[schemars(with = "Option<Vec<Permission>>")]
    scopes: Patch<Vec<ScopeWord>>,
    limits: Patch<LimitChanges>,
    defaults: Patch<text::Json>,
    expires_at: Patch<Timestamp>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<Changes>)) -> Result<Tagged<ApiKey>> {
    let actor = place.actor(&context).await?;
    let Changes { name, description, scopes, limits, defaults, expires_at } = changes;
    let (usage_limits, rate_limits) = LimitChanges::of(limits);
    let lift_scopes = scopes == Patch::Clear;
    let scopes = match scopes {
        Patch::Set(words) => {
            let allowed = permissions(&words)?;
            Some((words, allowed))
        }
        Patch::Keep | Patch::Clear => None,
    };
    let lies = api_key::place(&context.directory, &actor, place.api_key()?).await?;
    let of = api_key::Update::of(lies);
    let update = api_key::Update { name, description, scopes, lift_scopes, usage_limits, rate_limits, defaults, expires_at, ..of };
    let key = context.change(&actor, update).await?.value;
    tagged(&context, &actor, key).await
}

/// The answer about one key, which also tells when it was last used and what its owner may reach.
async fn tagged(context: &Context, actor: &Actor, key: api_key::ApiKey) -> Result<Tagged<ApiKey>> {
    let version = key.version;
    Ok(context.tagged(actor.organization, version, shown(context, actor, key).await?).await?.passing())
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ApiKeyRotation")]
pub(super) struct Rotation {
    /// How long the secret before counts besides the new one, in seconds: 0 (it ends at once) to 90 days.
    #[schemars(range(max = 7_776_000))]
    overlap_seconds: u64,
}

impl Rotation {
    pub(super) fn overlap(&self) -> Result<Overlap> {
        Overlap::from_millis(self.overlap_seconds.saturating_mul(1000)).map_err(|error| error.below("overlap_seconds"))
    }
}

async fn rotate(context: Context, (place, Body(rotation)): (Place, Body<Rotation>)) -> Result<Tagged<NewKey>> {
    let actor = place.actor(&context).await?;
    let overlap = rotation.overlap()?;
    let lies = api_key::place(&context.directory, &actor, place.api_key()?).await?;
    let rotated = context.change(&actor, api_key::Rotate { place: lies, overlap }).await?.value;
    let version = rotated.key.version;
    context.tagged(actor.organization, version, with_secret(&context, &actor, rotated).await?).await
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    let lies = api_key::place(&context.directory, &actor, place.api_key()?).await?;
    context.change(&actor, api_key::Delete::of(lies)).await?;
    Ok(NoContent)
}
