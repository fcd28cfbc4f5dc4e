# The SSO connection: one at most, and its secret is never shown.
= show x-should-retry

> owner GET /keycard/organizations/{organization}/sso-connection

> owner POST /keycard/organizations/{organization}/sso-connection
{"client_id": "roster", "identifier": "https://login.example.com", "client_secret": "of the client", "protocols": {"oauth2": {"authorization_endpoint": "https://login.example.com/authorize", "scopes_supported": ["openid"]}, "openid": null}}

> owner POST /keycard/organizations/{organization}/sso-connection
{"client_id": "roster", "identifier": "https://login.example.com"}

> owner GET /keycard/organizations/{organization}

> viewer GET /keycard/organizations/{organization}/sso-connection?expand=permissions

> weak GET /keycard/organizations/{organization}/sso-connection

# What is not named stays, null takes away; in protocols too.
> owner PATCH /keycard/organizations/{organization}/sso-connection
{"client_secret": null, "protocols": {"oauth2": {"scopes_supported": null}, "openid": {"userinfo_endpoint": "https://login.example.com/userinfo"}}}

> owner PATCH /keycard/organizations/{organization}/sso-connection
{"client_id": null, "identifier": "other", "protocols": null}

> owner PATCH /keycard/organizations/{organization}/sso-connection
{}

> owner PATCH /keycard/organizations/{organization}/sso-connection
{"protocols": {"oauth2": {"jwks_uri": "no address"}}}

> viewer PATCH /keycard/organizations/{organization}/sso-connection
{"identifier": "mine"}

> owner DELETE /keycard/organizations/{organization}/sso-connection

> owner DELETE /keycard/organizations/{organization}/sso-connection
