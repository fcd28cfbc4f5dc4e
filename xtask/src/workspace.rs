//! Where the project lies and which packages it has, as cargo itself says.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::process::{self, Outcome};

/// The checkout that this chore runs for.
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    /// Cargo's target directory: everything that a chore makes on the side goes below it.
    pub(crate) target: PathBuf,
    pub(crate) packages: Vec<Package>,
}

/// A member of the workspace.
pub(crate) struct Package {
    pub(crate) name: String,
    /// Every dependency, those for tests and build scripts included.
    pub(crate) dependencies: Vec<String>,
}

impl Workspace {
    pub(crate) fn find() -> Outcome<Self> {
        // `cargo run` sets the variable; the value from compile time serves a binary started by hand.
        let manifest = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
        let root = Path::new(&manifest).parent().ok_or("xtask's manifest has no parent folder")?;
        let text = process::output(cargo_in(root).args(["metadata", "--format-version=1", "--no-deps", "--quiet"]))?;
        let metadata: Value = serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
        let target = metadata["target_directory"].as_str().ok_or("cargo metadata names no target directory")?;
        Ok(Self { root: root.to_owned(), target: target.into(), packages: list(&metadata["packages"]).map(Package::read).collect() })
    }

    /// Cargo, the same one that started this chore, in the root of the project.
    pub(crate) fn cargo(&self) -> Command {
        cargo_in(&self.root)
    }

    /// Where cargo puts the server of a profile (`debug`, `release`).
    pub(crate) fn server(&self, profile: &str) -> PathBuf {
        self.target.join(profile).join("roster")
    }
}

impl Package {
    fn read(package: &Value) -> Self {
        let name = |value: &Value| value["name"].as_str().unwrap_or_default().to_owned();
        Self { name: name(package), dependencies: list(&package["dependencies"]).map(name).collect() }
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn cargo_in(root: &Path) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root);
    command
}
