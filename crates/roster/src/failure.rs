//! How a command ends badly: one line that says what to do, and an exit code.

use roster_core::Error;
use std::fmt;

/// Exit codes, documented in `docs/cli.md`.
pub(crate) const FAILED: u8 = 1;
const USAGE: u8 = 2;
const UNAVAILABLE: u8 = 3;

/// A command's bad end.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: u8,
    message: String,
}

impl Failure {
    /// What was asked for can't be done.
    pub(crate) fn failed(message: impl Into<String>) -> Self {
        Self { code: FAILED, message: message.into() }
    }

    /// The command line, environment or settings file is wrong.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { code: USAGE, message: message.into() }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let code = match &error {
            Error::Invalid { .. } | Error::LimitReached { .. } => USAGE,
            Error::Unavailable(_) | Error::Internal => UNAVAILABLE,
            Error::NotFound(_)
            | Error::AlreadyExists { .. }
            | Error::Unauthenticated(_)
            | Error::Forbidden { .. }
            | Error::Conflict(_)
            | Error::Stale(_) => FAILED,
        };
        Self { code, message: error.to_string() }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::failed(error.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
