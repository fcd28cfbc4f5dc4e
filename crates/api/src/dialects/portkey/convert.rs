//! The role lens and small conversions between the core's words and the vendor's.

use roster_core::{
    Error, Kind, Result,
    access::{OrganizationRole, Principal, RoleChange, WorkspaceRole},
    invitation::InvitationStatus,
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

/// What a name means for somebody who is invited: owners are made through the native API.
pub(super) fn new_org_role(name: &str) -> Result<OrganizationRole> {
    match name {
        "admin" => Ok(OrganizationRole::Admin),
        "member" => Ok(OrganizationRole::Member),
        _ => Err(Error::invalid("role", "must be admin or member")),
    }
}

/// The status of an invitation as the vendor shows it.
pub(super) const fn invite_status(status: InvitationStatus) -> &'static str {
    match status {
        InvitationStatus::Pending => "pending",
        InvitationStatus::Accepted => "accepted",
        InvitationStatus::Revoked => "cancelled",
        InvitationStatus::Expired => "expired",
    }
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

/// A kind of thing as the vendor calls it. It publishes no list of these words; these follow its paths and what it shows
/// on its pages.
pub(super) fn audit_resource(kind: &str) -> &'static str {
    match Kind::parse(kind) {
        Some(Kind::Organization) => "organisation",
        Some(Kind::User) => "user",
        Some(Kind::Workspace) => "workspace",
        Some(Kind::Member) => "workspace_user",
        Some(Kind::ApiKey) => "api_key",
        Some(Kind::Role) => "role",
        Some(Kind::RoleAssignment) => "role_assignment",
        Some(Kind::Group | Kind::GroupMember) => "scim_group",
        Some(Kind::WorkspaceGroup) => "scim_workspace_mapping",
        Some(Kind::ServiceAccount) => "service_account",
        Some(Kind::Credential) => "credential",
        Some(Kind::Invitation) => "invite",
        Some(Kind::SsoConnection) => "sso_connection",
        Some(Kind::Account) => "account",
        Some(Kind::Session) => "session",
        Some(Kind::PersonalKey) => "personal_key",
        Some(Kind::AccessToken) => "access_token",
        Some(Kind::Alias) => "external_id",
        Some(Kind::AuditEvent) => "audit_log",
        Some(Kind::Route) | None => "other",
    }
}

/// An action as one of the vendor's verbs.
pub(super) fn audit_action(action: &str) -> &'static str {
    match action.rsplit('.').next().unwrap_or_default() {
        "create" => "create",
        "update" => "update",
        "delete" | "revoke" => "delete",
        "rotate" => "rotate",
        "export" => "export",
        _ => "manage",
    }
}

/// A method as the vendor's records have it: one of three.
pub(super) fn audit_method(method: Option<&str>) -> &'static str {
    match method {
        Some("PUT" | "PATCH") => "PUT",
        Some("DELETE") => "DELETE",
        _ => "POST",
    }
}

/// The methods that are shown under a name, for filters.
pub(super) fn audit_methods(name: &str) -> Result<Vec<String>> {
    let name = name.to_ascii_uppercase();
    let shown: Vec<_> = ["POST", "PUT", "PATCH", "DELETE"].into_iter().filter(|method| audit_method(Some(method)) == name).collect();
    if shown.is_empty() {
        Err(Error::invalid("method", "must be one of POST, PUT, DELETE"))
    } else {
        Ok(shown.iter().map(|method| (*method).to_owned()).collect())
    }
}

/// Who called, as the vendor has it: what is no key is a person.
pub(super) fn audit_user_type(kind: &str) -> &'static str {
    if matches!(kind, "user" | "system") { "user" } else { "api_key" }
}

/// The kinds of principals that are shown under a name, for filters.
pub(super) fn audit_user_kinds(name: &str) -> Result<Vec<String>> {
    let kinds: Vec<_> = Principal::KINDS.iter().filter(|kind| audit_user_type(kind) == name).map(|kind| (*kind).to_owned()).collect();
    if kinds.is_empty() { Err(Error::invalid("user_type", "must be user or api_key")) } else { Ok(kinds) }
}

#[cfg(test)]
mod tests {
    use super::{
        audit_method, audit_methods, audit_resource, audit_user_kinds, audit_user_type, new_workspace_role, org_role, org_role_written,
        workspace_role, workspace_role_written,
    };
    use roster_core::{
        Kind,
        access::{OrganizationRole, Principal, WorkspaceRole},
    };

    /// Whatever is shown can be asked for, and finds what was shown so.
    #[test]
    fn records_are_found_by_the_words_that_they_show() {
        for method in ["POST", "PUT", "PATCH", "DELETE"] {
            assert!(audit_methods(audit_method(Some(method))).unwrap().contains(&method.to_owned()));
        }
        for kind in Principal::KINDS {
            assert!(audit_user_kinds(audit_user_type(kind)).unwrap().contains(&(*kind).to_owned()));
        }
        // Clients write these words in the plural too, which is read by what it ends with.
        for kind in Kind::ALL {
            assert!(!audit_resource(kind.as_str()).ends_with('s'), "{kind}");
        }
    }

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
