//! Types as the vendor's SDKs spell them. What may be missing is left out below `/organizations`, and null below `/zones`.

mod zone;

pub(super) use zone::{Beside, Zone, ZoneMember};

use super::{
    convert::organization_role,
    ids::Shown,
    page::{Cursors, Pagination},
    permissions::Map,
};
use roster_core::{
    clock::Timestamp,
    credential,
    id::{Id, OrganizationId, UserId, WorkspaceId},
    invitation::{self, Offer},
    organization, service_account, sso_connection, user,
};
use serde::Serialize;

/// A list below `/organizations`.
#[derive(Serialize)]
pub(super) struct List<T> {
    pub(super) items: Vec<T>,
    pub(super) page_info: Cursors,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pagination: Option<Pagination>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) permissions: Option<Map>,
}

#[derive(Serialize)]
pub(super) struct Organization {
    id: String,
    created_at: Timestamp,
    label: String,
    name: String,
    sso_enabled: bool,
    updated_at: Timestamp,
    zone_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    permissions: Option<Map>,
}

impl Organization {
    /// `home` is the default workspace, which every organization has. An alias that is shown stands in the place of the label.
    pub(super) fn new(
        found: organization::Organization,
        home: Option<WorkspaceId>,
        sso_enabled: bool,
        shown: &Shown,
        permissions: Option<Map>,
    ) -> Self {
        let (id, named) = (found.id.to_string(), shown.id(found.id));
        Self {
            label: if named == id { found.slug.to_string() } else { named },
            id,
            created_at: found.created_at,
            name: found.name.to_string(),
            sso_enabled,
            updated_at: found.updated_at,
            zone_id: home.map(|home| shown.id(home)).unwrap_or_default(),
            permissions,
        }
    }
}

#[derive(Serialize)]
pub(super) struct OrganizationUser {
    id: String,
    created_at: Timestamp,
    role: &'static str,
    source: String,
    status: &'static str,
    updated_at: Timestamp,
    email: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    permissions: Option<Map>,
}

impl OrganizationUser {
    pub(super) fn new(user: &user::User, source: String, shown: &Shown, permissions: Option<Map>) -> Self {
        Self {
            id: shown.id(user.id),
            created_at: user.created_at,
            role: organization_role(user.role),
            source,
            status: user.status.as_str(),
            updated_at: user.updated_at,
            email: user.email.to_string(),
            permissions,
        }
    }
}

/// A user or an invitation.
#[derive(Serialize)]
pub(super) struct Identity {
    id: String,
    created_at: Timestamp,
    email: String,
    role: &'static str,
    source: String,
    status: &'static str,
    r#type: &'static str,
    updated_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    permissions: Option<Map>,
}

impl Identity {
    pub(super) fn user(user: &user::User, source: String, shown: &Shown, permissions: Option<Map>) -> Self {
        let (id, email, role) = (shown.id(user.id), user.email.to_string(), organization_role(user.role));
        let (created_at, updated_at) = (user.created_at, user.updated_at);
        Self { id, created_at, email, role, source, status: user.status.as_str(), r#type: "user", updated_at, permissions }
    }

    pub(super) fn invitation(
        found: &invitation::Invitation,
        now: Timestamp,
        source: String,
        shown: &Shown,
        permissions: Option<Map>,
    ) -> Self {
        let (id, email, role) = (shown.id(found.id), found.email.to_string(), organization_role(found.role));
        let (created_at, updated_at, status) = (found.created_at, found.updated_at, found.status(now).as_str());
        Self { id, created_at, email, role, source, status, r#type: "invitation", updated_at, permissions }
    }
}

#[derive(Serialize)]
pub(super) struct Invitation {
    id: String,
    created_at: Timestamp,
    created_by: String,
    email: String,
    expires_at: Timestamp,
    organization_id: String,
    role: &'static str,
    status: &'static str,
    updated_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    permissions: Option<Map>,
}

/// Who stands for an invitation that the server itself made.
const SYSTEM: &str = "system";

impl Invitation {
    pub(super) fn new(
        found: &invitation::Invitation,
        (organization, now): (OrganizationId, Timestamp),
        shown: &Shown,
        permissions: Option<Map>,
    ) -> Self {
        Self {
            id: shown.id(found.id),
            created_at: found.created_at,
            created_by: made_by(found).map_or_else(|| SYSTEM.to_owned(), |id| shown.id(id)),
            email: found.email.to_string(),
            expires_at: found.expires_at,
            organization_id: organization.to_string(),
            role: organization_role(found.role),
            status: found.status(now).as_str(),
            updated_at: found.updated_at,
            permissions,
        }
    }
}

/// Who made an invitation: a user as a rule, and only those have aliases that are shown.
pub(super) fn made_by(found: &invitation::Invitation) -> Option<UserId> {
    found.invited_by.map(Id::from_bytes)
}

/// What somebody with the token sees.
#[derive(Serialize)]
pub(super) struct PublicInvitation {
    created_by_name: String,
    email: String,
    expires_at: Timestamp,
    organization_name: String,
    role: &'static str,
    status: &'static str,
}

impl PublicInvitation {
    pub(super) fn new(offer: Offer) -> Self {
        let organization_name = offer.organization_name.to_string();
        Self {
            // Who has no name, or is no person, invites for the organization.
            created_by_name: offer.invited_by.unwrap_or_else(|| organization_name.clone()),
            email: offer.invitation.email.to_string(),
            expires_at: offer.invitation.expires_at,
            organization_name,
            role: organization_role(offer.invitation.role),
            status: offer.status.as_str(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct AcceptResult {
    pub(super) organization_id: String,
    pub(super) organization_name: String,
    pub(super) success: bool,
    pub(super) user_id: String,
}

#[derive(Serialize)]
pub(super) struct ServiceAccount {
    id: String,
    created_at: Timestamp,
    name: String,
    updated_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    permissions: Option<Map>,
}

impl ServiceAccount {
    pub(super) fn new(found: &service_account::ServiceAccount, shown: &Shown, permissions: Option<Map>) -> Self {
        Self {
            id: shown.id(found.id),
            created_at: found.created_at,
            name: found.name.to_string(),
            updated_at: found.updated_at,
            description: found.description.as_deref().map(str::to_owned),
            permissions,
        }
    }
}

/// A credential; with its secret when it was just made.
#[derive(Serialize)]
pub(super) struct Credential {
    id: String,
    client_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret: Option<String>,
    created_at: Timestamp,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_used_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    permissions: Option<Map>,
}

impl Credential {
    pub(super) fn new(
        found: &credential::Credential,
        organization: OrganizationId,
        description: Option<String>,
        shown: &Shown,
        permissions: Option<Map>,
    ) -> Self {
        Self {
            id: shown.id(found.id),
            client_id: found.client_id(organization),
            client_secret: None,
            created_at: found.created_at,
            name: found.name.to_string(),
            description,
            last_used_at: found.last_used_at,
            permissions,
        }
    }

    pub(super) fn with_secret(self, secret: &str) -> Self {
        Self { client_secret: Some(secret.to_owned()), ..self }
    }
}

/// Where an organization's people sign in. `client_id` is there also when it is null.
#[derive(Serialize)]
pub(super) struct SsoConnection {
    id: String,
    client_id: Option<String>,
    client_secret_set: bool,
    created_at: Timestamp,
    identifier: String,
    updated_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    protocols: Option<sso_connection::Protocols>,
    #[serde(skip_serializing_if = "Option::is_none")]
    permissions: Option<Map>,
}

impl SsoConnection {
    pub(super) fn new(found: sso_connection::SsoConnection, permissions: Option<Map>) -> Self {
        Self {
            id: found.id.to_string(),
            client_id: found.client_id.as_deref().map(str::to_owned),
            client_secret_set: found.client_secret_set,
            created_at: found.created_at,
            identifier: found.identifier.to_string(),
            updated_at: found.updated_at,
            protocols: found.protocols,
            permissions,
        }
    }
}

/// A role that every organization or zone has.
#[derive(Serialize)]
pub(super) struct Role {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) description: &'static str,
    pub(super) scope: &'static str,
}
