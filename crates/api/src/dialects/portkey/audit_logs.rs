//! The audit log (operation 26): of every mutating call a record, in which two generations of field names stand side by
//! side. The vendor's description has `records`; `portkey-admin-mcp` reads `data` and other names.

use super::{
    convert::{audit_action, audit_method, audit_methods, audit_resource, audit_user_kinds, audit_user_type},
    ids::{self, Shown},
    page::first_of,
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, get},
    request::{Input, Request},
};
use percent_encoding::percent_decode_str;
use roster_core::{
    Error, Kind, Result,
    access::{Actor, Permission, Scope},
    audit::{self, AuditEvent, Besides, Filter, Heading, OriginFilter},
    clock::Timestamp,
    id::{ApiKeyId, Id, OrganizationId, UserId, WorkspaceId, entity},
    page::MAX_OFFSET,
    user::{self, User},
};
use serde::{Serialize, Serializer, ser::SerializeStruct};
use serde_json::{Map, Value};
use std::{collections::HashMap, sync::Arc};

pub(super) fn operations() -> Vec<Operation> {
    vec![get("audit_logs.list", "/audit-logs").needs(Permission::AuditEventsList).handle(example("/audit-logs"), list)]
}

/// The most records of a page, and how many it has when nothing is said.
const MOST: u64 = 100;
/// Done by or to what nobody is: text that names nothing finds nothing.
const NOBODY: [u8; 16] = [0xff; 16];

/// What is asked for. Ids are still text.
struct Wanted {
    filter: Filter,
    organisation: Option<String>,
    workspace: Option<String>,
    user: Option<String>,
    resource: Option<String>,
    words: Words,
    offset: u64,
    limit: u32,
}

/// What only the vendor's words can tell.
struct Words {
    uri: Option<String>,
    resource_type: Option<String>,
    action: Option<String>,
    country: Option<String>,
}

impl Input for Wanted {
    fn read(request: &Request) -> Result<Self> {
        let method = request.query("method")?.map(|word| audit_methods(&word)).transpose()?;
        let kinds = request.query("user_type")?.map(|word| audit_user_kinds(&word)).transpose()?;
        let status = request.query_number("response_status_code")?;
        let origin = OriginFilter {
            methods: method.unwrap_or_else(|| ["POST", "PUT", "PATCH", "DELETE"].map(str::to_owned).to_vec()),
            request_id: request.query("request_id")?,
            address: request.query("client_ip")?,
            // A number that is no status is the status of nothing.
            status: status.map(|status| u16::try_from(status).unwrap_or(0)),
            ..OriginFilter::default()
        };
        // Times are shown to the millisecond, and the one that is named belongs to the range.
        let to = moment(request, "end_time")?.map(|end| end.plus_micros(1000));
        let filter =
            Filter { from: moment(request, "start_time")?, to, actor_kinds: kinds.unwrap_or_default(), origin, ..Filter::default() };
        let (size_name, size) = first_of(request, &["page_size", "pageSize"])?;
        let size = size.unwrap_or(MOST);
        if size > MOST {
            return Err(Error::invalid(size_name, format!("must be 0 to {MOST}")));
        }
        let (number_name, number) = first_of(request, &["current_page", "currentPage"])?;
        let offset = number.unwrap_or(0).saturating_mul(size.max(1));
        if offset > MAX_OFFSET {
            return Err(Error::invalid(number_name, format!("at most {MAX_OFFSET} rows can be skipped by page number")));
        }
        let first = |one: &'static str, other| Ok::<_, Error>(request.query(one)?.or(request.query(other)?));
        let words = Words {
            uri: request.query_with_plus("uri")?,
            resource_type: request.query("resource_type")?.map(|word| plain(&word)),
            action: request.query("action")?.map(|word| plain(&word)),
            country: request.query("country")?,
        };
        Ok(Self {
            filter,
            organisation: request.query("organisation_id")?,
            workspace: request.query("workspace_id")?,
            user: first("user_id", "actor_id")?,
            resource: request.query("resource_id")?,
            words,
            offset,
            limit: u32::try_from(size).unwrap_or(0),
        })
    }
}

/// ISO 8601: with an offset, without one (UTC), or a day alone.
fn moment(request: &Request, name: &'static str) -> Result<Option<Timestamp>> {
    let read = |text: String| {
        let forms = [text.clone(), format!("{text}Z"), format!("{text}T00:00:00Z")];
        let found = forms.iter().find_map(|form| Timestamp::parse(form));
        found.ok_or_else(|| Error::invalid(name, "must be a time, such as 2026-03-09T07:55:25Z"))
    };
    request.query_with_plus(name)?.map(read).transpose()
}

/// A word as clients write it: `API Keys` for `api_key`.
fn plain(word: &str) -> String {
    let word = word.trim().to_lowercase().replace([' ', '-'], "_");
    word.strip_suffix('s').map(str::to_owned).unwrap_or(word)
}

impl Words {
    fn fit(&self, event: &Heading) -> bool {
        let same = |wanted: &Option<String>, shown: &str| wanted.as_ref().is_none_or(|wanted| wanted == shown);
        same(&self.uri, uri(event.origin.surface.as_str(), event.origin.path.as_deref()).0)
            && same(&self.resource_type, audit_resource(&event.target.kind))
            && same(&self.action, audit_action(&event.action))
            // Where an address lies is not known here.
            && self.country.is_none()
    }
}

async fn list(context: Context, wanted: Wanted) -> Result<Json<Page>> {
    let actor = context.actor()?;
    let Wanted { mut filter, organisation, workspace, user, resource, words, offset, limit } = wanted;
    // Before any look for what the parameters name.
    context.directory.permit(&actor, Permission::AuditEventsList, Scope::Organization).await?;
    if organisation.is_some_and(|text| OrganizationId::parse_uuid(&text) != Some(actor.organization)) {
        return Err(Error::NotFound(Kind::Organization));
    }
    if let Some(text) = workspace {
        filter.workspaces = vec![ids::workspace(&context, &actor, &text).await?];
    }
    if let Some(text) = user {
        filter.actors = vec![ids::any(&context, &actor, &text).await?.unwrap_or(NOBODY)];
    }
    if let Some(text) = resource {
        filter.targets = vec![ids::any(&context, &actor, &text).await?.unwrap_or(NOBODY)];
    }
    let besides: Arc<Besides> = Arc::new(move |event| words.fit(event));
    let found = audit::numbered(&context.directory, &actor, filter, Some(besides), offset, limit).await;
    let found = found.map_err(|error| ids::with_field(error, "page", |_| "current_page".to_owned()))?;
    let known = Known::of(&context, &actor, &found.items).await?;
    let records = found.items.into_iter().map(|event| known.record(event)).collect();
    // At most so many: a client that reads on to the last of them is told where the bound lies.
    Ok(Json(Page { records, total: found.total.fitting + found.total.unseen }))
}

/// What is known of the things that events name.
struct Known {
    organization: OrganizationId,
    shown: Shown,
    actors: HashMap<UserId, User>,
}

impl Known {
    async fn of(context: &Context, actor: &Actor, events: &[AuditEvent]) -> Result<Self> {
        let mut users = Vec::new();
        for event in events {
            users.extend((event.actor.kind == "user").then(|| UserId::parse(&event.actor.id)).flatten());
        }
        users.sort_unstable();
        users.dedup();
        let mut actors = HashMap::new();
        // The log names nobody to who may read the log alone.
        if context.directory.may(actor, Permission::UsersRead, Scope::Organization).await? {
            for id in &users {
                match user::get(&context.directory, actor, *id).await {
                    Ok(user) => drop(actors.insert(*id, user)),
                    Err(Error::NotFound(_)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        let targets = |kinds: &[Kind]| {
            let wanted = |event: &&AuditEvent| Kind::parse(&event.target.kind).is_some_and(|kind| kinds.contains(&kind));
            events.iter().filter(wanted).filter_map(|event| bits(&event.target.id)).collect::<Vec<_>>()
        };
        users.extend(targets(&[Kind::User, Kind::Member]).into_iter().map(UserId::from_bytes));
        let mut workspaces: Vec<_> = targets(&[Kind::Workspace]).into_iter().map(WorkspaceId::from_bytes).collect();
        workspaces.extend(events.iter().filter_map(|event| event.target.workspace));
        let keys: Vec<_> = targets(&[Kind::ApiKey]).into_iter().map(ApiKeyId::from_bytes).collect();
        let shown = Shown::default().users(context, actor, &users).await?.workspaces(context, actor, &workspaces).await?;
        Ok(Self { organization: actor.organization, shown: shown.api_keys(context, actor, &keys).await?, actors })
    }

    fn record(&self, event: AuditEvent) -> Record {
        let user = (event.actor.kind == "user").then(|| UserId::parse(&event.actor.id)).flatten();
        let actor = user.and_then(|id| self.actors.get(&id));
        let by = match user {
            Some(id) => Some(self.shown.user(id)),
            None => bits(&event.actor.id).map(uuid),
        };
        let (uri, query) = uri(&event.origin.surface, event.origin.path.as_deref());
        let name = |field: &str| event.details.get(field).and_then(Value::as_str).map(str::to_owned);
        Record {
            id: event.id.to_uuid(),
            timestamp: event.at,
            method: audit_method(event.origin.method.as_deref()),
            uri: uri.to_owned(),
            request_id: event.origin.request_id,
            request_body: "{}",
            query_params: Value::Object(parameters(query)).to_string(),
            request_headers: "{}",
            user_type: audit_user_type(&event.actor.kind),
            organisation_id: ids::organization(self.organization),
            workspace_id: event.target.workspace.map(|id| self.shown.workspace(id)),
            response_status_code: event.origin.status,
            resource_type: audit_resource(&event.target.kind),
            action: audit_action(&event.action),
            client_ip: event.origin.address.clone(),
            country: None,
            actor_id: by.clone(),
            user_id: by,
            actor_email: actor.map(|user| user.email.to_string()),
            actor_name: actor.map(|user| format!("{} {}", user.given_name, user.family_name).trim().to_owned()),
            resource_id: self.resource(&event.target),
            resource_name: name("name").or_else(|| name("email")).or_else(|| name("slug")),
            metadata: event.details,
            ip_address: event.origin.address,
            user_agent: None,
            created_at: event.at,
        }
    }

    /// The id of what was done something to, as its own resource shows it.
    fn resource(&self, target: &audit::Target) -> Option<String> {
        let bits = bits(&target.id)?;
        Some(match Kind::parse(&target.kind) {
            Some(Kind::User | Kind::Member) => self.shown.user(UserId::from_bytes(bits)),
            Some(Kind::Workspace) => self.shown.workspace(WorkspaceId::from_bytes(bits)),
            Some(Kind::ApiKey) => self.shown.api_key(ApiKeyId::from_bytes(bits)),
            _ => uuid(bits),
        })
    }
}

fn bits(text: &str) -> Option<[u8; 16]> {
    Id::<entity::AuditEvent>::parse(text).map(|id| *id.as_bytes())
}

fn uuid(bits: [u8; 16]) -> String {
    Id::<entity::AuditEvent>::from_bytes(bits).to_uuid()
}

/// Path and query of a call. Calls of this dialect are shown with the path that the vendor has, others with their own.
fn uri<'a>(surface: &str, path: Option<&'a str>) -> (&'a str, &'a str) {
    let path = path.unwrap_or_default();
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    (if surface == "portkey" { path.strip_prefix("/portkey").unwrap_or(path) } else { path }, query)
}

/// The parameters of a query. What one is called that may hold a secret is masked.
fn parameters(query: &str) -> Map<String, Value> {
    let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let secret = |name: &str| ["key", "token", "secret", "password", "authorization"].iter().any(|word| name.to_lowercase().contains(word));
    pairs
        .map(|(name, value)| (decoded(name), decoded(value)))
        .map(|(name, value)| if secret(&name) { (name, "*****".into()) } else { (name, value.into()) })
        .collect()
}

/// The envelope: the same records under both names.
struct Page {
    records: Vec<Record>,
    total: u64,
}

impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut page = serializer.serialize_struct("Page", 4)?;
        page.serialize_field("records", &self.records)?;
        page.serialize_field("data", &self.records)?;
        page.serialize_field("total", &self.total)?;
        page.serialize_field("object", "analytics-graph")?;
        page.end()
    }
}

/// One call: the vendor's fields, then those that `portkey-admin-mcp` reads.
#[derive(Serialize)]
struct Record {
    timestamp: Timestamp,
    method: &'static str,
    uri: String,
    request_id: Option<String>,
    /// JSON as text. Bodies are not kept.
    request_body: &'static str,
    /// JSON as text.
    query_params: String,
    /// JSON as text. Headers are not kept.
    request_headers: &'static str,
    user_id: Option<String>,
    user_type: &'static str,
    organisation_id: String,
    workspace_id: Option<String>,
    response_status_code: Option<u16>,
    resource_type: &'static str,
    action: &'static str,
    client_ip: Option<String>,
    country: Option<String>,
    id: String,
    actor_id: Option<String>,
    actor_email: Option<String>,
    actor_name: Option<String>,
    resource_id: Option<String>,
    resource_name: Option<String>,
    metadata: Value,
    ip_address: Option<String>,
    user_agent: Option<String>,
    created_at: Timestamp,
}
