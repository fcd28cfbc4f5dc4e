//! What a mail holds.

use lettre::{
    Address, Message,
    message::{Mailbox, MultiPart},
};
use roster_api::post::Invited;
use roster_console::{Template, mail::Invitation};
use roster_core::clock::Timestamp;
use std::time::{Duration, UNIX_EPOCH};

/// An invitation. `number` tells mails of one process apart.
///
/// # Errors
/// In words, when the email is no address that mail can go to.
pub(super) fn invitation(from: &Mailbox, mail: Invited, now: Timestamp, number: u64) -> Result<Message, String> {
    let to: Address = mail.email.parse().map_err(|_| "its email is no address that mail can go to".to_owned())?;
    let text = Invitation {
        invited_by: mail.invited_by.unwrap_or_default(),
        organization: mail.organization,
        link: mail.link,
        ends: moment(mail.expires_at),
    };
    let parts = MultiPart::alternative_plain_html(
        text.render().map_err(|error| error.to_string())?,
        text.html().render().map_err(|error| error.to_string())?,
    );
    let micros = now.as_micros().unsigned_abs();
    Message::builder()
        .from(from.clone())
        .to(to.into())
        .subject(text.subject())
        .date(UNIX_EPOCH + Duration::from_micros(micros))
        .message_id(Some(format!("<{micros}.{number}@{}>", from.email.domain())))
        .multipart(parts)
        .map_err(|error| error.to_string())
}

/// `2026-03-09 07:55 UTC`.
fn moment(at: Timestamp) -> String {
    let text = at.to_string();
    format!("{} {} UTC", &text[..10], &text[11..16])
}

#[cfg(test)]
mod tests {
    use super::invitation;
    use roster_api::post::Invited;
    use roster_core::{clock::Timestamp, id::OrganizationId};

    fn invited(email: &str, organization: &str) -> Invited {
        Invited {
            of: OrganizationId::from_bytes([7; 16]),
            email: email.into(),
            organization: organization.into(),
            invited_by: Some("Ada <b>Lovelace</b>".into()),
            link: "https://roster.example/accept/rst_invitation_x".into(),
            expires_at: Timestamp::from_micros(1_773_042_925_000_000),
        }
    }

    #[test]
    fn names_are_neither_markup_nor_headers() {
        let from = "Roster <roster@example.org>".parse().unwrap();
        let message =
            invitation(&from, invited("grace@example.com", "Büro\u{2028}Bcc: evil@example.com"), Timestamp::from_micros(1), 7).unwrap();
        let text = String::from_utf8(message.formatted()).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        assert!(!head.lines().any(|line| line.starts_with("Bcc:")), "{head}");
        assert!(head.contains("To: grace@example.com") && head.contains("Message-ID: <1.7@example.org>"), "{head}");
        assert!(body.contains("&#60;b&#62;Lovelace"), "{body}");
    }

    #[test]
    fn what_is_no_address_is_said() {
        let from = "roster@example.org".parse().unwrap();
        for bad in ["grace", "a@b@c", "grace@", "two words@example.com"] {
            assert!(invitation(&from, invited(bad, "Acme"), Timestamp::from_micros(1), 1).is_err(), "{bad}");
        }
    }
}
