//! What a batch of writes gains over writes committed one by one. The bench lives with the store;
//! here its figures are passed on.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use super::figure::Figure;
use crate::process::{self, Outcome};
use crate::workspace::Workspace;

pub(super) fn measure(workspace: &Workspace, mut add: impl FnMut(Figure)) -> Outcome {
    let mut command = workspace.cargo();
    command.args(["bench", "--package", "roster-core", "--bench", "writes", "--", "--json"]).stdout(Stdio::piped());
    eprintln!("$ {}", process::shown(&command));
    let mut bench = command.spawn().map_err(|error| format!("cannot run cargo: {error}"))?;
    let mut found = 0;
    if let Some(stdout) = bench.stdout.take() {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if line.starts_with('{') {
                add(Figure::parse(&line)?);
                found += 1;
            } else {
                eprintln!("{line}");
            }
        }
    }
    let status = bench.wait().map_err(|error| format!("cannot wait for cargo: {error}"))?;
    // The bench may fail because a figure missed; the figures say so better.
    if found == 0 {
        return Err(format!("the bench `writes` gave no figure: {status}"));
    }
    Ok(())
}
