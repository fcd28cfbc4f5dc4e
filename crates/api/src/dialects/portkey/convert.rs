//! The role lens and small conversions between the core's words and the vendor's.

use roster_core::{
    Error, Result,
    access::{OrganizationRole, RoleChange, WorkspaceRole},
    text::ScopeWord,
};

/// An organization role as the vendor shows it.
pub(super) const fn org_role(role: OrganizationRole) -> &'static str {
    match role {
        OrganizationRole::Owner => "owner",
        OrganizationRole::Admin => "admin",
        OrganizationRole::Viewer | OrganizationRole::Member => "member",
    }
}

/// The roles that are shown under a name, for filters.
pub(super) fn org_roles_shown_as(name: &str) -> Result<Vec<OrganizationRole>> {
    let roles: Vec<_> = OrganizationRole::ALL.iter().copied().filter(|role| org_role(*role) == name).collect();
    if roles.is_empty() { Err(Error::invalid("role", "must be one of owner, admin, member")) } else { Ok(roles) }
}

/// What writing a name means: `owner` can be written back, and not given.
pub(super) fn org_role_written(name: &str) -> Result<RoleChange<OrganizationRole>> {
    let give = match name {
        "admin" => vec![OrganizationRole::Admin],
        "member" => vec![OrganizationRole::Member],
        "owner" => vec![],
        _ => return Err(Error::invalid("role", "must be admin or member")),
    };
    Ok(RoleChange { counts_as: org_roles_shown_as(name)?, give })
}

/// A workspace role as the vendor shows it.
pub(super) const fn workspace_role(role: WorkspaceRole) -> &'static str {
    match role {
        WorkspaceRole::Admin => "admin",
        WorkspaceRole::Manager => "manager",
        WorkspaceRole::Member | WorkspaceRole::Viewer => "member",
    }
}

/// The roles that are shown under a name, for filters.
pub(super) fn workspace_roles_shown_as(name: &str) -> Result<Vec<WorkspaceRole>> {
    let role = new_workspace_role(name)?;
    Ok(WorkspaceRole::ALL.iter().copied().filter(|other| workspace_role(*other) == workspace_role(role)).collect())
}

/// What a name means for somebody new; an older backend wrote `ws-member`.
pub(super) fn new_workspace_role(name: &str) -> Result<WorkspaceRole> {
    match name.strip_prefix("ws-").unwrap_or(name) {
        "admin" => Ok(WorkspaceRole::Admin),
        "manager" => Ok(WorkspaceRole::Manager),
        "member" => Ok(WorkspaceRole::Member),
        _ => Err(Error::invalid("role", "must be one of admin, manager, member")),
    }
}

/// What writing a name means for somebody who is there.
pub(super) fn workspace_role_written(name: &str) -> Result<RoleChange<WorkspaceRole>> {
    Ok(RoleChange { counts_as: workspace_roles_shown_as(name)?, give: vec![new_workspace_role(name)?] })
}

/// Scope words as text.
pub(super) fn words(scopes: &[ScopeWord]) -> Vec<String> {
    scopes.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::{new_workspace_role, org_role, org_role_written, workspace_role, workspace_role_written};
    use roster_core::access::{OrganizationRole, WorkspaceRole};

    /// What you write you read back, and what is shown counts as itself, so writing it back changes nothing.
    #[test]
    fn the_lens_laws_hold() {
        for role in OrganizationRole::ALL {
            assert!(org_role_written(org_role(*role)).unwrap().counts_as.contains(role));
        }
        for name in ["owner", "admin", "member"] {
            let written = org_role_written(name).unwrap();
            assert!(written.give.iter().chain(&written.counts_as).all(|role| org_role(*role) == name));
        }
        for role in WorkspaceRole::ALL {
            assert!(workspace_role_written(workspace_role(*role)).unwrap().counts_as.contains(role));
        }
        for name in ["admin", "manager", "member"] {
            let written = workspace_role_written(name).unwrap();
            assert!(written.give.iter().chain(&written.counts_as).all(|role| workspace_role(*role) == name));
            assert_eq!(new_workspace_role(name).map(workspace_role), Ok(name));
        }
    }
}
