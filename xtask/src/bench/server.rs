//! A server that a bench started, and that ends with it.

use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::load::Target;
use crate::process::{self, Outcome};

/// How long a server may take until it listens.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running program; it is killed when this is dropped, however the bench ends.
pub(super) struct Server(Child);

impl Server {
    /// Starts the program without a terminal. Whether it listens yet is for the caller to find out.
    pub(super) fn spawn(command: &mut Command) -> Outcome<Self> {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().map(Self).map_err(|error| format!("cannot run `{}`: {error}", process::shown(command)))
    }

    /// Starts a program that was told to listen there, and waits until it does.
    pub(super) fn listening(command: &mut Command, address: SocketAddr) -> Outcome<Self> {
        let mut server = Self::spawn(command)?;
        let begin = Instant::now();
        while TcpStream::connect(address).is_err() {
            if begin.elapsed() > PATIENCE {
                return Err(format!("`{}` did not listen within {} s", process::shown(command), PATIENCE.as_secs()));
            }
            server.check(command)?;
            sleep(Duration::from_millis(5));
        }
        Ok(server)
    }

    /// Fails when the program has ended.
    pub(super) fn check(&mut self, command: &Command) -> Outcome {
        match self.0.try_wait() {
            Ok(Some(status)) => Err(format!("`{}` ended: {status}", process::shown(command))),
            _ => Ok(()),
        }
    }

    pub(super) fn pid(&self) -> u32 {
        self.0.id()
    }

    /// Where a load finds it.
    pub(super) fn target(&self, address: SocketAddr) -> Target {
        Target { address, pid: self.pid() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
