# A custom role holds what it names, and nobody has it until it is given.
> admin POST /api/v1/organizations/{organization}/roles
{"name": "Auditors", "description": "Who reads the log", "permissions": ["audit_events.list", "users.read", "users.list"], "scopes": ["api.audit.read", "api.x"]}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Auditors",
  "description": "Who reads the log",
  "level": "organization",
  "workspace": null,
  "built_in": false,
  "implied_in_workspaces": null,
  "permissions": [
    "users.list",
    "users.read",
    "audit_events.list"
  ],
  "scopes": [
    "api.audit.read",
    "api.x"
  ],
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

= keep made /id

> weak GET /api/v1/organizations/{organization}/users
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs users.list: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> admin GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": {
    "id": "01kdyak52rfs2t2rg44v84s4gr",
    "slug": "acme",
    "name": "Organization acme"
  },
  "principal": {
    "type": "user",
    "id": "01kdyak718eqfaqfd8knnvqgaa"
  },
  "api_key": "01kdyak80gf7yvc6drnhdtpzxt",
  "operator": false,
  "role": "admin",
  "workspace": null,
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
  "account": null
}

= keep admin /principal/id

> weak GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": {
    "id": "01kdyak52rfs2t2rg44v84s4gr",
    "slug": "acme",
    "name": "Organization acme"
  },
  "principal": {
    "type": "user",
    "id": "01kdyakay8f4zshffvjzbvkmj2"
  },
  "api_key": "01kdyakbxgf17vzwpxe8t0919x",
  "operator": false,
  "role": "member",
  "workspace": null,
  "permissions": [],
  "account": null
}

= keep weak /principal/id

> admin POST /api/v1/organizations/{organization}/role-assignments
{"role": "{made}", "user": "{weak}"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08e8ws519gacekz5d0",
  "role": {
    "id": "01kdybqq08fnftn1c26v37etn7",
    "name": "Auditors"
  },
  "workspace": null,
  "user": "01kdyakay8f4zshffvjzbvkmj2",
  "group": null,
  "service_account": null,
  "created_at": "2026-01-02T03:24:05.000Z"
}

= keep assignment /id

> weak GET /api/v1/organizations/{organization}/users?limit=1
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyakqmgf9stqd5vzxvx3f1n",
      "email": "max@acme.example",
      "given_name": "Max",
      "family_name": "Example",
      "picture": null,
      "status": "active",
      "role": "member",
      "source": "api",
      "created_at": "2026-01-02T03:04:26.000Z",
      "updated_at": "2026-01-02T03:04:26.000Z"
    }
  ],
  "next": "0006475ef78d6280019b7ca9de907a73abb4bbff77d1bc35",
  "total": 9
}

> weak POST /api/v1/organizations/{organization}/groups
{"name": "Mine"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs groups.create: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/role-assignments
{"role": "{made}", "user": "{weak}"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "the principal already has this role",
  "code": "already_exists",
  "field": "role",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/role-assignments
{"role": "{made}", "user": "{weak}", "group": "{group}"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "user: name one alone: a user, a group or a service_account",
  "code": "invalid",
  "field": "user",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/role-assignments
{"role": "{made}"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "user: name one: a user, a group or a service_account",
  "code": "invalid",
  "field": "user",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/role-assignments
{"role": "{made}", "group": "{weak}"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "group: must be the id of a group of this organization",
  "code": "invalid",
  "field": "group",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/role-assignments?role={made}
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08e8ws519gacekz5d0",
      "role": {
        "id": "01kdybqq08fnftn1c26v37etn7",
        "name": "Auditors"
      },
      "workspace": null,
      "user": "01kdyakay8f4zshffvjzbvkmj2",
      "group": null,
      "service_account": null,
      "created_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> viewer GET /api/v1/organizations/{organization}/role-assignments/{assignment}
< 200
< content-type: application/json
{
  "id": "01kdybqq08e8ws519gacekz5d0",
  "role": {
    "id": "01kdybqq08fnftn1c26v37etn7",
    "name": "Auditors"
  },
  "workspace": null,
  "user": "01kdyakay8f4zshffvjzbvkmj2",
  "group": null,
  "service_account": null,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> viewer GET /api/v1/organizations/{organization}/users/{weak}/roles
< 200
< content-type: application/json
{
  "data": [
    {
      "role": {
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
      "own": true,
      "assigned_at": null,
      "groups": []
    },
    {
      "role": {
        "id": "01kdybqq08fnftn1c26v37etn7",
        "name": "Auditors",
        "description": "Who reads the log",
        "level": "organization",
        "workspace": null,
        "built_in": false,
        "implied_in_workspaces": null,
        "permissions": [
          "users.list",
          "users.read",
          "audit_events.list"
        ],
        "scopes": [
          "api.audit.read",
          "api.x"
        ],
        "created_at": "2026-01-02T03:24:05.000Z",
        "updated_at": "2026-01-02T03:24:05.000Z"
      },
      "own": true,
      "assigned_at": "2026-01-02T03:24:05.000Z",
      "groups": []
    }
  ],
  "next": null,
  "total": 2
}

> admin PATCH /api/v1/organizations/{organization}/roles/{made}
{"permissions": ["audit_events.list"], "description": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Auditors",
  "description": null,
  "level": "organization",
  "workspace": null,
  "built_in": false,
  "implied_in_workspaces": null,
  "permissions": [
    "audit_events.list"
  ],
  "scopes": [
    "api.audit.read",
    "api.x"
  ],
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> weak GET /api/v1/organizations/{organization}/users?limit=1
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs users.list: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> admin DELETE /api/v1/organizations/{organization}/role-assignments/{assignment}
< 204

> admin GET /api/v1/organizations/{organization}/role-assignments/{assignment}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such role assignment",
  "code": "not_found",
  "request_id": "(request id)"
}

> admin DELETE /api/v1/organizations/{organization}/roles/{made}
< 204

> admin GET /api/v1/organizations/{organization}/roles/{made}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such role",
  "code": "not_found",
  "request_id": "(request id)"
}

# What can't be is refused, and says what can.
> admin POST /api/v1/organizations/{organization}/roles
{"name": "Owner", "permissions": []}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "another role already has this name",
  "code": "already_exists",
  "field": "name",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/roles
{"name": "Enders", "permissions": ["organizations.delete"]}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs roles.create: nobody may give or take more than they hold",
  "code": "forbidden",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/roles
{"name": "Makers", "permissions": ["organizations.create"]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "permissions: a role of an organization can't hold organizations.create, which only the instance's operators do",
  "code": "invalid",
  "field": "permissions",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/roles
{"name": "Makers", "workspace": "shared", "permissions": ["users.list"]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "permissions: a role of a workspace can't hold users.list; it can hold workspaces.list, workspaces.read, workspaces.update, workspaces.configure, workspaces.delete, workspaces.restore, workspace_members.create, workspace_members.list, workspace_members.read, workspace_members.update, workspace_members.delete, workspace_api_keys.create, workspace_api_keys.list, workspace_api_keys.read, workspace_api_keys.update, workspace_api_keys.delete, workspace_api_keys.rotate, user_api_keys.create, user_api_keys.list, user_api_keys.read, user_api_keys.update, user_api_keys.delete, user_api_keys.rotate, service_account_api_keys.create, service_account_api_keys.list, service_account_api_keys.read, service_account_api_keys.update, service_account_api_keys.delete, service_account_api_keys.rotate, workspace_groups.create, workspace_groups.list, workspace_groups.read, workspace_groups.update, workspace_groups.delete, service_accounts.create, service_accounts.list, service_accounts.read, service_accounts.update, service_accounts.delete, credentials.create, credentials.list, credentials.read, credentials.rotate, credentials.delete, roles.create, roles.list, roles.read, roles.update, roles.delete, role_assignments.create, role_assignments.list, role_assignments.read, role_assignments.delete",
  "code": "invalid",
  "field": "permissions",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/roles
{"name": "Makers", "permissions": ["users.fly"]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "permissions[0]: must be the name of a permission, such as users.read",
  "code": "invalid",
  "field": "permissions[0]",
  "request_id": "(request id)"
}

> owner DELETE /api/v1/organizations/{organization}/roles/00000000007008000000000102
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such role",
  "code": "not_found",
  "request_id": "(request id)"
}

# Built-in roles are read like custom ones and don't change.
> viewer GET /api/v1/organizations/{organization}/roles?name=VIEWER
< 200
< content-type: application/json
{
  "data": [
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
    }
  ],
  "next": null,
  "total": 2
}

> viewer GET /api/v1/organizations/{organization}/roles?workspace=shared
< 200
< content-type: application/json
{
  "data": [
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
      "id": "01kdyay4mrezhvvgdw1ny4hb9c",
      "name": "Helpers",
      "description": null,
      "level": "workspace",
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "built_in": false,
      "implied_in_workspaces": null,
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "scopes": null,
      "created_at": "2026-01-02T03:10:07.000Z",
      "updated_at": "2026-01-02T03:10:07.000Z"
    }
  ],
  "next": null,
  "total": 5
}

> viewer GET /api/v1/organizations/{organization}/roles?limit=1&after=00065e2c3b9c97400000000000000000ffffffffffffffff
< 200
< content-type: application/json
{
  "data": [
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

> workspace-member GET /api/v1/organizations/{organization}/roles?workspace=shared&name=helpers
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyay4mrezhvvgdw1ny4hb9c",
      "name": "Helpers",
      "description": null,
      "level": "workspace",
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "built_in": false,
      "implied_in_workspaces": null,
      "permissions": [
        "workspaces.read",
        "workspace_members.list"
      ],
      "scopes": null,
      "created_at": "2026-01-02T03:10:07.000Z",
      "updated_at": "2026-01-02T03:10:07.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> stranger GET /api/v1/organizations/{organization}/roles/{role}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such organization",
  "code": "not_found",
  "request_id": "(request id)"
}

> weak GET /api/v1/organizations/{organization}/roles/{workspace_role}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such role",
  "code": "not_found",
  "request_id": "(request id)"
}

> weak GET /api/v1/organizations/{organization}/roles/{role}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such role",
  "code": "not_found",
  "request_id": "(request id)"
}

# A group has a role in the organization and custom ones; whoever is in it has them.
> admin POST /api/v1/organizations/{organization}/groups
{"name": "Staff", "role": "owner"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "role: unknown variant `owner`, expected one of `admin`, `viewer`, `member`",
  "code": "invalid",
  "field": "role",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/groups
{"name": "Staff", "role": "viewer"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08ecar3en5vr78ej3j",
  "name": "Staff",
  "description": null,
  "role": "viewer",
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

= keep staff /id

> admin POST /api/v1/organizations/{organization}/groups/{staff}/members
{"users": ["{weak}"]}
< 201
< content-type: application/json
{
  "data": [
    {
      "group": "01kdybqq08ecar3en5vr78ej3j",
      "user": {
        "id": "01kdyakay8f4zshffvjzbvkmj2",
        "email": "willy@acme.example",
        "given_name": "Willy",
        "family_name": "Example",
        "status": "active",
        "role": "member"
      },
      "created_at": "2026-01-02T03:24:05.000Z"
    }
  ]
}

> weak GET /api/v1/organizations/{organization}/users?limit=1
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyakqmgf9stqd5vzxvx3f1n",
      "email": "max@acme.example",
      "given_name": "Max",
      "family_name": "Example",
      "picture": null,
      "status": "active",
      "role": "member",
      "source": "api",
      "created_at": "2026-01-02T03:04:26.000Z",
      "updated_at": "2026-01-02T03:04:26.000Z"
    }
  ],
  "next": "0006475ef78d6280019b7ca9de907a73abb4bbff77d1bc35",
  "total": 9
}

> admin POST /api/v1/organizations/{organization}/role-assignments
{"role": "{workspace_role}", "group": "{staff}"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fjxajzfnhxcncnz1",
  "role": {
    "id": "01kdyay4mrezhvvgdw1ny4hb9c",
    "name": "Helpers"
  },
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "user": null,
  "group": "01kdybqq08ecar3en5vr78ej3j",
  "service_account": null,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> weak GET /api/v1/organizations/{organization}/users/{weak}/roles?workspace=shared
< 200
< content-type: application/json
{
  "data": [
    {
      "role": {
        "id": "01kdyay4mrezhvvgdw1ny4hb9c",
        "name": "Helpers",
        "description": null,
        "level": "workspace",
        "workspace": "01kdyak620eckbx8bv47b97rqz",
        "built_in": false,
        "implied_in_workspaces": null,
        "permissions": [
          "workspaces.read",
          "workspace_members.list"
        ],
        "scopes": null,
        "created_at": "2026-01-02T03:10:07.000Z",
        "updated_at": "2026-01-02T03:10:07.000Z"
      },
      "own": false,
      "assigned_at": null,
      "groups": [
        "01kdybqq08ecar3en5vr78ej3j"
      ]
    }
  ],
  "next": null,
  "total": 1
}

> admin GET /api/v1/organizations/{organization}/groups/{staff}/roles?workspace=shared
< 200
< content-type: application/json
{
  "data": [
    {
      "role": {
        "id": "01kdyay4mrezhvvgdw1ny4hb9c",
        "name": "Helpers",
        "description": null,
        "level": "workspace",
        "workspace": "01kdyak620eckbx8bv47b97rqz",
        "built_in": false,
        "implied_in_workspaces": null,
        "permissions": [
          "workspaces.read",
          "workspace_members.list"
        ],
        "scopes": null,
        "created_at": "2026-01-02T03:10:07.000Z",
        "updated_at": "2026-01-02T03:10:07.000Z"
      },
      "own": true,
      "assigned_at": "2026-01-02T03:24:05.000Z",
      "groups": []
    }
  ],
  "next": null,
  "total": 1
}

> admin GET /api/v1/organizations/{organization}/service-accounts/{service_account}/roles
< 200
< content-type: application/json
{
  "data": [],
  "next": null,
  "total": 0
}

> weak GET /api/v1/organizations/{organization}/service-accounts/{service_account}/roles
< 200
< content-type: application/json
{
  "data": [],
  "next": null,
  "total": 0
}

> admin PATCH /api/v1/organizations/{organization}/groups/{staff}
{"role": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08ecar3en5vr78ej3j",
  "name": "Staff",
  "description": null,
  "role": null,
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> weak GET /api/v1/organizations/{organization}/users?limit=1
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs users.list: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> weak POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{weak}"}, "action": {"name": "workspace_members.list"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's custom role 01kdyay4mrezhvvgdw1ny4hb9c through group 01kdybqq08ecar3en5vr78ej3j includes it",
    "path": "custom role 01kdyay4mrezhvvgdw1ny4hb9c through group 01kdybqq08ecar3en5vr78ej3j"
  }
}

# An alias of a workspace's role is found in that workspace alone.
> admin POST /api/v1/organizations/{organization}/aliases
{"dialect": "openai", "kind": "role", "alias": "role_id", "target": "{role}", "shown": true}
< 201
< content-type: application/json
{
  "dialect": "openai",
  "kind": "role",
  "alias": "role_id",
  "workspace": null,
  "target": "01kdyay3ngfc8va00w8ansznmp",
  "shown": true,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> admin POST /api/v1/organizations/{organization}/aliases
{"dialect": "openai", "kind": "role", "alias": "role_id", "target": "{workspace_role}", "shown": true}
< 201
< content-type: application/json
{
  "dialect": "openai",
  "kind": "role",
  "alias": "role_id",
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "target": "01kdyay4mrezhvvgdw1ny4hb9c",
  "shown": true,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> admin DELETE /api/v1/organizations/{organization}/aliases/openai/role/role_id?workspace=x
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "workspace: must be the id of a workspace: 26 of 0-9 and a-z without i, l, o and u, the first of them at most 7",
  "code": "invalid",
  "field": "workspace",
  "request_id": "(request id)"
}

> admin DELETE /api/v1/organizations/{organization}/aliases/openai/role/role_id?workspace={workspace}
< 204

> admin GET /api/v1/organizations/{organization}/aliases?limit=2
< 200
< content-type: application/json
{
  "data": [
    {
      "dialect": "openai",
      "kind": "role",
      "alias": "role_id",
      "workspace": null,
      "target": "01kdyay3ngfc8va00w8ansznmp",
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

