//! Zones: what the core knows of a workspace, and what only this vendor does.

use super::super::{convert::zone_role, ids::Shown, permissions::Map};
use roster_core::{clock::Timestamp, id::OrganizationId, member::Member, workspace::Workspace};
use serde::Serialize;
use serde_json::{Map as Fields, Value, json};

/// What this dialect keeps beside an object.
pub(in super::super) type Beside = Fields<String, Value>;

fn field(beside: &Beside, name: &str) -> Value {
    beside.get(name).cloned().unwrap_or_default()
}

fn flag(beside: &Beside, name: &str, usual: bool) -> bool {
    beside.get(name).and_then(Value::as_bool).unwrap_or(usual)
}

#[derive(Serialize)]
pub(in super::super) struct Zone {
    id: String,
    created_at: Timestamp,
    name: String,
    organization_id: String,
    owner_type: &'static str,
    protocols: Value,
    slug: String,
    updated_at: Timestamp,
    external_sync_enabled: bool,
    requires_invitation: bool,
    description: Option<String>,
    // What the zone has none of is left out: the vendor declares none of these nullable.
    #[serde(skip_serializing_if = "Value::is_null")]
    default_mcp_gateway_application_id: Value,
    #[serde(skip_serializing_if = "Value::is_null")]
    default_resource_id: Value,
    #[serde(skip_serializing_if = "Value::is_null")]
    encryption_key: Value,
    #[serde(skip_serializing_if = "Value::is_null")]
    user_identity_provider_id: Value,
    // Older clients know these; they are shown to whoever set them.
    #[serde(skip_serializing_if = "Value::is_null")]
    login_flow: Value,
    #[serde(skip_serializing_if = "Value::is_null")]
    cname: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    permissions: Option<Map>,
}

impl Zone {
    /// `base` is the address of this surface.
    pub(in super::super) fn new(
        found: &Workspace,
        organization: OrganizationId,
        (beside, base): (&Beside, &str),
        shown: &Shown,
        permissions: Option<Map>,
    ) -> Self {
        let id = shown.id(found.id);
        Self {
            protocols: protocols(beside, &format!("{base}/zones/{id}")),
            id,
            created_at: found.created_at,
            name: found.name.to_string(),
            organization_id: organization.to_string(),
            owner_type: "customer",
            slug: found.slug.to_string(),
            updated_at: found.updated_at,
            external_sync_enabled: flag(beside, "external_sync_enabled", false),
            requires_invitation: flag(beside, "requires_invitation", true),
            description: found.description.as_deref().map(str::to_owned),
            default_mcp_gateway_application_id: field(beside, "default_mcp_gateway_application_id"),
            default_resource_id: field(beside, "default_resource_id"),
            encryption_key: field(beside, "encryption_key"),
            user_identity_provider_id: field(beside, "user_identity_provider_id"),
            login_flow: field(beside, "login_flow"),
            cname: field(beside, "cname"),
            permissions,
        }
    }
}

/// Every address that the vendor's clients demand, below that of the zone. Nothing answers there: this is no authorization server
/// of zones.
fn protocols(beside: &Beside, zone: &str) -> Value {
    json!({
        "oauth2": {
            "issuer": zone,
            "authorization_server_metadata": format!("{zone}/.well-known/oauth-authorization-server"),
            "authorization_endpoint": format!("{zone}/oauth/2/authorize"),
            "token_endpoint": format!("{zone}/oauth/2/token"),
            "redirect_uri": format!("{zone}/oauth/2/redirect"),
            "registration_endpoint": format!("{zone}/oauth/2/clients"),
            "jwks_uri": format!("{zone}/openidconnect/jwks"),
            "pkce_required": flag(beside, "pkce_required", true),
            "dcr_enabled": flag(beside, "dcr_enabled", true),
            "cimd": {
                "enabled": flag(beside, "cimd_enabled", false),
                "allowed_client_ids": beside.get("cimd_allowed_client_ids").cloned().unwrap_or_else(|| json!([])),
            },
        },
        "openid": {
            "provider_configuration": format!("{zone}/.well-known/openid-configuration"),
            "userinfo_endpoint": format!("{zone}/openidconnect/userinfo"),
        },
    })
}

#[derive(Serialize)]
struct Link {
    href: String,
}

#[derive(Serialize)]
struct Links {
    organization_user: Link,
    #[serde(rename = "self")]
    own: Link,
}

/// A membership. It has no id of its own here, and is addressed by zone and user.
#[derive(Serialize)]
pub(in super::super) struct ZoneMember {
    id: String,
    #[serde(rename = "_links")]
    links: Links,
    created_at: Timestamp,
    organization_id: String,
    organization_user_id: String,
    role: &'static str,
    updated_at: Timestamp,
    zone_id: String,
}

impl ZoneMember {
    pub(in super::super) fn new(member: &Member, organization: OrganizationId, base: &str, shown: &Shown) -> Self {
        let (zone, user) = (shown.id(member.workspace), shown.id(member.user.id));
        let links = Links {
            organization_user: Link { href: format!("{base}/organizations/{organization}/users/{user}") },
            own: Link { href: format!("{base}/zones/{zone}/members/{user}") },
        };
        Self {
            id: format!("{zone}.{user}"),
            links,
            created_at: member.created_at,
            organization_id: organization.to_string(),
            organization_user_id: user,
            role: zone_role(member.role),
            updated_at: member.updated_at,
            zone_id: zone,
        }
    }
}
