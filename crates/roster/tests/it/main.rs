//! The binary as its users run it.
#![cfg(test)]

mod commands;
mod config;
mod kill;
mod server;
