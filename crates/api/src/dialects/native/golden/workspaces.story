# A workspace's life.
> admin POST /api/v1/organizations/{organization}/workspaces
{"name": "Research & Development", "description": "All of it", "limits": {"usage": {"credit": 10}}, "members": [{"user": "{user}", "role": "manager"}]}
< 201
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "slug": "ws-research-4d5fea",
  "name": "Research & Development",
  "description": "All of it",
  "is_default": false,
  "status": "active",
  "defaults": null,
  "limits": {
    "usage": {
      "credit": 10
    },
    "rate": null
  },
  "settings": null,
  "created_by": "01kdyak718eqfaqfd8knnvqgaa",
  "updated_by": "01kdyak718eqfaqfd8knnvqgaa",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "archived_at": null,
  "deleted_at": null
}

= keep research /id

> admin POST /api/v1/organizations/{organization}/workspaces
{"name": "Sales", "slug": "sales", "settings": {"color": "green"}, "defaults": {"metadata": {"team": "sales"}}}
< 201
< content-type: application/json
{
  "id": "01kdybqq08f8abhbx5j78dqpnb",
  "slug": "sales",
  "name": "Sales",
  "description": null,
  "is_default": false,
  "status": "active",
  "defaults": {
    "metadata": {
      "team": "sales"
    }
  },
  "limits": {
    "usage": null,
    "rate": null
  },
  "settings": {
    "color": "green"
  },
  "created_by": "01kdyak718eqfaqfd8knnvqgaa",
  "updated_by": "01kdyak718eqfaqfd8knnvqgaa",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "archived_at": null,
  "deleted_at": null
}

> admin GET /api/v1/organizations/acme/workspaces/sales
< 200
< content-type: application/json
{
  "id": "01kdybqq08f8abhbx5j78dqpnb",
  "slug": "sales",
  "name": "Sales",
  "description": null,
  "is_default": false,
  "status": "active",
  "defaults": {
    "metadata": {
      "team": "sales"
    }
  },
  "limits": {
    "usage": null,
    "rate": null
  },
  "settings": {
    "color": "green"
  },
  "created_by": "01kdyak718eqfaqfd8knnvqgaa",
  "updated_by": "01kdyak718eqfaqfd8knnvqgaa",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:24:05.000Z",
  "archived_at": null,
  "deleted_at": null
}

> admin GET /api/v1/organizations/{organization}/workspaces?name_contains=Wor
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyak620eckbx8bv47b97rqz",
      "slug": "shared",
      "name": "Workspace shared",
      "description": null,
      "is_default": false,
      "status": "active",
      "defaults": null,
      "limits": {
        "usage": null,
        "rate": null
      },
      "settings": null,
      "created_by": null,
      "updated_by": null,
      "created_at": "2026-01-02T03:04:08.000Z",
      "updated_at": "2026-01-02T03:04:08.000Z",
      "archived_at": null,
      "deleted_at": null
    }
  ],
  "next": null,
  "total": 1
}

> workspace-member GET /api/v1/organizations/{organization}/workspaces
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyak620eckbx8bv47b97rqz",
      "slug": "shared",
      "name": "Workspace shared",
      "description": null,
      "is_default": false,
      "status": "active",
      "defaults": null,
      "limits": {
        "usage": null,
        "rate": null
      },
      "settings": null,
      "created_by": null,
      "updated_by": null,
      "created_at": "2026-01-02T03:04:08.000Z",
      "updated_at": "2026-01-02T03:04:08.000Z",
      "archived_at": null,
      "deleted_at": null
    }
  ],
  "next": null,
  "total": 1
}

= clock 60

> admin PATCH /api/v1/organizations/{organization}/workspaces/{research}
{"name": "Research", "description": null, "limits": {"rate": {"rpm": 60}}, "settings": {"color": "blue"}}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "slug": "ws-research-4d5fea",
  "name": "Research",
  "description": null,
  "is_default": false,
  "status": "active",
  "defaults": null,
  "limits": {
    "usage": {
      "credit": 10
    },
    "rate": {
      "rpm": 60
    }
  },
  "settings": {
    "color": "blue"
  },
  "created_by": "01kdyak718eqfaqfd8knnvqgaa",
  "updated_by": "01kdyak718eqfaqfd8knnvqgaa",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:25:05.000Z",
  "archived_at": null,
  "deleted_at": null
}

> admin PATCH /api/v1/organizations/{organization}/workspaces/{research}
{"limits": null}
< 200
< content-type: application/json
{
  "id": "01kdybqq08fy99rahqaw6wt0sk",
  "slug": "ws-research-4d5fea",
  "name": "Research",
  "description": null,
  "is_default": false,
  "status": "active",
  "defaults": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "settings": {
    "color": "blue"
  },
  "created_by": "01kdyak718eqfaqfd8knnvqgaa",
  "updated_by": "01kdyak718eqfaqfd8knnvqgaa",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:25:05.000Z",
  "archived_at": null,
  "deleted_at": null
}

# Put away and taken back.
> admin POST /api/v1/organizations/{organization}/workspaces/sales/archive
< 200
< content-type: application/json
{
  "id": "01kdybqq08f8abhbx5j78dqpnb",
  "slug": "sales",
  "name": "Sales",
  "description": null,
  "is_default": false,
  "status": "archived",
  "defaults": {
    "metadata": {
      "team": "sales"
    }
  },
  "limits": {
    "usage": null,
    "rate": null
  },
  "settings": {
    "color": "green"
  },
  "created_by": "01kdyak718eqfaqfd8knnvqgaa",
  "updated_by": "01kdyak718eqfaqfd8knnvqgaa",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:25:05.000Z",
  "archived_at": "2026-01-02T03:25:05.000Z",
  "deleted_at": null
}

> admin GET /api/v1/organizations/{organization}/workspaces?status=archived
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08f8abhbx5j78dqpnb",
      "slug": "sales",
      "name": "Sales",
      "description": null,
      "is_default": false,
      "status": "archived",
      "defaults": {
        "metadata": {
          "team": "sales"
        }
      },
      "limits": {
        "usage": null,
        "rate": null
      },
      "settings": {
        "color": "green"
      },
      "created_by": "01kdyak718eqfaqfd8knnvqgaa",
      "updated_by": "01kdyak718eqfaqfd8knnvqgaa",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:25:05.000Z",
      "archived_at": "2026-01-02T03:25:05.000Z",
      "deleted_at": null
    }
  ],
  "next": null,
  "total": 1
}

> admin POST /api/v1/organizations/{organization}/workspaces/sales/unarchive
< 200
< content-type: application/json
{
  "id": "01kdybqq08f8abhbx5j78dqpnb",
  "slug": "sales",
  "name": "Sales",
  "description": null,
  "is_default": false,
  "status": "active",
  "defaults": {
    "metadata": {
      "team": "sales"
    }
  },
  "limits": {
    "usage": null,
    "rate": null
  },
  "settings": {
    "color": "green"
  },
  "created_by": "01kdyak718eqfaqfd8knnvqgaa",
  "updated_by": "01kdyak718eqfaqfd8knnvqgaa",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:25:05.000Z",
  "archived_at": null,
  "deleted_at": null
}

# A workspace with keys is deleted only together with them; a deleted one can be restored by who may.
> admin POST /api/v1/organizations/{organization}/api-keys
{"name": "Sales machine", "owner": {"type": "workspace", "id": "sales"}}
< 201
< content-type: application/json
{
  "id": "01kdybshk8fjxajzfnhxcncnz1",
  "name": "Sales machine",
  "description": null,
  "owner": {
    "type": "workspace",
    "id": "01kdybqq08f8abhbx5j78dqpnb"
  },
  "owner_has_access": true,
  "workspace": "01kdybqq08f8abhbx5j78dqpnb",
  "scopes": null,
  "permissions": null,
  "limits": {
    "usage": null,
    "rate": null
  },
  "defaults": null,
  "mask": "rst_key_*****SWW",
  "status": "active",
  "previous_secret_until": null,
  "expires_at": null,
  "last_used_at": null,
  "created_at": "2026-01-02T03:25:05.000Z",
  "updated_at": "2026-01-02T03:25:05.000Z",
  "secret": "rst_key_0DvCMdf5YfGXUnh3Fa1uz2jFaWV6nTmwqlj9TgSTJEY4UcDt93Sp8wj6WIRCdqzMQzGxh03OGSWW"
}

> admin DELETE /api/v1/organizations/{organization}/workspaces/sales
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#conflict",
  "title": "Conflict",
  "status": 409,
  "detail": "keys are still bound to the workspace (1): revoke them first, or have them revoked with it",
  "code": "conflict",
  "request_id": "(request id)"
}

> admin DELETE /api/v1/organizations/{organization}/workspaces/sales?revoke_keys=perhaps
< 400
< content-type: application/problem+json
{
  "type": "/docs/errors.md#invalid",
  "title": "Invalid value",
  "status": 400,
  "detail": "revoke_keys: must be true or false",
  "code": "invalid",
  "field": "revoke_keys",
  "request_id": "(request id)"
}

> admin DELETE /api/v1/organizations/{organization}/workspaces/sales?revoke_keys=true
< 204

> viewer GET /api/v1/organizations/{organization}/workspaces/sales
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such workspace",
  "code": "not_found",
  "request_id": "(request id)"
}

> admin GET /api/v1/organizations/{organization}/workspaces?status=deleted
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdybqq08f8abhbx5j78dqpnb",
      "slug": "sales",
      "name": "Sales",
      "description": null,
      "is_default": false,
      "status": "deleted",
      "defaults": {
        "metadata": {
          "team": "sales"
        }
      },
      "limits": {
        "usage": null,
        "rate": null
      },
      "settings": {
        "color": "green"
      },
      "created_by": "01kdyak718eqfaqfd8knnvqgaa",
      "updated_by": "01kdyak718eqfaqfd8knnvqgaa",
      "created_at": "2026-01-02T03:24:05.000Z",
      "updated_at": "2026-01-02T03:25:05.000Z",
      "archived_at": null,
      "deleted_at": "2026-01-02T03:25:05.000Z"
    }
  ],
  "next": null,
  "total": 1
}

> viewer GET /api/v1/organizations/{organization}/workspaces?status=deleted
< 200
< content-type: application/json
{
  "data": [],
  "next": null,
  "total": 0
}

> admin POST /api/v1/organizations/{organization}/workspaces/sales/restore
< 200
< content-type: application/json
{
  "id": "01kdybqq08f8abhbx5j78dqpnb",
  "slug": "sales",
  "name": "Sales",
  "description": null,
  "is_default": false,
  "status": "active",
  "defaults": {
    "metadata": {
      "team": "sales"
    }
  },
  "limits": {
    "usage": null,
    "rate": null
  },
  "settings": {
    "color": "green"
  },
  "created_by": "01kdyak718eqfaqfd8knnvqgaa",
  "updated_by": "01kdyak718eqfaqfd8knnvqgaa",
  "created_at": "2026-01-02T03:24:05.000Z",
  "updated_at": "2026-01-02T03:25:05.000Z",
  "archived_at": null,
  "deleted_at": null
}

# The default workspace stays.
> admin GET /api/v1/organizations/{organization}/workspaces?name=Default
< 200
< content-type: application/json
{
  "data": [
    {
      "id": "01kdyak52rfhq98epc7raq524q",
      "slug": "ws-default-9c3a48",
      "name": "Default",
      "description": null,
      "is_default": true,
      "status": "active",
      "defaults": null,
      "limits": {
        "usage": null,
        "rate": null
      },
      "settings": null,
      "created_by": null,
      "updated_by": null,
      "created_at": "2026-01-02T03:04:07.000Z",
      "updated_at": "2026-01-02T03:04:07.000Z",
      "archived_at": null,
      "deleted_at": null
    }
  ],
  "next": null,
  "total": 1
}

= keep default /data/0/id

> admin DELETE /api/v1/organizations/{organization}/workspaces/{default}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#conflict",
  "title": "Conflict",
  "status": 409,
  "detail": "the default workspace can't be deleted",
  "code": "conflict",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/workspaces/{default}/archive
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#conflict",
  "title": "Conflict",
  "status": 409,
  "detail": "the default workspace can't be archived",
  "code": "conflict",
  "request_id": "(request id)"
}

# What a member of another workspace hears of this one is what everybody hears of none.
> workspace-member GET /api/v1/organizations/{organization}/workspaces/sales
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such workspace",
  "code": "not_found",
  "request_id": "(request id)"
}

> workspace-member GET /api/v1/organizations/{organization}/workspaces/no-such-slug
< 404
< content-type: application/problem+json
{
  "type": "/docs/errors.md#not_found",
  "title": "Not found",
  "status": 404,
  "detail": "no such workspace",
  "code": "not_found",
  "request_id": "(request id)"
}

> workspace-member PATCH /api/v1/organizations/{organization}/workspaces/{workspace}
{"name": "Mine"}
< 403
< content-type: application/problem+json
{
  "type": "/docs/errors.md#forbidden",
  "title": "Not allowed",
  "status": 403,
  "detail": "this needs workspaces.update: no role of the caller includes it",
  "code": "forbidden",
  "request_id": "(request id)"
}

> admin POST /api/v1/organizations/{organization}/workspaces
{"name": "Sales again", "slug": "sales"}
< 409
< content-type: application/problem+json
{
  "type": "/docs/errors.md#already_exists",
  "title": "Already exists",
  "status": 409,
  "detail": "another workspace already has this slug",
  "code": "already_exists",
  "field": "slug",
  "request_id": "(request id)"
}

