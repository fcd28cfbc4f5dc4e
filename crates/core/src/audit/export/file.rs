//! The two formats of an export, on their way out.

use crate::{
    Error, Result,
    audit::{AuditEvent, Hex},
    clock::Timestamp,
    id::OrganizationId,
};
use csv::{Terminator, Writer, WriterBuilder};
use serde::{Deserialize, Serialize};
use serde_json::Value as JsonValue;

/// The version of both formats.
pub(super) const VERSION: u32 = 1;

/// How an export is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values (RFC 4180) with a line of names.
    Csv,
    /// A JSON object on each line.
    JsonLines,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::Csv, Self::JsonLines];

    /// The word for it, which is also the end of a file's name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
        }
    }

    /// The format with this word.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == text)
    }
}

/// What a file begins with: where it lies in the chain, and what was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The version of the format.
    pub roster_audit_export: u32,
    /// Whose log it is.
    pub organization: OrganizationId,
    /// When.
    pub exported_at: Timestamp,
    /// The first sequence.
    pub first: u64,
    /// The last one; one less than the first when there is none.
    pub last: u64,
    /// The link of the event before the first; all zero before event 1.
    pub previous: Hex<32>,
    /// The link of the last event.
    pub link: Hex<32>,
    /// Which payloads were asked for.
    pub filter: JsonValue,
}

/// One event of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub(super) sequence: u64,
    pub(super) leaf: Hex<32>,
    pub(super) link: Hex<32>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(super) salt: Option<Hex<16>>,
    /// The text that the leaf was made from, byte for byte, and so not an object.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(super) payload: Option<String>,
}

/// The columns that a chain is checked with, and those that are read from the payload for people.
pub(super) const COLUMNS: [&str; 19] = [
    "sequence",
    "leaf",
    "link",
    "salt",
    "payload",
    "at",
    "action",
    "actor_kind",
    "actor",
    "target_kind",
    "target",
    "workspace",
    "surface",
    "operation",
    "method",
    "path",
    "address",
    "request_id",
    "status",
];

/// A row of a CSV file.
pub(super) type Record = [String; COLUMNS.len()];

/// The beginning of a file.
pub(super) fn head(format: Format, header: &Header) -> Result<Vec<u8>> {
    match format {
        Format::JsonLines => Ok((text(header)? + "\n").into_bytes()),
        Format::Csv => {
            let row = beginning(header)?;
            written(|out| {
                out.write_record(COLUMNS)?;
                out.write_record(row)
            })
        }
    }
}

/// The row before the first event: the link that it follows from, and the header.
pub(super) fn beginning(header: &Header) -> Result<Record> {
    let mut row: Record = Default::default();
    (row[0], row[2], row[4]) = (header.first.saturating_sub(1).to_string(), header.previous.to_string(), text(header)?);
    Ok(row)
}

fn text(header: &Header) -> Result<String> {
    serde_json::to_string(header).map_err(Error::internal)
}

/// Some lines of a file.
pub(super) fn lines(format: Format, lines: &[Line]) -> Result<Vec<u8>> {
    match format {
        Format::JsonLines => {
            let mut out = Vec::with_capacity(lines.len() * 1024);
            for line in lines {
                serde_json::to_writer(&mut out, line).map_err(Error::internal)?;
                out.push(b'\n');
            }
            Ok(out)
        }
        Format::Csv => {
            let rows = lines.iter().map(record).collect::<Result<Vec<_>>>()?;
            written(|out| rows.iter().try_for_each(|row| out.write_record(row)))
        }
    }
}

fn written(write: impl FnOnce(&mut Writer<Vec<u8>>) -> csv::Result<()>) -> Result<Vec<u8>> {
    let mut out = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    write(&mut out).map_err(Error::internal)?;
    out.into_inner().map_err(Error::internal)
}

/// The row of a line.
pub(super) fn record(line: &Line) -> Result<Record> {
    let mut row: Record = Default::default();
    (row[0], row[1], row[2]) = (line.sequence.to_string(), line.leaf.to_string(), line.link.to_string());
    let (Some(salt), Some(payload)) = (&line.salt, &line.payload) else { return Ok(row) };
    let event: AuditEvent = serde_json::from_str(payload).map_err(Error::internal)?;
    (row[3], row[4]) = (salt.to_string(), payload.clone());
    let origin = event.origin;
    let shown = [
        event.at.to_string(),
        event.action,
        event.actor.kind,
        event.actor.id,
        event.target.kind,
        event.target.id,
        event.target.workspace.map(|id| id.to_string()).unwrap_or_default(),
        origin.surface,
        origin.operation,
        origin.method.unwrap_or_default(),
        origin.path.unwrap_or_default(),
        origin.address.unwrap_or_default(),
        origin.request_id.unwrap_or_default(),
        origin.status.map(|status| status.to_string()).unwrap_or_default(),
    ];
    for (cell, text) in row[5..].iter_mut().zip(shown) {
        *cell = text;
    }
    Ok(row)
}
