//! Signing in and out.

use super::{
    Accounts,
    shown::{message, page, redirect, refusal, sentence, status},
};
use roster_api::{Visit, answer::Answer};
use roster_console::account::{Input, SignIn};
use roster_core::{
    Error,
    account::{self, Password},
    session,
};

impl Accounts {
    pub(super) async fn show_sign_in(&self, visit: &Visit) -> Answer {
        let next = next(visit.query("next"));
        match self.signed_in(visit).await {
            // Whose session is limited comes here to get another one.
            Ok(Some(who)) if who.session.limited_to.is_none() => return redirect(next),
            Ok(_) => {}
            Err(error) => return refusal(&error),
        }
        let notice = if visit.query("done") == "out" { "You are signed out." } else { "" };
        page(200, &form("", next, notice, false))
    }

    pub(super) async fn sign_in(&self, visit: &Visit) -> Answer {
        let (login, next) = (visit.field("login").trim(), next(visit.field("next")));
        let password = Password::from(visit.field("password").to_owned());
        let terms = Self::terms(visit, "sign_in");
        match account::sign_in(&self.directory, terms, login, &password, Some(visit.address)).await {
            Ok(begun) => self.begin(redirect(next), &begun.secret),
            Err(error) => {
                let mut form = form(login, next, "", true);
                match &error {
                    Error::Unauthenticated(words) => form.password.refuse(sentence(words)),
                    error => form.notice = sentence(&error.to_string()),
                }
                page(status(&error), &form)
            }
        }
    }

    pub(super) async fn sign_out(&self, visit: &Visit) -> Answer {
        let next = visit.field("next");
        let next = if is_invitation(next) { next } else { "/sign-in?done=out" };
        match self.signed_in(visit).await {
            Ok(Some(who)) if who.made(visit) => {
                match session::sign_out(&self.directory, Self::terms(visit, "sign_out"), who.session.id).await {
                    Ok(()) => self.end(redirect(next)),
                    Err(error) => refusal(&error),
                }
            }
            Ok(Some(_)) => stale(),
            Ok(None) => self.end(redirect(next)),
            Err(error) => refusal(&error),
        }
    }
}

/// A form of another session, or of one that has ended.
pub(super) fn stale() -> Answer {
    let lines = ["The page is from before you signed in, so nothing was done.", "Open it again and send it once more."];
    message(403, "This page is out of date", &lines, &[("/account", "Your account")])
}

fn form(login: &str, next: &str, notice: &str, bad: bool) -> SignIn {
    let name = Input::new("login", "Sign-in name").with(login);
    let password = Input::new("password", "Password");
    let (login, password) = if login.is_empty() { (name.first(), password) } else { (name, password.first()) };
    SignIn { login, password, next: next.to_owned(), notice: notice.to_owned(), bad }
}

/// Where to go after signing in: a page of this server that has a use for it, and no address that somebody else made up.
fn next(wanted: &str) -> &str {
    if is_invitation(wanted) { wanted } else { "/account" }
}

fn is_invitation(path: &str) -> bool {
    let token = path.strip_prefix("/accept/");
    token.is_some_and(|token| !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert_eq!(next("/accept/rst_invitation_0aZ"), "/accept/rst_invitation_0aZ");
        for bad in
            ["", "/", "//evil.example", "https://evil.example", "/accept/", "/accept/..", "/accept//evil", "/accept/a\\b", "/accept/a\r\nb"]
        {
            assert_eq!(next(bad), "/account", "{bad}");
        }
    }
}
