//! `cargo xtask bench`: the figures that the project promises, measured on this machine.

mod capability;
mod client;
mod figure;
mod load;
mod requests;
mod sandbox;
mod server;
mod start;
mod usage;
mod world;
mod writes;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::process::{self, Outcome};
use crate::workspace::Workspace;
use figure::Figure;

const REPORT: &str = "docs/performance.md";

pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Outcome {
    process::only_flags(arguments, &["--json"])?;
    let json = !arguments.is_empty();
    let mut figures = Vec::new();
    let mut add = |figure: Figure| {
        println!("{}", if json { figure.json() } else { figure.line() });
        figures.push(figure);
    };
    process::run(workspace.cargo().args(["build", "--release", "--package", "roster"]))?;
    start::measure(workspace)?.into_iter().for_each(&mut add);
    add(sandbox::measure(workspace)?);
    requests::measure(workspace, &mut add)?;
    capability::measure(workspace, &mut add)?;
    writes::measure(workspace, &mut add)?;
    process::write(&workspace.root.join(REPORT), &figure::report(&figures))?;
    eprintln!("wrote {REPORT}");
    let missed: Vec<&str> = figures.iter().filter(|figure| !figure.met()).map(Figure::name).collect();
    if missed.is_empty() { Ok(()) } else { Err(format!("missed: {}", missed.join(", "))) }
}

/// What `roster init` made in a store.
struct Made {
    organization: String,
    /// A key of the organization's owner.
    key: String,
}

/// A fresh store in this folder, whatever an earlier run left there.
fn init(workspace: &Workspace, folder: &Path) -> Outcome<Made> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let text = process::output(Command::new(workspace.server("release")).args(["init", "--json", "--data"]).arg(folder))?;
    let made: Value = serde_json::from_str(&text).map_err(|error| format!("`roster init --json` printed no JSON ({error}): {text}"))?;
    let field = |name: &str| made[name].as_str().map(str::to_owned).ok_or_else(|| format!("`roster init --json` names no `{name}`"));
    Ok(Made { organization: field("organization_id")?, key: field("key")? })
}
