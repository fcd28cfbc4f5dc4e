# Every refusal is a problem (RFC 9457) with a code that docs/errors.md explains.
> nobody GET /api/v1/me
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "a key is needed: send it as Authorization: Bearer <key>",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> bad-key GET /api/v1/me
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this key is not known here: it was never issued, or it has been revoked",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> disabled GET /api/v1/me
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this key does not work: its owner is disabled, or the organization is deleted",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> owner GET /api/v1/no-such-thing
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "nothing is served at this path",
  "code": "not_found",
  "request_id": "(request id)"
}

> owner DELETE /api/v1/me
< 405
< content-type: application/problem+json
< allow: GET
{
  "type": "/docs/errors.md#method_not_allowed",
  "title": "Method not allowed",
  "status": 405,
  "detail": "this path answers GET only",
  "code": "method_not_allowed",
  "request_id": "(request id)"
}

> owner PUT /api/v1/organizations/{organization}/users/{user}
< 405
< content-type: application/problem+json
< allow: GET, PATCH, DELETE
{
  "type": "/docs/errors.md#method_not_allowed",
  "title": "Method not allowed",
  "status": 405,
  "detail": "this path answers GET, PATCH, DELETE only",
  "code": "method_not_allowed",
  "request_id": "(request id)"
}

> owner GET /nowhere
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "nothing is served at this path",
  "code": "not_found",
  "request_id": "(request id)"
}

> owner GET /api/v1/me
+ host: evil.example
< 421
< content-type: application/problem+json
{
  "type": "/docs/errors.md#wrong_host",
  "title": "Wrong host",
  "status": 421,
  "detail": "the Host header names another server: use the address that the server printed, or declare its name with --public-url",
  "code": "wrong_host",
  "request_id": "(request id)"
}

# Bodies are strict: what is not known is named, with what is allowed.
> owner POST /api/v1/organizations/{organization}/users
{"email": "a@acme.example", "phone": "1"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "phone: unknown field `phone`, expected one of `email`, `given_name`, `family_name`, `picture`, `role`",
  "code": "invalid",
  "field": "phone",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/users
{"email": 7}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "email: invalid type: integer `7`, expected a string",
  "code": "invalid",
  "field": "email",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/users
{"email": ""}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "email: must have 1 to 254 characters, no control characters and no blanks at the ends",
  "code": "invalid",
  "field": "email",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/users
{"given_name": "Al"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "email: is needed",
  "code": "invalid",
  "field": "email",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/users
{"email": "a@acme.example", "role": "emperor"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "role: must be one of owner, admin, viewer, member",
  "code": "invalid",
  "field": "role",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/users
[{"email": "a@acme.example"}]
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "the body must be a JSON object",
  "code": "invalid",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/users
{"email": "a@acme.example"
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "the body is not valid JSON: EOF while parsing an object at line 1 column 26",
  "code": "invalid",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/users
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "email: is needed",
  "code": "invalid",
  "field": "email",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/workspaces
{"name": "W", "members": [{"user": "{user}", "role": "boss"}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "members[0].role: must be one of admin, manager, member, viewer",
  "code": "invalid",
  "field": "members[0].role",
  "request_id": "(request id)"
}

# So are queries that say something.
> owner GET /api/v1/organizations/{organization}/users?limit=1000000000
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "limit: a page holds 1 to 1000 rows",
  "code": "invalid",
  "field": "limit",
  "request_id": "(request id)"
}

> owner GET /api/v1/organizations/{organization}/users?limit=0
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "limit: a page holds 1 to 1000 rows",
  "code": "invalid",
  "field": "limit",
  "request_id": "(request id)"
}

> owner GET /api/v1/organizations/{organization}/users?limit=ten
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "limit: must be a whole number from 0 on",
  "code": "invalid",
  "field": "limit",
  "request_id": "(request id)"
}

> owner GET /api/v1/organizations/{organization}/users?after=x
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

> owner GET /api/v1/organizations/{organization}/users?role=emperor
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "role: must be one or more of owner, admin, viewer, member, separated by commas",
  "code": "invalid",
  "field": "role",
  "request_id": "(request id)"
}

> owner GET /api/v1/organizations/{organization}/users?status=asleep
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "status: must be active or disabled",
  "code": "invalid",
  "field": "status",
  "request_id": "(request id)"
}

> owner GET /api/v1/organizations/{organization}/workspaces?status=gone
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "status: must be one or more of active, archived, deleted, separated by commas",
  "code": "invalid",
  "field": "status",
  "request_id": "(request id)"
}

# A filter that is misspelled or said twice would list more than was asked for.
> owner GET /api/v1/organizations/{organization}/users?rol=admin
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "rol: unknown parameter; this operation takes role, email, email_contains, email_prefix, status, limit, after",
  "code": "invalid",
  "field": "rol",
  "request_id": "(request id)"
}

> owner GET /api/v1/organizations/{organization}/users?role=admin&role=owner
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "role: may be given only once",
  "code": "invalid",
  "field": "role",
  "request_id": "(request id)"
}

> owner GET /api/v1/organizations/{organization}/roles?limit=1
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

> owner GET /api/v1/organizations/{organization}/audit-events?before=7
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "before: unknown parameter; this operation takes limit, after, from, to, action, target, target_kind, actor, actor_kind, workspace, key, surface, operation, method, path, address, request_id, status",
  "code": "invalid",
  "field": "before",
  "request_id": "(request id)"
}

> owner DELETE /api/v1/organizations/{organization}/workspaces/{workspace}?revoke=true
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "revoke: unknown parameter; this operation takes revoke_keys",
  "code": "invalid",
  "field": "revoke",
  "request_id": "(request id)"
}

> owner GET /api/v1/me?=
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "query: unknown parameter; this operation takes no parameters",
  "code": "invalid",
  "field": "query",
  "request_id": "(request id)"
}

