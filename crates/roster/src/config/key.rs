//! The settings by name: what each is called in every source.

use std::path::Path;

/// A setting and its names.
#[derive(Debug)]
pub(crate) struct Key {
    /// What it is called where all settings are listed; in the settings file the part before the dot is the section.
    pub(crate) name: &'static str,
    pub(crate) flag: Option<&'static str>,
    pub(crate) variable: &'static str,
    /// Whether the settings file may hold it.
    pub(crate) in_file: bool,
    /// What counts when no source has it, in words.
    pub(crate) default: &'static str,
    pub(crate) secrecy: Secrecy,
}

/// What of a value may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secrecy {
    Open,
    /// A URL with a password in it, perhaps; `VARIABLE_FILE` may name a file that holds it.
    Url,
    /// Nothing of it; `VARIABLE_FILE` may name a file that holds it.
    Secret,
}

const fn open(name: &'static str, flag: Option<&'static str>, variable: &'static str, default: &'static str) -> Key {
    Key { name, flag, variable, in_file: true, default, secrecy: Secrecy::Open }
}

pub(crate) static CONFIG: Key =
    Key { in_file: false, ..open("config", Some("--config"), "ROSTER_CONFIG", "./roster.toml, when it is there") };
pub(crate) static DATA: Key = open("store.data", Some("--data"), "ROSTER_DATA", "./roster-data");
pub(crate) static DATABASE: Key =
    Key { secrecy: Secrecy::Url, ..open("store.database", Some("--database"), "ROSTER_DATABASE", "none: SQLite in store.data") };
pub(crate) static LISTEN: Key =
    open("server.listen", Some("--listen"), "ROSTER_LISTEN", "127.0.0.1:7400, or a free port when that is taken");
pub(crate) static PUBLIC_URL: Key = open("server.public_url", Some("--public-url"), "ROSTER_PUBLIC_URL", "the address that it listens on");
pub(crate) static TRUSTED_PROXIES: Key = open("server.trusted_proxies", None, "ROSTER_TRUSTED_PROXIES", "none");
pub(crate) static LIMITS_KEY: Key = open("limits.key", None, "ROSTER_LIMITS_KEY", "6000 requests a minute");
pub(crate) static LIMITS_ADDRESS: Key = open("limits.address", None, "ROSTER_LIMITS_ADDRESS", "1200 requests a minute without a known key");
pub(crate) static LIMITS_FAILURES: Key = open("limits.failures", None, "ROSTER_LIMITS_FAILURES", "60 requests a minute with a wrong key");
pub(crate) static MAIL_SMTP: Key = Key { secrecy: Secrecy::Url, ..open("mail.smtp", None, "ROSTER_MAIL_SMTP", "none: no mail is sent") };
pub(crate) static MAIL_PASSWORD: Key = Key { secrecy: Secrecy::Secret, ..open("mail.password", None, "ROSTER_MAIL_PASSWORD", "none") };
pub(crate) static MAIL_FOLDER: Key = open("mail.folder", None, "ROSTER_MAIL_FOLDER", "none");
pub(crate) static MAIL_FROM: Key = open("mail.from", None, "ROSTER_MAIL_FROM", "none; mail needs one");
pub(crate) static ROOT_KEY: Key = Key { in_file: false, secrecy: Secrecy::Secret, ..open("root_key", None, "ROSTER_ROOT_KEY", "none") };
pub(crate) static SECRET_KEY: Key = Key {
    in_file: false,
    secrecy: Secrecy::Secret,
    ..open("secret_key", None, "ROSTER_SECRET_KEY", "none: secrets to be read again are refused")
};
pub(crate) static SANDBOX_TOKEN: Key =
    Key { in_file: false, secrecy: Secrecy::Secret, ..open("sandbox.token", None, "ROSTER_SANDBOX_TOKEN", "made anew and printed") };
pub(crate) static URL: Key = Key { in_file: false, ..open("client.url", Some("--url"), "ROSTER_URL", "http://127.0.0.1:7400") };
pub(crate) static KEY: Key = Key { in_file: false, secrecy: Secrecy::Secret, ..open("client.key", None, "ROSTER_KEY", "none") };
pub(crate) static ORGANIZATION: Key =
    Key { in_file: false, ..open("client.organization", Some("--organization"), "ROSTER_ORGANIZATION", "the key's own") };
pub(crate) static PROFILE: Key =
    Key { in_file: false, ..open("client.profile", Some("--profile"), "ROSTER_PROFILE", "the one that `roster profile use` chose") };

/// Every setting; a new one gets a line, so that it is known by name in every source.
pub(crate) static KEYS: [&Key; 20] = [
    &CONFIG,
    &DATA,
    &DATABASE,
    &LISTEN,
    &PUBLIC_URL,
    &TRUSTED_PROXIES,
    &LIMITS_KEY,
    &LIMITS_ADDRESS,
    &LIMITS_FAILURES,
    &MAIL_SMTP,
    &MAIL_PASSWORD,
    &MAIL_FOLDER,
    &MAIL_FROM,
    &ROOT_KEY,
    &SECRET_KEY,
    &SANDBOX_TOKEN,
    &URL,
    &KEY,
    &ORGANIZATION,
    &PROFILE,
];

impl Key {
    /// The variable that names a file with the value, for what is better not seen in an environment.
    pub(crate) fn file_variable(&self) -> Option<String> {
        (self.secrecy != Secrecy::Open).then(|| format!("{}_FILE", self.variable))
    }

    /// Its place in the settings file, as messages name it.
    pub(crate) fn in_file(&self, path: &Path) -> String {
        let (section, name) = self.name.split_once('.').unwrap_or(("", self.name));
        format!("{}, [{section}] {name}", path.display())
    }

    /// The value as anybody may see it.
    pub(crate) fn shown(&self, text: &str) -> String {
        match self.secrecy {
            Secrecy::Open => text.to_owned(),
            Secrecy::Secret => "(set, not shown)".into(),
            Secrecy::Url => without_password(text).unwrap_or_else(|| "(set, not shown)".into()),
        }
    }
}

/// A URL whose password is hidden; `None` when it is no URL, so that nobody can say where a password in it would be.
fn without_password(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    // An `@` in a password that should have been written %40 ends where the last one is; a parameter may be a password too.
    let (user, host) = rest.rsplit_once('@').unwrap_or(("", authority));
    let host = host.split('?').next().unwrap_or(host);
    let user = match user.split_once(':') {
        Some((user, _)) => format!("{user}:***@"),
        None if user.is_empty() => String::new(),
        None => format!("{user}@"),
    };
    let path = if user.is_empty() { rest.split('?').next().unwrap_or(rest) } else { host };
    Some(format!("{scheme}://{user}{path}"))
}

#[cfg(test)]
mod tests {
    use super::{DATABASE, KEYS};
    use std::collections::HashSet;

    #[test]
    fn names_are_unique() {
        let mut seen = HashSet::new();
        for key in KEYS {
            for name in [Some(key.name), key.flag, Some(key.variable)].into_iter().flatten() {
                assert!(seen.insert(name), "{name} twice");
            }
            assert!(!key.in_file || key.name.contains('.'), "{} has no section", key.name);
        }
    }

    #[test]
    fn no_password_is_shown() {
        for (url, shown) in [
            ("postgres://roster@db:5432/roster", "postgres://roster@db:5432/roster"),
            ("postgres://roster:hunter2@db:5432/roster", "postgres://roster:***@db:5432/roster"),
            ("postgres://roster:hun@ter2@db/roster", "postgres://roster:***@db/roster"),
            ("postgres://db/roster?user=roster&password=hunter2", "postgres://db/roster"),
            ("postgres://roster:hunter2/3@db/roster?x=1", "postgres://roster:***@db/roster"),
            ("host=db password=hunter2", "(set, not shown)"),
        ] {
            assert_eq!(DATABASE.shown(url), shown);
        }
    }
}
