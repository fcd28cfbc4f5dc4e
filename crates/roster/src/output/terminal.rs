//! The terminal that somebody sits at: how wide it is, and questions.

use crate::{config::variable, failure::Failure};
use std::io::{BufRead, IsTerminal, Read, Write, stderr, stdin, stdout};

/// Columns of standard output: `COLUMNS` when it is set, else the terminal's; `None` when nobody looks at it.
pub(crate) fn width() -> Option<usize> {
    if let Some(columns) = variable("COLUMNS").and_then(|text| text.parse().ok()).filter(|columns| *columns > 0) {
        return Some(columns);
    }
    if stdout().is_terminal() { size() } else { None }
}

#[cfg(unix)]
fn size() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

#[cfg(not(unix))]
fn size() -> Option<usize> {
    Some(80)
}

/// Whether standard output is a terminal.
pub(crate) fn looks() -> bool {
    stdout().is_terminal()
}

/// Asks before something that can't be taken back; without a terminal only `--yes` is a yes.
pub(crate) fn confirm(what: &str, yes: bool) -> Result<(), Failure> {
    if yes {
        return Ok(());
    }
    if !(stdin().is_terminal() && stderr().is_terminal()) {
        return Err(Failure::usage(format!("{what}: add --yes to do it")));
    }
    let mut out = stderr().lock();
    write!(out, "{what}. Go on? [y/N] ")?;
    out.flush()?;
    let mut answer = String::new();
    stdin().lock().read_line(&mut answer)?;
    match answer.trim() {
        "y" | "Y" | "yes" => Ok(()),
        _ => Err(Failure::failed("nothing was changed")),
    }
}

/// A secret from standard input: typed without being shown, or what is piped in.
pub(crate) fn secret(prompt: &str) -> Result<String, Failure> {
    let mut text = String::new();
    if !stdin().is_terminal() {
        // A key has some ninety characters; a whole file by mistake is not read to its end.
        stdin().lock().take(64 << 10).read_to_string(&mut text)?;
        return Ok(text);
    }
    let mut out = stderr().lock();
    write!(out, "{prompt}: ")?;
    out.flush()?;
    let hidden = Hidden::begin();
    stdin().lock().read_line(&mut text)?;
    drop(hidden);
    writeln!(out)?;
    Ok(text)
}

/// The terminal shows nothing of what is typed until this is dropped.
#[cfg(unix)]
struct Hidden(Option<rustix::termios::Termios>);

#[cfg(unix)]
impl Hidden {
    fn begin() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let Ok(before) = tcgetattr(stdin()) else { return Self(None) };
        let mut hidden = before.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        Self(tcsetattr(stdin(), OptionalActions::Now, &hidden).ok().map(|()| before))
    }
}

#[cfg(unix)]
impl Drop for Hidden {
    fn drop(&mut self) {
        if let Some(before) = &self.0 {
            let _ = rustix::termios::tcsetattr(stdin(), rustix::termios::OptionalActions::Now, before);
        }
    }
}

#[cfg(not(unix))]
struct Hidden;

#[cfg(not(unix))]
impl Hidden {
    fn begin() -> Self {
        Self
    }
}
