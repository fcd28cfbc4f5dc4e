//! Users of an organization.

use super::{
    page::{List, Part, words},
    place::Place,
    wire::User,
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
    access::{OrganizationRole, Permission},
    patch::Patch,
    text::{Email, Label, PictureUrl},
    user::{self, UserStatus},
};
use schemars::JsonSchema;
use serde::Deserialize;

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/organizations/{organization}/users";
    const ONE: &str = "/organizations/{organization}/users/{user}";
    vec![
        get("users.list", MANY).needs(Permission::UsersList).does("List users").handle(example(MANY), list),
        post("users.create", MANY)
            .needs(Permission::UsersCreate)
            .answers(StatusCode::CREATED)
            .does("Create a user")
            .handle(example_with(MANY, r#"{"email": "new@example.com", "given_name": "New", "family_name": "Comer"}"#), create),
        get("users.read", ONE).needs(Permission::UsersRead).does("Read a user").handle(example(ONE), read),
        patch("users.update", ONE)
            .needs(Permission::UsersUpdate)
            .does("Change a user")
            .handle(example_with(ONE, r#"{"given_name": "Renamed"}"#), update),
        delete("users.delete", ONE)
            .needs(Permission::UsersDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Remove a user")
            .noting("Their memberships and their own keys end with them.")
            .handle(example(ONE), remove),
    ]
}

struct Filter(user::Filter);

impl Input for Filter {
    fn read(request: &Request) -> Result<Self> {
        let roles = words(request, "role", OrganizationRole::parse, &OrganizationRole::names())?;
        let email = request.query_with_plus("email")?.map(Email::try_from).transpose().map_err(|error| error.below("email"))?;
        let status =
            request.query("status")?.map(|word| UserStatus::parse(&word).ok_or(Error::invalid("status", "must be active or disabled")));
        let (emails, status) = (email.into_iter().collect(), status.transpose()?);
        let (email_contains, email_prefix) = (request.query_with_plus("email_contains")?, request.query_with_plus("email_prefix")?);
        Ok(Self(user::Filter { roles, emails, email_contains, email_prefix, status }))
    }
}

impl DescribedInput for Filter {
    fn parameters() -> Vec<Parameter> {
        vec![
            query("role", schema_of::<Vec<OrganizationRole>>, "Only users with one of these roles."),
            query("email", schema_of::<Email>, "Only the user with this address, whatever its case; `+` stands for itself."),
            query("email_contains", schema_of::<String>, "Only users with this in their address, whatever its case."),
            query("email_prefix", schema_of::<String>, "Only users whose address begins so, whatever its case; `+` stands for itself."),
            query("status", schema_of::<UserStatus>, "Only users with this status."),
        ]
    }
}

async fn list(context: Context, (place, (Filter(filter), Part(page))): (Place, (Filter, Part))) -> Result<Json<List<User>>> {
    let actor = place.actor(&context).await?;
    let listed = user::list(&context.directory, &actor, &filter, page).await?;
    Ok(Json(List::of(listed, User::from)))
}

/// A new user, also the first owner of a new organization.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewUser {
    email: Email,
    given_name: Option<Label>,
    family_name: Option<Label>,
    picture: Option<PictureUrl>,
    /// `member` when absent.
    role: Option<OrganizationRole>,
}

impl NewUser {
    /// The role that was asked for, if one was.
    pub(super) const fn role(&self) -> Option<OrganizationRole> {
        self.role
    }

    /// The core's form of it.
    pub(super) fn create(self) -> Result<user::Create> {
        Ok(user::Create {
            email: self.email,
            given_name: self.given_name.map_or_else(|| Label::try_from(""), Ok)?,
            family_name: self.family_name.map_or_else(|| Label::try_from(""), Ok)?,
            picture: self.picture,
            role: self.role.unwrap_or(OrganizationRole::Member),
            source: Label::try_from("api")?,
            created_at: None,
        })
    }
}

async fn create(context: Context, (place, Body(new)): (Place, Body<NewUser>)) -> Result<Tagged<User>> {
    let actor = place.actor(&context).await?;
    let user = context.change(&actor, new.create()?).await?.value;
    context.tagged(actor.organization, user.version, user.into()).await
}

async fn read(context: Context, place: Place) -> Result<Tagged<User>> {
    let actor = place.actor(&context).await?;
    let user = user::get(&context.directory, &actor, place.user()?).await?;
    context.tagged(actor.organization, user.version, user.into()).await
}

/// What changes about a user; what is absent stays.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "UserChanges")]
struct Changes {
    #[serde(deserialize_with = "present")]
    #[schemars(with = "Email")]
    email: Option<Email>,
    #[serde(deserialize_with = "present")]
    #[schemars(with = "Label")]
    given_name: Option<Label>,
    #[serde(deserialize_with = "present")]
    #[schemars(with = "Label")]
    family_name: Option<Label>,
    picture: Patch<PictureUrl>,
    #[serde(deserialize_with = "present")]
    #[schemars(with = "UserStatus")]
    status: Option<UserStatus>,
    #[serde(deserialize_with = "present")]
    #[schemars(with = "OrganizationRole")]
    role: Option<OrganizationRole>,
}

async fn update(context: Context, (place, Body(changes)): (Place, Body<Changes>)) -> Result<Tagged<User>> {
    let actor = place.actor(&context).await?;
    let Changes { email, given_name, family_name, picture, status, role } = changes;
    let role = role.map(Into::into);
    let update = user::Update { email, given_name, family_name, picture, status, role, ..user::Update::of(place.user()?) };
    let user = context.change(&actor, update).await?.value;
    context.tagged(actor.organization, user.version, user.into()).await
}

async fn remove(context: Context, place: Place) -> Result<NoContent> {
    let actor = place.actor(&context).await?;
    context.change(&actor, user::Delete { id: place.user()? }).await?;
    Ok(NoContent)
}
