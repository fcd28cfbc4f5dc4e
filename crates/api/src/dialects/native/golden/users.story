# Users come and go.
> admin POST /api/v1/organizations/{organization}/users
{"email": "Nina+test@acme.example", "given_name": "Nina", "family_name": "Newman", "picture": "https://acme.example/nina.png"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "Nina+test@acme.example",
  "given_name": "Nina",
  "family_name": "Newman",
  "picture": "https://acme.example/nina.png",
  "status": "active",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

= keep nina /id

> admin GET /api/v1/organizations/{organization}/users/{nina}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "Nina+test@acme.example",
  "given_name": "Nina",
  "family_name": "Newman",
  "picture": "https://acme.example/nina.png",
  "status": "active",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> admin GET /api/v1/organizations/{organization}/users?email=nina+test@ACME.example
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "email": "Nina+test@acme.example",
      "given_name": "Nina",
      "family_name": "Newman",
      "picture": "https://acme.example/nina.png",
      "status": "active",
      "role": "member",
      "source": "api",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:24:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> admin GET /api/v1/organizations/{organization}/users?role=owner,admin&limit=2
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyakjr8ftwa0q3j7vp46r06",
      "email": "dora@acme.example",
      "given_name": "Dora",
      "family_name": "Example",
      "picture": null,
      "status": "disabled",
      "role": "admin",
      "source": "api",
      "created_at": "2026-01-02T03:04:21.000Z",
      "updated_at": "2026-01-02T03:04:23.000Z"
    },
    {
      "id": "01kdyak718eqfaqfd8knnvqgaa",
      "email": "adam@acme.example",
      "given_name": "Adam",
      "family_name": "Example",
      "picture": null,
      "status": "active",
      "role": "admin",
      "source": "api",
      "created_at": "2026-01-02T03:04:09.000Z",
      "updated_at": "2026-01-02T03:04:09.000Z"
    }
  ],
  "next": "0006475ef689fc40019b7ca99c2875deabbda89d6bbbc14a",
  "total": 3
}

= keep next /next

> admin GET /api/v1/organizations/{organization}/users?role=owner,admin&limit=2&after={next}
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
  "total": 3
}

> admin GET /api/v1/organizations/{organization}/users?status=disabled
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyakjr8ftwa0q3j7vp46r06",
      "email": "dora@acme.example",
      "given_name": "Dora",
      "family_name": "Example",
      "picture": null,
      "status": "disabled",
      "role": "admin",
      "source": "api",
      "created_at": "2026-01-02T03:04:21.000Z",
      "updated_at": "2026-01-02T03:04:23.000Z"
    }
  ],
  "next": null,
  "total": 1
}

= clock 60

> admin PATCH /api/v1/organizations/{organization}/users/{nina}
{"family_name": "Oldman", "picture": null, "role": "viewer"}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "Nina+test@acme.example",
  "given_name": "Nina",
  "family_name": "Oldman",
  "picture": null,
  "status": "active",
  "role": "viewer",
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:25:05.000Z"
}

# The same again changes nothing and is a success.
= clock 60

> admin PATCH /api/v1/organizations/{organization}/users/{nina}
{"family_name": "Oldman"}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "Nina+test@acme.example",
  "given_name": "Nina",
  "family_name": "Oldman",
  "picture": null,
  "status": "active",
  "role": "viewer",
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:25:05.000Z"
}

# Only owners manage owners, and one always stays.
> admin PATCH /api/v1/organizations/{organization}/users/{nina}
{"role": "owner"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs users.update: nobody may give or take more than they hold",
  "code": "forbidden",
  "request_id": "(request id)"
}

> admin PATCH /api/v1/organizations/{organization}/users/{owner}
{"status": "disabled"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs users.update: nobody may give or take more than they hold",
  "code": "forbidden",
  "request_id": "(request id)"
}

> owner PATCH /api/v1/organizations/{organization}/users/{owner}
{"role": "member"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#conflict",
  "title": "Conflict",
  "status": 409,
  "detail": "this is the organization's last active owner: make another user owner first",
  "code": "conflict",
  "request_id": "(request id)"
}

> owner DELETE /api/v1/organizations/{organization}/users/{owner}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#conflict",
  "title": "Conflict",
  "status": 409,
  "detail": "this is the organization's last active owner: make another user owner first",
  "code": "conflict",
  "request_id": "(request id)"
}

# An email is used once, whatever its case.
> admin POST /api/v1/organizations/{organization}/users
{"email": "NINA+TEST@acme.example"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "another user already has this email",
  "code": "already_exists",
  "field": "email",
  "request_id": "(request id)"
}

> admin DELETE /api/v1/organizations/{organization}/users/{nina}
< 204

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

> admin DELETE /api/v1/organizations/{organization}/users/{nina}
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

# Who reads only reads; who holds nothing still sees themselves.
> viewer POST /api/v1/organizations/{organization}/users
{"email": "x@acme.example"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs users.create: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> weak GET /api/v1/organizations/{organization}/users
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

> weak GET /api/v1/organizations/{organization}/users/{user}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs users.read: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> stranger GET /api/v1/organizations/{organization}/users
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

# A picture is an address that a page may show.
> admin PATCH /api/v1/organizations/{organization}/users/{user}
{"picture": "javascript:alert(1)"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "picture: must be an http or https URL of at most 2048 characters, all of them ASCII and none a blank or a quotation mark",
  "code": "invalid",
  "field": "picture",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/users
{"email": "pia@acme.example", "picture": "pia.png"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "picture: must be an http or https URL of at most 2048 characters, all of them ASCII and none a blank or a quotation mark",
  "code": "invalid",
  "field": "picture",
  "request_id": "(request id)"
}

> admin PATCH /api/v1/organizations/{organization}/users/{user}
{"picture": "http://acme.example/u.png?size=64"}
< 200
< content-type: application/json
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "email": "ursula@acme.example",
  "given_name": "Ursula",
  "family_name": "Example",
  "picture": "http://acme.example/u.png?size=64",
  "status": "active",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-02T03:04:25.000Z",
  "updated_at": "2026-01-02T03:26:05.000Z"
}

> admin PATCH /api/v1/organizations/{organization}/users/{user}
{"picture": null}
< 200
< content-type: application/json
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "email": "ursula@acme.example",
  "given_name": "Ursula",
  "family_name": "Example",
  "picture": null,
  "status": "active",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-02T03:04:25.000Z",
  "updated_at": "2026-01-02T03:26:05.000Z"
}

