# A key of one's own, with part of one's power. Its secret is shown this once.
> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Reader", "description": "For the report", "scopes": ["users.list", "users.read"], "limits": {"rate": {"rpm": 10}}, "defaults": {"metadata": {"team": "a"}}, "expires_at": "2026-03-01T00:00:00Z"}
< 201
< content-type: application/json
{
  "id": "01kdyakwgretfaytvwhywq4b0w",
  "name": "Reader",
  "description": "For the report",
  "owner": {
    "type": "user",
    "id": "01kdyak718fk98seae7pqfh2b8"
  },
  "workspace": null,
  "scopes": [
    "users.list",
    "users.read"
  ],
  "permissions": [
    "users.list",
    "users.read"
  ],
  "limits": {
    "usage": null,
    "rate": {
      "rpm": 10
    }
  },
  "defaults": {
    "metadata": {
      "team": "a"
    }
  },
  "mask": "rst_key_*****rTR",
  "status": "active",
  "expires_at": "2026-03-01T00:00:00.000Z",
  "last_used_at": null,
  "created_at": "2026-01-02T03:04:31.000Z",
  "updated_at": "2026-01-02T03:04:31.000Z",
  "secret": "rst_key_0DvCMdf5XEs8HaIxTmCFsDH0ECYVfHvwGDN6bGg7Drmzux3CltmrirsIDQF03DGl9W12Dk07krTR"
}

= caller reader /secret
= keep reader /id

> reader GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": {
    "id": "01kdyak52re4ev2weqcz7r1haj",
    "slug": "acme",
    "name": "Organization acme"
  },
  "principal": {
    "type": "user",
    "id": "01kdyak718fk98seae7pqfh2b8"
  },
  "api_key": "01kdyakwgretfaytvwhywq4b0w",
  "operator": false,
  "role": "admin",
  "workspace": null,
  "permissions": [
    "users.list",
    "users.read"
  ]
}

> reader GET /api/v1/organizations/{organization}/users?role=owner
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyak52ref7t078c0kz7d52d",
      "email": "owner@acme.example",
      "given_name": "Ona",
      "family_name": "Example",
      "picture": null,
      "status": "active",
      "role": "owner",
      "source": "api",
      "created_at": "2026-01-02T03:04:07.000Z",
      "updated_at": "2026-01-02T03:04:07.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> reader GET /api/v1/organizations/{organization}/workspaces
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs workspaces.list: the key's scopes do not include it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> admin GET /api/v1/organizations/{organization}/api-keys/{reader}
< 200
< content-type: application/json
{
  "id": "01kdyakwgretfaytvwhywq4b0w",
  "name": "Reader",
  "description": "For the report",
  "owner": {
    "type": "user",
    "id": "01kdyak718fk98seae7pqfh2b8"
  },
  "workspace": null,
  "scopes": [
    "users.list",
    "users.read"
  ],
  "permissions": [
    "users.list",
    "users.read"
  ],
  "limits": {
    "usage": null,
    "rate": {
      "rpm": 10
    }
  },
  "defaults": {
    "metadata": {
      "team": "a"
    }
  },
  "mask": "rst_key_*****rTR",
  "status": "active",
  "expires_at": "2026-03-01T00:00:00.000Z",
  "last_used_at": null,
  "created_at": "2026-01-02T03:04:31.000Z",
  "updated_at": "2026-01-02T03:04:31.000Z"
}

# Keys of a workspace and of the organization have no user behind them.
> workspace-manager POST /api/v1/organizations/{organization}/api-keys
{"name": "Robot", "owner": {"type": "user"}, "workspace": "shared"}
< 201
< content-type: application/json
{
  "id": "01kdyakwgrf67bwt8yxjn2tqky",
  "name": "Robot",
  "description": null,
  "owner": {
    "type": "user",
    "id": "01kdyakftgee1a53wwkbshnesh"
  },
  "workspace": "01kdyak620ewqbcansex3hjyr9",
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****kwO",
  "status": "active",
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:04:31.000Z",
  "updated_at": "2026-01-02T03:04:31.000Z",
  "secret": "rst_key_0DvCMdf5XEs8HaIxTmCFsDH0ECYVfHyTKP3WFHscOtZkRIaJWgszgG7REsXbDi32j3uB310lNkwO"
}

> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Pipeline", "owner": {"type": "workspace"}, "workspace": "shared"}
< 201
< content-type: application/json
{
  "id": "01kdyakwgrffx9m6y49ep43dnc",
  "name": "Pipeline",
  "description": null,
  "owner": {
    "type": "workspace",
    "id": "01kdyak620ewqbcansex3hjyr9"
  },
  "workspace": "01kdyak620ewqbcansex3hjyr9",
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****gh2",
  "status": "active",
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:04:31.000Z",
  "updated_at": "2026-01-02T03:04:31.000Z",
  "secret": "rst_key_0DvCMdf5XEs8HaIxTmCFsDH0ECYVfI0YmldexK8tC1wx2Kfni5Yr2D4vEwQL1s1tPVO0GX2ztgh2"
}

= caller pipeline /secret
= keep pipeline /id

> pipeline GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": {
    "id": "01kdyak52re4ev2weqcz7r1haj",
    "slug": "acme",
    "name": "Organization acme"
  },
  "principal": {
    "type": "api_key",
    "id": "01kdyakwgrffx9m6y49ep43dnc"
  },
  "api_key": "01kdyakwgrffx9m6y49ep43dnc",
  "operator": false,
  "role": null,
  "workspace": "01kdyak620ewqbcansex3hjyr9",
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
    "user_api_keys.create",
    "user_api_keys.list",
    "user_api_keys.read",
    "user_api_keys.update",
    "user_api_keys.delete"
  ]
}

> pipeline GET /api/v1/organizations/{organization}/workspaces
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyak620ewqbcansex3hjyr9",
      "slug": "shared",
      "name": "Workspace shared",
      "description": null,
      "is_default": false,
      "status": "active",
      "defaults": null,
      "limits": {
        "usage": null,
        "rate": null
      },
      "settings": null,
      "created_by": null,
      "created_at": "2026-01-02T03:04:08.000Z",
      "updated_at": "2026-01-02T03:04:08.000Z",
      "archived_at": null,
      "deleted_at": null
    }
  ],
  "next": null,
  "total": 1
}

> pipeline POST /api/v1/organizations/{organization}/api-keys
{"name": "Child"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "owner: is needed: the calling key is not a user's",
  "code": "invalid",
  "field": "owner",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/api-keys
{"name": "Audit", "owner": {"type": "organization", "role": "viewer"}}
< 201
< content-type: application/json
{
  "id": "01kdyakwgrer69cqf49fp3s3xk",
  "name": "Audit",
  "description": null,
  "owner": {
    "type": "organization",
    "id": "01kdyak52re4ev2weqcz7r1haj",
    "role": "viewer"
  },
  "workspace": null,
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****84p",
  "status": "active",
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:04:31.000Z",
  "updated_at": "2026-01-02T03:04:31.000Z",
  "secret": "rst_key_0DvCMdf5XEs8HaIxTmCFsDH0ECYVfHvRkR4v84cFu0GPm8NxvZIfTa3sztqwREA2MgkzNL2Y084p"
}

> owner POST /api/v1/organizations/{organization}/api-keys
{"name": "Ursula's", "owner": {"type": "user", "id": "{user}"}}
< 201
< content-type: application/json
{
  "id": "01kdyakwgrf96bep2a1fk1jyez",
  "name": "Ursula's",
  "description": null,
  "owner": {
    "type": "user",
    "id": "01kdyakpn8f3bs1fgbcpbwk5ta"
  },
  "workspace": null,
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****qow",
  "status": "active",
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:04:31.000Z",
  "updated_at": "2026-01-02T03:04:31.000Z",
  "secret": "rst_key_0DvCMdf5XEs8HaIxTmCFsDH0ECYVfHz70IhopysXwhnGvmqYUjNBwwOgy4l8o1EPxjl25i0dsqow"
}

# Lists are of what the caller may list.
> workspace-manager GET /api/v1/organizations/{organization}/api-keys?workspace=shared
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyakwgrffx9m6y49ep43dnc",
      "name": "Pipeline",
      "description": null,
      "owner": {
        "type": "workspace",
        "id": "01kdyak620ewqbcansex3hjyr9"
      },
      "workspace": "01kdyak620ewqbcansex3hjyr9",
      "scopes": null,
      "permissions": null,
      "limits": {
        "usage": null,
        "rate": null
      },
      "defaults": null,
      "mask": "rst_key_*****gh2",
      "status": "active",
      "expires_at": null,
      "last_used_at": null,
      "created_at": "2026-01-02T03:04:31.000Z",
      "updated_at": "2026-01-02T03:04:31.000Z"
    },
    {
      "id": "01kdyakwgrf67bwt8yxjn2tqky",
      "name": "Robot",
      "description": null,
      "owner": {
        "type": "user",
        "id": "01kdyakftgee1a53wwkbshnesh"
      },
      "workspace": "01kdyak620ewqbcansex3hjyr9",
      "scopes": null,
      "permissions": null,
      "limits": {
        "usage": null,
        "rate": null
      },
      "defaults": null,
      "mask": "rst_key_*****kwO",
      "status": "active",
      "expires_at": null,
      "last_used_at": null,
      "created_at": "2026-01-02T03:04:31.000Z",
      "updated_at": "2026-01-02T03:04:31.000Z"
    }
  ],
  "next": null,
  "total": 2
}

> workspace-manager GET /api/v1/organizations/{organization}/api-keys
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs organization_api_keys.list: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/api-keys?limit=1
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyakwgrffx9m6y49ep43dnc",
      "name": "Pipeline",
      "description": null,
      "owner": {
        "type": "workspace",
        "id": "01kdyak620ewqbcansex3hjyr9"
      },
      "workspace": "01kdyak620ewqbcansex3hjyr9",
      "scopes": null,
      "permissions": null,
      "limits": {
        "usage": null,
        "rate": null
      },
      "defaults": null,
      "mask": "rst_key_*****gh2",
      "status": "active",
      "expires_at": null,
      "last_used_at": null,
      "created_at": "2026-01-02T03:04:31.000Z",
      "updated_at": "2026-01-02T03:04:31.000Z"
    }
  ],
  "next": "0006475ef7d9adc0019b7ca9f2187bfa9a1bc44bac41b6ac",
  "total": 14
}

= keep next /next

> viewer GET /api/v1/organizations/{organization}/api-keys?limit=1&after={next}
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyakwgrf96bep2a1fk1jyez",
      "name": "Ursula's",
      "description": null,
      "owner": {
        "type": "user",
        "id": "01kdyakpn8f3bs1fgbcpbwk5ta"
      },
      "workspace": null,
      "scopes": null,
      "permissions": null,
      "limits": {
        "usage": null,
        "rate": null
      },
      "defaults": null,
      "mask": "rst_key_*****qow",
      "status": "active",
      "expires_at": null,
      "last_used_at": null,
      "created_at": "2026-01-02T03:04:31.000Z",
      "updated_at": "2026-01-02T03:04:31.000Z"
    }
  ],
  "next": "0006475ef7d9adc0019b7ca9f2187a4cb7584a0be61979df",
  "total": 14
}

= clock 60

> admin PATCH /api/v1/organizations/{organization}/api-keys/{reader}
{"name": "Reader of users", "scopes": ["users.list"], "limits": {"usage": {"credit": 1}, "rate": null}, "description": null, "expires_at": null}
< 200
< content-type: application/json
{
  "id": "01kdyakwgretfaytvwhywq4b0w",
  "name": "Reader of users",
  "description": null,
  "owner": {
    "type": "user",
    "id": "01kdyak718fk98seae7pqfh2b8"
  },
  "workspace": null,
  "scopes": [
    "users.list"
  ],
  "permissions": [
    "users.list"
  ],
  "limits": {
    "usage": {
      "credit": 1
    },
    "rate": null
  },
  "defaults": {
    "metadata": {
      "team": "a"
    }
  },
  "mask": "rst_key_*****rTR",
  "status": "active",
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:04:31.000Z",
  "updated_at": "2026-01-02T03:05:31.000Z"
}

> reader GET /api/v1/organizations/{organization}/users/{user}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs users.read: the key's scopes do not include it",
  "code": "forbidden",
  "request_id": "(request id)"
}

# What can't be: words that are no permission, more than one holds, an end in the past, owners that do not fit.
> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Odd", "scopes": ["users.list", "users.fly"]}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "scopes[1]: must be the name of a permission: GET /api/v1/organizations/{organization}/permissions lists them",
  "code": "invalid",
  "field": "scopes[1]",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Crown", "owner": {"type": "organization", "role": "owner"}}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs organization_api_keys.create: nobody may give or take more than they hold",
  "code": "forbidden",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Past", "expires_at": "2026-01-01T00:00:00Z"}
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

> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Bare", "owner": {"type": "organization"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "owner.role: is needed: one of owner, admin, viewer, member",
  "code": "invalid",
  "field": "owner.role",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Role", "owner": {"type": "user", "role": "admin"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "owner.role: is for keys of the organization: other keys have their owner's role",
  "code": "invalid",
  "field": "owner.role",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Where", "owner": {"type": "workspace"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "workspace: is needed: the id or slug of the workspace whose key it is",
  "code": "invalid",
  "field": "workspace",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Whose", "owner": {"type": "user", "id": "{their_owner}"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "owner.id: must be the id of a user of this organization",
  "code": "invalid",
  "field": "owner.id",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Bound", "owner": {"type": "organization", "role": "viewer"}, "workspace": "shared"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "workspace: a key of the organization is not bound to a workspace",
  "code": "invalid",
  "field": "workspace",
  "request_id": "(request id)"
}

# A key ends at once.
> admin DELETE /api/v1/organizations/{organization}/api-keys/{reader}
< 204

> reader GET /api/v1/me
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

> admin GET /api/v1/organizations/{organization}/api-keys/{reader}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such api key",
  "code": "not_found",
  "request_id": "(request id)"
}

> weak GET /api/v1/organizations/{organization}/api-keys/{api_key}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such api key",
  "code": "not_found",
  "request_id": "(request id)"
}

> weak GET /api/v1/organizations/{organization}/api-keys/{absent}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such api key",
  "code": "not_found",
  "request_id": "(request id)"
}

# And with its time.
> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Short", "expires_at": "2026-01-02T04:00:00Z"}
< 201
< content-type: application/json
{
  "id": "01kdyanq3req7ajqn7xnjdzhm0",
  "name": "Short",
  "description": null,
  "owner": {
    "type": "user",
    "id": "01kdyak718fk98seae7pqfh2b8"
  },
  "workspace": null,
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****l2c",
  "status": "active",
  "expires_at": "2026-01-02T04:00:00.000Z",
  "last_used_at": null,
  "created_at": "2026-01-02T03:05:31.000Z",
  "updated_at": "2026-01-02T03:05:31.000Z",
  "secret": "rst_key_0DvCMdf5XEs8HaIxTmCFsDH0ECZPF5x5EwuOsNHikvm5MSXx8lVONhAxmWO7j5n8LaNrva0gkl2c"
}

= caller short /secret
= clock 7200

> short GET /api/v1/me
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this key has expired",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

