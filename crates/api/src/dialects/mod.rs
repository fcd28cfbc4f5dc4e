//! The dialects. Each has the same files: `mod.rs` (operations), one file of operations per resource, `wire.rs`
//! (types as the surface spells them), `convert.rs` (to and from the core), `errors.rs`, `page.rs`.
//!
//! To add one: a folder, a line here, and a line in [`all`].

pub mod authzen;
pub mod evo;
pub mod keycard;
pub mod native;
pub mod openai;
pub mod portkey;

use crate::surface::Surface;

/// Every surface, the native one first: it also answers for paths that belong to none.
#[must_use]
pub fn all() -> Vec<Surface> {
    vec![
        native::surface(),
        authzen::surface(),
        portkey::surface(),
        openai::surface(),
        keycard::surface(),
        evo::surface(),
        crate::mcp::surface(),
    ]
}
