//! Texts with holes, filled with values that look like holes themselves.

use super::{
    Round,
    mutate::{Mutations, Random},
    value::{any, size},
};
use crate::template::{Key, Part, Scope, Template, as_text, has_tag, parts, walk};
use serde_json::{Value, json};
use std::cell::Cell;

const WORDS: &[&str] = &[
    "{{n}}",
    "{{ list }}",
    "{{{n}}}",
    "{{&n}}",
    "{{! remark }}",
    "{{#n}}",
    "{{/n}}",
    "{{>n}}",
    "{{a.b.0}}",
    "{{s}}",
    "{{gone}}",
    "{{",
    "}}",
    "{",
    "}",
    "{{{",
    "}}}",
    "\"",
    "\\",
    "\\\"",
    "\\u007b",
    "\\udbff\\udfff",
    ":",
    ",",
    "[",
    "]",
    "null",
    "{{env.KEY}}",
    "{{=<% %>=}}",
];

pub(super) fn round() -> Round {
    let seeds = [
        "a {{n}}/{{a.b.0}}{{! remark }} of {{list}}",
        "{{n}}",
        "{\"name\":\"{{s}}\",\"n\":{{n}},\"list\":{{list}},\"all\":[{{{n}}}, \"n={{n}}\"]}",
        "grant_type={{n}}&scope={{s}}",
        "<a b=\"{{s}}\">{{n}}</a>",
        "{\"a\": {\"b\": [\"\\\"{{n}}\", {{gone}}]}}",
        "no holes at all",
        "[\"{{tools.id}}\", \"rest.id\", \"$.step.id\"]",
    ];
    let seeds = seeds.map(|text| text.as_bytes().to_vec()).into();
    let nests = &[("{{", "}}"), ("{\"a\":", "}"), ("[", "]"), ("{", "}"), ("\"", "\"")];
    Round { name: "template", inputs: 2000, mutations: Mutations { seeds, words: WORDS, nests, most: 1 << 18 }, check }
}

/// Counts what is asked for.
struct Counting<'a> {
    values: &'a Value,
    found: Cell<usize>,
}

impl Scope for Counting<'_> {
    fn find(&self, key: &Key) -> Option<Value> {
        let Key::Name(name) = key else { panic!("no text makes a key of {key:?}") };
        let value = walk(self.values, name).filter(|value| !value.is_null())?.clone();
        self.found.set(self.found.get() + 1);
        Some(value)
    }
}

fn check(input: &[u8], random: &mut Random) {
    let text = String::from_utf8_lossy(input);
    let values = json!({"n": any(random, 2), "s": "{{n}}", "list": [1, "{{s}}"], "a": {"b": [any(random, 1)]}, "env": {"KEY": "k"}});
    let scope = Counting { values: &values, found: Cell::new(0) };
    let template = Template::text(&text);
    let keys = parts(&text).iter().filter(|part| matches!(part, Part::Key(_))).count();
    if !text.contains("{{") {
        assert_eq!(template, Template::Fixed(json!(text)), "a text without holes is itself");
    }
    assert_eq!(keys > 0, has_tag(&text));
    let rendered = template.render(&scope, &str::to_owned);
    let found = scope.found.get();
    assert!(found <= keys, "{found} values for {keys} holes: what was filled in was read again");
    assert!(rendered.len() <= text.len() + keys * 32 * size(&values) + 64, "what comes of it has a bound");
    let filled = template.fill(&scope);
    assert_eq!(filled.as_ref().map(as_text).unwrap_or_default(), rendered, "filled and rendered are the same text");
    let escaped = template.render(&scope, &|value| value.replace('{', "("));
    if !text.contains('{') {
        assert!(!escaped.contains('{'), "values are escaped");
    }
    as_json(&text, &scope);
    as_tree(&text, &scope);
}

/// A body that is written as JSON text: without holes it is the JSON that it says.
fn as_json(text: &str, scope: &Counting<'_>) {
    let template = Template::json_text(text);
    let plain = serde_json::from_str::<Value>(text);
    // An escaped brace is a brace.
    if let (Ok(value), false) = (&plain, text.contains("{{") || text.contains("\\u")) {
        assert_eq!(template.as_ref().and_then(|template| template.fill(scope)).as_ref(), Some(value), "JSON without holes is itself");
    }
    let Some(template) = template else {
        assert!(plain.is_err(), "what is JSON is taken as JSON");
        return;
    };
    let mut keys = 0;
    template.keys(&mut |_| keys += 1);
    let filled = template.fill(scope).unwrap_or_default();
    assert!(size(&filled) <= text.len() + keys * 32 * size(scope.values) + 64, "what comes of it has a bound");
}

/// A value whose texts may have holes.
fn as_tree(text: &str, scope: &Counting<'_>) {
    let Ok(value) = serde_json::from_str::<Value>(text) else { return };
    let template = Template::tree(&value);
    if !text.contains("{{") && !text.contains("\\u") {
        assert_eq!(template, Template::Fixed(value));
    } else {
        let _ = template.fill(scope);
    }
}
