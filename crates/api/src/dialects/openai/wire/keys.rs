//! Keys of projects, and keys of the organization.

use super::super::{
    convert::{name, org_role, project_role, seconds},
    ids::Shown,
    page::Row,
};
use roster_core::{
    api_key::{self, KeyOwner, Owner},
    id::{ApiKeyId, ServiceAccountId, UserId},
    service_account::{Home, ServiceAccount},
};
use serde::Serialize;

/// The beginning of a secret and its last three characters.
fn redacted(key: &api_key::ApiKey) -> String {
    format!("{}...{}", key.mask.start, key.mask.end)
}

/// A key of a project.
#[derive(Serialize)]
pub(in super::super) struct ProjectApiKey {
    object: &'static str,
    id: String,
    name: String,
    redacted_value: String,
    created_at: i64,
    last_used_at: Option<i64>,
    expires_at: Option<i64>,
    owner_project_access: &'static str,
    owner: ProjectKeyOwner,
}

/// Whose it is. What nobody owns has neither a type nor an owner.
#[derive(Default, Serialize)]
struct ProjectKeyOwner {
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<KeyUser>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_account: Option<KeyAccount>,
}

#[derive(Serialize)]
struct KeyAccount {
    id: String,
    name: String,
    created_at: i64,
    role: &'static str,
}

#[derive(Serialize)]
struct KeyUser {
    id: String,
    email: String,
    name: String,
    created_at: i64,
    role: &'static str,
}

impl ProjectApiKey {
    pub(in super::super) fn new(key: &api_key::ApiKey, owner: &KeyOwner, shown: &Shown) -> Self {
        let user = owner.user.as_ref().map(|user| KeyUser {
            id: shown.id(user.id),
            email: user.email.to_string(),
            name: name(user).unwrap_or_default(),
            created_at: seconds(user.created_at),
            // Without any role in the project it can only be less than an owner's.
            role: owner.role.map_or("member", project_role),
        });
        let service_account = owner.service_account.as_ref().map(|account| KeyAccount {
            id: shown.id(account.id),
            name: account.name.to_string(),
            created_at: seconds(account.created_at),
            role: account_role(account),
        });
        let kind = user.as_ref().map(|_| "user").or(service_account.as_ref().map(|_| "service_account"));
        Self {
            object: "organization.project.api_key",
            id: shown.id(key.id),
            name: key.name.to_string(),
            redacted_value: redacted(key),
            created_at: seconds(key.created_at),
            last_used_at: key.last_used_at.map(seconds),
            expires_at: key.expires_at.map(seconds),
            owner_project_access: if owner.has_access { "active" } else { "inactive" },
            owner: ProjectKeyOwner { r#type: kind, user, service_account },
        }
    }
}

impl Row for ProjectApiKey {
    fn id(&self) -> &str {
        &self.id
    }
}

/// A new key of a service account, with its secret: the only time that it is shown.
#[derive(Serialize)]
pub(in super::super) struct ServiceAccountKey {
    object: &'static str,
    id: String,
    name: String,
    value: String,
    created_at: i64,
    expires_at: Option<i64>,
}

impl ServiceAccountKey {
    pub(in super::super) fn new(created: &api_key::Created, shown: &Shown) -> Self {
        Self {
            object: "organization.project.service_account.api_key",
            id: shown.id(created.key.id),
            name: created.key.name.to_string(),
            value: created.secret.reveal().to_owned(),
            created_at: seconds(created.key.created_at),
            expires_at: created.key.expires_at.map(seconds),
        }
    }
}

/// A key of the organization, or of a user beyond any one project.
#[derive(Serialize)]
pub(in super::super) struct AdminApiKey {
    object: &'static str,
    id: String,
    name: Option<String>,
    redacted_value: String,
    // The secret, in the answer to the creation alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    created_at: i64,
    expires_at: Option<i64>,
    last_used_at: Option<i64>,
    owner: AdminKeyOwner,
}

/// Whose it is; flat, unlike that of a project's key.
#[derive(Serialize)]
struct AdminKeyOwner {
    r#type: &'static str,
    object: &'static str,
    id: String,
    name: Option<String>,
    created_at: i64,
    role: Option<&'static str>,
}

impl AdminApiKey {
    pub(in super::super) fn new(key: &api_key::ApiKey, owner: &KeyOwner, shown: &Shown) -> Self {
        let owner = match (&owner.user, &owner.service_account) {
            (Some(user), _) => AdminKeyOwner {
                r#type: "user",
                object: "organization.user",
                id: shown.id(user.id),
                name: name(user),
                created_at: seconds(user.created_at),
                role: Some(org_role(user.role)),
            },
            (None, Some(account)) => AdminKeyOwner {
                r#type: "service_account",
                object: "organization.service_account",
                id: shown.id(account.id),
                name: Some(account.name.to_string()),
                created_at: seconds(account.created_at),
                role: Some(account_role(account)),
            },
            // What nobody owns acts for itself.
            (None, None) => AdminKeyOwner {
                r#type: "service_account",
                object: "organization.service_account",
                id: shown.id(key.id),
                name: Some(key.name.to_string()),
                created_at: seconds(key.created_at),
                role: if let Owner::Organization(role) = key.owner { Some(org_role(role)) } else { None },
            },
        };
        Self {
            object: "organization.admin_api_key",
            id: shown.id(key.id),
            name: Some(key.name.to_string()),
            redacted_value: redacted(key),
            value: None,
            created_at: seconds(key.created_at),
            expires_at: key.expires_at.map(seconds),
            last_used_at: key.last_used_at.map(seconds),
            owner,
        }
    }

    /// A new key with its secret, which is shown this once.
    pub(in super::super) fn with_value(mut self, secret: &str) -> Self {
        self.value = Some(secret.to_owned());
        self
    }
}

impl Row for AdminApiKey {
    fn id(&self) -> &str {
        &self.id
    }
}

/// The role of a service account where it lies.
fn account_role(account: &ServiceAccount) -> &'static str {
    match account.home {
        Home::Organization(role) => org_role(role),
        Home::Workspace(_, role) => role.map_or("none", project_role),
    }
}

/// The ids that a list of keys shows: their own, and those of the people and the service accounts that own them.
pub(in super::super) fn ids_of(keys: &[api_key::ApiKey]) -> (Vec<ApiKeyId>, Vec<UserId>, Vec<ServiceAccountId>) {
    let user = |key: &api_key::ApiKey| if let Owner::User(id) = key.owner { Some(id) } else { None };
    let account = |key: &api_key::ApiKey| if let Owner::ServiceAccount(id) = key.owner { Some(id) } else { None };
    (keys.iter().map(|key| key.id).collect(), keys.iter().filter_map(user).collect(), keys.iter().filter_map(account).collect())
}
