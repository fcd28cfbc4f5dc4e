//! What the store knows of an actor, and the power that it makes in a scope.

use super::{Counting, IN_ORGANIZATIONS, OrganizationRole, Path, Permission, PermissionSet, Scope, WorkspaceRole};
use crate::{
    clock::Timestamp,
    id::{GroupId, OrganizationId, RoleId, WorkspaceId},
    organization::INSTANCE,
};

/// What the store knows of an actor with respect to one scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The principal exists and is not disabled, and neither its organization nor the workspace that it lies in is deleted.
    pub active: bool,
    /// The workspace that it lies in, as a service account may.
    pub home: Option<WorkspaceId>,
    /// Role in the organization.
    pub organization_role: Option<OrganizationRole>,
    /// Role in the scope's workspace and when it ends.
    pub workspace_role: Option<(WorkspaceRole, Option<Timestamp>)>,
    /// The groups that it is in.
    pub groups: Vec<InGroup>,
    /// Custom roles of the organization and of the scope's workspace, its own and its groups'.
    pub custom_roles: Vec<CustomGrant>,
    /// It is a person, and the organization lets everybody in it make workspaces.
    pub can_create_workspaces: bool,
    /// What the key allows, when there is one.
    pub key: Option<KeyPower>,
}

/// A group that an actor is in, with its built-in roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InGroup {
    /// Which.
    pub group: GroupId,
    /// Its role in the organization.
    pub organization_role: Option<OrganizationRole>,
    /// Its role in the scope's workspace.
    pub workspace_role: Option<WorkspaceRole>,
}

/// A custom role that an actor has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CustomGrant {
    /// Which.
    pub role: RoleId,
    /// The group that it comes through.
    pub through: Option<GroupId>,
    /// Whether it is a role of the scope's workspace; else it is one of the organization, which counts in every workspace.
    pub in_workspace: bool,
    /// What it holds.
    pub permissions: PermissionSet,
}

/// How far a key reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPower {
    /// Only these permissions; `None`: all that its owner has.
    pub permissions: Option<PermissionSet>,
    /// Only in this workspace.
    pub workspace: Option<WorkspaceId>,
    /// Until then.
    pub expires_at: Option<Timestamp>,
}

impl Standing {
    /// Everything that gives power in a scope, with the path that says why: what lies nearest comes first. A membership that
    /// may end is not among them.
    fn lasting(&self, organization: OrganizationId, scope: Scope, counting: Counting) -> impl Iterator<Item = (Path, PermissionSet)> {
        let here = scope.workspace().is_some();
        let counts = move |role: OrganizationRole| counting.reaches(scope, role.implied_in_workspaces());
        let groups = self.groups.iter();
        let in_workspace = groups.clone().filter(move |_| here).filter_map(|of| {
            let role = of.workspace_role?;
            Some((Path::Group(of.group, role), role.permissions()))
        });
        let in_organization = groups.filter_map(move |of| {
            let role = of.organization_role.filter(|role| counts(*role))?;
            Some((Path::OrganizationGroup(of.group, role), role.permissions_in(organization)))
        });
        let own = self.organization_role.filter(|role| counts(*role));
        let own = own.map(|role| (Path::OrganizationRole(role), role.permissions_in(organization)));
        // The instance has none, and would give none: its operator's power is built in.
        let counting =
            move |grant: &&CustomGrant| organization != INSTANCE && if grant.in_workspace { here } else { counting.reaches(scope, None) };
        let custom = self.custom_roles.iter().filter(counting);
        let custom = custom.map(|grant| (Path::CustomRole(grant.role, grant.through), grant.permissions.meet(IN_ORGANIZATIONS)));
        in_workspace.chain(own).chain(in_organization).chain(custom)
    }

    /// Whether anything of it counts: the principal may act, and its key has not ended.
    pub(super) fn counts(&self, now: Timestamp) -> bool {
        let ended = self.key.as_ref().and_then(|key| key.expires_at).is_some_and(|until| until <= now);
        self.active && !ended
    }

    /// The role in the scope's workspace, as long as it lasts.
    pub(super) fn membership(&self, scope: Scope, now: Timestamp) -> Option<(WorkspaceRole, Option<Timestamp>)> {
        self.workspace_role.filter(|(_, until)| scope.workspace().is_some() && until.is_none_or(|until| until > now))
    }

    /// The join of what all roles hold in a scope, and when it first becomes less.
    pub(super) fn held(
        &self,
        organization: OrganizationId,
        scope: Scope,
        counting: Counting,
        now: Timestamp,
    ) -> (PermissionSet, Option<Timestamp>) {
        let lasting = self.lasting_in(organization, scope, counting);
        let Some((role, until)) = self.membership(scope, now) else { return (lasting, None) };
        // A membership that adds nothing to what is held without it takes nothing away when it ends.
        let ends_at = until.filter(|_| !role.permissions().without(lasting).is_empty());
        (lasting.join(role.permissions()), ends_at)
    }

    /// What everybody in the organization may do outside its workspaces, without any role that gives it: it can't be handed on.
    pub(super) fn as_anybody(&self, organization: OrganizationId, scope: Scope) -> PermissionSet {
        let is_person_here = self.can_create_workspaces && self.organization_role.is_some();
        let counts = is_person_here && organization != INSTANCE && scope.workspace().is_none();
        if counts { PermissionSet::of(&[Permission::WorkspacesCreate]) } else { PermissionSet::NONE }
    }

    /// What it holds in the organization by whatever way somebody gave it: its own role, its groups' and custom roles. Whether it
    /// may act does not matter: somebody who is disabled may come back. Nothing of it ends.
    pub(crate) fn held_in_organization(&self, organization: OrganizationId) -> PermissionSet {
        self.lasting_in(organization, Scope::Organization, Counting::Effective)
    }

    fn lasting_in(&self, organization: OrganizationId, scope: Scope, counting: Counting) -> PermissionSet {
        self.lasting(organization, scope, counting).fold(PermissionSet::NONE, |held, (_, role)| held.join(role))
    }

    /// What made it allowed: the membership, or the nearest role that includes it.
    pub(super) fn path(
        &self,
        organization: OrganizationId,
        permission: Permission,
        scope: Scope,
        counting: Counting,
        now: Timestamp,
    ) -> Path {
        match self.membership(scope, now) {
            Some((role, _)) if role.permissions().contains(permission) => Path::WorkspaceRole(role),
            _ => {
                let mut lasting = self.lasting(organization, scope, counting);
                let by_role = lasting.find(|(_, role)| role.contains(permission)).map(|(path, _)| path);
                let as_anybody = self.as_anybody(organization, scope).contains(permission);
                by_role.unwrap_or(if as_anybody { Path::MembersCanCreateWorkspaces } else { Path::Oneself })
            }
        }
    }
}
