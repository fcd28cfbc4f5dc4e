//! Everything in an organization as one document, and organizations made of such documents. `docs/import-export.md`
//! describes the document.

use super::place::Place;
use crate::{
    answer::{Answer, Json, Output},
    context::Context,
    describe::{DescribedInput, DescribedOutput, MediaType, Parameter, query, schema_of},
    operation::{Operation, example, example_with, get, post},
    request::{Body, Input, Request},
};
use hyper::StatusCode;
use roster_core::{
    Error, Result,
    access::Permission,
    export::{self, Document, MOST_BYTES, Restore, Restored},
    id::OrganizationId,
    text::Slug,
};
use schemars::JsonSchema;
use serde::Serialize;

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const EXPORT: &str = "/organizations/{organization}/export";
    const IMPORT: &str = "/organizations/import";
    const LEAST: &str = r#"{
        "format": "roster-organization",
        "version": 1,
        "organization": {
            "id": "01jnxkq8p0e6sr4f9w2zt5vbcd", "slug": "restored", "name": "Restored",
            "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"
        },
        "users": [{
            "id": "01jnxkq8p0f7tr5g8x3zv6wcde", "email": "founder@example.com", "given_name": "", "family_name": "",
            "status": "active", "role": "owner", "source": "api",
            "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z"
        }],
        "groups": [],
        "workspaces": [{
            "id": "01jnxkq8p0g8vs6h7y4zw5xdef", "slug": "ws-default-17fa3c", "name": "Default", "is_default": true, "limits": {},
            "created_at": "2026-03-09T07:55:25Z", "updated_at": "2026-03-09T07:55:25Z", "members": [], "groups": []
        }],
        "invitations": [], "service_accounts": [], "api_keys": [], "aliases": [], "dialect_data": []
    }"#;
    vec![
        get("organizations.export", EXPORT)
            .needs(Permission::OrganizationsExport)
            .does("Export an organization")
            .noting(
                "Everything in it but its audit log, which has an export of its own, and what belongs to the instance: accounts, \
                 sessions, passwords, personal keys. Holds hashes of secrets: keep it as you keep backups. Is itself recorded as an event.",
            )
            .handle(example(EXPORT), take),
        post("organizations.import", IMPORT)
            .needs(Permission::OrganizationsCreate)
            .body_up_to(MOST_BYTES)
            .does("Import an organization from its export")
            .noting(
                "All of it or nothing, with the ids and the hashes that it had, so that its keys go on working. Refused when its id or \
                 its slug is taken. For operators of the instance.",
            )
            .handle(example_with(IMPORT, LEAST), restore),
    ]
}

/// An export, on its way.
struct Sending(Answer);

impl Output for Sending {
    fn answer(self, _: StatusCode) -> Answer {
        self.0
    }
}

impl DescribedOutput for Sending {
    fn media_types() -> Vec<MediaType> {
        Json::<Document>::media_types()
    }
}

/// How many bytes of an export are handed to the connection at a time.
const PART: usize = 64 << 10;

async fn take(context: Context, place: Place) -> Result<Sending> {
    let actor = place.actor(&context).await?;
    let held = export::hold(&context.directory, &actor, context.terms()).await?;
    let answer = Answer::streamed(StatusCode::OK, "application/json", async move |sink| {
        let mut rest = held.text().clone();
        while !rest.is_empty() {
            sink.send(rest.split_to(rest.len().min(PART))).await?;
        }
        // What waits for a slow client is a few parts by now.
        drop(held);
        Ok(())
    });
    Ok(Sending(answer))
}

/// Whether only to say what would happen.
pub(super) struct DryRun(pub(super) bool);

impl Input for DryRun {
    fn read(request: &Request) -> Result<Self> {
        match request.query("dry_run")?.as_deref() {
            None | Some("false") => Ok(Self(false)),
            Some("true") => Ok(Self(true)),
            Some(_) => Err(Error::invalid("dry_run", "must be true or false")),
        }
    }
}

impl DescribedInput for DryRun {
    fn parameters() -> Vec<Parameter> {
        vec![query("dry_run", schema_of::<bool>, "Whether only to check everything and say what would be made; nothing is kept.")]
    }
}

/// What an import made, or would make.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ImportedOrganization")]
struct Imported {
    /// Whether nothing was kept.
    dry_run: bool,
    organization: Named,
    created: Restored,
}

/// What an imported organization is called.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NamedOrganization")]
struct Named {
    id: OrganizationId,
    slug: Slug,
}

async fn restore(context: Context, (DryRun(dry_run), Body(document)): (DryRun, Body<Document>)) -> Result<Json<Imported>> {
    // Whoever is no operator is refused under the name that they have.
    let actor = context.operator().map_or_else(|| context.actor(), Ok)?;
    let organization = Named { id: document.organization.id, slug: document.organization.slug.clone() };
    let created = export::restore(&context.directory, &actor, context.terms(), Restore { document }, dry_run).await?;
    Ok(Json(Imported { dry_run, organization, created }))
}
