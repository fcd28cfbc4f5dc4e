# Users of the instance, which is the organization.

> admin GET /evo/workspace/orgs/{organization}/members/users?limit=3
< 200
< content-type: application/json
{
  "links": {
    "count": 3,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/members/users?limit=3&offset=0",
    "next": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/members/users?limit=3&offset=3",
    "previous": null
  },
  "results": [
    {
      "id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35",
      "email": "max@acme.example",
      "full_name": "Max Example",
      "roles": [
        {
          "id": "00000000-0000-7000-8000-000000000101",
          "name": "Evo User",
          "description": "Sees the workspaces that it was given a role in."
        }
      ]
    },
    {
      "id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "email": "ursula@acme.example",
      "full_name": "Ursula Example",
      "roles": [
        {
          "id": "00000000-0000-7000-8000-000000000101",
          "name": "Evo User",
          "description": "Sees the workspaces that it was given a role in."
        }
      ]
    },
    {
      "id": "019b7ca9-bf50-74e7-82df-49c777f2d75a",
      "email": "mark@acme.example",
      "full_name": "Mark Example",
      "roles": [
        {
          "id": "00000000-0000-7000-8000-000000000101",
          "name": "Evo User",
          "description": "Sees the workspaces that it was given a role in."
        }
      ]
    }
  ]
}

> admin GET /evo/workspace/orgs/{organization}/members?limit=3&offset=6
< 200
< content-type: application/json
{
  "links": {
    "count": 2,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/members?limit=3&offset=0",
    "next": null,
    "previous": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/members?limit=3&offset=3"
  },
  "results": [
    {
      "id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
      "email": "adam@acme.example",
      "full_name": "Adam Example",
      "roles": [
        {
          "id": "00000000-0000-7000-8000-000000000103",
          "name": "Evo Admin",
          "description": "Adds and removes users of the instance, sees all workspaces and manages who is in them."
        }
      ]
    },
    {
      "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
      "email": "owner@acme.example",
      "full_name": "Ona Example",
      "roles": [
        {
          "id": "00000000-0000-7000-8000-000000000104",
          "name": "Evo Owner",
          "description": "Holds everything in the instance; there is always one."
        }
      ]
    }
  ]
}

> weak GET /evo/workspace/orgs/{organization}/members/users
< 403
< content-type: application/problem+json
{
  "detail": "this needs users.list: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> admin GET /evo/workspace/orgs/{organization}/members/roles
< 200
< content-type: application/json
{
  "roles": [
    {
      "id": "00000000-0000-7000-8000-000000000104",
      "name": "Evo Owner",
      "description": "Holds everything in the instance; there is always one.",
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
      ]
    },
    {
      "id": "00000000-0000-7000-8000-000000000103",
      "name": "Evo Admin",
      "description": "Adds and removes users of the instance, sees all workspaces and manages who is in them.",
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
      ]
    },
    {
      "id": "00000000-0000-7000-8000-000000000101",
      "name": "Evo User",
      "description": "Sees the workspaces that it was given a role in.",
      "permissions": []
    }
  ]
}

# Who is a user here has the role at once; whoever is not is invited, by this organization alone: others' users are nobody here.

> admin POST /evo/workspace/orgs/{organization}/members/users
{"users": [{"email": "ursula@acme.example", "roles": ["00000000-0000-7000-8000-000000000103", "00000000-0000-7000-8000-000000000101"]}, {"email": "owner@umbra.example", "roles": ["00000000-0000-7000-8000-000000000101"]}]}
< 201
< content-type: application/json
{
  "members": [
    {
      "id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
      "email": "ursula@acme.example",
      "full_name": "Ursula Example",
      "roles": [
        {
          "id": "00000000-0000-7000-8000-000000000103",
          "name": "Evo Admin",
          "description": "Adds and removes users of the instance, sees all workspaces and manages who is in them."
        }
      ]
    }
  ],
  "invitations": [
    {
      "id": "019b7cbb-dc08-78f2-9f56-d8ef45e0e694",
      "email": "owner@umbra.example",
      "invited_by_email": "adam@acme.example",
      "status": "Pending",
      "created_date": "2026-01-02T03:24:05.000000Z",
      "expiration_date": "2026-01-09T03:24:05.000000Z",
      "roles": [
        {
          "id": "00000000-0000-7000-8000-000000000101",
          "name": "Evo User",
          "description": "Sees the workspaces that it was given a role in."
        }
      ]
    }
  ]
}

> admin POST /evo/workspace/orgs/{organization}/members
{"users": [{"email": "dora@acme.example", "roles": ["00000000-0000-7000-8000-000000000101"]}]}
< 201
< content-type: application/json
{
  "members": [
    {
      "id": "019b7ca9-cb08-7eb8-a05c-723eec436006",
      "email": "dora@acme.example",
      "full_name": "Dora Example",
      "roles": [
        {
          "id": "00000000-0000-7000-8000-000000000101",
          "name": "Evo User",
          "description": "Sees the workspaces that it was given a role in."
        }
      ]
    }
  ],
  "invitations": []
}

> admin GET /evo/workspace/orgs/{organization}/members/invitations
< 200
< content-type: application/json
{
  "links": {
    "count": 2,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/members/invitations?limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbb-dc08-78f2-9f56-d8ef45e0e694",
      "email": "owner@umbra.example",
      "invited_by_email": "adam@acme.example",
      "status": "Pending",
      "created_date": "2026-01-02T03:24:05.000000Z",
      "expiration_date": "2026-01-09T03:24:05.000000Z",
      "roles": [
        {
          "id": "00000000-0000-7000-8000-000000000101",
          "name": "Evo User",
          "description": "Sees the workspaces that it was given a role in."
        }
      ]
    },
    {
      "id": "019b7cac-4f90-764e-8564-deb8bacb7a53",
      "email": "ivan@acme.example",
      "invited_by_email": "",
      "status": "Pending",
      "created_date": "2026-01-02T03:07:06.000000Z",
      "expiration_date": "2026-01-09T03:07:06.000000Z",
      "roles": [
        {
          "id": "00000000-0000-7000-8000-000000000101",
          "name": "Evo User",
          "description": "Sees the workspaces that it was given a role in."
        }
      ]
    }
  ]
}

# All of them or none.

> admin POST /evo/workspace/orgs/{organization}/members/users
{"users": [{"email": "next@acme.example", "roles": ["00000000-0000-7000-8000-000000000101"]}, {"email": "owner@umbra.example", "roles": ["00000000-0000-7000-8000-000000000101"]}]}
< 409
< content-type: application/problem+json
{
  "detail": "another invitation already has this email",
  "invalid-params": [
    {
      "name": "email",
      "reason": "is taken"
    }
  ],
  "status": 409,
  "title": "Conflict",
  "type": "https://seequent.com/error-codes/workspace/conflict"
}

> admin POST /evo/workspace/orgs/{organization}/members/users
{"users": [{"email": "next@acme.example", "roles": ["00000000-0000-7000-8000-000000000104"]}]}
< 403
< content-type: application/problem+json
{
  "detail": "this needs invitations.create: nobody may give or take more than they hold",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> admin GET /evo/workspace/orgs/{organization}/members/invitations?limit=1
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/members/invitations?limit=1&offset=0",
    "next": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/members/invitations?limit=1&offset=1",
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbb-dc08-78f2-9f56-d8ef45e0e694",
      "email": "owner@umbra.example",
      "invited_by_email": "adam@acme.example",
      "status": "Pending",
      "created_date": "2026-01-02T03:24:05.000000Z",
      "expiration_date": "2026-01-09T03:24:05.000000Z",
      "roles": [
        {
          "id": "00000000-0000-7000-8000-000000000101",
          "name": "Evo User",
          "description": "Sees the workspaces that it was given a role in."
        }
      ]
    }
  ]
}

> admin POST /evo/workspace/orgs/{organization}/members/users
{"users": [{"email": "next@acme.example", "roles": []}]}
< 422
< content-type: application/problem+json
{
  "detail": "users[0].roles: must name at least one role",
  "invalid-params": [
    {
      "name": "users[0].roles",
      "reason": "must name at least one role"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> admin POST /evo/workspace/orgs/{organization}/members/users
{"users": [{"email": "next@acme.example", "roles": ["{absent}"]}]}
< 422
< content-type: application/problem+json
{
  "detail": "users[0].roles[0]: must be the id of a role of the instance",
  "invalid-params": [
    {
      "name": "users[0].roles[0]",
      "reason": "must be the id of a role of the instance"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

# Roles: writing back what is shown changes nothing.

> admin PATCH /evo/workspace/orgs/{organization}/members/users/{user}
{"roles": ["00000000-0000-7000-8000-000000000103"], "user_id": "{user}"}
< 200
< content-type: application/json
{
  "id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
  "roles": [
    {
      "id": "00000000-0000-7000-8000-000000000103",
      "name": "Evo Admin",
      "description": "Adds and removes users of the instance, sees all workspaces and manages who is in them."
    }
  ]
}

> admin PATCH /evo/workspace/orgs/{organization}/members/{user}
{"roles": ["00000000-0000-7000-8000-000000000101"]}
< 200
< content-type: application/json
{
  "id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
  "roles": [
    {
      "id": "00000000-0000-7000-8000-000000000101",
      "name": "Evo User",
      "description": "Sees the workspaces that it was given a role in."
    }
  ]
}

> owner PATCH /evo/workspace/orgs/{organization}/members/users/{owner}
{"roles": ["00000000-0000-7000-8000-000000000101"]}
< 409
< content-type: application/problem+json
{
  "detail": "this is the organization's last active owner: make another user owner first",
  "invalid-params": null,
  "status": 409,
  "title": "Conflict",
  "type": "https://seequent.com/error-codes/workspace/conflict"
}

> admin PATCH /evo/workspace/orgs/{organization}/members/users/{owner}
{"roles": ["00000000-0000-7000-8000-000000000101"]}
< 403
< content-type: application/problem+json
{
  "detail": "this needs users.update: nobody may give or take more than they hold",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> admin PATCH /evo/workspace/orgs/{organization}/members/users/{absent}
{"roles": ["00000000-0000-7000-8000-000000000101"]}
< 404
< content-type: application/problem+json
{
  "detail": "no such user",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> admin PATCH /evo/workspace/orgs/{organization}/members/users
{"roles": []}
< 405
< content-type: application/problem+json
< allow: GET, POST
{
  "detail": "this path answers GET, POST only",
  "invalid-params": null,
  "status": 405,
  "title": "Method not allowed",
  "type": "https://seequent.com/error-codes/workspace/method-not-allowed"
}

> weak PATCH /evo/workspace/orgs/{organization}/members/users/{user}
{"roles": ["00000000-0000-7000-8000-000000000101"]}
< 403
< content-type: application/problem+json
{
  "detail": "this needs users.update: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> admin DELETE /evo/workspace/orgs/{organization}/members/users/{user}
< 204

> admin DELETE /evo/workspace/orgs/{organization}/members/{user}
< 404
< content-type: application/problem+json
{
  "detail": "no such user",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> admin DELETE /evo/workspace/orgs/{organization}/members/{member}
< 204

# Invitations.

> admin DELETE /evo/workspace/orgs/{organization}/members/invitations/{invitation}
< 204

> admin DELETE /evo/workspace/orgs/{organization}/members/invitations/{absent}
< 404
< content-type: application/problem+json
{
  "detail": "no such invitation",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> admin DELETE /evo/workspace/orgs/{organization}/members/invitations/ivan
< 422
< content-type: application/problem+json
{
  "detail": "invitation_id: must be a UUID",
  "invalid-params": [
    {
      "name": "invitation_id",
      "reason": "must be a UUID"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> admin GET /evo/workspace/orgs/{organization}/members/invitations
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/members/invitations?limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbb-dc08-78f2-9f56-d8ef45e0e694",
      "email": "owner@umbra.example",
      "invited_by_email": "adam@acme.example",
      "status": "Pending",
      "created_date": "2026-01-02T03:24:05.000000Z",
      "expiration_date": "2026-01-09T03:24:05.000000Z",
      "roles": [
        {
          "id": "00000000-0000-7000-8000-000000000101",
          "name": "Evo User",
          "description": "Sees the workspaces that it was given a role in."
        }
      ]
    }
  ]
}

= clock 700000

> admin GET /evo/workspace/orgs/{organization}/members/invitations
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/members/invitations?limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7cbb-dc08-78f2-9f56-d8ef45e0e694",
      "email": "owner@umbra.example",
      "invited_by_email": "adam@acme.example",
      "status": "Expired",
      "created_date": "2026-01-02T03:24:05.000000Z",
      "expiration_date": "2026-01-09T03:24:05.000000Z",
      "roles": [
        {
          "id": "00000000-0000-7000-8000-000000000101",
          "name": "Evo User",
          "description": "Sees the workspaces that it was given a role in."
        }
      ]
    }
  ]
}

> weak GET /evo/workspace/orgs/{organization}/members/invitations
< 403
< content-type: application/problem+json
{
  "detail": "this needs invitations.list: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

