//! Where values come from: flags, the environment, the settings file.

use super::key::{KEYS, Key, Secrecy};
use crate::failure::Failure;
use std::path::{Path, PathBuf};
use toml::Table;

/// The sorts of sources; an earlier one wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    Flag,
    Environment,
    File,
}

/// A setting, as `roster config check` lists it.
#[derive(Debug)]
pub(crate) struct Setting {
    pub(crate) key: &'static Key,
    /// What may be shown of the value.
    pub(crate) value: String,
    /// The name of the source, the default's included.
    pub(crate) from: String,
}

/// A value as a source has it, with the name that this source gives it.
struct Found {
    text: String,
    name: String,
}

/// All sources of one run.
pub(crate) struct Sources {
    path: PathBuf,
    file: Table,
    /// Whether what another source overrides is checked too, and every fault is gathered.
    thorough: bool,
    /// The settings that were asked for, in that order.
    pub(crate) settings: Vec<Setting>,
    /// What is wrong, when all of it is wanted.
    pub(crate) faults: Vec<String>,
}

impl Sources {
    /// Reads the settings file: the named one, or `roster.toml` when it is there.
    pub(crate) fn read(named: Option<&Path>, thorough: bool) -> Result<Self, Failure> {
        let path = named.unwrap_or(Path::new("roster.toml")).to_owned();
        let mut sources = Self { file: Table::new(), thorough, settings: Vec::new(), faults: Vec::new(), path };
        if named.is_some() || sources.path.exists() {
            sources.file = table(&sources.path)?;
            for fault in sources.unknown() {
                sources.refuse(fault)?;
            }
        }
        Ok(sources)
    }

    /// The value of a setting from the first source that has it.
    pub(crate) fn pick<T>(
        &mut self,
        key: &'static Key,
        flag: Option<String>,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Option<(Source, T)>, Failure> {
        let mut picked = None;
        for source in [Source::Flag, Source::Environment, Source::File] {
            if picked.is_some() && !self.thorough {
                break;
            }
            let found = match source {
                Source::Flag => Ok(flag.clone().map(|text| Found { text, name: key.flag.unwrap_or_default().into() })),
                Source::Environment => environment(key),
                Source::File => self.in_file(key),
            };
            let parsed = found.and_then(|found| found.map(|found| parsed(key, &found, &parse).map(|value| (found, value))).transpose());
            match parsed {
                Ok(Some((found, value))) if picked.is_none() => {
                    self.settings.push(Setting { key, value: key.shown(&found.text), from: found.name });
                    picked = Some((source, value));
                }
                Ok(_) => {}
                Err(fault) => self.refuse(fault)?,
            }
        }
        if picked.is_none() {
            self.settings.push(Setting { key, value: key.default.into(), from: "default".into() });
        }
        Ok(picked)
    }

    /// Ends the run with what is wrong, or notes it where all of it is wanted.
    pub(crate) fn refuse(&mut self, fault: String) -> Result<(), Failure> {
        if !self.thorough {
            return Err(Failure::usage(fault));
        }
        self.faults.push(fault);
        Ok(())
    }

    fn in_file(&self, key: &Key) -> Result<Option<Found>, String> {
        let (true, Some((section, name))) = (key.in_file, key.name.split_once('.')) else { return Ok(None) };
        let name_there = key.in_file(&self.path);
        match self.file.get(section).and_then(|section| section.get(name)) {
            None => Ok(None),
            Some(toml::Value::String(text)) => Ok(Some(Found { text: text.clone(), name: name_there })),
            Some(value @ (toml::Value::Integer(_) | toml::Value::Boolean(_))) => {
                Ok(Some(Found { text: value.to_string(), name: name_there }))
            }
            Some(other) => Err(format!("{name_there}: must be text, a number or true or false, not {}", other.type_str())),
        }
    }

    /// What the settings file holds and nobody reads.
    fn unknown(&self) -> Vec<String> {
        let path = self.path.display();
        let keys: Vec<_> = KEYS.iter().filter(|key| key.in_file).filter_map(|key| key.name.split_once('.')).collect();
        let mut sections: Vec<_> = keys.iter().map(|(section, _)| *section).collect();
        sections.dedup();
        let mut faults = Vec::new();
        for (section, content) in &self.file {
            if !sections.contains(&section.as_str()) {
                faults.push(format!("{path}: [{section}] is no section; these are: {}", sections.join(", ")));
                continue;
            }
            let known: Vec<_> = keys.iter().filter(|(of, _)| of == section).map(|(_, name)| *name).collect();
            let Some(content) = content.as_table() else {
                faults.push(format!("{path}: {section} must be a section, [{section}], with {}", known.join(", ")));
                continue;
            };
            let unknown = content.keys().filter(|name| !known.contains(&name.as_str()));
            faults.extend(unknown.map(|name| format!("{path}, [{section}]: {name} is no setting; these are: {}", known.join(", "))));
        }
        faults
    }
}

/// The value in its type; a fault names the source, and shows the text unless it is secret.
fn parsed<T>(key: &Key, found: &Found, parse: impl Fn(&str) -> Result<T, String>) -> Result<T, String> {
    let Found { text, name } = found;
    parse(text).map_err(|wrong| match key.secrecy {
        Secrecy::Open => format!("{name} {text:?}: {wrong}"),
        Secrecy::Url | Secrecy::Secret => format!("{name}: {wrong}"),
    })
}

/// A variable that is set to something; an empty one counts as absent.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

/// The key's variable, or the text of the file that its `_FILE` variable names, so that a secret stands in no process list.
fn environment(key: &Key) -> Result<Option<Found>, String> {
    if let Some(text) = variable(key.variable) {
        return Ok(Some(Found { text, name: key.variable.into() }));
    }
    let Some(name) = key.file_variable() else { return Ok(None) };
    let Some(path) = variable(&name) else { return Ok(None) };
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{name} {path}: {error}"))?;
    Ok(Some(Found { text: text.trim().to_owned(), name: format!("{name} ({path})") }))
}

/// The key's value from the environment alone, with the name of the variable.
pub(crate) fn from_environment(key: &Key) -> Result<Option<(String, String)>, Failure> {
    environment(key).map(|found| found.map(|Found { text, name }| (text, name))).map_err(Failure::usage)
}

/// Says which variables look like settings and are none: a mistyped one would else be a silent default.
pub(crate) fn warn_of_unknown_variables() {
    let known: Vec<_> = KEYS.iter().flat_map(|key| [Some(key.variable.to_owned()), key.file_variable()]).flatten().collect();
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("ROSTER_") && !known.iter().any(|known| *known == name) {
            tracing::warn!("{name} is no setting of roster; these are: {}", known.join(", "));
        }
    }
}

fn table(path: &Path) -> Result<Table, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::usage(format!("{}: {error}", path.display())))?;
    toml::from_str(&text).map_err(|error| {
        // Its own words would show the line, and with it a password.
        let line = error.span().map_or(0, |span| text[..span.start.min(text.len())].lines().count().max(1));
        Failure::usage(format!("{}, line {line}: {}", path.display(), error.message()))
    })
}
