# A group has a name that no other one has, whatever its case.
> admin POST /api/v1/organizations/{organization}/groups
{"name": "Writers", "description": "Who writes"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Writers",
  "description": "Who writes",
  "role": null,
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

= keep made /id

> admin POST /api/v1/organizations/{organization}/groups
{"name": "WRITERS"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "another group already has this name",
  "code": "already_exists",
  "field": "name",
  "request_id": "(request id)"
}

> admin GET /api/v1/organizations/{organization}/groups/{made}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Writers",
  "description": "Who writes",
  "role": null,
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> admin GET /api/v1/organizations/{organization}/groups?name_contains=RITE
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "name": "Writers",
      "description": "Who writes",
      "role": null,
      "source": "api",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> admin PATCH /api/v1/organizations/{organization}/groups/{made}
{"name": "Authors", "description": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Authors",
  "description": null,
  "role": null,
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> admin PATCH /api/v1/organizations/{organization}/groups/{made}
{"name": null}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "name: invalid type: null, expected a string",
  "code": "invalid",
  "field": "name",
  "request_id": "(request id)"
}

# Members are added all together or not at all.
> admin POST /api/v1/organizations/{organization}/groups/{made}/members
{"users": ["{user}", "{absent}"]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "users[1]: must be the id of a user of this organization",
  "code": "invalid",
  "field": "users[1]",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/groups/{made}/members
{"users": ["{user}", "{member}"]}
< 201
< content-type: application/json
{
  "data": [
    {
      "group": "01kdybqq08fnftn1c26v37etn7",
      "user": {
        "id": "01kdyakpn8f39rs18eq9wfsch3",
        "email": "ursula@acme.example",
        "given_name": "Ursula",
        "family_name": "Example",
        "status": "active",
        "role": "member"
      },
      "created_at": "2026-01-02T03:24:05.000Z"
    },
    {
      "group": "01kdybqq08fnftn1c26v37etn7",
      "user": {
        "id": "01kdyakqmgf9stqd5vzxvx3f1n",
        "email": "max@acme.example",
        "given_name": "Max",
        "family_name": "Example",
        "status": "active",
        "role": "member"
      },
      "created_at": "2026-01-02T03:24:05.000Z"
    }
  ]
}

> admin POST /api/v1/organizations/{organization}/groups/{made}/members
{"users": ["{user}"]}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "the user is already in this group",
  "code": "already_exists",
  "field": "user",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/groups/{made}/members
{"users": []}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "users: must have at least one id of a user",
  "code": "invalid",
  "field": "users",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/groups/{made}/members
{"users": ["nobody"]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "users[0]: a user id has 26 characters of lower-case base32",
  "code": "invalid",
  "field": "users[0]",
  "request_id": "(request id)"
}

> admin GET /api/v1/organizations/{organization}/groups/{made}/members?limit=1
< 200
< content-type: application/json
{
  "data": [
    {
      "group": "01kdybqq08fnftn1c26v37etn7",
      "user": {
        "id": "01kdyakqmgf9stqd5vzxvx3f1n",
        "email": "max@acme.example",
        "given_name": "Max",
        "family_name": "Example",
        "status": "active",
        "role": "member"
      },
      "created_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": "0006475f3dd37f40019b7ca9de907a73abb4bbff77d1bc35",
  "total": 2
}

> admin GET /api/v1/organizations/{organization}/groups?member={user}
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "name": "Authors",
      "description": null,
      "role": null,
      "source": "api",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

# A manager of the workspace gives the group a role there, and none above their own.
> workspace-manager POST /api/v1/organizations/{organization}/workspaces/shared/groups
{"group": "{made}", "role": "admin"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs workspace_groups.create: nobody may give or take more than they hold",
  "code": "forbidden",
  "request_id": "(request id)"
}

> workspace-manager POST /api/v1/organizations/{organization}/workspaces/shared/groups
{"group": "{made}", "role": "member"}
< 201
< content-type: application/json
{
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "group": {
    "id": "01kdybqq08fnftn1c26v37etn7",
    "name": "Authors"
  },
  "role": "member",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> workspace-manager POST /api/v1/organizations/{organization}/workspaces/shared/groups
{"group": "{made}", "role": "member"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "the group already has a role in this workspace: change that one",
  "code": "already_exists",
  "field": "group",
  "request_id": "(request id)"
}

> workspace-manager POST /api/v1/organizations/{organization}/workspaces/shared/groups
{"group": "{absent}", "role": "member"}
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

> workspace-member GET /api/v1/organizations/{organization}/workspaces/shared/groups
< 200
< content-type: application/json
{
  "data": [
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "group": {
        "id": "01kdybqq08fnftn1c26v37etn7",
        "name": "Authors"
      },
      "role": "member",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    },
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "group": {
        "id": "01kdyamypgftrrxt9cccefrb8d",
        "name": "Readers of all"
      },
      "role": "viewer",
      "created_at": "2026-01-02T03:05:08.000Z",
      "updated_at": "2026-01-02T03:05:08.000Z"
    }
  ],
  "next": null,
  "total": 2
}

> workspace-member GET /api/v1/organizations/{organization}/workspaces/shared/groups/{made}
< 200
< content-type: application/json
{
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "group": {
    "id": "01kdybqq08fnftn1c26v37etn7",
    "name": "Authors"
  },
  "role": "member",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> workspace-manager PATCH /api/v1/organizations/{organization}/workspaces/shared/groups/{made}
{"role": "manager"}
< 200
< content-type: application/json
{
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "group": {
    "id": "01kdybqq08fnftn1c26v37etn7",
    "name": "Authors"
  },
  "role": "manager",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

# What somebody may do through a group, and why.
> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{user}"}, "action": {"name": "workspace_members.create"}, "resource": {"type": "workspace", "id": "shared"}}
< 200
< content-type: application/json
{
  "decision": true,
  "context": {
    "reason": "the subject's workspace role manager through group 01kdybqq08fnftn1c26v37etn7 includes it",
    "path": "workspace role manager through group 01kdybqq08fnftn1c26v37etn7"
  }
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{user}"}, "action": {"name": "read"}, "resource": {"type": "group", "id": "{made}"}}
< 200
< content-type: application/json
{
  "decision": false,
  "context": {
    "reason_code": "role",
    "reason": "no role of the subject includes it"
  }
}

> admin GET /api/v1/organizations/{organization}/workspace-groups?group={made}&role=manager
< 200
< content-type: application/json
{
  "data": [
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "group": {
        "id": "01kdybqq08fnftn1c26v37etn7",
        "name": "Authors"
      },
      "role": "manager",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> admin GET /api/v1/organizations/{organization}/workspace-groups?role=chief
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "role: must be one or more of admin, manager, member, viewer, separated by commas",
  "code": "invalid",
  "field": "role",
  "request_id": "(request id)"
}

> workspace-manager DELETE /api/v1/organizations/{organization}/workspaces/shared/groups/{made}
< 204

> workspace-manager DELETE /api/v1/organizations/{organization}/workspaces/shared/groups/{made}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such workspace group",
  "code": "not_found",
  "request_id": "(request id)"
}

> admin DELETE /api/v1/organizations/{organization}/groups/{made}/members/{user}
< 204

> admin DELETE /api/v1/organizations/{organization}/groups/{made}/members/{user}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such group member",
  "code": "not_found",
  "request_id": "(request id)"
}

> admin DELETE /api/v1/organizations/{organization}/groups/{made}
< 204

> admin GET /api/v1/organizations/{organization}/groups/{made}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such group",
  "code": "not_found",
  "request_id": "(request id)"
}

# Only who reads the organization sees its groups.
> weak GET /api/v1/organizations/{organization}/groups
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs groups.list: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> stranger GET /api/v1/organizations/{organization}/groups/{group}
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

