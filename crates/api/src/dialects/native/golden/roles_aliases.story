# What can be assigned, and what it is made of.
> viewer GET /api/v1/organizations/{organization}/roles
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "0000000000e008000000000084",
      "name": "owner",
      "description": null,
      "level": "organization",
      "workspace": null,
      "built_in": true,
      "implied_in_workspaces": "admin",
      "permissions": [
        "organizations.read",
        "organizations.update",
        "organizations.delete",
        "organizations.export",
        "organizations.import",
        "users.create",
        "users.list",
        "users.read",
        "users.update",
        "users.delete",
        "workspaces.create",
        "workspaces.list",
        "workspaces.read",
        "workspaces.update",
        "workspaces.configure",
        "workspaces.delete",
        "workspaces.restore",
        "workspace_members.create",
        "workspace_members.list",
        "workspace_members.read",
        "workspace_members.update",
        "workspace_members.delete",
        "organization_api_keys.create",
        "organization_api_keys.list",
        "organization_api_keys.read",
        "organization_api_keys.update",
        "organization_api_keys.delete",
        "organization_api_keys.rotate",
        "workspace_api_keys.create",
        "workspace_api_keys.list",
        "workspace_api_keys.read",
        "workspace_api_keys.update",
        "workspace_api_keys.delete",
        "workspace_api_keys.rotate",
        "user_api_keys.create",
        "user_api_keys.list",
        "user_api_keys.read",
        "user_api_keys.update",
        "user_api_keys.delete",
        "user_api_keys.rotate",
        "service_account_api_keys.create",
        "service_account_api_keys.list",
        "service_account_api_keys.read",
        "service_account_api_keys.update",
        "service_account_api_keys.delete",
        "service_account_api_keys.rotate",
        "invitations.create",
        "invitations.list",
        "invitations.read",
        "invitations.resend",
        "invitations.revoke",
        "groups.create",
        "groups.list",
        "groups.read",
        "groups.update",
        "groups.delete",
        "group_members.create",
        "group_members.list",
        "group_members.delete",
        "workspace_groups.create",
        "workspace_groups.list",
        "workspace_groups.read",
        "workspace_groups.update",
        "workspace_groups.delete",
        "service_accounts.create",
        "service_accounts.list",
        "service_accounts.read",
        "service_accounts.update",
        "service_accounts.delete",
        "credentials.create",
        "credentials.list",
        "credentials.read",
        "credentials.rotate",
        "credentials.delete",
        "sso_connection.read",
        "sso_connection.create",
        "sso_connection.update",
        "sso_connection.delete",
        "roles.create",
        "roles.list",
        "roles.read",
        "roles.update",
        "roles.delete",
        "role_assignments.create",
        "role_assignments.list",
        "role_assignments.read",
        "role_assignments.delete",
        "aliases.create",
        "aliases.list",
        "aliases.delete",
        "audit_events.list",
        "access.evaluate"
      ],
      "scopes": null,
      "created_at": null,
      "updated_at": null
    },
    {
      "id": "0000000000e008000000000083",
      "name": "admin",
      "description": null,
      "level": "organization",
      "workspace": null,
      "built_in": true,
      "implied_in_workspaces": "admin",
      "permissions": [
        "organizations.read",
        "organizations.update",
        "organizations.export",
        "organizations.import",
        "users.create",
        "users.list",
        "users.read",
        "users.update",
        "users.delete",
        "workspaces.create",
        "workspaces.list",
        "workspaces.read",
        "workspaces.update",
        "workspaces.configure",
        "workspaces.delete",
        "workspaces.restore",
        "workspace_members.create",
        "workspace_members.list",
        "workspace_members.read",
        "workspace_members.update",
        "workspace_members.delete",
        "organization_api_keys.create",
        "organization_api_keys.list",
        "organization_api_keys.read",
        "organization_api_keys.update",
        "organization_api_keys.delete",
        "organization_api_keys.rotate",
        "workspace_api_keys.create",
        "workspace_api_keys.list",
        "workspace_api_keys.read",
        "workspace_api_keys.update",
        "workspace_api_keys.delete",
        "workspace_api_keys.rotate",
        "user_api_keys.create",
        "user_api_keys.list",
        "user_api_keys.read",
        "user_api_keys.update",
        "user_api_keys.delete",
        "user_api_keys.rotate",
        "service_account_api_keys.create",
        "service_account_api_keys.list",
        "service_account_api_keys.read",
        "service_account_api_keys.update",
        "service_account_api_keys.delete",
        "service_account_api_keys.rotate",
        "invitations.create",
        "invitations.list",
        "invitations.read",
        "invitations.resend",
        "invitations.revoke",
        "groups.create",
        "groups.list",
        "groups.read",
        "groups.update",
        "groups.delete",
        "group_members.create",
        "group_members.list",
        "group_members.delete",
        "workspace_groups.create",
        "workspace_groups.list",
        "workspace_groups.read",
        "workspace_groups.update",
        "workspace_groups.delete",
        "service_accounts.create",
        "service_accounts.list",
        "service_accounts.read",
        "service_accounts.update",
        "service_accounts.delete",
        "credentials.create",
        "credentials.list",
        "credentials.read",
        "credentials.rotate",
        "credentials.delete",
        "sso_connection.read",
        "sso_connection.create",
        "sso_connection.update",
        "sso_connection.delete",
        "roles.create",
        "roles.list",
        "roles.read",
        "roles.update",
        "roles.delete",
        "role_assignments.create",
        "role_assignments.list",
        "role_assignments.read",
        "role_assignments.delete",
        "aliases.create",
        "aliases.list",
        "aliases.delete",
        "audit_events.list",
        "access.evaluate"
      ],
      "scopes": null,
      "created_at": null,
      "updated_at": null
    },
    {
      "id": "0000000000e008000000000082",
      "name": "viewer",
      "description": null,
      "level": "organization",
      "workspace": null,
      "built_in": true,
      "implied_in_workspaces": "viewer",
      "permissions": [
        "organizations.read",
        "users.list",
        "users.read",
        "workspaces.list",
        "workspaces.read",
        "workspace_members.list",
        "workspace_members.read",
        "organization_api_keys.list",
        "organization_api_keys.read",
        "workspace_api_keys.list",
        "workspace_api_keys.read",
        "user_api_keys.list",
        "user_api_keys.read",
        "service_account_api_keys.list",
        "service_account_api_keys.read",
        "invitations.list",
        "invitations.read",
        "groups.list",
        "groups.read",
        "group_members.list",
        "workspace_groups.list",
        "workspace_groups.read",
        "service_accounts.list",
        "service_accounts.read",
        "credentials.list",
        "credentials.read",
        "sso_connection.read",
        "roles.list",
        "roles.read",
        "role_assignments.list",
        "role_assignments.read",
        "aliases.list",
        "audit_events.list",
        "access.evaluate"
      ],
      "scopes": null,
      "created_at": null,
      "updated_at": null
    },
    {
      "id": "0000000000e008000000000081",
      "name": "member",
      "description": null,
      "level": "organization",
      "workspace": null,
      "built_in": true,
      "implied_in_workspaces": null,
      "permissions": [],
      "scopes": null,
      "created_at": null,
      "updated_at": null
    },
    {
      "id": "0000000000e0080000000000g4",
      "name": "admin",
      "description": null,
      "level": "workspace",
      "workspace": null,
      "built_in": true,
      "implied_in_workspaces": null,
      "permissions": [
        "workspaces.list",
        "workspaces.read",
        "workspaces.update",
        "workspaces.configure",
        "workspaces.delete",
        "workspaces.restore",
        "workspace_members.create",
        "workspace_members.list",
        "workspace_members.read",
        "workspace_members.update",
        "workspace_members.delete",
        "workspace_api_keys.create",
        "workspace_api_keys.list",
        "workspace_api_keys.read",
        "workspace_api_keys.update",
        "workspace_api_keys.delete",
        "workspace_api_keys.rotate",
        "user_api_keys.create",
        "user_api_keys.list",
        "user_api_keys.read",
        "user_api_keys.update",
        "user_api_keys.delete",
        "user_api_keys.rotate",
        "service_account_api_keys.create",
        "service_account_api_keys.list",
        "service_account_api_keys.read",
        "service_account_api_keys.update",
        "service_account_api_keys.delete",
        "service_account_api_keys.rotate",
        "workspace_groups.create",
        "workspace_groups.list",
        "workspace_groups.read",
        "workspace_groups.update",
        "workspace_groups.delete",
        "service_accounts.create",
        "service_accounts.list",
        "service_accounts.read",
        "service_accounts.update",
        "service_accounts.delete",
        "credentials.create",
        "credentials.list",
        "credentials.read",
        "credentials.rotate",
        "credentials.delete",
        "roles.create",
        "roles.list",
        "roles.read",
        "roles.update",
        "roles.delete",
        "role_assignments.create",
        "role_assignments.list",
        "role_assignments.read",
        "role_assignments.delete"
      ],
      "scopes": null,
      "created_at": null,
      "updated_at": null
    },
    {
      "id": "0000000000e0080000000000g3",
      "name": "manager",
      "description": null,
      "level": "workspace",
      "workspace": null,
      "built_in": true,
      "implied_in_workspaces": null,
      "permissions": [
        "workspaces.list",
        "workspaces.read",
        "workspaces.update",
        "workspace_members.create",
        "workspace_members.list",
        "workspace_members.read",
        "workspace_members.update",
        "workspace_members.delete",
        "workspace_api_keys.create",
        "workspace_api_keys.list",
        "workspace_api_keys.read",
        "workspace_api_keys.update",
        "workspace_api_keys.delete",
        "workspace_api_keys.rotate",
        "user_api_keys.create",
        "user_api_keys.list",
        "user_api_keys.read",
        "user_api_keys.update",
        "user_api_keys.delete",
        "user_api_keys.rotate",
        "service_account_api_keys.create",
        "service_account_api_keys.list",
        "service_account_api_keys.read",
        "service_account_api_keys.update",
        "service_account_api_keys.delete",
        "service_account_api_keys.rotate",
        "workspace_groups.create",
        "workspace_groups.list",
        "workspace_groups.read",
        "workspace_groups.update",
        "workspace_groups.delete",
        "service_accounts.create",
        "service_accounts.list",
        "service_accounts.read",
        "service_accounts.update",
        "service_accounts.delete",
        "credentials.create",
        "credentials.list",
        "credentials.read",
        "credentials.rotate",
        "credentials.delete",
        "roles.list",
        "roles.read"
      ],
      "scopes": null,
      "created_at": null,
      "updated_at": null
    },
    {
      "id": "0000000000e0080000000000g2",
      "name": "member",
      "description": null,
      "level": "workspace",
      "workspace": null,
      "built_in": true,
      "implied_in_workspaces": null,
      "permissions": [
        "workspaces.list",
        "workspaces.read",
        "workspace_members.list",
        "workspace_members.read",
        "workspace_groups.list",
        "workspace_groups.read",
        "roles.list",
        "roles.read"
      ],
      "scopes": null,
      "created_at": null,
      "updated_at": null
    },
    {
      "id": "0000000000e0080000000000g1",
      "name": "viewer",
      "description": null,
      "level": "workspace",
      "workspace": null,
      "built_in": true,
      "implied_in_workspaces": null,
      "permissions": [
        "workspaces.list",
        "workspaces.read",
        "workspace_members.list",
        "workspace_members.read",
        "workspace_groups.list",
        "workspace_groups.read",
        "roles.list",
        "roles.read"
      ],
      "scopes": null,
      "created_at": null,
      "updated_at": null
    },
    {
      "id": "01kdyay3ngfc8va00w8ansznmp",
      "name": "Readers of people",
      "description": null,
      "level": "organization",
      "workspace": null,
      "built_in": false,
      "implied_in_workspaces": null,
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "scopes": null,
      "created_at": "2026-01-02T03:10:06.000Z",
      "updated_at": "2026-01-02T03:10:06.000Z"
    }
  ],
  "next": null,
  "total": 9
}

> viewer GET /api/v1/organizations/{organization}/permissions
< 200
< content-type: application/json
{
  "data": [
    {
      "name": "organizations.create",
      "description": "Create an organization with its first owner (instance operators only)."
    },
    {
      "name": "organizations.list",
      "description": "List every organization of the instance (instance operators only)."
    },
    {
      "name": "organizations.read",
      "description": "Read the organization itself."
    },
    {
      "name": "organizations.update",
      "description": "Change the organization's name, slug and settings."
    },
    {
      "name": "organizations.delete",
      "description": "Delete the organization."
    },
    {
      "name": "organizations.export",
      "description": "Export everything in the organization, hashes of keys included."
    },
    {
      "name": "organizations.import",
      "description": "Import records, or an export of elsewhere, into the organization; each kind needs its own permission besides."
    },
    {
      "name": "users.create",
      "description": "Create a user in the organization."
    },
    {
      "name": "users.list",
      "description": "List the organization's users."
    },
    {
      "name": "users.read",
      "description": "Read one user."
    },
    {
      "name": "users.update",
      "description": "Change a user's attributes, status and organization role."
    },
    {
      "name": "users.delete",
      "description": "Remove a user with their memberships, assignments and keys."
    },
    {
      "name": "workspaces.create",
      "description": "Create a workspace."
    },
    {
      "name": "workspaces.list",
      "description": "List workspaces."
    },
    {
      "name": "workspaces.read",
      "description": "Read one workspace."
    },
    {
      "name": "workspaces.update",
      "description": "Change a workspace's name and description, and what surfaces keep beside it."
    },
    {
      "name": "workspaces.configure",
      "description": "Change a workspace's defaults, limits and settings, archive and unarchive it."
    },
    {
      "name": "workspaces.delete",
      "description": "Delete a workspace softly."
    },
    {
      "name": "workspaces.restore",
      "description": "See and restore a deleted workspace."
    },
    {
      "name": "workspace_members.create",
      "description": "Add members to a workspace."
    },
    {
      "name": "workspace_members.list",
      "description": "List a workspace's members."
    },
    {
      "name": "workspace_members.read",
      "description": "Read one member."
    },
    {
      "name": "workspace_members.update",
      "description": "Change a member's role, scopes and expiry."
    },
    {
      "name": "workspace_members.delete",
      "description": "Remove a member from a workspace."
    },
    {
      "name": "organization_api_keys.create",
      "description": "Create a key of the organization itself."
    },
    {
      "name": "organization_api_keys.list",
      "description": "List keys of the organization itself."
    },
    {
      "name": "organization_api_keys.read",
      "description": "Read a key of the organization itself (never its secret)."
    },
    {
      "name": "organization_api_keys.update",
      "description": "Change a key of the organization itself."
    },
    {
      "name": "organization_api_keys.delete",
      "description": "Revoke a key of the organization itself."
    },
    {
      "name": "organization_api_keys.rotate",
      "description": "Give a key of the organization itself a new secret."
    },
    {
      "name": "workspace_api_keys.create",
      "description": "Create a workspace's own key."
    },
    {
      "name": "workspace_api_keys.list",
      "description": "List workspaces' own keys."
    },
    {
      "name": "workspace_api_keys.read",
      "description": "Read a workspace's own key (never its secret)."
    },
    {
      "name": "workspace_api_keys.update",
      "description": "Change a workspace's own key."
    },
    {
      "name": "workspace_api_keys.delete",
      "description": "Revoke a workspace's own key."
    },
    {
      "name": "workspace_api_keys.rotate",
      "description": "Give a workspace's own key a new secret."
    },
    {
      "name": "user_api_keys.create",
      "description": "Create a user's key."
    },
    {
      "name": "user_api_keys.list",
      "description": "List users' keys."
    },
    {
      "name": "user_api_keys.read",
      "description": "Read a user's key (never its secret)."
    },
    {
      "name": "user_api_keys.update",
      "description": "Change a user's key."
    },
    {
      "name": "user_api_keys.delete",
      "description": "Revoke a user's key."
    },
    {
      "name": "user_api_keys.rotate",
      "description": "Give a user's key a new secret."
    },
    {
      "name": "service_account_api_keys.create",
      "description": "Create a service account's key."
    },
    {
      "name": "service_account_api_keys.list",
      "description": "List service accounts' keys."
    },
    {
      "name": "service_account_api_keys.read",
      "description": "Read a service account's key (never its secret)."
    },
    {
      "name": "service_account_api_keys.update",
      "description": "Change a service account's key."
    },
    {
      "name": "service_account_api_keys.delete",
      "description": "Revoke a service account's key."
    },
    {
      "name": "service_account_api_keys.rotate",
      "description": "Give a service account's key a new secret."
    },
    {
      "name": "invitations.create",
      "description": "Invite somebody into the organization."
    },
    {
      "name": "invitations.list",
      "description": "List invitations."
    },
    {
      "name": "invitations.read",
      "description": "Read one invitation (never its token)."
    },
    {
      "name": "invitations.resend",
      "description": "Give an invitation a new token and a new end."
    },
    {
      "name": "invitations.revoke",
      "description": "Revoke an invitation."
    },
    {
      "name": "groups.create",
      "description": "Create a group."
    },
    {
      "name": "groups.list",
      "description": "List groups."
    },
    {
      "name": "groups.read",
      "description": "Read one group."
    },
    {
      "name": "groups.update",
      "description": "Change a group's name and description."
    },
    {
      "name": "groups.delete",
      "description": "Delete a group with its memberships and roles."
    },
    {
      "name": "group_members.create",
      "description": "Add members to a group."
    },
    {
      "name": "group_members.list",
      "description": "List a group's members."
    },
    {
      "name": "group_members.delete",
      "description": "Remove a member from a group."
    },
    {
      "name": "workspace_groups.create",
      "description": "Give a group a role in a workspace."
    },
    {
      "name": "workspace_groups.list",
      "description": "List the groups that have a role in a workspace."
    },
    {
      "name": "workspace_groups.read",
      "description": "Read one group's role in a workspace."
    },
    {
      "name": "workspace_groups.update",
      "description": "Change a group's role in a workspace."
    },
    {
      "name": "workspace_groups.delete",
      "description": "Take a group's role in a workspace away."
    },
    {
      "name": "service_accounts.create",
      "description": "Create a service account."
    },
    {
      "name": "service_accounts.list",
      "description": "List service accounts."
    },
    {
      "name": "service_accounts.read",
      "description": "Read one service account."
    },
    {
      "name": "service_accounts.update",
      "description": "Change a service account's name, status and role."
    },
    {
      "name": "service_accounts.delete",
      "description": "Delete a service account with its credentials and keys."
    },
    {
      "name": "credentials.create",
      "description": "Give a service account a credential."
    },
    {
      "name": "credentials.list",
      "description": "List a service account's credentials."
    },
    {
      "name": "credentials.read",
      "description": "Read one credential (never its secret)."
    },
    {
      "name": "credentials.rotate",
      "description": "Give a credential a new secret."
    },
    {
      "name": "credentials.delete",
      "description": "Revoke a credential."
    },
    {
      "name": "sso_connection.read",
      "description": "Read the organization's SSO connection (never its client secret)."
    },
    {
      "name": "sso_connection.create",
      "description": "Give the organization an SSO connection."
    },
    {
      "name": "sso_connection.update",
      "description": "Change the organization's SSO connection."
    },
    {
      "name": "sso_connection.delete",
      "description": "Take the organization's SSO connection away, with its client secret."
    },
    {
      "name": "accounts.list",
      "description": "List the instance's accounts (instance operators only)."
    },
    {
      "name": "accounts.read",
      "description": "Read one account (instance operators only)."
    },
    {
      "name": "accounts.update",
      "description": "Disable and enable an account (instance operators only)."
    },
    {
      "name": "accounts.delete",
      "description": "Delete an account with its sessions and personal keys (instance operators only)."
    },
    {
      "name": "roles.create",
      "description": "Create a custom role."
    },
    {
      "name": "roles.list",
      "description": "List the roles that can be assigned."
    },
    {
      "name": "roles.read",
      "description": "Read one role."
    },
    {
      "name": "roles.update",
      "description": "Change a custom role, and so what everybody who has it may do."
    },
    {
      "name": "roles.delete",
      "description": "Delete a custom role with its assignments."
    },
    {
      "name": "role_assignments.create",
      "description": "Give a user, a group or a service account a custom role."
    },
    {
      "name": "role_assignments.list",
      "description": "List who has which custom roles, and the roles of one principal."
    },
    {
      "name": "role_assignments.read",
      "description": "Read one assignment of a custom role."
    },
    {
      "name": "role_assignments.delete",
      "description": "Take a custom role away."
    },
    {
      "name": "aliases.create",
      "description": "Give an object another id, as imported data has."
    },
    {
      "name": "aliases.list",
      "description": "List aliases."
    },
    {
      "name": "aliases.delete",
      "description": "Remove an alias."
    },
    {
      "name": "audit_events.list",
      "description": "Read and verify the audit log."
    },
    {
      "name": "access.evaluate",
      "description": "Ask what another principal may do."
    }
  ],
  "next": null,
  "total": 98
}

> weak GET /api/v1/organizations/{organization}/roles
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs roles.list: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

# Ids that came with imported data.
> admin POST /api/v1/organizations/{organization}/aliases
{"dialect": "portkey", "kind": "user", "alias": "66dc015d-0270-11f1-8eec-0e27d7367989", "target": "{user}", "shown": true}
< 201
< content-type: application/json
{
  "dialect": "portkey",
  "kind": "user",
  "alias": "66dc015d-0270-11f1-8eec-0e27d7367989",
  "workspace": null,
  "target": "01kdyakpn8f39rs18eq9wfsch3",
  "shown": true,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> admin GET /api/v1/organizations/{organization}/aliases
< 200
< content-type: application/json
{
  "data": [
    {
      "dialect": "portkey",
      "kind": "user",
      "alias": "66dc015d-0270-11f1-8eec-0e27d7367989",
      "workspace": null,
      "target": "01kdyakpn8f39rs18eq9wfsch3",
      "shown": true,
      "created_at": "2026-01-02T03:24:05.000Z"
    },
    {
      "dialect": "portkey",
      "kind": "user",
      "alias": "legacy-ursula",
      "workspace": null,
      "target": "01kdyakpn8f39rs18eq9wfsch3",
      "shown": false,
      "created_at": "2026-01-02T03:04:29.000Z"
    }
  ],
  "next": null,
  "total": 2
}

> admin POST /api/v1/organizations/{organization}/aliases
{"dialect": "portkey", "kind": "user", "alias": "legacy-ursula", "target": "{member}"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "another alias already has this alias",
  "code": "already_exists",
  "field": "alias",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/aliases
{"dialect": "portkey", "kind": "workspace", "alias": "x", "target": "{user}"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "target: must be the id of a workspace of this organization",
  "code": "invalid",
  "field": "target",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/aliases
{"dialect": "Portkey", "kind": "user", "alias": "x", "target": "{user}"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "dialect: must have 1 to 32 of a-z",
  "code": "invalid",
  "field": "dialect",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/aliases
{"dialect": "portkey", "kind": "planet", "alias": "x", "target": "{user}"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "kind: unknown variant `planet`, expected one of `organization`, `user`, `workspace`, `api_key`, `group`, `workspace_group`, `service_account`, `credential`, `role`, `invitation`",
  "code": "invalid",
  "field": "kind",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/aliases
{"dialect": "portkey", "kind": "user", "alias": "x", "target": "ursula"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "target: must be an id: 26 of 0-9 and a-z without i, l, o and u, the first of them at most 7",
  "code": "invalid",
  "field": "target",
  "request_id": "(request id)"
}

> admin DELETE /api/v1/organizations/{organization}/aliases/portkey/user/66dc015d-0270-11f1-8eec-0e27d7367989
< 204

> admin DELETE /api/v1/organizations/{organization}/aliases/portkey/user/66dc015d-0270-11f1-8eec-0e27d7367989
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such alias",
  "code": "not_found",
  "request_id": "(request id)"
}

> viewer DELETE /api/v1/organizations/{organization}/aliases/portkey/user/legacy-ursula
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs aliases.delete: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

# Aliases come part by part; the total is that of all.
> owner POST /api/v1/organizations/{organization}/aliases
{"dialect": "portkey", "kind": "workspace", "alias": "Old workspace 1", "target": "{workspace}"}
< 201
< content-type: application/json
{
  "dialect": "portkey",
  "kind": "workspace",
  "alias": "Old workspace 1",
  "workspace": null,
  "target": "01kdyak620eckbx8bv47b97rqz",
  "shown": false,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> owner GET /api/v1/organizations/{organization}/aliases?limit=1
< 200
< content-type: application/json
{
  "data": [
    {
      "dialect": "portkey",
      "kind": "user",
      "alias": "legacy-ursula",
      "workspace": null,
      "target": "01kdyakpn8f39rs18eq9wfsch3",
      "shown": false,
      "created_at": "2026-01-02T03:04:29.000Z"
    }
  ],
  "next": "portkey.user.6c65676163792d757273756c61",
  "total": 2
}

= keep rest /next

> owner GET /api/v1/organizations/{organization}/aliases?limit=1&after={rest}
< 200
< content-type: application/json
{
  "data": [
    {
      "dialect": "portkey",
      "kind": "workspace",
      "alias": "Old workspace 1",
      "workspace": null,
      "target": "01kdyak620eckbx8bv47b97rqz",
      "shown": false,
      "created_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 2
}

> owner GET /api/v1/organizations/{organization}/aliases?after=elsewhere
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "after: a cursor is the `next` of an earlier answer",
  "code": "invalid",
  "field": "after",
  "request_id": "(request id)"
}

