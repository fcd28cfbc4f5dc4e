//! `roster docs …`: reference pages made from the program itself, so that they can't be wrong.

use crate::{cli, failure::Failure, output};

const HEAD: &str = "# Command line

Made by `cargo xtask gen` from the program; do not edit.

| exit code | |
|---|---|
| 0 | done |
| 1 | refused, not there, or it could not be done |
| 2 | the command line, environment, a settings file or a value is wrong |
| 3 | the server or the store can't be reached, or can't do it now: try again |

The nouns (`org`, `user`, `workspace`, `member`, `key` and the others that have a section *Server*) and `api` call a running
server. Which one and with which key: `--url` and `--profile`, then `ROSTER_URL`, `ROSTER_KEY` (or `ROSTER_KEY_FILE`, which
names a file with the key) and `ROSTER_ORGANIZATION`, then a profile (`roster profile add`; the file is
`$XDG_CONFIG_HOME/roster/profiles.toml`, else `~/.config/roster/profiles.toml`, readable by its owner alone), then
`http://127.0.0.1:7400`. A key is never a flag, and the key of a profile goes to no other server than the profile's unless the
command line names both.

Tables fit the terminal (or `COLUMNS`): the least important column is cut, or left out where that is not enough. `--json` prints
what the server sent, and `--quiet` ids or a new secret alone. What ends something asks first; without a terminal it needs
`--yes`.
";

pub(crate) fn cli() -> Result<(), Failure> {
    let mut text = HEAD.to_owned();
    let mut command = cli::whole();
    command.build();
    describe(&mut command, &mut text);
    output::line(text.trim_end())
}

fn describe(command: &mut clap::Command, text: &mut String) {
    let name = command.get_bin_name().unwrap_or(command.get_name()).to_owned();
    let help = command.render_help().to_string();
    let help: Vec<_> = help.lines().map(str::trim_end).collect();
    text.push_str(&format!("\n## `{name}`\n\n```text\n{}\n```\n", help.join("\n").trim()));
    for inner in command.get_subcommands_mut().filter(|inner| !inner.is_hide_set()) {
        describe(inner, text);
    }
}
