//! Pages: cursors before and after, in the order of creation, and two spellings of what is said about a part.

use crate::request::{Input, Request};
use roster_core::{
    Error, Result,
    id::{Id, entity},
    page::{Listed, MAX_LIMIT, Order, Page, Position},
};
use serde::Serialize;

/// How many rows a part has when nothing is said. The vendor's pages allow 100 and its Terraform provider asks for up to 1000.
const USUAL: u64 = 100;

/// Where a cursor stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cursor {
    /// It was not given.
    Absent,
    /// At this id, whatever has become of it.
    At([u8; 16]),
    /// It is none of ours: nothing comes before it or after it. The vendor's own tests send such and expect success.
    Nowhere,
}

impl Cursor {
    fn read(request: &Request, names: &[&'static str]) -> Result<Self> {
        for name in names {
            if let Some(text) = request.query(name)? {
                return Ok(Id::<entity::User>::parse(&text).map_or(Self::Nowhere, |id| Self::At(*id.as_bytes())));
            }
        }
        Ok(Self::Absent)
    }

    const fn id(self) -> Option<[u8; 16]> {
        match self {
            Self::At(id) => Some(id),
            Self::Absent | Self::Nowhere => None,
        }
    }
}

/// What part of a list is asked for, and what of it besides.
pub(super) struct Asked {
    limit: u32,
    after: Cursor,
    before: Cursor,
    /// What the caller may do.
    pub(super) permissions: bool,
    /// How many there are in all.
    pub(super) total_count: bool,
}

impl Input for Asked {
    fn read(request: &Request) -> Result<Self> {
        let limit = request.query_number("limit")?.unwrap_or(USUAL);
        if limit == 0 {
            return Err(Error::invalid("limit", format!("must be 1 to {MAX_LIMIT}")));
        }
        Ok(Self {
            limit: u32::try_from(limit).unwrap_or(MAX_LIMIT).min(MAX_LIMIT),
            after: Cursor::read(request, &["after", "cursor"])?,
            before: Cursor::read(request, &["before"])?,
            permissions: expands(request, "permissions")?,
            total_count: expands(request, "total_count")?,
        })
    }
}

/// Whether an answer is to say what the caller may do.
pub(super) struct Expand(pub(super) bool);

impl Input for Expand {
    fn read(request: &Request) -> Result<Self> {
        expands(request, "permissions").map(Self)
    }
}

/// Versions of the SDKs spell lists in every way that there is; values that an operation does not know are passed over.
fn expands(request: &Request, value: &str) -> Result<bool> {
    Ok(request.query_list("expand")?.iter().flat_map(|text| text.split(',')).any(|word| word.trim() == value))
}

impl Asked {
    /// Only `before` was given: the part that ends there.
    fn is_backward(&self) -> bool {
        self.before != Cursor::Absent && self.after == Cursor::Absent
    }

    /// The part in the core's terms, the oldest first.
    pub(super) fn page(&self) -> Result<Page> {
        if self.is_backward() {
            Page::by_id(self.limit, Order::Descending, self.before.id())
        } else {
            Page::by_id(self.limit, Order::Ascending, self.after.id())
        }
    }

    /// What is shown of the rows that were found on that page.
    pub(super) fn part<T>(&self, listed: Listed<T>, id: impl Fn(&T) -> [u8; 16]) -> Part<T> {
        let Listed { mut items, total, next } = listed;
        if self.after == Cursor::Nowhere || self.before == Cursor::Nowhere {
            return Part { items: Vec::new(), has_next: false, has_previous: false, start: None, end: None, total };
        }
        let (mut has_next, mut has_previous) = (next.is_some(), self.after != Cursor::Absent);
        if self.is_backward() {
            items.reverse();
            (has_next, has_previous) = (true, has_next);
        } else if let Cursor::At(before) = self.before {
            let found = items.len();
            items.retain(|item| id(item) < before);
            has_next |= items.len() < found;
        }
        let cursor = |item: Option<&T>| item.map(|item| Id::<entity::User>::from_bytes(id(item)).to_string());
        Part { has_next, has_previous, start: cursor(items.first()), end: cursor(items.last()), items, total }
    }

    /// One list of several that were read with the same page: each ends where it was cut, and so does what they give together.
    pub(super) fn merged<T>(&self, lists: Vec<Listed<T>>, id: impl Fn(&T) -> [u8; 16]) -> Listed<T> {
        let backward = self.is_backward();
        // In the order of the page.
        let key = |bits: [u8; 16]| if backward { !u128::from_be_bytes(bits) } else { u128::from_be_bytes(bits) };
        let total = lists.iter().map(|list| list.total).sum();
        let cut = lists.iter().filter_map(|list| list.next).map(|next| key(next.id)).min();
        let mut items: Vec<_> = lists.into_iter().flat_map(|list| list.items).collect();
        items.sort_by_key(|item| key(id(item)));
        let within = cut.map_or(items.len(), |cut| items.partition_point(|item| key(id(item)) <= cut));
        let kept = within.min(self.limit as usize);
        let more = cut.is_some() || items.len() > kept;
        items.truncate(kept);
        let next = items.last().filter(|_| more).map(|item| Position { created_at: 0, id: id(item) });
        Listed { items, total, next }
    }

    /// A part of a list that is short enough to be read whole.
    pub(super) fn cut<T>(&self, items: Vec<T>, id: impl Fn(&T) -> [u8; 16]) -> Part<T> {
        let (total, backward) = (items.len() as u64, self.is_backward());
        let mut items: Vec<_> = match if backward { self.before } else { self.after } {
            Cursor::At(at) => items.into_iter().filter(|item| if backward { id(item) < at } else { id(item) > at }).collect(),
            Cursor::Absent | Cursor::Nowhere => items,
        };
        items.sort_by_key(&id);
        if backward {
            items.reverse();
        }
        let more = items.len() > self.limit as usize;
        items.truncate(self.limit as usize);
        let next = items.last().filter(|_| more).map(|item| Position { created_at: 0, id: id(item) });
        self.part(Listed { items, total, next }, id)
    }
}

/// A part of a list.
pub(super) struct Part<T> {
    pub(super) items: Vec<T>,
    has_next: bool,
    has_previous: bool,
    start: Option<String>,
    end: Option<String>,
    total: u64,
}

impl<T> Part<T> {
    /// What is said of it below `/organizations`.
    pub(super) fn cursors(&self) -> Cursors {
        Cursors {
            has_next_page: self.has_next,
            has_prev_page: self.has_previous,
            has_previous_page: None,
            start_cursor: self.start.clone(),
            end_cursor: self.end.clone(),
        }
    }

    /// What is said of it below `/zones`.
    pub(super) fn info(&self) -> Info {
        Info {
            has_next_page: self.has_next,
            has_previous_page: self.has_previous,
            start_cursor: self.start.clone(),
            end_cursor: self.end.clone(),
        }
    }

    /// Where the parts beside it begin, and how many rows there are in all when that was asked for.
    pub(super) fn pagination(&self, asked: &Asked) -> Pagination {
        Pagination {
            after_cursor: self.end.clone().filter(|_| self.has_next),
            before_cursor: self.start.clone().filter(|_| self.has_previous),
            total_count: asked.total_count.then_some(self.total),
        }
    }
}

/// `PageInfoCursor`.
#[derive(Serialize)]
pub(super) struct Cursors {
    has_next_page: bool,
    has_prev_page: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_previous_page: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_cursor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_cursor: Option<String>,
}

impl Cursors {
    /// With the name that is used below `/zones` besides.
    pub(super) fn in_both_spellings(self) -> Self {
        Self { has_previous_page: Some(self.has_prev_page), ..self }
    }
}

/// `PageInfoPagination`.
#[derive(Serialize)]
pub(super) struct Info {
    has_next_page: bool,
    has_previous_page: bool,
    start_cursor: Option<String>,
    end_cursor: Option<String>,
}

/// `Pagination`.
#[derive(Serialize)]
pub(super) struct Pagination {
    after_cursor: Option<String>,
    before_cursor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_count: Option<u64>,
}

#[cfg(test)]
mod tests {
    use super::{Asked, Cursor, Part};
    use proptest::{
        collection::btree_set,
        prelude::{Strategy, any, prop_assert_eq, proptest},
    };
    use roster_core::page::{Listed, Position};
    use std::collections::BTreeSet;

    type Bits = [u8; 16];

    fn asked(limit: u32, after: Option<Bits>, before: Option<Bits>) -> Asked {
        let cursor = |bits: Option<Bits>| bits.map_or(Cursor::Absent, Cursor::At);
        Asked { limit, after: cursor(after), before: cursor(before), permissions: false, total_count: false }
    }

    /// What the core answers: no more than `most` rows, as when a part is large.
    fn read(all: &BTreeSet<Bits>, asked: &Asked, most: usize) -> Listed<Bits> {
        let (after, before) = (asked.after.id(), asked.before.id());
        let mut rows: Vec<_> = if asked.is_backward() {
            all.iter().rev().copied().filter(|bits| before.is_none_or(|before| *bits < before)).collect()
        } else {
            all.iter().copied().filter(|bits| after.is_none_or(|after| *bits > after)).collect()
        };
        let kept = most.min(asked.limit as usize);
        let more = rows.len() > kept;
        rows.truncate(kept);
        let next = rows.last().filter(|_| more).map(|id| Position { created_at: 0, id: *id });
        Listed { items: rows, total: all.len() as u64, next }
    }

    fn ids() -> impl Strategy<Value = BTreeSet<Bits>> {
        btree_set(any::<Bits>(), 0..20)
    }

    /// Every row from one end to the other, by what each part says of the next.
    fn walk(mut part: impl FnMut(Option<Bits>) -> Part<Bits>, backward: bool) -> Vec<Bits> {
        let (mut shown, mut cursor) = (Vec::new(), None);
        loop {
            let part = part(cursor);
            let (more, next) = if backward { (part.has_previous, part.items.first()) } else { (part.has_next, part.items.last()) };
            cursor = next.copied();
            shown = if backward { [part.items, shown].concat() } else { [shown, part.items].concat() };
            if !more {
                return shown;
            }
        }
    }

    proptest! {
        #[test]
        fn several_lists_are_shown_as_one(one in ids(), other in ids(), limit in 1u32..6, most in 1usize..6) {
            let all: Vec<_> = one.union(&other).copied().collect();
            let other: BTreeSet<_> = other.difference(&one).copied().collect();
            let both = |asked: &Asked| asked.part(asked.merged(vec![read(&one, asked, most), read(&other, asked, 20)], |bits| *bits), |bits| *bits);
            prop_assert_eq!(&walk(|after| both(&asked(limit, after, None)), false), &all);
            prop_assert_eq!(walk(|before| both(&asked(limit, None, Some(before.unwrap_or([0xff; 16])))), true), all);
        }

        #[test]
        fn a_list_that_is_read_whole_has_the_same_parts(all in ids(), limit in 1u32..6) {
            let rows: Vec<_> = all.iter().copied().collect();
            let cut = |asked: &Asked| asked.cut(rows.clone(), |bits| *bits);
            prop_assert_eq!(&walk(|after| cut(&asked(limit, after, None)), false), &rows);
            prop_assert_eq!(walk(|before| cut(&asked(limit, None, Some(before.unwrap_or([0xff; 16])))), true), rows.clone());
        }
    }
}
