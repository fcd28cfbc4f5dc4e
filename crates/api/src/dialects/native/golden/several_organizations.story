# An account that is a user of two organizations says which one it means.
> signed-in GET /api/v1/account
< 200
< content-type: application/json
{
  "id": "01kdyatge0ekwbtqvdwx0by4mn",
  "login": "petra",
  "organizations": [
    {
      "organization": {
        "id": "01kdyatefgf01tfteh9vg4sa0g",
        "slug": "atlas",
        "name": "Organization atlas"
      },
      "user": "01kdyatge0ft9vn83mcj1y7d1x",
      "role": "member"
    }
  ],
  "created_at": "2026-01-02T03:08:08.000Z"
}

> signed-in POST /api/v1/invitations/accept
{"token": "{token}", "given_name": "Petra"}
< 200
< content-type: application/json
{
  "organization": "01kdyak52rfs2t2rg44v84s4gr",
  "user": {
    "id": "01kdybqq08fnftn1c26v37etn7",
    "email": "ivan@acme.example",
    "given_name": "Petra",
    "family_name": "Example",
    "picture": null,
    "status": "active",
    "role": "member",
    "source": "invitation",
    "created_at": "2026-01-02T03:24:05.000Z",
    "updated_at": "2026-01-02T03:24:05.000Z"
  }
}

> signed-in POST /api/v1/invitations/accept
{"token": "{token}"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#conflict",
  "title": "Conflict",
  "status": 409,
  "detail": "this invitation was accepted already",
  "code": "conflict",
  "request_id": "(request id)"
}

> personal-key POST /api/v1/invitations/accept
{"token": "{token}"}
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this needs a session: sign in with POST /api/v1/sessions and send its secret",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> owner POST /api/v1/invitations/accept
{"token": "{token}"}
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this needs an account: sign in with POST /api/v1/sessions and send the session's secret, or use a personal key",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> personal-key GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": null,
  "principal": {
    "type": "account",
    "id": "01kdyatge0ekwbtqvdwx0by4mn"
  },
  "api_key": null,
  "operator": false,
  "role": null,
  "workspace": null,
  "permissions": [],
  "account": {
    "id": "01kdyatge0ekwbtqvdwx0by4mn",
    "login": "petra",
    "credential": "personal_key"
  }
}

> personal-key GET /api/v1/organizations/{organization}/workspaces
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyak620eckbx8bv47b97rqz",
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
      "updated_by": null,
      "created_at": "2026-01-02T03:04:08.000Z",
      "updated_at": "2026-01-02T03:04:08.000Z",
      "archived_at": null,
      "deleted_at": null
    }
  ],
  "next": null,
  "total": 1
}

> personal-key GET /api/v1/organizations/{accounts_organization}/workspaces
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyatferf53r8e5hxggg31ny",
      "slug": "maps",
      "name": "Workspace maps",
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
      "updated_by": null,
      "created_at": "2026-01-02T03:08:07.000Z",
      "updated_at": "2026-01-02T03:08:07.000Z",
      "archived_at": null,
      "deleted_at": null
    }
  ],
  "next": null,
  "total": 1
}

> personal-key GET /portkey/v1/admin/workspaces
< 400
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "organization: the account belongs to several organizations and none is named: name one in the path, or use a key of one",
    "errorCode": "AB01"
  }
}

