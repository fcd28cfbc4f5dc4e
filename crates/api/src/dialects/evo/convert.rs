//! The role lens and small conversions between the core's words and the vendor's.

use roster_core::{
    Error, Result,
    access::{OrganizationRole, RoleChange, WorkspaceRole},
    clock::Timestamp,
    id::{Id, RoleId},
    invitation::InvitationStatus,
    user::User,
};

/// A moment as the vendor writes it: UTC with microseconds.
pub(super) fn moment(at: Timestamp) -> String {
    let text = at.to_string();
    format!("{}{:03}Z", text.trim_end_matches('Z'), at.as_micros().rem_euclid(1000))
}

/// The longest name that an answer can carry.
const LONGEST_NAME: usize = 60;

/// A workspace's name as an answer can carry it: a longer one is cut and ends with an ellipsis.
pub(super) fn name(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    name.chars().take(LONGEST_NAME - 1).chain(['…']).collect()
}

/// A person's name, where there is one.
pub(super) fn full_name(user: &User) -> Option<String> {
    let name = format!("{} {}", user.given_name, user.family_name).trim().to_owned();
    Some(name).filter(|name| !name.is_empty())
}

/// A person's name where there must be one: else what stands before the `@` of the email.
pub(super) fn some_name(user: &User) -> String {
    full_name(user).unwrap_or_else(|| user.email.split('@').next().unwrap_or_default().to_owned())
}

/// A workspace role as the vendor shows it.
pub(super) const fn workspace_role(role: WorkspaceRole) -> &'static str {
    match role {
        WorkspaceRole::Admin => "owner",
        WorkspaceRole::Manager | WorkspaceRole::Member => "editor",
        WorkspaceRole::Viewer => "viewer",
    }
}

/// What writing a name means.
pub(super) fn workspace_role_written(name: &str) -> Result<RoleChange<WorkspaceRole>> {
    use WorkspaceRole::{Admin, Manager, Member, Viewer};
    match name {
        "owner" => Ok(Admin.into()),
        "editor" => Ok(RoleChange { counts_as: vec![Manager, Member], give: vec![Manager, Member] }),
        "viewer" => Ok(Viewer.into()),
        _ => Err(Error::invalid("role", "must be one of owner, editor, viewer")),
    }
}

/// The vendor's roles in an instance: the core's role whose id each has, its name and what it is for, the most powerful first.
pub(super) const INSTANCE_ROLES: &[(OrganizationRole, &str, &str)] = &[
    (OrganizationRole::Owner, "Evo Owner", "Holds everything in the instance; there is always one."),
    (OrganizationRole::Admin, "Evo Admin", "Adds and removes users of the instance, sees all workspaces and manages who is in them."),
    (OrganizationRole::Member, "Evo User", "Sees the workspaces that it was given a role in."),
];

/// The role in the instance under which an organization role is shown.
pub(super) fn instance_role(role: OrganizationRole) -> OrganizationRole {
    match role {
        OrganizationRole::Viewer => OrganizationRole::Member,
        other => other,
    }
}

/// The id of a role in the instance: the same in every organization.
pub(super) fn instance_role_id(role: OrganizationRole) -> String {
    role.id().to_uuid()
}

/// What writing ids of roles means: the most powerful of them counts.
///
/// # Errors
/// [`Error::Invalid`] for none, and for an id that no role has.
pub(super) fn instance_roles_written(ids: &[String]) -> Result<RoleChange<OrganizationRole>> {
    let mut most = None;
    for (at, text) in ids.iter().enumerate() {
        let id: Option<RoleId> = Id::parse_uuid(&text.to_ascii_lowercase());
        let role = id.and_then(OrganizationRole::from_id).map(instance_role);
        most = most.max(Some(role.ok_or_else(|| Error::invalid(format!("roles[{at}]"), "must be the id of a role of the instance"))?));
    }
    match most.ok_or(Error::invalid("roles", "must name at least one role"))? {
        OrganizationRole::Viewer | OrganizationRole::Member => {
            Ok(RoleChange { counts_as: vec![OrganizationRole::Viewer, OrganizationRole::Member], give: vec![OrganizationRole::Member] })
        }
        role => Ok(role.into()),
    }
}

/// The status of an invitation as the vendor shows it; a revoked one is shown no more.
pub(super) const fn invitation_status(status: InvitationStatus) -> Option<&'static str> {
    match status {
        InvitationStatus::Pending => Some("Pending"),
        InvitationStatus::Accepted => Some("Accepted"),
        InvitationStatus::Expired => Some("Expired"),
        InvitationStatus::Revoked => None,
    }
}

/// Reads a moment of a filter as clients write it: a date, or a date and a time with a blank, a `+` (a blank that was not
/// escaped) or a `T` in between; without an offset it is UTC.
///
/// # Errors
/// [`Error::Invalid`] with the field.
pub(super) fn moment_read(text: &str, field: &'static str) -> Result<Timestamp> {
    let wrong = || Error::invalid(field, "must be a date or a time (ISO 8601), with gt:, gte:, lt: or lte: before it for a range");
    let text = text.trim();
    let date = text.get(..10).ok_or_else(wrong)?;
    let rest = text.get(10..).unwrap_or_default();
    let clock = rest.strip_prefix([' ', '+', 'T', 't']).unwrap_or(rest);
    let (clock, offset) = match clock.rfind(['+', '-', ' ', 'Z', 'z']) {
        Some(at) => clock.split_at(at),
        None => (clock, "Z"),
    };
    let clock = match clock.len() {
        0 => "00:00:00".to_owned(),
        5 => format!("{clock}:00"),
        _ => clock.to_owned(),
    };
    let offset = offset.replace(' ', "+");
    Timestamp::parse(&format!("{date}T{clock}{offset}")).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::{
        INSTANCE_ROLES, instance_role, instance_role_id, instance_roles_written, moment, moment_read, name, workspace_role,
        workspace_role_written,
    };
    use roster_core::{
        access::{OrganizationRole, WorkspaceRole},
        clock::Timestamp,
    };

    #[test]
    fn the_lens_laws_hold() {
        for role in WorkspaceRole::ALL {
            assert!(workspace_role_written(workspace_role(*role)).unwrap().counts_as.contains(role));
        }
        for name in ["owner", "editor", "viewer"] {
            let written = workspace_role_written(name).unwrap();
            assert!(written.give.iter().chain(&written.counts_as).all(|role| workspace_role(*role) == name));
        }
        for role in OrganizationRole::ALL {
            let shown = instance_role(*role);
            assert!(INSTANCE_ROLES.iter().any(|(known, ..)| *known == shown));
            let written = instance_roles_written(&[instance_role_id(shown)]).unwrap();
            assert!(written.counts_as.contains(role));
            assert!(written.give.iter().chain(&written.counts_as).all(|role| instance_role(*role) == shown));
        }
    }

    #[test]
    fn moments_are_read_as_clients_write_them() {
        let at = |text| moment_read(text, "created_at").ok().map(moment);
        let noon = Some("2020-01-02T12:30:00.000000Z".to_owned());
        for text in [
            "2020-01-02T12:30:00Z",
            "2020-01-02 12:30:00+00:00",
            "2020-01-02+12:30:00+00:00",
            "2020-01-02 12:30:00 00:00",
            "2020-01-02T12:30",
            "2020-01-02T14:30:00.000+02:00",
            "2020-01-02T07:30:00-05:00",
        ] {
            assert_eq!(at(text), noon, "{text}");
        }
        assert_eq!(at("2020-01-02"), Some("2020-01-02T00:00:00.000000Z".to_owned()));
        for text in ["", "2020", "2020-13-01", "2020-01-02T25:00", "yesterday at noon", "2020-01-0é"] {
            assert_eq!(at(text), None, "{text}");
        }
        assert_eq!(moment(Timestamp::from_micros(1_000_007)), "1970-01-01T00:00:01.000007Z");
    }

    #[test]
    fn a_name_is_cut_to_what_can_be_read() {
        let long = "ü".repeat(61);
        assert_eq!(name(&long).chars().count(), 60);
        assert_eq!(name(&long[..120]), long[..120]);
    }
}
