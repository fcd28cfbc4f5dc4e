//! `roster export` and `roster import --operator`: an organization as a file, through a running server or straight in the store.

use crate::{
    cli::{Export, Import, StoreArgs, Which},
    client::{Call, Client, NATIVE},
    failure::Failure,
    first::origin,
    output,
    private::Target,
    store,
};
use bytes::Bytes;
use hyper::{HeaderMap, Method};
use roster_core::{
    access::Actor,
    export::{self, Document, MOST_BYTES, Restore},
};
use serde_json::{Value, json};
use std::{fs::File, io::Read, path::Path};

/// Writes what the server answers to a file that nobody else may read, or to standard output.
pub(crate) async fn export(args: Export) -> Result<(), Failure> {
    let client = Client::open(&args.connect)?;
    let path = client.within("/export").await?;
    let mut answer = client.succeed(Call::native(Method::GET, &path, None)).await?;
    let mut target = Target::open(args.output.as_deref())?;
    while let Some(part) = client.part(&mut answer).await? {
        target.write(&part)?;
    }
    target.finish()
}

/// Sends a file to the server.
pub(crate) async fn import(args: Import) -> Result<(), Failure> {
    let client = Client::open(&args.connect)?;
    let path = format!("{NATIVE}/organizations/import?dry_run={}", args.dry_run);
    let body = Some(Bytes::from(read(&args.file)?));
    let done = client.json(Call { method: Method::POST, path, headers: HeaderMap::new(), body }).await;
    say(&done.map_err(|failure| explained(failure, &args.file))?, args.json)
}

/// The same without a server.
pub(crate) async fn export_from_store(args: &StoreArgs, which: &Which, to: Option<&Path>) -> Result<(), Failure> {
    let directory = store::open_for(args).await?;
    let organization = store::organization(&directory, which.organization.as_deref()).await?;
    let document = export::take(&directory, &Actor::system(organization, "command line"), origin("store export")).await?;
    let mut target = Target::open(to)?;
    target.write(&serde_json::to_vec(&document).map_err(|error| Failure::failed(error.to_string()))?)?;
    target.finish()
}

/// The same without a server.
pub(crate) async fn import_into_store(args: &StoreArgs, file: &str, dry_run: bool, as_json: bool) -> Result<(), Failure> {
    let document: Document = serde_json::from_slice(&read(file)?).map_err(|error| Failure::usage(error.to_string()).about(file))?;
    let directory = store::open_for(args).await?;
    let organization = json!({"id": document.organization.id, "slug": document.organization.slug});
    let restore = Restore { document };
    let done = export::restore(&directory, &store::operator(), origin("store import"), restore, dry_run).await;
    let created = done.map_err(|error| explained(error.into(), file))?;
    say(&json!({"dry_run": dry_run, "organization": organization, "created": created}), as_json)
}

/// The bytes of a file, or of standard input for `-`.
pub(super) fn read(path: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let most = MOST_BYTES as u64 + 1;
    let read = if path == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    read.map_err(|error| Failure::usage(format!("{path}: {error}")))?;
    if bytes.len() > MOST_BYTES {
        return Err(Failure::usage(format!("{path}: an import has at most {} MiB", MOST_BYTES >> 20)));
    }
    Ok(bytes)
}

/// A refusal that is about a value in the file names the file too.
fn explained(failure: Failure, file: &str) -> Failure {
    let field = failure.field.as_ref().map_or_else(|| file.to_owned(), |field| format!("{file}: {field}"));
    let operators = failure.status == Some(403);
    let failure = failure.about(field);
    if operators {
        failure.next("; `roster store key create --organization instance` makes an operator's key; without --operator the file comes into an organization that is there")
    } else {
        failure
    }
}

fn say(done: &Value, as_json: bool) -> Result<(), Failure> {
    if as_json {
        return output::json(done);
    }
    let created: Vec<_> = done["created"]
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(_, count)| **count != 0)
        .map(|(what, count)| format!("{count} {}", what.replace('_', " ")))
        .collect();
    let (would, organization) = (if done["dry_run"] == true { "would import" } else { "imported" }, &done["organization"]);
    let text = |value: &Value| output::printable(value.as_str().unwrap_or_default());
    output::line(&format!("{would} {} ({}): {}", text(&organization["slug"]), text(&organization["id"]), created.join(", ")))
}
