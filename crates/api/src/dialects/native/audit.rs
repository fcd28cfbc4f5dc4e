//! The audit log: its events, an export of them, and the check of their chain.

use super::{
    page::{LIMIT, limit, words},
    place::{ID_FORM, Place, any_id, workspace_named},
};
use crate::{
    answer::{Answer, Json, Output},
    context::Context,
    describe::{DescribedInput, DescribedOutput, MediaType, Parameter, path, query, schema_of},
    operation::{Operation, example, get},
    request::{Input, Request},
};
use hyper::{StatusCode, header::CONTENT_DISPOSITION};
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission, Principal, Scope},
    audit::{
        self, AuditEvent, Filter, Hex, OriginFilter,
        export::{Export, Format, Order},
    },
    clock::Timestamp,
    id::{ApiKeyId, AuditEventId, Id, entity},
    page::checked_limit,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

/// The rows.
pub(super) fn rows() -> Vec<Operation> {
    const PATH: &str = "/organizations/{organization}/audit-events";
    const ONE: &str = "/organizations/{organization}/audit-events/{audit_event}";
    const EXPORT: &str = "/organizations/{organization}/audit-events/export";
    const VERIFY: &str = "/organizations/{organization}/audit-events/verify";
    vec![
        get("audit_events.list", PATH)
            .needs(Permission::AuditEventsList)
            .does("List audit events")
            .noting("Newest first. One answer looks at 10,000 events at most, and says so when that ended it.")
            .handle(example(PATH), list),
        get("audit_events.export", EXPORT)
            .needs(Permission::AuditEventsList)
            .does("Export audit events")
            .noting(
                "Oldest first: every event of the range with its hashes, and those that fit with their payload, so that the chain can be \
                 checked with nothing but the file. Is itself recorded as an event.",
            )
            .handle(example(EXPORT), export),
        get("audit_events.verify", VERIFY)
            .needs(Permission::AuditEventsList)
            .does("Check the chain of the audit log")
            .handle(example(VERIFY), verify),
        get("audit_events.read", ONE).needs(Permission::AuditEventsList).does("Read an audit event").handle(example(ONE), read),
    ]
}

/// Which events are wanted; the workspace is still text.
struct Wanted {
    filter: Filter,
    workspace: Option<String>,
}

impl Input for Wanted {
    fn read(request: &Request) -> Result<Self> {
        let filter = Filter {
            from: moment(request, "from")?,
            to: moment(request, "to")?,
            actions: words(request, "action", action, "the actions of events, such as users.create")?,
            target_kinds: words(request, "target_kind", Kind::parse, &Kind::ALL.map(Kind::as_str).join(", "))?,
            targets: id(request, "target")?.into_iter().collect(),
            actor_kinds: words(request, "actor_kind", actor_kind, &Principal::KINDS.join(", "))?,
            actors: id(request, "actor")?.into_iter().collect(),
            by: Vec::new(),
            workspaces: Vec::new(),
            key: id(request, "key")?.map(ApiKeyId::from_bytes),
            origin: OriginFilter {
                surface: request.query("surface")?,
                operation: request.query("operation")?,
                methods: words(request, "method", method, &METHODS.join(", "))?,
                path: request.query_with_plus("path")?,
                address: request.query("address")?,
                request_id: request.query("request_id")?,
                status: status(request)?,
            },
        };
        Ok(Self { filter, workspace: request.query("workspace")? })
    }
}

impl DescribedInput for Wanted {
    fn parameters() -> Vec<Parameter> {
        let text = schema_of::<String>;
        vec![
            query("from", schema_of::<Timestamp>, "Only what happened at this moment or later."),
            query("to", schema_of::<Timestamp>, "Only what happened before this moment."),
            query("action", schema_of::<Vec<String>>, "Only these actions, such as `users.create`."),
            query("target", any_id, "Only what was done to what has this id."),
            query("target_kind", kinds_schema, "Only what was done to things of these kinds."),
            query("actor", any_id, "Only what was done by the principal with this id."),
            query("actor_kind", actor_kinds_schema, "Only what was done by principals of these kinds."),
            query("workspace", text, "Only what was done in this workspace or to it, by id or slug."),
            query("key", schema_of::<ApiKeyId>, "Only what was done with this key."),
            query("surface", text, "Only what came through this surface, such as `api`."),
            query("operation", text, "Only what came through this operation."),
            query("method", methods_schema, "Only what came with these HTTP methods."),
            query("path", text, "Only what came with this path, compared with its query and without."),
            query("address", text, "Only what came from this address."),
            query("request_id", text, "Only what came with this request."),
            query("status", status_schema, "Only what was answered with this status."),
        ]
    }
}

fn one_or_more(words: &[&str]) -> Schema {
    json_schema!({"type": "array", "items": {"type": "string", "enum": words}})
}

fn kinds_schema(_: &mut SchemaGenerator) -> Schema {
    one_or_more(&Kind::ALL.map(Kind::as_str))
}

fn actor_kinds_schema(_: &mut SchemaGenerator) -> Schema {
    one_or_more(Principal::KINDS)
}

fn methods_schema(_: &mut SchemaGenerator) -> Schema {
    one_or_more(&METHODS)
}

fn status_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "integer", "minimum": 100, "maximum": 599})
}

impl Wanted {
    async fn filter(self, context: &Context, actor: &Actor) -> Result<Filter> {
        // Before the look for a workspace, which would tell whoever may not read the log what there is.
        context.directory.permit(actor, Permission::AuditEventsList, Scope::Organization).await?;
        let workspaces = match self.workspace {
            Some(text) => vec![workspace_named(context, actor, &text).await?],
            None => Vec::new(),
        };
        Ok(Filter { workspaces, ..self.filter })
    }
}

/// A moment; `+` of an offset stands for itself.
pub(super) fn moment(request: &Request, name: &'static str) -> Result<Option<Timestamp>> {
    let read = |text: String| {
        Timestamp::parse(&text).ok_or_else(|| Error::invalid(name, "must be a time as RFC 3339 writes it, such as 2026-03-09T07:55:25Z"))
    };
    request.query_with_plus(name)?.map(read).transpose()
}

fn id(request: &Request, name: &'static str) -> Result<Option<[u8; 16]>> {
    let read = |text: String| Id::<entity::AuditEvent>::parse(&text).map(|id| *id.as_bytes());
    request.query(name)?.map(|text| read(text).ok_or_else(|| Error::invalid(name, format!("must be an id: {ID_FORM}")))).transpose()
}

fn action(word: &str) -> Option<String> {
    let formed = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    word.split_once('.').filter(|(resource, verb)| formed(resource) && formed(verb)).map(|_| word.to_owned())
}

fn actor_kind(word: &str) -> Option<String> {
    Principal::KINDS.contains(&word).then(|| word.to_owned())
}

/// The methods that events can come with.
const METHODS: [&str; 5] = ["POST", "PUT", "PATCH", "DELETE", "GET"];

fn method(word: &str) -> Option<String> {
    METHODS.contains(&word).then(|| word.to_owned())
}

fn status(request: &Request) -> Result<Option<u16>> {
    let read = |number: u64| u16::try_from(number).ok().filter(|status| (100..600).contains(status));
    let number = request.query_number("status")?;
    number.map(|number| read(number).ok_or_else(|| Error::invalid("status", "must be an HTTP status, 100 to 599"))).transpose()
}

/// Which part of the log: after a cursor, so many events.
struct Part {
    below: Option<u64>,
    limit: u32,
}

impl Input for Part {
    fn read(request: &Request) -> Result<Self> {
        let after = request.query("after")?;
        let below = after.map(|text| text.parse().map_err(|_| Error::invalid("after", "a cursor is the `next` of an earlier answer")));
        Ok(Self { below: below.transpose()?, limit: checked_limit(limit(request)?)? })
    }
}

impl DescribedInput for Part {
    fn parameters() -> Vec<Parameter> {
        vec![LIMIT, query("after", schema_of::<String>, "Only what follows: the `next` of an earlier answer.")]
    }
}

/// A part of the log.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AuditEventList")]
struct Events {
    data: Vec<AuditEvent>,
    /// What `after` takes for the part that follows; null at the end.
    next: Option<String>,
    /// How many events fit, among those that were looked at to count them.
    total: u64,
    /// Older events that were not looked at to count: zero when the total is exact.
    unseen: u64,
    /// Whether this part ended because enough events were looked at: `next` goes on from there.
    stopped: bool,
}

/// Events are shown as the log keeps them: the chain covers exactly this JSON.
async fn list(context: Context, (place, (part, wanted)): (Place, (Part, Wanted))) -> Result<Json<Events>> {
    let actor = place.actor(&context).await?;
    let filter = wanted.filter(&context, &actor).await?;
    let audit::Listed { items, total, next, stopped } = audit::list(&context.directory, &actor, filter, part.below, part.limit).await?;
    let next = next.map(|below| below.to_string());
    Ok(Json(Events { data: items, next, total: total.fitting, unseen: total.unseen, stopped }))
}

struct Named(Option<AuditEventId>);

impl Input for Named {
    fn read(request: &Request) -> Result<Self> {
        Ok(Self(AuditEventId::parse(request.path("audit_event"))))
    }
}

impl DescribedInput for Named {
    fn parameters() -> Vec<Parameter> {
        vec![path("audit_event", schema_of::<AuditEventId>, "The event, by id.")]
    }
}

async fn read(context: Context, (place, Named(id)): (Place, Named)) -> Result<Json<AuditEvent>> {
    let actor = place.actor(&context).await?;
    // Nothing has the id that is all zero: whoever may not know is refused alike whether the text is an id or not.
    let id = id.unwrap_or(AuditEventId::from_bytes([0; 16]));
    Ok(Json(audit::get(&context.directory, &actor, id).await?))
}

/// What an export is to be.
struct Form {
    format: Format,
    after: u64,
}

impl Input for Form {
    fn read(request: &Request) -> Result<Self> {
        let format = match request.query("format")? {
            None => Format::JsonLines,
            Some(text) => Format::parse(&text).ok_or_else(|| Error::invalid("format", "must be one of csv, jsonl"))?,
        };
        Ok(Self { format, after: request.query_number("after")?.unwrap_or(0) })
    }
}

impl DescribedInput for Form {
    fn parameters() -> Vec<Parameter> {
        vec![
            query("format", format_schema, "How the file is written."),
            query("after", schema_of::<u64>, "Only events after this sequence, such as the `last` of an earlier export."),
        ]
    }
}

fn format_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "enum": Format::ALL.map(Format::as_str), "default": Format::JsonLines.as_str()})
}

/// The media type, and the content type that says it together with the encoding.
const fn media_type(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Csv => ("text/csv", "text/csv; charset=utf-8"),
        Format::JsonLines => ("application/jsonl", "application/jsonl"),
    }
}

/// A file on its way out.
struct File(Answer);

impl Output for File {
    fn answer(self, _: StatusCode) -> Answer {
        self.0
    }
}

impl DescribedOutput for File {
    fn media_types() -> Vec<MediaType> {
        Format::ALL.map(|format| MediaType { name: media_type(format).0, schema: schema_of::<String> }).to_vec()
    }
}

async fn export(context: Context, (place, (form, wanted)): (Place, (Form, Wanted))) -> Result<File> {
    let actor = place.actor(&context).await?;
    let order = Order { format: form.format, filter: wanted.filter(&context, &actor).await?, after: form.after };
    let mut export = Export::begin(&context.directory, &actor, context.terms(), order).await?;
    let (first, last) = (export.header().first, export.header().last);
    let name = format!("attachment; filename=\"audit-{first}-{last}.{}\"", form.format.as_str());
    let answer = Answer::streamed(StatusCode::OK, media_type(form.format).1, async move |sink| {
        while let Some(part) = export.part(&context.directory).await? {
            sink.send(part).await?;
        }
        Ok(())
    });
    Ok(File(answer.with(CONTENT_DISPOSITION, &name)))
}

/// What a check of the chain found.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "VerifiedAuditLog")]
struct Verified {
    /// Events up to the first fault.
    events: u64,
    /// The link of the last of them.
    link: Hex<32>,
    ok: bool,
    /// The first thing that is wrong.
    fault: Option<String>,
}

async fn verify(context: Context, place: Place) -> Result<Json<Verified>> {
    let actor = place.actor(&context).await?;
    let audit::Verified { events, link, fault, .. } = audit::verify_own(&context.directory, &actor).await?;
    Ok(Json(Verified { events, link, ok: fault.is_none(), fault }))
}
