//! The Keycard API: the `keycardai-api` SDKs work unmodified with the base URL `<server>/keycard`, and so does the Terraform
//! provider with it as its endpoint.
//!
//! The vendor publishes its SDKs (<https://github.com/keycardai>), whose versions know different parts of it: what is served here
//! is all of them together, with what the newest need in every answer. Where they leave something open, the Terraform provider's
//! description (`api/openapi.yaml`, December 2025) decides, then the vendor's pages.
//!
//! `null` in a body counts as absent where it does not take something away; unknown keys in bodies and queries are passed over.

mod convert;
mod credentials;
mod errors;
mod identities;
mod ids;
mod invitations;
mod organizations;
mod page;
mod permissions;
mod public_invitations;
mod roles;
mod service_accounts;
mod sso_connection;
mod tokens;
mod users;
mod wire;
mod zone_members;
mod zones;

use crate::surface::{Surface, bearer, unnamed};
use hyper::header::{HeaderName, HeaderValue};

/// The surface below `/keycard`.
#[must_use]
pub fn surface() -> Surface {
    let operations = [
        organizations::operations(),
        identities::operations(),
        roles::operations(),
        users::operations(),
        invitations::operations(),
        public_invitations::operations(),
        service_accounts::operations(),
        credentials::operations(),
        sso_connection::operations(),
        zones::operations(),
        zone_members::operations(),
        tokens::operations(),
    ];
    Surface {
        name: "keycard",
        title: "Keycard API",
        prefix: "/keycard",
        mounts: &[""],
        try_path: "/organizations",
        try_body: None,
        credential: bearer,
        organization: unnamed,
        refuse: errors::refuse,
        request_id_header: HeaderName::from_static("x-request-id"),
        echoes_request_id: false,
        no_retry: Some((errors::SHOULD_RETRY, HeaderValue::from_static("false"))),
        strict_queries: false,
        conditional: false,
        own_pages_only: false,
        operations: operations.into_iter().flatten().collect(),
    }
}
