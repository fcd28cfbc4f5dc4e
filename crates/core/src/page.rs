//! Parts of long lists.

use crate::{Error, Result};

/// The most rows that one answer holds.
pub const MAX_LIMIT: u32 = 1000;
/// How many bytes of rows a part may hold before it ends early. By cursor alone: whoever counts pages counts on full
/// ones, and asks for at most a hundred rows.
pub(crate) const MOST_BYTES: usize = 4 << 20;
/// The largest number of rows that may be skipped by page number; beyond it, use a cursor.
pub const MAX_OFFSET: u64 = 100_000;

/// Which part of a list is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    limit: u32,
    start: Start,
}

/// Where a part of a list begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// After so many rows, for surfaces with page numbers.
    Offset(u64),
    /// After the object with this position; it still positions when the object is gone.
    After(Position),
    /// In the order of ids, after this one; it still positions when nothing has it.
    Id(Order, [u8; 16]),
}

/// The order of a list by ids, which is that of creation to the millisecond; members are in that of the users' creation, and a
/// workspace's groups in that of the groups'.
/// Whoever knows the last id that they were shown can go on, whatever has become of it meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The oldest first.
    Ascending,
    /// The newest first.
    Descending,
}

/// A place in a list ordered by creation time and id, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Creation time in microseconds.
    pub created_at: i64,
    /// Bits of the id.
    pub id: [u8; 16],
}

/// A number of rows that one answer can hold.
///
/// # Errors
/// [`Error::Invalid`] when it is not 1 to [`MAX_LIMIT`].
pub fn checked_limit(limit: u32) -> Result<u32> {
    if (1..=MAX_LIMIT).contains(&limit) { Ok(limit) } else { Err(Error::invalid("limit", format!("a page holds 1 to {MAX_LIMIT} rows"))) }
}

impl Page {
    /// The first `limit` rows after `offset` rows.
    ///
    /// # Errors
    /// When the limit is not 1 to [`MAX_LIMIT`] or the offset is beyond [`MAX_OFFSET`].
    pub fn at_offset(limit: u32, offset: u64) -> Result<Self> {
        if offset > MAX_OFFSET {
            return Err(Error::invalid("page", format!("at most {MAX_OFFSET} rows can be skipped by page number")));
        }
        Self { limit, start: Start::Offset(offset) }.checked()
    }

    /// The first `limit` rows, or those after a cursor made by [`Position::cursor`].
    ///
    /// # Errors
    /// When the limit is not 1 to [`MAX_LIMIT`] or the cursor is not one of ours.
    pub fn after(limit: u32, cursor: Option<&str>) -> Result<Self> {
        let start = match cursor {
            None => Start::After(Position::FIRST),
            Some(text) => {
                Start::After(Position::parse(text).ok_or_else(|| Error::invalid("after", "a cursor is the `next` of an earlier answer"))?)
            }
        };
        Self { limit, start }.checked()
    }

    /// The first `limit` rows in the order of ids, or those that follow an id.
    ///
    /// # Errors
    /// When the limit is not 1 to [`MAX_LIMIT`].
    pub fn by_id(limit: u32, order: Order, after: Option<[u8; 16]>) -> Result<Self> {
        let first = match order {
            Order::Ascending => [0; 16],
            Order::Descending => [0xff; 16],
        };
        Self { limit, start: Start::Id(order, after.unwrap_or(first)) }.checked()
    }

    /// The first rows after a position, or from the beginning; only for limits that the program itself sets.
    pub(crate) const fn of(limit: u32, after: Position) -> Self {
        Self { limit, start: Start::After(after) }
    }

    fn checked(self) -> Result<Self> {
        checked_limit(self.limit).map(|_| self)
    }

    /// Rows wanted.
    #[must_use]
    pub const fn limit(self) -> u32 {
        self.limit
    }

    /// Where it begins.
    #[must_use]
    pub const fn start(self) -> Start {
        self.start
    }

    /// Whether it is where the list begins.
    #[must_use]
    pub fn is_first(self) -> bool {
        self.start == Start::Offset(0) || self.start == Start::After(Position::FIRST)
    }

    /// What the SQL of lists takes of it: one row more than wanted is read, to know whether there is a next part.
    #[must_use]
    pub const fn bounds(self) -> Bounds {
        let limit = self.limit as i64 + 1;
        match self.start {
            Start::Offset(offset) => Bounds { after: After::Position(Position::FIRST), limit, offset: offset.cast_signed() },
            Start::After(after) => Bounds { after: After::Position(after), limit, offset: 0 },
            Start::Id(order, id) => Bounds { after: After::Id(order, id), limit, offset: 0 },
        }
    }
}

/// A page as the SQL of lists takes it.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Only rows after this, and in which order.
    pub after: After,
    /// The most rows.
    pub limit: i64,
    /// The rows to skip.
    pub offset: i64,
}

/// After what the rows of a page come.
#[derive(Clone, Copy, Debug)]
pub enum After {
    /// A place in the order of creation, newest first.
    Position(Position),
    /// An id, in the order of ids.
    Id(Order, [u8; 16]),
}

impl Position {
    /// Before everything.
    pub(crate) const FIRST: Self = Self { created_at: i64::MAX, id: [0xff; 16] };

    /// The opaque text of this position.
    #[must_use]
    pub fn cursor(self) -> String {
        let mut text = format!("{:016x}", self.created_at);
        for byte in self.id {
            text.push_str(&format!("{byte:02x}"));
        }
        text
    }

    /// The position with this text, if it is one of ours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 48 || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        let created_at = i64::from_str_radix(&text[..16], 16).ok()?;
        let id = u128::from_str_radix(&text[16..], 16).ok()?.to_be_bytes();
        Some(Self { created_at, id })
    }
}

/// A part of a list with what a caller needs to go on.
#[derive(Clone, Debug)]
pub struct Listed<T> {
    /// The rows.
    pub items: Vec<T>,
    /// How many match in all.
    pub total: u64,
    /// Where the next part begins, when there is one.
    pub next: Option<Position>,
}

impl<T> Listed<T> {
    /// Cuts the row that was read beyond the limit, and by cursor what makes the answer too large, and keeps the
    /// position for the next part.
    pub fn cut(mut items: Vec<T>, page: Page, total: u64, weight: impl Fn(&T) -> usize, position: impl Fn(&T) -> Position) -> Self {
        let mut limit = page.limit as usize;
        if let Start::After(_) | Start::Id(..) = page.start {
            let mut bytes = 0;
            let fits = items.iter().take_while(|item| {
                bytes += weight(item);
                bytes <= MOST_BYTES
            });
            // One row at least, or the list would never end.
            limit = limit.min(fits.count().max(1));
        }
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(position) } else { None };
        Self { items, total, next }
    }
}
