//! What people and programs read on the terminal.

mod table;
pub(crate) mod terminal;

use crate::failure::Failure;
use std::io::{Write, stderr, stdout};
pub(crate) use table::{Column, Table, cell, shown};

/// A line on standard output.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    let mut out = stdout().lock();
    writeln!(out, "{text}")?;
    out.flush()?;
    Ok(())
}

/// Bytes on standard output, as they are.
pub(crate) fn bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// A JSON value on a line of its own.
pub(crate) fn json(value: &serde_json::Value) -> Result<(), Failure> {
    line(&value.to_string())
}

/// A line on standard error; there is nobody to tell when that fails.
pub(crate) fn error(text: &str) {
    let _ = writeln!(stderr().lock(), "roster: {text}");
}

/// Text that somebody else wrote, without what would move a terminal's cursor, colour it, or turn the reading order round.
pub(crate) fn printable(text: &str) -> String {
    let acts = |c: char| c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().map(|c| if acts(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// What somebody else wrote in several lines, each of them printable.
pub(crate) fn lines(text: &str) -> String {
    text.lines().map(printable).collect::<Vec<_>>().join("\n")
}

/// What was found in a file, on standard error.
pub(crate) fn finding(finding: &roster_capability::Finding) {
    let _ = writeln!(stderr().lock(), "{}", printable(&finding.to_string()));
}
