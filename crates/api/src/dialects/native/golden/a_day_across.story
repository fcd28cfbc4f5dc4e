# A day across the dialects: invited in Portkey, accepted in Keycard, given another role in OpenAI, removed in Evo. Each sees at once what
# was done in the others.
> admin POST /portkey/v1/admin/users/invites
{"email": "nina@acme.example", "role": "member", "workspaces": [{"id": "shared", "role": "member"}]}
< 200
< content-type: application/json
{
  "object": "invite",
  "id": "019b7cbb-dc08-7d5f-aa85-8236c6776aa7",
  "email": "nina@acme.example",
  "role": "member",
  "created_at": "2026-01-02T03:24:05.000Z",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "accepted_at": null,
  "status": "pending",
  "invited_by": "019b7ca9-9c28-75de-abbd-a89d6bbbc14a",
  "workspaces": [
    {
      "id": "shared",
      "workspace_id": "shared",
      "role": "member"
    }
  ],
  "invite_link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQawavGvPFY9IqYGdG4zzsx42tp5a2eSnV3"
}

> admin GET /keycard/organizations/{organization}/identities?query[email]=nina@
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "created_at": "2026-01-02T03:24:05.000Z",
      "email": "nina@acme.example",
      "role": "org_member",
      "source": "https://roster.example",
      "status": "pending",
      "type": "invitation",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false,
    "start_cursor": "01kdybqq08fnftn1c26v37etn7",
    "end_cursor": "01kdybqq08fnftn1c26v37etn7"
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": null
  }
}

= keep invited /items/0/id

> admin GET /openai/v1/organization/invites/invite-{invited}
< 200
< content-type: application/json
{
  "object": "organization.invite",
  "id": "invite-01kdybqq08fnftn1c26v37etn7",
  "email": "nina@acme.example",
  "role": "reader",
  "status": "pending",
  "created_at": 1767324245,
  "invited_at": 1767324245,
  "expires_at": 1767929045,
  "accepted_at": null,
  "projects": [
    {
      "id": "proj_01kdyak620eckbx8bv47b97rqz",
      "role": "member"
    }
  ]
}

# The link is in the mail; whoever asks for a new one natively is shown its token.
> admin POST /api/v1/organizations/{organization}/invitations/{invited}/resend
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "nina@acme.example",
  "given_name": "",
  "family_name": "",
  "role": "member",
  "workspaces": [
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "role": "member"
    }
  ],
  "status": "pending",
  "invited_by": "01kdyak718eqfaqfd8knnvqgaa",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "accepted_at": null,
  "user": null,
  "revoked_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "token": "rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQE723R07DQfcFaV8G8OIe14aAnTL0EKnpI",
  "link": "https://roster.example/accept/rst_invitation_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQE723R07DQfcFaV8G8OIe14aAnTL0EKnpI",
  "mail": "off"
}

= keep token /token

> nobody GET /keycard/invitations/{token}
< 200
< content-type: application/json
{
  "created_by_name": "Adam Example",
  "email": "nina@acme.example",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "organization_name": "Organization acme",
  "role": "org_member",
  "status": "pending"
}

> signed-in POST /keycard/invitations/{token}/accept
< 200
< content-type: application/json
{
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "organization_name": "Organization acme",
  "success": true,
  "user_id": "01kdybqq08fm78p1tk748wdgmy"
}

= keep nina /user_id

> admin GET /portkey/v1/admin/users?email=nina@acme.example
< 200
< content-type: application/json
{
  "object": "list",
  "total": 1,
  "data": [
    {
      "object": "user",
      "id": "019b7cbb-dc08-7d0e-8b07-533911c6c29e",
      "first_name": "",
      "last_name": "",
      "role": "member",
      "email": "nina@acme.example",
      "created_at": "2026-01-02T03:24:05.000Z",
      "last_updated_at": "2026-01-02T03:24:05.000Z",
      "status": "active",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ]
}

= keep uuid /data/0/id

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users?user_id={uuid}
< 200
< content-type: application/json
{
  "links": {},
  "results": [
    {
      "email": "nina@acme.example",
      "full_name": null,
      "role": "editor",
      "user_id": "019b7cbb-dc08-7d0e-8b07-533911c6c29e"
    }
  ]
}

> admin POST /openai/v1/organization/projects/{workspace}/users/user-{nina}
{"role": "owner"}
< 200
< content-type: application/json
{
  "object": "organization.project.user",
  "id": "user-01kdybqq08fm78p1tk748wdgmy",
  "name": null,
  "email": "nina@acme.example",
  "role": "owner",
  "added_at": 1767324245
}

> admin GET /keycard/zones/{workspace}/members/{nina}
< 200
< content-type: application/json
{
  "id": "01kdyak620eckbx8bv47b97rqz.01kdybqq08fm78p1tk748wdgmy",
  "_links": {
    "organization_user": {
      "href": "https://roster.example/keycard/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdybqq08fm78p1tk748wdgmy"
    },
    "self": {
      "href": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/members/01kdybqq08fm78p1tk748wdgmy"
    }
  },
  "created_at": "2026-01-02T03:24:05.000Z",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "organization_user_id": "01kdybqq08fm78p1tk748wdgmy",
  "role": "zone_manager",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "zone_id": "01kdyak620eckbx8bv47b97rqz"
}

> admin GET /portkey/v1/admin/workspaces/shared/users/{uuid}
< 200
< content-type: application/json
{
  "object": "workspace-user",
  "id": "019b7cbb-dc08-7d0e-8b07-533911c6c29e",
  "first_name": "",
  "last_name": "",
  "org_role": "member",
  "role": "admin",
  "created_at": "2026-01-02T03:24:05.000Z",
  "last_updated_at": "2026-01-02T03:24:05.000Z",
  "status": "active",
  "workspace_id": "019b7ca9-9840-7326-bea1-7b21d693e2ff",
  "email": "nina@acme.example",
  "scopes": [
    "organisations.read",
    "organisation_users.read",
    "workspaces.read",
    "logs.list",
    "logs.view",
    "prompts.create",
    "prompts.read",
    "prompts.list",
    "configs.create",
    "configs.read",
    "configs.list",
    "virtual_keys.create",
    "virtual_keys.read",
    "virtual_keys.list",
    "workspace_users.create",
    "workspace_users.read",
    "workspace_users.list",
    "generations.create"
  ],
  "settings": null
}

> admin GET /evo/workspace/admin/orgs/{organization}/workspaces/{workspace}/users?user_id={uuid}
< 200
< content-type: application/json
{
  "links": {},
  "results": [
    {
      "email": "nina@acme.example",
      "full_name": null,
      "role": "owner",
      "user_id": "019b7cbb-dc08-7d0e-8b07-533911c6c29e"
    }
  ]
}

> admin DELETE /evo/workspace/orgs/{organization}/members/users/{uuid}
< 204

> admin GET /keycard/organizations/{organization}/users/{nina}
< 404
< content-type: application/json
{
  "message": "no such user",
  "code": "not_found",
  "status": 404
}

> admin GET /openai/v1/organization/users/user-{nina}
< 404
< content-type: application/json
{
  "error": {
    "message": "no such user",
    "type": "invalid_request_error",
    "param": null,
    "code": "not_found"
  }
}

> admin GET /portkey/v1/admin/users/{uuid}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such user",
    "errorCode": "AB08"
  }
}

> admin GET /portkey/v1/admin/workspaces/shared/users/{uuid}
< 404
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "no such workspace member",
    "errorCode": "AB08"
  }
}

> admin GET /api/v1/organizations/{organization}/users/{nina}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such user",
  "code": "not_found",
  "request_id": "(request id)"
}

# Who is disabled in one is refused in all with the next request.
> viewer GET /api/v1/me
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
    "id": "01kdyak8zre7htye5svswtenzg"
  },
  "api_key": "01kdyak9z0ef6ry6v3zdpp3wa8",
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

= keep reader /principal/id

> viewer GET /keycard/organizations/{organization}
< 200
< content-type: application/json
{
  "id": "01kdyak52rfs2t2rg44v84s4gr",
  "created_at": "2026-01-02T03:04:07.000Z",
  "label": "acme",
  "name": "Organization acme",
  "sso_enabled": false,
  "updated_at": "2026-01-02T03:04:07.000Z",
  "zone_id": "01kdyak52rfhq98epc7raq524q"
}

> admin PATCH /keycard/organizations/{organization}/users/{reader}
{"status": "disabled"}
< 200
< content-type: application/json
{
  "id": "01kdyak8zre7htye5svswtenzg",
  "created_at": "2026-01-02T03:04:11.000Z",
  "role": "org_viewer",
  "source": "https://roster.example",
  "status": "disabled",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "email": "vera@acme.example"
}

> viewer GET /api/v1/me
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

> viewer GET /portkey/v1/admin/users
< 401
< content-type: application/json
{
  "success": false,
  "data": {
    "message": "this key does not work: its owner is disabled, or the organization is deleted",
    "errorCode": "AB05"
  }
}

> viewer GET /openai/v1/organization/users
< 401
< content-type: application/json
{
  "error": {
    "message": "this key does not work: its owner is disabled, or the organization is deleted",
    "type": "invalid_request_error",
    "param": null,
    "code": "invalid_api_key"
  }
}

> viewer GET /keycard/organizations/{organization}
< 401
< content-type: application/json
{
  "message": "this key does not work: its owner is disabled, or the organization is deleted",
  "code": "unauthorized",
  "status": 401
}

> viewer GET /evo/workspace/orgs/{organization}/workspaces
< 401
< content-type: application/problem+json
< www-authenticate: Bearer
{
  "detail": "this key does not work: its owner is disabled, or the organization is deleted",
  "invalid-params": null,
  "status": 401,
  "title": "Unauthorized",
  "type": "https://seequent.com/error-codes/workspace/auth/unauthorized"
}

> viewer POST /access/v1/evaluation
{"subject": {"type": "user", "id": "{reader}"}, "action": {"name": "users.read"}, "resource": {"type": "organization", "id": "{organization}"}}
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

> viewer POST /mcp
{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
< 401
< content-type: application/json
< www-authenticate: Bearer realm="roster"
{
  "jsonrpc": "2.0",
  "error": {
    "code": -32600,
    "message": "this key does not work: its owner is disabled, or the organization is deleted",
    "data": {
      "code": "unauthenticated",
      "request_id": "(request id)"
    }
  }
}

