# Organizations: the caller's own; by id or by label.

> owner GET /keycard/organizations?expand=permissions
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
      "zone_id": "01kdyak52rfhq98epc7raq524q",
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
  ],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false,
    "has_previous_page": false,
    "start_cursor": "01kdyak52rfs2t2rg44v84s4gr",
    "end_cursor": "01kdyak52rfs2t2rg44v84s4gr"
  },
  "permissions": {
    "organizations": {
      "create": false,
      "list": true
    }
  }
}

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

> owner GET /keycard/organizations/{organization}?expand[]=permissions
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

> viewer GET /keycard/organizations/{organization}?expand=permissions,total_count
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

> weak GET /keycard/organizations/{organization}
< 403
< content-type: application/json
{
  "message": "this needs organizations.read: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

> weak GET /keycard/organizations
< 200
< content-type: application/json
{
  "items": [],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false,
    "has_previous_page": false
  }
}

> stranger GET /keycard/organizations/acme
< 404
< content-type: application/json
{
  "message": "no such organization",
  "code": "not_found",
  "status": 404
}

> stranger GET /keycard/organizations/no-such-label
< 404
< content-type: application/json
{
  "message": "no such organization",
  "code": "not_found",
  "status": 404
}

> owner PATCH /keycard/organizations/acme
{"name": "Acme Incorporated"}
< 200
< content-type: application/json
{
  "id": "01kdyak52rfs2t2rg44v84s4gr",
  "created_at": "2026-01-02T03:04:07.000Z",
  "label": "acme",
  "name": "Acme Incorporated",
  "sso_enabled": false,
  "updated_at": "2026-01-02T03:24:05.000Z",
  "zone_id": "01kdyak52rfhq98epc7raq524q"
}

# An empty change changes nothing.
> owner PATCH /keycard/organizations/acme
{}
< 200
< content-type: application/json
{
  "id": "01kdyak52rfs2t2rg44v84s4gr",
  "created_at": "2026-01-02T03:04:07.000Z",
  "label": "acme",
  "name": "Acme Incorporated",
  "sso_enabled": false,
  "updated_at": "2026-01-02T03:24:05.000Z",
  "zone_id": "01kdyak52rfhq98epc7raq524q"
}

> viewer PATCH /keycard/organizations/acme
{"name": "Mine"}
< 403
< content-type: application/json
{
  "message": "this needs organizations.update: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

# Operators see all and make new ones; the owner that each one has comes with a key.
> operator GET /keycard/organizations?limit=1
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyak52rfs2t2rg44v84s4gr",
      "created_at": "2026-01-02T03:04:07.000Z",
      "label": "acme",
      "name": "Acme Incorporated",
      "sso_enabled": false,
      "updated_at": "2026-01-02T03:24:05.000Z",
      "zone_id": "01kdyak52rfhq98epc7raq524q"
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_prev_page": false,
    "has_previous_page": false,
    "start_cursor": "01kdyak52rfs2t2rg44v84s4gr",
    "end_cursor": "01kdyak52rfs2t2rg44v84s4gr"
  }
}

= keep cursor /page_info/end_cursor

> operator GET /keycard/organizations?limit=1&after={cursor}&expand=permissions
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyakvhgfjd95sr67z74ff4s",
      "created_at": "2026-01-02T03:04:30.000Z",
      "label": "umbra",
      "name": "Organization umbra",
      "sso_enabled": false,
      "updated_at": "2026-01-02T03:04:30.000Z",
      "zone_id": "01kdyakvhgenmr5j54pa91v29a",
      "permissions": {
        "invitations": {
          "create": false,
          "list": false
        },
        "organizations": {
          "read": false,
          "update": false
        },
        "roles": {
          "list": false
        },
        "service_accounts": {
          "create": false,
          "list": false
        },
        "users": {
          "list": false
        },
        "zones": {
          "create": false
        }
      }
    }
  ],
  "page_info": {
    "has_next_page": true,
    "has_prev_page": true,
    "has_previous_page": true,
    "start_cursor": "01kdyakvhgfjd95sr67z74ff4s",
    "end_cursor": "01kdyakvhgfjd95sr67z74ff4s"
  },
  "permissions": {
    "organizations": {
      "create": true,
      "list": true
    }
  }
}

> operator GET /keycard/organizations?slug=umbra
< 200
< content-type: application/json
{
  "items": [
    {
      "id": "01kdyakvhgfjd95sr67z74ff4s",
      "created_at": "2026-01-02T03:04:30.000Z",
      "label": "umbra",
      "name": "Organization umbra",
      "sso_enabled": false,
      "updated_at": "2026-01-02T03:04:30.000Z",
      "zone_id": "01kdyakvhgenmr5j54pa91v29a"
    }
  ],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false,
    "has_previous_page": false,
    "start_cursor": "01kdyakvhgfjd95sr67z74ff4s",
    "end_cursor": "01kdyakvhgfjd95sr67z74ff4s"
  }
}

> operator GET /keycard/organizations?slug=no-such-label
< 200
< content-type: application/json
{
  "items": [],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false,
    "has_previous_page": false
  }
}

> operator POST /keycard/organizations
{}
< 201
< content-type: application/json
{
  "id": "01kdybqq08f3s9ynprxx2y1smm",
  "created_at": "2026-01-02T03:24:05.000Z",
  "label": "organization-b239d2",
  "name": "Organization",
  "sso_enabled": false,
  "updated_at": "2026-01-02T03:24:05.000Z",
  "zone_id": "01kdybqq08e43amdwqnajtxg95",
  "owner_api_key": "rst_key_0DvCOt79vyTX95AdFSkHzIfukPMcZYG277DsSlUstCYwWUFgRKW7Yace7q1UY7TSi5q4eC0y02W2"
}

= keep founded /id
= caller founder /owner_api_key

> founder GET /keycard/organizations/{founded}
< 200
< content-type: application/json
{
  "id": "01kdybqq08f3s9ynprxx2y1smm",
  "created_at": "2026-01-02T03:24:05.000Z",
  "label": "organization-b239d2",
  "name": "Organization",
  "sso_enabled": false,
  "updated_at": "2026-01-02T03:24:05.000Z",
  "zone_id": "01kdybqq08e43amdwqnajtxg95"
}

> operator POST /keycard/organizations
{"name": "Named"}
< 201
< content-type: application/json
{
  "id": "01kdybqq08ev0az10d1476dvfm",
  "created_at": "2026-01-02T03:24:05.000Z",
  "label": "named-21b0b3",
  "name": "Named",
  "sso_enabled": false,
  "updated_at": "2026-01-02T03:24:05.000Z",
  "zone_id": "01kdybqq08ewaty942bfjymrt9",
  "owner_api_key": "rst_key_0DvCOt79vjj8L0vn8tlUhcUe1cPZAEEGNERtUVTdVzz2uCfwdlzvTrtuvvQNVZVUlSDaWU0xY56K"
}

> owner POST /keycard/organizations
{"name": "Mine"}
< 403
< content-type: application/json
{
  "message": "this needs organizations.create: no role of the caller includes it",
  "code": "forbidden",
  "status": 403
}

# A personal key sees the organizations of its account.
> personal-key GET /keycard/organizations
< 200
< content-type: application/json
{
  "items": [],
  "page_info": {
    "has_next_page": false,
    "has_prev_page": false,
    "has_previous_page": false
  }
}

