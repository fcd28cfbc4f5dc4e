# Service accounts and their credentials.

> owner POST /keycard/organizations/{organization}/service-accounts
{"name": "Deploys", "description": "Brings releases out."}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Deploys",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "description": "Brings releases out."
}

= keep robot /id

> owner GET /api/v1/organizations/{organization}/service-accounts/{robot}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "name": "Deploys",
  "description": "Brings releases out.",
  "workspace": null,
  "role": "admin",
  "status": "active",
  "created_by": "01kdyak52rf9trm1cw6xee5e73",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner GET /keycard/organizations/{organization}/service-accounts?expand=permissions
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyaw92gepb8aw7mw61pyvbk",
      "created_at": "2026-01-02T03:09:06.000Z",
      "name": "Robot",
      "updated_at": "2026-01-02T03:09:06.000Z",
      "permissions": {
        "credentials": {
          "create": true,
          "delete": true,
          "list": true,
          "update": true
        },
        "service_accounts": {
          "delete": true,
          "read": true,
          "update": true
        }
      }
    },
    {
      "id": "01kdybqq08fnftn1c26v37etn7",
      "created_at": "2026-01-02T03:24:05.000Z",
      "name": "Deploys",
      "updated_at": "2026-01-02T03:24:05.000Z",
      "description": "Brings releases out.",
      "permissions": {
        "credentials": {
          "create": true,
          "delete": true,
          "list": true,
          "update": true
        },
        "service_accounts": {
          "delete": true,
          "read": true,
          "update": true
        }
      }
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false,
    "start_cursor": "01kdyaw92gepb8aw7mw61pyvbk",
    "end_cursor": "01kdybqq08fnftn1c26v37etn7"
  },
  "permissions": {
    "service_accounts": {
      "create": true,
      "list": true
    }
  }
}

> owner GET /keycard/organizations/{organization}/service-accounts/{robot}?expand=permissions
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Deploys",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "description": "Brings releases out.",
  "permissions": {
    "credentials": {
      "create": true,
      "delete": true,
      "list": true,
      "update": true
    },
    "service_accounts": {
      "delete": true,
      "read": true,
      "update": true
    }
  }
}

> viewer GET /keycard/organizations/{organization}/service-accounts/{robot}?expand=permissions
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Deploys",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "description": "Brings releases out.",
  "permissions": {
    "credentials": {
      "create": false,
      "delete": false,
      "list": true,
      "update": false
    },
    "service_accounts": {
      "delete": false,
      "read": true,
      "update": false
    }
  }
}

> owner PATCH /keycard/organizations/{organization}/service-accounts/{robot}
{"name": "Releases", "description": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Releases",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner PATCH /keycard/organizations/{organization}/service-accounts/{robot}
{}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fnftn1c26v37etn7",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Releases",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

> owner POST /keycard/organizations/{organization}/service-accounts/{robot}/credentials
{"name": "CI", "description": "Of the build."}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fek8e6qgj857prpp",
  "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08fek8e6qgj857prpp",
  "client_secret": "rst_secret_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfkAkoTiWRKSjBSZvgYNPl3eFwYfEAuenTc3aoAs6B3Ey1WC",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "CI",
  "description": "Of the build."
}

= keep credential /id
= caller robot /client_secret

> owner POST /keycard/organizations/{organization}/service-accounts/{robot}/credentials
{"name": "By hand"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08edbrdjvjvz51ha1x",
  "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08edbrdjvjvz51ha1x",
  "client_secret": "rst_secret_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfd0WtGuByzm2GlJDS3XBtjOlR4l0wLejthOSwq0Nb1tulqC",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "By hand"
}

# The secret is shown once, and is good wherever a key is.
> owner GET /keycard/organizations/{organization}/service-accounts/{robot}/credentials?limit=1
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdybqq08edbrdjvjvz51ha1x",
      "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08edbrdjvjvz51ha1x",
      "created_at": "2026-01-02T03:24:05.000Z",
      "name": "By hand"
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_prev_page": false,
    "start_cursor": "01kdybqq08edbrdjvjvz51ha1x",
    "end_cursor": "01kdybqq08edbrdjvjvz51ha1x"
  }
}

= keep cursor /page_info/end_cursor

> owner GET /keycard/organizations/{organization}/service-accounts/{robot}/credentials?after={cursor}&expand=permissions
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdybqq08fek8e6qgj857prpp",
      "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08fek8e6qgj857prpp",
      "created_at": "2026-01-02T03:24:05.000Z",
      "name": "CI",
      "description": "Of the build.",
      "permissions": {
        "credentials": {
          "create": true,
          "delete": true,
          "list": true,
          "update": true
        },
        "service_accounts": {
          "delete": true,
          "read": true,
          "update": true
        }
      }
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": true,
    "start_cursor": "01kdybqq08fek8e6qgj857prpp",
    "end_cursor": "01kdybqq08fek8e6qgj857prpp"
  },
  "permissions": {
    "credentials": {
      "create": true,
      "delete": true,
      "list": true,
      "update": true
    },
    "service_accounts": {
      "delete": true,
      "read": true,
      "update": true
    }
  }
}

= keep cursor /page_info/start_cursor

> owner GET /keycard/organizations/{organization}/service-accounts/{robot}/credentials?before={cursor}
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdybqq08edbrdjvjvz51ha1x",
      "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08edbrdjvjvz51ha1x",
      "created_at": "2026-01-02T03:24:05.000Z",
      "name": "By hand"
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_prev_page": false,
    "start_cursor": "01kdybqq08edbrdjvjvz51ha1x",
    "end_cursor": "01kdybqq08edbrdjvjvz51ha1x"
  }
}

> robot GET /keycard/organizations
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

> owner GET /keycard/organizations/{organization}/service-accounts/{robot}/credentials/{credential}?expand=permissions
< 200
< content-type: application/json
{
  "id": "01kdybqq08fek8e6qgj857prpp",
  "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08fek8e6qgj857prpp",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "CI",
  "description": "Of the build.",
  "permissions": {
    "credentials": {
      "create": true,
      "delete": true,
      "list": true,
      "update": true
    },
    "service_accounts": {
      "delete": true,
      "read": true,
      "update": true
    }
  }
}

> owner PATCH /keycard/organizations/{organization}/service-accounts/{robot}/credentials/{credential}
{"name": "Build", "description": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fek8e6qgj857prpp",
  "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08fek8e6qgj857prpp",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Build"
}

> owner PATCH /keycard/organizations/{organization}/service-accounts/{robot}/credentials/{credential}
{}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fek8e6qgj857prpp",
  "client_id": "01kdyak52rfs2t2rg44v84s4gr.01kdybqq08fek8e6qgj857prpp",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Build"
}

> viewer PATCH /keycard/organizations/{organization}/service-accounts/{robot}/credentials/{credential}
{"name": "Mine"}
< 403
< content-type: application/json
{
  "message": "this needs service_accounts.update: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

> owner DELETE /keycard/organizations/{organization}/service-accounts/{robot}/credentials/{credential}
< 204

> robot GET /keycard/organizations
< 401
< content-type: application/json
{
  "message": "this credential is not known here: it was never issued, or it has been revoked",
  "code": "unauthorized",
  "status": 401
}

> owner GET /keycard/organizations/{organization}/service-accounts/{robot}/credentials/{credential}
< 404
< content-type: application/json
{
  "message": "no such credential",
  "code": "not_found",
  "status": 404
}

> owner DELETE /keycard/organizations/{organization}/service-accounts/{robot}
< 204

> owner GET /keycard/organizations/{organization}/service-accounts/{robot}
< 404
< content-type: application/json
{
  "message": "no such service account",
  "code": "not_found",
  "status": 404
}

> weak GET /keycard/organizations/{organization}/service-accounts/{service_account}
< 404
< content-type: application/json
{
  "message": "no such service account",
  "code": "not_found",
  "status": 404
}

# Nobody makes one that is above themselves.
> admin POST /keycard/organizations/{organization}/service-accounts
{"name": "Another"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08e6rb7ybrvyxagqv7",
  "created_at": "2026-01-02T03:24:05.000Z",
  "name": "Another",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

# What a key with few permissions is told of them is what it then hears.
> owner POST /api/v1/organizations/{organization}/api-keys
{"name": "Few", "owner": {"type": "organization", "role": "admin"}, "scopes": ["service_accounts.read", "service_accounts.update", "credentials.create", "credentials.list", "invitations.create", "invitations.list", "invitations.revoke"]}
< 201
< content-type: application/json
{
  "id": "01kdybqq08ehwr04bqdth48pvh",
  "name": "Few",
  "description": null,
  "owner": {
    "type": "organization",
    "id": "01kdyak52rfs2t2rg44v84s4gr",
    "role": "admin"
  },
  "owner_has_access": true,
  "workspace": null,
  "scopes": [
    "service_accounts.read",
    "service_accounts.update",
    "credentials.create",
    "credentials.list",
    "invitations.create",
    "invitations.list",
    "invitations.revoke"
  ],
  "permissions": [
    "invitations.create",
    "invitations.list",
    "invitations.revoke",
    "service_accounts.read",
    "service_accounts.update",
    "credentials.create",
    "credentials.list"
  ],
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****ltn",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWUDDfdz5fzREq8NnEHYJkvx0sC2Upx5OTS4qbC0eeFb1x0Arltn"
}

= caller few /secret

> few GET /keycard/organizations/{organization}/service-accounts/{service_account}?expand=permissions
< 200
< content-type: application/json
{
  "id": "01kdyaw92gepb8aw7mw61pyvbk",
  "created_at": "2026-01-02T03:09:06.000Z",
  "name": "Robot",
  "updated_at": "2026-01-02T03:09:06.000Z",
  "permissions": {
    "credentials": {
      "create": false,
      "delete": false,
      "list": true,
      "update": true
    },
    "service_accounts": {
      "delete": false,
      "read": true,
      "update": true
    }
  }
}

> few POST /keycard/organizations/{organization}/service-accounts/{service_account}/credentials
{"name": "Above"}
< 403
< content-type: application/json
{
  "message": "this needs credentials.create: nobody may give or take more than they hold",
  "code": "forbidden",
  "status": 403
}

> few GET /keycard/organizations/{organization}/invitations?expand=permissions&limit=1
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyarkwges78as6yq2xcpyjk",
      "created_at": "2026-01-02T03:07:06.000Z",
      "created_by": "system",
      "email": "ivan@acme.example",
      "expires_at": "2026-01-09T03:07:06.000Z",
      "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
      "role": "org_member",
      "status": "pending",
      "updated_at": "2026-01-02T03:07:06.000Z",
      "permissions": {
        "invitations": {
          "delete": true,
          "read": false
        }
      }
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false,
    "start_cursor": "01kdyarkwges78as6yq2xcpyjk",
    "end_cursor": "01kdyarkwges78as6yq2xcpyjk"
  },
  "permissions": {
    "invitations": {
      "create": true,
      "list": true
    }
  }
}

> few POST /keycard/organizations/{organization}/invitations
{"email": "above@acme.example", "role": "org_viewer"}
< 403
< content-type: application/json
{
  "message": "this needs invitations.create: nobody may give or take more than they hold",
  "code": "forbidden",
  "status": 403
}

> few POST /keycard/organizations/{organization}/invitations
{"email": "member@acme.example", "role": "org_member"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fqaajwb7fvvz7517",
  "created_at": "2026-01-02T03:24:05.000Z",
  "created_by": "01kdybqq08ehwr04bqdth48pvh",
  "email": "member@acme.example",
  "expires_at": "2026-01-09T03:24:05.000Z",
  "organization_id": "01kdyak52rfs2t2rg44v84s4gr",
  "role": "org_member",
  "status": "pending",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

