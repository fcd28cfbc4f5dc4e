//! Mail: taken after the write that it tells of is durable, kept in memory, and tried a few times. A mail that is lost with
//! the process is sent again by sending its invitation again, which makes a new token: old ones are not kept anywhere.

mod letter;
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
use tokio::sync::mpsc;
use way::Way;
pub(crate) use way::check_url;

/// How many mails wait at most; more are not taken.
const WAITING: usize = 1_000;
/// How long to wait after each try that failed but the last.
const PAUSES: [Duration; 3] = [Duration::from_secs(5), Duration::from_secs(60), Duration::from_secs(300)];
/// How many mails are tried at a time, so that a server that hangs does not hold up all of them.
const AT_A_TIME: usize = 4;

/// Takes mail and sends it in the background.
struct Mailer {
    queue: mpsc::Sender<Message>,
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
    let (queue, waiting) = mpsc::channel(WAITING);
    let (failed, waiting) = (Arc::new(AtomicU64::new(0)), Arc::new(tokio::sync::Mutex::new(waiting)));
    for _ in 0..AT_A_TIME {
        tokio::spawn(work(Arc::clone(&way), Arc::clone(&waiting), Arc::clone(&failed)));
    }
    Ok(Arc::new(Mailer { queue, settings: settings.clone(), directory, failed, taken: AtomicU64::new(0) }))
}

async fn work(way: Arc<Way>, waiting: Arc<tokio::sync::Mutex<mpsc::Receiver<Message>>>, failed: Arc<AtomicU64>) {
    loop {
        let next = waiting.lock().await.recv().await;
        let Some(message) = next else { return };
        if let Err(error) = deliver(&way, &message).await {
            failed.fetch_add(1, Ordering::Relaxed);
            // Neither the address nor the text: the text holds a token.
            tracing::warn!(%error, "a mail was given up; send its invitation again when mail works");
        }
    }
}

/// Tries until it is sent, or the last try fails.
async fn deliver(way: &Way, message: &Message) -> Result<(), String> {
    for pause in PAUSES {
        match way.send(message).await {
            Ok(()) => return Ok(()),
            Err(fault) if fault.is_final => return Err(fault.words),
            Err(fault) => tracing::info!(error = %fault.words, "a mail could not be sent; it is tried again in {} s", pause.as_secs()),
        }
        tokio::time::sleep(pause).await;
    }
    way.send(message).await.map_err(|fault| fault.words)
}

impl Post for Mailer {
    fn invite(&self, mail: Invited) -> Handed {
        let number = self.taken.fetch_add(1, Ordering::Relaxed);
        let message = match letter::invitation(&self.settings.from, mail, self.directory.now(), number) {
            Ok(message) => message,
            Err(error) => {
                tracing::warn!(%error, "an invitation was not mailed");
                return Handed::Refused;
            }
        };
        match self.queue.try_send(message) {
            Ok(()) => Handed::Queued,
            Err(_) => {
                tracing::warn!("an invitation was not mailed: {WAITING} mails wait already");
                Handed::Refused
            }
        }
    }

    fn failed(&self) -> u64 {
        self.failed.load(Ordering::Relaxed)
    }
}
