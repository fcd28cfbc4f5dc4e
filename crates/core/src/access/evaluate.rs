//! Questions about what somebody may do, answered without doing it: the permission check of applications, and what a
//! key says about itself.

use super::{
    Actor, Counting, Denied, OrganizationRole, Path, Permission, PermissionSet, Permit, Principal, Reason, Scope, WorkspaceRole, decide,
    decide::held,
};
use crate::{
    Directory, Error, Kind, Result,
    api_key::{ApiKey, Owner, Verb, rows as key_rows},
    group::rows as group_rows,
    id::{ApiKeyId, GroupId, OrganizationId, UserId, WorkspaceId},
    member::rows as member_rows,
    service_account::{Home, rows as account_rows},
    store::{Tag, cache},
    user::rows as user_rows,
    workspace,
};

/// Whose power is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A user's, without any key.
    User(UserId),
    /// A key's: no more than its owner's and no more than its scopes.
    ApiKey(ApiKeyId),
}

/// On what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// The organization, or anything to be made in it.
    Organization,
    /// A workspace, or anything to be made in it.
    Workspace(WorkspaceId),
    /// A membership: all of a workspace, or one user's.
    Member(WorkspaceId, Option<UserId>),
    /// A user.
    User(UserId),
    /// A group.
    Group(GroupId),
    /// A key.
    ApiKey(ApiKeyId),
}

/// What is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// This permission.
    Permission(Permission),
    /// The permission to do this with the key that is the resource, whoever's it is.
    Key(Verb),
}

/// A question. What nobody here has ever heard of is `None`: the answer is the same as for what is another
/// organization's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who.
    pub subject: Option<Subject>,
    /// What.
    pub action: Option<Action>,
    /// On what.
    pub resource: Option<Resource>,
}

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evaluation {
    /// Yes, for this reason.
    Allowed(Path),
    /// No: this part of the power is missing.
    Denied(Reason),
    /// No: this part of the question is not known here.
    Unknown(Unknown),
}

/// A part of a question that names nothing in the caller's organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The subject.
    Subject,
    /// The action, or it is not done to such a resource.
    Action,
    /// The resource.
    Resource,
}

/// Whether the subject may. About oneself everybody may ask, about others only with `access.evaluate`.
///
/// # Errors
/// [`Error::Forbidden`] when the caller may not ask.
pub async fn evaluate(directory: &Directory, actor: &Actor, question: &Question) -> Result<Evaluation> {
    let about_oneself = question.subject.is_some_and(|subject| is_oneself(actor, subject));
    if !about_oneself {
        directory.permit(actor, Permission::AccessEvaluate, Scope::Organization).await?;
    }
    let Some(subject) = (match question.subject {
        Some(subject) => find_subject(directory, actor, subject).await?,
        None => None,
    }) else {
        return Ok(Evaluation::Unknown(Unknown::Subject));
    };
    let Some(action) = question.action else { return Ok(Evaluation::Unknown(Unknown::Action)) };
    let Some(resource) = question.resource else { return Ok(Evaluation::Unknown(Unknown::Resource)) };
    let permission = match (action, resource) {
        (Action::Permission(permission), _) if fits(permission, resource) => permission,
        (Action::Key(verb), Resource::ApiKey(id)) => match find_key(directory, actor, id).await? {
            Some(key) => key.owner.family().permission(verb),
            None => return Ok(Evaluation::Unknown(Unknown::Resource)),
        },
        _ => return Ok(Evaluation::Unknown(Unknown::Action)),
    };
    let Some(place) = find_resource(directory, &subject, permission, resource).await? else {
        return Ok(Evaluation::Unknown(Unknown::Resource));
    };
    let reason = match decided(directory, subject, permission, place.scope).await? {
        Ok(permit) => return Ok(place.rank(&permit).map_or_else(Evaluation::Denied, |()| Evaluation::Allowed(permit.path()))),
        Err(denied) => denied.reason,
    };
    // Who asks about themselves need hold nothing, and so learns of nothing that they may not read.
    let known = match place.read {
        Some((permission, scope)) if about_oneself => decided(directory, subject, permission, scope).await?.is_ok(),
        _ => true,
    };
    Ok(if known { Evaluation::Denied(reason) } else { Evaluation::Unknown(Unknown::Resource) })
}

async fn decided(directory: &Directory, subject: Actor, permission: Permission, scope: Scope) -> Result<Result<Permit, Denied>> {
    let standing = directory.standing(&subject, scope).await?;
    Ok(decide(subject, &standing, permission, scope, Counting::Effective, directory.now()))
}

fn is_oneself(actor: &Actor, subject: Subject) -> bool {
    match subject {
        Subject::User(id) => actor.principal == Principal::User(id),
        Subject::ApiKey(id) => actor.key == Some(id),
    }
}

/// The actor that the subject would be.
async fn find_subject(directory: &Directory, actor: &Actor, subject: Subject) -> Result<Option<Actor>> {
    let organization = actor.organization;
    match subject {
        Subject::User(id) => {
            let there = is_user(directory, organization, id).await?;
            Ok(there.then_some(Actor { organization, principal: Principal::User(id), key: None }))
        }
        Subject::ApiKey(id) => {
            let found = find_key(directory, actor, id).await?;
            Ok(found.map(|key| Actor { organization, principal: key.principal(), key: Some(id) }))
        }
    }
}

/// Whether the organization has this user. Kept when it has: most questions are about people who were asked about before.
async fn is_user(directory: &Directory, organization: OrganizationId, id: UserId) -> Result<bool> {
    let subject = cache::Subject::User(id);
    if directory.store().cache().get::<()>(organization, &subject).is_some() {
        return Ok(true);
    }
    Box::pin(async move {
        let mut fill = directory.fill(organization).await?;
        let there = user_rows::find(&mut fill.conn()?, organization, id).await?.is_some();
        if there {
            fill.keep(subject, &[Tag::Object(*id.as_bytes())], 0, ());
        }
        Ok(there)
    })
    .await
}

async fn find_key(directory: &Directory, actor: &Actor, id: ApiKeyId) -> Result<Option<ApiKey>> {
    let mut lease = directory.store().read().await?;
    key_rows::find(&mut lease.conn()?, actor.organization, id).await
}

/// Whether such a thing is done to such a resource at all: `users.update` is not done to a workspace.
fn fits(permission: Permission, resource: Resource) -> bool {
    let noun = permission.as_str().split('.').next().unwrap_or_default();
    match resource {
        Resource::Organization => true,
        Resource::Workspace(_) => matches!(
            noun,
            "workspaces"
                | "workspace_members"
                | "workspace_groups"
                | "workspace_api_keys"
                | "user_api_keys"
                | "service_account_api_keys"
                | "service_accounts"
                | "credentials"
                | "roles"
                | "role_assignments"
        ),
        Resource::Member(..) => noun == "workspace_members",
        Resource::User(_) => noun == "users",
        Resource::Group(_) => matches!(noun, "groups" | "group_members"),
        Resource::ApiKey(_) => noun.ends_with("_api_keys"),
    }
}

/// Where a resource lies, and whose role stands between it and a change.
struct Place {
    scope: Scope,
    /// What it takes to know of it; nothing for the organization itself.
    read: Option<(Permission, Scope)>,
    organization_role: Option<OrganizationRole>,
    workspace_role: Option<WorkspaceRole>,
}

impl Place {
    const fn at(scope: Scope, read: Option<(Permission, Scope)>) -> Self {
        Self { scope, read, organization_role: None, workspace_role: None }
    }

    /// Nobody changes or removes somebody above themselves.
    fn rank(&self, permit: &Permit) -> Result<(), Reason> {
        if permit.permission().only_reads() {
            return Ok(());
        }
        let organization = self.organization_role.map_or(Ok(()), |role| permit.may_manage_organization_role(role));
        let workspace = self.workspace_role.map_or(Ok(()), |role| permit.may_manage_workspace_role(role));
        organization.and(workspace).map_err(|_| Reason::Rank)
    }
}

/// Finds the resource in the subject's organization, which is the caller's.
async fn find_resource(directory: &Directory, actor: &Actor, permission: Permission, resource: Resource) -> Result<Option<Place>> {
    let organization = actor.organization;
    let above_workspaces = matches!(permission, Permission::WorkspacesCreate | Permission::WorkspacesRestore);
    match resource {
        Resource::Organization => Ok(Some(Place::at(Scope::Organization, None))),
        Resource::Workspace(id) => {
            let scope = if above_workspaces { Scope::Organization } else { Scope::Workspace(id) };
            let there = is_there(directory, actor, id, permission == Permission::WorkspacesRestore).await?;
            Ok(there.then_some(Place::at(scope, Some((Permission::WorkspacesRead, Scope::Workspace(id))))))
        }
        Resource::Member(id, user) => {
            if !is_there(directory, actor, id, false).await? {
                return Ok(None);
            }
            let scope = Scope::Workspace(id);
            let Some(user) = user else { return Ok(Some(Place::at(scope, Some((Permission::WorkspacesRead, scope))))) };
            let mut lease = directory.store().read().await?;
            let mut conn = lease.conn()?;
            let role = member_rows::find(&mut conn, organization, id, user).await?.map(|member| member.role);
            // Who is to be added is no member yet, only a user.
            let adds = permission == Permission::MembersCreate && user_rows::find(&mut conn, organization, user).await?.is_some();
            Ok((role.is_some() || adds)
                .then_some(Place { workspace_role: role, ..Place::at(scope, Some((Permission::MembersRead, scope))) }))
        }
        Resource::User(id) => {
            let mut lease = directory.store().read().await?;
            let found = user_rows::find(&mut lease.conn()?, organization, id).await?;
            let scope = if permission == Permission::UsersRead { Scope::User(id) } else { Scope::Organization };
            let read = Some((Permission::UsersRead, Scope::User(id)));
            Ok(found.map(|user| Place { organization_role: Some(user.role), ..Place::at(scope, read) }))
        }
        Resource::Group(id) => {
            let mut lease = directory.store().read().await?;
            let found = group_rows::find(&mut lease.conn()?, organization, id).await?;
            Ok(found.map(|_| Place::at(Scope::Organization, Some((Permission::GroupsRead, Scope::Organization)))))
        }
        Resource::ApiKey(id) => {
            let mut lease = directory.store().read().await?;
            let mut conn = lease.conn()?;
            let found = key_rows::find(&mut conn, organization, id).await?;
            let Some(key) = found.filter(|key| key.owner.family().has(permission)) else { return Ok(None) };
            let organization_role = match key.owner {
                Owner::Organization(role) => Some(role),
                Owner::User(id) if key.workspace.is_none() && actor.principal != Principal::User(id) => {
                    user_rows::find(&mut conn, organization, id).await?.map(|user| user.role)
                }
                Owner::User(_) | Owner::ServiceAccount(_) | Owner::Workspace => None,
            };
            // Only owners stand between a key and its change; see `check_owner` of keys.
            let organization_role = organization_role.filter(|role| *role == OrganizationRole::Owner);
            let scope = Scope::Key(id, key.workspace);
            let read = Some((key.owner.family().permission(Verb::Read), scope));
            let place = Place { organization_role, ..Place::at(scope, read) };
            let home = match key.owner {
                Owner::ServiceAccount(id) if actor.principal != Principal::ServiceAccount(id) => {
                    account_rows::find(&mut conn, organization, id).await?.map(|account| account.home)
                }
                _ => None,
            };
            Ok(Some(match home {
                Some(Home::Organization(role)) => Place { organization_role: Some(role), ..place },
                Some(Home::Workspace(_, role)) => Place { workspace_role: role, ..place },
                None => place,
            }))
        }
    }
}

/// Whether the workspace is there; a deleted one is, for whoever would restore it.
async fn is_there(directory: &Directory, actor: &Actor, id: WorkspaceId, deleted_too: bool) -> Result<bool> {
    match workspace::load(directory, actor, id).await {
        Ok(workspace) => Ok(deleted_too || workspace.deleted_at.is_none()),
        Err(Error::NotFound(Kind::Workspace)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// What an actor may do, as it may know of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Power {
    /// Its role in the organization.
    pub organization_role: Option<OrganizationRole>,
    /// The only workspace that its key reaches.
    pub workspace: Option<WorkspaceId>,
    /// What it holds in the organization, or in the one workspace that its key reaches.
    pub permissions: PermissionSet,
}

/// What the actor itself may do.
///
/// # Errors
/// When the store fails.
pub async fn power(directory: &Directory, actor: &Actor) -> Result<Power> {
    let standing = directory.standing(actor, Scope::Organization).await?;
    let workspace = standing.key.as_ref().and_then(|key| key.workspace);
    let scope = workspace.map_or(Scope::Organization, Scope::Workspace);
    let standing = directory.standing(actor, scope).await?;
    let permissions = held(*actor, &standing, scope, directory.now());
    Ok(Power { organization_role: standing.organization_role, workspace, permissions })
}
