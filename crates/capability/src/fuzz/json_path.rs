//! Paths, evaluated against answers: small ones that they were written for, and one that is wide and deep.

use super::{
    Round,
    mutate::{Mutations, Random},
    value::{any, depth, size},
};
use crate::json_path::JsonPath;
use serde_json::{Value, json};
use std::sync::LazyLock;

const WORDS: &[&str] = &[
    "$",
    "$.",
    ".",
    "..",
    ".*",
    "[*]",
    "..*",
    "[0]",
    "[-1]",
    "[1:]",
    "[:-1]",
    "[::2]",
    "[0,1]",
    "['a']",
    "['a','b']",
    "[\"x\"]",
    "[?(@.a)]",
    "[?(@.n > 1)]",
    "[?(@..a)]",
    "[?(@[?(@.a)])]",
    "[?(@ == $)]",
    "[?($..a == @..n)]",
    "(",
    ")",
    "!",
    "&&",
    "||",
    "==",
    "!=",
    "<=",
    ">=",
    "<",
    ">",
    "=~",
    "/x/i",
    "'",
    "\"",
    "\\",
    "length()",
    ".length()",
    "size()",
    "@",
    "true",
    "null",
    "-",
    " ",
    "Full Name",
];

pub(super) fn round() -> Round {
    let seeds = [
        "$.a.b[0].n",
        "a.b[-1].n",
        "$['Full Name']",
        "$.a.b[*].n",
        "$..n",
        "$.a.b[0,2].n",
        "$.a.b[1:3:2].n",
        "$.a.b[?(@.n > 1)].n",
        "$.a.b[?(@.t == 'y' || @.n == 3 && !@.gone)].n",
        "$.a.b[?(@.t =~ /X/i)].n",
        "$.a.b.length()",
        "$..[?(@.n)]..t",
        "$.a.b[?(@[?(@ == $.a.n)])]",
    ];
    let seeds = seeds.map(|text| text.as_bytes().to_vec()).into();
    let nests =
        &[("[?(", ")]"), ("(", ")"), ("!", ""), ("[?(@", ")]"), ("[?(@..", " == $..a)]"), ("..*", ""), ("[", "]"), (".a", ""), ("..", "")];
    Round { name: "json_path", inputs: 800, mutations: Mutations { seeds, words: WORDS, nests, most: 1 << 14 }, check }
}

/// Some fifty thousand values, up to sixty inside one another.
static LARGE: LazyLock<Value> = LazyLock::new(|| {
    let mut deep = json!({"n": 1, "t": "x"});
    for level in 0..60 {
        deep = json!({"a": deep, "n": level, "b": [level]});
    }
    let wide: Vec<Value> = (0..10_000).map(|n| json!({"n": n, "t": "x".repeat(n % 40), "a": [n, {"b": n}]})).collect();
    json!({"a": {"b": wide}, "deep": deep, "Full Name": "Ada"})
});

fn check(input: &[u8], random: &mut Random) {
    let text = String::from_utf8_lossy(input);
    let Ok(path) = text.parse::<JsonPath>() else { return };
    let small = json!({
        "a": {"b": [{"n": 1, "t": "x"}, {"n": 2, "t": "y"}, {"n": 3}], "n": 3},
        "Full Name": "Ada",
        "any": any(random, 4),
    });
    holds(&path, &small, &text);
    holds(&path, &any(random, 3), &text);
    if random.one_in(32) {
        holds(&path, &LARGE, &text);
    }
    assert_eq!(JsonPath::ROOT.of(&small), small);
}

fn holds(path: &JsonPath, root: &Value, text: &str) {
    let value = path.of(root);
    assert_eq!(path.of(root), value, "{text}: the same again");
    if let Value::Array(hits) = &value {
        assert!(hits.len() <= 100_000, "{text}: {} hits", hits.len());
    }
    // Every hit is a part of the document, and each step goes at most once through all of its levels.
    assert!(depth(&value) <= depth(root) + 1, "{text}");
    let most = size(root).saturating_mul(depth(root) + 2).max(100_000 * 64);
    assert!(size(&value) <= most, "{text}: what is found has a bound, {} of {}", size(&value), size(root));
}
