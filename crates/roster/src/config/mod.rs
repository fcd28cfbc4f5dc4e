//! Settings: flags > `ROSTER_*` environment > `roster.toml` > defaults.
//!
//! To add one: a line in [`key`], with its flag in `cli.rs` if it has one, and a [`Sources::pick`] here.

pub(crate) mod key;
mod sources;

use crate::{
    cli::{ListenArgs, StoreArgs},
    failure::Failure,
};
use lettre::message::Mailbox;
use roster_api::{Limits, Network};
use roster_core::{random::SystemRandom, sealed::Sealing, secret::Secret, store::PostgresOptions};
pub(crate) use sources::{Setting, Source, from_environment, variable};
use sources::{Sources, warn_of_unknown_variables};
use std::{net::SocketAddr, path::PathBuf};

/// Where the data is. Not `Debug`: a database's URL may hold a password.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Sqlite(PathBuf),
    Postgres(String),
}

/// Every setting, resolved.
pub(crate) struct Config {
    /// The place that a flag named.
    pub(crate) flag: Option<Place>,
    /// The place that any source named.
    pub(crate) place: Option<Place>,
    pub(crate) listen: Option<SocketAddr>,
    pub(crate) public_url: Option<String>,
    pub(crate) trusted_proxies: Vec<Network>,
    pub(crate) limits: Limits,
    pub(crate) mail: Option<Mail>,
    /// What seals secrets that are read again, where a key is set.
    pub(crate) sealing: Sealing,
}

/// How mail leaves the server. Not `Debug`: it holds a password.
#[derive(Clone)]
pub(crate) struct Mail {
    pub(crate) way: MailWay,
    pub(crate) from: Mailbox,
}

/// Where mail goes.
#[derive(Clone)]
pub(crate) enum MailWay {
    /// A server's URL, and the password of the user that it names.
    Smtp { url: String, password: Option<String> },
    /// A folder, for whatever picks it up there.
    Folder(PathBuf),
}

impl Config {
    /// Joins the sources; a default place is left to the command. What another source overrides may be wrong.
    pub(crate) fn resolve(store: &StoreArgs, listen: &ListenArgs) -> Result<Self, Failure> {
        warn_of_unknown_variables();
        Self::join(&mut sources(store, false)?, store, listen)
    }

    /// Checks every source, also what another one overrides: the settings with where they come from, and what is wrong.
    pub(crate) fn check(store: &StoreArgs, listen: &ListenArgs) -> Result<(Vec<Setting>, Vec<String>), Failure> {
        warn_of_unknown_variables();
        let mut sources = sources(store, true)?;
        Self::join(&mut sources, store, listen)?;
        sources.pick(&key::ROOT_KEY, None, root)?;
        sources.pick(&key::SANDBOX_TOKEN, None, token)?;
        Ok((sources.settings, sources.faults))
    }

    fn join(sources: &mut Sources, store: &StoreArgs, listen: &ListenArgs) -> Result<Self, Failure> {
        let place = place(sources, store)?;
        let address = |text: &str| text.parse().map_err(|_| "must look like 127.0.0.1:7400".to_owned());
        Ok(Self {
            flag: place.as_ref().filter(|(source, _)| *source == Source::Flag).map(|(_, place)| place.clone()),
            place: place.map(|(_, place)| place),
            listen: sources.pick(&key::LISTEN, listen.listen.map(|address| address.to_string()), address)?.map(|(_, address)| address),
            public_url: sources.pick(&key::PUBLIC_URL, listen.public_url.clone(), server_url)?.map(|(_, url)| url),
            trusted_proxies: sources.pick(&key::TRUSTED_PROXIES, None, proxies)?.map_or_else(Vec::new, |(_, proxies)| proxies),
            limits: Limits {
                key: sources.pick(&key::LIMITS_KEY, None, limit)?.map_or(6000, |(_, limit)| limit),
                address: sources.pick(&key::LIMITS_ADDRESS, None, limit)?.map_or(1200, |(_, limit)| limit),
                failures: sources.pick(&key::LIMITS_FAILURES, None, limit)?.map_or(60, |(_, limit)| limit),
            },
            mail: mail(sources)?,
            sealing: sources.pick(&key::SECRET_KEY, None, sealing)?.map_or_else(Sealing::default, |(_, sealing)| sealing),
        })
    }

    /// For a store that is thrown away or rewound: the key that is set, or one that goes with this process.
    pub(crate) fn some_sealing(&self) -> Result<Sealing, Failure> {
        if self.sealing.has_key() { Ok(self.sealing.clone()) } else { Ok(Sealing::throw_away(&SystemRandom)?) }
    }
}

fn sources(store: &StoreArgs, thorough: bool) -> Result<Sources, Failure> {
    let named = store.config.clone().or_else(|| variable(key::CONFIG.variable).map(PathBuf::from));
    Sources::read(named.as_deref(), thorough)
}

/// One source names one place; the directory of one source gives way to the database of an earlier one, and the other way
/// round.
fn place(sources: &mut Sources, store: &StoreArgs) -> Result<Option<(Source, Place)>, Failure> {
    let flag = store.data.as_ref().map(|path| path.display().to_string());
    let data = sources.pick(&key::DATA, flag, |text| Ok(Place::Sqlite(PathBuf::from(text))))?;
    let database = sources.pick(&key::DATABASE, store.database.clone(), database)?;
    let (Some((from, _)), Some((other, _))) = (&data, &database) else { return Ok(data.or(database)) };
    if from == other {
        let source = match from {
            Source::Flag => "the command line",
            Source::Environment => "the environment",
            Source::File => "the settings file",
        };
        sources.refuse(format!("{source} names both a data directory and a database: keep one"))?;
    }
    let (chosen, beaten) = if from < other { (data, &key::DATABASE) } else { (database, &key::DATA) };
    sources.settings.retain(|setting| setting.key.name != beaten.name);
    Ok(chosen)
}

fn database(url: &str) -> Result<Place, String> {
    match PostgresOptions::new(url).check() {
        Ok(()) => Ok(Place::Postgres(url.to_owned())),
        Err(_) => Err("must look like postgres://user:password@host:5432/database".into()),
    }
}

/// The address of a server: scheme, host and perhaps port, without a slash at its end.
pub(crate) fn server_url(url: &str) -> Result<String, String> {
    let url = url.trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    if host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', '@'])) && url.parse::<hyper::Uri>().is_ok() {
        Ok(url.to_owned())
    } else {
        Err("must look like https://roster.example.org, without a path".into())
    }
}

/// Addresses and networks with commas between them.
fn proxies(text: &str) -> Result<Vec<Network>, String> {
    let networks = text.split(',').map(|network| network.trim().parse::<Network>());
    networks.collect::<Result<_, _>>().map_err(|wrong| format!("{wrong}; commas between several"))
}

/// Mail goes one way, and says from whom it is.
fn mail(sources: &mut Sources) -> Result<Option<Mail>, Failure> {
    let url = sources.pick(&key::MAIL_SMTP, None, crate::mail::check_url)?.map(|(_, url)| url);
    let password = sources.pick(&key::MAIL_PASSWORD, None, |text| Ok(text.to_owned()))?.map(|(_, password)| password);
    let folder = sources.pick(&key::MAIL_FOLDER, None, |text| Ok(PathBuf::from(text)))?.map(|(_, folder)| folder);
    let wrong = |_| "must be an address, such as roster@example.org or Roster <roster@example.org>".to_owned();
    let from = sources.pick(&key::MAIL_FROM, None, |text| text.parse::<Mailbox>().map_err(wrong))?.map(|(_, from)| from);
    let way = match (url, folder) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => {
            sources.refuse("mail.smtp and mail.folder both say where mail goes: keep one".into())?;
            return Ok(None);
        }
        (Some(url), None) => MailWay::Smtp { url, password },
        (None, Some(folder)) => MailWay::Folder(folder),
    };
    match from {
        Some(from) => Ok(Some(Mail { way, from })),
        None => {
            sources.refuse(
                "mail.from is needed where mail is sent: set ROSTER_MAIL_FROM or [mail] from, such as Roster <roster@example.org>".into(),
            )?;
            Ok(None)
        }
    }
}

fn limit(text: &str) -> Result<u32, String> {
    let requests = text.parse().ok().filter(|requests| *requests <= 60_000_000);
    requests.ok_or_else(|| "must be a number of requests a minute up to 60000000, 0 for no limit".into())
}

/// The key of ROSTER_ROOT_KEY, or of the file that ROSTER_ROOT_KEY_FILE names.
pub(crate) fn root_key() -> Result<Option<Secret>, Failure> {
    let Some((text, name)) = from_environment(&key::ROOT_KEY)? else { return Ok(None) };
    root(&text).map(Some).map_err(|wrong| Failure::usage(format!("{name}: {wrong}")))
}

/// The token of ROSTER_SANDBOX_TOKEN, or of the file that ROSTER_SANDBOX_TOKEN_FILE names.
pub(crate) fn sandbox_token() -> Result<Option<String>, Failure> {
    let Some((text, name)) = from_environment(&key::SANDBOX_TOKEN)? else { return Ok(None) };
    token(&text).map(Some).map_err(|wrong| Failure::usage(format!("{name}: {wrong}")))
}

fn token(text: &str) -> Result<String, String> {
    if (16..=512).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(text.to_owned())
    } else {
        Err("must have 16 to 512 printable ASCII characters and no blanks".into())
    }
}

fn sealing(text: &str) -> Result<Sealing, String> {
    Sealing::with_key(text).map_err(|error| error.to_string())
}

fn root(text: &str) -> Result<Secret, String> {
    Secret::literal(text.to_owned()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::server_url;

    #[test]
    fn the_address_of_a_server_has_no_path() {
        assert_eq!(server_url("https://roster.example.org/").as_deref(), Ok("https://roster.example.org"));
        for bad in ["roster.example.org", "https://", "https://a/b", "ftp://a", "http://a b", "http://u:p@a"] {
            assert!(server_url(bad).is_err(), "{bad}");
        }
    }
}
