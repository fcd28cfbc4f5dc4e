//! YAML as a tree that remembers where everything stood, within bounds.
//!
//! The parser's events are taken one by one and put together with a stack of our own, so that no depth of nesting
//! reaches the machine's stack, and an alias costs what it repeats.

mod scalar;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use serde_json::{Map, Value};
use std::{collections::HashMap, fmt};

/// The most bytes of a file.
pub(crate) const BYTES: usize = 4 << 20;
/// The most lists and maps inside one another.
const DEPTH: usize = 64;
/// The most nodes of a file, those that aliases repeat included.
const NODES: usize = 500_000;

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

    fn size(&self) -> usize {
        let mut waiting = vec![self];
        let mut count = 0;
        while let Some(node) = waiting.pop() {
            count += 1;
            match &node.kind {
                Kind::Scalar { .. } => {}
                Kind::List(items) => waiting.extend(items),
                Kind::Map(entries) => waiting.extend(entries.iter().map(|entry| &entry.value)),
            }
        }
        count
    }
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
    let mut builder = Builder::default();
    loop {
        match parser.next_event() {
            Some(Ok((event, span))) => {
                if builder.take(event, span)? {
                    break;
                }
            }
            Some(Err(error)) => {
                return Err(Fault {
                    at: mark_of(error.marker()),
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

/// A list or map that has not ended.
enum Open {
    List { at: Mark, anchor: usize, items: Vec<Node> },
    Map { at: Mark, anchor: usize, entries: Vec<Entry>, key: Option<(Mark, String)> },
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    anchors: HashMap<usize, Node>,
    nodes: usize,
    root: Option<Node>,
    repeated: Vec<(Mark, String)>,
}

impl Builder {
    /// Takes an event; true when the first document has ended.
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<bool, Fault> {
        let at = mark_of(&span.start);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = matches!(style, ScalarStyle::Plain) && tag.is_none();
                let value = if plain { scalar::resolve(&text) } else { Value::String(text.to_string()) };
                let node = Node { at, kind: Kind::Scalar { text: text.into_owned(), value } };
                self.finish(node, anchor)?;
            }
            Event::SequenceStart(anchor, _) => self.begin(Open::List { at, anchor, items: Vec::new() }, at)?,
            Event::MappingStart(anchor, _) => self.begin(Open::Map { at, anchor, entries: Vec::new(), key: None }, at)?,
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List { at, anchor, items }) => self.finish(Node { at, kind: Kind::List(items) }, anchor)?,
                Some(Open::Map { at, anchor, entries, .. }) => self.finish(Node { at, kind: Kind::Map(entries) }, anchor)?,
                None => {}
            },
            Event::Alias(anchor) => {
                let Some(node) = self.anchors.get(&anchor) else {
                    return Err(Fault {
                        at,
                        message: "this alias names no anchor before it".into(),
                        remedy: "name an anchor, or write it out",
                    });
                };
                let size = node.size();
                let node = Node { at, kind: node.kind.clone() };
                self.count(size, at)?;
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
            let message = format!("more than {DEPTH} lists and maps lie inside one another here");
            return Err(Fault { at, message, remedy: "write it flatter" });
        }
        self.open.push(open);
        Ok(())
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
            self.count(node.size(), node.at)?;
            self.anchors.insert(anchor, node.clone());
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
                Some((_, key)) if key == "<<" => merge(entries, node),
                Some((at, key)) => {
                    let entry = Entry { at, key, value: node };
                    match entries.iter_mut().find(|other| other.key == entry.key) {
                        Some(other) => {
                            self.repeated.push((at, entry.key.clone()));
                            *other = entry;
                        }
                        None => entries.push(entry),
                    }
                }
            },
        }
        Ok(())
    }
}

/// YAML 1.1's merge key: what is not there already is taken from the map, or from the maps of a list.
fn merge(entries: &mut Vec<Entry>, from: Node) {
    let maps = match from.kind {
        Kind::List(items) => items,
        kind => vec![Node { at: from.at, kind }],
    };
    for map in maps {
        if let Kind::Map(others) = map.kind {
            for other in others {
                if !entries.iter().any(|entry| entry.key == other.key) {
                    entries.push(other);
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
