//! The yes of a decision, and what it allows besides: giving roles and keys no larger than itself.

use super::{Actor, OrganizationRole, Path, Permission, PermissionSet, Principal, Reason, Scope, WorkspaceRole};
use crate::{Error, Result, clock::Timestamp, id::OrganizationId, member::outlasts};

/// Whether a check lets the caller, for whoever asks beforehand what would be refused.
pub(crate) fn allows(checked: Result<()>) -> Result<bool> {
    match checked {
        Ok(()) => Ok(true),
        Err(Error::Forbidden { .. }) => Ok(false),
        Err(other) => Err(other),
    }
}

/// A yes. Only [`decide`](super::decide) makes one, and functions that change rows take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
    pub(super) actor: Actor,
    pub(super) permission: Permission,
    pub(super) scope: Scope,
    pub(super) path: Path,
    pub(super) held: PermissionSet,
    pub(super) allowed: PermissionSet,
    pub(super) organization_role: Option<OrganizationRole>,
    pub(super) membership_ends_at: Option<Timestamp>,
    pub(super) expires_at: Option<Timestamp>,
    pub(super) shown_until: Option<Timestamp>,
    pub(super) decided_at: Timestamp,
}

impl Permit {
    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The tenant.
    #[must_use]
    pub const fn organization(&self) -> OrganizationId {
        self.actor.organization
    }

    /// What was asked.
    #[must_use]
    pub const fn permission(&self) -> Permission {
        self.permission
    }

    /// Where.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        self.scope
    }

    /// What made it allowed.
    #[must_use]
    pub const fn path(&self) -> Path {
        self.path
    }

    /// Everything that the caller holds in this scope.
    #[must_use]
    pub const fn held(&self) -> PermissionSet {
        self.held
    }

    /// The most that the caller can come to hold without another key: everything, unless the key has a limit.
    #[must_use]
    pub const fn allowed(&self) -> PermissionSet {
        self.allowed
    }

    /// When the first that it rests on ends: the key, or a membership that adds to what is held.
    #[must_use]
    pub const fn expires_at(&self) -> Option<Timestamp> {
        self.expires_at
    }

    /// When it was decided: what else the same act needs is decided as of then.
    pub(crate) const fn decided_at(&self) -> Timestamp {
        self.decided_at
    }

    /// The same, resting also on something outside the organization that ends then.
    #[must_use]
    pub(crate) fn ending(mut self, at: Option<Timestamp>) -> Self {
        self.expires_at = [self.expires_at, at].into_iter().flatten().min();
        self.shown_until = at;
        self
    }

    /// A second permission that the same act needs in the same scope.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub fn require(&self, permission: Permission) -> Result<()> {
        if self.held.contains(permission) { Ok(()) } else { Err(Error::Forbidden { permission, reason: Reason::Role }) }
    }

    /// Nobody grants more than they hold: everything that changes something must be in hand; what only reads goes
    /// with the right to add people at all.
    ///
    /// # Errors
    /// [`Error::Forbidden`] with [`Reason::Rank`].
    pub fn may_give(&self, set: PermissionSet) -> Result<()> {
        if set.without(self.held).iter().all(Permission::only_reads) { Ok(()) } else { Err(self.rank()) }
    }

    /// A key is power handed on, what only reads included: all of it must be in hand.
    ///
    /// # Errors
    /// [`Error::Forbidden`] with [`Reason::Rank`].
    pub fn may_hand_on(&self, set: PermissionSet) -> Result<()> {
        if set.without(self.held).is_empty() { Ok(()) } else { Err(self.rank()) }
    }

    /// A key is not handed on for longer than its maker's own power lasts, that of the maker's key included.
    ///
    /// # Errors
    /// [`Error::Forbidden`] with [`Reason::Rank`] when the permit itself ends before `until`, or `until` is never.
    pub fn may_last(&self, until: Option<Timestamp>) -> Result<()> {
        if outlasts(until, self.expires_at) { Err(self.rank()) } else { Ok(()) }
    }

    /// A key gives itself a new secret, whatever its power rests on; but who showed the one before does not get one that
    /// lasts longer.
    ///
    /// # Errors
    /// [`Error::Forbidden`] with [`Reason::Rank`].
    pub(crate) fn itself_may_last(&self, until: Option<Timestamp>) -> Result<()> {
        if outlasts(until, self.shown_until) { Err(self.rank()) } else { Ok(()) }
    }

    /// A membership is not given for longer than the caller's own lasts. That the key ends with which it is given is no
    /// matter: keys of programs end all the time, and what they did stays.
    ///
    /// # Errors
    /// [`Error::Forbidden`] with [`Reason::Rank`].
    pub fn membership_may_last(&self, until: Option<Timestamp>) -> Result<()> {
        if outlasts(until, self.membership_ends_at) { Err(self.rank()) } else { Ok(()) }
    }

    /// Whether the caller may change or remove somebody with this role in the organization; only owners manage owners.
    ///
    /// # Errors
    /// [`Error::Forbidden`] with [`Reason::Rank`].
    pub fn may_manage_organization_role(&self, role: OrganizationRole) -> Result<()> {
        let owner = matches!(self.path, Path::System) || self.organization_role == Some(OrganizationRole::Owner);
        if role == OrganizationRole::Owner && !owner {
            return Err(self.rank());
        }
        self.may_give(role.permissions_in(self.organization()))
    }

    /// Whether the caller may give somebody this role in the organization: it reaches everything, so what only reads
    /// counts too.
    ///
    /// # Errors
    /// [`Error::Forbidden`] with [`Reason::Rank`].
    pub fn may_give_organization_role(&self, role: OrganizationRole) -> Result<()> {
        self.may_manage_organization_role(role)?;
        self.may_hand_on(role.permissions_in(self.organization()))
    }

    /// Whether the caller may give or take this role in the workspace; managers stay below admin.
    ///
    /// # Errors
    /// [`Error::Forbidden`] with [`Reason::Rank`].
    pub fn may_manage_workspace_role(&self, role: WorkspaceRole) -> Result<()> {
        self.may_give(role.permissions())
    }

    /// Whether the caller may change or remove whoever holds this in workspaces. They hold it themselves who change themselves,
    /// wherever the permit is about, as far as their key allows.
    pub(super) fn may_manage_in_workspaces(&self, principal: Principal, set: PermissionSet) -> Result<()> {
        self.may_give(if self.actor.principal == principal { set.without(self.allowed) } else { set })
    }

    /// The refusal of what is above the caller.
    pub(crate) const fn rank(&self) -> Error {
        Error::Forbidden { permission: self.permission, reason: Reason::Rank }
    }
}
