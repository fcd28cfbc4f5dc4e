//! Parts of what a search finds (§8.2): a token says where the next one begins, of which search, and how large it is.

use super::wire::{Part, Wanted};
use roster_core::{Error, Result, access::MOST_MATCHES, audit::Hex};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Bytes of a search's fingerprint: two searches of one client do not meet in them by chance.
const PRINT: usize = 8;

/// A part of one search.
pub(super) struct Turn {
    print: [u8; PRINT],
    /// The most results.
    pub(super) limit: u32,
    /// Where it begins, as the part before was told; nothing: at the beginning.
    pub(super) start: Option<String>,
}

impl Turn {
    /// The part that is wanted of a search. Whoever goes on must ask for the same (§8.2), and may leave out the limit, as the
    /// specification's own example does.
    pub(super) fn of(search: &impl Serialize, wanted: &Wanted) -> Result<Self> {
        let print = fingerprint(search)?;
        let limit = wanted.limit.map(|limit| u32::try_from(limit).unwrap_or(MOST_MATCHES).min(MOST_MATCHES));
        let token = wanted.token.as_deref().filter(|token| !token.is_empty());
        let Some(token) = token else { return Ok(Self { print, limit: limit.unwrap_or(MOST_MATCHES), start: None }) };
        let (of, began_with, start) = parse(token).ok_or_else(no_token)?;
        if of != print {
            return Err(Error::invalid(
                "page.token",
                "belongs to another search: subject, action, resource and context must stay the same",
            ));
        }
        if limit.is_some_and(|limit| limit != began_with) {
            return Err(Error::invalid("page.limit", format!("must stay the same from part to part: {began_with}, or left out")));
        }
        Ok(Self { print, limit: began_with, start: Some(start.to_owned()) })
    }

    /// What the answer says of a part with so many results, and of the next one.
    pub(super) fn part(&self, count: usize, next: Option<&str>) -> Part {
        let whole = self.start.is_none() && next.is_none();
        let next_token = next.map_or_else(String::new, |start| {
            let print: String = self.print.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("{print}{:04x}{start}", self.limit)
        });
        Part { next_token, count, total: whole.then_some(count) }
    }
}

/// The refusal of what is no token.
pub(super) fn no_token() -> Error {
    Error::invalid("page.token", "must be the `next_token` of an earlier answer")
}

fn parse(token: &str) -> Option<([u8; PRINT], u32, &str)> {
    let (print, rest) = token.split_at_checked(2 * PRINT)?;
    let (limit, start) = rest.split_at_checked(4)?;
    let [high, low] = Hex::parse(limit)?.0;
    let limit = u32::from(u16::from_be_bytes([high, low]));
    (limit <= MOST_MATCHES && !start.is_empty()).then_some((Hex::parse(print)?.0, limit, start))
}

/// Of everything in a search that decides what is found; members of objects count in whatever order they came.
fn fingerprint(search: &impl Serialize) -> Result<[u8; PRINT]> {
    let mut value = serde_json::to_value(search).map_err(Error::internal)?;
    value.sort_all_objects();
    let hash: [u8; 32] = Sha256::digest(value.to_string()).into();
    let (print, _) = hash.split_first_chunk().ok_or(Error::Internal)?;
    Ok(*print)
}
