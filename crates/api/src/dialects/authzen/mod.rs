//! The permission check: OpenID AuthZEN Authorization API 1.0.

use crate::surface::{Surface, bearer};
use hyper::header::HeaderName;

/// The surface below `/access`.
#[must_use]
pub fn surface() -> Surface {
    let native = super::native::surface();
    Surface {
        name: "authzen",
        title: "Permission check (OpenID AuthZEN 1.0)",
        prefix: "/access",
        mounts: &["/v1"],
        try_path: "/evaluation",
        credential: bearer,
        refuse: native.refuse,
        request_id_header: HeaderName::from_static("x-request-id"),
        operations: Vec::new(),
    }
}
