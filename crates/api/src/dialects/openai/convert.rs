//! The role lens and small conversions between the core's words and the vendor's.

use crate::context::Context;
use roster_core::{
    Error, Result,
    access::{OrganizationRole, RoleChange, WorkspaceRole},
    clock::Timestamp,
    invitation::InvitationStatus,
    user::User,
};

/// A moment as the vendor writes it: whole seconds since 1970, those that have begun.
pub(super) const fn seconds(at: Timestamp) -> i64 {
    at.as_micros().div_euclid(1_000_000)
}

/// The longest that a key may be asked to last, in seconds: a year.
const LONGEST: i64 = 31_536_000;

/// When a key ends that is to last so many seconds.
pub(super) fn seconds_from_now(context: &Context, seconds: i64) -> Result<Timestamp> {
    if (1..=LONGEST).contains(&seconds) {
        Ok(context.directory.now().plus_micros(seconds * 1_000_000))
    } else {
        Err(Error::invalid("expires_in_seconds", format!("must be 1 to {LONGEST}")))
    }
}

/// A person's name, where there is one.
pub(super) fn name(user: &User) -> Option<String> {
    let name = format!("{} {}", user.given_name, user.family_name).trim().to_owned();
    Some(name).filter(|name| !name.is_empty())
}

/// Where things come from that an identity provider keeps.
pub(super) fn is_scim(source: &str) -> bool {
    source == "scim"
}

/// An organization role as the vendor shows it.
pub(super) const fn org_role(role: OrganizationRole) -> &'static str {
    match role {
        OrganizationRole::Owner | OrganizationRole::Admin => "owner",
        OrganizationRole::Viewer | OrganizationRole::Member => "reader",
    }
}

/// What writing a name means.
pub(super) fn org_role_written(name: &str) -> Result<RoleChange<OrganizationRole>> {
    use OrganizationRole::{Admin, Member, Owner, Viewer};
    match name {
        "owner" => Ok(RoleChange { counts_as: vec![Owner, Admin], give: vec![Owner, Admin] }),
        "reader" => Ok(RoleChange { counts_as: vec![Viewer, Member], give: vec![Member] }),
        _ => Err(Error::invalid("role", "must be owner or reader")),
    }
}

/// A workspace role as the vendor shows it in the field `role`.
pub(super) const fn project_role(role: WorkspaceRole) -> &'static str {
    match role {
        WorkspaceRole::Admin | WorkspaceRole::Manager => "owner",
        WorkspaceRole::Member | WorkspaceRole::Viewer => "member",
    }
}

/// What writing a name means. `viewer` is one of the vendor's roles too, which the field `role` shows as `member`.
pub(super) fn project_role_written(name: &str) -> Result<RoleChange<WorkspaceRole>> {
    use WorkspaceRole::{Admin, Manager, Member, Viewer};
    match name {
        "owner" => Ok(RoleChange { counts_as: vec![Admin, Manager], give: vec![Admin, Manager] }),
        "member" => Ok(RoleChange { counts_as: vec![Member, Viewer], give: vec![Member, Viewer] }),
        "viewer" => Ok(RoleChange { counts_as: vec![Viewer], give: vec![Viewer] }),
        _ => Err(Error::invalid("role", "must be one of owner, member, viewer")),
    }
}

/// A built-in role of a workspace as the vendor calls it where roles are listed.
pub(super) const fn project_role_listed(role: WorkspaceRole) -> &'static str {
    match role {
        WorkspaceRole::Admin | WorkspaceRole::Manager => "owner",
        WorkspaceRole::Member => "member",
        WorkspaceRole::Viewer => "viewer",
    }
}

/// The status of an invitation as the vendor shows it; a revoked one is shown no more.
pub(super) const fn invite_status(status: InvitationStatus) -> Option<&'static str> {
    match status {
        InvitationStatus::Pending => Some("pending"),
        InvitationStatus::Accepted => Some("accepted"),
        InvitationStatus::Expired => Some("expired"),
        InvitationStatus::Revoked => None,
    }
}
