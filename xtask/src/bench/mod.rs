//! `cargo xtask bench`: the figures that the project promises, measured on this machine.

mod figure;
mod start;
mod writes;

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
    writes::measure(workspace, &mut add)?;
    process::write(&workspace.root.join(REPORT), &figure::report(&figures))?;
    eprintln!("wrote {REPORT}");
    let missed: Vec<&str> = figures.iter().filter(|figure| !figure.met()).map(Figure::name).collect();
    if missed.is_empty() { Ok(()) } else { Err(format!("missed: {}", missed.join(", "))) }
}
