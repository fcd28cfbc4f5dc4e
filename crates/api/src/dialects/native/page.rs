//! Parts of lists: `?limit=&after=` on the way in, `{"data", "next", "total"}` on the way out.

use crate::{
    describe::{DescribedInput, Parameter, query, schema_of},
    request::{Input, Request},
};
use roster_core::{
    Error, Result,
    page::{Listed, MAX_LIMIT, Page},
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

/// Rows of an answer when the caller does not say.
const DEFAULT_LIMIT: u64 = 100;

/// Which part of a list the query asks for.
pub(super) struct Part(pub(super) Page);

/// The most rows of a page by number, which is read whole however large its rows are.
const NUMBERED_MOST: u32 = 100;

impl Input for Part {
    /// MCP's tools also ask by number, from zero; over HTTP the parameter is not described, and so refused.
    fn read(request: &Request) -> Result<Self> {
        if let Some(number) = request.query_number("current_page")? {
            let limit = limit(request)?;
            if limit > NUMBERED_MOST {
                return Err(Error::invalid("limit", format!("a page by number holds 1 to {NUMBERED_MOST} rows")));
            }
            return Page::at_offset(limit, number.saturating_mul(limit.into())).map(Self);
        }
        Page::after(limit(request)?, request.query("after")?.as_deref()).map(Self)
    }
}

impl DescribedInput for Part {
    fn parameters() -> Vec<Parameter> {
        vec![LIMIT, query("after", schema_of::<String>, "Only what follows: the `next` of an earlier answer.")]
    }
}

/// The parameter that [`limit`] reads.
pub(super) const LIMIT: Parameter = query("limit", limit_schema, "How many rows at most.");

fn limit_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT})
}

/// The query's `limit`; its bounds are the core's.
pub(super) fn limit(request: &Request) -> Result<u32> {
    Ok(u32::try_from(request.query_number("limit")?.unwrap_or(DEFAULT_LIMIT)).unwrap_or(u32::MAX))
}

/// A part of a list.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "{T}List")]
pub(super) struct List<T> {
    data: Vec<T>,
    /// What `after` takes for the part that follows; null at the end.
    next: Option<String>,
    /// How many match in all.
    total: u64,
}

impl<T> List<T> {
    /// This part, each row in its wire form.
    pub(super) fn of<C>(listed: Listed<C>, wire: impl FnMut(C) -> T) -> Self {
        let next = listed.next.map(|position| position.cursor());
        Self { data: listed.items.into_iter().map(wire).collect(), next, total: listed.total }
    }

    /// A list that is never long enough to be cut.
    pub(super) fn whole(data: Vec<T>) -> Self {
        let total = data.len() as u64;
        Self { data, next: None, total }
    }

    /// A part whose cursor is not a position.
    pub(super) const fn cut(data: Vec<T>, next: Option<String>, total: u64) -> Self {
        Self { data, next, total }
    }
}

/// A query parameter of one or more words, separated by commas.
pub(super) fn words<T>(request: &Request, name: &'static str, parse: fn(&str) -> Option<T>, allowed: &str) -> Result<Vec<T>> {
    let Some(text) = request.query(name)? else { return Ok(Vec::new()) };
    let unknown = || Error::invalid(name, format!("must be one or more of {allowed}, separated by commas"));
    text.split(',').map(|word| parse(word.trim()).ok_or_else(unknown)).collect()
}
