//! What people and programs read on the terminal.

use crate::failure::Failure;
use std::io::{Write, stderr, stdout};

/// A line on standard output.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    let mut out = stdout().lock();
    writeln!(out, "{text}")?;
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

/// A table whose columns are as wide as their widest cell.
pub(crate) fn table(head: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain([head[column].chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..head.len()).map(width).collect();
    let show = |cells: Vec<&str>| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    line(&show(head.to_vec()))?;
    rows.iter().try_for_each(|row| line(&show(row.iter().map(String::as_str).collect())))
}
