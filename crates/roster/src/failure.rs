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
    /// The value that is wrong, by the name under which it was given.
    pub(crate) field: Option<String>,
    /// What a server answered, where one did.
    pub(crate) status: Option<u16>,
    message: String,
}

impl Failure {
    /// What was asked for can't be done.
    pub(crate) fn failed(message: impl Into<String>) -> Self {
        Self { code: FAILED, field: None, status: None, message: message.into() }
    }

    /// The command line, environment or settings file is wrong.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { code: USAGE, field: None, status: None, message: message.into() }
    }

    /// The store or the server can't do it now.
    pub(crate) fn unavailable(message: impl Into<String>) -> Self {
        Self { code: UNAVAILABLE, field: None, status: None, message: message.into() }
    }

    /// Whether there is nothing to say.
    pub(crate) const fn is_silent(&self) -> bool {
        self.message.is_empty()
    }

    /// The same about this value.
    pub(crate) fn about(self, field: impl Into<String>) -> Self {
        Self { field: Some(field.into()), ..self }
    }

    /// The same as a server's answer with this status.
    pub(crate) fn answered(self, status: u16) -> Self {
        Self { status: Some(status), ..self }
    }

    /// The same with this to do next.
    pub(crate) fn next(mut self, what: &str) -> Self {
        self.message.push_str(what);
        self
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let code = match &error {
            Error::Invalid { .. } | Error::LimitReached { .. } => USAGE,
            Error::Unavailable(_) | Error::Internal => UNAVAILABLE,
            Error::NotFound(_)
            | Error::Gone(_)
            | Error::AlreadyExists { .. }
            | Error::Unauthenticated(_)
            | Error::Forbidden { .. }
            | Error::Conflict(_)
            | Error::Repeated(_)
            | Error::TooManyTries { .. }
            | Error::Stale(_) => FAILED,
        };
        Self { code, field: None, status: None, message: error.to_string() }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        // Whoever read the output has had enough of it: `roster user list | head`.
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Self { code: 0, field: None, status: None, message: String::new() };
        }
        Self::failed(error.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = &self.field {
            write!(f, "{field}: ")?;
        }
        f.write_str(&self.message)
    }
}
