//! Mail: taken after the write that it tells of is durable, kept in memory, and tried a few times. A mail that is lost with
//! the process is sent again by sending its invitation again, which makes a new token: old ones are not kept anywhere.

mod letter;
mod turns;
mod way;

use crate::{
    config::{Mail, MailWay},
    failure::Failure,
};
use lettre::Message;
use roster_api::post::{Handed, Invited, Post};
use roster_core::Directory;
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::Semaphore;
use turns::{Taken, To, Turns};
use way::Way;
pub(crate) use way::check_url;

/// How long to wait after each try that failed but the last.
const PAUSES: [Duration; 3] = [Duration::from_secs(5), Duration::from_secs(60), Duration::from_secs(300)];
/// How many mails are tried at a time, so that a server that hangs does not hold up all of them.
const AT_A_TIME: usize = 4;

/// Takes mail and sends it in the background, each in a task of its own.
struct Mailer {
    way: Arc<Way>,
    turns: Arc<Turns<Message>>,
    tries: Arc<Semaphore>,
    settings: Mail,
    directory: Arc<Directory>,
    failed: Arc<AtomicU64>,
    taken: AtomicU64,
}

/// Begins to send mail.
///
/// # Errors
/// When the folder can't be made.
pub(crate) fn start(settings: &Mail, directory: Arc<Directory>) -> Result<Arc<dyn Post>, Failure> {
    if let MailWay::Folder(folder) = &settings.way {
        way::make(folder).map_err(|error| Failure::failed(format!("mail.folder {}: {error}", folder.display())))?;
    }
    let way = Arc::new(Way::of(&settings.way).map_err(Failure::failed)?);
    Ok(Arc::new(Mailer {
        way,
        turns: Arc::default(),
        tries: Arc::new(Semaphore::new(AT_A_TIME)),
        settings: settings.clone(),
        directory,
        failed: Arc::default(),
        taken: AtomicU64::new(0),
    }))
}

/// What it takes to send what waits for an address. Its place is free when nobody sees to it any more, whatever happened.
struct Delivery {
    to: To,
    turns: Arc<Turns<Message>>,
    way: Arc<Way>,
    tries: Arc<Semaphore>,
    failed: Arc<AtomicU64>,
    directory: Arc<Directory>,
}

impl Drop for Delivery {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.turns.leave(&self.to);
        }
    }
}

impl Delivery {
    /// Sends the newest letter when its turn comes, and those that come meanwhile.
    async fn run(self, after: i64) {
        let mut after = Some(after);
        while let Some(micros) = after {
            tokio::time::sleep(Duration::from_micros(micros.unsigned_abs())).await;
            let Some(number) = self.deliver().await else { return };
            after = self.turns.done(&self.to, number, now(&self.directory));
        }
    }

    /// Tries until it is sent, or the last try fails; answers the number of the letter that was tried last. Between its tries it
    /// takes nobody's place: a server that puts off some mails holds up no others.
    async fn deliver(&self) -> Option<u64> {
        let mut pauses = PAUSES.iter();
        loop {
            // The newest at each try: the link of one before is dead.
            let (number, letter) = self.turns.newest(&self.to)?;
            let sent = {
                let _place = self.tries.acquire().await;
                self.way.send(&letter).await
            };
            let Err(fault) = sent else { return Some(number) };
            let Some(pause) = pauses.next().filter(|_| !fault.is_final) else {
                self.failed.fetch_add(1, Ordering::Relaxed);
                // Neither the address nor the text: the text holds a token.
                tracing::warn!(error = %fault.words, "a mail was given up; send its invitation again when mail works");
                return Some(number);
            };
            tracing::info!(error = %fault.words, "a mail could not be sent; it is tried again in {} s", pause.as_secs());
            tokio::time::sleep(*pause).await;
        }
    }
}

/// The machine's time, whatever a sandbox's clock says.
fn now(directory: &Directory) -> i64 {
    directory.store().clock().monotonic_micros()
}

impl Post for Mailer {
    fn invite(&self, mail: Invited) -> Handed {
        let number = self.taken.fetch_add(1, Ordering::Relaxed);
        let to = To { organization: mail.of, address: mail.email.to_lowercase() };
        let message = match letter::invitation(&self.settings.from, mail, self.directory.now(), number) {
            Ok(message) => message,
            Err(error) => {
                tracing::warn!(%error, "an invitation was not mailed");
                return Handed::Refused;
            }
        };
        match self.turns.take(&to, message, now(&self.directory)) {
            Ok(Taken::Instead) => {}
            Ok(Taken::After(micros)) => {
                let delivery = Delivery {
                    to,
                    turns: Arc::clone(&self.turns),
                    way: Arc::clone(&self.way),
                    tries: Arc::clone(&self.tries),
                    failed: Arc::clone(&self.failed),
                    directory: Arc::clone(&self.directory),
                };
                tokio::spawn(delivery.run(micros));
            }
            Err(full) => {
                tracing::warn!(organization = %to.organization, "an invitation was not mailed: {full}");
                return Handed::Refused;
            }
        }
        Handed::Queued
    }

    fn failed(&self) -> u64 {
        self.failed.load(Ordering::Relaxed)
    }
}
