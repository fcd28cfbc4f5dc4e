# A service account's client id and secret become a token that acts as it.
> nobody POST /api/v1/token
+ content-type: application/x-www-form-urlencoded
grant_type=client_credentials&client_id={client_id}&client_secret={client_secret}
< 200
< content-type: application/json
{
  "access_token": "rst_at_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfleszBRdPhScfQawavGvPFY9IqYGdG4zzsx42tp5a0i0ecm",
  "token_type": "Bearer",
  "expires_in": 3600
}

= caller token /access_token

> token GET /api/v1/me
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
    "id": "01kdyaw92gepb8aw7mw61pyvbk"
  },
  "api_key": null,
  "operator": false,
  "role": null,
  "workspace": null,
  "permissions": [],
  "account": null
}

> token GET /api/v1/organizations/{organization}/workspaces/shared/members?limit=1
< 200
< content-type: application/json
{
  "data": [
    {
      "workspace": "01kdyak620eckbx8bv47b97rqz",
      "user": {
        "id": "01kdyakqmgf9stqd5vzxvx3f1n",
        "email": "max@acme.example",
        "given_name": "Max",
        "family_name": "Example",
        "status": "active",
        "role": "member"
      },
      "role": "viewer",
      "scopes": null,
      "expires_at": null,
      "status": "active",
      "created_at": "2026-01-02T03:04:27.000Z",
      "updated_at": "2026-01-02T03:04:27.000Z"
    }
  ],
  "next": "0006475ef79ca4c0019b7ca9de907a73abb4bbff77d1bc35",
  "total": 3
}

# A token is exchanged for one that ends no later.
= clock 600

> token POST /api/v1/organizations/{organization}/token
< 201
< content-type: application/json
{
  "access_token": "rst_at_0DvCMdf5YfGXUnh3Fa1uz2jFaWdAzk5zstfCQzb4YAnT3BM8KfIKwbPsxkNnRuOMwdwbum1effoM",
  "token_type": "Bearer",
  "expires_in": 3000
}

= caller second /access_token

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
    "id": "01kdyaw92gepb8aw7mw61pyvbk"
  },
  "api_key": null,
  "operator": false,
  "role": null,
  "workspace": null,
  "permissions": [],
  "account": null
}

# What is wrong has the words of RFC 6749 §5.2.
> nobody POST /api/v1/token
+ content-type: application/x-www-form-urlencoded
grant_type=client_credentials&client_id={client_id}&client_secret=wrong
< 401
< content-type: application/json
< www-authenticate: Basic realm="roster"
{
  "error": "invalid_client",
  "error_description": "the client is not known here, or its secret is wrong or has ended"
}

> nobody POST /api/v1/token
+ content-type: application/x-www-form-urlencoded
grant_type=client_credentials
< 401
< content-type: application/json
< www-authenticate: Basic realm="roster"
{
  "error": "invalid_client",
  "error_description": "client id and client secret are needed"
}

> nobody POST /api/v1/token
+ content-type: application/x-www-form-urlencoded
grant_type=authorization_code&code=x
< 400
< content-type: application/json
{
  "error": "unsupported_grant_type",
  "error_description": "the grant type must be client_credentials"
}

> nobody POST /api/v1/token
+ content-type: application/x-www-form-urlencoded
client_id={client_id}&client_secret={client_secret}
< 400
< content-type: application/json
{
  "error": "invalid_request",
  "error_description": "grant_type is needed"
}

> nobody POST /api/v1/token
+ content-type: application/x-www-form-urlencoded
grant_type=client_credentials&client_id={client_id}&client_secret={client_secret}&scope=everything
< 400
< content-type: application/json
{
  "error": "invalid_scope",
  "error_description": "access tokens have no scope of their own"
}

> nobody POST /api/v1/token
{"grant_type": "client_credentials"}
< 400
< content-type: application/json
{
  "error": "invalid_request",
  "error_description": "the body must be a form: application/x-www-form-urlencoded"
}

# Tokens end with what they were made of.
> owner DELETE /api/v1/organizations/{organization}/service-accounts/{service_account}/credentials/{credential}
< 204

> token GET /api/v1/me
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this access token is not known here, or what it was made of has ended: ask for another one",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

> second GET /api/v1/me
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this access token is not known here, or what it was made of has ended: ask for another one",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

# Of a session, a token reaches one organization and is no session.
> signed-in POST /api/v1/organizations/{accounts_organization}/token
< 201
< content-type: application/json
{
  "access_token": "rst_at_00000000C8WjdnDsSE9TBNDQfq344mcWgtxBIX2NW0SH3EJQmQknunegQ7IMJyP6IEPVqj0hWHme",
  "token_type": "Bearer",
  "expires_in": 3600
}

= caller third /access_token

> third GET /api/v1/me
< 200
< content-type: application/json
{
  "organization": {
    "id": "01kdyatefgf01tfteh9vg4sa0g",
    "slug": "atlas",
    "name": "Organization atlas"
  },
  "principal": {
    "type": "user",
    "id": "01kdyatge0ft9vn83mcj1y7d1x"
  },
  "api_key": null,
  "operator": false,
  "role": "member",
  "workspace": null,
  "permissions": [],
  "account": {
    "id": "01kdyatge0ekwbtqvdwx0by4mn",
    "login": "petra",
    "credential": "access_token"
  }
}

> third GET /api/v1/organizations/{organization}
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

> third POST /api/v1/organizations/{organization}/token
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

> third DELETE /api/v1/sessions/current
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

> signed-in DELETE /api/v1/sessions/current
< 204

> third GET /api/v1/me
< 401
< content-type: application/problem+json
< www-authenticate: Bearer realm="roster"
{
  "type": "/docs/errors.md#unauthenticated",
  "title": "Not authenticated",
  "status": 401,
  "detail": "this access token is not known here, or what it was made of has ended: ask for another one",
  "code": "unauthenticated",
  "request_id": "(request id)"
}

# Of a key, it has the key's limits; who has no place in the organization gets none.
> viewer POST /api/v1/organizations/{organization}/token
< 201
< content-type: application/json
{
  "access_token": "rst_at_0DvCMdf5YfGXUnh3Fa1uz2jFaWdAzjsyEznpeblpCB7acfEveiEKtN6yv9qLApDz488OAm1aJ2L6",
  "token_type": "Bearer",
  "expires_in": 3600
}

= caller reading /access_token

> reading PATCH /api/v1/organizations/{organization}
{"name": "Renamed"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs organizations.update: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> stranger POST /api/v1/organizations/{organization}/token
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

> operator POST /api/v1/organizations/{organization}/token
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

