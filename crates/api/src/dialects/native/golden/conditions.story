# Two people edit the same user; the second does not overwrite what the first wrote.
= show etag

> admin GET /api/v1/organizations/{organization}/users/{user}
< 200
< content-type: application/json
< etag: (state 1)
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
  "updated_at": "2026-01-02T03:04:25.000Z"
}

= keep state etag

> owner PATCH /api/v1/organizations/{organization}/users/{user}
+ if-match: {state}
{"family_name": "Lovelace"}
< 200
< content-type: application/json
< etag: (state 2)
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "email": "ursula@acme.example",
  "given_name": "Ursula",
  "family_name": "Lovelace",
  "picture": null,
  "status": "active",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-02T03:04:25.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

= keep newer etag

> admin PATCH /api/v1/organizations/{organization}/users/{user}
+ if-match: {state}
{"family_name": "Byron"}
< 412
< content-type: application/problem+json
{
  "type": "/docs/errors.md#stale",
  "title": "Changed since it was read",
  "status": 412,
  "detail": "the user has changed since it was read: read it again and decide anew",
  "code": "stale",
  "request_id": "(request id)"
}

> admin GET /api/v1/organizations/{organization}/users/{user}
+ if-none-match: {newer}
< 304
< etag: (state 2)

# What changes nothing keeps the state.
> owner PATCH /api/v1/organizations/{organization}/users/{user}
+ if-match: {newer}
{"family_name": "Lovelace"}
< 200
< content-type: application/json
< etag: (state 2)
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "email": "ursula@acme.example",
  "given_name": "Ursula",
  "family_name": "Lovelace",
  "picture": null,
  "status": "active",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-02T03:04:25.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner DELETE /api/v1/organizations/{organization}/users/{user}
+ if-match: {state}
< 412
< content-type: application/problem+json
{
  "type": "/docs/errors.md#stale",
  "title": "Changed since it was read",
  "status": 412,
  "detail": "the user has changed since it was read: read it again and decide anew",
  "code": "stale",
  "request_id": "(request id)"
}

> owner DELETE /api/v1/organizations/{organization}/users/{user}
+ if-match: "a", {newer}
< 204

# What is gone is not there, whatever is expected of it.
> owner DELETE /api/v1/organizations/{organization}/users/{user}
+ if-match: *
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

# Malformed lists and weak tags are refused.
> admin PATCH /api/v1/organizations/{organization}/workspaces/{workspace}
+ if-match: {newer
{"name": "New"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "If-Match: must be * or entity tags in quotation marks with commas between them, as an earlier answer's ETag has them",
  "code": "invalid",
  "field": "If-Match",
  "request_id": "(request id)"
}

> admin PATCH /api/v1/organizations/{organization}/workspaces/{workspace}
+ if-match: W/"a"
{"name": "New"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "If-Match: weak tags are not used here",
  "code": "invalid",
  "field": "If-Match",
  "request_id": "(request id)"
}

# A condition that nothing could meet is not passed over.
> admin POST /api/v1/organizations/{organization}/users
+ if-match: *
{"email": "new@acme.example"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "nothing that this changes has a version of its own, so no version of it can be expected",
  "code": "invalid",
  "request_id": "(request id)"
}

