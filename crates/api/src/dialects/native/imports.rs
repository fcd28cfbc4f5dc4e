//! Records, or an export of elsewhere, into an organization that is there. `docs/import-export.md` describes both.

use super::{
    credentials::NewSecret,
    exports::DryRun,
    place::Place,
    wire::{ApiKey, Invitation, NewInvitation, NewKey},
};
use crate::{
    answer::Json,
    context::Context,
    describe::{DescribedInput, Parameter, SchemaOf, query, schema_of},
    invite,
    operation::{Operation, example_with, post},
    request::{Input, Request},
};
use roster_core::{
    Error, Result,
    access::{Actor, Permission},
    api_key,
    export::{self, MOST_BYTES},
    import::{self, Difference, Document, Elsewhere, Existing, IdForm, Import, LeftOut, Made, Source},
    text::Dialect,
};
use schemars::{JsonSchema, json_schema};
use serde::{Deserialize, Serialize};

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const IMPORT: &str = "/organizations/{organization}/import";
    const RECORDS: &str = r#"{"format": "roster-records", "version": 1, "groups": [{"name": "Imported"}]}"#;
    vec![
        post("organizations.import_records", IMPORT)
            .needs(Permission::OrganizationsImport)
            .body_up_to(MOST_BYTES)
            .does("Import records, or an export of elsewhere, into an organization")
            .noting(
                "All of it or nothing. Records name things by email, slug and name; of an export of another organization the ids become \
                 aliases, and keys, credentials and invitations, whose secrets are of elsewhere, are left out and named. Each kind in the \
                 document needs its own permission besides, and nobody brings in more than they could make. The answer says what became \
                 of each record; new secrets are shown this once.",
            )
            .handle(example_with(IMPORT, RECORDS), import_records),
    ]
}

/// How to import.
struct How {
    existing: Existing,
    dialect: Option<Dialect>,
    id_form: Option<IdForm>,
}

impl Input for How {
    fn read(request: &Request) -> Result<Self> {
        let existing = request.query("existing")?;
        let existing = existing.map(|word| Existing::parse(&word).ok_or(Error::invalid("existing", "must be refuse, keep or update")));
        let dialect = request.query("dialect")?.map(Dialect::try_from).transpose().map_err(|error| error.below("dialect"))?;
        let id_form = request.query("id_form")?;
        let id_form = id_form.map(|word| IdForm::parse(&word).ok_or(Error::invalid("id_form", "must be native or uuid"))).transpose()?;
        Ok(Self { existing: existing.transpose()?.unwrap_or_default(), dialect, id_form })
    }
}

/// The words of a closed list, for schemas.
macro_rules! words {
    ($($name:ident: $($word:literal),*;)*) => {$(
        fn $name(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
            json_schema!({"type": "string", "enum": [$($word),*]})
        }
    )*};
}

words! {
    existing_words: "refuse", "keep", "update";
    id_form_words: "native", "uuid";
}

impl DescribedInput for How {
    fn parameters() -> Vec<Parameter> {
        vec![
            query(
                "existing",
                existing_words,
                "What becomes of something that is there already: it refuses the import, is kept, or is updated; `refuse` when absent.",
            ),
            query("dialect", schema_of::<Dialect>, "For an export: the dialect in which its ids become aliases."),
            query("id_form", id_form_words, "For an export: the form in which that dialect showed its ids; `native` when absent."),
        ]
    }
}

/// What is sent: records, or an export.
enum Sent {
    Records(Box<Document>),
    Export(Box<export::Document>),
}

/// What a document says that it is.
#[derive(Deserialize)]
struct Labelled {
    format: Option<String>,
}

impl Input for Sent {
    fn read(request: &Request) -> Result<Self> {
        match request.json::<Labelled>()?.format.as_deref() {
            None | Some("roster-records") => request.json().map(Self::Records),
            Some("roster-organization") => request.json().map(Self::Export),
            Some(_) => Err(Error::invalid("format", "must be roster-records, or roster-organization for an export")),
        }
    }
}

impl DescribedInput for Sent {
    fn body() -> Option<SchemaOf> {
        Some(|generator| {
            let either = [generator.subschema_for::<Document>(), generator.subschema_for::<export::Document>()];
            json_schema!({"anyOf": either})
        })
    }
}

impl How {
    fn source(self, sent: Sent) -> Result<Source> {
        match (sent, self.dialect, self.id_form) {
            (Sent::Records(document), None, None) => Ok(Source::Records(*document)),
            (Sent::Records(_), Some(_), _) => Err(Error::invalid("dialect", "is for an export: records say the dialect of each alias")),
            (Sent::Records(_), None, Some(_)) => Err(Error::invalid("id_form", "is for an export: records say what their aliases are")),
            (Sent::Export(document), Some(dialect), id_form) => {
                Ok(Source::Export(Elsewhere { document, dialect, id_form: id_form.unwrap_or_default() }))
            }
            (Sent::Export(_), None, _) => {
                Err(Error::invalid("dialect", "must name the dialect in which the ids of the export become aliases: 1 to 32 of a-z"))
            }
        }
    }
}

/// What an import came to, or would come to.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ImportedRecords")]
struct Done {
    /// Whether nothing was kept.
    dry_run: bool,
    difference: Difference,
    /// What of an export did not come in; null for records.
    left_out: Option<LeftOut>,
    /// What is new and has a secret, which is shown this once; null for a dry run.
    secrets: Option<Secrets>,
}

/// What is new and has a secret, each in the order of the document.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ImportedSecrets")]
struct Secrets {
    invitations: Vec<NewInvitation>,
    credentials: Vec<NewSecret>,
    api_keys: Vec<NewKey>,
}

impl Secrets {
    async fn of(context: &Context, actor: &Actor, made: Made) -> Result<Self> {
        let (now, organization) = (context.directory.now(), actor.organization);
        let mut invitations = Vec::with_capacity(made.invitations.len());
        for sent in made.invitations {
            let invite::Issued { invitation, token, link, mail } = invite::issued(context, sent).await;
            invitations.push(NewInvitation { invitation: Invitation::at(now, invitation), token, link, mail });
        }
        let keys: Vec<_> = made.api_keys.iter().map(|created| created.key.clone()).collect();
        let with_access = api_key::owners_with_access(&context.directory, actor, &keys).await?;
        let key = |created: api_key::Created| {
            let (secret, has_access) = (created.secret.reveal().to_owned(), with_access.contains(&created.key.id));
            NewKey { key: ApiKey::at(now, organization, created.key, has_access), secret }
        };
        Ok(Self {
            invitations,
            credentials: made.credentials.into_iter().map(|created| NewSecret::of(now, organization, created)).collect(),
            api_keys: made.api_keys.into_iter().map(key).collect(),
        })
    }
}

type Asked = (Place, ((DryRun, How), Sent));

async fn import_records(context: Context, (place, ((DryRun(dry_run), how), sent)): Asked) -> Result<Json<Done>> {
    let actor = place.actor(&context).await?;
    let existing = how.existing;
    let import = Import { source: how.source(sent)?, existing };
    let done = import::import(&context.directory, &actor, context.terms(), import, dry_run).await?;
    let secrets = match done.made {
        Some(made) => Some(Secrets::of(&context, &actor, made).await?),
        None => None,
    };
    Ok(Json(Done { dry_run, difference: done.difference, left_out: done.left_out, secrets }))
}
