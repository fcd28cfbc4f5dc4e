//! A running binary on a free port, and just enough HTTP to talk to it.

use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::atomic::{AtomicU32, Ordering},
};

/// A directory that goes with the test.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let path = std::env::temp_dir().join(format!("roster-it-{name}-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn data(&self) -> String {
        self.0.join("data").display().to_string()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The binary, away from the environment and settings of whoever runs the tests.
pub(crate) fn roster(directory: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roster"));
    let foreign = std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("ROSTER_"));
    for (name, _) in foreign {
        command.env_remove(name);
    }
    command.env_remove("COLUMNS").env("XDG_CONFIG_HOME", directory.join("config")).current_dir(directory);
    command
}

/// Runs a command to its end.
pub(crate) fn run(directory: &Scratch, args: &[&str]) -> Output {
    roster(&directory.0).args(args).output().unwrap()
}

/// Runs a command that has to succeed and print one JSON object.
pub(crate) fn run_json(directory: &Scratch, args: &[&str]) -> Value {
    let output = run(directory, args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A server that is ended with the test.
pub(crate) struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts `roster serve` and waits until it says where.
    pub(crate) fn serve(directory: &Scratch) -> Self {
        Self::serve_with(directory, &[], &[], 1).0
    }

    /// The same with more arguments and these variables set; gives the first so many lines that it prints.
    pub(crate) fn serve_with(directory: &Scratch, args: &[&str], environment: &[(&str, &str)], lines: usize) -> (Self, Vec<String>) {
        let data = directory.data();
        let mut child = roster(&directory.0)
            .args(["serve", "--data", &data, "--listen", "127.0.0.1:0"])
            .args(args)
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines: Vec<_> = BufReader::new(child.stdout.take().unwrap()).lines().take(lines).map(Result::unwrap).collect();
        let address = lines.first().and_then(|line| line.trim().rsplit_once("http://")).map(|(_, address)| address.to_owned());
        let address = address.unwrap_or_else(|| panic!("said {lines:?}"));
        (Self { child, address }, lines)
    }

    /// Starts `roster demo` and gives what it prints up to its last line, with the address.
    pub(crate) fn demo(directory: &Scratch) -> (Self, Vec<String>) {
        Self::demo_with(directory, &[])
    }

    /// The same with these variables set.
    pub(crate) fn demo_with(directory: &Scratch, environment: &[(&str, &str)]) -> (Self, Vec<String>) {
        Self::demo_given(directory, &[], environment)
    }

    /// The same with more arguments.
    pub(crate) fn demo_given(directory: &Scratch, args: &[&str], environment: &[(&str, &str)]) -> (Self, Vec<String>) {
        let mut child = roster(&directory.0)
            .args(["demo", "--listen", "127.0.0.1:0"])
            .args(args)
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            lines.push(line.unwrap());
            if lines.last().is_some_and(|line| line.starts_with("Everything")) {
                break;
            }
        }
        let (_, address) = lines.last().and_then(|line| line.trim_end_matches('/').rsplit_once("http://")).unwrap();
        (Self { child, address: address.to_owned() }, lines)
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Ends the process as `kill -9` does.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One call; `None` when the server went away before it answered.
pub(crate) fn call(address: &str, key: &str, method: &str, path: &str, body: &str) -> Option<(u16, Value)> {
    let mut stream = TcpStream::connect(address).ok()?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {key}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(body.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    // A body that was cut off is no answer.
    if body.is_empty() { Some((status, Value::Null)) } else { Some((status, serde_json::from_str(body).ok()?)) }
}

/// What a command printed for its reader.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Asserts a bad end: its exit code and that the message names these.
pub(crate) fn assert_fails(output: &Output, code: i32, words: &[&str]) {
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{message}");
    for word in words {
        assert!(message.contains(word), "{message:?} does not say {word:?}");
    }
}
