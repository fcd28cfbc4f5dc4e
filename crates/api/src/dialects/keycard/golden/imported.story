# Ids that came with imported data: the vendor's sample of a user.

> operator POST /api/v1/organizations/instance/aliases
{"dialect": "keycard", "kind": "organization", "alias": "x", "target": "{organization}", "shown": true}
< 201
< content-type: application/json
{
  "dialect": "keycard",
  "kind": "organization",
  "alias": "x",
  "workspace": null,
  "target": "01kdyak52rfs2t2rg44v84s4gr",
  "shown": true,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> owner POST /api/v1/organizations/{organization}/import
{"format": "roster-records", "version": 1, "users": [{"email": "dev@stainless.com", "role": "admin", "created_at": "2019-12-27T18:11:19.117Z", "aliases": [{"dialect": "keycard", "alias": "ab3def8hij2klm9opq5rst7uvw", "shown": true}], "dialect_data": {"keycard": {"source": "https://example.com"}}}]}
< 200
< content-type: application/json
{
  "dry_run": false,
  "difference": {
    "counts": {
      "user": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      },
      "alias": {
        "created": 1,
        "updated": 0,
        "kept": 0,
        "unchanged": 0
      }
    },
    "entries": [
      {
        "kind": "user",
        "name": "dev@stainless.com",
        "outcome": "created"
      },
      {
        "kind": "alias",
        "name": "keycard ab3def8hij2klm9opq5rst7uvw",
        "within": "dev@stainless.com",
        "outcome": "created"
      }
    ],
    "more": 0
  },
  "left_out": null,
  "secrets": {
    "invitations": [],
    "credentials": [],
    "api_keys": []
  }
}

> owner GET /keycard/organizations/x/users/ab3def8hij2klm9opq5rst7uvw?expand=permissions
< 200
< content-type: application/json
{
  "id": "ab3def8hij2klm9opq5rst7uvw",
  "created_at": "2019-12-27T18:11:19.117Z",
  "role": "org_admin",
  "source": "https://example.com",
  "status": "active",
  "updated_at": "2019-12-27T18:11:19.117Z",
  "email": "dev@stainless.com",
  "permissions": {
    "organizations": {
      "read": true,
      "update": true
    },
    "users": {
      "delete": true,
      "list": true,
      "read": true,
      "update": true
    }
  }
}

> owner GET /keycard/organizations/x
< 200
< content-type: application/json
{
  "id": "01kdyak52rfs2t2rg44v84s4gr",
  "created_at": "2026-01-02T03:04:07.000Z",
  "label": "x",
  "name": "Organization acme",
  "sso_enabled": false,
  "updated_at": "2026-01-02T03:04:07.000Z",
  "zone_id": "01kdyak52rfhq98epc7raq524q"
}

> stranger GET /keycard/organizations/x/users/ab3def8hij2klm9opq5rst7uvw
< 404
< content-type: application/json
{
  "message": "no such organization",
  "code": "not_found",
  "status": 404
}

> stranger GET /keycard/organizations/y/users/ab3def8hij2klm9opq5rst7uvw
< 404
< content-type: application/json
{
  "message": "no such organization",
  "code": "not_found",
  "status": 404
}

# The same text may name a zone and a member of it.
> owner POST /api/v1/organizations/{organization}/aliases
{"dialect": "keycard", "kind": "workspace", "alias": "zoneId", "target": "{workspace}", "shown": true}
< 201
< content-type: application/json
{
  "dialect": "keycard",
  "kind": "workspace",
  "alias": "zoneId",
  "workspace": null,
  "target": "01kdyak620eckbx8bv47b97rqz",
  "shown": true,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> owner POST /api/v1/organizations/{organization}/aliases
{"dialect": "keycard", "kind": "credential", "alias": "ab3def8hij2klm9opq5rst7uvw", "target": "{credential}", "shown": true}
< 201
< content-type: application/json
{
  "dialect": "keycard",
  "kind": "credential",
  "alias": "ab3def8hij2klm9opq5rst7uvw",
  "workspace": null,
  "target": "01kdyawa1rf2yvx4mgk3528ex1",
  "shown": true,
  "created_at": "2026-01-02T03:24:05.000Z"
}

> owner GET /keycard/zones/zoneId/members?limit=1
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "zoneId.01kdyakcwre28vnaf5f9342j04",
      "_links": {
        "organization_user": {
          "href": "https://roster.example/keycard/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdyakcwre28vnaf5f9342j04"
        },
        "self": {
          "href": "https://roster.example/keycard/zones/zoneId/members/01kdyakcwre28vnaf5f9342j04"
        }
      },
      "created_at": "2026-01-02T03:04:16.000Z",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "organization_user_id": "01kdyakcwre28vnaf5f9342j04",
      "role": "zone_viewer",
      "updated_at": "2026-01-02T03:04:16.000Z",
      "zone_id": "zoneId"
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_previous_page": false,
    "start_cursor": "01kdyakcwre28vnaf5f9342j04",
    "end_cursor": "01kdyakcwre28vnaf5f9342j04"
  },
  "pagination": {
    "after_cursor": "01kdyakcwre28vnaf5f9342j04",
    "before_cursor": null
  }
}

> owner GET /keycard/zones/zoneId
< 200
< content-type: application/json
{
  "id": "zoneId",
  "created_at": "2026-01-02T03:04:08.000Z",
  "name": "Workspace shared",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "owner_type": "customer",
  "protocols": {
    "oauth2": {
      "issuer": "https://roster.example/keycard/zones/zoneId",
      "authorization_server_metadata": "https://roster.example/keycard/zones/zoneId/.well-known/oauth-authorization-server",
      "authorization_endpoint": "https://roster.example/keycard/zones/zoneId/oauth/2/authorize",
      "token_endpoint": "https://roster.example/keycard/zones/zoneId/oauth/2/token",
      "redirect_uri": "https://roster.example/keycard/zones/zoneId/oauth/2/redirect",
      "registration_endpoint": "https://roster.example/keycard/zones/zoneId/oauth/2/clients",
      "jwks_uri": "https://roster.example/keycard/zones/zoneId/openidconnect/jwks",
      "pkce_required": true,
      "dcr_enabled": true,
      "cimd": {
        "enabled": false,
        "allowed_client_ids": []
      }
    },
    "openid": {
      "provider_configuration": "https://roster.example/keycard/zones/zoneId/.well-known/openid-configuration",
      "userinfo_endpoint": "https://roster.example/keycard/zones/zoneId/openidconnect/userinfo"
    }
  },
  "slug": "shared",
  "updated_at": "2026-01-02T03:04:08.000Z",
  "external_sync_enabled": false,
  "requires_invitation": true,
  "description": null
}

> owner GET /keycard/organizations/x/service-accounts/{service_account}/credentials/ab3def8hij2klm9opq5rst7uvw
< 200
< content-type: application/json
{
  "id": "ab3def8hij2klm9opq5rst7uvw",
  "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdyawa1rf2yvx4mgk3528ex1",
  "created_at": "2026-01-02T03:09:07.000Z",
  "name": "CI"
}

> stranger GET /keycard/zones/zoneId
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> owner PATCH /keycard/organizations/x/users/ab3def8hij2klm9opq5rst7uvw
{"role": "org_admin", "status": "active"}
< 200
< content-type: application/json
{
  "id": "ab3def8hij2klm9opq5rst7uvw",
  "created_at": "2019-12-27T18:11:19.117Z",
  "role": "org_admin",
  "source": "https://example.com",
  "status": "active",
  "updated_at": "2019-12-27T18:11:19.117Z",
  "email": "dev@stainless.com"
}

# An account of several organizations finds its zones in whichever they are.
> signed-in POST /keycard/invitations/{token}/accept
< 200
< content-type: application/json
{
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "organization_name": "Organization acme",
  "success": true,
  "user_id": "01kdybqq08fmdvt7v2ym38775c"
}

> personal-key GET /keycard/zones?expand[]=total_count
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "zoneId",
      "created_at": "2026-01-02T03:04:08.000Z",
      "name": "Workspace shared",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "owner_type": "customer",
      "protocols": {
        "oauth2": {
          "issuer": "https://roster.example/keycard/zones/zoneId",
          "authorization_server_metadata": "https://roster.example/keycard/zones/zoneId/.well-known/oauth-authorization-server",
          "authorization_endpoint": "https://roster.example/keycard/zones/zoneId/oauth/2/authorize",
          "token_endpoint": "https://roster.example/keycard/zones/zoneId/oauth/2/token",
          "redirect_uri": "https://roster.example/keycard/zones/zoneId/oauth/2/redirect",
          "registration_endpoint": "https://roster.example/keycard/zones/zoneId/oauth/2/clients",
          "jwks_uri": "https://roster.example/keycard/zones/zoneId/openidconnect/jwks",
          "pkce_required": true,
          "dcr_enabled": true,
          "cimd": {
            "enabled": false,
            "allowed_client_ids": []
          }
        },
        "openid": {
          "provider_configuration": "https://roster.example/keycard/zones/zoneId/.well-known/openid-configuration",
          "userinfo_endpoint": "https://roster.example/keycard/zones/zoneId/openidconnect/userinfo"
        }
      },
      "slug": "shared",
      "updated_at": "2026-01-02T03:04:08.000Z",
      "external_sync_enabled": false,
      "requires_invitation": true,
      "description": null
    },
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
    "start_cursor": "01kdyak620eckbx8bv47b97rqz",
    "end_cursor": "01kdyatferf53r8e5hxggg31ny"
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": null,
    "total_count": 2
  }
}

> personal-key GET /keycard/zones/zoneId
< 200
< content-type: application/json
{
  "id": "zoneId",
  "created_at": "2026-01-02T03:04:08.000Z",
  "name": "Workspace shared",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "owner_type": "customer",
  "protocols": {
    "oauth2": {
      "issuer": "https://roster.example/keycard/zones/zoneId",
      "authorization_server_metadata": "https://roster.example/keycard/zones/zoneId/.well-known/oauth-authorization-server",
      "authorization_endpoint": "https://roster.example/keycard/zones/zoneId/oauth/2/authorize",
      "token_endpoint": "https://roster.example/keycard/zones/zoneId/oauth/2/token",
      "redirect_uri": "https://roster.example/keycard/zones/zoneId/oauth/2/redirect",
      "registration_endpoint": "https://roster.example/keycard/zones/zoneId/oauth/2/clients",
      "jwks_uri": "https://roster.example/keycard/zones/zoneId/openidconnect/jwks",
      "pkce_required": true,
      "dcr_enabled": true,
      "cimd": {
        "enabled": false,
        "allowed_client_ids": []
      }
    },
    "openid": {
      "provider_configuration": "https://roster.example/keycard/zones/zoneId/.well-known/openid-configuration",
      "userinfo_endpoint": "https://roster.example/keycard/zones/zoneId/openidconnect/userinfo"
    }
  },
  "slug": "shared",
  "updated_at": "2026-01-02T03:04:08.000Z",
  "external_sync_enabled": false,
  "requires_invitation": true,
  "description": null
}

> personal-key GET /keycard/zones/{absent}
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> personal-key POST /keycard/zones
{"name": "Whose"}
< 400
< content-type: application/json
{
  "message": "organization_id: is needed: the caller belongs to several organizations, or to none",
  "code": "validation_error",
  "status": 400
}

