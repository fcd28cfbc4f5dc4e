//! Every role of one principal in one place, built-in or custom, its own or through its groups.

use super::AnyRole;
use crate::{
    Directory, Error, Kind, Result,
    access::{Actor, InGroup, OrganizationRole, Permission, Principal, Scope, Standing, WorkspaceRole, rows as access_rows},
    clock::Timestamp,
    group::rows as group_rows,
    id::{GroupId, OrganizationId, WorkspaceId},
    role_assignment::{Holder, rows as assignment_rows},
    store::Conn,
    workspace,
    workspace_group::rows as workspace_group_rows,
};

/// A role that somebody has in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Which.
    pub role: AnyRole,
    /// Whether it is the principal's own, not only one of its groups'.
    pub own: bool,
    /// Since when it is its own; built-in roles do not say.
    pub assigned_at: Option<Timestamp>,
    /// The groups that it comes through.
    pub groups: Vec<GroupId>,
}

/// The roles that a principal has in a workspace, or in the organization itself: built-in ones first, then custom ones by
/// their age. What a role in the organization implies in workspaces is not listed there.
///
/// # Errors
/// [`Error::Forbidden`] without `role_assignments.list` there, [`Error::NotFound`] for a workspace that the caller may not
/// know or a principal that is not there.
pub async fn held(directory: &Directory, actor: &Actor, holder: Holder, place: Option<WorkspaceId>) -> Result<Vec<Held>> {
    directory.permit(actor, Permission::RoleAssignmentsList, place.map_or(Scope::Organization, Scope::Workspace)).await?;
    if let Some(workspace) = place {
        workspace::in_use(directory, actor, workspace).await?;
    }
    let mut lease = directory.store().read().await?;
    let (mut conn, organization) = (lease.conn()?, actor.organization);
    if !assignment_rows::holder_exists(&mut conn, organization, holder).await? {
        return Err(Error::NotFound(match holder {
            Holder::User(_) => Kind::User,
            Holder::Group(_) => Kind::Group,
            Holder::ServiceAccount(_) => Kind::ServiceAccount,
        }));
    }
    let mut held = List::default();
    match holder {
        Holder::User(id) => held.add_principal(&mut conn, organization, Principal::User(id), place).await?,
        Holder::ServiceAccount(id) => held.add_principal(&mut conn, organization, Principal::ServiceAccount(id), place).await?,
        Holder::Group(id) => {
            let group = group_rows::find(&mut conn, organization, id).await?.ok_or(Error::NotFound(Kind::Group))?;
            let role = match place {
                None => group.role.map(AnyRole::Organization),
                Some(workspace) => {
                    let given = workspace_group_rows::find(&mut conn, organization, workspace, id).await?;
                    given.map(|given| AnyRole::Workspace(given.role))
                }
            };
            role.map(|role| held.add(role, None));
        }
    }
    let principal = holder.bytes();
    for (role, of, created_at) in assignment_rows::held(&mut conn, organization, &principal, place).await? {
        let group = (of != principal).then(|| GroupId::from_bytes(of));
        let listed = held.add(AnyRole::Custom(role), group);
        listed.assigned_at = listed.assigned_at.or(group.is_none().then_some(created_at));
    }
    Ok(held.0)
}

/// Roles, each once.
#[derive(Default)]
struct List(Vec<Held>);

impl List {
    fn add(&mut self, role: AnyRole, through: Option<GroupId>) -> &mut Held {
        let known = self.0.iter().position(|held| held.role.id() == role.id());
        let at = known.unwrap_or_else(|| {
            self.0.push(Held { role, own: false, assigned_at: None, groups: Vec::new() });
            self.0.len() - 1
        });
        let held = &mut self.0[at];
        held.own |= through.is_none();
        held.groups.extend(through);
        held
    }

    /// The built-in roles of somebody who acts, and of their groups.
    async fn add_principal(
        &mut self,
        conn: &mut Conn<'_>,
        organization: OrganizationId,
        principal: Principal,
        place: Option<WorkspaceId>,
    ) -> Result<()> {
        let actor = Actor { organization, principal, key: None };
        let Standing { organization_role, workspace_role, groups, .. } = access_rows::standing(conn, actor, place).await?;
        let in_place = |organization: Option<OrganizationRole>, workspace: Option<WorkspaceRole>| match place {
            None => organization.map(AnyRole::Organization),
            Some(_) => workspace.map(AnyRole::Workspace),
        };
        in_place(organization_role, workspace_role.map(|(role, _)| role)).map(|role| self.add(role, None));
        for InGroup { group, organization_role, workspace_role } in groups {
            in_place(organization_role, workspace_role).map(|role| self.add(role, Some(group)));
        }
        Ok(())
    }
}
