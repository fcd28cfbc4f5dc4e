//! A bounded load on one server: so many connections, each with one request after another for a given time.

use std::io;
use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use super::client::{Client, Shape};
use super::usage;
use crate::process::Outcome;

/// How many requests are under way at a time.
const CONNECTIONS: usize = 16;

/// A server under load.
#[derive(Clone, Copy)]
pub(super) struct Target {
    pub(super) address: SocketAddr,
    pub(super) pid: u32,
}

/// What was seen of one server, over one round or several.
#[derive(Clone, Debug, Default)]
pub(super) struct Sample {
    /// From sending a request to the last byte of its answer.
    latencies: Vec<Duration>,
    cpu: Duration,
    elapsed: Duration,
}

impl Sample {
    /// Takes in another round.
    pub(super) fn add(&mut self, round: Self) {
        self.latencies.extend(round.latencies);
        self.cpu += round.cpu;
        self.elapsed += round.elapsed;
    }

    fn requests(&self) -> f64 {
        self.latencies.len() as f64
    }

    pub(super) fn per_second(&self) -> f64 {
        self.requests() / self.elapsed.as_secs_f64()
    }

    /// Processor time of the server per request, in microseconds.
    pub(super) fn cpu_micros(&self) -> f64 {
        self.cpu.as_secs_f64() * 1e6 / self.requests()
    }

    /// The latency that this share of the requests did not exceed, in microseconds.
    pub(super) fn percentile_micros(&mut self, share: f64) -> f64 {
        self.latencies.sort_unstable();
        percentile(&self.latencies, share).as_secs_f64() * 1e6
    }
}

/// The smallest value that at least this share of the sorted values does not exceed ("nearest rank").
fn percentile(sorted: &[Duration], share: f64) -> Duration {
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.max(1) - 1).or(sorted.last()).copied().unwrap_or_default()
}

/// Loads a server for so long. An answer of another shape than expected ends it: its cost would mean nothing.
pub(super) fn run(target: Target, request: &[u8], expected: Shape, time: Duration) -> Outcome<Sample> {
    let clients = (0..CONNECTIONS).map(|_| Client::connect(target.address)).collect::<io::Result<Vec<_>>>();
    let clients = clients.map_err(|error| format!("{}: {error}", target.address))?;
    let (cpu, begin) = (usage::cpu_time(target.pid)?, Instant::now());
    let rounds: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> =
            clients.into_iter().map(|client| scope.spawn(move || repeat(client, request, expected, begin + time))).collect();
        threads.into_iter().map(thread::ScopedJoinHandle::join).collect()
    });
    let mut sample = Sample { latencies: Vec::new(), elapsed: begin.elapsed(), cpu: usage::cpu_time(target.pid)?.saturating_sub(cpu) };
    for round in rounds {
        sample.latencies.extend(round.map_err(|_| "a client panicked")??);
    }
    Ok(sample)
}

fn repeat(mut client: Client, request: &[u8], expected: Shape, end: Instant) -> Outcome<Vec<Duration>> {
    let mut latencies = Vec::new();
    let mut begin = Instant::now();
    while begin < end {
        let shape = client.shape(request).map_err(|error| format!("under load: {error}"))?;
        if shape != expected {
            return Err(format!("under load the server answered {shape:?} instead of {expected:?}"));
        }
        let now = Instant::now();
        latencies.push(now - begin);
        begin = now;
    }
    Ok(latencies)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn millis(values: impl IntoIterator<Item = u64>) -> Vec<Duration> {
        values.into_iter().map(Duration::from_millis).collect()
    }

    #[test]
    fn percentiles_are_values_that_were_seen() {
        let hundred = millis(1..=100);
        assert_eq!([0.0, 0.5, 0.99, 1.0].map(|share| percentile(&hundred, share).as_millis()), [1, 50, 99, 100]);
        assert_eq!(percentile(&millis([7]), 0.99).as_millis(), 7);
        assert_eq!(percentile(&millis([1, 9]), 0.5).as_millis(), 1);
        assert_eq!(percentile(&[], 0.5), Duration::ZERO);
    }

    #[test]
    fn rounds_add_up() {
        let round = |latencies: &[u64], cpu| Sample {
            latencies: millis(latencies.iter().copied()),
            cpu: Duration::from_millis(cpu),
            elapsed: Duration::from_secs(1),
        };
        let mut sample = round(&[3, 1], 40);
        sample.add(round(&[2, 4], 60));
        assert_eq!((sample.per_second(), sample.cpu_micros()), (2.0, 25_000.0));
        assert_eq!((sample.percentile_micros(0.5), sample.percentile_micros(0.99)), (2_000.0, 4_000.0));
    }
}
