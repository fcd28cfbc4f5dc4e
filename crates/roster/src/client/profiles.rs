//! The client's file of profiles: servers with their keys, for whoever runs the command line.

use crate::{config::variable, failure::Failure, private};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fmt,
    io::Write,
    path::{Path, PathBuf},
};

/// A server, the key for it, and the organization that is meant when none is named.
#[derive(Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profile {
    pub(crate) url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) organization: Option<String>,
    pub(crate) key: Key,
}

/// The text of a key; its `Debug` shows nothing of it.
#[derive(Clone, Deserialize, Serialize)]
#[serde(try_from = "String")]
pub(crate) struct Key(String);

impl TryFrom<String> for Key {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text)
    }
}

impl Key {
    /// The text without the space around it.
    ///
    /// # Errors
    /// When it is empty, or holds what no header can carry.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("a key is one word of printable ASCII characters".into());
        }
        Ok(Self(text.to_owned()))
    }

    /// The text, for the one header that carries it.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// Enough to recognise the key, useless to guess it; of a short text nothing.
    pub(crate) fn mask(&self) -> String {
        let start = if self.0.starts_with("rst_") { self.0.match_indices('_').nth(1).map_or(4, |(at, _)| at + 1) } else { 2 };
        let shown = self.0.len() >= start + 24;
        if shown { format!("{}…{}", &self.0[..start], &self.0[self.0.len() - 3..]) } else { "…".into() }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// The file.
#[derive(Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    /// The profile that counts when none is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<String>,
    profiles: BTreeMap<String, Profile>,
}

/// All profiles, and where they are kept.
pub(crate) struct Profiles {
    path: PathBuf,
    file: File,
}

impl Profiles {
    /// Reads `$XDG_CONFIG_HOME/roster/profiles.toml`, or `~/.config/roster/profiles.toml`; without a file there are none.
    pub(crate) fn read() -> Result<Self, Failure> {
        let Some(path) = path() else { return Ok(Self { path: PathBuf::new(), file: File::default() }) };
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self { path, file: File::default() }),
            Err(error) => return Err(Failure::usage(format!("{}: {error}", path.display()))),
        };
        check_mode(&path)?;
        // The parser's own words would show the line, and with it a key.
        let wrong = |error: toml::de::Error| Failure::usage(format!("{}: {}", path.display(), error.message()));
        let file = toml::from_str(&text).map_err(wrong)?;
        Ok(Self { path, file })
    }

    /// Where the profiles are kept.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The profile of this name.
    pub(crate) fn named(&self, name: &str) -> Result<&Profile, Failure> {
        self.file.profiles.get(name).ok_or_else(|| Failure::usage(self.absent(name)))
    }

    /// The profile that counts when none is named, with its name.
    pub(crate) fn default(&self) -> Result<Option<(&str, &Profile)>, Failure> {
        let Some(name) = &self.file.default else { return Ok(None) };
        Ok(Some((name, self.named(name)?)))
    }

    /// All, by name.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, &Profile)> {
        self.file.profiles.iter().map(|(name, profile)| (name.as_str(), profile))
    }

    /// Adds one or writes it anew; the first becomes the default.
    pub(crate) fn add(&mut self, name: String, profile: Profile) -> Result<(), Failure> {
        let wrong = name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
        if wrong {
            return Err(Failure::usage(format!("{name:?}: a profile's name has letters, digits, hyphens, dots and underscores")));
        }
        if self.file.profiles.is_empty() {
            self.file.default = Some(name.clone());
        }
        self.file.profiles.insert(name, profile);
        self.write()
    }

    /// Makes one the default.
    pub(crate) fn choose(&mut self, name: &str) -> Result<(), Failure> {
        self.named(name)?;
        self.file.default = Some(name.to_owned());
        self.write()
    }

    /// Removes one; what was the default is none afterwards.
    pub(crate) fn remove(&mut self, name: &str) -> Result<(), Failure> {
        if self.file.profiles.remove(name).is_none() {
            return Err(Failure::failed(self.absent(name)));
        }
        if self.file.default.as_deref() == Some(name) {
            self.file.default = None;
        }
        self.write()
    }

    fn absent(&self, name: &str) -> String {
        let names: Vec<_> = self.file.profiles.keys().map(String::as_str).collect();
        match names.as_slice() {
            [] => format!("there is no profile {name}: make it with `roster profile add {name} --url URL`"),
            _ => format!("there is no profile {name}; these are: {}", names.join(", ")),
        }
    }

    /// Writes a new file beside the old one and puts it in its place, readable by its owner alone from the first byte.
    fn write(&self) -> Result<(), Failure> {
        let Some(directory) = self.path.parent().filter(|_| !self.path.as_os_str().is_empty()) else {
            return Err(Failure::usage("there is no place for profiles: set HOME or XDG_CONFIG_HOME"));
        };
        let failed = |error: std::io::Error| Failure::failed(format!("{}: {error}", self.path.display()));
        let text = toml::to_string(&self.file).map_err(|error| Failure::failed(error.to_string()))?;
        std::fs::create_dir_all(directory).map_err(failed)?;
        let fresh = self.path.with_extension(format!("{}.new", std::process::id()));
        let written = private::create(&fresh).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            std::fs::rename(&fresh, &self.path)
        });
        written.inspect_err(|_| drop(std::fs::remove_file(&fresh))).map_err(failed)
    }
}

fn path() -> Option<PathBuf> {
    let home = || variable("HOME").or_else(|| variable("USERPROFILE")).map(|home| Path::new(&home).join(".config"));
    let directory = variable("XDG_CONFIG_HOME").map(PathBuf::from).or_else(home)?;
    Some(directory.join("roster").join("profiles.toml"))
}

/// Keys that others may read are keys that others have.
#[cfg(unix)]
fn check_mode(path: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path)?.permissions().mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    let path = path.display();
    Err(Failure::usage(format!("{path} holds keys and others may read it: `chmod 600 {path}`, and replace the keys in it if somebody did")))
}

#[cfg(not(unix))]
fn check_mode(_: &Path) -> Result<(), Failure> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn a_mask_shows_no_more_than_both_ends() {
        let long = format!("rst_key_{}xyz", "0".repeat(70));
        for (text, mask) in [(&*long, "rst_key_…xyz"), ("0123456789abcdef0123456789abcdef", "01…def"), ("short", "…"), ("rst_short", "…")]
        {
            let key = Key::parse(text).unwrap();
            assert_eq!((key.mask(), format!("{key:?}")), (mask.to_owned(), "Key(…)".to_owned()));
        }
        assert!(Key::parse(" \n").is_err() && Key::parse("two words").is_err() && Key::parse("ключ").is_err());
    }
}
