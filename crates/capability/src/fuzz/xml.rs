//! Answers in XML.

use super::{
    Round,
    mutate::{Mutations, Random},
    raw_texts,
    value::{depth, size},
};
use crate::raw::Format;
use serde_json::Value;

const WORDS: &[&str] = &[
    "<a>",
    "</a>",
    "<a/>",
    "<a b='c'/>",
    "<x:a xmlns:x='u'>",
    "<:/>",
    "<a:/>",
    " b=\"c\"",
    " b='&amp;'",
    " b=c",
    "&amp;",
    "&lt;",
    "&#0;",
    "&#65;",
    "&#x10ffff;",
    "&#xd800;",
    "&#99999999999;",
    "&e;",
    "&",
    ";",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "--",
    "<?x y?>",
    "<?xml version='1.1'?>",
    "<?xml version='1.0' encoding='utf-16'?>",
    "<!DOCTYPE a [<!ENTITY e 'x'>]>",
    "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
    "<!",
    "<",
    ">",
    "=",
];

pub(super) fn round() -> Round {
    let mut seeds: Vec<Vec<u8>> = [
        "<?xml version=\"1.0\"?><!DOCTYPE r><r xmlns='u' a='x &amp; y'><user id=\"1\">A &#233;&lt;</user><user><n/></user>\
         <x:one>1</x:one><m>t<b>2</b></m><c><![CDATA[<raw>]]></c><!-- c --></r>",
        "<a>text</a>",
        "<list><item><id>1</id><name>A</name></item><item><id>2</id></item></list>",
        "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><m:Get xmlns:m='u'><m:Id>7</m:Id></m:Get></s:Body></s:Envelope>",
    ]
    .map(|text| text.as_bytes().to_vec())
    .into();
    seeds.extend(raw_texts(include_str!("../../tests/it/shapes.rs")));
    let nests = &[
        ("<a>", "</a>"),
        ("<a b='c'>", "</a>"),
        ("<!--", "-->"),
        ("<![CDATA[", "]]>"),
        ("<!DOCTYPE a [", "]>"),
        (" a='", "'"),
        ("&", ";"),
    ];
    Round { name: "xml", inputs: 2000, mutations: Mutations { seeds, words: WORDS, nests, most: 1 << 20 }, check }
}

fn check(input: &[u8], random: &mut Random) {
    let Ok(value) = Format::Xml.decode(input) else { return };
    assert!(depth(&value) <= 2 * 128 + 1, "depth has a bound");
    assert!(size(&value) <= 3 * input.len(), "no answer grows: {} of {}", size(&value), input.len());
    super::table::shaped(&value, random);
    // What was an attribute is an element there, one level deeper.
    if depth(&value) < 128
        && let Some(text) = written(&value, "root")
    {
        assert_eq!(Format::Xml.decode(text.as_bytes()), Ok(value), "{text}");
    }
}

/// The value as XML; none where elements can't say it: odd names, and blanks that stood in an attribute.
fn written(value: &Value, name: &str) -> Option<String> {
    let named = name.chars().all(|c| c.is_alphanumeric() || c == '_') && !name.is_empty() && name != "xmlns";
    match value {
        _ if !named => None,
        Value::String(text) if text.trim_matches([' ', '\t', '\r', '\n']).is_empty() && !text.is_empty() => None,
        Value::String(text) => Some(format!("<{name}>{}</{name}>", escaped(text))),
        Value::Array(items) => items.iter().map(|item| written(item, name)).collect(),
        Value::Object(fields) => {
            let mut inside = String::new();
            for (name, field) in fields {
                match (name.as_str(), field) {
                    ("", Value::String(text)) => inside.push_str(&escaped(text)),
                    _ => inside.push_str(&written(field, name)?),
                }
            }
            Some(format!("<{name}>{inside}</{name}>"))
        }
        other => panic!("every leaf is text: {other}"),
    }
}

fn escaped(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("&#x{:x};", u32::from(c)) }).collect()
}
