//! The account that calls: its organizations, its password, its personal keys.

use super::{page::List, place::named, wire::Standing};
use crate::{
    answer::{Json, NoContent},
    context::Context,
    describe::{DescribedInput, Parameter, path, schema_of},
    operation::{Operation, delete, example, example_with, get, post, put},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Result,
    access::{OrganizationRole, Principal, Scope},
    account::{self, Password},
    clock::Timestamp,
    id::{AccountId, OrganizationId, PersonalKeyId, UserId},
    organization, personal_key,
    terms::Terms,
    text::{Login, Name, Slug},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const KEYS: &str = "/account/keys";
    const KEY: &str = "/account/keys/{personal_key}";
    const OWN: &str = "an account may know of itself";
    const SIGNED_IN: &str = "whoever is signed in keeps their own account";
    const NEW_PASSWORD: &str = r#"{"current_password": "{password}", "password": "another long one"}"#;
    vec![
        get("account.read", "/account")
            .needs_only_a_key(OWN)
            .does("Read the account that calls")
            .noting("It takes a session or a personal key; a key of an organization has no account.")
            .handle(example("/account"), read),
        put("account.set_password", "/account/password")
            .needs_only_a_key(SIGNED_IN)
            .answers(StatusCode::NO_CONTENT)
            .does("Change the password")
            .noting("It takes a session. The account's other sessions end; its personal keys stay.")
            .handle(example_with("/account/password", NEW_PASSWORD), set_password),
        get("personal_keys.list", KEYS)
            .needs_only_a_key(OWN)
            .does("List the account's personal keys")
            .noting("All of them, newest first.")
            .handle(example(KEYS), list),
        post("personal_keys.create", KEYS)
            .needs_only_a_key(SIGNED_IN)
            .answers(StatusCode::CREATED)
            .does("Make a personal key")
            .noting("It takes a session that is not limited to one organization. The answer holds the secret, this once.")
            .handle(example_with(KEYS, r#"{"name": "Laptop"}"#), create),
        delete("personal_keys.delete", KEY)
            .needs_only_a_key(SIGNED_IN)
            .answers(StatusCode::NO_CONTENT)
            .does("Revoke a personal key")
            .noting("It takes a session.")
            .handle(example(KEY), remove),
    ]
}

/// An organization, as its members tell it from others.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OwnOrganization")]
pub(super) struct Place {
    id: OrganizationId,
    slug: Slug,
    name: Name,
}

impl From<organization::Organization> for Place {
    fn from(found: organization::Organization) -> Self {
        Self { id: found.id, slug: found.slug, name: found.name }
    }
}

/// An organization of the account, with the user that it is there.
#[derive(Serialize, JsonSchema)]
struct Membership {
    organization: Place,
    user: Option<UserId>,
    role: Option<OrganizationRole>,
}

/// The account that calls.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OwnAccount")]
struct Own {
    id: AccountId,
    login: Login,
    /// The organizations in which it may act now; with a session that reaches one alone, that one.
    organizations: Vec<Membership>,
    created_at: Timestamp,
}

async fn read(context: Context, (): ()) -> Result<Json<Own>> {
    let bearer = context.account()?;
    let found = account::own(&context.directory, bearer.account).await?;
    let mut organizations = Vec::new();
    for (actor, organization) in account::organizations(&context.directory, bearer.account, bearer.limited_to).await? {
        let user = if let Principal::User(id) = actor.principal { Some(id) } else { None };
        let role = context.directory.standing(&actor, Scope::Organization).await?.organization_role;
        organizations.push(Membership { organization: organization.into(), user, role });
    }
    Ok(Json(Own { id: found.id, login: found.login, organizations, created_at: found.created_at }))
}

/// A new password, with the one that it replaces.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewPassword {
    current_password: Password,
    password: Password,
}

async fn set_password(context: Context, Body(new): Body<NewPassword>) -> Result<NoContent> {
    let (bearer, session) = context.session()?;
    let passwords = (&new.current_password, &new.password);
    // A request that is kept to be recognised is kept as a fast hash of all that was sent, and passwords have a slow one.
    let terms = Terms { attempt: None, ..context.terms() };
    account::change_password(&context.directory, terms, bearer.account, passwords, Some(session), Some(context.address)).await?;
    Ok(NoContent)
}

/// A personal key, without its secret.
#[derive(Serialize, JsonSchema)]
struct PersonalKey {
    id: PersonalKeyId,
    name: Name,
    mask: String,
    status: Standing,
    expires_at: Option<Timestamp>,
    last_used_at: Option<Timestamp>,
    created_at: Timestamp,
}

impl PersonalKey {
    fn at(now: Timestamp, key: personal_key::PersonalKey) -> Self {
        Self {
            id: key.id,
            name: key.name,
            mask: format!("{}*****{}", key.mask.start, key.mask.end),
            status: Standing::of(key.expires_at.is_none_or(|until| until > now)),
            expires_at: key.expires_at,
            last_used_at: key.last_used_at,
            created_at: key.created_at,
        }
    }
}

async fn list(context: Context, (): ()) -> Result<Json<List<PersonalKey>>> {
    let bearer = context.account()?;
    let now = context.directory.now();
    let keys = personal_key::list(&context.directory, bearer.account).await?;
    Ok(Json(List::whole(keys.into_iter().map(|key| PersonalKey::at(now, key)).collect())))
}

/// A new personal key.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewPersonalKey")]
struct New {
    name: Name,
    /// Never, when absent.
    expires_at: Option<Timestamp>,
}

/// A new personal key with its secret, which is shown this once.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PersonalKeyWithSecret")]
struct Created {
    #[serde(flatten)]
    key: PersonalKey,
    secret: String,
}

async fn create(context: Context, Body(new): Body<New>) -> Result<Json<Created>> {
    let (bearer, _) = context.session()?;
    let made =
        personal_key::create(&context.directory, context.terms(), (bearer.account, bearer.limited_to), new.name, new.expires_at).await?;
    Ok(Json(Created { key: PersonalKey::at(context.directory.now(), made.key), secret: made.secret.reveal().to_owned() }))
}

/// The personal key that a path names.
struct Key(String);

impl Input for Key {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("personal_key").to_owned()))
    }
}

impl DescribedInput for Key {
    fn parameters() -> Vec<Parameter> {
        vec![path("personal_key", schema_of::<PersonalKeyId>, "The personal key, by id.")]
    }
}

async fn remove(context: Context, Key(key): Key) -> Result<NoContent> {
    let (bearer, _) = context.session()?;
    personal_key::delete(&context.directory, context.terms(), bearer.account, named(&key)?).await?;
    Ok(NoContent)
}
