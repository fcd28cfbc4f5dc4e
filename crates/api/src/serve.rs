//! The listener: bounded connections, bounded header reading, an orderly end.

use crate::Api;
use hyper::{Response, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use roster_listen::{Accepted, accept};
use std::{fmt, sync::Arc, time::Duration};
use tokio::{net::TcpListener, sync::Semaphore};

/// The most connections at a time; more wait in the listener's queue.
const CONNECTIONS: usize = 4096;
/// How long a client may take over its headers.
const HEADER_TIME: Duration = Duration::from_secs(15);
/// The most bytes of request line and headers.
const HEADER_BYTES: usize = 256 * 1024;
/// How long open requests may take once the server is to end.
const GRACE: Duration = Duration::from_secs(10);

/// Ends a connection without an answer.
#[derive(Debug)]
struct Dropped;

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection was dropped on purpose")
    }
}

impl std::error::Error for Dropped {}

/// Serves until `end` is ready, then lets open requests finish.
pub async fn serve(api: Arc<Api>, listener: TcpListener, end: impl Future<Output = ()>) {
    let connections = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    // hyper reads 100 headers into room on its stack, and refuses more without a body; any number that is asked for, were it the
    // same, takes memory that is filled with every request. So the surfaces' own limit lies below it.
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(HEADER_TIME).max_buf_size(HEADER_BYTES);
    let mut end = std::pin::pin!(end);
    loop {
        let accepted = tokio::select! {
            () = &mut end => break,
            accepted = accept(&listener, &connections) => accepted,
        };
        let Some(Accepted { stream, address, place }) = accepted else { continue };
        let api = Arc::clone(&api);
        let service = service_fn(move |request: hyper::Request<Incoming>| {
            let api = Arc::clone(&api);
            async move {
                let (parts, body) = request.into_parts();
                let answer = api.answer_or_drop(parts, body, address).await.ok_or(Dropped)?;
                let mut response = Response::new(answer.body);
                (*response.status_mut(), *response.headers_mut()) = (answer.status, answer.headers);
                Ok::<_, Dropped>(response)
            }
        });
        let connection = graceful.watch(server.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A connection that breaks concerns nobody but its peer.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(GRACE, graceful.shutdown()).await;
}
