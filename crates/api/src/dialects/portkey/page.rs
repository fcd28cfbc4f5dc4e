//! Pages and the list envelope. Clients disagree on the spelling, so every list reads both.

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
    numbered(request, &["current_page", "currentPage"])
}

/// The same where the vendor calls the number of the page `page`.
///
/// # Errors
/// As [`page`].
pub(super) fn scim_page(request: &Request) -> Result<Page> {
    numbered(request, &["page", "current_page", "currentPage"])
}

fn numbered(request: &Request, names: &[&'static str]) -> Result<Page> {
    let (size_name, size) = first_of(request, &["page_size", "pageSize"])?;
    let size = size.unwrap_or(MOST);
    if !(1..=MOST).contains(&size) {
        return Err(Error::invalid(size_name, format!("must be 1 to {MOST}")));
    }
    let (number_name, number) = first_of(request, names)?;
    Page::at_offset(size as u32, number.unwrap_or(0).saturating_mul(size)).map_err(|error| match error {
        Error::Invalid { message, .. } => Error::invalid(number_name, message),
        other => other,
    })
}

/// The number that was sent under one of these names, with that name; the first counts when several were.
pub(super) fn first_of(request: &Request, names: &[&'static str]) -> Result<(&'static str, Option<u64>)> {
    for name in names {
        if let Some(number) = request.query_number(name)? {
            return Ok((name, Some(number)));
        }
    }
    Ok(("", None))
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
