//! A panic in a handler is one request's internal error, not the server's end.

use crate::operation::BoxFuture;
use roster_core::{Error, Result};
use std::{
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    task::Poll,
};

/// Makes a future and runs it; a panic in either becomes [`Error::Internal`].
pub(crate) async fn caught<T>(make: impl FnOnce() -> BoxFuture<Result<T>>) -> Result<T> {
    let mut future = unpanicked(make)?;
    poll_fn(|context| unpanicked(|| future.as_mut().poll(context)).unwrap_or_else(|error| Poll::Ready(Err(error)))).await
}

fn unpanicked<T>(run: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|_| Error::internal("a handler panicked"))
}
