//! What loading a file found: where, what, and what to do about it.

use serde::Serialize;
use std::{
    fmt::{self, Write},
    path::PathBuf,
    sync::Arc,
};

/// How much a finding costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Served, but the file says it in a way that the format does not know, or that will surprise somebody.
    Warning,
    /// Something that the file asks for is not served.
    Error,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, as it was named.
    pub file: Arc<PathBuf>,
    /// From one.
    pub line: u32,
    /// From one, in characters.
    pub column: u32,
}

/// One thing that loading found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What it costs.
    pub severity: Severity,
    /// A word for programs, the same for every finding of its sort.
    pub code: &'static str,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
    /// How often the same was found further down in the same file.
    pub more: usize,
    /// Whether nothing of the file can be served because of it.
    pub fatal: bool,
}

impl Serialize for Finding {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut object = serializer.serialize_struct("Finding", 8)?;
        object.serialize_field("severity", &self.severity)?;
        object.serialize_field("code", self.code)?;
        object.serialize_field("file", &self.place.file.to_string_lossy())?;
        object.serialize_field("line", &self.place.line)?;
        object.serialize_field("column", &self.place.column)?;
        object.serialize_field("message", &self.message)?;
        object.serialize_field("remedy", &self.remedy)?;
        object.serialize_field("more", &self.more)?;
        object.end()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file.display(), self.line, self.column)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

impl fmt::Display for Finding {
    /// One line: `file:line:column: error: what is wrong (and 3 more): what to do`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = format!("{}: {}: {}", self.place, self.severity, self.message);
        if self.more > 0 {
            line.push_str(&format!(" (and {} more)", self.more));
        }
        line.push_str(&format!(": {}", self.remedy));
        // Names come from the file: one with a line break or a terminal's escape in it must not become lines of its own.
        line.chars().try_for_each(|c| if c.is_control() { write!(f, "{}", c.escape_default()) } else { f.write_char(c) })
    }
}

/// The findings of one load, in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
}

/// The most findings that are kept of one load: more would not be read, and a hostile file could ask for millions.
const MOST: usize = 1000;

impl Findings {
    /// Something that is served all the same. The same code again in the same file only counts up: thousands of files
    /// repeat one deviation on every parameter.
    pub(crate) fn warn(&mut self, code: &'static str, place: Place, message: impl Into<String>, remedy: impl Into<String>) {
        let same =
            |finding: &&mut Finding| finding.code == code && finding.severity == Severity::Warning && finding.place.file == place.file;
        if let Some(first) = self.list.iter_mut().find(same) {
            first.more += 1;
        } else {
            self.push(Severity::Warning, code, place, message.into(), remedy.into(), false);
        }
    }

    /// Something that is not served, while the rest of the file is.
    pub(crate) fn refuse(&mut self, code: &'static str, place: Place, message: impl Into<String>, remedy: impl Into<String>) {
        self.push(Severity::Error, code, place, message.into(), remedy.into(), false);
    }

    /// Something because of which nothing of the file is served.
    pub(crate) fn stop(&mut self, code: &'static str, place: Place, message: impl Into<String>, remedy: impl Into<String>) {
        self.push(Severity::Error, code, place, message.into(), remedy.into(), true);
    }

    pub(crate) fn any_fatal(&self) -> bool {
        self.list.iter().any(|finding| finding.fatal)
    }

    pub(crate) fn into_list(mut self) -> Vec<Finding> {
        self.list.sort_by(|a, b| (&a.place.file, a.place.line, a.place.column).cmp(&(&b.place.file, b.place.line, b.place.column)));
        self.list
    }

    fn push(&mut self, severity: Severity, code: &'static str, place: Place, message: String, remedy: String, fatal: bool) {
        // That the file is stopped is said, however much else is.
        if self.list.len() < MOST || fatal && !self.any_fatal() {
            self.list.push(Finding { severity, code, place, message, remedy, more: 0, fatal });
        }
    }
}
