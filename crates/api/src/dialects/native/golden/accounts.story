# Somebody who is invited sees where the invitation leads, and comes in with a new account.
> nobody POST /api/v1/invitations/peek
{"token": "{token}"}
< 200
< content-type: application/json
{
  "organization": "Organization acme",
  "invited_by": null,
  "email": "ivan@acme.example",
  "role": "member",
  "workspaces": [
    {
      "name": "Workspace shared",
      "role": "member"
    }
  ],
  "status": "pending",
  "expires_at": "2026-01-09T03:07:06.000Z"
}

> nobody POST /api/v1/invitations/peek
{"token": "rst_invitation_x"}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such invitation",
  "code": "not_found",
  "request_id": "(request id)"
}

> nobody POST /api/v1/accounts
{"token": "{token}", "login": "ivan@example.com", "password": "short"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "password: must have 12 to 256 characters; any characters will do",
  "code": "invalid",
  "field": "password",
  "request_id": "(request id)"
}

> nobody POST /api/v1/accounts
{"token": "{token}", "login": "PETRA", "password": "a long new password"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "another account already has this login",
  "code": "already_exists",
  "field": "login",
  "request_id": "(request id)"
}

> nobody POST /api/v1/accounts
{"token": "{token}", "login": "ivan@example.com", "password": "a long new password", "family_name": "Ivanov"}
< 201
< content-type: application/json
{
  "organization": "01kdyak52rfs2t2rg44v84s4gr",
  "user": {
    "id": "01kdybqq08fy7affeksmvx0v29",
    "email": "ivan@acme.example",
    "given_name": "Ivan",
    "family_name": "Ivanov",
    "picture": null,
    "status": "active",
    "role": "member",
    "source": "invitation",
    "created_at": "2026-01-02T03:24:05.000Z",
    "updated_at": "2026-01-02T03:24:05.000Z"
  },
  "session": {
    "id": "01kdybqq08e43amdwqnajtxg95",
    "login": "ivan@example.com",
    "limited_to": {
      "id": "01kdyak52rfs2t2rg44v84s4gr",
      "slug": "acme",
      "name": "Organization acme"
    },
    "created_at": "2026-01-02T03:24:05.000Z",
    "expires_at": "2026-02-01T03:24:05.000Z",
    "secret": "rst_session_00000000C8WjdnDsSE9TBNDQfpu6IiExPBWzOkHiUK5h1yZHeorVL1VS1zdRp0ROHXB4ma0dmyDv"
  }
}

= caller limited /session/secret
# A link is good once.
> nobody POST /api/v1/accounts
{"token": "{token}", "login": "another", "password": "a long new password"}
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

# The session that a link began reaches that organization alone, and makes no key that would reach more.
> limited GET /api/v1/account
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "login": "ivan@example.com",
  "organizations": [
    {
      "organization": {
        "id": "01kdyak52rfs2t2rg44v84s4gr",
        "slug": "acme",
        "name": "Organization acme"
      },
      "user": "01kdybqq08fy7affeksmvx0v29",
      "role": "member"
    }
  ],
  "created_at": "2026-01-02T03:24:05.000Z"
}

> limited GET /api/v1/me
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
    "id": "01kdybqq08fy7affeksmvx0v29"
  },
  "api_key": null,
  "operator": false,
  "role": "member",
  "workspace": null,
  "permissions": [],
  "account": {
    "id": "01kdybqq08fy99rahqaw6wt0sk",
    "login": "ivan@example.com",
    "credential": "session"
  }
}

> limited POST /api/v1/account/keys
{"name": "Laptop"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#conflict",
  "title": "Conflict",
  "status": 409,
  "detail": "this session came of an invitation and reaches one organization alone: sign in with the password to make keys",
  "code": "conflict",
  "request_id": "(request id)"
}

# A password begins one that reaches all; a wrong one and an unknown name are answered alike.
> nobody POST /api/v1/sessions
{"login": "ivan@example.com", "password": "a wrong password"}
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "the sign-in name or the password is wrong",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> nobody POST /api/v1/sessions
{"login": "nobody@example.com", "password": "a wrong password"}
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "the sign-in name or the password is wrong",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> nobody POST /api/v1/sessions
{"login": "Ivan@example.com", "password": "a long new password"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fjxajzfnhxcncnz1",
  "login": "ivan@example.com",
  "limited_to": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "expires_at": "2026-02-01T03:24:05.000Z",
  "secret": "rst_session_00000000C8WjdnDsSE9TBNDQfpu6IiP37U6kbYeSP2cXN2SnIlPSGgF8gWCRxag5VvI3b40zMFNm"
}

= caller ivan /secret

> ivan POST /api/v1/account/keys
{"name": "Laptop", "expires_at": "2026-02-01T00:00:00Z"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08e6rb7ybrvyxagqv7",
  "name": "Laptop",
  "mask": "rst_personal_*****QyR",
  "status": "active",
  "expires_at": "2026-02-01T00:00:00.000Z",
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_personal_00000000C8WjdnDsSE9TBNDQfpu6IiFWuxXOmWRsyyIZSJMa1rxXyV3xX79yZGgDjk1vBk3UGQyR"
}

= keep key /id
= caller laptop /secret

> laptop GET /api/v1/me
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
    "id": "01kdybqq08fy7affeksmvx0v29"
  },
  "api_key": null,
  "operator": false,
  "role": "member",
  "workspace": null,
  "permissions": [],
  "account": {
    "id": "01kdybqq08fy99rahqaw6wt0sk",
    "login": "ivan@example.com",
    "credential": "personal_key"
  }
}

> laptop GET /api/v1/organizations/{organization}/users
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

> laptop GET /api/v1/organizations/{their_organization}/workspaces
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

> laptop GET /portkey/v1/admin/workspaces
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

# Keys are made and revoked by who is signed in, not by a key.
> laptop POST /api/v1/account/keys
{"name": "Another"}
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

> ivan GET /api/v1/account/keys
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08e6rb7ybrvyxagqv7",
      "name": "Laptop",
      "mask": "rst_personal_*****QyR",
      "status": "active",
      "expires_at": "2026-02-01T00:00:00.000Z",
      "last_used_at": null,
      "created_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> ivan DELETE /api/v1/account/keys/{absent}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such personal key",
  "code": "not_found",
  "request_id": "(request id)"
}

> ivan DELETE /api/v1/account/keys/{key}
< 204

> laptop GET /api/v1/me
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

# A new password ends other sessions.
> ivan PUT /api/v1/account/password
{"current_password": "a wrong password", "password": "another long one"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "current_password: is not the current password",
  "code": "invalid",
  "field": "current_password",
  "request_id": "(request id)"
}

> ivan PUT /api/v1/account/password
{"current_password": "a long new password", "password": "another long one"}
< 204

> limited GET /api/v1/account
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this session is not known here, or it has ended: sign in again",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> ivan GET /api/v1/account
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "login": "ivan@example.com",
  "organizations": [
    {
      "organization": {
        "id": "01kdyak52rfs2t2rg44v84s4gr",
        "slug": "acme",
        "name": "Organization acme"
      },
      "user": "01kdybqq08fy7affeksmvx0v29",
      "role": "member"
    }
  ],
  "created_at": "2026-01-02T03:24:05.000Z"
}

# Accounts are the operator's to keep.
> owner GET /api/v1/accounts
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs accounts.list: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> operator GET /api/v1/accounts?login=IVAN@example.com
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fy99rahqaw6wt0sk",
      "login": "ivan@example.com",
      "status": "active",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

= keep account /data/0/id

> operator PATCH /api/v1/accounts/{account}
{"status": "disabled"}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "login": "ivan@example.com",
  "status": "disabled",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> ivan GET /api/v1/account
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this session is not known here, or it has ended: sign in again",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> nobody POST /api/v1/sessions
{"login": "ivan@example.com", "password": "another long one"}
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this account is disabled: ask the operator of this server",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> operator PATCH /api/v1/accounts/{account}
{"status": "active"}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "login": "ivan@example.com",
  "status": "active",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> ivan DELETE /api/v1/sessions/current
< 204

> ivan GET /api/v1/account
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this session is not known here, or it has ended: sign in again",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> operator GET /api/v1/accounts/{account}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "login": "ivan@example.com",
  "status": "active",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> operator DELETE /api/v1/accounts/{account}
< 204

> operator GET /api/v1/accounts/{account}
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such account",
  "code": "not_found",
  "request_id": "(request id)"
}

