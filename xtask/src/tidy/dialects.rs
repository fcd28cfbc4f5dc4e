//! A dialect only translates: it does not know another dialect, and it never sees SQL.

use std::collections::BTreeSet;

use super::{Finding, Tree};

const FOLDER: &str = "crates/api/src/dialects/";

/// What shows that a file speaks to a database by itself. The quote and the blank keep sentences
/// and names out.
const SQL: &[&str] = &["rusqlite", "tokio_postgres", "\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE "];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let dialects: BTreeSet<&str> = tree.ending(".rs").filter_map(|file| dialect(&file.path)).collect();
    let mut findings = Vec::new();
    for file in tree.ending(".rs") {
        let Some(own) = dialect(&file.path) else {
            continue;
        };
        for (number, line) in file.lines() {
            for other in dialects.iter().filter(|other| **other != own) {
                if names(line, &format!("dialects::{other}")) || names(line, &format!("super::{other}")) {
                    findings.push(Finding::at(
                        file,
                        number,
                        format!("the dialect {own} knows the dialect {other}"),
                        "move what both need into the core, or beside the dialects in crates/api/src",
                    ));
                }
            }
            if let Some(sql) = SQL.iter().find(|sql| line.contains(**sql)) {
                findings.push(Finding::at(
                    file,
                    number,
                    format!("a dialect holds SQL ({})", sql.trim_start_matches('"').trim()),
                    "add a read or a write value to the aggregate in crates/core, and call that",
                ));
            }
        }
    }
    findings
}

/// The dialect that a path belongs to: a folder or a file below `dialects`.
fn dialect(path: &str) -> Option<&str> {
    let name = path.strip_prefix(FOLDER)?;
    let name = name.split_once('/').map_or(name, |(folder, _)| folder);
    let name = name.strip_suffix(".rs").unwrap_or(name);
    (name != "mod").then_some(name)
}

/// Whether the path stands in the line as a whole, not as the beginning of a longer name.
fn names(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let next = line[at + path.len()..].chars().next();
        !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialect_is_kept_from_the_others_and_from_sql() {
        let found = check(&super::super::tree(&[
            ("crates/api/src/dialects/mod.rs", "pub mod native; pub mod portkey;"),
            ("crates/api/src/dialects/native/mod.rs", "use super::portkey::wire;"),
            ("crates/api/src/dialects/portkey/users.rs", "use super::wire;\nuse crate::dialects::native_errors;\nlet q = \"SELECT 1\";"),
        ]));
        let found: Vec<_> = found.iter().map(|f| format!("{} {}", f.place, f.what)).collect();
        assert_eq!(
            found,
            [
                "crates/api/src/dialects/native/mod.rs:1 the dialect native knows the dialect portkey",
                "crates/api/src/dialects/portkey/users.rs:3 a dialect holds SQL (SELECT)",
            ]
        );
    }
}
