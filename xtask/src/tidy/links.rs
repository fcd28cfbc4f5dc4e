//! Relative links in documents lead to something: a file or folder that is committed, and in a
//! document a heading of that name.

use super::{File, Finding, Tree};

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.ending(".md") {
        for (number, link) in links(file) {
            if let Err(what) = resolve(tree, file, link) {
                findings.push(Finding::at(file, number, what, "correct the link, or commit what it leads to"));
            }
        }
    }
    findings
}

/// The targets of a document's links that stay inside the project, with their lines.
fn links(file: &File) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (number, line) in prose(file) {
        for (at, _) in line.match_indices("](") {
            let rest = &line[at + 2..];
            let Some(end) = rest.find(')') else { continue };
            // After the target a title may stand, in quotes.
            let target = rest[..end].split_whitespace().next().unwrap_or("");
            let leaves = target.contains("://") || target.starts_with("mailto:");
            if !target.is_empty() && !leaves {
                found.push((number, target));
            }
        }
    }
    found
}

/// A document's lines outside code fences.
fn prose(file: &File) -> Vec<(usize, &str)> {
    let mut fenced = false;
    file.lines()
        .filter(|(_, line)| {
            let fence = line.trim_start().starts_with("```");
            fenced ^= fence;
            !fence && !fenced
        })
        .collect()
}

fn resolve(tree: &Tree, from: &File, link: &str) -> Result<(), String> {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = if path.is_empty() {
        from.path.clone()
    } else {
        join(&from.path, path).ok_or_else(|| format!("`{link}` leads out of the project"))?
    };
    let folder = format!("{path}/");
    let exists = path.is_empty() || tree.paths.iter().any(|p| *p == path || p.starts_with(&folder));
    if !exists {
        return Err(format!("`{link}` leads nowhere"));
    }
    let document = tree.files.iter().find(|file| file.path == path && path.ends_with(".md"));
    match document {
        Some(file) if !anchor.is_empty() && !anchors(file).iter().any(|a| a == anchor) => {
            Err(format!("`{link}`: there is no such heading"))
        }
        _ => Ok(()),
    }
}

/// A path as seen from a file, with `.` and `..` worked out; none above the root.
fn join(file: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => file.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect(),
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The names of a document's headings, made as GitHub makes them: small letters, punctuation
/// dropped, a hyphen for each blank.
fn anchors(file: &File) -> Vec<String> {
    prose(file)
        .into_iter()
        .filter(|(_, line)| line.starts_with('#'))
        .map(|(_, line)| {
            let title = line.trim_start_matches('#').trim().to_lowercase();
            title.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_files_folders_and_headings() {
        let document = "# One & two\n[a](../README.md) [b](../crates) [c](#one--two) [d](https://x.io)\n\
                        [e](gone.md) [f](../README.md#none) [g](../../out)\n```\n[h](gone.md)\n```\n";
        let found = check(&super::super::tree(&[("docs/a.md", document), ("README.md", "# Roster"), ("crates/core/x.rs", "")]));
        let found: Vec<_> = found.iter().map(|f| format!("{} {}", f.place, f.what)).collect();
        assert_eq!(
            found,
            [
                "docs/a.md:3 `gone.md` leads nowhere",
                "docs/a.md:3 `../README.md#none`: there is no such heading",
                "docs/a.md:3 `../../out` leads out of the project",
            ]
        );
    }
}
