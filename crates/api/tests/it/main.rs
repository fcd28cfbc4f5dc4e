//! Everything that is served, from the outside: the walk over the rows, golden stories, bad input, real sockets.
//!
//! `ROSTER_GEN=1 cargo test -p roster-api --test it golden` writes the stories anew.
#![cfg(test)]

mod access_tokens;
mod bad_input;
mod conditional;
mod contract;
mod coverage;
mod documents;
mod ends;
mod golden;
mod idempotency;
mod lenses;
mod limits;
mod mcp;
mod openapi;
mod probes;
mod retries;
mod sandbox;
mod service_account_keys;
mod sockets;
mod story;
mod walk;
mod world;
