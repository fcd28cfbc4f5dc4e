# Who am I?
> owner GET /api/v1/me
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
    "id": "01kdyak52ref7t078c0kz7d52d"
  },
  "api_key": "01kdyak52recn886pvfe80ae8e",
  "operator": false,
  "role": "owner",
  "workspace": null,
  "permissions": [
    "organizations.read",
    "organizations.update",
    "organizations.delete",
    "users.create",
    "users.list",
    "users.read",
    "users.update",
    "users.delete",
    "workspaces.create",
    "workspaces.list",
    "workspaces.read",
    "workspaces.update",
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
    "workspace_api_keys.create",
    "workspace_api_keys.list",
    "workspace_api_keys.read",
    "workspace_api_keys.update",
    "workspace_api_keys.delete",
    "user_api_keys.create",
    "user_api_keys.list",
    "user_api_keys.read",
    "user_api_keys.update",
    "user_api_keys.delete",
    "roles.list",
    "aliases.create",
    "aliases.list",
    "aliases.delete",
    "audit_events.list",
    "access.evaluate"
  ]
}

> workspace-member GET /api/v1/me
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
    "id": "01kdyakcwrener6p3mtn0vsgx9"
  },
  "api_key": "01kdyakev8ftv8030h3nkfdrzc",
  "operator": false,
  "role": "member",
  "workspace": null,
  "permissions": []
}

> organization-key GET /api/v1/me
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
    "id": "01kdyaknp0f4ktsa2ymyjvyxdh"
  },
  "api_key": "01kdyaknp0f4ktsa2ymyjvyxdh",
  "operator": false,
  "role": "admin",
  "workspace": null,
  "permissions": [
    "organizations.read",
    "organizations.update",
    "users.create",
    "users.list",
    "users.read",
    "users.update",
    "users.delete",
    "workspaces.create",
    "workspaces.list",
    "workspaces.read",
    "workspaces.update",
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
    "workspace_api_keys.create",
    "workspace_api_keys.list",
    "workspace_api_keys.read",
    "workspace_api_keys.update",
    "workspace_api_keys.delete",
    "user_api_keys.create",
    "user_api_keys.list",
    "user_api_keys.read",
    "user_api_keys.update",
    "user_api_keys.delete",
    "roles.list",
    "aliases.create",
    "aliases.list",
    "aliases.delete",
    "audit_events.list",
    "access.evaluate"
  ]
}

> operator GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": {
    "id": "0000000000e008000000000000",
    "slug": "instance",
    "name": "Instance"
  },
  "principal": {
    "type": "api_key",
    "id": "01kdyak43gf3es8f9pdjneffnq"
  },
  "api_key": "01kdyak43gf3es8f9pdjneffnq",
  "operator": true,
  "role": "owner",
  "workspace": null,
  "permissions": [
    "organizations.create",
    "organizations.list",
    "organizations.read",
    "organization_api_keys.create",
    "organization_api_keys.list",
    "organization_api_keys.read",
    "organization_api_keys.update",
    "organization_api_keys.delete",
    "aliases.create",
    "aliases.list",
    "aliases.delete",
    "audit_events.list"
  ]
}

# The operator makes organizations, and hands the first owner's key on.
> operator POST /api/v1/organizations
{"name": "Globex", "slug": "globex", "settings": {"plan": "free"}, "owner": {"email": "gil@globex.example", "given_name": "Gil"}}
< 201
< content-type: application/json
{
  "organization": {
    "id": "01kdyakwgretfaytvwhywq4b0w",
    "slug": "globex",
    "name": "Globex",
    "settings": {
      "plan": "free"
    },
    "created_at": "2026-01-02T03:04:31.000Z",
    "updated_at": "2026-01-02T03:04:31.000Z"
  },
  "owner": {
    "id": "01kdyakwgrfxkbgyh0ym7drjre",
    "email": "gil@globex.example",
    "given_name": "Gil",
    "family_name": "",
    "picture": null,
    "status": "active",
    "role": "owner",
    "source": "api",
    "created_at": "2026-01-02T03:04:31.000Z",
    "updated_at": "2026-01-02T03:04:31.000Z"
  },
  "api_key": {
    "id": "01kdyakwgrer69cqf49fp3s3xk",
    "name": "First key of the owner",
    "description": null,
    "owner": {
      "type": "user",
      "id": "01kdyakwgrfxkbgyh0ym7drjre"
    },
    "workspace": null,
    "scopes": null,
    "permissions": null,
    "limits": {
      "usage": null,
      "rate": null
    },
    "defaults": null,
    "mask": "rst_key_*****yTt",
    "status": "active",
    "expires_at": null,
    "last_used_at": null,
    "created_at": "2026-01-02T03:04:31.000Z",
    "updated_at": "2026-01-02T03:04:31.000Z"
  },
  "secret": "rst_key_0DvCMgSIZS70lLKhJ9dG4zBCtbquxAcjcxxpS7EGu4r6MdNvW9oWGgYqan42WuGgCiyAdH3jmyTt"
}

= caller gil /secret
= keep globex /organization/id

> gil GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": {
    "id": "01kdyakwgretfaytvwhywq4b0w",
    "slug": "globex",
    "name": "Globex"
  },
  "principal": {
    "type": "user",
    "id": "01kdyakwgrfxkbgyh0ym7drjre"
  },
  "api_key": "01kdyakwgrer69cqf49fp3s3xk",
  "operator": false,
  "role": "owner",
  "workspace": null,
  "permissions": [
    "organizations.read",
    "organizations.update",
    "organizations.delete",
    "users.create",
    "users.list",
    "users.read",
    "users.update",
    "users.delete",
    "workspaces.create",
    "workspaces.list",
    "workspaces.read",
    "workspaces.update",
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
    "workspace_api_keys.create",
    "workspace_api_keys.list",
    "workspace_api_keys.read",
    "workspace_api_keys.update",
    "workspace_api_keys.delete",
    "user_api_keys.create",
    "user_api_keys.list",
    "user_api_keys.read",
    "user_api_keys.update",
    "user_api_keys.delete",
    "roles.list",
    "aliases.create",
    "aliases.list",
    "aliases.delete",
    "audit_events.list",
    "access.evaluate"
  ]
}

> gil GET /api/v1/organizations/globex/workspaces
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyakwgresc99ytr5z69kfkk",
      "slug": "ws-default-8bfa5a",
      "name": "Default",
      "description": null,
      "is_default": true,
      "status": "active",
      "defaults": null,
      "limits": {
        "usage": null,
        "rate": null
      },
      "settings": null,
      "created_by": null,
      "created_at": "2026-01-02T03:04:31.000Z",
      "updated_at": "2026-01-02T03:04:31.000Z",
      "archived_at": null,
      "deleted_at": null
    }
  ],
  "next": null,
  "total": 1
}

> operator GET /api/v1/organizations?limit=2
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyakwgretfaytvwhywq4b0w",
      "slug": "globex",
      "name": "Globex",
      "settings": {
        "plan": "free"
      },
      "created_at": "2026-01-02T03:04:31.000Z",
      "updated_at": "2026-01-02T03:04:31.000Z"
    },
    {
      "id": "01kdyakvhgegf8k22nftac97f1",
      "slug": "umbra",
      "name": "Organization umbra",
      "settings": null,
      "created_at": "2026-01-02T03:04:30.000Z",
      "updated_at": "2026-01-02T03:04:30.000Z"
    }
  ],
  "next": "0006475ef7ca6b80019b7ca9ee30741e8988557e94c49de1",
  "total": 3
}

= keep next /next

> operator GET /api/v1/organizations?limit=2&after={next}
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyak52re4ev2weqcz7r1haj",
      "slug": "acme",
      "name": "Organization acme",
      "settings": null,
      "created_at": "2026-01-02T03:04:07.000Z",
      "updated_at": "2026-01-02T03:04:07.000Z"
    }
  ],
  "next": null,
  "total": 3
}

# Everybody else is shown their own, by id or slug, and can't tell another from none.
> gil GET /api/v1/organizations
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyakwgretfaytvwhywq4b0w",
      "slug": "globex",
      "name": "Globex",
      "settings": {
        "plan": "free"
      },
      "created_at": "2026-01-02T03:04:31.000Z",
      "updated_at": "2026-01-02T03:04:31.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> weak GET /api/v1/organizations
< 200
< content-type: application/json
{
  "data": [],
  "next": null,
  "total": 0
}

> gil GET /api/v1/organizations/{globex}
< 200
< content-type: application/json
{
  "id": "01kdyakwgretfaytvwhywq4b0w",
  "slug": "globex",
  "name": "Globex",
  "settings": {
    "plan": "free"
  },
  "created_at": "2026-01-02T03:04:31.000Z",
  "updated_at": "2026-01-02T03:04:31.000Z"
}

> gil GET /api/v1/organizations/acme
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

> gil GET /api/v1/organizations/no-such-slug
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

> owner POST /api/v1/organizations
{"name": "Initech", "owner": {"email": "bill@initech.example"}}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs organizations.create: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> operator POST /api/v1/organizations
{"name": "Another", "slug": "acme", "owner": {"email": "a@another.example"}}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "another organization already has this slug",
  "code": "already_exists",
  "field": "slug",
  "request_id": "(request id)"
}

> operator POST /api/v1/organizations
{"name": "Headless", "owner": {"email": "a@headless.example", "role": "member"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "owner.role: must be owner, or absent",
  "code": "invalid",
  "field": "owner.role",
  "request_id": "(request id)"
}

# Changes: what is absent is kept, null clears, and a field that can't be cleared says so.
= clock 60

> gil PATCH /api/v1/organizations/globex
{"name": "Globex Corporation", "settings": null}
< 200
< content-type: application/json
{
  "id": "01kdyakwgretfaytvwhywq4b0w",
  "slug": "globex",
  "name": "Globex Corporation",
  "settings": null,
  "created_at": "2026-01-02T03:04:31.000Z",
  "updated_at": "2026-01-02T03:05:31.000Z"
}

> gil PATCH /api/v1/organizations/globex
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

> gil PATCH /api/v1/organizations/globex
{"slug": "acme"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "another organization already has this slug",
  "code": "already_exists",
  "field": "slug",
  "request_id": "(request id)"
}

> admin DELETE /api/v1/organizations/{organization}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs organizations.delete: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> gil DELETE /api/v1/organizations/globex
< 204

> gil GET /api/v1/me
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

