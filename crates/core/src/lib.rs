//! The membership model of Roster: who is in what, with which role, and may they do this?
//!
//! This crate holds the model, the access decision, the store and the use cases. It knows no HTTP and no vendor:
//! surfaces translate to and from it. Each aggregate has a folder with the same files (`mod.rs` use cases,
//! `model.rs` types, `rows.rs` SQL). A use case that writes is a [`directory::Change`], run with a
//! [`access::Permit`] inside one transaction that also holds its audit event.

pub mod access;
pub mod access_token;
pub mod account;
pub mod alias;
pub mod api_key;
pub mod audit;
pub mod caller;
pub mod clock;
pub mod credential;
pub mod dialect_data;
pub mod directory;
pub mod error;
pub mod export;
mod fold;
pub mod group;
pub mod group_member;
pub mod id;
pub mod idempotency;
pub mod import;
pub mod invitation;
mod last_used;
pub mod member;
pub mod organization;
pub mod page;
pub mod patch;
pub mod personal_key;
pub mod random;
pub mod rehearsal;
pub mod role;
pub mod role_assignment;
pub mod sandbox;
pub mod sealed;
pub mod secret;
pub mod service_account;
pub mod session;
pub mod sso_connection;
pub mod store;
pub mod terms;
pub mod text;
pub mod user;
pub mod workspace;
pub mod workspace_group;

pub use directory::Directory;
pub use error::{Error, Kind, Result};
