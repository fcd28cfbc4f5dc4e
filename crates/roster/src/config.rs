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

/// Where the data is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Sqlite(PathBuf),
    Postgres(String),
}

/// Every setting, resolved.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) place: Option<Place>,
    pub(crate) listen: Option<SocketAddr>,
    pub(crate) public_url: Option<String>,
}

impl Config {
    /// Joins the sources; a default place is left to the command.
    pub(crate) fn resolve(store: &StoreArgs, listen: &ListenArgs) -> Result<Self, Failure> {
        let named = store.config.clone().or_else(|| std::env::var_os("ROSTER_CONFIG").map(PathBuf::from));
        let file = file(named.as_deref())?;
        let flags = place("the command line", store.data.clone(), store.database.clone())?;
        let environment = place("the environment", std::env::var_os("ROSTER_DATA").map(PathBuf::from), database_variable()?)?;
        let configured = place("the settings file", file.store.data, file.store.database)?;
        let public_url = listen.public_url.clone().or_else(|| std::env::var("ROSTER_PUBLIC_URL").ok()).or(file.server.public_url);
        Ok(Self {
            place: flags.or(environment).or(configured),
            listen: listen.listen.map_or_else(listen_variable, |address| Ok(Some(address)))?.or(file.server.listen),
            public_url: public_url.map(|url| public(&url)).transpose()?,
        })
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
    let Ok(text) = std::env::var("ROSTER_LISTEN") else { return Ok(None) };
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
    if let Ok(url) = std::env::var("ROSTER_DATABASE") {
        return Ok(Some(url));
    }
    let Some(path) = std::env::var_os("ROSTER_DATABASE_FILE") else { return Ok(None) };
    let text =
        std::fs::read_to_string(&path).map_err(|error| Failure::usage(format!("ROSTER_DATABASE_FILE {}: {error}", path.display())))?;
    Ok(Some(text.trim().to_owned()))
}

fn file(named: Option<&Path>) -> Result<File, Failure> {
    let path = named.unwrap_or(Path::new("roster.toml"));
    if named.is_none() && !path.exists() {
        return Ok(File::default());
    }
    let text = std::fs::read_to_string(path).map_err(|error| Failure::usage(format!("{}: {error}", path.display())))?;
    toml::from_str(&text).map_err(|error| Failure::usage(format!("{}: {error}", path.display())))
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
