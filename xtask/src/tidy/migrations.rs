//! Migrations come for both backends at once, and without gaps: a store refuses a schema whose
//! number it does not know, so a gap is a migration that got lost.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Tree};

const FOLDER: &str = "crates/core/src/store/migrations/";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut folders: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for path in &tree.paths {
        let inside = path.strip_prefix(FOLDER).and_then(|rest| rest.split_once('/'));
        if let Some((folder, file)) = inside {
            folders.entry(folder).or_default().insert(file);
        }
    }
    let mut findings = Vec::new();
    for ((folder, files), expected) in folders.iter().zip(1..) {
        let place = format!("{FOLDER}{folder}");
        let sql: Vec<&str> = files.iter().filter(|file| file.ends_with(".sql")).copied().collect();
        if sql != ["up.sql"] && sql != ["postgres.sql", "sqlite.sql"] {
            findings.push(Finding::failure(
                &place,
                format!("holds {}", if sql.is_empty() { "no SQL".to_owned() } else { sql.join(", ") }),
                "keep up.sql for both backends, or sqlite.sql and postgres.sql side by side",
            ));
        }
        if number(folder) != Some(expected) {
            findings.push(Finding::failure(
                &place,
                format!("stands where number {expected:04} belongs"),
                format!("name it {expected:04}_what_it_does; a released migration keeps its number"),
            ));
        }
    }
    findings
}

/// The number of a folder named `NNNN_what_it_does`.
fn number(folder: &str) -> Option<usize> {
    let (number, name) = folder.split_once('_')?;
    (number.len() == 4 && !name.is_empty()).then(|| number.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(paths: &[&str]) -> Vec<String> {
        let files: Vec<(String, &str)> = paths.iter().map(|path| (format!("{FOLDER}{path}"), "")).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        let findings = check(&super::super::tree(&files));
        findings.into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn pairs_and_numbers_are_checked() {
        assert!(found(&["0001_a/up.sql", "0002_b/postgres.sql", "0002_b/sqlite.sql"]).is_empty());
        assert_eq!(found(&["0001_a/sqlite.sql"]), ["holds sqlite.sql"]);
        assert_eq!(found(&["0001_a/up.sql", "0003_b/up.sql"]), ["stands where number 0002 belongs"]);
    }
}
