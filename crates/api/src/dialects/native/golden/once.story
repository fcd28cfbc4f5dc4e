# A client that lost the answer sends its request again: nothing is made twice.
= show etag
= show idempotency-replayed

> admin POST /api/v1/organizations/{organization}/users
+ idempotency-key: 8e03978e-40d5-43dd-bc93-6894a57f9324
{"email": "nina@acme.example", "given_name": "Nina"}
< 201
< content-type: application/json
< etag: (state 1)
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "nina@acme.example",
  "given_name": "Nina",
  "family_name": "",
  "picture": null,
  "status": "active",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> admin POST /api/v1/organizations/{organization}/users
+ idempotency-key: "8e03978e-40d5-43dd-bc93-6894a57f9324"
{"email": "nina@acme.example", "given_name": "Nina"}
< 201
< content-type: application/json
< etag: (state 1)
< idempotency-replayed: true
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "email": "nina@acme.example",
  "given_name": "Nina",
  "family_name": "",
  "picture": null,
  "status": "active",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

# Another request under the same key; another caller with theirs.
> admin POST /api/v1/organizations/{organization}/users
+ idempotency-key: 8e03978e-40d5-43dd-bc93-6894a57f9324
{"email": "nora@acme.example", "given_name": "Nora"}
< 422
< content-type: application/problem+json
{
  "type": "/docs/errors.md#idempotency_key_reused",
  "title": "Idempotency key of another request",
  "status": 422,
  "detail": "this idempotency key stands for another request: take a new one",
  "code": "idempotency_key_reused",
  "request_id": "(request id)"
}

> owner POST /api/v1/organizations/{organization}/users
+ idempotency-key: 8e03978e-40d5-43dd-bc93-6894a57f9324
{"email": "nora@acme.example", "given_name": "Nora"}
< 201
< content-type: application/json
< etag: (state 2)
{
  "id": "01kdybqq08e8ws519gacekz5d0",
  "email": "nora@acme.example",
  "given_name": "Nora",
  "family_name": "",
  "picture": null,
  "status": "active",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

# A secret is shown once.
> admin POST /api/v1/organizations/{organization}/api-keys
+ idempotency-key: a-key-for-ci
{"name": "CI", "owner": {"type": "workspace"}, "workspace": "{workspace}"}
< 201
< content-type: application/json
< etag: (state 3)
{
  "id": "01kdybqq08f8abhbx5j78dqpnb",
  "name": "CI",
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
  "mask": "rst_key_*****RCC",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfiopwJ6mW9RciMLqpZKXLqW2AyxYqTqqg6sJt22uX3fGRCC"
}

> admin POST /api/v1/organizations/{organization}/api-keys
+ idempotency-key: a-key-for-ci
{"name": "CI", "owner": {"type": "workspace"}, "workspace": "{workspace}"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#secret_already_shown",
  "title": "Secret already shown",
  "status": 409,
  "detail": "this was done, and its answer had a secret, which is shown once only: it belongs to 01kdybqq08f8abhbx5j78dqpnb; revoke that if the secret is lost",
  "code": "secret_already_shown",
  "id": "01kdybqq08f8abhbx5j78dqpnb",
  "request_id": "(request id)"
}

# What is gone is not missed by who deleted it.
> admin DELETE /api/v1/organizations/{organization}/api-keys/{api_key}
+ idempotency-key: away-with-it
< 204

> admin DELETE /api/v1/organizations/{organization}/api-keys/{api_key}
+ idempotency-key: away-with-it
< 204
< idempotency-replayed: true

# A refused request is tried again; after a day a key is free.
> admin POST /api/v1/organizations/{organization}/users
+ idempotency-key: refused
{"email": "nina@acme.example"}
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

> admin POST /api/v1/organizations/{organization}/users
+ idempotency-key: refused
{"email": "nina@acme.example"}
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

= clock 86400

> admin POST /api/v1/organizations/{organization}/users
+ idempotency-key: 8e03978e-40d5-43dd-bc93-6894a57f9324
{"email": "nell@acme.example", "given_name": "Nell"}
< 201
< content-type: application/json
< etag: (state 4)
{
  "id": "01ke0y4e08ecar3en5vr78ej3j",
  "email": "nell@acme.example",
  "given_name": "Nell",
  "family_name": "",
  "picture": null,
  "status": "active",
  "role": "member",
  "source": "api",
  "created_at": "2026-01-03T03:24:05.000Z",
  "updated_at": "2026-01-03T03:24:05.000Z"
}

# Keys that are none.
> admin POST /api/v1/organizations/{organization}/users
+ idempotency-key: two words
{"email": "new@acme.example"}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "Idempotency-Key: must have 1 to 255 visible ASCII characters",
  "code": "invalid",
  "field": "Idempotency-Key",
  "request_id": "(request id)"
}

