//! A SQLite VFS that loses, when the power goes, whatever was not synced.
//!
//! Killing a process says nothing about fsync: the kernel still holds every byte that was written. This shim stands
//! between SQLite and its `unix` VFS and keeps, for each file, what it takes to undo everything since that file's last
//! sync. [`Disk::cut`] then undoes it all and refuses every later operation, so that the files on disk hold what a disk
//! that had cached every write would hold after the plug was pulled.
//!
//! What it takes for granted: a deletion is durable at once, a file's creation is durable with the file's first sync,
//! and a cut loses all of what was not synced, never a part of it. The `-shm` file is no part of the durable state:
//! SQLite never syncs it and rebuilds it, and a cut removes it. Only what SQLite does through this VFS is undone.
#![expect(unsafe_code, reason = "a SQLite VFS is a table of C functions")]

use super::disk::{Disk, State, Undo};
use rusqlite::ffi::{self, sqlite3_file, sqlite3_int64, sqlite3_io_methods, sqlite3_vfs};
use std::{
    ffi::{CStr, CString, OsStr, c_char, c_int, c_void},
    os::unix::ffi::OsStrExt,
    path::PathBuf,
    ptr,
};

/// Registers, for the life of the process, a VFS of this name on top of SQLite's `unix` VFS.
///
/// The name must be new: open with it through [`rusqlite::Connection::open_with_flags_and_vfs`], or
/// through the URI parameter `vfs`.
pub(crate) fn register(name: &str) -> Disk {
    let name = CString::new(name).expect("a VFS name holds no NUL");
    let disk = Disk::default();
    // SAFETY: both arguments are NUL-terminated strings; a VFS that is found is valid for the life
    // of the process.
    let (taken, unix) = unsafe { (ffi::sqlite3_vfs_find(name.as_ptr()), ffi::sqlite3_vfs_find(c"unix".as_ptr())) };
    assert!(taken.is_null(), "the VFS {name:?} is registered already");
    assert!(!unix.is_null(), "this SQLite has no unix VFS");
    // SAFETY: `unix` is not null. The methods that are kept (xAccess, xFullPathname, xRandomness,
    // ...) do not look at the VFS that SQLite calls them with.
    let kept = unsafe { *unix };
    let vfs = Box::leak(Box::new(sqlite3_vfs {
        szOsFile: c_int::try_from(size_of::<ShimFile>()).unwrap() + kept.szOsFile,
        pNext: ptr::null_mut(),
        zName: name.into_raw(),
        pAppData: Box::into_raw(Box::new(Shim { disk: disk.clone(), unix })).cast(),
        xOpen: Some(x_open),
        xDelete: Some(x_delete),
        ..kept
    }));
    // SAFETY: the structure and all that it points to are leaked, so they stay valid for as long as
    // SQLite runs.
    let code = unsafe { ffi::sqlite3_vfs_register(vfs, 0) };
    assert_eq!(code, ffi::SQLITE_OK, "SQLite refuses the VFS");
    disk
}

/// What the registered VFS's `pAppData` points to; never freed.
struct Shim {
    disk: Disk,
    unix: *mut sqlite3_vfs,
}

/// An open file, in memory that SQLite allocates; the unix VFS's own file object follows it there.
#[repr(C)]
struct ShimFile {
    methods: *const sqlite3_io_methods,
    open: *mut Open,
}

/// What the shim knows of an open file.
struct Open {
    disk: Disk,
    /// `None` for a temporary file that goes when it is closed.
    path: Option<PathBuf>,
    below: *mut sqlite3_file,
}

/// The VFS's own data.
///
/// # Safety
/// `vfs` is one that [`register`] has made.
unsafe fn shim<'a>(vfs: *mut sqlite3_vfs) -> &'a Shim {
    // SAFETY: `register` put a leaked Shim there.
    unsafe { &*(*vfs).pAppData.cast::<Shim>() }
}

/// The open file's own data.
///
/// # Safety
/// `file` was opened by [`x_open`] and not yet closed, and `'a` ends before it is.
unsafe fn opened<'a>(file: *mut sqlite3_file) -> &'a Open {
    // SAFETY: `x_open` put a boxed Open there, which `x_close` alone takes away.
    unsafe { &*(*file.cast::<ShimFile>()).open }
}

/// Calls a method of the file below; a method it lacks fails.
macro_rules! below {
    ($open:expr, $method:ident $(, $argument:expr)*) => {{
        let below = $open.below;
        // SAFETY: the unix VFS has opened `below`, and it gets SQLite's own arguments, or such as
        // fit the method.
        unsafe {
            let method = (*(*below).pMethods).$method;
            method.map_or(ffi::SQLITE_IOERR, |method| method(below $(, $argument)*))
        }
    }};
}

impl Open {
    /// Notes what undoes a change of `length` bytes at `offset` (to the end of the file when
    /// `None`).
    fn note(&self, state: &mut State, offset: sqlite3_int64, length: Option<usize>) -> Result<(), c_int> {
        let Some(path) = &self.path else {
            return Ok(());
        };
        let mut size: sqlite3_int64 = 0;
        check(below!(self, xFileSize, &raw mut size))?;
        let (start, size) = (usize::try_from(offset).unwrap(), usize::try_from(size).unwrap());
        let rest = size.saturating_sub(start);
        let mut old = vec![0; rest.min(length.unwrap_or(rest))];
        if !old.is_empty() {
            let amount = c_int::try_from(old.len()).unwrap();
            check(below!(self, xRead, old.as_mut_ptr().cast(), amount, offset))?;
        }
        let bytes = u64::try_from(length.unwrap_or(rest)).unwrap();
        let change = Undo::Change { offset: start.min(size), old, size, bytes };
        state.files.entry(path.clone()).or_default().push(change);
        Ok(())
    }
}

fn check(code: c_int) -> Result<(), c_int> {
    if code == ffi::SQLITE_OK { Ok(()) } else { Err(code) }
}

unsafe extern "C" fn x_open(
    vfs: *mut sqlite3_vfs,
    name: *const c_char,
    file: *mut sqlite3_file,
    flags: c_int,
    flags_out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite calls this with the VFS that holds it.
    let shim = unsafe { shim(vfs) };
    let file = file.cast::<ShimFile>();
    // SAFETY: SQLite gives `szOsFile` bytes, aligned for any of its structures: room for both file
    // objects.
    let below = unsafe {
        (*file).methods = ptr::null();
        file.add(1).cast::<sqlite3_file>()
    };
    let path = (!name.is_null() && flags & ffi::SQLITE_OPEN_DELETEONCLOSE == 0).then(|| {
        // SAFETY: a name that is not null is NUL-terminated.
        path_of(unsafe { CStr::from_ptr(name) })
    });
    shim.disk.powered(ffi::SQLITE_IOERR, |state| {
        let existed = path.as_ref().is_none_or(|path| path.exists());
        // SAFETY: these are SQLite's own arguments but for the unix VFS and its part of the memory;
        // the name, as SQLite asks for, is the very pointer it came with.
        let code = unsafe { (*shim.unix).xOpen.unwrap()(shim.unix, name, below, flags, flags_out) };
        if code != ffi::SQLITE_OK {
            return code;
        }
        if let Some(path) = &path {
            let undo = state.files.entry(path.clone()).or_default();
            if !existed {
                *undo = vec![Undo::Creation];
            }
        }
        let open = Box::into_raw(Box::new(Open { disk: shim.disk.clone(), path, below }));
        // SAFETY: as above.
        unsafe { file.write(ShimFile { methods: &METHODS, open }) };
        ffi::SQLITE_OK
    })
}

unsafe extern "C" fn x_delete(vfs: *mut sqlite3_vfs, name: *const c_char, sync_directory: c_int) -> c_int {
    // SAFETY: SQLite calls this with the VFS that holds it and a NUL-terminated name.
    let (shim, path) = unsafe { (shim(vfs), path_of(CStr::from_ptr(name))) };
    shim.disk.changing(ffi::SQLITE_IOERR_DELETE, |state| {
        // SAFETY: these are SQLite's own arguments but for the unix VFS.
        let code = unsafe { (*shim.unix).xDelete.unwrap()(shim.unix, name, sync_directory) };
        if code == ffi::SQLITE_OK {
            state.files.remove(&path);
        }
        code
    })
}

fn path_of(name: &CStr) -> PathBuf {
    PathBuf::from(OsStr::from_bytes(name.to_bytes()))
}

unsafe extern "C" fn x_close(file: *mut sqlite3_file) -> c_int {
    // SAFETY: SQLite closes an open file once, and does not use it afterwards.
    let open = unsafe { Box::from_raw((*file.cast::<ShimFile>()).open) };
    below!(open, xClose)
}

/// Defines methods of an open file: each is called with its [`Open`] and its other arguments.
macro_rules! methods {
    ($($name:ident($open:ident $(, $argument:ident: $kind:ty)*) $body:expr)*) => {$(
        unsafe extern "C" fn $name(file: *mut sqlite3_file $(, $argument: $kind)*) -> c_int {
            // SAFETY: SQLite calls a method only on a file that is open, and closes it only after
            // the call.
            let $open = unsafe { opened(file) };
            $body
        }
    )*};
}

methods! {
    x_read(open, buffer: *mut c_void, amount: c_int, offset: sqlite3_int64)
        open.disk.powered(ffi::SQLITE_IOERR_READ, |_| below!(open, xRead, buffer, amount, offset))
    x_write(open, buffer: *const c_void, amount: c_int, offset: sqlite3_int64)
        open.disk.changing(ffi::SQLITE_IOERR_WRITE, |state| {
            match open.note(state, offset, Some(usize::try_from(amount).unwrap())) {
                Ok(()) => below!(open, xWrite, buffer, amount, offset),
                Err(code) => code,
            }
        })
    x_truncate(open, size: sqlite3_int64)
        open.disk.changing(ffi::SQLITE_IOERR_TRUNCATE, |state| match open.note(state, size, None) {
            Ok(()) => below!(open, xTruncate, size),
            Err(code) => code,
        })
    x_sync(open, flags: c_int) open.disk.changing(ffi::SQLITE_IOERR_FSYNC, |state| {
        state.syncs += 1;
        if state.lying {
            return ffi::SQLITE_OK;
        }
        let code = below!(open, xSync, flags);
        if let (ffi::SQLITE_OK, Some(path)) = (code, &open.path) {
            state.files.entry(path.clone()).or_default().clear();
        }
        code
    })
    x_file_size(open, size: *mut sqlite3_int64) below!(open, xFileSize, size)
    x_lock(open, level: c_int)
        open.disk.powered(ffi::SQLITE_IOERR_LOCK, |_| below!(open, xLock, level))
    x_unlock(open, level: c_int) below!(open, xUnlock, level)
    x_check_reserved_lock(open, held: *mut c_int) below!(open, xCheckReservedLock, held)
    // The unix VFS lets these two grow the file behind xWrite's back; both are no more than hints.
    x_file_control(open, operation: c_int, argument: *mut c_void) match operation {
        ffi::SQLITE_FCNTL_SIZE_HINT | ffi::SQLITE_FCNTL_CHUNK_SIZE => ffi::SQLITE_OK,
        _ => below!(open, xFileControl, operation, argument),
    }
    x_sector_size(open) below!(open, xSectorSize)
    x_device_characteristics(open) below!(open, xDeviceCharacteristics)
    x_shm_map(open, page: c_int, size: c_int, extend: c_int, mapped: *mut *mut c_void)
        open.disk.powered(ffi::SQLITE_IOERR_SHMMAP, |_| {
            below!(open, xShmMap, page, size, extend, mapped)
        })
    x_shm_lock(open, offset: c_int, count: c_int, flags: c_int)
        if flags & ffi::SQLITE_SHM_UNLOCK == 0 {
            open.disk.powered(ffi::SQLITE_IOERR_SHMLOCK, |_| {
                below!(open, xShmLock, offset, count, flags)
            })
        } else {
            below!(open, xShmLock, offset, count, flags)
        }
    // After a cut a wal-index of this name belongs to a later connection.
    x_shm_unmap(open, delete: c_int) {
        let state = open.disk.state();
        below!(open, xShmUnmap, if state.off { 0 } else { delete })
    }
}

unsafe extern "C" fn x_shm_barrier(file: *mut sqlite3_file) {
    // SAFETY: SQLite calls this only on a file that is open.
    let below = unsafe { opened(file).below };
    // SAFETY: the unix VFS has opened `below`.
    unsafe {
        if let Some(method) = (*(*below).pMethods).xShmBarrier {
            method(below);
        }
    }
}

/// Version 2: shared memory for the WAL, no memory-mapped reads or writes of the file itself.
static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(x_close),
    xRead: Some(x_read),
    xWrite: Some(x_write),
    xTruncate: Some(x_truncate),
    xSync: Some(x_sync),
    xFileSize: Some(x_file_size),
    xLock: Some(x_lock),
    xUnlock: Some(x_unlock),
    xCheckReservedLock: Some(x_check_reserved_lock),
    xFileControl: Some(x_file_control),
    xSectorSize: Some(x_sector_size),
    xDeviceCharacteristics: Some(x_device_characteristics),
    xShmMap: Some(x_shm_map),
    xShmLock: Some(x_shm_lock),
    xShmBarrier: Some(x_shm_barrier),
    xShmUnmap: Some(x_shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
