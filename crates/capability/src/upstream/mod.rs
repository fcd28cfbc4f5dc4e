//! Calls out: to the hosts that the file names, and to nowhere else.

pub(crate) mod auth;
mod client;
mod names;
pub(crate) mod request;

pub(crate) use client::{Answer, Fault, Http};
use std::fmt;

/// Where an upstream is: `https://api.example.com/v1`.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Base {
    pub(crate) scheme: &'static str,
    /// Host and port.
    pub(crate) authority: String,
    /// Without a slash at its end.
    pub(crate) path: String,
    /// None of the above is known: it has variables that were left unread, or places to be filled in, or is empty.
    unknown: Option<String>,
}

impl Base {
    /// The error ends a sentence that begins with the address.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let (scheme, rest) = match (text.strip_prefix("https://"), text.strip_prefix("http://")) {
            (Some(rest), _) => ("https", rest),
            (_, Some(rest)) => ("http", rest),
            _ => return Err("does not begin with http:// or https://".into()),
        };
        let (authority, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
        if authority.contains('@') {
            return Err("holds a name or password; they belong in `authentication`".into());
        }
        if path.contains(['?', '#', '{', '}']) || path.split('/').any(|segment| matches!(segment, "." | "..")) {
            return Err("has a path that is more than names".into());
        }
        let parsed: Result<hyper::http::uri::Authority, _> = authority.parse();
        match parsed {
            Ok(parsed) if !parsed.host().is_empty() => {}
            _ => return Err("names no host".into()),
        }
        let path = path.trim_end_matches('/').to_owned();
        if hyper::Uri::try_from(format!("{scheme}://{authority}{path}/")).is_err() {
            return Err("is no address".into());
        }
        Ok(Self { scheme, authority: authority.to_owned(), path, unknown: None })
    }

    /// An address that is not known yet.
    pub(crate) fn unknown(text: &str) -> Self {
        Self { scheme: "https", authority: String::new(), path: String::new(), unknown: Some(text.trim_end_matches('/').to_owned()) }
    }

    /// Whether it leads anywhere.
    pub(crate) const fn is_known(&self) -> bool {
        self.unknown.is_none()
    }

    /// Whether this is the same server.
    pub(crate) fn is_same_server(&self, scheme: &str, authority: &str) -> bool {
        let port = |scheme: &str, authority: &str| {
            let parsed: Option<hyper::http::uri::Authority> = authority.parse().ok();
            parsed.map(|parsed| (parsed.host().to_ascii_lowercase(), parsed.port_u16().unwrap_or(if scheme == "https" { 443 } else { 80 })))
        };
        self.scheme == scheme && port(self.scheme, &self.authority) == port(scheme, authority)
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.unknown {
            Some(text) => f.write_str(text),
            None => write!(f, "{}://{}{}", self.scheme, self.authority, self.path),
        }
    }
}

impl fmt::Debug for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::Base;

    #[test]
    fn addresses() {
        let base = Base::parse("https://api.example.com:8443/v1/").unwrap();
        assert_eq!((base.scheme, base.authority.as_str(), base.path.as_str()), ("https", "api.example.com:8443", "/v1"));
        assert_eq!(Base::parse("http://[::1]:80").unwrap().to_string(), "http://[::1]:80");
        for text in ["", "ftp://x", "https://", "https:///x", "https://u:p@x", "http://x/a?b", "http://x/../y", "http://x y", "//x"] {
            assert!(Base::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_server_is_scheme_host_and_port() {
        let base = Base::parse("https://API.example.com/v1").unwrap();
        assert!(base.is_same_server("https", "api.example.com:443"));
        for (scheme, authority) in [("http", "api.example.com"), ("https", "api.example.com:444"), ("https", "evil.example")] {
            assert!(!base.is_same_server(scheme, authority), "{scheme} {authority}");
        }
    }
}
