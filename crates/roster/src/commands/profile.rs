//! `roster profile …`.

use crate::{
    cli::Profile as Command,
    client::profiles::{Key, Profile, Profiles},
    config::server_url,
    failure::Failure,
    output::{self, Table, printable, terminal},
};
use serde_json::json;
use std::path::Path;

pub(crate) fn run(command: Command) -> Result<(), Failure> {
    let mut profiles = Profiles::read()?;
    match command {
        Command::Add { name, url, organization, key_file } => {
            let url = server_url(&url).map_err(|wrong| Failure::usage(wrong).about("--url"))?;
            warn_of_clear_text(&url);
            let key = key(key_file.as_deref())?;
            let mask = key.mask();
            profiles.add(name.clone(), Profile { url, organization, key })?;
            output::line(&format!("profile {name} with the key {mask} is in {}", profiles.path().display()))
        }
        Command::List { json } => list(&profiles, json),
        Command::Use { name } => {
            profiles.choose(&name)?;
            output::line(&format!("commands use profile {name} unless --profile or a variable names another"))
        }
        Command::Remove { name, yes } => {
            profiles.named(&name)?;
            terminal::confirm(&format!("remove profile {name}: its key is kept nowhere else by roster"), yes)?;
            profiles.remove(&name)?;
            output::line(&format!("removed profile {name}"))
        }
    }
}

/// From a file or from standard input: never from a flag, which every process on the machine can read.
fn key(file: Option<&Path>) -> Result<Key, Failure> {
    let (text, source) = match file {
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|error| Failure::usage(format!("{}: {error}", path.display())))?;
            (text, path.display().to_string())
        }
        None => (terminal::secret("Key")?, "standard input".to_owned()),
    };
    Key::parse(&text).map_err(|wrong| Failure::usage(format!("{source}: {wrong}")))
}

fn warn_of_clear_text(url: &str) {
    let host = url.strip_prefix("http://").map(|host| host.rsplit_once(':').map_or(host, |(host, _)| host));
    let local = |host: &str| matches!(host, "localhost" | "[::1]") || host.starts_with("127.");
    if host.is_some_and(|host| !local(host)) {
        output::error(&format!("{url} is not https: the key crosses the network in the clear"));
    }
}

fn list(profiles: &Profiles, as_json: bool) -> Result<(), Failure> {
    let default = profiles.default()?.map(|(name, _)| name);
    let mut table = Table::new(vec![("NAME", 0), ("URL", 0), ("ORGANIZATION", 1), ("KEY", 3), ("DEFAULT", 2)]);
    for (name, profile) in profiles.all() {
        let (mask, chosen) = (profile.key.mask(), default == Some(name));
        if as_json {
            let organization = &profile.organization;
            output::json(&json!({"name": name, "url": profile.url, "organization": organization, "key": mask, "default": chosen}))?;
        } else {
            let organization = profile.organization.as_deref().map_or_else(|| "-".into(), printable);
            let chosen = if chosen { "yes" } else { "" };
            table.push([name.to_owned(), profile.url.clone(), organization, mask, chosen.to_owned()]);
        }
    }
    if as_json { Ok(()) } else { table.print(terminal::width()) }
}
