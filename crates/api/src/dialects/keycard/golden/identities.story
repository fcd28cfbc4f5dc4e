# Users and invitations in one list, and the roles that there are.

> owner GET /keycard/organizations/{organization}/identities?expand=total_count&limit=3
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak52rf9trm1cw6xee5e73",
      "created_at": "2026-01-02T03:04:07.000Z",
      "email": "owner@acme.example",
      "role": "org_admin",
      "source": "https://roster.example",
      "status": "active",
      "type": "user",
      "updated_at": "2026-01-02T03:04:07.000Z"
    },
    {
      "id": "01kdyak718eqfaqfd8knnvqgaa",
      "created_at": "2026-01-02T03:04:09.000Z",
      "email": "adam@acme.example",
      "role": "org_admin",
      "source": "https://roster.example",
      "status": "active",
      "type": "user",
      "updated_at": "2026-01-02T03:04:09.000Z"
    },
    {
      "id": "01kdyak8zre7htye5svswtenzg",
      "created_at": "2026-01-02T03:04:11.000Z",
      "email": "vera@acme.example",
      "role": "org_viewer",
      "source": "https://roster.example",
      "status": "active",
      "type": "user",
      "updated_at": "2026-01-02T03:04:11.000Z"
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_prev_page": false,
    "start_cursor": "01kdyak52rf9trm1cw6xee5e73",
    "end_cursor": "01kdyak8zre7htye5svswtenzg"
  },
  "pagination": {
    "after_cursor": "01kdyak8zre7htye5svswtenzg",
    "before_cursor": null,
    "total_count": 10
  }
}

= keep cursor /page_info/end_cursor

> owner GET /keycard/organizations/{organization}/identities?query%5Bemail%5D=IVAN&expand=total_count&expand=permissions
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyarkwges78as6yq2xcpyjk",
      "created_at": "2026-01-02T03:07:06.000Z",
      "email": "ivan@acme.example",
      "role": "org_member",
      "source": "https://roster.example",
      "status": "pending",
      "type": "invitation",
      "updated_at": "2026-01-02T03:07:06.000Z",
      "permissions": {
        "invitations": {
          "delete": true,
          "read": true
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
  "pagination": {
    "after_cursor": null,
    "before_cursor": null,
    "total_count": 1
  },
  "permissions": {
    "invitations": {
      "create": true,
      "list": true
    },
    "organizations": {
      "read": true,
      "update": true
    },
    "roles": {
      "list": true
    },
    "service_accounts": {
      "create": true,
      "list": true
    },
    "users": {
      "list": true
    },
    "zones": {
      "create": true
    }
  }
}

> owner GET /keycard/organizations/{organization}/identities?role=org_admin&after={cursor}&limit=2&expand=total_count
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyakjr8ftwa0q3j7vp46r06",
      "created_at": "2026-01-02T03:04:21.000Z",
      "email": "dora@acme.example",
      "role": "org_admin",
      "source": "https://roster.example",
      "status": "disabled",
      "type": "user",
      "updated_at": "2026-01-02T03:04:23.000Z"
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": true,
    "start_cursor": "01kdyakjr8ftwa0q3j7vp46r06",
    "end_cursor": "01kdyakjr8ftwa0q3j7vp46r06"
  },
  "pagination": {
    "after_cursor": null,
    "before_cursor": "01kdyakjr8ftwa0q3j7vp46r06",
    "total_count": 3
  }
}

> owner GET /keycard/organizations/{organization}/identities?before={cursor}&limit=1
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak718eqfaqfd8knnvqgaa",
      "created_at": "2026-01-02T03:04:09.000Z",
      "email": "adam@acme.example",
      "role": "org_admin",
      "source": "https://roster.example",
      "status": "active",
      "type": "user",
      "updated_at": "2026-01-02T03:04:09.000Z"
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_prev_page": true,
    "start_cursor": "01kdyak718eqfaqfd8knnvqgaa",
    "end_cursor": "01kdyak718eqfaqfd8knnvqgaa"
  },
  "pagination": {
    "after_cursor": "01kdyak718eqfaqfd8knnvqgaa",
    "before_cursor": "01kdyak718eqfaqfd8knnvqgaa"
  }
}

> owner GET /keycard/organizations/{organization}/identities?role=owner
< 400
< content-type: application/json
{
  "message": "role: must be one of org_admin, org_viewer, org_member",
  "code": "validation_error",
  "status": 400
}

> weak GET /keycard/organizations/{organization}/identities
< 403
< content-type: application/json
{
  "message": "this needs users.list: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

> viewer GET /keycard/organizations/{organization}/roles?expand=permissions
< 200
< content-type: application/json
{
  "items": [
    {
      "name": "org_admin",
      "label": "Organization Administrator",
      "description": "Manages the organization, everybody in it, and every zone.",
      "scope": "organization"
    },
    {
      "name": "org_member",
      "label": "Organization Member",
      "description": "Reads nothing of the organization, and has the zones that they are given.",
      "scope": "organization"
    },
    {
      "name": "org_viewer",
      "label": "Organization Viewer",
      "description": "Reads the organization, and has the zones that they are given.",
      "scope": "organization"
    },
    {
      "name": "zone_manager",
      "label": "Zone Manager",
      "description": "Manages a zone and who is in it.",
      "scope": "zone"
    },
    {
      "name": "zone_viewer",
      "label": "Zone Viewer",
      "description": "Reads a zone.",
      "scope": "zone"
    }
  ],
  "permissions": {
    "organizations": {
      "read": true,
      "update": false
    },
    "roles": {
      "list": true
    }
  }
}

> viewer GET /keycard/organizations/{organization}/roles?scope=zone
< 200
< content-type: application/json
{
  "items": [
    {
      "name": "zone_manager",
      "label": "Zone Manager",
      "description": "Manages a zone and who is in it.",
      "scope": "zone"
    },
    {
      "name": "zone_viewer",
      "label": "Zone Viewer",
      "description": "Reads a zone.",
      "scope": "zone"
    }
  ]
}

> viewer GET /keycard/organizations/{organization}/roles?scope=galaxy
< 400
< content-type: application/json
{
  "message": "scope: must be organization or zone",
  "code": "validation_error",
  "status": 400
}

> weak GET /keycard/organizations/{organization}/roles
< 403
< content-type: application/json
{
  "message": "this needs roles.list: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

