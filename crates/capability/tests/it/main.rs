//! Capabilities from the outside: files are loaded, served on real sockets, and what reaches the upstream is looked at.
#![cfg(test)]

mod corpus;
mod recorder;
mod rest;
mod world;
