//! `roster audit verify FILE`: the one verb that can do without a server.

use super::{audit_events::BROKEN, run::checked, show::Form};
use crate::failure::Failure;
use roster_core::{Error, audit::export};
use serde_json::json;
use std::{fs::File, io};

/// Checks an exported file, or what comes in.
pub(super) fn verify(path: &str, form: Form) -> Result<(), Failure> {
    let unreadable = |error| match error {
        Error::Invalid { message, .. } => Failure::usage(message).about(path),
        other => Failure::from(other),
    };
    let found = if path == "-" {
        export::verify(io::stdin().lock()).map_err(unreadable)?
    } else {
        let file = File::open(path).map_err(|error| Failure::usage(format!("{path}: {error}")))?;
        export::verify(file).map_err(unreadable)?
    };
    let export::Checked { header, events, shown, fault } = found;
    let answer = json!({
        "organization": header.organization, "exported_at": header.exported_at, "first": header.first, "last": header.last,
        "previous": header.previous, "link": header.link, "events": events, "shown": shown, "ok": fault.is_none(), "fault": fault,
    });
    checked(form, &answer, BROKEN)
}
