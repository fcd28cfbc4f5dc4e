//! Who may call an adapter: a token, a key or a password that the file names.

use crate::{
    document::Authentication,
    plan::Binds,
    upstream::auth::{BadAuthentication, Fields},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use hyper::{
    HeaderMap,
    header::{AUTHORIZATION, HeaderName},
};
use percent_encoding::percent_decode_str;
use std::fmt;
use subtle::ConstantTimeEq;

/// What a caller must show.
pub(crate) enum Guard {
    Open,
    /// The whole value of an `Authorization` header, after its scheme.
    Authorization {
        scheme: &'static str,
        value: String,
    },
    Header(HeaderName, String),
    Query(String, String),
}

impl fmt::Debug for Guard {
    /// Never the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind())
    }
}

impl Guard {
    pub(crate) fn bearer(token: &str) -> Self {
        Self::Authorization { scheme: "bearer", value: token.trim().to_owned() }
    }

    pub(crate) fn read(authentication: &Authentication, binds: &Binds) -> Result<Self, BadAuthentication> {
        let fields = Fields::new(authentication, binds);
        match authentication.kind.as_str() {
            "none" => Ok(Self::Open),
            "bearer" => Ok(Self::bearer(&fields.need("token")?)),
            "basic" => {
                let pair = format!("{}:{}", fields.need("username")?, fields.need("password")?);
                Ok(Self::Authorization { scheme: "basic", value: BASE64_STANDARD.encode(pair) })
            }
            "apikey" => {
                let (name, value) = (fields.need("key")?, fields.need("value")?);
                match fields.get("placement")?.as_deref() {
                    Some("query") => Ok(Self::Query(name, value)),
                    _ => HeaderName::try_from(name.as_str()).map(|name| Self::Header(name, value)).map_err(|_| BadAuthentication {
                        message: format!("`{name}` can't be a header's name"),
                        remedy: "correct `key`".into(),
                        unset: false,
                    }),
                }
            }
            other => Err(BadAuthentication {
                message: format!("authentication `{other}` is not served, and without it anybody could call"),
                remedy: "use bearer, apikey or basic".into(),
                unset: false,
            }),
        }
    }

    /// A word for what it is.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Authorization { scheme, .. } => scheme,
            Self::Header(..) => "apikey in a header",
            Self::Query(..) => "apikey in the query",
        }
    }

    /// The error is the challenge to answer with.
    pub(crate) fn check(&self, headers: &HeaderMap, query: Option<&str>) -> Result<(), &'static str> {
        let same = |given: &str, wanted: &str| bool::from(given.as_bytes().ct_eq(wanted.as_bytes()));
        let (allowed, challenge) = match self {
            Self::Open => return Ok(()),
            Self::Authorization { scheme, value } => {
                let given = headers.get(AUTHORIZATION).and_then(|given| given.to_str().ok()).and_then(|given| given.split_once(' '));
                let allowed =
                    given.is_some_and(|(given_scheme, given)| given_scheme.eq_ignore_ascii_case(scheme) && same(given.trim(), value));
                (allowed, if *scheme == "basic" { "Basic realm=\"capability\"" } else { "Bearer realm=\"capability\"" })
            }
            Self::Header(name, value) => (
                headers.get(name).and_then(|given| given.to_str().ok()).is_some_and(|given| same(given, value)),
                "ApiKey realm=\"capability\"",
            ),
            Self::Query(name, value) => {
                let mut pairs = query.unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
                let found = pairs.find(|(key, _)| percent_decode_str(key).decode_utf8_lossy() == name.as_str());
                (found.is_some_and(|(_, given)| same(&percent_decode_str(given).decode_utf8_lossy(), value)), "ApiKey realm=\"capability\"")
            }
        };
        if allowed { Ok(()) } else { Err(challenge) }
    }
}
