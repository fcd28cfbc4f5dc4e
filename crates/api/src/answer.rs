//! Answers on their way out.

use crate::stream::{Content, Sink};
use bytes::Bytes;
use hyper::{
    StatusCode,
    header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, X_CONTENT_TYPE_OPTIONS},
};
use roster_core::{Result, terms::ETag};
use serde::Serialize;
use std::future::Future;

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Content,
}

impl Answer {
    /// A JSON answer with this media type.
    #[must_use]
    pub fn json_as(status: StatusCode, media_type: &'static str, value: &impl Serialize) -> Self {
        // Only maps with other than text keys can't be written, and no wire type has one.
        Self::json_text(status, media_type, serde_json::to_vec(value).unwrap_or_default().into())
    }

    /// An answer that is JSON text already, with this media type.
    #[must_use]
    pub fn json_text(status: StatusCode, media_type: &'static str, body: Bytes) -> Self {
        Self { status, ..Self::of_type(media_type, body) }
    }

    /// An `application/json` answer.
    #[must_use]
    pub fn json(status: StatusCode, value: &impl Serialize) -> Self {
        Self::json_as(status, "application/json", value)
    }

    /// An answer whose body is made while it is sent. `write` runs in a task of its own; what it refuses, or a panic in it,
    /// ends the connection, as the status is sent by then: whatever can be checked is checked before.
    #[must_use]
    pub fn streamed<F>(status: StatusCode, media_type: &'static str, write: impl FnOnce(Sink) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<()>> + Send + 'static,
    {
        Self { status, body: Content::streamed(write), ..Self::of_type(media_type, Bytes::new()) }
    }

    /// An answer without a body.
    #[must_use]
    pub fn empty(status: StatusCode) -> Self {
        Self { status, headers: HeaderMap::new(), body: Bytes::new().into() }
    }

    /// A page for people.
    #[must_use]
    pub fn html(page: impl Into<Bytes>) -> Self {
        Self::page("text/html; charset=utf-8", page.into())
    }

    /// A text for people.
    #[must_use]
    pub fn text(text: impl Into<Bytes>) -> Self {
        Self::page("text/plain; charset=utf-8", text.into())
    }

    /// A success with a body of this media type.
    #[must_use]
    pub fn of_type(media_type: &'static str, body: impl Into<Bytes>) -> Self {
        let mut headers = HeaderMap::with_capacity(4);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        Self { status: StatusCode::OK, headers, body: body.into().into() }
    }

    /// A style sheet of pages.
    #[must_use]
    pub fn style(text: impl Into<Bytes>) -> Self {
        Self::page("text/css; charset=utf-8", text.into())
    }

    /// Pages are self-contained: whatever else turns up in one, a browser neither runs nor loads it, nor takes the page
    /// for another type than it says.
    fn page(media_type: &'static str, body: Bytes) -> Self {
        let mut page = Self::of_type(media_type, body);
        page.headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'"));
        page.headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        page
    }

    /// The same answer with one header more; a value that is not header text is left out.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }
}

/// What a handler answers with.
pub trait Output: Send + 'static {
    /// The answer, given the status that the operation declares for success.
    fn answer(self, status: StatusCode) -> Answer;
}

/// A value that is written as JSON.
#[derive(Clone, Debug)]
pub struct Json<T>(pub T);

impl<T: Serialize + Send + 'static> Output for Json<T> {
    fn answer(self, status: StatusCode) -> Answer {
        Answer::json(status, &self.0)
    }
}

/// One object as JSON with its state as `ETag`; [`Context::tagged`](crate::context::Context::tagged) makes it.
#[derive(Clone, Debug)]
pub struct Tagged<T> {
    pub(crate) tag: Option<ETag>,
    /// Whether the sender has it in this state.
    pub(crate) known: bool,
    pub(crate) value: T,
}

impl<T> Tagged<T> {
    /// What is about no one object, where another answer of the same row is.
    pub const fn without(value: T) -> Self {
        Self { tag: None, known: false, value }
    }

    /// Says that the object also tells what changes without a write, such as when it was last used: it is always answered
    /// whole.
    #[must_use]
    pub fn passing(self) -> Self {
        Self { known: false, ..self }
    }
}

impl<T: Serialize + Send + 'static> Output for Tagged<T> {
    fn answer(self, status: StatusCode) -> Answer {
        let answer = if self.known { Answer::empty(StatusCode::NOT_MODIFIED) } else { Answer::json(status, &self.value) };
        match self.tag {
            Some(tag) => answer.with(ETAG, &format!("\"{tag}\"")),
            None => answer,
        }
    }
}

/// No body.
#[derive(Clone, Copy, Debug)]
pub struct NoContent;

impl Output for NoContent {
    fn answer(self, status: StatusCode) -> Answer {
        Answer::empty(status)
    }
}

impl Output for Answer {
    fn answer(self, _: StatusCode) -> Answer {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn pages_run_and_load_nothing() {
        for page in [Answer::html("<p>"), Answer::text("x")] {
            assert_eq!(page.headers["content-security-policy"], "default-src 'none'; style-src 'unsafe-inline'");
            assert_eq!(page.headers["x-content-type-options"], "nosniff");
        }
    }
}
