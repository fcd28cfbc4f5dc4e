//! Who is behind the key.

use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, get},
};
use roster_core::{
    Result,
    access::{self, OrganizationRole, PermissionSet, Principal},
    id::{ApiKeyId, OrganizationId, WorkspaceId},
    organization,
    text::{Name, Slug},
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
    organization: Place,
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
}

/// The organization that a key belongs to.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OwnOrganization")]
struct Place {
    id: OrganizationId,
    slug: Slug,
    name: Name,
}

/// As whom a key acts.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Principal")]
struct Who {
    #[schemars(extend("enum" = ["user", "api_key", "system"]))]
    r#type: &'static str,
    id: Option<String>,
}

async fn read(context: Context, (): ()) -> Result<Json<Me>> {
    let actor = context.actor()?;
    let organization::Organization { id, slug, name, .. } = organization::own(&context.directory, &actor).await?;
    let power = access::power(&context.directory, &actor).await?;
    let who = match actor.principal {
        Principal::User(id) => Some(id.to_string()),
        Principal::ApiKey(id) => Some(id.to_string()),
        Principal::System(_) => None,
    };
    Ok(Json(Me {
        organization: Place { id, slug, name },
        principal: Who { r#type: actor.principal.kind(), id: who },
        api_key: actor.key,
        operator: context.operator().is_some(),
        role: power.organization_role,
        workspace: power.workspace,
        permissions: power.permissions,
    }))
}
