//! A resource that was found, and what it takes to do something with it. Questions and searches read it alike, so that a
//! search answers what a question would.

use super::{
    Action, Actor, Counting, OrganizationRole, Permission, PermissionSet, Permit, Principal, Reach, Reason, Resource, Scope, Standing,
    WorkspaceRole, decide,
};
use crate::{
    Result,
    api_key::{Belonging, Owner, Verb, rows as key_rows},
    clock::Timestamp,
    group::rows as group_rows,
    id::{OrganizationId, UserId, WorkspaceId},
    member::rows as member_rows,
    service_account::Home,
    store::Conn,
    user::rows as user_rows,
};

/// With what permission a resource is found that is not there otherwise: a deleted workspace for whoever would restore it,
/// and a user for whoever would make a member of them.
pub(super) const FOUND_OTHERWISE: PermissionSet = PermissionSet::of(&[Permission::WorkspacesRestore, Permission::MembersCreate]);

/// A resource with what a decision about it depends on.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target {
    Organization,
    Workspace(WorkspaceId),
    /// A deleted one, for whoever would restore it.
    Deleted(WorkspaceId),
    /// All members of a workspace.
    Members(WorkspaceId),
    /// One user's membership with its role; without one, of who is to be added.
    Member(WorkspaceId, UserId, Option<WorkspaceRole>),
    /// A user with their own role and with all that they hold.
    User(UserId, OrganizationRole, Reach),
    Group,
    /// A key. The role is that of the person who owns it, where no workspace bounds what it reaches; and all that the
    /// service account holds that owns it.
    ApiKey(Belonging, Option<OrganizationRole>, Reach),
}

impl Target {
    /// What needs no row of its own; a workspace's existence is looked up by who asks.
    pub(super) const fn at_once(resource: Resource) -> Option<Self> {
        match resource {
            Resource::Organization => Some(Self::Organization),
            Resource::Workspace(id) => Some(Self::Workspace(id)),
            Resource::Member(workspace, None) => Some(Self::Members(workspace)),
            Resource::Member(_, Some(_)) | Resource::User(_) | Resource::Group(_) | Resource::ApiKey(_) => None,
        }
    }

    /// What a deleted workspace is to who would restore it; nothing to everybody else.
    pub(super) fn deleted(action: Option<Action>, resource: Resource) -> Option<Self> {
        match resource {
            Resource::Workspace(id) if action == Some(Action::Permission(Permission::WorkspacesRestore)) => Some(Self::Deleted(id)),
            _ => None,
        }
    }

    /// Reads it; a workspace's existence is looked up by who asks.
    pub(super) async fn read(
        conn: &mut Conn<'_>,
        organization: OrganizationId,
        action: Option<Action>,
        resource: Resource,
        now: Timestamp,
    ) -> Result<Option<Self>> {
        match resource {
            Resource::Organization | Resource::Workspace(_) | Resource::Member(_, None) => Ok(Self::at_once(resource)),
            Resource::Member(workspace, Some(user)) => {
                let role = member_rows::find(conn, organization, workspace, user).await?.map(|member| member.role);
                // Who is to be added is no member yet, only a user.
                let adds = action == Some(Action::Permission(Permission::MembersCreate));
                let there = role.is_some() || adds && user_rows::find(conn, organization, user).await?.is_some();
                Ok(there.then_some(Self::Member(workspace, user, role)))
            }
            Resource::User(id) => {
                let Some(user) = user_rows::find(conn, organization, id).await? else { return Ok(None) };
                Ok(Some(Self::User(id, user.role, Reach::of(conn, organization, Principal::User(id), now).await?)))
            }
            Resource::Group(id) => Ok(group_rows::find(conn, organization, id).await?.map(|_| Self::Group)),
            Resource::ApiKey(id) => {
                let Some(key) = key_rows::belonging_of(conn, organization, id).await? else { return Ok(None) };
                let role = match key.ranked_owner() {
                    Some(owner) => user_rows::find(conn, organization, owner).await?.map(|user| user.role),
                    None => None,
                };
                let reach = match key.service_account() {
                    Some(account) => Reach::of(conn, organization, account, now).await?,
                    None => Reach::default(),
                };
                Ok(Some(Self::ApiKey(key, role, reach)))
            }
        }
    }

    /// The workspace that it lies in.
    pub(super) const fn workspace(&self) -> Option<WorkspaceId> {
        match self {
            Self::Workspace(id) | Self::Deleted(id) | Self::Members(id) | Self::Member(id, ..) => Some(*id),
            Self::ApiKey(key, ..) => key.workspace,
            Self::Organization | Self::User(..) | Self::Group => None,
        }
    }

    /// The permission that the action takes with it; none where the key is of another family.
    pub(super) fn permission(&self, action: Action) -> Option<Permission> {
        match (self, action) {
            (Self::ApiKey(key, ..), Action::Key(verb)) => Some(key.owner.family().permission(verb)),
            (Self::ApiKey(key, ..), Action::Permission(permission)) => key.owner.family().has(permission).then_some(permission),
            (_, Action::Permission(permission)) => Some(permission),
            (_, Action::Key(_)) => None,
        }
    }

    /// Where this actor needs the permission.
    pub(super) fn place(&self, permission: Permission, actor: &Actor) -> Place {
        match *self {
            Self::Organization => Place::at(Scope::Organization, None),
            Self::Workspace(id) => {
                let scope = if permission == Permission::WorkspacesCreate { Scope::Organization } else { Scope::Workspace(id) };
                Place::at(scope, Some((Permission::WorkspacesRead, Scope::Workspace(id))))
            }
            Self::Deleted(id) => Place::at(Scope::Workspace(id), Some((Permission::WorkspacesRestore, Scope::Workspace(id)))),
            Self::Members(workspace) => {
                let scope = Scope::Workspace(workspace);
                Place::at(scope, Some((Permission::WorkspacesRead, scope)))
            }
            Self::Member(workspace, user, workspace_role) => {
                let leaves = permission == Permission::MembersDelete;
                let scope = if leaves { Scope::Member(workspace, user) } else { Scope::Workspace(workspace) };
                // Whoever leaves has nobody above themselves.
                let workspace_role = workspace_role.filter(|_| !leaves || actor.principal != Principal::User(user));
                Place { workspace_role, ..Place::at(scope, Some((Permission::MembersRead, Scope::Workspace(workspace)))) }
            }
            Self::User(id, role, reach) => {
                let scope = if permission == Permission::UsersRead { Scope::User(id) } else { Scope::Organization };
                // Whoever manages people does so whatever these hold in single workspaces.
                let held = reach.everywhere;
                Place { organization_role: Some(role), held, ..Place::at(scope, Some((Permission::UsersRead, Scope::User(id)))) }
            }
            Self::Group => Place::at(Scope::Organization, Some((Permission::GroupsRead, Scope::Organization))),
            Self::ApiKey(key, owner_role, reach) => {
                let organization_role = match key.owner {
                    Owner::Organization(role) => Some(role),
                    Owner::User(id) if actor.principal == Principal::User(id) => None,
                    Owner::User(_) => owner_role,
                    Owner::ServiceAccount(_) | Owner::Workspace => None,
                };
                // Only owners stand between a key and its change; see `check_owner` of keys.
                let organization_role = organization_role.filter(|role| *role == OrganizationRole::Owner);
                let scope = Scope::Key(key.id, key.workspace);
                let place = Place { organization_role, ..Place::at(scope, Some((key.owner.family().permission(Verb::Read), scope))) };
                // What its account holds stands between a key and everybody else.
                let held = reach.anywhere();
                match key.home.filter(|_| actor.principal != key.owner.principal(key.id)) {
                    Some(Home::Organization(role)) => Place { organization_role: Some(role), held, ..place },
                    Some(Home::Workspace(_, workspace_role)) => Place { workspace_role, held, ..place },
                    None => place,
                }
            }
        }
    }
}

/// Where a resource lies, and whose role stands between it and a change.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) scope: Scope,
    /// What it takes to know of it; nothing for the organization itself.
    read: Option<(Permission, Scope)>,
    organization_role: Option<OrganizationRole>,
    workspace_role: Option<WorkspaceRole>,
    /// What whoever stands between holds besides, where the permission is needed.
    held: PermissionSet,
}

impl Place {
    const fn at(scope: Scope, read: Option<(Permission, Scope)>) -> Self {
        Self { scope, read, organization_role: None, workspace_role: None, held: PermissionSet::NONE }
    }

    /// Whether the actor may do it, by the policy and by rank.
    pub(super) fn decided(&self, actor: Actor, standing: &Standing, permission: Permission, now: Timestamp) -> Result<Permit, Reason> {
        let permit = decide(actor, standing, permission, self.scope, Counting::Effective, now).map_err(|denied| denied.reason)?;
        self.rank(&permit)?;
        Ok(permit)
    }

    /// Nobody changes or removes somebody above themselves.
    fn rank(&self, permit: &Permit) -> Result<(), Reason> {
        if permit.permission().only_reads() {
            return Ok(());
        }
        let organization = self.organization_role.map_or(Ok(()), |role| permit.may_manage_organization_role(role));
        let workspace = self.workspace_role.map_or(Ok(()), |role| permit.may_manage_workspace_role(role));
        organization.and(workspace).and_then(|()| permit.may_give(self.held)).map_err(|_| Reason::Rank)
    }

    /// What lets somebody know of the resource, one being enough: to read it, or to do what is asked. Nothing: everybody
    /// knows of it.
    pub(super) fn known_by(&self, permission: Permission) -> Option<[(Permission, Scope); 2]> {
        self.read.map(|read| [read, (permission, self.scope)])
    }
}
