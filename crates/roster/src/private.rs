//! Files that nobody else may read: they hold keys, or hashes of them.

use crate::{failure::Failure, output};
use std::{
    fs::File,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// A new file that nobody else may read.
pub(crate) fn create(path: &Path) -> io::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Where output goes: to a file that is there whole or not at all, or to standard output.
pub(crate) struct Target(Option<Unfinished>);

struct Unfinished {
    file: File,
    beside: PathBuf,
    path: PathBuf,
}

impl Target {
    /// Nothing of the file is seen under its name before [`Target::finish`].
    pub(crate) fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self(None)) };
        let mut name = path.file_name().ok_or_else(|| Failure::usage(format!("{}: must name a file", path.display())))?.to_owned();
        name.push(format!(".{}", std::process::id()));
        let beside = path.with_file_name(name);
        let file = create(&beside).map_err(|error| Failure::usage(format!("{}: {error}", beside.display())))?;
        Ok(Self(Some(Unfinished { file, beside, path: path.to_owned() })))
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        match &mut self.0 {
            Some(unfinished) => Ok(unfinished.file.write_all(bytes)?),
            None => output::bytes(bytes),
        }
    }

    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        if let Some(unfinished) = &self.0 {
            unfinished.file.sync_all()?;
            std::fs::rename(&unfinished.beside, &unfinished.path)?;
            self.0 = None;
        }
        Ok(())
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        if let Some(unfinished) = &self.0 {
            let _ = std::fs::remove_file(&unfinished.beside);
        }
    }
}
