# One member is added by their fields, several as a list.
> workspace-manager POST /api/v1/organizations/{organization}/workspaces/shared/members
{"user": "{user}", "role": "member", "scopes": ["completions.write", "a word of our own"], "expires_at": "2026-02-01T00:00:00Z"}
< 201
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
  "role": "member",
  "scopes": [
    "completions.write",
    "a word of our own"
  ],
  "expires_at": "2026-02-01T00:00:00.000Z",
  "status": "active",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> workspace-manager GET /api/v1/organizations/{organization}/workspaces/{workspace}/members/{user}
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
  "role": "member",
  "scopes": [
    "completions.write",
    "a word of our own"
  ],
  "expires_at": "2026-02-01T00:00:00.000Z",
  "status": "active",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> admin POST /api/v1/organizations/{organization}/workspaces/shared/members
{"members": [{"user": "{owner}", "role": "admin"}]}
< 201
< content-type: application/json
{
  "data": [
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "user": {
        "id": "01kdyak52rf9trm1cw6xee5e73",
        "email": "owner@acme.example",
        "given_name": "Ona",
        "family_name": "Example",
        "status": "active",
        "role": "owner"
      },
      "role": "admin",
      "scopes": null,
      "expires_at": null,
      "status": "active",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ]
}

> workspace-member GET /api/v1/organizations/{organization}/workspaces/{workspace}/members?limit=2
< 200
< content-type: application/json
{
  "data": [
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
      "role": "member",
      "scopes": [
        "completions.write",
        "a word of our own"
      ],
      "expires_at": "2026-02-01T00:00:00.000Z",
      "status": "active",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    },
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "user": {
        "id": "01kdyak52rf9trm1cw6xee5e73",
        "email": "owner@acme.example",
        "given_name": "Ona",
        "family_name": "Example",
        "status": "active",
        "role": "owner"
      },
      "role": "admin",
      "scopes": null,
      "expires_at": null,
      "status": "active",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": "0006475f3dd37f40019b7ca994587a758a059c375ce2b8e3",
  "total": 5
}

= keep next /next

> workspace-member GET /api/v1/organizations/{organization}/workspaces/{workspace}/members?limit=2&after={next}
< 200
< content-type: application/json
{
  "data": [
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "user": {
        "id": "01kdyakqmgf9stqd5vzxvx3f1n",
        "email": "max@acme.example",
        "given_name": "Max",
        "family_name": "Example",
        "status": "active",
        "role": "member"
      },
      "role": "viewer",
      "scopes": null,
      "expires_at": null,
      "status": "active",
      "created_at": "2026-01-02T03:04:27.000Z",
      "updated_at": "2026-01-02T03:04:27.000Z"
    },
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "user": {
        "id": "01kdyakftgekkr5qt9rxvz5ntt",
        "email": "mark@acme.example",
        "given_name": "Mark",
        "family_name": "Example",
        "status": "active",
        "role": "member"
      },
      "role": "manager",
      "scopes": null,
      "expires_at": null,
      "status": "active",
      "created_at": "2026-01-02T03:04:19.000Z",
      "updated_at": "2026-01-02T03:04:19.000Z"
    }
  ],
  "next": "0006475ef72292c0019b7ca9bf5074e782df49c777f2d75a",
  "total": 5
}

> workspace-member GET /api/v1/organizations/{organization}/workspaces/{workspace}/members?role=admin,manager
< 200
< content-type: application/json
{
  "data": [
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "user": {
        "id": "01kdyak52rf9trm1cw6xee5e73",
        "email": "owner@acme.example",
        "given_name": "Ona",
        "family_name": "Example",
        "status": "active",
        "role": "owner"
      },
      "role": "admin",
      "scopes": null,
      "expires_at": null,
      "status": "active",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    },
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "user": {
        "id": "01kdyakftgekkr5qt9rxvz5ntt",
        "email": "mark@acme.example",
        "given_name": "Mark",
        "family_name": "Example",
        "status": "active",
        "role": "member"
      },
      "role": "manager",
      "scopes": null,
      "expires_at": null,
      "status": "active",
      "created_at": "2026-01-02T03:04:19.000Z",
      "updated_at": "2026-01-02T03:04:19.000Z"
    }
  ],
  "next": null,
  "total": 2
}

> workspace-member GET /api/v1/organizations/{organization}/workspaces/{workspace}/members?email=ursula@acme.example
< 200
< content-type: application/json
{
  "data": [
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
      "role": "member",
      "scopes": [
        "completions.write",
        "a word of our own"
      ],
      "expires_at": "2026-02-01T00:00:00.000Z",
      "status": "active",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

# A membership ends by itself, and is listed until it is removed.
= clock 2678400

> workspace-manager GET /api/v1/organizations/{organization}/workspaces/{workspace}/members/{user}
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
  "role": "member",
  "scopes": [
    "completions.write",
    "a word of our own"
  ],
  "expires_at": "2026-02-01T00:00:00.000Z",
  "status": "expired",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> workspace-manager PATCH /api/v1/organizations/{organization}/workspaces/{workspace}/members/{user}
{"expires_at": null, "scopes": []}
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
  "role": "member",
  "scopes": [],
  "expires_at": null,
  "status": "active",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-02-02T03:24:05.000Z"
}

> workspace-manager PATCH /api/v1/organizations/{organization}/workspaces/{workspace}/members/{user}
{"expires_at": "2026-01-01T00:00:00Z"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "expires_at: must lie in the future",
  "code": "invalid",
  "field": "expires_at",
  "request_id": "(request id)"
}

# Managers stay below admin; nobody gives more than they hold.
> workspace-manager PATCH /api/v1/organizations/{organization}/workspaces/{workspace}/members/{user}
{"role": "admin"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs workspace_members.update: nobody may give or take more than they hold",
  "code": "forbidden",
  "request_id": "(request id)"
}

> workspace-manager DELETE /api/v1/organizations/{organization}/workspaces/{workspace}/members/{owner}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs workspace_members.delete: nobody may give or take more than they hold",
  "code": "forbidden",
  "request_id": "(request id)"
}

> workspace-member PATCH /api/v1/organizations/{organization}/workspaces/{workspace}/members/{user}
{"role": "viewer"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs workspace_members.update: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> workspace-manager DELETE /api/v1/organizations/{organization}/workspaces/{workspace}/members/{user}
< 204

> workspace-manager DELETE /api/v1/organizations/{organization}/workspaces/{workspace}/members/{user}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such workspace member",
  "code": "not_found",
  "request_id": "(request id)"
}

# All or none, and the field that is wrong is named in the caller's words.
> admin POST /api/v1/organizations/{organization}/workspaces/shared/members
{"members": [{"user": "{user}", "role": "member"}, {"user": "{absent}", "role": "member"}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "members[1].user: must be the id of a user of this organization",
  "code": "invalid",
  "field": "members[1].user",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/workspaces/shared/members
{"user": "{their_owner}", "role": "member"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "user: must be the id of a user of this organization",
  "code": "invalid",
  "field": "user",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/workspaces/shared/members
{"user": "{member}", "role": "member"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "the user is already a member of this workspace",
  "code": "already_exists",
  "field": "user",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/workspaces/shared/members
{"user": "{user}", "members": []}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "members: stands alone: name one member's fields or a list of members, not both",
  "code": "invalid",
  "field": "members",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/workspaces/shared/members
{"user": "{user}"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "role: is needed: one of admin, manager, member, viewer",
  "code": "invalid",
  "field": "role",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/workspaces/shared/members
{"role": "member"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "user: is needed: the id of a user of this organization",
  "code": "invalid",
  "field": "user",
  "request_id": "(request id)"
}

> weak GET /api/v1/organizations/{organization}/workspaces/shared/members
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such workspace",
  "code": "not_found",
  "request_id": "(request id)"
}

# What is no id is told what one looks like, also where the length is right.
> admin POST /api/v1/organizations/{organization}/workspaces/{workspace}/members
{"user": "zzzzzzzzzzzzzzzzzzzzzzzzzz", "role": "member"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "user: must be the id of a user: 26 of 0-9 and a-z without i, l, o and u, the first of them at most 7",
  "code": "invalid",
  "field": "user",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/workspaces/{workspace}/members
{"members": [{"user": "me", "role": "member"}]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "members[0].user: must be the id of a user: 26 of 0-9 and a-z without i, l, o and u, the first of them at most 7",
  "code": "invalid",
  "field": "members[0].user",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/workspaces/{workspace}/members
{"user": null, "role": "member"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "user: invalid type: null, expected a string",
  "code": "invalid",
  "field": "user",
  "request_id": "(request id)"
}

# Nobody is not a member.
> admin POST /api/v1/organizations/{organization}/workspaces/{workspace}/members
{"members": []}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "members: must have at least one member",
  "code": "invalid",
  "field": "members",
  "request_id": "(request id)"
}

