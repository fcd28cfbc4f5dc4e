//! Values with holes: `{{name}}` in a text, or a reference such as `rest.workspaceId` in its place.
//!
//! A template is read once, at load. What is put into it at a call is never read as a template again, and a text that is
//! one single `{{name}}` gives the value itself, whatever its JSON type.

use crate::json_path::JsonPath;
use serde_json::{Map, Value};

/// A JSON value, some of whose parts come from the call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Template {
    /// Nothing to fill in.
    Fixed(Value),
    /// The value itself.
    One(Key),
    /// Text around values.
    Text(Vec<Part>),
    List(Vec<Template>),
    Object(Vec<(String, Template)>),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    Text(String),
    Key(Key),
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Key {
    /// What the caller gave under this name; `body.user` reaches into it.
    Input(String),
    /// A name in braces: the first of argument, input, step output and bind that has it.
    Name(String),
    /// `$.step.field`: into the output of a step.
    Step(String, JsonPath),
}

/// What a template is filled from.
pub(crate) trait Scope {
    /// The value, or nothing where there is none or it is null.
    fn find(&self, key: &Key) -> Option<Value>;
}

impl Template {
    /// A text with tags.
    pub(crate) fn text(text: &str) -> Self {
        let parts = parts(text);
        match parts.as_slice() {
            [] => Self::Fixed(Value::String(String::new())),
            [Part::Text(text)] => Self::Fixed(Value::String(text.clone())),
            [Part::Key(key)] => Self::One(key.clone()),
            _ => Self::Text(parts),
        }
    }

    /// A JSON value whose texts may have tags.
    pub(crate) fn tree(value: &Value) -> Self {
        Self::tree_with(value, &Self::text)
    }

    /// The same, where `text` says what a text is.
    pub(crate) fn tree_with(value: &Value, text: &impl Fn(&str) -> Self) -> Self {
        let made = match value {
            Value::String(string) => return text(string),
            Value::Array(items) => Self::List(items.iter().map(|item| Self::tree_with(item, text)).collect()),
            Value::Object(fields) => Self::Object(fields.iter().map(|(key, value)| (key.clone(), Self::tree_with(value, text))).collect()),
            _ => return Self::Fixed(value.clone()),
        };
        let holes = match &made {
            Self::List(items) => items.iter().any(|item| !matches!(item, Self::Fixed(_))),
            Self::Object(fields) => fields.iter().any(|(_, field)| !matches!(field, Self::Fixed(_))),
            _ => true,
        };
        if holes { made } else { Self::Fixed(value.clone()) }
    }

    /// The template of a body that is written as JSON text. A tag outside quotes stands for a value of any type; one
    /// inside quotes is text, because its author wrote the quotes. `None` if the text is no JSON.
    pub(crate) fn json_text(text: &str) -> Option<Self> {
        let (quoted, bare) = quote_bare_tags(text);
        let value: Value = serde_json::from_str(&quoted).ok()?;
        Some(Self::tree_with(&value, &|string| match string.strip_prefix(BARE) {
            Some(tag) if bare => Self::text(tag),
            _ => match Self::text(string) {
                Self::One(key) => Self::Text(vec![Part::Key(key)]),
                other => other,
            },
        }))
    }

    /// The value for a call; nothing when it is one value that the call does not give. Inside an object such a field is
    /// left out, inside a list it is null.
    pub(crate) fn fill(&self, scope: &impl Scope) -> Option<Value> {
        match self {
            Self::Fixed(value) => Some(value.clone()),
            Self::One(key) => scope.find(key),
            Self::Text(parts) => {
                let mut text = String::new();
                let mut found = 0;
                for part in parts {
                    match part {
                        Part::Text(part) => text.push_str(part),
                        Part::Key(key) => {
                            if let Some(value) = scope.find(key) {
                                found += 1;
                                text.push_str(&as_text(&value));
                            }
                        }
                    }
                }
                (found > 0 || parts.len() > 1).then_some(Value::String(text))
            }
            Self::List(items) => Some(Value::Array(items.iter().map(|item| item.fill(scope).unwrap_or(Value::Null)).collect())),
            Self::Object(fields) => {
                let filled = fields.iter().filter_map(|(name, field)| Some((name.clone(), field.fill(scope)?)));
                Some(Value::Object(filled.collect::<Map<_, _>>()))
            }
        }
    }

    /// The template as text, each value escaped as the text around it asks.
    pub(crate) fn render(&self, scope: &impl Scope, escape: &dyn Fn(&str) -> String) -> String {
        let value = |key: &Key| scope.find(key).map(|value| escape(&as_text(&value))).unwrap_or_default();
        match self {
            Self::Fixed(value) => as_text(value),
            Self::One(key) => value(key),
            Self::Text(parts) => parts
                .iter()
                .map(|part| match part {
                    Part::Text(text) => text.clone(),
                    Part::Key(key) => value(key),
                })
                .collect(),
            Self::List(_) | Self::Object(_) => self.fill(scope).map(|value| value.to_string()).unwrap_or_default(),
        }
    }

    /// Calls `visit` with each key.
    pub(crate) fn keys<'a>(&'a self, visit: &mut impl FnMut(&'a Key)) {
        match self {
            Self::Fixed(_) => {}
            Self::One(key) => visit(key),
            Self::Text(parts) => {
                for part in parts {
                    if let Part::Key(key) = part {
                        visit(key);
                    }
                }
            }
            Self::List(items) => items.iter().for_each(|item| item.keys(visit)),
            Self::Object(fields) => fields.iter().for_each(|(_, field)| field.keys(visit)),
        }
    }
}

/// A value inside a text: text as it is, anything else as JSON.
pub(crate) fn as_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Walks into a value by names and positions between dots.
pub(crate) fn walk<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    let mut value = value;
    for step in path.split('.') {
        value = match value {
            Value::Object(fields) => fields.get(step)?,
            Value::Array(items) => items.get(step.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(value)
}

/// Whether a text has a tag.
pub(crate) fn has_tag(text: &str) -> bool {
    parts(text).iter().any(|part| matches!(part, Part::Key(_)))
}

/// Cuts a text at its tags: `{{name}}`, `{{{name}}}`, `{{&name}}`; `{{! comments}}` go. What is no tag stays as it is.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(open) = rest.find("{{") {
        let inside = &rest[open + 2..];
        let (inside, close) = match inside.strip_prefix('{') {
            Some(inside) => (inside, "}}}"),
            None => (inside, "}}"),
        };
        let Some(end) = inside.find(close) else { break };
        let name = inside[..end].trim();
        plain.push_str(&rest[..open]);
        rest = &inside[end + close.len()..];
        if name.starts_with('!') {
            continue;
        }
        let name = name.strip_prefix('&').unwrap_or(name).trim();
        if is_name(name) {
            if !plain.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut plain)));
            }
            parts.push(Part::Key(Key::Name(name.to_owned())));
        } else {
            plain.push_str(&format!("{}{}{close}", if close.len() == 3 { "{{{" } else { "{{" }, &inside[..end]));
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        parts.push(Part::Text(plain));
    }
    parts
}

/// Whether a text can be the name in a tag or after a root.
pub(crate) fn is_name(text: &str) -> bool {
    !text.is_empty() && text.len() <= 256 && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '$'))
}

/// As much of a text as a tag may have: looking to its end for each brace would take its square.
fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(1024)]
}

/// Before a tag that stood outside quotes: a noncharacter, which nobody has a reason to write.
const BARE: char = '\u{10ffff}';

/// Puts quotes around the tags of a JSON text that have none.
fn quote_bare_tags(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len() + 16);
    let (mut quoted, mut escaped, mut bare) = (false, false, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if !quoted
            && let Some(inside) = rest.strip_prefix("{{")
            && let Some(end) = near(inside).find("}}")
        {
            let name = inside[..end].trim_matches(['{', '&', ' ', '\t', '\n', '\r']);
            if is_name(name) {
                let closing = if inside.starts_with('{') && inside[end..].starts_with("}}}") { 3 } else { 2 };
                out.push('"');
                out.push(BARE);
                out.push_str(&format!("{{{{{name}}}}}"));
                out.push('"');
                bare = true;
                rest = &inside[end + closing..];
                continue;
            }
        }
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => {}
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    (out, bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    impl Scope for Value {
        fn find(&self, key: &Key) -> Option<Value> {
            match key {
                Key::Input(name) | Key::Name(name) => walk(self, name).cloned(),
                Key::Step(..) => None,
            }
        }
    }

    #[test]
    fn a_single_tag_keeps_its_type_and_others_become_text() {
        let scope = json!({"n": 5, "list": [1, "a"], "s": "{{n}}", "step": {"id": "x"}});
        for (text, filled) in [
            ("{{n}}", Some(json!(5))),
            ("{{ list }}", Some(json!([1, "a"]))),
            ("{{{n}}}", Some(json!(5))),
            ("a {{n}}/{{step.id}}{{! remark }}", Some(json!("a 5/x"))),
            ("is {{list}}", Some(json!("is [1,\"a\"]"))),
            ("{{s}} once", Some(json!("{{n}} once"))),
            ("{{gone}}", None),
            ("x{{gone}}", Some(json!("x"))),
            ("{{#section}}", Some(json!("{{#section}}"))),
            ("{{open", Some(json!("{{open"))),
            ("", Some(json!(""))),
        ] {
            assert_eq!(Template::text(text).fill(&scope), filled, "{text}");
        }
    }

    #[test]
    fn json_text_takes_values_whole_and_escapes_text() {
        let scope = json!({"name": "a\"b", "n": 5, "list": [1]});
        let filled = |text: &str| Template::json_text(text).map(|template| template.fill(&scope).unwrap());
        assert_eq!(filled(r#"{"name":"{{name}}","n":{{n}},"list":{{list}}}"#), Some(json!({"name": "a\"b", "n": 5, "list": [1]})));
        assert_eq!(filled(r#"{"n":"{{n}}","gone":{{gone}},"also":"{{gone}}","t":"n={{n}}"}"#), Some(json!({"n": "5", "t": "n=5"})));
        assert_eq!(filled(r#"{"a": {"b": [{{{n}}}, "\"{{n}}"]}}"#), Some(json!({"a": {"b": [5, "\"5"]}})));
        assert_eq!(filled("grant_type={{n}}"), None);
    }

    /// By the square of its braces this would take long.
    #[test]
    fn a_text_of_a_hundred_thousand_braces_is_read_at_once() {
        assert_eq!(Template::json_text(&"{".repeat(100_000)), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[{}a.!&#\"\\\\: ,\\[\\]n-]{0,40}") {
            let scope = json!({"a": "x", "n": 1});
            let _ = Template::text(&text).fill(&scope);
            if let Some(template) = Template::json_text(&text) {
                let _ = template.fill(&scope);
            }
        }
    }

    #[test]
    fn a_tree_without_holes_is_fixed() {
        assert_eq!(Template::tree(&json!({"a": [1, "b"]})), Template::Fixed(json!({"a": [1, "b"]})));
        assert_eq!(
            Template::tree(&json!({"a": ["{{n}}", "{{gone}}"], "b": "{{gone}}"})).fill(&json!({"n": 1})),
            Some(json!({"a": [1, null]}))
        );
    }
}
