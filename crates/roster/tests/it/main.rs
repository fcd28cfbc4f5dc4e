//! The binary as its users run it.
#![cfg(test)]

mod commands;
mod kill;
mod server;
