//! What was written to a disk and not yet synced, and how to undo it.

use std::{
    collections::HashMap,
    ffi::c_int,
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard},
};

/// The disk below every connection that was opened through one registered VFS; a clone is the same
/// disk.
#[derive(Clone, Default)]
pub(crate) struct Disk(Arc<Mutex<State>>);

#[derive(Default)]
pub(super) struct State {
    pub(super) off: bool,
    pub(super) lying: bool,
    /// How many changes there still are before the power goes.
    countdown: Option<u64>,
    pub(super) syncs: u64,
    discarded: u64,
    /// Every file opened through the VFS, with what undoes the changes since its last sync, oldest
    /// first.
    pub(super) files: HashMap<PathBuf, Vec<Undo>>,
}

/// Undoes one change to a file.
pub(super) enum Undo {
    /// The file was created.
    Creation,
    /// The file, then `size` long, held `old` at `offset`; the change wrote or cut off `bytes`
    /// bytes.
    Change { offset: usize, old: Vec<u8>, size: usize, bytes: u64 },
}

impl Disk {
    /// The power goes: every file is back at what was last synced, and all later work through this
    /// VFS fails.
    ///
    /// Connections may be open and in use. They keep the file descriptors they have, which from now
    /// on lead to files without a name: what was saved is written to new files that take over the
    /// paths. So a connection that is opened afterwards through another VFS shares neither locks
    /// nor wal-index with those that the cut has left behind.
    pub(crate) fn cut(&self) {
        self.state().cut();
    }

    /// The power goes of itself just before the `number`th write, truncation, sync or deletion from
    /// now on, counted from 0: with one writer, a cut that can be placed anywhere within a commit,
    /// and repeated.
    pub(crate) fn cut_before_change(&self, number: u64) {
        self.state().countdown = Some(number);
    }

    /// How often SQLite has asked for a sync.
    pub(crate) fn syncs(&self) -> u64 {
        self.state().syncs
    }

    /// How many bytes of writes and truncations [`Disk::cut`] has undone.
    pub(crate) fn discarded(&self) -> u64 {
        self.state().discarded
    }

    /// From now on a sync reports success and makes nothing durable (`true`), or is honest again
    /// (`false`).
    pub(crate) fn lie_about_sync(&self, lying: bool) {
        self.state().lying = lying;
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// Runs `operation` while the power is on and cannot go; fails with `code` once it has gone.
    pub(super) fn powered(&self, code: c_int, operation: impl FnOnce(&mut State) -> c_int) -> c_int {
        let mut state = self.state();
        if state.off {
            return code;
        }
        operation(&mut state)
    }

    /// The same for an operation that changes what is on the disk.
    pub(super) fn changing(&self, code: c_int, operation: impl FnOnce(&mut State) -> c_int) -> c_int {
        self.powered(code, |state| match &mut state.countdown {
            Some(0) => {
                state.cut();
                code
            }
            Some(left) => {
                *left -= 1;
                operation(state)
            }
            None => operation(state),
        })
    }
}

impl State {
    fn cut(&mut self) {
        self.off = true;
        // Empty when the power has gone before.
        for (path, undo) in std::mem::take(&mut self.files) {
            self.discarded += undo.iter().map(Undo::bytes).sum::<u64>();
            roll_back(&path, &undo).unwrap_or_else(|error| panic!("cannot roll back {}: {error}", path.display()));
        }
    }
}

impl Undo {
    fn bytes(&self) -> u64 {
        match self {
            Self::Creation => 0,
            Self::Change { bytes, .. } => *bytes,
        }
    }

    /// Gives back the file's content before the change: `None` when there was no file.
    fn apply(&self, content: Option<Vec<u8>>) -> Option<Vec<u8>> {
        let Self::Change { offset, old, size, .. } = self else {
            return None;
        };
        let mut content = content.unwrap_or_default();
        content.resize(*size, 0);
        content[*offset..*offset + old.len()].copy_from_slice(old);
        Some(content)
    }
}

/// Puts at `path` a new file with the content that `undo` leads back to, or none; removes the
/// wal-index.
fn roll_back(path: &Path, undo: &[Undo]) -> io::Result<()> {
    remove_if_there(&with_suffix(path, "-shm"))?;
    let mut content = match fs::read(path) {
        Ok(content) => Some(content),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for step in undo.iter().rev() {
        content = step.apply(content);
    }
    match content {
        None => remove_if_there(path),
        Some(content) => {
            let saved = with_suffix(path, ".saved");
            fs::write(&saved, content)?;
            fs::set_permissions(&saved, fs::metadata(path)?.permissions())?;
            fs::rename(&saved, path)
        }
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(suffix);
    PathBuf::from(path)
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
