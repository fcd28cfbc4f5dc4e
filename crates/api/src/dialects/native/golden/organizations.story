# Who am I?
> owner GET /api/v1/me
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
    "id": "01kdyak52rf9trm1cw6xee5e73"
  },
  "api_key": "01kdyak52rfha8pxspqe98v0h4",
  "operator": false,
  "role": "owner",
  "workspace": null,
  "permissions": [
    "organizations.read",
    "organizations.update",
    "organizations.delete",
    "organizations.export",
    "organizations.import",
    "users.create",
    "users.list",
    "users.read",
    "users.update",
    "users.delete",
    "workspaces.create",
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
    "organization_api_keys.create",
    "organization_api_keys.list",
    "organization_api_keys.read",
    "organization_api_keys.update",
    "organization_api_keys.delete",
    "organization_api_keys.rotate",
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
    "invitations.create",
    "invitations.list",
    "invitations.read",
    "invitations.resend",
    "invitations.revoke",
    "groups.create",
    "groups.list",
    "groups.read",
    "groups.update",
    "groups.delete",
    "group_members.create",
    "group_members.list",
    "group_members.delete",
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
    "sso_connection.read",
    "sso_connection.create",
    "sso_connection.update",
    "sso_connection.delete",
    "roles.create",
    "roles.list",
    "roles.read",
    "roles.update",
    "roles.delete",
    "role_assignments.create",
    "role_assignments.list",
    "role_assignments.read",
    "role_assignments.delete",
    "aliases.create",
    "aliases.list",
    "aliases.delete",
    "audit_events.list",
    "access.evaluate"
  ],
  "account": null
}

> workspace-member GET /api/v1/me
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
    "id": "01kdyakcwre28vnaf5f9342j04"
  },
  "api_key": "01kdyakev8f8ms5w02gm46c792",
  "operator": false,
  "role": "member",
  "workspace": null,
  "permissions": [],
  "account": null
}

> organization-key GET /api/v1/me
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
    "id": "01kdyaknp0epbvceh1s8qr3y61"
  },
  "api_key": "01kdyaknp0epbvceh1s8qr3y61",
  "operator": false,
  "role": "admin",
  "workspace": null,
  "permissions": [
    "organizations.read",
    "organizations.update",
    "organizations.export",
    "organizations.import",
    "users.create",
    "users.list",
    "users.read",
    "users.update",
    "users.delete",
    "workspaces.create",
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
    "organization_api_keys.create",
    "organization_api_keys.list",
    "organization_api_keys.read",
    "organization_api_keys.update",
    "organization_api_keys.delete",
    "organization_api_keys.rotate",
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
    "invitations.create",
    "invitations.list",
    "invitations.read",
    "invitations.resend",
    "invitations.revoke",
    "groups.create",
    "groups.list",
    "groups.read",
    "groups.update",
    "groups.delete",
    "group_members.create",
    "group_members.list",
    "group_members.delete",
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
    "sso_connection.read",
    "sso_connection.create",
    "sso_connection.update",
    "sso_connection.delete",
    "roles.create",
    "roles.list",
    "roles.read",
    "roles.update",
    "roles.delete",
    "role_assignments.create",
    "role_assignments.list",
    "role_assignments.read",
    "role_assignments.delete",
    "aliases.create",
    "aliases.list",
    "aliases.delete",
    "audit_events.list",
    "access.evaluate"
  ],
  "account": null
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
    "id": "01kdyak43gfzrs1d62rnsys6cx"
  },
  "api_key": "01kdyak43gfzrs1d62rnsys6cx",
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
    "organization_api_keys.rotate",
    "accounts.list",
    "accounts.read",
    "accounts.update",
    "accounts.delete",
    "aliases.create",
    "aliases.list",
    "aliases.delete",
    "audit_events.list"
  ],
  "account": null
}

# The operator makes organizations, and hands the first owner's key on.
> operator POST /api/v1/organizations
{"name": "Globex", "slug": "globex", "settings": {"plan": "free"}, "owner": {"email": "gil@globex.example", "given_name": "Gil"}}
< 201
< content-type: application/json
{
  "organization": {
    "id": "01kdybqq08fnftn1c26v37etn7",
    "slug": "globex",
    "name": "Globex",
    "settings": {
      "plan": "free"
    },
    "members_can_create_workspaces": false,
    "created_at": "2026-01-02T03:24:05.000Z",
    "updated_at": "2026-01-02T03:24:05.000Z"
  },
  "owner": {
    "id": "01kdybqq08f8abhbx5j78dqpnb",
    "email": "gil@globex.example",
    "given_name": "Gil",
    "family_name": "",
    "picture": null,
    "status": "active",
    "role": "owner",
    "source": "api",
    "created_at": "2026-01-02T03:24:05.000Z",
    "updated_at": "2026-01-02T03:24:05.000Z"
  },
  "api_key": {
    "id": "01kdybqq08e43amdwqnajtxg95",
    "name": "First key of the owner",
    "description": null,
    "owner": {
      "type": "user",
      "id": "01kdybqq08f8abhbx5j78dqpnb"
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
    "mask": "rst_key_*****huL",
    "status": "active",
    "previous_secret_until": null,
    "expires_at": null,
    "last_used_at": null,
    "created_at": "2026-01-02T03:24:05.000Z",
    "updated_at": "2026-01-02T03:24:05.000Z"
  },
  "secret": "rst_key_0DvCOt79wSDFuaUnkKx8loaRV7hCk4DZBOBmdYrTwk3OCzsfOwMzeipEPJzf8TX4JE8gZA2OLhuL"
}

= caller gil /secret
= keep globex /organization/id

> gil GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": {
    "id": "01kdybqq08fnftn1c26v37etn7",
    "slug": "globex",
    "name": "Globex"
  },
  "principal": {
    "type": "user",
    "id": "01kdybqq08f8abhbx5j78dqpnb"
  },
  "api_key": "01kdybqq08e43amdwqnajtxg95",
  "operator": false,
  "role": "owner",
  "workspace": null,
  "permissions": [
    "organizations.read",
    "organizations.update",
    "organizations.delete",
    "organizations.export",
    "organizations.import",
    "users.create",
    "users.list",
    "users.read",
    "users.update",
    "users.delete",
    "workspaces.create",
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
    "organization_api_keys.create",
    "organization_api_keys.list",
    "organization_api_keys.read",
    "organization_api_keys.update",
    "organization_api_keys.delete",
    "organization_api_keys.rotate",
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
    "invitations.create",
    "invitations.list",
    "invitations.read",
    "invitations.resend",
    "invitations.revoke",
    "groups.create",
    "groups.list",
    "groups.read",
    "groups.update",
    "groups.delete",
    "group_members.create",
    "group_members.list",
    "group_members.delete",
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
    "sso_connection.read",
    "sso_connection.create",
    "sso_connection.update",
    "sso_connection.delete",
    "roles.create",
    "roles.list",
    "roles.read",
    "roles.update",
    "roles.delete",
    "role_assignments.create",
    "role_assignments.list",
    "role_assignments.read",
    "role_assignments.delete",
    "aliases.create",
    "aliases.list",
    "aliases.delete",
    "audit_events.list",
    "access.evaluate"
  ],
  "account": null
}

> gil GET /api/v1/organizations/globex/workspaces
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08evtaej682yrb9y2p",
      "slug": "ws-default-3357c6",
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
      "updated_by": null,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z",
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
      "id": "01kdybqq08fnftn1c26v37etn7",
      "slug": "globex",
      "name": "Globex",
      "settings": {
        "plan": "free"
      },
      "members_can_create_workspaces": false,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    },
    {
      "id": "01kdyatefgf01tfteh9vg4sa0g",
      "slug": "atlas",
      "name": "Organization atlas",
      "settings": null,
      "members_can_create_workspaces": false,
      "created_at": "2026-01-02T03:08:06.000Z",
      "updated_at": "2026-01-02T03:08:06.000Z"
    }
  ],
  "next": "0006475f04aa5180019b7cad39f07803a7e9d14ee04ca810",
  "total": 4
}

= keep next /next

> operator GET /api/v1/organizations?limit=2&after={next}
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyakvhgfjd95sr67z74ff4s",
      "slug": "umbra",
      "name": "Organization umbra",
      "settings": null,
      "members_can_create_workspaces": false,
      "created_at": "2026-01-02T03:04:30.000Z",
      "updated_at": "2026-01-02T03:04:30.000Z"
    },
    {
      "id": "01kdyak52rfs2t2rg44v84s4gr",
      "slug": "acme",
      "name": "Organization acme",
      "settings": null,
      "members_can_create_workspaces": false,
      "created_at": "2026-01-02T03:04:07.000Z",
      "updated_at": "2026-01-02T03:04:07.000Z"
    }
  ],
  "next": null,
  "total": 4
}

# Everybody else is shown their own, by id or slug, and can't tell another from none.
> gil GET /api/v1/organizations
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "slug": "globex",
      "name": "Globex",
      "settings": {
        "plan": "free"
      },
      "members_can_create_workspaces": false,
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
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
  "id": "01kdybqq08fnftn1c26v37etn7",
  "slug": "globex",
  "name": "Globex",
  "settings": {
    "plan": "free"
  },
  "members_can_create_workspaces": false,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
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
  "id": "01kdybqq08fnftn1c26v37etn7",
  "slug": "globex",
  "name": "Globex Corporation",
  "settings": null,
  "members_can_create_workspaces": false,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:25:05.000Z"
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

