//! `roster completions`.

use crate::{cli, failure::Failure, output};
use clap_complete::{Shell, generate};

pub(crate) fn run(shell: Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    generate(shell, &mut cli::whole(), "roster", &mut script);
    output::bytes(&script)
}
