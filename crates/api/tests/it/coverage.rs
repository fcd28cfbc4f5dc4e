//! What is served of what each vendor has: compared with the surfaces' rows, and shown in `docs/coverage.md`.
//!
//! To add a dialect: its vendor's operations as `operations.tsv` in its folder, and a line in [`published`].

use roster_api::{
    dialects::{authzen, evo, keycard, openai, portkey},
    operation::Operation,
    surface::Surface,
};
use std::{fmt::Write, fs, path::Path};

/// Rows that are served without being the vendor's: surface, method, path, and why they are there.
const OURS: &[(&str, &str, &str, &str)] = &[(
    "openai",
    "POST",
    "/organization/projects/{project_id}/api_keys/{api_key_id}",
    "newer clients have it; the published description of 2026-08-21 does not",
)];

/// The endpoints of the AuthZEN Authorization API 1.0, as its metadata names them (§9.1.1), and the metadata.
const AUTHZEN: &str = "1\tPOST\t/evaluation\n\
                       2\tPOST\t/evaluations\n\
                       3\tPOST\t/search/subject\n\
                       4\tPOST\t/search/resource\n\
                       5\tPOST\t/search/action\n\
                       6\tGET\t/.well-known/authzen-configuration\n";

const PORTKEY: &str = include_str!("../../src/dialects/portkey/operations.tsv");

const OPENAI: &str = include_str!("../../src/dialects/openai/operations.tsv");

const KEYCARD: &str = include_str!("../../src/dialects/keycard/operations.tsv");
const EVO: &str = include_str!("../../src/dialects/evo/operations.tsv");

const HEAD: &str = "# Coverage

Made by `cargo xtask gen` from the rows that the server routes and from the vendors' published lists; do not edit.

The native API has no vendor to be compared with: [api.md](api.md) lists it.
";

/// Each surface that somebody else has described, with the list of what they describe.
fn published() -> [(Surface, &'static str); 5] {
    [
        (authzen::surface(), AUTHZEN),
        (portkey::surface(), PORTKEY),
        (openai::surface(), OPENAI),
        (keycard::surface(), KEYCARD),
        (evo::surface(), EVO),
    ]
}

/// An operation that a vendor has.
struct Listed {
    number: usize,
    method: &'static str,
    path: &'static str,
}

fn listed(list: &'static str) -> Vec<Listed> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let fields: Vec<_> = line.split('\t').collect();
            let [number, method, path] = fields[..] else { panic!("a line has number, method and path: {line:?}") };
            Listed { number: number.parse().unwrap(), method, path }
        })
        .collect()
}

/// A path without the names of what varies: they are the vendor's on one side and ours on the other.
fn shape(path: &str) -> String {
    path.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment }).collect::<Vec<_>>().join("/")
}

fn is_served_by(listed: &Listed, operation: &Operation) -> bool {
    operation.method == listed.method && shape(operation.path) == shape(listed.path)
}

#[test]
fn every_row_is_the_vendors_or_has_a_reason() {
    for (surface, list) in published() {
        let listed = listed(list);
        assert!(listed.iter().map(|one| one.number).eq(1..=listed.len()), "{}: the list is numbered without gaps", surface.name);
        for operation in &surface.operations {
            let theirs = listed.iter().any(|one| is_served_by(one, operation));
            let ours = OURS.iter().any(|(name, method, path, _)| {
                *name == surface.name && operation.method == *method && shape(operation.path) == shape(path)
            });
            assert!(
                theirs != ours,
                "{} {} {}: {}",
                surface.name,
                operation.method,
                operation.path,
                if theirs {
                    "the vendor has it: take it out of OURS"
                } else {
                    "no vendor has it: correct the path, or say in OURS why it is there"
                }
            );
        }
    }
}

#[test]
fn the_page_says_what_is_served() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/coverage.md");
    let text = page();
    if std::env::var("ROSTER_GEN").is_ok_and(|value| value == "1") {
        fs::write(&path, text).unwrap();
        return;
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == text, "docs/coverage.md is stale: run `cargo xtask gen`, look at the change and commit it");
}

fn page() -> String {
    let mut page = HEAD.to_owned();
    for (surface, list) in published() {
        let listed = listed(list);
        let found: Vec<_> = listed.iter().map(|one| surface.operations.iter().find(|row| is_served_by(one, row))).collect();
        let served = found.iter().flatten().count();
        let base = format!("{}{}", surface.prefix, surface.mounts.first().unwrap_or(&""));
        write!(page, "\n## {}: {served} of {}\n\nPaths below `{base}`", surface.title, listed.len()).unwrap();
        for mount in surface.mounts.iter().skip(1) {
            write!(page, " and, alike, `{}{mount}`", surface.prefix).unwrap();
        }
        if listed.iter().any(|one| one.path.starts_with("/.well-known/")) {
            page.push_str("; what is below `/.well-known/` is a whole path");
        }
        page.push_str(".\n\n| # | Method | Path | Served as |\n|---|---|---|---|\n");
        for (one, row) in listed.iter().zip(found) {
            let served = row.map_or_else(|| "not yet".to_owned(), |row| format!("`{}`", row.name));
            writeln!(page, "| {} | {} | `{}` | {served} |", one.number, one.method, one.path).unwrap();
        }
        for (_, method, path, reason) in OURS.iter().filter(|(name, ..)| *name == surface.name) {
            writeln!(page, "| ours | {method} | `{path}` | {reason} |").unwrap();
        }
    }
    page
}
