# Organization users.

> owner GET /keycard/organizations/{organization}/users?limit=2
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak52rf9trm1cw6xee5e73",
      "created_at": "2026-01-02T03:04:07.000Z",
      "role": "org_admin",
      "source": "https://roster.example",
      "status": "active",
      "updated_at": "2026-01-02T03:04:07.000Z",
      "email": "owner@acme.example"
    },
    {
      "id": "01kdyak718eqfaqfd8knnvqgaa",
      "created_at": "2026-01-02T03:04:09.000Z",
      "role": "org_admin",
      "source": "https://roster.example",
      "status": "active",
      "updated_at": "2026-01-02T03:04:09.000Z",
      "email": "adam@acme.example"
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_prev_page": false,
    "start_cursor": "01kdyak52rf9trm1cw6xee5e73",
    "end_cursor": "01kdyak718eqfaqfd8knnvqgaa"
  }
}

= keep cursor /page_info/end_cursor

> owner GET /keycard/organizations/{organization}/users?limit=2&after={cursor}
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak8zre7htye5svswtenzg",
      "created_at": "2026-01-02T03:04:11.000Z",
      "role": "org_viewer",
      "source": "https://roster.example",
      "status": "active",
      "updated_at": "2026-01-02T03:04:11.000Z",
      "email": "vera@acme.example"
    },
    {
      "id": "01kdyakay8f4zshffvjzbvkmj2",
      "created_at": "2026-01-02T03:04:13.000Z",
      "role": "org_member",
      "source": "https://roster.example",
      "status": "active",
      "updated_at": "2026-01-02T03:04:13.000Z",
      "email": "willy@acme.example"
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_prev_page": true,
    "start_cursor": "01kdyak8zre7htye5svswtenzg",
    "end_cursor": "01kdyakay8f4zshffvjzbvkmj2"
  }
}

= keep cursor /page_info/start_cursor

> owner GET /keycard/organizations/{organization}/users?limit=1&before={cursor}
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak718eqfaqfd8knnvqgaa",
      "created_at": "2026-01-02T03:04:09.000Z",
      "role": "org_admin",
      "source": "https://roster.example",
      "status": "active",
      "updated_at": "2026-01-02T03:04:09.000Z",
      "email": "adam@acme.example"
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_prev_page": true,
    "start_cursor": "01kdyak718eqfaqfd8knnvqgaa",
    "end_cursor": "01kdyak718eqfaqfd8knnvqgaa"
  }
}

> owner GET /keycard/organizations/{organization}/users?limit=1&role=org_viewer&expand=permissions
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak8zre7htye5svswtenzg",
      "created_at": "2026-01-02T03:04:11.000Z",
      "role": "org_viewer",
      "source": "https://roster.example",
      "status": "active",
      "updated_at": "2026-01-02T03:04:11.000Z",
      "email": "vera@acme.example",
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
  ],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false,
    "start_cursor": "01kdyak8zre7htye5svswtenzg",
    "end_cursor": "01kdyak8zre7htye5svswtenzg"
  },
  "permissions": {
    "organizations": {
      "read": true,
      "update": true
    },
    "users": {
      "list": true,
      "read": true
    }
  }
}

# Cursors that are none of ours are before and after nothing.
> owner GET /keycard/organizations/{organization}/users?after=x&before=x&limit=1
< 200
< content-type: application/json
{
  "items": [],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false
  }
}

# An admin may change anybody but owners; a viewer nobody.
> admin GET /keycard/organizations/{organization}/users/{owner}?expand=permissions
< 200
< content-type: application/json
{
  "id": "01kdyak52rf9trm1cw6xee5e73",
  "created_at": "2026-01-02T03:04:07.000Z",
  "role": "org_admin",
  "source": "https://roster.example",
  "status": "active",
  "updated_at": "2026-01-02T03:04:07.000Z",
  "email": "owner@acme.example",
  "permissions": {
    "organizations": {
      "read": true,
      "update": true
    },
    "users": {
      "delete": false,
      "list": true,
      "read": true,
      "update": false
    }
  }
}

> admin GET /keycard/organizations/{organization}/users/{user}?expand%5B%5D=permissions
< 200
< content-type: application/json
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "created_at": "2026-01-02T03:04:25.000Z",
  "role": "org_member",
  "source": "https://roster.example",
  "status": "active",
  "updated_at": "2026-01-02T03:04:25.000Z",
  "email": "ursula@acme.example",
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

> viewer GET /keycard/organizations/{organization}/users/{user}?expand%5B%5D%5B%5D=permissions
< 200
< content-type: application/json
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "created_at": "2026-01-02T03:04:25.000Z",
  "role": "org_member",
  "source": "https://roster.example",
  "status": "active",
  "updated_at": "2026-01-02T03:04:25.000Z",
  "email": "ursula@acme.example",
  "permissions": {
    "organizations": {
      "read": true,
      "update": false
    },
    "users": {
      "delete": false,
      "list": true,
      "read": true,
      "update": false
    }
  }
}

> weak GET /keycard/organizations/{organization}/users/{user}
< 403
< content-type: application/json
{
  "message": "this needs users.read: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

> owner GET /keycard/organizations/{organization}/users/{absent}
< 404
< content-type: application/json
{
  "message": "no such user",
  "code": "not_found",
  "status": 404
}

> stranger GET /keycard/organizations/{organization}/users/{user}
< 404
< content-type: application/json
{
  "message": "no such organization",
  "code": "not_found",
  "status": 404
}

> owner PATCH /keycard/organizations/{organization}/users/{user}
{"role": "org_viewer", "status": "disabled"}
< 200
< content-type: application/json
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "created_at": "2026-01-02T03:04:25.000Z",
  "role": "org_viewer",
  "source": "https://roster.example",
  "status": "disabled",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "email": "ursula@acme.example"
}

> owner PATCH /keycard/organizations/{organization}/users/{user}
{}
< 200
< content-type: application/json
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "created_at": "2026-01-02T03:04:25.000Z",
  "role": "org_viewer",
  "source": "https://roster.example",
  "status": "disabled",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "email": "ursula@acme.example"
}

> owner PATCH /keycard/organizations/{organization}/users/{user}
{"role": "org_admin", "status": "active"}
< 200
< content-type: application/json
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "created_at": "2026-01-02T03:04:25.000Z",
  "role": "org_admin",
  "source": "https://roster.example",
  "status": "active",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "email": "ursula@acme.example"
}

> owner GET /api/v1/organizations/{organization}/users/{user}
< 200
< content-type: application/json
{
  "id": "01kdyakpn8f39rs18eq9wfsch3",
  "email": "ursula@acme.example",
  "given_name": "Ursula",
  "family_name": "Example",
  "picture": null,
  "status": "active",
  "role": "owner",
  "source": "api",
  "created_at": "2026-01-02T03:04:25.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z"
}

# The last owner stays.
> owner PATCH /keycard/organizations/{organization}/users/{owner}
{"role": "org_member"}
< 200
< content-type: application/json
{
  "id": "01kdyak52rf9trm1cw6xee5e73",
  "created_at": "2026-01-02T03:04:07.000Z",
  "role": "org_member",
  "source": "https://roster.example",
  "status": "active",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "email": "owner@acme.example"
}

> owner PATCH /keycard/organizations/{organization}/users/{user}
{"role": "owner"}
< 400
< content-type: application/json
{
  "message": "role: must be one of org_admin, org_viewer, org_member",
  "code": "validation_error",
  "status": 400
}

> owner PATCH /keycard/organizations/{organization}/users/{user}
{"status": "gone"}
< 400
< content-type: application/json
{
  "message": "status: must be active or disabled",
  "code": "validation_error",
  "status": 400
}

> owner DELETE /keycard/organizations/{organization}/users/{user}
< 403
< content-type: application/json
{
  "message": "this needs users.delete: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

> owner DELETE /keycard/organizations/{organization}/users/{user}
< 403
< content-type: application/json
{
  "message": "this needs users.delete: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

