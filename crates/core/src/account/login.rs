//! Which names a new account may sign in with.

use crate::{Error, Result, text::Login};

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

/// Whether a new account may have this login: what is seen of it is all of it. Accounts that are there keep theirs.
///
/// # Errors
/// [`Error::Invalid`] for `login`.
pub(super) fn check_new(login: &Login) -> Result<()> {
    let is_unseen = |c: char| UNSEEN.iter().any(|(first, last)| (*first..=*last).contains(&c));
    if login.chars().any(|c| is_unseen(c) || c != ' ' && c.is_whitespace()) {
        return Err(Error::invalid("login", "must not have characters that are not seen, nor blanks other than the plain one"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check_new;
    use crate::text::Login;

    #[test]
    fn what_is_seen_of_a_new_login_is_all_of_it() {
        for good in ["ada@example.com", "Ada Lovelace", "Zoë", "Ольга", "山田", "עדה", "a\u{301}"] {
            assert!(check_new(&Login::try_from(good).unwrap()).is_ok(), "{good:?}");
        }
        for bad in ["a\u{200b}da", "ada\u{202e}moc", "a\u{ad}da", "ada\u{a0}l", "ad\u{e0061}a", "\u{2066}ada", "ada\u{fe0f}", "a\u{3164}b"]
        {
            assert!(check_new(&Login::try_from(bad).unwrap()).is_err(), "{bad:?}");
        }
    }
}
