//! Questions about what somebody may do, answered without doing it: the permission check of applications, and what a
//! key says about itself.

use super::{
    Action, Actor, Counting, Evaluation, OrganizationRole, Permission, PermissionSet, Principal, Question, Resource, Scope, Subject,
    Unknown, decide, decide::held, target::Target,
};
use crate::{
    Directory, Error, Kind, Result,
    api_key::rows as key_rows,
    id::{OrganizationId, UserId, WorkspaceId},
    service_account,
    store::{Tag, cache},
    user::rows as user_rows,
    workspace,
};

/// Whether the subject may. About oneself everybody may ask, about others only with `access.evaluate`.
///
/// # Errors
/// [`Error::Forbidden`] when the caller may not ask.
pub async fn evaluate(directory: &Directory, actor: &Actor, question: &Question) -> Result<Evaluation> {
    let asks = may_ask(directory, actor, question.subject).await?;
    let Some(subject) = (match question.subject {
        Some(subject) => find_subject(directory, actor, subject).await?,
        None => None,
    }) else {
        return Ok(Evaluation::Unknown(Unknown::Subject));
    };
    let Some(action) = question.action else { return Ok(Evaluation::Unknown(Unknown::Action)) };
    let Some(resource) = question.resource else { return Ok(Evaluation::Unknown(Unknown::Resource)) };
    if !action.fits(resource.kind()) {
        return Ok(Evaluation::Unknown(Unknown::Action));
    }
    let target = find_target(directory, actor, action, resource).await?;
    let Some((target, permission)) = target.and_then(|target| Some((target, target.permission(action)?))) else {
        return Ok(Evaluation::Unknown(Unknown::Resource));
    };
    let place = target.place(permission, &subject);
    if asks == Asks::OnlyOfOneself
        && let Some(ways) = place.known_by(permission)
        && !holds_one_of(directory, *actor, ways).await?
    {
        return Ok(Evaluation::Unknown(Unknown::Resource));
    }
    let standing = directory.standing(&subject, place.scope).await?;
    let decided = place.decided(subject, &standing, permission, directory.now());
    Ok(decided.map_or_else(Evaluation::Denied, |permit| Evaluation::Allowed(permit.path())))
}

/// Whether the actor itself may do this to that, by the policy and by rank: for surfaces that tell callers what they may do.
/// Nothing is done, so it is neither noted nor counted as a refusal. No to what is not there.
///
/// # Errors
/// When the store fails.
pub async fn would_allow(directory: &Directory, actor: &Actor, permission: Permission, resource: Resource) -> Result<bool> {
    let action = Action::Permission(permission);
    if !action.fits(resource.kind()) {
        return Ok(false);
    }
    let target = find_target(directory, actor, action, resource).await?;
    let Some((target, permission)) = target.and_then(|target| Some((target, target.permission(action)?))) else { return Ok(false) };
    let place = target.place(permission, actor);
    let standing = directory.standing(actor, place.scope).await?;
    Ok(place.decided(*actor, &standing, permission, directory.now()).is_ok())
}

/// About what a caller may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// About everything in the organization.
    OfAnybody,
    /// What they themselves may do, and hear nothing of what they may not read.
    OnlyOfOneself,
}

/// Whether the caller may ask about this subject; none: about one that is not known here, or about all of them.
///
/// # Errors
/// [`Error::Forbidden`].
pub(super) async fn may_ask(directory: &Directory, actor: &Actor, subject: Option<Subject>) -> Result<Asks> {
    let (permission, scope) = (Permission::AccessEvaluate, Scope::Organization);
    if subject.is_some_and(|subject| subject.is(actor)) {
        return Ok(if directory.may(actor, permission, scope).await? { Asks::OfAnybody } else { Asks::OnlyOfOneself });
    }
    directory.permit(actor, permission, scope).await.map(|_| Asks::OfAnybody)
}

async fn holds_one_of(directory: &Directory, actor: Actor, ways: [(Permission, Scope); 2]) -> Result<bool> {
    for (permission, scope) in ways {
        let standing = directory.standing(&actor, scope).await?;
        if decide(actor, &standing, permission, scope, Counting::Effective, directory.now()).is_ok() {
            return Ok(true);
        }
    }
    Ok(false)
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
            let mut lease = directory.store().read().await?;
            let found = key_rows::find(&mut lease.conn()?, organization, id).await?;
            Ok(found.map(|key| Actor { organization, principal: key.principal(), key: Some(id) }))
        }
        Subject::ServiceAccount(id) => match service_account::load(directory, actor, id).await {
            Ok(_) => Ok(Some(Actor { organization, principal: Principal::ServiceAccount(id), key: None })),
            Err(Error::NotFound(Kind::ServiceAccount)) => Ok(None),
            Err(error) => Err(error),
        },
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

/// Finds the resource in the caller's organization.
async fn find_target(directory: &Directory, actor: &Actor, action: Action, resource: Resource) -> Result<Option<Target>> {
    if let Resource::Workspace(id) | Resource::Member(id, _) = resource {
        match workspace::load(directory, actor, id).await {
            Ok(workspace) if workspace.deleted_at.is_none() => {}
            Ok(_) => return Ok(Target::deleted(Some(action), resource)),
            Err(Error::NotFound(Kind::Workspace)) => return Ok(None),
            Err(error) => return Err(error),
        }
    }
    if let Some(target) = Target::at_once(resource) {
        return Ok(Some(target));
    }
    let mut lease = directory.store().read().await?;
    Target::read(&mut lease.conn()?, actor.organization, Some(action), resource, directory.now()).await
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
