# Who has a role in a workspace, as those see it who have one.

> workspace-manager GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/users
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

> workspace-manager GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/users?user_id={member}
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

> workspace-member GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/users?filter[user_id]={user}
< 200
< content-type: application/json
{
  "links": {},
  "results": []
}

> workspace-manager GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/current-user-role
< 200
< content-type: application/json
{
  "user_id": "019b7ca9-bf50-74e7-82df-49c777f2d75a",
  "role": "editor"
}

> workspace-member GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/current-user-role
< 200
< content-type: application/json
{
  "user_id": "019b7ca9-b398-7091-baa9-e57a46414804",
  "role": "editor"
}

> service-account GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/current-user-role
< 200
< content-type: application/json
{
  "user_id": "019b7cae-2450-7596-8570-f4e1836f6d73",
  "role": "viewer"
}

> owner GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/current-user-role
< 404
< content-type: application/problem+json
{
  "detail": "no such workspace",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

# The same call gives a role and changes it.

> workspace-manager POST /evo/workspace/orgs/{organization}/workspaces/{workspace}/users
{"email": "Ursula@acme.example", "role": "viewer"}
< 201
< content-type: application/json
{
  "user_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
  "role": "viewer"
}

> workspace-manager POST /evo/workspace/orgs/{organization}/workspaces/{workspace}/users
{"user_id": "{user}", "role": "editor"}
< 201
< content-type: application/json
{
  "user_id": "019b7ca9-daa8-78d3-8c85-0eba78fcb223",
  "role": "editor"
}

> owner GET /api/v1/organizations/{organization}/workspaces/shared/members/{user}
< 200
< content-type: application/json
{
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "user": {
    "id": "01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "given_name": "Ursula",
    "family_name": "Example",
    "status": "active",
    "role": "member"
  },
  "role": "manager",
  "scopes": null,
  "expires_at": null,
  "status": "active",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

# Nobody gives or takes more than they hold.

> workspace-manager POST /evo/workspace/orgs/{organization}/workspaces/{workspace}/users
{"user_id": "{user}", "role": "owner"}
< 403
< content-type: application/problem+json
{
  "detail": "this needs workspace_members.create: nobody may give or take more than they hold",
  "invalid-params": null,
  "status": 403,
  "title": "Forbidden",
  "type": "https://seequent.com/error-codes/workspace/auth/forbidden"
}

> workspace-member POST /evo/workspace/orgs/{organization}/workspaces/{workspace}/users
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

> owner POST /evo/workspace/orgs/{organization}/workspaces/{workspace}/users
{"user_id": "{user}", "role": "viewer"}
< 404
< content-type: application/problem+json
{
  "detail": "no such workspace",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

> workspace-manager DELETE /evo/workspace/orgs/{organization}/workspaces/{workspace}/users/{user}
< 204

> workspace-manager DELETE /evo/workspace/orgs/{organization}/workspaces/{workspace}/users/{user}
< 404
< content-type: application/problem+json
{
  "detail": "no such workspace member",
  "invalid-params": null,
  "status": 404,
  "title": "Not found",
  "type": "https://seequent.com/error-codes/workspace/not-found"
}

# What is no value.

> workspace-manager POST /evo/workspace/orgs/{organization}/workspaces/{workspace}/users
{"user_id": "{user}", "role": "admin"}
< 422
< content-type: application/problem+json
{
  "detail": "role: must be one of owner, editor, viewer",
  "invalid-params": [
    {
      "name": "role",
      "reason": "must be one of owner, editor, viewer"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> workspace-manager POST /evo/workspace/orgs/{organization}/workspaces/{workspace}/users
{"role": "viewer"}
< 422
< content-type: application/problem+json
{
  "detail": "user_id: is needed, or the email",
  "invalid-params": [
    {
      "name": "user_id",
      "reason": "is needed, or the email"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> workspace-manager POST /evo/workspace/orgs/{organization}/workspaces/{workspace}/users
{"email": "nobody@acme.example", "role": "viewer"}
< 422
< content-type: application/problem+json
{
  "detail": "email: must be that of a user of this instance",
  "invalid-params": [
    {
      "name": "email",
      "reason": "must be that of a user of this instance"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> workspace-manager POST /evo/workspace/orgs/{organization}/workspaces/{workspace}/users
{"user_id": "{absent}", "role": "viewer"}
< 422
< content-type: application/problem+json
{
  "detail": "user_id: must be that of a user of this instance",
  "invalid-params": [
    {
      "name": "user_id",
      "reason": "must be that of a user of this instance"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

> workspace-manager DELETE /evo/workspace/orgs/{organization}/workspaces/{workspace}/users/ursula
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

> workspace-manager GET /evo/workspace/orgs/{organization}/workspaces/{workspace}/users?user_id=max&filter[user_id]={member}
< 422
< content-type: application/problem+json
{
  "detail": "filter[user_id]: is given as user_id too, with another value: leave one of them out",
  "invalid-params": [
    {
      "name": "filter[user_id]",
      "reason": "is given as user_id too, with another value: leave one of them out"
    }
  ],
  "status": 422,
  "title": "Unprocessable content",
  "type": "https://seequent.com/error-codes/workspace/validation"
}

