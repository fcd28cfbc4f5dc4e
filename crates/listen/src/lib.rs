//! What the listeners of the surfaces and of capability files share: they take connections up to a bound, cut off a peer that
//! stops reading its answers, and read the one message that MCP servers get most. Nothing here knows of the directory.

mod mcp;
mod stall;
mod tool_call;

pub use mcp::{Head, error_of, put_right};
pub use stall::Impatient;
pub use tool_call::ToolCall;

use std::{net::IpAddr, sync::Arc, time::Duration};
use tokio::{
    net::TcpListener,
    sync::{OwnedSemaphorePermit, Semaphore},
};

/// A connection with its place among those that there may be; dropping the place makes room for another.
pub struct Accepted {
    /// The connection.
    pub stream: Impatient,
    /// The peer.
    pub address: IpAddr,
    /// Its place.
    pub place: OwnedSemaphorePermit,
}

/// The next connection, once there is a place for it. `None` when it broke before it was taken: ask again.
pub async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> Option<Accepted> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, address)) => {
            let _ = stream.set_nodelay(true);
            Some(Accepted { stream: Impatient::new(stream), address: address.ip(), place })
        }
        Err(error) => {
            // Out of file descriptors: wait for some to come back instead of spinning.
            tracing::warn!(%error, "could not accept a connection");
            tokio::time::sleep(Duration::from_millis(50)).await;
            None
        }
    }
}
