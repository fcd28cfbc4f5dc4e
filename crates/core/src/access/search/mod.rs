//! Searches: who may, what may they do it to, and what may they do. They answer what a question about each candidate would
//! (see [`evaluate`](super::evaluate())), as of one moment.
//!
//! Nobody keeps an index of who may do what: candidates are read in turns, newest first, and each is decided about from
//! standings that are read for the whole turn at once. So the statements of a search do not grow with its candidates, and a
//! search that finds little ends at a bound with the position where the next one goes on.

mod actions;
mod resources;
mod subjects;

use super::{
    Action, Actor, Counting, Permission, PermissionSet, Principal, Resource, ResourceKind, Scope, Subject, SubjectKind, decide,
    evaluate::{Asks, may_ask},
    standings::Standings,
    target::Target,
};
use crate::{
    Directory, Result,
    api_key::rows as key_rows,
    clock::Timestamp,
    id::{OrganizationId, WorkspaceId},
    page::{Page, Position},
    service_account::rows as service_account_rows,
    store::Conn,
    user::rows as user_rows,
    workspace::rows as workspace_rows,
};

/// The most results of one search; a larger limit means this one.
pub const MOST_MATCHES: u32 = 1000;
/// How many candidates are decided about together.
const TURN: u32 = 256;
/// The most turns of one search: it looks at some thousand candidates.
const TURNS: usize = 4;

/// Which part of what a search finds is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The most results, up to [`MOST_MATCHES`].
    pub limit: u32,
    /// Where an earlier part ended.
    pub after: Option<Position>,
}

/// A part of what a search finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matches<T> {
    /// The results, newest first.
    pub items: Vec<T>,
    /// Where the next part begins. It may turn out empty: a search that finds little ends early.
    pub next: Option<Position>,
}

impl<T> Matches<T> {
    const NONE: Self = Self { items: Vec::new(), next: None };
}

/// The subjects of a kind that may do this to a resource. What nobody here has ever heard of is `None`, and nobody may do it.
///
/// # Errors
/// [`Error::Forbidden`](crate::Error::Forbidden) without `access.evaluate`.
pub async fn search_subjects(
    directory: &Directory,
    actor: &Actor,
    kind: Option<SubjectKind>,
    action: Option<Action>,
    resource: Option<Resource>,
    part: Part,
) -> Result<Matches<Subject>> {
    may_ask(directory, actor, None).await?;
    let (Some(kind), Some(action), Some(resource)) = (kind, action, resource) else { return Ok(Matches::NONE) };
    if !action.fits(resource.kind()) {
        return Ok(Matches::NONE);
    }
    let search = subjects::Search { organization: actor.organization, kind, action, resource, part, now: directory.now() };
    directory.store().read_snapshot(search).await
}

/// The resources of a kind that a subject may do this to. What nobody here has ever heard of is `None`, and nothing is found.
///
/// # Errors
/// [`Error::Forbidden`](crate::Error::Forbidden) without `access.evaluate`, unless it is about the caller.
pub async fn search_resources(
    directory: &Directory,
    actor: &Actor,
    subject: Option<Subject>,
    action: Option<Action>,
    kind: Option<ResourceKind>,
    part: Part,
) -> Result<Matches<Resource>> {
    let asks = may_ask(directory, actor, subject).await?;
    let (Some(subject), Some(action), Some(kind)) = (subject, action, kind) else { return Ok(Matches::NONE) };
    if !action.fits(kind) {
        return Ok(Matches::NONE);
    }
    let asker = Asker::of(directory, actor, asks);
    directory.store().read_snapshot(resources::Search { asker, subject, action, kind, part }).await
}

/// The permissions that a subject has on a resource. What nobody here has ever heard of is `None`, and there are none.
///
/// # Errors
/// [`Error::Forbidden`](crate::Error::Forbidden) without `access.evaluate`, unless it is about the caller.
pub async fn search_actions(
    directory: &Directory,
    actor: &Actor,
    subject: Option<Subject>,
    resource: Option<Resource>,
) -> Result<PermissionSet> {
    let asks = may_ask(directory, actor, subject).await?;
    let (Some(subject), Some(resource)) = (subject, resource) else { return Ok(PermissionSet::NONE) };
    let asker = Asker::of(directory, actor, asks);
    directory.store().read_snapshot(actions::Search { asker, subject, resource }).await
}

/// Who asks what one subject may do, and when.
#[derive(Clone, Copy)]
struct Asker {
    organization: OrganizationId,
    /// Who hears only of what they know themselves.
    hears_as: Option<Actor>,
    now: Timestamp,
}

impl Asker {
    fn of(directory: &Directory, actor: &Actor, asks: Asks) -> Self {
        let hears_as = (asks == Asks::OnlyOfOneself).then_some(*actor);
        Self { organization: actor.organization, hears_as, now: directory.now() }
    }

    /// Reads what decisions about a subject in these workspaces rest on.
    async fn standings(&self, conn: &mut Conn<'_>, subject: Actor, workspaces: &[WorkspaceId]) -> Result<Standings> {
        let actors: Vec<_> = [subject].into_iter().chain(self.hears_as).collect();
        Standings::read(conn, self.organization, &actors, workspaces).await
    }

    /// Whether the subject may, and the asker may hear of it.
    fn hears_yes(&self, standings: &Standings, subject: Actor, target: &Target, permission: Permission) -> bool {
        let place = target.place(permission, &subject);
        let holds = |actor: Actor, (permission, scope): (Permission, Scope)| {
            let standing = standings.of(&actor, scope.workspace());
            decide(actor, &standing, permission, scope, Counting::Effective, self.now).is_ok()
        };
        let standing = standings.of(&subject, place.scope.workspace());
        place.decided(subject, &standing, permission, self.now).is_ok()
            && self.hears_as.zip(place.known_by(permission)).is_none_or(|(actor, ways)| ways.into_iter().any(|way| holds(actor, way)))
    }
}

/// The actor that a subject would be.
async fn find_subject(conn: &mut Conn<'_>, organization: OrganizationId, subject: Subject) -> Result<Option<Actor>> {
    let plain = |principal| Actor { organization, principal, key: None };
    Ok(match subject {
        Subject::User(id) => user_rows::find(conn, organization, id).await?.map(|_| plain(Principal::User(id))),
        Subject::ApiKey(id) => {
            let found = key_rows::find(conn, organization, id).await?;
            found.map(|key| Actor { organization, principal: key.principal(), key: Some(id) })
        }
        Subject::ServiceAccount(id) => {
            let found = service_account_rows::find(conn, organization, id).await?;
            let home = found.as_ref().and_then(|account| account.home.workspace());
            let lost = match home {
                Some(workspace) => !is_there(conn, organization, workspace).await?,
                None => false,
            };
            found.filter(|_| !lost).map(|_| plain(Principal::ServiceAccount(id)))
        }
    })
}

/// Finds a resource for an action, or for whatever may be done with it.
async fn find_target(
    conn: &mut Conn<'_>,
    organization: OrganizationId,
    action: Option<Action>,
    resource: Resource,
    now: Timestamp,
) -> Result<Option<Target>> {
    if let Resource::Workspace(id) | Resource::Member(id, _) = resource {
        let found = workspace_rows::find(conn, organization, id).await?;
        match found.map(|workspace| workspace.deleted_at.is_some()) {
            Some(false) => {}
            Some(true) => return Ok(Target::deleted(action, resource)),
            None => return Ok(None),
        }
    }
    Target::read(conn, organization, action, resource, now).await
}

/// Whether the workspace is there and not deleted.
async fn is_there(conn: &mut Conn<'_>, organization: OrganizationId, id: WorkspaceId) -> Result<bool> {
    let found = workspace_rows::find(conn, organization, id).await?;
    Ok(found.is_some_and(|workspace| workspace.deleted_at.is_none()))
}

/// A search whose candidates come in turns.
trait Sieve: Sync {
    /// What it finds.
    type Item: Send;
    /// Reads the candidates of a page and decides about them.
    fn turn(&self, conn: &mut Conn<'_>, page: Page) -> impl Future<Output = Result<Turn<Self::Item>>> + Send;
}

/// The candidates of a turn, each with what it is where it was found to match.
struct Turn<T> {
    candidates: Vec<(Position, Option<T>)>,
    more: bool,
}

/// Takes away the row that a page reads beyond its limit; whether there was one.
fn cut<T>(rows: &mut Vec<T>) -> bool {
    let more = rows.len() > TURN as usize;
    rows.truncate(TURN as usize);
    more
}

/// Looks through candidates until one more is found than is wanted: only so is it known that a next part has something.
async fn sift<S: Sieve>(conn: &mut Conn<'_>, sieve: &S, part: Part) -> Result<Matches<S::Item>> {
    let limit = part.limit.min(MOST_MATCHES) as usize;
    let (mut items, mut looked_at) = (Vec::new(), part.after.unwrap_or(Position::FIRST));
    for _ in 0..TURNS {
        let turn = sieve.turn(conn, Page::of(TURN, looked_at)).await?;
        for (position, item) in turn.candidates {
            if let Some(item) = item {
                if items.len() == limit {
                    return Ok(Matches { items, next: Some(looked_at) });
                }
                items.push(item);
            }
            looked_at = position;
        }
        if !turn.more {
            return Ok(Matches { items, next: None });
        }
    }
    Ok(Matches { items, next: Some(looked_at) })
}
