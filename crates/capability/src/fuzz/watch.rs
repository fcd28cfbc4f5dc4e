//! Whoever waits for an input that does not end: the input is named, and the process is ended.

use super::{failed, say};
use std::{
    sync::{Arc, Mutex, Weak},
    time::Duration,
};
use tokio::time::Instant;

/// How long one input may take. A debug build on a busy machine needs a tenth of it for the largest.
const MOST: Duration = Duration::from_secs(10);
/// How often is looked.
const EVERY: Duration = Duration::from_millis(250);

type Current = Mutex<Option<(Instant, u64, Vec<u8>)>>;

pub(super) struct Watch(Arc<Current>);

impl Watch {
    pub(super) fn begin(round: &'static str) -> Self {
        let current = Arc::new(Mutex::new(None));
        let seen = Arc::downgrade(&current);
        std::thread::spawn(move || look(round, &seen));
        Self(current)
    }

    pub(super) fn started(&self, seed: u64, input: &[u8]) {
        *self.0.lock().unwrap() = Some((Instant::now(), seed, input.to_vec()));
    }

    pub(super) fn ended(&self) {
        *self.0.lock().unwrap() = None;
    }
}

fn look(round: &str, seen: &Weak<Current>) {
    while let Some(current) = seen.upgrade() {
        if let Some((since, seed, input)) = &*current.lock().unwrap()
            && since.elapsed() > MOST
        {
            say(&failed(round, *seed, input, &format!("did not end within {} s", MOST.as_secs())));
            std::process::exit(101);
        }
        drop(current);
        std::thread::sleep(EVERY);
    }
}
