//! Pages: where a list goes on is said by the id that was shown last, and two envelopes are around its parts.

use super::ids::{self, Named};
use crate::{
    context::Context,
    request::{Input, Request},
};
use roster_core::{
    Error, Result,
    access::Actor,
    page::{Listed, Order, Page},
};
use serde::Serialize;

/// How many rows a part has when nothing is said, and at most. 0 may be asked for, as the vendor's own tests do.
#[derive(Clone, Copy)]
pub(super) struct Sizes {
    pub(super) usual: u64,
    pub(super) most: u64,
}

/// Most lists.
pub(super) const SMALL: Sizes = Sizes { usual: 20, most: 100 };
/// Groups and who is in them.
pub(super) const LARGE: Sizes = Sizes { usual: 100, most: 1000 };

/// Roles, and who has which.
pub(super) const ROLES: Sizes = Sizes { usual: 1000, most: 1000 };

/// What part of a list is asked for; the id is still text.
pub(super) struct Asked {
    pub(super) limit: u32,
    pub(super) after: Option<String>,
    pub(super) order: Order,
}

impl Asked {
    /// From a list that has one order: the oldest first.
    pub(super) fn sized(request: &Request, sizes: Sizes) -> Result<Self> {
        let Sizes { usual, most } = sizes;
        let limit = request.query_number("limit")?.unwrap_or(usual);
        if limit > most {
            return Err(Error::invalid("limit", format!("must be 0 to {most}")));
        }
        Ok(Self { limit: u32::try_from(limit).unwrap_or(0), after: request.query("after")?, order: Order::Ascending })
    }

    /// From a list whose order can be chosen.
    pub(super) fn ordered(request: &Request, sizes: Sizes, usual: Order) -> Result<Self> {
        let order = match request.query("order")?.as_deref() {
            None => usual,
            Some("asc") => Order::Ascending,
            Some("desc") => Order::Descending,
            Some(_) => return Err(Error::invalid("order", "must be asc or desc")),
        };
        Ok(Self { order, ..Self::sized(request, sizes)? })
    }

    /// The part in the core's terms. What has been deleted still positions; text that is no id here comes after everything, and
    /// who may list is told of an empty part.
    pub(super) async fn part<E: Named>(&self, context: &Context, actor: &Actor) -> Result<Part> {
        let (after, known) = match &self.after {
            None => (None, true),
            Some(text) => {
                let id = ids::read::<E>(context, actor, text).await?;
                (id.map(|id| *id.as_bytes()), id.is_some())
            }
        };
        let page = Page::by_id(self.limit.max(1), self.order, after)?;
        Ok(Part { page, is_empty: !known || self.limit == 0 })
    }
}

impl Input for Asked {
    fn read(request: &Request) -> Result<Self> {
        Self::sized(request, SMALL)
    }
}

/// A part of a list.
pub(super) struct Part {
    pub(super) page: Page,
    is_empty: bool,
}

impl Part {
    /// The rows that are shown of what was found, and whether there are more.
    pub(super) fn of<T>(&self, listed: Listed<T>) -> (Vec<T>, bool) {
        if self.is_empty { (Vec::new(), false) } else { (listed.items, listed.next.is_some()) }
    }
}

/// What a list shows of one thing.
pub(super) trait Row: Serialize + Send + 'static {
    /// Its id, as it is shown.
    fn id(&self) -> &str;
}

/// The envelope of most lists; the next part comes after `last_id`.
#[derive(Serialize)]
pub(super) struct Cursors<T> {
    object: &'static str,
    data: Vec<T>,
    first_id: Option<String>,
    last_id: Option<String>,
    has_more: bool,
}

impl<T: Row> Cursors<T> {
    pub(super) fn of(data: Vec<T>, has_more: bool) -> Self {
        let id = |row: Option<&T>| row.map(|row| row.id().to_owned());
        Self { object: "list", first_id: id(data.first()), last_id: id(data.last()), has_more, data }
    }
}

/// The envelope of groups and who is in them; the next part comes after `next`.
#[derive(Serialize)]
pub(super) struct Next<T> {
    object: &'static str,
    data: Vec<T>,
    has_more: bool,
    next: Option<String>,
}

impl<T: Row> Next<T> {
    pub(super) fn of(data: Vec<T>, has_more: bool) -> Self {
        let next = data.last().filter(|_| has_more).map(|row| row.id().to_owned());
        Self { object: "list", has_more, next, data }
    }
}

/// `true` or `false` in a query.
pub(super) fn flag(request: &Request, name: &'static str) -> Result<bool> {
    match request.query(name)?.as_deref() {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => Err(Error::invalid(name, "must be true or false")),
    }
}
