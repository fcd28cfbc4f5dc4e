# A service account of a workspace and its first key, made in one act. The secret is shown this once.
> workspace-manager POST /api/v1/organizations/{organization}/service-accounts
{"name": "Deploy", "workspace": "shared", "role": "member", "api_key": {"name": "Secret Key", "scopes": ["workspaces.read", "workspace_members.list"], "expires_at": "2026-06-01T00:00:00Z"}}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Deploy",
  "description": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "role": "member",
  "status": "active",
  "created_by": "01kdyakftgekkr5qt9rxvz5ntt",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "api_key": {
    "id": "01kdybqq08e8ws519gacekz5d0",
    "name": "Secret Key",
    "description": null,
    "owner": {
      "type": "service_account",
      "id": "01kdybqq08fnftn1c26v37etn7"
    },
    "owner_has_access": true,
    "workspace": "01kdyak620eckbx8bv47b97rqz",
    "scopes": [
      "workspaces.read",
      "workspace_members.list"
    ],
    "permissions": [
      "workspaces.read",
      "workspace_members.list"
    ],
    "limits": {
      "usage": null,
      "rate": null
    },
    "defaults": null,
    "mask": "rst_key_*****QMQ",
    "status": "active",
    "previous_secret_until": null,
    "expires_at": "2026-06-01T00:00:00.000Z",
    "last_used_at": null,
    "created_at": "2026-01-02T03:24:05.000Z",
    "updated_at": "2026-01-02T03:24:05.000Z",
    "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfc2o9VixTXK7FioeD5MYyKF9Ho99nh6PLQi7R30O72lWQMQ"
  }
}

= keep robot /id
= keep first /api_key/id
= caller first /api_key/secret
# It acts as the service account, in the workspace where that lies.
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
  "api_key": "01kdybqq08e8ws519gacekz5d0",
  "operator": false,
  "role": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "permissions": [
    "workspaces.read",
    "workspace_members.list"
  ],
  "account": null
}

> first GET /api/v1/organizations/{organization}/workspaces/shared
< 200
< content-type: application/json
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

# Another key of it. Without a word about a workspace it reaches the one where the account lies.
> workspace-manager POST /api/v1/organizations/{organization}/api-keys
{"name": "CI", "owner": {"type": "service_account", "id": "{robot}"}}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fm78p1tk748wdgmy",
  "name": "CI",
  "description": null,
  "owner": {
    "type": "service_account",
    "id": "01kdybqq08fnftn1c26v37etn7"
  },
  "owner_has_access": true,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "scopes": null,
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
    "roles.list",
    "roles.read"
  ],
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****Icp",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDflNwXzvUB4JwkstWSOdblEuwoNRGmag5RL8ppOOws39QIcp"
}

= keep second /id
= caller second /secret

> workspace-manager GET /api/v1/organizations/{organization}/api-keys?service_account={robot}&limit=1
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fm78p1tk748wdgmy",
      "name": "CI",
      "description": null,
      "owner": {
        "type": "service_account",
        "id": "01kdybqq08fnftn1c26v37etn7"
      },
      "owner_has_access": true,
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "scopes": null,
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
        "roles.list",
        "roles.read"
      ],
      "limits": {
        "usage": null,
        "rate": null
      },
      "defaults": null,
      "mask": "rst_key_*****Icp",
      "status": "active",
      "previous_secret_until": null,
      "expires_at": null,
      "last_used_at": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": "0006475f3dd37f40019b7cbbdc087d0e8b07533911c6c29e",
  "total": 2
}

> workspace-manager GET /api/v1/organizations/{organization}/api-keys?workspace=shared&owner_type=service_account&owner_has_access=false
< 200
< content-type: application/json
{
  "data": [],
  "next": null,
  "total": 0
}

# Without a role the account holds nothing, and its keys neither; the list tells.
> workspace-manager PATCH /api/v1/organizations/{organization}/service-accounts/{robot}
{"role": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Deploy",
  "description": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "role": null,
  "status": "active",
  "created_by": "01kdyakftgekkr5qt9rxvz5ntt",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> second GET /api/v1/organizations/{organization}/workspaces/shared
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

> workspace-manager GET /api/v1/organizations/{organization}/api-keys/{second}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fm78p1tk748wdgmy",
  "name": "CI",
  "description": null,
  "owner": {
    "type": "service_account",
    "id": "01kdybqq08fnftn1c26v37etn7"
  },
  "owner_has_access": false,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "scopes": null,
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
    "roles.list",
    "roles.read"
  ],
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****Icp",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> viewer GET /api/v1/organizations/{organization}/api-keys?service_account={robot}&owner_has_access=true
< 200
< content-type: application/json
{
  "data": [],
  "next": null,
  "total": 0
}

> workspace-manager PATCH /api/v1/organizations/{organization}/service-accounts/{robot}
{"role": "viewer"}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Deploy",
  "description": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "role": "viewer",
  "status": "active",
  "created_by": "01kdyakftgekkr5qt9rxvz5ntt",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> second GET /api/v1/me
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
  "api_key": "01kdybqq08fm78p1tk748wdgmy",
  "operator": false,
  "role": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "permissions": [
    "workspaces.list",
    "workspaces.read",
    "workspace_members.list",
    "workspace_members.read",
    "workspace_groups.list",
    "workspace_groups.read",
    "roles.list",
    "roles.read"
  ],
  "account": null
}

> workspace-manager PATCH /api/v1/organizations/{organization}/api-keys/{second}
{"name": "CI of the docs", "scopes": ["workspaces.read"]}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fm78p1tk748wdgmy",
  "name": "CI of the docs",
  "description": null,
  "owner": {
    "type": "service_account",
    "id": "01kdybqq08fnftn1c26v37etn7"
  },
  "owner_has_access": true,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "scopes": [
    "workspaces.read"
  ],
  "permissions": [
    "workspaces.read"
  ],
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****Icp",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

# Without scopes it holds what its owner does, as far as who takes them away.
> workspace-manager PATCH /api/v1/organizations/{organization}/api-keys/{second}
{"scopes": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fm78p1tk748wdgmy",
  "name": "CI of the docs",
  "description": null,
  "owner": {
    "type": "service_account",
    "id": "01kdybqq08fnftn1c26v37etn7"
  },
  "owner_has_access": true,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "scopes": null,
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
    "roles.list",
    "roles.read"
  ],
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****Icp",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> workspace-manager POST /api/v1/organizations/{organization}/api-keys/{second}/rotate
{"overlap_seconds": 0}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fm78p1tk748wdgmy",
  "name": "CI of the docs",
  "description": null,
  "owner": {
    "type": "service_account",
    "id": "01kdybqq08fnftn1c26v37etn7"
  },
  "owner_has_access": true,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "scopes": null,
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
    "roles.list",
    "roles.read"
  ],
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****0KO",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDflNwXzvUB4JwksPxYhywWO55Iju7Qk2UYCpZXp4wi0yd0KO"
}

= caller rotated /secret

> second GET /api/v1/me
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

# Disabled, none of them works; deleted, none of them is there.
> workspace-manager PATCH /api/v1/organizations/{organization}/service-accounts/{robot}
{"status": "disabled"}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Deploy",
  "description": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "role": "viewer",
  "status": "disabled",
  "created_by": "01kdyakftgekkr5qt9rxvz5ntt",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> rotated GET /api/v1/me
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

> workspace-manager DELETE /api/v1/organizations/{organization}/api-keys/{first}
< 204

> workspace-manager DELETE /api/v1/organizations/{organization}/service-accounts/{robot}
< 204

> rotated GET /api/v1/me
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

> owner GET /api/v1/organizations/{organization}/api-keys/{second}
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

> owner GET /api/v1/organizations/{organization}/audit-events?target={second}&limit=2
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08em3tzmc489erzrmf",
      "sequence": 51,
      "version": 47,
      "at": "2026-01-02T03:24:05.000Z",
      "action": "api_keys.delete",
      "actor": {
        "kind": "user",
        "id": "01kdyakftgekkr5qt9rxvz5ntt",
        "key": "01kdyakhs0edyv9xbbdgmt1k28"
      },
      "target": {
        "kind": "api_key",
        "id": "01kdybqq08fm78p1tk748wdgmy",
        "workspace": "01kdyak620eckbx8bv47b97rqz"
      },
      "origin": {
        "surface": "api",
        "operation": "service_accounts.delete",
        "method": "DELETE",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/service-accounts/01kdybqq08fnftn1c26v37etn7",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky000000000000m",
        "status": 204
      },
      "details": {
        "name": "CI of the docs",
        "owner": {
          "type": "service_account",
          "id": "01kdybqq08fnftn1c26v37etn7"
        }
      }
    },
    {
      "id": "01kdybqq08ev0az10d1476dvfm",
      "sequence": 48,
      "version": 44,
      "at": "2026-01-02T03:24:05.000Z",
      "action": "api_keys.rotate",
      "actor": {
        "kind": "user",
        "id": "01kdyakftgekkr5qt9rxvz5ntt",
        "key": "01kdyakhs0edyv9xbbdgmt1k28"
      },
      "target": {
        "kind": "api_key",
        "id": "01kdybqq08fm78p1tk748wdgmy",
        "workspace": "01kdyak620eckbx8bv47b97rqz"
      },
      "origin": {
        "surface": "api",
        "operation": "api_keys.rotate",
        "method": "POST",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/api-keys/01kdybqq08fm78p1tk748wdgmy/rotate",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky000000000000f",
        "status": 200
      },
      "details": {
        "name": "CI of the docs",
        "previous_secret_until": null
      }
    }
  ],
  "next": "48",
  "total": 5,
  "unseen": 0,
  "stopped": false
}

# Both or neither: a key that can't be made leaves no account.
> workspace-manager POST /api/v1/organizations/{organization}/service-accounts
{"name": "Neither", "workspace": "shared", "role": null, "api_key": {"name": "Late", "expires_at": "2020-01-01T00:00:00Z"}}
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

> workspace-manager POST /api/v1/organizations/{organization}/service-accounts
{"name": "Neither", "workspace": "shared", "role": null, "api_key": {"name": "Odd", "scopes": ["models.read"]}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "api_key.scopes[0]: must be the name of a permission: GET /api/v1/organizations/{organization}/permissions lists them",
  "code": "invalid",
  "field": "api_key.scopes[0]",
  "request_id": "(request id)"
}

> workspace-manager GET /api/v1/organizations/{organization}/service-accounts?workspace=shared
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyaw92gepb8aw7mw61pyvbk",
      "name": "Robot",
      "description": null,
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "role": "viewer",
      "status": "active",
      "created_by": null,
      "created_at": "2026-01-02T03:09:06.000Z",
      "updated_at": "2026-01-02T03:09:06.000Z"
    }
  ],
  "next": null,
  "total": 1
}

# Without a role, and without a key.
> workspace-manager POST /api/v1/organizations/{organization}/service-accounts
{"name": "Idle", "workspace": "shared", "role": null}
< 201
< content-type: application/json
{
  "id": "01kdybqq08f3nbb6z9pyh7cj7t",
  "name": "Idle",
  "description": null,
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "role": null,
  "status": "active",
  "created_by": "01kdyakftgekkr5qt9rxvz5ntt",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "api_key": null
}

= keep idle /id
# What was made once is not made again, and its secret not shown again.
> owner POST /api/v1/organizations/{organization}/service-accounts
+ idempotency-key: "once"
{"name": "Sync", "role": "viewer", "api_key": {"name": "Secret Key"}}
< 201
< content-type: application/json
{
  "id": "01kdybqq08e65tpjvf1cmss6q7",
  "name": "Sync",
  "description": null,
  "workspace": null,
  "role": "viewer",
  "status": "active",
  "created_by": "01kdyak52rf9trm1cw6xee5e73",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "api_key": {
    "id": "01kdybqq08e4ksxqar4w0qgfwh",
    "name": "Secret Key",
    "description": null,
    "owner": {
      "type": "service_account",
      "id": "01kdybqq08e65tpjvf1cmss6q7"
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
    "mask": "rst_key_*****hdN",
    "status": "active",
    "previous_secret_until": null,
    "expires_at": null,
    "last_used_at": null,
    "created_at": "2026-01-02T03:24:05.000Z",
    "updated_at": "2026-01-02T03:24:05.000Z",
    "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfb7apWyMhUt19uFiV0fe7bE8BGatDCv46rOk6IY8206nhdN"
  }
}

= keep sync /id

> owner POST /api/v1/organizations/{organization}/service-accounts
+ idempotency-key: "once"
{"name": "Sync", "role": "viewer", "api_key": {"name": "Secret Key"}}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#secret_already_shown",
  "title": "Secret already shown",
  "status": 409,
  "detail": "this was done, and its answer had a secret, which is shown once only: it belongs to 01kdybqq08e4ksxqar4w0qgfwh; revoke that if the secret is lost",
  "code": "secret_already_shown",
  "id": "01kdybqq08e4ksxqar4w0qgfwh",
  "request_id": "(request id)"
}

# What is refused.
> owner POST /api/v1/organizations/{organization}/service-accounts
{"name": "Sync", "role": null}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "role: must be one of owner, admin, viewer, member in the organization, where member holds nothing",
  "code": "invalid",
  "field": "role",
  "request_id": "(request id)"
}

> owner PATCH /api/v1/organizations/{organization}/service-accounts/{sync}
{"role": null}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "role: must be one of owner, admin, viewer, member in the organization, where member holds nothing",
  "code": "invalid",
  "field": "role",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/api-keys
{"name": "x", "owner": {"type": "service_account"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "owner.id: is needed: the id of the service account whose key it is",
  "code": "invalid",
  "field": "owner.id",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/api-keys
{"name": "x", "owner": {"type": "service_account", "id": "robot"}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "owner.id: must be the id of a service account of this organization",
  "code": "invalid",
  "field": "owner.id",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/api-keys
{"name": "x", "owner": {"type": "service_account", "id": "{absent}"}}
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

> owner POST /api/v1/organizations/{organization}/api-keys
{"name": "x", "owner": {"type": "service_account", "id": "{idle}", "role": "viewer"}}
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

> owner POST /api/v1/organizations/{organization}/api-keys
{"name": "x", "owner": {"type": "service_account", "id": "{sync}"}, "workspace": "shared"}
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

> workspace-manager POST /api/v1/organizations/{organization}/api-keys
{"name": "x", "owner": {"type": "service_account", "id": "{sync}"}}
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

> weak POST /api/v1/organizations/{organization}/api-keys
{"name": "x", "owner": {"type": "service_account", "id": "{idle}"}}
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

> viewer POST /api/v1/organizations/{organization}/api-keys
{"name": "x", "owner": {"type": "service_account", "id": "{idle}"}}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs service_account_api_keys.create: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> owner GET /api/v1/organizations/{organization}/api-keys?user={owner}&service_account={idle}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "service_account: must be absent beside user: a key has one owner",
  "code": "invalid",
  "field": "service_account",
  "request_id": "(request id)"
}

> owner GET /api/v1/organizations/{organization}/api-keys?service_account=robot
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "service_account: must be the id of a service account of this organization",
  "code": "invalid",
  "field": "service_account",
  "request_id": "(request id)"
}

> owner GET /api/v1/organizations/{organization}/api-keys?owner_type=robot
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "owner_type: must be user, service_account, organization or workspace",
  "code": "invalid",
  "field": "owner_type",
  "request_id": "(request id)"
}

> owner GET /api/v1/organizations/{organization}/api-keys?owner_has_access=perhaps
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "owner_has_access: must be true or false",
  "code": "invalid",
  "field": "owner_has_access",
  "request_id": "(request id)"
}

> workspace-member GET /api/v1/organizations/{organization}/api-keys?workspace=shared&owner_type=service_account
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs service_account_api_keys.list: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

