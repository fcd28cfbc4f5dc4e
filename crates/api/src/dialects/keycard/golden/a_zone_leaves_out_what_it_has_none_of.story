# A zone leaves out what it has none of: of the fields that it may lack, the vendor declares the description alone nullable.

> owner POST /keycard/zones
{"name": "Bare"}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Bare",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "owner_type": "customer",
  "protocols": {
    "oauth2": {
      "issuer": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk",
      "authorization_server_metadata": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/.well-known/oauth-authorization-server",
      "authorization_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/authorize",
      "token_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/token",
      "redirect_uri": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/redirect",
      "registration_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/clients",
      "jwks_uri": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/openidconnect/jwks",
      "pkce_required": true,
      "dcr_enabled": true,
      "cimd": {
        "enabled": false,
        "allowed_client_ids": []
      }
    },
    "openid": {
      "provider_configuration": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/.well-known/openid-configuration",
      "userinfo_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/openidconnect/userinfo"
    }
  },
  "slug": "ws-bare-4d5fea",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "external_sync_enabled": false,
  "requires_invitation": true,
  "description": null
}

= keep zone /id
= keep slug /slug

> owner PATCH /keycard/zones/{zone}
{"encryption_key": {"arn": "arn:aws:kms:x", "type": "aws"}, "default_resource_id": "res", "default_mcp_gateway_application_id": "app", "user_identity_provider_id": "idp"}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Bare",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "owner_type": "customer",
  "protocols": {
    "oauth2": {
      "issuer": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk",
      "authorization_server_metadata": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/.well-known/oauth-authorization-server",
      "authorization_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/authorize",
      "token_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/token",
      "redirect_uri": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/redirect",
      "registration_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/clients",
      "jwks_uri": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/openidconnect/jwks",
      "pkce_required": true,
      "dcr_enabled": true,
      "cimd": {
        "enabled": false,
        "allowed_client_ids": []
      }
    },
    "openid": {
      "provider_configuration": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/.well-known/openid-configuration",
      "userinfo_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/openidconnect/userinfo"
    }
  },
  "slug": "ws-bare-4d5fea",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "external_sync_enabled": false,
  "requires_invitation": true,
  "description": null,
  "default_mcp_gateway_application_id": "app",
  "default_resource_id": "res",
  "encryption_key": {
    "arn": "arn:aws:kms:x",
    "type": "aws"
  },
  "user_identity_provider_id": "idp"
}

> owner PATCH /keycard/zones/{zone}
{"encryption_key": null, "default_resource_id": null, "default_mcp_gateway_application_id": null, "user_identity_provider_id": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Bare",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "owner_type": "customer",
  "protocols": {
    "oauth2": {
      "issuer": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk",
      "authorization_server_metadata": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/.well-known/oauth-authorization-server",
      "authorization_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/authorize",
      "token_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/token",
      "redirect_uri": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/redirect",
      "registration_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/clients",
      "jwks_uri": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/openidconnect/jwks",
      "pkce_required": true,
      "dcr_enabled": true,
      "cimd": {
        "enabled": false,
        "allowed_client_ids": []
      }
    },
    "openid": {
      "provider_configuration": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/.well-known/openid-configuration",
      "userinfo_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/openidconnect/userinfo"
    }
  },
  "slug": "ws-bare-4d5fea",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "external_sync_enabled": false,
  "requires_invitation": true,
  "description": null
}

> owner GET /keycard/zones?slug={slug}
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdybqq08fy99rahqaw6wt0sk",
      "created_at": "2026-01-02T03:24:05.000Z",
      "name": "Bare",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "owner_type": "customer",
      "protocols": {
        "oauth2": {
          "issuer": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk",
          "authorization_server_metadata": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/.well-known/oauth-authorization-server",
          "authorization_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/authorize",
          "token_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/token",
          "redirect_uri": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/redirect",
          "registration_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/oauth/2/clients",
          "jwks_uri": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/openidconnect/jwks",
          "pkce_required": true,
          "dcr_enabled": true,
          "cimd": {
            "enabled": false,
            "allowed_client_ids": []
          }
        },
        "openid": {
          "provider_configuration": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/.well-known/openid-configuration",
          "userinfo_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/openidconnect/userinfo"
        }
      },
      "slug": "ws-bare-4d5fea",
      "updated_at": "2026-01-02T03:24:05.000Z",
      "external_sync_enabled": false,
      "requires_invitation": true,
      "description": null
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_previous_page": false,
    "start_cursor": "01kdybqq08fy99rahqaw6wt0sk",
    "end_cursor": "01kdybqq08fy99rahqaw6wt0sk"
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": null
  }
}

