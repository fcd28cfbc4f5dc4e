//! How a page leaves the server, and how its words are written.

use roster_api::{StatusCode, answer::Answer, header};
use roster_console::{Template, account::Message};
use roster_core::{Error, clock::Timestamp};

/// Forms are sent here alone, nobody frames the page, and it loads nothing but the style sheet.
const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// A page with this status.
pub(super) fn page(status: u16, template: &impl Template) -> Answer {
    let Ok(html) = template.render() else {
        return Answer { status: StatusCode::INTERNAL_SERVER_ERROR, ..Answer::text("something went wrong on our side") };
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    private(Answer { status, ..Answer::html(html) }.with(header::CONTENT_SECURITY_POLICY, POLICY))
}

/// Nobody keeps a page of an account. What it sends and loads names the server as where it came from and not the path,
/// which may hold a token; with `no-referrer` a browser would not name the origin of a form either, and so a form of our
/// own would look like a foreign one.
fn private(answer: Answer) -> Answer {
    answer.with(header::CACHE_CONTROL, "no-store").with(header::REFERRER_POLICY, "strict-origin").with(header::X_FRAME_OPTIONS, "DENY")
}

/// On to another page of this server, which is then asked for with GET.
pub(super) fn redirect(path: &str) -> Answer {
    private(Answer::empty(StatusCode::SEE_OTHER).with(header::LOCATION, path))
}

/// A few words and where to go.
pub(super) fn message(status: u16, title: &str, lines: &[&str], links: &[(&str, &str)]) -> Answer {
    let lines = lines.iter().map(|line| (*line).to_owned()).collect();
    let links = links.iter().map(|(address, name)| ((*address).to_owned(), (*name).to_owned())).collect();
    page(status, &Message { title: title.to_owned(), lines, links })
}

/// A refusal that belongs to no field.
pub(super) fn refusal(error: &Error) -> Answer {
    message(status(error), "That did not work", &[&sentence(&error.to_string())], &[("/account", "Your account")])
}

/// The fitting status.
pub(super) fn status(error: &Error) -> u16 {
    roster_api::refusal::Refusal::from(error.clone()).status()
}

/// The core's words as a sentence.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// `2026-03-09 07:55 UTC`.
pub(super) fn moment(at: Timestamp) -> String {
    let text = at.to_string();
    format!("{} {} UTC", &text[..10], &text[11..16])
}
