# The admin area: every workspace, whatever role the caller has in it. Each status of the vendor's page "List users" is here.

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users
< 200
< content-type: application/json
{
  "links": {},
  "results": [
    {
      "email": "mona@acme.example",
      "full_name": "Mona Example",
      "role": "editor",
      "user_id": "019b7ca9-b398-7091-baa9-e57a46414804"
    },
    {
      "email": "mark@acme.example",
      "full_name": "Mark Example",
      "role": "editor",
      "user_id": "019b7ca9-bf50-74e7-82df-49c777f2d75a"
    },
    {
      "email": "max@acme.example",
      "full_name": "Max Example",
      "role": "viewer",
      "user_id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35"
    }
  ]
}

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users?user_id={member}
< 200
< content-type: application/json
{
  "links": {},
  "results": [
    {
      "email": "max@acme.example",
      "full_name": "Max Example",
      "role": "viewer",
      "user_id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35"
    }
  ]
}

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users?filter[user_id]={member}&user_id={member}
< 200
< content-type: application/json
{
  "links": {},
  "results": [
    {
      "email": "max@acme.example",
      "full_name": "Max Example",
      "role": "viewer",
      "user_id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35"
    }
  ]
}

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users?filter[user_id]={absent}
< 200
< content-type: application/json
{
  "links": {},
  "results": []
}

# 401: no token, and one that is none.

> nobody GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users
< 401
< content-type: application/problem+json
< www-authenticate: Bearer
{
  "detail": "a key is needed: send it as Authorization: Bearer <key>",
  "invalid-params": null,
  "status": 401,
  "title": "Unauthorized",
  "type": "https://seequent.com/error-codes/workspace/auth/unauthorized"
}

> bad-key GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users
< 401
< content-type: application/problem+json
< www-authenticate: Bearer
{
  "detail": "this key is not known here: it was never issued, or it has been revoked",
  "invalid-params": null,
  "status": 401,
  "title": "Unauthorized",
  "type": "https://seequent.com/error-codes/workspace/auth/unauthorized"
}

# 403: who sees all workspaces by no role in the organization, whether they are in this one or not.

> workspace-manager GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspace_members.list: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> weak GET /evo/workspace/admin/orgs/{organization}/workspaces/{absent}/users
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspace_members.list: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

# 404: nothing is there, or it is another organization's.

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{absent}/users
< 404
< content-type: application/problem+json
{
  "detail": "no such workspace",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{their_workspace}/users
< 404
< content-type: application/problem+json
{
  "detail": "no such workspace",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> stranger GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users
< 404
< content-type: application/problem+json
{
  "detail": "no such organization",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> admin GET /evo/workspace/admin/orgs/{absent}/workspaces/{workspace}/users
< 404
< content-type: application/problem+json
{
  "detail": "no such organization",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/people
< 404
< content-type: application/problem+json
{
  "detail": "nothing is served at this path",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

# 405: the path knows other methods.

> admin PUT /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users
{}
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

> nobody DELETE /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users
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

# 422: no UUID.

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/shared/users
< 422
< content-type: application/problem+json
{
  "detail": "workspace_id: must be a UUID",
  "invalid-params": [
    {
      "name": "workspace_id",
      "reason": "must be a UUID"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users?user_id=max
< 422
< content-type: application/problem+json
{
  "detail": "user_id: must be a UUID",
  "invalid-params": [
    {
      "name": "user_id",
      "reason": "must be a UUID"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> admin GET /evo/workspace/admin/orgs/acme/workspaces/{workspace}/users
< 422
< content-type: application/problem+json
{
  "detail": "org_id: must be a UUID",
  "invalid-params": [
    {
      "name": "org_id",
      "reason": "must be a UUID"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

# Giving and taking roles.

> admin POST /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users
{"email": "ursula@acme.example", "role": "editor"}
< 201
< content-type: application/json
{
  "user_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
  "role": "editor"
}

> admin POST /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users
{"user_id": "{user}", "role": "owner"}
< 201
< content-type: application/json
{
  "user_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
  "role": "owner"
}

> admin GET /evo/workspace/admin/orgs/{organization}/users/{user}/workspaces
< 200
< content-type: application/json
{
  "links": {
    "count": 1,
    "total": 1,
    "first": "http://127.0.0.1:7400/evo/workspace/admin/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/users/019b7ca9-daa8-78d3-8c85-0eba78fcb223/workspaces?limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/admin/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/users/019b7ca9-daa8-78d3-8c85-0eba78fcb223/workspaces?limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "name": "Workspace shared",
      "description": "",
      "created_at": "2026-01-02T03:04:08.000000Z",
      "created_by": {
        "id": "00000000-0000-0000-0000-000000000000",
        "name": null,
        "email": null
      },
      "updated_at": "2026-01-02T03:04:08.000000Z",
      "updated_by": {
        "id": "00000000-0000-0000-0000-000000000000",
        "name": null,
        "email": null
      },
      "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "default_coordinate_system": "",
      "labels": [],
      "ml_enabled": false,
      "bounding_box": null,
      "user_role": "owner"
    }
  ]
}

> admin GET /evo/workspace/admin/orgs/{organization}/users/{absent}/workspaces
< 404
< content-type: application/problem+json
{
  "detail": "no such user",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> admin DELETE /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users/{user}
< 204

> viewer POST /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users
{"user_id": "{user}", "role": "viewer"}
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspace_members.create: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

# Many at once: all of them or none.

> admin POST /evo/workspace/admin/orgs/{organization}/action/bulk_assign_roles
{"role_assignments": [{"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "owner", "user_id": "{member}", "workspace_id": "{workspace}"}]}
< 200
< content-type: application/json
{}

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users
< 200
< content-type: application/json
{
  "links": {},
  "results": [
    {
      "email": "mona@acme.example",
      "full_name": "Mona Example",
      "role": "editor",
      "user_id": "019b7ca9-b398-7091-baa9-e57a46414804"
    },
    {
      "email": "mark@acme.example",
      "full_name": "Mark Example",
      "role": "editor",
      "user_id": "019b7ca9-bf50-74e7-82df-49c777f2d75a"
    },
    {
      "email": "ursula@acme.example",
      "full_name": "Ursula Example",
      "role": "viewer",
      "user_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223"
    },
    {
      "email": "max@acme.example",
      "full_name": "Max Example",
      "role": "owner",
      "user_id": "019b7ca9-de90-7a73-abb4-bbff77d1bc35"
    }
  ]
}

> admin POST /evo/workspace/admin/orgs/{organization}/action/bulk_assign_roles
{"role_assignments": [{"role": "owner", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{member}", "workspace_id": "{their_workspace}"}]}
< 422
< content-type: application/problem+json
{
  "detail": "role_assignments[1].workspace_id: must be the id of a workspace of this organization",
  "invalid-params": [
    {
      "name": "role_assignments[1].workspace_id",
      "reason": "must be the id of a workspace of this organization"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> admin POST /evo/workspace/admin/orgs/{organization}/action/bulk_assign_roles
{"role_assignments": [{"role": "owner", "user_id": "{absent}", "workspace_id": "{workspace}"}]}
< 422
< content-type: application/problem+json
{
  "detail": "role_assignments[0].user_id: must be the id of a user of this organization who is not disabled",
  "invalid-params": [
    {
      "name": "role_assignments[0].user_id",
      "reason": "must be the id of a user of this organization who is not disabled"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users?user_id={user}
< 200
< content-type: application/json
{
  "links": {},
  "results": [
    {
      "email": "ursula@acme.example",
      "full_name": "Ursula Example",
      "role": "viewer",
      "user_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223"
    }
  ]
}

> admin POST /evo/workspace/admin/orgs/{organization}/action/bulk_assign_roles
{"role_assignments": [{"role": "admin", "user_id": "{user}", "workspace_id": "{workspace}"}]}
< 422
< content-type: application/problem+json
{
  "detail": "role_assignments[0].role: must be one of owner, editor, viewer",
  "invalid-params": [
    {
      "name": "role_assignments[0].role",
      "reason": "must be one of owner, editor, viewer"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> admin POST /evo/workspace/admin/orgs/{organization}/action/bulk_assign_roles
{"role_assignments": [{"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}, {"role": "viewer", "user_id": "{user}", "workspace_id": "{workspace}"}]}
< 422
< content-type: application/problem+json
{
  "detail": "role_assignments: must be at most 100 assignments",
  "invalid-params": [
    {
      "name": "role_assignments",
      "reason": "must be at most 100 assignments"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> workspace-manager POST /evo/workspace/admin/orgs/{organization}/action/bulk_assign_roles
{"role_assignments": []}
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspace_members.create: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

# Every workspace; a role only where it was given.

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces?order_by=name
< 200
< content-type: application/json
{
  "links": {
    "count": 2,
    "total": 2,
    "first": "http://127.0.0.1:7400/evo/workspace/admin/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?order_by=name&limit=20&offset=0",
    "last": "http://127.0.0.1:7400/evo/workspace/admin/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces?order_by=name&limit=20&offset=0",
    "next": null,
    "previous": null
  },
  "results": [
    {
      "id": "019b7ca9-9458-7c6e-943a-cc3e15728897",
      "name": "Default",
      "description": "",
      "created_at": "2026-01-02T03:04:07.000000Z",
      "created_by": {
        "id": "00000000-0000-0000-0000-000000000000",
        "name": null,
        "email": null
      },
      "updated_at": "2026-01-02T03:04:07.000000Z",
      "updated_by": {
        "id": "00000000-0000-0000-0000-000000000000",
        "name": null,
        "email": null
      },
      "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7ca9-9458-7c6e-943a-cc3e15728897",
      "default_coordinate_system": "",
      "labels": [],
      "ml_enabled": false,
      "bounding_box": null
    },
    {
      "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "name": "Workspace shared",
      "description": "",
      "created_at": "2026-01-02T03:04:08.000000Z",
      "created_by": {
        "id": "00000000-0000-0000-0000-000000000000",
        "name": null,
        "email": null
      },
      "updated_at": "2026-01-02T03:04:08.000000Z",
      "updated_by": {
        "id": "00000000-0000-0000-0000-000000000000",
        "name": null,
        "email": null
      },
      "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "default_coordinate_system": "",
      "labels": [],
      "ml_enabled": false,
      "bounding_box": null
    }
  ]
}

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}
< 200
< content-type: application/json
{
  "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "name": "Workspace shared",
  "description": "",
  "created_at": "2026-01-02T03:04:08.000000Z",
  "created_by": {
    "id": "00000000-0000-0000-0000-000000000000",
    "name": null,
    "email": null
  },
  "updated_at": "2026-01-02T03:04:08.000000Z",
  "updated_by": {
    "id": "00000000-0000-0000-0000-000000000000",
    "name": null,
    "email": null
  },
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "default_coordinate_system": "",
  "labels": [],
  "ml_enabled": false,
  "bounding_box": null
}

> weak GET /evo/workspace/admin/orgs/{organization}/workspaces
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspaces.list: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

# Machine learning, and settings.

> admin POST /evo/workspace/admin/orgs/{organization}/action/update_ml_enablement
{"ml_enablements": [{"ml_enabled": true, "workspace_id": "{workspace}"}]}
< 200
< content-type: application/json
{
  "ml_enablements": [
    {
      "ml_enabled": true,
      "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff"
    }
  ]
}

> organization-key GET /evo/workspace/orgs/{organization}/workspaces/{workspace}
< 200
< content-type: application/json
{
  "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "name": "Workspace shared",
  "description": "",
  "created_at": "2026-01-02T03:04:08.000000Z",
  "created_by": {
    "id": "00000000-0000-0000-0000-000000000000",
    "name": null,
    "email": null
  },
  "updated_at": "2026-01-02T03:24:05.000000Z",
  "updated_by": {
    "id": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
    "name": "Adam Example",
    "email": "adam@acme.example"
  },
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "default_coordinate_system": "",
  "labels": [],
  "ml_enabled": true,
  "bounding_box": null,
  "current_user_role": "owner"
}

> admin POST /evo/workspace/admin/orgs/{organization}/action/update_ml_enablement
{"ml_enablements": []}
< 422
< content-type: application/problem+json
{
  "detail": "ml_enablements: must name at least one workspace",
  "invalid-params": [
    {
      "name": "ml_enablements",
      "reason": "must name at least one workspace"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> admin POST /evo/workspace/admin/orgs/{organization}/action/update_ml_enablement
{"ml_enablements": [{"ml_enabled": true, "workspace_id": "{absent}"}]}
< 404
< content-type: application/problem+json
{
  "detail": "no such workspace",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> admin GET /evo/workspace/admin/orgs/{organization}/settings
< 200
< content-type: application/json
{
  "id": "019b7ca9-9458-7e45-a162-0426d04c9218",
  "settings": {
    "ml_enabled": false
  },
  "created_at": "2026-01-02T03:04:07.000000Z",
  "created_by": null,
  "updated_at": "2026-01-02T03:04:07.000000Z",
  "updated_by": null
}

> weak GET /evo/workspace/admin/orgs/{organization}/settings
< 403
< content-type: application/problem+json
{
  "detail": "this needs organizations.read: no role of the caller includes it",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

# 410: a deleted workspace, to who may know of it.

> owner DELETE /api/v1/organizations/{organization}/workspaces/shared?revoke_keys=true
< 204

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users
< 410
< content-type: application/problem+json
{
  "detail": "the workspace was deleted",
  "invalid-params": null,
  "status": 410,
  "title": "Gone",
  "type": "https://seequent.com/error-codes/workspace/gone"
}

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}
< 410
< content-type: application/problem+json
{
  "detail": "the workspace was deleted",
  "invalid-params": null,
  "status": 410,
  "title": "Gone",
  "type": "https://seequent.com/error-codes/workspace/gone"
}

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}?deleted=true
< 200
< content-type: application/json
{
  "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "name": "Workspace shared",
  "description": "",
  "created_at": "2026-01-02T03:04:08.000000Z",
  "created_by": {
    "id": "00000000-0000-0000-0000-000000000000",
    "name": null,
    "email": null
  },
  "updated_at": "2026-01-02T03:24:05.000000Z",
  "updated_by": {
    "id": "019b7ca9-9458-7a75-8a05-9c375ce2b8e3",
    "name": "Ona Example",
    "email": "owner@acme.example"
  },
  "self_link": "http://127.0.0.1:7400/evo/workspace/orgs/019b7ca9-9458-7e45-a162-0426d04c9218/workspaces/019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "default_coordinate_system": "",
  "labels": [],
  "ml_enabled": true,
  "bounding_box": null
}

> viewer GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users
< 404
< content-type: application/problem+json
{
  "detail": "no such workspace",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> workspace-manager GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/users
< 410
< content-type: application/problem+json
{
  "detail": "the workspace was deleted",
  "invalid-params": null,
  "status": 410,
  "title": "Gone",
  "type": "https://seequent.com/error-codes/workspace/gone"
}

> weak GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/users
< 404
< content-type: application/problem+json
{
  "detail": "no such workspace",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

