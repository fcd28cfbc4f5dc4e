# The SSO connection: one at most, and its secret is never shown.
= show x-should-retry

> owner GET /keycard/organizations/{organization}/sso-connection
< 404
< content-type: application/json
{
  "message": "no such SSO connection",
  "code": "not_found",
  "status": 404
}

> owner POST /keycard/organizations/{organization}/sso-connection
{"client_id": "roster", "identifier": "https://login.example.com", "client_secret": "of the client", "protocols": {"oauth2": {"authorization_endpoint": "https://login.example.com/authorize", "scopes_supported": ["openid"]}, "openid": null}}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "client_id": "roster",
  "client_secret_set": true,
  "created_at": "2026-01-02T03:24:05.000Z",
  "identifier": "https://login.example.com",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "protocols": {
    "oauth2": {
      "authorization_endpoint": "https://login.example.com/authorize",
      "scopes_supported": [
        "openid"
      ]
    }
  }
}

> owner POST /keycard/organizations/{organization}/sso-connection
{"client_id": "roster", "identifier": "https://login.example.com"}
< 409
< content-type: application/json
< x-should-retry: false
{
  "message": "the organization already has an SSO connection: change that one",
  "code": "conflict",
  "status": 409
}

> owner GET /keycard/organizations/{organization}
< 200
< content-type: application/json
{
  "id": "01kdyak52rfs2t2rg44v84s4gr",
  "created_at": "2026-01-02T03:04:07.000Z",
  "label": "acme",
  "name": "Organization acme",
  "sso_enabled": true,
  "updated_at": "2026-01-02T03:04:07.000Z",
  "zone_id": "01kdyak52rfhq98epc7raq524q"
}

> viewer GET /keycard/organizations/{organization}/sso-connection?expand=permissions
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "client_id": "roster",
  "client_secret_set": true,
  "created_at": "2026-01-02T03:24:05.000Z",
  "identifier": "https://login.example.com",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "protocols": {
    "oauth2": {
      "authorization_endpoint": "https://login.example.com/authorize",
      "scopes_supported": [
        "openid"
      ]
    }
  },
  "permissions": {
    "sso_connection": {
      "create": false,
      "delete": false,
      "read": true,
      "update": false
    }
  }
}

> weak GET /keycard/organizations/{organization}/sso-connection
< 403
< content-type: application/json
{
  "message": "this needs sso_connection.read: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

# What is not named stays, null takes away; in protocols too.
> owner PATCH /keycard/organizations/{organization}/sso-connection
{"client_secret": null, "protocols": {"oauth2": {"scopes_supported": null}, "openid": {"userinfo_endpoint": "https://login.example.com/userinfo"}}}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "client_id": "roster",
  "client_secret_set": false,
  "created_at": "2026-01-02T03:24:05.000Z",
  "identifier": "https://login.example.com",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "protocols": {
    "oauth2": {
      "authorization_endpoint": "https://login.example.com/authorize"
    },
    "openid": {
      "userinfo_endpoint": "https://login.example.com/userinfo"
    }
  }
}

> owner PATCH /keycard/organizations/{organization}/sso-connection
{"client_id": null, "identifier": "other", "protocols": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "client_id": null,
  "client_secret_set": false,
  "created_at": "2026-01-02T03:24:05.000Z",
  "identifier": "other",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner PATCH /keycard/organizations/{organization}/sso-connection
{}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "client_id": null,
  "client_secret_set": false,
  "created_at": "2026-01-02T03:24:05.000Z",
  "identifier": "other",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner PATCH /keycard/organizations/{organization}/sso-connection
{"protocols": {"oauth2": {"jwks_uri": "no address"}}}
< 400
< content-type: application/json
{
  "message": "protocols.oauth2.jwks_uri: must be an http or https URL of at most 2048 characters, all of them ASCII and none a blank or a quotation mark",
  "code": "validation_error",
  "status": 400
}

> viewer PATCH /keycard/organizations/{organization}/sso-connection
{"identifier": "mine"}
< 403
< content-type: application/json
{
  "message": "this needs sso_connection.update: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

> owner DELETE /keycard/organizations/{organization}/sso-connection
< 204

> owner DELETE /keycard/organizations/{organization}/sso-connection
< 404
< content-type: application/json
{
  "message": "no such SSO connection",
  "code": "not_found",
  "status": 404
}

