//! Parts that stand in other files.

use super::call::nearest;
use crate::{
    document::{Adapter, Aggregate, Bind, Document, Import, Item, Upstream},
    finding::{Findings, Place},
};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The parts of a capability, wherever they stood.
pub(super) struct Parts {
    pub(super) binds: Vec<Bind>,
    pub(super) upstreams: Vec<Upstream>,
    pub(super) adapters: Vec<Adapter>,
    pub(super) aggregates: Vec<Aggregate>,
    /// Namespaces whose import failed, so that what calls them can say so.
    pub(super) lost: Vec<String>,
}

/// Reads a file as a capability.
pub(super) fn read(path: &Path, findings: &mut Findings) -> Option<Document> {
    let place = Place { file: Arc::new(path.to_owned()), line: 1, column: 1 };
    match text_of(path) {
        Ok(text) => Document::read(path, &text, findings),
        Err(why) => {
            findings.stop("unreadable", place, format!("the file {why}"), "name a file of YAML in UTF-8");
            None
        }
    }
}

/// The text of a file that is one, and not too large: a device would be read without end. The error goes on where the file
/// was named.
pub(super) fn text_of(path: &Path) -> Result<String, String> {
    match std::fs::metadata(path) {
        Ok(about) if !about.is_file() => Err("is a folder or a device".into()),
        Ok(about) if about.len() > crate::yaml::BYTES as u64 => {
            Err(format!("has {} bytes, more than the {} MiB that are read", about.len(), crate::yaml::BYTES >> 20))
        }
        _ => std::fs::read_to_string(path).map_err(|error| format!("can't be read: {error}")),
    }
}

struct Imports<'a> {
    path: &'a Path,
    files: HashMap<PathBuf, Option<Document>>,
    lost: Vec<String>,
}

/// Puts what is imported in the place of its imports.
pub(super) fn resolve(document: &mut Document, path: &Path, findings: &mut Findings) -> Parts {
    let mut imports = Imports { path, files: HashMap::new(), lost: Vec::new() };
    let upstreams = imports.all(
        std::mem::take(&mut document.consumes),
        "consumes",
        |document| &document.consumes,
        |item| &mut item.namespace,
        findings,
    );
    let aggregates = imports.all(
        std::mem::take(&mut document.aggregates),
        "aggregates",
        |document| &document.aggregates,
        |item| &mut item.namespace,
        findings,
    );
    let adapters =
        imports.all(std::mem::take(&mut document.exposes), "exposes", |document| &document.exposes, |item| &mut item.namespace, findings);
    // What an imported part needs of its own file's binds comes along.
    let mut binds: Vec<Bind> = Vec::new();
    for imported in imports.files.values().flatten() {
        binds.extend(imported.binds.iter().filter_map(own).cloned());
    }
    binds.extend(imports.all(
        std::mem::take(&mut document.binds),
        "binds",
        |document| &document.binds,
        |item| &mut item.namespace,
        findings,
    ));
    let upstreams = unique(upstreams, |item| (&item.namespace, &item.place), "upstream", findings);
    let aggregates = unique(aggregates, |item| (&item.namespace, &item.place), "aggregate", findings);
    Parts { binds, upstreams, adapters, aggregates, lost: imports.lost }
}

const fn own<T>(item: &Item<T>) -> Option<&T> {
    match item {
        Item::Own(item) => Some(item),
        Item::Import(_) => None,
    }
}

/// Without what has a namespace that another already has.
fn unique<T>(items: Vec<T>, key: impl Fn(&T) -> (&String, &Place), what: &str, findings: &mut Findings) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    for item in items {
        let (namespace, place) = key(&item);
        if let Some(first) = kept.iter().map(&key).find(|(other, _)| *other == namespace) {
            let message = format!("{what} `{namespace}` is there already, on line {}; this one is not used", first.1.line);
            findings.refuse("repeated-namespace", place.clone(), message, "give it another namespace, or import it `as` another");
        } else {
            kept.push(item);
        }
    }
    kept
}

impl Imports<'_> {
    fn all<T: Clone>(
        &mut self,
        items: Vec<Item<T>>,
        section: &str,
        of: impl Fn(&Document) -> &Vec<Item<T>>,
        namespace: impl Fn(&mut T) -> &mut String,
        findings: &mut Findings,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for item in items {
            match item {
                Item::Own(item) => all.push(item),
                Item::Import(import) => {
                    let named = import.name.clone().or_else(|| import.namespace.clone());
                    match self.import(&import, section, &of, &namespace, findings) {
                        Ok(mut item) => {
                            if let Some(name) = &import.name {
                                namespace(&mut item).clone_from(name);
                            }
                            all.push(item);
                        }
                        Err((message, remedy)) => {
                            findings.refuse("import", import.place, message, remedy);
                            self.lost.extend(named);
                        }
                    }
                }
            }
        }
        all
    }

    fn import<T: Clone>(
        &mut self,
        import: &Import,
        section: &str,
        of: impl Fn(&Document) -> &Vec<Item<T>>,
        namespace: impl Fn(&mut T) -> &mut String,
        findings: &mut Findings,
    ) -> Result<T, (String, String)> {
        if import.from.contains("://") && !import.from.starts_with("file:") {
            return Err((
                format!("`{}` is not a file; imports are read from files only", import.from),
                "fetch it, and name the file".into(),
            ));
        }
        let path = self.find(&import.from);
        if path.canonicalize().ok() == self.path.canonicalize().ok() {
            return Err(("the file imports itself".into(), "name another file, or remove the import".into()));
        }
        if !path.is_file() {
            return Err((
                format!("the import's file {} is not there", path.display()),
                "correct the path, which begins at this file's folder".into(),
            ));
        }
        if !self.files.contains_key(&path) {
            let document = read(&path, findings);
            self.files.insert(path.clone(), document);
        }
        let Some(Some(document)) = self.files.get(&path) else {
            return Err((format!("the import's file {} can't be read", path.display()), "mend the error that is named there".into()));
        };
        let found: Vec<&T> = of(document).iter().filter_map(own).collect();
        let nothing = || (format!("{} has no `{section}` that could be imported", path.display()), "name another file".to_owned());
        let Some(wanted) = &import.namespace else {
            return found.first().map(|item| (*item).clone()).ok_or_else(nothing);
        };
        if found.is_empty() {
            return Err(nothing());
        }
        let mut names = Vec::new();
        for item in found {
            let mut item = item.clone();
            if namespace(&mut item) == wanted {
                return Ok(item);
            }
            names.push(namespace(&mut item).clone());
        }
        Err((
            format!("{} has no namespace `{wanted}` in `{section}`", path.display()),
            format!("import one of: {}", nearest(names.iter().map(String::as_str).collect(), wanted)),
        ))
    }

    /// Beside the importing file, else from the working directory, as the oldest versions had it.
    fn find(&self, from: &str) -> PathBuf {
        let path = super::binds::local_path(from).unwrap_or_else(|| PathBuf::from(from));
        let beside = self.path.parent().unwrap_or(Path::new("")).join(&path);
        if beside.is_file() || !path.is_file() { beside } else { path }
    }
}
