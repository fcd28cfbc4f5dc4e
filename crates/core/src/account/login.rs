//! Which names a new account may sign in with.

use crate::{Error, Result, fold::is_unseen, text::Login};

/// Whether a new account may have this login: what is seen of it is all of it. Accounts that are there keep theirs.
///
/// # Errors
/// [`Error::Invalid`] for `login`.
pub(super) fn check_new(login: &Login) -> Result<()> {
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
