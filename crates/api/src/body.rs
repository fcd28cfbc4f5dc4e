//! Bodies on their way in: bounded in size and time.

use crate::refusal::Refusal;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::Body;
use roster_core::Error;
use std::{future::Future, pin::pin, task::Poll, time::Duration};

/// The largest body, in bytes.
pub(crate) const MOST: usize = 1 << 20;
/// How long a body may take to arrive, in seconds.
const SECONDS: u64 = 30;

/// Reads the whole body.
pub(crate) async fn read<B>(body: B) -> Result<Bytes, Refusal>
where
    B: Body<Data = Bytes> + Unpin,
{
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    if body.size_hint().lower() > MOST as u64 {
        return Err(Refusal::BodyTooLarge(MOST));
    }
    // Most bodies came with their headers; a timer is only set for those that did not.
    let mut reading = pin!(collect(body));
    if let Some(done) = std::future::poll_fn(|context| Poll::Ready(ready(reading.as_mut().poll(context)))).await {
        return done;
    }
    tokio::time::timeout(Duration::from_secs(SECONDS), reading).await.unwrap_or(Err(Refusal::TooSlow(SECONDS)))
}

fn ready<T>(poll: Poll<T>) -> Option<T> {
    match poll {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

async fn collect<B>(mut body: B) -> Result<Bytes, Refusal>
where
    B: Body<Data = Bytes> + Unpin,
{
    let mut whole = BytesMut::new();
    while let Some(frame) = body.frame().await {
        // Malformed chunks, or the peer went away in the middle; then nobody is there to read the answer.
        let Ok(frame) = frame else {
            return Err(Error::invalid("", "the body can't be read: it ends too early or is malformed (RFC 9112 §7.1)").into());
        };
        let Ok(data) = frame.into_data() else { continue };
        if whole.len() + data.len() > MOST {
            return Err(Refusal::BodyTooLarge(MOST));
        }
        if whole.is_empty() && body.is_end_stream() {
            return Ok(data);
        }
        whole.extend_from_slice(&data);
    }
    Ok(whole.freeze())
}

/// Reads on without keeping anything, so that a client that is still sending gets to read its refusal. Bounded: who
/// sends more than this, or slower, is cut off.
pub(crate) async fn discard<B>(mut body: B)
where
    B: Body<Data = Bytes> + Unpin,
{
    if body.is_end_stream() {
        return;
    }
    let reading = async {
        let mut left = 32 * MOST;
        while let Some(Ok(frame)) = body.frame().await {
            left = left.saturating_sub(frame.data_ref().map_or(0, Bytes::len));
            if left == 0 {
                return;
            }
        }
    };
    let _ = tokio::time::timeout(Duration::from_secs(5), reading).await;
}
