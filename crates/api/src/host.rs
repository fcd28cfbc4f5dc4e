//! The Host check: a page of another site whose name was pointed at this machine (DNS rebinding) is not answered.

use std::net::IpAddr;

/// Whether the text of a Host header (RFC 9110 §7.2) names this server. IP addresses and `localhost` can't be
/// rebound; any other name has to be declared.
pub(crate) fn is_ours(host: &str, declared: &[String]) -> bool {
    let name = name(host);
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok() || declared.iter().any(|own| own.eq_ignore_ascii_case(name))
}

/// Whether the text of an Origin header (RFC 6454 §7) is one whose pages may call: this machine's, or a declared name.
pub(crate) fn is_own_page(origin: &str, declared: &[String]) -> bool {
    let Some((_, host)) = origin.split_once("://") else { return false };
    let name = name(host);
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
        || declared.iter().any(|own| own.eq_ignore_ascii_case(name))
}

/// A host without its port.
fn name(host: &str) -> &str {
    match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_ours, is_own_page};

    #[test]
    fn pages_of_other_machines_are_foreign() {
        let declared = ["roster.example".to_owned()];
        for origin in ["http://127.0.0.1:7400", "http://localhost", "https://[::1]:3000", "https://ROSTER.example"] {
            assert!(is_own_page(origin, &declared), "{origin}");
        }
        for origin in ["http://10.1.2.3", "https://evil.example", "null", "", "localhost", "https://roster.example.evil.example"] {
            assert!(!is_own_page(origin, &declared), "{origin}");
        }
    }

    #[test]
    fn names_must_be_declared() {
        for host in ["127.0.0.1:7400", "localhost", "LOCALHOST:1", "[::1]:7400", "10.1.2.3", "roster.example:443"] {
            assert!(is_ours(host, &["roster.example".into()]), "{host}");
        }
        for host in ["evil.example", "localhost.evil.example:7400", "", "127.0.0.1.evil.example"] {
            assert!(!is_ours(host, &["roster.example".into()]), "{host}");
        }
    }
}
