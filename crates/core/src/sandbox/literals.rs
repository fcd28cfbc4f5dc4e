//! Texts of somebody's own choice that stand for keys and tokens: what the tests of other people's clients have written
//! into them. The key or token behind one is like any other, so nothing else has to know of this.

use crate::{Error, Result, secret::Secret};
use std::{
    collections::BTreeMap,
    ops::Deref,
    sync::{Arc, PoisonError, RwLock},
};

/// The most characters of one.
const LONGEST: usize = 256;
/// How many there may be.
const MOST: usize = 1_000;

/// A text that stands for something else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Literal(String);

impl TryFrom<String> for Literal {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        if text.starts_with("rst_") {
            return Err(Error::invalid("", "may not begin with rst_: that form carries an organization and an id"));
        }
        let printable = text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
        if !(1..=LONGEST).contains(&text.len()) || !printable || text.trim() != text {
            return Err(Error::invalid("", "has 1 to 256 printable ASCII characters, blanks only between others"));
        }
        Ok(Self(text))
    }
}

impl<'de> serde::Deserialize<'de> for Literal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::try_from(text).map_err(|error| match error {
            Error::Invalid { message, .. } => serde::de::Error::custom(message),
            other => serde::de::Error::custom(other),
        })
    }
}

impl Deref for Literal {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// For what a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// The secret of a key or credential.
    ForKey,
    /// The token of an invitation.
    ForToken,
}

type Known = BTreeMap<(Stands, Literal), Arc<Secret>>;

/// All of them.
#[derive(Debug, Default)]
pub struct Literals(RwLock<Arc<Known>>);

/// All of them as they were at a moment.
#[derive(Clone, Debug, Default)]
pub struct LiteralsThen(Arc<Known>);

impl Literals {
    /// What a text stands for.
    #[must_use]
    pub fn meaning(&self, stands: Stands, text: &str) -> Option<Arc<Secret>> {
        let known = self.known();
        if known.is_empty() {
            return None;
        }
        known.get(&(stands, Literal(text.to_owned()))).cloned()
    }

    /// Whether one more can be put there, or another meaning in the place of this one's.
    ///
    /// # Errors
    /// [`Error::LimitReached`].
    pub fn has_room(&self, stands: Stands, text: &Literal) -> Result<()> {
        let known = self.known();
        if known.len() < MOST || known.contains_key(&(stands, text.clone())) {
            return Ok(());
        }
        Err(Error::LimitReached { what: "literal keys and tokens of a sandbox", max: MOST as u64 })
    }

    /// From now on, the text stands for this, and for nothing that it stood for before.
    ///
    /// # Errors
    /// [`Error::LimitReached`].
    pub fn put(&self, stands: Stands, text: Literal, secret: Secret) -> Result<()> {
        self.has_room(stands, &text)?;
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Arc::make_mut(&mut known).insert((stands, text), Arc::new(secret));
        Ok(())
    }

    /// The text stands for nothing any more; whether it did. What it stood for stays.
    pub fn remove(&self, stands: Stands, text: &str) -> bool {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Arc::make_mut(&mut known).remove(&(stands, Literal(text.to_owned()))).is_some()
    }

    /// The texts that stand for something, in order.
    #[must_use]
    pub fn texts(&self, stands: Stands) -> Vec<String> {
        self.known().keys().filter(|(known, _)| *known == stands).map(|(_, text)| text.0.clone()).collect()
    }

    /// All of them as they are now.
    #[must_use]
    pub fn now(&self) -> LiteralsThen {
        LiteralsThen(self.known())
    }

    /// All of them become what they were.
    pub fn go_back_to(&self, then: &LiteralsThen) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&then.0);
    }

    fn known(&self) -> Arc<Known> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::{Literal, Literals, Stands};
    use crate::secret::Secret;

    fn secret(text: &str) -> Secret {
        Secret::literal(format!("{text:.<40}")).unwrap()
    }

    #[test]
    fn a_text_stands_for_a_key_and_for_a_token_apart() {
        let literals = Literals::default();
        let text = || Literal::try_from("My Admin API Key".to_owned()).unwrap();
        let meaning = |stands| literals.meaning(stands, "My Admin API Key").map(|secret| Secret::clone(&secret));
        literals.put(Stands::ForKey, text(), secret("a")).unwrap();
        let then = literals.now();
        literals.put(Stands::ForToken, text(), secret("b")).unwrap();
        literals.put(Stands::ForKey, text(), secret("c")).unwrap();
        assert_eq!((meaning(Stands::ForKey), meaning(Stands::ForToken)), (Some(secret("c")), Some(secret("b"))));
        assert_eq!(literals.meaning(Stands::ForKey, "My Admin"), None);
        literals.go_back_to(&then);
        assert_eq!((meaning(Stands::ForKey), meaning(Stands::ForToken)), (Some(secret("a")), None));
        assert!(literals.remove(Stands::ForKey, "My Admin API Key") && !literals.remove(Stands::ForKey, "My Admin API Key"));
        literals.go_back_to(&then);
        assert_eq!(literals.texts(Stands::ForKey), ["My Admin API Key"]);
    }

    #[test]
    fn what_could_be_a_real_key_or_be_cut_on_its_way_is_refused() {
        for text in ["", " a", "a ", "a\nb", "é", "rst_key_0", &"a".repeat(257)] {
            assert!(Literal::try_from(text.to_owned()).is_err(), "{text:?}");
        }
        for text in ["x", "My Admin API Key", &"a".repeat(256)] {
            assert!(Literal::try_from(text.to_owned()).is_ok(), "{text:?}");
        }
    }
}
