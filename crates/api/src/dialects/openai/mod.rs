//! The OpenAI Administration API: the `openai` SDKs work unmodified with the base URL `<server>/openai/v1`.
//!
//! What the vendor publishes is the OpenAPI description at <https://github.com/openai/openai-openapi> (`openapi.json`,
//! `info.version` 2.3.0, as of 2026-08-21); where it leaves something open, the sources of its SDKs say what they send and can read.
//!
//! Every success is 200 with a JSON object. Verbs are GET, POST (create and change) and DELETE. `null` in a body counts as absent,
//! no body as `{}`; unknown keys in bodies and queries are passed over.

mod admin_api_keys;
mod api_keys;
mod audit_logs;
mod audit_types;
mod convert;
mod errors;
mod group_users;
mod groups;
mod ids;
mod invites;
mod level;
mod page;
mod project_groups;
mod project_users;
mod projects;
mod role_assignments;
mod roles;
mod scopes;
mod service_accounts;
mod users;
mod wire;

use crate::surface::{Surface, bearer};
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use roster_core::{Error, Result, id::OrganizationId};

/// The surface below `/openai`.
#[must_use]
pub fn surface() -> Surface {
    let operations = [
        admin_api_keys::operations(),
        audit_logs::operations(),
        groups::operations(),
        group_users::operations(),
        invites::operations(),
        projects::operations(),
        api_keys::operations(),
        service_accounts::operations(),
        project_users::operations(),
        project_groups::operations(),
        roles::operations(),
        role_assignments::operations(),
        users::operations(),
    ];
    Surface {
        name: "openai",
        title: "OpenAI Administration API",
        prefix: "/openai",
        // The SDKs join their base URL and the path, and some of them are given one without `/v1`.
        mounts: &["/v1", ""],
        try_path: "/organization/users",
        try_body: None,
        credential: bearer,
        organization,
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

/// `openai-organization`, which the SDKs send when they are told one (`OPENAI_ORG_ID`).
fn organization(headers: &HeaderMap) -> Result<Option<OrganizationId>> {
    const UNKNOWN: Error = Error::Unauthenticated(
        "the header openai-organization names no organization here: its id is org- and 26 characters, or leave it out",
    );
    let named = headers.get("openai-organization").map(|value| value.to_str().unwrap_or("?").trim()).filter(|text| !text.is_empty());
    named.map(|text| ids::organization_named(text).ok_or(UNKNOWN)).transpose()
}
