# Zone members, addressed by the user.

> owner GET /keycard/zones/{workspace}/members?expand%5B%5D=total_count&limit=2
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak620eckbx8bv47b97rqz.01kdyakcwre28vnaf5f9342j04",
      "_links": {
        "organization_user": {
          "href": "https://roster.example/keycard/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdyakcwre28vnaf5f9342j04"
        },
        "self": {
          "href": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/members/01kdyakcwre28vnaf5f9342j04"
        }
      },
      "created_at": "2026-01-02T03:04:16.000Z",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "organization_user_id": "01kdyakcwre28vnaf5f9342j04",
      "role": "zone_viewer",
      "updated_at": "2026-01-02T03:04:16.000Z",
      "zone_id": "01kdyak620eckbx8bv47b97rqz"
    },
    {
      "id": "01kdyak620eckbx8bv47b97rqz.01kdyakftgekkr5qt9rxvz5ntt",
      "_links": {
        "organization_user": {
          "href": "https://roster.example/keycard/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdyakftgekkr5qt9rxvz5ntt"
        },
        "self": {
          "href": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/members/01kdyakftgekkr5qt9rxvz5ntt"
        }
      },
      "created_at": "2026-01-02T03:04:19.000Z",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "organization_user_id": "01kdyakftgekkr5qt9rxvz5ntt",
      "role": "zone_manager",
      "updated_at": "2026-01-02T03:04:19.000Z",
      "zone_id": "01kdyak620eckbx8bv47b97rqz"
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_previous_page": false,
    "start_cursor": "01kdyakcwre28vnaf5f9342j04",
    "end_cursor": "01kdyakftgekkr5qt9rxvz5ntt"
  },
  "pagination": {
    "after_cursor": "01kdyakftgekkr5qt9rxvz5ntt",
    "before_cursor": null,
    "total_count": 3
  }
}

= keep cursor /pagination/after_cursor

> owner GET /keycard/zones/{workspace}/members?after={cursor}&role=zone_viewer
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak620eckbx8bv47b97rqz.01kdyakqmgf9stqd5vzxvx3f1n",
      "_links": {
        "organization_user": {
          "href": "https://roster.example/keycard/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdyakqmgf9stqd5vzxvx3f1n"
        },
        "self": {
          "href": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/members/01kdyakqmgf9stqd5vzxvx3f1n"
        }
      },
      "created_at": "2026-01-02T03:04:27.000Z",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "organization_user_id": "01kdyakqmgf9stqd5vzxvx3f1n",
      "role": "zone_viewer",
      "updated_at": "2026-01-02T03:04:27.000Z",
      "zone_id": "01kdyak620eckbx8bv47b97rqz"
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_previous_page": true,
    "start_cursor": "01kdyakqmgf9stqd5vzxvx3f1n",
    "end_cursor": "01kdyakqmgf9stqd5vzxvx3f1n"
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": "01kdyakqmgf9stqd5vzxvx3f1n"
  }
}

> owner GET /keycard/zones/{workspace}/members?after=after&before=before
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

> workspace-manager POST /keycard/zones/{workspace}/members
{"organization_user_id": "{user}", "role": "zone_viewer"}
< 200
< content-type: application/json
{
  "id": "01kdyak620eckbx8bv47b97rqz.01kdyakpn8f39rs18eq9wfsch3",
  "_links": {
    "organization_user": {
      "href": "https://roster.example/keycard/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdyakpn8f39rs18eq9wfsch3"
    },
    "self": {
      "href": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/members/01kdyakpn8f39rs18eq9wfsch3"
    }
  },
  "created_at": "2026-01-02T03:24:05.000Z",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "organization_user_id": "01kdyakpn8f39rs18eq9wfsch3",
  "role": "zone_viewer",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "zone_id": "01kdyak620eckbx8bv47b97rqz"
}

> owner POST /keycard/zones/{workspace}/members
{"organization_user_id": "{user}", "role": "zone_viewer"}
< 409
< content-type: application/json
{
  "message": "the user is already a member of this zone",
  "code": "conflict",
  "status": 409
}

> owner POST /keycard/zones/{workspace}/members
{"organization_user_id": "nobody", "role": "zone_viewer"}
< 400
< content-type: application/json
{
  "message": "organization_user_id: must be the id of a user of this organization",
  "code": "validation_error",
  "status": 400
}

> owner POST /keycard/zones/{workspace}/members
{"organization_user_id": "{owner}", "role": "admin"}
< 400
< content-type: application/json
{
  "message": "role: must be zone_manager or zone_viewer",
  "code": "validation_error",
  "status": 400
}

> owner GET /keycard/zones/{workspace}/members/{user}
< 200
< content-type: application/json
{
  "id": "01kdyak620eckbx8bv47b97rqz.01kdyakpn8f39rs18eq9wfsch3",
  "_links": {
    "organization_user": {
      "href": "https://roster.example/keycard/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdyakpn8f39rs18eq9wfsch3"
    },
    "self": {
      "href": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/members/01kdyakpn8f39rs18eq9wfsch3"
    }
  },
  "created_at": "2026-01-02T03:24:05.000Z",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "organization_user_id": "01kdyakpn8f39rs18eq9wfsch3",
  "role": "zone_viewer",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "zone_id": "01kdyak620eckbx8bv47b97rqz"
}

> owner PATCH /keycard/zones/{workspace}/members/{user}
{"role": "zone_manager"}
< 200
< content-type: application/json
{
  "id": "01kdyak620eckbx8bv47b97rqz.01kdyakpn8f39rs18eq9wfsch3",
  "_links": {
    "organization_user": {
      "href": "https://roster.example/keycard/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdyakpn8f39rs18eq9wfsch3"
    },
    "self": {
      "href": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/members/01kdyakpn8f39rs18eq9wfsch3"
    }
  },
  "created_at": "2026-01-02T03:24:05.000Z",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "organization_user_id": "01kdyakpn8f39rs18eq9wfsch3",
  "role": "zone_manager",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "zone_id": "01kdyak620eckbx8bv47b97rqz"
}

# The same role again is no change.
> owner PATCH /keycard/zones/{workspace}/members/{user}
{"role": "zone_manager"}
< 200
< content-type: application/json
{
  "id": "01kdyak620eckbx8bv47b97rqz.01kdyakpn8f39rs18eq9wfsch3",
  "_links": {
    "organization_user": {
      "href": "https://roster.example/keycard/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdyakpn8f39rs18eq9wfsch3"
    },
    "self": {
      "href": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/members/01kdyakpn8f39rs18eq9wfsch3"
    }
  },
  "created_at": "2026-01-02T03:24:05.000Z",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "organization_user_id": "01kdyakpn8f39rs18eq9wfsch3",
  "role": "zone_manager",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "zone_id": "01kdyak620eckbx8bv47b97rqz"
}

> owner GET /api/v1/organizations/{organization}/workspaces/{workspace}/members/{user}
< 200
< content-type: application/json
{
  "workspace": "01kdyak620eckbx8bv47b97rqz",
  "user": {
    "id": "01kdyakpn8f39rs18eq9wfsch3",
    "email": "ursula@acme.example",
    "given_name": "Ursula",
    "family_name": "Example",
    "status": "active",
    "role": "member"
  },
  "role": "admin",
  "scopes": null,
  "expires_at": null,
  "status": "active",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> workspace-member PATCH /keycard/zones/{workspace}/members/{user}
{"role": "zone_viewer"}
< 403
< content-type: application/json
{
  "message": "this needs zone_members.update: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

> viewer GET /keycard/zones/{workspace}/members
< 404
< content-type: application/json
{
  "message": "no such zone",
  "code": "not_found",
  "status": 404
}

> owner DELETE /keycard/zones/{workspace}/members/{user}
< 204

> owner GET /keycard/zones/{workspace}/members/{user}
< 404
< content-type: application/json
{
  "message": "no such zone member",
  "code": "not_found",
  "status": 404
}

# A viewer of the organization who is given a zone manages it, and no other.
> owner POST /api/v1/organizations/{organization}/users
{"email": "both@acme.example", "role": "viewer"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08f8abhbx5j78dqpnb",
  "email": "both@acme.example",
  "given_name": "",
  "family_name": "",
  "picture": null,
  "status": "active",
  "role": "viewer",
  "source": "api",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

= keep both /id

> owner POST /keycard/zones/{workspace}/members
{"organization_user_id": "{both}", "role": "zone_manager"}
< 200
< content-type: application/json
{
  "id": "01kdyak620eckbx8bv47b97rqz.01kdybqq08f8abhbx5j78dqpnb",
  "_links": {
    "organization_user": {
      "href": "https://roster.example/keycard/organizations/01kdyak52rfs2t2rg44v84s4gr/users/01kdybqq08f8abhbx5j78dqpnb"
    },
    "self": {
      "href": "https://roster.example/keycard/zones/01kdyak620eckbx8bv47b97rqz/members/01kdybqq08f8abhbx5j78dqpnb"
    }
  },
  "created_at": "2026-01-02T03:24:05.000Z",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "organization_user_id": "01kdybqq08f8abhbx5j78dqpnb",
  "role": "zone_manager",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "zone_id": "01kdyak620eckbx8bv47b97rqz"
}

> owner POST /api/v1/organizations/{organization}/api-keys
{"name": "Both", "owner": {"type": "user", "id": "{both}"}}
< 201
< content-type: application/json
{
  "id": "01kdybqq08ercv0vqm8mntvjmq",
  "name": "Both",
  "description": null,
  "owner": {
    "type": "user",
    "id": "01kdybqq08f8abhbx5j78dqpnb"
  },
  "owner_has_access": true,
  "workspace": null,
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****djn",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDffO0mnn9Int66UFdV2aW7d2IHkbb4XYcrvK81ySxc3aXdjn"
}

= caller both /secret

> both PATCH /keycard/zones/{workspace}
{"description": "Kept by both."}
< 200
< content-type: application/json
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
  "updated_at": "2026-01-02T03:24:05.000Z",
  "external_sync_enabled": false,
  "requires_invitation": true,
  "description": "Kept by both."
}

> both GET /keycard/zones?expand[]=total_count&limit=1
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
      "updated_at": "2026-01-02T03:24:05.000Z",
      "external_sync_enabled": false,
      "requires_invitation": true,
      "description": "Kept by both."
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
    "before_cursor": null,
    "total_count": 1
  }
}

