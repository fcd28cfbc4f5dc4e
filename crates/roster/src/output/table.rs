//! Tables that fit: the least important column is cut, or left out where that is not enough; no line is ever wrapped.

use super::{line, printable};
use crate::failure::Failure;
use serde_json::Value;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Between two columns.
const GAP: usize = 2;
/// What a column that is cut has to keep; with less it is left out.
const LEAST: usize = 8;

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) title: &'static str,
    /// Where its value stands in an object of the server: `user.email`.
    pub(crate) path: &'static str,
    /// 0 is kept to the last; columns with larger numbers are cut sooner.
    pub(crate) rank: u8,
}

/// A table whose cells are known.
pub(crate) struct Table {
    columns: Vec<(&'static str, u8)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these columns: title and rank.
    pub(crate) const fn new(columns: Vec<(&'static str, u8)>) -> Self {
        Self { columns, rows: Vec::new() }
    }

    /// Adds a row, a cell per column.
    pub(crate) fn push(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| printable(&cell)).collect());
    }

    /// Prints it within so many columns, or as wide as it is.
    pub(crate) fn print(&self, width: Option<usize>) -> Result<(), Failure> {
        self.lines(width).iter().try_for_each(|text| line(text))
    }

    fn lines(&self, width: Option<usize>) -> Vec<String> {
        let natural: Vec<_> = (0..self.columns.len()).map(|at| self.natural(at)).collect();
        let ranks: Vec<_> = self.columns.iter().map(|(_, rank)| *rank).collect();
        let widths = width.map_or_else(|| natural.clone(), |width| fit(&natural, &ranks, width));
        let head: Vec<_> = self.columns.iter().map(|(title, _)| *title).collect();
        let body = self.rows.iter().map(|row| row.iter().map(String::as_str).collect());
        std::iter::once(head).chain(body).map(|cells: Vec<_>| joined(&cells, &widths)).collect()
    }

    fn natural(&self, at: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width());
        cells.chain([self.columns[at].0.width()]).max().unwrap_or(0)
    }
}

/// Widths that fit into `total`; 0 for a column that is left out.
fn fit(natural: &[usize], ranks: &[u8], total: usize) -> Vec<usize> {
    let mut widths = natural.to_vec();
    let mut order: Vec<_> = (0..widths.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(ranks[*at]), std::cmp::Reverse(*at)));
    for (place, at) in order.iter().enumerate() {
        let over = taken(&widths).saturating_sub(total);
        // The last column alone may be cut to nothing but its beginning.
        let least = if place + 1 == order.len() { 1 } else { LEAST };
        widths[*at] = match natural[*at].saturating_sub(over) {
            width if over == 0 || width >= least => width,
            _ if place + 1 == order.len() => 1,
            _ => 0,
        };
    }
    widths
}

fn taken(widths: &[usize]) -> usize {
    let shown = widths.iter().filter(|width| **width > 0);
    let (count, sum) = shown.fold((0, 0), |(count, sum), width| (count + 1, sum + width));
    sum + GAP * usize::saturating_sub(count, 1)
}

fn joined(cells: &[&str], widths: &[usize]) -> String {
    let mut text = String::new();
    for (cell, width) in cells.iter().zip(widths).filter(|(_, width)| **width > 0) {
        if !text.is_empty() {
            text.push_str(&" ".repeat(GAP));
        }
        let cut = cut(cell, *width);
        text.push_str(&cut);
        text.push_str(&" ".repeat(width - cut.width()));
    }
    text.trim_end().to_owned()
}

/// At most so many columns of a cell; what is cut ends with `…`.
fn cut(cell: &str, width: usize) -> String {
    if cell.width() <= width {
        return cell.to_owned();
    }
    let mut shown = String::new();
    let mut used = 1;
    for c in cell.chars() {
        used += c.width().unwrap_or(0);
        if used > width {
            break;
        }
        shown.push(c);
    }
    shown.push('…');
    shown
}

/// What a value of the server is to people; the path goes through objects.
pub(crate) fn cell(object: &Value, path: &str) -> String {
    let value = path.split('.').fold(object, |value, name| &value[name]);
    shown(value, path)
}

/// The same of a value that has been found; the name says which text is a time.
pub(crate) fn shown(value: &Value, path: &str) -> String {
    match value {
        Value::Null => "-".into(),
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        Value::String(text) if path == "at" || path.ends_with("_at") || path.ends_with("_until") => time(text),
        Value::String(text) => text.clone(),
        Value::Array(values) if values.is_empty() => "none".into(),
        Value::Array(values) if values.iter().all(|value| !value.is_object() && !value.is_array()) => {
            values.iter().map(|value| shown(value, "")).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

/// `2026-03-09T07:55:25.123456Z` to the minute; text of another form as it is.
fn time(text: &str) -> String {
    match (text.get(..10), text.get(10..11), text.get(11..16)) {
        (Some(day), Some("T"), Some(minute)) if text.ends_with('Z') => format!("{day} {minute}Z"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Table, cell, fit, taken};
    use serde_json::json;

    fn sample() -> Table {
        let mut table = Table::new(vec![("EMAIL", 0), ("NAME", 2), ("ROLE", 1), ("ID", 3)]);
        table.push(["ada.lindqvist@example.com", "Ada Lindqvist", "owner", "01kdyakqmgfv8an21p018jbb7f"].map(str::to_owned));
        table.push(["x@y", "\u{1b}[31m王小明", "member", "01kdyakqmgfv8an21p018jbb7g"].map(str::to_owned));
        table
    }

    #[test]
    fn nobody_looking_means_every_column_whole() {
        let expected = [
            "EMAIL                      NAME           ROLE    ID",
            "ada.lindqvist@example.com  Ada Lindqvist  owner   01kdyakqmgfv8an21p018jbb7f",
            "x@y                        \u{fffd}[31m王小明    member  01kdyakqmgfv8an21p018jbb7g",
        ];
        assert_eq!(sample().lines(None), expected);
    }

    #[test]
    fn the_least_important_column_gives_way_first() {
        let expected = [
            "EMAIL                      NAME           ROLE    ID",
            "ada.lindqvist@example.com  Ada Lindqvist  owner   01kdyak…",
            "x@y                        \u{fffd}[31m王小明    member  01kdyak…",
        ];
        assert_eq!(sample().lines(Some(58)), expected);
        let expected = ["EMAIL                      NAME           ROLE", "ada.lindqvist@example.com  Ada Lindqvist  owner"];
        assert_eq!(sample().lines(Some(57))[..2], expected);
        let expected = ["EMAIL                      NAME      ROLE", "ada.lindqvist@example.com  Ada Lin…  owner"];
        assert_eq!(sample().lines(Some(43))[..2], expected);
        assert_eq!(sample().lines(Some(12))[..2], ["EMAIL", "ada.lindqvi…"]);
        assert_eq!(sample().lines(Some(1))[..2], ["…", "…"]);
    }

    #[test]
    fn whatever_the_width_nothing_is_wider() {
        for total in 1..90 {
            let widths = fit(&[26, 8, 8, 40, 6], &[0, 1, 2, 3, 1], total);
            assert!(taken(&widths) <= total && widths.iter().any(|width| *width > 0), "{total}: {widths:?}");
        }
    }

    #[test]
    fn values_read_as_people_write_them() {
        let object = json!({"user": {"email": "a@b"}, "created_at": "2026-03-09T07:55:25.000Z", "scopes": ["a", "b"], "on": true, "no": null, "empty": []});
        let cells: Vec<_> =
            ["user.email", "created_at", "scopes", "on", "no", "absent.path", "empty"].map(|path| cell(&object, path)).into();
        assert_eq!(cells, ["a@b", "2026-03-09 07:55Z", "a, b", "yes", "-", "-", "none"]);
    }
}
