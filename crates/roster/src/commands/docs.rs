//! `roster docs …`: reference pages made from the program itself, so that they can't be wrong.

use crate::{cli::Cli, failure::Failure, output};
use clap::CommandFactory;

const HEAD: &str = "# Command line

Made by `cargo xtask gen` from the program; do not edit.

Exit codes: 0 done; 1 it could not be done; 2 the command line, environment, settings file or a value is wrong; 3 the
store or the server can't do it now.
";

pub(crate) fn cli() -> Result<(), Failure> {
    let mut text = HEAD.to_owned();
    let mut command = Cli::command().term_width(100);
    command.build();
    describe(&mut command, &mut text);
    output::line(text.trim_end())
}

fn describe(command: &mut clap::Command, text: &mut String) {
    let name = command.get_bin_name().unwrap_or(command.get_name()).to_owned();
    let help = command.render_long_help().to_string();
    let help: Vec<_> = help.lines().map(str::trim_end).collect();
    text.push_str(&format!("\n## `{name}`\n\n```text\n{}\n```\n", help.join("\n").trim()));
    for inner in command.get_subcommands_mut().filter(|inner| !inner.is_hide_set()) {
        describe(inner, text);
    }
}
