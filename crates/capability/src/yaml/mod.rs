//! YAML as a tree that remembers where everything stood, within bounds.
//!
//! The parser's events are taken one by one and put together with a stack of our own, so that no depth of nesting
//! reaches the machine's stack, and an alias costs what it repeats.

mod scalar;

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};
use std::{collections::HashMap, fmt};

/// The most bytes of a file.
pub(crate) const BYTES: usize = 4 << 20;
/// The most lists and maps inside one another.
const DEPTH: usize = 64;
/// The most nodes of a file, those that aliases repeat included.
const NODES: usize = 500_000;
/// The most bytes of text under anchors and aliases: each is a copy.
const REPEATED: usize = 8 << 20;

/// A line and column, both from one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mark {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// A value with its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) at: Mark,
    pub(crate) kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// What was written, and what YAML's core schema makes of it: `1.0` is a number, and a version reads as `1.0`.
    Scalar {
        text: String,
        value: Value,
    },
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) at: Mark,
    pub(crate) key: String,
    pub(crate) value: Node,
}

/// Why a text is no tree.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) at: Mark,
    pub(crate) message: String,
    pub(crate) remedy: &'static str,
}

/// A tree, and what was odd about it: keys that stood twice.
pub(crate) struct Parsed {
    pub(crate) root: Node,
    pub(crate) repeated: Vec<(Mark, String)>,
}

impl Node {
    pub(crate) const fn null(at: Mark) -> Self {
        Self { at, kind: Kind::Scalar { text: String::new(), value: Value::Null } }
    }

    pub(crate) const fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Scalar { value: Value::Null, .. })
    }

    /// What was written, of a scalar that is not null.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { value: Value::Null, .. } => None,
            Kind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match &self.kind {
            Kind::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value),
            _ => None,
        }
    }

    /// The node as JSON.
    pub(crate) fn to_json(&self) -> Value {
        match &self.kind {
            Kind::Scalar { value, .. } => value.clone(),
            Kind::List(items) => Value::Array(items.iter().map(Self::to_json).collect()),
            Kind::Map(entries) => {
                Value::Object(entries.iter().map(|entry| (entry.key.clone(), entry.value.to_json())).collect::<Map<_, _>>())
            }
        }
    }

    /// What it is, in a sentence.
    pub(crate) const fn sort(&self) -> &'static str {
        match &self.kind {
            Kind::Scalar { value, .. } => match value {
                Value::Null => "nothing",
                Value::Bool(_) => "a boolean",
                Value::Number(_) => "a number",
                _ => "text",
            },
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map",
        }
    }

    fn weight(&self) -> Weight {
        let mut weight = Weight::default();
        let mut waiting = vec![(self, 0)];
        while let Some((node, depth)) = waiting.pop() {
            weight.nodes += 1;
            match &node.kind {
                Kind::Scalar { text, .. } => weight.bytes += text.len(),
                Kind::List(items) => {
                    weight.height = weight.height.max(depth + 1);
                    waiting.extend(items.iter().map(|item| (item, depth + 1)));
                }
                Kind::Map(entries) => {
                    weight.height = weight.height.max(depth + 1);
                    weight.bytes += entries.iter().map(|entry| entry.key.len()).sum::<usize>();
                    waiting.extend(entries.iter().map(|entry| (&entry.value, depth + 1)));
                }
            }
        }
        weight
    }
}

/// What it costs to repeat a node.
#[derive(Clone, Copy, Default)]
struct Weight {
    nodes: usize,
    /// Of its texts and keys.
    bytes: usize,
    /// How many lists and maps lie inside one another.
    height: usize,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.at.line, self.at.column, self.message)
    }
}

/// Reads the first document of a text.
pub(crate) fn parse(text: &str) -> Result<Parsed, Fault> {
    if text.len() > BYTES {
        return Err(Fault {
            at: Mark { line: 1, column: 1 },
            message: format!("the file has {} bytes, more than the {} MiB that are read", text.len(), BYTES >> 20),
            remedy: "cut it into several files, and name them all",
        });
    }
    let mut parser = Parser::new_from_str(text);
    let end = end_of(text);
    let mut builder = Builder::default();
    loop {
        match parser.next_event() {
            Some(Ok((event, span))) => {
                if builder.take(event, mark_of(&span.start).min(end))? {
                    break;
                }
            }
            Some(Err(error)) => {
                return Err(Fault {
                    at: mark_of(error.marker()).min(end),
                    message: format!("this is not YAML: {}", error.info()),
                    remedy: "mend the line",
                });
            }
            None => break,
        }
    }
    let root = builder.root.unwrap_or_else(|| Node::null(Mark { line: 1, column: 1 }));
    Ok(Parsed { root, repeated: builder.repeated })
}

fn mark_of(marker: &saphyr_parser::Marker) -> Mark {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Mark { line: number(marker.line()), column: number(marker.col()).saturating_add(1) }
}

/// The end of a text. What the parser finds missing there it says to be on a line that is not in the file.
fn end_of(text: &str) -> Mark {
    let mut end = Mark { line: 1, column: 1 };
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\n' || c == '\r' && chars.peek() != Some(&'\n') {
            end = Mark { line: end.line.saturating_add(1), column: 1 };
        } else {
            end.column = end.column.saturating_add(1);
        }
    }
    end
}

/// A list or map that has not ended.
enum Open {
    List { at: Mark, anchor: usize, items: Vec<Node> },
    Map { at: Mark, anchor: usize, entries: Entries, key: Option<(Mark, String)> },
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    anchors: HashMap<usize, (Node, Weight)>,
    nodes: usize,
    repeated_bytes: usize,
    root: Option<Node>,
    repeated: Vec<(Mark, String)>,
}

impl Builder {
    /// Takes an event; true when the first document has ended.
    fn take(&mut self, event: Event<'_>, at: Mark) -> Result<bool, Fault> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = matches!(style, ScalarStyle::Plain) && tag.is_none();
                let value = if plain { scalar::resolve(&text) } else { Value::String(text.to_string()) };
                let node = Node { at, kind: Kind::Scalar { text: text.into_owned(), value } };
                self.finish(node, anchor)?;
            }
            Event::SequenceStart(anchor, _) => self.begin(Open::List { at, anchor, items: Vec::new() }, at)?,
            Event::MappingStart(anchor, _) => self.begin(Open::Map { at, anchor, entries: Entries::default(), key: None }, at)?,
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List { at, anchor, items }) => self.finish(Node { at, kind: Kind::List(items) }, anchor)?,
                Some(Open::Map { at, anchor, entries, .. }) => self.finish(Node { at, kind: Kind::Map(entries.list) }, anchor)?,
                None => {}
            },
            Event::Alias(anchor) => {
                let node = self.copy(anchor, at)?;
                self.finish(node, 0)?;
            }
            Event::DocumentEnd => return Ok(self.root.as_ref().is_some_and(|root| !root.is_null())),
            Event::StreamEnd => return Ok(true),
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => {}
        }
        Ok(false)
    }

    fn begin(&mut self, open: Open, at: Mark) -> Result<(), Fault> {
        if self.open.len() >= DEPTH {
            return Err(too_deep(at));
        }
        self.open.push(open);
        Ok(())
    }

    /// What an alias stands for, if there is room for it once more.
    fn copy(&mut self, anchor: usize, at: Mark) -> Result<Node, Fault> {
        let message = "this alias names no anchor before it".to_owned();
        let absent = Fault { at, message, remedy: "name an anchor, or write it out" };
        let Some((_, weight)) = self.anchors.get(&anchor) else { return Err(absent) };
        let weight = *weight;
        if self.open.len() + weight.height > DEPTH {
            return Err(too_deep(at));
        }
        self.repeat(weight, at)?;
        self.anchors.get(&anchor).map(|(node, _)| Node { at, kind: node.kind.clone() }).ok_or(absent)
    }

    /// Counts a copy of a node, before it is made.
    fn repeat(&mut self, weight: Weight, at: Mark) -> Result<(), Fault> {
        self.repeated_bytes += weight.bytes;
        if self.repeated_bytes > REPEATED {
            let message = format!("anchors and aliases stand for more than {} MiB of text", REPEATED >> 20);
            return Err(Fault { at, message, remedy: "cut it into several files, or repeat less" });
        }
        self.count(weight.nodes, at)
    }

    fn count(&mut self, nodes: usize, at: Mark) -> Result<(), Fault> {
        self.nodes += nodes;
        if self.nodes > NODES {
            let message = format!("the file has more than {NODES} values, those repeated by aliases included");
            return Err(Fault { at, message, remedy: "cut it into several files, or repeat less" });
        }
        Ok(())
    }

    /// Puts a whole node where it belongs.
    fn finish(&mut self, node: Node, anchor: usize) -> Result<(), Fault> {
        self.count(1, node.at)?;
        if anchor > 0 {
            // What an anchor keeps is a copy, and counts as one.
            let weight = node.weight();
            self.repeat(weight, node.at)?;
            self.anchors.insert(anchor, (node.clone(), weight));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { entries, key, .. }) => match key.take() {
                None => {
                    let Kind::Scalar { text, .. } = node.kind else {
                        let message = format!("a key is {} here", node.sort());
                        return Err(Fault { at: node.at, message, remedy: "write a word as the key" });
                    };
                    *key = Some((node.at, text));
                }
                Some((_, key)) if key == "<<" => entries.merge(node),
                Some((at, key)) => {
                    let entry = Entry { at, key, value: node };
                    match entries.find(&entry.key) {
                        Some(place) => {
                            self.repeated.push((at, entry.key.clone()));
                            entries.list[place] = entry;
                        }
                        None => entries.list.push(entry),
                    }
                }
            },
        }
        Ok(())
    }
}

fn too_deep(at: Mark) -> Fault {
    Fault { at, message: format!("more than {DEPTH} lists and maps lie inside one another here"), remedy: "write it flatter" }
}

/// The entries of a map that has not ended.
#[derive(Default)]
struct Entries {
    list: Vec<Entry>,
    /// Where keys stand, once there are many: looking through all of them for each would take their square.
    places: HashMap<String, usize>,
}

impl Entries {
    /// As many are looked through as quickly.
    const FEW: usize = 16;

    fn find(&mut self, key: &str) -> Option<usize> {
        if self.list.len() <= Self::FEW {
            return self.list.iter().position(|entry| entry.key == key);
        }
        let known = self.places.len();
        self.places.extend(self.list[known..].iter().enumerate().map(|(place, entry)| (entry.key.clone(), known + place)));
        self.places.get(key).copied()
    }

    /// YAML 1.1's merge key: what is not there already is taken from the map, or from the maps of a list.
    fn merge(&mut self, from: Node) {
        let maps = match from.kind {
            Kind::List(items) => items,
            kind => vec![Node { at: from.at, kind }],
        };
        for map in maps {
            if let Kind::Map(others) = map.kind {
                for other in others {
                    if self.find(&other.key).is_none() {
                        self.list.push(other);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn value(text: &str) -> Value {
        parse(text).unwrap().root.to_json()
    }

    #[test]
    fn places_are_those_of_the_text() {
        let root = parse("---\na: 1\nb:\n- x\n- {c: d}\n").unwrap().root;
        let list = root.get("b").unwrap();
        let Kind::List(items) = &list.kind else { panic!("{list:?}") };
        assert_eq!(items[1].get("c").unwrap().at, Mark { line: 5, column: 7 });
        assert_eq!(root.get("a").unwrap().at, Mark { line: 2, column: 4 });
    }

    #[test]
    fn anchors_aliases_and_merge_keys() {
        assert_eq!(value("a: &x {b: 1}\nc: *x\nd: {<<: *x, e: 2}"), json!({"a": {"b": 1}, "c": {"b": 1}, "d": {"b": 1, "e": 2}}));
    }

    #[test]
    fn a_key_that_stands_twice_is_said_and_the_last_counts() {
        let parsed = parse("a: 1\na: 2\n").unwrap();
        assert_eq!(parsed.root.to_json(), json!({"a": 2}));
        assert_eq!(parsed.repeated, [(Mark { line: 2, column: 1 }, "a".to_owned())]);
    }

    #[test]
    fn aliases_cannot_multiply_without_bound() {
        let mut text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
        for level in 1..12 {
            let before = format!("*a{}", level - 1);
            text.push_str(&format!("a{level}: &a{level} [{}]\n", vec![before; 10].join(",")));
        }
        let fault = parse(&text).err().unwrap();
        assert!(fault.message.contains("500000 values"), "{fault}");
    }

    #[test]
    fn a_long_text_cannot_be_repeated_by_aliases_until_memory_ends() {
        let text = format!("a: &a {}\nb: [{}]\n", "x".repeat(1 << 20), vec!["*a"; 100_000].join(","));
        let fault = parse(&text).err().unwrap();
        assert!(fault.message.contains("8 MiB of text"), "{fault}");
    }

    #[test]
    fn aliases_in_aliases_do_not_nest_deeper_than_what_is_written_out() {
        let mut text = format!("a0: &a0 {}{}\n", "[".repeat(60), "]".repeat(60));
        for level in 1..100 {
            text.push_str(&format!("a{level}: &a{level} [[[*a{}]]]\n", level - 1));
        }
        let fault = parse(&text).err().unwrap();
        assert!(fault.message.contains("more than 64 lists and maps"), "{fault}");
        assert_eq!(fault.at.line, 3);
    }

    /// By the square of its keys this would take minutes.
    #[test]
    fn a_map_of_a_hundred_thousand_keys_is_read_at_once() {
        let mut text: String = (0..100_000).map(|number| format!("k{number}: 1\n")).collect();
        text.push_str("k7: 2\n<<: {k8: 3, new: 4}\n");
        let parsed = parse(&text).unwrap();
        assert_eq!(parsed.repeated, [(Mark { line: 100_001, column: 1 }, "k7".to_owned())]);
        let value = parsed.root.to_json();
        assert_eq!((&value["k7"], &value["k8"], &value["new"]), (&json!(2), &json!(1), &json!(4)));
    }

    #[test]
    fn what_is_missing_at_the_end_is_said_on_the_last_line() {
        let fault = parse("a: 1\nkey").err().unwrap();
        assert_eq!(fault.at, Mark { line: 2, column: 4 }, "{fault}");
    }

    #[test]
    fn depth_is_bounded_and_never_reaches_the_stack() {
        for open in ["[", "{a: ", "- "] {
            let fault = parse(&open.repeat(100_000)).err().unwrap();
            assert!(fault.at.line >= 1, "{fault}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[a:&*<|>{}\\[\\],'\"!%@#?\\- \n\t.é]{0,60}") {
            if let Ok(parsed) = parse(&text) {
                parsed.root.to_json();
            }
        }
    }

    #[test]
    fn what_is_no_yaml_has_a_line() {
        let fault = parse("a: 1\nb: [1, 2\nc: }").err().unwrap();
        assert!(fault.at.line >= 2, "{fault}");
        assert!(parse("a: *nothing").is_err());
    }
}
