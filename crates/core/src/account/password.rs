//! Passwords: Argon2id (RFC 9106) with the parameters that OWASP's Password Storage Cheat Sheet names first for 19 MiB.
//! They are hashed on blocking threads, a few at a time, and never inside a write.

use crate::{Error, Result, fold::folded, random::Random, text::Login};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier},
};
use std::{fmt, sync::Arc};
use tokio::sync::Semaphore;

/// Memory in KiB, passes, lanes.
const COST: (u32, u32, u32) = (19_456, 2, 1);
/// What is verified for a login that nobody has, so that it takes as long; no password has this hash.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
/// How many are hashed at a time: each takes 19 MiB and one core for a few hundredths of a second.
const AT_A_TIME: usize = 2;
/// How many wait for that; more are refused as unavailable.
const WAITING: usize = 64;
/// The fewest and the most characters of a new password (NIST SP 800-63B §5.1.1.2 asks for no other rules).
const LENGTH: std::ops::RangeInclusive<usize> = 12..=256;

/// A password as it was typed; `Debug` prints nothing of it.
#[derive(Clone)]
pub struct Password(String);

impl From<String> for Password {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl<'de> serde::Deserialize<'de> for Password {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

impl schemars::JsonSchema for Password {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Password".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "format": "password",
            "description": "A password. A new one has 12 to 256 characters of any sort and is not the sign-in name.",
        })
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(redacted)")
    }
}

impl Password {
    /// Whether it may be somebody's new password.
    ///
    /// # Errors
    /// [`Error::Invalid`] for `password` saying what is allowed.
    pub fn check_new(&self, login: &Login) -> Result<()> {
        if !LENGTH.contains(&self.0.chars().count()) {
            let (least, most) = LENGTH.into_inner();
            return Err(Error::invalid("password", format!("must have {least} to {most} characters; any characters will do")));
        }
        if folded(&self.0) == login.canonical() {
            return Err(Error::invalid("password", "must not be the sign-in name"));
        }
        Ok(())
    }
}

/// A password's hash as a PHC string, `$argon2id$…`.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct PasswordHash(pub(super) String);

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(redacted)")
    }
}

/// Bounds how many passwords are hashed at a time.
pub(crate) struct Hashing {
    places: Semaphore,
    running: Arc<Semaphore>,
}

impl Default for Hashing {
    fn default() -> Self {
        Self { places: Semaphore::new(WAITING), running: Arc::new(Semaphore::new(AT_A_TIME)) }
    }
}

impl Hashing {
    /// The hash of a new password.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when too many wait.
    pub(super) async fn hash(&self, password: &Password, random: &dyn Random) -> Result<PasswordHash> {
        let (mut salt, text) = ([0; 16], password.0.clone());
        random.fill(&mut salt);
        let hash = self.on_a_thread(move || argon2()?.hash_password_with_salt(text.as_bytes(), &salt).map_err(Error::internal)).await??;
        Ok(PasswordHash(hash.to_string()))
    }

    /// Whether this is the password behind a hash; with none it takes as long and is none's.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when too many wait.
    pub(super) async fn matches(&self, password: &Password, hash: Option<&PasswordHash>) -> Result<bool> {
        // A longer text is nobody's, and would take longer.
        let text = if password.0.chars().count() > *LENGTH.end() { String::new() } else { password.0.clone() };
        let against = hash.map_or_else(|| NOBODYS.to_owned(), |hash| hash.0.clone());
        let same = self.on_a_thread(move || Ok::<_, Error>(argon2()?.verify_password(text.as_bytes(), against.as_str()).is_ok())).await??;
        Ok(same && hash.is_some())
    }

    async fn on_a_thread<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        const BUSY: Error = Error::Unavailable("too many people sign in at this moment");
        let _place = self.places.try_acquire().map_err(|_| BUSY)?;
        let running = Arc::clone(&self.running).acquire_owned().await.map_err(|_| BUSY)?;
        let working = tokio::task::spawn_blocking(move || {
            // Held until the work is done, also when whoever waits for it goes away.
            let _running = running;
            work()
        });
        working.await.map_err(Error::internal)
    }
}

fn argon2() -> Result<Argon2<'static>> {
    let (memory, passes, lanes) = COST;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(memory, passes, lanes, None).map_err(Error::internal)?))
}

#[cfg(test)]
mod tests {
    use super::{Hashing, NOBODYS, Password};
    use crate::{random::SeededRandom, text::Login};

    #[tokio::test]
    async fn a_hash_knows_its_password_alone() {
        let (hashing, random) = (Hashing::default(), SeededRandom::new(1));
        let right = Password::from("correct horse battery".to_owned());
        let hash = hashing.hash(&right, &random).await.unwrap();
        assert!(hash.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.0);
        let again = hashing.hash(&right, &random).await.unwrap();
        assert_ne!(hash.0, again.0, "salted");
        assert!(hashing.matches(&right, Some(&hash)).await.unwrap());
        for wrong in ["", "correct horse batterY", &"x".repeat(10_000)] {
            assert!(!hashing.matches(&Password::from(wrong.to_owned()), Some(&hash)).await.unwrap(), "{wrong:?}");
        }
        assert!(!hashing.matches(&right, None).await.unwrap());
        assert_eq!(format!("{right:?} {hash:?}"), "Password(redacted) PasswordHash(redacted)");
    }

    /// Else the answer for a login that nobody has would come sooner.
    #[tokio::test]
    async fn nobodys_hash_costs_as_much_as_anybodys() {
        let hash = Hashing::default().hash(&Password::from("x".to_owned()), &SeededRandom::new(1)).await.unwrap();
        let shape = |text: &str| text.split('$').map(str::to_owned).take(4).chain([text.len().to_string()]).collect::<Vec<_>>();
        assert_eq!(shape(&hash.0), shape(NOBODYS));
    }

    #[test]
    fn new_passwords_are_long_and_not_the_login() {
        let login = Login::try_from("Ada.Lovelace@example.com").unwrap();
        let check = |text: &str| Password::from(text.to_owned()).check_new(&login);
        assert!(check("twelve chars").is_ok() && check("пароль-пароль").is_ok() && check(&"x".repeat(256)).is_ok());
        for bad in ["", "eleven char", &"x".repeat(257), "ada.lovelace@EXAMPLE.com"] {
            assert!(check(bad).is_err(), "{bad:?}");
        }
    }
}
