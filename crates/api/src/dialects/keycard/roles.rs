//! The roles that every organization and every zone has.

use super::{
    ids::Place,
    page::Expand,
    permissions::{Asker, Map},
    wire::Role,
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, get},
    request::{Input, Request},
};
use roster_core::{
    Error, Result,
    access::{Permission, Scope},
};
use serde::Serialize;

const PATH: &str = "/organizations/{organization}/roles";

static ROLES: [Role; 5] = [
    Role {
        name: "org_admin",
        label: "Organization Administrator",
        description: "Manages the organization, everybody in it, and every zone.",
        scope: "organization",
    },
    Role {
        name: "org_member",
        label: "Organization Member",
        description: "Reads nothing of the organization, and has the zones that they are given.",
        scope: "organization",
    },
    Role {
        name: "org_viewer",
        label: "Organization Viewer",
        description: "Reads the organization, and has the zones that they are given.",
        scope: "organization",
    },
    Role { name: "zone_manager", label: "Zone Manager", description: "Manages a zone and who is in it.", scope: "zone" },
    Role { name: "zone_viewer", label: "Zone Viewer", description: "Reads a zone.", scope: "zone" },
];

pub(super) fn operations() -> Vec<Operation> {
    vec![get("organizations.list_roles", PATH).needs(Permission::RolesList).handle(example(PATH), list)]
}

struct Listing {
    scope: Option<String>,
    permissions: bool,
}

impl Input for Listing {
    fn read(request: &Request) -> Result<Self> {
        let scope = request.query("scope")?;
        if scope.as_deref().is_some_and(|scope| !matches!(scope, "organization" | "zone")) {
            return Err(Error::invalid("scope", "must be organization or zone"));
        }
        Ok(Self { scope, permissions: Expand::read(request)?.0 })
    }
}

#[derive(Serialize)]
struct Roles {
    items: Vec<&'static Role>,
    #[serde(skip_serializing_if = "Option::is_none")]
    permissions: Option<Map>,
}

async fn list(context: Context, (place, Listing { scope, permissions }): (Place, Listing)) -> Result<Json<Roles>> {
    let actor = place.actor(&context).await?;
    context.directory.permit(&actor, Permission::RolesList, Scope::Organization).await?;
    let wanted = |role: &&Role| scope.as_deref().is_none_or(|scope| scope == role.scope);
    let permissions = if permissions { Some(Asker::new(&context, &actor).roles().await?) } else { None };
    Ok(Json(Roles { items: ROLES.iter().filter(wanted).collect(), permissions }))
}
