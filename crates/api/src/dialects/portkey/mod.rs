//! The Portkey Admin API: `portkey-ai` SDKs, the Terraform provider and `portkey-admin-mcp` work unmodified with the
//! base URL `<server>/portkey/v1`.
//!
//! What the vendor publishes is its Admin API reference and the OpenAPI description behind it (`openapi.yaml` of
//! <https://github.com/Portkey-AI/openapi>, `info.version` 2.0.0, as of 2026-06-12); where the two leave something open,
//! the sources of its clients say what they can read.
//!
//! Every success is 200 with a JSON object; unknown keys in bodies and queries are ignored, as clients repeat path
//! parameters in both.

mod api_keys;
mod audit_logs;
mod convert;
mod errors;
mod ids;
mod invites;
mod limits;
mod members;
mod page;
mod rotation;
mod scim;
mod scopes;
mod users;
mod wire;
mod workspaces;

use crate::surface::{Surface, bearer, unnamed};
use hyper::header::{HeaderMap, HeaderName};
use roster_core::{Error, Result};

/// The surface below `/portkey`.
#[must_use]
pub fn surface() -> Surface {
    let operations = [
        users::operations(),
        invites::operations(),
        workspaces::operations(),
        members::operations(),
        api_keys::operations(),
        rotation::operations(),
        scim::operations(),
        audit_logs::operations(),
    ];
    Surface {
        name: "portkey",
        title: "Portkey Admin API",
        prefix: "/portkey",
        mounts: &["/v1", "/v2"],
        try_path: "/admin/users",
        try_body: None,
        credential,
        organization: unnamed,
        refuse: errors::refuse,
        // SDKs retry a 5xx without it, POST included, and so would create twice.
        request_id_header: HeaderName::from_static("x-portkey-trace-id"),
        echoes_request_id: false,
        no_retry: None,
        // Clients repeat path parameters in the query.
        strict_queries: false,
        conditional: false,
        own_pages_only: false,
        operations: operations.into_iter().flatten().collect(),
    }
}

/// `x-portkey-api-key`, else `Authorization: Bearer`.
fn credential(headers: &HeaderMap) -> Result<&str> {
    match headers.get("x-portkey-api-key").and_then(|value| value.to_str().ok()) {
        Some(key) => Ok(key.trim()),
        None => bearer(headers)
            .map_err(|_| Error::Unauthenticated("a key is needed: send it as x-portkey-api-key, or as Authorization: Bearer")),
    }
}
