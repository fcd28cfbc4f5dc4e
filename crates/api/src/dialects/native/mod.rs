//! The native REST API: everything that the core can do, in the field's own words.

mod errors;

use crate::surface::{Surface, bearer};
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
        credential: bearer,
        refuse: errors::refuse,
        request_id_header: HeaderName::from_static("x-request-id"),
        operations: Vec::new(),
    }
}
