//! Names of hosts to addresses. A name is looked up once for each connection, and what was checked is what is connected to.

use hyper_util::client::legacy::connect::dns::Name;
use std::{
    future::Future,
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    pin::Pin,
    task::{Context, Poll},
};
use tower_service::Service;

/// Looks names up, and leaves out addresses that no name should lead to. An address that the file itself writes as one is
/// declared, and never comes here.
#[derive(Clone, Copy)]
pub(super) struct Names;

impl Service<Name> for Names {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let allowed: Vec<SocketAddr> = found.into_iter().filter(|address| is_allowed(address.ip())).collect();
            if allowed.is_empty() {
                return Err(io::Error::other("the name leads to no address that may be called"));
            }
            Ok(allowed.into_iter())
        })
    }
}

/// Whether a name may lead to this address: link-local ones are where clouds keep their machines' credentials.
pub(super) fn is_allowed(address: IpAddr) -> bool {
    match address {
        // 100.100.100.200 is where one cloud has its metadata, outside what is link-local.
        IpAddr::V4(v4) => {
            !(v4.is_link_local() || v4.is_unspecified() || v4.is_multicast() || v4.is_broadcast() || v4.octets() == [100, 100, 100, 200])
        }
        IpAddr::V6(v6) => match embedded(v6) {
            Some(v4) => is_allowed(v4.into()),
            // fd00:ec2::254 is where one cloud has its metadata for IPv6.
            None => !(v6.is_unicast_link_local() || v6.is_unspecified() || v6.is_multicast() || v6.segments()[..2] == [0xfd00, 0x0ec2]),
        },
    }
}

/// The IPv4 address that an IPv6 one leads to: mapped, or by way of a translator (RFC 6052's 64:ff9b::/96).
fn embedded(v6: Ipv6Addr) -> Option<Ipv4Addr> {
    let octets = v6.octets();
    let translated = octets[..12] == [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0];
    v6.to_ipv4_mapped().or_else(|| translated.then(|| Ipv4Addr::new(octets[12], octets[13], octets[14], octets[15])))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn link_local_addresses_are_not_reached_through_names() {
        for address in [
            "169.254.169.254",
            "::ffff:169.254.169.254",
            "64:ff9b::a9fe:a9fe",
            "100.100.100.200",
            "fe80::1",
            "0.0.0.0",
            "::",
            "224.0.0.1",
            "ff02::1",
            "fd00:ec2::254",
        ] {
            assert!(!is_allowed(address.parse().unwrap()), "{address}");
        }
        for address in ["127.0.0.1", "10.0.0.1", "64:ff9b::5db8:d822", "100.64.0.1", "93.184.216.34", "::1", "fd12::1", "2606:2800::1"] {
            assert!(is_allowed(address.parse().unwrap()), "{address}");
        }
    }
}
