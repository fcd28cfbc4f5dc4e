//! Settings: flags > `ROSTER_*` environment > `roster.toml` > defaults.

use crate::{
    cli::{ListenArgs, StoreArgs},
    failure::Failure,
};
use serde::Deserialize;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

/// `roster.toml`: a section per subject, every key optional, unknown ones refused.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    store: StoreSection,
    server: ServerSection,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct StoreSection {
    data: Option<PathBuf>,
    database: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ServerSection {
    listen: Option<SocketAddr>,
    public_url: Option<String>,
}

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
}

impl Config {
    /// Joins the sources; a default place is left to the command.
    pub(crate) fn resolve(store: &StoreArgs, listen: &ListenArgs) -> Result<Self, Failure> {
        warn_of_unknown_variables();
        let named = store.config.clone().or_else(|| variable("ROSTER_CONFIG").map(PathBuf::from));
        let file = file(named.as_deref())?;
        let flags = place("the command line", store.data.clone(), store.database.clone())?;
        // A source that another one overrides may be wrong.
        let place = match &flags {
            Some(place) => Some(place.clone()),
            None => match place("the environment", variable("ROSTER_DATA").map(PathBuf::from), database_variable()?)? {
                Some(place) => Some(place),
                None => place("the settings file", file.store.data, file.store.database)?,
            },
        };
        let public_url = listen.public_url.clone().or_else(|| variable("ROSTER_PUBLIC_URL")).or(file.server.public_url);
        Ok(Self {
            flag: flags,
            place,
            listen: listen.listen.map_or_else(listen_variable, |address| Ok(Some(address)))?.or(file.server.listen),
            public_url: public_url.map(|url| public(&url)).transpose()?,
        })
    }
}

/// The variables that mean something; `ROSTER_KEY` and `ROSTER_URL` are what people call a client's.
const VARIABLES: [&str; 10] = [
    "ROSTER_CONFIG",
    "ROSTER_DATA",
    "ROSTER_DATABASE",
    "ROSTER_DATABASE_FILE",
    "ROSTER_KEY",
    "ROSTER_LISTEN",
    "ROSTER_PUBLIC_URL",
    "ROSTER_ROOT_KEY",
    "ROSTER_ROOT_KEY_FILE",
    "ROSTER_URL",
];

/// A variable that is set to something; an empty one counts as absent.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

/// Says which variables look like settings and are none: a mistyped one would else be a silent default.
fn warn_of_unknown_variables() {
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("ROSTER_") && !VARIABLES.contains(&&*name) {
            tracing::warn!("{name} is no setting of roster; these are: {}", VARIABLES.join(", "));
        }
    }
}

/// One source names one place.
fn place(source: &str, data: Option<PathBuf>, database: Option<String>) -> Result<Option<Place>, Failure> {
    match (data, database) {
        (Some(_), Some(_)) => Err(Failure::usage(format!("{source} names both a data directory and a database: keep one"))),
        (Some(data), None) => Ok(Some(Place::Sqlite(data))),
        (None, database) => Ok(database.map(Place::Postgres)),
    }
}

fn listen_variable() -> Result<Option<SocketAddr>, Failure> {
    let Some(text) = variable("ROSTER_LISTEN") else { return Ok(None) };
    text.parse().map(Some).map_err(|_| Failure::usage(format!("ROSTER_LISTEN {text:?}: must look like 127.0.0.1:7400")))
}

fn public(url: &str) -> Result<String, Failure> {
    let url = url.trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    if host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', '@'])) {
        Ok(url.to_owned())
    } else {
        Err(Failure::usage(format!("public URL {url:?}: must look like https://roster.example.org, without a path")))
    }
}

/// ROSTER_DATABASE, or the text of the file that ROSTER_DATABASE_FILE names, so that a password stands in no process list.
fn database_variable() -> Result<Option<String>, Failure> {
    if let Some(url) = variable("ROSTER_DATABASE") {
        return Ok(Some(url));
    }
    let Some(path) = variable("ROSTER_DATABASE_FILE") else { return Ok(None) };
    let text = std::fs::read_to_string(&path).map_err(|error| Failure::usage(format!("ROSTER_DATABASE_FILE {path}: {error}")))?;
    Ok(Some(text.trim().to_owned()))
}

fn file(named: Option<&Path>) -> Result<File, Failure> {
    let path = named.unwrap_or(Path::new("roster.toml"));
    if named.is_none() && !path.exists() {
        return Ok(File::default());
    }
    let text = std::fs::read_to_string(path).map_err(|error| Failure::usage(format!("{}: {error}", path.display())))?;
    toml::from_str(&text).map_err(|error| {
        // Its own words would show the line, and with it a password.
        let line = error.span().map_or(0, |span| text[..span.start.min(text.len())].lines().count().max(1));
        Failure::usage(format!("{}, line {line}: {}", path.display(), error.message()))
    })
}

#[cfg(test)]
mod tests {
    use super::{File, public};

    #[test]
    fn unknown_keys_are_refused_by_name() {
        let error = toml::from_str::<File>("[server]\nlisen = \"127.0.0.1:1\"\n").unwrap_err().to_string();
        assert!(error.contains("lisen") && error.contains("listen"), "{error}");
        assert!(toml::from_str::<File>("[store]\ndata = \"/x\"\n[server]\nlisten = \"127.0.0.1:7400\"\n").is_ok());
    }

    #[test]
    fn a_public_url_has_no_path() {
        assert_eq!(public("https://roster.example.org/").ok().as_deref(), Some("https://roster.example.org"));
        for bad in ["roster.example.org", "https://", "https://a/b", "ftp://a"] {
            assert!(public(bad).is_err(), "{bad}");
        }
    }
}
