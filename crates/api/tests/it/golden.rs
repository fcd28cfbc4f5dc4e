//! The recorded stories of every dialect, `src/dialects/*/golden/*.story`, and of MCP, `src/mcp/golden`: told again, they must give the same answers.

use crate::{story::Story, walk::asks_beside};
use hyper::Method;
use roster_api::{dialects, operation::Operation, surface::Surface};
use roster_core::access::Permission;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// A request with the permissions that were asked for.
type Told = (Method, String, Vec<Permission>);

/// The story files, with the name of their dialect's folder.
fn stories() -> Vec<(String, PathBuf)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let dialects = fs::read_dir(source.join("dialects")).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let mut found = Vec::new();
    for folder in dialects.chain([source.join("mcp")]) {
        let Ok(files) = fs::read_dir(folder.join("golden")) else { continue };
        let files = files.map(|file| file.unwrap().path()).filter(|file| file.extension().is_some_and(|end| end == "story"));
        found.extend(files.map(|file| (folder.file_name().unwrap().to_string_lossy().into_owned(), file)));
    }
    found.sort();
    found
}

#[tokio::test]
async fn stories_are_told_again() {
    let generate = std::env::var("ROSTER_GEN").ok();
    let (mut changed, mut calls) = (Vec::new(), Vec::new());
    let mut folders = BTreeSet::new();
    for (folder, file) in stories() {
        let recorded = fs::read_to_string(&file).unwrap();
        let told = Story::parse(&recorded).tell().await;
        calls.extend(told.calls);
        folders.insert(folder);
        if told.text == recorded {
            continue;
        }
        let wanted = |part: &String| part == "1" || file.to_string_lossy().contains(part.as_str());
        if generate.as_ref().is_some_and(wanted) {
            fs::write(&file, &told.text).unwrap();
        } else {
            changed.push(difference(&file, &recorded, &told.text));
        }
    }
    assert!(
        changed.is_empty(),
        "{}\nif these answers are right, record them: ROSTER_GEN=1 cargo test -p roster-api --test it golden",
        changed.join("\n")
    );
    let untold: Vec<_> =
        dialects::all().iter().filter(|surface| folders.contains(folder_of(surface))).flat_map(|surface| untold(surface, &calls)).collect();
    let unsaid: BTreeSet<_> = dialects::all().iter().flat_map(|surface| unsaid(surface, &calls)).collect();
    assert!(
        unsaid.is_empty(),
        "rows ask for what they do not say, name it with needs_any_of:\n{}",
        unsaid.into_iter().collect::<Vec<_>>().join("\n")
    );
    assert!(untold.is_empty(), "no story tells of {}: add it to one in the dialect's golden folder", untold.join(", "));
}

/// The native surface is called `api` in the audit log and `native` in the source.
fn folder_of(surface: &Surface) -> &'static str {
    if surface.name == "api" { "native" } else { surface.name }
}

fn difference(file: &Path, recorded: &str, told: &str) -> String {
    let at = recorded.lines().zip(told.lines()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| text.lines().skip(at.saturating_sub(3)).take(12).collect::<Vec<_>>().join("\n    ");
    let file = file.display();
    format!("{file}:{}: recorded\n    {}\n  told now\n    {}", at + 1, around(recorded), around(told))
}

/// The rows of a surface that no request hit.
fn untold(surface: &Surface, calls: &[Told]) -> Vec<String> {
    let hit: Vec<_> = calls.iter().filter_map(|(method, path, _)| find(surface, method, path)).map(|operation| operation.name).collect();
    let missing = surface.operations.iter().filter(|operation| !hit.contains(&operation.name));
    missing.map(|operation| format!("{} {}", surface.name, operation.name)).collect()
}

/// What rows of a surface asked for in some request and do not say that they need.
fn unsaid(surface: &Surface, calls: &[Told]) -> Vec<String> {
    let mut found = Vec::new();
    if surface.name == "mcp" {
        // Its one row runs those of the native surface, and each asks for what it says: mcp/walk.rs holds that.
        return found;
    }
    for (method, path, asked) in calls {
        let Some(operation) = find(surface, method, path) else { continue };
        let said = operation.need.permissions();
        let beyond = asked.iter().filter(|permission| !said.contains(permission) && !asks_beside(surface, operation, **permission));
        found.extend(beyond.map(|permission| format!("{} {} asked for {permission}: {method} {path}", surface.name, operation.name)));
    }
    found
}

/// The row that serves a path: the one with the fewest varying segments that fits.
fn find<'a>(surface: &'a Surface, method: &Method, path: &str) -> Option<&'a Operation> {
    let path = path.split('?').next().unwrap_or_default();
    let below = match path.strip_prefix(surface.prefix) {
        Some(rest) => surface.mounts.iter().find_map(|mount| rest.strip_prefix(mount)).unwrap_or(rest),
        None => path,
    };
    let fits = |operation: &&Operation| {
        let (pattern, actual) = (operation.path.split('/'), below.split('/'));
        operation.method == *method
            && pattern.clone().count() == actual.clone().count()
            && pattern.zip(actual).all(|(known, segment)| known.starts_with('{') || known == segment)
    };
    surface.operations.iter().filter(fits).min_by_key(|operation| operation.path.matches('{').count())
}
