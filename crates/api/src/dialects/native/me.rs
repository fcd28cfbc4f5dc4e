//! Who is behind the key.

use super::account::Place;
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, get},
};
use roster_core::{
    Error, Result,
    access::{self, OrganizationRole, PermissionSet, Principal},
    account,
    caller::{Caller, Credential},
    id::{AccountId, ApiKeyId, WorkspaceId},
    organization,
    text::Login,
};
use schemars::JsonSchema;
use serde::Serialize;

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    vec![
        get("me.read", "/me")
            .needs_only_a_key("whoever holds a key may know what it is")
            .does("Read who is behind the key")
            .handle(example("/me"), read),
    ]
}

/// Who is behind a key.
#[derive(Serialize, JsonSchema)]
struct Me {
    /// Null for an account that belongs to no organization or to several: `GET /account` lists them.
    organization: Option<Place>,
    principal: Who,
    api_key: Option<ApiKeyId>,
    /// Whether the key also counts above all organizations.
    operator: bool,
    /// Its role in the organization.
    role: Option<OrganizationRole>,
    /// The only workspace that the key reaches.
    workspace: Option<WorkspaceId>,
    /// What the key may do in its organization, or in the one workspace that it reaches.
    permissions: PermissionSet,
    /// The account, when it was a session or a personal key that called.
    account: Option<OwnName>,
}

/// An account by name.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AccountName")]
struct OwnName {
    id: AccountId,
    login: Login,
    credential: Shown,
}

/// What an account showed.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "AccountCredential")]
enum Shown {
    Session,
    PersonalKey,
    AccessToken,
}

/// As whom a key acts.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Principal")]
struct Who {
    #[schemars(extend("enum" = ["user", "api_key", "service_account", "account", "system"]))]
    r#type: &'static str,
    id: Option<String>,
}

async fn read(context: Context, (): ()) -> Result<Json<Me>> {
    let account = match context.caller {
        Some(Caller::Account(bearer)) => {
            let login = account::own(&context.directory, bearer.account).await?.login;
            let credential = match bearer.credential {
                Credential::Session(_) => Shown::Session,
                Credential::PersonalKey(..) => Shown::PersonalKey,
                Credential::AccessToken(_) => Shown::AccessToken,
            };
            Some(OwnName { id: bearer.account, login, credential })
        }
        Some(Caller::Key(_) | Caller::ServiceAccount(..)) | None => None,
    };
    let (actor, account) = match (context.actor(), account) {
        (Ok(actor), account) => (actor, account),
        (Err(Error::Invalid { .. }), Some(account)) => return Ok(Json(Me::of_no_organization(account))),
        (Err(error), _) => return Err(error),
    };
    let organization = organization::own(&context.directory, &actor).await?;
    let power = access::power(&context.directory, &actor).await?;
    let who = match actor.principal {
        Principal::User(id) => Some(id.to_string()),
        Principal::ApiKey(id) => Some(id.to_string()),
        Principal::ServiceAccount(id) => Some(id.to_string()),
        Principal::System(_) => None,
    };
    Ok(Json(Me {
        organization: Some(organization.into()),
        principal: Who { r#type: actor.principal.kind(), id: who },
        api_key: actor.key,
        operator: context.operator().is_some(),
        role: power.organization_role,
        workspace: power.workspace,
        permissions: power.permissions,
        account,
    }))
}

impl Me {
    /// An account that does not say in which organization it acts.
    fn of_no_organization(account: OwnName) -> Self {
        Self {
            organization: None,
            principal: Who { r#type: "account", id: Some(account.id.to_string()) },
            api_key: None,
            operator: false,
            role: None,
            workspace: None,
            permissions: PermissionSet::NONE,
            account: Some(account),
        }
    }
}
