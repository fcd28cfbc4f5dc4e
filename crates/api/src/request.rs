//! A request as an operation's input reads it: path, query, headers, body.

use crate::objects::Objects;
use bytes::Bytes;
use hyper::header::HeaderMap;
use percent_encoding::percent_decode_str;
use roster_core::{Error, Result};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use std::str::FromStr;

/// The media type of forms.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// What an operation reads from a request before its handler runs.
pub trait Input: Sized + Send + 'static {
    /// Reads it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the field and what is allowed.
    fn read(request: &Request) -> Result<Self>;
}

/// No input.
impl Input for () {
    fn read(_: &Request) -> Result<Self> {
        Ok(())
    }
}

/// Two inputs of one request: what its path names and what its query or body holds.
impl<A: Input, B: Input> Input for (A, B) {
    fn read(request: &Request) -> Result<Self> {
        Ok((A::read(request)?, B::read(request)?))
    }
}

/// A body that is a JSON object of this type.
#[derive(Clone, Debug)]
pub struct Body<T>(pub T);

impl<T: DeserializeOwned + Send + 'static> Input for Body<T> {
    fn read(request: &Request) -> Result<Self> {
        request.json().map(Body)
    }
}

/// For fields of a change that can be left out but not cleared: null is refused instead of passing for absence. Use with
/// `#[serde(default, deserialize_with = "present")]`, and `#[schemars(with = "T")]` so that its schema has no null either.
///
/// # Errors
/// What the type refuses, null included.
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// A request with its path already matched.
#[derive(Debug)]
pub struct Request {
    path: Vec<(&'static str, String)>,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
}

/// Decodes percent escapes; text that no store of ours could keep is refused here, once for all surfaces.
fn decoded(text: &str, what: &'static str) -> Result<String> {
    // What has no escape is decoded already, and neither hyper's paths nor ours hold a U+0000 then.
    if !text.contains(['%', '\0']) {
        return Ok(text.to_owned());
    }
    let text =
        percent_decode_str(text).decode_utf8().map_err(|_| Error::invalid(what, "must be UTF-8 when its percent escapes are decoded"))?;
    if text.contains('\0') {
        return Err(Error::invalid(what, "may not contain U+0000"));
    }
    Ok(text.into_owned())
}

impl Request {
    /// Takes a request apart.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a path segment or the query is not UTF-8 after decoding.
    pub fn new(path: Vec<(&'static str, &str)>, query: Option<&str>, headers: HeaderMap, body: Bytes) -> Result<Self> {
        let path = path.into_iter().map(|(name, text)| Ok((name, decoded(text, "path")?))).collect::<Result<_>>()?;
        let pairs = query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        let query =
            pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(name, text)| Ok((decoded(name, "query")?, text.to_owned())));
        Ok(Self { path, query: query.collect::<Result<_>>()?, headers, body })
    }

    /// Checks that the query has only these parameters, each once: what is misspelled or said twice would narrow a list
    /// down less than its reader believes.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming the first other one, with those that are known.
    pub fn only(&self, parameters: &[&str]) -> Result<()> {
        for (at, (name, _)) in self.query.iter().enumerate() {
            let field = if name.is_empty() { "query" } else { name };
            if !parameters.contains(&name.as_str()) {
                let known = if parameters.is_empty() { "no parameters".to_owned() } else { parameters.join(", ") };
                return Err(Error::invalid(field.to_owned(), format!("unknown parameter; this operation takes {known}")));
            }
            if self.query.iter().take(at).any(|(earlier, _)| earlier == name) {
                return Err(Error::invalid(field.to_owned(), "may be given only once"));
            }
        }
        Ok(())
    }

    /// A segment of the path by the name that the row gives it; empty when the row has no such name.
    #[must_use]
    pub fn path(&self, name: &str) -> &str {
        self.path.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text)
    }

    /// A query parameter; `+` stands for a blank, as forms write it. An empty value counts as absent.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is not UTF-8 after decoding.
    pub fn query(&self, name: &'static str) -> Result<Option<String>> {
        self.raw(name).map(|text| decoded(&text.replace('+', " "), name)).transpose()
    }

    /// A query parameter in which `+` stands for itself, as in email addresses that clients do not escape.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is not UTF-8 after decoding.
    pub fn query_with_plus(&self, name: &'static str) -> Result<Option<String>> {
        self.raw(name).map(|text| decoded(text, name)).transpose()
    }

    fn raw(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, text)| known == name && !text.is_empty()).map(|(_, text)| text.as_str())
    }

    /// The values of a list among the query parameters, as clients spell them: `k[]=a&k[]=b`, `k=a&k=b` or `k[0]=a&k[1]=b`. `+`
    /// stands for itself; empty values count as absent.
    ///
    /// # Errors
    /// [`Error::Invalid`] when one is not UTF-8 after decoding.
    pub fn query_list(&self, name: &'static str) -> Result<Vec<String>> {
        let index = |rest: &str| {
            let number = rest.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            rest.is_empty() || number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let named = self.query.iter().filter(|(known, text)| !text.is_empty() && known.strip_prefix(name).is_some_and(index));
        named.map(|(_, text)| decoded(text, name)).collect()
    }

    /// A whole number among the query parameters.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is not one.
    pub fn query_number(&self, name: &'static str) -> Result<Option<u64>> {
        self.query(name)?.map(|text| u64::from_str(&text).map_err(|_| Error::invalid(name, "must be a whole number from 0 on"))).transpose()
    }

    /// The body's bytes.
    pub(crate) const fn body(&self) -> &Bytes {
        &self.body
    }

    /// The headers.
    pub(crate) const fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// A header's text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The body as a form: names and values in their order.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is of another type, or not UTF-8 after decoding.
    pub(crate) fn form(&self) -> Result<Vec<(String, String)>> {
        let sent = self.header("content-type").unwrap_or(FORM).split(';').next().unwrap_or_default().trim();
        if !sent.eq_ignore_ascii_case(FORM) {
            return Err(Error::invalid("", "the body must be a form: application/x-www-form-urlencoded"));
        }
        let body = str::from_utf8(&self.body).map_err(|_| Error::invalid("", "the form must be UTF-8"))?;
        let read = |text: &str| decoded(&text.replace('+', " "), "");
        let pairs = body.trim().split('&').filter(|pair| !pair.is_empty());
        pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(name, text)| Ok((read(name)?, read(text)?))).collect()
    }

    /// The body as a JSON object. No bytes at all count as `{}`, whatever the content type says.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the path of the first field that does not fit.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T> {
        let body: &[u8] = if self.body.trim_ascii().is_empty() { b"{}" } else { self.body.trim_ascii() };
        if let Err(error) = str::from_utf8(body) {
            return Err(Error::invalid("", format!("the body is not UTF-8 (at byte {})", error.valid_up_to())));
        }
        if body.first() != Some(&b'{') {
            return Err(Error::invalid("", "the body must be a JSON object"));
        }
        let mut reader = serde_json::Deserializer::from_slice(body);
        let value = serde_path_to_error::deserialize(Objects(&mut reader)).map_err(|error| {
            let path = error.path().to_string();
            let inner = error.into_inner();
            if inner.is_data() {
                field(if path == "." { "" } else { &path }, &inner.to_string())
            } else {
                Error::invalid("", format!("the body is not valid JSON: {inner}"))
            }
        })?;
        reader.end().map_err(|error| Error::invalid("", format!("the body is not valid JSON: {error}")))?;
        Ok(value)
    }
}

/// serde's message in words for callers, with the path of the field that it is about.
fn field(path: &str, message: &str) -> Error {
    // The path already says the place.
    let message = message.rsplit_once(" at line ").map_or(message, |(text, _)| text);
    if let Some(name) = message.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`')) {
        return Error::invalid(if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }, "is needed");
    }
    // Names of our types say nothing to callers.
    let message = match message.split_once(", expected ") {
        Some((found, expected)) if expected.starts_with("struct ") || expected == "a map" => format!("{found}, expected an object"),
        Some((found, "a sequence")) => format!("{found}, expected an array"),
        _ => message.to_owned(),
    };
    Error::invalid(path.to_owned(), message)
}

#[cfg(test)]
mod tests {
    use super::Request;
    use bytes::Bytes;
    use hyper::HeaderMap;

    #[test]
    fn a_list_is_read_in_every_spelling() {
        let list = |query: &str| {
            let request = Request::new(Vec::new(), Some(query), HeaderMap::new(), Bytes::new()).unwrap();
            request.query_list("k").unwrap()
        };
        for query in ["k[]=a&k[]=b", "k%5B%5D=a&k%5B%5D=b", "k=a&k=b", "k[0]=a&k[1]=b", "k[]=a&x=1&k[]=&kk[]=c&k[x]=d&k[=e&k=b"] {
            assert_eq!(list(query), ["a", "b"], "{query}");
        }
        assert_eq!(list("k[]=a%2Bb+c"), ["a+b+c"]);
        assert!(list("k[]=&k=").is_empty());
    }
}
