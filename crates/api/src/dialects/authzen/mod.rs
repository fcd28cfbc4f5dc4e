//! The permission check: OpenID AuthZEN Authorization API 1.0.
//!
//! A subject is a `user`, an `api_key` or a `service_account`; an action is a permission's name (`workspace_members.update`) or a bare verb,
//! which is joined with the resource's type; a resource is the `organization`, a `workspace`, a `workspace_member`, a
//! `user`, a `group` or an `api_key` of the caller's organization. Every "no" says why in `context`. A search answers what
//! questions would say yes to.

mod convert;
mod evaluation;
mod page;
mod search;
mod wire;

use crate::{
    operation::{Operation, example, example_with, get, post},
    problem,
    surface::{Surface, bearer, unnamed},
};
use hyper::header::HeaderName;
use roster_core::access::Permission;

/// The surface below `/access`. Refusals have the native shape: the specification leaves their bodies open (§11).
#[must_use]
pub fn surface() -> Surface {
    Surface {
        name: "authzen",
        title: "Permission check (OpenID AuthZEN 1.0)",
        prefix: "/access",
        mounts: &["/v1"],
        try_path: "/evaluation",
        try_body: Some(
            r#"{"subject": {"type": "user", "id": "USER_ID"}, "action": {"name": "read"}, "resource": {"type": "organization", "id": "ORGANIZATION"}}"#,
        ),
        credential: bearer,
        organization: unnamed,
        refuse: problem::refuse,
        request_id_header: HeaderName::from_static("x-request-id"),
        // AuthZEN 1.0 §10.1.3.
        echoes_request_id: true,
        no_retry: None,
        strict_queries: false,
        conditional: false,
        own_pages_only: false,
        operations: operations(),
    }
}

fn operations() -> Vec<Operation> {
    const ONE: &str = r#"{"subject": {"type": "user", "id": "{user}"}, "action": {"name": "read"},
        "resource": {"type": "workspace", "id": "{workspace}"}}"#;
    const MANY: &str = r#"{"subject": {"type": "user", "id": "{user}"}, "resource": {"type": "workspace", "id": "{workspace}"},
        "evaluations": [{"action": {"name": "read"}}, {"action": {"name": "delete"}}]}"#;
    const SUBJECTS: &str = r#"{"subject": {"type": "user"}, "action": {"name": "read"},
        "resource": {"type": "workspace", "id": "{workspace}"}}"#;
    const RESOURCES: &str = r#"{"subject": {"type": "user", "id": "{user}"}, "action": {"name": "read"},
        "resource": {"type": "workspace"}}"#;
    const ACTIONS: &str = r#"{"subject": {"type": "user", "id": "{user}"}, "resource": {"type": "workspace", "id": "{workspace}"}}"#;
    vec![
        post("access.evaluation", "/evaluation")
            .needs(Permission::AccessEvaluate)
            .handle(example_with("/evaluation", ONE), evaluation::one),
        post("access.evaluations", "/evaluations")
            .needs(Permission::AccessEvaluate)
            .handle(example_with("/evaluations", MANY), evaluation::many),
        post("access.search.subject", "/search/subject")
            .needs(Permission::AccessEvaluate)
            .handle(example_with("/search/subject", SUBJECTS), search::subjects),
        post("access.search.resource", "/search/resource")
            .needs(Permission::AccessEvaluate)
            .handle(example_with("/search/resource", RESOURCES), search::resources),
        post("access.search.action", "/search/action")
            .needs(Permission::AccessEvaluate)
            .handle(example_with("/search/action", ACTIONS), search::actions),
        get("access.configuration", "/.well-known/authzen-configuration")
            .public("clients find the endpoints with it before they have a key")
            .handle(example("/.well-known/authzen-configuration"), evaluation::configuration),
    ]
}
