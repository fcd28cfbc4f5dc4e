//! One file per command.

pub(crate) mod api;
pub(crate) mod capability;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod demo;
mod demo_tools;
pub(crate) mod docs;
pub(crate) mod document;
pub(crate) mod init;
pub(crate) mod mcp;
pub(crate) mod profile;
pub(crate) mod records;
pub(crate) mod serve;
pub(crate) mod store;
