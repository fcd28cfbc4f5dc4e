//! Bodies of answers: whole, or written while they are read.

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use roster_core::{Error, Result};
use std::{
    fmt,
    future::Future,
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};
use tokio::sync::mpsc;

/// How many parts may wait for a client that reads slowly; the listener cuts off one that reads nothing.
const WAITING: usize = 4;

/// The body of an answer.
#[derive(Debug)]
pub enum Content {
    /// All of it.
    Whole(Bytes),
    /// What a task of its own is still writing.
    Streamed(Streamed),
}

/// Where a streamed body is written to.
#[derive(Debug)]
pub struct Sink(mpsc::Sender<Part>);

#[derive(Debug)]
enum Part {
    Bytes(Bytes),
    End,
}

impl Sink {
    /// Hands on some bytes, better some 10 KiB than a few; waits while the client has not taken earlier ones.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when nobody reads any more: there is nothing left to do then.
    pub async fn send(&self, bytes: impl Into<Bytes>) -> Result<()> {
        let bytes = bytes.into();
        if bytes.is_empty() {
            return Ok(());
        }
        self.0.send(Part::Bytes(bytes)).await.map_err(|_| Error::Unavailable("the client stopped reading"))
    }
}

/// The end of a streamed body that the connection reads.
pub struct Streamed {
    parts: mpsc::Receiver<Part>,
    ended: bool,
}

impl fmt::Debug for Streamed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Streamed")
    }
}

impl Content {
    /// All of it, unless it is still being written.
    #[must_use]
    pub const fn whole(&self) -> Option<&Bytes> {
        match self {
            Self::Whole(bytes) => Some(bytes),
            Self::Streamed(_) => None,
        }
    }

    /// Runs `write` in a task of its own. When it fails or panics, the body breaks off and the connection ends, so that
    /// no client takes a part for the whole (RFC 9112 §8).
    pub(crate) fn streamed<F>(write: impl FnOnce(Sink) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<()>> + Send + 'static,
    {
        let (sender, parts) = mpsc::channel(WAITING);
        tokio::spawn(async move {
            match write(Sink(sender.clone())).await {
                Ok(()) => drop(sender.send(Part::End).await),
                Err(error) => tracing::warn!(%error, "a streamed answer broke off"),
            }
        });
        Self::Streamed(Streamed { parts, ended: false })
    }
}

impl From<Bytes> for Content {
    fn from(bytes: Bytes) -> Self {
        Self::Whole(bytes)
    }
}

impl Body for Content {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match &mut *self {
            Self::Whole(bytes) if bytes.is_empty() => Poll::Ready(None),
            Self::Whole(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Self::Streamed(streamed) if streamed.ended => Poll::Ready(None),
            Self::Streamed(streamed) => Poll::Ready(match ready!(streamed.parts.poll_recv(context)) {
                Some(Part::Bytes(bytes)) => Some(Ok(Frame::data(bytes))),
                Some(Part::End) => {
                    streamed.ended = true;
                    None
                }
                None => {
                    streamed.ended = true;
                    Some(Err(io::Error::other("the answer broke off")))
                }
            }),
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Whole(bytes) => bytes.is_empty(),
            Self::Streamed(streamed) => streamed.ended,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Self::Streamed(_) => SizeHint::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, Sink};
    use http_body_util::BodyExt;
    use roster_core::{Error, Result};
    use std::future::Future;

    async fn read<F>(write: impl FnOnce(Sink) -> F + Send + 'static) -> std::io::Result<Vec<u8>>
    where
        F: Future<Output = Result<()>> + Send + 'static,
    {
        Ok(Content::streamed(write).collect().await?.to_bytes().to_vec())
    }

    #[tokio::test]
    async fn what_is_written_is_read_and_an_error_is_no_end() {
        let many = read(|sink| async move {
            for part in 0..100u8 {
                sink.send(vec![part; 3]).await?;
            }
            Ok(())
        });
        assert_eq!(many.await.unwrap(), (0..100u8).flat_map(|part| [part; 3]).collect::<Vec<_>>());
        assert_eq!(read(|_| async { Ok(()) }).await.unwrap(), b"");
        let broken = read(|sink| async move {
            sink.send("some").await?;
            Err(Error::Unavailable("gone"))
        });
        assert!(broken.await.is_err());
    }

    #[tokio::test]
    async fn who_writes_hears_that_nobody_reads() {
        let (heard, hearing) = tokio::sync::oneshot::channel();
        drop(Content::streamed(|sink| async move {
            while sink.send("more").await.is_ok() {}
            let _ = heard.send(());
            Ok(())
        }));
        hearing.await.unwrap();
    }
}
