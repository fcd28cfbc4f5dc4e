# Zones are workspaces.

> owner POST /keycard/zones
{"name": "Production", "description": "What customers use.", "encryption_key": {"arn": "arn:aws:kms:x", "type": "aws"}, "protocols": {"oauth2": {"pkce_required": false, "cimd": {"enabled": true, "allowed_client_ids": ["https://client.example"]}}}, "requires_invitation": false}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Production",
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
      "pkce_required": false,
      "dcr_enabled": true,
      "cimd": {
        "enabled": true,
        "allowed_client_ids": [
          "https://client.example"
        ]
      }
    },
    "openid": {
      "provider_configuration": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/.well-known/openid-configuration",
      "userinfo_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/openidconnect/userinfo"
    }
  },
  "slug": "ws-production-4d5fea",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "external_sync_enabled": false,
  "requires_invitation": false,
  "description": "What customers use.",
  "encryption_key": {
    "arn": "arn:aws:kms:x",
    "type": "aws"
  }
}

= keep zone /id

> owner GET /keycard/zones/{zone}?expand%5B%5D=permissions
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Production",
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
      "pkce_required": false,
      "dcr_enabled": true,
      "cimd": {
        "enabled": true,
        "allowed_client_ids": [
          "https://client.example"
        ]
      }
    },
    "openid": {
      "provider_configuration": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/.well-known/openid-configuration",
      "userinfo_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/openidconnect/userinfo"
    }
  },
  "slug": "ws-production-4d5fea",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "external_sync_enabled": false,
  "requires_invitation": false,
  "description": "What customers use.",
  "encryption_key": {
    "arn": "arn:aws:kms:x",
    "type": "aws"
  },
  "permissions": {
    "members": {
      "create": true,
      "delete": true,
      "list": true,
      "update": true
    },
    "zones": {
      "create": true,
      "delete": true,
      "read": true,
      "update": true
    }
  }
}

> owner GET /api/v1/organizations/{organization}/workspaces/{zone}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "slug": "ws-production-4d5fea",
  "name": "Production",
  "description": "What customers use.",
  "is_default": false,
  "status": "active",
  "defaults": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "settings": null,
  "created_by": "01kdyak52rf9trm1cw6xee5e73",
  "updated_by": "01kdyak52rf9trm1cw6xee5e73",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "archived_at": null,
  "deleted_at": null
}

# What is not named stays; null brings back the usual.
> owner PATCH /keycard/zones/{zone}
{"name": "Live", "description": null, "encryption_key": null, "default_resource_id": "res", "protocols": {"oauth2": {"dcr_enabled": false, "cimd": {"enabled": null}}}}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Live",
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
      "pkce_required": false,
      "dcr_enabled": false,
      "cimd": {
        "enabled": false,
        "allowed_client_ids": [
          "https://client.example"
        ]
      }
    },
    "openid": {
      "provider_configuration": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/.well-known/openid-configuration",
      "userinfo_endpoint": "https://roster.example/keycard/zones/01kdybqq08fy99rahqaw6wt0sk/openidconnect/userinfo"
    }
  },
  "slug": "ws-production-4d5fea",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "external_sync_enabled": false,
  "requires_invitation": false,
  "description": null,
  "default_resource_id": "res"
}

> owner PATCH /keycard/zones/{zone}
{"protocols": null, "default_resource_id": null, "external_sync_enabled": true}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Live",
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
  "slug": "ws-production-4d5fea",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "external_sync_enabled": true,
  "requires_invitation": false,
  "description": null
}

> owner PATCH /keycard/zones/{zone}
{}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Live",
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
  "slug": "ws-production-4d5fea",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "external_sync_enabled": true,
  "requires_invitation": false,
  "description": null
}

> owner PATCH /keycard/zones/{zone}
{"encryption_key": {"arn": "x", "type": "gcp"}}
< 400
< content-type: application/json
{
  "message": "encryption_key.type: unknown variant `gcp`, expected `aws`",
  "code": "validation_error",
  "status": 400
}

> owner POST /keycard/zones
{"description": "without a name"}
< 400
< content-type: application/json
{
  "message": "name: is needed",
  "code": "validation_error",
  "status": 400
}

# An organization may be named, and is the caller's own or not there.
> owner POST /keycard/zones
{"name": "Staging", "organization_id": "acme"}
< 200
< content-type: application/json
{
  "id": "01kdybqq08edbrdjvjvz51ha1x",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Staging",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "owner_type": "customer",
  "protocols": {
    "oauth2": {
      "issuer": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x",
      "authorization_server_metadata": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/.well-known/oauth-authorization-server",
      "authorization_endpoint": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/oauth/2/authorize",
      "token_endpoint": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/oauth/2/token",
      "redirect_uri": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/oauth/2/redirect",
      "registration_endpoint": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/oauth/2/clients",
      "jwks_uri": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/openidconnect/jwks",
      "pkce_required": true,
      "dcr_enabled": true,
      "cimd": {
        "enabled": false,
        "allowed_client_ids": []
      }
    },
    "openid": {
      "provider_configuration": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/.well-known/openid-configuration",
      "userinfo_endpoint": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/openidconnect/userinfo"
    }
  },
  "slug": "ws-staging-eca32c",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "external_sync_enabled": false,
  "requires_invitation": true,
  "description": null
}

> stranger POST /keycard/zones
{"name": "Staging", "organization_id": "acme"}
< 404
< content-type: application/json
{
  "message": "no such organization",
  "code": "not_found",
  "status": 404
}

> stranger POST /keycard/zones
{"name": "Staging", "organization_id": "no-such-label"}
< 404
< content-type: application/json
{
  "message": "no such organization",
  "code": "not_found",
  "status": 404
}

> owner GET /keycard/zones?limit=2&expand%5B%5D=total_count
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak52rfhq98epc7raq524q",
      "created_at": "2026-01-02T03:04:07.000Z",
      "name": "Default",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "owner_type": "customer",
      "protocols": {
        "oauth2": {
          "issuer": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q",
          "authorization_server_metadata": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/.well-known/oauth-authorization-server",
          "authorization_endpoint": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/oauth/2/authorize",
          "token_endpoint": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/oauth/2/token",
          "redirect_uri": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/oauth/2/redirect",
          "registration_endpoint": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/oauth/2/clients",
          "jwks_uri": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/openidconnect/jwks",
          "pkce_required": true,
          "dcr_enabled": true,
          "cimd": {
            "enabled": false,
            "allowed_client_ids": []
          }
        },
        "openid": {
          "provider_configuration": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/.well-known/openid-configuration",
          "userinfo_endpoint": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/openidconnect/userinfo"
        }
      },
      "slug": "ws-default-9c3a48",
      "updated_at": "2026-01-02T03:04:07.000Z",
      "external_sync_enabled": false,
      "requires_invitation": true,
      "description": null
    },
    {
      "id": "01kdyak620eckbx8bv47b97rqz",
      "created_at": "2026-01-02T03:04:08.000Z",
      "name": "Workspace shared",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "owner_type": "customer",
      "protocols": {
        "oauth2": {
          "issuer": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz",
          "authorization_server_metadata": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/.well-known/oauth-authorization-server",
          "authorization_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/authorize",
          "token_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/token",
          "redirect_uri": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/redirect",
          "registration_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/clients",
          "jwks_uri": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/openidconnect/jwks",
          "pkce_required": true,
          "dcr_enabled": true,
          "cimd": {
            "enabled": false,
            "allowed_client_ids": []
          }
        },
        "openid": {
          "provider_configuration": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/.well-known/openid-configuration",
          "userinfo_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/openidconnect/userinfo"
        }
      },
      "slug": "shared",
      "updated_at": "2026-01-02T03:04:08.000Z",
      "external_sync_enabled": false,
      "requires_invitation": true,
      "description": null
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_previous_page": false,
    "start_cursor": "01kdyak52rfhq98epc7raq524q",
    "end_cursor": "01kdyak620eckbx8bv47b97rqz"
  },
  "pagination": {
    "after_cursor": "01kdyak620eckbx8bv47b97rqz",
    "before_cursor": null,
    "total_count": 4
  }
}

= keep cursor /pagination/after_cursor

> owner GET /keycard/zones?limit=2&cursor={cursor}&expand%5B%5D=permissions&expand%5B%5D=total_count
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdybqq08edbrdjvjvz51ha1x",
      "created_at": "2026-01-02T03:24:05.000Z",
      "name": "Staging",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "owner_type": "customer",
      "protocols": {
        "oauth2": {
          "issuer": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x",
          "authorization_server_metadata": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/.well-known/oauth-authorization-server",
          "authorization_endpoint": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/oauth/2/authorize",
          "token_endpoint": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/oauth/2/token",
          "redirect_uri": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/oauth/2/redirect",
          "registration_endpoint": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/oauth/2/clients",
          "jwks_uri": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/openidconnect/jwks",
          "pkce_required": true,
          "dcr_enabled": true,
          "cimd": {
            "enabled": false,
            "allowed_client_ids": []
          }
        },
        "openid": {
          "provider_configuration": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/.well-known/openid-configuration",
          "userinfo_endpoint": "https://roster.example/keycard/zones/01kdybqq08edbrdjvjvz51ha1x/openidconnect/userinfo"
        }
      },
      "slug": "ws-staging-eca32c",
      "updated_at": "2026-01-02T03:24:05.000Z",
      "external_sync_enabled": false,
      "requires_invitation": true,
      "description": null,
      "permissions": {
        "members": {
          "create": true,
          "delete": true,
          "list": true,
          "update": true
        },
        "zones": {
          "create": true,
          "delete": true,
          "read": true,
          "update": true
        }
      }
    },
    {
      "id": "01kdybqq08fy99rahqaw6wt0sk",
      "created_at": "2026-01-02T03:24:05.000Z",
      "name": "Live",
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
      "slug": "ws-production-4d5fea",
      "updated_at": "2026-01-02T03:24:05.000Z",
      "external_sync_enabled": true,
      "requires_invitation": false,
      "description": null,
      "permissions": {
        "members": {
          "create": true,
          "delete": true,
          "list": true,
          "update": true
        },
        "zones": {
          "create": true,
          "delete": true,
          "read": true,
          "update": true
        }
      }
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_previous_page": true,
    "start_cursor": "01kdybqq08edbrdjvjvz51ha1x",
    "end_cursor": "01kdybqq08fy99rahqaw6wt0sk"
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": "01kdybqq08edbrdjvjvz51ha1x",
    "total_count": 4
  }
}

> owner GET /keycard/zones?slug=shared
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak620eckbx8bv47b97rqz",
      "created_at": "2026-01-02T03:04:08.000Z",
      "name": "Workspace shared",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "owner_type": "customer",
      "protocols": {
        "oauth2": {
          "issuer": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz",
          "authorization_server_metadata": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/.well-known/oauth-authorization-server",
          "authorization_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/authorize",
          "token_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/token",
          "redirect_uri": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/redirect",
          "registration_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/clients",
          "jwks_uri": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/openidconnect/jwks",
          "pkce_required": true,
          "dcr_enabled": true,
          "cimd": {
            "enabled": false,
            "allowed_client_ids": []
          }
        },
        "openid": {
          "provider_configuration": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/.well-known/openid-configuration",
          "userinfo_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/openidconnect/userinfo"
        }
      },
      "slug": "shared",
      "updated_at": "2026-01-02T03:04:08.000Z",
      "external_sync_enabled": false,
      "requires_invitation": true,
      "description": null
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_previous_page": false,
    "start_cursor": "01kdyak620eckbx8bv47b97rqz",
    "end_cursor": "01kdyak620eckbx8bv47b97rqz"
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": null
  }
}

> owner GET /keycard/zones?slug=No%20slug
< 200
< content-type: application/json
{
  "items": [],
  "page_info": {
    "has_next_page": false,
    "has_previous_page": false,
    "start_cursor": null,
    "end_cursor": null
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": null
  }
}

> owner GET /keycard/zones?filter%5Borganization_id%5D=acme&limit=1
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak52rfhq98epc7raq524q",
      "created_at": "2026-01-02T03:04:07.000Z",
      "name": "Default",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "owner_type": "customer",
      "protocols": {
        "oauth2": {
          "issuer": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q",
          "authorization_server_metadata": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/.well-known/oauth-authorization-server",
          "authorization_endpoint": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/oauth/2/authorize",
          "token_endpoint": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/oauth/2/token",
          "redirect_uri": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/oauth/2/redirect",
          "registration_endpoint": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/oauth/2/clients",
          "jwks_uri": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/openidconnect/jwks",
          "pkce_required": true,
          "dcr_enabled": true,
          "cimd": {
            "enabled": false,
            "allowed_client_ids": []
          }
        },
        "openid": {
          "provider_configuration": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/.well-known/openid-configuration",
          "userinfo_endpoint": "https://roster.example/keycard/zones/01kdyak52rfhq98epc7raq524q/openidconnect/userinfo"
        }
      },
      "slug": "ws-default-9c3a48",
      "updated_at": "2026-01-02T03:04:07.000Z",
      "external_sync_enabled": false,
      "requires_invitation": true,
      "description": null
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_previous_page": false,
    "start_cursor": "01kdyak52rfhq98epc7raq524q",
    "end_cursor": "01kdyak52rfhq98epc7raq524q"
  },
  "pagination": {
    "after_cursor": "01kdyak52rfhq98epc7raq524q",
    "before_cursor": null
  }
}

> owner GET /keycard/zones?filter%5Borganization_id%5D=umbra
< 200
< content-type: application/json
{
  "items": [],
  "page_info": {
    "has_next_page": false,
    "has_previous_page": false,
    "start_cursor": null,
    "end_cursor": null
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": null
  }
}

> owner GET /keycard/zones?after=x&before=x&limit=1
< 200
< content-type: application/json
{
  "items": [],
  "page_info": {
    "has_next_page": false,
    "has_previous_page": false,
    "start_cursor": null,
    "end_cursor": null
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": null
  }
}

# A viewer of the organization sees the zones that they were given, like anybody else.
> viewer GET /keycard/zones?expand[]=total_count
< 200
< content-type: application/json
{
  "items": [],
  "page_info": {
    "has_next_page": false,
    "has_previous_page": false,
    "start_cursor": null,
    "end_cursor": null
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": null,
    "total_count": 0
  }
}

> viewer GET /keycard/zones/{workspace}
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> workspace-member GET /keycard/zones?expand[]=permissions
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak620eckbx8bv47b97rqz",
      "created_at": "2026-01-02T03:04:08.000Z",
      "name": "Workspace shared",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "owner_type": "customer",
      "protocols": {
        "oauth2": {
          "issuer": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz",
          "authorization_server_metadata": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/.well-known/oauth-authorization-server",
          "authorization_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/authorize",
          "token_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/token",
          "redirect_uri": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/redirect",
          "registration_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/clients",
          "jwks_uri": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/openidconnect/jwks",
          "pkce_required": true,
          "dcr_enabled": true,
          "cimd": {
            "enabled": false,
            "allowed_client_ids": []
          }
        },
        "openid": {
          "provider_configuration": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/.well-known/openid-configuration",
          "userinfo_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/openidconnect/userinfo"
        }
      },
      "slug": "shared",
      "updated_at": "2026-01-02T03:04:08.000Z",
      "external_sync_enabled": false,
      "requires_invitation": true,
      "description": null,
      "permissions": {
        "members": {
          "create": false,
          "delete": false,
          "list": true,
          "update": false
        },
        "zones": {
          "create": false,
          "delete": false,
          "read": true,
          "update": false
        }
      }
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_previous_page": false,
    "start_cursor": "01kdyak620eckbx8bv47b97rqz",
    "end_cursor": "01kdyak620eckbx8bv47b97rqz"
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": null
  }
}

> workspace-manager PATCH /keycard/zones/{workspace}
{"name": "Mine"}
< 200
< content-type: application/json
{
  "id": "01kdyak620eckbx8bv47b97rqz",
  "created_at": "2026-01-02T03:04:08.000Z",
  "name": "Mine",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "owner_type": "customer",
  "protocols": {
    "oauth2": {
      "issuer": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz",
      "authorization_server_metadata": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/.well-known/oauth-authorization-server",
      "authorization_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/authorize",
      "token_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/token",
      "redirect_uri": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/redirect",
      "registration_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/clients",
      "jwks_uri": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/openidconnect/jwks",
      "pkce_required": true,
      "dcr_enabled": true,
      "cimd": {
        "enabled": false,
        "allowed_client_ids": []
      }
    },
    "openid": {
      "provider_configuration": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/.well-known/openid-configuration",
      "userinfo_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/openidconnect/userinfo"
    }
  },
  "slug": "shared",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "external_sync_enabled": false,
  "requires_invitation": true,
  "description": null
}

> stranger GET /keycard/zones/{workspace}
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> owner DELETE /keycard/zones/{zone}
< 204

> owner GET /keycard/zones/{zone}
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

# The first zone stays.
> owner GET /keycard/organizations/acme
< 200
< content-type: application/json
{
  "id": "01kdyak52rfs2t2rg44v84s4gr",
  "created_at": "2026-01-02T03:04:07.000Z",
  "label": "acme",
  "name": "Organization acme",
  "sso_enabled": false,
  "updated_at": "2026-01-02T03:04:07.000Z",
  "zone_id": "01kdyak52rfhq98epc7raq524q"
}

= keep home /zone_id

> owner DELETE /keycard/zones/{home}
< 409
< content-type: application/json
{
  "message": "the default zone can't be deleted",
  "code": "conflict",
  "status": 409
}

# Names and descriptions hold no tags of HTML and no control characters; what only looks like one is text.
> owner POST /keycard/zones
{"name": "<script>alert(1)</script>"}
< 400
< content-type: application/json
{
  "message": "name: must not contain HTML tags or control characters",
  "code": "validation_error",
  "status": 400
}

> owner POST /keycard/zones
{"name": "Two\nlines"}
< 400
< content-type: application/json
{
  "message": "name: must have 1 to 256 characters and no control characters",
  "code": "validation_error",
  "status": 400
}

> owner PATCH /keycard/zones/{workspace}
{"description": "See <a href=\"https://example.com\">this</a>"}
< 400
< content-type: application/json
{
  "message": "description: must not contain HTML tags or control characters",
  "code": "validation_error",
  "status": 400
}

> owner PATCH /keycard/zones/{workspace}
{"description": "Two\nlines"}
< 400
< content-type: application/json
{
  "message": "description: must not contain HTML tags or control characters",
  "code": "validation_error",
  "status": 400
}

> owner PATCH /keycard/zones/{workspace}
{"name": "<b>Shared</b>"}
< 400
< content-type: application/json
{
  "message": "name: must not contain HTML tags or control characters",
  "code": "validation_error",
  "status": 400
}

> owner PATCH /keycard/zones/{workspace}
{"name": "R&D, fewer than <5 people", "description": "2 < 3 > 1"}
< 200
< content-type: application/json
{
  "id": "01kdyak620eckbx8bv47b97rqz",
  "created_at": "2026-01-02T03:04:08.000Z",
  "name": "R&D, fewer than <5 people",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "owner_type": "customer",
  "protocols": {
    "oauth2": {
      "issuer": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz",
      "authorization_server_metadata": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/.well-known/oauth-authorization-server",
      "authorization_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/authorize",
      "token_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/token",
      "redirect_uri": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/redirect",
      "registration_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/oauth/2/clients",
      "jwks_uri": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/openidconnect/jwks",
      "pkce_required": true,
      "dcr_enabled": true,
      "cimd": {
        "enabled": false,
        "allowed_client_ids": []
      }
    },
    "openid": {
      "provider_configuration": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/.well-known/openid-configuration",
      "userinfo_endpoint": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/openidconnect/userinfo"
    }
  },
  "slug": "shared",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "external_sync_enabled": false,
  "requires_invitation": true,
  "description": "2 < 3 > 1"
}

# Operators have no power in zones: each hears what a stranger of the organization hears, of a zone that is there and of one that is not.
> operator GET /keycard/zones/{workspace}
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> stranger GET /keycard/zones/{workspace}
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> operator GET /keycard/zones/00000000000000000000000001
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> operator PATCH /keycard/zones/{workspace}
{"name": "Mine"}
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> stranger PATCH /keycard/zones/{workspace}
{"name": "Mine"}
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> operator DELETE /keycard/zones/{workspace}
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> stranger DELETE /keycard/zones/{workspace}
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> operator GET /keycard/zones/{workspace}/members
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> operator POST /keycard/zones/{workspace}/members
{"organization_user_id": "{user}", "role": "zone_viewer"}
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> stranger POST /keycard/zones/{workspace}/members
{"organization_user_id": "{user}", "role": "zone_viewer"}
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> operator GET /keycard/zones
< 200
< content-type: application/json
{
  "items": [],
  "page_info": {
    "has_next_page": false,
    "has_previous_page": false,
    "start_cursor": null,
    "end_cursor": null
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": null
  }
}

> operator GET /keycard/zones?filter%5Borganization_id%5D=acme
< 200
< content-type: application/json
{
  "items": [],
  "page_info": {
    "has_next_page": false,
    "has_previous_page": false,
    "start_cursor": null,
    "end_cursor": null
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": null
  }
}

> operator POST /keycard/zones
{"name": "Mine", "organization_id": "acme"}
< 404
< content-type: application/json
{
  "message": "no such organization",
  "code": "not_found",
  "status": 404
}

> stranger POST /keycard/zones
{"name": "Mine", "organization_id": "acme"}
< 404
< content-type: application/json
{
  "message": "no such organization",
  "code": "not_found",
  "status": 404
}

