//! What a request expects of the object that it is about: `If-Match` and `If-None-Match` (RFC 9110 §13.1).

use crate::describe::{Parameter, header, schema_of};
use hyper::{
    Method,
    header::{HeaderMap, HeaderName, IF_MATCH, IF_NONE_MATCH},
};
use roster_core::{
    Error, Result,
    terms::{ETag, IfMatch},
};
use std::sync::Arc;

/// The header of changes, for their description.
pub(crate) const MATCH: Parameter =
    header("If-Match", schema_of::<String>, "Only when it is as one of these `ETag`s says, or there at all: `*` (RFC 9110 §13.1.1).");
/// The header of reads.
pub(crate) const NONE_MATCH: Parameter =
    header("If-None-Match", schema_of::<String>, "304 without a body when it is still as one of these `ETag`s says (RFC 9110 §13.1.2).");

/// The preconditions of a request.
#[derive(Clone, Debug, Default)]
pub(crate) struct Preconditions {
    /// A write is done only on an object in such a state; the transaction checks that.
    pub(crate) if_match: Option<Arc<IfMatch>>,
    /// A read is answered in full only when the object is in no such state.
    if_none_match: Option<IfMatch>,
}

impl Preconditions {
    /// Reads the headers.
    ///
    /// # Errors
    /// [`Error::Invalid`] when one is malformed, or means nothing with this method: to pass over a condition would do
    /// what its sender wanted to prevent.
    pub(crate) fn read(method: &Method, headers: &HeaderMap) -> Result<Self> {
        let (if_match, if_none_match) = (tags(headers, &IF_MATCH)?, tags(headers, &IF_NONE_MATCH)?);
        let reads = matches!(*method, Method::GET | Method::HEAD);
        if reads && if_match.is_some() {
            return Err(Error::invalid("If-Match", "is for changes: a read takes If-None-Match"));
        }
        if !reads && if_none_match.is_some() {
            return Err(Error::invalid("If-None-Match", "is for reads: a change takes If-Match"));
        }
        Ok(Self { if_match: if_match.map(Arc::new), if_none_match })
    }

    /// Whether the sender already has the object in this state.
    pub(crate) fn knows(&self, state: ETag) -> bool {
        self.if_none_match.as_ref().is_some_and(|known| known.matches(state))
    }
}

/// The list of a header: `*`, or entity tags. Tags of others are kept out: they match nothing of ours.
fn tags(headers: &HeaderMap, name: &HeaderName) -> Result<Option<IfMatch>> {
    let mut lines = headers.get_all(name).iter().peekable();
    if lines.peek().is_none() {
        return Ok(None);
    }
    let refusal = || {
        let field = if *name == IF_MATCH { "If-Match" } else { "If-None-Match" };
        Error::invalid(field, "must be * or entity tags in quotation marks with commas between them, as an earlier answer's ETag has them")
    };
    let mut found = Vec::new();
    for line in lines {
        let mut rest = line.to_str().map_err(|_| refusal())?.trim();
        if rest == "*" && headers.get_all(name).iter().nth(1).is_none() {
            return Ok(Some(IfMatch::Any));
        }
        loop {
            if rest.starts_with("W/") {
                // If-Match compares strongly (RFC 9110 §8.8.3.2), and no tag of ours is weak.
                return Err(Error::invalid(if *name == IF_MATCH { "If-Match" } else { "If-None-Match" }, "weak tags are not used here"));
            }
            let (tag, behind) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')).ok_or_else(refusal)?;
            found.extend(ETag::parse(tag));
            rest = behind.trim_start();
            if rest.is_empty() {
                break;
            }
            rest = rest.strip_prefix(',').ok_or_else(refusal)?.trim_start();
        }
    }
    Ok(Some(IfMatch::OneOf(found)))
}

#[cfg(test)]
mod tests {
    use super::Preconditions;
    use hyper::{
        Method,
        header::{HeaderMap, HeaderName, HeaderValue},
    };
    use roster_core::terms::{ETag, IfMatch};

    const TAG: &str = "00112233aabbccdd-7";

    fn read(method: &Method, lines: &[(&'static str, &str)]) -> roster_core::Result<Preconditions> {
        let mut headers = HeaderMap::new();
        for (name, text) in lines {
            headers.append(HeaderName::from_static(name), HeaderValue::from_str(text).unwrap());
        }
        Preconditions::read(method, &headers)
    }

    #[test]
    fn lists_are_read() {
        let tag = ETag::parse(TAG).unwrap();
        let list = |text: &str| read(&Method::PATCH, &[("if-match", text)]).unwrap().if_match.unwrap();
        assert_eq!(*list("*"), IfMatch::Any);
        assert_eq!(*list(&format!("\"{TAG}\"")), IfMatch::OneOf(vec![tag]));
        assert_eq!(*list(&format!("\"another's\" , \"{TAG}\"")), IfMatch::OneOf(vec![tag]));
        let both = read(&Method::DELETE, &[("if-match", "\"a\""), ("if-match", &format!("\"{TAG}\""))]).unwrap();
        assert!(both.if_match.unwrap().matches(tag));
        assert!(read(&Method::GET, &[("if-none-match", &format!("\"{TAG}\""))]).unwrap().knows(tag));
        assert!(read(&Method::PATCH, &[]).unwrap().if_match.is_none());
    }

    #[test]
    fn what_is_malformed_is_refused() {
        let malformed = ["", "*, \"a\"", "\"a", "a", "\"a\" \"b\"", "\"a\",", ",\"a\"", "W/\"a\"", "\"a\", W/\"b\"", "'a'"];
        for text in malformed {
            assert!(read(&Method::PATCH, &[("if-match", text)]).is_err(), "{text}");
            assert!(read(&Method::GET, &[("if-none-match", text)]).is_err(), "{text}");
        }
        assert!(read(&Method::PATCH, &[("if-match", "*"), ("if-match", "*")]).is_err());
        assert!(read(&Method::GET, &[("if-match", "*")]).is_err() && read(&Method::POST, &[("if-none-match", "*")]).is_err());
    }
}
