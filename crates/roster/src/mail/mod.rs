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
use tokio::sync::Semaphore;
use way::Way;
pub(crate) use way::check_url;

/// How many mails wait at most; more are not taken.
const WAITING: usize = 1_000;
/// How long to wait after each try that failed but the last.
const PAUSES: [Duration; 3] = [Duration::from_secs(5), Duration::from_secs(60), Duration::from_secs(300)];
/// How many mails are tried at a time, so that a server that hangs does not hold up all of them.
const AT_A_TIME: usize = 4;

/// Takes mail and sends it in the background, each in a task of its own.
struct Mailer {
    way: Arc<Way>,
    waiting: Arc<Semaphore>,
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
        waiting: Arc::new(Semaphore::new(WAITING)),
        tries: Arc::new(Semaphore::new(AT_A_TIME)),
        settings: settings.clone(),
        directory,
        failed: Arc::default(),
        taken: AtomicU64::new(0),
    }))
}

/// Tries until it is sent, or the last try fails. Between its tries it takes nobody's place: a server that puts off some
/// mails holds up no others.
async fn deliver(way: &Way, tries: &Semaphore, message: &Message) -> Result<(), String> {
    let attempt = async || {
        let _place = tries.acquire().await;
        way.send(message).await
    };
    for pause in PAUSES {
        match attempt().await {
            Ok(()) => return Ok(()),
            Err(fault) if fault.is_final => return Err(fault.words),
            Err(fault) => tracing::info!(error = %fault.words, "a mail could not be sent; it is tried again in {} s", pause.as_secs()),
        }
        tokio::time::sleep(pause).await;
    }
    attempt().await.map_err(|fault| fault.words)
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
        let Ok(place) = Arc::clone(&self.waiting).try_acquire_owned() else {
            tracing::warn!("an invitation was not mailed: {WAITING} mails wait already");
            return Handed::Refused;
        };
        let (way, tries, failed) = (Arc::clone(&self.way), Arc::clone(&self.tries), Arc::clone(&self.failed));
        tokio::spawn(async move {
            if let Err(error) = deliver(&way, &tries, &message).await {
                failed.fetch_add(1, Ordering::Relaxed);
                // Neither the address nor the text: the text holds a token.
                tracing::warn!(%error, "a mail was given up; send its invitation again when mail works");
            }
            drop(place);
        });
        Handed::Queued
    }

    fn failed(&self) -> u64 {
        self.failed.load(Ordering::Relaxed)
    }
}
