//! What a single file shows: its size, work left open, places that exist on one machine only.

use super::{Finding, Tree, Weight};

/// From here on there is probably a second thing in the file.
const LARGE: usize = 400;
const TOO_LARGE: usize = 600;

/// Words for work left open, in two parts so that this file does not hold them.
const OPEN: &[&str] = &[concat!("to", "do!("), concat!("FIX", "ME"), concat!("unimplemented", "!(")];

/// First folders of paths that mean something on one machine only.
const MACHINE_FOLDERS: &[&str] = &["work", "root", "home", "Users"];

/// Where a lock file or a list of requirements may say that a package comes from. Anything else is a
/// mirror of the machine that wrote the file, and fails everywhere else.
const REGISTRIES: &[&str] = &[
    "https://github.com/rust-lang/crates.io-index",
    "https://registry.npmjs.org/",
    "https://pypi.org/",
    "https://files.pythonhosted.org/",
];

pub(super) fn sizes(tree: &Tree) -> Vec<Finding> {
    tree.ending(".rs")
        .filter_map(|file| {
            let lines = file.text.lines().count();
            if lines <= LARGE {
                return None;
            }
            let weight = if lines > TOO_LARGE { Weight::Failure } else { Weight::Warning };
            Some(Finding {
                place: file.path.clone(),
                what: format!("{lines} lines (worth a look from {LARGE}, too many from {TOO_LARGE})"),
                mend: "look for the second thing in it and give that a file".to_owned(),
                weight,
            })
        })
        .collect()
}

pub(super) fn unfinished(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &tree.files {
        for (number, line) in file.lines() {
            if let Some(word) = OPEN.iter().find(|word| line.contains(**word)) {
                findings.push(Finding::at(
                    file,
                    number,
                    format!("left open: `{word}`"),
                    "finish it, or file an issue and say in a comment what holds until then",
                ));
            }
        }
    }
    findings
}

pub(super) fn places(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in &tree.files {
        let names_packages = is_package_list(&file.path);
        for (number, line) in file.lines() {
            if let Some(folder) = machine_folder(line) {
                findings.push(Finding::at(
                    file,
                    number,
                    format!("a path of one machine: /{folder}/…"),
                    "make it relative to the project, or take it from an argument or the environment",
                ));
            }
            if names_packages && names_mirror(line) {
                findings.push(Finding::at(
                    file,
                    number,
                    "a package comes from a mirror",
                    "write the file again with the public registry, or drop the host from the line",
                ));
            }
        }
    }
    findings
}

pub(super) fn pending_snapshots(tree: &Tree) -> Vec<Finding> {
    let pending = tree.pending.iter().map(|path| {
        Finding::failure(
            path,
            "a snapshot that nobody has accepted or turned down",
            "compare it with its .snap: rename it over that when it is right, else delete it",
        )
    });
    pending.collect()
}

/// The folder of a machine's own path that a line names, if any. Before the path stands nothing that
/// would make it the rest of a relative path or of a URL.
fn machine_folder(line: &str) -> Option<&'static str> {
    line.match_indices('/').find_map(|(at, _)| {
        let before = line[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || "._-~/})>*".contains(c)) {
            return None;
        }
        let rest = &line[at + 1..];
        let (folder, after) = rest.split_once('/')?;
        // A folder alone is a route or a figure of speech; with something in it, it is a machine's.
        let goes_on = after.starts_with(|c: char| c.is_alphanumeric() || c == '.' || c == '_');
        MACHINE_FOLDERS.iter().find(|name| **name == folder && goes_on).copied()
    })
}

fn is_package_list(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.ends_with(".lock")
        || name.ends_with("-lock.json")
        || name.ends_with("-lock.yaml")
        || (name.starts_with("requirements") && name.ends_with(".txt"))
        || name == ".npmrc"
        || name == "pip.conf"
}

/// Whether a line takes a package from a host other than the public registries. Only words that
/// fetch count: a lock file also names home pages and funding pages.
fn names_mirror(line: &str) -> bool {
    let fetches = ["registry+", "sparse+", "\"resolved\"", "index-url", "find-links", "registry=", " @ "];
    fetches.iter().any(|word| line.contains(word)) && line.contains("://") && !REGISTRIES.iter().any(|registry| line.contains(registry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_one_machine_is_found_and_a_route_is_not() {
        let own = |rest: &str| format!("{}{rest}", '/');
        assert_eq!(machine_folder(&format!("cd {}", own("root/x"))), Some("root"));
        assert_eq!(machine_folder(&format!("\"{}\"", own("home/ada/roster"))), Some("home"));
        assert_eq!(machine_folder("https://example.com/home/ada"), None);
        assert_eq!(machine_folder("crates/work/src"), None);
        assert_eq!(machine_folder("GET /home/"), None);
        assert_eq!(machine_folder("{base}/root/x"), None);
    }

    #[test]
    fn only_the_public_registries_pass() {
        assert!(!names_mirror("source = \"registry+https://github.com/rust-lang/crates.io-index\""));
        assert!(names_mirror("source = \"sparse+https://mirror.example/index/\""));
        assert!(names_mirror("--index-url https://mirror.example/simple"));
        assert!(names_mirror("\"resolved\": \"http://mirror.example/x.tgz\","));
        assert!(!names_mirror("\"homepage\": \"https://example.com\""));
        assert!(!names_mirror("httpx==0.28.1"));
    }

    #[test]
    fn size_is_a_warning_first() {
        let text = |lines: usize| "x\n".repeat(lines);
        let (small, large, huge) = (text(400), text(401), text(601));
        let found = sizes(&super::super::tree(&[("a.rs", &small), ("b.rs", &large), ("c.rs", &huge)]));
        let found: Vec<_> = found.iter().map(|f| (f.place.as_str(), f.weight == Weight::Failure)).collect();
        assert_eq!(found, [("b.rs", false), ("c.rs", true)]);
    }
}
