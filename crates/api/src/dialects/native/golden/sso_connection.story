# An organization has one SSO connection at most. Of its client secret nothing is ever shown.
> admin GET /api/v1/organizations/{organization}/sso-connection
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such SSO connection",
  "code": "not_found",
  "request_id": "(request id)"
}

> weak POST /api/v1/organizations/{organization}/sso-connection
{"identifier": "https://login.example.com"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs sso_connection.create: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> viewer POST /api/v1/organizations/{organization}/sso-connection
{"identifier": "https://login.example.com"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs sso_connection.create: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/sso-connection
{"identifier": "https://login.example.com", "client_id": "roster", "client_secret": "s3cr3t of the client", "protocols": {"oauth2": {"authorization_endpoint": "https://login.example.com/authorize", "token_endpoint": "https://login.example.com/token", "registration_endpoint": null, "code_challenge_methods_supported": ["S256"], "authorization_parameters": {"prompt": "login"}}, "openid": {"user_identifier_claim": "sub"}}}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "identifier": "https://login.example.com",
  "client_id": "roster",
  "client_secret_set": true,
  "protocols": {
    "oauth2": {
      "authorization_endpoint": "https://login.example.com/authorize",
      "token_endpoint": "https://login.example.com/token",
      "code_challenge_methods_supported": [
        "S256"
      ],
      "authorization_parameters": {
        "prompt": "login"
      }
    },
    "openid": {
      "user_identifier_claim": "sub"
    }
  },
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> admin POST /api/v1/organizations/{organization}/sso-connection
{"identifier": "https://login.example.com"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "the organization already has an SSO connection: change that one",
  "code": "already_exists",
  "field": "organization",
  "request_id": "(request id)"
}

> viewer GET /api/v1/organizations/{organization}/sso-connection
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "identifier": "https://login.example.com",
  "client_id": "roster",
  "client_secret_set": true,
  "protocols": {
    "oauth2": {
      "authorization_endpoint": "https://login.example.com/authorize",
      "token_endpoint": "https://login.example.com/token",
      "code_challenge_methods_supported": [
        "S256"
      ],
      "authorization_parameters": {
        "prompt": "login"
      }
    },
    "openid": {
      "user_identifier_claim": "sub"
    }
  },
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> weak GET /api/v1/organizations/{organization}/sso-connection
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs sso_connection.read: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> stranger GET /api/v1/organizations/{organization}/sso-connection
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

# Each field is kept, cleared or set.
> admin PATCH /api/v1/organizations/{organization}/sso-connection
{"client_id": null, "protocols": {"oauth2": {"token_endpoint": null, "jwks_uri": "https://login.example.com/keys"}, "openid": {"scopes": ["openid", "email"]}}}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "identifier": "https://login.example.com",
  "client_id": null,
  "client_secret_set": true,
  "protocols": {
    "oauth2": {
      "authorization_endpoint": "https://login.example.com/authorize",
      "jwks_uri": "https://login.example.com/keys",
      "code_challenge_methods_supported": [
        "S256"
      ],
      "authorization_parameters": {
        "prompt": "login"
      }
    },
    "openid": {
      "user_identifier_claim": "sub",
      "scopes": [
        "openid",
        "email"
      ]
    }
  },
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

# Nothing is named, nothing changes.
> admin PATCH /api/v1/organizations/{organization}/sso-connection
{}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "identifier": "https://login.example.com",
  "client_id": null,
  "client_secret_set": true,
  "protocols": {
    "oauth2": {
      "authorization_endpoint": "https://login.example.com/authorize",
      "jwks_uri": "https://login.example.com/keys",
      "code_challenge_methods_supported": [
        "S256"
      ],
      "authorization_parameters": {
        "prompt": "login"
      }
    },
    "openid": {
      "user_identifier_claim": "sub",
      "scopes": [
        "openid",
        "email"
      ]
    }
  },
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> admin PATCH /api/v1/organizations/{organization}/sso-connection
{"client_secret": null, "protocols": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "identifier": "https://login.example.com",
  "client_id": null,
  "client_secret_set": false,
  "protocols": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

# What is no URL, no text or not known is refused with its place.
> admin PATCH /api/v1/organizations/{organization}/sso-connection
{"protocols": {"oauth2": {"token_endpoint": "javascript:alert(1)"}}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "protocols.oauth2.token_endpoint: must be an http or https URL of at most 2048 characters, all of them ASCII and none a blank or a quotation mark",
  "code": "invalid",
  "field": "protocols.oauth2.token_endpoint",
  "request_id": "(request id)"
}

> admin PATCH /api/v1/organizations/{organization}/sso-connection
{"protocols": {"oauth2": {"issuer": "https://login.example.com"}}}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "protocols.oauth2.issuer: unknown field `issuer`, expected one of `authorization_endpoint`, `token_endpoint`, `registration_endpoint`, `jwks_uri`, `code_challenge_methods_supported`, `scopes_supported`, `authorization_parameters`",
  "code": "invalid",
  "field": "protocols.oauth2.issuer",
  "request_id": "(request id)"
}

> admin PATCH /api/v1/organizations/{organization}/sso-connection
{"identifier": null}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "identifier: invalid type: null, expected a string",
  "code": "invalid",
  "field": "identifier",
  "request_id": "(request id)"
}

> admin PATCH /api/v1/organizations/{organization}/sso-connection
{"client_secret": ""}
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "client_secret: must have 1 to 4096 characters and no control characters",
  "code": "invalid",
  "field": "client_secret",
  "request_id": "(request id)"
}

> viewer DELETE /api/v1/organizations/{organization}/sso-connection
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs sso_connection.delete: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> admin DELETE /api/v1/organizations/{organization}/sso-connection
< 204

> admin DELETE /api/v1/organizations/{organization}/sso-connection
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such SSO connection",
  "code": "not_found",
  "request_id": "(request id)"
}

# The log says that a secret was set, and not which.
> owner GET /api/v1/organizations/{organization}/audit-events?action=sso_connection.create,sso_connection.update,sso_connection.delete
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08fjhtrwabyrmv47j4",
      "sequence": 44,
      "version": 41,
      "at": "2026-01-02T03:24:05.000Z",
      "action": "sso_connection.delete",
      "actor": {
        "kind": "user",
        "id": "01kdyak718eqfaqfd8knnvqgaa",
        "key": "01kdyak80gf7yvc6drnhdtpzxt"
      },
      "target": {
        "kind": "sso_connection",
        "id": "01kdybqq08fnftn1c26v37etn7"
      },
      "origin": {
        "surface": "api",
        "operation": "sso_connection.delete",
        "method": "DELETE",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/sso-connection",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky000000000000h",
        "status": 204
      },
      "details": {
        "identifier": "https://login.example.com",
        "client_id": null,
        "client_secret_set": false,
        "new_client_secret": false
      }
    },
    {
      "id": "01kdybqq08f8abhbx5j78dqpnb",
      "sequence": 43,
      "version": 40,
      "at": "2026-01-02T03:24:05.000Z",
      "action": "sso_connection.update",
      "actor": {
        "kind": "user",
        "id": "01kdyak718eqfaqfd8knnvqgaa",
        "key": "01kdyak80gf7yvc6drnhdtpzxt"
      },
      "target": {
        "kind": "sso_connection",
        "id": "01kdybqq08fnftn1c26v37etn7"
      },
      "origin": {
        "surface": "api",
        "operation": "sso_connection.update",
        "method": "PATCH",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/sso-connection",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky000000000000b",
        "status": 200
      },
      "details": {
        "identifier": "https://login.example.com",
        "client_id": null,
        "client_secret_set": false,
        "new_client_secret": false
      }
    },
    {
      "id": "01kdybqq08fy7affeksmvx0v29",
      "sequence": 42,
      "version": 39,
      "at": "2026-01-02T03:24:05.000Z",
      "action": "sso_connection.update",
      "actor": {
        "kind": "user",
        "id": "01kdyak718eqfaqfd8knnvqgaa",
        "key": "01kdyak80gf7yvc6drnhdtpzxt"
      },
      "target": {
        "kind": "sso_connection",
        "id": "01kdybqq08fnftn1c26v37etn7"
      },
      "origin": {
        "surface": "api",
        "operation": "sso_connection.update",
        "method": "PATCH",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/sso-connection",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky0000000000009",
        "status": 200
      },
      "details": {
        "identifier": "https://login.example.com",
        "client_id": null,
        "client_secret_set": true,
        "new_client_secret": false
      }
    },
    {
      "id": "01kdybqq08f3s9ynprxx2y1smm",
      "sequence": 41,
      "version": 38,
      "at": "2026-01-02T03:24:05.000Z",
      "action": "sso_connection.create",
      "actor": {
        "kind": "user",
        "id": "01kdyak718eqfaqfd8knnvqgaa",
        "key": "01kdyak80gf7yvc6drnhdtpzxt"
      },
      "target": {
        "kind": "sso_connection",
        "id": "01kdybqq08fnftn1c26v37etn7"
      },
      "origin": {
        "surface": "api",
        "operation": "sso_connection.create",
        "method": "POST",
        "path": "/api/v1/organizations/01kdyak52rfs2t2rg44v84s4gr/sso-connection",
        "address": "127.0.0.1",
        "request_id": "3rfqx2881aqky0000000000004",
        "status": 201
      },
      "details": {
        "identifier": "https://login.example.com",
        "client_id": "roster",
        "client_secret_set": true,
        "new_client_secret": true
      }
    }
  ],
  "next": null,
  "total": 4,
  "unseen": 0,
  "stopped": false
}

