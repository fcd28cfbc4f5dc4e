//! `cargo xtask tidy`: the rules of this project that no compiler knows.
//!
//! To add a rule: a function from [`Tree`] to findings, in the file of its subject, and a line in
//! [`run`]. A finding always says how to mend it, for whoever meets the rule first by breaking it.

mod arrows;
mod dialects;
mod files;
mod links;
mod migrations;
mod words;

use std::fs;
use std::process::Command;

use crate::process::{self, Outcome};
use crate::workspace::Workspace;

/// The text files that are committed or are about to be.
struct Tree {
    files: Vec<File>,
    /// Paths that exist, those of files that are no text included.
    paths: Vec<String>,
    /// Snapshots that wait for a decision; git ignores them, so they are not in `paths`.
    pending: Vec<String>,
}

struct File {
    /// From the root, with `/`.
    path: String,
    text: String,
}

struct Finding {
    /// `path` or `path:line`.
    place: String,
    what: String,
    mend: String,
    weight: Weight,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// Printed, and nothing more.
    Warning,
    Failure,
}

pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Outcome {
    process::only_flags(arguments, &[])?;
    let tree = Tree::read(workspace)?;
    let findings: Vec<Finding> = [
        arrows::check(&workspace.packages),
        words::check(&tree),
        dialects::check(&tree),
        files::sizes(&tree),
        files::unfinished(&tree),
        files::places(&tree),
        files::pending_snapshots(&tree),
        migrations::check(&tree),
        links::check(&tree),
    ]
    .into_iter()
    .flatten()
    .collect();
    for finding in &findings {
        let word = match finding.weight {
            Weight::Warning => "warning",
            Weight::Failure => "error",
        };
        println!("{word}: {}: {}", finding.place, finding.what);
        println!("  mend: {}", finding.mend);
    }
    let failures = findings.iter().filter(|finding| finding.weight == Weight::Failure).count();
    if failures == 0 {
        println!("tidy: {} files, nothing to mend", tree.files.len());
        Ok(())
    } else {
        Err(format!("tidy: {failures} to mend"))
    }
}

impl Tree {
    fn read(workspace: &Workspace) -> Outcome<Self> {
        let listed = |arguments: &[&str]| -> Outcome<Vec<String>> {
            let text = process::output(
                Command::new("git").current_dir(&workspace.root).args(["ls-files", "-z", "--exclude-standard"]).args(arguments),
            )?;
            Ok(text.split_terminator('\0').filter(|path| workspace.root.join(path).is_file()).map(str::to_owned).collect())
        };
        let paths = listed(&["--cached", "--others"])?;
        let files = paths
            .iter()
            .filter_map(|path| {
                let text = fs::read_to_string(workspace.root.join(path)).ok()?;
                Some(File { path: path.clone(), text })
            })
            .collect();
        Ok(Self { files, paths, pending: listed(&["--others", "--ignored", "--", "*.snap.new"])? })
    }

    fn ending<'a>(&'a self, end: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| file.path.ends_with(end))
    }
}

impl File {
    /// Lines with their numbers, from one.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// The lines that are no test: up to the first `#[cfg(test)]`, which this project puts last in a
    /// file. A file of tests has none.
    fn lines_outside_tests(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_test = self.path.ends_with("/tests.rs") || self.path.contains("/tests/");
        self.lines().take_while(move |(_, line)| !is_test && line.trim() != "#[cfg(test)]")
    }
}

impl Finding {
    fn failure(place: impl Into<String>, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into(), mend: mend.into(), weight: Weight::Failure }
    }

    fn at(file: &File, line: usize, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::failure(format!("{}:{line}", file.path), what, mend)
    }
}

#[cfg(test)]
fn tree(files: &[(&str, &str)]) -> Tree {
    Tree {
        files: files.iter().map(|(path, text)| File { path: (*path).to_owned(), text: (*text).to_owned() }).collect(),
        paths: files.iter().map(|(path, _)| (*path).to_owned()).collect(),
        pending: Vec::new(),
    }
}
