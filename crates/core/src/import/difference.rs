//! What an import makes of what is there, and what it leaves out, for people to read: by what things are called.

use crate::Kind;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use std::{borrow::Cow, collections::BTreeMap};

/// The most entries that a list of a difference has; what is beyond is counted.
pub const MOST_ENTRIES: usize = 1000;

/// What becomes of one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It was not there and is made.
    Created,
    /// It was there and is brought to the record.
    Updated,
    /// It is there, is not as the record says, and stays as it is.
    Kept,
    /// It is there as the record says.
    Unchanged,
}

impl Outcome {
    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Kept => "kept",
            Self::Unchanged => "unchanged",
        }
    }
}

/// How often each outcome came about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "ImportCounts")]
#[expect(missing_docs, reason = "the outcomes")]
pub struct Counts {
    pub created: u64,
    pub updated: u64,
    pub kept: u64,
    pub unchanged: u64,
}

impl Counts {
    const fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Created => self.created += 1,
            Outcome::Updated => self.updated += 1,
            Outcome::Kept => self.kept += 1,
            Outcome::Unchanged => self.unchanged += 1,
        }
    }
}

/// A kind of thing as its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KindWord(pub Kind);

impl Serialize for KindWord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.as_str())
    }
}

impl JsonSchema for KindWord {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "KindWord".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "examples": ["user", "workspace_member"]})
    }
}

/// One record and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "ImportDifference")]
pub struct Entry {
    /// What it is.
    pub kind: KindWord,
    /// What it is called: an email, a slug, a name, the text of an alias.
    pub name: String,
    /// What it lies in or belongs to, by what that is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// What becomes of it.
    pub outcome: Outcome,
    /// In which fields the record differs from what is there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<&'static str>,
}

/// What an import makes of what is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "ImportDifferences")]
pub struct Difference {
    /// How many there are of each outcome, by kind.
    #[schemars(with = "BTreeMap<String, Counts>")]
    pub counts: BTreeMap<KindWord, Counts>,
    /// What changes or is kept, then what is unchanged, each in the order of the document: at most 1,000.
    pub entries: Vec<Entry>,
    /// How many more there are.
    pub more: u64,
}

impl Difference {
    /// Whether anything was made or changed.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.counts.values().any(|counts| counts.created + counts.updated > 0)
    }

    /// How many of a kind came out so.
    #[must_use]
    pub fn of(&self, kind: Kind) -> Counts {
        self.counts.get(&KindWord(kind)).copied().unwrap_or_default()
    }
}

/// Gathers a difference, holding no more than it will show.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    counts: BTreeMap<KindWord, Counts>,
    differing: Vec<Entry>,
    unchanged: Vec<Entry>,
    seen: u64,
}

impl Gathering {
    pub(super) fn add(&mut self, entry: Entry) {
        self.seen += 1;
        self.counts.entry(entry.kind).or_default().add(entry.outcome);
        let list = if entry.outcome == Outcome::Unchanged { &mut self.unchanged } else { &mut self.differing };
        if list.len() < MOST_ENTRIES {
            list.push(entry);
        }
    }

    pub(super) fn done(self) -> Difference {
        let mut entries = self.differing;
        entries.extend(self.unchanged);
        entries.truncate(MOST_ENTRIES);
        let more = self.seen - entries.len() as u64;
        Difference { counts: self.counts, entries, more }
    }
}

/// Something of an export that does not come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "LeftOutEntry")]
pub struct Omission {
    /// What it is.
    pub kind: KindWord,
    /// What it is called.
    pub name: String,
    /// What it lies in or belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// Why it stays out.
    pub reason: &'static str,
}

/// What an export of elsewhere holds that does not come in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "LeftOut")]
pub struct LeftOut {
    /// How many of each kind.
    #[schemars(with = "BTreeMap<String, u64>")]
    pub counts: BTreeMap<KindWord, u64>,
    /// Which: at most 1,000.
    pub entries: Vec<Omission>,
    /// How many more there are.
    pub more: u64,
}

impl LeftOut {
    pub(super) fn add(&mut self, kind: Kind, name: &str, within: Option<&str>, reason: &'static str) {
        *self.counts.entry(KindWord(kind)).or_default() += 1;
        if self.entries.len() < MOST_ENTRIES {
            let (name, within) = (name.to_owned(), within.map(str::to_owned));
            self.entries.push(Omission { kind: KindWord(kind), name, within, reason });
        } else {
            self.more += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Gathering, KindWord, MOST_ENTRIES, Outcome};
    use crate::Kind;

    #[test]
    fn what_changes_is_shown_before_what_does_not_and_the_rest_is_counted() {
        let entry =
            |name: usize, outcome| Entry { kind: KindWord(Kind::User), name: name.to_string(), within: None, outcome, fields: Vec::new() };
        let mut gathering = Gathering::default();
        for name in 0..MOST_ENTRIES {
            gathering.add(entry(name, Outcome::Unchanged));
        }
        for (name, outcome) in [(7000, Outcome::Created), (7001, Outcome::Updated), (7002, Outcome::Kept)] {
            gathering.add(entry(name, outcome));
        }
        let difference = gathering.done();
        assert_eq!((difference.entries.len(), difference.more), (MOST_ENTRIES, 3));
        assert_eq!(difference.entries.iter().take(4).map(|entry| entry.name.as_str()).collect::<Vec<_>>(), ["7000", "7001", "7002", "0"]);
        let counts = difference.of(Kind::User);
        assert_eq!((counts.created, counts.updated, counts.kept, counts.unchanged), (1, 1, 1, MOST_ENTRIES as u64));
        assert!(difference.is_change());
    }
}
