//! What a subject may do to a resource.

use super::{Asker, find_subject, find_target};
use crate::{
    Result,
    access::{Action, Permission, PermissionSet, Resource, Subject, target::FOUND_OTHERWISE},
    store::{Conn, Read},
};

pub(super) struct Search {
    pub(super) asker: Asker,
    pub(super) subject: Subject,
    pub(super) resource: Resource,
}

impl Read for Search {
    type Out = PermissionSet;

    async fn run(self, conn: &mut Conn<'_>) -> Result<PermissionSet> {
        let Self { asker, subject, resource } = self;
        let organization = asker.organization;
        let Some(subject) = find_subject(conn, organization, subject).await? else { return Ok(PermissionSet::NONE) };
        let for_most = find_target(conn, organization, None, resource, asker.now).await?;
        let workspaces: Vec<_> = resource.workspace().into_iter().chain(for_most.and_then(|target| target.workspace())).collect();
        let standings = asker.standings(conn, subject, &workspaces).await?;
        let mut found = PermissionSet::NONE;
        for permission in Permission::ALL.iter().copied() {
            let action = Action::Permission(permission);
            if !action.fits(resource.kind()) {
                continue;
            }
            let target = if FOUND_OTHERWISE.contains(permission) {
                find_target(conn, organization, Some(action), resource, asker.now).await?
            } else {
                for_most
            };
            let Some(target) = target.filter(|target| target.permission(action).is_some()) else { continue };
            if asker.hears_yes(&standings, subject, &target, permission) {
                found = found.join(PermissionSet::of(&[permission]));
            }
        }
        Ok(found)
    }
}
