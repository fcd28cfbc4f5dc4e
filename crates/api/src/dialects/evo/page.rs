//! Pages by offset, and the links to the others, which are whole addresses.

use super::PREFIX;
use crate::{
    context::Context,
    request::{Input, Request},
};
use roster_core::{Error, Result, page::Page};
use serde::Serialize;

/// How many rows a page has when nothing is said.
const USUAL: u64 = 20;
/// And at most: who asks for more gets this many.
const MOST: u64 = 100;

/// Which part of a list is asked for.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) limit: u32,
    pub(super) offset: u64,
}

impl Input for Part {
    fn read(request: &Request) -> Result<Self> {
        let limit = request.query_number("limit")?.unwrap_or(USUAL).min(MOST);
        if limit == 0 {
            return Err(Error::invalid("limit", "must be at least 1"));
        }
        Ok(Self { limit: u32::try_from(limit).unwrap_or(1), offset: request.query_number("offset")?.unwrap_or(0) })
    }
}

impl Part {
    /// The page in the core's terms.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an offset that is too far out.
    pub(super) fn page(self) -> Result<Page> {
        Page::at_offset(self.limit, self.offset).map_err(|error| match error {
            Error::Invalid { message, .. } => Error::invalid("offset", message),
            other => other,
        })
    }

    fn next(self) -> u64 {
        self.offset.saturating_add(self.limit.into())
    }

    fn previous(self) -> Option<u64> {
        (self.offset > 0).then(|| self.offset.saturating_sub(self.limit.into()))
    }

    /// This list from another offset on.
    fn link(self, context: &Context, offset: u64) -> String {
        let others = context.uri.query().unwrap_or_default().split('&').filter(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            !pair.is_empty() && name != "limit" && name != "offset"
        });
        let query: String = others.map(|pair| format!("{pair}&")).collect();
        format!("{}{}?{query}limit={}&offset={offset}", context.reached_at, context.uri.path(), self.limit)
    }
}

/// The links of most lists.
#[derive(Serialize)]
pub(super) struct Links {
    count: usize,
    total: u64,
    first: String,
    last: String,
    next: Option<String>,
    previous: Option<String>,
}

impl Links {
    pub(super) fn new(context: &Context, part: Part, count: usize, total: u64) -> Self {
        let limit = u64::from(part.limit);
        let last = total.saturating_sub(1) / limit * limit;
        let next = Some(part.next()).filter(|next| *next < total);
        Self {
            count,
            total,
            first: part.link(context, 0),
            last: part.link(context, last),
            next: next.map(|offset| part.link(context, offset)),
            previous: part.previous().map(|offset| part.link(context, offset)),
        }
    }
}

/// The links of lists whose total is not told.
#[derive(Serialize)]
pub(super) struct LinksWithoutTotal {
    count: usize,
    first: String,
    next: Option<String>,
    previous: Option<String>,
}

impl LinksWithoutTotal {
    pub(super) fn new(context: &Context, part: Part, count: usize, total: u64) -> Self {
        let Links { count, first, next, previous, .. } = Links::new(context, part, count, total);
        Self { count, first, next, previous }
    }
}

/// No links: `{}`.
#[derive(Serialize)]
pub(super) struct NoLinks {}

/// A list.
#[derive(Serialize)]
pub(super) struct List<L, T> {
    pub(super) links: L,
    pub(super) results: Vec<T>,
}

/// Where a path of this surface is reached.
pub(super) fn address(context: &Context, path: &str) -> String {
    format!("{}{PREFIX}{path}", context.reached_at)
}
