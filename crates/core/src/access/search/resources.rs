//! To what a subject may do this.

use super::{Asker, Part, Sieve, Turn, cut, find_subject, is_there, sift, subjects::position};
use crate::{
    Result,
    access::{Action, Actor, Permission, Principal, Reach, Resource, ResourceKind, Subject, target::Target},
    api_key::{Belonging, rows as key_rows},
    group::{self, rows as group_rows},
    id::WorkspaceId,
    member::{self, rows as member_rows},
    page::{Page, Position},
    store::{Conn, Read},
    user::{self, rows as user_rows},
    workspace::rows as workspace_rows,
};
use std::collections::HashMap;

pub(super) struct Search {
    pub(super) asker: Asker,
    pub(super) subject: Subject,
    pub(super) action: Action,
    pub(super) kind: ResourceKind,
    pub(super) part: Part,
}

type Matches = super::Matches<Resource>;

impl Read for Search {
    type Out = Matches;

    async fn run(self, conn: &mut Conn<'_>) -> Result<Matches> {
        let Self { asker, subject, action, kind, part } = self;
        let Some(subject) = find_subject(conn, asker.organization, subject).await? else { return Ok(Matches::NONE) };
        if let ResourceKind::MemberOf(workspace) = kind
            && !is_there(conn, asker.organization, workspace).await?
        {
            return Ok(Matches::NONE);
        }
        sift(conn, &Resources { asker, subject, action, kind }, part).await
    }
}

struct Resources {
    asker: Asker,
    subject: Actor,
    action: Action,
    kind: ResourceKind,
}

/// A candidate: its place in the list, and itself with what a decision depends on.
type Candidate = (Position, Resource, Target);

impl Sieve for Resources {
    type Item = Resource;

    async fn turn(&self, conn: &mut Conn<'_>, page: Page) -> Result<Turn<Resource>> {
        let (candidates, more) = self.candidates(conn, page).await?;
        let workspaces: Vec<_> = candidates.iter().filter_map(|(.., target)| target.workspace()).collect();
        let standings = self.asker.standings(conn, self.subject, &workspaces).await?;
        let may = |target: &Target| {
            target.permission(self.action).is_some_and(|permission| self.asker.hears_yes(&standings, self.subject, target, permission))
        };
        let candidates = candidates.into_iter().map(|(position, resource, target)| (position, may(&target).then_some(resource))).collect();
        Ok(Turn { candidates, more })
    }
}

impl Resources {
    async fn candidates(&self, conn: &mut Conn<'_>, page: Page) -> Result<(Vec<Candidate>, bool)> {
        match self.kind {
            ResourceKind::Organization => {
                let only = (Position::FIRST, Resource::Organization, Target::Organization);
                Ok((page.is_first().then_some(only).into_iter().collect(), false))
            }
            ResourceKind::Workspace => self.workspaces(conn, page, |id| (Resource::Workspace(id), Target::Workspace(id))).await,
            ResourceKind::Members => self.workspaces(conn, page, |id| (Resource::Member(id, None), Target::Members(id))).await,
            ResourceKind::MemberOf(workspace) if self.action == Action::Permission(Permission::MembersCreate) => {
                self.users_to_add(conn, page, workspace).await
            }
            ResourceKind::MemberOf(workspace) => self.members(conn, page, workspace).await,
            ResourceKind::User => {
                let mut users = user_rows::list(conn, self.asker.organization, &user::Filter::default(), page).await?;
                let more = cut(&mut users);
                let reach = self.reach(conn, users.iter().map(|user| Principal::User(user.id))).await?;
                let candidate = |user: user::User| {
                    let reach = reach.get(&Principal::User(user.id)).copied().unwrap_or_default();
                    (position(user.created_at, &user.id), Resource::User(user.id), Target::User(user.id, user.role, reach))
                };
                Ok((users.into_iter().map(candidate).collect(), more))
            }
            ResourceKind::Group => {
                let filter = group::Filter::default();
                let mut groups = group_rows::list(conn, self.asker.organization, &group_rows::Wanted::new(&filter), page).await?;
                let more = cut(&mut groups);
                let candidate = |group: group::Group| (position(group.created_at, &group.id), Resource::Group(group.id), Target::Group);
                Ok((groups.into_iter().map(candidate).collect(), more))
            }
            ResourceKind::ApiKey => self.keys(conn, page).await,
        }
    }

    /// Workspaces; deleted ones too for whoever would restore them.
    async fn workspaces(
        &self,
        conn: &mut Conn<'_>,
        page: Page,
        target: impl Fn(WorkspaceId) -> (Resource, Target) + Send,
    ) -> Result<(Vec<Candidate>, bool)> {
        let restore = self.action == Action::Permission(Permission::WorkspacesRestore);
        let mut found = workspace_rows::ids(conn, self.asker.organization, restore, page).await?;
        let more = cut(&mut found);
        let candidate = |(id, created_at, deleted)| {
            let (resource, target) = target(id);
            (position(created_at, &id), resource, if deleted { Target::Deleted(id) } else { target })
        };
        Ok((found.into_iter().map(candidate).collect(), more))
    }

    async fn members(&self, conn: &mut Conn<'_>, page: Page, workspace: WorkspaceId) -> Result<(Vec<Candidate>, bool)> {
        let wanted = member_rows::Wanted::from(&member::Filter::default());
        let mut members = member_rows::list(conn, self.asker.organization, workspace, &wanted, page).await?;
        let more = cut(&mut members);
        let candidate = |member: member::Member| {
            let user = member.user.id;
            (
                position(member.created_at, &user),
                Resource::Member(workspace, Some(user)),
                Target::Member(workspace, user, Some(member.role)),
            )
        };
        Ok((members.into_iter().map(candidate).collect(), more))
    }

    /// Everybody: who is to be added is no member yet, or is one whose role may be above what is given.
    async fn users_to_add(&self, conn: &mut Conn<'_>, page: Page, workspace: WorkspaceId) -> Result<(Vec<Candidate>, bool)> {
        let mut users = user_rows::list(conn, self.asker.organization, &user::Filter::default(), page).await?;
        let more = cut(&mut users);
        let ids: Vec<_> = users.iter().map(|user| user.id).collect();
        let roles = member_rows::roles_of(conn, self.asker.organization, workspace, &ids).await?;
        let candidate = |user: user::User| {
            let target = Target::Member(workspace, user.id, roles.get(&user.id).copied());
            (position(user.created_at, &user.id), Resource::Member(workspace, Some(user.id)), target)
        };
        Ok((users.into_iter().map(candidate).collect(), more))
    }

    async fn reach(&self, conn: &mut Conn<'_>, of: impl Iterator<Item = Principal>) -> Result<HashMap<Principal, Reach>> {
        let principals: Vec<_> = of.collect();
        Reach::of_each(conn, self.asker.organization, &principals, self.asker.now).await
    }

    async fn keys(&self, conn: &mut Conn<'_>, page: Page) -> Result<(Vec<Candidate>, bool)> {
        let mut keys = key_rows::belongings(conn, self.asker.organization, page).await?;
        let more = cut(&mut keys);
        let owners: Vec<_> = keys.iter().filter_map(Belonging::ranked_owner).collect();
        let roles = user_rows::roles_of(conn, self.asker.organization, &owners).await?;
        let reach = self.reach(conn, keys.iter().filter_map(Belonging::service_account)).await?;
        let candidate = |key: Belonging| {
            let role = key.ranked_owner().and_then(|owner| roles.get(&owner).copied());
            let reach = key.service_account().and_then(|account| reach.get(&account)).copied().unwrap_or_default();
            (position(key.created_at, &key.id), Resource::ApiKey(key.id), Target::ApiKey(key, role, reach))
        };
        Ok((keys.into_iter().map(candidate).collect(), more))
    }
}
