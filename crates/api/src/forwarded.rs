//! Whose request it is when a proxy stands before the server.

use hyper::header::HeaderMap;
use std::{net::IpAddr, str::FromStr};

/// A network of declared proxies: `10.0.0.0/8`, `fd00::/8`, or one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    bits: u128,
    mask: u128,
}

impl FromStr for Network {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WRONG: &str = "must be an address or a network, such as 127.0.0.1 or 10.0.0.0/8";
        let (address, length) = text.split_once('/').map_or((text, None), |(address, length)| (address, Some(length)));
        let address: IpAddr = address.parse().map_err(|_| WRONG)?;
        let size = if address.is_ipv4() { 32 } else { 128 };
        let length = length.map_or(Ok(size), |text| text.parse().map_err(|_| WRONG))?;
        if length > size {
            return Err(WRONG);
        }
        let mask = u128::MAX.checked_shl(size - length).unwrap_or(0);
        Ok(Self { bits: bits(address) & mask, mask })
    }
}

impl Network {
    fn holds(&self, address: IpAddr) -> bool {
        bits(address) & self.mask == self.bits
    }
}

/// IPv4 addresses lie in IPv6's `::ffff:0:0/96`.
fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

/// The peer; or, when it is a declared proxy, the last address of `X-Forwarded-For` that is none: everything before it
/// may be of the client's own making.
pub(crate) fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[Network]) -> IpAddr {
    let declared = |address| proxies.iter().any(|network| network.holds(address));
    let mut client = peer;
    let lines = headers.get_all("x-forwarded-for").iter().rev();
    let mut hops = lines.flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
    while declared(client)
        && let Some(Ok(hop)) = hops.next().map(|hop| hop.trim().parse())
    {
        client = hop;
    }
    client
}

#[cfg(test)]
mod tests {
    use super::{Network, client};
    use hyper::header::{HeaderMap, HeaderValue};
    use std::net::IpAddr;

    fn seen(peer: &str, lines: &[&str], proxies: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", HeaderValue::from_str(line).unwrap());
        }
        let proxies: Vec<Network> = proxies.iter().map(|text| text.parse().unwrap()).collect();
        client(peer.parse::<IpAddr>().unwrap(), &headers, &proxies).to_string()
    }

    #[test]
    fn only_declared_proxies_are_believed() {
        assert_eq!(seen("192.0.2.1", &["198.51.100.1"], &[]), "192.0.2.1");
        assert_eq!(seen("192.0.2.1", &["198.51.100.1"], &["10.0.0.0/8"]), "192.0.2.1");
        assert_eq!(seen("10.0.0.1", &["203.0.113.9, 198.51.100.1"], &["10.0.0.0/8"]), "198.51.100.1", "what a client wrote itself");
        assert_eq!(seen("10.0.0.1", &["203.0.113.9, 198.51.100.1", "10.2.3.4"], &["10.0.0.0/8"]), "198.51.100.1");
        assert_eq!(seen("10.0.0.1", &[], &["10.0.0.0/8"]), "10.0.0.1");
        assert_eq!(seen("10.0.0.1", &["198.51.100.1, unknown"], &["10.0.0.1"]), "10.0.0.1");
        assert_eq!(seen("::1", &["2001:db8::7"], &["::1", "127.0.0.1"]), "2001:db8::7");
        assert_eq!(seen("::ffff:10.0.0.1", &["2001:db8::7"], &["10.0.0.0/8"]), "2001:db8::7");
        assert_eq!(seen("10.0.0.1", &["192.0.2.1"], &["0.0.0.0/0"]), "192.0.2.1");
    }

    #[test]
    fn networks_are_read_strictly() {
        for text in ["", "10.0.0.0/33", "::/129", "10.0.0/8", "10.0.0.0/", "a", "10.0.0.0/8/8", "1.2.3.4, 5.6.7.8"] {
            assert!(text.parse::<Network>().is_err(), "{text}");
        }
        assert!("2001:db8::/32".parse::<Network>().is_ok() && "0.0.0.0/0".parse::<Network>().is_ok() && "::/0".parse::<Network>().is_ok());
    }
}
