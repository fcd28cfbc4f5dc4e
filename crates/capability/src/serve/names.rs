//! Which host names and origins are this server's own.

use std::net::IpAddr;

/// Whether the text of a Host header (RFC 9110 §7.2) names this server. IP addresses and `localhost` can't be pointed
/// here by somebody else's name server; any other name has to be declared.
pub(super) fn is_ours(host: &str, declared: &[String]) -> bool {
    let name = name(host);
    name.eq_ignore_ascii_case("localhost") || name.parse::<IpAddr>().is_ok() || declared.iter().any(|own| own.eq_ignore_ascii_case(name))
}

/// Whether the host of an Origin header is one whose pages may call: this machine's, or a declared one.
pub(super) fn is_own_page(host: &str, declared: &[String]) -> bool {
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
    fn hosts_and_origins() {
        let declared = ["cap.example".to_owned()];
        for host in ["127.0.0.1:8080", "localhost", "[::1]:8080", "10.1.2.3", "CAP.example:443"] {
            assert!(is_ours(host, &declared), "{host}");
        }
        for host in ["evil.example", "", "localhost.evil.example"] {
            assert!(!is_ours(host, &declared), "{host}");
        }
        assert!(is_own_page("localhost:6274", &declared) && is_own_page("[::1]:3000", &declared) && is_own_page("cap.example", &declared));
        assert!(!is_own_page("10.1.2.3", &declared) && !is_own_page("null", &declared));
    }
}
