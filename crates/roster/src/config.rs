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
        let file = file(store.config.as_deref())?;
        let given = match (&store.data, &store.database) {
            (Some(data), _) => Some(Place::Sqlite(data.clone())),
            (None, Some(url)) => Some(Place::Postgres(url.clone())),
            (None, None) => database_file()?.map(Place::Postgres),
        };
        let configured = match (file.store.data, file.store.database) {
            (Some(_), Some(_)) => return Err(Failure::usage("roster.toml: [store] has both data and database: keep one")),
            (Some(data), None) => Some(Place::Sqlite(data)),
            (None, database) => database.map(Place::Postgres),
        };
        let public_url = listen.public_url.clone().or(file.server.public_url).map(|url| public(&url)).transpose()?;
        Ok(Self { place: given.or(configured), listen: listen.listen.or(file.server.listen), public_url })
    }
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

/// The file named by ROSTER_DATABASE_FILE holds the URL, so that its password stands in no process list.
fn database_file() -> Result<Option<String>, Failure> {
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
