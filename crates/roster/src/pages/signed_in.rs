//! Who is signed in: the cookie, and what binds forms to it.

use super::Accounts;
use roster_api::{Visit, answer::Answer, header};
use roster_core::{
    Error,
    account::{self, Account},
    secret::{Secret, SecretHash},
    session::{self, Session},
};

/// The cookie that holds a session's secret.
#[derive(Clone, Copy)]
pub(crate) struct Cookie {
    name: &'static str,
    /// `; Secure`, where people come over https.
    secure: &'static str,
}

/// Seconds that it lasts: as long as the session.
const SECONDS: i64 = session::LASTS / 1_000_000;

impl Cookie {
    /// The one for this address. `__Host-` keeps other hosts of the domain from setting it (RFC 6265bis §4.1.3.2).
    pub(crate) fn of(url: &str) -> Self {
        if url.starts_with("https://") {
            Self { name: "__Host-roster_session", secure: "; Secure" }
        } else {
            Self { name: "roster_session", secure: "" }
        }
    }

    fn line(self, value: &str, seconds: i64) -> String {
        let Self { name, secure } = self;
        format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
    }
}

/// Somebody who is signed in.
pub(super) struct SignedIn {
    pub(super) session: Session,
    pub(super) account: Account,
    /// What the session's forms carry: only pages of this session know it.
    pub(super) form_token: String,
}

impl SignedIn {
    /// Whether a form was made for this session.
    pub(super) fn made(&self, visit: &Visit) -> bool {
        SecretHash::of(visit.field("form")).matches(&SecretHash::of(&self.form_token))
    }
}

impl Accounts {
    /// Who is signed in, if anybody is.
    pub(super) async fn signed_in(&self, visit: &Visit) -> Result<Option<SignedIn>, Error> {
        let Some(secret) = visit.cookie(self.cookie.name) else { return Ok(None) };
        let session = match session::authenticate(&self.directory, secret).await {
            Ok(session) => session,
            Err(Error::Unauthenticated(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let account = account::own(&self.directory, session.account).await?;
        let hash = SecretHash::of(&format!("form of {secret}"));
        let form_token = hash.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Some(SignedIn { session, account, form_token }))
    }

    /// The same answer, with the cookie of a session that has just begun.
    pub(super) fn begin(&self, answer: Answer, secret: &Secret) -> Answer {
        answer.with(header::SET_COOKIE, &self.cookie.line(secret.reveal(), SECONDS))
    }

    /// The same answer, which takes the cookie away.
    pub(super) fn end(&self, answer: Answer) -> Answer {
        answer.with(header::SET_COOKIE, &self.cookie.line("", 0))
    }
}
