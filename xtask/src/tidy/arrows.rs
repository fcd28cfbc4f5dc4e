//! Which package may know which. The arrows are what makes "the core knows no HTTP" true rather than
//! intended.

use super::Finding;
use crate::workspace::Package;

/// The whole picture: a package of this workspace and those of it that it may depend on. A new
/// package gets a line.
const ARROWS: &[(&str, &[&str])] = &[
    ("roster-core", &[]),
    ("roster-listen", &[]),
    ("roster-capability", &["roster-listen"]),
    ("roster-api", &["roster-core", "roster-listen"]),
    ("roster-console", &["roster-core"]),
    ("roster", &["roster-core", "roster-api", "roster-console", "roster-capability"]),
    ("xtask", &[]),
    ("bare-axum", &[]),
];

/// What would bring HTTP into the core.
const HTTP: &[&str] = &["axum", "http", "http-body", "http-body-util", "hyper", "hyper-util", "reqwest", "tower", "ureq"];

pub(super) fn check(packages: &[Package]) -> Vec<Finding> {
    packages.iter().flat_map(|package| of(package, packages)).collect()
}

fn of(package: &Package, all: &[Package]) -> Vec<Finding> {
    let place = format!("package {}", package.name);
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == package.name) else {
        return vec![Finding::failure(
            place,
            "is not in the picture of packages",
            "add it to ARROWS in xtask/src/tidy/arrows.rs, with the packages that it may know",
        )];
    };
    let own = |name: &str| all.iter().any(|package| package.name == name);
    let mut findings = Vec::new();
    for dependency in &package.dependencies {
        let name = dependency.as_str();
        if own(name) && !allowed.contains(&name) {
            findings.push(Finding::failure(
                &place,
                format!("depends on {name}"),
                format!(
                    "it may know {}; move what it needs there, or pass it in from `roster`",
                    if allowed.is_empty() { "no other package".to_owned() } else { allowed.join(", ") }
                ),
            ));
        }
        if package.name == "roster-core" && HTTP.contains(&name) {
            findings.push(Finding::failure(
                &place,
                format!("depends on {name}: the core knows no HTTP"),
                "move what needs it into crates/api, and give the core a type of its own",
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, dependencies: &[&str]) -> Package {
        Package { name: name.to_owned(), dependencies: dependencies.iter().map(|&name| name.to_owned()).collect() }
    }

    #[test]
    fn arrows_against_the_picture_are_found() {
        let packages = [
            package("roster-core", &["serde", "hyper"]),
            package("roster-api", &["roster-core", "hyper"]),
            package("roster-console", &["roster-api"]),
            package("roster-new", &[]),
        ];
        let places: Vec<String> = check(&packages).into_iter().map(|finding| format!("{} {}", finding.place, finding.what)).collect();
        assert_eq!(
            places,
            [
                "package roster-core depends on hyper: the core knows no HTTP",
                "package roster-console depends on roster-api",
                "package roster-new is not in the picture of packages",
            ]
        );
    }
}
