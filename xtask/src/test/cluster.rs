//! A private PostgreSQL server: made, started and stopped by the test run, out of the way of any
//! other on the machine.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::process::{self, Outcome};
use crate::workspace::Workspace;

/// A running server; it stops when this is dropped.
pub(super) struct Cluster {
    server: Child,
    port: u16,
}

/// What the server runs as.
#[derive(Clone, Copy)]
struct Account {
    uid: u32,
    gid: u32,
}

/// The folder with `initdb` and `postgres`: the one on `PATH`, else Debian's, the newest version
/// first. Links are followed, because the server looks for its own files beside the real binary.
pub(super) fn binaries() -> Option<PathBuf> {
    let on_path =
        process::on_path("initdb").and_then(|file| fs::canonicalize(file).ok()).and_then(|file| file.parent().map(Path::to_owned));
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort_by(|a, b| b.cmp(a));
    on_path
        .into_iter()
        .chain(versions.into_iter().map(|(_, folder)| folder))
        .find(|folder| ["initdb", "postgres"].iter().all(|name| folder.join(name).is_file()))
}

impl Cluster {
    /// Makes a new cluster with an empty database `roster`, and starts it.
    pub(super) fn start(workspace: &Workspace, binaries: &Path) -> Outcome<Self> {
        let account = unprivileged()?;
        let folder = home(workspace, account);
        stop_leftover(&folder);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| at(&folder, error))?;
        }
        fs::create_dir_all(&folder).map_err(|error| at(&folder, error))?;
        if let Some(account) = account {
            chown(&folder, Some(account.uid), Some(account.gid)).map_err(|error| at(&folder, error))?;
        }
        let data = folder.join("data");
        let program = |name: &str| {
            let mut command = Command::new(binaries.join(name));
            command.current_dir(&folder).stdin(Stdio::null());
            if let Some(account) = account {
                command.uid(account.uid).gid(account.gid);
            }
            command
        };
        let log = folder.join("initdb.log");
        // A language's order by default, as on most machines, so that a text column without
        // `COLLATE "C"` shows. A server older than 15 or built without ICU does without.
        let language = ["--locale-provider=icu", "--icu-locale=en-US"];
        initdb(program("initdb"), &data, &language, &log).or_else(|_| initdb(program("initdb"), &data, &[], &log))?;
        let log = folder.join("create-database.log");
        create_database(program("postgres"), &data, &log)?;

        // Between choosing a port and listening on it somebody else may take it.
        let mut last = String::new();
        for _ in 0..3 {
            let port = process::free_address()?.port();
            let mut postgres = program("postgres");
            postgres.arg("-D").arg(&data).args([
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                &format!("port={port}"),
                // No socket: its path may not exceed 107 bytes, and a target directory may.
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200",
            ]);
            log_of(&mut postgres, &folder.join("server.log"))?;
            let server = postgres.spawn().map_err(|error| format!("cannot run `{}`: {error}", process::shown(&postgres)))?;
            let mut cluster = Self { server, port };
            match cluster.wait_until_ready(&data) {
                Ok(()) => return Ok(cluster),
                Err(error) => last = with_log(error, &folder.join("server.log")),
            }
        }
        Err(last)
    }

    pub(super) fn url(&self) -> String {
        format!("postgres://roster@127.0.0.1:{}/roster", self.port)
    }

    /// The server says in the last line of its pid file when it takes connections; it listens before
    /// that, so a connection alone proves nothing.
    fn wait_until_ready(&mut self, data: &Path) -> Outcome {
        let pid_file = data.join("postmaster.pid");
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(30) {
            if let Ok(Some(status)) = self.server.try_wait() {
                return Err(format!("PostgreSQL ended while starting: {status}"));
            }
            let ready = fs::read_to_string(&pid_file).is_ok_and(|text| text.lines().nth(7).is_some_and(|line| line.trim() == "ready"));
            if ready {
                return Ok(());
            }
            sleep(Duration::from_millis(20));
        }
        Err("PostgreSQL did not take connections within 30 s".to_owned())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        interrupt(self.server.id());
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(10) {
            if !matches!(self.server.try_wait(), Ok(None)) {
                return;
            }
            sleep(Duration::from_millis(20));
        }
        // Nothing in the cluster is worth waiting for any longer.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Who the server runs as when this is root, whom `initdb` refuses; none when this is not root.
fn unprivileged() -> Outcome<Option<Account>> {
    if fs::metadata("/proc/self").map_or(1, |own| own.uid()) != 0 {
        return Ok(None);
    }
    let accounts = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let account = |name: &str| {
        let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        Some(Account { uid: fields.next()?.parse().ok()?, gid: fields.next()?.parse().ok()? })
    };
    account("postgres").or_else(|| account("nobody")).map(Some).ok_or_else(|| {
        "PostgreSQL does not run as root, and /etc/passwd names neither postgres nor nobody: \
             run this as an ordinary user"
            .to_owned()
    })
}

/// Where the cluster lies: below the target directory, or in the system's temporary folder where
/// another account cannot reach that (a checkout in root's home).
fn home(workspace: &Workspace, account: Option<Account>) -> PathBuf {
    let reachable = workspace.target.ancestors().all(|folder| fs::metadata(folder).map_or(true, |meta| meta.mode() & 0o001 != 0));
    if account.is_none() || reachable {
        workspace.target.join("postgres")
    } else {
        std::env::temp_dir().join(format!("roster-postgres-{}", std::process::id()))
    }
}

/// Stops the server of a run that was killed before it could. The pid alone proves nothing, it may
/// be another program's by now: the command line has to name this cluster.
fn stop_leftover(folder: &Path) {
    let data = folder.join("data");
    let pid = fs::read_to_string(data.join("postmaster.pid")).ok().and_then(|text| text.lines().next()?.trim().parse::<u32>().ok());
    let Some(pid) = pid else { return };
    let ours =
        || fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| String::from_utf8_lossy(&line).contains(&*data.to_string_lossy()));
    if ours() {
        interrupt(pid);
        for _ in 0..500 {
            if !ours() {
                return;
            }
            sleep(Duration::from_millis(20));
        }
    }
}

/// Asks a server to disconnect everybody and stop; to PostgreSQL that is SIGINT.
fn interrupt(pid: u32) {
    process::succeeds(Command::new("kill").args(["-INT", &pid.to_string()]));
}

fn initdb(mut initdb: Command, data: &Path, locale: &[&str], log: &Path) -> Outcome {
    initdb.args(["--username=roster", "--auth=trust", "--encoding=UTF8", "--no-locale"]).args(locale).arg("--pgdata").arg(data);
    log_of(&mut initdb, log)?;
    process::run(&mut initdb).map_err(|error| with_log(error, log))
}

/// `CREATE DATABASE` in single-user mode: it needs no client program, and no running server.
fn create_database(mut postgres: Command, data: &Path, log: &Path) -> Outcome {
    postgres.args(["--single", "-D"]).arg(data).arg("postgres").stdin(Stdio::piped());
    log_of(&mut postgres, log)?;
    let mut child = postgres.spawn().map_err(|error| format!("cannot run `{}`: {error}", process::shown(&postgres)))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(b"CREATE DATABASE roster\n").map_err(|error| format!("cannot talk to postgres --single: {error}"))?;
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(with_log(format!("cannot create the database: {status}"), log)),
        Err(error) => Err(format!("cannot wait for postgres --single: {error}")),
    }
}

fn log_of(command: &mut Command, path: &Path) -> Outcome {
    let log = fs::File::create(path).map_err(|error| at(path, error))?;
    let copy = log.try_clone().map_err(|error| at(path, error))?;
    command.stdout(log).stderr(copy);
    Ok(())
}

fn with_log(error: String, log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    format!("{error}\n{}", text.trim_end())
}

fn at(path: &Path, error: std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
