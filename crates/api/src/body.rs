//! Bodies on their way in: bounded in size and time.

use crate::refusal::Refusal;
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::Body;
use roster_core::Error;
use std::{future::Future, pin::pin, task::Poll, time::Duration};

/// The largest body in bytes, where a row does not say otherwise.
pub(crate) const MOST: usize = 1 << 20;
/// How long such a body may take to arrive, in seconds.
const SECONDS: u64 = 30;
/// Of a larger one, how many bytes must arrive in each second more.
const PACE: usize = 256 << 10;
/// How many larger bodies are held in memory at a time.
pub(crate) const LARGE: usize = 4;

/// Reads the whole body, up to so many bytes.
pub(crate) async fn read<B>(body: B, most: usize) -> Result<Bytes, Refusal>
where
    B: Body<Data = Bytes> + Unpin,
{
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    if body.size_hint().lower() > most as u64 {
        return Err(Refusal::BodyTooLarge(most));
    }
    // Most bodies came with their headers; a timer is only set for those that did not.
    let mut reading = pin!(collect(body, most));
    if let Some(done) = std::future::poll_fn(|context| Poll::Ready(ready(reading.as_mut().poll(context)))).await {
        return done;
    }
    let seconds = SECONDS + (most.saturating_sub(MOST) / PACE) as u64;
    tokio::time::timeout(Duration::from_secs(seconds), reading).await.unwrap_or(Err(Refusal::TooSlow(seconds)))
}

fn ready<T>(poll: Poll<T>) -> Option<T> {
    match poll {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}

async fn collect<B>(mut body: B, most: usize) -> Result<Bytes, Refusal>
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
        if whole.len() + data.len() > most {
            return Err(Refusal::BodyTooLarge(most));
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

#[cfg(test)]
mod tests {
    use super::{MOST, read};
    use crate::refusal::Refusal;
    use http_body_util::Full;

    #[tokio::test]
    async fn a_row_may_allow_more() {
        let bytes = bytes::Bytes::from(vec![b' '; MOST + 1]);
        assert_eq!(read(Full::new(bytes.clone()), MOST).await, Err(Refusal::BodyTooLarge(MOST)));
        assert_eq!(read(Full::new(bytes.clone()), MOST + 1).await.unwrap(), bytes);
    }
}
