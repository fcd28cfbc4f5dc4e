//! The binary as its users run it.
#![cfg(test)]

mod accounts;
mod capability;
mod client;
mod commands;
mod config;
mod document;
mod kill;
mod mcp;
mod nouns;
mod profiles;
mod records;
mod sandbox;
mod server;
mod smtp;
mod tls;
