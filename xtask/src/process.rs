//! Running other programs: shown before they run, and their failure told in a sentence.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a chore comes to. The error is for the person at the terminal and says what to do next; it
/// is empty when the chore has already said everything.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// Runs a command with the terminal as its own.
pub(crate) fn run(command: &mut Command) -> Outcome {
    eprintln!("$ {}", shown(command));
    let status = command.status().map_err(|error| format!("cannot run `{}`: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed: {status}", shown(command))) }
}

/// Runs a command and returns what it printed. Standard error goes to the terminal.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("cannot run `{}`: {error}", shown(command)))?;
    if !output.status.success() {
        return Err(format!("`{}` failed: {}", shown(command), output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("`{}` printed no text", shown(command)))
}

/// Whether the command runs and succeeds; what it prints is thrown away.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The command as one would type it: the variables it is given, the program, the arguments.
pub(crate) fn shown(command: &Command) -> String {
    let variables = command.get_envs().filter_map(|(name, value)| {
        let value = value?.to_string_lossy();
        // A secret has no business on a terminal or in a log.
        let value = if name == "ROSTER_KEY" || name == "ROSTER_SANDBOX_TOKEN" { "…" } else { &value };
        Some(format!("{}={value}", name.to_string_lossy()))
    });
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    variables.chain(words.map(|word| word.to_string_lossy().into_owned())).collect::<Vec<_>>().join(" ")
}

/// The first executable of this name on `PATH`.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Writes a file of the project, with the folder that it lies in.
pub(crate) fn write(path: &Path, text: &str) -> Outcome {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).and_then(|()| fs::write(path, text)).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// An address on this machine that nobody listens on, for a program to be started with. Somebody
/// else may take it first; that is rare, and then the program says so.
pub(crate) fn free_address() -> Outcome<SocketAddr> {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map_err(|error| format!("no free port on 127.0.0.1: {error}"))
}

/// Refuses arguments that the chore does not know, so that a typing mistake is not silently a
/// different run.
pub(crate) fn only_flags(arguments: &[String], known: &[&str]) -> Outcome {
    match arguments.iter().find(|argument| !known.contains(&argument.as_str())) {
        None => Ok(()),
        Some(unknown) if known.is_empty() => Err(format!("unknown argument `{unknown}`: there is none here")),
        Some(unknown) => Err(format!("unknown argument `{unknown}`: known are {}", known.join(", "))),
    }
}
