# Without an overlap the old secret ends at once.
> owner POST /api/v1/organizations/{organization}/api-keys
{"name": "Deploy", "owner": {"type": "organization", "role": "viewer"}}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Deploy",
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
  "mask": "rst_key_*****OwV",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQawavGvPFY9IqYGdG4zzsx42tp5a3iDOwV"
}

= keep id /id
= caller first /secret

> owner POST /api/v1/organizations/{organization}/api-keys/{id}/rotate
{"overlap_seconds": 0}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Deploy",
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
  "mask": "rst_key_*****RNa",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQE723R07DQfcFaV8G8OIe14aAnTL1aTRNa"
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
  "detail": "this key is not known here: it was never issued, or it has been revoked",
  "code": "unauthenticated",
  "request_id": "(request id)"
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
    "type": "api_key",
    "id": "01kdybqq08fnftn1c26v37etn7"
  },
  "api_key": "01kdybqq08fnftn1c26v37etn7",
  "operator": false,
  "role": "viewer",
  "workspace": null,
  "permissions": [
    "organizations.read",
    "users.list",
    "users.read",
    "workspaces.list",
    "workspaces.read",
    "workspace_members.list",
    "workspace_members.read",
    "organization_api_keys.list",
    "organization_api_keys.read",
    "workspace_api_keys.list",
    "workspace_api_keys.read",
    "user_api_keys.list",
    "user_api_keys.read",
    "service_account_api_keys.list",
    "service_account_api_keys.read",
    "invitations.list",
    "invitations.read",
    "groups.list",
    "groups.read",
    "group_members.list",
    "workspace_groups.list",
    "workspace_groups.read",
    "service_accounts.list",
    "service_accounts.read",
    "credentials.list",
    "credentials.read",
    "sso_connection.read",
    "roles.list",
    "roles.read",
    "role_assignments.list",
    "role_assignments.read",
    "aliases.list",
    "audit_events.list",
    "access.evaluate"
  ],
  "account": null
}

> owner POST /api/v1/organizations/{organization}/api-keys/{id}/rotate
{"overlap_seconds": 60}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Deploy",
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
  "mask": "rst_key_*****Mzc",
  "status": "active",
  "previous_secret_until": "2026-01-02T03:25:05.000Z",
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQG2QeYKrrNPQKYPA9rWcvY75vQfx3qBMzc"
}

= caller third /secret

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
    "type": "api_key",
    "id": "01kdybqq08fnftn1c26v37etn7"
  },
  "api_key": "01kdybqq08fnftn1c26v37etn7",
  "operator": false,
  "role": "viewer",
  "workspace": null,
  "permissions": [
    "organizations.read",
    "users.list",
    "users.read",
    "workspaces.list",
    "workspaces.read",
    "workspace_members.list",
    "workspace_members.read",
    "organization_api_keys.list",
    "organization_api_keys.read",
    "workspace_api_keys.list",
    "workspace_api_keys.read",
    "user_api_keys.list",
    "user_api_keys.read",
    "service_account_api_keys.list",
    "service_account_api_keys.read",
    "invitations.list",
    "invitations.read",
    "groups.list",
    "groups.read",
    "group_members.list",
    "workspace_groups.list",
    "workspace_groups.read",
    "service_accounts.list",
    "service_accounts.read",
    "credentials.list",
    "credentials.read",
    "sso_connection.read",
    "roles.list",
    "roles.read",
    "role_assignments.list",
    "role_assignments.read",
    "aliases.list",
    "audit_events.list",
    "access.evaluate"
  ],
  "account": null
}

> owner POST /api/v1/organizations/{organization}/api-keys/{id}/rotate
{"overlap_seconds": 60}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#conflict",
  "title": "Conflict",
  "status": 409,
  "detail": "the secret before the last rotation still counts until 2026-01-02T03:25:05.000Z: wait for that, or rotate without an overlap",
  "code": "conflict",
  "request_id": "(request id)"
}

# In an emergency both end.
> owner POST /api/v1/organizations/{organization}/api-keys/{id}/rotate
{"overlap_seconds": 0}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Deploy",
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
  "mask": "rst_key_*****fKS",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQFASJtvwlEZymWZPkSVMaW9we61X3ErfKS"
}

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

> third GET /api/v1/me
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

> owner POST /api/v1/organizations/{organization}/api-keys/{id}/rotate
{}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "overlap_seconds: is needed",
  "code": "invalid",
  "field": "overlap_seconds",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/api-keys/{id}/rotate
{"overlap_seconds": 7776001}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "overlap_seconds: must be at most 90 days",
  "code": "invalid",
  "field": "overlap_seconds",
  "request_id": "(request id)"
}

