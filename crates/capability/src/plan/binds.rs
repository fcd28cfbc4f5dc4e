//! Variables: where `{{KEY}}` and `{{namespace.KEY}}` come from.

use super::imports::text_of;
use crate::{
    document::Bind,
    finding::{Findings, Place},
    template::{Key, Part, parts},
    yaml::{self, Kind, Node},
};
use std::{
    collections::HashMap,
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A variable's value by its name.
pub type Source = dyn Fn(&str) -> Option<String> + Send + Sync;

/// Where the values of variables come from.
#[derive(Clone, Default)]
pub enum Variables {
    /// From nowhere: what uses them is described and can't be called. For looking at a file without its secrets.
    #[default]
    Unread,
    /// From the files that binds name, and from here where they name none.
    From(Arc<Source>),
}

impl fmt::Debug for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unread => "Unread",
            Self::From(_) => "From(…)",
        })
    }
}

impl Variables {
    /// From the environment of this process.
    pub fn environment() -> Self {
        Self::From(Arc::new(|name| std::env::var(name).ok()))
    }
}

/// Every variable of a file.
#[derive(Default)]
pub(crate) struct Binds {
    namespaces: Vec<Namespace>,
    unread: bool,
}

struct Namespace {
    name: String,
    place: Place,
    /// Only what has a value; an empty one counts as none.
    values: HashMap<String, String>,
    /// The variable, and where it would come from, for those that have no value.
    unset: HashMap<String, String>,
    environment: Option<Variables>,
}

/// Why a text with variables has no value.
#[derive(Debug)]
pub(crate) enum Unresolved {
    /// The variable is declared and has no value.
    Unset { name: String, bind: String, source: String },
    /// No bind declares it.
    Unknown { name: String },
}

impl fmt::Debug for Binds {
    /// Values are secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.namespaces.iter().map(|namespace| &namespace.name)).finish()
    }
}

impl Binds {
    pub(super) fn read(binds: &[Bind], file: &Path, variables: &Variables, findings: &mut Findings) -> Self {
        let unread = matches!(variables, Variables::Unread);
        let namespaces = binds.iter().map(|bind| Namespace::read(bind, file, variables, findings)).collect();
        Self { namespaces, unread }
    }

    /// Whether variables were left unread on purpose.
    pub(crate) const fn are_unread(&self) -> bool {
        self.unread
    }

    /// A variable's value. Of several binds with the same one the last counts.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.resolve(name).ok()
    }

    fn resolve(&self, name: &str) -> Result<String, Unresolved> {
        if let Some((namespace, key)) = name.split_once('.')
            && let Some(namespace) = self.namespaces.iter().rev().find(|known| known.name == namespace)
        {
            return namespace.get(key, name);
        }
        let mut unset = None;
        for namespace in self.namespaces.iter().rev() {
            if let Some(value) = namespace.values.get(name) {
                return Ok(value.clone());
            }
            if let Some(source) = namespace.unset.get(name) {
                unset.get_or_insert_with(|| Unresolved::Unset {
                    name: name.to_owned(),
                    bind: namespace.name.clone(),
                    source: source.clone(),
                });
            }
        }
        Err(unset.unwrap_or_else(|| Unresolved::Unknown { name: name.to_owned() }))
    }

    /// Whether a bind declares the variable, with or without a value.
    pub(crate) fn declares(&self, name: &str) -> bool {
        !matches!(self.resolve(name), Err(Unresolved::Unknown { .. }))
    }

    /// Why a declared variable has no value, where it has none.
    pub(super) fn unset(&self, name: &str) -> Option<Unresolved> {
        self.resolve(name).err().filter(|why| matches!(why, Unresolved::Unset { .. }) && !self.unread)
    }

    /// Why the variables that an authentication's fields ask for have no value: all of them, so that nobody is told one by one.
    pub(super) fn all_unset(&self, fields: &Node) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut waiting = vec![fields];
        while let Some(node) = waiting.pop() {
            match &node.kind {
                Kind::Map(entries) => waiting.extend(entries.iter().rev().map(|entry| &entry.value)),
                Kind::List(items) => waiting.extend(items.iter().rev()),
                Kind::Scalar { text, .. } => {
                    for part in parts(text) {
                        if let Part::Key(Key::Name(name)) = part
                            && let Some(words) = self.unset(&name).map(|why| why.words())
                            && !found.contains(&words)
                        {
                            found.push(words);
                        }
                    }
                }
            }
        }
        found
    }

    /// A text with its variables, all of which must have a value.
    pub(crate) fn fill(&self, text: &str) -> Result<String, Unresolved> {
        let mut filled = String::new();
        for part in parts(text) {
            match part {
                Part::Text(text) => filled.push_str(&text),
                Part::Key(Key::Name(name) | Key::Input(name) | Key::Step(name, _)) => match self.resolve(&name) {
                    Ok(value) => filled.push_str(&value),
                    // What nobody will send shows where the value would stand.
                    Err(Unresolved::Unset { .. }) if self.unread => filled.push_str(&format!("{{{{{name}}}}}")),
                    Err(why) => return Err(why),
                },
            }
        }
        Ok(filled)
    }

    /// Warns of variables that a text takes from the environment without a declaration.
    pub(crate) fn check_declared(&self, text: &str, place: &Place, findings: &mut Findings) {
        for part in parts(text) {
            if let Part::Key(Key::Name(name)) = part
                && let Some((namespace, key)) = name.split_once('.')
                && let Some(bind) = self.namespaces.iter().rev().find(|known| known.name == namespace)
                && bind.environment.is_some()
                && !bind.values.contains_key(key)
                && !bind.unset.contains_key(key)
            {
                let message =
                    format!("`{key}` is not among the `keys` of bind `{namespace}`; it is read from the environment all the same");
                findings.warn(
                    "undeclared-variable",
                    place.clone(),
                    message,
                    format!("add `{key}: {key}` to the bind on line {}", bind.place.line),
                );
            }
        }
    }
}

impl Namespace {
    fn read(bind: &Bind, file: &Path, variables: &Variables, findings: &mut Findings) -> Self {
        let mut namespace = Self {
            name: bind.namespace.clone(),
            place: bind.place.clone(),
            values: HashMap::new(),
            unset: HashMap::new(),
            environment: bind.location.is_none().then(|| variables.clone()),
        };
        let location = bind.location.as_ref();
        let from_file = match (location, variables) {
            (Some(location), Variables::From(_)) => values_of(&location.text, file).map_err(|why| (location, why)).map(Some),
            _ => Ok(None),
        };
        let from_file = from_file.unwrap_or_else(|(location, why)| {
            findings.refuse(
                "bind-file",
                location.place.clone(),
                format!("bind `{}`: {why}", bind.namespace),
                "correct `location`, or leave it out to read the environment",
            );
            None
        });
        for (key, source) in &bind.keys {
            let value = match (variables, location) {
                (Variables::Unread, _) => None,
                (Variables::From(environment), None) => environment(source),
                (Variables::From(_), Some(_)) => from_file.as_ref().and_then(|values| values.get(source)).cloned(),
            };
            match value.filter(|value| !value.is_empty()) {
                Some(value) => drop(namespace.values.insert(key.text.clone(), value)),
                None => {
                    let source = location.map_or_else(
                        || format!("the environment variable {source}"),
                        |location| format!("`{source}` in {}", location.text),
                    );
                    namespace.unset.insert(key.text.clone(), source);
                }
            }
        }
        namespace
    }

    fn get(&self, key: &str, name: &str) -> Result<String, Unresolved> {
        if let Some(value) = self.values.get(key) {
            return Ok(value.clone());
        }
        let unset = |source: String| Unresolved::Unset { name: name.to_owned(), bind: self.name.clone(), source };
        if let Some(source) = self.unset.get(key) {
            return Err(unset(source.clone()));
        }
        match &self.environment {
            Some(Variables::From(environment)) => {
                environment(key).filter(|value| !value.is_empty()).ok_or_else(|| unset(format!("the environment variable {key}")))
            }
            Some(Variables::Unread) => Err(unset(format!("the environment variable {key}"))),
            None => Err(Unresolved::Unknown { name: name.to_owned() }),
        }
    }
}

/// The values in a file of JSON or YAML, by their keys on the top level.
fn values_of(location: &str, file: &Path) -> Result<HashMap<String, String>, String> {
    let path = local_path(location).ok_or_else(|| format!("`{location}` is not served; only file:///… is"))?;
    // The format resolves relative locations against the working directory; beside the capability is where people look.
    let beside = file.parent().filter(|_| path.is_relative() && !path.exists()).map(|folder| folder.join(&path));
    let text = text_of(beside.as_ref().unwrap_or(&path)).map_err(|why| format!("{} {why}", path.display()))?;
    let parsed = yaml::parse(&text).map_err(|fault| format!("{}: {fault}", path.display()))?;
    match parsed.root.kind {
        Kind::Map(entries) => Ok(entries.into_iter().filter_map(|entry| Some((entry.key, entry.value.text()?.to_owned()))).collect()),
        _ => Err(format!("{} is no map of keys and values", path.display())),
    }
}

/// The path that a `file:` address means; `file:///./x` and `file://./x` are relative.
pub(super) fn local_path(location: &str) -> Option<PathBuf> {
    let path = match location.strip_prefix("file://") {
        Some(path) => path.strip_prefix("/./").or_else(|| path.strip_prefix("./")).unwrap_or(path),
        None if !location.contains("://") => location,
        None => return None,
    };
    Some(PathBuf::from(path))
}

impl Unresolved {
    /// What to tell about it, and what to do.
    pub(crate) fn words(&self) -> (String, String) {
        match self {
            Self::Unset { name, bind, source } => {
                let key = name.rsplit('.').next().unwrap_or(name);
                (format!("variable `{key}` of bind `{bind}` has no value"), format!("set {source}"))
            }
            Self::Unknown { name } => (format!("no bind gives `{name}`"), format!("add it to the `keys` of a bind: `{name}: {name}`")),
        }
    }
}
