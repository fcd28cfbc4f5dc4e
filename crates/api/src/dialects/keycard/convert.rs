//! The role lens and small conversions between the core's words and the vendor's.

use roster_core::{
    Error, Result,
    access::{OrganizationRole, RoleChange, WorkspaceRole},
    user::UserStatus,
};

/// An organization role as the vendor shows it.
pub(super) const fn organization_role(role: OrganizationRole) -> &'static str {
    match role {
        OrganizationRole::Owner | OrganizationRole::Admin => "org_admin",
        OrganizationRole::Viewer => "org_viewer",
        OrganizationRole::Member => "org_member",
    }
}

/// What writing a name means.
pub(super) fn organization_role_written(name: &str) -> Result<RoleChange<OrganizationRole>> {
    use OrganizationRole::{Admin, Member, Owner, Viewer};
    match name {
        "org_admin" => Ok(RoleChange { counts_as: vec![Owner, Admin], give: vec![Owner, Admin] }),
        "org_viewer" => Ok(Viewer.into()),
        "org_member" => Ok(Member.into()),
        _ => Err(Error::invalid("role", "must be one of org_admin, org_viewer, org_member")),
    }
}

/// A workspace role as the vendor shows it.
pub(super) const fn zone_role(role: WorkspaceRole) -> &'static str {
    match role {
        WorkspaceRole::Admin | WorkspaceRole::Manager => "zone_manager",
        WorkspaceRole::Member | WorkspaceRole::Viewer => "zone_viewer",
    }
}

/// What writing a name means.
pub(super) fn zone_role_written(name: &str) -> Result<RoleChange<WorkspaceRole>> {
    use WorkspaceRole::{Admin, Manager, Member, Viewer};
    match name {
        "zone_manager" => Ok(RoleChange { counts_as: vec![Admin, Manager], give: vec![Admin, Manager] }),
        "zone_viewer" => Ok(RoleChange { counts_as: vec![Member, Viewer], give: vec![Viewer] }),
        _ => Err(Error::invalid("role", "must be zone_manager or zone_viewer")),
    }
}

/// Whether somebody may act, as the body of a change says it.
pub(super) fn status_written(word: &str) -> Result<UserStatus> {
    UserStatus::parse(word).ok_or(Error::invalid("status", "must be active or disabled"))
}

/// Text with the vendor's bound on its length, which may be below the core's.
pub(super) fn bounded(text: Option<&str>, field: &'static str, most: usize) -> Result<()> {
    match text {
        Some(text) if text.chars().count() > most => Err(Error::invalid(field, format!("must have at most {most} characters"))),
        _ => Ok(()),
    }
}

/// What the vendor's zones are called has no tags of HTML and no control characters, line breaks included
/// (`zone_create_params.py` of its SDK for Python, 0.14.0).
pub(super) fn plain(text: Option<&str>, field: &'static str) -> Result<()> {
    match text {
        Some(text) if has_tag(text) || text.contains(char::is_control) => {
            Err(Error::invalid(field, "must not contain HTML tags or control characters"))
        }
        _ => Ok(()),
    }
}

/// Whether a tag, a comment or the like begins and ends in it (HTML Living Standard, §13.2.5.6): `a < b` and `<3` are none.
fn has_tag(text: &str) -> bool {
    let opens =
        |after: &str| after.strip_prefix('/').unwrap_or(after).starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?'));
    text.match_indices('<').any(|(at, _)| opens(&text[at + 1..]) && text[at..].contains('>'))
}

#[cfg(test)]
mod tests {
    use super::has_tag;

    #[test]
    fn tags_are_told_from_comparisons() {
        for text in ["<script>", "a <b>bold</b> name", "</div>", "<img src=x onerror=y>", "<!-- x -->", "<?x?>", "< <br/>"] {
            assert!(has_tag(text), "{text}");
        }
        for text in ["", "a < b > c", "I <3 you >", "<", "a<b", "->", "x > <5"] {
            assert!(!has_tag(text), "{text}");
        }
    }
}
