//! JSONPath as capability files use it: names, positions, wildcards, deep scan, slices, filters and `length()`.
//!
//! A path that is absent gives null, never an error; one that may have several hits gives a list. `$` and `$.` are the
//! whole document, and a path without `$` begins at the document too.

use serde_json::Value;
use std::{borrow::Cow, cell::Cell, str::FromStr};

mod filter;
mod read;

/// The most values that one path gives.
const HITS: usize = 100_000;
/// The most values that are looked at for one path.
const WORK: usize = 2_000_000;
/// The most characters of a path.
const LENGTH: usize = 4096;

/// A path that has been read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct JsonPath {
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq)]
enum Step {
    Name(String),
    Position(i64),
    All,
    Names(Vec<String>),
    Positions(Vec<i64>),
    Slice {
        from: Option<i64>,
        to: Option<i64>,
        by: i64,
    },
    /// This value and everything inside it.
    Deep,
    Filter(filter::Test),
    Length,
}

impl FromStr for JsonPath {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() > LENGTH {
            return Err(format!("a path has at most {LENGTH} characters"));
        }
        read::path(text)
    }
}

impl JsonPath {
    /// The whole document.
    pub(crate) const ROOT: Self = Self { steps: Vec::new() };

    /// The first step's name: which step of a sequence a mapping is about.
    pub(crate) fn first_name(&self) -> Option<&str> {
        match self.steps.first() {
            Some(Step::Name(name)) => Some(name),
            _ => None,
        }
    }

    /// The value at the path.
    pub(crate) fn of(&self, root: &Value) -> Value {
        match self.find(root, root, &Work::default()) {
            Found::One(value) => value.map(Cow::into_owned).unwrap_or_default(),
            Found::Several(hits) => Value::Array(hits.into_iter().cloned().collect()),
        }
    }

    /// What the path leads to from `start`, nothing of it copied.
    fn find<'a>(&self, root: &'a Value, start: &'a Value, work: &Work) -> Found<'a> {
        let definite = self.steps.iter().all(|step| matches!(step, Step::Name(_) | Step::Position(_) | Step::Length));
        if definite {
            return Found::One(self.one(start));
        }
        // `length()` at the end counts the hits; inside a path that has several it has no meaning.
        let (steps, counts) = match self.steps.split_last() {
            Some((Step::Length, steps)) => (steps, true),
            _ => (self.steps.as_slice(), false),
        };
        let hits = hits(root, start, steps, work);
        if counts { Found::One(Some(Cow::Owned(hits.len().into()))) } else { Found::Several(hits) }
    }

    fn one<'a>(&self, start: &'a Value) -> Option<Cow<'a, Value>> {
        let mut value = start;
        for step in &self.steps {
            value = match step {
                Step::Name(name) => value.get(name)?,
                Step::Position(position) => at(value, *position)?,
                Step::Length => return length(value).map(Cow::Owned),
                _ => return None,
            };
        }
        Some(Cow::Borrowed(value))
    }
}

/// What a path leads to.
enum Found<'a> {
    /// A value, or none.
    One(Option<Cow<'a, Value>>),
    /// Those of a path that may have several.
    Several(Vec<&'a Value>),
}

/// What is left of the work that one evaluation may be: filters inside filters multiply.
struct Work(Cell<usize>);

impl Default for Work {
    fn default() -> Self {
        Self(Cell::new(WORK))
    }
}

impl Work {
    /// Does so much; false when there is none left, and nothing more is found.
    fn spend(&self, amount: usize) -> bool {
        self.0.set(self.0.get().saturating_sub(amount));
        self.0.get() > 0
    }

    /// Reads a text.
    fn read(&self, text: &str) -> bool {
        self.spend(1 + text.len() / 32)
    }
}

fn length(value: &Value) -> Option<Value> {
    match value {
        Value::Array(items) => Some(items.len().into()),
        Value::Object(fields) => Some(fields.len().into()),
        Value::String(text) => Some(text.chars().count().into()),
        _ => None,
    }
}

fn at(value: &Value, position: i64) -> Option<&Value> {
    let items = value.as_array()?;
    items.get(index(position, items.len())?)
}

/// A position from the start, or from the end when negative.
fn index(position: i64, length: usize) -> Option<usize> {
    if position < 0 { length.checked_sub(usize::try_from(position.unsigned_abs()).ok()?) } else { usize::try_from(position).ok() }
}

/// All values that the steps lead to from `start`.
fn hits<'a>(root: &'a Value, start: &'a Value, steps: &[Step], work: &Work) -> Vec<&'a Value> {
    let mut values = vec![start];
    for step in steps {
        let mut next = Vec::new();
        for value in values {
            step.follow(root, value, &mut next, work);
            if next.len() >= HITS {
                next.truncate(HITS);
                break;
            }
            if !work.spend(1) {
                break;
            }
        }
        values = next;
    }
    values
}

impl Step {
    fn follow<'a>(&self, root: &'a Value, value: &'a Value, hits: &mut Vec<&'a Value>, work: &Work) {
        let before = hits.len();
        match self {
            Self::Name(name) => hits.extend(value.get(name)),
            Self::Position(position) => hits.extend(at(value, *position)),
            Self::Names(names) => hits.extend(names.iter().filter_map(|name| value.get(name))),
            Self::Positions(positions) => hits.extend(positions.iter().filter_map(|position| at(value, *position))),
            Self::All => hits.extend(children(value).take(HITS)),
            Self::Slice { from, to, by } => slice(value, *from, *to, *by, hits),
            Self::Deep => deep(value, hits),
            Self::Filter(test) => hits.extend(children(value).filter(|child| work.spend(1) && test.holds(root, child, work))),
            Self::Length => {}
        }
        work.spend(hits.len() - before);
    }
}

fn children(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(items) => Box::new(items.iter()),
        Value::Object(fields) => Box::new(fields.values()),
        _ => Box::new(std::iter::empty()),
    }
}

fn deep<'a>(value: &'a Value, hits: &mut Vec<&'a Value>) {
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        if hits.len() >= HITS {
            return;
        }
        hits.push(value);
        let first = waiting.len();
        waiting.extend(children(value));
        waiting[first..].reverse();
    }
}

fn slice<'a>(value: &'a Value, from: Option<i64>, to: Option<i64>, by: i64, hits: &mut Vec<&'a Value>) {
    let Some(items) = value.as_array() else { return };
    let bound = |position: Option<i64>, absent: usize| {
        position.map_or(absent, |position| {
            if position < 0 {
                index(position, items.len()).unwrap_or(0)
            } else {
                usize::try_from(position).unwrap_or(usize::MAX).min(items.len())
            }
        })
    };
    let (from, to) = (bound(from, 0), bound(to, items.len()));
    if let Ok(by) = usize::try_from(by)
        && by > 0
        && from < to
    {
        hits.extend(items[from..to].iter().step_by(by));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn get(root: &Value, path: &str) -> Value {
        path.parse::<JsonPath>().unwrap_or_else(|error| panic!("{path}: {error}")).of(root)
    }

    #[test]
    fn paths_of_the_corpus() {
        let root = json!({
            "a": {"b": [{"n": 1, "t": "x"}, {"n": 2, "t": "y"}, {"n": 3}]},
            "Full Name": "Ada",
            "store-id": 7,
            "title": [{"text": {"content": "T"}}],
        });
        for (path, value) in [
            ("$", root.clone()),
            ("$.", root.clone()),
            ("", root.clone()),
            ("$.a.b[0].n", json!(1)),
            ("a.b[-1].n", json!(3)),
            ("$.store-id", json!(7)),
            ("$['Full Name']", json!("Ada")),
            ("$.Full Name", json!("Ada")),
            ("$.title[0].text.content", json!("T")),
            ("$.a.b[*].n", json!([1, 2, 3])),
            ("$.a.b.*.t", json!(["x", "y"])),
            ("$..n", json!([1, 2, 3])),
            ("$.a.b[0,2].n", json!([1, 3])),
            ("$.a.b[1:].n", json!([2, 3])),
            ("$.a.b[?(@.n > 1)].n", json!([2, 3])),
            ("$.a.b[?(@.t == 'y' || @.n == 3)].n", json!([2, 3])),
            ("$.a.b[?(@.t)].n", json!([1, 2])),
            ("$.a.b[?(!@.t && @.n != 7)].n", json!([3])),
            ("$.a.b[?(@.t =~ /X/i)].n", json!([1])),
            ("$.a.b.length()", json!(3)),
            ("$.a.gone.x", json!(null)),
            ("$.a.b[9]", json!(null)),
            ("$.a.b.length", json!(null)),
        ] {
            assert_eq!(get(&root, path), value, "{path}");
        }
    }

    #[test]
    fn what_is_no_path_says_so() {
        for path in ["$.a[", "$[?(", "$[?(@.a ==)]", "$['x", "$.a[x]", "$.."] {
            assert!(path.parse::<JsonPath>().is_err(), "{path}");
        }
        assert!("(".repeat(3000).parse::<JsonPath>().is_ok(), "a name may have brackets of this kind");
        assert!(format!("$[?{}@.a{}]", "(".repeat(1500), ")".repeat(1500)).parse::<JsonPath>().is_err());
    }

    /// Each of these looks at everything for everything; what is not found in so much work is not found.
    #[test]
    fn filters_over_everything_for_everything_end() {
        let items: Vec<Value> = (0..20_000).map(|n| json!({"n": n, "t": "text"})).collect();
        let root = json!({ "a": items });
        for path in ["$..[?(@..n == $..n)]", "$.a[?($ == $)]", "$.a[?($.a[?($.a[?(@.n)])])]", "$..[?($..[?($..t =~ /x/i)])]"] {
            assert!(get(&root, path).is_array(), "{path}");
        }
        assert_eq!(get(&root, "$.a[?(@.n == 19999)].t"), json!(["text"]), "and what is written as people write it is found");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[$.@a\\[\\]?()'*,:0-9=&|<>!/~ -]{0,40}") {
            if let Ok(path) = text.parse::<JsonPath>() {
                path.of(&json!({"a": [1, {"a": [[2]]}], "0": {"a": 1}}));
            }
        }
    }
}
