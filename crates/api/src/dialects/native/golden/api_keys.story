# A key of one's own, with part of one's power. Its secret is shown this once.
> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Reader", "description": "For the report", "scopes": ["users.list", "users.read"], "limits": {"rate": {"rpm": 10}}, "defaults": {"metadata": {"team": "a"}}, "expires_at": "2026-03-01T00:00:00Z"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Reader",
  "description": "For the report",
  "owner": {
    "type": "user",
    "id": "01kdyak718eqfaqfd8knnvqgaa"
  },
  "owner_has_access": true,
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
  "mask": "rst_key_*****OwV",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": "2026-03-01T00:00:00.000Z",
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQawavGvPFY9IqYGdG4zzsx42tp5a3iDOwV"
}

= caller reader /secret
= keep reader /id

> reader GET /api/v1/me
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
  "api_key": "01kdybqq08fnftn1c26v37etn7",
  "operator": false,
  "role": "admin",
  "workspace": null,
  "permissions": [
    "users.list",
    "users.read"
  ],
  "account": null
}

> reader GET /api/v1/organizations/{organization}/users?role=owner
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyak52rf9trm1cw6xee5e73",
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
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Reader",
  "description": "For the report",
  "owner": {
    "type": "user",
    "id": "01kdyak718eqfaqfd8knnvqgaa"
  },
  "owner_has_access": true,
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
  "mask": "rst_key_*****OwV",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": "2026-03-01T00:00:00.000Z",
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

# Keys of a workspace and of the organization have no user behind them.
> workspace-manager POST /api/v1/organizations/{organization}/api-keys
{"name": "Robot", "owner": {"type": "user"}, "workspace": "shared"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fy7affeksmvx0v29",
  "name": "Robot",
  "description": null,
  "owner": {
    "type": "user",
    "id": "01kdyakftgekkr5qt9rxvz5ntt"
  },
  "owner_has_access": true,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****m12",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfnXdArzeHoJ3hnETDVvQh7y4hyJtfdTfKGIacBjlM3c7m12"
}

> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Pipeline", "owner": {"type": "workspace"}, "workspace": "shared"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fjhtrwabyrmv47j4",
  "name": "Pipeline",
  "description": null,
  "owner": {
    "type": "workspace",
    "id": "01kdyak620eckbx8bv47b97rqz"
  },
  "owner_has_access": true,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****sMF",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfl1cj2Wxwaj1Jsqn2FdRdJLJrtcJv8AWiW8QzlzYL3r0sMF"
}

= caller pipeline /secret
= keep pipeline /id

> pipeline GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": {
    "id": "01kdyak52rfs2t2rg44v84s4gr",
    "slug": "acme",
    "name": "Organization acme"
  },
  "principal": {
    "type": "api_key",
    "id": "01kdybqq08fjhtrwabyrmv47j4"
  },
  "api_key": "01kdybqq08fjhtrwabyrmv47j4",
  "operator": false,
  "role": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
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
  "account": null
}

> pipeline GET /api/v1/organizations/{organization}/workspaces
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
  "id": "01kdybqq08ecar3en5vr78ej3j",
  "name": "Audit",
  "description": null,
  "owner": {
    "type": "organization",
    "id": "01kdyak52rfs2t2rg44v84s4gr",
    "role": "viewer"
  },
  "owner_has_access": true,
  "workspace": null,
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****w4u",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfcmk1GMTRbtE4po98ksLoAKTJ0nrYlwyo5l9KzYjF3YYw4u"
}

> owner POST /api/v1/organizations/{organization}/api-keys
{"name": "Ursula's", "owner": {"type": "user", "id": "{user}"}}
< 201
< content-type: application/json
{
  "id": "01kdybqq08e1sryh35d4tr3zd3",
  "name": "Ursula's",
  "description": null,
  "owner": {
    "type": "user",
    "id": "01kdyakpn8f39rs18eq9wfsch3"
  },
  "owner_has_access": true,
  "workspace": null,
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****Kax",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfaVzH0crtz3hi7M2hOikk3y1TfPr561OF5ui6NW1M3VVKax"
}

# Lists are of what the caller may list.
> workspace-manager GET /api/v1/organizations/{organization}/api-keys?workspace=shared
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fy7affeksmvx0v29",
      "name": "Robot",
      "description": null,
      "owner": {
        "type": "user",
        "id": "01kdyakftgekkr5qt9rxvz5ntt"
      },
      "owner_has_access": true,
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "scopes": null,
      "permissions": null,
      "limits": {
        "usage": null,
        "rate": null
      },
      "defaults": null,
      "mask": "rst_key_*****m12",
      "status": "active",
      "previous_secret_until": null,
      "expires_at": null,
      "last_used_at": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    },
    {
      "id": "01kdybqq08fjhtrwabyrmv47j4",
      "name": "Pipeline",
      "description": null,
      "owner": {
        "type": "workspace",
        "id": "01kdyak620eckbx8bv47b97rqz"
      },
      "owner_has_access": true,
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "scopes": null,
      "permissions": null,
      "limits": {
        "usage": null,
        "rate": null
      },
      "defaults": null,
      "mask": "rst_key_*****sMF",
      "status": "active",
      "previous_secret_until": null,
      "expires_at": null,
      "last_used_at": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    },
    {
      "id": "01kdyb3kege9ybmbxf7h868p25",
      "name": "Notebook",
      "description": null,
      "owner": {
        "type": "user",
        "id": "01kdyakqmgf9stqd5vzxvx3f1n"
      },
      "owner_has_access": true,
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "scopes": null,
      "permissions": null,
      "limits": {
        "usage": null,
        "rate": null
      },
      "defaults": null,
      "mask": "rst_key_*****9UW",
      "status": "active",
      "previous_secret_until": null,
      "expires_at": null,
      "last_used_at": null,
      "created_at": "2026-01-02T03:13:06.000Z",
      "updated_at": "2026-01-02T03:13:06.000Z"
    }
  ],
  "next": null,
  "total": 3
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
      "id": "01kdybqq08fy7affeksmvx0v29",
      "name": "Robot",
      "description": null,
      "owner": {
        "type": "user",
        "id": "01kdyakftgekkr5qt9rxvz5ntt"
      },
      "owner_has_access": true,
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "scopes": null,
      "permissions": null,
      "limits": {
        "usage": null,
        "rate": null
      },
      "defaults": null,
      "mask": "rst_key_*****m12",
      "status": "active",
      "previous_secret_until": null,
      "expires_at": null,
      "last_used_at": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": "0006475f3dd37f40019b7cbbdc087f8ea7bdd3cd37d06c49",
  "total": 15
}

= keep next /next

> viewer GET /api/v1/organizations/{organization}/api-keys?limit=1&after={next}
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "name": "Reader",
      "description": "For the report",
      "owner": {
        "type": "user",
        "id": "01kdyak718eqfaqfd8knnvqgaa"
      },
      "owner_has_access": true,
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
      "mask": "rst_key_*****OwV",
      "status": "active",
      "previous_secret_until": null,
      "expires_at": "2026-03-01T00:00:00.000Z",
      "last_used_at": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": "0006475f3dd37f40019b7cbbdc087d5faa858236c6776aa7",
  "total": 15
}

= clock 60

> admin PATCH /api/v1/organizations/{organization}/api-keys/{reader}
{"name": "Reader of users", "scopes": ["users.list"], "limits": {"usage": {"credit": 1}, "rate": null}, "description": null, "expires_at": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Reader of users",
  "description": null,
  "owner": {
    "type": "user",
    "id": "01kdyak718eqfaqfd8knnvqgaa"
  },
  "owner_has_access": true,
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
  "mask": "rst_key_*****OwV",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:25:05.000Z"
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
  "id": "01kdybshk8ehwr04bqdth48pvh",
  "name": "Short",
  "description": null,
  "owner": {
    "type": "user",
    "id": "01kdyak718eqfaqfd8knnvqgaa"
  },
  "owner_has_access": true,
  "workspace": null,
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****SIM",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": "2026-01-02T04:00:00.000Z",
  "last_used_at": null,
  "created_at": "2026-01-02T03:25:05.000Z",
  "updated_at": "2026-01-02T03:25:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWV6nTfpW34MJi73k4mZm9WAhfbsNpIRV57uQSPDUS1gRh1SSSIM"
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

