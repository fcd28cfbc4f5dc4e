//! One file per command.

pub(crate) mod audit;
pub(crate) mod demo;
pub(crate) mod docs;
pub(crate) mod init;
pub(crate) mod key;
pub(crate) mod serve;
