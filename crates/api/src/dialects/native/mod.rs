//! The native REST API: everything that the core can do, in the field's own words.

mod aliases;
mod api_keys;
mod audit;
mod me;
mod members;
mod organizations;
mod page;
mod place;
mod roles;
mod users;
mod wire;
mod workspaces;

use crate::{
    operation::Operation,
    problem,
    surface::{Surface, bearer},
};
use hyper::header::HeaderName;

/// The surface below `/api`.
#[must_use]
pub fn surface() -> Surface {
    Surface {
        name: "api",
        title: "Native REST API",
        prefix: "/api",
        mounts: &["/v1"],
        try_path: "/me",
        try_body: None,
        credential: bearer,
        refuse: problem::refuse,
        request_id_header: HeaderName::from_static("x-request-id"),
        echoes_request_id: false,
        strict_queries: true,
        operations: operations(),
    }
}

fn operations() -> Vec<Operation> {
    let parts = [
        me::rows(),
        organizations::rows(),
        users::rows(),
        workspaces::rows(),
        members::rows(),
        api_keys::rows(),
        roles::rows(),
        aliases::rows(),
        audit::rows(),
    ];
    parts.into_iter().flatten().collect()
}
