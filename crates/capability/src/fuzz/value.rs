//! JSON values to hold against what is tried.

use super::mutate::Random;
use serde_json::{Map, Value, json};

/// How much a value holds: one for each value, and the bytes of its texts and names.
pub(super) fn size(value: &Value) -> usize {
    match value {
        Value::String(text) => 1 + text.len(),
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(fields) => 1 + fields.iter().map(|(name, field)| name.len() + size(field)).sum::<usize>(),
        _ => 1,
    }
}

/// How many lists and objects lie inside one another.
pub(super) fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// A value such as a caller or an upstream may send.
pub(super) fn any(random: &mut Random, depth: usize) -> Value {
    const NAMES: &[&str] = &["a", "id", "n", "name", "user", "items", "Full Name", "x-y", "", "é", "0", "length"];
    const TEXTS: &[&str] =
        &["", "x", "{{n}}", "{{a}}{{a}}", "../..", ".", "a/b?c#d", "a b\r\nX: y", "é日", "\u{0}", "\u{10ffff}", "$.a", "active", "12"];
    match random.below(if depth == 0 { 8 } else { 10 }) {
        0 => Value::Null,
        1 => json!(random.one_in(2)),
        2 => json!(random.below(5)),
        3 => json!(i64::MIN),
        4 => json!(u64::MAX),
        5 => json!(-0.5),
        6 | 7 => json!(random.pick(TEXTS)),
        8 => (0..random.below(5)).map(|_| any(random, depth - 1)).collect(),
        _ => Value::Object((0..random.below(5)).map(|_| (random.pick(NAMES).to_owned(), any(random, depth - 1))).collect::<Map<_, _>>()),
    }
}
