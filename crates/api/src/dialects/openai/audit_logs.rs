//! The audit log: what was done to users, invites, groups, projects, service accounts, keys and the organization, the newest first.

use super::{
    audit_types::{self, ASSIGNMENT, By, ROWS, Resource, Row, gathered},
    convert::seconds,
    ids::{self, Shown},
    page::{self, Cursors, SMALL, Sizes, flag},
};
use crate::{
    answer::Json,
    context::Context,
    operation::{Operation, example, get},
    request::{Input, Request},
};
use roster_core::{
    Error, Result,
    access::{Actor, Permission, Scope},
    audit::{self, AuditEvent, Between, Filter},
    clock::Timestamp,
    id::{Id, OrganizationId, ServiceAccountId, UserId, WorkspaceId, entity},
    page::{MAX_LIMIT, MAX_OFFSET, Order},
    text::Email,
    user, workspace,
};
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};

pub(super) fn operations() -> Vec<Operation> {
    const PATH: &str = "/organization/audit_logs";
    vec![get("audit_logs.list", PATH).needs(Permission::AuditEventsList).handle(example(PATH), list)]
}

/// How many events are read at first, beyond those that are wanted, and then at a time.
const FIRST: u32 = 20;
const PART: u32 = MAX_LIMIT;
/// What nobody is and nothing has: text that names nothing finds nothing.
const NOBODY: [u8; 16] = [0xff; 16];

/// What is asked for. Ids are still text.
struct Wanted {
    from: Option<Timestamp>,
    to: Option<Timestamp>,
    types: Vec<String>,
    projects: Vec<String>,
    actors: Vec<String>,
    emails: Vec<String>,
    resources: Vec<String>,
    tenant_only: bool,
    after: Option<String>,
    before: Option<String>,
    limit: usize,
}

impl Input for Wanted {
    fn read(request: &Request) -> Result<Self> {
        let Sizes { usual, most } = SMALL;
        let limit = request.query_number("limit")?.unwrap_or(usual);
        if limit > most {
            return Err(Error::invalid("limit", format!("must be 0 to {most}")));
        }
        // Times are shown in whole seconds, and are asked for as they are shown.
        let (from, after) = (second(request, "effective_at[gte]", 0)?, second(request, "effective_at[gt]", 1)?);
        let (before, to) = (second(request, "effective_at[lt]", 0)?, second(request, "effective_at[lte]", 1)?);
        Ok(Self {
            from: from.max(after),
            to: [before, to].into_iter().flatten().min(),
            types: request.query_list("event_types")?,
            projects: request.query_list("project_ids")?,
            actors: request.query_list("actor_ids")?,
            emails: request.query_list("actor_emails")?,
            resources: request.query_list("resource_ids")?,
            tenant_only: flag(request, "tenant_only")?,
            after: request.query("after")?,
            before: request.query("before")?,
            limit: usize::try_from(limit).unwrap_or(0),
        })
    }
}

/// The beginning of a second since 1970, or of one so many later.
fn second(request: &Request, name: &'static str, later: i64) -> Result<Option<Timestamp>> {
    let micros = |text: String| text.parse::<i64>().ok()?.checked_add(later)?.checked_mul(1_000_000);
    let read = |text| micros(text).map(Timestamp::from_micros).ok_or(Error::invalid(name, "must be whole seconds since 1970"));
    request.query(name)?.map(read).transpose()
}

/// The search in the core's terms, with what only this surface can tell.
struct Search {
    filter: Filter,
    types: Vec<String>,
    projects: Vec<WorkspaceId>,
    resources: Vec<String>,
    resource_bits: Vec<[u8; 16]>,
    /// Where what was done with a key and in no project is shown, as the vendor does.
    home: Option<WorkspaceId>,
}

impl Search {
    async fn of(context: &Context, actor: &Actor, wanted: &Wanted) -> Result<Self> {
        let is_wanted = |row: &&Row| wanted.types.is_empty() || wanted.types.iter().any(|name| name == row.name);
        let actions: BTreeSet<_> = ROWS.iter().filter(is_wanted).map(|row| row.action.to_owned()).collect();
        let mut filter = Filter { from: wanted.from, to: wanted.to, actions: actions.into_iter().collect(), ..Filter::default() };
        let home = workspace::default_of(&context.directory, actor).await?;
        let mut projects = Vec::new();
        for text in &wanted.projects {
            projects.push(ids::read(context, actor, text).await?.unwrap_or(Id::from_bytes(NOBODY)));
        }
        if !home.is_some_and(|home| projects.contains(&home)) {
            filter.workspaces.clone_from(&projects);
        }
        for text in &wanted.actors {
            filter.by.extend(bits_of(context, actor, text).await?);
        }
        for text in &wanted.emails {
            let email = Email::try_from(text.as_str()).ok();
            let found = match &email {
                Some(email) => user::id_of_email(&context.directory, actor, email).await?,
                None => None,
            };
            filter.actors.push(found.map_or(NOBODY, |id| *id.as_bytes()));
        }
        let (mut resource_bits, mut are_targets) = (Vec::new(), true);
        for text in &wanted.resources {
            resource_bits.extend(bits_of(context, actor, text).await?);
            // The core's log has the member as the target of a membership, and assignments have no ids of their own there.
            let group = ids::read::<entity::Group>(context, actor, text).await?;
            are_targets &= group.is_none() && !text.starts_with(ASSIGNMENT);
        }
        if are_targets {
            filter.targets.clone_from(&resource_bits);
        }
        Ok(Self { filter, types: wanted.types.clone(), projects, resources: wanted.resources.clone(), resource_bits, home })
    }

    fn project(&self, event: &AuditEvent) -> Option<WorkspaceId> {
        event.target.workspace.or(self.home.filter(|_| event.actor.key.is_some()))
    }

    /// The row of an event that is wanted.
    fn fits(&self, event: &AuditEvent) -> Option<&'static Row> {
        let row = Row::of(event).filter(|row| self.types.is_empty() || self.types.iter().any(|name| name == row.name))?;
        let project = self.project(event);
        if !self.projects.is_empty() && !project.is_some_and(|project| self.projects.contains(&project)) {
            return None;
        }
        if self.resources.is_empty() {
            return Some(row);
        }
        let resource = row.resource(event)?;
        let named = match resource.bits() {
            Some(bits) => self.resource_bits.contains(&bits),
            None => self.resources.contains(&resource.text(event, &Shown::default())),
        };
        named.then_some(row)
    }
}

/// The ids that a text may stand for, of whatever kind; one that nothing has for none.
async fn bits_of(context: &Context, actor: &Actor, text: &str) -> Result<Vec<[u8; 16]>> {
    let found = [
        ids::read::<entity::User>(context, actor, text).await?.map(|id| *id.as_bytes()),
        ids::read::<entity::Workspace>(context, actor, text).await?.map(|id| *id.as_bytes()),
        ids::read::<entity::Group>(context, actor, text).await?.map(|id| *id.as_bytes()),
        ids::read::<entity::Invitation>(context, actor, text).await?.map(|id| *id.as_bytes()),
        ids::read::<entity::ServiceAccount>(context, actor, text).await?.map(|id| *id.as_bytes()),
        ids::read::<entity::ApiKey>(context, actor, text).await?.map(|id| *id.as_bytes()),
        ids::read::<entity::Role>(context, actor, text).await?.map(|id| *id.as_bytes()),
        ids::organization_named(text).map(|id| *id.as_bytes()),
    ];
    let found: Vec<_> = found.into_iter().flatten().collect();
    Ok(if found.is_empty() { vec![NOBODY] } else { found })
}

async fn list(context: Context, wanted: Wanted) -> Result<Json<Cursors<AuditLog>>> {
    let actor = context.actor()?;
    // Before any look for what the parameters name.
    context.directory.permit(&actor, Permission::AuditEventsList, Scope::Organization).await?;
    let search = Search::of(&context, &actor, &wanted).await?;
    // Types that are never shown find nothing, and Roster knows nothing above organizations that the vendor calls tenants.
    let nothing = wanted.limit == 0 || wanted.tenant_only || search.filter.actions.is_empty();
    let between = between(&context, &actor, &wanted).await?.filter(|_| !nothing);
    let (mut events, has_more) = match between {
        Some(between) => gather(&context, &actor, &search, between, wanted.limit).await?,
        None => (Vec::new(), false),
    };
    if between.is_some_and(|between| between.order == Order::Ascending) {
        events.reverse();
    }
    let known = Known::of(&context, &actor, &search, &events).await?;
    Ok(Json(Cursors::of(events.into_iter().map(|(event, row)| known.log(&search, &event, row)).collect(), has_more)))
}

/// Where the page lies; nothing when a text names no event.
async fn between(context: &Context, actor: &Actor, wanted: &Wanted) -> Result<Option<Between>> {
    let sequence = async |text: &Option<String>| -> Result<Option<Option<u64>>> {
        let Some(text) = text else { return Ok(Some(None)) };
        let Some(id) = ids::own::<entity::AuditEvent>(text) else { return Ok(None) };
        Ok(audit::sequence_of(&context.directory, actor, id).await?.map(Some))
    };
    let (Some(below), Some(above)) = (sequence(&wanted.after).await?, sequence(&wanted.before).await?) else { return Ok(None) };
    // What comes just before an event is found going up from it.
    let order = if below.is_none() && above.is_some() { Order::Ascending } else { Order::Descending };
    Ok(Some(Between { above: above.unwrap_or(0), below, order }))
}

type Found = Vec<(AuditEvent, &'static Row)>;

/// The events of one page, and whether there are more.
async fn gather(context: &Context, actor: &Actor, search: &Search, mut between: Between, limit: usize) -> Result<(Found, bool)> {
    let (mut found, mut looked_at, mut size) = (Vec::new(), 0, FIRST + u32::try_from(limit).unwrap_or(0));
    while looked_at < MAX_OFFSET {
        let part = audit::between(&context.directory, actor, search.filter.clone(), between, size).await?;
        (looked_at, size) = (looked_at + part.looked_at, PART);
        for event in part.items {
            let Some(row) = search.fits(&event) else { continue };
            if found.len() == limit {
                return Ok((found, true));
            }
            found.push((event, row));
        }
        match (part.next, between.order) {
            (None, _) => return Ok((found, false)),
            (Some(next), Order::Ascending) => between.above = next,
            (Some(next), Order::Descending) => between.below = Some(next),
        }
    }
    // An empty page would end the list for every client.
    if found.is_empty() {
        let message = format!("none of the nearest {MAX_OFFSET} events fits: narrow down the time");
        return Err(Error::invalid("effective_at", message));
    }
    Ok((found, true))
}

/// What is known of the things that events name.
struct Known {
    organization: OrganizationId,
    shown: Shown,
    emails: HashMap<UserId, String>,
    names: HashMap<WorkspaceId, String>,
}

impl Known {
    async fn of(context: &Context, actor: &Actor, search: &Search, events: &Found) -> Result<Self> {
        let directory = &context.directory;
        let resources: Vec<_> = events.iter().filter_map(|(event, row)| row.resource(event)).collect();
        let by: BTreeSet<_> = events.iter().filter(|(event, _)| event.actor.kind == "user").map(|(event, _)| &event.actor.id).collect();
        let by: Vec<_> = by.into_iter().filter_map(|id| UserId::parse(id)).collect();
        let projects: BTreeSet<_> = events.iter().filter_map(|(event, _)| search.project(event)).collect();
        let (mut emails, mut names) = (HashMap::new(), HashMap::new());
        // The log tells no more than its ids to who may read the log alone.
        if !by.is_empty() && directory.may(actor, Permission::UsersRead, Scope::Organization).await? {
            for id in &by {
                match user::get(directory, actor, *id).await {
                    Ok(user) => drop(emails.insert(*id, user.email.to_string())),
                    Err(Error::NotFound(_)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        if !projects.is_empty() && directory.may(actor, Permission::WorkspacesRead, Scope::Organization).await? {
            for id in &projects {
                match workspace::get(directory, actor, *id).await {
                    Ok(found) => drop(names.insert(*id, found.name.to_string())),
                    Err(Error::NotFound(_)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        let projects: Vec<_> = projects.into_iter().collect();
        let shown = Shown::default().with(context, actor, &by).await?.with(context, actor, &projects).await?;
        let organization = actor.organization;
        Ok(Self { organization, shown: shown_too(shown, context, actor, events, &resources).await?, emails, names })
    }

    fn log(&self, search: &Search, event: &AuditEvent, row: &Row) -> AuditLog {
        let project = search.project(event).map(|id| match self.names.get(&id) {
            Some(name) => json!({"id": self.shown.id(id), "name": name}),
            None => json!({"id": self.shown.id(id)}),
        });
        AuditLog {
            id: self.shown.id(event.id),
            name: row.name,
            effective_at: seconds(event.at),
            project,
            actor: audit_types::actor(event, &self.shown, |id| self.emails.get(&id).cloned()),
            payload: row.payload(event, &self.shown, self.organization),
        }
    }
}

/// What is shown in place of the ids of everything else that events name.
async fn shown_too(shown: Shown, context: &Context, actor: &Actor, events: &Found, resources: &[Resource]) -> Result<Shown> {
    let users = gathered(resources, |one| match one {
        Resource::User(id) | Resource::Assignment(By::User(id)) => Some(*id),
        _ => None,
    });
    let groups = gathered(resources, |one| match one {
        Resource::Group(id) | Resource::Assignment(By::Group(id)) => Some(*id),
        _ => None,
    });
    let invites = gathered(resources, |one| if let Resource::Invite(id) = one { Some(*id) } else { None });
    let mut keys = gathered(resources, |one| if let Resource::ApiKey(id) = one { Some(*id) } else { None });
    keys.extend(events.iter().filter_map(|(event, _)| event.actor.key));
    let mut accounts = gathered(resources, |one| match one {
        Resource::ServiceAccount(id) | Resource::Assignment(By::ServiceAccount(id)) => Some(*id),
        _ => None,
    });
    let roles = gathered(resources, |one| if let Resource::Role(id) = one { Some(*id) } else { None });
    let by = events.iter().filter(|(event, _)| event.actor.kind == "service_account");
    accounts.extend(by.filter_map(|(event, _)| ServiceAccountId::parse(&event.actor.id)));
    let shown = shown.with(context, actor, &users).await?.with(context, actor, &groups).await?;
    let shown = shown.with(context, actor, &invites).await?.with(context, actor, &keys).await?;
    shown.with(context, actor, &accounts).await?.with(context, actor, &roles).await
}

/// An event, with its payload under the name of its type.
struct AuditLog {
    id: String,
    name: &'static str,
    effective_at: i64,
    project: Option<Value>,
    actor: Value,
    payload: Value,
}

impl Serialize for AuditLog {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut log = serializer.serialize_map(None)?;
        log.serialize_entry("id", &self.id)?;
        log.serialize_entry("type", self.name)?;
        log.serialize_entry("effective_at", &self.effective_at)?;
        if let Some(project) = &self.project {
            log.serialize_entry("project", project)?;
        }
        log.serialize_entry("actor", &self.actor)?;
        log.serialize_entry(self.name, &self.payload)?;
        log.end()
    }
}

impl page::Row for AuditLog {
    fn id(&self) -> &str {
        &self.id
    }
}
