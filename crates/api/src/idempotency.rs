//! `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07): a change that is sent twice is done once.

use crate::{
    answer::Answer,
    context::Context,
    describe::{Parameter, header, schema_of},
    panics::caught,
    request::Request,
    router::organization_named,
    stream::Content,
};
use bytes::Bytes;
use hyper::{
    Method, StatusCode,
    header::{CONTENT_TYPE, ETAG, HeaderMap, HeaderName, HeaderValue, LOCATION},
};
use roster_core::{
    Directory, Error, Result,
    caller::Caller,
    id::OrganizationId,
    idempotency::{self, Attempt, Kept, Key, LARGEST_BODY, Outcome},
    organization::INSTANCE,
    secret,
};
use std::sync::Arc;

/// The header, for the description of rows.
pub(crate) const KEY: Parameter = header(
    "Idempotency-Key",
    schema_of::<String>,
    "A text of your own, 1 to 255 visible ASCII characters: sent again within a day, the request is answered as before and not done twice.",
);

/// The headers of an answer that are kept.
const HEADERS: [HeaderName; 3] = [CONTENT_TYPE, ETAG, LOCATION];

/// Reads the header of a change.
///
/// # Errors
/// [`Error::Invalid`] when it is malformed, or where nobody is known whose key it could be.
pub(crate) fn key(method: &Method, headers: &HeaderMap, known: bool) -> Result<Option<Key>> {
    let refusal = |message: &'static str| Error::invalid("Idempotency-Key", message);
    let mut lines = headers.get_all("idempotency-key").iter();
    let Some(line) = lines.next().filter(|_| !matches!(*method, Method::GET | Method::HEAD)) else { return Ok(None) };
    if lines.next().is_some() {
        return Err(refusal("may be given only once"));
    }
    if !known {
        return Err(refusal("is for requests with a key: without one nobody is known to whom it could belong"));
    }
    let text = line.to_str().unwrap_or_default().trim();
    // As the draft writes it, a string in quotation marks, or bare, as most clients do.
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    Key::try_from(text).map(Some).map_err(|error| error.below("Idempotency-Key"))
}

/// What makes a request this one and no other.
pub(crate) fn attempt(caller: &Caller, key: Key, method: &Method, path: &str, request: &Request) -> Attempt {
    let condition = request.header("if-match").unwrap_or_default();
    let parts = [&caller.credential(), method.as_str().as_bytes(), path.as_bytes(), condition.as_bytes(), request.body()];
    Attempt::new(caller.principal(), key, &parts)
}

/// The organizations in which a request of this caller may have been recorded: the one that its path names, else wherever
/// the caller acts without naming one.
async fn organizations(context: &Context, request: &Request) -> Vec<OrganizationId> {
    match request.path("organization") {
        "" => {
            let own = context.acts_as.as_ref().map(|actor| actor.organization).ok();
            own.into_iter().chain([INSTANCE]).collect()
        }
        named => organization_named(&context.directory, named).await.into_iter().collect(),
    }
}

/// Answers a request that was answered before, or carries it out and keeps its answer.
///
/// # Errors
/// What the row refuses, and [`Error::Repeated`].
pub(crate) async fn once(attempt: Attempt, context: Context, request: Request) -> Result<Answer> {
    let (directory, operation) = (Arc::clone(&context.directory), Arc::clone(&context.operation));
    if let Some(kept) = idempotency::answered(&directory, &organizations(&context, &request).await, &attempt).await? {
        return replayed(kept);
    }
    // A task of its own: who hangs up and asks again is to get the answer.
    let done = tokio::spawn(async move {
        let answer = caught(|| (operation.call)(context, request)).await?;
        keep(&directory, &attempt, &answer).await;
        Ok(answer)
    });
    done.await.unwrap_or(Err(Error::Internal))
}

async fn keep(directory: &Directory, attempt: &Attempt, answer: &Answer) {
    let Some(body) = answer.body.whole() else { return };
    let outcome = match secret::shown_in(body) {
        Some(id) => Outcome::Secret(id),
        None if body.len() > LARGEST_BODY => return,
        None => {
            let value = |name: &HeaderName| Some((name.to_string(), answer.headers.get(name)?.to_str().ok()?.to_owned()));
            Outcome::Answer(Kept {
                status: answer.status.as_u16(),
                headers: HEADERS.iter().filter_map(value).collect(),
                body: body.to_vec(),
            })
        }
    };
    idempotency::keep(directory, attempt, outcome).await;
}

fn replayed(kept: Kept) -> Result<Answer> {
    let mut answer = Answer::empty(StatusCode::from_u16(kept.status).map_err(Error::internal)?);
    answer.body = Content::from(Bytes::from(kept.body));
    for (name, value) in &kept.headers {
        let pair = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value));
        let (Ok(name), Ok(value)) = pair else { return Err(Error::internal("a kept header is none")) };
        answer.headers.insert(name, value);
    }
    Ok(answer.with(HeaderName::from_static("idempotency-replayed"), "true"))
}

#[cfg(test)]
mod tests {
    use super::key;
    use hyper::{
        Method,
        header::{HeaderMap, HeaderName, HeaderValue},
    };

    #[test]
    fn keys_are_read_bare_and_in_quotation_marks() {
        let read = |lines: &[&str], known| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("idempotency-key", HeaderValue::from_str(line).unwrap());
            }
            key(&Method::POST, &headers, known)
        };
        assert_eq!(read(&["\"abc\""], true).unwrap(), read(&["abc"], true).unwrap());
        assert_eq!(read(&[], false), Ok(None));
        for lines in [&[""][..], &["\"\""], &["a b"], &["a", "b"], &[&"k".repeat(256)]] {
            assert!(read(lines, true).is_err(), "{lines:?}");
        }
        assert!(read(&["abc"], false).is_err());
        let odd = HeaderMap::from_iter([(HeaderName::from_static("idempotency-key"), HeaderValue::from_static("x y"))]);
        assert_eq!(key(&Method::GET, &odd, false), Ok(None), "a read is as good as ever");
    }
}
