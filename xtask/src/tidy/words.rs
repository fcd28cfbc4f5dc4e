//! The core has no vendor's words: what a vendor calls a thing lives in that vendor's dialect.

use super::{Finding, Tree};

const VENDORS: &[&str] = &["portkey", "openai", "keycard", "evo", "seequent"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    tree.files
        .iter()
        .filter(|file| file.path.starts_with("crates/core/src/"))
        .flat_map(|file| {
            file.lines_outside_tests().filter_map(move |(number, line)| {
                let vendor = vendor_in(line)?;
                Some(Finding::at(
                    file,
                    number,
                    format!("the core says `{vendor}`"),
                    "say it in the field's own word here, and translate in crates/api/src/dialects",
                ))
            })
        })
        .collect()
}

/// The vendor that a line names, also as a part of an identifier (`evo_role`, `OpenAiKey`), but not
/// inside another word (`revoke`).
fn vendor_in(line: &str) -> Option<&'static str> {
    line.split(|c: char| !c.is_ascii_alphanumeric()).find_map(|word| {
        let parts = parts(word);
        let named = |text: &str| VENDORS.iter().find(|vendor| text.eq_ignore_ascii_case(vendor));
        named(word)
            .or_else(|| parts.iter().find_map(|part| named(part)))
            .or_else(|| parts.windows(2).find_map(|pair| named(&pair.concat())))
            .copied()
    })
}

/// The parts of a name in camel case, cut where a small letter or digit meets a capital.
fn parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, pair) in word.as_bytes().windows(2).enumerate() {
        if !pair[0].is_ascii_uppercase() && pair[1].is_ascii_uppercase() {
            parts.push(&word[start..=at]);
            start = at + 1;
        }
    }
    parts.push(&word[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vendor_is_found_in_every_spelling_and_not_inside_a_word() {
        for (line, vendor) in [
            ("// as Portkey does", Some("portkey")),
            ("fn evo_role()", Some("evo")),
            ("struct OpenAiKey;", Some("openai")),
            ("struct OpenAI;", Some("openai")),
            ("let KEYCARD = 1;", Some("keycard")),
            ("fn revoke_all()", None),
            ("let evolution = 1;", None),
        ] {
            assert_eq!(vendor_in(line), vendor, "{line}");
        }
    }

    #[test]
    fn tests_may_say_what_they_like() {
        let found = check(&super::super::tree(&[
            ("crates/core/src/user/tests.rs", "portkey"),
            ("crates/core/src/user/mod.rs", "a\n#[cfg(test)]\nportkey"),
            ("crates/api/src/lib.rs", "portkey"),
            ("crates/core/src/store/x.sql", "-- portkey"),
        ]));
        let places: Vec<_> = found.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(places, ["crates/core/src/store/x.sql:1"]);
    }
}
