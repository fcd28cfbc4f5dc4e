//! The ways that mail takes: a server that speaks SMTP (RFC 5321), or a folder.

use crate::config::MailWay;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor, transport::smtp::authentication::Credentials};
use percent_encoding::percent_decode_str;
use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    time::Duration,
};

/// How long one try may take.
const TRY: Duration = Duration::from_secs(30);

/// A way, ready to be used.
pub(super) enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
}

/// Why a mail did not leave.
pub(super) struct Fault {
    pub(super) words: String,
    /// Whether another try is of no use.
    pub(super) is_final: bool,
}

/// Checks the URL of a server: `smtps://user@mail.example.org`, or `smtp://…` with `?tls=required` for STARTTLS.
pub(crate) fn check_url(url: &str) -> Result<String, String> {
    match AsyncSmtpTransport::<Tokio1Executor>::from_url(url) {
        Ok(_) => Ok(url.to_owned()),
        Err(_) => Err("must look like smtps://user@mail.example.org:465 or smtp://user@mail.example.org:587?tls=required".into()),
    }
}

impl Way {
    /// # Errors
    /// In words, when the URL is none.
    pub(super) fn of(way: &MailWay) -> Result<Self, String> {
        match way {
            MailWay::Folder(folder) => Ok(Self::Folder(folder.clone())),
            MailWay::Smtp { url, password } => {
                let mut builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|error| format!("mail.smtp: {error}"))?;
                if let Some(password) = password {
                    builder = builder.credentials(Credentials::new(user(url), password.clone()));
                }
                Ok(Self::Smtp(builder.timeout(Some(TRY)).build()))
            }
        }
    }

    pub(super) async fn send(&self, message: &Message) -> Result<(), Fault> {
        match self {
            Self::Smtp(transport) => {
                let sent = transport.send(message.clone()).await;
                sent.map(drop).map_err(|error| Fault { is_final: error.is_permanent(), words: error.to_string() })
            }
            Self::Folder(folder) => {
                // The part of its id before the `@` is of this process alone, and of digits.
                let id = message.headers().get_raw("Message-ID").unwrap_or_default().trim_start_matches('<');
                let name = format!("{}.eml", id.split('@').next().unwrap_or_default());
                let (path, bytes) = (folder.join(name), message.formatted());
                let written = tokio::task::spawn_blocking(move || write(&path, &bytes)).await;
                let written = written.unwrap_or_else(|error| Err(io::Error::other(error)));
                written.map_err(|error| Fault { words: error.to_string(), is_final: false })
            }
        }
    }
}

/// The user that a URL names.
fn user(url: &str) -> String {
    let authority = url.split_once("://").map_or("", |(_, rest)| rest.split(['/', '?']).next().unwrap_or_default());
    let user = authority.rsplit_once('@').map_or("", |(user, _)| user.split(':').next().unwrap_or_default());
    percent_decode_str(user).decode_utf8_lossy().into_owned()
}

/// Makes the folder for the process's owner alone: what lies there lets people in.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// Under another name until it is whole, so that nobody picks up half a mail.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let partial = path.with_extension("partial");
    // What an earlier try left, or somebody put there: what is written is a new file, and nothing that a link leads to.
    if let Err(error) = fs::remove_file(&partial)
        && error.kind() != io::ErrorKind::NotFound
    {
        return Err(error);
    }
    let mut file = options.open(&partial)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&partial, path)
}

#[cfg(test)]
mod tests {
    use super::{check_url, user};

    #[test]
    fn a_server_is_named_by_a_url() {
        for good in ["smtps://mail.example.org", "smtp://roster%40example.org@mail.example.org:587?tls=required", "smtp://127.0.0.1:2525"] {
            assert!(check_url(good).is_ok(), "{good}");
        }
        for bad in ["", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://mail.example.org?tls=perhaps"] {
            assert!(check_url(bad).is_err(), "{bad}");
        }
        assert_eq!(user("smtps://roster%40example.org:x@mail.example.org:465"), "roster@example.org");
        assert_eq!(user("smtp://127.0.0.1:2525"), "");
    }
}
