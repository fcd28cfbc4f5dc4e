# A service account of a workspace acts by its credentials.
> workspace-manager POST /api/v1/organizations/{organization}/service-accounts
{"name": "Deploy", "description": "From CI", "workspace": "shared", "role": "member"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Deploy",
  "description": "From CI",
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "role": "member",
  "status": "active",
  "created_by": "01kdyakftgekkr5qt9rxvz5ntt",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "api_key": null
}

= keep robot /id

> workspace-manager POST /api/v1/organizations/{organization}/service-accounts/{robot}/credentials
{"name": "CI", "expires_at": "2026-06-01T00:00:00Z"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08e8ws519gacekz5d0",
  "service_account": "01kdybqq08fnftn1c26v37etn7",
  "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08e8ws519gacekz5d0",
  "name": "CI",
  "mask": "rst_secret_*****3YM",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": "2026-06-01T00:00:00.000Z",
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_secret_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfc2o9VixTXK7FioeD5MYyKF9Ho99nh6PLQi7R30O718R3YM"
}

= keep credential /id
= caller first /secret

> first GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": {
    "id": "01kdyak52rfs2t2rg44v84s4gr",
    "slug": "acme",
    "name": "Organization acme"
  },
  "principal": {
    "type": "service_account",
    "id": "01kdybqq08fnftn1c26v37etn7"
  },
  "api_key": null,
  "operator": false,
  "role": null,
  "workspace": null,
  "permissions": [],
  "account": null
}

> first GET /api/v1/organizations/{organization}/workspaces/shared/members?limit=1
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
    }
  ],
  "next": "0006475ef79ca4c0019b7ca9de907a73abb4bbff77d1bc35",
  "total": 3
}

> first GET /api/v1/organizations/{organization}/users
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

> first GET /portkey/v1/admin/workspaces
< 200
< content-type: application/json
{
  "object": "list",
  "total": 1,
  "data": [
    {
      "id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
      "slug": "shared",
      "name": "Workspace shared",
      "icon": null,
      "description": null,
      "created_at": "2026-01-02T03:04:08.000Z",
      "last_updated_at": "2026-01-02T03:04:08.000Z",
      "is_default": 0,
      "defaults": null,
      "usage_limits": null,
      "rate_limits": null,
      "status": "active",
      "scim_source_id": null,
      "object": "workspace"
    }
  ]
}

> workspace-manager POST /api/v1/organizations/{organization}/service-accounts/{robot}/credentials/{credential}/rotate
{"overlap_seconds": 0}
< 200
< content-type: application/json
{
  "id": "01kdybqq08e8ws519gacekz5d0",
  "service_account": "01kdybqq08fnftn1c26v37etn7",
  "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08e8ws519gacekz5d0",
  "name": "CI",
  "mask": "rst_secret_*****Hhv",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": "2026-06-01T00:00:00.000Z",
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_secret_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfc2o9VixTXK7FiqZbgTtiyBt5t73papXfiF9wndaj40cHhv"
}

= caller second /secret

> first GET /api/v1/me
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this credential is not known here: it was never issued, or it has been revoked",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> second GET /access/v1/evaluation
< 405
< content-type: application/problem+json
< allow: POST
{
  "type": "/docs/errors.md#method_not_allowed",
  "title": "Method not allowed",
  "status": 405,
  "detail": "this path answers POST only",
  "code": "method_not_allowed",
  "request_id": "(request id)"
}

> workspace-manager GET /api/v1/organizations/{organization}/service-accounts/{robot}/credentials
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08e8ws519gacekz5d0",
      "service_account": "01kdybqq08fnftn1c26v37etn7",
      "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08e8ws519gacekz5d0",
      "name": "CI",
      "mask": "rst_secret_*****Hhv",
      "status": "active",
      "previous_secret_until": null,
      "expires_at": "2026-06-01T00:00:00.000Z",
      "last_used_at": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> workspace-manager PATCH /api/v1/organizations/{organization}/service-accounts/{robot}/credentials/{credential}
{"name": "Nightly"}
< 200
< content-type: application/json
{
  "id": "01kdybqq08e8ws519gacekz5d0",
  "service_account": "01kdybqq08fnftn1c26v37etn7",
  "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08e8ws519gacekz5d0",
  "name": "Nightly",
  "mask": "rst_secret_*****Hhv",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": "2026-06-01T00:00:00.000Z",
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> workspace-manager GET /api/v1/organizations/{organization}/service-accounts/{robot}/credentials/{credential}
< 200
< content-type: application/json
{
  "id": "01kdybqq08e8ws519gacekz5d0",
  "service_account": "01kdybqq08fnftn1c26v37etn7",
  "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08e8ws519gacekz5d0",
  "name": "Nightly",
  "mask": "rst_secret_*****Hhv",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": "2026-06-01T00:00:00.000Z",
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> workspace-manager PATCH /api/v1/organizations/{organization}/service-accounts/{robot}
{"status": "disabled", "description": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Deploy",
  "description": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "role": "member",
  "status": "disabled",
  "created_by": "01kdyakftgekkr5qt9rxvz5ntt",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> second GET /api/v1/me
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this credential does not work: its service account is disabled, or the organization is deleted",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/service-accounts?workspace=shared&status=disabled
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "name": "Deploy",
      "description": null,
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "role": "member",
      "status": "disabled",
      "created_by": "01kdyakftgekkr5qt9rxvz5ntt",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> workspace-manager DELETE /api/v1/organizations/{organization}/service-accounts/{robot}/credentials/{credential}
< 204

> workspace-manager DELETE /api/v1/organizations/{organization}/service-accounts/{robot}
< 204

> workspace-manager GET /api/v1/organizations/{organization}/service-accounts/{robot}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such service account",
  "code": "not_found",
  "request_id": "(request id)"
}

# One of the organization; the role's level is the one where it lies.
> owner POST /api/v1/organizations/{organization}/service-accounts
{"name": "Sync", "role": "admin"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08e9vbjcnh84etebtm",
  "name": "Sync",
  "description": null,
  "workspace": null,
  "role": "admin",
  "status": "active",
  "created_by": "01kdyak52rf9trm1cw6xee5e73",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "api_key": null
}

> owner POST /api/v1/organizations/{organization}/service-accounts
{"name": "Sync", "role": "manager"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "role: must be one of owner, admin, viewer, member in the organization",
  "code": "invalid",
  "field": "role",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/service-accounts
{"name": "Sync", "workspace": "shared", "role": "owner"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "role: must be one of admin, manager, member, viewer in a workspace",
  "code": "invalid",
  "field": "role",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/service-accounts
{"name": "Sync", "role": "owner"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs service_accounts.create: nobody may give or take more than they hold",
  "code": "forbidden",
  "request_id": "(request id)"
}

> workspace-manager POST /api/v1/organizations/{organization}/service-accounts
{"name": "Sync", "workspace": "shared", "role": "admin"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs service_accounts.create: nobody may give or take more than they hold",
  "code": "forbidden",
  "request_id": "(request id)"
}

> weak GET /api/v1/organizations/{organization}/service-accounts/{service_account}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such service account",
  "code": "not_found",
  "request_id": "(request id)"
}

> stranger GET /api/v1/organizations/{organization}/service-accounts/{service_account}
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

