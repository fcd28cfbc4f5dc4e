//! Discovery: which organizations the caller has, and that this server is the hub of each.

use super::{ids, page};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, get},
    request::{Input, Request},
};
use roster_core::{
    Result, account,
    caller::Caller,
    organization::{self, INSTANCE, Organization},
};
use serde::Serialize;

const PATH: &str = "/evo/identity/v2/discovery";
const BELOW_WORKSPACE: &str = "/workspace/evo/identity/v2/discovery";
const BELOW_WORKSPACE_1: &str = "/workspace/evo/identity/v1/discovery";

/// The code of the only hub, and of the only service on it.
const HUB: &str = "roster";
const SERVICE: &str = "workspace";
/// A filter that stands for every service.
const EVERY_SERVICE: &str = "evo";

pub(super) fn operations() -> Vec<Operation> {
    const WHY: &str = "about the caller's own organizations";
    [("discovery", PATH), ("discovery.workspace.v2", BELOW_WORKSPACE), ("discovery.workspace.v1", BELOW_WORKSPACE_1)]
        .into_iter()
        .map(|(name, path)| get(name, path).needs_only_a_key(WHY).handle(example(path), discover))
        .collect()
}

/// The services that are asked for; none: every one.
struct Services(Vec<String>);

impl Input for Services {
    fn read(request: &Request) -> Result<Self> {
        request.query_list("service").map(Self)
    }
}

impl Services {
    fn has_ours(&self) -> bool {
        self.0.is_empty() || self.0.iter().any(|code| matches!(code.as_str(), EVERY_SERVICE | SERVICE))
    }
}

#[derive(Serialize)]
struct OrganizationAccess {
    id: String,
    display_name: String,
}

#[derive(Clone, Serialize)]
struct Hub {
    code: &'static str,
    display_name: &'static str,
    url: String,
}

#[derive(Serialize)]
struct Service {
    code: &'static str,
    display_name: &'static str,
}

#[derive(Serialize)]
struct ServiceAccess {
    org_id: String,
    hub_code: &'static str,
    services: [&'static str; 1],
}

#[derive(Serialize)]
struct Discovery {
    organizations: Vec<OrganizationAccess>,
    hubs: Vec<Hub>,
    services: Vec<Service>,
    service_access: Vec<ServiceAccess>,
    has_new_instances: bool,
}

#[derive(Serialize)]
struct Discovered {
    discovery: Discovery,
}

async fn discover(context: Context, services: Services) -> Result<Json<Discovered>> {
    let found = if services.has_ours() { organizations(&context).await? } else { Vec::new() };
    let mut discovery = Discovery {
        organizations: Vec::new(),
        hubs: Vec::new(),
        services: Vec::new(),
        service_access: Vec::new(),
        has_new_instances: false,
    };
    for organization in found {
        let id = ids::organization_shown(&context, organization.id).await?;
        discovery.service_access.push(ServiceAccess { org_id: id.clone(), hub_code: HUB, services: [SERVICE] });
        discovery.organizations.push(OrganizationAccess { id, display_name: organization.name.to_string() });
    }
    if !discovery.organizations.is_empty() {
        discovery.hubs.push(Hub { code: HUB, display_name: "Roster", url: page::address(&context, "") });
        discovery.services.push(Service { code: SERVICE, display_name: "Workspaces" });
    }
    Ok(Json(Discovered { discovery }))
}

/// Those in which the caller may act, in the order of their names.
async fn organizations(context: &Context) -> Result<Vec<Organization>> {
    let mut found = match context.caller {
        Some(Caller::Account(bearer)) => {
            let own = account::organizations(&context.directory, bearer.account, bearer.limited_to).await?;
            own.into_iter().map(|(_, organization)| organization).collect()
        }
        _ => vec![organization::own(&context.directory, &context.actor()?).await?],
    };
    found.retain(|organization| organization.id != INSTANCE);
    found.sort_by(|one, other| one.name.cmp(&other.name).then_with(|| one.id.cmp(&other.id)));
    Ok(found)
}
