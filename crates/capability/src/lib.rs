//! Capability files, served: a file says which HTTP API is consumed and how it is exposed, and this crate exposes it as REST,
//! as MCP tools and as skills.
//!
//! [`Capability::load`] reads a file of any version of the format leniently, says what it found, and makes a plan in which
//! everything is resolved; [`Server`] serves plans. The crate knows nothing of any one API.

mod describe;
mod document;
mod finding;
#[cfg(test)]
mod fuzz;
mod json_path;
mod openapi;
mod plan;
mod raw;
mod run;
mod schema;
mod serve;
mod shape;
mod template;
mod upstream;
mod yaml;

pub use finding::{Finding, Place, Severity};
pub use plan::{Capability, Loaded, Options, Token, VariableSource, Variables};
pub use serve::{BindError, Listening, Server, Serving};
