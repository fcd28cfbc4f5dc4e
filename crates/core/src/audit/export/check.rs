//! Checking an exported file, with nothing but the file.

use super::file::{COLUMNS, Header, Line, VERSION, beginning, record};
use crate::{
    Error, Result,
    audit::{
        Heading, Hex,
        chain::{leaf, link},
    },
};
use std::io::{BufRead, BufReader, Read};

/// What a check of a file found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What the file says about itself. Its two links are what ties it to the log, and to other files of the same log.
    pub header: Header,
    /// Events up to the first fault.
    pub events: u64,
    /// How many of them show their payload.
    pub shown: u64,
    /// The first thing that is wrong.
    pub fault: Option<String>,
}

/// Checks an exported file, CSV or JSON lines: that it is whole, that each link follows from the one before, and that
/// each payload has the hash that was linked. Whether it is the log of this server, its links say: compare
/// [`Header::link`] with an earlier file, a later one, or the server.
///
/// # Errors
/// [`Error::Invalid`] when it is not an exported file, or can't be read.
pub fn verify(file: impl Read) -> Result<Checked> {
    let mut file = BufReader::new(file);
    let is_json = file.fill_buf().map_err(unreadable)?.first() == Some(&b'{');
    if is_json { json_lines(file) } else { csv(file) }
}

fn unreadable(error: std::io::Error) -> Error {
    Error::invalid("file", format!("can't be read: {error}"))
}

fn unknown() -> Error {
    Error::invalid("file", "is not an export of an audit log")
}

fn json_lines(file: impl BufRead) -> Result<Checked> {
    let mut lines = file.lines();
    let first = lines.next().transpose().map_err(unreadable)?.unwrap_or_default();
    let mut chain = Chain::new(&first)?;
    for line in lines {
        let line = line.map_err(unreadable)?;
        chain.take(serde_json::from_str(&line).ok());
    }
    Ok(chain.end())
}

fn csv(file: impl BufRead) -> Result<Checked> {
    let mut rows = csv::Reader::from_reader(file);
    if !rows.headers().is_ok_and(|names| names.iter().eq(COLUMNS)) {
        return Err(unknown());
    }
    let mut rows = rows.into_records();
    let first = rows.next().and_then(|row| row.ok()).ok_or_else(unknown)?;
    let mut chain = Chain::new(first.get(4).unwrap_or_default())?;
    if !first.iter().eq(beginning(&chain.header)?.iter().map(String::as_str)) {
        return Err(unknown());
    }
    for row in rows {
        chain.take(row.ok().as_ref().and_then(line));
    }
    Ok(chain.end())
}

/// The line of a row, unless its columns do not say what its payload says.
fn line(row: &csv::StringRecord) -> Option<Line> {
    let cell = |at: usize| row.get(at).filter(|text| !text.is_empty());
    let line = Line {
        sequence: cell(0)?.parse().ok()?,
        leaf: Hex::parse(cell(1)?)?,
        link: Hex::parse(cell(2)?)?,
        salt: match cell(3) {
            None => None,
            Some(text) => Some(Hex::parse(text)?),
        },
        payload: cell(4).map(str::to_owned),
    };
    let told = record(&line).ok()?;
    row.iter().eq(told.iter().map(String::as_str)).then_some(line)
}

/// The chain of a file as far as it was read.
struct Chain {
    header: Header,
    sequence: u64,
    link: [u8; 32],
    shown: u64,
    fault: Option<String>,
}

impl Chain {
    fn new(header: &str) -> Result<Self> {
        let header: Header = serde_json::from_str(header).map_err(|_| unknown())?;
        if header.roster_audit_export != VERSION {
            return Err(Error::invalid(
                "file",
                format!("has version {}; this program knows version {VERSION}", header.roster_audit_export),
            ));
        }
        let Some(sequence) = header.first.checked_sub(1) else {
            return Err(Error::invalid("file", "the first event of a log is 1"));
        };
        Ok(Self { sequence, link: header.previous.0, shown: 0, fault: None, header })
    }

    fn take(&mut self, line: Option<Line>) {
        if self.fault.is_some() {
            return;
        }
        match line.as_ref().map_or(Some("is not what an export has"), |line| self.fault_of(line)) {
            Some(fault) => self.fault = Some(format!("event {}: {fault}", self.sequence.saturating_add(1))),
            None => {
                if let Some(line) = line {
                    (self.sequence, self.link) = (line.sequence, line.link.0);
                    self.shown += u64::from(line.payload.is_some());
                }
            }
        }
    }

    fn fault_of(&self, line: &Line) -> Option<&'static str> {
        if self.sequence >= self.header.last {
            return Some("is beyond the end that the file states");
        }
        if line.sequence != self.sequence + 1 {
            return Some("is missing");
        }
        if link(&self.link, line.sequence, &line.leaf.0) != line.link.0 {
            return Some("its link does not follow from the one before");
        }
        match (&line.salt, &line.payload) {
            (None, None) => None,
            (Some(salt), Some(payload)) if leaf(&salt.0, payload) == line.leaf.0 => {
                let heading = serde_json::from_str::<Heading>(payload);
                let own = heading.is_ok_and(|event| event.sequence == line.sequence);
                if own { None } else { Some("its payload is that of another event") }
            }
            _ => Some("its payload was changed"),
        }
    }

    fn end(self) -> Checked {
        let Self { header, sequence, link, shown, mut fault } = self;
        if fault.is_none() && (sequence != header.last || link != header.link.0) {
            fault = Some(format!("the file ends at event {sequence}, its beginning says {}", header.last));
        }
        Checked { events: (sequence + 1).saturating_sub(header.first), shown, fault, header }
    }
}
