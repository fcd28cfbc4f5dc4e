//! How much a principal holds, wherever it does: what stands between it and whoever would change or remove it.

use super::{Actor, PermissionSet, Permit, Principal, rows, standings::Standings};
use crate::{
    Result,
    clock::Timestamp,
    id::{OrganizationId, UserId},
    role_assignment,
    store::Conn,
};
use std::collections::HashMap;

/// What a principal holds by whatever way: its own roles, its groups' and custom ones. Whether it may act does not matter:
/// somebody who is disabled may come back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reach {
    /// In the organization, which counts in every workspace.
    pub(super) everywhere: PermissionSet,
    /// In workspaces that are not deleted, whichever they are, by what has not ended.
    pub(super) in_workspaces: PermissionSet,
}

impl Reach {
    /// That of one principal.
    pub(crate) async fn of(conn: &mut Conn<'_>, organization: OrganizationId, principal: Principal, now: Timestamp) -> Result<Self> {
        let found = Self::of_each(conn, organization, &[principal], now).await?;
        Ok(found.get(&principal).copied().unwrap_or_default())
    }

    /// Those of several, by as many statements whatever their number.
    pub(super) async fn of_each(
        conn: &mut Conn<'_>,
        organization: OrganizationId,
        principals: &[Principal],
        now: Timestamp,
    ) -> Result<HashMap<Principal, Self>> {
        let actors: Vec<_> = principals.iter().map(|principal| Actor { organization, principal: *principal, key: None }).collect();
        let standings = Standings::read(conn, organization, &actors, &[]).await?;
        let in_workspaces = rows::held_in_workspaces(conn, organization, principals, now).await?;
        let reach = |actor: &Actor| Self {
            everywhere: standings.of(actor, None).held_in_organization(organization),
            in_workspaces: in_workspaces.get(&actor.principal.bytes()).map_or(PermissionSet::NONE, |in_workspaces| in_workspaces.held),
        };
        Ok(actors.iter().map(|actor| (actor.principal, reach(actor))).collect())
    }

    /// All of it.
    pub(crate) const fn anywhere(self) -> PermissionSet {
        self.everywhere.join(self.in_workspaces)
    }
}

/// Nobody changes or removes a person who is above themselves in the organization. What people hold in single workspaces is not
/// above whoever manages people: else a workspace's manager could be taken out of the organization only by who manages workspaces.
pub(crate) async fn may_manage_person(conn: &mut Conn<'_>, permit: &Permit, user: UserId) -> Result<()> {
    let reach = Reach::of(conn, permit.organization(), Principal::User(user), permit.decided_at()).await?;
    permit.may_give(reach.everywhere)
}

/// Nobody changes or removes what is above themselves, whichever of its roles is. What it holds in the whole organization must be in
/// hand there, wherever the permit is about.
pub(crate) async fn may_manage(conn: &mut Conn<'_>, permit: &Permit, principal: Principal) -> Result<()> {
    let reach = Reach::of(conn, permit.organization(), principal, permit.decided_at()).await?;
    permit.may_manage_in_workspaces(principal, reach.in_workspaces)?;
    role_assignment::may_give_in_organization(conn, permit, reach.everywhere).await
}
