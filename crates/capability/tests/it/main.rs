//! Capabilities from the outside: files are loaded, served on real sockets, and what reaches the upstream is looked at.
#![cfg(test)]

mod bodies;
mod bounds;
mod calls;
mod corpus;
mod credentials;
mod documents;
mod errors;
mod loading;
mod mcp;
mod parameters;
mod recorder;
mod rest;
mod shapes;
mod skills;
mod stalled;
mod steps;
mod world;
