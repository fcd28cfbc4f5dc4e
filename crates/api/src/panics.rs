//! A panic in a handler is one request's internal error, not the server's end.

use roster_core::{Error, Result};
use std::{
    future::{Future, poll_fn},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    task::Poll,
};

/// Runs a future; a panic in it becomes [`Error::Internal`].
pub(crate) async fn caught<T>(mut future: Pin<Box<dyn Future<Output = Result<T>> + Send>>) -> Result<T> {
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(poll) => poll,
        Err(_) => Poll::Ready(Err(Error::internal("a handler panicked"))),
    })
    .await
}
