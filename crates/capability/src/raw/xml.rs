//! XML: the root element goes, its children become an object; a name that comes again becomes a list; attributes are fields;
//! text beside either stands under the empty name; every leaf is text. Of a name with a prefix the prefix goes.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// The most elements inside one another.
const DEPTH: usize = 128;

/// What XML calls white space (2.3). Other blanks are text.
const BLANKS: [char; 4] = [' ', '\t', '\r', '\n'];

struct Element {
    name: String,
    fields: Map<String, Value>,
    text: String,
}

/// The error says what it does not take.
pub(super) fn decode(text: &str) -> Result<Value, String> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    loop {
        match reader.read_event().map_err(|_| "a tag that does not fit".to_owned())? {
            Event::Start(tag) => {
                if open.len() >= DEPTH {
                    return Err(format!("more than {DEPTH} elements inside one another"));
                }
                open.push(Element::new(&tag)?);
            }
            Event::Empty(tag) => {
                let element = Element::new(&tag)?;
                if let Some(whole) = close(&mut open, element) {
                    return Ok(whole);
                }
            }
            Event::End(_) => {
                let element = open.pop().ok_or("an end without a beginning")?;
                if let Some(whole) = close(&mut open, element) {
                    return Ok(whole);
                }
            }
            Event::Text(text) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&text);
                }
            }
            Event::CData(data) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&data);
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(element) = open.last_mut() {
                    element.text.push(character(&reference)?);
                }
            }
            Event::Eof => return Err("no end".into()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// The character of a reference. Entities that a document declares for itself are not read: they are how small documents
/// become large ones.
fn character(name: &str) -> Result<char, String> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match name.strip_prefix('#') {
            Some(rest) => rest.strip_prefix('x').map_or_else(|| number(rest, 10), |hex| number(hex, 16)),
            None => None,
        },
    }
    .ok_or_else(|| "an entity of its own".into())
}

impl Element {
    fn new(tag: &BytesStart<'_>) -> Result<Self, String> {
        // Under the empty name stands text.
        let local = |name: &str| {
            let name = name.rsplit(':').next().unwrap_or(name);
            if name.is_empty() { Err("a name that is none".to_owned()) } else { Ok(name.to_owned()) }
        };
        let mut element = Self { name: local(tag.name().as_ref())?, fields: Map::new(), text: String::new() };
        let mut attributes = tag.attributes();
        // The reader's own check looks through all attributes for each; a tag may have a million.
        attributes.with_checks(false);
        let mut names = HashSet::new();
        for attribute in attributes {
            let attribute = attribute.map_err(|_| "an attribute that does not fit")?;
            let name = attribute.key.into_inner();
            if !names.insert(name) {
                return Err("an attribute that stands twice".into());
            }
            if name == "xmlns" || name.starts_with("xmlns:") {
                continue;
            }
            let value = unescaped(&attribute.value)?;
            element.add(local(name)?, Value::String(value));
        }
        Ok(element)
    }

    fn add(&mut self, name: String, value: Value) {
        match self.fields.get_mut(&name) {
            None => drop(self.fields.insert(name, value)),
            Some(Value::Array(items)) => items.push(value),
            Some(first) => *first = Value::Array(vec![first.take(), value]),
        }
    }

    fn value(mut self) -> Value {
        let text = self.text.trim_matches(BLANKS);
        let blank = text.is_empty();
        if self.fields.is_empty() {
            return Value::String(if blank { String::new() } else { self.text });
        }
        if !blank {
            self.fields.insert(String::new(), Value::String(text.to_owned()));
        }
        Value::Object(self.fields)
    }
}

/// Puts an element into the one around it; gives the document when there is none.
fn close(open: &mut [Element], element: Element) -> Option<Value> {
    match open.last_mut() {
        None => Some(element.value()),
        Some(outer) => {
            let name = element.name.clone();
            outer.add(name, element.value());
            None
        }
    }
}

fn unescaped(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (name, after) = after.split_once(';').ok_or("an `&` that begins nothing")?;
        out.push_str(before);
        out.push(character(name)?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::decode;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn elements_attributes_and_text() {
        let text = "<?xml version=\"1.0\"?><!DOCTYPE r><r xmlns='u' a='x &amp; y'><user id=\"1\">A &#233;&lt;</user><user><n/></user>\
                    <x:one>1</x:one><m>t<b>2</b></m><c><![CDATA[<raw>]]></c><!-- c --></r>";
        assert_eq!(
            decode(text),
            Ok(json!({"a": "x & y", "user": [{"id": "1", "": "A é<"}, {"n": ""}], "one": "1", "m": {"b": "2", "": "t"}, "c": "<raw>"}))
        );
        assert_eq!(decode("<a>text</a>"), Ok(json!("text")));
        assert_eq!(decode("<a><b> \n</b><c>&#160;</c></a>"), Ok(json!({"b": "", "c": "\u{a0}"})));
    }

    #[test]
    fn what_is_no_xml_and_what_would_grow_is_refused() {
        for text in [
            "",
            "text",
            "<a>",
            "<a></b>",
            "<a x=></a>",
            "<a b='1' b='2'/>",
            "<a><:/></a>",
            "<a b:='c'/>",
            "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
            "<a b='&e;'/>",
        ] {
            assert!(decode(text).is_err(), "{text}");
        }
        assert!(decode(&"<a>".repeat(10_000)).is_err());
    }

    /// By the square of its attributes this would take minutes.
    #[test]
    fn a_tag_of_a_hundred_thousand_attributes_is_read_at_once() {
        let text: String = (0..100_000).map(|number| format!(" a{number}=''")).collect();
        assert_eq!(decode(&format!("<r{text}/>")).unwrap().as_object().unwrap().len(), 100_000);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[<>/a=\"'&;#!\\[\\]?\\- ]{0,60}") {
            let _ = decode(&text);
        }
    }
}
