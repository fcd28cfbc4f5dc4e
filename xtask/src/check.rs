//! `cargo xtask check`: what can be said about the sources without running them.

use std::time::Instant;

use crate::process::{self, Outcome};
use crate::tidy;
use crate::workspace::Workspace;

/// What a clean release build of the server may take on two cores.
const BUILD_BUDGET_SECONDS: u64 = 300;

pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Outcome {
    process::only_flags(arguments, &["--timings"])?;
    process::run(workspace.cargo().args(["fmt", "--all", "--check"])).map_err(|error| format!("{error}\nmend it with: cargo fmt --all"))?;
    process::run(workspace.cargo().args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    tidy::run(workspace, &[])?;
    licences(workspace)?;
    if !arguments.is_empty() {
        timings(workspace)?;
    }
    Ok(())
}

/// Licences, sources and duplicate versions. `cargo-deny` takes minutes to build, so a machine
/// without it is told and not failed.
fn licences(workspace: &Workspace) -> Outcome {
    if !process::succeeds(workspace.cargo().args(["deny", "--version"])) {
        println!("SKIPPED licences: cargo-deny is not installed: cargo install --locked cargo-deny");
        return Ok(());
    }
    process::run(workspace.cargo().args(["deny", "check", "licenses", "bans", "sources"]))
}

/// A clean release build of the server, in a target directory of its own so that nothing already
/// compiled helps it; cargo leaves its page with the seconds of each crate beside it.
fn timings(workspace: &Workspace) -> Outcome {
    let target = workspace.target.join("clean-build");
    if target.exists() {
        std::fs::remove_dir_all(&target).map_err(|error| format!("cannot empty {}: {error}", target.display()))?;
    }
    process::run(workspace.cargo().arg("fetch"))?;
    let start = Instant::now();
    process::run(workspace.cargo().args(["build", "--release", "--package", "roster", "--timings"]).arg("--target-dir").arg(&target))?;
    let seconds = start.elapsed().as_secs();
    println!("clean release build: {seconds} s (budget on two cores: {BUILD_BUDGET_SECONDS} s)");
    if seconds > BUILD_BUDGET_SECONDS {
        return Err(format!("the build is over its budget: {}/cargo-timings shows which crate costs what", target.display()));
    }
    Ok(())
}
