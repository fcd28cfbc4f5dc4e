//! The Seequent Evo Workspaces API with its discovery: `evo-sdk-common` works unmodified with the base URL `<server>/evo`.
//!
//! What the vendor publishes is its API reference (developer.seequent.com, "Workspaces API 1.0", seen 2026-11) and the sources of
//! its SDK (<https://github.com/SeequentEvo/evo-python-sdk>, `evo-sdk-common` 0.5.29 on PyPI), whose models say what can be read.
//!
//! The SDK takes statuses exactly: 201 where something is made, 204 without a body where something ends. Paths name the
//! organization by a UUID. Below `/workspace/orgs` a person sees only where they were given a role; what is seen by a role in the
//! organization lies below `/workspace/admin/orgs`.

mod admin;
mod admin_users;
mod asking;
mod convert;
mod coordinate_systems;
mod discovery;
mod errors;
mod groups;
mod health;
mod ids;
mod ims;
mod invitations;
mod kept;
mod listing;
mod members;
mod page;
mod roles;
mod thumbnails;
mod token;
mod wire;
mod workspace_users;
mod workspaces;

use crate::surface::{Surface, bearer, unnamed};
use hyper::header::HeaderName;

/// Where its paths lie.
const PREFIX: &str = "/evo";

/// The surface below `/evo`.
#[must_use]
pub fn surface() -> Surface {
    let operations = [
        discovery::operations(),
        health::operations(),
        workspaces::operations(),
        workspace_users::operations(),
        admin::operations(),
        admin_users::operations(),
        members::operations(),
        invitations::operations(),
        roles::operations(),
        groups::operations(),
        ims::operations(),
        coordinate_systems::operations(),
        thumbnails::operations(),
        token::operations(),
    ];
    Surface {
        name: "evo",
        title: "Seequent Evo Workspaces API",
        prefix: PREFIX,
        mounts: &[""],
        try_path: "/evo/identity/v2/discovery",
        try_body: None,
        credential: bearer,
        organization: unnamed,
        refuse: errors::refuse,
        request_id_header: HeaderName::from_static("x-request-id"),
        echoes_request_id: false,
        no_retry: None,
        // Clients spell filters in two ways, and send parameters that belong to other calls.
        strict_queries: false,
        conditional: false,
        own_pages_only: false,
        operations: operations.into_iter().flatten().collect(),
    }
}
