# A service account's client id and secret become a token that acts as it, in the form or in the header.
> owner POST /keycard/organizations/{organization}/service-accounts
{"name": "Deploys"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Deploys",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

= keep robot /id

> owner POST /keycard/organizations/{organization}/service-accounts/{robot}/credentials
{"name": "CI"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08e8ws519gacekz5d0",
  "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08e8ws519gacekz5d0",
  "client_secret": "rst_secret_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfc2o9VixTXK7FioeD5MYyKF9Ho99nh6PLQi7R30O718R3YM",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "CI"
}

= keep id /client_id
= keep secret /client_secret
= keep credential /id

> nobody POST /keycard/service-account-token
+ content-type: application/x-www-form-urlencoded
grant_type=client_credentials&client_id={id}&client_secret={secret}
< 200
< content-type: application/json
{
  "access_token": "rst_at_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDflNwXzvUB4JwkstWSOdblEuwoNRGmag5RL8ppOOws1Anyky",
  "token_type": "Bearer",
  "expires_in": 3600
}

= caller token /access_token

> token GET /keycard/organizations
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak52rfs2t2rg44v84s4gr",
      "created_at": "2026-01-02T03:04:07.000Z",
      "label": "acme",
      "name": "Organization acme",
      "sso_enabled": false,
      "updated_at": "2026-01-02T03:04:07.000Z",
      "zone_id": "01kdyak52rfhq98epc7raq524q"
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false,
    "has_previous_page": false,
    "start_cursor": "01kdyak52rfs2t2rg44v84s4gr",
    "end_cursor": "01kdyak52rfs2t2rg44v84s4gr"
  }
}

> nobody POST /keycard/service-account-token
+ content-type: application/x-www-form-urlencoded
grant_type=client_credentials&client_id={id}&client_secret=wrong
< 401
< content-type: application/json
{
  "message": "the client is not known here, or its secret is wrong or has ended",
  "code": "invalid_client",
  "status": 401
}

> nobody POST /keycard/service-account-token
+ content-type: application/x-www-form-urlencoded
+ authorization: Basic bm9ib2R5Ondyb25n
grant_type=client_credentials
< 401
< content-type: application/json
{
  "message": "the client is not known here, or its secret is wrong or has ended",
  "code": "invalid_client",
  "status": 401
}

> nobody POST /keycard/service-account-token
+ content-type: application/x-www-form-urlencoded
grant_type=password&username=a&password=b
< 400
< content-type: application/json
{
  "message": "the grant type must be client_credentials",
  "code": "unsupported_grant_type",
  "status": 400
}

# It ends with the credential.
> owner DELETE /keycard/organizations/{organization}/service-accounts/{robot}/credentials/{credential}
< 204

> token GET /keycard/organizations
< 401
< content-type: application/json
{
  "message": "this access token is not known here, or what it was made of has ended: ask for another one",
  "code": "unauthorized",
  "status": 401
}

# A key is exchanged for a token of one organization, which may do no more.
> viewer POST /keycard/organizations/acme/token
< 200
< content-type: application/json
{
  "access_token": "rst_at_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfb0i64TC073RfWCh9k9oJV2KIe3lACMvPXSMnNtSm3cj4Af",
  "token_type": "Bearer",
  "expires_in": 3600
}

= caller viewing /access_token

> viewing GET /keycard/organizations/acme?expand=permissions
< 200
< content-type: application/json
{
  "id": "01kdyak52rfs2t2rg44v84s4gr",
  "created_at": "2026-01-02T03:04:07.000Z",
  "label": "acme",
  "name": "Organization acme",
  "sso_enabled": false,
  "updated_at": "2026-01-02T03:04:07.000Z",
  "zone_id": "01kdyak52rfhq98epc7raq524q",
  "permissions": {
    "invitations": {
      "create": false,
      "list": true
    },
    "organizations": {
      "read": true,
      "update": false
    },
    "roles": {
      "list": true
    },
    "service_accounts": {
      "create": false,
      "list": true
    },
    "users": {
      "list": true
    },
    "zones": {
      "create": false
    }
  }
}

> viewing POST /keycard/organizations/acme/invitations
{"email": "other@acme.example", "role": "org_member"}
< 403
< content-type: application/json
{
  "message": "this needs invitations.create: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

> viewer POST /keycard/organizations/umbra/token
< 404
< content-type: application/json
{
  "message": "no such organization",
  "code": "not_found",
  "status": 404
}

> viewer POST /keycard/organizations/no-such-label/token
< 404
< content-type: application/json
{
  "message": "no such organization",
  "code": "not_found",
  "status": 404
}

> personal-key POST /keycard/organizations/{accounts_organization}/token
< 200
< content-type: application/json
{
  "access_token": "rst_at_00000000C8WjdnDsSE9TBNDQfpu6IiP37U6kbYeSP2cXN2SnIlPSGgF8gWCRxag5VvI3b43nqzTV",
  "token_type": "Bearer",
  "expires_in": 3600
}

= caller petra /access_token

> petra GET /keycard/organizations/{accounts_organization}
< 403
< content-type: application/json
{
  "message": "this needs organizations.read: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

> petra GET /keycard/zones?expand[]=total_count
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyatferf53r8e5hxggg31ny",
      "created_at": "2026-01-02T03:08:07.000Z",
      "name": "Workspace maps",
      "organization_id": "01kdyatefgf01tfteh9vg4sa0g",
      "owner_type": "customer",
      "protocols": {
        "oauth2": {
          "issuer": "https://roster.example/keycard/zones/01kdyatferf53r8e5hxggg31ny",
          "authorization_server_metadata": "https://roster.example/keycard/zones/01kdyatferf53r8e5hxggg31ny/.well-known/oauth-authorization-server",
          "authorization_endpoint": "https://roster.example/keycard/zones/01kdyatferf53r8e5hxggg31ny/oauth/2/authorize",
          "token_endpoint": "https://roster.example/keycard/zones/01kdyatferf53r8e5hxggg31ny/oauth/2/token",
          "redirect_uri": "https://roster.example/keycard/zones/01kdyatferf53r8e5hxggg31ny/oauth/2/redirect",
          "registration_endpoint": "https://roster.example/keycard/zones/01kdyatferf53r8e5hxggg31ny/oauth/2/clients",
          "jwks_uri": "https://roster.example/keycard/zones/01kdyatferf53r8e5hxggg31ny/openidconnect/jwks",
          "pkce_required": true,
          "dcr_enabled": true,
          "cimd": {
            "enabled": false,
            "allowed_client_ids": []
          }
        },
        "openid": {
          "provider_configuration": "https://roster.example/keycard/zones/01kdyatferf53r8e5hxggg31ny/.well-known/openid-configuration",
          "userinfo_endpoint": "https://roster.example/keycard/zones/01kdyatferf53r8e5hxggg31ny/openidconnect/userinfo"
        }
      },
      "slug": "maps",
      "updated_at": "2026-01-02T03:08:07.000Z",
      "external_sync_enabled": false,
      "requires_invitation": true,
      "description": null
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_previous_page": false,
    "start_cursor": "01kdyatferf53r8e5hxggg31ny",
    "end_cursor": "01kdyatferf53r8e5hxggg31ny"
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": null,
    "total_count": 1
  }
}

