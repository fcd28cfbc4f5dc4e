//! Who may do this to a resource.

use super::{Part, Sieve, Turn, cut, find_target, sift};
use crate::{
    Result,
    access::{Action, Actor, Permission, Principal, Resource, Subject, SubjectKind, standings::Standings, target::Target},
    api_key::{Belonging, rows as key_rows},
    clock::Timestamp,
    id::{Entity, Id, OrganizationId},
    page::{Page, Position},
    service_account::{self, rows as service_account_rows},
    store::{Conn, Read},
    user::{self, rows as user_rows},
};

pub(super) struct Search {
    pub(super) organization: OrganizationId,
    pub(super) kind: SubjectKind,
    pub(super) action: Action,
    pub(super) resource: Resource,
    pub(super) part: Part,
    pub(super) now: Timestamp,
}

type Matches = super::Matches<Subject>;

impl Read for Search {
    type Out = Matches;

    async fn run(self, conn: &mut Conn<'_>) -> Result<Matches> {
        let target = find_target(conn, self.organization, Some(self.action), self.resource, self.now).await?;
        let Some((target, permission)) = target.and_then(|target| Some((target, target.permission(self.action)?))) else {
            return Ok(Matches::NONE);
        };
        let Self { organization, kind, part, now, .. } = self;
        sift(conn, &Subjects { organization, kind, target, permission, now }, part).await
    }
}

struct Subjects {
    organization: OrganizationId,
    kind: SubjectKind,
    target: Target,
    permission: Permission,
    now: Timestamp,
}

impl Sieve for Subjects {
    type Item = Subject;

    async fn turn(&self, conn: &mut Conn<'_>, page: Page) -> Result<Turn<Subject>> {
        let mut candidates = self.candidates(conn, page).await?;
        let more = cut(&mut candidates);
        let actors: Vec<_> = candidates.iter().map(|(.., actor)| *actor).collect();
        let workspace = self.target.workspace();
        let standings = Standings::read(conn, self.organization, &actors, workspace.as_slice()).await?;
        let may = |actor: Actor| {
            let place = self.target.place(self.permission, &actor);
            let standing = standings.of(&actor, place.scope.workspace());
            place.decided(actor, &standing, self.permission, self.now).is_ok()
        };
        let candidates = candidates.into_iter().map(|(position, subject, actor)| (position, may(actor).then_some(subject))).collect();
        Ok(Turn { candidates, more })
    }
}

impl Subjects {
    async fn candidates(&self, conn: &mut Conn<'_>, page: Page) -> Result<Vec<(Position, Subject, Actor)>> {
        let organization = self.organization;
        let actor = |principal, key| Actor { organization, principal, key };
        Ok(match self.kind {
            SubjectKind::User => {
                let found = user_rows::list(conn, organization, &user::Filter::default(), page).await?.into_iter();
                found
                    .map(|user| (position(user.created_at, &user.id), Subject::User(user.id), actor(Principal::User(user.id), None)))
                    .collect()
            }
            SubjectKind::ApiKey => {
                let found = key_rows::belongings(conn, organization, page).await?.into_iter();
                let candidate = |key: Belonging| {
                    (position(key.created_at, &key.id), Subject::ApiKey(key.id), actor(key.owner.principal(key.id), Some(key.id)))
                };
                found.map(candidate).collect()
            }
            SubjectKind::ServiceAccount => {
                let found = service_account_rows::list(conn, organization, &service_account::Filter::default(), page).await?.into_iter();
                let principal = Principal::ServiceAccount;
                found
                    .map(|found| {
                        (position(found.created_at, &found.id), Subject::ServiceAccount(found.id), actor(principal(found.id), None))
                    })
                    .collect()
            }
        })
    }
}

/// Where a row stands in a list of its kind.
pub(super) fn position<E: Entity>(created_at: Timestamp, id: &Id<E>) -> Position {
    Position { created_at: created_at.as_micros(), id: *id.as_bytes() }
}
