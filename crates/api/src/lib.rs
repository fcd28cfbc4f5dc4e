//! What Roster speaks: operations as rows, authentication, and a folder per dialect.
//!
//! A request goes through limits and the Host check, gets an id, is routed to a [`operation::Operation`], is
//! authenticated with the header forms of its surface, and is decoded into the operation's typed input. The handler
//! calls the core, which decides; the answer or the refusal is written in the surface's own shape.

pub mod answer;
mod asked;
mod body;
pub mod context;
pub mod describe;
pub mod dialects;
mod forwarded;
mod host;
mod idempotency;
mod invite;
mod limiter;
pub mod mcp;
mod metrics;
mod oauth;
mod objects;
pub mod openapi;
pub mod operation;
mod pages;
mod panics;
pub mod post;
mod preconditions;
mod probes;
mod problem;
pub mod refusal;
pub mod request;
mod router;
pub mod sandbox;
pub mod serve;
mod served;
pub mod stream;
pub mod surface;

pub use forwarded::Network;
pub use hyper::{Method, StatusCode, header};
pub use limiter::Limits;
pub use operation::BoxFuture;
pub use pages::{Pages, Visit};
pub use router::{Api, Settings};
pub use sandbox::Sandbox;
