//! The assembly: a directory, its surfaces and pages, a listener, and the work in the background.

use crate::{
    config::Config,
    failure::Failure,
    mail, pages,
    sandbox::{Asked, Control},
};
use roster_api::{Api, Sandbox, Settings, dialects, serve};
use roster_core::{
    Directory, access,
    account::{Done, Upkeep},
};
use std::{io::ErrorKind, net::SocketAddr, sync::Arc, time::Duration};
use tokio::net::TcpListener;

const DEFAULT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 7400);

/// A server that listens and does not answer yet.
pub(crate) struct Server {
    listener: TcpListener,
    api: Arc<Api>,
    directory: Arc<Directory>,
    /// The address under which clients reach it, without a slash at its end.
    pub(crate) url: String,
    /// What controls it, when it is a sandbox.
    pub(crate) control: Option<Control>,
}

impl Server {
    /// Binds the address and puts everything together.
    pub(crate) async fn bind(directory: Directory, config: &Config, sandbox: Option<Asked>) -> Result<Self, Failure> {
        let directory = Arc::new(directory);
        // First: a store that may not be rewound is served nowhere.
        let control = match sandbox {
            Some(asked) => Some(asked.open(&directory).await?),
            None => None,
        };
        let listener = bind(config.listen).await?;
        let address = listener.local_addr()?;
        let url = config.public_url.clone().unwrap_or_else(|| format!("http://{}", reachable(address)));
        if !address.ip().is_loopback() && config.public_url.as_ref().is_none_or(|url| !url.starts_with("https://")) {
            tracing::warn!(
                "listening on {address} without TLS: keys cross the network in the clear; put a TLS proxy before it and name it with --public-url"
            );
        }
        let host = config
            .public_url
            .as_deref()
            .and_then(|url| url.split_once("://"))
            .map(|(_, host)| host.split(':').next().unwrap_or(host).to_owned());
        let settings = Settings {
            base_url: url.clone(),
            is_declared: config.public_url.is_some(),
            hosts: host.into_iter().collect(),
            limits: config.limits,
            trusted_proxies: config.trusted_proxies.clone(),
        };
        let surfaces = dialects::all();
        let page = pages::all(&surfaces, &url, &directory)?;
        let mut api = Api::new(Arc::clone(&directory), surfaces, settings, page)?;
        if let Some(mail) = &config.mail {
            api = api.with_post(mail::start(mail, Arc::clone(&directory))?);
        }
        if let Some(control) = &control {
            api = api.in_sandbox(&control.sandbox);
        }
        let api = Arc::new(api);
        Ok(Self { listener, api, directory, url, control })
    }

    /// The address under which this machine reaches it, whatever stands before it.
    pub(crate) fn local_url(&self) -> Result<String, Failure> {
        Ok(format!("http://{}", reachable(self.listener.local_addr()?)))
    }

    /// Answers until the process is told to end; then open requests finish, and what was gathered is written.
    pub(crate) async fn run(self) -> Result<(), Failure> {
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let sandbox = self.control.as_ref().map(|control| Arc::clone(&control.sandbox));
        let background = tokio::spawn(gather(Arc::clone(&self.directory), sandbox, stopped));
        let (end_control, ends) = tokio::sync::oneshot::channel::<()>();
        let control = self.control.map(|Control { api, listener, .. }| {
            tokio::spawn(serve::serve(api, listener, async {
                let _ = ends.await;
            }))
        });
        serve::serve(self.api, self.listener, told_to_end()).await;
        // Told a second time, the process ends at once: the store keeps what was answered.
        tokio::spawn(async {
            told_to_end().await;
            std::process::exit(1);
        });
        drop((stop, end_control));
        if let Some(control) = control {
            let _ = control.await;
        }
        if tokio::time::timeout(LAST_WRITE, background).await.is_err() {
            tracing::warn!("the store did not take the last counts of refusals in time; they are lost");
        }
        Ok(())
    }
}

/// How long the store may take for what was gathered, once the server ends.
const LAST_WRITE: Duration = Duration::from_secs(5);

/// Writes what was gathered in memory every few seconds, and once more at the end; mends and clears away in between.
async fn gather(directory: Arc<Directory>, sandbox: Option<Arc<Sandbox>>, mut stopped: tokio::sync::oneshot::Receiver<()>) {
    let mut tick = tokio::time::interval(Duration::from_secs(access::INTERVAL_SECONDS));
    let mut upkeep = Upkeep::default();
    loop {
        let ends = tokio::select! {
            _ = tick.tick() => false,
            _ = &mut stopped => true,
        };
        // Nothing of one state is written into another one.
        let _busy = match &sandbox {
            Some(sandbox) => Some(sandbox.busy().await),
            None => None,
        };
        directory.flush().await;
        if ends {
            return;
        }
        match upkeep.run(&directory).await {
            Ok(done) if done == Done::default() => {}
            Ok(done) => tracing::info!(?done, "accounts were tidied"),
            Err(error) => tracing::warn!(%error, "could not tidy accounts; the next run goes on"),
        }
    }
}

/// An address that can be pasted into a client: one that listens everywhere is reached on this machine as loopback.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        ip if !ip.is_unspecified() => ip,
        std::net::IpAddr::V4(_) => std::net::Ipv4Addr::LOCALHOST.into(),
        std::net::IpAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
    };
    SocketAddr::new(ip, address.port())
}

/// An address that was asked for and is taken is an error; the default one gives way to a free port.
async fn bind(asked: Option<SocketAddr>) -> Result<TcpListener, Failure> {
    if let Some(address) = asked {
        let bound = TcpListener::bind(address).await;
        return bound.map_err(|error| Failure::failed(format!("can't listen on {address}: {error}")));
    }
    match TcpListener::bind(DEFAULT).await {
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let listener = TcpListener::bind(SocketAddr::new(DEFAULT.ip(), 0)).await?;
            tracing::warn!("{DEFAULT} is taken; listening on {} instead (choose with --listen ADDR)", listener.local_addr()?);
            Ok(listener)
        }
        bound => bound.map_err(|error| Failure::failed(format!("can't listen on {DEFAULT}: {error}"))),
    }
}

/// Ready at Ctrl-C, and at SIGTERM where there is one.
pub(crate) async fn told_to_end() {
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}
