//! `roster import`: records, or an export of elsewhere, into an organization of a running server.

use super::document::read;
use crate::{
    cli::Import,
    client::{Call, Client, NATIVE, segment},
    failure::Failure,
    output::{self, Table, printable, terminal},
};
use bytes::Bytes;
use hyper::{HeaderMap, Method};
use serde_json::Value;

/// Sends a file to the server and says what became of it.
pub(crate) async fn import(args: Import) -> Result<(), Failure> {
    let client = Client::open(&args.connect)?;
    let mut path = format!("{NATIVE}{}?dry_run={}", client.within("/import").await?, args.dry_run);
    for (name, value) in [("existing", &args.existing), ("dialect", &args.dialect), ("id_form", &args.id_form)] {
        if let Some(value) = value {
            path.push_str(&format!("&{name}={}", segment(value)));
        }
    }
    let body = Some(Bytes::from(read(&args.file)?));
    let done = client.json(Call { method: Method::POST, path, headers: HeaderMap::new(), body }).await;
    let done = done.map_err(|failure| explained(failure, &args.file))?;
    if args.json { output::json(&done) } else { say(&done) }
}

/// A refusal names the flag that it is about, or the file and the place in it.
fn explained(failure: Failure, file: &str) -> Failure {
    match failure.field.clone().as_deref() {
        Some("existing") => failure.about("--existing"),
        Some("dialect") => failure.about("--dialect"),
        Some("id_form") => failure.about("--id-form"),
        Some(field) => failure.about(format!("{file}: {field}")),
        None if matches!(failure.status, Some(400 | 409 | 422)) => failure.about(file),
        None => failure,
    }
}

fn say(done: &Value) -> Result<(), Failure> {
    let difference = &done["difference"];
    let changes = || entries(difference).filter(|entry| entry["outcome"] != "unchanged");
    if changes().next().is_some() {
        let mut table = Table::new(vec![("KIND", 1), ("NAME", 0), ("WITHIN", 3), ("OUTCOME", 0), ("FIELDS", 4)]);
        for entry in changes() {
            let fields: Vec<_> = entry["fields"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let fields = if fields.is_empty() { "-".to_owned() } else { fields.join(", ") };
            table.push([words(&entry["kind"]), text(&entry["name"]), text(&entry["within"]), text(&entry["outcome"]), fields]);
        }
        table.print(terminal::width())?;
        more(difference)?;
        output::line("")?;
    }
    if done["left_out"].is_object() {
        let mut table = Table::new(vec![("LEFT OUT", 1), ("NAME", 0), ("WITHIN", 3), ("REASON", 4)]);
        for entry in entries(&done["left_out"]) {
            table.push([words(&entry["kind"]), text(&entry["name"]), text(&entry["within"]), text(&entry["reason"])]);
        }
        table.print(terminal::width())?;
        more(&done["left_out"])?;
        output::line("")?;
    }
    secrets(&done["secrets"])?;
    let total = |outcome: &str| -> u64 {
        difference["counts"].as_object().into_iter().flatten().filter_map(|(_, counts)| counts[outcome].as_u64()).sum()
    };
    let counts: Vec<_> = ["created", "updated", "kept", "unchanged"].map(|outcome| format!("{} {outcome}", total(outcome))).into();
    let what = if done["dry_run"] == true { "would be" } else { "imported" };
    output::line(&format!("{what}: {}", counts.join(", ")))
}

/// Secrets are not cut to the width of a terminal.
fn secrets(secrets: &Value) -> Result<(), Failure> {
    let lists = [
        ("invitations", "invitation", "email", "link"),
        ("credentials", "credential", "name", "secret"),
        ("api_keys", "key", "name", "secret"),
    ];
    let lists = lists.map(|(list, what, name, secret)| (secrets[list].as_array().cloned().unwrap_or_default(), what, name, secret));
    if lists.iter().all(|(list, ..)| list.is_empty()) {
        return Ok(());
    }
    output::line("Shown this once:")?;
    for (list, what, name, secret) in &lists {
        for one in list {
            let client = one["client_id"].as_str().map(|id| format!(" ({})", printable(id))).unwrap_or_default();
            output::line(&format!("  {what} {}{client}: {}", text(&one[*name]), text(&one[*secret])))?;
        }
    }
    output::line("")
}

fn more(list: &Value) -> Result<(), Failure> {
    match list["more"].as_u64() {
        None | Some(0) => Ok(()),
        Some(more) => output::line(&format!("… and {more} more")),
    }
}

fn entries(list: &Value) -> impl Iterator<Item = &Value> {
    list["entries"].as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    printable(value.as_str().unwrap_or("-"))
}

fn words(kind: &Value) -> String {
    text(kind).replace('_', " ")
}
