//! Which native rows are tools, and under which names: a line here makes one.
//!
//! Not tools: signing in, passwords, personal keys and access tokens, which are a person's or a program's own; invitations from the invited side, for which a
//! page is there; exports and imports, which fit in no model's memory; and reads that another tool answers as well, as each
//! tool costs every reader of the list some 400 bytes.

/// A tool before it is made.
pub(super) struct Line {
    /// Its name.
    pub(super) tool: &'static str,
    /// The native row that it calls.
    pub(super) operation: &'static str,
    /// Whether a client should ask before it is called: something ends that does not come back.
    pub(super) destructive: bool,
    /// Whether calling it twice is calling it once; of reads, changes and deletions that is known.
    pub(super) idempotent: bool,
    /// Its title, where that is not the row's.
    pub(super) title: Option<&'static str>,
}

const fn tool(tool: &'static str, operation: &'static str) -> Line {
    Line { tool, operation, destructive: false, idempotent: false, title: None }
}

impl Line {
    const fn ends(self) -> Self {
        Self { destructive: true, ..self }
    }

    const fn again(self) -> Self {
        Self { idempotent: true, ..self }
    }

    const fn titled(self, title: &'static str) -> Self {
        Self { title: Some(title), ..self }
    }
}

/// The tools, in the order of lists.
pub(super) const TOOLS: &[Line] = &[
    tool("add-workspace-member", "workspace_members.create").titled("Add workspace member"),
    tool("get-workspace-members", "workspace_members.list").titled("Get workspace members"),
    tool("update-workspace-member", "workspace_members.update").titled("Update workspace member"),
    tool("remove-workspace-member", "workspace_members.delete").titled("Remove workspace member").ends(),
    tool("get-member", "workspace_members.read").titled("Get member"),
    tool("get-me", "me.read"),
    tool("list-organizations", "organizations.list"),
    tool("create-organization", "organizations.create"),
    tool("get-organization", "organizations.read"),
    tool("update-organization", "organizations.update"),
    tool("delete-organization", "organizations.delete").ends(),
    tool("list-users", "users.list"),
    tool("create-user", "users.create"),
    tool("get-user", "users.read"),
    tool("update-user", "users.update"),
    tool("delete-user", "users.delete").ends(),
    tool("list-workspaces", "workspaces.list"),
    tool("create-workspace", "workspaces.create"),
    tool("get-workspace", "workspaces.read"),
    tool("update-workspace", "workspaces.update"),
    tool("delete-workspace", "workspaces.delete").ends(),
    tool("archive-workspace", "workspaces.archive").again(),
    tool("unarchive-workspace", "workspaces.unarchive").again(),
    tool("restore-workspace", "workspaces.restore"),
    tool("list-groups", "groups.list"),
    tool("create-group", "groups.create"),
    tool("get-group", "groups.read"),
    tool("update-group", "groups.update"),
    tool("delete-group", "groups.delete").ends(),
    tool("list-group-members", "group_members.list"),
    tool("add-group-member", "group_members.create"),
    tool("remove-group-member", "group_members.delete").ends(),
    tool("list-workspace-groups", "workspace_groups.list"),
    tool("add-workspace-group", "workspace_groups.create"),
    tool("get-workspace-group", "workspace_groups.read"),
    tool("update-workspace-group", "workspace_groups.update"),
    tool("remove-workspace-group", "workspace_groups.delete").ends(),
    tool("list-service-accounts", "service_accounts.list"),
    tool("create-service-account", "service_accounts.create"),
    tool("get-service-account", "service_accounts.read"),
    tool("update-service-account", "service_accounts.update"),
    tool("delete-service-account", "service_accounts.delete").ends(),
    tool("list-credentials", "credentials.list"),
    tool("create-credential", "credentials.create"),
    tool("update-credential", "credentials.update"),
    tool("rotate-credential", "credentials.rotate").ends(),
    tool("delete-credential", "credentials.delete").ends(),
    tool("list-api-keys", "api_keys.list"),
    tool("create-api-key", "api_keys.create"),
    tool("get-api-key", "api_keys.read"),
    tool("update-api-key", "api_keys.update"),
    tool("rotate-api-key", "api_keys.rotate").ends(),
    tool("delete-api-key", "api_keys.delete").ends(),
    tool("list-invitations", "invitations.list"),
    tool("create-invitation", "invitations.create"),
    tool("get-invitation", "invitations.read"),
    tool("resend-invitation", "invitations.resend").ends(),
    tool("revoke-invitation", "invitations.revoke").ends(),
    tool("get-sso-connection", "sso_connection.read"),
    tool("create-sso-connection", "sso_connection.create"),
    tool("update-sso-connection", "sso_connection.update"),
    tool("delete-sso-connection", "sso_connection.delete").ends(),
    tool("list-roles", "roles.list"),
    tool("create-role", "roles.create"),
    tool("get-role", "roles.read"),
    tool("update-role", "roles.update"),
    tool("delete-role", "roles.delete").ends(),
    tool("list-permissions", "permissions.list"),
    tool("list-role-assignments", "role_assignments.list"),
    tool("assign-role", "role_assignments.create"),
    tool("unassign-role", "role_assignments.delete").ends(),
    tool("get-user-roles", "role_assignments.of_user"),
    tool("list-aliases", "aliases.list"),
    tool("create-alias", "aliases.create"),
    tool("delete-alias", "aliases.delete").ends(),
    tool("list-audit-events", "audit_events.list"),
    tool("verify-audit-log", "audit_events.verify"),
    tool("list-accounts", "accounts.list"),
    tool("get-account", "accounts.read"),
    tool("update-account", "accounts.update"),
    tool("delete-account", "accounts.delete").ends(),
];

/// Lists that go on by cursor alone.
pub(super) const BY_CURSOR_ALONE: &[&str] = &["organizations.list", "aliases.list", "audit_events.list"];

/// Filters of the audit log that a model has no use for; the native API has them.
pub(super) const LEFT_OUT: &[(&str, &[&str])] =
    &[("audit_events.list", &["method", "path", "address", "request_id", "status", "key", "operation", "actor_kind"])];

/// A path's or query's name as the argument of a tool: ids as `workspaceId`, the number of rows as `page_size`.
pub(super) fn argument(native: &'static str, in_path: bool) -> &'static str {
    match native {
        "workspace" => "workspaceId",
        "user" => "userId",
        "group" => "groupId",
        "role" if in_path => "roleId",
        "role_assignment" => "roleAssignmentId",
        "service_account" => "serviceAccountId",
        "credential" => "credentialId",
        "api_key" => "apiKeyId",
        "invitation" => "invitationId",
        "audit_event" => "auditEventId",
        "account" => "accountId",
        "limit" => "page_size",
        other => other,
    }
}
