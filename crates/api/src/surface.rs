//! A surface: operations below a prefix, with header forms for keys and a shape for refusals of its own.

use crate::{answer::Answer, operation::Operation, refusal::Refusal};
use hyper::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use roster_core::{Error, Result, id::OrganizationId};

/// Something that Roster speaks.
pub struct Surface {
    /// Its short name, also in the audit log.
    pub name: &'static str,
    /// What it is, for people.
    pub title: &'static str,
    /// The path under which it lies.
    pub prefix: &'static str,
    /// Paths below the prefix under which the operations are served, all alike; `""` for none.
    pub mounts: &'static [&'static str],
    /// A path for people to try with curl, below prefix and first mount.
    pub try_path: &'static str,
    /// The body of that call, when it is a POST; `USER_ID` and `ORGANIZATION` stand for the caller's own.
    pub try_body: Option<&'static str>,
    /// Finds the key's text in the headers.
    pub credential: fn(&HeaderMap) -> Result<&str>,
    /// The organization that the headers name, for surfaces that have such a header. A key of another one is refused.
    pub organization: fn(&HeaderMap) -> Result<Option<OrganizationId>>,
    /// Gives a refusal its shape; the text is the request's id.
    pub refuse: fn(&Refusal, &str) -> Answer,
    /// The header that carries the request's id.
    pub request_id_header: HeaderName,
    /// Whether an id that the caller chose comes back in that header, as some protocols demand; the audit log and the
    /// bodies of refusals have the server's own.
    pub echoes_request_id: bool,
    /// The header that keeps clients from sending a change again on their own which failed on our side: whether it was made
    /// may not be known.
    pub no_retry: Option<(HeaderName, HeaderValue)>,
    /// Whether a query parameter that the operation does not know is refused; else it is passed over.
    pub strict_queries: bool,
    /// Whether `If-Match`, `If-None-Match` and `Idempotency-Key` are read; else they are passed over.
    pub conditional: bool,
    /// Whether pages of other sites are refused by their `Origin`, as a protocol may demand whatever key they hold.
    pub own_pages_only: bool,
    /// What it serves.
    pub operations: Vec<Operation>,
}

/// No header names an organization.
///
/// # Errors
/// None.
pub const fn unnamed(_: &HeaderMap) -> Result<Option<OrganizationId>> {
    Ok(None)
}

/// `Authorization: Bearer <key>` (RFC 6750 §2.1).
///
/// # Errors
/// [`Error::Unauthenticated`] when it is absent or has another form.
pub fn bearer(headers: &HeaderMap) -> Result<&str> {
    const MISSING: Error = Error::Unauthenticated("a key is needed: send it as Authorization: Bearer <key>");
    let value = headers.get(AUTHORIZATION).ok_or(MISSING)?.to_str().map_err(|_| MISSING)?;
    let (scheme, key) = value.split_once(' ').ok_or(MISSING)?;
    if scheme.eq_ignore_ascii_case("bearer") && !key.trim().is_empty() { Ok(key.trim()) } else { Err(MISSING) }
}
