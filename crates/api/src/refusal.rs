//! What a surface has to be able to say no to: everything that the core refuses, and what only HTTP knows.

use hyper::{
    Method,
    header::{ALLOW, HeaderName, RETRY_AFTER},
};
use roster_core::{Error, Kind, idempotency::Repeat};
use std::borrow::Cow;

/// A no, before a surface has given it a shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The core's.
    Core(Error),
    /// The path is there, the method is not.
    Method {
        /// Those that are.
        allowed: Vec<Method>,
    },
    /// The body is larger than this many bytes.
    BodyTooLarge(usize),
    /// More headers than this, or longer ones than the server reads.
    HeadersTooLarge(usize),
    /// The path and query are longer than this many bytes.
    UriTooLong(usize),
    /// The body did not arrive within this many seconds.
    TooSlow(u64),
    /// The `Host` header names another server.
    WrongHost,
    /// The `Origin` header names a page of another site.
    WrongOrigin,
    /// The key, or the address, has sent as many requests as it may; so many seconds from now it may send more.
    TooManyRequests {
        /// At least 1.
        seconds: u64,
    },
}

impl Refusal {
    /// The words for the caller.
    #[must_use]
    pub fn message(&self) -> Cow<'static, str> {
        match self {
            Self::Core(Error::NotFound(Kind::Route)) => "nothing is served at this path".into(),
            Self::Core(error) => error.to_string().into(),
            Self::Method { allowed } => format!("this path answers {} only", methods(allowed)).into(),
            Self::BodyTooLarge(limit) => format!("the body may have at most {limit} bytes").into(),
            Self::HeadersTooLarge(limit) => format!("a request may have at most {limit} headers").into(),
            Self::UriTooLong(limit) => format!("path and query may have at most {limit} bytes").into(),
            Self::TooSlow(seconds) => format!("the body did not arrive within {seconds} seconds").into(),
            Self::WrongHost => {
                "the Host header names another server: use the address that the server printed, or declare its name with --public-url"
                    .into()
            }
            Self::WrongOrigin => "pages of other sites are not answered here".into(),
            Self::TooManyRequests { seconds } => format!("too many requests: wait {seconds} s before the next one").into(),
        }
    }

    /// The header that goes with it in every shape.
    #[must_use]
    pub fn header(&self) -> Option<(HeaderName, String)> {
        match self {
            Self::Method { allowed } => Some((ALLOW, methods(allowed))),
            Self::TooManyRequests { seconds } | Self::Core(Error::TooManyTries { seconds }) => Some((RETRY_AFTER, seconds.to_string())),
            Self::Core(_)
            | Self::BodyTooLarge(_)
            | Self::HeadersTooLarge(_)
            | Self::UriTooLong(_)
            | Self::TooSlow(_)
            | Self::WrongHost
            | Self::WrongOrigin => None,
        }
    }

    /// The fitting HTTP status (RFC 9110 §15; 429 and 431 of RFC 6585), for surfaces without a status of their own.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Core(error) => match error {
                // What is gone is told from what never was where a vendor tells them apart.
                Error::NotFound(_) | Error::Gone(_) => 404,
                Error::AlreadyExists { .. } | Error::Conflict(_) => 409,
                Error::Invalid { .. } | Error::LimitReached { .. } => 400,
                Error::Stale(_) => 412,
                Error::Repeated(Repeat::OtherRequest) => 422,
                Error::Repeated(Repeat::Unanswered | Repeat::SecretShown(_)) => 409,
                Error::Unauthenticated(_) => 401,
                Error::Forbidden { .. } => 403,
                Error::TooManyTries { .. } => 429,
                Error::Unavailable(_) => 503,
                Error::Internal => 500,
            },
            Self::Method { .. } => 405,
            Self::BodyTooLarge(_) => 413,
            Self::HeadersTooLarge(_) => 431,
            Self::UriTooLong(_) => 414,
            Self::TooSlow(_) => 408,
            Self::WrongHost => 421,
            Self::WrongOrigin => 403,
            Self::TooManyRequests { .. } => 429,
        }
    }
}

/// `GET, PUT`.
#[must_use]
pub fn methods(allowed: &[Method]) -> String {
    allowed.iter().map(Method::as_str).collect::<Vec<_>>().join(", ")
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Core(error)
    }
}
