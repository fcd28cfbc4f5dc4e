//! The form in which names of people are compared, so that two of them which look alike by case or by compatibility characters
//! (full-width letters, ligatures, letters with their marks apart) are the same.

use unicode_normalization::UnicodeNormalization;

/// What shows nothing, or changes the order in which the rest is shown: Unicode's Default_Ignorable_Code_Point, of which the marks
/// of direction are a part. Two names that differ in these alone look the same.
const UNSEEN: &[(char, char)] = &[
    ('\u{ad}', '\u{ad}'),
    ('\u{34f}', '\u{34f}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180b}', '\u{180f}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{202a}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff0}', '\u{fff8}'),
    ('\u{1bca0}', '\u{1bca3}'),
    ('\u{1d173}', '\u{1d17a}'),
    ('\u{e0000}', '\u{e0fff}'),
];

/// Whether a character shows nothing, or changes the order in which the rest is shown.
pub(crate) fn is_unseen(c: char) -> bool {
    UNSEEN.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// Compatibility caseless matching of what is seen (The Unicode Standard, D146 and D147) in NFKC. ASCII comes out in lower case.
pub(crate) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    // What compatibility takes apart may have a case, and what case takes apart may compose.
    let seen = text.nfd().flat_map(caseless).nfkc().flat_map(caseless).filter(|c| !is_unseen(*c));
    seen.nfkc().collect()
}

/// Full case folding of one character, made of the case mappings that Rust has: of characters with several forms (ß and its capital, the
/// two sigmas) all end in one. The dotless i stays what it is, as in Unicode's table.
fn caseless(c: char) -> impl Iterator<Item = char> {
    let (mapped, kept) = if c == 'ı' { (None, Some(c)) } else { (Some(c), None) };
    let mapped = mapped.into_iter().flat_map(char::to_lowercase).flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    mapped.chain(kept)
}

#[cfg(test)]
mod tests {
    use super::folded;
    use proptest::prelude::{any, prop_assert_eq, proptest};

    #[test]
    fn look_alikes_are_the_same() {
        for (one, other) in [
            ("ADA", "ada"),
            ("ａｄａ", "ada"),
            ("ﬁona", "Fiona"),
            ("Zoe\u{308}", "ZOË"),
            ("straße", "STRASSE"),
            ("STRAẞE", "strasse"),
            ("ΟΔΟΣ", "οδος"),
            ("\u{212a}ay", "kay"),
            ("ﬅ", "st"),
            ("①", "1"),
            ("ǅ", "ǆ"),
            ("ΐ", "Ϊ\u{301}"),
            ("İ", "i\u{307}"),
            ("a\u{200b}da", "ada"),
            ("ada\u{fe0f}", "ADA"),
            ("e\u{34f}\u{301}", "é"),
            ("a\u{ffa0}b", "ab"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        for (one, other) in [("ada", "adа"), ("ırmak", "irmak"), ("zoe", "zoë"), ("o", "0")] {
            assert_ne!(folded(one), folded(other), "{one} {other}");
        }
        assert_eq!(folded("山田 Ольга"), "山田 ольга");
    }

    proptest! {
        #[test]
        fn what_is_folded_stays(text in any::<String>()) {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn case_is_no_difference(text in any::<String>()) {
            prop_assert_eq!(folded(&text.to_lowercase()), folded(&text));
        }
    }
}
