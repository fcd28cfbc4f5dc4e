//! Cold start, and the memory of a server that has answered one request.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::figure::Figure;
use super::server::Server;
use crate::process::{self, Outcome};
use crate::workspace::Workspace;

const ROUNDS: usize = 10;
const START_TARGET_MS: f64 = 30.0;
const MEMORY_TARGET_MB: f64 = 30.0;

/// An operation that needs a key, the database and permission: an answer to it means that the server
/// is at work, not merely that its port is open.
const REQUEST: &str = "/portkey/v1/admin/users";

pub(super) fn measure(workspace: &Workspace) -> Outcome<Vec<Figure>> {
    let binary = workspace.server("release");
    let data = workspace.target.join("bench-data");
    let made = super::init(workspace, &data)?;
    let key = made.key.as_str();

    let (mut starts, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let round = Round::run(&binary, &data, key)?;
        starts.push(round.took.as_secs_f64() * 1_000.0);
        memory.extend(round.resident_mb);
    }
    let mut figures = vec![Figure::below("cold start to the first authorized answer", "ms", START_TARGET_MS, &mut starts)?];
    // Only Linux tells a process's memory this way; elsewhere the figure is left out, not made up.
    if !memory.is_empty() {
        figures.push(Figure::below("idle memory (RSS)", "MB", MEMORY_TARGET_MB, &mut memory)?);
    }
    Ok(figures)
}

struct Round {
    took: Duration,
    resident_mb: Option<f64>,
}

impl Round {
    fn run(binary: &PathBuf, data: &Path, key: &str) -> Outcome<Self> {
        let address = process::free_address()?;
        let mut command = Command::new(binary);
        command.arg("serve").arg("--data").arg(data).args(["--listen", &address.to_string()]);
        let start = Instant::now();
        let mut server = Server::spawn(&mut command)?;
        let took = loop {
            match answered(address, key) {
                Ok(200) => break start.elapsed(),
                Ok(status) => {
                    return Err(format!("{REQUEST} answered {status} to the key of `roster init`"));
                }
                Err(_) if start.elapsed() > Duration::from_secs(20) => {
                    return Err(format!("`{}` did not answer within 20 s", process::shown(&command)));
                }
                Err(_) => {}
            }
            server.check(&command)?;
            // Short enough not to show in the figure, and it leaves the core to the server.
            sleep(Duration::from_micros(100));
        };
        let resident_mb = resident_mb(server.pid());
        Ok(Self { took, resident_mb })
    }
}

/// The status of an authorized request; an error while nobody listens yet.
fn answered(address: SocketAddr, key: &str) -> std::io::Result<u16> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(stream, "GET {REQUEST} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {key}\r\nconnection: close\r\n\r\n")?;
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
    status.ok_or_else(|| std::io::Error::other("no HTTP answer"))
}

pub(super) fn resident_mb(pid: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: f64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes * 1_024.0 / 1_000_000.0)
}
