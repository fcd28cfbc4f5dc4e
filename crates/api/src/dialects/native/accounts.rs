//! Accounts, as the operator keeps them, and how somebody who is invited comes to have one.

use super::{
    page::{List, Part},
    place::named,
    sessions::NewSession,
    wire::User,
};
use crate::{
    answer::{Json, NoContent, Tagged},
    context::Context,
    describe::{DescribedInput, Parameter, path, query, schema_of},
    operation::{Operation, delete, example, example_with, get, patch, post},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::{Actor, OrganizationRole, Permission, WorkspaceRole},
    account::{self, AccountStatus, Names, Password},
    clock::Timestamp,
    id::{AccountId, OrganizationId},
    invitation::{self, InvitationStatus},
    organization::INSTANCE,
    text::{Email, Label, Login, Name},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const MANY: &str = "/accounts";
    const ONE: &str = "/accounts/{account}";
    const PEEK: &str = "/invitations/peek";
    const ACCEPT: &str = "/invitations/accept";
    const TOKEN: &str = r#"{"token": "{token}"}"#;
    const NEW: &str = r#"{"token": "{token}", "login": "new@example.com", "password": "a long new password"}"#;
    vec![
        get("accounts.list", MANY)
            .needs(Permission::AccountsList)
            .does("List accounts")
            .noting("For operators of the instance.")
            .handle(example(MANY), list),
        post("accounts.create", MANY)
            .public("who is invited has no key yet; the invitation's token is what it takes")
            .answers(StatusCode::CREATED)
            .does("Accept an invitation with a new account")
            .noting("The session that it begins reaches the organization of the invitation alone: a link proves nothing about a mailbox.")
            .handle(example_with(MANY, NEW), sign_up),
        get("accounts.read", ONE)
            .needs(Permission::AccountsRead)
            .does("Read an account")
            .noting("For operators of the instance.")
            .handle(example(ONE), read),
        patch("accounts.update", ONE)
            .needs(Permission::AccountsUpdate)
            .does("Disable or enable an account")
            .noting("For operators of the instance. Sessions and personal keys of a disabled account stop at once.")
            .handle(example_with(ONE, r#"{"status": "disabled"}"#), update),
        delete("accounts.delete", ONE)
            .needs(Permission::AccountsDelete)
            .answers(StatusCode::NO_CONTENT)
            .does("Delete an account")
            .noting("For operators of the instance. Its sessions and personal keys end with it; its users stay in their organizations.")
            .handle(example(ONE), remove),
        post("invitations.peek", PEEK)
            .public("who is invited has no key yet; the invitation's token is what it takes")
            .does("Read what an invitation's token leads to")
            .noting("The token stands in the body, as addresses are logged on their way. It changes nothing.")
            .handle(example_with(PEEK, TOKEN), peek),
        post("invitations.accept", ACCEPT)
            .needs_only_a_key("an account accepts for itself; the invitation's token is what it takes")
            .does("Accept an invitation with the account that is signed in")
            .noting("It takes a session. `POST /accounts` accepts with a new account.")
            .handle(example_with(ACCEPT, TOKEN), accept),
    ]
}

/// An account, as operators see it.
#[derive(Serialize, JsonSchema)]
struct Account {
    id: AccountId,
    login: Login,
    status: AccountStatus,
    created_at: Timestamp,
    updated_at: Timestamp,
}

impl From<account::Account> for Account {
    fn from(found: account::Account) -> Self {
        let account::Account { id, login, status, created_at, updated_at, version: _ } = found;
        Self { id, login, status, created_at, updated_at }
    }
}

/// Whoever is no operator is refused under the name that they have.
fn operator(context: &Context) -> Result<Actor> {
    context.operator().map_or_else(|| context.actor(), Ok)
}

struct Filter(account::Filter);

impl Input for Filter {
    fn read(request: &Request) -> Result<Self> {
        let login = request.query_with_plus("login")?.map(Login::try_from).transpose().map_err(|error| error.below("login"))?;
        let known = |word: String| AccountStatus::parse(&word).ok_or(Error::invalid("status", "must be new, active or disabled"));
        Ok(Self(account::Filter { login, status: request.query("status")?.map(known).transpose()? }))
    }
}

impl DescribedInput for Filter {
    fn parameters() -> Vec<Parameter> {
        vec![
            query("login", schema_of::<Login>, "Only the account with this sign-in name, whatever its case; `+` stands for itself."),
            query("status", schema_of::<AccountStatus>, "Only accounts with this status."),
        ]
    }
}

async fn list(context: Context, (Filter(filter), Part(page)): (Filter, Part)) -> Result<Json<List<Account>>> {
    let listed = account::list(&context.directory, &operator(&context)?, &filter, page).await?;
    Ok(Json(List::of(listed, Account::from)))
}

/// The account that a path names.
struct One(String);

impl Input for One {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(request.path("account").to_owned()))
    }
}

impl DescribedInput for One {
    fn parameters() -> Vec<Parameter> {
        vec![path("account", schema_of::<AccountId>, "The account, by id.")]
    }
}

async fn read(context: Context, One(id): One) -> Result<Tagged<Account>> {
    let found = account::get(&context.directory, &operator(&context)?, named(&id)?).await?;
    context.tagged(INSTANCE, found.version, found.into()).await
}

/// The status to give an account.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum NewStatus {
    Active,
    Disabled,
}

/// What changes about an account.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AccountChanges")]
struct Changes {
    status: NewStatus,
}

async fn update(context: Context, (One(id), Body(changes)): (One, Body<Changes>)) -> Result<Tagged<Account>> {
    let status = match changes.status {
        NewStatus::Active => AccountStatus::Active,
        NewStatus::Disabled => AccountStatus::Disabled,
    };
    let account = context.change(&operator(&context)?, account::Update { id: named(&id)?, status }).await?.value;
    context.tagged(INSTANCE, account.version, account.into()).await
}

async fn remove(context: Context, One(id): One) -> Result<NoContent> {
    context.change(&operator(&context)?, account::Delete { id: named(&id)? }).await?;
    Ok(NoContent)
}

/// An invitation's token.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Token {
    token: String,
}

/// A workspace that an invitation leads into, by name.
#[derive(Serialize, JsonSchema)]
struct OfferedWorkspace {
    name: Name,
    role: WorkspaceRole,
}

/// What an invitation leads to.
#[derive(Serialize, JsonSchema)]
struct Offer {
    organization: Name,
    /// Null when it was no person, or one who has no name or is gone.
    invited_by: Option<String>,
    email: Email,
    role: OrganizationRole,
    workspaces: Vec<OfferedWorkspace>,
    status: InvitationStatus,
    expires_at: Timestamp,
}

async fn peek(context: Context, Body(Token { token }): Body<Token>) -> Result<Json<Offer>> {
    context.expects_nothing()?;
    let offer = invitation::peek(&context.directory, &token).await?;
    Ok(Json(Offer {
        organization: offer.organization_name,
        invited_by: offer.invited_by,
        email: offer.invitation.email,
        role: offer.invitation.role,
        workspaces: offer.workspaces.into_iter().map(|(name, role)| OfferedWorkspace { name, role }).collect(),
        status: offer.status,
        expires_at: offer.invitation.expires_at,
    }))
}

/// The acceptance of an invitation.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Acceptance {
    token: String,
    /// Those of the invitation when absent.
    given_name: Option<Label>,
    family_name: Option<Label>,
}

/// What came of an accepted invitation.
#[derive(Serialize, JsonSchema)]
struct Accepted {
    organization: OrganizationId,
    user: User,
}

impl From<invitation::Accepted> for Accepted {
    fn from(accepted: invitation::Accepted) -> Self {
        Self { organization: accepted.organization, user: accepted.user.into() }
    }
}

async fn accept(context: Context, Body(by): Body<Acceptance>) -> Result<Json<Accepted>> {
    let (bearer, _) = context.session()?;
    let names = Names { given: by.given_name, family: by.family_name };
    let who = (bearer.account, bearer.limited_to);
    Ok(Json(account::join(&context.directory, context.terms(), &by.token, who, names).await?.into()))
}

/// The acceptance of an invitation with a new account.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewAccount {
    token: String,
    login: Login,
    password: Password,
    /// Those of the invitation when absent.
    given_name: Option<Label>,
    family_name: Option<Label>,
}

/// What came of an invitation that was accepted with a new account.
#[derive(Serialize, JsonSchema)]
struct SignedUp {
    #[serde(flatten)]
    accepted: Accepted,
    session: NewSession,
}

async fn sign_up(context: Context, Body(new): Body<NewAccount>) -> Result<Json<SignedUp>> {
    let names = Names { given: new.given_name, family: new.family_name };
    let who = (new.login, &new.password);
    let (accepted, begun) = account::sign_up(&context.directory, context.terms(), &new.token, who, names, Some(context.address)).await?;
    Ok(Json(SignedUp { accepted: accepted.into(), session: NewSession::of(&context, begun).await? }))
}
