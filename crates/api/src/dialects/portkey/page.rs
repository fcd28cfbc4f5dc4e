//! Pages and the list envelope (contract §1.1). Clients disagree on the spelling, so every list reads both.

use crate::request::Request;
use roster_core::{
    Error, Result,
    page::{Listed, Page},
};
use serde::Serialize;

/// What every client may ask for at least; the Terraform provider stops early when it gets fewer.
const MOST: u64 = 100;

/// The wanted page, counted from zero.
///
/// # Errors
/// [`Error::Invalid`] for a page size other than 1 to 100, a page that is not a number, or one too far out.
pub(super) fn page(request: &Request) -> Result<Page> {
    let either = |snake, camel| Ok::<_, Error>(request.query_number(snake)?.or(request.query_number(camel)?));
    let size = either("page_size", "pageSize")?.unwrap_or(MOST);
    if !(1..=MOST).contains(&size) {
        return Err(Error::invalid("page_size", format!("must be 1 to {MOST}")));
    }
    let number = either("current_page", "currentPage")?.unwrap_or(0);
    Page::at_offset(size as u32, number.saturating_mul(size)).map_err(|error| match error {
        Error::Invalid { message, .. } => Error::invalid("current_page", message),
        other => other,
    })
}

/// `{"object":"list","total","data"}`; `total` counts all matches before paging.
#[derive(Serialize)]
pub(super) struct List<T> {
    object: &'static str,
    total: u64,
    data: Vec<T>,
}

impl<T> List<T> {
    /// The envelope around a part of a list.
    pub(super) fn of<I>(listed: Listed<I>, shape: impl FnMut(I) -> T) -> Self {
        Self { object: "list", total: listed.total, data: listed.items.into_iter().map(shape).collect() }
    }
}
