//! Names of hosts to addresses. A name is looked up once for each connection, and what was checked is what is connected to.

use hyper_util::client::legacy::connect::dns::Name;
use std::{
    future::Future,
    io,
    net::{IpAddr, SocketAddr},
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
        IpAddr::V4(v4) => !(v4.is_link_local() || v4.is_unspecified() || v4.is_multicast() || v4.is_broadcast()),
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => is_allowed(v4.into()),
            // fd00:ec2::254 is where one cloud has its metadata for IPv6.
            None => !(v6.is_unicast_link_local() || v6.is_unspecified() || v6.is_multicast() || v6.segments()[..2] == [0xfd00, 0x0ec2]),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn link_local_addresses_are_not_reached_through_names() {
        for address in ["169.254.169.254", "::ffff:169.254.169.254", "fe80::1", "0.0.0.0", "::", "224.0.0.1", "ff02::1", "fd00:ec2::254"] {
            assert!(!is_allowed(address.parse().unwrap()), "{address}");
        }
        for address in ["127.0.0.1", "10.0.0.1", "93.184.216.34", "::1", "fd12::1", "2606:2800::1"] {
            assert!(is_allowed(address.parse().unwrap()), "{address}");
        }
    }
}
