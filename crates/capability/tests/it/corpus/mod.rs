//! Real files, as their authors published them. They are not part of this project: `ROSTER_CORPUS` names their folder. What
//! loading finds in each is in `corpus/findings.txt`, which `ROSTER_GEN=1` writes anew.

mod calls;

use crate::world::options;
use roster_capability::Capability;
use std::path::{Path, PathBuf};

const WANTED: &str = include_str!("findings.txt");

/// The files of the corpus by name; none without `ROSTER_CORPUS`.
pub(crate) fn files() -> Option<Vec<PathBuf>> {
    let folder = PathBuf::from(std::env::var_os("ROSTER_CORPUS")?);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "yaml" || end == "yml"));
    files.sort();
    assert!(!files.is_empty(), "ROSTER_CORPUS names a folder without YAML files");
    Some(files)
}

pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
#[ignore = "needs ROSTER_CORPUS"]
fn findings_are_those_that_are_known() {
    let Some(files) = files() else { panic!("ROSTER_CORPUS is not set") };
    let mut found = String::new();
    for path in files {
        let loaded = Capability::load(&path, &options());
        found.push_str(&format!("# {}: {}\n", name(&path), if loaded.capability.is_some() { "served" } else { "not served" }));
        for finding in &loaded.findings {
            let line =
                finding.to_string().replace(&path.display().to_string(), "").replace(&format!("{}/", path.parent().unwrap().display()), "");
            found.push_str(&format!("{}\n", line.trim_start_matches(':')));
        }
    }
    if std::env::var_os("ROSTER_GEN").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/corpus/findings.txt"), found).unwrap();
        return;
    }
    for (wanted, found) in WANTED.lines().zip(found.lines()) {
        assert_eq!(found, wanted);
    }
    assert_eq!(found.lines().count(), WANTED.lines().count());
}
