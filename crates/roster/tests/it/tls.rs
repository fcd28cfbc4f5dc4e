//! A server behind a proxy that speaks TLS, as README has it: the command line trusts the roots of the machine, and nobody else.
//!
//! `root.pem` signed `server.pem` for `localhost`, for 100 years; nothing else trusts them, and the root's key is gone.

use crate::{
    client::Desk,
    server::{assert_fails, roster},
};
use std::{net::SocketAddr, path::Path, sync::Arc};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    },
};

/// Takes TLS off and passes on what is inside, until the test ends.
async fn proxy(to: String) -> SocketAddr {
    let certificate = CertificateDer::from_pem_slice(include_bytes!("tls/server.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/server-key.pem")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider())).with_safe_default_protocol_versions();
    let config = config.unwrap().with_no_client_auth().with_single_cert(vec![certificate], key).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let (acceptor, to) = (acceptor.clone(), to.clone());
            tokio::spawn(async move {
                // Who does not trust the certificate ends here.
                let Ok(mut open) = acceptor.accept(stream).await else { return };
                let mut inner = TcpStream::connect(to).await.unwrap();
                let _ = copy_bidirectional(&mut open, &mut inner).await;
            });
        }
    });
    address
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_behind_tls_is_reached_when_its_root_is_trusted() {
    let desk = Desk::new("tls");
    let address = proxy(desk.server.address().to_owned()).await;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/tls/root.pem");
    let at = |host: &str, trusted: bool| {
        let mut command = roster(&desk.scratch.0);
        command
            .args(["org", "list", "--quiet"])
            .env("ROSTER_URL", format!("https://{host}:{}", address.port()))
            .env("ROSTER_KEY", &desk.key);
        command.env_remove("SSL_CERT_DIR").env_remove("SSL_CERT_FILE");
        if trusted { command.env("SSL_CERT_FILE", &root) } else { &mut command }.output().unwrap()
    };
    let trusted = at("localhost", true);
    assert!(trusted.status.success(), "{}", String::from_utf8_lossy(&trusted.stderr));
    assert_eq!(trusted.stdout.len(), 27);
    assert_fails(&at("127.0.0.1", true), 3, &["https://127.0.0.1", "not valid for name", "SSL_CERT_FILE"]);
    assert_fails(&at("localhost", false), 3, &["https://localhost", "from ROSTER_URL"]);
    let plain =
        roster(&desk.scratch.0).args(["org", "list", "--url", &desk.url().replace("http:", "https:")]).env("ROSTER_KEY", "x").output();
    assert_fails(&plain.unwrap(), 3, &["broke", "https or http?"]);
}
